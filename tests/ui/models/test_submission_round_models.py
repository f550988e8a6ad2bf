# SPDX-License-Identifier: MIT
"""The models of the history and of the changes keep Qt's contract; the stages follow from what is known."""

from __future__ import annotations

import datetime as dt

import pytest
from pytestqt.modeltest import ModelTester

from lsapp.domain.records import (
    Answer,
    Dispatch,
    DispatchWay,
    ReturnDecision,
    ReturnNote,
    ReturnSlip,
)
from lsapp.services.next_step import SealState
from lsapp.services.pinned_notes import PinnedNote
from lsapp.services.returning import ReturnsOfRound
from lsapp.services.revision_changes import ChangeWords, FieldChange
from lsapp.services.submitting import Revision, RoundSubmissions
from lsapp.services.viewing import Finding
from ui.models.submission_changes_model import (
    AFTER,
    BEFORE,
    CHIP_ROLE,
    CUT,
    FIELD,
    WAY,
    WHERE,
    ChangesModel,
)
from ui.models.submission_checklist import answers_by_place
from ui.models.submission_history_model import (
    MADE,
    NUMBER,
    REASON,
    STATE,
    SubmissionHistoryModel,
)
from ui.models.submission_notes import note_of_line, notes_part
from ui.models.submission_stages import Stage, Step, way_of
from ui.places import Place
from ui.theme import Tone

MADE_AT = dt.datetime(2026, 12, 10, 3, 30, tzinfo=dt.UTC)
HASH = "ab" * 32


def finding(level: str) -> Finding:
    return Finding(
        code=f"activity.{level}",
        level=level,  # type: ignore[arg-type]
        record="k",
        kind="activity",
        field="product",
        where="Nhiệm vụ 1.1",
        label="Sản phẩm",
        message="Thiếu sản phẩm.",
        remedy="Ghi sản phẩm.",
    )


def slip(decision: ReturnDecision) -> ReturnSlip:
    return ReturnSlip(
        unit="X06040",
        key="s",
        plan="KH48",
        round="2026",
        hash=HASH,
        revision=1,
        decision=decision,
        returned_at=MADE_AT,
    )


def note(key: str, *, resolved: bool) -> ReturnNote:
    return ReturnNote(
        unit="X06040", key=key, slip="s", text=f"Góp ý {key}", resolved=resolved, position=0
    )


SENT = Dispatch(
    unit="X06040",
    key="d",
    plan="KH48",
    round="2026",
    hash=HASH,
    way=DispatchWay.SMTP,
    recipient="vanthu@skhcn.example",
    sent_at=MADE_AT,
)


def revision(number: int = 1, **facts: object) -> Revision:
    given = {
        "made_at": MADE_AT,
        "hash": HASH if number == 1 else "cd" * 32,
        "reason": None,
        "own": True,
        "in_force": True,
        "answers": 0,
        "stem": f"KH48_2026_X06040_r{number}",
    } | facts
    return Revision(revision=number, **given)  # type: ignore[arg-type]


def submissions(
    *, unchanged: bool, sent: bool = False, returns: ReturnsOfRound | None = None
) -> RoundSubmissions:
    return RoundSubmissions(
        revisions=(revision(dispatches=(SENT,) if sent else ()),),
        seal=SealState(revision=1, made_at=MADE_AT, unchanged=unchanged, sent=sent),
        returns=returns or ReturnsOfRound(),
    )


@pytest.fixture
def checks(qtmodeltester: ModelTester) -> ModelTester:
    qtmodeltester.data_display_may_return_none = True
    return qtmodeltester


class Table:
    """Stands for a table of changes and counts which rows were put in words."""

    def __init__(self, rows: list[FieldChange]) -> None:
        self.rows = rows
        self.asked: set[int] = set()

    def __len__(self) -> int:
        return len(self.rows)

    def words(self, row: int) -> ChangeWords:
        self.asked.add(row)
        long = "dài " * 300
        return ChangeWords(
            kind="Nhiệm vụ",
            where=self.rows[row].where,
            field="Ghi chú" if self.rows[row].field else "",
            before="một\nhai",
            after=long,
        )


def test_changes_are_put_in_words_row_by_row_and_long_ones_cut(checks: ModelTester) -> None:
    model = ChangesModel()
    checks.check(model, force_py=True)
    rows = [
        FieldChange(way="changed", kind="activity", key="a", field="note", where="Nhiệm vụ 1.1"),
        FieldChange(way="removed", kind="activity", key="b", where="Nhiệm vụ 1.2"),
        FieldChange(way="changed", kind="open_row", key="c", field="cells/c1", where="Biểu 03"),
    ]
    table = Table(rows * 400)
    model.set_table(table)  # type: ignore[arg-type]
    table.asked.clear()
    shown = [model.index(0, column).data() for column in (WHERE, FIELD, BEFORE)]
    assert shown == ["Nhiệm vụ 1.1", "Ghi chú", "một hai"]
    cut = model.index(0, AFTER).data()
    assert len(cut) <= CUT
    assert cut.endswith("…")
    assert model.index(1, FIELD).data() == "Nhiệm vụ"
    assert model.index(1, WAY).data(CHIP_ROLE).tone is Tone.BAD
    assert table.asked <= {0, 1}
    words = model.words(0)
    assert words is not None
    assert len(words.after) == 1_200
    assert model.place(0) == Place("activity", "a", "note")
    assert model.place(1) is None
    assert model.place(2) == Place("open_row", "c", "c1")


