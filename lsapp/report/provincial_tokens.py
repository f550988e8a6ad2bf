# SPDX-License-Identifier: MIT
"""The figures that the department's own words may name (``{{nhiem_vu.hoan_thanh}}``), over all units.

They are written and put in as in a unit's own report (``lsapp.report.figures``); what is the same
there bears the same name here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from lsapp.catalogue.model import Plan, StatForm, UnitKind
from lsapp.report.context import ReportContext
from lsapp.report.figures import (
    Figure,
    amount_figures,
    count_figures,
    form_heading,
    measure_of,
    number_text,
    period_figures,
    token_key,
    whole_number,
)
from lsapp.report.money import Money
from lsapp.report.provincial_figures import (
    KIND_TITLES,
    FormSum,
    ProvincialFigures,
    ReportState,
    RoundTotal,
    UnitLine,
)
from lsapp.report.wording import joined, percent_text, share

MOST_NAMES: Final = 20
"""How many units a text names; the rest are counted, for the annex has them all."""

_KIND_TOKENS: Final = {
    UnitKind.DEPARTMENT: "so_nganh",
    UnitKind.AGENCY: "co_quan_khac",
    UnitKind.ASSOCIATION: "hoi",
    UnitKind.CITY: "thanh_pho",
    UnitKind.DISTRICT: "huyen",
    UnitKind.WARD: "phuong",
    UnitKind.COMMUNE: "xa",
}


def provincial_tokens(
    plan: Plan, figures: ProvincialFigures, own: ReportContext, history: Sequence[RoundTotal]
) -> dict[str, Figure]:
    """Return every figure by token, in the order of a menu; ``own`` is the department's own context."""
    found = (
        *period_figures(own),
        *_of_reporting(figures),
        *count_figures("nhiem_vu", "Nhiệm vụ, toàn tỉnh", figures.total),
        *_of_money(plan, figures),
        *_of_groups(plan, figures),
        *_of_kinds(figures),
        *_of_last_round(history),
        *_of_forms(plan, figures),
    )
    return {one.token: one for one in found}


def _of_reporting(figures: ProvincialFigures) -> Iterator[Figure]:
    heading = "Tình hình gửi báo cáo"
    owing, counted = figures.owing, figures.counted
    names = figures.names
    sent = [one for one in owing if one.counted]
    late = [one for one in sent if one.late]
    missing = _owing(figures, ReportState.MISSING)
    rate = share(len(sent), len(owing))
    for token, label, number in (
        ("phai_gui", "Số đơn vị phải báo cáo", len(owing)),
        ("da_tong_hop", "Số đơn vị phải báo cáo đã được tổng hợp", len(sent)),
        ("dung_han", "Gửi đúng hạn", len(sent) - len(late)),
        ("qua_han", "Gửi quá hạn", len(late)),
        ("chua_gui", "Chưa gửi", len(missing)),
        ("tra_lai", "Đã trả lại để bổ sung", len(_owing(figures, ReportState.RETURNED))),
        ("xung_dot", "Có hai bản khác nhau", len(_owing(figures, ReportState.CONFLICT))),
        ("trong", "Bản không có nội dung", len(_owing(figures, ReportState.EMPTY))),
        ("ngoai_danh_sach", "Ngoài danh sách đã gửi", sum(not one.owes for one in counted)),
        ("cho_chap_nhan", "Chưa chấp nhận", sum(not one.accepted for one in counted)),
        ("co_van_ban", "Số đơn vị đã ban hành văn bản", sum(bool(one.issued) for one in counted)),
        ("so_van_ban", "Số văn bản đã ban hành", sum(one.issued for one in counted)),
    ):
        yield _figure(f"bao_cao.{token}", heading, label, whole_number(number))
    said = None if rate is None else percent_text(rate)
    yield _figure("bao_cao.ty_le", heading, "Tỷ lệ đã được tổng hợp", said)
    for token, label, lines in (
        ("ten_chua_gui", "Tên các đơn vị chưa gửi", missing),
        ("ten_qua_han", "Tên các đơn vị gửi quá hạn", late),
    ):
        listed = listed_names([names[one.unit.code] for one in lines])
        yield _figure(f"bao_cao.{token}", heading, label, listed)


