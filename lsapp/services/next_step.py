# SPDX-License-Identifier: MIT
"""What to do next, as one value: the first thing in one fixed order that is not done yet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Final

import msgspec

from lsapp.domain.dates import format_date
from lsapp.domain.records import Records
from lsapp.messages import explain
from lsapp.report.round_view import RoundView
from lsapp.rules.finding import Finding
from lsapp.services.completeness import FormShare, GroupShare, SectionShare


class Page(StrEnum):
    """The pages of the window, by the names that it gives them."""

    OVERVIEW = "overview"
    PROGRAMME = "programme"
    ACTIVITIES = "activities"
    RESULTS = "results"
    STATISTICS = "statistics"
    REPORT = "report"
    EVIDENCE = "evidence"
    SUBMISSION = "submission"
    HISTORY = "history"
    COMPILING = "compiling"


class Step(StrEnum):
    """The steps from an empty file to a report that is sent, in their order."""

    MAKE_PROGRAMME = "make_programme"
    ADD_ACTIVITIES = "add_activities"
    MEND = "mend"
    NOTES = "notes"
    FILL_RESULTS = "fill_results"
    FILL_FORMS = "fill_forms"
    WRITE_REPORT = "write_report"
    EXPORT = "export"
    SEND = "send"
    DONE = "done"


_STATES: Final[dict[Step, str]] = {
    Step.MAKE_PROGRAMME: "state.make_programme",
    Step.ADD_ACTIVITIES: "state.add_activities",
    Step.MEND: "state.mend",
    Step.NOTES: "state.notes",
    Step.FILL_RESULTS: "state.fill_results",
    Step.FILL_FORMS: "state.fill_forms",
    Step.WRITE_REPORT: "state.write_report",
    Step.EXPORT: "state.export",
    Step.SEND: "state.send",
    Step.DONE: "state.send",
}

_PAGES: Final[dict[str, Page]] = {
    "programme": Page.PROGRAMME,
    "activity": Page.ACTIVITIES,
    "budget_line": Page.ACTIVITIES,
    "task_group": Page.ACTIVITIES,
    "plan_task": Page.ACTIVITIES,
    "progress": Page.RESULTS,
    "group_statement": Page.RESULTS,
    "stat_value": Page.STATISTICS,
    "stat_form": Page.STATISTICS,
    "open_row": Page.STATISTICS,
    "section": Page.REPORT,
    "outline_section": Page.REPORT,
    "report": Page.REPORT,
    "letterhead": Page.PROGRAMME,
    "local_unit": Page.PROGRAMME,
    "evidence": Page.EVIDENCE,
    "answer": Page.SUBMISSION,
}


def page_of(kind: str | None) -> Page:
    """Return the page on which a record, or what a finding stands at, is mended."""
    return _PAGES.get(kind or "", Page.OVERVIEW)


class NextStep(msgspec.Struct, frozen=True, kw_only=True):
    """One step; ``sentence`` says it in words, by ``code`` and ``facts``. Where to go: the
    ``page``, and on it the ``kind``, ``record`` (a key, or the code of what the plan asks for) and
    ``field``, as a finding names them. ``count`` is how many of the kind are left.
    """

    step: Step
    code: str
    page: Page
    facts: dict[str, str | int] = {}
    kind: str = ""
    record: str | None = None
    field: str | None = None
    count: int = 0

    def sentence(self, language: str = "vi") -> str:
        """Return what to do, why, and by when, in words."""
        return explain(self.code, language, **self.facts)

    def state(self, language: str = "vi") -> str:
        """Return how the unit stands, in words that ask nothing: for those who only read its records."""
        differs = self.step is Step.EXPORT and "revision" in self.facts
        code = "state.export_again" if differs else _STATES[self.step]
        return explain(code, language, **self.facts)


class SealState(msgspec.Struct, frozen=True, kw_only=True):
    """The last sealed revision of the round: its number, when it was sealed (UTC), whether the records
    still say the same, and whether it is known to be sent.
    """

    revision: int
    made_at: dt.datetime
    unchanged: bool
    sent: bool = False


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """All that the next step follows from."""

    records: Records
    year: int
    view: RoundView
    groups: Sequence[GroupShare]
    forms: Sequence[FormShare]
    sections: Sequence[SectionShare]
    findings: Sequence[Finding]
    deadline: dt.date | None
    seal: SealState | None


def next_step(standing: Standing) -> NextStep:
    """Return the first of the steps that is not done; the order is that of ``Step``."""
    return next(_steps(standing))


def _steps(standing: Standing) -> Iterator[NextStep]:
    yield from _programme(standing)
    yield from _mend(standing)
    yield from _notes(standing)
    yield from _results(standing)
    yield from _forms(standing)
    yield from _sections(standing)
    yield _away(standing)


def _programme(standing: Standing) -> Iterator[NextStep]:
    year, records = standing.year, standing.records
    current = {one.key for one in records.programmes if one.period_from <= year <= one.period_to}
    if not current:
        yield NextStep(
            step=Step.MAKE_PROGRAMME,
            code="step.make_programme",
            facts={"year": year},
            page=Page.PROGRAMME,
            kind="programme",
        )
    told = all(one.none_arising for one in standing.groups if one.compulsory)
    if not told and not any(one.programme in current for one in records.activities):
        yield NextStep(step=Step.ADD_ACTIVITIES, code="step.add_activities", page=Page.ACTIVITIES)


def _mend(standing: Standing) -> Iterator[NextStep]:
    hard = [one for one in standing.findings if one.level == "hard"]
    if hard:
        first = hard[0]
        yield NextStep(
            step=Step.MEND,
            code="step.mend",
            facts={"count": len(hard), "where": first.where},
            page=page_of(first.kind),
            kind=first.kind or "",
            record=first.record,
            field=first.field,
            count=len(hard),
        )


def _notes(standing: Standing) -> Iterator[NextStep]:
    """What the compiling department asks for comes before what nobody has asked yet."""
    notes = [one for one in standing.findings if one.level == "note"]
    if notes:
        yield NextStep(
            step=Step.NOTES,
            code="step.notes",
            facts={"count": len(notes), "where": notes[0].where},
            page=Page.SUBMISSION,
            kind="return_note",
            record=notes[0].code.rpartition("/")[2],
            count=len(notes),
        )


def _results(standing: Standing) -> Iterator[NextStep]:
    view = standing.view
    missing = [
        entry
        for entry in view.entries
        if entry.activity.key not in view.progress and entry.activity.key not in view.headings
    ]
    if missing:
        first = missing[0]
        yield NextStep(
            step=Step.FILL_RESULTS,
            code="step.fill_results",
            facts={"count": len(missing), "number": first.path},
            page=Page.RESULTS,
            kind="activity",
            record=first.activity.key,
            count=len(missing),
        )


def _forms(standing: Standing) -> Iterator[NextStep]:
    empty = [one for one in standing.forms if one.required and not one.begun]
    if empty:
        first = empty[0]
        yield NextStep(
            step=Step.FILL_FORMS,
            code="step.fill_forms",
            facts={"count": len(empty), "form": first.code, "title": first.title},
            page=Page.STATISTICS,
            kind="stat_form",
            record=first.code,
            count=len(empty),
        )


def _sections(standing: Standing) -> Iterator[NextStep]:
    unwritten = [one for one in standing.sections if one.required and not one.written]
    if unwritten:
        first = unwritten[0]
        yield NextStep(
            step=Step.WRITE_REPORT,
            code="step.write_report",
            facts={"count": len(unwritten), "title": f"{first.number} {first.title}"},
            page=Page.REPORT,
            kind="outline_section",
            record=first.code,
            count=len(unwritten),
        )


def _away(standing: Standing) -> NextStep:
    seal, page = standing.seal, Page.SUBMISSION
    day = "" if standing.deadline is None else format_date(standing.deadline)
    if seal is None:
        return NextStep(step=Step.EXPORT, code="step.export", facts={"deadline": day}, page=page)
    revision: dict[str, str | int] = {"revision": seal.revision}
    if not seal.unchanged:
        return NextStep(step=Step.EXPORT, code="step.export_again", facts=revision, page=page)
    if not seal.sent:
        facts = {**revision, "deadline": day}
        return NextStep(step=Step.SEND, code="step.send", facts=facts, page=page)
    return NextStep(step=Step.DONE, code="step.done", facts=revision, page=page)
