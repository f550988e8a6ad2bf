# SPDX-License-Identifier: MIT
"""What an officer reads before deciding, and the slip with its letter."""

from __future__ import annotations

import datetime as dt
from email import message_from_bytes, policy
from pathlib import Path

import msgspec
import pytest

from lsapp.domain.records import Receipt, ReceiptState, ReturnDecision, ReturnNote, ReturnSlip
from lsapp.errors import UserError
from lsapp.services.desk import Desk
from lsapp.services.exporting import export_submission
from lsapp.services.mail_settings import addresses
from lsapp.services.pinned_notes import pinned_notes
from lsapp.services.receiving import take_in
from lsapp.services.return_review import (
    NotePlace,
    ReturnOrder,
    Review,
    review_of,
    write_return_files,
)
from lsapp.services.returning import returns_of, take_return_file
from lsapp.services.viewing import open_view

BACK = ReturnDecision.RETURNED


@pytest.fixture
def review(office: Desk, department: Desk, tmp_path: Path) -> Review:
    done = export_submission(office, office.plan(), "X06040", "2026", ["json"], tmp_path / "xã")
    take_in(department, list(done.files))
    return review_of(department, department.plan(), "X06040", "2026")


def place(review: Review, kind: str, field: str | None) -> NotePlace:
    return next(one for one in review.places if (one.kind, one.field) == (kind, field))


def test_every_place_that_can_be_commented_on_is_found_again_by_the_unit(
    office: Desk, department: Desk, review: Review, tmp_path: Path
) -> None:
    names = [(one.kind, one.record, one.field) for one in review.places]
    assert len(set(names)) == len(names)
    notes = tuple(one.note(f"Góp ý {at}") for at, one in enumerate(review.places))[:5_000]
    order = ReturnOrder(decision=BACK, notes=notes)
    files = write_return_files(
        department, department.plan(), review.submission, order, tmp_path / "đi"
    )
    taken = take_return_file(office, files.slip)
    assert len(taken.notes) == len(notes)
    view = open_view(office, round_code="2026")
    pinned = pinned_notes(office.plan(), office.unit("X06040"), view, returns_of(office, view))
    words = {one.note.text: (one.finding.where, one.finding.label) for one in pinned}
    for at, one in enumerate(review.places[:5_000]):
        where, label = words[f"Góp ý {at}"]
        assert where == one.where
        if one.field is not None and one.kind != "stat_form":
            assert label == one.label


def test_what_the_rules_find_can_be_sent_as_it_stands(
    office: Desk, department: Desk, review: Review, tmp_path: Path
) -> None:
    assert review.suggestions
    notes = tuple(one.place.note(one.text) for one in review.suggestions)
    order = ReturnOrder(decision=BACK, notes=notes)
    files = write_return_files(department, department.plan(), review.submission, order, tmp_path)
    take_return_file(office, files.slip)
    view = open_view(office, round_code="2026")
    pinned = pinned_notes(office.plan(), office.unit("X06040"), view, returns_of(office, view))
    words = {(one.note.text, one.finding.where) for one in pinned}
    assert words == {(one.text, one.place.where) for one in review.suggestions}


def test_the_slip_and_a_letter_that_brings_it_lie_in_the_folder(
    department: Desk, review: Review, tmp_path: Path
) -> None:
    note = place(review, "progress", "result").note("Chưa rõ số người")
    order = ReturnOrder(
        decision=BACK,
        remark="Cần bổ sung số liệu",
        notes=(note,),
        due_on=dt.date(2026, 12, 25),
        to=addresses("vanphong@xa.example"),
        sender=addresses("baocao@so.example")[0],
    )
    files = write_return_files(department, department.plan(), review.submission, order, tmp_path)
    message = message_from_bytes(files.letter.read_bytes(), policy=policy.default)
    assert (message["To"], message["From"]) == ("vanphong@xa.example", "baocao@so.example")
    assert message["X-Unsent"] == "1"
    assert "Trả lại báo cáo năm 2026 - lần 1" in message["Subject"]
    (attached,) = message.iter_attachments()
    assert attached.get_filename() == files.slip.name
    assert attached.get_payload(decode=True) == files.slip.read_bytes()
    body = message.get_body()
    assert body is not None
    text = body.get_content()
    for words in ("Cần bổ sung số liệu", "Có 1 góp ý", "25/12/2026", review.submission.hash):
        assert words in text
    (receipt,) = department.store.select(Receipt)
    assert receipt.state is ReceiptState.RETURNED


def test_where_the_folder_cannot_be_written_nothing_is_decided(
    department: Desk, review: Review, tmp_path: Path
) -> None:
    blocking = tmp_path / "tệp"
    blocking.write_text("x", encoding="utf-8")
    order = ReturnOrder(decision=BACK, remark="Cần bổ sung")
    with pytest.raises(UserError):
        write_return_files(department, department.plan(), review.submission, order, blocking)
    (receipt,) = department.store.select(Receipt)
    assert receipt.state is not ReceiptState.RETURNED
    assert department.store.count(ReturnSlip) == department.store.count(ReturnNote) == 0


def test_what_cannot_be_decided_leaves_no_file(
    department: Desk, review: Review, tmp_path: Path
) -> None:
    (receipt,) = department.store.select(Receipt)
    with department.store.transaction("receipt.decided") as tx:
        tx.put(msgspec.structs.replace(receipt, state=ReceiptState.LOCKED))
        tx.commit()
    folder = tmp_path / "đi"
    order = ReturnOrder(decision=BACK, remark="Cần bổ sung")
    with pytest.raises(UserError) as caught:
        write_return_files(department, department.plan(), review.submission, order, folder)
    assert caught.value.code == "receipt.locked"
    assert list(folder.iterdir()) == []


def test_a_report_is_accepted_without_a_word(
    department: Desk, review: Review, tmp_path: Path
) -> None:
    order = ReturnOrder(decision=ReturnDecision.ACCEPTED)
    files = write_return_files(department, department.plan(), review.submission, order, tmp_path)
    message = message_from_bytes(files.letter.read_bytes(), policy=policy.default)
    assert "Chấp nhận báo cáo" in message["Subject"]
    assert "To" not in message
    (receipt,) = department.store.select(Receipt)
    assert receipt.state is ReceiptState.ACCEPTED


def test_a_unit_without_a_report_has_nothing_to_return(department: Desk) -> None:
    with pytest.raises(UserError) as caught:
        review_of(department, department.plan(), "X06046", "2026")
    assert caught.value.code == "return.nothing_in"
