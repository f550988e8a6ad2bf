# SPDX-License-Identifier: MIT
"""Adds up what is selected, a moment after the selection rests."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ui.models.grid_columns import NUMBERS, SelectionSummary
from ui.models.grid_model import GridModel
from ui.widgets.grid_cursor import GridCursor

_PAUSE_MS: Final = 60
_MOST_CELLS: Final = 50_000
"""Cells looked at at most: above it only their count is told, so that the window never stands still."""


class SelectionSummer(QObject):
    """Emits ``summed(SelectionSummary)`` once the selection has rested."""

    summed = Signal(object)

    def __init__(self, model: GridModel, cursor: GridCursor, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._cursor = cursor
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._on_due)

    @Slot()
    def start(self) -> None:
        """Add up soon; called again, begin to wait anew."""
        self._timer.start()

    @Slot()
    def _on_due(self) -> None:
        self.summed.emit(self.summary())

    def summary(self) -> SelectionSummary:
        """Return what is selected now."""
        blocks = self._cursor.blocks()
        cells = sum((bottom - top + 1) * (right - left + 1) for top, left, bottom, right in blocks)
        if cells > _MOST_CELLS:
            return SelectionSummary(cells, 0, 0)
        model, filled = self._model, 0
        numbers: list[int | Decimal] = []
        for row, column in self._cursor.selected_cells():
            if model.entry(row) < 0:
                continue
            value = model.value(row, column)
            filled += value is not None and value != ""
            if model.columns[column].kind in NUMBERS and isinstance(value, int | Decimal):
                numbers.append(value)
        if not numbers:
            return SelectionSummary(cells, filled, 0)
        total = sum(numbers[1:], numbers[0])
        return SelectionSummary(cells, filled, len(numbers), total, Decimal(total) / len(numbers))
