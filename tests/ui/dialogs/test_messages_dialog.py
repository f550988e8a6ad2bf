# SPDX-License-Identifier: MIT
"""Errors and questions: every word is seen at each size of letters, and the icons are our own."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from lsapp.errors import UserError
from ui.dialogs.messages import ask, show_error
from ui.theme import Theme

SHORT = "Xóa dòng này?"
MIDDLE = "Xóa chương trình “Nâng cao chất lượng đội ngũ trí thức” cùng 12 nhiệm vụ?"
LONG = f"{MIDDLE} {MIDDLE} {MIDDLE}"


def words_label(box: QWidget) -> QLabel:
    return box.findChild(QLabel, "qt_msgbox_label")


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("text", [SHORT, MIDDLE, LONG], ids=["short", "middle", "long"])
def test_no_word_of_a_question_is_cut(theme: Theme, qtbot: QtBot, percent: int, text: str) -> None:
    theme.set_zoom(percent)
    try:
        parent = QWidget()
        qtbot.addWidget(parent)
        parent.show()
        box = ask(parent, "Xóa", text, yes="&Xóa", no="&Giữ lại", answered=lambda _yes: None)
        label = words_label(box)
        if label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width())
        else:
            assert label.width() >= label.fontMetrics().horizontalAdvance(text)
        assert box.rect().contains(label.geometry())
        assert box.iconPixmap().deviceIndependentSize().height() == pytest.approx(
            2 * box.fontMetrics().height(), abs=1
        )
        box.reject()
    finally:
        theme.set_zoom(100)


def test_an_error_tells_its_next_step_and_enter_closes_it(theme: Theme, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    box = show_error(parent, UserError("file.missing", path="D:/bao-cao/xa-that-khe.lsdb"))
    assert isinstance(box, QMessageBox)
    assert not box.iconPixmap().isNull()
    assert box.rect().contains(words_label(box).geometry())
    assert box.informativeText()
