# SPDX-License-Identifier: MIT
"""The overview: what is due, how complete a round is, and the one next step, in its order."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec
import pytest

from lsapp.catalogue.model import Plan, Unit
from lsapp.domain.records import (
    WHOLE,
    Activity,
    Evidence,
    GroupStatement,
    Progress,
    Records,
    Status,
    StatValue,
)
from lsapp.services.completeness import Share, has_content
from lsapp.services.desk import Desk
from lsapp.services.exporting import export_submission
from lsapp.services.next_step import NextStep, Page, SealState, Step, page_of
from lsapp.services.overview import Overview, overview_of, seal_state
from lsapp.services.recording import save
from lsapp.services.unit_view import UnitView
from lsapp.services.viewing import findings_in, open_view

TODAY = dt.date(2026, 12, 10)


class Seen:
    """A view of the sample that tests take things out of, and its overview."""

    def __init__(self, desk: Desk) -> None:
        self.view: UnitView = open_view(desk, round_code="2026")
        self.plan: Plan = desk.plan()
        self.unit: Unit = desk.unit(self.view.unit)

    @property
    def records(self) -> Records:
        return self.view.records

    def without(self, **lists: object) -> None:
        self.view = msgspec.structs.replace(
            self.view, records=msgspec.structs.replace(self.view.records, **lists)
        )

    def overview(self, seal: SealState | None = None, today: dt.date = TODAY) -> Overview:
        found = findings_in(self.plan, self.unit, self.view, today)
        return overview_of(self.plan, self.unit, self.view, found, today, seal)


@pytest.fixture
def seen(office: Desk) -> Seen:
    return Seen(office)


def test_the_round_says_its_deadline_and_the_days_left(seen: Seen) -> None:
    dates = seen.overview().dates
    assert dates.label == "năm 2026"
    assert dates.deadline == dt.date(2026, 12, 17)
    assert dates.days_left == 7
    assert seen.overview(today=dt.date(2026, 12, 20)).dates.days_left == -3


def test_a_round_that_was_not_opened_has_no_deadline(seen: Seen) -> None:
    seen.view = msgspec.structs.replace(seen.view, rounds=())
    dates = seen.overview().dates
    assert (dates.deadline, dates.days_left) == (None, None)


def due_on(seen: Seen, key: str, day: dt.date) -> None:
    replace = msgspec.structs.replace
    seen.without(
        activities=[
            replace(one, due_on=day if one.key == key else None) for one in seen.records.activities
        ],
        progress=[one for one in seen.records.progress if one.activity != key],
    )


@pytest.mark.parametrize(
    ("days", "place"),
    [(-1, "overdue"), (0, "soon"), (7, "soon"), (8, "later"), (30, "later"), (31, None)],
)
def test_a_task_is_due_by_its_days(seen: Seen, days: int, place: str | None) -> None:
    key = seen.records.activities[0].key
    due_on(seen, key, TODAY + dt.timedelta(days=days))
    overview = seen.overview()
    found = {
        name: [(one.key, one.days) for one in getattr(overview, name)]
        for name in ("overdue", "soon", "later")
    }
    expected: dict[str, list[tuple[str, int]]] = {"overdue": [], "soon": [], "later": []}
    if place is not None:
        expected[place] = [(key, days)]
    assert found == expected


def test_a_task_that_is_done_is_not_due(seen: Seen) -> None:
    activity = seen.records.activities[0]
    due_on(seen, activity.key, TODAY - dt.timedelta(days=1))
    done = Progress(
        unit=seen.view.unit,
        key="p",
        plan=seen.plan.code,
        round="2026",
        activity=activity.key,
        status=Status.COMPLETED,
    )
    seen.without(progress=[*seen.records.progress, done])
    assert seen.overview().overdue == ()


def test_due_tasks_come_in_the_order_of_their_days(seen: Seen) -> None:
    replace = msgspec.structs.replace
    first, second, *rest = seen.records.activities
    seen.without(
        activities=[
            replace(first, due_on=dt.date(2026, 6, 1)),
            replace(second, due_on=dt.date(2026, 3, 1)),
            *(replace(one, due_on=None) for one in rest),
        ],
        progress=[],
    )
    overdue = seen.overview().overdue
    assert [one.key for one in overdue] == [second.key, first.key]
    assert overdue[0].number
    assert overdue[0].content == second.content
    assert overdue[0].lead_unit == second.lead_unit


def test_the_sample_is_complete_and_to_be_exported(seen: Seen) -> None:
    overview = seen.overview()
    assert overview.groups_share.complete
    assert {one.share.percent for one in overview.groups} == {100}
    assert overview.forms_share == Share(3, 3)
    assert overview.sections_share.complete
    assert overview.findings.hard == 0
    assert overview.next_step.step is Step.EXPORT


def test_a_result_without_words_is_not_filled(seen: Seen) -> None:
    before = seen.overview().groups_share
    replace = msgspec.structs.replace
    at = next(
        index
        for index, one in enumerate(seen.records.progress)
        if one.status is Status.COMPLETED and one.result
    )
    progress = list(seen.records.progress)
    progress[at] = replace(progress[at], result=None)
    seen.without(progress=progress)
    assert seen.overview().groups_share == Share(before.filled - 1, before.expected)


def result(status: Status, **fields: str) -> Progress:
    return Progress(
        unit="u", key="k", plan="p", round="2026", activity="a", status=status, **fields
    )


@pytest.mark.parametrize(
    ("progress", "filled"),
    [
        (result(Status.NOT_STARTED), True),
        (result(Status.IN_PROGRESS), False),
        (result(Status.COMPLETED, result="Xong"), True),
        (result(Status.NONE_ARISING), False),
        (result(Status.NONE_ARISING, cause="Không có đối tượng"), True),
        (result(Status.STOPPED, result="Dừng"), False),
        (result(Status.STOPPED, difficulty="Hết kinh phí"), True),
    ],
)
def test_a_result_says_what_its_status_calls_for(progress: Progress, filled: bool) -> None:
    assert has_content(progress) is filled


def test_nothing_arose_counts_with_its_reason_alone(seen: Seen) -> None:
    group = seen.plan.groups[-1].code

    def stated(reason: str | None) -> Share:
        others = [one for one in seen.records.group_statements if one.group != group]
        statement = GroupStatement(
            unit=seen.view.unit,
            key="g",
            plan=seen.plan.code,
            round="2026",
            group=group,
            none_arising=True,
            reason=reason,
        )
        seen.without(
            activities=[one for one in seen.records.activities if one.group != group],
            group_statements=[*others, statement],
        )
        return seen.overview().groups[-1].share

    told = stated("Xã không có đối tác")
    assert (told.filled, told.expected, told.percent) == (1, 1, 100)
    assert stated(None).filled == 0


def test_a_group_waits_for_the_tasks_that_the_plan_demands(seen: Seen) -> None:
    group = seen.plan.groups[0]
    demanded = {one.code for one in group.tasks if one.compulsory}
    assert demanded
    replace = msgspec.structs.replace
    before = seen.overview().groups[0].share
    seen.without(
        activities=[
            replace(one, plan_task=None) if one.group == group.code else one
            for one in seen.records.activities
        ]
    )
    after = seen.overview().groups[0].share
    assert (after.filled, after.expected) == (before.filled - len(demanded), before.expected)


def test_a_form_left_empty_says_so(seen: Seen) -> None:
    seen.without(stat_values=[one for one in seen.records.stat_values if one.form != "B2"])
    overview = seen.overview()
    form = next(one for one in overview.forms if one.code == "B2")
    assert (form.begun, form.share.filled) == (False, 0)
    assert overview.forms_share == Share(2, 3)
    whole = StatValue(
        unit=seen.view.unit,
        key="w",
        plan=seen.plan.code,
        round="2026",
        form="B2",
        row=WHOLE,
        column=WHOLE,
        not_applicable=True,
        reason="Chưa thống kê theo lĩnh vực",
    )
    seen.without(stat_values=[*seen.records.stat_values, whole])
    form = next(one for one in seen.overview().forms if one.code == "B2")
    assert (form.begun, form.nothing, form.share) == (True, True, Share(1, 1))


def test_findings_are_counted_by_level(seen: Seen) -> None:
    found = findings_in(seen.plan, seen.unit, seen.view, TODAY)
    assert found
    answered = msgspec.structs.replace(found[0], answer="Đã rõ")
    overview = overview_of(seen.plan, seen.unit, seen.view, [answered, *found[1:]], TODAY)
    assert overview.findings.soft == len(found)
    assert overview.findings.answered == 1


def test_money_comes_by_year_with_the_total_first(seen: Seen) -> None:
    lines = seen.overview().money
    assert lines[0].source is None
    assert lines[0].planned == sum(one.planned or 0 for one in lines[1:] if one.year == 2026)
    assert lines[0].planned == sum(
        one.planned or 0 for one in seen.records.budget_lines if one.year == 2026
    )
    order = [one.code for one in seen.plan.funding_sources]
    sources = [one.source for one in lines if one.source and one.year == 2026]
    assert sources == sorted(sources, key=order.index)


def steps(seen: Seen, seal: SealState | None = None) -> Step:
    return seen.overview(seal).next_step.step


def test_the_steps_follow_one_another_in_one_order(seen: Seen) -> None:
    whole = seen.records
    seen.without(
        programmes=[],
        activities=[],
        budget_lines=[],
        progress=[],
        evidence=[],
        group_statements=[],
        stat_values=[],
        open_rows=[],
        sections=[],
    )
    assert steps(seen) is Step.MAKE_PROGRAMME
    seen.without(programmes=whole.programmes)
    assert steps(seen) is Step.ADD_ACTIVITIES
    seen.without(activities=whole.activities[:1])
    assert steps(seen) is Step.MEND  # the groups that nobody took up
    seen.without(activities=whole.activities)
    assert steps(seen) is Step.FILL_RESULTS
    seen.without(progress=whole.progress)
    assert steps(seen) is Step.FILL_FORMS
    seen.without(stat_values=whole.stat_values)
    assert steps(seen) is Step.WRITE_REPORT
    seen.without(sections=whole.sections)
    assert steps(seen) is Step.EXPORT
    made_at = dt.datetime(2026, 12, 9, tzinfo=dt.UTC)
    changed = SealState(revision=1, made_at=made_at, unchanged=False)
    assert steps(seen, changed) is Step.EXPORT
    sealed = msgspec.structs.replace(changed, unchanged=True)
    assert steps(seen, sealed) is Step.SEND
    assert steps(seen, msgspec.structs.replace(sealed, sent=True)) is Step.DONE


def test_a_hard_finding_goes_before_what_is_missing(seen: Seen) -> None:
    replace = msgspec.structs.replace
    broken = replace(seen.records.progress[0], percent=140)
    seen.without(progress=[broken, *seen.records.progress[2:]])
    step = seen.overview().next_step
    assert (step.step, step.page, step.kind) == (Step.MEND, Page.RESULTS, "progress")
    assert (step.record, step.field, step.count) == (broken.key, "percent", 1)


def test_a_step_leads_to_the_first_thing_that_is_missing(seen: Seen) -> None:
    missing = {one.activity for one in seen.records.progress[:2]}
    seen.without(progress=seen.records.progress[2:])
    step = seen.overview().next_step
    assert (step.step, step.page, step.count) == (Step.FILL_RESULTS, Page.RESULTS, 2)
    assert step.record in missing
    seen.without(sections=[])
    assert seen.overview().next_step.step is Step.FILL_RESULTS


def test_a_unit_in_which_nothing_arose_needs_no_activity(seen: Seen) -> None:
    statements = [
        GroupStatement(
            unit=seen.view.unit,
            key=f"g{group.code}",
            plan=seen.plan.code,
            round="2026",
            group=group.code,
            none_arising=True,
            reason="Đơn vị mới thành lập",
        )
        for group in seen.plan.groups
    ]
    seen.without(
        activities=[], budget_lines=[], progress=[], evidence=[], group_statements=statements
    )
    assert steps(seen) is Step.EXPORT


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_step_has_its_sentence(seen: Seen, language: str) -> None:
    step = seen.overview().next_step
    told = step.sentence(language)
    assert "17/12/2026" in told
    assert not told.startswith("step.")


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("step", list(Step))
def test_how_a_unit_stands_is_said_without_asking_for_anything(step: Step, language: str) -> None:
    facts: dict[str, str | int] = {
        "year": 2026,
        "count": 3,
        "where": "B1",
        "number": "1.2",
        "form": "B1",
        "title": "Số lượng",
        "deadline": "17/12/2026",
        "revision": 2,
    }
    if step is Step.EXPORT:
        del facts["revision"]
    told = NextStep(step=step, code="step.done", facts=facts, page=Page.OVERVIEW).state(language)
    assert not told.startswith("state.")
    assert "{" not in told
    assert "Hãy" not in told


def test_records_that_differ_from_the_sealed_ones_are_told_to_who_reads(seen: Seen) -> None:
    made = dt.datetime(2026, 12, 1, tzinfo=dt.UTC)
    seal = SealState(revision=2, made_at=made, unchanged=False)
    step = seen.overview(seal).next_step
    assert step.state("vi") == "Số liệu đang xem khác bản nộp lần 2."


def test_the_kinds_of_findings_lead_to_pages() -> None:
    assert page_of(Evidence.KIND) is Page.EVIDENCE
    assert page_of("outline_section") is Page.REPORT
    assert page_of(None) is Page.OVERVIEW


def test_a_sealed_round_is_known_to_stand_until_its_records_change(
    office: Desk, tmp_path: Path
) -> None:
    view = open_view(office, round_code="2026")
    assert seal_state(office, view) is None
    export_submission(office, office.plan(), view.unit, "2026", ("json",), tmp_path / "ra")
    view = open_view(office, round_code="2026")
    state = seal_state(office, view)
    assert state is not None
    assert (state.revision, state.unchanged) == (1, True)
    activity: Activity = view.records.activities[0]
    save(office, "results.saved", [msgspec.structs.replace(activity, note="Đổi")])
    state = seal_state(office, open_view(office, round_code="2026"))
    assert state is not None
    assert not state.unchanged
