# SPDX-License-Identifier: MIT
from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from lsapp.domain.records import (
    Activity,
    CompiledSection,
    GroupStatement,
    OpenRow,
    Programme,
    Progress,
    Section,
    Status,
    StatValue,
    natural_key,
)
from lsapp.errors import UserError
from lsapp.services.compiled_words import compiled_sheet, save_words
from lsapp.services.desk import open_round
from lsapp.services.draft_taking import offers, take_over
from lsapp.services.drafts import Draft
from lsapp.services.exporting import export_submission
from lsapp.services.history import undo_last
from lsapp.services.receiving import take_in
from lsapp.services.recording import save

UNIT = "X06040"


def draft(
    desk, record, field: str, text: str, *, seconds: int = 1, key: str | None = None
) -> Draft:
    return Draft(
        unit=UNIT,
        kind=record.KIND,
        key=record.key if key is None else key,
        field=field,
        label=f"Ô {field}",
        text=text,
        at=desk.clock() + dt.timedelta(seconds=seconds),
    )


def code_of(desk, one: Draft) -> str:
    (offer,) = offers(desk, [one])
    assert offer.problem is not None
    with pytest.raises(UserError) as refused:
        take_over(desk, one)
    assert refused.value.code == offer.problem.code
    return offer.problem.code


def test_a_text_goes_into_its_field_as_one_action_that_can_be_undone(office):
    activity = office.store.select(Activity)[0]
    one = draft(office, activity, "note", "  đang gõ  dở ")
    (offer,) = offers(office, [one])
    assert (offer.problem, offer.newer, offer.field) == (None, False, "Ghi chú")
    assert activity.content[:20] in offer.where
    change = take_over(office, one)
    assert (change.name, change.changed) == ("draft.taken", 1)
    assert office.store.get(Activity, UNIT, activity.key).note == "đang gõ  dở"
    assert undo_last(office) == "draft.taken"
    assert office.store.get(Activity, UNIT, activity.key) == activity


def test_each_field_is_read_by_its_kind(office):
    activity = office.store.select(Activity)[0]
    save(office, "activity.edited", [msgspec.structs.replace(activity, timeframe=None)])
    take_over(office, draft(office, activity, "due_on", "5/11/2026"))
    assert office.store.get(Activity, UNIT, activity.key).due_on == dt.date(2026, 11, 5)
    programme = office.store.select(Programme)[0]
    take_over(office, draft(office, programme, "issued_on", "03/02/2026"))
    take_over(office, draft(office, programme, "period_to", "2028"))
    held = office.store.get(Programme, UNIT, programme.key)
    assert (held.issued_on, held.period_to) == (dt.date(2026, 2, 3), 2028)


def test_a_result_keeps_status_and_percent_in_step(office):
    progress = next(
        one for one in office.store.select(Progress) if one.status is Status.NOT_STARTED
    )
    take_over(office, draft(office, progress, "percent", "40 %"))
    held = office.store.get(Progress, UNIT, progress.key)
    assert (held.percent, held.status) == (40, Status.IN_PROGRESS)


def test_what_cannot_be_read_is_offered_with_the_reason_and_never_written(office):
    activity = office.store.select(Activity)[0]
    assert code_of(office, draft(office, activity, "due_on", "31/02/2026")).startswith("date.")
    programme = office.store.select(Programme)[0]
    assert code_of(office, draft(office, programme, "period_from", "")) == "number.unreadable"
    assert office.store.get(Activity, UNIT, activity.key) == activity


def test_a_row_that_was_never_saved_can_only_be_copied(office):
    activity = office.store.select(Activity)[0]
    assert code_of(office, draft(office, activity, "content", "mới", key="")) == "drafts.no_record"


def test_a_column_that_is_no_field_of_the_record_can_only_be_copied(office):
    activity = office.store.select(Activity)[0]
    assert code_of(office, draft(office, activity, "planned", "12 triệu")) == "drafts.no_field"


def test_a_result_that_was_begun_is_added_to_its_activity(office):
    plan = office.plan()
    progress = office.store.select(Progress)[0]
    with office.store.transaction("results.saved") as tx:
        tx.delete_many(Progress, UNIT, [progress.key])
        tx.commit()
    key = natural_key(Progress, UNIT, plan.code, progress.round, progress.activity)
    one = draft(office, progress, "result", "Đã mở hai lớp", key=key)
    (offer,) = offers(office, [one])
    assert (offer.problem, offer.now) == (None, "")
    take_over(office, one)
    held = office.store.get(Progress, UNIT, key)
    assert (held.activity, held.result) == (progress.activity, "Đã mở hai lớp")


