# SPDX-License-Identifier: MIT
"""Return slips between a department and a unit, and their comments at the fields."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec
import pytest
from desks import StillClock

from lsapp.domain.records import (
    Activity,
    Progress,
    Receipt,
    ReceiptState,
    ReturnDecision,
    ReturnNote,
    ReturnSlip,
    Submission,
)
from lsapp.errors import UserError
from lsapp.services.desk import Desk
from lsapp.services.exporting import export_submission
from lsapp.services.history import redo_last, undo_last
from lsapp.services.next_step import NextStep, Step
from lsapp.services.overview import overview_of, seal_state
from lsapp.services.pinned_notes import note_key, pinned_notes
from lsapp.services.receiving import take_in
from lsapp.services.recording import delete, save
from lsapp.services.returning import (
    FileNote,
    WrittenReturn,
    resolve,
    returns_of,
    take_return,
    write_return,
)
from lsapp.services.viewing import open_view
from lsapp.submission.return_file import read_return_file, write_return_file


def sent(office: Desk, department: Desk, folder: Path, reason: str | None = None) -> Submission:
    """Seal a revision at the unit, take it in at the department, and return the latter's record of it."""
    done = export_submission(
        office, office.plan(), "X06040", "2026", ["json"], folder, reason=reason
    )
    take_in(department, list(done.files))
    (held,) = department.store.select(Submission, hash=done.hash)
    return held


def comments(office: Desk) -> list[FileNote]:
    records = open_view(office, round_code="2026").records
    progress, activity = records.progress[0], records.activities[1]
    form = office.plan().forms[0]
    return [
        FileNote(kind="progress", record=progress.key, field="result", text="Chưa rõ kết quả"),
        FileNote(kind="activity", record=activity.key, field="product", text="Thiếu sản phẩm"),
        FileNote(kind="stat_form", record=form.code, text="Xem lại cả biểu"),
        FileNote(text="Nộp lại trước ngày 25"),
    ]


def returned(office: Desk, department: Desk, folder: Path) -> WrittenReturn:
    submission = sent(office, department, folder)
    plan = department.plan()
    decision = ReturnDecision.RETURNED
    return write_return(
        department,
        plan,
        submission,
        decision,
        " Cần bổ sung ",
        comments(office),
        due_on=dt.date(2026, 12, 25),
    )


def change_something(office: Desk) -> None:
    progress = open_view(office, round_code="2026").records.progress[0]
    save(office, "results.saved", [msgspec.structs.replace(progress, result="Đã bổ sung")])


def test_a_slip_goes_from_the_department_to_the_unit(
    office: Desk, department: Desk, tmp_path: Path, clock: StillClock
) -> None:
    written = returned(office, department, tmp_path)
    (receipt,) = department.store.select(Receipt)
    assert receipt.state is ReceiptState.RETURNED
    assert department.store.get(ReturnSlip, "X06040", written.slip.key) == written.slip
    assert len(department.store.select(ReturnNote, slip=written.slip.key)) == 4

    clock.now += dt.timedelta(days=1)
    taken = take_return(office, written.content)
    assert (taken.held, taken.is_older, taken.newest) == (False, False, 1)
    assert taken.slip.key == written.slip.key
    assert (taken.slip.remark, taken.slip.received_at) == ("Cần bổ sung", clock.now)
    assert taken.slip.due_on == written.slip.due_on == dt.date(2026, 12, 25)
    assert [one.text for one in returns_of(office, open_view(office, round_code="2026")).notes] == [
        "Chưa rõ kết quả",
        "Thiếu sản phẩm",
        "Xem lại cả biểu",
        "Nộp lại trước ngày 25",
    ]


def test_the_same_slip_twice_leaves_nothing_twice_and_keeps_what_was_ticked(
    office: Desk, department: Desk, tmp_path: Path
) -> None:
    content = returned(office, department, tmp_path).content
    first = take_return(office, content)
    resolve(office, "X06040", [first.notes[0].key])
    again = take_return(office, content)
    assert (again.held, again.change) == (True, None)
    assert [one.resolved for one in again.notes] == [True, False, False, False]
    assert office.store.count(ReturnNote) == 4


def test_taking_and_ticking_are_undone_and_done_again(
    office: Desk, department: Desk, tmp_path: Path
) -> None:
    taken = take_return(office, returned(office, department, tmp_path).content)
    keys = [one.key for one in taken.notes]
    resolve(office, "X06040", keys[:2])
    view = open_view(office, round_code="2026")
    assert len(returns_of(office, view).open_notes) == 2
    assert undo_last(office) == "return.note_resolved"
    assert len(returns_of(office, view).open_notes) == 4
    assert redo_last(office) == "return.note_resolved"
    resolve(office, "X06040", keys[:1], resolved=False)
    assert len(returns_of(office, view).open_notes) == 3
    for name in ("return.note_reopened", "return.note_resolved", "return.taken"):
        assert undo_last(office) == name
    assert returns_of(office, view).slips == ()
    assert office.store.count(ReturnNote) == 0


def test_a_slip_on_an_older_revision_is_taken_and_told(
    office: Desk, department: Desk, tmp_path: Path
) -> None:
    written = returned(office, department, tmp_path)
    change_something(office)
    sent(office, department, tmp_path, "bổ sung")
    taken = take_return(office, written.content)
    assert (taken.is_older, taken.newest, taken.held) == (True, 2, False)


