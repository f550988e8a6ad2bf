# SPDX-License-Identifier: MIT
"""What each row of a table of activities is: a task, the title of a group, a total, more of the row above."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

import msgspec

from lsapp.catalogue.model import Plan
from lsapp.domain.table_values import CellContent, ValueKind, text_of
from lsapp.domain.text import clean, fold
from lsapp.submission.tables.head_words import head_tokens
from lsapp.submission.tables.headers import is_numbering_row
from lsapp.submission.tables.model import RowState
from lsapp.submission.tables.row_numbers import (
    NO_NUMBER,
    RowNumber,
    leading_number,
    read_row_number,
)
from lsapp.submission.tables.sheet_reader import TOTAL_ROW, MappedColumn, SheetReader
from lsapp.submission.tables.table_fields import NUMBER

CONTENT: Final = "activity.content"
_SAY_NOTHING: Final = frozenset(
    ("nhiem", "vu", "giai", "phap", "chung", "khac", "noi", "dung", "cong", "tac", "thuc", "hien",
     "trien", "khai", "cac", "va", "cua", "trong", "nhom", "ve", "viec", "cho", "nhung", "tiep", "tuc")
)  # fmt: skip
"""Words of titles that tell no group from another."""
_SURE: Final = 0.75
_LIKELY: Final = 0.5
_MARGIN: Final = 0.15
_GROUP_WORDS: Final = re.compile(
    r"^\s*nh[oó]m(?: nhiệm vụ)?(?: thứ| số)?\s*[0-9IVX]+\s*[.:\-–)]*", re.I
)


class ActivityRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row as it was understood. ``row`` counts from 0; ``group`` is the code of the group it stands
    under or titles, ``above`` the row of the activity it belongs under; ``cells`` are those beside
    number and content, by column.
    """

    row: int
    state: RowState
    number: RowNumber = NO_NUMBER
    title: str | None = None
    group: str | None = None
    above: int | None = None
    cells: dict[int, CellContent] = {}


class _Found(msgspec.Struct, frozen=True, kw_only=True):
    row: int
    number: RowNumber
    title: str | None
    cells: dict[int, CellContent]
    bare: bool


class GroupFinder:
    """Finds the task group that a title or cell names, by its words and its number."""

    def __init__(self, plan: Plan) -> None:
        self.codes = [group.code for group in plan.groups]
        self._words = [
            {*head_tokens(group.title), *head_tokens(group.short)} - _SAY_NOTHING
            for group in plan.groups
        ]
        held = Counter(word for words in self._words for word in words)
        self._weight = {word: 1 / count for word, count in held.items()}

    def by_number(self, value: int) -> str | None:
        """Return the group at this place of the plan."""
        return self.codes[value - 1] if 0 < value <= len(self.codes) else None

    def by_words(self, title: str) -> tuple[str | None, float]:
        """Return the group whose title these words are taken from, and how sure that is (0 to 1)."""
        said = set(head_tokens(_GROUP_WORDS.sub("", title)[:600])) - _SAY_NOTHING
        whole = sum(self._weight.get(word, 1.0) for word in said)
        if len(said) < 2 or not whole:
            return None, 0.0
        shares = [sum(self._weight[word] for word in said & words) / whole for words in self._words]
        ranked = sorted(shares, reverse=True)
        best = shares.index(ranked[0])
        sure = ranked[0] - (ranked[1] if len(ranked) > 1 else 0) >= _MARGIN
        return (self.codes[best], ranked[0]) if sure and ranked[0] >= _LIKELY else (None, ranked[0])


