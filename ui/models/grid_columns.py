# SPDX-License-Identifier: MIT
"""What a grid is made of: its columns, groups, marks, and the edits that it hands on.

A column says how to take a value from a row, how to show it and how to read what was typed. The grid
itself knows no meaning: reading and words come from the owner.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Any, Final, Protocol

import msgspec
from PySide6.QtCore import Qt

from lsapp.domain.collation import sort_key as text_sort_key
from ui.colours import Tone


class GridRow(Protocol):
    """A frozen row. One may also have ``group`` (the key of its group) and ``level`` (0 at the top)."""

    @property
    def key(self) -> str:
        """What tells the row from every other, and stays when its fields change."""


class Kind(StrEnum):
    """What a column holds, which gives it an alignment, an editor and an order."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    NUMBER = "number"
    MONEY = "money"
    PERCENT = "percent"
    DATE = "date"
    CHOICE = "choice"
    STATUS = "status"
    CHIP = "chip"


NUMBERS: Final = frozenset({Kind.NUMBER, Kind.MONEY, Kind.PERCENT})
"""Kinds whose values can be added up, and whose figures stand to the right."""

CHOSEN: Final = frozenset({Kind.CHOICE, Kind.STATUS})
"""Kinds whose values are picked from a list."""


class Look(StrEnum):
    """How a cell stands out from its neighbours."""

    PLAIN = "plain"
    NOT_APPLICABLE = "not_applicable"
    LAST_ROUND = "last_round"
    MUTED = "muted"
    TOTAL = "total"


class Mark(msgspec.Struct, frozen=True):
    """A finding on one cell: how grave (``Tone.BAD``, ``WARNING`` or ``ACCENT``), and its words."""

    tone: Tone
    text: str


class Unreadable(msgspec.Struct, frozen=True):
    """Text that its column could not read, as it was typed, and why."""

    text: str
    reason: str


class Choice(msgspec.Struct, frozen=True):
    """One value that a cell can take, with its words."""

    value: Any
    text: str


class CellChip(msgspec.Struct, frozen=True):
    """How a state is drawn beside its words: the name of an icon, and the tone of its colour."""

    icon: str
    tone: Tone = Tone.NEUTRAL


class CellEdit(msgspec.Struct, frozen=True, kw_only=True):
    """One cell changed by the person.

    ``text`` is as typed; ``value`` what the column read from it, or ``Unreadable``. The first edits of
    a row that does not exist yet carry ``is_new`` and the ``group`` it was begun in: its ``row_key`` is
    fresh, and the record should be made under it.
    """

    row_key: str
    column_key: str
    text: str
    value: Any
    is_new: bool = False
    group: str | None = None


def _plain_text(value: Any) -> str:
    return str(value)


def _as_typed(text: str) -> Any:
    return text.strip() or None


class GridColumn(msgspec.Struct, frozen=True, kw_only=True):
    """One column: ``value_of(row)`` gives the value (``None`` where empty), ``show(value)`` its words.

    ``heads`` are the words above the title, topmost first, joined with neighbours that say the same.
    ``width`` is in pixels at 100 %. ``edit_text`` is what the editor starts with, ``show`` where it is
    not given; ``read(text)`` turns typed text into a value or ``Unreadable``. ``choices(row)`` lists
    what a cell can take (the row is ``None`` for one that does not exist yet). ``sort_key`` orders
    values that are not ``None``; empty cells come last both ways. ``in_search`` tells whether free
    text is looked for here, ``is_tree`` whether the level of a row indents this column.
    """

    key: str
    title: str
    value_of: Callable[[Any], Any]
    heads: tuple[str, ...] = ()
    kind: Kind = Kind.TEXT
    width: int = 120
    alignment: Qt.AlignmentFlag | None = None
    editable: bool | Callable[[Any], bool] = False
    choices: Callable[[Any], Sequence[Choice]] | None = None
    show: Callable[[Any], str] = _plain_text
    edit_text: Callable[[Any], str] | None = None
    read: Callable[[str], Any] = _as_typed
    sort_key: Callable[[Any], Any] | None = None
    tool_tip: str = ""
    cell_tip: Callable[[Any], str] | None = None
    look_of: Callable[[Any], Look] | None = None
    chip_of: Callable[[Any], CellChip | None] | None = None
    in_search: bool = True
    is_tree: bool = False

    @property
    def side(self) -> Qt.AlignmentFlag:
        """Where the text stands across the cell: figures to the right, days in the middle."""
        if self.alignment is not None:
            return self.alignment
        if self.kind in NUMBERS:
            return Qt.AlignmentFlag.AlignRight
        if self.kind is Kind.DATE:
            return Qt.AlignmentFlag.AlignHCenter
        return Qt.AlignmentFlag.AlignLeft

    def text_of(self, row: Any) -> str:
        """Return the words of a row's value here, empty where there is none."""
        value = self.value_of(row)
        return "" if value is None else self.show(value)

    def order_of(self, value: Any) -> Any:
        """Return what a value that is not ``None`` sorts by."""
        if self.sort_key is not None:
            return self.sort_key(value)
        if self.kind in NUMBERS or self.kind is Kind.DATE:
            return value
        return text_sort_key(self.show(value))

    def takes_edits(self, row: Any) -> bool:
        """Tell whether a row's cell can be written; ``None`` stands for a row to be made."""
        if isinstance(self.editable, bool):
            return self.editable
        return row is None or self.editable(row)


class GridGroup(msgspec.Struct, frozen=True, kw_only=True):
    """A heading over the rows of one group: its number and title, and texts of sums by column key.

    ``shown_empty`` keeps the heading while no row stands under it, as long as nothing is filtered.
    """

    key: str
    title: str
    number: str = ""
    sums: Mapping[str, str] = {}
    shown_empty: bool = False

    @property
    def heading(self) -> str:
        """Number and title as one text."""
        return f"{self.number}. {self.title}" if self.number else self.title


class SelectionSummary(msgspec.Struct, frozen=True):
    """What is selected: cells, cells that hold something, and numbers with total and average.

    ``total`` and ``average`` are ``None`` where no number is selected or too many cells are.
    """

    cells: int
    filled: int
    numbers: int
    total: Any = None
    average: Any = None
