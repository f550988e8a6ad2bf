# SPDX-License-Identifier: MIT
"""Who owes the round's report otherwise than the list says: excused, added, or with more time; and why."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from lsapp.domain.dates import format_date, grid_date, parse_date
from lsapp.domain.period import RoundCode
from ui.dialogs.fitted_dialog import FittedDialog
from ui.pages.page import PageContext
from ui.theme import SPACE, Tone, set_muted, set_primary
from ui.widgets.fields import FieldSpec, UnreadableError, is_modified
from ui.widgets.notice import Notice
from ui.widgets.record_form import RecordForm
from ui.widgets.tall_area import TallArea
from ui.widgets.unit_chooser import UnitChooser

if TYPE_CHECKING:
    from lsapp.services.beginning import Beginning
    from lsapp.services.desk import Desk
    from lsapp.services.round_board import BoardLine, RoundBoard
    from lsapp.services.round_dates import RoundCalendar

_LETTERS: Final = 78
_DAY_LETTERS: Final = 22
_DUE, _REASON = "due_on", "reason"


class Decision(StrEnum):
    """What is decided."""

    EXCUSE = "excuse"
    ADD = "add"
    EXTEND = "extend"


class ObligationDialog(FittedDialog):
    """One reason, and a day where there is one; nothing is kept before the button is pressed."""

    def __init__(
        self,
        context: PageContext,
        decision: Decision,
        board: RoundBoard,
        line: BoardLine | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_LETTERS, parent)
        self._context = context
        self._session = context.session
        self._decision = decision
        self._board = board
        self._line = line
        self._values: dict[str, object] = {_DUE: None, _REASON: None}
        self._calendar: RoundCalendar | None = None
        self._is_save_wanted = False
        self._asked: dt.date | None = None
        self._build()
        self._lay_out()
        self._connect()
        self._load()

    # --- building ---

    def _build(self) -> None:
        title, button = {
            Decision.EXCUSE: (self.tr("Miễn báo cáo"), self.tr("&Miễn báo cáo")),
            Decision.ADD: (self.tr("Thêm đơn vị phải báo cáo"), self.tr("Thêm đơn &vị")),
            Decision.EXTEND: (self.tr("Gia hạn gửi báo cáo"), self.tr("&Gia hạn")),
        }[self._decision]
        self.setWindowTitle(title)
        self._intro = QLabel(self)
        self._intro.setWordWrap(True)
        set_muted(self._intro)
        self.units = UnitChooser(self)
        self.units.setVisible(self._decision is Decision.ADD)
        language = self._context.settings.language
        self.form = RecordForm(self._specs(), self._context.theme, language, self)
        self.notice = Notice(Tone.WARNING, "", self._context.theme, parent=self)
        self.notice.hide()
        self.save_button = QPushButton(button, self)
        self.save_button.setDefault(True)
        set_primary(self.save_button)
        self._cancel = QPushButton(self.tr("Hủ&y"), self)
        self._cancel.setAutoDefault(False)

    def _specs(self) -> list[FieldSpec]:
        def read(text: str) -> dt.date | None:
            if text.strip():
                return parse_date(text)
            if self._decision is Decision.EXTEND:
                raise UnreadableError(self.tr("Cần có ngày, ví dụ 25/12/2026."))
            return None

        def show(value: object) -> str:
            return grid_date(value) if isinstance(value, dt.date) else ""

        day_label = (
            self.tr("&Hạn gửi mới:")
            if self._decision is Decision.EXTEND
            else self.tr("&Hạn gửi riêng (nếu có):")
        )
        day = FieldSpec(
            _DUE,
            day_label,
            hint=self.tr("ngày/tháng/năm"),
            width=_DAY_LETTERS,
            show=show,
            read=read,
        )
        example = {
            Decision.EXCUSE: self.tr("ví dụ: thành lập ngày 01/12/2026, chưa có nhiệm vụ"),
            Decision.ADD: self.tr("ví dụ: được giao nhiệm vụ theo Công văn số 215/UBND-KGVX"),
            Decision.EXTEND: self.tr("ví dụ: mất điện do bão, đã có văn bản xin gia hạn"),
        }[self._decision]
        reason = FieldSpec(_REASON, self.tr("&Lý do:"), hint=example)
        return [reason] if self._decision is Decision.EXCUSE else [day, reason]

    def _lay_out(self) -> None:
        body = QWidget(self)
        inner = QVBoxLayout(body)
        inner.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, 0)
        inner.setSpacing(SPACE * 2)
        inner.addWidget(self._intro)
        inner.addWidget(self.units, 1)
        inner.addWidget(self.form)
        inner.addWidget(self.notice)
        if self._decision is not Decision.ADD:
            inner.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(SPACE * 3, 0, SPACE * 3, 0)
        buttons.setSpacing(SPACE)
        buttons.addStretch()
        buttons.addWidget(self.save_button)
        buttons.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, SPACE * 2)
        column.setSpacing(SPACE * 2)
        self._area = TallArea(body, self)
        column.addWidget(self._area, 1)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.form.edited.connect(self._on_edited)
        self.units.confirmed.connect(self._on_unit_confirmed)
        self.notice.button.clicked.connect(self._on_next_day)
        self.save_button.clicked.connect(self._on_save)
        self._cancel.clicked.connect(self.reject)

    def _load(self) -> None:
        round_ = self._board.round
        words = {
            Decision.EXCUSE: self.tr(
                "{unit} không phải gửi báo cáo {round}; đơn vị vẫn ở trong bảng cùng lý do."
            ),
            Decision.ADD: self.tr(
                "Đơn vị được chọn phải gửi báo cáo {round} dù danh mục không xếp vào diện báo cáo."
            ),
            Decision.EXTEND: self.tr(
                "{unit} gửi báo cáo {round} theo hạn riêng; hạn chung là {day}."
            ),
        }[self._decision]
        self._intro.setText(
            words.format(
                unit=self._line.name if self._line is not None else "",
                round=RoundCode.parse(round_.code).label(),
                day=format_date(round_.unit_deadline),
            )
        )
        held = self._line.obligation if self._line is not None else None
        if held is not None and held.owes is not (self._decision is Decision.EXCUSE):
            self._values = {_DUE: held.due_on, _REASON: held.reason}
        self.form.show_new(self._values)
        if self._decision is not Decision.EXCUSE:
            self._read_calendar()
        if self._decision is Decision.ADD:
            self.units.take_focus()
            self._session.read(_offered, self._on_offered, self)
        else:
            self.form.focus_field(self.form.names[0])

    def _read_calendar(self) -> None:
        view, facts = self._session.view, self._session.facts
        if view is None or facts is None:
            return
        plan, code = facts.plan, view.round

        def work(desk: Desk) -> RoundCalendar:
            from lsapp.services.round_dates import round_calendar

            return round_calendar(desk, plan, code)

        self._session.read(work, self._on_calendar, self)

    # --- a deadline on a day off ---

    def _next_working_day(self) -> dt.date | None:
        """Return the working day that follows a deadline on a day off."""
        day = self._values[_DUE]
        if self._calendar is None or not isinstance(day, dt.date):
            return None
        following = self._calendar.holidays.working_day_from(day)
        return following if following != day else None

    def _weigh_day(self) -> None:
        """Say at the day that offices do not work on it."""
        following = self._next_working_day()
        marks = {}
        if following is not None:
            words = self.tr("Lưu ý: Là ngày nghỉ; ngày làm việc tiếp theo là {day}.")
            marks[_DUE] = (Tone.WARNING, words.format(day=format_date(following)))
        elif self._asked is not None:
            self.notice.hide()
        self._asked = None
        self.form.set_marks(marks)
        QTimer.singleShot(0, self, self._make_room)

    def _ask_about_day(self, day: dt.date, following: dt.date) -> None:
        """Let the person keep a day off by another press, or take the working day after it."""
        self._asked = day
        words = self.tr(
            "Ngày {day} là ngày nghỉ; ngày làm việc tiếp theo là {next}. Muốn giữ ngày đã ghi thì bấm "
            "“{button}” lần nữa."
        )
        button = self.save_button.text().replace("&", "")
        told = words.format(day=format_date(day), next=format_date(following), button=button)
        take = self.tr("Lấy &ngày {day}").format(day=format_date(following))
        self.notice.say(Tone.WARNING, told, take)
        QTimer.singleShot(0, self, self._make_room)
        self.notice.button.setFocus()

    # --- slots ---

    def _on_calendar(self, calendar: RoundCalendar) -> None:
        self._calendar = calendar
        self._weigh_day()
        if self._is_save_wanted:
            self._is_save_wanted = False
            self._on_save()

    @Slot()
    def _on_next_day(self) -> None:
        following = self._next_working_day()
        if following is not None:
            self._values[_DUE] = following
            self.form.show_values(self._values)
            self._weigh_day()
            self.form.focus_field(_REASON)

    def _on_offered(self, offered: Beginning) -> None:
        self.units.offer(offered)
        self.fit()

    @Slot()
    def _on_unit_confirmed(self) -> None:
        if self.units.unit is not None:
            self.form.focus_field(_REASON)

    @Slot(str, object)
    def _on_edited(self, name: str, value: object) -> None:
        self._values[name] = value
        if name == _DUE:
            self._weigh_day()

    @Slot()
    def _on_save(self) -> None:
        view, unit = self._session.view, self._unit()
        if view is None or self.is_working:
            return
        self.form.commit()
        wrong = [name for name in self.form.names if is_modified(self.form.editor(name))]
        due_on, reason = self._values[_DUE], self._values[_REASON]
        if self._decision is Decision.EXTEND and due_on is None:
            wrong = [_DUE]
        if wrong:
            self._say(self.tr("Cần có ngày đúng dạng ngày/tháng/năm, ví dụ 25/12/2026."), wrong[0])
        elif unit is None:
            self._say(self.tr("Chưa chọn đơn vị. Hãy gõ tên rồi chọn trong danh sách."), "")
        elif not reason:
            self._say(
                self.tr("Chưa có lý do. Lý do đi cùng đơn vị trong bảng và biên bản."), _REASON
            )
        elif due_on is not None and self._calendar is None:
            self._is_save_wanted = True  # the days off are being read
        else:
            day = due_on if isinstance(due_on, dt.date) else None
            following = self._next_working_day()
            if day is not None and following is not None and day != self._asked:
                self._ask_about_day(day, following)
                return
            self.set_working(True)
            self._decide(view.plan, view.round, unit, str(reason), day)

    def _decide(
        self, plan_code: str, code: str, unit: str, reason: str, due_on: dt.date | None
    ) -> None:
        owes = self._decision is not Decision.EXCUSE

        def work(desk: Desk) -> object:
            from lsapp.services.obligations import decide_obligation

            plan = desk.plan(plan_code)
            return decide_obligation(
                desk, plan, code, unit, owes=owes, reason=reason, due_on=due_on
            )

        self._session.act(work, lambda _change: self.accept(), self, self._on_failed)

    def _unit(self) -> str | None:
        if self._line is not None:
            return self._line.unit
        return self.units.unit.code if self.units.unit is not None else None

    def _say(self, words: str, field: str) -> None:
        self.notice.say(Tone.WARNING, words)
        QTimer.singleShot(0, self, self._make_room)
        if field:
            self.form.focus_field(field)
        else:
            self.units.take_focus()

    @Slot()
    def _make_room(self) -> None:
        self._area.updateGeometry()  # the scrolled part does not tell by itself that it has grown
        self.fit()

    def _on_failed(self, error: Exception) -> None:
        self.end_failed(error, self._session, self.notice)
        QTimer.singleShot(0, self, self._make_room)

    # --- overrides ---

    def show_working(self, working: bool) -> None:
        """One press is enough."""
        self.save_button.setEnabled(not working)


def _offered(desk: Desk) -> Beginning:
    """Read the units that there are today."""
    from lsapp.domain.dates import day_in_vietnam
    from lsapp.services.beginning import Beginning

    return Beginning(catalogue=desk.catalogue, day=day_in_vietnam(desk.clock()))