class ActivityRows:
    """Goes down a sheet and tells what each row is."""

    def __init__(self, plan: Plan, reader: SheetReader) -> None:
        self._reader = reader
        self._finder = GroupFinder(plan)
        self._number = _column_of(reader.columns, NUMBER)
        self._content = _column_of(reader.columns, CONTENT)
        self._money = {
            one.mapping.column for one in reader.columns if one.field.kind is ValueKind.MONEY
        }
        self._group: str | None = None
        self._outline = _Outline()
        self._marked = False
        self._dotted: set[tuple[int, ...]] = set()
        self._by_first_number = False

    def read(self) -> list[ActivityRow]:
        """Return every row below the heads."""
        found = [self._found(row) for row in self._reader.rows()]
        numbers = [one.number for one in found if one.title]
        self._marked = any(
            one.number.style == "group" or (one.number.style == "roman" and one.bare)
            for one in found
        )
        self._dotted = {number.parts for number in numbers if number.style == "dotted"}
        self._by_first_number = not self._marked and not any(
            len(parts) == 1 for parts in self._dotted
        )
        return [self._understood(one) for one in found]

    def _found(self, row: int) -> _Found:
        cells = self._reader.cells(row)
        number_cell = cells.pop(self._number, None) if self._number is not None else None
        title_cell = cells.pop(self._content, None) if self._content is not None else None
        number, title = read_row_number(number_cell), clean(text_of(title_cell))
        if title is None and number.text and (number.style in {"none", "group"}):
            title = clean(text_of(number_cell))  # a title that reaches over the whole row
            number = NO_NUMBER
        if title and number.style == "none" and not number.text:
            number, title = leading_number(title)
        return _Found(
            row=row,
            number=number,
            title=title,
            cells=cells,
            bare=all(column in self._money for column in cells),
        )

    def _understood(self, one: _Found) -> ActivityRow:
        state = self._state(one)
        if state in {"group", "heading"}:
            return self._titled(one)
        above = None
        group = self._group
        if state == "new":
            above = self._outline.place(one.row, one.number)
            first = one.number.parts[0] if one.number.style == "dotted" else 0
            if group is None and self._by_first_number and len(one.number.parts) > 1:
                group = self._finder.by_number(first)
        return ActivityRow(
            row=one.row,
            state=state,
            number=one.number,
            title=one.title,
            group=group,
            above=above,
            cells=one.cells,
        )

    def _state(self, one: _Found) -> RowState:
        if one.title is None:
            if not one.cells:
                return "empty"
            return "joined" if self._outline.last is not None else "new"
        if TOTAL_ROW.fullmatch(fold(one.title)):
            return "total"
        if is_numbering_row(self._reader.sheet, one.row):
            return "heading"
        return "group" if one.bare and self._is_title(one.number, one.title) else "new"

    def _is_title(self, number: RowNumber, title: str) -> bool:
        """Tell whether a row that holds nothing but words (and sums) titles the rows below it."""
        if number.style in {"group", "roman", "capital"}:
            return True
        _, sure = self._finder.by_words(title)
        if number.style == "none":
            return title.isupper() or (sure >= _SURE and not self._marked)
        if number.style != "dotted" or len(number.parts) > 1 or self._marked:
            return False
        divided = any(len(parts) > 1 and parts[:1] == number.parts for parts in self._dotted)
        return sure >= _SURE or (
            divided and (sure >= _LIKELY or self._finder.by_number(number.parts[0]) is not None)
        )

    def _titled(self, one: _Found) -> ActivityRow:
        title = one.title or ""
        self._outline = _Outline()
        if is_numbering_row(self._reader.sheet, one.row):
            return ActivityRow(row=one.row, state="heading", number=one.number, title=title)
        named = one.number.style in {"group", "roman", "dotted"} and one.number.parts
        by_number = self._finder.by_number(one.number.parts[0]) if named else None
        by_words, sure = self._finder.by_words(title)
        group = by_words if sure >= _SURE and by_words else by_number or by_words
        facts = {"title": title[:80], "group": group or ""}
        if group is None:
            self._reader.note(
                code="import.heading_unknown", facts={"title": title[:80]}, row=one.row
            )
        elif by_words and by_number and by_words != by_number:
            self._reader.note(code="import.group_disagrees", facts=facts, row=one.row)
        elif by_words is None and one.number.style != "group":
            self._reader.note(code="import.group_by_number", facts=facts, row=one.row)
        self._group = group
        state: RowState = "group" if group else "heading"
        return ActivityRow(row=one.row, state=state, number=one.number, title=title, group=group)


class _Outline:
    """Which activity a row belongs under, by its STT and the rows above it in the same group."""

    def __init__(self) -> None:
        self._dotted: dict[tuple[int, ...], int] = {}
        self._letters: dict[str, int] = {}
        self._last_dotted: tuple[int, ...] | None = None
        self._numbered: int | None = None
        self.last: int | None = None

    def place(self, row: int, number: RowNumber) -> int | None:
        """Return the row of the activity above, ``None`` for one right under its group."""
        above = self._above(row, number)
        self.last = row
        return above

    def _above(self, row: int, number: RowNumber) -> int | None:
        if number.style == "dotted":
            parts = self._true_parts(number.parts)
            above = self._dotted.get(parts[:-1])
            self._dotted[parts] = self._numbered = row
            self._last_dotted = parts
            self._letters.clear()
            return above
        if number.style == "letter":
            upper = number.text.rpartition(".")[0]
            above = self._letters.get(upper) if upper else None
            if above is None and self._last_dotted is not None:
                above = self._dotted[self._last_dotted]
            self._letters[number.text] = self._numbered = row
            return above
        if number.style == "dash":
            return self._numbered
        self._numbered = row
        return None

    def _true_parts(self, parts: tuple[int, ...]) -> tuple[int, ...]:
        """Return the STT meant: Excel makes 1.1 of a 1.10 that follows 1.9."""
        last = self._last_dotted
        if parts in self._dotted and last and last[:-1] == parts[:-1]:
            following = last[-1] + 1
            if following == parts[-1] * 10:
                return (*parts[:-1], following)
        return parts


def _column_of(columns: Sequence[MappedColumn], key: str) -> int | None:
    return next((one.mapping.column for one in columns if one.field.key == key), None)