def test_each_revision_tells_how_it_stands(checks: ModelTester) -> None:
    model = SubmissionHistoryModel()
    checks.check(model, force_py=True)
    model.set_revisions(
        [
            revision(5, in_force=True),
            revision(4, in_force=False, dispatches=(SENT,)),
            revision(3, in_force=False, slips=(slip(ReturnDecision.RETURNED),), dispatches=(SENT,)),
            revision(2, in_force=False, slips=(slip(ReturnDecision.ACCEPTED),)),
            revision(1, in_force=False, reason="bổ sung"),
        ]
    )
    assert [model.index(row, STATE).data() for row in range(5)] == [
        "Chưa gửi",
        "Đã gửi",
        "Bị trả lại",
        "Được chấp nhận",
        "Đã thay thế",
    ]
    last = [model.index(4, column).data() for column in (NUMBER, MADE, REASON)]
    assert last == ["Lần 1", "10:30 10/12/2026", "bổ sung"]
    assert model.row_of("cd" * 32) == 0
    assert model.row_of("?") == -1


def test_open_comments_come_first_and_keep_their_place() -> None:
    assert notes_part(()) is None
    at = finding("note")
    whole = Finding(
        code="return.note/b",
        level="note",
        record="b",
        kind="return_note",
        field=None,
        where="Cả bản nộp",
        label="Cả bản nộp",
        message="x",
        remedy="y",
    )
    held = slip(ReturnDecision.RETURNED)
    part = notes_part(
        [
            PinnedNote(note=note("a", resolved=True), slip=held, finding=at),
            PinnedNote(note=note("b", resolved=False), slip=held, finding=whole),
        ]
    )
    assert part is not None
    first, last = part.lines
    assert (note_of_line(first), first.place, first.resolved) == ("b", None, False)
    assert (note_of_line(last), last.place) == ("a", Place("activity", "k", "product"))
    assert not last.can_answer
    assert part.figure.startswith("1/2")


@pytest.mark.parametrize(
    ("held", "levels", "step"),
    [
        (None, [], Step.WAIT),
        (RoundSubmissions(), None, Step.WAIT),
        (RoundSubmissions(), ["soft"], Step.EXPORT),
        (RoundSubmissions(), ["hard"], Step.MEND),
        (submissions(unchanged=True), ["hard"], Step.SEND),
        (submissions(unchanged=True, sent=True), [], Step.FOLLOW),
        (submissions(unchanged=False, sent=True), [], Step.EXPORT),
        (submissions(unchanged=False), ["hard", "note"], Step.MEND),
    ],
)
def test_one_step_comes_next(
    held: RoundSubmissions | None, levels: list[str] | None, step: Step
) -> None:
    found = None if levels is None else [finding(one) for one in levels]
    assert way_of(held, found, {}, paper_shown=False).step is step


def test_comments_on_what_was_sealed_come_before_all_else() -> None:
    returns = ReturnsOfRound(
        slips=(slip(ReturnDecision.RETURNED),), notes=(note("a", resolved=False),)
    )
    for unchanged, step in ((True, Step.NOTES), (False, Step.EXPORT)):
        held = submissions(unchanged=unchanged, sent=True, returns=returns)
        way = way_of(held, [], {}, paper_shown=False)
        assert way.step is step
        assert way.looks[Stage.FOLLOW].words == "1 góp ý"


def test_the_stages_tell_what_is_done() -> None:
    soft = finding("soft")
    said = Answer(
        unit="X06040",
        key="a",
        plan="KH48",
        round="2026",
        code=soft.code,
        record=soft.record,
        field=soft.field,
        text="x",
    )
    begun = way_of(RoundSubmissions(), [soft], {}, paper_shown=False).looks
    tones = [begun[stage].tone for stage in Stage]
    assert tones == [Tone.WARNING, *[Tone.NEUTRAL] * 4]
    answered = way_of(
        submissions(unchanged=True, sent=True),
        [soft],
        answers_by_place([said]),
        paper_shown=True,
    ).looks
    assert [answered[stage].tone for stage in Stage] == [*[Tone.GOOD] * 4, Tone.NEUTRAL]
    assert answered[Stage.FOLLOW].words == "chờ phản hồi"
    accepted = ReturnsOfRound(slips=(slip(ReturnDecision.ACCEPTED),))
    done = way_of(
        submissions(unchanged=True, sent=True, returns=accepted), [], {}, paper_shown=True
    )
    assert done.looks[Stage.FOLLOW].words == "đã được chấp nhận"
