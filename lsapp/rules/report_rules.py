# SPDX-License-Identifier: MIT
"""Rules for the report: its letterhead, its dates and its sections in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lsapp.domain.dates import format_date
from lsapp.rules.context import Context
from lsapp.rules.finding import Fault
from lsapp.rules.places import letterhead_place, place_of, section_place, unit_place
from lsapp.rules.rule import PLAN, Rule

_LAYOUT: Final = "Nghị định số 30/2020/NĐ-CP, Điều 8 và Phụ lục I"
_PERIODS: Final = "Nghị định số 09/2019/NĐ-CP, Điều 12"


def _lacks(context: Context, field: str, message: str) -> Iterator[Fault]:
    """A field is lacking where neither the unit nor the plan's defaults for its kind fill it."""
    own = getattr(context.letterhead, field, None)
    if own is None and getattr(context.letterhead_defaults, field, None) is None:
        yield Fault(letterhead_place(context), message, field)


def _name(context: Context) -> Iterator[Fault]:
    return _lacks(context, "name", "Chưa có tên cơ quan ban hành.")


def _signer(context: Context) -> Iterator[Fault]:
    return _lacks(context, "signer_title", "Chưa có chức vụ người ký.")


def _place(context: Context) -> Iterator[Fault]:
    return _lacks(context, "place", "Chưa có địa danh đứng trước ngày, tháng, năm.")


def _period(context: Context) -> Iterator[Fault]:
    for one in context.records.reports:
        if one.flow_from > one.flow_to:
            first, last = format_date(one.flow_from), format_date(one.flow_to)
            message = f"Số liệu từ ngày {first} nhưng đến ngày {last}."
            yield Fault(place_of(context, one), message, "flow_from")


def _future(context: Context) -> Iterator[Fault]:
    for one in context.records.reports:
        if one.issued_on is not None and one.issued_on > context.as_of:
            message = (
                f"Ngày báo cáo {format_date(one.issued_on)} sau ngày {format_date(context.as_of)}."
            )
            yield Fault(place_of(context, one), message, "issued_on")


def _early(context: Context) -> Iterator[Fault]:
    cut_off = context.cut_off or context.flow[1]
    for one in context.records.reports:
        if one.issued_on is not None and one.issued_on < cut_off:
            told, end = format_date(one.issued_on), format_date(cut_off)
            message = f"Ngày báo cáo {told} trước ngày chốt số liệu {end}."
            yield Fault(place_of(context, one), message, "issued_on")


def _section(context: Context) -> Iterator[Fault]:
    for outline_section in context.plan.outline:
        # A section by groups is written from the results themselves; words of its own are welcome.
        if not outline_section.required or outline_section.by_group:
            continue
        section = context.texts.get(outline_section.code)
        if section is None:
            place = section_place(context, outline_section)
            yield Fault(place, "Phần bắt buộc chưa viết.", label="Nội dung")
        elif section.text is None:
            yield Fault(place_of(context, section), "Phần bắt buộc chưa viết.", "text")


def _unknown_section(context: Context) -> Iterator[Fault]:
    for one in context.records.sections:
        if one.section not in context.sections:
            message = f"Đề cương báo cáo không có phần «{one.section}»."
            yield Fault(place_of(context, one), message)


def _unit(context: Context) -> Iterator[Fault]:
    first, last = context.flow
    if not context.unit.valid_within(min(first, last), max(first, last)):
        message = f"Đơn vị không hoạt động trong kỳ {format_date(first)} đến {format_date(last)}."
        yield Fault(unit_place(context), message, label="Đơn vị")


REPORT_RULES: Final = (
    Rule(
        code="letterhead.name",
        level="hard",
        title="Thể thức có tên cơ quan ban hành",
        why="Không có tên cơ quan thì báo cáo không ký được.",
        remedy="Ghi tên cơ quan ở trang Báo cáo, mục Thể thức văn bản.",
        source=_LAYOUT,
        find=_name,
    ),
    Rule(
        code="letterhead.signer_title",
        level="hard",
        title="Thể thức có chức vụ người ký",
        why="Báo cáo in sẵn chức vụ; họ tên có thể để trống cho văn thư.",
        remedy="Ghi chức vụ người ký ở trang Báo cáo, mục Thể thức văn bản.",
        source=_LAYOUT,
        find=_signer,
    ),
    Rule(
        code="letterhead.place",
        level="soft",
        title="Thể thức có địa danh",
        why="Địa danh đứng trước ngày, tháng, năm ban hành.",
        remedy="Ghi địa danh nơi cơ quan đóng trụ sở.",
        source=_LAYOUT,
        find=_place,
    ),
    Rule(
        code="report.period",
        level="hard",
        title="Kỳ số liệu: từ ngày không sau đến ngày",
        why="Kỳ số liệu được in trên báo cáo và trên từng biểu.",
        remedy="Sửa lại kỳ số liệu của đợt báo cáo.",
        source=_PERIODS,
        find=_period,
    ),
    Rule(
        code="report.future",
        level="soft",
        title="Ngày báo cáo không ở tương lai",
        why="Thường do gõ nhầm; ngày báo cáo có thể để trống cho văn thư.",
        remedy="Sửa hoặc xóa ngày báo cáo.",
        find=_future,
    ),
    Rule(
        code="report.early",
        level="soft",
        title="Ngày báo cáo không trước ngày chốt số liệu",
        why="Báo cáo ký trước ngày chốt thì số liệu chưa hết kỳ.",
        remedy="Kiểm tra lại ngày báo cáo và kỳ số liệu.",
        source=_PERIODS,
        find=_early,
    ),
    Rule(
        code="report.section",
        level="soft",
        title="Các phần bắt buộc của báo cáo đã viết",
        why="Báo cáo của tỉnh được viết từ các phần này.",
        remedy="Viết phần được nêu ở trang Báo cáo; nếu không có gì thì ghi rõ là không có.",
        source=PLAN,
        find=_section,
    ),
    Rule(
        code="report.section_unknown",
        level="hard",
        title="Phần lời văn có trong đề cương báo cáo",
        why="Phần lạ không có chỗ in; thường do tệp lập theo danh mục khác.",
        remedy="Chép nội dung sang phần đúng rồi xóa phần này.",
        find=_unknown_section,
    ),
    Rule(
        code="unit.validity",
        level="soft",
        title="Đơn vị có hoạt động trong kỳ báo cáo",
        why="Đơn vị đã sáp nhập thì đơn vị kế tục báo cáo; báo cáo hai nơi là tính hai lần.",
        remedy="Kiểm tra đơn vị và đợt báo cáo, hoặc giải trình.",
        find=_unit,
    ),
)
