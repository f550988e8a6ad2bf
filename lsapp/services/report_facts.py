# SPDX-License-Identifier: MIT
"""What a held payload tells a round's board: whether it says anything, and what it leaves unsaid.

Worked out once for each revision and kept as derived facts, so that a second look reads no payload.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from lsapp.catalogue.model import Plan, Unit
from lsapp.domain.records import Records
from lsapp.report.context import ReportContext
from lsapp.report.provincial_figures import Content
from lsapp.report.round_view import add_up, view_records
from lsapp.rollup.reported import content_of, says_anything
from lsapp.services.desk import Desk
from lsapp.services.holdings import with_edits
from lsapp.services.round_standing import Revision, UnitStanding
from lsapp.services.snapshots import payload_of
from lsapp.submission.payload import Payload, Snapshot

_NAME: Final = "report-facts.1"
"""Raised whenever the facts, or how they are worked out, change."""


class ReportFacts(msgspec.Struct, frozen=True, kw_only=True):
    """Whether a report says anything, and what it leaves unsaid, ``None`` where that was not asked for."""

    says: bool
    content: Content | None = None


def kept_facts(desk: Desk, marks: Iterable[str]) -> dict[str, ReportFacts]:
    """Return the facts that were kept, by mark; no payload is read."""
    decode = msgspec.json.Decoder(ReportFacts).decode
    return {mark: decode(one) for mark, one in desk.store.derived(_NAME, marks).items()}


def read_facts(desk: Desk, plan: Plan, units: Iterable[UnitStanding]) -> dict[str, ReportFacts]:
    """Return the facts of all revisions of some units, by mark; those that are not kept are read from the
    payloads, one in memory at a time, and kept.

    Raises UserError ``submission.payload_missing``.
    """
    wanted = list(units)
    facts = kept_facts(desk, {one.mark for unit in wanted for one in unit.revisions})
    found: dict[str, ReportFacts] = {}
    for unit in wanted:
        for one in unit.revisions:
            if one.mark not in facts and one.mark not in found:
                found[one.mark] = _facts_of(desk, plan, unit, one)
    desk.store.keep_derived(_NAME, {key: msgspec.json.encode(one) for key, one in found.items()})
    return facts | found


def unread(
    units: Iterable[UnitStanding], facts: Mapping[str, ReportFacts]
) -> tuple[UnitStanding, ...]:
    """Return the units with a revision whose facts are not known."""
    return tuple(unit for unit in units if any(one.mark not in facts for one in unit.revisions))


def _facts_of(desk: Desk, plan: Plan, unit: UnitStanding, one: Revision) -> ReportFacts:
    payload = payload_of(desk.store, one.submission)
    records = payload.records
    if one is not unit.head:
        return ReportFacts(says=says_anything(records))
    for edits in one.overlays:
        records, _ = with_edits(records, edits, plan, unit.unit.code, unit.unit.kind, payload.round)
    if not says_anything(records):
        return ReportFacts(says=False)
    return ReportFacts(says=True, content=_content(plan, unit.unit, payload, records))


def _content(plan: Plan, unit: Unit, payload: Payload, records: Records) -> Content:
    """Count as the roll-up does, over the view that the unit's own paper has."""
    context = ReportContext(
        plan=plan,
        unit=unit,
        snapshot=Snapshot(plan=plan.code, unit=unit.code, round=payload.round, records=records),
        application="",
        drafted_at=payload.made_at,
    )
    view = view_records(plan, records, year=context.year)
    figures = add_up(view, view.entries, as_of=context.as_of)
    return content_of(plan, unit, records, view, figures)
