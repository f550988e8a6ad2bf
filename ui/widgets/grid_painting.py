# SPDX-License-Identifier: MIT
"""Paints a grid's cells: plain lines of text, many at once.

Qt's delegate asks eight things of a model for each cell and lays each text out anew; a page of a
spreadsheet then takes longer than one picture of the screen. Here a cell costs one question, one
look-up of its cut text and one call to draw it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Final, NamedTuple

from PySide6.QtCore import QLine, QModelIndex, QRect, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QIcon, QPainter, QStaticText
from PySide6.QtWidgets import QTableView

from ui.colours import Role
from ui.icons import icon
from ui.models.grid_columns import CellChip, Look
from ui.models.grid_model import GridModel
from ui.theme import Theme
from ui.widgets.grid_overlay import GridOverlay

PAD: Final = 4
"""Between a cell's edge and its text, in pixels."""

_MOST_CUT_TEXTS: Final = 5_000
_LOOK_WORDS: Final = {
    Look.MUTED: Role.MUTED_TEXT,
    Look.NOT_APPLICABLE: Role.MUTED_TEXT,
    Look.LAST_ROUND: Role.LAST_ROUND_TEXT,
}
_QUIET: Final = (Look.LAST_ROUND, Look.TOTAL)


class _Place(NamedTuple):
    """A column in sight: where it lies, and which side its text keeps to."""

    column: int
    left: int
    width: int
    side: Qt.AlignmentFlag


