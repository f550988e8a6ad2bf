# SPDX-License-Identifier: MIT
"""Rules for the records as such: each belongs to this unit, plan and round, and to one place."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import Any, Final

from lsapp.domain.records import Record
from lsapp.rules.context import Context
from lsapp.rules.finding import Fault
from lsapp.rules.places import place_of
from lsapp.rules.rule import Rule


def _lists(context: Context) -> Iterator[list[Any]]:
    records = context.records
    for name in records.__struct_fields__:
        kind = getattr(records, name)
        if kind:
            yield kind


def _misplaced(context: Context) -> Iterator[Fault]:
    snapshot = context.snapshot
    home = {"unit": snapshot.unit, "plan": snapshot.plan, "round": snapshot.round}
    words = {"unit": "đơn vị", "plan": "kế hoạch", "round": "đợt báo cáo"}
    for kind in _lists(context):
        fields = [name for name in home if name in kind[0].__struct_fields__]
        for one in kind:
            for name in fields:
                if getattr(one, name) != home[name]:
                    message = (
                        f"Bản ghi thuộc {words[name]} «{getattr(one, name)}»,"
                        f" không phải «{home[name]}»."
                    )
                    yield Fault(place_of(context, one), message, name, words[name].capitalize())


_SPOTS: Final[Mapping[str, Callable[[Any], Hashable]]] = {
    "letterheads": lambda one: one.unit,
    "reports": lambda one: one.round,
    "progress": lambda one: one.activity,
    "stat_values": lambda one: (one.form, one.row, one.column),
    "group_statements": lambda one: one.group,
    "sections": lambda one: one.section,
}
"""What there can be only one record for."""


def _again(kind: list[Any], spot: Callable[[Any], Hashable]) -> Iterator[Record]:
    seen: set[Hashable] = set()
    for one in kind:
        at = spot(one)
        if at in seen:
            yield one
        seen.add(at)


def _repeated(context: Context) -> Iterator[Fault]:
    for name in context.records.__struct_fields__:
        kind = getattr(context.records, name)
        for one in _again(kind, lambda record: record.key):
            yield Fault(place_of(context, one), "Hai bản ghi cùng một mã.")
        if name in _SPOTS:
            for one in _again(kind, _SPOTS[name]):
                yield Fault(place_of(context, one), "Hai bản ghi cho cùng một chỗ.")


RECORD_RULES: Final = (
    Rule(
        code="record.misplaced",
        level="hard",
        title="Mọi bản ghi thuộc đúng đơn vị, kế hoạch và đợt báo cáo",
        why="Bản ghi của đơn vị hay đợt khác làm sai số tổng hợp; thường do ghép dữ liệu.",
        remedy="Xóa bản ghi này, nhập lại ở đúng đơn vị và đợt.",
        find=_misplaced,
    ),
    Rule(
        code="record.repeated",
        level="hard",
        title="Mỗi chỗ chỉ có một bản ghi",
        why="Hai bản ghi cho một chỗ thì không biết tính bản nào; thường do ghép dữ liệu.",
        remedy="Xóa bản ghi thừa, giữ bản đúng.",
        find=_repeated,
    ),
)
