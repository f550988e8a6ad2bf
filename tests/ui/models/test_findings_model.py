# SPDX-License-Identifier: MIT
"""The findings as rows, by tone."""

from __future__ import annotations

import pytest
from finding_samples import finding, many
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from ui.models.findings_model import LEVEL, MESSAGE, WHERE, FindingsModel, identity_of
from ui.theme import Theme, Tone

Role = Qt.ItemDataRole


@pytest.fixture
def model(theme: Theme) -> FindingsModel:
    return FindingsModel(theme)


def words(model: FindingsModel, column: int) -> list[object]:
    rows = range(model.rowCount())
    return [model.index(row, column).data(Role.DisplayRole) for row in rows]


@pytest.mark.parametrize("count", [0, 1, 30])
def test_the_model_keeps_qts_rules_through_every_change(
    model: FindingsModel, qtmodeltester: ModelTester, count: int
) -> None:
    qtmodeltester.check(model)
    model.set_findings(many(count))
    for tone in (Tone.BAD, Tone.NEUTRAL, None, Tone.WARNING):
        model.set_tone(tone)
    model.set_findings(many(count // 2))
    qtmodeltester.check(model, force_py=True)


def test_each_tone_has_its_word_and_its_icon(model: FindingsModel) -> None:
    model.set_findings([finding(1, "hard"), finding(2), finding(3, answer="vì mưa lũ")])
    assert words(model, LEVEL) == ["Lỗi", "Lưu ý", "Đã giải trình"]
    icons = [model.index(row, LEVEL).data(Role.DecorationRole).name() for row in range(3)]
    assert icons == ["error", "warning", "ok"]
    assert model.index(0, MESSAGE).data(Role.DecorationRole) is None


def test_counts_are_of_all_findings_whatever_the_filter(model: FindingsModel) -> None:
    model.set_findings(many(31))
    model.set_tone(Tone.NEUTRAL)
    assert model.rowCount() == 10
    assert [model.count(tone) for tone in (Tone.BAD, Tone.WARNING, Tone.NEUTRAL)] == [11, 10, 10]
    model.set_tone(None)
    assert model.rowCount() == 31


def test_a_filter_outlives_new_findings(model: FindingsModel) -> None:
    model.set_tone(Tone.BAD)
    model.set_findings([finding(1), finding(2, "hard")])
    assert words(model, WHERE) == ["Nhiệm vụ 2"]
    model.set_findings([finding(1)])
    assert model.rowCount() == 0


def test_a_finding_is_found_again_by_its_fault_and_place(model: FindingsModel) -> None:
    model.set_findings(many(9))
    again = finding(4)
    assert model.finding(model.row_of(identity_of(again))).where == "Nhiệm vụ 4"
    model.set_tone(Tone.BAD)
    assert model.row_of(identity_of(again)) is None
    other = finding(4, kind="progress")
    assert identity_of(other) != identity_of(again)


def test_the_tool_tip_says_what_is_cut(model: FindingsModel) -> None:
    model.set_findings([finding(7)])
    assert model.index(0, WHERE).data(Role.ToolTipRole) == "Nhiệm vụ 7: Nội dung"
    assert model.index(0, MESSAGE).data(Role.ToolTipRole) == "Thiếu nội dung số 7."
    assert model.index(0, MESSAGE).data(Role.AccessibleTextRole) == "Thiếu nội dung số 7."


def test_heads_and_edges(model: FindingsModel) -> None:
    head = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(3)]
    assert head == ["Mức", "Chỗ", "Nội dung"]
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.data(QModelIndex()) is None
    model.set_findings(many(3))
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.columnCount(model.index(0, 0)) == 0
