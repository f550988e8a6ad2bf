# SPDX-License-Identifier: MIT
"""What of a round waits for a person: files with edited cells, strangers, revisions in conflict, and those
that came for a locked report.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from lsapp.catalogue.model import Plan
from lsapp.domain.period import RoundCode
from lsapp.domain.records import Receipt
from lsapp.services.desk import Desk
from lsapp.services.series import held_series, waits
from lsapp.submission.verdict import Verdict


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be decided of one unit: the files by their names and the hashes of their payloads.
    ``revision`` is the one that a conflict is about, or that came although the report was locked.
    """

    unit: str
    kind: Literal["edited", "foreign", "conflict", "locked"]
    files: list[str]
    hashes: list[str]
    revision: int | None = None


def waiting_in_round(desk: Desk, plan: Plan, round_code: str) -> list[Waiting]:
    """Return what waits for a decision in a round, unit by unit; UserError ``round.unreadable``."""
    code = str(RoundCode.parse(round_code))
    receipts = desk.store.select(Receipt, plan=plan.code, round=code)
    found = [*_held(receipts), *_conflicts(desk, plan, code, receipts)]
    return sorted(found, key=lambda one: (one.unit, one.kind, one.files))


def _held(receipts: list[Receipt]) -> Iterator[Waiting]:
    for one in receipts:
        if waits(one):
            edited = one.verdict == Verdict.EDITED.value
            yield Waiting(
                unit=one.unit,
                kind="edited" if edited else "foreign",
                files=[one.file_name],
                hashes=[one.hash],
            )


def _conflicts(
    desk: Desk, plan: Plan, round_code: str, receipts: list[Receipt]
) -> Iterator[Waiting]:
    for (unit, _), series in held_series(desk.store, plan.code, round_code=round_code).items():
        behind = series.behind_lock
        rivals = series.standing.conflict or behind
        if rivals:
            hashes = sorted(one.hash for one in rivals)
            names = [one.file_name for one in receipts if one.unit == unit and one.hash in hashes]
            yield Waiting(
                unit=unit,
                kind="locked" if behind else "conflict",
                files=sorted(names),
                hashes=hashes,
                revision=rivals[0].revision,
            )
