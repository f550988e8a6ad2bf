# SPDX-License-Identifier: MIT
"""The models behind Nộp and Tổng hợp keep Qt's contract and tell what they hold."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from lsapp.catalogue.model import UnitKind
from lsapp.domain.records import Answer
from lsapp.services.examining import Note
from lsapp.services.receiving import Outcome
from lsapp.services.round_board import BoardLine, MissingCounts, UnitState
from lsapp.services.viewing import Finding
from lsapp.submission.verdict import Verdict
from ui.models.compiling_board_model import CHIP_ROLE, MISSING, RECEIVED, STATE, UNIT, BoardModel
from ui.models.compiling_intake_model import NOTES, VERDICT, IntakeModel
from ui.models.submission_checklist import answers_by_place, checklist
from ui.models.submission_checklist_model import PIECE, ChecklistModel
from ui.theme import Tone


def finding(level: str, code: str = "activity.product", record: str = "k") -> Finding:
    return Finding(
        code=code,
        level="hard" if level == "hard" else "soft",
        record=record,
        kind="activity",
        field="product",
        where="Nhiệm vụ 1.1",
        label="Sản phẩm",
        message="Thiếu sản phẩm.",
        remedy="Ghi sản phẩm.",
    )


def said(one: Finding) -> Answer:
    return Answer(
        unit="X06040",
        key="a",
        plan="KH48",
        round="2026",
        code=one.code,
        record=one.record,
        field=one.field,
        text="Đã có văn bản",
    )


def board_line(name: str, state: UnitState, **facts: object) -> BoardLine:
    given = {"unit": name, "kind": UnitKind.COMMUNE, "kind_label": "Xã", "owes": True} | facts
    return BoardLine(name=name, state=state, **given)  # type: ignore[arg-type]


@pytest.fixture
def checks(qtmodeltester: ModelTester) -> ModelTester:
    qtmodeltester.data_display_may_return_none = True
    return qtmodeltester


def test_the_checklist_is_a_tree_of_two_levels(checks: ModelTester) -> None:
    model = ChecklistModel()
    checks.check(model, force_py=True)
    model.set_parts(checklist(None, [finding("hard"), finding("soft", "x.y")], {}))
    assert model.rowCount() == 2
    hard = model.index(0, 0)
    assert model.rowCount(hard) == 1
    line = model.index(0, 0, hard)
    assert model.parent(line) == hard
    assert line.data() == "Thiếu sản phẩm."
    assert model.index_of("finding/x.y/k/product").parent() == model.index(1, 0)
    assert not model.index_of("nowhere").isValid()


def test_an_answer_counts_at_once_and_never_lifts_what_blocks() -> None:
    soft, hard = finding("soft"), finding("hard", "other.rule")
    held = answers_by_place([said(soft), said(hard)])
    parts = checklist(None, [soft, hard], held)
    (blocking,), (warning,) = parts[0].lines, parts[1].lines
    assert (warning.answer, warning.tone) == ("Đã có văn bản", Tone.GOOD)
    assert parts[1].figure.startswith("1/1")
    assert (blocking.answer, blocking.tone, blocking.can_answer) == (None, Tone.BAD, False)


def test_the_board_filters_sorts_and_shows_its_states(checks: ModelTester) -> None:
    model = BoardModel()
    checks.check(model, force_py=True)
    model.set_lines(
        [
            board_line("Xã Đồng Đăng", UnitState.MISSING),
            board_line(
                "Xã Bình Gia",
                UnitState.RECEIVED,
                received_on=dt.date(2026, 12, 5),
                late=True,
                missing=MissingCounts(forms=2),
            ),
            board_line("Phường Kỳ Lừa", UnitState.ACCEPTED, kind=UnitKind.WARD, waiting=1),
        ]
    )
    assert model.index(1, MISSING).data() == "Thiếu 2 biểu"
    assert model.index(2, MISSING).data() == "1 tệp chờ quyết định"
    assert model.index(0, STATE).data(CHIP_ROLE).text == "Chưa nộp"
    model.set_filter(kind="ward")
    assert [model.line(row).name for row in range(model.rowCount())] == ["Phường Kỳ Lừa"]
    model.set_filter(late_only=True)
    assert [model.line(row).name for row in range(model.rowCount())] == ["Xã Bình Gia"]
    model.set_filter()
    model.set_text("dong dang")
    assert model.rowCount() == 1
    model.set_text("")
    model.sort(RECEIVED, Qt.SortOrder.AscendingOrder)
    assert model.line(0).name == "Xã Bình Gia"
    model.sort(UNIT, Qt.SortOrder.DescendingOrder)
    assert model.line(0).name == "Xã Đồng Đăng"
    model.sort(-1)
    assert [model.row_of(one) for one in ("Xã Đồng Đăng", "Xã Bình Gia", "?")] == [0, 1, -1]


def test_files_of_an_intake_are_told_in_words(checks: ModelTester) -> None:
    model = IntakeModel()
    checks.check(model, force_py=True)
    note = Note(code="intake.unknown_parent")
    model.set_outcomes(
        [
            Outcome(path="/thư/a.xlsx", verdict=Verdict.NEW, unit="X06040", taken=True),
            Outcome(
                path="/thư/b.pdf", verdict=Verdict.NEWER_UNKNOWN_PARENT, revision=2, findings=[note]
            ),
            Outcome(path="/thư/c.jpg", verdict=Verdict.NOT_A_SUBMISSION, taken=True),
        ],
        {"X06040": "Xã Thất Khê"},
    )
    assert [model.index(0, column).data() for column in range(5)] == [
        "Mới",
        "a.xlsx",
        "Xã Thất Khê",
        "",
        "",
    ]
    assert "Hãy" in model.index(1, NOTES).data()
    assert model.index(2, VERDICT).data() == "Minh chứng"
    assert model.rowCount(model.index(0, 0)) == 0


def test_a_long_part_is_shown_piece_by_piece(checks: ModelTester) -> None:
    model = ChecklistModel()
    checks.check(model, force_py=True)
    model.set_parts(checklist(None, [finding("soft", record=f"k{n}") for n in range(450)], {}))
    soft = model.index(1, 0)
    assert model.rowCount(soft) == PIECE + 1
    more = model.line(model.index(PIECE, 0, soft))
    assert more is not None
    assert "250" in more.text
    assert model.is_more(more)
    model.show_more(more)
    assert model.rowCount(soft) == 2 * PIECE + 1
    assert model.line(model.index(PIECE, 0, soft)) == model.parts[1].lines[PIECE]
    # Looked for by its key, a line is shown wherever it stands.
    last = model.index_of("finding/activity.product/k449/product")
    assert (last.row(), last.parent()) == (449, soft)
    assert model.rowCount(soft) == 450
    model.set_parts(model.parts[:2])
    assert model.rowCount(model.index(1, 0)) == 450
    assert model.part_of("finding/activity.product/k449/product") == model.parts[1]
    assert model.part_of("soft") is None
