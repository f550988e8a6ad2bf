# SPDX-License-Identifier: MIT
"""The round as the compiling department sees it: a line for each unit that owes a report or sent one.

Made of where the units stand (``round_standing``) and of what their payloads tell (``report_facts``); with
few facts known it is right in all but what they tell, so that it can be shown before they are read.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import msgspec

from lsapp.catalogue.model import Plan, UnitKind
from lsapp.domain.dates import day_in_vietnam
from lsapp.domain.records import Obligation, Round
from lsapp.report.provincial_figures import Content
from lsapp.rollup.province import is_late
from lsapp.services.beginning import UNIT_KIND_LABELS
from lsapp.services.desk import Desk
from lsapp.services.report_facts import ReportFacts, read_facts
from lsapp.services.round_standing import (
    AWAITED,
    COUNTED,
    Revision,
    RoundStanding,
    UnitStanding,
    UnitState,
    round_standing,
)

__all__ = [
    "BoardLine",
    "MissingCounts",
    "RoundBoard",
    "UnitState",
    "board_of",
    "round_board",
]


class MissingCounts(msgspec.Struct, frozen=True, kw_only=True):
    """What a report leaves unsaid: activities without a result, groups, sections, forms."""

    activities: int = 0
    groups: int = 0
    sections: int = 0
    forms: int = 0

    @property
    def total(self) -> int:
        """How many things in all; nought for a report that says all that is asked."""
        return self.activities + self.groups + self.sections + self.forms


class BoardLine(msgspec.Struct, frozen=True, kw_only=True):
    """One unit in the round. ``late`` is ``None`` until its report is in; ``received_on`` is the day in
    Vietnam. ``missing`` counts what its report leaves unsaid, ``None`` where it is not counted.
    ``waiting`` files of it wait for a decision; ``has_records`` tells that its data can be looked at.
    ``obligation`` is what was decided on its owing: added, excused, or a deadline of its own. ``due_on``
    is the day by which its report is awaited, also one that a return slip set; ``overdue`` tells that
    this is past and the report still to come (or to come again). ``is_read`` is false while what its
    payloads tell is not known: then an empty report passes for one that says something.
    """

    unit: str
    name: str
    kind: UnitKind
    kind_label: str
    owes: bool
    state: UnitState
    revision: int | None = None
    received_on: dt.date | None = None
    late: bool | None = None
    missing: MissingCounts | None = None
    waiting: int = 0
    has_records: bool = False
    obligation: Obligation | None = None
    due_on: dt.date | None = None
    overdue: bool = False
    is_read: bool = True

    @property
    def is_excused(self) -> bool:
        """Whether the unit would owe a report and was excused from it."""
        return self.obligation is not None and not self.obligation.owes

    @property
    def is_in(self) -> bool:
        """Whether a report is in that is counted."""
        return self.state in COUNTED


class RoundBoard(msgspec.Struct, frozen=True, kw_only=True):
    """The round with its dates, and its units as the province lists them; ``strangers`` counts the files that
    wait as their unit is not known here.
    """

    round: Round
    lines: tuple[BoardLine, ...]
    strangers: int = 0

    def count(self, *states: UnitState) -> int:
        """Return how many units stand so."""
        return sum(one.state in states for one in self.lines)

    @property
    def owing(self) -> int:
        """How many units owe a report."""
        return sum(one.owes for one in self.lines)

    @property
    def late(self) -> int:
        """How many reports came in after the deadline."""
        return sum(one.late is True for one in self.lines)


def round_board(desk: Desk, plan: Plan, round_code: str, today: dt.date) -> RoundBoard:
    """Return where each unit stands ``today``; reads every report whose facts are not kept.

    Raises UserError ``round.unreadable``, ``submission.payload_missing``.
    """
    standing = round_standing(desk, plan, round_code, today)
    return board_of(standing, read_facts(desk, plan, standing.units))


def board_of(standing: RoundStanding, facts: Mapping[str, ReportFacts]) -> RoundBoard:
    """Return the board as far as the facts by mark tell it."""
    lines = tuple(_line(one, standing, facts) for one in standing.units)
    return RoundBoard(round=standing.round, lines=lines, strangers=standing.strangers)


def _line(
    one: UnitStanding, standing: RoundStanding, facts: Mapping[str, ReportFacts]
) -> BoardLine:
    head, state = one.head, one.state
    told = None if head is None else facts.get(head.mark)
    if state in COUNTED and told is not None and not told.says:
        state = UnitState.EMPTY
    content = told.content if told is not None and state in COUNTED else None
    first = _first_received(one, facts)
    deadline = one.deadline or standing.round.unit_deadline
    return BoardLine(
        unit=one.unit.code,
        name=one.unit.name,
        kind=one.unit.kind,
        kind_label=UNIT_KIND_LABELS[one.unit.kind],
        owes=one.owes,
        state=state,
        revision=None if head is None else head.submission.revision,
        received_on=None if head is None else day_in_vietnam(head.received_at),
        late=None if first is None else is_late(first, deadline),
        missing=None if content is None else _missing(content),
        waiting=one.waiting,
        has_records=one.has_records,
        obligation=one.obligation,
        due_on=one.due_on if one.owes else None,
        overdue=one.owes and state in AWAITED and standing.today > one.due_on,
        is_read=all(each.mark in facts for each in one.revisions),
    )


def _first_received(one: UnitStanding, facts: Mapping[str, ReportFacts]) -> dt.datetime | None:
    """The moment the first revision came in that says anything: an empty one holds no place.

    A unit that was on time stays so when it is asked to mend and sends again later.
    """

    def says(each: Revision) -> bool:
        told = facts.get(each.mark)
        return told is None or told.says

    said = [each.received_at for each in one.revisions if says(each)]
    return min(said, default=None if one.head is None else one.head.received_at)


def _missing(content: Content) -> MissingCounts:
    return MissingCounts(
        activities=content.undeclared,
        groups=len(content.groups),
        sections=len(content.sections),
        forms=len(content.forms),
    )
