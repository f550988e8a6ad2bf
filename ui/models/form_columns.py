# SPDX-License-Identifier: MIT
"""The columns of a statistical form's grid, from its declaration, and the model that shows its cells.

A cell's value is a number, words or a day; ``None`` where it is empty; and an ``Entry`` where it does not
apply. Rows are those of a ``FormSheet``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Final

import msgspec
from PySide6.QtCore import QCoreApplication

from lsapp.catalogue.model import FormColumn, StatForm
from lsapp.domain.table_values import ValueIssue
from lsapp.domain.text import clean, fold
from lsapp.messages import explain
from lsapp.services.form_cells import (
    EMPTY,
    CellPlace,
    CellState,
    Entry,
    FormCell,
    FormSheet,
    FormSheetRow,
)
from lsapp.services.form_sheets import with_values
from ui.models.grid_columns import Choice, GridColumn, Kind, Look, Mark, Unreadable
from ui.models.grid_model import GridModel
from ui.models.grid_typed import CellKey
from ui.theme import Tone

NUMBER: Final = "#number"
TITLE: Final = "#title"
HEADS: Final = 2
"""How many columns say which row it is in a form of fixed rows."""

DASH: Final = "–"
_NOT_APPLICABLE: Final = "không áp dụng"  # what is read back from a cell, so not for translation
_SHORT: Final = frozenset({"n", "na", "n/a"})

_KINDS: Final[Mapping[str, Kind]] = {
    "number": Kind.NUMBER,
    "money": Kind.MONEY,
    "text": Kind.LONG_TEXT,
    "date": Kind.DATE,
    "choice": Kind.CHOICE,
}
_LETTER: Final = 8  # pixels of one letter of a declared width
_LEAST_WIDTH: Final = 58


class FormBatch(msgspec.Struct, frozen=True, kw_only=True):
    """What one step changes in a form: cells, rows taken out, and the order of a list's rows."""

    cells: dict[CellPlace, Entry] = {}
    removed: tuple[str, ...] = ()
    order: tuple[str, ...] | None = None


def with_batch(sheet: FormSheet, batch: FormBatch) -> FormSheet:
    """Return the sheet as it stands once the batch is written; sums and faults follow."""
    gone = set(batch.removed)
    order = batch.order
    if gone or order is not None:
        held = [row.key for row in sheet.rows]
        begun = list(dict.fromkeys(row for row, _ in batch.cells if row not in held))
        known = {*held, *begun}
        wanted = [*(order or ()), *held, *begun] if order is not None else [*held, *begun]
        order = tuple(key for key in dict.fromkeys(wanted) if key in known and key not in gone)
    return with_values(sheet, batch.cells, order)


class FormModel(GridModel):
    """Says in whole words what a cell that does not apply only shows as a dash: these are copied, pasted
    back, and read out.
    """

    def text(self, row: int, column: int) -> str:
        """Return the whole words of a cell."""
        value = self.value(row, column) if self.entry(row) >= 0 else None
        return entry_words(value) if isinstance(value, Entry) else super().text(row, column)


def form_columns(form: StatForm, language: str) -> list[GridColumn]:
    """Return the heads of the rows, then the form's own columns in their order."""
    columns = [_column(form, place, one, language) for place, one in enumerate(form.columns)]
    number = GridColumn(
        key=NUMBER,
        title=QCoreApplication.translate("FormColumns", "STT"),
        value_of=lambda row: row.number or None,
        width=44 if form.layout == "grid" else 60,
        in_search=False,
        look_of=_head_look,
        sort_key=lambda number: (len(number), number),
    )
    if form.layout == "list":
        return [number, *columns]
    title = GridColumn(
        key=TITLE,
        title=form.row_head,
        value_of=lambda row: row.title,
        kind=Kind.LONG_TEXT,
        width=230,
        is_tree=True,
        look_of=_head_look,
    )
    return [number, title, *columns]


def form_marks(sheet: FormSheet) -> dict[CellKey, Mark]:
    """Return what is wrong in the cells of a sheet, the gravest of each cell."""
    marks: dict[CellKey, Mark] = {}
    for row in sheet.rows:
        for cell in row.cells:
            for fault in cell.faults:
                tone = Tone.BAD if fault.level == "hard" else Tone.WARNING
                held = marks.get((row.key, cell.column))
                if held is None or (held.tone is not Tone.BAD and tone is Tone.BAD):
                    marks[row.key, cell.column] = Mark(tone, fault.message)
    return marks


