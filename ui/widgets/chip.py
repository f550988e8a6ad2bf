# SPDX-License-Identifier: MIT
"""A state as an icon and a word on a quiet ground of its tone: by itself, or in the cell of a table."""

from __future__ import annotations

from functools import partial
from typing import Final, NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.icons import icon
from ui.theme import SPACE, Theme, Tone

_PADDING: Final = SPACE * 3 // 4  # at both ends
_GAP: Final = SPACE // 2  # between icon and word
_RISE: Final = SPACE // 4  # above and below the word


class ChipLook(NamedTuple):
    """What a chip shows: the name of an icon, a word, a tone. A model gives one for its cell."""

    icon: str
    text: str
    tone: Tone


class Chip(QWidget):
    """A state that stands by itself, as tall as its word and as wide as it has to be."""

    def __init__(self, look: ChipLook, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_look(look)

    @property
    def look(self) -> ChipLook:
        """What is shown now."""
        return self._look

    def set_look(self, look: ChipLook) -> None:
        """Show another state."""
        self._look = look
        self._icon = tone_icon(look.icon, look.tone, self._theme)
        self.setAccessibleName(look.text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size that holds icon and word."""
        return chip_size(self.fontMetrics(), self._look.text, self._theme)

    def minimumSizeHint(self) -> QSize:
        """Return the same: a word cut short says nothing."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chip."""
        painter = QPainter(self)
        paint_chip(painter, self.rect(), self._icon, self._look.text, self._look.tone, self._theme)


class ChipDelegate(QStyledItemDelegate):
    """Draws the cells of a column as chips, from the `ChipLook` that the model gives for ``role``.

    A cell without one (``None``) is drawn as any other. The model gives the word for
    ``DisplayRole`` as well, for copying and for readers of the screen.
    """

    def __init__(self, theme: Theme, role: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._role = role
        self._icons: dict[tuple[str, Tone], QIcon] = {}

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the cell's ground and focus as the style does, and the chip on it."""
        look = index.data(self._role)
        if not isinstance(look, ChipLook):
            super().paint(painter, option, index)
            return
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        cell.text = ""
        style = cell.widget.style() if cell.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, cell, painter, cell.widget)
        rect = self._chip_rect(cell, look)
        paint_chip(painter, rect, self._icon(look), look.text, look.tone, self._theme)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the size of the chip with a little air."""
        look = index.data(self._role)
        if not isinstance(look, ChipLook):
            return super().sizeHint(option, index)
        size = chip_size(option.fontMetrics, look.text, self._theme)
        return size + QSize(SPACE, SPACE // 2)

    def _chip_rect(self, cell: QStyleOptionViewItem, look: ChipLook) -> QRect:
        room = cell.rect.adjusted(_GAP, 0, -_GAP, 0)
        size = chip_size(cell.fontMetrics, look.text, self._theme).boundedTo(room.size())
        alignment = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return QStyle.alignedRect(cell.direction, alignment, size, room)

    def _icon(self, look: ChipLook) -> QIcon:
        key = (look.icon, look.tone)
        if key not in self._icons:
            self._icons[key] = tone_icon(look.icon, look.tone, self._theme)
        return self._icons[key]


def tone_icon(name: str, tone: Tone, theme: Theme) -> QIcon:
    """Return the icon ``name`` in the colour of the tone's words, light or dark as painted."""
    return icon(name, partial(theme.colour, tone.text))


def chip_size(metrics: QFontMetrics, text: str, theme: Theme) -> QSize:
    """Return the pixels that a chip with ``text`` takes."""
    # One more: letters are placed by fractions of a pixel, and dots for half a pixel would be a pity.
    words = metrics.horizontalAdvance(text) + 1
    width = 2 * _PADDING + theme.icon_size + _GAP + words
    return QSize(width, max(metrics.height(), theme.icon_size) + 2 * _RISE)


def paint_chip(
    painter: QPainter, rect: QRect, icon: QIcon, text: str, tone: Tone, theme: Theme
) -> None:
    """Draw a chip that fills ``rect``, in the painter's font; a word too long ends in dots.

    ``icon`` comes from `tone_icon`: a caller that paints many keeps it.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(tone.back))
    painter.drawRoundedRect(QRectF(rect), SPACE / 2, SPACE / 2)
    side = theme.icon_size
    icon.paint(painter, rect.left() + _PADDING, rect.center().y() - (side - 1) // 2, side, side)
    words = rect.adjusted(_PADDING + side + _GAP, 0, -_PADDING, 0)
    painter.setPen(theme.colour(tone.text))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, words.width())
    painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
    painter.restore()
