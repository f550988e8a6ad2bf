# SPDX-License-Identifier: MIT
"""A cell of the grid of units by rounds: the state as a chip, a sign where it came late, what it lacks."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.models.compiling_board_model import CHIP_ROLE
from ui.models.compiling_rounds_model import MARKS_ROLE, CellMarks
from ui.theme import SPACE, Role, Theme, Tone
from ui.widgets.chip import ChipLook, chip_size, paint_chip, tone_icon

_GAP: Final = SPACE // 2
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class RoundCellDelegate(QStyledItemDelegate):
    """Draws states in line below each other: the signs and words beside them begin at one place."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons: dict[tuple[str, Tone], QIcon] = {}
        self._chips: dict[tuple[ChipLook, float], QPixmap] = {}
        self._chip_width = 0
        self._width = 0

    def measure(self, font: QFont) -> int:
        """Take over font and colours, and return the pixels that a column takes: the longest state, the sign,
        and a few words.
        """
        self._chips.clear()
        metrics = QFontMetrics(font)
        states = (self.tr("Chấp nhận"), self.tr("Bản trống"))
        self._chip_width = max(chip_size(metrics, one, self._theme).width() for one in states)
        words = metrics.horizontalAdvance(self.tr("chờ 2 tệp"))
        self._width = self._chip_width + self._theme.icon_size + words + 5 * _GAP
        return self._width

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the ground by the selection, the chip and what stands beside it."""
        self._paint_ground(painter, option)
        look, marks = index.data(CHIP_ROLE), index.data(MARKS_ROLE)
        if isinstance(look, ChipLook) and isinstance(marks, CellMarks):
            self._paint_state(painter, option, look, marks)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the size of any cell: all have the same."""
        return QSize(self._width, self._theme.row_height)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        # The style's own way asks for a dozen things of each of a thousand cells that are all alike.
        rect, theme = option.rect, self._theme
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        active = bool(option.state & QStyle.StateFlag.State_Active)
        if chosen:
            role = Role.SELECTION_BACK if active else Role.SELECTION_BACK_IDLE
            painter.fillRect(rect, theme.colour(role))
        painter.setPen(theme.colour(Role.SEPARATOR))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            theme.paint_focus(painter, rect.toRectF())

    def _paint_state(
        self, painter: QPainter, option: QStyleOptionViewItem, look: ChipLook, marks: CellMarks
    ) -> None:
        rect, theme = option.rect, self._theme
        chip = self._chip(look, option.font, painter.device().devicePixelRatio())
        height = chip.height() / chip.devicePixelRatio()
        left, top = rect.left() + _GAP, rect.center().y() - int(height) // 2 + 1
        painter.drawPixmap(left, top, chip)
        at, side = left + self._chip_width + _GAP, theme.icon_size
        if marks.late or marks.past_due:
            tone = Tone.BAD if marks.past_due else Tone.WARNING
            place = rect.center().y() - (side - 1) // 2
            self._icon("overdue", tone).paint(painter, at, place, side, side)
        if marks.words:
            room = QRect(rect)
            room.setLeft(at + side + _GAP)
            painter.setFont(option.font)
            painter.setPen(theme.colour(Role.TEXT))
            painter.drawText(room, _LEFT, marks.words)

    def _chip(self, look: ChipLook, font: QFont, ratio: float) -> QPixmap:
        """Return a chip drawn once: a screen shows hundreds of the same few."""
        key = (look, ratio)
        if key not in self._chips:
            size = chip_size(QFontMetrics(font), look.text, self._theme)
            drawn = QPixmap(size * ratio)
            drawn.setDevicePixelRatio(ratio)
            drawn.fill(Qt.GlobalColor.transparent)
            painter = QPainter(drawn)
            painter.setFont(font)
            picture = self._icon(look.icon, look.tone)
            rect = QRect(QPoint(0, 0), size)
            paint_chip(painter, rect, picture, look.text, look.tone, self._theme)
            painter.end()
            self._chips[key] = drawn
        return self._chips[key]

    def _icon(self, name: str, tone: Tone) -> QIcon:
        key = (name, tone)
        if key not in self._icons:
            self._icons[key] = tone_icon(name, tone, self._theme)
        return self._icons[key]
