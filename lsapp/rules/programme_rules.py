# SPDX-License-Identifier: MIT
"""Rules for the unit's own programmes: the paper that the plan asks for first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lsapp.domain.dates import format_date
from lsapp.domain.records import Programme
from lsapp.rules.context import Context
from lsapp.rules.finding import Fault
from lsapp.rules.places import place_of, unit_place
from lsapp.rules.rule import PLAN, Rule

_DECREE: Final = "Nghị định số 30/2020/NĐ-CP, Điều 8 và Phụ lục I"
_WHY_NUMBERED: Final = (
    "Nơi nhận đối chiếu chương trình theo số và ngày. Văn bản đã hết thời kỳ thì không hỏi."
)


def _missing(context: Context) -> Iterator[Fault]:
    if not context.current:
        message = f"Chưa có chương trình, kế hoạch hoặc đề án nào cho năm {context.year}."
        yield Fault(unit_place(context), message, label="Chương trình, kế hoạch")


def _in_force(context: Context) -> Iterator[Programme]:
    return (one for one in context.records.programmes if one.key in context.current)


def _without_number(context: Context) -> Iterator[Fault]:
    for one in _in_force(context):
        if one.number is None:
            yield Fault(place_of(context, one), "Văn bản chưa có số.", "number")


def _without_date(context: Context) -> Iterator[Fault]:
    for one in _in_force(context):
        if one.issued_on is None:
            yield Fault(place_of(context, one), "Văn bản chưa có ngày ban hành.", "issued_on")


def _without_title(context: Context) -> Iterator[Fault]:
    for one in _in_force(context):
        if one.title is None:
            yield Fault(place_of(context, one), "Văn bản chưa có tên (trích yếu).", "title")


def _period(context: Context) -> Iterator[Fault]:
    for one in context.records.programmes:
        if one.period_from > one.period_to:
            message = f"Từ năm {one.period_from} nhưng đến năm {one.period_to}."
            yield Fault(place_of(context, one), message, "period_from")


def _doc_type(context: Context) -> Iterator[Fault]:
    known = {one.code for one in context.plan.document_types}
    for one in context.records.programmes:
        if one.doc_type not in known:
            message = f"Loại văn bản «{one.doc_type}» không có trong danh mục."
            yield Fault(place_of(context, one), message, "doc_type")


def _not_a_programme(context: Context) -> Iterator[Fault]:
    others = {one.code: one.name for one in context.plan.document_types if not one.programme}
    for one in context.records.programmes:
        if one.doc_type in others:
            name = others[one.doc_type]
            message = f"{name} không phải là chương trình hành động, kế hoạch hay đề án."
            yield Fault(place_of(context, one), message, "doc_type")


def _future(context: Context) -> Iterator[Fault]:
    for one in context.records.programmes:
        if one.issued_on is not None and one.issued_on > context.as_of:
            message = (
                f"Ngày ban hành {format_date(one.issued_on)} sau ngày {format_date(context.as_of)}."
            )
            yield Fault(place_of(context, one), message, "issued_on")


def _before_plan(context: Context) -> Iterator[Fault]:
    start = context.plan.issued_on
    for one in context.records.programmes:
        if one.issued_on is not None and one.issued_on < start:
            message = (
                f"Ngày ban hành {format_date(one.issued_on)} trước ngày {format_date(start)}"
                f" của Kế hoạch số {context.plan.number}."
            )
            yield Fault(place_of(context, one), message, "issued_on")


def _empty(context: Context) -> Iterator[Fault]:
    used = {one.programme for one in context.records.activities}
    for one in _in_force(context):
        if one.key not in used:
            yield Fault(place_of(context, one), "Văn bản chưa có nhiệm vụ cụ thể nào.")


PROGRAMME_RULES: Final = (
    Rule(
        code="programme.missing",
        level="hard",
        title="Đơn vị có chương trình hành động, kế hoạch hoặc đề án cho năm báo cáo",
        why="Mỗi đơn vị phải tự xây dựng văn bản của mình để thực hiện kế hoạch của tỉnh; "
        "kết quả được báo cáo theo văn bản đó.",
        remedy="Mở trang Chương trình, thêm văn bản và ghi thời kỳ thực hiện có năm báo cáo.",
        source=PLAN,
        find=_missing,
    ),
    Rule(
        code="programme.number",
        level="hard",
        title="Văn bản đang thực hiện có số",
        why=_WHY_NUMBERED,
        remedy="Ghi số của văn bản đã ban hành; nếu chưa ban hành thì trình ký trước khi nộp.",
        source=_DECREE,
        find=_without_number,
    ),
    Rule(
        code="programme.issued_on",
        level="hard",
        title="Văn bản đang thực hiện có ngày ban hành",
        why=_WHY_NUMBERED,
        remedy="Ghi ngày ban hành theo văn bản đã ký.",
        source=_DECREE,
        find=_without_date,
    ),
    Rule(
        code="programme.title",
        level="soft",
        title="Văn bản có tên",
        why="Danh mục chương trình trong báo cáo của tỉnh in tên văn bản.",
        remedy="Chép trích yếu nội dung của văn bản vào ô Tên văn bản.",
        source=_DECREE,
        find=_without_title,
    ),
    Rule(
        code="programme.period",
        level="hard",
        title="Thời kỳ thực hiện: từ năm không sau đến năm",
        why="Thời kỳ quyết định văn bản thuộc đợt báo cáo nào.",
        remedy="Sửa lại Từ năm hoặc Đến năm.",
        find=_period,
    ),
    Rule(
        code="programme.doc_type",
        level="hard",
        title="Loại văn bản có trong danh mục",
        why="Tên loại và chữ viết tắt được in theo danh mục; loại lạ không in và không cộng được.",
        remedy="Chọn lại Loại văn bản trong danh sách.",
        source="Nghị định số 30/2020/NĐ-CP, Điều 7 và Phụ lục III",
        find=_doc_type,
    ),
    Rule(
        code="programme.not_a_programme",
        level="soft",
        title="Loại văn bản là chương trình, kế hoạch hoặc đề án",
        why="Kế hoạch của tỉnh yêu cầu chương trình hành động, kế hoạch, đề án; "
        "báo cáo hay công văn không thay được.",
        remedy="Chọn lại Loại văn bản, hoặc giải trình vì sao dùng loại này.",
        source=PLAN,
        find=_not_a_programme,
    ),
    Rule(
        code="programme.future",
        level="soft",
        title="Ngày ban hành không ở tương lai",
        why="Thường do gõ nhầm năm hoặc đảo ngày với tháng.",
        remedy="Kiểm tra lại ngày ban hành.",
        find=_future,
    ),
    Rule(
        code="programme.before_plan",
        level="soft",
        title="Văn bản ban hành sau kế hoạch của tỉnh",
        why="Văn bản ban hành trước thì không phải để thực hiện kế hoạch này.",
        remedy="Kiểm tra lại ngày ban hành, hoặc giải trình vì sao dùng văn bản có trước.",
        source=PLAN,
        find=_before_plan,
    ),
    Rule(
        code="programme.empty",
        level="soft",
        title="Văn bản có ít nhất một nhiệm vụ cụ thể",
        why="Không có nhiệm vụ thì không có gì để theo dõi và báo cáo.",
        remedy="Thêm nhiệm vụ ở trang Nhiệm vụ, hoặc xóa văn bản nếu đã nhập thừa.",
        find=_empty,
    ),
)
