# SPDX-License-Identifier: MIT
"""How a grid's columns and rows lie: widths, order, what is hidden or frozen, lines, zoom; kept as a dict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QHeaderView

from ui.models.grid_model import GridModel
from ui.theme import Theme, tabular
from ui.widgets.grid_frozen import FrozenTable
from ui.widgets.grid_table import GridTable

LEAST_ZOOM: Final = 75
MOST_ZOOM: Final = 200
MOST_LINES: Final = 3

_ZOOM_STEP: Final = 10
_LEAST_WIDTH: Final = 24
_MOST_WIDTH: Final = 2_000
_ROW_PAD: Final = 8


class GridLayout(QObject):
    """Lays out the two tables of a grid. Widths are kept in pixels at 100 %, whatever the zoom.

    ``changed`` tells that there is something new to keep.
    """

    changed = Signal()

    def __init__(
        self, table: GridTable, frozen: FrozenTable, model: GridModel, theme: Theme
    ) -> None:
        super().__init__(table)
        self._table = table
        self._frozen = frozen
        self._model = model
        self._zoom = 100
        self._lines = 1
        self._theme = theme
        self._busy = False
        self._apply_font()
        self._apply_widths({column.key: column.width for column in model.columns})
        self._apply_heights()
        table.header.sectionResized.connect(self._on_changed)
        table.header.sectionMoved.connect(self._on_moved)

    @property
    def zoom(self) -> int:
        """The zoom in per cent."""
        return self._zoom

    @property
    def lines(self) -> int:
        """How many lines of text a row shows."""
        return self._lines

    @property
    def frozen(self) -> int:
        """How many columns are frozen."""
        return len(self._frozen.columns)

    def set_zoom(self, percent: int) -> None:
        """Show everything larger or smaller, from 75 to 200 %."""
        percent = min(max(percent, LEAST_ZOOM), MOST_ZOOM)
        if percent == self._zoom:
            return
        widths = self._widths()
        self._zoom = percent
        self._apply_font()
        self._apply_widths(widths)
        self._apply_heights()
        self._frozen.lay_out()
        self.changed.emit()

    def refresh(self) -> None:
        """Take the application's font anew, after its size changed."""
        self._apply_font()
        self._apply_heights()
        self._frozen.lay_out()

    def step_zoom(self, steps: int) -> None:
        """Zoom in or out by steps of ten per cent."""
        self.set_zoom(self._zoom + steps * _ZOOM_STEP)

    def set_lines(self, lines: int) -> None:
        """Show one to three lines in each row; all rows stay of one height."""
        self._lines = min(max(lines, 1), MOST_LINES)
        for table in (self._table, self._frozen):
            table.setWordWrap(self._lines > 1)
        self._model.set_wraps(self._lines > 1)
        self._apply_heights()
        self.changed.emit()

    def freeze(self, count: int) -> None:
        """Hold the first columns in sight in place; 0 lets all scroll."""
        header = self._table.header
        shown = [header.logicalIndex(at) for at in range(header.count())]
        seen = [column for column in shown if not self._table.isColumnHidden(column)]
        self._frozen.hold(seen[: max(0, min(count, len(seen) - 1))])
        self.changed.emit()

    def set_hidden(self, column_key: str, hidden: bool) -> None:
        """Hide a column or show it again; the last one in sight stays."""
        column = self._model.column_of(column_key)
        left = [c for c in range(self._model.columnCount()) if not self._table.isColumnHidden(c)]
        if hidden and left == [column]:
            return
        count = self.frozen
        self._table.setColumnHidden(column, hidden)
        if count:
            self.freeze(count - (hidden and column in self._frozen.columns))
        self.changed.emit()

    def state(self) -> dict[str, Any]:
        """Return all of it as plain values, columns by their keys."""
        header = self._table.header
        keys = [column.key for column in self._model.columns]
        order = [keys[header.logicalIndex(at)] for at in range(header.count())]
        hidden = [key for place, key in enumerate(keys) if self._table.isColumnHidden(place)]
        return {
            "widths": self._widths(),
            "order": order,
            "hidden": hidden,
            "frozen": self.frozen,
            "lines": self._lines,
            "zoom": self._zoom,
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Lay out as a state says; what it does not say, or says of columns unknown, stays."""
        keys = {column.key for column in self._model.columns}
        widths, order, hidden = state.get("widths"), state.get("order"), state.get("hidden")
        if isinstance(widths, Mapping):
            self._apply_widths(
                {key: width for key, width in widths.items() if isinstance(width, int | float)}
            )
        if isinstance(order, Sequence):
            self._apply_order([key for key in order if key in keys])
        if isinstance(hidden, Sequence) and not keys <= set(hidden):
            for key in keys:
                self._table.setColumnHidden(self._model.column_of(key), key in hidden)
        for name, apply in (
            ("zoom", self.set_zoom),
            ("lines", self.set_lines),
            ("frozen", self.freeze),
        ):
            if isinstance(value := state.get(name), int):
                apply(value)

    def _widths(self) -> dict[str, int]:
        widths = {}
        for place, column in enumerate(self._model.columns):
            width = self._table.columnWidth(place)  # 0 while it is hidden
            widths[column.key] = round(width * 100 / self._zoom) if width else column.width
        return widths

    def _apply_widths(self, widths: Mapping[str, float]) -> None:
        for place, column in enumerate(self._model.columns):
            if column.key in widths:
                width = min(max(widths[column.key], _LEAST_WIDTH), _MOST_WIDTH)
                self._table.setColumnWidth(place, round(width * self._zoom / 100))

    def _apply_order(self, order: Sequence[str]) -> None:
        header = self._table.header
        for at, key in enumerate(order):
            header.moveSection(header.visualIndex(self._model.column_of(key)), at)

    def _apply_font(self) -> None:
        """Show letters in the zoom's size, and figures of one width, so that they stand in line."""
        font = tabular(QApplication.font())
        font.setPointSizeF(font.pointSizeF() * self._zoom / 100)
        for table in (self._table, self._frozen):
            table.setFont(font)
            table.header.setFont(font)

    def _apply_heights(self) -> None:
        """Give all rows one fixed height: heights by content take seconds for many rows."""
        needed = self._lines * self._table.fontMetrics().lineSpacing() + _ROW_PAD
        height = max(needed, round(self._theme.row_height * self._zoom / 100))
        for table in (self._table, self._frozen):
            rows = table.verticalHeader()
            rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            rows.setMinimumSectionSize(min(height, rows.minimumSectionSize()))
            rows.setDefaultSectionSize(height)

    @Slot()
    def _on_changed(self) -> None:
        self.changed.emit()

    @Slot(int, int, int)
    def _on_moved(self, _column: int, before: int, after: int) -> None:
        """Let no column be dragged across the border of those that are frozen."""
        count = self.frozen
        if self._busy or (before < count) == (after < count):
            self.changed.emit()
            return
        self._busy = True
        self._table.header.moveSection(after, before)
        self._busy = False
