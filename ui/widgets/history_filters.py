# SPDX-License-Identifier: MIT
"""The line above the journal: which actions are shown; or whose life is shown, and the way back."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lsapp.domain.records import TRAVELLING
from ui.icons import icon
from ui.theme import SPACE, set_muted
from ui.widgets.history_words import kind_words

_OTHER_KINDS: Final = ("round", "submission", "receipt", "office")


class HistoryFilters(QWidget):
    """``changed`` when something else is asked for, ``back_asked`` from the life of one record."""

    changed = Signal()
    back_asked = Signal()

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kinds = QComboBox(self)
        self._own = QCheckBox(self.tr("Chỉ đơn &vị này"), self)
        self._state = QLabel(self)
        self._record_name = QLabel(self)
        self._back = QPushButton(icon("left"), self.tr("Trở &lại nhật ký"), self)
        self._fill_kinds(language)
        self._lay_out()
        self._kinds.activated.connect(lambda _=0: self.changed.emit())
        self._own.toggled.connect(lambda _=False: self.changed.emit())
        self._back.clicked.connect(self.back_asked)

    @property
    def kind(self) -> str | None:
        """The kind of records that is asked for; ``None`` for any."""
        kind = self._kinds.currentData()
        return kind if isinstance(kind, str) else None

    @property
    def only_own(self) -> bool:
        """Whether only what touched the unit in view is asked for."""
        return self._own.isChecked()

    def clear(self) -> None:
        """Ask for everything; ``changed`` does not come."""
        blocked = self.blockSignals(True)
        self._kinds.setCurrentIndex(0)
        self._own.setChecked(False)
        self.blockSignals(blocked)

    def set_state(self, words: str) -> None:
        """Say how much is shown."""
        self._state.setText(words)

    def show_life(self, of_one: bool) -> None:
        """Show the way back from the life of one record, or the filters."""
        self._record_bar.setVisible(of_one)
        self._filters.setHidden(of_one)

    def name_record(self, name: str) -> None:
        """Say whose life is shown."""
        self._record_name.setText(self.tr("Lịch sử của {name}").format(name=name))

    def _fill_kinds(self, language: str) -> None:
        self._kinds.setAccessibleName(self.tr("Loại bản ghi"))
        self._kinds.addItem(self.tr("Mọi loại"), None)
        for kind in (*(one.KIND for one in TRAVELLING), *_OTHER_KINDS):
            self._kinds.addItem(kind_words(kind, language), kind)

    def _lay_out(self) -> None:
        self._filters = QWidget(self)
        row = QHBoxLayout(self._filters)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        label = QLabel(self.tr("&Loại bản ghi"), self)
        label.setBuddy(self._kinds)
        set_muted(self._state)
        row.addWidget(label)
        row.addWidget(self._kinds)
        row.addSpacing(SPACE)
        row.addWidget(self._own)
        row.addStretch()
        row.addWidget(self._state)
        self._record_bar = QWidget(self)
        bar = QHBoxLayout(self._record_bar)
        bar.setContentsMargins(0, 0, 0, 0)
        bar.setSpacing(SPACE)
        self._record_name.setTextFormat(Qt.TextFormat.PlainText)
        self._record_name.setWordWrap(True)
        self._back.setAutoDefault(False)
        bar.addWidget(self._record_name, 1)
        bar.addWidget(self._back)
        self._record_bar.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._filters)
        column.addWidget(self._record_bar)
