# SPDX-License-Identifier: MIT
"""A line that gives way: all of it, then its shorter form, then cut with the whole in the tool tip."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.elided_label import ElidedLabel

WHOLE, SHORTER = "hạn 17/12/2026 (còn 25 ngày)", "hạn 17/12/2026"


def test_the_shorter_form_comes_before_anything_is_cut(theme: Theme, qtbot: QtBot) -> None:
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.set_words(WHOLE, SHORTER)
    label.resize(label.sizeHint())
    assert (label.shown_text, label.is_cut) == (WHOLE, False)
    label.resize(label.fontMetrics().horizontalAdvance(SHORTER) + 4, label.height())
    assert (label.shown_text, label.is_cut) == (SHORTER, True)
    assert label.text() == WHOLE
    label.set_words(WHOLE)
    assert label.shown_text == WHOLE
