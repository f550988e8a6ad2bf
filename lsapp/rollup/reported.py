# SPDX-License-Identifier: MIT
"""One unit's report as the roll-up takes it, and what it says of what is asked for."""

from __future__ import annotations

import datetime as dt

import msgspec

from lsapp.catalogue.model import Plan, Unit
from lsapp.domain.records import Records
from lsapp.report.provincial_figures import Content, ReportState
from lsapp.report.round_view import Figures, RoundView


class Reported(msgspec.Struct, frozen=True, kw_only=True):
    """What is held of one unit in a round: the head of its series.

    ``records`` are those to count, accepted cells laid over them; only a report in the state
    ``COUNTED`` is looked into. ``made_at``, ``received_at`` and ``first_received_at`` are UTC;
    the last is of the first revision that says anything.
    """

    unit: Unit
    state: ReportState
    records: Records
    revision: int
    hash: str
    made_at: dt.datetime
    received_at: dt.datetime
    first_received_at: dt.datetime
    accepted: bool


def says_anything(records: Records) -> bool:
    """Tell whether records say anything of their round; an empty report is no report.

    A programme alone says nothing of a round, nor does a cell, a statement or a section left blank.
    """
    return bool(
        records.progress
        or any(one.value is not None or one.not_applicable for one in records.stat_values)
        or any(one.cells for one in records.open_rows)
        or any(one.none_arising or one.summary for one in records.group_statements)
        or any(one.text for one in records.sections)
    )


def forms_said(records: Records) -> set[str]:
    """Return the codes of the forms in which something was said."""
    cells = {one.form for one in records.stat_values if one.value is not None or one.not_applicable}
    return cells | {one.form for one in records.open_rows if one.cells}


def content_of(
    plan: Plan, unit: Unit, records: Records, view: RoundView, figures: Figures
) -> Content:
    """Return what a report leaves unsaid: the compulsory groups, the required sections (that of the
    results writes itself) and the required forms of its kind of unit.
    """
    said_groups = {
        group.code
        for group in view.groups
        if any(entry.activity.key in view.progress for entry in group.entries)
        or (group.statement and (group.statement.none_arising or group.statement.summary))
    }
    written = {one.section for one in records.sections if one.text}
    filled = forms_said(records)
    return Content(
        undeclared=figures.undeclared,
        groups=tuple(
            one.code for one in plan.groups if one.compulsory and one.code not in said_groups
        ),
        sections=tuple(
            one.code
            for one in plan.outline
            if one.required and not one.by_group and one.code not in written
        ),
        forms=tuple(
            one.code
            for one in plan.forms
            if one.required and one.asked_of(unit.kind) and one.code not in filled
        ),
    )
