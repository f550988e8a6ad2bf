# SPDX-License-Identifier: MIT
"""The round as the compiling department sees it: a line for each unit that owes a report or sent one."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from enum import StrEnum

import msgspec

from lsapp.catalogue.model import Plan, UnitKind
from lsapp.domain.records import Obligation, Receipt, Round
from lsapp.report.provincial_figures import Content, ReportState, UnitLine, unit_order
from lsapp.services.beginning import UNIT_KIND_LABELS
from lsapp.services.compiling import all_units, round_figures
from lsapp.services.desk import Desk
from lsapp.services.obligations import obligations_of
from lsapp.services.series import waits
from lsapp.services.snapshots import units_with_data


class UnitState(StrEnum):
    """Where a unit stands in the round; ``OVERDUE`` is ``MISSING`` once the deadline is past."""

    MISSING = "missing"
    OVERDUE = "overdue"
    EMPTY = "empty"
    RECEIVED = "received"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    CONFLICT = "conflict"


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
    ``obligation`` is what was decided on its owing: added, excused, or a deadline of its own.
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

    @property
    def is_excused(self) -> bool:
        """Whether the unit would owe a report and was excused from it."""
        return self.obligation is not None and not self.obligation.owes

    @property
    def is_in(self) -> bool:
        """Whether a report is in that is counted."""
        return self.state in (UnitState.RECEIVED, UnitState.ACCEPTED)


class RoundBoard(msgspec.Struct, frozen=True, kw_only=True):
    """The round with its dates, and its units as the province lists them."""

    round: Round
    lines: tuple[BoardLine, ...]

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
    """Return where each unit stands ``today``; reads every report that is in.

    Raises UserError ``round.unreadable``, ``submission.payload_missing``.
    """
    figures = round_figures(desk, plan, round_code)
    receipts = desk.store.select(Receipt, plan=plan.code, round=figures.round.code)
    waiting = Counter(one.unit for one in receipts if waits(one))
    known = set(units_with_data(desk.store, plan.code))
    others = obligations_of(desk.store, plan.code, figures.round.code)
    listed = {one.unit.code for one in figures.lines}
    silent = [
        UnitLine(unit=unit, owes=False, state=ReportState.MISSING)
        for unit in all_units(desk)
        if unit.code in others and unit.code not in listed
    ]
    lines = sorted([*figures.lines, *silent], key=lambda line: unit_order(line.unit))
    made = []
    for one in lines:
        other = others.get(one.unit.code)
        deadline = figures.round.unit_deadline
        if other is not None and other.due_on is not None:
            deadline = other.due_on
        line = _line(one, overdue=today > deadline, known=known)
        waits_for = waiting[one.unit.code]
        made.append(msgspec.structs.replace(line, waiting=waits_for, obligation=other))
    return RoundBoard(round=figures.round, lines=tuple(made))


def _line(line: UnitLine, *, overdue: bool, known: set[str]) -> BoardLine:
    return BoardLine(
        unit=line.unit.code,
        name=line.unit.name,
        kind=line.unit.kind,
        kind_label=UNIT_KIND_LABELS[line.unit.kind],
        owes=line.owes,
        state=_state(line, overdue),
        revision=line.revision,
        received_on=line.received_on,
        late=line.late,
        missing=None if line.content is None else _missing(line.content),
        has_records=line.unit.code in known,
    )


def _state(line: UnitLine, overdue: bool) -> UnitState:
    match line.state:
        case ReportState.MISSING:
            return UnitState.OVERDUE if overdue and line.owes else UnitState.MISSING
        case ReportState.COUNTED:
            return UnitState.ACCEPTED if line.accepted else UnitState.RECEIVED
        case other:
            return UnitState(other.value)


def _missing(content: Content) -> MissingCounts:
    return MissingCounts(
        activities=content.undeclared,
        groups=len(content.groups),
        sections=len(content.sections),
        forms=len(content.forms),
    )
