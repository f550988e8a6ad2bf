# SPDX-License-Identifier: MIT
"""A workbook from its package: identity properties, sheets with their state, and cells.

Written for files nobody has vouched for: one pass per part, relationships that stay inside, both
the transitional and the strict vocabulary of ISO/IEC 29500. Merges, dimensions, formats, empty
rows and everything drawn are ignored, for honest programs write them without measure.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection
from typing import Final, Literal, cast

import msgspec

from lsapp.intake.cells import CellReader, Cells
from lsapp.intake.guard import Package
from lsapp.intake.limits import DEFAULT_LIMITS, Limits
from lsapp.intake.markup import Element, check_elements, read_elements
from lsapp.intake.refusal import Refusal, quoted
from lsapp.intake.sharedstrings import read_shared_strings
from lsapp.intake.styles import StyleKinds, style_kinds

SheetState = Literal["visible", "hidden", "veryHidden"]
_STATES: Final = ("visible", "hidden", "veryHidden")
# A cell that refers to the table of shared strings has the type "s", which a reference may spell.
_MAY_SHARE: Final = re.compile(rb"""=\s*["'](?:s["']|&)""")


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """One sheet. ``cells`` is empty where the sheet was not asked for; ``formulas`` marks cells
    whose value is only the last result that the writing program saved.
    """

    name: str
    state: SheetState
    cells: Cells
    formulas: frozenset[tuple[int, int]]


class Workbook(msgspec.Struct, frozen=True, kw_only=True):
    """What a workbook holds; ``properties`` are the custom document properties as text."""

    properties: dict[str, str]
    sheets: tuple[Sheet, ...]

    def sheet(self, name: str) -> Sheet | None:
        """Return the sheet of that name, which Excel compares without regard to case."""
        folded = name.casefold()
        return next((sheet for sheet in self.sheets if sheet.name.casefold() == folded), None)


class _Place(msgspec.Struct, frozen=True):
    """Where a sheet stands in the package."""

    name: str
    state: SheetState
    part: str


def read_workbook(
    package: Package,
    limits: Limits = DEFAULT_LIMITS,
    *,
    sheets: Collection[str] | None = None,
) -> Workbook:
    """Return the workbook in ``package``; of ``sheets`` only those named are read, all by default.

    Raises ``Refusal``: ``package.*`` for broken parts, ``workbook.not_a_workbook``,
    ``workbook.too_many_sheets``, ``workbook.too_many_cells``, ``workbook.cell_outside``,
    ``workbook.text_too_long`` or ``workbook.damaged``.
    """
    root = _relationships(package, "", limits)
    main = root.get("officeDocument")
    if main is None:
        raise Refusal("workbook.not_a_workbook")
    related = _relationships(package, main, limits)
    elements = _structure(package, main, "workbook", limits)
    places = _places(elements, related, limits)
    since_1904 = any(
        element.name == "workbookPr" and element.attributes.get("date1904") in ("1", "true")
        for element in elements
    )
    properties = root.get("custom-properties") or root.get("customProperties")
    return Workbook(
        properties=_properties(package, properties, limits) if properties else {},
        sheets=_read_sheets(package, places, related, limits, sheets, since_1904=since_1904),
    )


def _read_sheets(
    package: Package,
    places: list[_Place],
    related: dict[str, str],
    limits: Limits,
    wanted: Collection[str] | None,
    *,
    since_1904: bool,
) -> tuple[Sheet, ...]:
    chosen = {name.casefold() for name in wanted} if wanted is not None else None
    budget = limits.elements
    strings: list[str] | None = None
    styles = StyleKinds()
    if chosen is None:
        strings, elements = _shared_strings(package, related, limits, budget)
        budget -= elements
    if "styles" in related:
        styles = style_kinds(_structure(package, related["styles"], "styleSheet", limits))
    found: list[Sheet] = []
    room = limits.cells
    for place in places:
        cells: Cells = {}
        formulas: frozenset[tuple[int, int]] = frozenset()
        if chosen is None or place.name.casefold() in chosen:
            data = package.read(place.part)
            budget -= check_elements(place.part, data, budget)
            if strings is None and _MAY_SHARE.search(data):
                strings, elements = _shared_strings(package, related, limits, budget)
                budget -= elements
            left = msgspec.structs.replace(limits, cells=room)
            reader = CellReader(place.name, strings or [], styles, left, since_1904=since_1904)
            reader.read(place.part, data)
            cells, formulas = reader.cells, frozenset(reader.formulas)
            room -= len(cells)
        found.append(Sheet(name=place.name, state=place.state, cells=cells, formulas=formulas))
    return tuple(found)


def _shared_strings(
    package: Package, related: dict[str, str], limits: Limits, budget: int
) -> tuple[list[str], int]:
    """Return the table of shared strings, empty where there is none, and the number of its tags."""
    part = related.get("sharedStrings")
    if part is None:
        return [], 0
    data = package.read(part)
    elements = check_elements(part, data, budget)
    return read_shared_strings(part, data, limits), elements


def _places(elements: list[Element], related: dict[str, str], limits: Limits) -> list[_Place]:
    """Return the worksheets in the order of their tabs; chart sheets hold no cells."""
    places: list[_Place] = []
    for element in elements:
        if element.name != "sheet" or element.parent != "sheets":
            continue
        key = next((v for k, v in element.attributes.items() if k.endswith(":id")), "")
        part = related.get(f"#{key}")
        if part is None:
            continue
        name = element.attributes.get("name", "")
        state = element.attributes.get("state", "visible")
        if not name or len(name) > 255 or state not in _STATES:
            raise Refusal("workbook.damaged", part=quoted(name), row=0)
        places.append(_Place(name, cast("SheetState", state), part))
    if not places:
        raise Refusal("workbook.not_a_workbook")
    if len(places) > limits.sheets:
        raise Refusal("workbook.too_many_sheets", count=len(places), limit=limits.sheets)
    if len({place.part for place in places}) < len(places):
        raise Refusal("workbook.damaged", part="xl/workbook.xml", row=0)
    if len({place.name.casefold() for place in places}) < len(places):
        raise Refusal("workbook.damaged", part="xl/workbook.xml", row=0)
    return places


def _relationships(package: Package, source: str, limits: Limits) -> dict[str, str]:
    """Return the targets of ``source`` by kind, and those of worksheets by ``#`` and their id.

    Only the first target of a kind counts. A target outside the package is never followed.
    """
    folder, name = posixpath.split(source)
    part = posixpath.join(folder, "_rels", f"{name}.rels")
    if part not in package:
        raise Refusal("workbook.not_a_workbook")
    targets: dict[str, str] = {}
    for element in _structure(package, part, "Relationships", limits):
        if element.name != "Relationship" or element.attributes.get("TargetMode") == "External":
            continue
        kind = element.attributes.get("Type", "").rpartition("/")[2]
        target = element.attributes.get("Target", "")
        if kind == "worksheet":
            kind = f"#{element.attributes.get('Id', '')}"
        elif kind not in _FOLLOWED:
            continue
        targets.setdefault(kind, _inside(folder, target))
    return targets


_FOLLOWED: Final = frozenset(
    ("officeDocument", "sharedStrings", "styles", "custom-properties", "customProperties")
)


def _inside(folder: str, target: str) -> str:
    path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
    path = posixpath.normpath(path)
    if not target or path.startswith(("..", "/")) or "\\" in path or ":" in path:
        raise Refusal("package.outside_part", part=quoted(target))
    return path


def _structure(package: Package, part: str, root: str, limits: Limits) -> list[Element]:
    elements = read_elements(part, package.read(part), limits)
    if elements[0].name != root:
        raise Refusal("workbook.damaged", part=part, row=0)
    return elements


def _properties(package: Package, part: str, limits: Limits) -> dict[str, str]:
    """Return the custom properties: each value is the text of the one typed element inside."""
    properties: dict[str, str] = {}
    name = ""
    for element in _structure(package, part, "Properties", limits):
        if element.name == "property":
            name = element.attributes.get("name", "")
            if not name or name in properties:
                raise Refusal("workbook.damaged", part=part, row=0)
            properties[name] = ""
        elif element.parent == "property":
            properties[name] = element.text
    return properties
