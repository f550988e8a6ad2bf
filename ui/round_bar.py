# SPDX-License-Identifier: MIT
"""The line above every page: which unit, which round, how many days are left, and the way to submit."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QWidget

from lsapp.domain.dates import day_in_vietnam, format_date
from lsapp.domain.period import RoundCode
from lsapp.domain.records import Round
from ui.icons import icon
from ui.session import Session
from ui.theme import SPACE, Role, Size, Theme, set_primary, set_size


class RoundBar(QWidget):
    """Unit, round and deadline; the rounds can be chosen from, a new one asked for."""

    round_chosen = Signal(str)
    new_round_asked = Signal()
    unit_chosen = Signal(str)
    submit_asked = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._units = QComboBox(self)
        self._units.setAccessibleName(self.tr("Đơn vị đang xem"))
        self._unit = QLabel(self)
        self._unit.setTextFormat(Qt.TextFormat.PlainText)
        set_size(self._unit, Size.HEADING)
        self._rounds = QComboBox(self)
        self._rounds.setAccessibleName(self.tr("Đợt báo cáo"))
        self._rounds.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._deadline = QLabel(self)
        self._deadline.setTextFormat(Qt.TextFormat.PlainText)
        self._submit = QPushButton(
            icon("submit", lambda: theme.colour(Role.ON_ACCENT_TEXT)), self.tr("&Nộp..."), self
        )
        set_primary(self._submit)

        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        row.setSpacing(SPACE)
        row.addWidget(self._unit)
        row.addWidget(self._units)
        row.addWidget(self._rounds)
        row.addWidget(self._deadline)
        row.addStretch()
        row.addWidget(self._submit)

        self._rounds.activated.connect(self._on_round_activated)
        self._units.activated.connect(self._on_unit_activated)
        self._submit.clicked.connect(self.submit_asked)
        session.state_changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the session's unit and round."""
        view = self._session.view
        self.setVisible(view is not None)
        if view is None:
            return
        facts = self._session.facts
        self._unit.setText(facts.unit.name if facts else "")
        several = facts is not None and len(facts.units) > 1
        self._unit.setVisible(not several)
        self._units.setVisible(several)
        if facts is not None and several:
            self._units.clear()
            for unit in sorted(facts.units, key=lambda one: one.name):
                self._units.addItem(unit.name, unit.code)
            self._units.setCurrentIndex(self._units.findData(view.unit))
        self._rounds.clear()
        for one in view.rounds:
            self._rounds.addItem(self._round_words(one.code), one.code)
        self._rounds.addItem(self.tr("Đợt khác..."), None)
        self._rounds.setCurrentIndex(self._rounds.findData(view.round))
        self._rounds.setEnabled(facts is not None)
        current = next((one for one in view.rounds if one.code == view.round), None)
        self._deadline.setText(self._deadline_words(current) if current else "")
        self._submit.setEnabled(self._session.can_edit)

    def _round_words(self, code: str) -> str:
        return self.tr("Đợt {round}").format(round=RoundCode.parse(code).label())

    def _deadline_words(self, current: Round) -> str:
        left = (current.unit_deadline - day_in_vietnam(dt.datetime.now(dt.UTC))).days
        day = format_date(current.unit_deadline)
        if left < 0:
            return self.tr("hạn {day} (đã qua {count} ngày)").format(day=day, count=-left)
        if left == 0:
            return self.tr("hạn {day} (hôm nay)").format(day=day)
        return self.tr("hạn {day} (còn {count} ngày)").format(day=day, count=left)

    @Slot(int)
    def _on_round_activated(self, index: int) -> None:
        code = self._rounds.itemData(index)
        view = self._session.view
        if code is None:
            if view is not None:
                self._rounds.setCurrentIndex(self._rounds.findData(view.round))
            self.new_round_asked.emit()
        else:
            self.round_chosen.emit(code)

    @Slot(int)
    def _on_unit_activated(self, index: int) -> None:
        self.unit_chosen.emit(self._units.itemData(index))
