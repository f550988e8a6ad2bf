# SPDX-License-Identifier: MIT
"""What the rounds before came to, for the provincial report to compare with; kept once worked out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from lsapp.catalogue.model import Plan
from lsapp.domain.period import RoundCode
from lsapp.domain.records import Status
from lsapp.report.provincial_figures import RoundTotal
from lsapp.report.round_view import Figures
from lsapp.rollup.breakdown import Dimension, Sums, UnitSums
from lsapp.services.breakdowns import RoundIndex
from lsapp.services.desk import Desk
from lsapp.services.round_sums import known_rounds, read_sums, round_index

MOST_ROUNDS: Final = 4
"""How many rounds before are compared with: as many columns as a chart across a page has room for."""

_NAME: Final = "round-total.1"
"""Raised whenever the totals, or how they are worked out, change."""


def rounds_before(desk: Desk, plan: Plan, round_code: str) -> tuple[RoundTotal, ...]:
    """Return the last rounds before this one that are as long and have a counted report, oldest first.

    Only what has changed since is read again. Raises UserError ``round.unreadable``,
    ``submission.payload_missing``.
    """
    found = (_total(desk, plan, code) for code in _earlier(desk, plan, round_code))
    return tuple(one for one in found if one.counted)


def history_marks(desk: Desk, plan: Plan, round_code: str) -> list[RoundIndex]:
    """Return what changes whenever the figures of this round or of those before it may; no payload is
    read. Raises UserError ``round.unreadable``.
    """
    codes = (*_earlier(desk, plan, round_code), round_code)
    return [round_index(desk, plan, code) for code in codes]


def _earlier(desk: Desk, plan: Plan, round_code: str) -> list[str]:
    """Return the rounds that are compared with, oldest first."""
    end = RoundCode.parse(round_code).flow_to
    known = known_rounds(desk, plan, round_code)
    found = [code for code in known if RoundCode.parse(code).flow_to < end]
    return found[:MOST_ROUNDS][::-1]


def _total(desk: Desk, plan: Plan, code: str) -> RoundTotal:
    index = round_index(desk, plan, code)
    content = msgspec.json.encode((code, index.marks), order="sorted")
    mark = hashlib.sha256(content).hexdigest()
    kept = desk.store.derived(_NAME, [mark])
    if mark in kept:
        return msgspec.json.decode(kept[mark], type=RoundTotal)
    sums = read_sums(desk, plan, code, list(index.marks))
    total = _add_up(plan, code, [one for one in sums.values() if one is not None])
    desk.store.keep_derived(_NAME, {mark: msgspec.json.encode(total)})
    return total


def _add_up(plan: Plan, code: str, units: Sequence[UnitSums]) -> RoundTotal:
    groups = {
        group.code: _figures(one.part(Dimension.GROUP, group.code) for one in units)
        for group in plan.groups
    }
    return RoundTotal(
        round=code,
        counted=len(units),
        figures=_figures(one.total for one in units),
        groups={key: one for key, one in groups.items() if one.count},
    )


def _figures(parts: Iterable[Sums]) -> Figures:
    whole = Sums.of(parts)
    return Figures(
        count=whole.count,
        by_status={status: getattr(whole, status.value) for status in Status},
        undeclared=whole.undeclared,
        overdue=whole.overdue,
        money=whole.money,
    )
