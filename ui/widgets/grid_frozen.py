# SPDX-License-Identifier: MIT
"""The first columns of a grid, held in place before those that scroll."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QContextMenuEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QApplication

from ui.colours import Role
from ui.models.grid_model import GridModel
from ui.theme import Theme
from ui.widgets.grid_table import GridTable


class FrozenTable(GridTable):
    """A second view of the same model and selection, laid over the left edge of ``host``.

    It shows the frozen columns only; they stay in the host too, under it, so that columns keep their
    places. The keyboard stays with the host.
    """

    def __init__(self, host: GridTable, model: GridModel, theme: Theme) -> None:
        super().__init__(model, theme, host)
        self._host = host
        self._columns: list[int] = []
        self.setSelectionModel(host.selectionModel())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(host)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAutoScroll(False)
        self.header.setSectionsMovable(False)
        host.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(host.verticalScrollBar().setValue)
        host.horizontalHeader().sectionResized.connect(self._on_host_resized)
        self.header.sectionResized.connect(self._on_resized)
        self.hide()

    @property
    def columns(self) -> list[int]:
        """The columns held, none while nothing is frozen."""
        return self._columns

    def hold(self, columns: list[int]) -> None:
        """Hold these columns; the rest is hidden here."""
        self._columns = list(columns)
        for column in range(self._grid.columnCount()):
            self.setColumnHidden(column, column not in columns)
            if column in columns:
                self.setColumnWidth(column, self._host.columnWidth(column))
        self.lay_out()
        self.setVisible(bool(columns))

    def lay_out(self) -> None:
        """Cover the host's left edge, as high as its cells and header."""
        if not self._columns:
            return
        host = self._host
        frame = host.frameWidth()
        head = host.horizontalHeader().height()
        self.header.setFixedHeight(head)
        width = min(self.width_held(), host.viewport().width())
        side = host.verticalHeader().width() if host.verticalHeader().isVisible() else 0
        # The style sheet gives every table a border: this one's lies on the host's.
        own = self.frameWidth()
        height = head + host.viewport().height()
        self.setGeometry(frame + side - own, frame - own, width + 2 * own, height + 2 * own)
        self.verticalScrollBar().setValue(host.verticalScrollBar().value())

    def width_held(self) -> int:
        """Return how wide the columns held are together."""
        return sum(self._host.columnWidth(column) for column in self._columns)

    def free_width(self, row: int) -> int:
        """Return how far a heading reaches: it runs on in the host, and ends there."""
        return self._host.free_width(row)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells, and the line that what scrolls goes under."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setPen(QPen(self._theme.colour(Role.LINE), 1))
        right = self.viewport().width() - 1
        painter.drawLine(right, 0, right, self.viewport().height())
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the host, which takes this table along."""
        QApplication.sendEvent(self._host.viewport(), event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the host's menu."""
        QApplication.sendEvent(self._host.viewport(), event)

    @Slot(int, int, int)
    def _on_host_resized(self, column: int, _before: int, width: int) -> None:
        if column in self._columns and self.columnWidth(column) != width:
            self.setColumnWidth(column, width)
        if column in self._columns:
            self.lay_out()

    @Slot(int, int, int)
    def _on_resized(self, column: int, _before: int, width: int) -> None:
        if column in self._columns and width and self._host.columnWidth(column) != width:
            self._host.setColumnWidth(column, width)
