# SPDX-License-Identifier: MIT
"""Rules for the results of activities: status, percentage and the words that go with them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lsapp.domain.labels import STATUS_LABELS
from lsapp.domain.records import Progress, Status
from lsapp.rules.context import Context
from lsapp.rules.finding import Fault
from lsapp.rules.places import place_of
from lsapp.rules.rule import Rule


def _activity(context: Context) -> Iterator[Fault]:
    for one in context.records.progress:
        if one.activity not in context.activities:
            message = "Kết quả của một nhiệm vụ không còn trong dữ liệu."
            yield Fault(place_of(context, one), message, "activity")


def _percent(context: Context) -> Iterator[Fault]:
    for one in context.records.progress:
        if one.percent is not None and not 0 <= one.percent <= 100:
            message = f"Tỷ lệ {one.percent} % ngoài khoảng 0 đến 100."
            yield Fault(place_of(context, one), message, "percent")


def _completed(context: Context) -> Iterator[Fault]:
    for one in context.records.progress:
        if one.status is Status.COMPLETED and one.percent is not None and one.percent < 100:
            message = f"Đánh giá hoàn thành nhưng tỷ lệ chỉ {one.percent} %."
            yield Fault(place_of(context, one), message, "percent")


def _not_started(context: Context) -> Iterator[Fault]:
    for one in context.records.progress:
        if one.status is Status.NOT_STARTED and one.percent is not None and one.percent > 0:
            message = f"Đánh giá chưa thực hiện nhưng tỷ lệ {one.percent} %."
            yield Fault(place_of(context, one), message, "status")


def _finished(context: Context) -> Iterator[Fault]:
    for one in context.records.progress:
        if one.percent == 100 and one.status not in {Status.COMPLETED, Status.NOT_STARTED}:
            message = f"Tỷ lệ 100 % nhưng đánh giá «{STATUS_LABELS[one.status]}»."
            yield Fault(place_of(context, one), message, "status")


def _missing(context: Context) -> Iterator[Fault]:
    for one in context.leaves:
        if one.key not in context.progress:
            message = f"Chưa có kết quả trong đợt {context.snapshot.round}."
            yield Fault(place_of(context, one), message)


def _cause(context: Context) -> Iterator[Fault]:
    for one in context.records.progress:
        if one.difficulty is not None and one.cause is None:
            yield Fault(place_of(context, one), "Nêu khó khăn nhưng chưa ghi nguyên nhân.", "cause")


def _unexplained(context: Context, status: Status) -> Iterator[Progress]:
    """Yield results of one status where nothing says why."""
    for one in context.records.progress:
        if one.status is status and one.cause is None and one.difficulty is None:
            yield one


def _stopped(context: Context) -> Iterator[Fault]:
    for one in _unexplained(context, Status.STOPPED):
        yield Fault(place_of(context, one), "Dừng thực hiện nhưng chưa ghi nguyên nhân.", "cause")


def _none_arising(context: Context) -> Iterator[Fault]:
    for one in _unexplained(context, Status.NONE_ARISING):
        if one.result is None:
            message = "Không phát sinh nhưng chưa ghi lý do."
            yield Fault(place_of(context, one), message, "cause")


def _result(context: Context) -> Iterator[Fault]:
    for one in context.records.progress:
        if one.status in {Status.COMPLETED, Status.IN_PROGRESS} and one.result is None:
            message = f"Đánh giá «{STATUS_LABELS[one.status]}» nhưng chưa ghi kết quả."
            yield Fault(place_of(context, one), message, "result")


def _indicator(context: Context) -> Iterator[Fault]:
    for one in context.records.progress:
        activity = context.activities.get(one.activity)
        if activity is None or activity.target is None or one.status is not Status.COMPLETED:
            continue
        if one.indicator_reached is None:
            message = f"Mức cần đạt là «{activity.target}» nhưng chưa ghi mức đạt được."
            yield Fault(place_of(context, one), message, "indicator_reached")


def _fell(context: Context) -> Iterator[Fault]:
    for one in context.records.progress:
        last = context.last_progress.get(one.activity)
        if last is None or last.percent is None or one.percent is None:
            continue
        if one.percent < last.percent:
            message = f"Tỷ lệ {one.percent} %, đợt trước đã là {last.percent} %."
            yield Fault(place_of(context, one), message, "percent")


PROGRESS_RULES: Final = (
    Rule(
        code="progress.activity",
        level="hard",
        title="Kết quả thuộc một nhiệm vụ có trong dữ liệu",
        why="Kết quả không có nhiệm vụ thì không in được.",
        remedy="Xóa kết quả, hoặc khôi phục nhiệm vụ của nó.",
        find=_activity,
    ),
    Rule(
        code="progress.percent",
        level="hard",
        title="Tỷ lệ từ 0 đến 100",
        why="Tỷ lệ là phần trăm khối lượng nhiệm vụ đã làm.",
        remedy="Sửa lại tỷ lệ; vượt chỉ tiêu thì ghi ở Mức đạt được.",
        find=_percent,
    ),
    Rule(
        code="progress.completed",
        level="hard",
        title="Hoàn thành thì tỷ lệ là 100",
        why="Hai lời khai trái nhau; bảng tổng hợp đếm theo đánh giá.",
        remedy="Ghi tỷ lệ 100, để trống tỷ lệ, hoặc đổi đánh giá thành Đang thực hiện.",
        find=_completed,
    ),
    Rule(
        code="progress.not_started",
        level="hard",
        title="Chưa thực hiện thì tỷ lệ là 0",
        why="Hai lời khai trái nhau; bảng tổng hợp đếm theo đánh giá.",
        remedy="Đổi đánh giá thành Đang thực hiện, hoặc ghi tỷ lệ 0.",
        find=_not_started,
    ),
    Rule(
        code="progress.finished",
        level="soft",
        title="Tỷ lệ 100 thì đánh giá hoàn thành",
        why="Nhiệm vụ làm xong mà chưa đánh giá hoàn thành thì không được đếm.",
        remedy="Đổi đánh giá thành Hoàn thành, hoặc sửa tỷ lệ.",
        find=_finished,
    ),
    Rule(
        code="progress.missing",
        level="soft",
        title="Mỗi nhiệm vụ có kết quả trong đợt",
        why="Nhiệm vụ không có kết quả được tính là chưa báo cáo, không phải là chưa thực hiện.",
        remedy="Chọn đánh giá ở trang Kết quả, kể cả khi chưa thực hiện.",
        find=_missing,
    ),
    Rule(
        code="progress.cause",
        level="soft",
        title="Nêu khó khăn thì ghi nguyên nhân",
        why="Phần đánh giá chung của báo cáo cần nguyên nhân khách quan, chủ quan.",
        remedy="Ghi nguyên nhân của khó khăn.",
        find=_cause,
    ),
    Rule(
        code="progress.stopped",
        level="soft",
        title="Dừng thực hiện thì ghi nguyên nhân",
        why="Nhiệm vụ dừng không bị tính quá hạn nữa, nên phải rõ vì sao.",
        remedy="Ghi nguyên nhân, kèm văn bản cho phép dừng nếu có.",
        find=_stopped,
    ),
    Rule(
        code="progress.none_arising",
        level="soft",
        title="Nhiệm vụ không phát sinh thì ghi lý do",
        why="Nơi tổng hợp cần phân biệt không có việc với không làm.",
        remedy="Ghi lý do vào ô Nguyên nhân.",
        find=_none_arising,
    ),
    Rule(
        code="progress.result",
        level="soft",
        title="Nhiệm vụ đang hoặc đã thực hiện có kết quả bằng lời",
        why="Phần II của báo cáo lấy lời từ ô này.",
        remedy="Ghi kết quả trong kỳ: việc đã làm, số lượng, văn bản.",
        find=_result,
    ),
    Rule(
        code="progress.indicator",
        level="soft",
        title="Nhiệm vụ có mức cần đạt khi hoàn thành thì ghi mức đạt được",
        why="Không có mức đạt được thì không so được với chỉ tiêu.",
        remedy="Ghi mức đạt được.",
        find=_indicator,
    ),
    Rule(
        code="progress.fell",
        level="soft",
        title="Tỷ lệ không thấp hơn đợt trước",
        why="Khối lượng đã làm không mất đi; thường do gõ nhầm ở một trong hai đợt.",
        remedy="Kiểm tra lại tỷ lệ; nhiệm vụ lặp lại hằng năm thì giải trình.",
        find=_fell,
    ),
)
