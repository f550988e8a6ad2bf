# SPDX-License-Identifier: MIT
"""How a grid's columns and rows lie: widths, order, what is hidden or frozen, lines, zoom; kept as a dict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QFontMetrics

from ui.models.grid_columns import GridColumn, Kind
from ui.models.grid_model import GridModel
from ui.theme import Theme
from ui.widgets.grid_frozen import FrozenTable
from ui.widgets.grid_table import GridTable, table_font

LEAST_ZOOM: Final = 75
MOST_ZOOM: Final = 200
MOST_LINES: Final = 3

_ZOOM_STEP: Final = 10
_LEAST_WIDTH: Final = 24
_MOST_WIDTH: Final = 2_000
_ROW_PAD: Final = 8
_LEAST_HINT: Final = 100
_WORDS: Final = (Kind.TEXT, Kind.LONG_TEXT)
_MOST_FROZEN: Final = (2, 3)
"""Columns held still take so much of the width at most: the others need room to scroll in."""
_LEAST_FROZEN: Final = 96
"""The widest of them is narrowed to this first, before the last of them is let go."""


class GridLayout(QObject):
    """Lays out the two tables of a grid. Widths are kept in pixels at 100 %, whatever the zoom of the grid
    and of the window; both count together.

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
        self._theme = theme
        self._zoom = 100
        self._lines = 1
        self._frozen_count = 0
        self._room: int | None = None
        self._widths = {column.key: float(column.width) for column in model.columns}
        self._look = (table.scale, table_font(100).toString(), theme.row_height)
        self._busy = False
        self._lay_out_columns()
        self._choose_hint()
        table.header.sectionResized.connect(self._on_resized)
        table.header.sectionMoved.connect(self._on_moved)
        model.headerDataChanged.connect(self._on_titles_changed)

    @property
    def zoom(self) -> int:
        """The grid's own zoom in per cent, on top of the window's."""
        return self._zoom

    @property
    def lines(self) -> int:
        """How many lines of text a row shows."""
        return self._lines

    @property
    def frozen(self) -> int:
        """How many columns are to be frozen; fewer are while the window is too narrow for them."""
        return self._frozen_count

    def set_zoom(self, percent: int) -> None:
        """Show everything larger or smaller, from 75 to 200 %."""
        percent = min(max(percent, LEAST_ZOOM), MOST_ZOOM)
        if percent != self._zoom:
            self._zoom = percent
            self.refresh()
            self.changed.emit()

    def step_zoom(self, steps: int) -> None:
        """Zoom in or out by steps of ten per cent."""
        self.set_zoom(self._zoom + steps * _ZOOM_STEP)

    def refresh(self) -> None:
        """Take the window's letters and zoom anew, where they have changed."""
        font = table_font(self._zoom)
        spacing = QFontMetrics(font).lineSpacing()
        look = (self._scale, font.toString(), self._row_height(spacing))
        if look == self._look and self._table.font().pointSizeF() == font.pointSizeF():
            return
        self._look = look
        for table in (self._table, self._frozen):
            table.set_look(font, self._scale, look[2])
        self._lay_out_columns()
        self._table.updateGeometries()

    def set_lines(self, lines: int) -> None:
        """Show one to three lines in each row; all rows stay of one height."""
        self._lines = min(max(lines, 1), MOST_LINES)
        for table in (self._table, self._frozen):
            table.setWordWrap(self._lines > 1)
        self._model.set_wraps(self._lines > 1)
        self.refresh()
        self.changed.emit()

    def freeze(self, count: int) -> None:
        """Hold the first columns in sight in place; 0 lets all scroll."""
        self._frozen_count = max(0, min(count, len(self._seen()) - 1))
        self._lay_out_columns()
        self.changed.emit()

    def fit(self, width: int) -> bool:
        """Have the frozen columns leave room for the others in a view of this width; tell whether other
        columns are held than before.
        """
        self._room = width
        return self._lay_out_columns()

    def places(self) -> list[int]:
        """Return all columns, hidden ones among them, from the left of the screen."""
        header = self._table.header
        return [header.logicalIndex(at) for at in range(header.count())]

    def is_hidden(self, column_key: str) -> bool:
        """Tell whether a column is hidden."""
        return self._table.isColumnHidden(self._model.column_of(column_key))

    def set_hidden(self, column_key: str, hidden: bool) -> None:
        """Hide a column or show it again; the last one in sight stays."""
        column, seen = self._model.column_of(column_key), self._seen()
        if hidden == self._table.isColumnHidden(column) or (hidden and seen == [column]):
            return
        place = seen.index(column) if hidden else -1
        self._set_hidden({column}, hidden)
        if hidden and place < self._frozen_count:
            self._frozen_count -= 1
        self._lay_out_columns()
        self._choose_hint()
        self.changed.emit()

    def show_all(self) -> None:
        """Show every column that is hidden."""
        self._set_hidden(set(range(self._model.columnCount())), hidden=False)
        self._lay_out_columns()
        self._choose_hint()
        self.changed.emit()

    def reset_widths(self) -> None:
        """Give every column the width that it had at first."""
        self._widths = {column.key: float(column.width) for column in self._model.columns}
        self._lay_out_columns()
        self.changed.emit()

    def reset_order(self) -> None:
        """Put the columns in the order that they had at first."""
        self._apply_order(self._model.column_keys())
        self._lay_out_columns()
        self.changed.emit()

    def state(self) -> dict[str, Any]:
        """Return all of it as plain values, columns by their keys."""
        keys = self._model.column_keys()
        return {
            "widths": {key: round(width) for key, width in self._widths.items()},
            "order": [keys[column] for column in self.places()],
            "hidden": [key for at, key in enumerate(keys) if self._table.isColumnHidden(at)],
            "frozen": self._frozen_count,
            "lines": self._lines,
            "zoom": self._zoom,
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Lay out as a state says; what it does not say, or says of columns unknown, stays."""
        keys = set(self._model.column_keys())
        widths, order, hidden = state.get("widths"), state.get("order"), state.get("hidden")
        if isinstance(widths, Mapping):
            for key, width in widths.items():
                if key in keys and isinstance(width, int | float):
                    self._widths[key] = min(max(width, _LEAST_WIDTH), _MOST_WIDTH)
        if isinstance(order, Sequence):
            self._apply_order([key for key in order if key in keys])
        if isinstance(hidden, Sequence) and not keys <= set(hidden):
            gone = {self._model.column_of(key) for key in keys & set(hidden)}
            self._set_hidden(set(range(len(keys))) - gone, hidden=False)
            self._set_hidden(gone, hidden=True)
        for name, apply in (("zoom", self.set_zoom), ("lines", self.set_lines)):
            if isinstance(value := state.get(name), int):
                apply(value)
        count = state.get("frozen")
        self.freeze(count if isinstance(count, int) else self._frozen_count)
        self._choose_hint()

    # Inside

    def _seen(self) -> list[int]:
        """Return the columns in sight, from the left of the screen."""
        return [column for column in self.places() if not self._table.isColumnHidden(column)]

    def _row_height(self, spacing: int) -> int:
        needed = self._lines * spacing + round(_ROW_PAD * self._theme.zoom / 100)
        return max(needed, round(self._theme.row_height * self._zoom / 100))

    @property
    def _scale(self) -> float:
        return self._zoom * self._theme.zoom / 10_000

    def _lay_out_columns(self) -> bool:
        """Give the columns their widths, and hold the frozen ones as far as there is room for them; tell
        whether others are held than before.
        """
        widths = [round(self._widths[key] * self._scale) for key in self._model.column_keys()]
        held = self._fitting(self._seen()[: self._frozen_count], widths)
        with self._quiet():
            for place, width in enumerate(widths):
                if self._table.columnWidth(place) != width:
                    self._table.setColumnWidth(place, width)
        self._table.header.measure_anew()
        others = held != self._frozen.columns
        if others:
            self._frozen.hold(held)
        else:
            self._frozen.lay_out()
        return others

    def _fitting(self, held: list[int], widths: list[int]) -> list[int]:
        """Narrow the widest of the columns held until they leave room for the others; what is still too
        wide is let go. Return those that stay.
        """
        if self._room is None:
            return held
        limit = self._room * _MOST_FROZEN[0] // _MOST_FROZEN[1]
        least = round(_LEAST_FROZEN * self._scale)
        while held and (over := sum(widths[place] for place in held) - limit) > 0:
            widest = max(held, key=widths.__getitem__)
            if widths[widest] <= least:
                held = held[:-1]
            else:
                widths[widest] = max(least, widths[widest] - over)
        return held

    def _apply_order(self, order: Sequence[str]) -> None:
        header = self._table.header
        with self._quiet():
            for at, key in enumerate(order):
                header.moveSection(header.visualIndex(self._model.column_of(key)), at)

    def _set_hidden(self, columns: set[int], hidden: bool) -> None:
        with self._quiet():
            for column in columns:
                self._table.setColumnHidden(column, hidden)

    @contextmanager
    def _quiet(self) -> Iterator[None]:
        """Do what the person did not do by hand: it is not to be kept as if it were."""
        before, self._busy = self._busy, True
        try:
            yield
        finally:
            self._busy = before

    def _choose_hint(self) -> None:
        """Have the words of the empty row stand where there is room for them."""
        columns = self._model.columns
        seen = [columns[place] for place in self._seen()]
        if seen:
            self._model.set_hint_column(max(seen, key=_fitness).key)

    @Slot()
    def _on_titles_changed(self) -> None:
        self._table.header.measure_anew()
        self._choose_hint()

    @Slot(int, int, int)
    def _on_resized(self, place: int, _before: int, width: int) -> None:
        self._table.header.measure_anew()
        if self._busy or not width:
            return
        self._widths[self._model.columns[place].key] = width / self._table.scale
        self.changed.emit()

    @Slot(int, int, int)
    def _on_moved(self, _column: int, before: int, after: int) -> None:
        """Let no column be dragged across the border of those that are frozen."""
        if self._busy:
            return
        count = self._frozen_places()
        if (before < count) != (after < count):
            with self._quiet():
                self._table.header.moveSection(after, before)
            return
        self._lay_out_columns()
        self._choose_hint()
        self.changed.emit()

    def _frozen_places(self) -> int:
        """Return how many places of the header the frozen columns take, hidden ones among them."""
        header, seen = self._table.header, self._seen()
        if not self._frozen_count or len(seen) <= self._frozen_count:
            return 0
        return header.visualIndex(seen[self._frozen_count - 1]) + 1


def _fitness(column: GridColumn) -> tuple[bool, bool, int]:
    """Return how well the words of the empty row stand in a column: the more, the better."""
    wide = column.kind in _WORDS and column.width >= _LEAST_HINT
    typed = wide and column.takes_edits(None)
    return typed, wide and column.is_tree, 0 if wide else column.width
