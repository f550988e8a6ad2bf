# SPDX-License-Identifier: MIT
"""Days off and days worked in exchange: listed by year, added, left out; and which deadlines that moves."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from lsapp.domain.dates import day_in_vietnam, format_date, parse_date
from lsapp.domain.period import RoundCode
from lsapp.errors import UserError
from ui.dialogs.fitted_dialog import FittedDialog
from ui.icons import icon
from ui.models.days_off_model import (
    CHIP_ROLE,
    DAY,
    KIND,
    NAME,
    SOURCE,
    WEEKDAY,
    DaysOffModel,
)
from ui.pages.page import PageContext
from ui.theme import SPACE, Tone, set_muted, set_primary
from ui.widgets.chip import ChipDelegate
from ui.widgets.notice import Notice
from ui.widgets.row_list import set_up_row_list
from ui.words import is_fault, words_for

if TYPE_CHECKING:
    from lsapp.services.days_off import DayTable, DeadlineShift
    from lsapp.services.desk import Desk

_LETTERS: Final = 108
_WIDTHS: Final = {DAY: 14, WEEKDAY: 11, KIND: 15, NAME: 36}  # letters
_DAY_LETTERS: Final = 14
_ROWS: Final = 8
_LEAST: Final = SPACE * 18


class DaysOffDialog(FittedDialog):
    """Nothing is written before Save; what Save will move stands above the buttons all the time."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(_LETTERS, parent)
        self._context = context
        self._session = context.session
        self._table: DayTable | None = None
        self._today = day_in_vietnam(dt.datetime.now(dt.UTC))
        self._working = False
        self.setWindowTitle(self.tr("Ngày nghỉ và làm bù"))
        self._build()
        self._lay_out()
        self._connect()
        self._load()

    # --- building ---

    def _build(self) -> None:
        self._intro = QLabel(
            self.tr(
                "Hạn nộp rơi vào ngày nghỉ thì chuyển sang ngày làm việc tiếp theo. Đối chiếu Tết và ngày "
                "hoán đổi với thông báo của từng năm."
            ),
            self,
        )
        self._intro.setWordWrap(True)
        set_muted(self._intro)
        self.year = QComboBox(self)
        self.model = DaysOffModel(self)
        self.days = QTableView(self)
        self.days.setModel(self.model)
        self.days.setItemDelegateForColumn(
            KIND, ChipDelegate(self._context.theme, CHIP_ROLE, self.days)
        )
        self.days.setAccessibleName(self.tr("Ngày nghỉ và làm bù trong năm"))
        set_up_row_list(self.days)
        self.first, self.last, self.name = QLineEdit(self), QLineEdit(self), QLineEdit(self)
        self.first.setPlaceholderText(self.tr("ngày/tháng/năm"))
        self.last.setPlaceholderText(self.tr("một ngày thì để trống"))
        self.name.setPlaceholderText(self.tr("ví dụ: Tết Nguyên đán; Làm bù cho ngày 02/01/2027"))
        self.kind = QComboBox(self)
        self.kind.addItem(self.tr("Nghỉ"), False)
        self.kind.addItem(self.tr("Làm việc (làm bù)"), True)
        self.add_button = QPushButton(icon("add"), self.tr("Thê&m ngày"), self)
        self.drop_button = QPushButton(icon("delete"), self.tr("&Bỏ ngày đang chọn"), self)
        self.notice = Notice(Tone.WARNING, "", self._context.theme, parent=self)
        self.notice.hide()
        self.preview = QLabel(self)
        self.preview.setWordWrap(True)
        self.preview.setTextFormat(Qt.TextFormat.PlainText)
        self.save_button = QPushButton(self.tr("&Lưu bảng ngày"), self)
        set_primary(self.save_button)
        self._cancel = QPushButton(self.tr("Hủ&y"), self)
        for button in (self.drop_button, self.save_button, self._cancel):
            button.setAutoDefault(False)
        self.add_button.setDefault(True)  # Enter in a line adds; saving is asked for by its button

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        year = QLabel(self.tr("&Năm:"), self)
        year.setBuddy(self.year)
        head.addWidget(year)
        head.addWidget(self.year)
        head.addStretch()
        head.addWidget(self.drop_button)
        form = QGridLayout()
        form.setHorizontalSpacing(SPACE)
        form.setVerticalSpacing(SPACE // 2)
        for text, field, row, place in (
            (self.tr("&Từ ngày:"), self.first, 0, 0),
            (self.tr("Đến n&gày:"), self.last, 0, 1),
            (self.tr("L&oại:"), self.kind, 0, 2),
            (self.tr("Tên gọ&i:"), self.name, 2, 0),
        ):
            label = QLabel(text, self)
            label.setBuddy(field)
            form.addWidget(label, row, place)
            form.addWidget(field, row + 1, place, 1, 3 if field is self.name else 1)
        form.addWidget(self.add_button, 3, 3)
        for place in range(3):
            form.setColumnStretch(place, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE)
        buttons.addStretch()
        buttons.addWidget(self.save_button)
        buttons.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 2)
        column.setSpacing(SPACE * 2)
        for part in (self._intro, head, self.days, form, self.notice, self.preview, buttons):
            if isinstance(part, QWidget):
                column.addWidget(part, 1 if part is self.days else 0)
            else:
                column.addLayout(part)

    def _connect(self) -> None:
        self.year.currentIndexChanged.connect(self._on_year)
        self.add_button.clicked.connect(self._on_add)
        self.drop_button.clicked.connect(self._on_drop)
        self.save_button.clicked.connect(self._on_save)
        self._cancel.clicked.connect(self.reject)
        self._context.theme.changed.connect(self._fit_table)

    def _load(self) -> None:
        self._enable()

        def work(desk: Desk) -> DayTable:
            from lsapp.services.days_off import day_table

            return day_table(desk)

        self._session.read(work, self._on_read, self, self._on_failed)

    def _on_read(self, table: DayTable) -> None:
        self._show(table, self._today)
        self.first.setFocus()

    # --- showing ---

    def _show(self, table: DayTable, at: dt.date) -> None:
        """Show the table as it is now, at the year and the day ``at``."""
        self._table = table
        years = sorted({*table.years, at.year, self._today.year + 1}, reverse=True)
        self.year.blockSignals(True)
        self.year.clear()
        for one in years:
            self.year.addItem(str(one), one)
        self.year.setCurrentIndex(self.year.findData(at.year))
        self.year.blockSignals(False)
        self.model.set_days(table.days(at.year))
        row = self.model.row_from(at)
        if row >= 0:
            index = self.model.index(row, DAY)
            self.days.setCurrentIndex(index)
            self.days.scrollTo(index)
            QTimer.singleShot(0, self, self._scroll_to_current)
        self._tell_shifts(table)
        self._enable()

    @Slot()
    def _scroll_to_current(self) -> None:
        """Show the day again when the words below have taken their place, which lowers the table."""
        self.days.scrollTo(self.days.currentIndex())

    def _tell_shifts(self, table: DayTable) -> None:
        shifts = table.shifts(self._today)
        if not table.is_changed:
            words = self.tr("Bảng chưa có gì thay đổi.")
        elif not shifts:
            words = self.tr("Khi lưu, không đợt nào đang mở phải đổi hạn.")
        else:
            words = self.tr("Khi lưu: {changes}.").format(
                changes="; ".join(self._shift_words(one) for one in shifts)
            )
        self.preview.setText(words)
        if self.isVisible():
            QTimer.singleShot(0, self, self.fit)

    def _shift_words(self, shift: DeadlineShift) -> str:
        words = self.tr("{round}, {deadline}: {before} chuyển thành {after}")
        if shift.by_hand:
            words = self.tr("{round}, {deadline}: giữ {before} vì đã đặt riêng")
        deadline = (
            self.tr("hạn gửi của đơn vị")
            if shift.field == "unit_deadline"
            else self.tr("hạn của cơ quan tổng hợp")
        )
        return words.format(
            round=RoundCode.parse(shift.round.code).label(),
            deadline=deadline,
            before=format_date(shift.before),
            after=format_date(shift.after),
        )

    def _enable(self) -> None:
        ready = self._table is not None and not self._working
        for widget in (self.first, self.last, self.name, self.kind, self.add_button, self.year):
            widget.setEnabled(ready)
        self.drop_button.setEnabled(ready and self.model.rowCount() > 0)
        changed = self._table is not None and self._table.is_changed
        self.save_button.setEnabled(ready and changed)

    @Slot()
    def _fit_table(self) -> None:
        self._context.theme.set_up_table(self.days)
        letter = self.days.fontMetrics().averageCharWidth()
        header = self.days.horizontalHeader()
        for column, letters in _WIDTHS.items():
            header.resizeSection(column, letter * letters)
        header.setSectionResizeMode(SOURCE, QHeaderView.ResizeMode.Stretch)
        rows = self.days.verticalHeader().defaultSectionSize() * _ROWS
        self.days.setMinimumHeight(min(rows, _LEAST))
        for line in (self.first, self.last):
            line.setMinimumWidth(letter * _DAY_LETTERS)

    def _say(self, tone: Tone, words: str) -> None:
        self.notice.say(tone, words)
        QTimer.singleShot(0, self, self.fit)

    # --- slots ---

    @Slot()
    def _on_year(self) -> None:
        if self._table is not None:
            self.model.set_days(self._table.days(self.year.currentData()))
            if self.model.rowCount():
                self.days.setCurrentIndex(self.model.index(0, DAY))
            self._enable()

    @Slot()
    def _on_add(self) -> None:
        if self._table is None:
            return
        first = self._day(self.first)
        if first is None:
            return
        last = self._day(self.last) if self.last.text().strip() else first
        if last is None:
            return
        works = bool(self.kind.currentData())
        try:
            table = self._table.adding(first, last, works=works, name=self.name.text())
        except UserError as error:
            self._say(Tone.WARNING, words_for(error).plain())
            (self.name if error.code == "days.name_missing" else self.first).setFocus()
            return
        self.notice.hide()
        for line in (self.first, self.last, self.name):
            line.clear()
        self._show(table, first)
        self.first.setFocus()

    def _day(self, line: QLineEdit) -> dt.date | None:
        try:
            return parse_date(line.text())
        except UserError:
            self._say(Tone.WARNING, self.tr("Cần có ngày đúng dạng, ví dụ 17/12/2026."))
            line.setFocus()
            return None

    @Slot()
    def _on_drop(self) -> None:
        index = self.days.currentIndex()
        if self._table is None or not index.isValid():
            return
        day = self.model.day(index.row()).day
        try:
            table = self._table.leaving_out(day)
        except UserError as error:
            self._say(Tone.WARNING, words_for(error).plain())
            return
        self.notice.hide()
        self._show(table, day)

    @Slot()
    def _on_save(self) -> None:
        table = self._table
        if table is None or self._working:
            return
        self._working = True
        self._enable()
        today = self._today

        def work(desk: Desk) -> object:
            from lsapp.services.days_off import keep_days

            return keep_days(desk, table, today)

        self._session.act(work, self._on_saved, self, self._on_failed)

    def _on_saved(self, _change: object) -> None:
        self._working = False
        self.accept()
        self._context.notify(Tone.GOOD, self.tr("Đã lưu bảng ngày nghỉ và làm bù."), "", None)

    def _on_failed(self, error: Exception) -> None:
        self._working = False
        self._enable()
        if is_fault(error):
            self._session.failed.emit(error)
        else:
            self._say(Tone.BAD, words_for(error).plain())

    # --- overrides ---

    def showEvent(self, event: QShowEvent) -> None:
        self._fit_table()
        super().showEvent(event)

    def reject(self) -> None:
        """Close without a change, but not in the middle of writing."""
        if not self._working:
            super().reject()
