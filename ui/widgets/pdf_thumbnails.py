# SPDX-License-Identifier: MIT
"""The pages of a document in small, to go to one by a click."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from ui.theme import SPACE, Role, Size, Theme, font
from ui.widgets.pdf_pages import Compute
from ui.widgets.pdf_view import PdfView


class PdfThumbnails(PdfView):
    """A narrow strip of pages with their numbers; the one that is read has a frame."""

    page_chosen = Signal(int)

    def __init__(self, compute: Compute, theme: Theme, parent: QWidget | None = None) -> None:
        self._read = 0
        super().__init__(compute, theme, parent)
        self.setAccessibleName(self.tr("Các trang thu nhỏ"))
        # A way for the mouse; the keyboard turns pages in the view itself.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.changed.connect(self._fit_to_zoom)
        self._fit_to_zoom()

    @property
    def gap(self) -> int:
        """Pixels around each page: its number stands there."""
        return 2 * SPACE

    def set_read(self, page: int) -> None:
        """Frame the page that is read, and bring it into view."""
        self._read = page
        if page < self.layout_of_pages.page_count:
            rect, bar = self.layout_of_pages.rect(page), self.verticalScrollBar()
            top, height = rect.top() - self.gap, self.viewport().height()
            if not bar.value() <= top <= bar.value() + height - rect.height() - 2 * self.gap:
                bar.setValue(round(top - height / 3))
        self.viewport().update()

    def paint_frame(self, painter: QPainter, page: int, rect: QRectF) -> None:
        """Draw the edge of the paper, or the frame, and the number below."""
        read = page == self._read
        edge = Role.ACCENT_LINE if read else Role.SEPARATOR
        painter.setPen(QPen(self._theme.colour(edge), 2 if read else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect)
        painter.setPen(self._theme.colour(Role.TEXT if read else Role.MUTED_TEXT))
        painter.setFont(font(self, Size.SMALL))
        below = QRectF(rect.left(), rect.bottom(), rect.width(), self.gap)
        painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), str(page + 1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the page under the pointer."""
        y = event.position().y() + self.verticalScrollBar().value()
        if event.button() == Qt.MouseButton.LeftButton and self.layout_of_pages.page_count:
            self.page_chosen.emit(self.layout_of_pages.page_at(y))
        else:
            super().mousePressEvent(event)

    def sizeHint(self) -> QSize:
        """Return a narrow strip."""
        return QSize(self.minimumWidth(), 30 * SPACE)

    @Slot()
    def _fit_to_zoom(self) -> None:
        self.setFixedWidth(round(15 * SPACE * self._theme.zoom / 100))
