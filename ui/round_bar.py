# SPDX-License-Identifier: MIT
"""The line above every page: which unit, which round, how many days are left, and the way to submit."""

from __future__ import annotations

import datetime as dt
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from lsapp.catalogue.model import Unit
from lsapp.domain.collation import sort_key
from lsapp.domain.dates import day_in_vietnam, format_date
from lsapp.domain.period import RoundCode
from lsapp.domain.records import Round
from ui.icons import icon
from ui.session import Session
from ui.theme import SPACE, Role, Size, Theme, Tone, set_primary, set_size
from ui.translation import language_in_force
from ui.widgets.chip import Chip, ChipLook
from ui.widgets.elided_label import ElidedLabel

_FEWEST_LETTERS: Final = 24  # of a unit's name, before the deadline gives way
_NARROW: Final = 100  # letters


class RoundBar(QWidget):
    """Unit, round and deadline; the rounds can be chosen from, a new one and other dates asked for."""

    round_chosen = Signal(str)
    new_round_asked = Signal()
    dates_asked = Signal()
    unit_chosen = Signal(str)
    submit_asked = Signal()
    back_asked = Signal()
    """Away from a unit's pages, back to the list of all units."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._offers_submit = True
        self._offers_back = False
        self._theme = theme
        self._offered: tuple[Unit, ...] = ()
        self._units = QComboBox(self)
        self._units.setAccessibleName(self.tr("Đơn vị đang xem"))
        self._units.setMinimumContentsLength(_FEWEST_LETTERS)
        self._units.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._unit = ElidedLabel(self, fewest=_FEWEST_LETTERS)
        set_size(self._unit, Size.HEADING)
        look = ChipLook("lock", self.tr("Chỉ xem"), Tone.NEUTRAL)
        self._read_only = Chip(look, theme, self)
        self._read_only.setToolTip(self.tr("Số liệu của đơn vị khác chỉ xem, không sửa ở đây"))
        self._rounds = QComboBox(self)
        self._rounds.setAccessibleName(self.tr("Đợt báo cáo"))
        self._rounds.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._rounds.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._deadline = ElidedLabel(self)
        self._dates = QToolButton(self)
        self._dates.setIcon(icon("calendar"))
        self._dates.setAutoRaise(True)
        self._dates.setAccessibleName(self.tr("Ngày của kỳ..."))
        self._dates.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Without a letter of its own: Alt+N opens the menu Nộp.
        self._submit = QPushButton(
            icon("submit", lambda: theme.colour(Role.ON_ACCENT_TEXT)), self.tr("Nộp..."), self
        )
        self._submit.setToolTip(self.tr("Kiểm tra và nộp (Ctrl+E)"))
        set_primary(self._submit)

        self._back = QToolButton(self)
        self._back.setIcon(icon("left"))
        self._back.setAutoRaise(True)
        self._back.setText(self.tr("Tổng hợp"))
        self._back.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._back.setToolTip(self.tr("Về danh sách đơn vị ở trang Tổng hợp (Ctrl+0)"))
        self._back.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        row.setSpacing(SPACE)
        row.addWidget(self._back)
        row.addWidget(self._unit)
        row.addWidget(self._units, 1)
        row.addWidget(self._read_only)
        row.addWidget(self._rounds)
        row.addWidget(self._deadline)
        row.addWidget(self._dates)
        row.addStretch()
        row.addWidget(self._submit)

        self._rounds.activated.connect(self._on_round_activated)
        self._units.activated.connect(self._on_unit_activated)
        self._submit.clicked.connect(self.submit_asked)
        self._dates.clicked.connect(self.dates_asked)
        self._back.clicked.connect(self.back_asked)
        session.state_changed.connect(self.refresh)
        self.refresh()

    def offer_submit(self, offered: bool) -> None:
        """Show the way to submit, or leave it to the page that has its own."""
        self._offers_submit = offered
        self.refresh()

    def offer_back(self, offered: bool) -> None:
        """Show the way back to the list of units while one of them is read; not on the list itself."""
        self._offers_back = offered
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave words to tips where there is little room: those of the way back, and the deadline, which the
        button of the dates has as well.
        """
        super().resizeEvent(event)
        narrow = self.width() < self.fontMetrics().averageCharWidth() * _NARROW
        style = Qt.ToolButtonStyle
        self._back.setToolButtonStyle(
            style.ToolButtonIconOnly if narrow else style.ToolButtonTextBesideIcon
        )
        self._deadline.setHidden(narrow)

    @Slot()
    def refresh(self) -> None:
        """Show the session's unit and round."""
        view = self._session.view
        self.setVisible(view is not None)
        if view is None:
            return
        facts = self._session.facts
        self._show_units()
        self._rounds.clear()
        for one in view.rounds:
            self._rounds.addItem(self._round_words(one.code), one.code)
        self._rounds.addItem(self.tr("Đợt khác..."), None)
        self._rounds.setCurrentIndex(self._rounds.findData(view.round))
        self._rounds.setEnabled(facts is not None)
        self._read_only.setVisible(facts is not None and not view.is_own)
        current = next((one for one in view.rounds if one.code == view.round), None)
        if current is None:
            self._deadline.set_words("")
        else:
            day = format_date(current.unit_deadline)
            self._deadline.set_words(
                self._deadline_words(current), self.tr("hạn {day}").format(day=day)
            )
        self._dates.setVisible(current is not None)
        self._dates.setEnabled(facts is not None)
        self._dates.setToolTip(self._dates_words(current) if current else "")
        is_read_only = facts is not None and not view.is_own
        self._back.setVisible(is_read_only and self._offers_back)
        self._submit.setVisible(view.is_own and self._offers_submit)
        self._submit.setEnabled(self._session.can_edit)

    def _show_units(self) -> None:
        """Name the unit, or offer the units that have data here; the list is kept while it is the same."""
        view, facts = self._session.view, self._session.facts
        units = facts.units if facts is not None else ()
        several = len(units) > 1
        self._unit.setText(facts.unit.name if facts else "")
        self._unit.setVisible(not several)
        self._units.setVisible(several)
        if not several or view is None:
            return
        if units != self._offered:
            self._offered = units
            self._units.clear()
            for unit in sorted(units, key=lambda one: sort_key(one.name)):
                self._units.addItem(unit.name, unit.code)
            widest = max(self.fontMetrics().horizontalAdvance(one.name) for one in units)
            self._units.view().setMinimumWidth(widest + SPACE * 6)
        self._units.setCurrentIndex(self._units.findData(view.unit))
        self._units.setToolTip(self._units.currentText())

    def _round_words(self, code: str) -> str:
        return self.tr("Đợt {round}").format(round=round_name(code))

    def _deadline_words(self, current: Round) -> str:
        left = (current.unit_deadline - day_in_vietnam(dt.datetime.now(dt.UTC))).days
        day = format_date(current.unit_deadline)
        if left < 0:
            return self.tr("hạn {day} (đã qua {count} ngày)").format(day=day, count=-left)
        if left == 0:
            return self.tr("hạn {day} (hôm nay)").format(day=day)
        return self.tr("hạn {day} (còn {count} ngày)").format(day=day, count=left)

    def _dates_words(self, current: Round) -> str:
        return self.tr(
            "Ngày của kỳ...\nHạn gửi của đơn vị {unit}\n"
            "Số phát sinh từ {flow_from} đến {flow_to}; số có đến {stock_on}\n"
            "Chốt số liệu {cut_off}; cơ quan tổng hợp báo cáo trước {department}"
        ).format(
            unit=format_date(current.unit_deadline),
            flow_from=format_date(current.flow_from),
            flow_to=format_date(current.flow_to),
            stock_on=format_date(current.stock_on),
            cut_off=format_date(current.cut_off),
            department=format_date(current.department_deadline),
        )

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


def round_name(code: str) -> str:
    """Return what a round is called: "năm 2026", "6 tháng đầu năm 2026"; its code in another language."""
    return RoundCode.parse(code).label() if language_in_force() == "vi" else code
