# SPDX-License-Identifier: MIT
"""Shows a PDF as one column of pages to scroll through; only what is on the screen is drawn."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ui.theme import SPACE, Role, Theme, set_quiet
from ui.widgets.pdf_document import PdfDocument
from ui.widgets.pdf_layout import PdfLayout, next_step
from ui.widgets.pdf_pages import KEPT, Compute, PdfPages
from ui.widgets.pdf_search import PdfSearch

_LINE: Final = 5 * SPACE
"""Pixels that an arrow key scrolls."""
_NOTCH: Final = 120
"""What Qt counts for one notch of the wheel, which zooms one step."""
_MARKED: Final = 0.35
"""How strongly a hit is coloured; the letters under it stay black."""


class PdfView(QAbstractScrollArea):
    """The pages of a document. As wide as the room until another zoom is chosen.

    Keys: arrows, PageUp and PageDown, Home and End; Ctrl+PageDown to the next page; ``+``, ``-`` and
    ``0`` (as wide as the room); F3 and Shift+F3 to the next hit and back.
    """

    page_changed = Signal(int)
    """Another page, from 0, is the one in view."""
    zoom_changed = Signal()

    def __init__(self, compute: Compute, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._zoom: float | None = None
        self._page = 0
        self._turned = 0
        self._empty = ""
        self.pages = PdfPages(compute, self)
        self.search = PdfSearch(compute, self)
        self._layout = PdfLayout((), 0, None, self.gap)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Bản xem trước"))
        set_quiet(self)
        self.verticalScrollBar().setSingleStep(_LINE)
        self.horizontalScrollBar().setSingleStep(_LINE)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.pages.drawn.connect(self._on_drawn)
        self.search.changed.connect(self._on_search_changed)

    # --- what is shown ---

    @property
    def gap(self) -> int:
        """Pixels around each page."""
        return SPACE

    @property
    def layout_of_pages(self) -> PdfLayout:
        """Where the pages stand."""
        return self._layout

    @property
    def page(self) -> int:
        """The page in view, from 0."""
        return self._page

    @property
    def zoom(self) -> float:
        """How large the page in view is shown; 1 is as on paper."""
        return self._layout.zoom(self._page) if self._layout.page_count else 1.0

    @property
    def fits_width(self) -> bool:
        """Whether each page is as wide as the room."""
        return self._zoom is None

    def set_document(self, document: PdfDocument | None, empty: str = "") -> None:
        """Show another document at the place where the one before stood; ``empty`` says why there is none."""
        self._empty = empty
        self.pages.set_document(document)
        self._lay_out_pages()
        self.search.set_document(document, self._page)
        self._want()

    def go_to_page(self, page: int) -> None:
        """Show a page from its top."""
        if 0 <= page < self._layout.page_count:
            top = self._layout.rect(page).top() - self.gap
            self.verticalScrollBar().setValue(round(top))

    def fit_width(self) -> None:
        """Make each page as wide as the room."""
        self._set_zoom(None)

    def step_zoom(self, *, larger: bool) -> None:
        """Show everything a step larger or smaller."""
        self._set_zoom(next_step(self.zoom, larger=larger))

    # --- drawing ---

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages in view, white until their pictures are there."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.colour(Role.GROUP_BACK))
        if not self._layout.page_count:
            painter.setPen(self._theme.colour(Role.MUTED_TEXT))
            room = self.viewport().rect().adjusted(2 * SPACE, SPACE, -2 * SPACE, -SPACE)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(room, int(flags), self._empty)
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        scale = self._device_scale()
        for page in self._in_view():
            rect = self._layout.rect(page).translated(-self._offset())
            painter.fillRect(rect, Qt.GlobalColor.white)
            self._paint_page(painter, page, rect, scale)
            self._paint_hits(painter, page, rect)
            self.paint_frame(painter, page, rect)
        if self.hasFocus():
            self._theme.paint_focus(painter, QRectF(self.viewport().rect()))

    def _paint_page(self, painter: QPainter, page: int, rect: QRectF, scale: float) -> None:
        picture = self.pages.picture(page, self._layout.scale(page) * scale)
        if picture is None:
            return
        if abs(picture.width() - rect.width() * scale) <= 1:
            # Pixel for pixel: stretched by a fraction the letters would be blurred.
            picture.setDevicePixelRatio(scale)
            left, top = round(rect.left() * scale) / scale, round(rect.top() * scale) / scale
            painter.drawImage(QPointF(left, top), picture)
        else:
            painter.drawImage(rect, picture)

    def paint_frame(self, painter: QPainter, page: int, rect: QRectF) -> None:
        """Draw what surrounds a page."""
        painter.setPen(self._theme.colour(Role.SEPARATOR))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect)

    def _paint_hits(self, painter: QPainter, page: int, rect: QRectF) -> None:
        scale = self._layout.scale(page)
        current = self.search.current_hit
        for hit in self.search.hits:
            if hit.page != page:
                continue
            colour = QColor(
                self._theme.colour(Role.ACCENT_LINE if hit is current else Role.WARNING_LINE)
            )
            line = QPen(colour, 2) if hit is current else Qt.PenStyle.NoPen
            ground = QColor(colour)
            ground.setAlphaF(_MARKED)
            painter.setPen(line)
            painter.setBrush(ground)
            for part in hit.rects():
                at = QPointF(rect.left() + part.left() * scale, rect.top() + part.top() * scale)
                box = QRectF(at.x(), at.y(), part.width() * scale, part.height() * scale)
                painter.drawRect(box.adjusted(-1, -1, 1, 1))

    # --- keys, wheel, size ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll, turn pages, zoom, go from hit to hit."""
        by_page = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_PageDown if by_page:
                self.go_to_page(self._page + 1)
            case Qt.Key.Key_PageUp if by_page:
                self.go_to_page(self._page - 1)
            case Qt.Key.Key_Home:
                bar.setValue(bar.minimum())
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case Qt.Key.Key_Space:
                bar.setValue(bar.value() + bar.pageStep())
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.step_zoom(larger=True)
            case Qt.Key.Key_Minus:
                self.step_zoom(larger=False)
            case Qt.Key.Key_0 if not by_page:
                self.fit_width()
            case Qt.Key.Key_F3:
                back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self.search.step(-1 if back else 1)
            case _:
                super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, scroll without."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._turned += event.angleDelta().y()
            while abs(self._turned) >= _NOTCH:  # a touch pad sends many small turns
                larger = self._turned > 0
                self._turned -= _NOTCH if larger else -_NOTCH
                self.step_zoom(larger=larger)
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the pages out again."""
        super().resizeEvent(event)
        self._lay_out_pages()
        self._want()

    def showEvent(self, event: QShowEvent) -> None:
        """Have the pages in view drawn."""
        super().showEvent(event)
        self._want()

    # --- inside ---

    def _set_zoom(self, zoom: float | None) -> None:
        if zoom != self._zoom:
            self._zoom = zoom
            self._lay_out_pages()
            self._want()

    def _lay_out_pages(self) -> None:
        """Lay out, and keep what is at the upper edge where it is."""
        document = self.pages.document
        sizes = document.sizes if document is not None else ()
        vertical, across = self.verticalScrollBar(), self.horizontalScrollBar()
        anchor = self._layout.anchor(vertical.value())
        former = self.zoom
        room = self.viewport().width()
        self._layout = PdfLayout(sizes, room, self._zoom, self.gap)
        height = self.viewport().height()
        vertical.setRange(0, max(round(self._layout.height) - height, 0))
        vertical.setPageStep(max(height - _LINE, 1))
        across.setRange(0, max(round(self._layout.width) - room, 0) if self._zoom else 0)
        across.setPageStep(room)
        vertical.setValue(round(self._layout.height_of(anchor)))
        self._follow_page()
        self.viewport().update()
        if self.zoom != former:
            self.zoom_changed.emit()

    def _offset(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _device_scale(self) -> float:
        return self.viewport().devicePixelRatioF()

    def _in_view(self) -> range:
        top = self.verticalScrollBar().value()
        return self._layout.pages_within(top, top + self.viewport().height())

    def _want(self) -> None:
        """Ask for the pages in view, then for the one after and the one before them while they are small."""
        if not self.isVisible():
            return  # nothing is drawn for a closed window
        seen = self._in_view()
        scale = self._device_scale()
        near = [
            one
            for one in (seen.stop, seen.start - 1)
            if 0 <= one < self._layout.page_count and self._bytes_of(one, scale) < KEPT // 8
        ]
        self.pages.want([(one, self._layout.scale(one) * scale) for one in (*seen, *near)])

    def _bytes_of(self, page: int, scale: float) -> float:
        rect = self._layout.rect(page)
        return rect.width() * rect.height() * scale * scale * 4

    def _follow_page(self) -> None:
        """Tell the page in view: the one at a third of the height, or the last at the very end."""
        if not self._layout.page_count:
            page = 0
        elif (bar := self.verticalScrollBar()).value() >= bar.maximum() > 0:
            page = self._layout.page_count - 1
        else:
            page = self._layout.page_at(bar.value() + self.viewport().height() / 3)
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)

    @Slot()
    def _on_scrolled(self) -> None:
        former = self.zoom
        self._follow_page()
        if self.zoom != former:
            self.zoom_changed.emit()  # pages of another width are shown at another zoom
        self.viewport().update()
        self._want()

    @Slot(int)
    def _on_drawn(self, page: int) -> None:
        if page in self._in_view():
            self.viewport().update()

    @Slot()
    def _on_search_changed(self) -> None:
        hit = self.search.current_hit
        if hit is not None and hit.page < self._layout.page_count and hit.lines:
            self._bring_into_view(hit.page, hit.rects()[0])
        self.viewport().update()

    def _bring_into_view(self, page: int, part: QRectF) -> None:
        scale, rect = self._layout.scale(page), self._layout.rect(page)
        place = QPoint(
            round(rect.left() + part.left() * scale), round(rect.top() + part.top() * scale)
        )
        for bar, at, room in (
            (self.verticalScrollBar(), place.y(), self.viewport().height()),
            (self.horizontalScrollBar(), place.x(), self.viewport().width()),
        ):
            if not bar.value() <= at <= bar.value() + room - _LINE:
                bar.setValue(at - room // 3)
