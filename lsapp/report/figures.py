# SPDX-License-Identifier: MIT
"""Figures inside the unit's own words: ``{{nhiem_vu.hoan_thanh}}`` prints what the records say now.

A token stands between two pairs of braces. Capitals, accents and spaces do not count, so that
``{{Nhiệm vụ.Hoàn thành}}`` is the same figure. ``\\{{`` prints the braces themselves. What is kept and
sealed is the token; what is printed is the figure of the records that are printed with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Final

import msgspec

from lsapp.catalogue.forms import CellPlace, Number, totals
from lsapp.catalogue.model import FormColumn, StatForm
from lsapp.domain.dates import format_date
from lsapp.domain.numbers import format_number
from lsapp.domain.period import RoundCode
from lsapp.domain.records import OpenRow, Records, Status, StatValue
from lsapp.domain.text import fold
from lsapp.report.context import ReportContext
from lsapp.report.form_tables import EMPTY
from lsapp.report.money import Money
from lsapp.report.round_view import Figures, RoundView, add_up, view_records
from lsapp.report.wording import millions_text, percent_text, share

OPENING: Final = "{{"
"""What a token begins with; text without it is printed as it stands."""

_TOKEN: Final = re.compile(r"\\\{\{|\{\{[ \t]*([^{}\n]{1,200}?)[ \t]*\}\}")
_NUMERIC: Final = ("number", "money")


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A figure that a text may name. ``heading`` and ``label`` say what it is; ``value`` is its printed
    text, ``None`` where the records do not tell.
    """

    token: str
    heading: str
    label: str
    value: str | None

    @property
    def code(self) -> str:
        """What is typed or inserted into the text: the token between its braces."""
        return f"{OPENING}{self.token}}}}}"

    @property
    def printed(self) -> str:
        """What the paper shows."""
        return EMPTY if self.value is None else self.value


class Expanded(msgspec.Struct, frozen=True, kw_only=True):
    """A text with its figures put in; ``unknown`` are tokens that name nothing (printed as they stand),
    ``empty`` those whose figure is not known yet.
    """

    text: str
    unknown: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()


def token_key(words: str) -> str:
    """Return the one form of a token, however it was typed."""
    return fold(words).replace(" .", ".").replace(". ", ".").replace(" ", "_")


def expand(text: str, figures: Mapping[str, Figure]) -> Expanded:
    """Return ``text`` as it is printed; each token is told once in the order of its first use."""
    unknown: dict[str, None] = {}
    empty: dict[str, None] = {}

    def put_in(found: re.Match[str]) -> str:
        if found[1] is None:
            return OPENING
        figure = figures.get(token_key(found[1]))
        if figure is None:
            unknown[found[0]] = None
            return found[0]
        if figure.value is None:
            empty[figure.code] = None
        return figure.printed

    return Expanded(text=_TOKEN.sub(put_in, text), unknown=tuple(unknown), empty=tuple(empty))


def tokens_of(text: str) -> tuple[str, ...]:
    """Return the tokens that a text names, each once, in their one form."""
    found = (one[1] for one in _TOKEN.finditer(text))
    return tuple(dict.fromkeys(token_key(one) for one in found if one is not None))


def with_figures(context: ReportContext) -> ReportContext:
    """Return ``context`` with the figures put into the sections and the groups' summaries; the same
    object where no text names one.
    """
    records = context.snapshot.records
    texts = [one.text for one in records.sections]
    texts += [one.summary for one in records.group_statements]
    if not any(text and OPENING in text for text in texts):
        return context
    figures = figures_of(context)

    def said(text: str | None) -> str | None:
        return expand(text, figures).text if text else text

    replace = msgspec.structs.replace
    filled = replace(
        records,
        sections=[replace(one, text=said(one.text)) for one in records.sections],
        group_statements=[
            replace(one, summary=said(one.summary)) for one in records.group_statements
        ],
    )
    return replace(context, snapshot=replace(context.snapshot, records=filled))


