# SPDX-License-Identifier: MIT
"""Whether a workbook's package is still, part by part, what the program packed that sealed it."""

from __future__ import annotations

from lsapp.intake.guard import Package
from lsapp.intake.markup import read_elements
from lsapp.intake.refusal import Refusal
from lsapp.submission.seal import SEAL_PROPERTY, UNSEALED_PART, seal_of


def holds_seal(package: Package) -> bool:
    """Tell whether the seal among the custom properties is that of all other parts as they lie there.

    Nothing but the properties is inflated. A seal that is gone, broken or of another rule is none: no fault.
    """
    said = _said_seal(package)
    return said is not None and said == seal_of(package.packed_parts())


def _said_seal(package: Package) -> str | None:
    """Return the text of the one property that states the seal."""
    if UNSEALED_PART not in package.names:
        return None
    try:
        elements = read_elements(UNSEALED_PART, package.read(UNSEALED_PART), package.limits)
    except Refusal:
        return None
    stated: list[str] = []
    name = ""
    for element in elements:
        if element.name == "property":
            name = element.attributes.get("name", "")
        elif element.parent == "property" and name == SEAL_PROPERTY:
            stated.append(element.text)
    return stated[0] if len(stated) == 1 else None
