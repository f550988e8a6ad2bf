# SPDX-License-Identifier: MIT
"""Rules for what an activity says: content, who leads, by when, with what product and target."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lsapp.domain.dates import format_date
from lsapp.domain.records import Activity
from lsapp.domain.timeframe import TimeframeKind, parse_timeframe
from lsapp.rules.context import Context
from lsapp.rules.finding import Fault
from lsapp.rules.places import place_of, short
from lsapp.rules.rule import PLAN, Rule


def _content(context: Context) -> Iterator[Fault]:
    for one in context.records.activities:
        if one.content is None:
            yield Fault(place_of(context, one), "Nhiệm vụ chưa có nội dung.", "content")


def _lead_unit(context: Context) -> Iterator[Fault]:
    for one in context.leaves:
        if one.lead_unit is None:
            yield Fault(place_of(context, one), "Chưa ghi cơ quan chủ trì.", "lead_unit")


def _timeframe(context: Context) -> Iterator[Fault]:
    for one in context.leaves:
        if one.timeframe is None and one.due_on is None:
            yield Fault(place_of(context, one), "Chưa ghi thời gian thực hiện.", "timeframe")


def _unread_timeframe(context: Context) -> Iterator[Fault]:
    for one in context.leaves:
        text = one.timeframe
        if text is None or one.due_on is not None:
            continue
        # A year left out is known from the round; the words are understood all the same.
        if parse_timeframe(text, context.year).kind is not TimeframeKind.UNKNOWN:
            continue
        message = f"Không đọc được thời gian «{short(text)}», nên không theo dõi được hạn."
        yield Fault(place_of(context, one), message, "timeframe")


def _product(context: Context) -> Iterator[Fault]:
    asked = {code for code, (_, _, task) in context.plan_tasks.items() if task.compulsory}
    for one in context.leaves:
        if one.product is None and one.plan_task in asked:
            message = "Nhiệm vụ bắt buộc của kế hoạch chưa ghi sản phẩm, kết quả."
            yield Fault(place_of(context, one), message, "product")


def _target(context: Context) -> Iterator[Fault]:
    for one in context.leaves:
        if one.indicator is not None and one.target is None:
            message = "Có chỉ tiêu nhưng chưa ghi mức cần đạt."
            yield Fault(place_of(context, one), message, "target")


def _repeated(context: Context) -> Iterator[Fault]:
    first: dict[tuple[str, str, str | None, str], Activity] = {}
    for entry in context.entries:
        one = entry.activity
        if one.content is None:
            continue
        words = " ".join(one.content.casefold().split())
        told = first.setdefault((one.programme, one.group, one.parent, words), one)
        if told is not one:
            number = context.places[told.key][1].path
            message = f"Trùng nội dung với nhiệm vụ {number} cùng nhóm."
            yield Fault(place_of(context, one), message, "content")


def _due_outside(context: Context) -> Iterator[Fault]:
    for one in context.records.activities:
        programme = context.programmes.get(one.programme)
        if one.due_on is None or programme is None:
            continue
        if not programme.period_from <= one.due_on.year <= programme.period_to:
            message = (
                f"Hạn hoàn thành {format_date(one.due_on)} ngoài thời kỳ"
                f" {programme.period_from}-{programme.period_to} của chương trình."
            )
            yield Fault(place_of(context, one), message, "due_on")


ACTIVITY_RULES: Final = (
    Rule(
        code="activity.content",
        level="hard",
        title="Nhiệm vụ có nội dung",
        why="Dòng không có nội dung in ra là dòng trống.",
        remedy="Ghi nội dung nhiệm vụ, hoặc xóa dòng.",
        find=_content,
    ),
    Rule(
        code="activity.lead_unit",
        level="soft",
        title="Nhiệm vụ có cơ quan chủ trì",
        why="Phải rõ ai chịu trách nhiệm. Nhiệm vụ có nhiệm vụ con thì không hỏi.",
        remedy="Ghi cơ quan hoặc bộ phận chủ trì.",
        source=PLAN,
        find=_lead_unit,
    ),
    Rule(
        code="activity.timeframe",
        level="soft",
        title="Nhiệm vụ có thời gian thực hiện",
        why="Không có thời gian thì không biết đúng hạn hay quá hạn.",
        remedy="Ghi thời gian như trong văn bản: Quý II/2026, Tháng 6/2026, Hằng năm, "
        "Thường xuyên, 2026-2030 hoặc một ngày.",
        source=PLAN,
        find=_timeframe,
    ),
    Rule(
        code="activity.timeframe_unread",
        level="soft",
        title="Thời gian thực hiện đọc được",
        why="Chương trình suy ra hạn từ thời gian được ghi; ghi cách khác thì không nhắc hạn được.",
        remedy="Viết lại thời gian (Quý II/2026, 30/6/2026, Hằng năm...), hoặc ghi Hạn hoàn thành.",
        find=_unread_timeframe,
    ),
    Rule(
        code="activity.product",
        level="soft",
        title="Nhiệm vụ bắt buộc của kế hoạch có sản phẩm, kết quả",
        why="Sản phẩm là căn cứ để xác nhận hoàn thành.",
        remedy="Ghi sản phẩm: văn bản, hội nghị, danh sách, số lượng.",
        source=PLAN,
        find=_product,
    ),
    Rule(
        code="activity.target",
        level="soft",
        title="Chỉ tiêu có mức cần đạt",
        why="Không có mức cần đạt thì không đánh giá được kết quả.",
        remedy="Ghi mức cần đạt, hoặc bỏ chỉ tiêu.",
        find=_target,
    ),
    Rule(
        code="activity.repeated",
        level="soft",
        title="Không có hai nhiệm vụ cùng nội dung trong một nhóm",
        why="Thường do dán hai lần; khi tổng hợp sẽ bị đếm hai lần.",
        remedy="Xóa bớt một nhiệm vụ, hoặc ghi rõ chỗ khác nhau.",
        find=_repeated,
    ),
    Rule(
        code="activity.due_outside",
        level="soft",
        title="Hạn hoàn thành nằm trong thời kỳ của chương trình",
        why="Thường do gõ nhầm năm.",
        remedy="Kiểm tra lại thời gian của nhiệm vụ hoặc thời kỳ của chương trình.",
        find=_due_outside,
    ),
)