def entry_words(entry: Entry) -> str:
    """Return an entry as it can be typed: a value, nothing, or that it does not apply, and why."""
    if not entry.not_applicable:
        return entry.text
    return f"{_NOT_APPLICABLE}: {entry.reason}" if entry.reason else _NOT_APPLICABLE


def entry_of_value(value: Any) -> Entry:
    """Return the entry that a value of the grid stands for."""
    if isinstance(value, Entry):
        return value
    return EMPTY if value is None else Entry(value)


def _column(form: StatForm, place: int, column: FormColumn, language: str) -> GridColumn:
    kind = _KINDS[column.kind]
    choices = [Choice(one, one) for one in column.choices]
    return GridColumn(
        key=column.code,
        title=f"{column.title} *" if column.required else column.title,
        value_of=lambda row: _value(row.cells[place]),
        heads=column.heads,
        kind=kind,
        width=max(_LEAST_WIDTH, column.width * _LETTER),
        editable=lambda row: row.cells[place].typed,
        choices=(lambda _row: choices) if choices else None,
        show=_show,
        edit_text=lambda value: entry_words(entry_of_value(value)),
        read=_reader(form, column.code, language),
        sort_key=_sort_key if kind in (Kind.NUMBER, Kind.MONEY, Kind.DATE) else None,
        tool_tip=_column_tip(column),
        cell_tip=lambda row: cell_tip(row.cells[place]),
        look_of=lambda row: _look(row.cells[place]),
        in_search=form.layout == "list",
        is_tree=form.layout == "list" and place == 0,  # where the empty row says what it is for
    )


def cell_tip(cell: FormCell) -> str:
    """Return what a cell says beside its figure: why it does not apply, and what the last round said."""
    parts = []
    if cell.entry.not_applicable:
        parts.append(
            QCoreApplication.translate("FormColumns", "Không áp dụng: {reason}").format(
                reason=cell.entry.reason or DASH
            )
        )
    if cell.previous != EMPTY:
        parts.append(
            QCoreApplication.translate("FormColumns", "Đợt trước: {value}").format(
                value=entry_words(cell.previous)
            )
        )
    return "\n".join(parts)


def _column_tip(column: FormColumn) -> str:
    if column.sum_of:
        return QCoreApplication.translate("FormColumns", "Tự cộng từ các cột khác")
    if column.required:
        return QCoreApplication.translate("FormColumns", "Cột bắt buộc")
    return ""


def _value(cell: FormCell) -> Any:
    return cell.entry if cell.entry.not_applicable else cell.entry.value


def _show(value: Any) -> str:
    return DASH if isinstance(value, Entry) else Entry(value).text


def _look(cell: FormCell) -> Look:
    if cell.entry.state is CellState.NOT_APPLICABLE:
        return Look.NOT_APPLICABLE
    return Look.PLAIN if cell.typed else Look.TOTAL


def _head_look(row: FormSheetRow) -> Look:
    return Look.TOTAL if row.total else Look.PLAIN


def _sort_key(value: Any) -> tuple[int, Any]:
    """Order figures and days first, then what does not apply, then words that stand in their place."""
    if isinstance(value, int | Decimal | dt.date):
        return 0, value
    return (1, 0) if isinstance(value, Entry) else (2, str(value))


def _reader(form: StatForm, code: str, language: str) -> Callable[[str], Any]:
    def read(text: str) -> Any:
        from lsapp.services.form_edits import read_cell  # loads the database's modules

        if form.layout == "grid" and fold(text) in _SHORT:
            return Entry(None, True)
        got = read_cell(form, code, text)
        if isinstance(got, Entry):
            return got if got.not_applicable else got.value
        return _understood(form, text, got, language)

    return read


def _understood(form: StatForm, text: str, issue: ValueIssue, language: str) -> Any:
    """Return what is kept of a text that is no value of its column: a list's row holds any words, and
    the rules tell what is wrong with them; a figure of a form of fixed rows waits in its cell.
    """
    if issue.taken:
        return issue.value
    if form.layout == "list":
        return clean(text)
    return Unreadable(text, explain(issue.code, language, **issue.facts))
