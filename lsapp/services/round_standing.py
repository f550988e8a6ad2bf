# SPDX-License-Identifier: MIT
"""Who owes a round's report and where each unit stands, from what was recorded alone: no payload is read.

Whether a report says anything, and what it leaves unsaid, stands in its payload: ``report_facts``.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from typing import Final

import msgspec

from lsapp.catalogue.model import Plan, Unit
from lsapp.domain.records import (
    Obligation,
    Receipt,
    ReceiptState,
    ReturnSlip,
    Round,
    Submission,
)
from lsapp.report.provincial_figures import ReportState, unit_order
from lsapp.services.compiling import all_units
from lsapp.services.desk import Desk
from lsapp.services.obligations import obligations_of, units_of_round
from lsapp.services.round_dates import dates_of_round
from lsapp.services.round_heads import Head, held_heads
from lsapp.services.series import Series, unit_of, waits
from lsapp.services.snapshots import payload_of, units_with_data
from lsapp.submission.comparison import Edit
from lsapp.submission.verdict import Verdict


class UnitState(StrEnum):
    """Where a unit stands in the round; ``OVERDUE`` is ``MISSING`` once the deadline is past."""

    MISSING = "missing"
    OVERDUE = "overdue"
    EMPTY = "empty"
    RECEIVED = "received"
    IN_REVIEW = "in_review"
    ACCEPTED = "accepted"
    LOCKED = "locked"
    RETURNED = "returned"
    CONFLICT = "conflict"


AWAITED: Final = frozenset(
    {UnitState.MISSING, UnitState.OVERDUE, UnitState.EMPTY, UnitState.RETURNED}
)
"""States in which a report is still to come."""
COUNTED: Final = frozenset(
    {UnitState.RECEIVED, UnitState.IN_REVIEW, UnitState.ACCEPTED, UnitState.LOCKED}
)
"""States in which the report is in the totals."""


class Revision(msgspec.Struct, frozen=True, kw_only=True):
    """A revision that is held: when it first came in (UTC), the accepted cells that lie over it, and the
    mark of what follows from them.
    """

    mark: str
    submission: Submission
    received_at: dt.datetime
    overlays: tuple[list[Edit], ...] = ()


class UnitStanding(msgspec.Struct, frozen=True, kw_only=True):
    """One unit in the round as if each of its reports said something. ``head`` is the revision that the
    line is about, in a conflict the highest; ``older`` are the others. ``due_on`` is the day by which
    the unit's report is awaited: the round's, its own, or that of the last return slip.
    """

    unit: Unit
    owes: bool
    state: UnitState
    due_on: dt.date
    head: Revision | None = None
    older: tuple[Revision, ...] = ()
    waiting: int = 0
    has_records: bool = False
    obligation: Obligation | None = None

    @property
    def revisions(self) -> tuple[Revision, ...]:
        """All that is held, the one in force first."""
        return () if self.head is None else (self.head, *self.older)

    @property
    def deadline(self) -> dt.date | None:
        """The unit's own deadline for its first report, where it has one."""
        return None if self.obligation is None else self.obligation.due_on


class RoundStanding(msgspec.Struct, frozen=True, kw_only=True):
    """The round on a day, and its units as the province lists them; ``strangers`` counts the files that wait
    as their unit is not known here.
    """

    round: Round
    today: dt.date
    units: tuple[UnitStanding, ...]
    strangers: int = 0

    @property
    def marks(self) -> tuple[str, ...]:
        """The marks of all that is held, each once."""
        return tuple(dict.fromkeys(one.mark for unit in self.units for one in unit.revisions))


def round_standing(desk: Desk, plan: Plan, round_code: str, today: dt.date) -> RoundStanding:
    """Return where each unit that owes a report or sent one stands ``today``.

    Raises UserError ``round.unreadable``.
    """
    round_ = dates_of_round(desk, plan, round_code)
    scope = {"plan": plan.code, "round": round_.code}
    decided = obligations_of(desk.store, plan.code, round_.code)
    units = {one.code: one for one in all_units(desk)}
    waiting = [one for one in desk.store.select(Receipt, **scope) if waits(one)]
    recorded = _Recorded(
        plan=plan,
        round=round_,
        today=today,
        owing=units_of_round(units.values(), round_, decided),
        decided=decided,
        held={one.submission.unit: one for one in held_heads(desk, plan, round_.code)},
        again=deadlines_given_again(desk.store.select(ReturnSlip, **scope)),
        waiting=Counter(one.unit for one in waiting),
        known=frozenset(units_with_data(desk.store, plan.code)),
    )
    listed = [
        units.get(one) or _unknown_unit(desk, recorded.held[one].submission)
        for one in {*recorded.owing, *recorded.held, *(decided.keys() & units.keys())}
    ]
    lines = tuple(recorded.standing(one) for one in sorted(listed, key=unit_order))
    strangers = sum(one.verdict == Verdict.FOREIGN.value for one in waiting)
    return RoundStanding(round=round_, today=today, units=lines, strangers=strangers)


