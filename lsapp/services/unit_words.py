# SPDX-License-Identifier: MIT
"""What the units themselves wrote in their reports, section by section, for the department to draw on."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from lsapp.catalogue.model import Plan
from lsapp.domain.records import Records
from lsapp.report.context import ReportContext
from lsapp.report.figures import with_figures
from lsapp.report.provincial_figures import ReportState, unit_order
from lsapp.report.provincial_words import group_section
from lsapp.report.wording import sentence
from lsapp.rollup.reported import Reported
from lsapp.services.desk import Desk
from lsapp.services.round_heads import heads_of_round
from lsapp.submission.payload import Snapshot


class UnitWords(msgspec.Struct, frozen=True, kw_only=True):
    """What one unit wrote in a section, its own figures put in."""

    unit: str
    name: str
    text: str


def unit_words(desk: Desk, plan: Plan, round_code: str) -> dict[str, tuple[UnitWords, ...]]:
    """Return the words of all counted reports by section of the provincial report, the units in the
    order in which the province lists them. Reads each report once.

    Raises UserError ``submission.payload_missing``.
    """
    found: dict[str, list[UnitWords]] = {}
    heads = (
        one for one in heads_of_round(desk, plan, round_code) if one.state is ReportState.COUNTED
    )
    told = [(one.unit, dict(_said(plan, round_code, one))) for one in heads]
    for unit, said in sorted(told, key=lambda one: unit_order(one[0])):
        for section, text in said.items():
            words = UnitWords(unit=unit.code, name=unit.name, text=text)
            found.setdefault(section, []).append(words)
    return {section: tuple(words) for section, words in found.items()}


def _said(plan: Plan, round_code: str, one: Reported) -> Iterator[tuple[str, str]]:
    records = _printed(plan, round_code, one)
    for section in records.sections:
        if section.text:
            yield section.section, section.text
    for statement in records.group_statements:
        parts = [statement.summary] if statement.summary else []
        if statement.none_arising:
            reason = f": {statement.reason}" if statement.reason else ""
            parts.insert(0, sentence(f"Không phát sinh{reason}"))
        if parts:
            yield group_section(statement.group), "\n".join(parts)


def _printed(plan: Plan, round_code: str, one: Reported) -> Records:
    context = ReportContext(
        plan=plan,
        unit=one.unit,
        snapshot=Snapshot(
            plan=plan.code, unit=one.unit.code, round=round_code, records=one.records
        ),
        application="",
        drafted_at=one.made_at,
    )
    return with_figures(context).snapshot.records
