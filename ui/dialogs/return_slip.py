# SPDX-License-Identifier: MIT
"""The department's answer to a report: decision, remark, comments at their places; a slip and a letter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QLabel,
    QMenu,
    QPushButton,
    QWidget,
)

from lsapp.domain.dates import day_in_vietnam, format_date
from lsapp.domain.period import RoundCode
from lsapp.domain.records import ReturnDecision, new_key
from lsapp.errors import UserError
from ui.decision_opening import DecisionOpening
from ui.dialogs.mail_server import kept_mail
from ui.dialogs.return_slip_form import SlipForm
from ui.dialogs.return_slip_noting import SlipNoting
from ui.dialogs.return_slip_place import NotePlaceDialog
from ui.dialogs.writing_dialog import WritingDialog
from ui.icons import icon
from ui.pages.page import PageContext
from ui.theme import Tone
from ui.widgets.tall_area import TallArea

if TYPE_CHECKING:
    from lsapp.domain.records import ReturnSlip
    from lsapp.services.desk import Desk
    from lsapp.services.return_review import NotePlace, ReturnFiles, Review
    from lsapp.services.returning import FileNote

ADDRESSES_KEY: Final = "mail/units"
"""Where this machine keeps the units' addresses (``reminding.address_text``)."""
_LETTERS: Final = 128
_ROWS: Final = 34


class SlipUnit(Protocol):
    """Whose report is answered: a line of the board, or the unit whose pages are read."""

    @property
    def unit(self) -> str:
        """The unit's code."""

    @property
    def name(self) -> str:
        """What the unit is called."""

    @property
    def received_on(self) -> dt.date | None:
        """The day on which the report came in, where that is known."""


