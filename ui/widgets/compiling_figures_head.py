# SPDX-License-Identifier: MIT
"""Above the figures: what is summed how, in which unit of money, and whether through the rounds."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from ui.icons import icon
from ui.models.compiling_figures_cells import money_words
from ui.theme import SPACE, Size, set_muted, set_size
from ui.widgets.elided_label import ElidedLabel


class FiguresHead(QWidget):
    """The title gives way where room is short, and the words of the button with it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ElidedLabel(self)
        self.note = QLabel(self)
        self.units = QComboBox(self)
        self.trend_button = QToolButton(self)
        self._build()
        self._lay_out()

    def _build(self) -> None:
        set_size(self.title, Size.HEADING)
        self.note.setWordWrap(True)
        set_muted(self.note)
        self.units.setAccessibleName(self.tr("Đơn vị của tiền"))
        self.units.addItem(money_words(True).capitalize(), True)
        self.units.addItem(money_words(False).capitalize(), False)
        self.trend_button.setIcon(icon("timeline"))
        self.trend_button.setText(self.tr("Qua các đợ&t"))
        self.trend_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.trend_button.setCheckable(True)
        self.set_narrow(False)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(self.title, 1)
        row.addWidget(self.units)
        row.addWidget(self.trend_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addLayout(row)
        column.addWidget(self.note)

    def set_narrow(self, narrow: bool) -> None:
        """Leave the words of the button to its tip where there is little room."""
        style = Qt.ToolButtonStyle
        self.trend_button.setToolButtonStyle(
            style.ToolButtonIconOnly if narrow else style.ToolButtonTextBesideIcon
        )
        words = self.trend_button.text().replace("&", "")
        self.trend_button.setToolTip(words if narrow else "")
