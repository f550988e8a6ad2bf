# SPDX-License-Identifier: MIT
"""Goes through what a workbook says and feeds it to a filling: a template's rows, or accepted edits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from lsapp.domain.records import Records
from lsapp.errors import UserError
from lsapp.submission.comparison import Edit
from lsapp.submission.filling import CellFault, Filling, cell_words
from lsapp.submission.sheets import CellValue, Grid, Sheet

_NOT_ADDED: Final = frozenset({"evidence", "answers"})
_WHOLE_SHEET: Final = "*"


def records_from(
    sheets: Iterable[Sheet], grids: Mapping[str, Grid], filling: Filling
) -> tuple[Records, list[CellFault]]:
    """Return the records that a template filled by hand holds, and the cells that could not be read.

    ``sheets`` are the template's own, whose prefilled cells do not count as filled in; a letterhead
    counts as it stands. UserError ``template.empty`` where nothing was filled in at all.
    """
    touched = False
    for sheet in sheets:
        grid = grids.get(sheet.code)
        if grid is None:
            continue
        prefilled = {row.key: row.cells for row in sheet.rows if row.key is not None}
        for key, cells in grid.rows.items():
            if sheet.fixed and key not in prefilled:
                continue
            fields = (column.field for column in sheet.columns)
            blank = dict(zip(fields, prefilled.get(key, ()), strict=False))
            filled = _filled(sheet, cells, blank)
            touched |= filled
            if filled or sheet.code == "letterhead":
                filling.fill(sheet, key, cells, f"{sheet.name}: {_row_words(sheet, cells)}")
        for number, cells in {} if sheet.fixed else grid.added.items():
            if _filled(sheet, cells, {}):
                touched = True
                key = filling.added_key(sheet, cells)
                filling.fill(sheet, key, cells, f"{sheet.name}: dòng {number}")
    if not touched:
        raise UserError("template.empty")
    return filling.records(), filling.faults


def _filled(sheet: Sheet, cells: Mapping[str, CellValue], blank: Mapping[str, CellValue]) -> bool:
    """A row counts when it holds more than the template wrote there."""
    return any(
        value is not None and value != cell_words(blank.get(column.field))
        for column in sheet.columns
        if not column.computed
        for value in (cell_words(cells.get(column.field)),)
    )


def _row_words(sheet: Sheet, cells: Mapping[str, CellValue]) -> str:
    words = [str(cells[c.field]) for c in sheet.columns[:5] if cells.get(c.field) is not None]
    return " ".join(words)[:80]


def apply_edits(
    sheets: Iterable[Sheet], edits: Iterable[Edit], filling: Filling
) -> tuple[Records, list[CellFault]]:
    """Return the records with the edits taken, and those that could not be understood.

    Sums, whole sheets that are gone and rows of a form's own are never taken back: each is a fault.
    """
    by_code = {sheet.code: sheet for sheet in sheets}
    for edit in edits:
        _apply(by_code, edit, filling)
    return filling.records(), filling.faults


def faults_of_edits(
    sheets: Iterable[Sheet], edits: Sequence[Edit], filling: Filling
) -> list[CellFault | None]:
    """Return why each of the edits cannot be taken, all of them being taken together; ``None`` where it
    can.
    """
    by_code = {sheet.code: sheet for sheet in sheets}
    found: list[CellFault | None] = []
    for edit in edits:
        known = len(filling.faults)
        _apply(by_code, edit, filling)
        found.append(filling.faults[known] if len(filling.faults) > known else None)
    known = len(filling.faults)
    filling.records()
    # What shows only when all rows are read tells its row by the words of its place.
    late = {fault.where: fault for fault in filling.faults[known:]}
    return [fault or late.get(edit.where) for edit, fault in zip(edits, found, strict=True)]


def _apply(by_code: Mapping[str, Sheet], edit: Edit, filling: Filling) -> None:
    sheet = by_code.get(edit.sheet)
    if sheet is None:
        return
    if edit.change == "changed":
        if sheet.code.startswith("form:") and filling.is_sum(sheet, edit.record, edit.field):
            filling.refuse(edit, code="cell.sum")
        else:
            filling.fill(sheet, edit.record, {edit.field or "": edit.seen}, edit.where)
    elif sheet.fixed or edit.record == _WHOLE_SHEET:
        filling.refuse(edit, code="cell.form_changed")
    elif edit.change == "removed":
        filling.remove(sheet, edit.record, edit.where)
    elif sheet.code in _NOT_ADDED:
        filling.refuse(edit, code="cell.form_changed")
    else:
        filling.fill(sheet, filling.added_key(sheet, edit.cells), edit.cells, edit.where)
