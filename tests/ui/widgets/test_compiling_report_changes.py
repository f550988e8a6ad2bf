# SPDX-License-Identifier: MIT
"""Changed figures above a section's words: in sight however little room there is."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from lsapp.services.compiled_words import FigureChange
from ui.theme import Theme
from ui.widgets.compiling_report_changes import FactsArea, SectionFacts

MACHINE = "Tính đến ngày 18/12/2026, 2/3 đơn vị phải báo cáo đã có báo cáo được tổng hợp. " * 8


def test_changed_figures_are_in_sight_beside_long_preprinted_words(
    qtbot: QtBot, theme: Theme
) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    facts = SectionFacts(theme, around)
    column = QVBoxLayout(around)
    area = FactsArea(facts, around)
    column.addWidget(area)
    column.addStretch(1)
    change = FigureChange(token="a", label="Hoàn thành", before="3", now="4")
    facts.show_facts(MACHINE, [change])
    around.resize(460, 480)
    around.show()
    qtbot.waitExposed(around)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)  # too low for both

    def seen(part: QWidget) -> bool:
        viewport = area.viewport()
        place = QRect(part.mapTo(viewport, QPoint()), part.size())
        return viewport.rect().contains(place)

    qtbot.waitUntil(lambda: seen(facts.review_button))
    assert seen(facts.changes_label)
    assert "Hoàn thành: 3 → 4" in facts.changes_label.text()
