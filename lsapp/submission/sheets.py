# SPDX-License-Identifier: MIT
"""The shapes of a workbook's standard sheets: what a row and a column stand for, whatever the file format.

A cell belongs to a record by its row's key and to a field by its column's name, never by place.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Final, Literal

import msgspec

CellValue = str | int | Decimal | dt.date | None
"""What a cell shows."""

CELL_LIMIT: Final = 32_000
"""UTF-16 units of text that a cell shows at most; Excel itself cuts at 32,767 without a word."""

CUT_MARK: Final = " […bị cắt: xem đủ trong chương trình]"
"""What a cell ends with when its text is longer than it can show."""

NOT_APPLICABLE: Final = "Không áp dụng"
"""How a cell of a statistical form says that it does not apply; a colon and the reason follow."""

PAYLOAD_SHEET: Final = "_lsapp"
"""The very hidden sheet with the payload."""

YES: Final = "Có"
NO: Final = "Không"


class Choice(msgspec.Struct, frozen=True):
    """One value of a drop-down: the code a record holds and the words a cell shows."""

    code: str
    label: str


class SheetColumn(msgspec.Struct, frozen=True, kw_only=True):
    """A column. ``field`` is ``<kind>.<field>`` of a record, or a form's column code.

    A ``computed`` column is there to be read by people: it is written, never taken back.
    """

    field: str
    label: str
    value: Literal["text", "integer", "number", "money", "date", "choice"] = "text"
    width: int = 14
    choices: tuple[Choice, ...] = ()
    heads: tuple[str, ...] = ()
    decimals: int = 0
    computed: bool = False


class SheetRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row. Without a ``key`` it is there for people alone (a group's title, a total)."""

    key: str | None
    cells: tuple[CellValue, ...]
    style: Literal["plain", "group", "total"] = "plain"


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """A sheet. ``code`` says what its rows are: ``activities``, ``form:B1``, …; ``grid`` marks a form with
    fixed rows. ``spare`` rows can be filled in by hand in a template.
    """

    code: str
    name: str
    title: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[SheetRow, ...]
    note: str | None = None
    grid: bool = False
    spare: int = 0
    fixed: bool = False


class Grid(msgspec.Struct, frozen=True, kw_only=True):
    """A standard sheet as it was found in a workbook: values by row key and field.

    ``added`` are rows without a known key that hold something, by their row number as people see it.
    ``keyed`` is false where the column of keys is gone: then nothing can be compared.
    """

    code: str
    rows: dict[str, dict[str, CellValue]]
    added: dict[int, dict[str, CellValue]]
    keyed: bool = True


def utf16_length(text: str) -> int:
    """Return the length of ``text`` in UTF-16 units, the way Excel counts."""
    return len(text) + sum(1 for character in text if character > "\uffff")


def shown_text(text: str) -> str:
    """Return ``text`` as a cell shows it: whole, or cut at ``CELL_LIMIT`` and saying so."""
    if len(text) <= CELL_LIMIT // 2 or utf16_length(text) <= CELL_LIMIT:
        return text
    units = text.encode("utf-16-le")[: 2 * (CELL_LIMIT - len(CUT_MARK))]
    return units.decode("utf-16-le", errors="ignore") + CUT_MARK


def is_cut(shown: CellValue) -> bool:
    """Tell whether a cell shows less than the record holds; such a cell is not compared."""
    return isinstance(shown, str) and shown.endswith(CUT_MARK)
