# SPDX-License-Identifier: MIT
"""Tables of figures as the screen shows them: what each cell says, counts with, and is made of."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Final

import msgspec
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from lsapp.domain.numbers import format_number
from lsapp.services.breakdowns import (
    HEADING,
    MONEY,
    NONE,
    Breakdown,
    BreakdownLine,
    Dimension,
    Measure,
    Sums,
)

Number = int | Decimal

MILLION: Final = 1_000_000
_CONTEXT: Final = "CompilingFigures"


class LineSource(msgspec.Struct, frozen=True):
    """A figure of a line; of the whole round where ``key`` is ``None``."""

    dimension: Dimension
    key: str | None
    measure: Measure


class CellSource(msgspec.Struct, frozen=True):
    """The sum of a cell of a form."""

    form: str
    row: str
    column: str


class UnitSource(msgspec.Struct, frozen=True):
    """A unit's own number of something: the unit's pages show it."""

    unit: str
    of: LineSource | CellSource


class RowSource(msgspec.Struct, frozen=True):
    """A row that a unit wrote into a list form."""

    unit: str
    form: str
    key: str


class TaskSource(msgspec.Struct, frozen=True):
    """An activity of a unit, by its key."""

    key: str


Source = LineSource | CellSource | UnitSource | RowSource | TaskSource


class FigureColumn(msgspec.Struct, frozen=True, kw_only=True):
    """``letters`` wide; 0 takes the room that is left. ``counts`` sets figures to the right."""

    title: str
    letters: int
    counts: bool = True


class FigureCell(msgspec.Struct, frozen=True, kw_only=True):
    """``value`` is what is sorted by and copied as a number; words alone have none."""

    text: str = ""
    value: Number | None = None
    tip: str = ""
    source: Source | None = None
    muted: bool = False


class FigureRow(msgspec.Struct, frozen=True, kw_only=True):
    """``is_total`` keeps the row above the others however they are sorted."""

    cells: tuple[FigureCell, ...]
    is_total: bool = False


class FigureGrid(msgspec.Struct, frozen=True, kw_only=True):
    """A table; ``note`` stands below its title."""

    title: str
    columns: tuple[FigureColumn, ...]
    rows: tuple[FigureRow, ...]
    note: str = ""
    sortable: bool = True


DIMENSION_TITLES: Final = {
    Dimension.GROUP: str(QT_TRANSLATE_NOOP("CompilingFigures", "Nhóm nhiệm vụ")),
    Dimension.PLAN_TASK: str(QT_TRANSLATE_NOOP("CompilingFigures", "Nhiệm vụ của kế hoạch")),
    Dimension.UNIT: str(QT_TRANSLATE_NOOP("CompilingFigures", "Đơn vị")),
    Dimension.KIND: str(QT_TRANSLATE_NOOP("CompilingFigures", "Loại đơn vị")),
    Dimension.REGION: str(QT_TRANSLATE_NOOP("CompilingFigures", "Địa bàn huyện trước 01/7/2025")),
    Dimension.STATUS: str(QT_TRANSLATE_NOOP("CompilingFigures", "Đánh giá kết quả")),
    Dimension.SOURCE: str(QT_TRANSLATE_NOOP("CompilingFigures", "Nguồn kinh phí")),
    Dimension.YEAR: str(QT_TRANSLATE_NOOP("CompilingFigures", "Năm của kinh phí")),
}
MEASURE_TITLES: Final = {
    Measure.UNITS: str(QT_TRANSLATE_NOOP("CompilingFigures", "Đơn vị")),
    Measure.COUNT: str(QT_TRANSLATE_NOOP("CompilingFigures", "Nhiệm vụ")),
    Measure.COMPLETED: str(QT_TRANSLATE_NOOP("CompilingFigures", "Hoàn thành")),
    Measure.IN_PROGRESS: str(QT_TRANSLATE_NOOP("CompilingFigures", "Đang thực hiện")),
    Measure.NOT_STARTED: str(QT_TRANSLATE_NOOP("CompilingFigures", "Chưa thực hiện")),
    Measure.NONE_ARISING: str(QT_TRANSLATE_NOOP("CompilingFigures", "Không phát sinh")),
    Measure.STOPPED: str(QT_TRANSLATE_NOOP("CompilingFigures", "Dừng thực hiện")),
    Measure.UNDECLARED: str(QT_TRANSLATE_NOOP("CompilingFigures", "Chưa khai kết quả")),
    Measure.OVERDUE: str(QT_TRANSLATE_NOOP("CompilingFigures", "Quá hạn")),
    Measure.PLANNED: str(QT_TRANSLATE_NOOP("CompilingFigures", "Kinh phí kế hoạch")),
    Measure.DISBURSED: str(QT_TRANSLATE_NOOP("CompilingFigures", "Đã giải ngân")),
}
_WIDTHS: Final = {
    Measure.UNITS: 6,
    Measure.COUNT: 7,
    Measure.OVERDUE: 6,
    Measure.PLANNED: 13,
    Measure.DISBURSED: 13,
}
_OF_STATUS: Final = (Measure.UNITS, Measure.COUNT, Measure.OVERDUE, *MONEY)
"""What the lines of the states have: each state is in one line alone."""

_RARE: Final = (
    Measure.NOT_STARTED,
    Measure.NONE_ARISING,
    Measure.STOPPED,
    Measure.UNDECLARED,
)
"""What has a column only where there is any."""


def say(text: str) -> str:
    """Return words of this topic in the language of the window."""
    return QCoreApplication.translate(_CONTEXT, text)


def dimension_title(dimension: Dimension) -> str:
    """Return what a way to cut the round is called."""
    return say(DIMENSION_TITLES[dimension])


def measure_title(measure: Measure) -> str:
    """Return what a measure is called."""
    return say(MEASURE_TITLES[measure])


def money_words(in_millions: bool) -> str:
    """Return the unit that amounts are shown in."""
    if in_millions:
        return QCoreApplication.translate("CompilingFigures", "triệu đồng")
    return QCoreApplication.translate("CompilingFigures", "đồng")


def money_cell(
    amount: Number | None, in_millions: bool, source: Source | None = None
) -> FigureCell:
    """Return an amount of đồng, in triệu đồng without rounding where asked."""
    if amount is None:
        return FigureCell(source=source)
    shown = Decimal(amount) / MILLION if in_millions else amount
    return FigureCell(text=format_number(shown), value=shown, source=source)


def number_cell(number: Number | None, source: Source | None = None) -> FigureCell:
    """Return a number; nought is quiet, for it says little where many are."""
    if number is None:
        return FigureCell()
    return FigureCell(
        text=format_number(number),
        value=number,
        source=source if number else None,
        muted=not number,
    )


def breakdown_grid(cut: Breakdown, *, in_millions: bool) -> FigureGrid:
    """Return a round cut one way as a table, the whole round above the lines."""
    measures = _OF_STATUS if cut.dimension is Dimension.STATUS else tuple(Measure)
    if cut.dimension is Dimension.UNIT:
        measures = tuple(one for one in measures if one is not Measure.UNITS)
    measures = tuple(one for one in measures if one not in _RARE or cut.total.value(one))
    numbered = cut.dimension in (Dimension.GROUP, Dimension.PLAN_TASK)
    columns = [FigureColumn(title=dimension_title(cut.dimension), letters=0, counts=False)]
    for one in measures:
        columns.append(FigureColumn(title=measure_title(one), letters=_WIDTHS.get(one, 8)))
    columns.append(
        FigureColumn(
            title=QCoreApplication.translate("CompilingFigures", "Giải ngân (%)"), letters=8
        )
    )
    if numbered:
        number = QCoreApplication.translate("CompilingFigures", "Số")
        columns.insert(0, FigureColumn(title=number, letters=4, counts=False))
    total = QCoreApplication.translate("CompilingFigures", "Tổng số")
    lead = [FigureCell(), FigureCell(text=total)] if numbered else [FigureCell(text=total)]
    rows = [
        FigureRow(
            cells=(*lead, *_figures(cut, None, cut.total, cut.units, measures, in_millions)),
            is_total=True,
        )
    ]
    for line in cut.lines:
        title = FigureCell(
            text=line_title(cut.dimension, line), tip=line_title(cut.dimension, line)
        )
        lead = [FigureCell(text=line.number), title] if numbered else [title]
        figures = _figures(cut, line.key, line.sums, line.units, measures, in_millions)
        rows.append(FigureRow(cells=(*lead, *figures)))
    return FigureGrid(
        title=QCoreApplication.translate("CompilingFigures", "Cộng theo: {dimension}").format(
            dimension=dimension_title(cut.dimension)
        ),
        columns=tuple(columns),
        rows=tuple(rows),
        note=_breakdown_note(cut, in_millions),
    )


def line_title(dimension: Dimension, line: BreakdownLine) -> str:
    """Return what a line is called, also one that the plan has no name for."""
    if line.key == HEADING:
        return QCoreApplication.translate("CompilingFigures", "Kinh phí ghi chung ở nhiệm vụ lớn")
    if line.key != NONE:
        return line.title
    return {
        Dimension.PLAN_TASK: QCoreApplication.translate(
            "CompilingFigures", "Không gắn với nhiệm vụ của kế hoạch"
        ),
        Dimension.REGION: QCoreApplication.translate("CompilingFigures", "Cơ quan cấp tỉnh"),
        Dimension.STATUS: QCoreApplication.translate("CompilingFigures", "Chưa khai kết quả"),
        Dimension.SOURCE: QCoreApplication.translate(
            "CompilingFigures", "Không có kinh phí trong năm"
        ),
        Dimension.YEAR: QCoreApplication.translate("CompilingFigures", "Không có kinh phí"),
    }.get(dimension, line.title)


def _figures(
    cut: Breakdown,
    key: str | None,
    sums: Sums,
    units: int,
    measures: tuple[Measure, ...],
    in_millions: bool,
) -> list[FigureCell]:
    cells = []
    for one in measures:
        source = LineSource(cut.dimension, key, one)
        if one in MONEY:
            # Over all years money has no one line that it comes from.
            is_whole = key is None and cut.dimension is Dimension.YEAR
            amount = sums.value(one)
            known = amount is not None and not is_whole
            cells.append(money_cell(amount, in_millions, source if known else None))
        else:
            cells.append(number_cell(units if one is Measure.UNITS else sums.value(one), source))
    rate = sums.money.rate
    if rate is None:
        return [*cells, FigureCell()]
    shown = rate.quantize(Decimal("0.1"), ROUND_HALF_UP)
    return [*cells, FigureCell(text=format_number(shown, 1), value=shown)]


def _breakdown_note(cut: Breakdown, in_millions: bool) -> str:
    notes = [
        QCoreApplication.translate(
            "CompilingFigures", "Số liệu của {count} báo cáo. Kinh phí: {unit}."
        ).format(count=format_number(cut.units), unit=money_words(in_millions))
    ]
    if cut.dimension in (Dimension.SOURCE, Dimension.YEAR):
        notes.append(
            QCoreApplication.translate(
                "CompilingFigures",
                "Một nhiệm vụ có nhiều nguồn hoặc nhiều năm được đếm ở từng dòng.",
            )
        )
    return " ".join(notes)
