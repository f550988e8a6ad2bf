# SPDX-License-Identifier: MIT
"""Gathers the records of one unit in one round from the tables, as a submission would carry them."""

from __future__ import annotations

from lsapp.domain.period import RoundCode
from lsapp.domain.records import (
    Activity,
    Answer,
    BudgetLine,
    Evidence,
    GroupStatement,
    Letterhead,
    LocalUnit,
    OpenRow,
    Programme,
    Progress,
    Records,
    Report,
    Section,
    StatValue,
    Submission,
)
from lsapp.errors import UserError
from lsapp.storage.store import Store
from lsapp.submission.payload import Payload, Snapshot
from lsapp.submission.versions import read_payload


def snapshot_of(store: Store, plan: str, unit: str, round_code: str) -> Snapshot:
    """Return the records as the tables hold them now.

    Every programme is in it whose period meets the round, or that has progress there.
    """
    scope = {"unit": unit, "plan": plan, "round": round_code}
    progress = store.select(Progress, **scope)
    activities = store.select(Activity, unit=unit)
    reported = {one.activity for one in progress}
    year = RoundCode.parse(round_code).year
    moving = {one.programme for one in activities if one.key in reported}
    programmes = [
        one
        for one in store.select(Programme, unit=unit, plan=plan)
        if one.period_from <= year <= one.period_to or one.key in moving
    ]
    held = {one.key for one in programmes}
    activities = [one for one in activities if one.programme in held]
    within = {one.key for one in activities}
    return Snapshot(
        plan=plan,
        unit=unit,
        round=round_code,
        records=Records(
            local_units=store.select(LocalUnit, unit=unit),
            letterheads=store.select(Letterhead, unit=unit),
            programmes=programmes,
            activities=activities,
            budget_lines=[
                one for one in store.select(BudgetLine, unit=unit) if one.activity in within
            ],
            reports=store.select(Report, **scope),
            progress=progress,
            stat_values=store.select(StatValue, **scope),
            open_rows=store.select(OpenRow, **scope),
            group_statements=store.select(GroupStatement, **scope),
            sections=store.select(Section, **scope),
            answers=store.select(Answer, **scope),
            evidence=store.select(Evidence, **scope),
        ),
    )


def payload_of(store: Store, submission: Submission) -> Payload:
    """Return the sealed payload of a submission that is held."""
    content = store.payload(submission.hash)
    if content is None:
        raise UserError("submission.payload_missing", hash=submission.hash)
    return read_payload(content)


def units_with_data(store: Store, plan: str) -> list[str]:
    """Return the codes of the units that have a programme or a report under the plan, sorted."""
    programmes = {one.unit for one in store.select(Programme, plan=plan)}
    return sorted(programmes | {one.unit for one in store.select(Report, plan=plan)})
