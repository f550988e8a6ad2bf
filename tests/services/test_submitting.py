# SPDX-License-Identifier: MIT
"""The history of a round's submissions, the paper as it would leave, and the department's board."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec
import pytest
from desks import StillClock

from lsapp.domain.records import (
    Answer,
    Dispatch,
    DispatchWay,
    Progress,
    Receipt,
    ReceiptState,
    ReturnDecision,
    Submission,
)
from lsapp.errors import UserError
from lsapp.services.desk import Desk, open_desk
from lsapp.services.exporting import export_revision, export_submission
from lsapp.services.in_round import round_key
from lsapp.services.next_step import SealState
from lsapp.services.previewing import paper_of, paper_of_revision, paper_pdf
from lsapp.services.receiving import take_in
from lsapp.services.recording import save
from lsapp.services.returning import FileNote, take_return, write_return
from lsapp.services.round_board import UnitState, round_board
from lsapp.services.sampling import make_sample
from lsapp.services.submitting import KindChange, changes_between, round_submissions
from lsapp.services.viewing import open_view

BEFORE, AFTER = dt.date(2026, 12, 10), dt.date(2026, 12, 20)


def export(desk: Desk, folder: Path, reason: str | None = None) -> None:
    formats = ["pdf", "json"]
    export_submission(desk, desk.plan(), "X06040", "2026", formats, folder, reason=reason)


def change(desk: Desk) -> None:
    progress = open_view(desk, round_code="2026").records.progress[0]
    save(desk, "results.saved", [msgspec.structs.replace(progress, result="Đã xong thêm một việc")])


def answer(desk: Desk) -> None:
    view = open_view(desk, round_code="2026")
    said = Answer(
        unit=view.unit,
        key=round_key(Answer, view, "schedule.overdue", "x", ""),
        plan=view.plan,
        round=view.round,
        code="schedule.overdue",
        record="x",
        text="Chờ kinh phí",
    )
    save(desk, "answer.given", [said])


def test_nothing_was_sent_yet(office: Desk) -> None:
    held = round_submissions(office, open_view(office, round_code="2026"))
    assert (held.revisions, held.seal, held.next_revision) == ((), None, 1)
    assert not held.needs_reason


def test_the_history_tells_each_revision_and_what_has_changed_since(
    office: Desk, tmp_path: Path, clock: StillClock
) -> None:
    answer(office)
    export(office, tmp_path)
    held = round_submissions(office, open_view(office, round_code="2026"))
    assert held.seal is not None
    assert held.seal.unchanged
    assert (held.next_revision, held.changes, held.needs_reason) == (1, (), False)
    first = held.revisions[0]
    assert (first.revision, first.in_force, first.own, first.answers) == (1, True, True, 1)
    assert (tmp_path / f"{first.stem}.json").exists()

    change(office)
    held = round_submissions(office, open_view(office, round_code="2026"))
    assert held.changes == (KindChange(kind="progress", changed=1),)
    assert (held.next_revision, held.needs_reason) == (2, True)

    clock.now += dt.timedelta(days=1)
    export(office, tmp_path, "bổ sung")
    held = round_submissions(office, open_view(office, round_code="2026"))
    assert [(one.revision, one.reason, one.in_force) for one in held.revisions] == [
        (2, "bổ sung", True),
        (1, None, False),
    ]


def test_changes_count_what_was_added_and_taken_out(office: Desk) -> None:
    records = open_view(office, round_code="2026").records
    fewer = msgspec.structs.replace(records, progress=records.progress[2:], sections=[])
    assert changes_between(records, fewer) == (
        KindChange(kind="progress", removed=2),
        KindChange(kind="section", removed=len(records.sections)),
    )
    assert changes_between(fewer, records)[0] == KindChange(kind="progress", added=2)


def test_the_paper_is_a_draft_until_it_is_sealed_and_then_the_very_file(
    office: Desk, tmp_path: Path
) -> None:
    draft = paper_of(office, open_view(office, round_code="2026"))
    assert draft.revision is None
    assert paper_pdf(draft).startswith(b"%PDF")
    export(office, tmp_path)
    sealed = paper_of(office, open_view(office, round_code="2026"))
    assert sealed.revision == 1
    assert paper_pdf(sealed) == (tmp_path / "KH48_2026_X06040_r1.pdf").read_bytes()
    change(office)
    assert paper_of(office, open_view(office, round_code="2026")).revision is None


@pytest.fixture
def department_of_three(tmp_path: Path, clock: StillClock) -> Desk:
    path = tmp_path / "so.lsdb"
    make_sample(path, units=["X06040", "X06046", "S-SNV2025"])
    return open_desk(path, clock=clock)


def test_the_board_lists_who_sent_and_who_owes(department_of_three: Desk) -> None:
    with department_of_three as desk:
        board = round_board(desk, desk.plan(), "2026", BEFORE)
        lines = {one.unit: one for one in board.lines}
        sent = {one.unit for one in desk.store.select(Submission, plan="KH48", round="2026")}
        assert sent
        assert {one.unit for one in board.lines if one.is_in} == sent
        assert board.owing > 80
        for unit in sent:
            one = lines[unit]
            assert one.revision == 1
            assert one.received_on is not None
            assert one.missing is not None
            assert one.has_records
        assert lines["S-SKHCN2025"].state is UnitState.MISSING
        assert not lines["S-SKHCN2025"].has_records
        late = round_board(desk, desk.plan(), "2026", AFTER)
        assert late.count(UnitState.OVERDUE) == board.count(UnitState.MISSING)


def test_a_returned_report_and_a_waiting_file_are_told(department_of_three: Desk) -> None:
    with department_of_three as desk:
        receipt = desk.store.select(Receipt, plan="KH48", round="2026")[0]
        returned = msgspec.structs.replace(receipt, state=ReceiptState.RETURNED)
        waiting = msgspec.structs.replace(
            receipt, key="khac", verdict="edited", state=ReceiptState.HELD, hash="0" * 64
        )
        with desk.store.transaction("submission.received", undoable=False) as tx:
            tx.put_many([returned, waiting])
            tx.commit()
        board = round_board(desk, desk.plan(), "2026", BEFORE)
        line = next(one for one in board.lines if one.unit == receipt.unit)
        assert (line.state, line.waiting, line.missing) == (UnitState.RETURNED, 1, None)


def test_a_round_without_any_report_still_lists_its_units(department: Desk) -> None:
    board = round_board(department, department.plan(), "2026", BEFORE)
    assert board.owing == len(board.lines) == board.count(UnitState.MISSING)
    assert board.late == 0


def test_what_is_taken_in_stands_on_the_board(
    office: Desk, department: Desk, tmp_path: Path
) -> None:
    export(office, tmp_path / "goi")
    take_in(department, [tmp_path / "goi" / "KH48_2026_X06040_r1.json"])
    board = round_board(department, department.plan(), "2026", BEFORE)
    line = next(one for one in board.lines if one.unit == "X06040")
    assert (line.state, line.revision, line.has_records) == (UnitState.RECEIVED, 1, True)
    progress = department.store.select(Progress, unit="X06040", round="2026")
    assert progress
    assert line.missing is not None
    assert line.missing.activities == 0


def test_an_old_revision_is_written_and_printed_again_to_the_byte(
    office: Desk, tmp_path: Path, clock: StillClock
) -> None:
    formats = ["xlsx", "pdf", "docx", "json"]
    first = export_submission(
        office, office.plan(), "X06040", "2026", formats, tmp_path / "a", reason=None
    )
    change(office)
    clock.now += dt.timedelta(days=1)
    export(office, tmp_path / "a", "bổ sung")
    again = export_revision(office, office.plan(), first.hash or "", formats, tmp_path / "b")
    assert [one.name for one in again.files] == [one.name for one in first.files]
    assert [one.read_bytes() for one in again.files] == [one.read_bytes() for one in first.files]
    paper = paper_of_revision(office, first.hash or "")
    assert paper.revision == 1
    assert paper_pdf(paper) == first.files[1].read_bytes()
    with pytest.raises(UserError, match=r"submission\.payload_missing"):
        export_revision(office, office.plan(), "0" * 64, ["json"], tmp_path / "c")
    assert not (tmp_path / "c").exists()


def test_the_history_tells_what_was_sent_and_what_came_back(
    office: Desk, department: Desk, tmp_path: Path
) -> None:
    answer(office)
    done = export_submission(office, office.plan(), "X06040", "2026", ["json"], tmp_path)
    assert round_submissions(office, open_view(office, round_code="2026")).seal == SealState(
        revision=1, made_at=office.clock(), unchanged=True, sent=False
    )
    sent = Dispatch(
        unit="X06040",
        key="d1",
        plan="KH48",
        round="2026",
        hash=done.hash or "",
        way=DispatchWay.BY_HAND,
        recipient="Sở KH&CN",
        sent_at=office.clock(),
    )
    save(office, "dispatch.recorded", [sent])
    take_in(department, list(done.files))
    (held,) = department.store.select(Submission, hash=done.hash)
    slip = write_return(
        department, department.plan(), held, ReturnDecision.RETURNED, None, [FileNote(text="Xem")]
    )
    take_return(office, slip.content)
    found = round_submissions(office, open_view(office, round_code="2026"))
    assert found.seal is not None
    assert found.seal.sent
    assert found.in_force is not None
    assert found.in_force.dispatches == (sent,)
    assert [one.decision for one in found.in_force.slips] == [ReturnDecision.RETURNED]
    assert [one.text for one in found.in_force.answered] == ["Chờ kinh phí"]
    assert found.in_force.answered[0].title != "schedule.overdue"
    assert [one.text for one in found.returns.open_notes] == ["Xem"]
