# SPDX-License-Identifier: MIT
"""The icon of a message: our own drawing in its tone, where Qt's would be another hand's."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QColor, QGuiApplication, QPalette, QPixmap
from PySide6.QtWidgets import QMessageBox, QWidget

from ui.colours import COLOURS, Tone
from ui.icons import icon

_HALF: Final = 128  # of a colour's lightness


def message_pixmap(name: str, tone: Tone, of: QWidget) -> QPixmap:
    """Return the icon ``name`` of `ICON_NAMES`, two lines of ``of``'s text high.

    Messages are also shown where no theme is at hand, as before the first window: whether it is dark, the
    palette tells.
    """
    side = 2 * of.fontMetrics().height()
    return icon(name, lambda: _colour(tone)).pixmap(side, side)


def set_message_icon(box: QMessageBox, name: str, tone: Tone) -> None:
    """Give a box its icon."""
    box.setIconPixmap(message_pixmap(name, tone, box))


def _colour(tone: Tone) -> QColor:
    ground = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    light, dark = COLOURS[tone.line]
    return QColor(dark if ground.lightness() < _HALF else light)
