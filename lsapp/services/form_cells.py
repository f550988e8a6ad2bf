# SPDX-License-Identifier: MIT
"""What the cells, rows and sheets of statistical forms hold as the page shows them.

A cell holds a value, is empty, or does not apply for a reason: three different things.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import StrEnum
from typing import Final

import msgspec

from lsapp.catalogue.forms import CellPlace as CellPlace  # the pages name cells by it too
from lsapp.catalogue.forms import Number
from lsapp.catalogue.model import FormColumn, StatForm
from lsapp.domain.dates import grid_date
from lsapp.domain.numbers import format_number
from lsapp.domain.records import StatValue
from lsapp.rules.finding import Level

CellValue = int | Decimal | str | dt.date
"""What a cell holds: a number, money in đồng, text, a choice, a day."""

NUMERIC: Final = ("number", "money")


class CellState(StrEnum):
    """The three things that a cell can say."""

    VALUE = "value"
    EMPTY = "empty"
    NOT_APPLICABLE = "not_applicable"


class CellFault(msgspec.Struct, frozen=True):
    """What is wrong with a cell: the code of the rule that will say so too, and in words."""

    code: str
    level: Level
    message: str


class Entry(msgspec.Struct, frozen=True):
    """What was said in a cell: a value, or that it does not apply and why; neither is empty."""

    value: CellValue | None = None
    not_applicable: bool = False
    reason: str | None = None

    @property
    def state(self) -> CellState:
        """Which of the three things it is."""
        if self.not_applicable:
            return CellState.NOT_APPLICABLE
        return CellState.EMPTY if self.value is None else CellState.VALUE

    @property
    def text(self) -> str:
        """The value as the grid shows it; nothing where there is none."""
        if isinstance(self.value, dt.date):
            return grid_date(self.value)
        if isinstance(self.value, int | Decimal):
            return format_number(self.value)
        return self.value or ""


EMPTY: Final = Entry()


class FormCell(msgspec.Struct, frozen=True, kw_only=True):
    """One cell: what it says, what the last round said, whether a person types it, what is wrong."""

    row: str
    column: str
    entry: Entry = EMPTY
    previous: Entry = EMPTY
    typed: bool = True
    faults: tuple[CellFault, ...] = ()

    @property
    def state(self) -> CellState:
        """Value, empty or not applicable."""
        return self.entry.state

    @property
    def text(self) -> str:
        """The value as the grid shows it."""
        return self.entry.text


class FormSheetRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row: fixed (``title``, ``level``, ``total`` for one that is a sum), or the unit's own, numbered."""

    key: str
    number: str
    title: str = ""
    level: int = 0
    total: bool = False
    cells: tuple[FormCell, ...]


class FormSheet(msgspec.Struct, frozen=True, kw_only=True):
    """A form filled in. ``whole`` is what was said of the form as a whole; ``sums`` are the totals of a
    list form's numeric columns, by column; ``asked`` tells whether this kind of unit owes it.
    ``filled`` of ``expected`` cells (or lines) say something. ``last_rows`` are the rows that a list
    form had in the round before.
    """

    form: StatForm
    asked: bool
    rows: tuple[FormSheetRow, ...]
    whole: Entry = EMPTY
    previous_whole: Entry = EMPTY
    faults: tuple[CellFault, ...] = ()
    sums: dict[str, Number] = {}
    filled: int = 0
    expected: int = 0
    last_rows: tuple[FormSheetRow, ...] = ()

    def cell(self, row: str, column: str) -> FormCell | None:
        """Return a cell by its codes, ``None`` where the form has no such place."""
        for one in self.rows:
            if one.key == row:
                return next((cell for cell in one.cells if cell.column == column), None)
        return None

    @property
    def percent(self) -> int | None:
        """How much is filled in, 0 to 100; ``None`` where nothing is expected."""
        return self.filled * 100 // self.expected if self.expected else None

    @property
    def fault_count(self) -> int:
        """How many faults stand in the form."""
        return len(self.faults) + sum(len(one.faults) for row in self.rows for one in row.cells)


def entry_of(record: StatValue) -> Entry:
    """Return what a cell's record says."""
    return Entry(
        None if record.not_applicable else record.value, record.not_applicable, record.reason
    )


def shown_value(column: FormColumn, stored: int | str) -> CellValue:
    """Return what a row holds as a value of its column; what cannot be read so stays as it is."""
    if not isinstance(stored, str):
        return stored
    try:
        if column.kind == "date":
            return dt.date.fromisoformat(stored)
        if column.kind in NUMERIC:
            number = Decimal(stored)
            return number if number.is_finite() else stored
    except (ValueError, ArithmeticError):
        return stored
    return stored
