# SPDX-License-Identifier: MIT
"""A PDF on the screen: only what is seen is drawn, pages and zoom by keys, text found and marked."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from ui.operations import Lane
from ui.theme import Theme
from ui.widgets.pdf_document import MOST_PIXELS, PdfDocument
from ui.widgets.pdf_layout import PIXELS_A_POINT, PdfLayout, next_step
from ui.widgets.pdf_pages import PdfPages
from ui.widgets.pdf_panel import PdfPanel

A4, ACROSS = (595.0, 842.0), (842.0, 595.0)
PAGES = 40


def pdf(pages: int = PAGES) -> bytes:
    """Pages of a red square in the upper left corner and their number in words; the last lies across."""
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=A4)
    for page in range(pages):
        size = ACROSS if page == pages - 1 else A4
        canvas.setPageSize(size)
        canvas.setFillColorRGB(1, 0, 0)
        canvas.rect(0, size[1] - 50, 50, 50, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawString(100, 700 if size == A4 else 400, f"Page number {page + 1}")
        canvas.drawString(100, 600 if size == A4 else 300, "Café au lait")
        canvas.showPage()
    canvas.save()
    return held.getvalue()


@pytest.fixture(scope="module")
def content() -> bytes:
    return pdf()


class Counted:
    """A lane, and how many tasks it was given."""

    def __init__(self, lane: Lane) -> None:
        self._lane = lane
        self.given = 0

    def __call__(self, work: Any, done: Any, owner: QObject | None = None) -> None:
        self.given += 1
        self._lane.submit(work, done, None, owner)

    @property
    def idle(self) -> bool:
        return self._lane.pending == 0


@pytest.fixture
def compute(qapp: object) -> Iterator[Counted]:
    lane = Lane("test")
    yield Counted(lane)
    lane.close()


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme, compute: Counted, content: bytes) -> Iterator[PdfPanel]:
    panel = PdfPanel(compute, theme)
    qtbot.addWidget(panel)
    panel.resize(700, 600)
    panel.show()
    document = PdfDocument(content)
    panel.set_document(document)
    panel.view.setFocus()
    qtbot.waitUntil(lambda: compute.idle)
    yield panel
    qtbot.waitUntil(lambda: compute.idle)
    document.close()


def press(qtbot: QtBot, panel: PdfPanel, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(panel.view, key)


def test_a_page_is_drawn_as_it_is(content: bytes) -> None:
    document = PdfDocument(content)
    picture = document.render(0, 2.0)
    assert (picture.width(), picture.height()) == (1190, 1684)
    assert picture.pixelColor(20, 20) == QColor(255, 0, 0)
    assert picture.pixelColor(600, 1500) == QColor(255, 255, 255)
    large = document.render(0, 100.0)
    assert large.width() * large.height() <= MOST_PIXELS * 1.01
    document.close()
    assert document.render(0, 1.0).isNull()


def test_text_is_found_without_accents_with_its_place(content: bytes) -> None:
    document = PdfDocument(content)
    (hit,) = document.find(3, "number 4")
    (rect,) = hit.rects()
    assert rect.left() == pytest.approx(100 + 27, abs=6)  # behind "Page "
    assert rect.bottom() == pytest.approx(842 - 700, abs=4)
    assert len(document.find(0, "cafe au lait")) == 1
    assert document.find(0, "nothing of it") == []
    document.close()


def test_pages_stand_below_each_other_as_wide_as_the_room() -> None:
    layout = PdfLayout([A4, ACROSS, A4], 800, None, 8)
    assert [layout.rect(page).width() for page in range(3)] == pytest.approx([784.0] * 3)
    assert layout.rect(1).top() == pytest.approx(layout.rect(0).bottom() + 8)
    assert list(layout.pages_within(0, 100)) == [0]
    assert list(layout.pages_within(layout.rect(1).top(), layout.rect(2).top() + 1)) == [1, 2]
    fixed = PdfLayout([A4, ACROSS], 2000, 1.0, 8)
    assert fixed.scale(0) == pytest.approx(PIXELS_A_POINT)
    assert fixed.rect(0).center().x() == pytest.approx(1000.0)


def test_the_same_place_stays_in_view_at_another_zoom() -> None:
    small, large = (PdfLayout([A4] * 5, 800, zoom, 8) for zoom in (0.5, 2.0))
    place = small.anchor(small.rect(3).top() + small.rect(3).height() / 2)
    assert large.anchor(large.height_of(place)) == pytest.approx(place)


def test_zoom_goes_by_the_usual_steps() -> None:
    assert next_step(0.97, larger=True) == 1.0
    assert next_step(1.0, larger=True) == 1.1
    assert next_step(1.0, larger=False) == 0.9
    assert next_step(4.0, larger=True) == 4.0


def test_only_what_is_seen_is_drawn(panel: PdfPanel, compute: Counted, qtbot: QtBot) -> None:
    assert panel.page_count == PAGES
    before = compute.given
    assert before < 8
    press(qtbot, panel, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: compute.idle)
    assert panel.view.page == PAGES - 1
    assert compute.given - before < 6


def test_what_is_drawn_is_on_the_screen(panel: PdfPanel, qtbot: QtBot) -> None:
    def corner() -> QColor:
        place = panel.view.layout_of_pages.rect(0).topLeft().toPoint() + QPoint(10, 10)
        return panel.view.viewport().grab().toImage().pixelColor(place)

    qtbot.waitUntil(lambda: corner() == QColor(255, 0, 0))


def test_keys_turn_pages_and_zoom(panel: PdfPanel, qtbot: QtBot) -> None:
    qtbot.keyClick(panel.view, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert panel.view.page == 1
    assert panel.page_box.value() == 2
    fitting = panel.view.zoom
    press(qtbot, panel, Qt.Key.Key_Plus)
    assert panel.view.zoom > fitting
    assert not panel.view.fits_width
    assert panel.view.page == 1
    press(qtbot, panel, Qt.Key.Key_0)
    assert panel.view.zoom == pytest.approx(fitting)
    press(qtbot, panel, Qt.Key.Key_Home)
    assert panel.view.page == 0


def test_a_page_number_that_is_typed_is_shown(panel: PdfPanel, qtbot: QtBot) -> None:
    panel.page_box.setFocus()
    panel.page_box.selectAll()
    qtbot.keyClicks(panel.page_box, "17")
    assert panel.view.page == 0  # not while it is being typed
    qtbot.keyClick(panel.page_box, Qt.Key.Key_Return)
    assert panel.view.page == 16


def test_hits_are_counted_and_gone_through(panel: PdfPanel, qtbot: QtBot) -> None:
    panel.view.go_to_page(5)
    panel.find_text("PAGE NUMBER")
    search = panel.view.search
    qtbot.waitUntil(lambda: len(search.hits) == PAGES and not search.searching)
    assert search.current_hit is not None
    assert search.current_hit.page == 5
    press(qtbot, panel, Qt.Key.Key_F3)
    assert search.current_hit.page == 6
    qtbot.keyClick(panel.view, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(panel.view, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert search.current_hit.page == 4
    panel.find_text("nowhere")
    qtbot.waitUntil(lambda: not search.searching)
    assert search.hits == []
    panel.find_text("")
    assert search.needle == ""


def test_thumbnails_lead_to_their_pages(panel: PdfPanel, qtbot: QtBot) -> None:
    panel._strip.click()
    strip = panel.thumbnails
    qtbot.waitUntil(strip.isVisible)
    place = strip.layout_of_pages.rect(2).center().toPoint()
    qtbot.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert panel.view.page == 2


def test_pictures_do_not_heap_up(
    compute: Counted, content: bytes, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.widgets.pdf_pages.KEPT", 10_000_000)
    pages = PdfPages(compute)
    document = PdfDocument(content)
    pages.set_document(document)
    for page in range(12):
        pages.want([(page, 2.0)])
        qtbot.waitUntil(lambda page=page: pages.picture(page, 2.0) is not None)
    held = [page for page in range(12) if pages.picture(page, 2.0) is not None]
    assert held == [10, 11]
    pages.set_document(None)
    qtbot.waitUntil(lambda: compute.idle)


def test_an_empty_panel_says_why(qtbot: QtBot, theme: Theme, compute: Callable[..., None]) -> None:
    panel = PdfPanel(compute, theme)
    qtbot.addWidget(panel)
    panel.set_document(None, "Chưa có bản in")
    panel.show()
    assert panel.page_count == 0
    assert not panel.page_box.isEnabled()
