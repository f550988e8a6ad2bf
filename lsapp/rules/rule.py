# SPDX-License-Identifier: MIT
"""The shape of a rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

import msgspec

from lsapp.domain.labels import KIND_LABELS, field_label
from lsapp.rules.context import Context
from lsapp.rules.finding import Fault, Finding, Level

PLAN: Final = "{plan}"
"""Stands in a rule's source for the number of the plan at hand."""

_CATALOGUE_LABELS: Final = {
    "unit": "Đơn vị",
    "task_group": "Nhóm nhiệm vụ",
    "plan_task": "Nhiệm vụ của kế hoạch",
    "stat_form": "Biểu số liệu",
    "outline_section": "Phần lời văn",
}


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """One check. ``code`` never changes its meaning: answers in sealed files name it.

    ``title`` says what must hold, ``why`` the reason, ``remedy`` the next step, ``source`` the
    article it rests on. ``find`` yields a fault for each place where it does not hold, in linear
    time.
    """

    code: str
    level: Level
    title: str
    why: str
    remedy: str
    find: Callable[[Context], Iterable[Fault]]
    source: str | None = None

    def faults(self, context: Context) -> Iterator[tuple[tuple[int, ...], Finding]]:
        """Yield each finding with the order of its place; answers are put in."""
        source = self.source and self.source.replace(PLAN, f"Kế hoạch số {context.plan.number}")
        for fault in self.find(context):
            place = fault.place
            yield (
                place.order,
                Finding(
                    code=self.code,
                    level=self.level,
                    record=place.record,
                    kind=place.kind,
                    field=fault.field,
                    where=place.where,
                    label=fault.label or _label(place.kind, fault.field),
                    message=fault.message,
                    remedy=self.remedy,
                    source=source,
                    answer=context.answers.get((self.code, place.record, fault.field)),
                ),
            )


def _label(kind: str, field: str | None) -> str:
    if field is not None:
        return field_label(kind, field)
    return _CATALOGUE_LABELS.get(kind) or KIND_LABELS.get(kind, kind)
