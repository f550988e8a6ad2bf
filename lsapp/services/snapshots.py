# SPDX-License-Identifier: MIT
"""Gathers the records of one unit in one round from the tables, as a submission would carry them."""

from __future__ import annotations

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
from lsapp.services.unit_view import round_snapshot
from lsapp.storage.store import Store
from lsapp.submission.payload import Payload, Snapshot, digest
from lsapp.submission.readdressing import in_name_of
from lsapp.submission.versions import read_known_payload, read_payload


def snapshot_of(store: Store, plan: str, unit: str, round_code: str) -> Snapshot:
    """Return the records as the tables hold them now, as far as the round carries them
    (``unit_view.round_snapshot``).
    """
    return round_snapshot(plan, unit, round_code, records_of(store, plan, unit, round_code))


def records_of(store: Store, plan: str, unit: str, round_code: str) -> Records:
    """Return every programme and activity of a unit, and what it told in the round."""
    scope = {"unit": unit, "plan": plan, "round": round_code}
    return Records(
        local_units=store.select(LocalUnit, unit=unit),
        letterheads=store.select(Letterhead, unit=unit),
        programmes=store.select(Programme, unit=unit, plan=plan),
        activities=store.select(Activity, unit=unit),
        budget_lines=store.select(BudgetLine, unit=unit),
        reports=store.select(Report, **scope),
        progress=store.select(Progress, **scope),
        stat_values=store.select(StatValue, **scope),
        open_rows=store.select(OpenRow, **scope),
        group_statements=store.select(GroupStatement, **scope),
        sections=store.select(Section, **scope),
        answers=store.select(Answer, **scope),
        evidence=store.select(Evidence, **scope),
    )


def payload_of(store: Store, submission: Submission) -> Payload:
    """Return the sealed payload of a submission that is held, in the name of the unit that it was given to
    where it was sealed under another code.
    """
    content = store.payload(submission.hash)
    if content is None:
        raise UserError("submission.payload_missing", hash=submission.hash)
    # What was kept under its hash was checked when it was; only bytes that changed since are looked at anew.
    known = digest(content) == submission.hash
    payload = read_known_payload(content) if known else read_payload(content)
    return in_name_of(submission.unit, payload)


def units_with_data(store: Store, plan: str) -> list[str]:
    """Return the codes of the units that have a programme or a report under the plan, sorted."""
    return sorted({*store.units(Programme, plan=plan), *store.units(Report, plan=plan)})