def figures_of(context: ReportContext) -> dict[str, Figure]:
    """Return every figure that a text of ``context``'s report may name, by token, in the order of a
    menu. Counted as everywhere on that paper (docs/report.md, Rules of the figures).
    """
    view = view_records(context.plan, context.snapshot.records, year=context.year)
    figures = (
        *period_figures(context),
        *_of_tasks(context, view),
        *_of_money(context, view),
        *_of_groups(context, view),
        *_of_forms(context),
        *_of_evidence(context.snapshot.records),
    )
    return {one.token: one for one in figures}


def period_figures(context: ReportContext) -> Iterator[Figure]:
    """Yield who reports, and for which period."""
    report, code = context.report, RoundCode.parse(context.snapshot.round)
    heading = "Đơn vị và kỳ báo cáo"
    for token, label, value in (
        ("don_vi.ten", "Tên đơn vị", context.unit.name),
        ("ky.ten", "Kỳ báo cáo", code.label()),
        ("ky.nam", "Năm báo cáo", str(code.year)),
        ("ky.nam_sau", "Năm sau", str(code.year + 1)),
        ("ky.truoc", "Kỳ báo cáo trước", code.previous().label()),
        ("ky.tu_ngay", "Số liệu từ ngày", format_date(report.flow_from)),
        ("ky.den_ngay", "Số liệu đến ngày", format_date(report.flow_to)),
        ("ky.thoi_diem", "Thời điểm số liệu", format_date(report.stock_on)),
    ):
        yield Figure(token=token, heading=heading, label=label, value=value)


def whole_number(number: int) -> str:
    """Return a count as it is printed."""
    return format_number(number, 0)


def _share_done(figures: Figures) -> str | None:
    done = share(figures.completed, figures.expected)
    return None if done is None else percent_text(done)


_COUNTS: Final[tuple[tuple[str, str, Callable[[Figures], str | None]], ...]] = (
    ("tong", "Số nhiệm vụ", lambda one: whole_number(one.count)),
    ("hoan_thanh", "Hoàn thành", lambda one: whole_number(one.completed)),
    (
        "dang_thuc_hien",
        "Đang thực hiện",
        lambda one: whole_number(one.by_status[Status.IN_PROGRESS]),
    ),
    (
        "chua_thuc_hien",
        "Chưa thực hiện",
        lambda one: whole_number(one.by_status[Status.NOT_STARTED]),
    ),
    (
        "khong_phat_sinh",
        "Không phát sinh",
        lambda one: whole_number(one.by_status[Status.NONE_ARISING]),
    ),
    ("dung_thuc_hien", "Dừng thực hiện", lambda one: whole_number(one.by_status[Status.STOPPED])),
    ("chua_khai", "Chưa khai kết quả", lambda one: whole_number(one.undeclared)),
    ("qua_han", "Quá hạn", lambda one: whole_number(one.overdue)),
    ("ty_le_hoan_thanh", "Tỷ lệ hoàn thành", _share_done),
)


def count_figures(prefix: str, heading: str, figures: Figures) -> Iterator[Figure]:
    """Yield how many activities there are and how they stand, their tokens below ``prefix``."""
    for token, label, value in _COUNTS:
        yield Figure(token=f"{prefix}.{token}", heading=heading, label=label, value=value(figures))


def amount_figures(prefix: str, heading: str, what: str, money: Money) -> Iterator[Figure]:
    """Yield planned, disbursed and their ratio, in triệu đồng, unrounded."""
    planned, disbursed, rate = money.planned, money.disbursed, money.rate
    for token, label, value in (
        ("ke_hoach", "kế hoạch", None if planned is None else millions_text(planned)),
        ("giai_ngan", "đã giải ngân", None if disbursed is None else millions_text(disbursed)),
        ("ty_le", "tỷ lệ giải ngân", None if rate is None else percent_text(rate)),
    ):
        yield Figure(
            token=f"{prefix}.{token}", heading=heading, label=f"{what}: {label}", value=value
        )


def _of_tasks(context: ReportContext, view: RoundView) -> Iterator[Figure]:
    whole = add_up(view, view.entries, as_of=context.as_of)
    yield from count_figures("nhiem_vu", "Nhiệm vụ, cả đơn vị", whole)


