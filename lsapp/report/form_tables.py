# SPDX-License-Identifier: MIT
"""Statistical forms on paper: grids of fixed rows, lists of the unit's own, and what does not
apply.

A form prints in the measure that it declares itself (money in đồng where it says đồng).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal, InvalidOperation
from typing import Final

from lsapp.catalogue.forms import CellPlace, totals
from lsapp.catalogue.model import FormColumn, StatForm
from lsapp.domain.dates import format_date
from lsapp.domain.numbers import format_number
from lsapp.domain.ordering import by_position
from lsapp.domain.records import WHOLE, OpenRow, Records, Report, StatValue
from lsapp.report.blocks import AnyBlock, Column, Paragraph, Row, Table, Value
from lsapp.report.tables import Annex, spanning_head, total_row
from lsapp.report.wording import joined, sentence

EMPTY: Final = "…"
EMPTY_LEGEND: Final = f"; {EMPTY}: chưa có số liệu"
"""What explains ``EMPTY``, above the table: below it, it could be alone on a page."""
"""What a grid shows where no figure was given; nought is a figure and shows as 0."""

NOT_APPLICABLE: Final = "x"
"""What a grid shows where a figure cannot exist; the reason stands below the table."""

_NUMERIC: Final = ("number", "money")
_ORDINAL_WIDTH: Final = 4
_ROW_HEAD_WIDTH: Final = 24
_NARROWEST: Final = 6


def form_annexes(
    forms: Iterable[StatForm], records: Records, report: Report | None
) -> Iterator[Annex]:
    """Yield an annex for each form that the unit said something in, in the plan's order."""
    values: dict[str, dict[CellPlace, StatValue]] = {}
    for value in records.stat_values:
        values.setdefault(value.form, {})[value.row, value.column] = value
    rows: dict[str, list[OpenRow]] = {}
    for row in by_position(records.open_rows):
        rows.setdefault(row.form, []).append(row)
    for form in forms:
        cells, lines = values.get(form.code, {}), rows.get(form.code, [])
        if cells or lines:
            yield Annex(
                title=form.title,
                blocks=(_definition(form, report), *form_blocks(form, cells, lines)),
            )


def form_blocks(
    form: StatForm, cells: dict[CellPlace, StatValue], lines: Sequence[OpenRow]
) -> tuple[AnyBlock, ...]:
    """Return a form's table with its notes, or the words that nothing arose and why."""
    whole = cells.get((WHOLE, WHOLE))
    said: list[AnyBlock] = []
    if whole is not None and whole.not_applicable:
        reason = f": {whole.reason}" if whole.reason else ""
        said.append(Paragraph(text=sentence(f"Không phát sinh{reason}")))
    if form.layout == "list":
        return (*said, *((_list_table(form, lines),) if lines else ()))
    given = {place: one for place, one in cells.items() if place != (WHOLE, WHOLE)}
    return (*said, *(_grid(form, given) if given else ()))


def _definition(form: StatForm, report: Report | None) -> Paragraph:
    """Print the definition on the form itself, so that every unit counts the same things."""
    parts = [sentence(form.definition)]
    if report is not None and form.basis == "stock":
        parts.append(f"Số liệu tính đến ngày {format_date(report.stock_on)}.")
    elif report is not None:
        first, last = format_date(report.flow_from), format_date(report.flow_to)
        parts.append(f"Số liệu phát sinh từ ngày {first} đến ngày {last}.")
    return Paragraph(text=" ".join(parts), style="note")


