# SPDX-License-Identifier: MIT
"""Comments answered one by one: given and taken back, carried by the next revision, read at the department."""

from __future__ import annotations

from pathlib import Path

import msgspec
import openpyxl
import pytest

from lsapp.domain.records import (
    Answer,
    DraftNote,
    ReturnDecision,
    ReturnNote,
    ReturnSlip,
    StatValue,
    Submission,
)
from lsapp.errors import UserError
from lsapp.services.answered_notes import (
    AnsweredNote,
    NoteStanding,
    answer_counts,
    answered_notes,
    count_answers,
)
from lsapp.services.desk import Desk
from lsapp.services.exporting import export_submission
from lsapp.services.history import redo_last, undo_last
from lsapp.services.note_answers import answer_note, mended_words, replies_by_note
from lsapp.services.note_drafts import draft_notes, pin_note, return_again, unpin_notes
from lsapp.services.note_mending import answer_as_mended
from lsapp.services.receiving import take_in
from lsapp.services.recording import save
from lsapp.services.return_review import ReturnOrder, review_of, write_return_files
from lsapp.services.returning import (
    FileNote,
    WrittenReturn,
    draft_return,
    keep_return,
    kept_return,
    resolve,
    returns_of,
    take_return,
    write_return,
)
from lsapp.services.submitting import round_submissions
from lsapp.services.viewing import open_view
from lsapp.submission.return_file import ANSWERS, read_return_file

UNIT = "X06040"
BACK = ReturnDecision.RETURNED
MENDED = "Đã tổ chức cho 120 người"


class Place(msgspec.Struct, frozen=True):
    plan: str = "KH48"
    unit: str = UNIT
    round: str = "2026"


def sent(office: Desk, department: Desk, folder: Path, reason: str | None = None) -> Submission:
    """Seal a revision at the unit and take its workbook in at the department."""
    done = export_submission(office, office.plan(), UNIT, "2026", ["xlsx"], folder, reason=reason)
    take_in(department, list(done.files))
    (held,) = department.store.select(Submission, hash=done.hash)
    return held


def comments(office: Desk) -> list[FileNote]:
    records = open_view(office, round_code="2026").records
    progress, figure = records.progress[0], records.stat_values[0]
    cell = f"{figure.row}/{figure.column}"
    return [
        FileNote(kind="progress", record=progress.key, field="result", text="Chưa rõ kết quả"),
        FileNote(kind="stat_form", record=figure.form, field=cell, text="Xem lại số"),
        FileNote(text="Gửi kèm minh chứng"),
    ]


@pytest.fixture
def returned(office: Desk, department: Desk, tmp_path: Path) -> WrittenReturn:
    """A slip with three comments that lies at both."""
    submission = sent(office, department, tmp_path / "r1")
    written = write_return(department, department.plan(), submission, BACK, None, comments(office))
    take_return(office, written.content)
    return written


def key_of(desk: Desk, text: str) -> str:
    (found,) = desk.store.select(ReturnNote, text=text)
    return found.key


def mend(office: Desk) -> None:
    progress = open_view(office, round_code="2026").records.progress[0]
    save(office, "progress.edited", [msgspec.structs.replace(progress, result=MENDED)])


def by_text(department: Desk) -> dict[str, AnsweredNote]:
    found = answered_notes(department, department.plan(), UNIT, "2026")
    return {one.note.text: one for one in found}


def test_an_answer_works_its_comment_off_and_is_taken_back_as_one_action(
    office: Desk, returned: WrittenReturn
) -> None:
    key = key_of(office, "Chưa rõ kết quả")
    answer_note(office, Place(), key, " Giữ nguyên vì đã đủ ")
    (reply,) = office.store.select(Answer)
    note = office.store.get(ReturnNote, UNIT, key)
    assert note is not None
    assert (reply.code, reply.record, reply.field) == (
        f"return.note/{key}",
        note.record,
        "result",
    )
    assert (reply.text, reply.comment) == ("Giữ nguyên vì đã đủ", "Chưa rõ kết quả")
    assert note.resolved
    assert replies_by_note([reply]) == {key: reply}
    undo_last(office)
    assert office.store.select(Answer) == []
    assert len(returns_of(office, Place()).open_notes) == 3
    redo_last(office)
    answer_note(office, Place(), key, "  ")
    assert office.store.select(Answer) == []
    assert len(returns_of(office, Place()).open_notes) == 3
    with pytest.raises(UserError) as caught:
        answer_note(office, Place(), "no such", "x")
    assert caught.value.code == "return.note_gone"