def listed_names(names: Sequence[str]) -> str | None:
    """Return names as running text has them, the first ``MOST_NAMES``; ``None`` of none."""
    if not names:
        return None
    if len(names) <= MOST_NAMES:
        return joined(names)
    rest = whole_number(len(names) - MOST_NAMES)
    return f"{', '.join(names[:MOST_NAMES])} và {rest} đơn vị khác"


def _owing(figures: ProvincialFigures, state: ReportState) -> list[UnitLine]:
    return [one for one in figures.in_state(state) if one.owes]


def _of_money(plan: Plan, figures: ProvincialFigures) -> Iterator[Figure]:
    heading = f"Kinh phí năm {figures.year}"
    yield from amount_figures("kinh_phi", heading, "Tổng số", figures.total.money)
    for source in plan.funding_sources:
        money = Money.of(
            one.money
            for one in figures.money
            if one.year == figures.year and one.source == source.code
        )
        prefix = f"kinh_phi.{token_key(source.code)}"
        yield from amount_figures(prefix, heading, source.name, money)


def _of_groups(plan: Plan, figures: ProvincialFigures) -> Iterator[Figure]:
    shorts = {group.code: group.short for group in plan.groups}
    for group in figures.groups:
        heading = f"Nhóm {group.number}. {shorts.get(group.code, group.title)}"
        prefix = f"nhom.{token_key(group.code)}"
        yield from count_figures(prefix, heading, group.figures)
        for token, label, number in (
            ("don_vi", "Số đơn vị có nhiệm vụ", group.with_tasks),
            ("don_vi_khong_phat_sinh", "Số đơn vị khai không phát sinh", group.none_arising),
        ):
            yield _figure(f"{prefix}.{token}", heading, label, whole_number(number))
        yield from amount_figures(f"{prefix}.kinh_phi", heading, "Kinh phí", group.figures.money)


def _of_kinds(figures: ProvincialFigures) -> Iterator[Figure]:
    for one in figures.kinds:
        heading = KIND_TITLES[one.kind]
        prefix = f"loai.{_KIND_TOKENS[one.kind]}"
        yield _figure(
            f"{prefix}.don_vi", heading, "Số báo cáo được tổng hợp", whole_number(one.counted)
        )
        yield from count_figures(prefix, heading, one.figures)
        yield from amount_figures(f"{prefix}.kinh_phi", heading, "Kinh phí", one.figures.money)


def _of_last_round(history: Sequence[RoundTotal]) -> Iterator[Figure]:
    if history:
        last = history[-1]
        heading = f"Kỳ trước ({last.label})"
        yield _figure(
            "ky_truoc.bao_cao", heading, "Số báo cáo được tổng hợp", whole_number(last.counted)
        )
        yield from count_figures("ky_truoc.nhiem_vu", heading, last.figures)
        yield from amount_figures("ky_truoc.kinh_phi", heading, "Kinh phí", last.figures.money)


def _of_forms(plan: Plan, figures: ProvincialFigures) -> Iterator[Figure]:
    sums = {one.code: one for one in figures.forms}
    for form in plan.forms:
        if form.code in sums:
            yield from _of_form(form, sums[form.code])


def _of_form(form: StatForm, found: FormSum) -> Iterator[Figure]:
    heading, prefix = form_heading(form), f"bieu.{token_key(form.code)}"
    yield _figure(f"{prefix}.don_vi", heading, "Số đơn vị có số liệu", whole_number(found.said))
    if form.layout == "list":
        yield _figure(f"{prefix}.so_dong", heading, "Số dòng", whole_number(len(found.rows)))
        return
    cells = {(one.row, one.column): one.total for one in found.cells}
    for row in form.rows:
        for column in form.columns:
            title = " - ".join((*column.heads, column.title))
            yield _figure(
                f"{prefix}.{row.code}.{column.code}",
                heading,
                f"{row.title}, cột {title}{measure_of(column)}",
                number_text(cells.get((row.code, column.code))),
            )


def _figure(token: str, heading: str, label: str, value: str | None) -> Figure:
    return Figure(token=token, heading=heading, label=label, value=value)


def printed_figures(figures: dict[str, Figure], tokens: Iterable[str]) -> dict[str, str]:
    """Return the printed text of some figures by token, those that there are."""
    return {token: figures[token].printed for token in tokens if token in figures}