def test_sections_groups_and_cells_are_found_by_their_place(office):
    plan = office.plan()
    round_code = office.store.select(Progress)[0].round
    for kind, parts, field, text in (
        (Section, (plan.outline[0].code,), "text", "Lời văn dở"),
        (GroupStatement, (plan.groups[0].code,), "summary", "Tóm tắt dở"),
    ):
        key = natural_key(kind, UNIT, plan.code, round_code, *parts)
        take_over(office, Draft(
            unit=UNIT, kind=kind.KIND, key=key, field=field, label="", text=text, at=office.clock(),
        ))  # fmt: skip
        assert getattr(office.store.get(kind, UNIT, key), field) == text
    form = next(one for one in plan.forms if one.layout == "grid")
    column = next(one for one in form.columns if one.kind == "number" and not one.sum_of)
    row = next(one for one in form.rows if not one.sum_of)
    key = natural_key(StatValue, UNIT, plan.code, round_code, form.code, row.code, column.code)
    one = Draft(
        unit=UNIT, kind="stat_value", key=key, field="value", label="", text="1.250",
        at=office.clock(),
    )  # fmt: skip
    take_over(office, one)
    assert office.store.get(StatValue, UNIT, key).value == 1250
    take_over(office, msgspec.structs.replace(one, text="không áp dụng: chưa thống kê"))
    held = office.store.get(StatValue, UNIT, key)
    assert (held.value, held.not_applicable, held.reason) == (None, True, "chưa thống kê")


def test_a_cell_of_an_open_row_is_read_by_its_column(office):
    row = office.store.select(OpenRow)[0]
    form = next(one for one in office.plan().forms if one.code == row.form)
    column = next(one.code for one in form.columns if one.kind == "text")
    take_over(office, draft(office, row, f"cells/{column}", "viết dở"))
    assert office.store.get(OpenRow, UNIT, row.key).cells[column] == "viết dở"


def test_a_value_written_after_the_draft_is_told_as_newer(office, clock):
    activity = office.store.select(Activity)[0]
    one = draft(office, activity, "note", "bản gõ dở")
    clock.now += dt.timedelta(minutes=5)
    save(office, "activity.edited", [msgspec.structs.replace(activity, product="khác")])
    assert not offers(office, [one])[0].newer
    now = office.store.get(Activity, UNIT, activity.key)
    save(office, "activity.edited", [msgspec.structs.replace(now, note="bản mới hơn")])
    (offer,) = offers(office, [one])
    assert (offer.newer, offer.now) == (True, "bản mới hơn")


def department_draft(department, section: str, text: str) -> Draft:
    unit = department.office.unit
    key = natural_key(CompiledSection, unit, "KH48", "2026", section)
    return Draft(
        unit=unit, kind=CompiledSection.KIND, key=key, field="text", label="Báo cáo tổng hợp",
        text=text, at=department.clock() + dt.timedelta(seconds=1),
    )  # fmt: skip


def test_words_of_the_provincial_report_come_back_with_the_figures_of_now(
    office, department, tmp_path
):
    export_submission(office, office.plan(), UNIT, "2026", ["json"], tmp_path)
    take_in(department, [tmp_path])
    text = "Đã có {{bao_cao.da_tong_hop}} đơn vị báo cáo, trong đó"
    one = department_draft(department, "uu_diem", text)
    (offer,) = offers(department, [one])
    assert (offer.problem, offer.now, offer.newer) == (None, "", False)
    assert offer.where.startswith("Lời văn báo cáo tổng hợp: «")
    change = take_over(department, one)
    assert (change.name, change.added) == ("compiled.written", 1)
    held = department.store.get(CompiledSection, one.unit, one.key)
    assert (held.round, held.section, held.text) == ("2026", "uu_diem", text)
    assert held.figures["bao_cao.da_tong_hop"] == "1"
    assert undo_last(department) == "compiled.written"
    assert department.store.get(CompiledSection, one.unit, one.key) is None


def test_words_that_were_written_since_are_shown_beside_the_draft(office, department, tmp_path):
    export_submission(office, office.plan(), UNIT, "2026", ["json"], tmp_path)
    take_in(department, [tmp_path])
    plan = department.plan()
    sheet = compiled_sheet(department, plan, "2026")
    save_words(department, plan, sheet, "uu_diem", "Đã viết lại.")
    one = msgspec.structs.replace(
        department_draft(department, "uu_diem", "Gõ dở"),
        at=department.clock() - dt.timedelta(minutes=5),
    )
    (offer,) = offers(department, [one])
    assert (offer.now, offer.newer) == ("Đã viết lại.", True)


def test_words_come_back_also_where_no_report_is_held_any_more(department):
    open_round(department, department.plan(), "2026", department.office.unit)
    one = department_draft(department, "uu_diem", "Viết trước khi rút bản nộp")
    take_over(department, one)
    held = department.store.get(CompiledSection, one.unit, one.key)
    assert (held.text, held.figures) == ("Viết trước khi rút bản nộp", {})


def test_a_section_that_the_report_does_not_have_can_only_be_copied(department):
    open_round(department, department.plan(), "2026", department.office.unit)
    assert code_of(department, department_draft(department, "khong_co", "x")) == "drafts.no_record"