def deadlines_given_again(slips: Iterable[ReturnSlip]) -> dict[str, dt.date]:
    """Return the new deadline that the last slip to each unit set, by the unit's code."""
    found: dict[str, dt.date] = {}
    for slip in sorted(slips, key=lambda one: (one.returned_at, one.key)):
        if slip.due_on is not None:
            found[slip.unit] = slip.due_on
        else:
            found.pop(slip.unit, None)
    return found


def _unknown_unit(desk: Desk, held: Submission) -> Unit:
    """The unit of a series that has no records yet, as where its first revision is disputed."""
    payload = payload_of(desk.store, held)
    return unit_of(desk.catalogue.units, payload) or desk.unit(held.unit)


class _Recorded(msgspec.Struct, frozen=True, kw_only=True):
    """What was recorded of a round, by the unit's code."""

    plan: Plan
    round: Round
    today: dt.date
    owing: Mapping[str, Unit]
    decided: Mapping[str, Obligation]
    held: Mapping[str, Head]
    again: Mapping[str, dt.date]
    waiting: Mapping[str, int]
    known: Collection[str]

    def standing(self, unit: Unit) -> UnitStanding:
        """Return where a unit stands."""
        code, due_on = unit.code, self.due_on(unit.code)
        owes = code in self.owing
        head: Revision | None = None
        older: list[Revision] = []
        state = UnitState.OVERDUE if owes and self.today > due_on else UnitState.MISSING
        held, waiting = self.held.get(code), self.waiting.get(code, 0)
        if held is not None:
            # Of revisions in conflict one came first and was taken in; each of the others asks for a person.
            rivals = len(held.series.standing.conflict)
            waiting += len(held.series.behind_lock) + max(rivals - 1, 0)
            series, state = held.series, _state_of(held)
            read_by = (self.plan.code, self.plan.version, unit.kind.value)
            head = _revision(series, held.submission, read_by)
            others = [one for one in series.submissions if one is not held.submission]
            older = [_revision(series, one) for one in others]
        return UnitStanding(
            unit=unit,
            owes=owes,
            state=state,
            due_on=due_on,
            head=head,
            older=tuple(older),
            waiting=waiting,
            has_records=code in self.known,
            obligation=self.decided.get(code),
        )

    def due_on(self, code: str) -> dt.date:
        """Return the day that counts: more time that was granted, by a slip or beside it, goes before the
        round's.
        """
        decided = self.decided.get(code)
        granted = (self.again.get(code), None if decided is None else decided.due_on)
        return max((one for one in granted if one), default=self.round.unit_deadline)


def _state_of(head: Head) -> UnitState:
    """Return where a revision stands if it says anything."""
    if head.state is not ReportState.COUNTED:
        return UnitState(head.state.value)
    states = {one.state for one in head.answers}
    if ReceiptState.LOCKED in states:
        return UnitState.LOCKED
    if head.is_accepted:
        return UnitState.ACCEPTED
    return UnitState.IN_REVIEW if ReceiptState.IN_REVIEW in states else UnitState.RECEIVED


def _revision(series: Series, one: Submission, read_by: tuple[str, ...] = ()) -> Revision:
    """Return a revision and its mark, which changes whenever what follows from the payload may.

    ``read_by`` is what the contents are counted by beside the payload itself; empty where it is only
    asked whether the revision says anything, as of one that is not in force.
    """
    overlays = tuple(series.overlays(one.hash)) if read_by else ()
    moments = [each.received_at for each in series.receipts if each.hash == one.hash]
    said = msgspec.json.encode([one.hash, read_by, overlays], order="sorted")
    return Revision(
        mark=hashlib.sha256(said).hexdigest(),
        submission=one,
        received_at=min(moments, default=one.made_at),
        overlays=overlays,
    )
