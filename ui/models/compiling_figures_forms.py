# SPDX-License-Identifier: MIT
"""Statistical forms summed over units as tables; a number, "not applicable" and nothing stay apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QCoreApplication

from lsapp.catalogue.model import FormColumn, StatForm
from lsapp.domain.dates import format_date
from lsapp.domain.numbers import format_number
from lsapp.services.breakdowns import CellSum, FormSum
from ui.models.compiling_figures_cells import (
    CellSource,
    FigureCell,
    FigureColumn,
    FigureGrid,
    FigureRow,
    RowSource,
    Source,
    money_cell,
    money_words,
)

NOT_APPLICABLE: Final = "x"
"""What stands in a cell that applies to nobody, as on paper."""
_NUMBER, _MONEY = 10, 13  # letters
_MOST_LETTERS: Final = 40


def form_grid(
    form: StatForm, total: FormSum, names: Mapping[str, str], *, in_millions: bool
) -> FigureGrid:
    """Return a form over all units; ``names`` are those of the units, by code."""
    make = _list if form.layout == "list" else _grid
    return make(form, total, names, in_millions)


def _grid(
    form: StatForm, total: FormSum, _names: Mapping[str, str], in_millions: bool
) -> FigureGrid:
    cells = {(one.row, one.column): one for one in total.cells}
    numbered = any(row.number for row in form.rows)
    columns = [FigureColumn(title=form.row_head, letters=0, counts=False)]
    if numbered:
        number = QCoreApplication.translate("CompilingFigures", "Số")
        columns.insert(0, FigureColumn(title=number, letters=4, counts=False))
    columns += [
        FigureColumn(title=_title(one), letters=_MONEY if one.kind == "money" else _NUMBER)
        for one in form.columns
    ]
    rows = []
    for row in form.rows:
        title = FigureCell(text="    " * row.level + row.title, tip=row.title)
        lead = [FigureCell(text=row.number), title] if numbered else [title]
        sums = [
            sum_cell(
                cells[row.code, one.code],
                CellSource(form.code, row.code, one.code),
                in_millions=in_millions and one.kind == "money",
            )
            for one in form.columns
        ]
        rows.append(FigureRow(cells=(*lead, *sums)))
    return FigureGrid(
        title=form_title(form),
        columns=tuple(columns),
        rows=tuple(rows),
        note=_note(form, total, in_millions),
        sortable=False,
    )


def sum_cell(cell: CellSum, source: Source, *, in_millions: bool) -> FigureCell:
    """Return the sum of a cell, with who gave what in its tool tip."""
    tip = QCoreApplication.translate(
        "CompilingFigures",
        "{given} đơn vị ghi số; {marked} không áp dụng; {empty} để trống",
    ).format(given=cell.given, marked=cell.not_applicable, empty=cell.empty)
    if cell.total is not None:
        shown = Decimal(cell.total) / 1_000_000 if in_millions else cell.total
        return FigureCell(text=format_number(shown), value=shown, tip=tip, source=source)
    asked = cell.not_applicable + cell.empty
    text = NOT_APPLICABLE if cell.not_applicable else ""
    return FigureCell(text=text, tip=tip, source=source if asked else None, muted=True)


def _list(
    form: StatForm, total: FormSum, names: Mapping[str, str], in_millions: bool
) -> FigureGrid:
    unit = QCoreApplication.translate("CompilingFigures", "Đơn vị")
    columns = [FigureColumn(title=unit, letters=26, counts=False)]
    for at, one in enumerate(form.columns):
        counts = one.kind in ("number", "money")
        letters = _MONEY if one.kind == "money" else min(max(one.width, 10), _MOST_LETTERS)
        columns.append(FigureColumn(title=_title(one), letters=letters if at else 0, counts=counts))
    rows = []
    if total.rows:
        words = QCoreApplication.translate("CompilingFigures", "Tổng số: {count} dòng")
        lead = FigureCell(text=words.format(count=format_number(len(total.rows))))
        sums = [_column_sum(one, total, in_millions) for one in form.columns]
        rows.append(FigureRow(cells=(lead, *sums), is_total=True))
    for each in total.rows:
        source = RowSource(each.unit.code, form.code, each.row.key)
        name = names.get(each.unit.code, each.unit.name)
        lead = FigureCell(text=name, tip=name, source=source)
        cells = [
            _open_cell(one, each.row.cells.get(one.code), source, in_millions)
            for one in form.columns
        ]
        rows.append(FigureRow(cells=(lead, *cells)))
    return FigureGrid(
        title=form_title(form),
        columns=tuple(columns),
        rows=tuple(rows),
        note=_note(form, total, in_millions),
    )


def _column_sum(column: FormColumn, total: FormSum, in_millions: bool) -> FigureCell:
    if column.kind not in ("number", "money"):
        return FigureCell()
    values = [one.row.cells.get(column.code) for one in total.rows]
    numbers = [one for one in values if isinstance(one, int | Decimal)]
    if not numbers:
        return FigureCell()
    return money_cell(sum(numbers), in_millions and column.kind == "money")


def _open_cell(
    column: FormColumn, value: object, source: RowSource, in_millions: bool
) -> FigureCell:
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        shown = money_cell(value, in_millions and column.kind == "money", source)
        return shown
    text = format_date(value) if isinstance(value, dt.date) else str(value or "")
    return FigureCell(text=" ".join(text.split()), tip=text, source=source)


def form_title(form: StatForm) -> str:
    """Return a form's code and title."""
    return QCoreApplication.translate("CompilingFigures", "Biểu {code}. {title}").format(
        code=form.code, title=form.title
    )


def _title(column: FormColumn) -> str:
    return "\n".join((*column.heads, column.title))


def _note(form: StatForm, total: FormSum, in_millions: bool) -> str:
    words = QCoreApplication.translate(
        "CompilingFigures",
        "Đơn vị tính: {measure}. {said} đơn vị có số liệu, {none} khai không phát sinh, "
        "{silent} để trống.",
    )
    notes = [
        words.format(
            measure=form.measure, said=total.said, none=total.nothing_arose, silent=total.silent
        )
    ]
    if any(one.kind == "money" for one in form.columns):
        shown = QCoreApplication.translate("CompilingFigures", "Tiền ghi bằng {unit}.")
        notes.append(shown.format(unit=money_words(in_millions)))
    if total.strays:
        notes.append(
            QCoreApplication.translate(
                "CompilingFigures", "{count} số liệu không có chỗ trong biểu."
            ).format(count=total.strays)
        )
    return " ".join(notes)
