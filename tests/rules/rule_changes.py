# SPDX-License-Identifier: MIT
"""Changes to clean records, and the shape of a rule's case."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import NamedTuple

from msgspec.structs import replace
from rule_builders import (
    GROUPS,
    HOME,
    add,
    edit,
    with_plan,
)

from lsapp.domain.records import GroupStatement, OpenRow
from lsapp.rules.context import Context

Change = Callable[[Context], Context]


class Case(NamedTuple):
    """One rule: the change it speaks of, at which record and field, and the change it accepts."""

    code: str
    record: str | None
    field: str | None
    fires: Change
    silent: Change


def with_cells(context: Context, **cells: int | str) -> Context:
    return edit(context, "o1", cells=context.records.open_rows[0].cells | cells)


def old_programme(context: Context, **fields: object) -> Context:
    """Add a programme that is over in the round."""
    old = replace(
        context.records.programmes[0],
        key="p0",
        period_from=2020,
        period_to=2025,
        issued_on=dt.date(2020, 4, 1),
    )
    return add(context, replace(old, **fields))


def with_text(text: str) -> Change:
    return lambda c: edit(c, "k11", result=text)


def with_first_group(**fields: object) -> Change:
    """Change the plan's first group."""
    return lambda c: with_plan(c, groups=(replace(GROUPS[0], **fields), *GROUPS[1:]))


NONE_ARISING = GroupStatement(**HOME, key="g9", group="n2", none_arising=True, reason="Không có")
SECOND_ROW = OpenRow(**HOME, key="o2", form="B5", cells={"name": "Đề tài"}, position=2)
