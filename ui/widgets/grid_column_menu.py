# SPDX-License-Identifier: MIT
"""The menu of a grid's columns: which are shown, and how wide and in what order they were at first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

if TYPE_CHECKING:
    from ui.models.grid_model import GridModel
    from ui.widgets.grid_layout import GridLayout


class GridColumnMenu(QMenu):
    """Stays open while columns are ticked, by the mouse and by the space bar; Enter and Esc close it.

    Where the columns of a table are laid down, they can be made wider but not hidden: ``can_hide``.
    """

    def __init__(
        self, layout: GridLayout, model: GridModel, parent: QWidget, *, can_hide: bool
    ) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Cột &hiển thị") if can_hide else self.tr("Độ rộn&g cột"))
        self._layout = layout
        self._model = model
        self._ticks: dict[str, QAction] = {}
        if can_hide:
            self._add_ticks()
        widths = self.addAction(self.tr("Trả độ &rộng ban đầu"))
        widths.triggered.connect(layout.reset_widths)
        if can_hide:
            order = self.addAction(self.tr("Trả t&hứ tự ban đầu"))
            order.triggered.connect(layout.reset_order)

    def _add_ticks(self) -> None:
        for place in self._layout.places():
            column = self._model.columns[place]
            words = " › ".join([*column.heads, column.title]).replace("&", "&&")
            tick = self._ticks[column.key] = self.addAction(words)
            tick.setCheckable(True)
            tick.triggered.connect(
                lambda checked, key=column.key: self._on_ticked(key, shown=checked)
            )
        self.addSeparator()
        self._every = self.addAction(self.tr("Hiện tất &cả"))
        self._every.triggered.connect(self._on_every)
        self._show_ticks()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick the column under the mouse and stay open."""
        if not self._tick(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with the space bar and stay open."""
        if event.key() != Qt.Key.Key_Space or not self._tick(self.activeAction()):
            super().keyPressEvent(event)

    def _tick(self, action: QAction | None) -> bool:
        if action is None or not action.isCheckable() or not action.isEnabled():
            return False
        action.trigger()
        return True

    def _on_ticked(self, column_key: str, *, shown: bool) -> None:
        self._layout.set_hidden(column_key, not shown)
        self._show_ticks()

    def _on_every(self) -> None:
        self._layout.show_all()
        self._show_ticks()

    def _show_ticks(self) -> None:
        """Show which columns are seen; the last one cannot be taken away."""
        seen = {key for key in self._ticks if not self._layout.is_hidden(key)}
        for key, tick in self._ticks.items():
            tick.setChecked(key in seen)
            tick.setEnabled(len(seen) > 1 or key not in seen)
        self._every.setEnabled(len(seen) < len(self._ticks))
