# SPDX-License-Identifier: MIT
"""The files received from one unit: look at an original, set the day of receipt, withdraw, take in again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from lsapp.domain.dates import format_date, grid_date, parse_date
from lsapp.domain.period import RoundCode
from lsapp.errors import UserError
from ui.decision_opening import DecisionOpening
from ui.dialogs.fitted_dialog import FittedDialog
from ui.dialogs.messages import ask
from ui.icons import icon
from ui.models.received_files_model import (
    CHIP_ROLE,
    FILE,
    IMPORTED,
    NOTE,
    RECEIVED,
    REVISION,
    STATE,
    TIMELY,
    ReceivedFilesModel,
)
from ui.pages.page import PageContext
from ui.theme import SPACE, Tone, set_muted, set_primary
from ui.widgets.chip import ChipDelegate
from ui.widgets.decision_note import DecisionNote
from ui.widgets.notice import Notice
from ui.widgets.row_list import set_up_row_list

if TYPE_CHECKING:
    from lsapp.services.desk import Desk
    from lsapp.services.received_files import ReceivedFile, ReceivedFiles
    from lsapp.services.receiving import Outcome

T = TypeVar("T")

_LETTERS: Final = 150
_DAY_LETTERS: Final = 14
_ROWS: Final = 7
_WIDTHS: Final = {STATE: 22, FILE: 34, REVISION: 6, RECEIVED: 13, TIMELY: 16, IMPORTED: 18}
_BINDING: Final = frozenset({"accepted", "locked"})
_TO_DECIDE: Final = frozenset({"edited", "conflict", "locked"})


class ReceivedFilesDialog(FittedDialog):
    """A list with its latest file on top; the day of the current one is typed below and saved by its button."""

    def __init__(
        self, context: PageContext, unit: str, round_code: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(_LETTERS, parent)
        self._context = context
        self._session = context.session
        self._unit, self._round = unit, round_code
        self._key = ""
        self.setWindowTitle(self.tr("Tệp đã nhận"))
        self._build()
        self._lay_out()
        self._connect()
        self._load()

    # --- building ---

    def _build(self) -> None:
        self.intro = QLabel(self)
        self.intro.setTextFormat(Qt.TextFormat.PlainText)
        self.intro.setWordWrap(True)
        set_muted(self.intro)
        self.model = ReceivedFilesModel(self)
        self.table = QTableView(self)
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("Các tệp đã nhận"))
        set_up_row_list(self.table)
        for column in (STATE, TIMELY):
            self.table.setItemDelegateForColumn(
                column, ChipDelegate(self._context.theme, CHIP_ROLE, self.table)
            )
        self.day = QLineEdit(self)
        self.day.setPlaceholderText(self.tr("ngày/tháng/năm"))
        self.reason = QLineEdit(self)
        self.reason.setPlaceholderText(
            self.tr("ví dụ: theo dấu bưu điện, theo sổ công văn đến số 1215")
        )
        self.notice = Notice(Tone.WARNING, "", self._context.theme, parent=self)
        self.notice.hide()
        self.decision = DecisionNote(self._session, self)
        self.opening = DecisionOpening(self._context, self)
        self.save_button = QPushButton(self.tr("&Lưu ngày nhận"), self)
        self.save_button.setDefault(True)
        set_primary(self.save_button)
        self.original_button = QPushButton(icon("open-file"), self.tr("&Mở bản gốc"), self)
        self.decide_button = QPushButton(icon("edit"), self.tr("&Quyết định..."), self)
        self.withdraw_button = QPushButton(icon("undo"), self.tr("&Rút lại..."), self)
        self.again_button = QPushButton(icon("import"), self.tr("&Nhận lại"), self)
        self._close = QPushButton(self.tr("Đón&g"), self)
        for button in (
            self.original_button,
            self.decide_button,
            self.withdraw_button,
            self.again_button,
            self._close,
        ):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(SPACE * 2)
        form.setVerticalSpacing(SPACE)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        first = QHBoxLayout()
        first.setSpacing(SPACE)
        first.addWidget(self.day)
        first.addWidget(self.save_button)
        first.addStretch(1)
        for text, buddy, field in (
            (self.tr("Ngày n&hận:"), self.day, first),
            (self.tr("Lý &do sửa:"), self.reason, None),
        ):
            label = QLabel(text, self)
            label.setBuddy(buddy)
            if field is None:
                form.addRow(label, buddy)
            else:
                form.addRow(label, field)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE)
        for button in (
            self.original_button,
            self.decide_button,
            self.withdraw_button,
            self.again_button,
        ):
            buttons.addWidget(button)
        buttons.addStretch()
        buttons.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 2)
        column.setSpacing(SPACE * 2)
        column.addWidget(self.intro)
        column.addWidget(self.table, 1)
        column.addWidget(self.decision)
        column.addLayout(form)
        column.addWidget(self.notice)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.table.doubleClicked.connect(self._on_original)
        self.save_button.clicked.connect(self._on_save)
        self.original_button.clicked.connect(self._on_original)
        self.decide_button.clicked.connect(self._on_decide)
        self.opening.closed.connect(self._load)
        self.withdraw_button.clicked.connect(self._on_withdraw)
        self.again_button.clicked.connect(self._on_again)
        self._close.clicked.connect(self.reject)
        self._context.theme.changed.connect(self._fit_table)

    def _load(self) -> None:
        view = self._session.view
        self._enable()
        if view is None:
            return
        plan, unit, code = view.plan, self._unit, self._round

        def work(desk: Desk) -> ReceivedFiles:
            from lsapp.services.received_files import received_files

            return received_files(desk, plan, unit, code)

        self._session.read(work, self._on_read, self, self._on_failed)

    def _on_read(self, received: ReceivedFiles) -> None:
        words = self.tr(
            "{unit}, {round}. Hạn gửi {day}. Đơn vị nộp muộn hay đúng hạn tính theo ngày nhận."
        )
        if not received.files:
            words = self.tr("Chưa nhận tệp nào của {unit} cho {round}. Hạn gửi {day}.")
        self.intro.setText(
            words.format(
                unit=received.name,
                round=RoundCode.parse(received.round).label(),
                day=format_date(received.deadline),
            )
        )
        key = self._key
        self.model.set_files(received.files)
        if received.files:
            row = max(self.model.row_of(key), 0)
            self.table.setCurrentIndex(self.model.index(row, FILE))
            if not key:
                self.table.setFocus()
        self._on_row()
        self.set_working(False)
        QTimer.singleShot(0, self, self.fit)

    # --- showing ---

    @property
    def _current(self) -> ReceivedFile | None:
        index = self.table.currentIndex()
        return self.model.file(index.row()) if index.isValid() else None

    @Slot()
    def _on_row(self) -> None:
        one = self._current
        self._key = one.receipt.key if one is not None else ""
        self.day.setText(grid_date(one.received_on) if one is not None else "")
        self.reason.setText((one.receipt.note or "") if one is not None else "")
        self.decision.show_receipt(one.receipt if one is not None else None)
        self._enable()

    def _enable(self) -> None:
        one = None if self.is_working else self._current
        state = one.receipt.state.value if one is not None else ""
        for widget in (self.day, self.reason, self.save_button):
            widget.setEnabled(one is not None and state != "locked")
        self.original_button.setEnabled(one is not None)
        self.decide_button.setEnabled(
            one is not None
            and not one.is_withdrawn
            and state not in _BINDING
            and one.receipt.verdict in _TO_DECIDE
            and (one.receipt.verdict != "locked" or state == "held")
        )
        self.withdraw_button.setEnabled(
            one is not None and not one.is_withdrawn and state not in _BINDING
        )
        self.again_button.setEnabled(one is not None and one.is_withdrawn)

    @Slot()
    def _fit_table(self) -> None:
        self._context.theme.set_up_table(self.table)
        letter = self.table.fontMetrics().averageCharWidth()
        header = self.table.horizontalHeader()
        for column, letters in _WIDTHS.items():
            header.resizeSection(column, letter * letters)
        header.setSectionResizeMode(NOTE, QHeaderView.ResizeMode.Stretch)
        rows = self.table.verticalHeader().defaultSectionSize() * _ROWS
        self.table.setMinimumHeight(min(rows, SPACE * 26))
        self.day.setFixedWidth(letter * _DAY_LETTERS + SPACE * 2)
        self.reason.setMinimumWidth(letter * 60)

    def _say(self, tone: Tone, words: str) -> None:
        self.notice.say(tone, words)
        QTimer.singleShot(0, self, self.fit)

    # --- what is done ---

    @Slot()
    def _on_save(self) -> None:
        one = self._current
        if one is None or self.is_working:
            return
        try:
            day = parse_date(self.day.text())
        except UserError:
            self._say(Tone.WARNING, self.tr("Cần có ngày đúng dạng, ví dụ 17/12/2026."))
            self.day.setFocus()
            return
        reason = self.reason.text().strip()
        if day == one.received_on and reason == (one.receipt.note or ""):
            return
        self._save(one, day, reason)

    def _save(self, one: ReceivedFile, day: dt.date, reason: str) -> None:
        def work(desk: Desk) -> object:
            from lsapp.services.received_files import set_received

            return set_received(desk, one.receipt, day, reason)

        words = self.tr(
            "Đã lưu ngày nhận {day} của {file}. Ctrl+Z ở trang Tổng hợp để lấy lại ngày cũ."
        )
        told = words.format(day=format_date(day), file=one.receipt.file_name)
        self._act(work, lambda _change: self._on_done(told))

    @Slot()
    def _on_original(self) -> None:
        one = self._current
        if one is None:
            return

        def work(desk: Desk) -> Path:
            from lsapp.services.received_files import lend_original

            return lend_original(desk, one.receipt)

        self._session.read(work, self._on_lent, self, self._on_failed)

    def _on_lent(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            words = self.tr(
                "Máy này không có chương trình để mở tệp. Bản sao của bản gốc nằm ở {path}."
            )
            self._say(Tone.WARNING, words.format(path=path))

    @Slot()
    def _on_decide(self) -> None:
        if self._current is not None:
            self.opening.decide_file(self._current.receipt)

    @Slot()
    def _on_withdraw(self) -> None:
        one = self._current
        if one is None:
            return
        ask(
            self,
            self.tr("Rút lại tệp đã nhận"),
            self.tr(
                "Số liệu lấy từ {file} sẽ được bỏ ra, bảng trở về bản đã nhận trước đó nếu có. Bản gốc vẫn "
                "giữ; bấm Nhận lại bất cứ lúc nào."
            ).format(file=one.receipt.file_name),
            yes=self.tr("&Rút lại"),
            no=self.tr("&Giữ nguyên"),
            answered=lambda agreed: self._withdraw(one) if agreed else None,
        )

    def _withdraw(self, one: ReceivedFile) -> None:
        def work(desk: Desk) -> object:
            from lsapp.services.deciding import withdraw

            return withdraw(desk, one.receipt)

        told = self.tr("Đã rút {file}. Bản gốc vẫn giữ.").format(file=one.receipt.file_name)
        self._act(work, lambda _change: self._on_done(told, reload=True))

    @Slot()
    def _on_again(self) -> None:
        one = self._current
        if one is None or self.is_working:
            return

        def work(desk: Desk) -> Outcome:
            from lsapp.services.received_files import take_again

            return take_again(desk, one.receipt)

        def done(outcome: Outcome) -> None:
            words = self.tr("Đã nhận lại {file}.")
            if not outcome.settled:
                words = self.tr("Đã đưa {file} trở lại; tệp này còn chờ quyết định.")
            self._on_done(words.format(file=one.receipt.file_name), reload=True)

        self._act(work, done)

    def _act(self, work: Callable[[Desk], T], done: Callable[[T], None]) -> None:
        self.set_working(True)
        self._session.act(work, done, self, self._on_failed)

    def _on_done(self, told: str, *, reload: bool = False) -> None:
        self._say(Tone.GOOD, told)
        if reload:
            self._session.reload()  # the unit's records are others now
        self._load()

    def _on_failed(self, error: Exception) -> None:
        self.end_failed(error, self._session, self.notice)
        QTimer.singleShot(0, self, self.fit)

    # --- overrides ---

    def showEvent(self, event: QShowEvent) -> None:
        self._fit_table()
        super().showEvent(event)

    def show_working(self, working: bool) -> None:
        """One thing after the other."""
        self._enable()