def _grid(form: StatForm, cells: dict[CellPlace, StatValue]) -> Iterator[AnyBlock]:
    marks = _marks(cells)
    lines = _grid_lines(form, cells, marks)
    start = 0 if any(row.number for row in form.rows) else 1
    heads = (((), "STT"), ((), form.row_head), *((one.heads, one.title) for one in form.columns))
    columns = (
        Column(width=_ORDINAL_WIDTH, align="center"),
        Column(width=max(_ROW_HEAD_WIDTH, *(len(row.title) // 2 for row in form.rows))),
        *(_column(one, [line[at] for line in lines]) for at, one in enumerate(form.columns, 2)),
    )
    legend = EMPTY_LEGEND if any(EMPTY in line for line in lines) else ""
    yield Table(
        columns=columns[start:],
        head=spanning_head(heads[start:]),
        rows=tuple(
            Row(cells=line[start:], style="total" if row.sum_of else "plain")
            for row, line in zip(form.rows, lines, strict=True)
        ),
        unit_note=f"Đơn vị tính: {form.measure}{legend}",
    )
    yield from _footnotes(form, cells, marks)


def _grid_lines(
    form: StatForm, cells: dict[CellPlace, StatValue], marks: dict[CellPlace, str]
) -> list[tuple[Value, ...]]:
    """Return the cells of every row: what is computed, else what was said, else ``EMPTY``."""
    numbers = {place: one.value for place, one in cells.items() if one.value is not None}
    computed = totals(form, numbers)
    lines = []
    for row in form.rows:
        line: list[Value] = [row.number or None, row.title]
        for column in form.columns:
            place = (row.code, column.code)
            value: Value
            value = (
                computed.get(place)
                if row.sum_of or column.sum_of
                else marks.get(place, numbers.get(place))
            )
            line.append(EMPTY if value is None else value)
        lines.append(tuple(line))
    return lines


def _marks(cells: dict[CellPlace, StatValue]) -> dict[CellPlace, str]:
    """Return the mark of each cell that does not apply; several reasons are told apart by
    number.
    """
    places = [place for place, one in cells.items() if one.not_applicable]
    reasons = _reasons(cells)
    if len(reasons) < 2:
        return dict.fromkeys(places, NOT_APPLICABLE)
    return {
        place: f"{NOT_APPLICABLE}{reasons.index(cells[place].reason or '') + 1}" for place in places
    }


def _reasons(cells: dict[CellPlace, StatValue]) -> list[str]:
    return list(dict.fromkeys(one.reason or "" for one in cells.values() if one.not_applicable))


def _footnotes(
    form: StatForm,
    cells: dict[CellPlace, StatValue],
    marks: dict[CellPlace, str],
) -> Iterator[Paragraph]:
    """Explain the marks: what does not apply and why, and what the form has no place for."""
    by_mark: dict[str, list[CellPlace]] = {}
    for place, mark in marks.items():
        by_mark.setdefault(mark, []).append(place)
    for mark, places in sorted(by_mark.items(), key=lambda one: (len(one[0]), one[0])):
        reason = cells[places[0]].reason
        where = _places(form, places)
        text = f"{mark}: không áp dụng ({where})" + (f": {reason}" if reason else "")
        yield Paragraph(text=sentence(text), style="note")
    rows, columns = {one.code for one in form.rows}, {one.code for one in form.columns}
    strays = sum(1 for row, column in cells if row not in rows or column not in columns)
    if strays:
        text = f"Có {format_number(strays, 0)} số liệu không thuộc mẫu biểu này nên không in ra."
        yield Paragraph(text=text, style="note")


def _places(form: StatForm, places: Iterable[CellPlace]) -> str:
    """Name cells row by row; a row in which all typed columns are meant is named alone."""
    typed = sum(1 for column in form.columns if not column.sum_of)
    rows = {row.code: row.title for row in form.rows}
    columns = {one.code: " - ".join((*one.heads, one.title)) for one in form.columns}
    by_row: dict[str, list[str]] = {}
    for row, column in places:
        by_row.setdefault(row, []).append(column)
    order = {code: at for at, code in enumerate((*rows, *columns))}
    words = []
    for row, codes in sorted(by_row.items(), key=lambda one: order.get(one[0], len(order))):
        title = rows.get(row, row)
        if len(codes) < typed:
            codes.sort(key=lambda code: order.get(code, len(order)))
            title += f", cột {joined(columns.get(code, code) for code in codes)}"
        words.append(f"dòng {title}")
    return "; ".join(words)


def _list_table(form: StatForm, lines: Sequence[OpenRow]) -> Table:
    rows = _list_rows(form, lines)
    columns = (
        Column(width=_ORDINAL_WIDTH, align="center"),
        *(_column(one, [row[at] for row in rows]) for at, one in enumerate(form.columns)),
    )
    body = [Row(cells=(at, *row)) for at, row in enumerate(rows, start=1)]
    sums: dict[int, Value] = {}
    for at, column in enumerate(form.columns):
        figures = [row[at] for row in rows if isinstance(row[at], int | Decimal)]
        if column.kind in _NUMERIC and figures:
            sums[at + 1] = _exact(figures)
    if sums:
        body.append(total_row(len(columns), sums))
    return Table(
        columns=columns,
        head=spanning_head((((), "STT"), *((one.heads, one.title) for one in form.columns))),
        rows=tuple(body),
        unit_note=f"Đơn vị tính: {form.measure}",
    )


def _list_rows(form: StatForm, lines: Sequence[OpenRow]) -> list[tuple[Value, ...]]:
    """Return the cells of a unit's own rows, the computed ones worked out."""
    read = {
        (line.key, column.code): _open_value(column, line.cells.get(column.code))
        for line in lines
        for column in form.columns
    }
    figures = {place: one for place, one in read.items() if isinstance(one, int | Decimal)}
    computed = totals(form, figures)
    return [
        tuple(
            computed.get((line.key, column.code)) if column.sum_of else read[line.key, column.code]
            for column in form.columns
        )
        for line in lines
    ]


def _open_value(column: FormColumn, value: int | str | None) -> Value:
    """Return what a filled cell stands for; what cannot be read as that stays as written."""
    if not isinstance(value, str):
        return value
    try:
        if column.kind == "date":
            return dt.date.fromisoformat(value)
        if column.kind in _NUMERIC:
            return Decimal(value)
    except (ValueError, InvalidOperation):
        return value
    return value


def _exact(figures: Iterable[Value]) -> int | Decimal:
    result: int | Decimal = 0
    for figure in figures:
        if isinstance(figure, int | Decimal):
            result += figure
    return result


def _column(column: FormColumn, values: Iterable[Value]) -> Column:
    """Return how a form's column is set: a figure's column as wide as its figures and words
    need.
    """
    if column.kind == "date":
        return Column(width=max(column.width, 10), align="center")
    if column.kind not in _NUMERIC:
        return Column(width=column.width)
    words = [word for text in (*column.heads, column.title) for word in text.split()]
    figures = [
        format_number(one, column.decimals) if isinstance(one, int | Decimal) else str(one or "")
        for one in values
    ]
    widest = max((len(text) for text in (*words, *figures)), default=0)
    return Column(width=max(_NARROWEST, widest + 1), align="right", decimals=column.decimals)
