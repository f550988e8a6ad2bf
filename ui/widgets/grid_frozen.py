# SPDX-License-Identifier: MIT
"""The first columns of a grid, held in place before those that scroll."""

from __future__ import annotations

from PySide6.QtCore import QLine, Qt, Slot
from PySide6.QtGui import QContextMenuEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QApplication

from ui.colours import Role
from ui.models.grid_model import GridModel
from ui.models.grid_order import is_group
from ui.theme import Theme, set_quiet
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
        self._busy = False
        self.setSelectionModel(host.selectionModel())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(host)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAutoScroll(False)
        set_quiet(self)  # the host's frame is around both
        self.header.setSectionsMovable(False)
        # The host says how high the header is. Told by the header, this table would be laid out once more
        # while both are taken apart.
        self.header.geometriesChanged.disconnect()
        host.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(host.verticalScrollBar().setValue)
        host.header.sectionResized.connect(self._on_host_resized)
        self.header.sectionResized.connect(self._on_resized)
        self.hide()

    @property
    def columns(self) -> list[int]:
        """The columns held, none while nothing is frozen."""
        return self._columns

    def hold(self, columns: list[int]) -> None:
        """Hold these columns; the rest is hidden here."""
        self._columns = list(columns)
        self._busy = True
        for column in range(self._grid.columnCount()):
            held = column in columns
            if held != (not self.isColumnHidden(column)):
                self.setColumnHidden(column, not held)
            if held:
                self.setColumnWidth(column, self._host.columnWidth(column))
        for at, column in enumerate(columns):
            self.header.moveSection(self.header.visualIndex(column), at)
        self._busy = False
        self.lay_out()
        self.setVisible(bool(columns))

    def lay_out(self) -> None:
        """Cover the host's left edge, as high as its cells and header."""
        if not self._columns:
            return
        host = self._host
        frame = host.frameWidth()
        head = host.header.height()
        if self.header.minimumHeight() != head:
            self.header.setFixedHeight(head)
            self.updateGeometries()
        width = min(self.width_held(), host.viewport().width())
        side = host.verticalHeader().width() if host.verticalHeader().isVisible() else 0
        self.setGeometry(frame + side, frame, width, head + host.viewport().height())
        self.verticalScrollBar().setValue(host.verticalScrollBar().value())

    def width_held(self) -> int:
        """Return how wide the columns held are together."""
        return sum(self._host.columnWidth(column) for column in self._columns)

    def free_width(self, row: int) -> int:
        """Return how far a heading reaches: it runs on in the host, and ends there."""
        return self._host.free_width(row)

    def is_in_use(self) -> bool:
        """Tell whether the keyboard is in the host: the columns held look as the others do."""
        return self._host.is_in_use()

    def span(self) -> tuple[int, int]:
        """Return where a line over all columns begins and ends: it runs on in the host."""
        return 0, self._host.viewport().width()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells, and the line that what scrolls goes under; headings run across it."""
        super().paintEvent(event)
        model, right = self._grid, self.viewport().width() - 1
        rows = self._painter.rows(event.rect())
        if not rows:
            return
        top, height = self.rowViewportPosition(rows.start), self.rowHeight(rows.start)
        painter = QPainter(self.viewport())
        painter.setPen(QPen(self._theme.colour(Role.LINE), 1))
        painter.drawLines(
            [
                QLine(right, top + at * height, right, top + (at + 1) * height - 1)
                for at, row in enumerate(rows)
                if not is_group(model.entry(row))
            ]
        )
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
        """Hand on a border dragged here."""
        if self._busy or column not in self._columns or not width:
            return
        if self._host.columnWidth(column) != width:
            self._host.setColumnWidth(column, width)
