# SPDX-License-Identifier: MIT
"""A report of a hundred pages: read from end to end by keys and wheel, with few of them in memory at once."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from ui.operations import Lane
from ui.theme import Role, Theme
from ui.widgets import pdf_pages
from ui.widgets.pdf_document import PdfDocument
from ui.widgets.pdf_pages import KEPT
from ui.widgets.pdf_panel import PdfPanel

A4, ACROSS = (595.0, 842.0), (842.0, 595.0)
PAGES = 100
NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="module")
def content() -> bytes:
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=A4)
    for page in range(PAGES):
        canvas.setPageSize(ACROSS if page >= 60 else A4)
        for line in range(40):
            canvas.drawString(60, 540 - 12 * line, f"Page {page + 1} line {line} of the report")
        canvas.drawString(300, 570, "the Needle" if page in (0, 50, 99) else "straw")
        canvas.showPage()
    canvas.save()
    return held.getvalue()


class Watched:
    """A lane that looks how much is held whenever something is asked of it."""

    def __init__(self, lane: Lane) -> None:
        self._lane = lane
        self.panel: PdfPanel | None = None
        self.most_bytes = 0
        self.most_pages = 0

    def __call__(self, work: Any, done: Any, owner: QObject | None = None) -> None:
        def look(result: Any) -> None:
            done(result)
            if self.panel is not None:
                kept = self.panel.view.pages._kept
                held = sum(one.sizeInBytes() for one in kept.values())
                self.most_bytes = max(self.most_bytes, held)
                self.most_pages = max(self.most_pages, len(kept))

        self._lane.submit(work, look, None, owner)

    @property
    def idle(self) -> bool:
        return self._lane.pending == 0


@pytest.fixture
def compute(qapp: object) -> Iterator[Watched]:
    lane = Lane("long")
    yield Watched(lane)
    lane.close()


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme, compute: Watched, content: bytes) -> Iterator[PdfPanel]:
    panel = PdfPanel(compute, theme)
    qtbot.addWidget(panel)
    panel.resize(900, 700)
    panel.show()
    compute.panel = panel
    document = PdfDocument(content)
    panel.set_document(document)
    panel.view.setFocus()
    qtbot.waitUntil(lambda: compute.idle)
    yield panel
    qtbot.waitUntil(lambda: compute.idle)
    document.close()


def wheel(panel: PdfPanel, turns: float, modifiers: Qt.KeyboardModifier = NONE) -> None:
    viewport = panel.view.viewport()
    middle = QPointF(viewport.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(viewport.mapToGlobal(middle.toPoint())),
        QPoint(),
        QPoint(0, round(120 * turns)),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)


def test_all_pages_are_read_with_few_of_them_in_memory(
    panel: PdfPanel, compute: Watched, qtbot: QtBot
) -> None:
    seen = set()
    bar = panel.view.verticalScrollBar()
    while bar.value() < bar.maximum():
        qtbot.keyClick(panel.view, Qt.Key.Key_PageDown)
        qtbot.waitUntil(lambda: compute.idle)
        in_view = panel.view._in_view()
        assert all(panel.view.pages._drawing is None for _ in in_view)
        scale = panel.view.layout_of_pages.scale
        assert all(panel.view.pages.picture(one, scale(one)) is not None for one in in_view)
        seen.update(in_view)
    assert seen == set(range(PAGES))
    assert compute.most_bytes <= KEPT + 4 * 1024 * 1024 * 4
    assert compute.most_pages < 40


def test_large_pages_are_held_by_twos(
    panel: PdfPanel, compute: Watched, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_pages, "KEPT", 8 * 1024 * 1024)  # a page at 400 % is several times that
    while panel.view.zoom < 4.0:
        qtbot.keyClick(panel.view, Qt.Key.Key_Plus)
    qtbot.waitUntil(lambda: compute.idle)
    for page in range(5):
        panel.view.go_to_page(page)
        qtbot.waitUntil(lambda: compute.idle)
    assert len(panel.view.pages._kept) <= 2


def test_keys_go_to_the_ends_and_back(panel: PdfPanel, qtbot: QtBot) -> None:
    bar = panel.view.verticalScrollBar()
    qtbot.keyClick(panel.view, Qt.Key.Key_End)
    assert (panel.view.page, bar.value()) == (PAGES - 1, bar.maximum())
    qtbot.keyClick(panel.view, Qt.Key.Key_PageUp)
    assert bar.maximum() - 700 < bar.value() < bar.maximum() - 300
    qtbot.keyClick(panel.view, Qt.Key.Key_PageUp, CTRL)
    assert panel.view.page < PAGES - 1
    qtbot.keyClick(panel.view, Qt.Key.Key_Home)
    assert (panel.view.page, bar.value()) == (0, 0)
    qtbot.keyClick(panel.view, Qt.Key.Key_Down)
    assert 0 < bar.value() < 100


def test_the_wheel_scrolls_and_with_ctrl_zooms(panel: PdfPanel) -> None:
    bar = panel.view.verticalScrollBar()
    wheel(panel, -3)
    assert bar.value() > 0
    zoom = panel.view.zoom
    wheel(panel, 1, CTRL)
    assert panel.view.zoom > zoom
    wheel(panel, -2, CTRL)
    assert panel.view.zoom < zoom
    before = panel.view.zoom
    for _ in range(3):
        wheel(panel, 0.25, CTRL)  # a touch pad
    assert panel.view.zoom == before
    wheel(panel, 0.25, CTRL)
    assert panel.view.zoom > before
    assert not panel.view.fits_width


def test_a_hit_is_marked_on_its_page_and_brought_into_view(
    panel: PdfPanel, compute: Watched, qtbot: QtBot, theme: Theme
) -> None:
    view, search = panel.view, panel.view.search
    view.go_to_page(30)
    panel.find_text("the needle")
    qtbot.waitUntil(lambda: not search.searching)
    assert [hit.page for hit in search.hits] == [0, 50, 99]
    assert search.current_hit is search.hits[1]
    qtbot.waitUntil(lambda: compute.idle)
    assert 50 in view._in_view()
    (part,) = search.hits[1].rects()
    rect, scale = view.layout_of_pages.rect(50), view.layout_of_pages.scale(50)
    edge = QPointF(rect.left() + part.left() * scale - 1, rect.top() + part.center().y() * scale)
    place = (edge - view._offset()).toPoint()
    assert view.viewport().rect().contains(place)
    picture = view.viewport().grab().toImage()
    wanted = theme.colour(Role.ACCENT_LINE)
    near = [picture.pixelColor(place + QPoint(by, 0)) for by in (-2, -1, 0, 1)]
    assert wanted.name() in [one.name() for one in near]


def test_all_is_let_go_of_when_the_document_goes(
    panel: PdfPanel, compute: Watched, qtbot: QtBot
) -> None:
    document = panel.view.pages.document
    assert document is not None
    panel.set_document(None, "")
    qtbot.waitUntil(lambda: compute.idle)
    assert document.render(0, 1.0).isNull()
    assert not panel.view.pages._kept