def test_mended_quotes_what_the_field_held_and_holds(office: Desk, returned: WrittenReturn) -> None:
    before = open_view(office, round_code="2026").records.progress[0].result or ""
    mend(office)
    view = open_view(office, round_code="2026")
    answer_as_mended(office, view, key_of(office, "Chưa rõ kết quả"))
    (reply,) = office.store.select(Answer)
    assert reply.text == mended_words(before, MENDED)
    assert before[:40] in (reply.text or "")
    held = round_submissions(office, open_view(office, round_code="2026"))
    assert [one.hash for one in held.returns.slips] == list(held.returned)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("", "5", "Đã bổ sung: «5»."),
        ("5", "", "Đã bỏ: «5»."),
        ("5", "6", "Đã sửa từ «5» thành «6»."),
        ("5", "5", "Đã sửa theo góp ý."),
        ("a\nb", "a c", "Đã sửa từ «a b» thành «a c»."),
    ],
)
def test_the_words_of_mended_follow_both_values(before: str, after: str, words: str) -> None:
    assert mended_words(before, after) == words


def test_long_values_are_cut_in_the_words() -> None:
    words = mended_words("x" * 500, "y " * 500)
    assert len(words) < 400
    assert "…" in words


def test_the_department_reads_each_answer_beside_its_comment(
    office: Desk, department: Desk, returned: WrittenReturn, tmp_path: Path
) -> None:
    told = by_text(department)
    assert {one.standing for one in told.values()} == {NoteStanding.AWAITING}
    assert count_answers(told.values()).total == 0
    assert answer_counts(department, department.plan(), "2026") == {}
    mend(office)
    view = open_view(office, round_code="2026")
    figure = view.records.stat_values[0]
    save(office, "cell", [StatValue(**{**msgspec.structs.asdict(figure), "value": 987})])
    answer_as_mended(office, view, key_of(office, "Chưa rõ kết quả"))
    answer_note(office, Place(), key_of(office, "Xem lại số"), "Đã rà soát")
    sent(office, department, tmp_path / "r2", "Trả lời góp ý")

    told = by_text(department)
    first, cell, whole = (
        told[text] for text in ("Chưa rõ kết quả", "Xem lại số", "Gửi kèm minh chứng")
    )
    assert (first.standing, first.after, first.is_changed) == (NoteStanding.ANSWERED, MENDED, True)
    assert MENDED in (first.answer or "")
    assert (cell.answer, cell.after) == ("Đã rà soát", "987")
    assert cell.before != cell.after
    assert (whole.standing, whole.answer) == (NoteStanding.UNANSWERED, None)
    assert (whole.before, whole.after) == ("", "")
    count = count_answers(told.values())
    assert (count.answered, count.total, count.undecided) == (2, 3, 3)
    assert answer_counts(department, department.plan(), "2026") == {UNIT: count}

    # The officer's choice: one is settled, another made again; taking that back opens it.
    resolve(department, UNIT, [first.note.key])
    return_again(department, Place(), cell.note.key)
    told = by_text(department)
    assert told["Chưa rõ kết quả"].standing is NoteStanding.SETTLED
    assert told["Xem lại số"].standing is NoteStanding.AGAIN
    assert count_answers(told.values()).undecided == 1
    (draft,) = draft_notes(department.store, Place())
    assert (draft.text, draft.again, draft.field) == (
        "Xem lại số",
        cell.note.key,
        cell.note.field,
    )
    unpin_notes(department, UNIT, [draft.key])
    assert by_text(department)["Xem lại số"].standing is NoteStanding.ANSWERED


def test_the_workbook_shows_the_comment_beside_the_reply_and_nothing_without_one(
    office: Desk, department: Desk, returned: WrittenReturn, tmp_path: Path
) -> None:
    def names(path: Path) -> list[object]:
        sheet = openpyxl.load_workbook(path)["Giải trình"]
        return [cell.value for cell in sheet[1]]

    (first,) = (tmp_path / "r1").glob("*.xlsx")
    assert names(first) == ["#answers", "order", "answer.code", "answer.text"]
    answer_note(office, Place(), key_of(office, "Xem lại số"), "Đã rà soát")
    sent(office, department, tmp_path / "r2", "Trả lời góp ý")
    (second,) = (tmp_path / "r2").glob("*.xlsx")
    assert "answer.comment" in names(second)
    cells = [cell.value for row in openpyxl.load_workbook(second)["Giải trình"] for cell in row]
    assert {"Xem lại số", "Đã rà soát"} <= set(cells)


