# SPDX-License-Identifier: MIT
"""The dates of the round in view: typed in place of the usual ones, and saved together."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from lsapp.domain.dates import grid_date, parse_date
from lsapp.domain.period import RoundCode
from lsapp.domain.records import Round
from lsapp.services.round_dates import DATE_FIELDS, DateDoubt, DateFinding, RoundCalendar
from ui.dialogs.fitted_dialog import FittedDialog
from ui.pages.page import PageContext
from ui.theme import SPACE, Tone, set_muted, set_primary
from ui.widgets.fields import FieldSpec, UnreadableError, is_modified
from ui.widgets.record_form import Mark, RecordForm
from ui.widgets.tall_area import TallArea

if TYPE_CHECKING:
    from lsapp.services.desk import Desk

_LETTERS: Final = 84
_DAY_LETTERS: Final = 14
_NOTE: Final = "note"


class RoundDatesDialog(FittedDialog):
    """Six days and a note; what is doubtful is said at its day as soon as it is left."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(_LETTERS, parent)
        self._context = context
        self._session = context.session
        self._held: Round | None = None
        self._dates: Round | None = None
        self._calendar: RoundCalendar | None = None
        self.setWindowTitle(self.tr("Ngày của kỳ báo cáo"))
        self._build()
        self._lay_out()
        self._connect()
        self._load()

    # --- building ---

    def _build(self) -> None:
        self._intro = QLabel(self)
        self._intro.setTextFormat(Qt.TextFormat.PlainText)
        self._intro.setWordWrap(True)
        set_muted(self._intro)
        language = self._context.settings.language
        self._form = RecordForm(self._specs(), self._context.theme, language, self)
        self._usual = QPushButton(self.tr("Về các &ngày thường lệ"), self)
        self._usual.setEnabled(False)
        self._usual.setAutoDefault(False)
        self._save = QPushButton(self.tr("&Lưu các ngày"), self)
        self._save.setDefault(True)
        set_primary(self._save)
        self._cancel = QPushButton(self.tr("Hủ&y"), self)
        self._cancel.setAutoDefault(False)

    def _specs(self) -> list[FieldSpec]:
        labels = {
            "flow_from": self.tr("Số phát sinh &từ ngày:"),
            "flow_to": self.tr("Số &phát sinh đến ngày:"),
            "stock_on": self.tr("Số &có đến ngày:"),
            "cut_off": self.tr("Ngày chốt &số liệu:"),
            "unit_deadline": self.tr("Hạn gửi của đơn &vị:"),
            "department_deadline": self.tr("Hạn của cơ quan tổng &hợp:"),
        }
        hint = self.tr("ngày/tháng/năm")

        def read(text: str) -> dt.date:
            if not text.strip():
                raise UnreadableError(self.tr("Cần có ngày, ví dụ 17/12/2026."))
            return parse_date(text)

        def show(value: object) -> str:
            return grid_date(value) if isinstance(value, dt.date) else ""

        days = [
            FieldSpec(name, labels[name], hint=hint, width=_DAY_LETTERS, show=show, read=read)
            for name in DATE_FIELDS
        ]
        example = self.tr("ví dụ: theo Công văn số 215/SKHCN-QLKH")
        return [*days, FieldSpec(_NOTE, self.tr("Căn cứ, &ghi chú:"), hint=example)]

    def _lay_out(self) -> None:
        body = QWidget(self)
        inner = QVBoxLayout(body)
        inner.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, 0)
        inner.setSpacing(SPACE * 2)
        inner.addWidget(self._intro)
        inner.addWidget(self._form)
        inner.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(SPACE * 3, 0, SPACE * 3, 0)
        buttons.setSpacing(SPACE)
        buttons.addWidget(self._usual)
        buttons.addStretch()
        buttons.addWidget(self._save)
        buttons.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, SPACE * 2)
        column.setSpacing(SPACE * 2)
        self._area = TallArea(body, self)
        column.addWidget(self._area, 1)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self._form.edited.connect(self._on_edited)
        self._form.installEventFilter(self)  # also a day that cannot be read gets a line of words
        self._usual.clicked.connect(self._on_usual)
        self._save.clicked.connect(self._on_save)
        self._cancel.clicked.connect(self.reject)

    def _load(self) -> None:
        view, facts = self._session.view, self._session.facts
        if view is None or facts is None:
            return
        self._held = next((one for one in view.rounds if one.code == view.round), None)
        if self._held is None:
            return
        code, plan = view.round, facts.plan
        self._intro.setText(
            self.tr(
                "Đợt {round}. Khi công văn yêu cầu báo cáo nêu ngày khác thường lệ thì sửa ở đây; số ngày "
                "còn lại, nộp muộn và phần kiểm tra tính theo các ngày này."
            ).format(round=RoundCode.parse(code).label())
        )
        self._show(self._held)
        self._form.focus_field(DATE_FIELDS[0])

        def work(desk: Desk) -> RoundCalendar:
            from lsapp.services.round_dates import round_calendar

            return round_calendar(desk, plan, code)

        self._session.read(work, self._on_calendar, self)

    # --- showing ---

    def _show(self, dates: Round) -> None:
        self._dates = dates
        self._form.show_new(msgspec.structs.asdict(dates))
        self._judge()

    def _findings(self) -> tuple[DateFinding, ...]:
        if self._dates is None or self._calendar is None:
            return ()
        return self._calendar.findings(self._dates)

    def _judge(self) -> None:
        """Show what is doubtful at its day, and whether there is anything to go back from."""
        found = self._findings()
        self._form.set_marks({one.field: self._mark(one) for one in found})
        usual = self._calendar.usual if self._calendar else None
        self._usual.setEnabled(
            self._dates is not None
            and usual is not None
            and any(getattr(self._dates, name) != getattr(usual, name) for name in DATE_FIELDS)
        )

    @Slot()
    def _make_room(self) -> None:
        self._area.updateGeometry()  # the scrolled part does not tell by itself that it has grown
        self.fit()

    def _mark(self, finding: DateFinding) -> Mark:
        day = grid_date(finding.day) if finding.day else ""
        words = {
            DateDoubt.REVERSED: self.tr("Kỳ kết thúc trước khi bắt đầu."),
            DateDoubt.FAR: self.tr("Cách ngày thường lệ {day} quá xa, xem lại năm."),
            DateDoubt.STOCK_BEFORE_PERIOD: self.tr("Trước khi kỳ số phát sinh bắt đầu."),
            DateDoubt.CUT_OFF_WITHIN_PERIOD: self.tr("Chốt khi kỳ số phát sinh chưa kết thúc."),
            DateDoubt.DEADLINE_BEFORE_CUT_OFF: self.tr("Hạn gửi trước ngày chốt số liệu."),
            DateDoubt.NO_WORKING_DAY: self.tr(
                "Sau ngày chốt chưa có ngày làm việc nào (khoản 5 Điều 8 Nghị định 09/2019/NĐ-CP); sớm "
                "nhất là {day}."
            ),
            DateDoubt.DEPARTMENT_BEFORE_UNITS: self.tr("Trước hạn gửi của đơn vị."),
            DateDoubt.DAY_OFF: self.tr("Là ngày nghỉ; ngày làm việc tiếp theo là {day}."),
        }
        tone = Tone.BAD if finding.blocks else Tone.WARNING
        level = self.tr("Lỗi: {words}") if finding.blocks else self.tr("Lưu ý: {words}")
        return tone, level.format(words=words[finding.doubt].format(day=day))

    # --- slots ---

    def _on_calendar(self, calendar: RoundCalendar) -> None:
        self._calendar = calendar
        self._judge()

    @Slot(str, object)
    def _on_edited(self, name: str, value: object) -> None:
        if self._dates is not None:
            self._dates = msgspec.structs.replace(self._dates, **{name: value})
            self._judge()

    @Slot()
    def _on_usual(self) -> None:
        if self._calendar is None or self._dates is None:
            return
        usual = {name: getattr(self._calendar.usual, name) for name in DATE_FIELDS}
        self._show(msgspec.structs.replace(self._dates, **usual))
        self._form.focus_field(DATE_FIELDS[0])

    @Slot()
    def _on_save(self) -> None:
        dates, held = self._dates, self._held
        if dates is None or held is None or self.is_working:
            return
        self._form.commit()
        dates = self._dates or dates
        # What could not be read stands in its field as it was typed.
        wrong = [name for name in self._form.names if is_modified(self._form.editor(name))]
        wrong += [one.field for one in self._findings() if one.blocks]
        if wrong:
            self._form.focus_field(wrong[0])
            return
        if dates == held:
            self.accept()
            return
        self.set_working(True)

        def work(desk: Desk) -> object:
            from lsapp.services.round_dates import set_round_dates

            return set_round_dates(desk, dates)

        self._session.act(work, lambda _change: self.accept(), self, self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        self.end_failed(error, self._session)

    # --- overrides ---

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            QTimer.singleShot(0, self, self._make_room)
        return super().eventFilter(watched, event)

    def show_working(self, working: bool) -> None:
        """One press is enough."""
        self._save.setEnabled(not working)
