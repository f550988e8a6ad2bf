# SPDX-License-Identifier: MIT
"""Paints a grid's cells: plain lines of text, many at once.

Qt's delegate asks eight things of a model for each cell and lays each text out anew; a page of a
spreadsheet then takes longer than one picture of the screen. Here a cell costs one question, one
look-up of its cut text and one call to draw it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QLine, QModelIndex, QRect, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetrics,
    QIcon,
    QPainter,
    QStaticText,
    QTransform,
)

from ui.colours import Role
from ui.icons import icon
from ui.models.grid_columns import CellChip, Look
from ui.models.grid_model import GridModel
from ui.models.grid_order import is_group
from ui.theme import Theme
from ui.widgets.grid_overlay import GridOverlay

if TYPE_CHECKING:
    from ui.widgets.grid_table import GridTable

PAD: Final = 4
"""Between a cell's edge and its text, in pixels."""

_MOST_CUT_TEXTS: Final = 5_000
_LOOK_WORDS: Final = {
    Look.MUTED: Role.MUTED_TEXT,
    Look.NOT_APPLICABLE: Role.MUTED_TEXT,
    Look.LAST_ROUND: Role.LAST_ROUND_TEXT,
}
_QUIET: Final = (Look.LAST_ROUND, Look.TOTAL)
_PLAIN_TEXT: Final = Qt.TextFormat.PlainText
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_MIDDLE: Final = Qt.AlignmentFlag.AlignHCenter
_AT_END: Final = Qt.TextElideMode.ElideRight
_UPRIGHT: Final = QTransform()
_NARROWEST: Final = 4
"""So many of the narrowest letters have room where one of the usual has."""


Looks = Mapping[tuple[int, int], Look]


class _Place(NamedTuple):
    """A column in sight: where it lies, and which side its text keeps to."""

    column: int
    left: int
    width: int
    side: Qt.AlignmentFlag