def test_a_slip_for_others_is_refused_in_words(
    office: Desk, department: Desk, tmp_path: Path
) -> None:
    said = read_return_file(returned(office, department, tmp_path).content)
    for change, code in (
        ({"unit": "X06046"}, "return.other_unit"),
        ({"plan": "KH99"}, "return.other_plan"),
        ({"hash": "0" * 64}, "return.unknown"),
        ({"round": "2025"}, "return.unknown"),
    ):
        other = write_return_file(msgspec.structs.replace(said, **change))
        with pytest.raises(UserError) as caught:
            take_return(office, other)
        assert caught.value.code == code
    assert office.store.count(ReturnSlip) == 0


def test_the_department_may_return_what_it_accepted_but_not_what_is_locked(
    office: Desk, department: Desk, tmp_path: Path
) -> None:
    submission = sent(office, department, tmp_path)
    plan = department.plan()
    write_return(department, plan, submission, ReturnDecision.ACCEPTED)
    (receipt,) = department.store.select(Receipt)
    assert receipt.state is ReceiptState.ACCEPTED
    with pytest.raises(UserError, match=r"return\.empty"):
        write_return(department, plan, submission, ReturnDecision.RETURNED, " ")
    write_return(department, plan, submission, ReturnDecision.RETURNED, "Xem lại")
    (receipt,) = department.store.select(Receipt)
    assert receipt.state is ReceiptState.RETURNED
    with department.store.transaction("receipt.locked", undoable=False) as tx:
        tx.put(msgspec.structs.replace(receipt, state=ReceiptState.LOCKED))
        tx.commit()
    with pytest.raises(UserError, match=r"receipt\.locked"):
        write_return(department, plan, submission, ReturnDecision.RETURNED, "Xem lại")
    assert len(department.store.select(ReturnSlip)) == 2


def test_nothing_is_returned_of_what_was_never_received(office: Desk, department: Desk) -> None:
    stranger = Submission(
        unit="X06040",
        key="k",
        plan="KH48",
        round="2026",
        uuid="u",
        revision=1,
        hash="0" * 64,
        made_at=department.clock(),
        own=False,
    )
    with pytest.raises(UserError, match=r"return\.not_held"):
        write_return(department, department.plan(), stranger, ReturnDecision.ACCEPTED)
    assert department.store.count(ReturnSlip) == 0


def test_comments_stand_at_their_fields_in_the_words_of_the_rules(
    office: Desk, department: Desk, tmp_path: Path
) -> None:
    take_return(office, returned(office, department, tmp_path).content)
    view = open_view(office, round_code="2026")
    unit, plan = office.unit("X06040"), office.plan()
    found = pinned_notes(plan, unit, view, returns_of(office, view))
    by_text = {one.note.text: one for one in found}
    result = by_text["Chưa rõ kết quả"].finding
    assert (result.kind, result.field, result.level) == ("progress", "result", "note")
    assert "kết quả đợt 2026" in result.where
    assert result.label == "Kết quả trong kỳ"
    assert result.source is not None
    assert "lần 1" in result.source
    assert note_key(result) == by_text["Chưa rõ kết quả"].note.key
    assert by_text["Thiếu sản phẩm"].finding.where.startswith("Nhiệm vụ ")
    assert by_text["Xem lại cả biểu"].finding.where.startswith("Biểu ")
    whole = by_text["Nộp lại trước ngày 25"].finding
    assert (whole.kind, whole.where) == ("return_note", "Cả bản nộp")
    # In the order of the pages: tasks, results, forms, and last what stands nowhere.
    assert [one.note.text for one in found] == [
        "Thiếu sản phẩm",
        "Chưa rõ kết quả",
        "Xem lại cả biểu",
        "Nộp lại trước ngày 25",
    ]


def test_a_comment_on_what_was_deleted_since_stays_and_says_so(
    office: Desk, department: Desk, tmp_path: Path
) -> None:
    taken = take_return(office, returned(office, department, tmp_path).content)
    progress = next(one for one in taken.notes if one.record_kind == "progress")
    held = office.store.get(Progress, "X06040", progress.record or "")
    assert held is not None
    delete(office, "activity.deleted", Activity, "X06040", [held.activity])
    view = open_view(office, round_code="2026")
    found = pinned_notes(office.plan(), office.unit("X06040"), view, returns_of(office, view))
    gone = next(one for one in found if one.note.key == progress.key)
    assert gone.finding.kind == "return_note"
    assert gone.finding.where == "Chỗ này không còn trong dữ liệu"


def test_open_comments_are_the_next_step_of_the_overview(
    office: Desk, department: Desk, tmp_path: Path
) -> None:
    taken = take_return(office, returned(office, department, tmp_path).content)
    view = open_view(office, round_code="2026")
    plan, unit = office.plan(), office.unit("X06040")
    today = dt.date(2026, 12, 12)

    def step() -> NextStep:
        notes = pinned_notes(plan, unit, view, returns_of(office, view))
        findings = [one.finding for one in notes if not one.note.resolved]
        return overview_of(plan, unit, view, findings, today, seal_state(office, view)).next_step

    first = step()
    assert (first.step, first.kind, first.count) == (Step.NOTES, "return_note", 4)
    assert first.record in {one.key for one in taken.notes}
    assert "4 góp ý" in first.sentence()
    resolve(office, "X06040", [one.key for one in taken.notes])
    assert step().step is not Step.NOTES
