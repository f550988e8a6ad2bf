# SPDX-License-Identifier: MIT
"""What the rules look at: one snapshot beside its plan, with every index built at most once."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TypeVar

import msgspec

from lsapp.catalogue.forms import CellPlace, Number
from lsapp.catalogue.letterheads import letterhead_defaults
from lsapp.catalogue.model import (
    FormColumn,
    FormRow,
    LetterheadDefaults,
    OutlineSection,
    Plan,
    PlanTask,
    StatForm,
    TaskGroup,
    Unit,
)
from lsapp.domain.ordering import by_position
from lsapp.domain.records import (
    Activity,
    BudgetLine,
    Evidence,
    GroupStatement,
    Letterhead,
    OpenRow,
    Programme,
    Progress,
    Records,
    Report,
    Section,
    StatValue,
)
from lsapp.submission.numbering import OutlineEntry, outline, roman
from lsapp.submission.payload import Snapshot

_T = TypeVar("_T")
_K = TypeVar("_K")


class FormIndex(msgspec.Struct, frozen=True, dict=True):
    """A form and its place in the plan, with its rows and columns by their codes and places."""

    form: StatForm
    place: int

    @cached_property
    def rows(self) -> dict[str, tuple[int, FormRow]]:
        """Fixed rows by code, with their place."""
        return {row.code: (index, row) for index, row in enumerate(self.form.rows)}

    @cached_property
    def columns(self) -> dict[str, tuple[int, FormColumn]]:
        """Columns by code, with their place."""
        return {column.code: (index, column) for index, column in enumerate(self.form.columns)}

    def computed(self, cell: CellPlace) -> bool:
        """Tell whether a known cell is a sum of others."""
        return bool(self.rows[cell[0]][1].sum_of or self.columns[cell[1]][1].sum_of)


class Context(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """One unit's snapshot, the plan it answers to and the day it is looked at.

    ``as_of`` is today on the screen and made-at at export. ``previous`` holds the records of the
    round that this one is compared with. ``cut_off`` is the round's own; without it the end of the
    flow period counts. ``unprintable`` returns the characters of a text that the fonts lack.
    """

    plan: Plan
    unit: Unit
    snapshot: Snapshot
    as_of: dt.date
    previous: Records | None = None
    cut_off: dt.date | None = None
    unprintable: Callable[[str], set[str]] | None = None

    @property
    def records(self) -> Records:
        """The snapshot's records."""
        return self.snapshot.records

    # the round

    @cached_property
    def year(self) -> int:
        """The year of the round, as its code begins; of ``as_of`` where the code has none."""
        head = self.snapshot.round[:4]
        return int(head) if head.isascii() and head.isdigit() else self.as_of.year

    @cached_property
    def report(self) -> Report | None:
        """The head of the round's report."""
        return next(iter(self.records.reports), None)

    @cached_property
    def flow(self) -> tuple[dt.date, dt.date]:
        """First and last day of the flow period: the report's, else the year of the round
        (15/12 to 14/12: Nghị định 09/2019/NĐ-CP, Điều 12).
        """
        if self.report is not None:
            return self.report.flow_from, self.report.flow_to
        return dt.date(self.year - 1, 12, 15), dt.date(self.year, 12, 14)

    @cached_property
    def letterhead(self) -> Letterhead | None:
        """The unit's letterhead."""
        return next(iter(self.records.letterheads), None)

    @cached_property
    def letterhead_defaults(self) -> LetterheadDefaults | None:
        """What the plan prints for this kind of unit until the unit says otherwise."""
        return letterhead_defaults(self.plan, self.unit)

    # the plan

    @cached_property
    def groups(self) -> dict[str, tuple[int, TaskGroup]]:
        """Task groups by code, with their place from 1."""
        return {group.code: (index, group) for index, group in enumerate(self.plan.groups, 1)}

    @cached_property
    def plan_tasks(self) -> dict[str, tuple[TaskGroup, int, PlanTask]]:
        """The plan's tasks by code, with their group and their place in it."""
        return {
            task.code: (group, index, task)
            for group in self.plan.groups
            for index, task in enumerate(group.tasks)
        }

    @cached_property
    def sources(self) -> dict[str, str]:
        """Short names of the funding sources by code."""
        return {source.code: source.short for source in self.plan.funding_sources}

    @cached_property
    def forms(self) -> dict[str, FormIndex]:
        """The plan's forms by code, those of other kinds of unit too."""
        return {form.code: FormIndex(form, at) for at, form in enumerate(self.plan.forms)}

    @cached_property
    def own_forms(self) -> tuple[StatForm, ...]:
        """The forms that this kind of unit fills in."""
        return tuple(one for one in self.plan.forms if one.asked_of(self.unit.kind))

    @cached_property
    def sections(self) -> dict[str, tuple[int, OutlineSection]]:
        """Sections of the report's outline by code, with their place."""
        return {one.code: (index, one) for index, one in enumerate(self.plan.outline)}

    def group_name(self, code: str) -> str:
        """Return a group as people name it: ``Nhóm II. Tuyên truyền``."""
        if code not in self.groups:
            return f"Nhóm «{code}»"
        place, group = self.groups[code]
        return f"Nhóm {roman(place)}. {group.short}"

    # programmes and activities

    @cached_property
    def programmes(self) -> dict[str, Programme]:
        """Programmes by key."""
        return {one.key: one for one in self.records.programmes}

    @cached_property
    def current(self) -> frozenset[str]:
        """Keys of the programmes whose period meets the round's year."""
        return frozenset(
            one.key
            for one in self.records.programmes
            if one.period_from <= self.year <= one.period_to
        )

    @cached_property
    def activities(self) -> dict[str, Activity]:
        """Activities by key."""
        return {one.key: one for one in self.records.activities}

    @cached_property
    def entries(self) -> list[OutlineEntry]:
        """The activities in the order of the outline, with their numbers."""
        return outline(self.plan.groups, self.records.activities)

    @cached_property
    def places(self) -> dict[str, tuple[int, OutlineEntry]]:
        """Outline entries by activity key, with their place in the whole list."""
        return {entry.activity.key: (index, entry) for index, entry in enumerate(self.entries)}

    @cached_property
    def parents(self) -> frozenset[str]:
        """Keys of the activities that others stand under: headings, with no result of their own."""
        return frozenset(one.parent for one in self.records.activities if one.parent)

    @cached_property
    def leaves(self) -> list[Activity]:
        """The activities that this round reports on, in the outline's order: of current programmes,
        with none below them.
        """
        return [
            entry.activity
            for entry in self.entries
            if entry.activity.programme in self.current and entry.activity.key not in self.parents
        ]

    @cached_property
    def reported(self) -> dict[str, list[Activity]]:
        """By group, the activities of current programmes or with a result in this round."""
        return _by(
            (
                one.activity
                for one in self.entries
                if one.activity.programme in self.current or one.activity.key in self.progress
            ),
            lambda one: one.group,
        )

    @cached_property
    def progress(self) -> dict[str, Progress]:
        """The result of each activity in this round."""
        return {one.activity: one for one in self.records.progress}

    @cached_property
    def last_progress(self) -> dict[str, Progress]:
        """The result of each activity in the round before."""
        return {one.activity: one for one in self.previous.progress} if self.previous else {}

    @cached_property
    def budget(self) -> dict[str, list[BudgetLine]]:
        """Budget lines by activity."""
        return _by(self.records.budget_lines, lambda one: one.activity)

    @cached_property
    def evidence(self) -> dict[str | None, list[Evidence]]:
        """Evidence by activity; under ``None`` that of the report as a whole."""
        return _by(self.records.evidence, lambda one: one.activity)

    @cached_property
    def statements(self) -> dict[str, GroupStatement]:
        """What the unit says of a whole group."""
        return {one.group: one for one in self.records.group_statements}

    @cached_property
    def texts(self) -> dict[str, Section]:
        """The report's sections as written, by the outline's codes."""
        return {one.section: one for one in self.records.sections}

    # forms

    @cached_property
    def values(self) -> dict[str, dict[CellPlace, StatValue]]:
        """Cells by form, by row and column."""
        return _cells(self.records.stat_values)

    @cached_property
    def numbers(self) -> dict[str, dict[CellPlace, Number]]:
        """The numbers typed into cells, by form; what is empty or not applicable is left out."""
        return _numbers(self.values)

    @cached_property
    def last_numbers(self) -> dict[str, dict[CellPlace, Number]]:
        """The numbers of the round before."""
        return _numbers(_cells(self.previous.stat_values)) if self.previous else {}

    @cached_property
    def open_rows(self) -> dict[str, list[OpenRow]]:
        """Rows of list forms by form, in their order."""
        return _by(by_position(self.records.open_rows), lambda one: one.form)

    @cached_property
    def row_numbers(self) -> dict[str, int]:
        """The number of each row within its list form, from 1."""
        return {
            row.key: index
            for rows in self.open_rows.values()
            for index, row in enumerate(rows, start=1)
        }

    # answers

    @cached_property
    def answers(self) -> Mapping[tuple[str, str | None, str | None], str]:
        """The reasons given, by rule code, record and field."""
        return {
            (one.code, one.record, one.field): one.text for one in self.records.answers if one.text
        }


def _by(records: Iterable[_T], key: Callable[[_T], _K]) -> dict[_K, list[_T]]:
    found: defaultdict[_K, list[_T]] = defaultdict(list)
    for record in records:
        found[key(record)].append(record)
    return dict(found)


def _cells(values: Iterable[StatValue]) -> dict[str, dict[CellPlace, StatValue]]:
    found: defaultdict[str, dict[CellPlace, StatValue]] = defaultdict(dict)
    for value in values:
        found[value.form][value.row, value.column] = value
    return dict(found)


def finite(value: Number) -> bool:
    """Tell whether a value is a number that can be compared and added."""
    return isinstance(value, int) or value.is_finite()


def _numbers(values: dict[str, dict[CellPlace, StatValue]]) -> dict[str, dict[CellPlace, Number]]:
    return {
        form: {
            cell: one.value
            for cell, one in cells.items()
            if one.value is not None and not one.not_applicable and finite(one.value)
        }
        for form, cells in values.items()
    }
