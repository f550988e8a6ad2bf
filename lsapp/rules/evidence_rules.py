# SPDX-License-Identifier: MIT
"""Rules for evidence: what is done is proven by a file that holds something."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lsapp.domain.ordering import by_position
from lsapp.domain.records import Status
from lsapp.rules.context import Context
from lsapp.rules.finding import Fault
from lsapp.rules.places import place_of
from lsapp.rules.rule import Rule


def _missing(context: Context) -> Iterator[Fault]:
    for one in context.leaves:
        progress = context.progress.get(one.key)
        done = progress is not None and progress.status is Status.COMPLETED
        if done and one.key not in context.evidence:
            yield Fault(place_of(context, one), "Nhiệm vụ hoàn thành chưa có minh chứng.")


def _empty(context: Context) -> Iterator[Fault]:
    for one in context.records.evidence:
        if one.size <= 0:
            yield Fault(place_of(context, one), "Tệp minh chứng rỗng (0 byte).", "size")


def _activity(context: Context) -> Iterator[Fault]:
    for one in context.records.evidence:
        if one.activity is not None and one.activity not in context.activities:
            message = "Minh chứng của một nhiệm vụ không còn trong dữ liệu."
            yield Fault(place_of(context, one), message, "activity")


def _repeated(context: Context) -> Iterator[Fault]:
    for files in context.evidence.values():
        names: dict[str, str] = {}
        for one in by_position(files):
            if one.sha256 in names:
                message = f"Cùng một tệp với «{names[one.sha256]}»."
                yield Fault(place_of(context, one), message, "sha256")
            names.setdefault(one.sha256, one.name)


EVIDENCE_RULES: Final = (
    Rule(
        code="evidence.missing",
        level="soft",
        title="Nhiệm vụ hoàn thành có minh chứng",
        why="Nơi tổng hợp kiểm tra, giám sát dựa vào văn bản, danh sách, biên bản.",
        remedy="Thêm tệp ở trang Minh chứng, hoặc giải trình vì sao không có.",
        find=_missing,
    ),
    Rule(
        code="evidence.empty",
        level="soft",
        title="Tệp minh chứng không rỗng",
        why="Tệp 0 byte thường do chép từ thiết bị bị rút sớm.",
        remedy="Mở tệp gốc để kiểm tra rồi thêm lại.",
        find=_empty,
    ),
    Rule(
        code="evidence.activity",
        level="hard",
        title="Minh chứng thuộc một nhiệm vụ có trong dữ liệu",
        why="Minh chứng không có nhiệm vụ thì không biết chứng minh điều gì.",
        remedy="Chọn lại nhiệm vụ được chứng minh, hoặc để trống cho cả báo cáo.",
        find=_activity,
    ),
    Rule(
        code="evidence.repeated",
        level="soft",
        title="Một tệp chỉ thêm một lần cho một nhiệm vụ",
        why="Tệp trùng làm nặng thư và làm sai số minh chứng.",
        remedy="Xóa bớt một tệp.",
        find=_repeated,
    ),
)
