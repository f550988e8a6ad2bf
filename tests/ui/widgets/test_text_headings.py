# SPDX-License-Identifier: MIT
"""Headings of a text follow the type scale, not twice the body."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QTextBrowser
from pytestqt.qtbot import QtBot

from ui.theme import Size, Theme
from ui.widgets.text_headings import scale_headings


def test_headings_have_the_sizes_of_the_type_scale(theme: Theme, qtbot: QtBot) -> None:
    text = QTextBrowser()
    qtbot.addWidget(text)
    text.setMarkdown("# Nhất\n\nThân\n\n## Nhì\n\n### Ba\n\nThân **đậm**\n")
    scale_headings(text.document())
    body = text.document().defaultFont().pointSizeF()
    found = {}
    block = text.document().begin()
    while block.isValid():
        fragment = block.begin().fragment()
        found[block.text()] = fragment.charFormat().font().pointSizeF() / body
        block = block.next()
    assert found["Nhất"] == pytest.approx(Size.TITLE.value, rel=0.01)
    assert found["Nhì"] == pytest.approx(Size.HEADING.value, rel=0.01)
    assert found["Ba"] == pytest.approx(1, rel=0.01)
    assert found["Thân"] == pytest.approx(1, rel=0.01)