class ReturnSlipDialog(WritingDialog):
    """Reads the report that is in force, and writes the answer to it: both files or nothing. What is noted
    on the report is saved as it is noted, whether an answer is written now or not.
    """

    def __init__(self, context: PageContext, line: SlipUnit, parent: QWidget | None = None) -> None:
        super().__init__(context, "export", parent)
        self._context = context
        self._session = context.session
        self._line = line
        self._review: Review | None = None
        self.setWindowTitle(self.tr("Phản hồi báo cáo của {unit}").format(unit=line.name))
        self._build()
        self._lay_out()
        self._connect()
        self._load()

    # --- building ---

    def _build(self) -> None:
        database = self._session.path
        self._head = QLabel(self)
        self._head.setTextFormat(Qt.TextFormat.PlainText)
        self._head.setWordWrap(True)
        usual = database.parent if database is not None else Path.home()
        self.form = SlipForm(self._context, usual, self)
        self._noting = SlipNoting(self._session, self.form, self)
        self._opening = DecisionOpening(self._context, self)
        self.compare_button = QPushButton(icon("history"), self.tr("&So sánh..."), self)
        self.compare_button.setToolTip(
            self.tr("So bản này với bản trước: những gì đơn vị đã sửa, thêm, bỏ")
        )
        self.compare_button.setAutoDefault(False)
        self.compare_button.hide()
        self.again_button = QPushButton(icon("restore"), self.tr("Ghi lại phiếu &cũ"), self)
        self.again_button.setToolTip(
            self.tr("Ghi đúng phiếu đã lập và thư kèm phiếu một lần nữa, khi tệp bị mất")
        )
        self.again_button.setAutoDefault(False)
        self.again_button.hide()

    def _lay_out(self) -> None:
        area = TallArea(self.form, self)
        self.lay_out_around(area, [self.compare_button, self.again_button], self._head)
        self.take_size(_LETTERS, _ROWS)

    def _connect(self) -> None:
        self.form.add_asked.connect(self._on_add)
        self.form.changed.connect(self._show_button)
        self._noting.failed.connect(self._on_failed)
        self.compare_button.clicked.connect(self._on_compare)
        self.write_button.clicked.connect(self._on_write)
        self.close_button.clicked.connect(self.reject)

    def _load(self) -> None:
        view, unit = self._session.view, self._line.unit
        self._head.setText(self.tr("Đang đọc bản nộp của {unit}…").format(unit=self._line.name))
        self.set_working(True)
        if view is None:
            return
        plan_code, code = view.plan, view.round

        def work(desk: Desk) -> Review:
            from lsapp.services.return_review import review_of

            return review_of(desk, desk.plan(plan_code), unit, code)

        self._session.read(work, self._on_read, self, self._on_failed)

    # --- showing ---

    def _on_read(self, review: Review) -> None:
        self._review = review
        self.set_working(False)
        day = self._line.received_on
        words = (
            self.tr("{unit}, báo cáo {round}, lần {revision}, nhận ngày {day}.")
            if day is not None
            else self.tr("{unit}, báo cáo {round}, lần {revision}.")
        )
        self._head.setText(
            words.format(
                unit=self._line.name,
                round=RoundCode.parse(review.submission.round).label(),
                revision=review.submission.revision,
                day=format_date(day) if day is not None else "",
            )
        )
        self._noting.submission = review.submission
        self.form.load(review, self._address())
        self.compare_button.setVisible(review.held > 1)
        self._fill_slips(review.slips)
        self._show_button()

    def _fill_slips(self, slips: Sequence[ReturnSlip]) -> None:
        """Offer the slips that were given, to be written once more."""
        self.again_button.setVisible(bool(slips))
        menu = QMenu(self.again_button)
        for slip in slips:
            words = (
                self.tr("Trả lại lần {revision}, ngày {day}")
                if slip.decision is ReturnDecision.RETURNED
                else self.tr("Chấp nhận lần {revision}, ngày {day}")
            )
            day = format_date(day_in_vietnam(slip.returned_at))
            action = menu.addAction(words.format(revision=slip.revision, day=day))
            action.triggered.connect(partial(self._on_write_again, slip))
        self.again_button.setMenu(menu)

    def _address(self) -> str:
        from lsapp.services.reminding import read_addresses

        kept = read_addresses(self._context.settings.read_text(ADDRESSES_KEY))
        return kept.get(self._line.unit, "")

    @Slot()
    def _show_button(self) -> None:
        count = len(self.form.model.notes())
        if not self.form.is_returned:
            words = self.tr("Chấp nhận &báo cáo")
        elif count:
            words = self.tr("&Trả lại với {count} góp ý")
        else:
            words = self.tr("&Trả lại báo cáo")
        self.write_button.setText(words.format(count=count))
        self.write_button.setEnabled(self._review is not None and not self.is_working)

    # --- slots ---

    @Slot()
    def _on_compare(self) -> None:
        """Show what this revision changed, over the answer that is being written."""
        if self._review is not None:
            one = self._review.submission
            self._opening.compare(one.unit, one.round, one.hash)

    @Slot()
    def _on_add(self) -> None:
        if self._review is None:
            return
        dialog = NotePlaceDialog(self._review.places, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.written.connect(self._on_written)
        dialog.open()

    @Slot(object, str)
    def _on_written(self, place: NotePlace, text: str) -> None:
        key = new_key()
        self.form.add_note(place, text, key)
        self._noting.write(key)

    # --- writing ---

    @Slot()
    def _on_write(self) -> None:
        folder = self.form.folder.folder
        if self._review is None or self.is_working:
            return
        if folder is None:
            self.notice.say(Tone.WARNING, self.tr("Chưa có thư mục để ghi tệp."))
            return
        try:
            due_on = self.form.due_on()
        except UserError:
            self.notice.say(
                Tone.WARNING, self.tr("Hạn gửi lại cần đúng dạng ngày/tháng/năm, ví dụ 25/12/2026.")
            )
            self.form.due.setFocus()
            return
        self.notice.hide()
        self.set_working(True)
        self._write(self._review, folder, due_on, self.form.model.notes())

    def _write(
        self, review: Review, folder: Path, due_on: dt.date | None, notes: tuple[FileNote, ...]
    ) -> None:
        returned, remark = self.form.is_returned, self.form.remark.toPlainText()
        to = self.form.address.text()
        sender = kept_mail(self._context.settings).sender
        plan_code = review.submission.plan
        pinned = self.form.model.pinned_keys()
        demand = "answers" if returned and self.form.demand.isChecked() else None

        def work(desk: Desk) -> ReturnFiles:
            from lsapp.services.mail_settings import addresses
            from lsapp.services.return_review import ReturnOrder, write_return_files

            order = ReturnOrder(
                decision=ReturnDecision.RETURNED if returned else ReturnDecision.ACCEPTED,
                remark=remark,
                notes=notes,
                pinned=pinned,
                due_on=due_on,
                demand=demand,
                to=addresses(to),
                sender=next(iter(addresses(sender)), None),
            )
            return write_return_files(desk, desk.plan(plan_code), review.submission, order, folder)

        self._session.act(work, self._on_done, self, self._on_failed)

    @Slot()
    def _on_write_again(self, slip: ReturnSlip) -> None:
        folder = self.form.folder.folder
        if self.is_working:
            return
        if folder is None:
            self.notice.say(Tone.WARNING, self.tr("Chưa có thư mục để ghi tệp."))
            return
        to, sender = self.form.address.text(), kept_mail(self._context.settings).sender
        self.notice.hide()
        self.set_working(True)

        def work(desk: Desk) -> ReturnFiles:
            from lsapp.services.mail_settings import addresses
            from lsapp.services.return_review import write_return_again

            by = next(iter(addresses(sender)), None)
            return write_return_again(desk, desk.plan(slip.plan), slip, folder, addresses(to), by)

        self._session.read(work, self._on_done_again, self, self._on_failed)

    def _on_done_again(self, files: ReturnFiles) -> None:
        words = self.tr("Đã ghi lại đúng phiếu đã lập và thư kèm phiếu, để gửi lại cho {unit}.")
        self._show_files(files, words)

    def _on_done(self, files: ReturnFiles) -> None:
        words = (
            self.tr(
                "Đã ghi nhận trả lại. Mở thư nháp rồi gửi cho {unit}; thư đã kèm phiếu phản hồi."
            )
            if self.form.is_returned
            else self.tr("Đã chấp nhận. Mở thư nháp rồi gửi cho {unit}; thư đã kèm phiếu phản hồi.")
        )
        self._show_files(files, words)

    def _show_files(self, files: ReturnFiles, words: str) -> None:
        self.form.folder.remember()
        self.show_written(words.format(unit=self._line.name), (files.letter, files.slip))

    def _on_failed(self, error: Exception) -> None:
        self.end_failed(error, self._session, self.notice)

    # --- overrides ---

    def show_working(self, working: bool) -> None:
        """Nothing is changed while the slip is written."""
        self.form.setEnabled(not working)
        self._show_button()

    def reject(self) -> None:
        """Close without an answer, but not in the middle of writing; reading is nothing to wait for."""
        if self._review is None:
            self.set_working(False)
        super().reject()