def test_pinned_comments_wait_for_the_slip_and_go_with_it(
    office: Desk, department: Desk, tmp_path: Path
) -> None:
    submission = sent(office, department, tmp_path / "r1")
    first, second, third = comments(office)
    for one in (first, second, third):
        pin_note(department, Place(), one)
    review = review_of(department, department.plan(), UNIT, "2026")
    pinned = {one.draft.text: one for one in review.notes.pinned}
    assert pinned["Gửi kèm minh chứng"].place.kind is None
    assert "Kết quả trong kỳ" in pinned["Chưa rõ kết quả"].place.words
    key = pinned["Xem lại số"].draft.key
    pin_note(department, Place(), msgspec.structs.replace(second, text="Xem lại cả số"), key)
    assert [one.text for one in draft_notes(department.store, Place())] == [
        "Chưa rõ kết quả",
        "Xem lại cả số",
        "Gửi kèm minh chứng",
    ]
    undo_last(department)
    order = ReturnOrder(
        decision=BACK,
        notes=(first, second),
        pinned=(pinned["Chưa rõ kết quả"].draft.key, key),
    )
    write_return_files(department, department.plan(), submission, order, tmp_path / "đi")
    # What was left out of the slip still waits.
    assert [one.text for one in draft_notes(department.store, Place())] == ["Gửi kèm minh chứng"]
    with pytest.raises(UserError) as caught:
        pin_note(department, Place(), FileNote(text="  "))
    assert caught.value.code == "return.note_empty"
    assert department.store.count(DraftNote) == 1


def test_accepting_closes_the_earlier_comments(
    office: Desk, department: Desk, returned: WrittenReturn, tmp_path: Path
) -> None:
    mend(office)
    submission = sent(office, department, tmp_path / "r2", "Đã sửa")
    write_return(department, department.plan(), submission, ReturnDecision.ACCEPTED)
    assert {one.standing for one in by_text(department).values()} == {NoteStanding.SETTLED}


def test_a_slip_that_demands_answers_lets_no_revision_follow_before(
    office: Desk, department: Desk, tmp_path: Path
) -> None:
    submission = sent(office, department, tmp_path / "r1")
    drafted = draft_return(
        department, department.plan(), submission, BACK, None, comments(office), demand=ANSWERS
    )
    written = keep_return(department, department.plan(), submission, drafted)
    assert b'"demand":"answers"' in written.content
    taken = take_return(office, written.content)
    assert taken.slip.demand == ANSWERS
    mend(office)
    for left, note in zip((3, 2, 1), taken.notes, strict=True):
        with pytest.raises(UserError) as caught:
            export_submission(
                office, office.plan(), UNIT, "2026", ["json"], tmp_path / "r2", reason="x"
            )
        assert caught.value.code == "return.answers_demanded"
        assert caught.value.facts["count"] == left
        answer_note(office, Place(), note.key, "Đã xem")
    done = export_submission(
        office, office.plan(), UNIT, "2026", ["json"], tmp_path / "r2", reason="x"
    )
    assert done.revision == 2


def test_a_slip_is_written_again_to_the_byte(
    office: Desk, department: Desk, returned: WrittenReturn
) -> None:
    plan = department.plan()
    slip = department.store.select(ReturnSlip)[0]
    again = kept_return(department, plan, slip)
    assert (again.content, again.name) == (returned.content, returned.name)
    assert take_return(office, again.content).held
    # A slip of before its bytes were kept is made again from its records, and checked against its key.
    bare = msgspec.structs.replace(slip, file=None)
    assert kept_return(department, plan, bare).content == returned.content
    other = msgspec.structs.replace(bare, remark="sửa tay")
    with pytest.raises(UserError) as caught:
        kept_return(department, plan, other)
    assert caught.value.code == "return.not_kept"
    assert read_return_file(again.content).demand is None


def test_an_answer_without_a_comment_is_written_as_it_was_before_there_were_any() -> None:
    plain = Answer(unit=UNIT, key="k", plan="KH48", round="2026", code="activity.product")
    written = msgspec.json.encode(plain, order="sorted")
    assert written == (
        b'{"code":"activity.product","field":null,"key":"k","plan":"KH48","record":null,'
        b'"round":"2026","text":null,"unit":"X06040"}'
    )
    reply = msgspec.structs.replace(plain, comment="Thiếu sản phẩm")
    assert msgspec.json.decode(msgspec.json.encode(reply), type=Answer) == reply
