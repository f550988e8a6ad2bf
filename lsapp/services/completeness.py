# SPDX-License-Identifier: MIT
"""How much of what the plan asks is filled in: by task group, by form, by section of the report.

Counted is what says something, not a record that is merely there. That nothing arose counts where its
reason is given. The figures are those of the rules and of the roll-up, of one unit, as one types.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec

from lsapp.catalogue.model import Plan, TaskGroup, Unit
from lsapp.domain.records import Progress, Records, Status
from lsapp.report.round_view import Figures, GroupView, RoundView, add_up
from lsapp.services.form_cells import FormSheet
from lsapp.services.form_sheets import form_sheets


class Share(msgspec.Struct, frozen=True):
    """``filled`` of ``expected`` things; ``expected`` may be nought."""

    filled: int = 0
    expected: int = 0

    @property
    def percent(self) -> int | None:
        """Whole hundredths, rounded down so that 100 is all of it; ``None`` where nothing is asked."""
        return self.filled * 100 // self.expected if self.expected else None

    @property
    def complete(self) -> bool:
        """Whether nothing is left to fill in."""
        return self.filled >= self.expected


class GroupShare(msgspec.Struct, frozen=True, kw_only=True):
    """A task group: what it asks is a result for each of its activities, an activity for each compulsory
    task of the plan, and to be taken up at all. ``none_arising``: nothing arose, and it is said why.
    """

    code: str
    number: str
    title: str
    short: str
    compulsory: bool
    none_arising: bool
    share: Share
    figures: Figures


class FormShare(msgspec.Struct, frozen=True, kw_only=True):
    """A form: its typed cells, or its lines. ``begun`` tells whether anything was said in it,
    ``nothing`` that it was said not to apply as a whole, and why.
    """

    code: str
    title: str
    required: bool
    begun: bool
    nothing: bool
    share: Share
    faults: int


class SectionShare(msgspec.Struct, frozen=True, kw_only=True):
    """A section of the outline; one ``by_group`` is written from the results themselves."""

    code: str
    number: str
    title: str
    level: int
    required: bool
    by_group: bool
    written: bool


def group_shares(plan: Plan, unit: Unit, view: RoundView, today: dt.date) -> tuple[GroupShare, ...]:
    """Return the plan's groups in their order; those it does not know are left to the rules."""
    known = {group.code: group for group in plan.groups}
    return tuple(
        _group_share(unit, view, one, known[one.code], today)
        for one in view.groups
        if one.code in known
    )


def _group_share(
    unit: Unit, view: RoundView, one: GroupView, group: TaskGroup, today: dt.date
) -> GroupShare:
    figures = add_up(view, one.entries, as_of=today)
    said = one.statement
    none_arising = said is not None and said.none_arising and bool(said.reason)
    filled = expected = 0
    if group.compulsory or one.entries or none_arising:
        filled, expected = int(bool(one.entries) or none_arising), 1
    for entry in one.entries:
        progress = view.progress.get(entry.activity.key)
        if progress is not None or entry.activity.key not in view.headings:
            expected += 1
            filled += progress is not None and has_content(progress)
    if one.entries and not none_arising:
        taken = {entry.activity.plan_task for entry in one.entries}
        asked = [
            task.code
            for task in group.tasks
            if task.compulsory
            and task.asked_of(unit.kind)
            and (task.valid_from is None or task.valid_from <= today)
        ]
        expected += len(asked)
        filled += sum(code in taken for code in asked)
    return GroupShare(
        code=one.code,
        number=one.number,
        title=one.title,
        short=group.short,
        compulsory=group.compulsory,
        none_arising=none_arising,
        share=Share(filled, expected),
        figures=figures,
    )


def has_content(progress: Progress) -> bool:
    """Tell whether a result says what its status calls for: work done or under way its outcome, work
    that stopped or did not arise a reason.
    """
    match progress.status:
        case Status.COMPLETED | Status.IN_PROGRESS:
            return bool(progress.result)
        case Status.STOPPED:
            return bool(progress.cause or progress.difficulty)
        case Status.NONE_ARISING:
            return bool(progress.cause or progress.difficulty or progress.result)
        case _:
            return True


def form_shares(plan: Plan, unit: Unit, records: Records) -> tuple[FormShare, ...]:
    """Return the forms that this kind of unit owes, in the plan's order."""
    sheets = form_sheets(plan, unit.kind, records)
    return tuple(_form_share(one) for one in sheets if one.asked)


def _form_share(sheet: FormSheet) -> FormShare:
    nothing = sheet.whole.not_applicable and bool(sheet.whole.reason)
    said = any(
        cell.entry.not_applicable or cell.entry.value is not None
        for row in sheet.rows
        for cell in row.cells
        if cell.typed
    )
    return FormShare(
        code=sheet.form.code,
        title=sheet.form.title,
        required=sheet.form.required,
        begun=said or nothing,
        nothing=nothing,
        share=Share(sheet.filled, sheet.expected),
        faults=sheet.fault_count,
    )


def section_shares(plan: Plan, records: Records) -> tuple[SectionShare, ...]:
    """Return the sections of the report's outline in their order."""
    written = {one.section for one in records.sections if one.text}
    return tuple(
        SectionShare(
            code=one.code,
            number=one.number,
            title=one.title,
            level=one.level,
            required=one.required and not one.by_group,
            by_group=one.by_group,
            written=one.code in written,
        )
        for one in plan.outline
    )


def add_shares(shares: Iterable[Share]) -> Share:
    """Return several shares as one."""
    every = list(shares)
    return Share(sum(one.filled for one in every), sum(one.expected for one in every))