class GridPainter:
    """Paints one view; a grid has two where columns are frozen."""

    def __init__(
        self,
        view: QTableView,
        model: GridModel,
        theme: Theme,
        free_width: Callable[[int], int],
    ) -> None:
        self._view = view
        self._model = model
        self._theme = theme
        self._overlay = GridOverlay(view, model, theme, free_width)
        self._icon_of = cache(self._make_icon)
        self._font = QFont()
        self._cut: dict[tuple[str, int, Look], tuple[QStaticText, int]] = {}

    def paint(self, area: QRect, active: QModelIndex) -> None:
        """Paint the cells that meet ``area``, and what stands over them."""
        rows, places = self._rows(area), self._places(area)
        painter = QPainter(self._view.viewport())
        if self._view.font() != self._font:
            self._font = QFont(self._view.font())
            self._cut.clear()
        painter.setFont(self._font)
        self._paint_selection(painter, rows, places)
        self._paint_cells(painter, rows, places)
        self._paint_lines(painter, rows, places)
        self._overlay.paint(painter, rows, [place.column for place in places], active)
        painter.end()

    def _rows(self, area: QRect) -> range:
        last = self._model.rowCount() - 1
        top, bottom = self._view.rowAt(area.top()), self._view.rowAt(area.bottom())
        if top < 0 or last < 0:
            return range(0)
        return range(top, (last if bottom < 0 else min(bottom, last)) + 1)

    def _places(self, area: QRect) -> list[_Place]:
        view, found = self._view, []
        for column, shown in enumerate(self._model.columns):
            left, width = view.columnViewportPosition(column), view.columnWidth(column)
            if width and left <= area.right() and left + width > area.left():
                found.append(_Place(column, left, width, shown.side))
        return found

    def _paint_selection(self, painter: QPainter, rows: range, places: Sequence[_Place]) -> None:
        view, selection = self._view, self._view.selectionModel().selection()
        role = Role.SELECTION_BACK if view.hasFocus() else Role.SELECTION_BACK_IDLE
        brush = QBrush(self._theme.colour(role))
        for number in range(selection.count()):
            block = selection.at(number)
            top, bottom = max(block.top(), rows.start), min(block.bottom(), rows.stop - 1)
            if top > bottom:
                continue
            above = view.rowViewportPosition(top)
            height = view.rowViewportPosition(bottom) + view.rowHeight(bottom) - above
            for place in places:
                if block.left() <= place.column <= block.right():
                    painter.fillRect(place.left, above, place.width, height, brush)

    def _paint_cells(self, painter: QPainter, rows: range, places: Sequence[_Place]) -> None:
        model, view = self._model, self._view
        if not rows:
            return
        height = view.rowHeight(rows.start)
        metrics = QFontMetrics(self._font)
        plain = QColor(self._theme.colour(Role.TEXT))
        painter.setPen(plain)
        several = view.wordWrap()
        drop = PAD - 1 if several else (height - metrics.height()) // 2
        looked = [place.column for place in places if model.columns[place.column].look_of]
        pictured = {place.column for place in places if model.columns[place.column].chip_of}
        for row in rows:
            entry, top = model.entry(row), view.rowViewportPosition(row)
            for place in places:
                column, left, width, side = place
                look = model.look(row, column) if entry < 0 or column in looked else Look.PLAIN
                if look is not Look.PLAIN:
                    self._begin_look(painter, look, QRect(left, top, width, height))
                if column in pictured:
                    taken = self._paint_chip(painter, row, place, top + drop)
                    left, width = left + taken, width - taken
                text = model.shown_text(row, column)
                if text and several:
                    cell = QRect(left + PAD - 1, top + PAD - 1, width - 2 * PAD + 2, height - PAD)
                    flags = side | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
                    painter.drawText(cell, int(flags), text)
                elif text:
                    line, advance = self._fitting(painter, text, width, look)
                    if side == Qt.AlignmentFlag.AlignRight:
                        left += width - PAD - advance
                    elif side == Qt.AlignmentFlag.AlignHCenter:
                        left += (width - advance) // 2
                    else:
                        left += PAD
                    painter.drawStaticText(left, top + drop, line)
                if look is not Look.PLAIN:
                    painter.setPen(plain)
                    painter.setFont(self._font)

    def _begin_look(self, painter: QPainter, look: Look, cell: QRect) -> None:
        """Lay a look's ground and take its letters for the text that follows."""
        if look in _QUIET:
            painter.fillRect(cell, self._theme.colour(Role.READ_ONLY_BACK))
        elif look is Look.NOT_APPLICABLE:
            hatch = QBrush(self._theme.colour(Role.SEPARATOR), Qt.BrushStyle.BDiagPattern)
            painter.fillRect(cell, hatch)
        painter.setPen(self._theme.colour(_LOOK_WORDS.get(look, Role.TEXT)))
        if look in (Look.TOTAL, Look.NOT_APPLICABLE):
            font = QFont(self._font)
            font.setBold(look is Look.TOTAL)
            font.setItalic(look is Look.NOT_APPLICABLE)
            painter.setFont(font)

    def _paint_chip(self, painter: QPainter, row: int, place: _Place, top: int) -> int:
        """Draw the picture before a cell's words; return how much room it takes."""
        chip = self._model.chip(row, place.column)
        if chip is None:
            return 0
        side = QFontMetrics(self._font).height()
        self._icon_of(chip).paint(painter, QRect(place.left + PAD, top, side, side))
        return side + PAD

    def _fitting(
        self, painter: QPainter, text: str, width: int, look: Look
    ) -> tuple[QStaticText, int]:
        """Return one line of text as it fits, laid out in the painter's font, and how wide it is."""
        key = (text, width, look)
        found = self._cut.get(key)
        if found is None:
            if len(self._cut) >= _MOST_CUT_TEXTS:
                self._cut.clear()
            metrics, line = painter.fontMetrics(), text.replace("\n", " ")
            cut = metrics.elidedText(line, Qt.TextElideMode.ElideRight, width - 2 * PAD + 1)
            laid = QStaticText(cut)
            laid.setTextFormat(Qt.TextFormat.PlainText)
            laid.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
            found = self._cut[key] = (laid, metrics.horizontalAdvance(cut))
        return found

    def _paint_lines(self, painter: QPainter, rows: range, places: Sequence[_Place]) -> None:
        if not rows or not places:
            return
        view = self._view
        top, last = view.rowViewportPosition(rows.start), rows.stop - 1
        height = view.rowHeight(rows.start)
        bottom = view.rowViewportPosition(last) + height - 1
        left = min(place.left for place in places)
        right = max(place.left + place.width for place in places) - 1
        edges = [place.left + place.width - 1 for place in places]
        lines = [QLine(edge, top, edge, bottom) for edge in edges]
        lines += [
            QLine(left, below, right, below)
            for below in range(top + height - 1, bottom + 1, height)
        ]
        painter.setPen(self._theme.colour(Role.SEPARATOR))
        painter.drawLines(lines)

    def _make_icon(self, chip: CellChip) -> QIcon:
        return icon(chip.icon, lambda: self._theme.colour(chip.tone.text))
