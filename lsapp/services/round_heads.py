# SPDX-License-Identifier: MIT
"""The report that stands for each unit in a round: which it is, and what it says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from lsapp.catalogue.model import Plan
from lsapp.domain.records import Receipt, ReceiptState, Records, Submission
from lsapp.report.provincial_figures import ReportState
from lsapp.rollup.reported import Reported, says_anything
from lsapp.services.desk import Desk
from lsapp.services.holdings import with_edits
from lsapp.services.series import BINDING, Series, held_series, unit_of
from lsapp.services.snapshots import payload_of

_AT_ONCE: Final = 20
"""From more units than this on it is quicker to look through the round than to ask for each."""


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """What stands for a unit, as far as it is recorded outside of its payload; in a conflict the highest
    revision, of which nothing counts. ``state`` is ``COUNTED`` also where it may say nothing.
    """

    series: Series
    submission: Submission
    state: ReportState

    @property
    def answers(self) -> list[Receipt]:
        """The receipts of this very revision."""
        return [one for one in self.series.receipts if one.hash == self.submission.hash]

    @property
    def is_accepted(self) -> bool:
        """Whether the department stands by it; one's own report needs no receipt."""
        answers = self.answers
        return any(one.state in BINDING for one in answers) or (self.submission.own and not answers)


def held_heads(
    desk: Desk, plan: Plan, round_code: str, units: Iterable[str] | None = None
) -> Iterator[Head]:
    """Yield the head of every series of the round (``2026-H1``), of some units or of all, by unit; no
    payload is read.
    """
    wanted = None if units is None else set(units)
    asked = (None,) if wanted is None or len(wanted) > _AT_ONCE else wanted
    held: dict[tuple[str, str], Series] = {}
    for unit in asked:
        held |= held_series(desk.store, plan.code, unit=unit, round_code=round_code)
    for (unit, _), series in sorted(held.items()):
        if wanted is None or unit in wanted:
            yield _head(series)


def heads_of_round(
    desk: Desk, plan: Plan, round_code: str, units: Iterable[str] | None = None
) -> Iterator[Reported]:
    """Yield what the heads say, of some units or of all, one unit's payloads in memory at a time.

    Raises UserError ``submission.payload_missing``.
    """
    for head in held_heads(desk, plan, round_code, units):
        yield read_head(desk, plan, head)


def read_head(desk: Desk, plan: Plan, head: Head) -> Reported:
    """Return what a head says, accepted cells laid over it; UserError ``submission.payload_missing``."""
    series, submission = head.series, head.submission
    payload = payload_of(desk.store, submission)
    unit = unit_of(desk.catalogue.units, payload) or desk.unit(payload.unit)
    records = payload.records
    for edits in series.overlays(submission.hash):
        records, _ = with_edits(records, edits, plan, unit.code, unit.kind, payload.round)
    return Reported(
        unit=unit,
        state=head.state,
        records=records,
        revision=submission.revision,
        hash=submission.hash,
        made_at=submission.made_at,
        received_at=_received(submission, series),
        first_received_at=_first_received(desk, series, submission, records),
        accepted=head.is_accepted,
    )


def _head(series: Series) -> Head:
    stands = series.standing
    conflict = bool(stands.conflict) or stands.head is None
    chosen = stands.conflict[0] if stands.conflict else stands.head
    submission = next(
        one for one in series.submissions if chosen is not None and one.hash == chosen.hash
    )
    states = {one.state for one in series.receipts if one.hash == submission.hash}
    state = ReportState.COUNTED
    if conflict:
        state = ReportState.CONFLICT
    elif ReceiptState.RETURNED in states:
        state = ReportState.RETURNED
    return Head(series=series, submission=submission, state=state)


def _received(submission: Submission, series: Series) -> dt.datetime:
    """The moment a revision first came in; the office's own is in when it is sealed."""
    moments = [one.received_at for one in series.receipts if one.hash == submission.hash]
    return min(moments, default=submission.made_at)


def _first_received(desk: Desk, series: Series, head: Submission, records: Records) -> dt.datetime:
    """The moment the first revision came in that says anything: an empty one holds no place.

    A unit that was on time stays so when it is asked to mend and sends again later. Revisions are
    looked into from the first to come, and no further than one that says something.
    """
    for one in sorted(series.submissions, key=lambda each: _received(each, series)):
        said = records if one.hash == head.hash else payload_of(desk.store, one).records
        if says_anything(said):
            return _received(one, series)
    return _received(head, series)
