# SPDX-License-Identifier: MIT
"""What is behind a figure, as tables: its units with their numbers, a unit's activities."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from lsapp.catalogue.model import Plan
from lsapp.domain.labels import STATUS_LABELS
from lsapp.services.breakdowns import (
    MONEY,
    Measure,
    RoundSums,
    TaskLine,
    UnitSums,
    unit_names,
)
from ui.models.compiling_figures_cells import (
    CellSource,
    FigureCell,
    FigureColumn,
    FigureGrid,
    FigureRow,
    LineSource,
    TaskSource,
    UnitSource,
    measure_title,
    money_cell,
    money_words,
    number_cell,
)
from ui.models.compiling_figures_forms import NOT_APPLICABLE


def units_grid(
    sums: RoundSums, source: LineSource | CellSource, plan: Plan, *, in_millions: bool
) -> FigureGrid:
    """Return the units behind a figure with what each adds to it, as the province lists them."""
    names = unit_names(sums.units)
    held = {one.unit.code: one for one in sums.units}
    rows = []
    for code, name in names.items():
        of = UnitSource(code, source)
        if isinstance(source, LineSource):
            cells = _line_cells(held[code], source, of, in_millions)
        else:
            cells = _cell_cells(held[code], source, of, plan, in_millions)
        if cells is not None:
            rows.append(FigureRow(cells=(FigureCell(text=name, tip=name, source=of), *cells)))
    columns = [
        FigureColumn(
            title=QCoreApplication.translate("CompilingFigures", "Đơn vị"), letters=0, counts=False
        ),
        FigureColumn(title=_value_title(source, plan, in_millions), letters=16),
    ]
    if isinstance(source, CellSource):
        reason = QCoreApplication.translate("CompilingFigures", "Ghi chú")
        columns.append(FigureColumn(title=reason, letters=40, counts=False))
    return FigureGrid(title="", columns=tuple(columns), rows=tuple(rows))


def tasks_grid(lines: Sequence[TaskLine], *, in_millions: bool) -> FigureGrid:
    """Return a unit's activities behind a figure."""
    money = money_words(in_millions)
    columns = (
        FigureColumn(
            title=QCoreApplication.translate("CompilingFigures", "STT"), letters=8, counts=False
        ),
        FigureColumn(
            title=QCoreApplication.translate("CompilingFigures", "Nội dung nhiệm vụ"),
            letters=0,
            counts=False,
        ),
        FigureColumn(
            title=QCoreApplication.translate("CompilingFigures", "Đánh giá"),
            letters=18,
            counts=False,
        ),
        FigureColumn(
            title=QCoreApplication.translate("CompilingFigures", "Kế hoạch ({unit})").format(
                unit=money
            ),
            letters=20,
        ),
        FigureColumn(
            title=QCoreApplication.translate("CompilingFigures", "Giải ngân ({unit})").format(
                unit=money
            ),
            letters=20,
        ),
    )
    rows = []
    for one in lines:
        of = TaskSource(one.key)
        content = " ".join(one.content.split())
        rows.append(
            FigureRow(
                cells=(
                    FigureCell(text=one.number, source=of),
                    FigureCell(text=content, tip=one.content, source=of),
                    FigureCell(text=_status_words(one), source=of),
                    money_cell(one.planned, in_millions, of),
                    money_cell(one.disbursed, in_millions, of),
                )
            )
        )
    return FigureGrid(title="", columns=columns, rows=tuple(rows))


def _line_cells(
    one: UnitSums, source: LineSource, of: UnitSource, in_millions: bool
) -> tuple[FigureCell, ...] | None:
    part = one.total if source.key is None else one.part(source.dimension, source.key)
    if source.measure in MONEY:
        amount = part.value(source.measure)
        return None if amount is None else (money_cell(amount, in_millions, of),)
    if source.measure is Measure.UNITS:
        return None if part.is_empty else (number_cell(part.count, of),)
    number = part.value(source.measure)
    return (number_cell(number, of),) if number else None


def _cell_cells(
    one: UnitSums, source: CellSource, of: UnitSource, plan: Plan, in_millions: bool
) -> tuple[FigureCell, ...] | None:
    given = one.forms.get(source.form)
    if given is None:
        return None
    place = (source.row, source.column)
    if place in given.numbers:
        scaled = in_millions and _is_money(plan, source)
        return money_cell(given.numbers[place], scaled, of), FigureCell(source=of)
    if place in given.not_applicable:
        words = QCoreApplication.translate("CompilingFigures", "Không áp dụng")
        reason = given.not_applicable[place]
        told = f"{words}: {reason}" if reason else words
        return (
            FigureCell(text=NOT_APPLICABLE, muted=True, source=of),
            FigureCell(text=told, tip=told, source=of),
        )
    empty = QCoreApplication.translate("CompilingFigures", "Để trống")
    return FigureCell(source=of), FigureCell(text=empty, muted=True, source=of)


def _value_title(source: LineSource | CellSource, plan: Plan, in_millions: bool) -> str:
    if isinstance(source, LineSource):
        if source.measure in MONEY:
            return money_words(in_millions)
        measure = Measure.COUNT if source.measure is Measure.UNITS else source.measure
        return measure_title(measure)
    if _is_money(plan, source):
        return money_words(in_millions)
    return QCoreApplication.translate("CompilingFigures", "Số liệu")


def _is_money(plan: Plan, source: CellSource) -> bool:
    return any(
        column.code == source.column and column.kind == "money"
        for form in plan.forms
        if form.code == source.form
        for column in form.columns
    )


def _status_words(one: TaskLine) -> str:
    if not one.counted:
        return QCoreApplication.translate("CompilingFigures", "Nhiệm vụ lớn")
    words = (
        STATUS_LABELS[one.status]
        if one.status is not None
        else QCoreApplication.translate("CompilingFigures", "Chưa khai kết quả")
    )
    if not one.overdue:
        return words
    return QCoreApplication.translate("CompilingFigures", "{status}, quá hạn").format(status=words)
