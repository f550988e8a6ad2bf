# SPDX-License-Identifier: MIT
"""Files that no honest office sends, made by code: name, what it is, and the codes it may earn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hostile_documents import JSONS, MAILS, OTHERS, PDFS
from hostile_packages import PACKAGES
from hostile_workbooks import WORKBOOKS


@dataclass(frozen=True)
class Case:
    """One hostile file; ``codes`` are the refusals that are right for it."""

    name: str
    file_name: str
    make: Callable[[], bytes]
    codes: frozenset[str]


def cases() -> Iterator[Case]:
    """Every case; the bytes are made when asked for."""
    for family, suffix, found in (
        ("package", "xlsx", PACKAGES),
        ("workbook", "xlsx", WORKBOOKS),
        ("pdf", "pdf", PDFS),
        ("mail", "eml", MAILS),
        ("json", "json", JSONS),
        ("other", "bin", OTHERS),
    ):
        for name, (make, codes) in found.items():
            yield Case(f"{family}-{name}", f"{name}.{suffix}", make, frozenset(codes.split()))
