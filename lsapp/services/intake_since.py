# SPDX-License-Identifier: MIT
"""What became of the files of a run that waited for a person: what was decided since, from the receipts."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from lsapp.domain.records import Receipt
from lsapp.services.desk import Desk
from lsapp.services.intake_steps import waits_for_decision
from lsapp.services.judging import Outcome
from lsapp.services.series import Series, held_series, speaks, waits
from lsapp.submission.verdict import Verdict


class Since(StrEnum):
    """What was decided on a file after its run."""

    TAKEN = "taken"
    LEFT = "left"


def decided_since(desk: Desk, outcomes: Iterable[Outcome]) -> list[Since | None]:
    """Return what was decided on each file of a run, in its order; ``None`` where nothing was to be decided
    or still is.
    """
    found: list[Since | None] = []
    held: dict[tuple[str, str, str], Series | None] = {}
    receipts: dict[tuple[str, str], list[Receipt]] = {}
    for one in outcomes:
        if not waits_for_decision(one) or one.plan is None or one.round is None or not one.hash:
            found.append(None)
            continue
        scope = (one.plan, one.round)
        if scope not in receipts:
            receipts[scope] = desk.store.select(Receipt, plan=one.plan, round=one.round)
        mine = [each for each in receipts[scope] if each.hash == one.hash]
        if one.verdict in (Verdict.CONFLICT, Verdict.LOCKED):
            series = None
            if one.unit is not None:
                place = (*scope, one.unit)
                if place not in held:
                    held[place] = _series(desk, *place)
                series = held[place]
            found.append(_of_revision(one.hash, mine, series))
        else:
            found.append(_of_file(one, mine))
    return found


def _series(desk: Desk, plan: str, round_code: str, unit: str) -> Series | None:
    series = held_series(desk.store, plan, unit=unit, round_code=round_code)
    return next(iter(series.values()), None)


def _of_revision(hash_: str, receipts: list[Receipt], series: Series | None) -> Since | None:
    """Of a revision that is held and had a rival, or came for a locked report."""
    if not receipts:
        return None
    if series is None or not any(speaks(one) for one in receipts):
        return Since.LEFT
    rivals = {one.hash for one in series.standing.conflict}
    if hash_ in rivals | {one.hash for one in series.behind_lock}:
        return None
    return Since.TAKEN if series.head is not None and series.head.hash == hash_ else Since.LEFT


def _of_file(outcome: Outcome, receipts: list[Receipt]) -> Since | None:
    """Of a file that nothing was taken from when it came; the same revision may have come as another."""
    name = outcome.path.replace("\\", "/").replace(" › ", "/").rpartition("/")[2]
    mine = [one for one in receipts if one.file_name == name] or receipts
    if not mine or any(waits(one) for one in mine):
        return None
    return Since.TAKEN if any(speaks(one) for one in mine) else Since.LEFT
