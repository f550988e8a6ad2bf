# SPDX-License-Identifier: MIT
"""Rules for budget lines. Money is in đồng; only paper shows triệu đồng."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lsapp.domain.numbers import MAX_NUMBER, format_money
from lsapp.domain.ordering import by_position
from lsapp.domain.records import BudgetLine, Status
from lsapp.rules.context import Context
from lsapp.rules.finding import Fault
from lsapp.rules.places import place_of
from lsapp.rules.rule import Rule

SMALLEST: Final = 10_000
"""Below this, in đồng, a sum was most likely typed in triệu đồng."""

_BUDGET_LAW: Final = "Luật Ngân sách nhà nước số 83/2015/QH13, Điều 8"


def _amounts(context: Context) -> Iterator[tuple[BudgetLine, str, int]]:
    for one in context.records.budget_lines:
        if one.planned is not None:
            yield one, "planned", one.planned
        if one.disbursed is not None:
            yield one, "disbursed", one.disbursed


def _negative(context: Context) -> Iterator[Fault]:
    for one, field, value in _amounts(context):
        if value < 0:
            yield Fault(place_of(context, one), f"Số tiền âm: {format_money(value)}.", field)


def _too_large(context: Context) -> Iterator[Fault]:
    for one, field, value in _amounts(context):
        if value > MAX_NUMBER:
            message = (
                f"Số tiền {format_money(value)} lớn hơn mức ghi được {format_money(MAX_NUMBER)}."
            )
            yield Fault(place_of(context, one), message, field)


def _in_millions(context: Context) -> Iterator[Fault]:
    for one, field, value in _amounts(context):
        if 0 < value < SMALLEST:
            message = f"Số tiền chỉ {format_money(value)}, có thể đã gõ theo triệu đồng."
            yield Fault(place_of(context, one), message, field)


def _source(context: Context) -> Iterator[Fault]:
    for one in context.records.budget_lines:
        if one.source not in context.sources:
            message = f"Danh mục không có nguồn kinh phí «{one.source}»."
            yield Fault(place_of(context, one), message, "source")


def _activity(context: Context) -> Iterator[Fault]:
    for one in context.records.budget_lines:
        if one.activity not in context.activities:
            message = "Dòng kinh phí của một nhiệm vụ không còn trong dữ liệu."
            yield Fault(place_of(context, one), message, "activity")


def _repeated(context: Context) -> Iterator[Fault]:
    seen: set[tuple[str, int, str]] = set()
    for one in by_position(context.records.budget_lines):
        spot = (one.activity, one.year, one.source)
        if spot in seen:
            message = "Đã có một dòng kinh phí cùng nhiệm vụ, cùng năm, cùng nguồn."
            yield Fault(place_of(context, one), message, "source")
        seen.add(spot)


def _over(context: Context) -> Iterator[Fault]:
    for one in context.records.budget_lines:
        if one.planned and one.disbursed is not None and one.disbursed > one.planned:
            spent, planned = format_money(one.disbursed), format_money(one.planned)
            message = f"Đã giải ngân {spent}, hơn kế hoạch {planned}."
            yield Fault(place_of(context, one), message, "disbursed")


def _unplanned(context: Context) -> Iterator[Fault]:
    for one in context.records.budget_lines:
        if one.disbursed is not None and one.disbursed > 0 and not one.planned:
            message = (
                f"Đã giải ngân {format_money(one.disbursed)} nhưng không có kinh phí kế hoạch."
            )
            yield Fault(place_of(context, one), message, "planned")


def _unspent(context: Context) -> Iterator[Fault]:
    for activity in context.leaves:
        progress = context.progress.get(activity.key)
        if progress is None or progress.status is not Status.COMPLETED:
            continue
        lines = [one for one in context.budget.get(activity.key, ()) if one.year <= context.year]
        planned = sum(one.planned or 0 for one in lines)
        if planned > 0 and not any(one.disbursed for one in lines):
            message = (
                f"Nhiệm vụ hoàn thành, kế hoạch {format_money(planned)} nhưng chưa ghi giải ngân."
            )
            yield Fault(place_of(context, lines[0]), message, "disbursed")


def _year(context: Context) -> Iterator[Fault]:
    for one in context.records.budget_lines:
        activity = context.activities.get(one.activity)
        programme = context.programmes.get(activity.programme) if activity else None
        if programme and not programme.period_from <= one.year <= programme.period_to:
            period = f"{programme.period_from}-{programme.period_to}"
            message = f"Năm {one.year} ngoài thời kỳ {period} của chương trình."
            yield Fault(place_of(context, one), message, "year")


MONEY_RULES: Final = (
    Rule(
        code="money.negative",
        level="hard",
        title="Số tiền không âm",
        why="Kinh phí kế hoạch và giải ngân là số đã giao, đã chi; số giảm thì ghi số mới.",
        remedy="Sửa lại số tiền.",
        find=_negative,
    ),
    Rule(
        code="money.too_large",
        level="hard",
        title=f"Số tiền không quá {format_money(MAX_NUMBER)}",
        why="Số lớn hơn không ghi chính xác được trong tệp nộp; thường do gõ thừa số không.",
        remedy="Kiểm tra lại số tiền, đơn vị tính là đồng.",
        find=_too_large,
    ),
    Rule(
        code="money.source",
        level="hard",
        title="Nguồn kinh phí có trong danh mục",
        why="Kinh phí được cộng theo nguồn; nguồn lạ không cộng được.",
        remedy="Chọn lại Nguồn kinh phí trong danh sách.",
        source=_BUDGET_LAW,
        find=_source,
    ),
    Rule(
        code="money.activity",
        level="hard",
        title="Dòng kinh phí thuộc một nhiệm vụ có trong dữ liệu",
        why="Kinh phí không có nhiệm vụ vẫn bị cộng vào tổng mà không in ra được.",
        remedy="Xóa dòng kinh phí, hoặc khôi phục nhiệm vụ của nó.",
        find=_activity,
    ),
    Rule(
        code="money.repeated",
        level="soft",
        title="Mỗi nhiệm vụ, mỗi năm, mỗi nguồn có một dòng kinh phí",
        why="Thường do dán hai lần; tổng kinh phí bị tính gấp đôi.",
        remedy="Gộp hai dòng làm một, hoặc sửa năm hay nguồn.",
        find=_repeated,
    ),
    Rule(
        code="money.over",
        level="soft",
        title="Giải ngân không quá kế hoạch",
        why="Chi vượt số được giao phải có lý do.",
        remedy="Kiểm tra hai số tiền; nếu đúng thì giải trình.",
        source=_BUDGET_LAW,
        find=_over,
    ),
    Rule(
        code="money.unplanned",
        level="soft",
        title="Có giải ngân thì có kinh phí kế hoạch",
        why="Chi không có kế hoạch phải có lý do.",
        remedy="Ghi kinh phí kế hoạch, hoặc giải trình.",
        source=_BUDGET_LAW,
        find=_unplanned,
    ),
    Rule(
        code="money.unspent",
        level="soft",
        title="Nhiệm vụ hoàn thành có kinh phí thì đã ghi giải ngân",
        why="Thường do chưa cập nhật giải ngân khi kết thúc nhiệm vụ.",
        remedy="Ghi số đã giải ngân; nếu không chi thì ghi 0 và giải trình.",
        find=_unspent,
    ),
    Rule(
        code="money.year",
        level="soft",
        title="Năm của kinh phí nằm trong thời kỳ của chương trình",
        why="Thường do gõ nhầm năm.",
        remedy="Kiểm tra lại năm của dòng kinh phí hoặc thời kỳ của chương trình.",
        find=_year,
    ),
    Rule(
        code="money.in_millions",
        level="soft",
        title=f"Số tiền từ {format_money(SMALLEST)} trở lên",
        why="Mọi số tiền được gõ bằng đồng; số quá nhỏ thường là gõ theo triệu đồng.",
        remedy="Gõ đủ số bằng đồng (12,5 triệu đồng là 12.500.000).",
        find=_in_millions,
    ),
)