def _of_money(context: ReportContext, view: RoundView) -> Iterator[Figure]:
    heading = f"Kinh phí năm {context.year}"
    lines = [one for one in view.lines if one.year == context.year]
    yield from amount_figures("kinh_phi", heading, "Tổng số", Money.of(lines))
    for source in context.plan.funding_sources:
        money = Money.of(one for one in lines if one.source == source.code)
        yield from amount_figures(f"kinh_phi.{token_key(source.code)}", heading, source.name, money)


def _of_groups(context: ReportContext, view: RoundView) -> Iterator[Figure]:
    shorts = {group.code: group.short for group in context.plan.groups}
    for group in view.groups:
        heading = f"Nhóm {group.number}. {shorts.get(group.code, group.title)}"
        prefix = f"nhom.{token_key(group.code)}"
        figures = add_up(view, group.entries, as_of=context.as_of)
        yield from count_figures(prefix, heading, figures)
        yield from amount_figures(f"{prefix}.kinh_phi", heading, "Kinh phí", figures.money)


def _of_forms(context: ReportContext) -> Iterator[Figure]:
    values: dict[str, dict[CellPlace, StatValue]] = {}
    for value in context.snapshot.records.stat_values:
        values.setdefault(value.form, {})[value.row, value.column] = value
    rows: dict[str, list[OpenRow]] = {}
    for row in context.snapshot.records.open_rows:
        rows.setdefault(row.form, []).append(row)
    for form in context.plan.forms:
        known = form.code in values or form.code in rows
        if not known and not form.asked_of(context.unit.kind):
            continue
        if form.layout == "grid":
            yield from _of_grid(form, values.get(form.code, {}))
        else:
            yield from _of_list(form, rows.get(form.code, []))


def form_heading(form: StatForm) -> str:
    """Return what a menu calls a form."""
    return f"Biểu {form.code}. {form.title}"


def _of_grid(form: StatForm, cells: dict[CellPlace, StatValue]) -> Iterator[Figure]:
    numbers = {
        place: one.value
        for place, one in cells.items()
        if one.value is not None and not one.not_applicable
    }
    filled = totals(form, numbers)
    heading, prefix = form_heading(form), f"bieu.{token_key(form.code)}"
    for row in form.rows:
        for column in form.columns:
            title = " - ".join((*column.heads, column.title))
            yield Figure(
                token=f"{prefix}.{row.code}.{column.code}",
                heading=heading,
                label=f"{row.title}, cột {title}{measure_of(column)}",
                value=number_text(filled.get((row.code, column.code))),
            )


def _of_list(form: StatForm, rows: list[OpenRow]) -> Iterator[Figure]:
    heading, prefix = form_heading(form), f"bieu.{token_key(form.code)}"
    filled = [one for one in rows if one.cells]
    yield Figure(
        token=f"{prefix}.so_dong", heading=heading, label="Số dòng", value=whole_number(len(filled))
    )
    numeric = [one for one in form.columns if one.kind in _NUMERIC]
    cells = {
        (row.key, column.code): number
        for row in filled
        for column in numeric
        if (number := _number(row.cells.get(column.code))) is not None
    }
    worked_out = totals(form, cells)
    for column in numeric:
        parts = [number for (_, code), number in worked_out.items() if code == column.code]
        title = " - ".join((*column.heads, column.title))
        yield Figure(
            token=f"{prefix}.cong.{column.code}",
            heading=heading,
            label=f"Cộng cột {title}{measure_of(column)}",
            value=number_text(sum(parts)) if parts else None,
        )


def measure_of(column: FormColumn) -> str:
    """Say what a column of money counts, unless its heads say so."""
    said = any("đồng" in text for text in (*column.heads, column.title))
    return "" if said or column.kind != "money" else " (đồng)"


def _number(value: int | str | None) -> Number | None:
    if value is None or isinstance(value, int):
        return value
    try:
        number = Decimal(value)
    except ArithmeticError:
        return None
    return number if number.is_finite() else None


def number_text(value: Number | None) -> str | None:
    """Return a form's number as it is printed; ``None`` where there is none."""
    return None if value is None else format_number(value)


def _of_evidence(records: Records) -> Iterator[Figure]:
    yield Figure(
        token="minh_chung.so_tep",
        heading="Minh chứng",
        label="Số tệp minh chứng",
        value=whole_number(len(records.evidence)),
    )
