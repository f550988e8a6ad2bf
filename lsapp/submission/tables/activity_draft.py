# SPDX-License-Identifier: MIT
"""An activity in the making: what one row of a sheet, and those joined to it, say of it."""

from __future__ import annotations

import msgspec

from lsapp.domain.table_values import CellContent, Value, ValueKind, show_value
from lsapp.submission.tables.activity_rows import CONTENT, ActivityRow
from lsapp.submission.tables.model import ImportOptions
from lsapp.submission.tables.sheet_reader import MappedColumn, SheetReader, shown_cell
from lsapp.submission.tables.table_fields import PLANNED

_SOURCE = "budget_line.source"
_YEAR = "budget_line.year"
_JOINED = frozenset({ValueKind.TEXT, ValueKind.LONG_TEXT, ValueKind.TIMEFRAME})

MoneyPlace = tuple[int, str]
"""The year and the funding source of a line of money."""


class DraftCell(msgspec.Struct, frozen=True):
    """A cell as it was read: where, what it showed, its value; ``noted`` when its words go to the note."""

    row: int
    column: MappedColumn
    seen: str
    value: Value
    noted: bool = False
    place: MoneyPlace | None = None


class ActivityDraft:
    """Gathers the cells of one activity; texts of joined rows follow one another."""

    def __init__(self, row: ActivityRow, reader: SheetReader, options: ImportOptions) -> None:
        self.head = row
        self.values: dict[str, Value] = {CONTENT: row.title}
        self.money: dict[MoneyPlace, dict[str, int]] = {}
        self.noted: list[str] = []
        self.cells: list[DraftCell] = []
        self._reader = reader
        self._options = options

    def take(self, row: ActivityRow) -> None:
        """Read the cells of a row: the activity's own, or one that goes on in it."""
        columns = {one.mapping.column: one for one in self._reader.columns}
        source, year = self._money_place(row, columns)
        totals: dict[str, tuple[MappedColumn, int]] = {}
        sums: dict[str, int] = {}
        for place, seen in row.cells.items():
            column = columns[place]
            key = column.field.key
            if key in {_SOURCE, _YEAR}:
                continue
            value, fault = self._reader.value(row.row, column, seen)
            if fault is not None:
                self._keep_words(row.row, column, seen, code=fault.code, facts=fault.facts)
                continue
            if column.field.kind is ValueKind.MONEY and isinstance(value, int):
                if column.mapping.total:
                    totals[key] = (column, value)
                    continue
                sums[key] = sums.get(key, 0) + value
                at = (column.mapping.year or year, column.mapping.source or source)
                line = self.money.setdefault(at, {})
                line[key] = line.get(key, 0) + value
                self.cells.append(DraftCell(row.row, column, shown_cell(seen), value, place=at))
                continue
            self._put(key, value, column.field.kind)
            self.cells.append(DraftCell(row.row, column, shown_cell(seen), value))
        for key, (column, total) in totals.items():
            self._compare(row.row, column, total, sums.get(key), (year, source))

    def note_text(self, before: str | None) -> str | None:
        """Return the activity's note: its own words, and those of cells that could not be understood."""
        own = self.values.get("activity.note", before)
        lines = [own] if isinstance(own, str) else []
        lines += [line for line in self.noted if line not in "\n".join(lines)]
        return "\n".join(lines) or None

    def _put(self, key: str, value: Value, kind: ValueKind) -> None:
        held = self.values.get(key)
        if held is None or kind not in _JOINED:
            if held is None:
                self.values[key] = value
        elif isinstance(held, str) and isinstance(value, str) and value not in held.split("\n"):
            self.values[key] = f"{held}\n{value}"

    def _money_place(self, row: ActivityRow, columns: dict[int, MappedColumn]) -> tuple[str, int]:
        """Return the funding source and year that the row's own cells name, else those of the options."""
        source, year = self._options.source or "", self._options.year
        for place, seen in row.cells.items():
            column = columns[place]
            if column.field.key == _SOURCE:
                named = self._source(row.row, column, seen)
                source = named or source
            elif column.field.key == _YEAR:
                value, fault = self._reader.value(row.row, column, seen)
                if isinstance(value, int) and 1990 < value < 2200:
                    year = value
                    self.cells.append(DraftCell(row.row, column, shown_cell(seen), value))
                else:
                    code = fault.code if fault else "number.unreadable"
                    self._keep_words(row.row, column, seen, code=code, facts={})
        return source, year

    def _source(self, row: int, column: MappedColumn, seen: CellContent) -> str | None:
        words = shown_cell(seen)
        found = self._reader.source(column, words)
        if found is None:
            facts = {"seen": words[:200]}
            self._keep_words(row, column, seen, code="cell.unknown_choice", facts=facts)
            return None
        self.cells.append(DraftCell(row, column, words, found))
        return found

    def _keep_words(
        self,
        row: int,
        column: MappedColumn,
        seen: CellContent,
        *,
        code: str,
        facts: dict[str, str],
    ) -> None:
        """Keep the words of a cell that could not be understood in the note, and say so."""
        words = shown_cell(seen)
        self.noted.append(f"{column.field.label}: {words}")
        self._reader.note(code=code, facts=facts, row=row, column=column)
        self._reader.note(
            code="import.kept_in_note", facts={"seen": words[:80]}, row=row, column=column
        )
        self.cells.append(DraftCell(row, column, words, None, noted=True))

    def _compare(
        self,
        row: int,
        column: MappedColumn,
        total: int,
        parts: int | None,
        place: tuple[int, str],
    ) -> None:
        """Hold a total against its parts; one without parts is taken as the money itself."""
        shown = show_value(ValueKind.MONEY, total)
        if parts is None:
            at = (column.mapping.year or place[0], place[1])
            self.money.setdefault(at, {})[column.field.key] = total
            self.cells.append(DraftCell(row, column, shown, total, place=at))
        elif parts != total:
            facts = {"total": shown, "parts": show_value(ValueKind.MONEY, parts)}
            self._reader.note(code="import.total_differs", facts=facts, row=row, column=column)


def measure_of(key: str) -> str:
    """Return the field of a budget line that a money column fills: ``planned`` or ``disbursed``."""
    return "planned" if key == PLANNED else "disbursed"