class GridPainter:
    """Paints one view; a grid has two where columns are frozen."""

    def __init__(self, view: GridTable, model: GridModel, theme: Theme) -> None:
        self._view = view
        self._model = model
        self._theme = theme
        self._overlay = GridOverlay(view, model, theme)
        self._icon_of = cache(self._make_icon)
        self._font = QFont()
        self._fonts: dict[Look, QFont] = {}
        self._cut: dict[tuple[str, int, Look], tuple[QStaticText, int]] = {}

    def paint(self, area: QRect, active: QModelIndex) -> None:
        """Paint the cells that meet ``area``, and what stands over them."""
        rows, places = self.rows(area), self._places(area)
        painter = QPainter(self._view.viewport())
        if self._view.font() != self._font:
            self._font = QFont(self._view.font())
            self._cut.clear()
            self._fonts.clear()
        painter.setFont(self._font)
        looks = self._looks(rows, places)
        self._paint_grounds(painter, looks, places)
        self._paint_selection(painter, rows, places)
        self._paint_cells(painter, rows, places, looks)
        self._paint_lines(painter, rows, places)
        self._overlay.paint(painter, rows, [place.column for place in places], active)
        painter.end()

    def rows(self, area: QRect) -> range:
        """Return the rows that meet ``area``."""
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

    def _looks(self, rows: range, places: Sequence[_Place]) -> dict[tuple[int, int], Look]:
        """Return how cells stand out, by row and column; those that do not are left out."""
        model, found = self._model, dict[tuple[int, int], Look]()
        columns = [place.column for place in places]
        looked = [column for column in columns if model.columns[column].look_of is not None]
        for row in rows:
            for column in looked if model.entry(row) >= 0 else columns:
                look = model.look(row, column)
                if look is not Look.PLAIN:
                    found[row, column] = look
        return found

    def _paint_grounds(self, painter: QPainter, looks: Looks, places: Sequence[_Place]) -> None:
        """Lay the grounds of cells that stand out; what is selected is laid over them."""
        view, lying = self._view, {place.column: place for place in places}
        quiet = QBrush(self._theme.colour(Role.READ_ONLY_BACK))
        hatch = QBrush(self._theme.colour(Role.SEPARATOR), Qt.BrushStyle.BDiagPattern)
        for (row, column), look in looks.items():
            brush = quiet if look in _QUIET else hatch if look is Look.NOT_APPLICABLE else None
            if brush is not None:
                top, place = view.rowViewportPosition(row), lying[column]
                painter.fillRect(place.left, top, place.width, view.rowHeight(row), brush)

    def _paint_selection(self, painter: QPainter, rows: range, places: Sequence[_Place]) -> None:
        view, selection = self._view, self._view.selectionModel().selection()
        role = Role.SELECTION_BACK if view.is_in_use() else Role.SELECTION_BACK_IDLE
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

    def _paint_cells(
        self, painter: QPainter, rows: range, places: Sequence[_Place], looks: Looks
    ) -> None:
        """Draw the words of the cells; headings of groups are drawn over them, as one line."""
        model, view = self._model, self._view
        if not rows:
            return
        height, pad = view.rowHeight(rows.start), view.px(PAD)
        several, metrics = view.wordWrap(), QFontMetrics(self._font)
        drop = pad - 1 if several else (height - metrics.height()) // 2
        whole_lines = max(1, (height - pad) // metrics.lineSpacing()) * metrics.lineSpacing()
        plain = QColor(self._theme.colour(Role.TEXT))
        painter.setPen(plain)
        columns = [place.column for place in places]
        pictured = {column for column in columns if model.columns[column].chip_of}
        for row in rows:
            if is_group(model.entry(row)):
                continue
            top = view.rowViewportPosition(row)
            for place, text in zip(places, model.shown_texts(row, columns), strict=True):
                column, left, width, side = place
                look = looks.get((row, column), Look.PLAIN)
                if look is not Look.PLAIN:
                    painter.setPen(self._theme.colour(_LOOK_WORDS.get(look, Role.TEXT)))
                    painter.setFont(self._font_of(look))
                if column in pictured:
                    taken = self._paint_chip(painter, row, place, top + drop)
                    left, width = left + taken, width - taken
                if text and several:
                    cell = QRect(left + pad - 1, top + pad - 1, width - 2 * pad + 2, whole_lines)
                    flags = side | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
                    painter.drawText(cell, int(flags), text)
                elif text:
                    line, spare = self._fitting(text, width - 2 * pad, look)
                    if side == _RIGHT:
                        left += spare
                    elif side == _MIDDLE:
                        left += spare // 2
                    painter.drawStaticText(left + pad, top + drop, line)
                if look is not Look.PLAIN:
                    painter.setPen(plain)
                    painter.setFont(self._font)

    def _font_of(self, look: Look) -> QFont:
        """Return the letters of a look, which are made once for a size."""
        if look is not Look.TOTAL and look is not Look.NOT_APPLICABLE:
            return self._font
        font = self._fonts.get(look)
        if font is None:
            font = self._fonts[look] = QFont(self._font)
            font.setBold(look is Look.TOTAL)
            font.setItalic(look is Look.NOT_APPLICABLE)
        return font

    def _paint_chip(self, painter: QPainter, row: int, place: _Place, top: int) -> int:
        """Draw the picture before a cell's words; return how much room it takes."""
        chip = self._model.chip(row, place.column)
        if chip is None:
            return 0
        side, pad = QFontMetrics(self._font).height(), self._view.px(PAD)
        self._icon_of(chip).paint(painter, QRect(place.left + pad, top, side, side))
        return side + pad

    def _fitting(self, text: str, room: int, look: Look) -> tuple[QStaticText, int]:
        """Return one line of text as it fits, laid out in a look's letters, and the room that it leaves.

        To lay text out is what painting costs: what is surely too long is cut before it is measured.
        """
        key = (text, room, look)
        found = self._cut.get(key)
        if found is not None:
            return found
        if len(self._cut) >= _MOST_CUT_TEXTS:
            self._cut.clear()
        font, line = self._font_of(look), text.replace("\n", " ")
        metrics = QFontMetrics(font)
        usual = metrics.averageCharWidth()
        if len(line) * usual > 2 * room:
            line = _elided(metrics, line[: _NARROWEST * room // usual + 8], line, room + 1)
        laid = _laid_out(font, line)
        width = laid.size().width()
        if width > room + 1:
            laid = _laid_out(font, _elided(metrics, line, line, room + 1))
            width = laid.size().width()
        found = self._cut[key] = (laid, max(0, room - math.ceil(width)))
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
        return icon(chip.icon, partial(self._theme.colour, chip.tone.text))


def _elided(metrics: QFontMetrics, part: str, whole: str, room: int) -> str:
    """Return a text cut to a room; ``part`` of it is enough where even that is too long."""
    cut = metrics.elidedText(part, _AT_END, room)
    return metrics.elidedText(whole, _AT_END, room) if cut == part != whole else cut


def _laid_out(font: QFont, words: str) -> QStaticText:
    laid = QStaticText(words)
    laid.setTextFormat(_PLAIN_TEXT)
    laid.prepare(_UPRIGHT, font)
    return laid
