# SPDX-License-Identifier: MIT
"""The files of a round whose unit is not known here: what is in each, and whose a person says that it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from lsapp.domain.dates import day_in_vietnam, format_date
from lsapp.domain.period import RoundCode
from lsapp.domain.records import Receipt
from lsapp.messages import explain
from lsapp.services.intake_steps import reason_of
from ui.dialogs.fitted_dialog import FittedDialog
from ui.models.stranger_files_model import CODE, FILE, RECEIVED, StrangerFilesModel
from ui.pages.page import PageContext
from ui.theme import SPACE, Tone, set_muted, set_primary
from ui.translation import language_in_force
from ui.widgets.fields import LineField
from ui.widgets.notice import Notice
from ui.widgets.row_list import set_up_row_list
from ui.widgets.tall_area import TallArea
from ui.widgets.unit_chooser import UnitChooser

if TYPE_CHECKING:
    from lsapp.services.beginning import Beginning
    from lsapp.services.desk import Desk
    from lsapp.services.stranger_files import Giving, StrangerReport

_LETTERS: Final = 110
_ROWS: Final = 4
_WIDTHS: Final = {CODE: 22, RECEIVED: 14}
_BREATH: Final = 200
"""Milliseconds in which a name is typed on before what would follow is read from the file."""
_GOOD: Final = frozenset({"new", "newer"})


class _Strangers(NamedTuple):
    files: list[Receipt]
    choice: Beginning


class StrangerFilesDialog(FittedDialog):
    """A list of files above, the units to choose from below; one press gives the current file to the unit.
    ``payload_hash`` names the file to begin with.
    """

    def __init__(
        self,
        context: PageContext,
        round_code: str,
        payload_hash: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_LETTERS, parent)
        self._context = context
        self._session = context.session
        self._round = round_code
        self._hash = payload_hash
        self._report: StrangerReport | None = None
        self._giving: Giving | None = None
        self._asked = 0
        self.setWindowTitle(self.tr("Tệp chưa rõ đơn vị"))
        self._build()
        self._lay_out()
        self._connect()
        self._enable()
        self._load()

    # --- building ---

    def _build(self) -> None:
        self.intro = QLabel(self)
        self.contents = QLabel(self)
        for label in (self.intro, self.contents):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        set_muted(self.intro)
        self.model = StrangerFilesModel(self)
        self.table = QTableView(self)
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("Các tệp chưa rõ đơn vị"))
        set_up_row_list(self.table)
        self.chooser = UnitChooser(self)
        self.remark = LineField(self)
        self.remark.setPlaceholderText(self.tr("ví dụ: xã dùng mã cũ, đã hỏi qua điện thoại"))
        self.notice = Notice(Tone.NEUTRAL, "", self._context.theme, closable=False, parent=self)
        self.notice.hide()
        self.give_button = QPushButton(self.tr("&Gán cho đơn vị"), self)
        self.give_button.setDefault(True)
        set_primary(self.give_button)
        self.close_button = QPushButton(self.tr("Để &sau"), self)
        self.close_button.setAutoDefault(False)
        self._breath = QTimer(self)
        self._breath.setSingleShot(True)
        self._breath.setInterval(_BREATH)

    def _lay_out(self) -> None:
        label = QLabel(self.tr("&Lý do:"), self)
        label.setBuddy(self.remark)
        reason, buttons = QHBoxLayout(), QHBoxLayout()
        for row in (reason, buttons):
            row.setSpacing(SPACE)
        reason.addWidget(label)
        reason.addWidget(self.remark, 1)
        buttons.addStretch(1)
        buttons.addWidget(self.give_button)
        buttons.addWidget(self.close_button)
        body = QWidget(self)
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(SPACE)
        for widget in (self.intro, self.table, self.contents):
            inner.addWidget(widget)
        inner.addWidget(self.chooser, 1)
        inner.addLayout(reason)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * SPACE, 2 * SPACE, 3 * SPACE, 2 * SPACE)
        column.setSpacing(SPACE)
        self._area = TallArea(body, self)
        column.addWidget(self._area, 1)
        column.addWidget(self.notice)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(self._on_file)
        self.chooser.changed.connect(self._on_unit)
        self.chooser.confirmed.connect(self.give_button.setFocus)
        self._breath.timeout.connect(self._look)
        self.give_button.clicked.connect(self._on_give)
        self.close_button.clicked.connect(self.reject)
        self._context.theme.changed.connect(self._fit_table)

    def _load(self) -> None:
        view = self._session.view
        if view is None:
            return
        plan, code = view.plan, self._round

        def work(desk: Desk) -> _Strangers:
            from lsapp.services.beginning import Beginning
            from lsapp.services.stranger_files import strangers_in_round

            # Those that existed in the round's time: an earlier round has other units than today.
            choice = Beginning(catalogue=desk.catalogue, day=RoundCode.parse(code).flow_to)
            return _Strangers(strangers_in_round(desk, desk.plan(plan), code), choice)

        self._session.read(work, self._on_read, self, self._on_failed)

    def _on_read(self, found: _Strangers) -> None:
        self.set_working(False)
        self.chooser.offer(found.choice)
        label = RoundCode.parse(self._round).label()
        words = self.tr(
            "{count} tệp của {round} mang mã đơn vị không có trong danh mục. Chọn đơn vị của từng tệp; "
            "bản đã niêm phong vẫn giữ nguyên."
        )
        if not found.files:
            words = self.tr("Không còn tệp nào của {round} chưa rõ đơn vị.")
            self.close_button.setText(self.tr("Đó&ng"))
        self.intro.setText(words.format(round=label, count=len(found.files)))
        self.model.set_files(found.files)
        for widget in (self.table, self.chooser, self.remark, self.contents):
            widget.setEnabled(bool(found.files))
        if found.files:
            row = max(self.model.row_of(self._hash), 0)
            self.table.setCurrentIndex(self.model.index(row, FILE))
        else:
            self._show_contents(None)
            self.close_button.setFocus()
        QTimer.singleShot(0, self, self._refit)

    # --- the current file ---

    @Slot()
    def _on_file(self) -> None:
        index = self.table.currentIndex()
        self._show_contents(None)
        if not index.isValid():
            return
        receipt = self.model.file(index.row())
        self._hash = receipt.hash
        self.contents.setText(self.tr("Đang đọc tệp…"))
        self._asked += 1
        asked = self._asked

        def work(desk: Desk) -> StrangerReport:
            from lsapp.services.stranger_files import read_stranger

            return read_stranger(desk, receipt)

        def done(report: StrangerReport) -> None:
            if asked == self._asked:
                self._on_contents(report)

        self._session.read(work, done, self, self._on_failed)

    def _on_contents(self, report: StrangerReport) -> None:
        self._show_contents(report)
        self.chooser.propose(report.suggested[0] if report.suggested else None)
        self.chooser.take_focus()
        QTimer.singleShot(0, self, self._refit)

    def _show_contents(self, report: StrangerReport | None) -> None:
        self._report, self._giving = report, None
        self.notice.hide()
        self._enable()
        if report is None:
            self.contents.clear()
            return
        payload, records = report.payload, report.payload.records
        words = self.tr(
            "Trong tệp: {office}. Báo cáo lần {revision}, lập ngày {day}: {activities} nhiệm vụ, "
            "{progress} kết quả, {figures} số liệu biểu mẫu."
        )
        self.contents.setText(
            words.format(
                office=report.office or self.tr("không ghi tên cơ quan"),
                revision=payload.revision,
                day=format_date(day_in_vietnam(payload.made_at)),
                activities=len(records.activities),
                progress=len(records.progress),
                figures=len(records.stat_values),
            )
        )

    # --- the current unit ---

    @Slot()
    def _on_unit(self) -> None:
        self._giving = None
        self._asked += 1
        self.notice.hide()
        self._enable()
        if self._report is not None and self.chooser.unit is not None:
            self._breath.start()

    @Slot()
    def _look(self) -> None:
        """Say what would become of the file as the report of the unit that is chosen."""
        report, unit = self._report, self.chooser.unit
        if report is None or unit is None or self.is_working:
            return
        self._asked += 1
        asked = self._asked

        def work(desk: Desk) -> Giving:
            from lsapp.services.stranger_files import look_at_giving

            return look_at_giving(desk, report, unit.code)

        def done(giving: Giving) -> None:
            if asked == self._asked:
                self._on_looked(giving)

        self._session.read(work, done, self, self._on_failed)

    def _on_looked(self, giving: Giving) -> None:
        self._giving = giving
        language, verdict = language_in_force(), giving.verdict.value
        parts = [f"{giving.unit.name}: {explain(f'verdict.{verdict}', language)}."]
        if (why := reason_of(verdict)) is not None:
            parts.append(explain(why, language))
        if giving.edited_cells:
            words = self.tr(
                "Tệp có {count} ô đã sửa ngoài chương trình; gán xong, quyết định từng ô."
            )
            parts.append(words.format(count=giving.edited_cells))
        parts += [explain(one.code, language, **one.facts) for one in giving.notes]
        sound = verdict in _GOOD and not giving.notes and not giving.edited_cells
        self.notice.say(Tone.ACCENT if sound else Tone.WARNING, " ".join(parts))
        self._enable()
        QTimer.singleShot(0, self, self._refit)

    def _enable(self) -> None:
        giving = self._giving
        barred = giving is not None and any(
            one.code == "intake.own_records" for one in giving.notes
        )
        self.give_button.setEnabled(giving is not None and not barred and not self.is_working)

    # --- giving ---

    @Slot()
    def _on_give(self) -> None:
        report, giving, remark = self._report, self._giving, self.remark.text()
        if report is None or giving is None or self.is_working:
            return
        self.set_working(True)

        def work(desk: Desk) -> object:
            from lsapp.services.stranger_files import give_to_unit

            return give_to_unit(desk, report, giving.unit.code, remark)

        def done(_change: object) -> None:
            self._on_given(report, giving)

        self._session.act(work, done, self, self._on_failed)

    def _on_given(self, report: StrangerReport, giving: Giving) -> None:
        words = self.tr(
            "Đã gán {file} cho {unit}. Gán nhầm thì rút lại ở mục Tệp đã nhận của đơn vị."
        )
        told = words.format(file=report.receipt.file_name, unit=giving.unit.name)
        self._context.notify(Tone.GOOD, told, "", None)
        self._session.reload()  # the unit may be new here
        self.remark.clear()
        if self.model.rowCount() > 1:
            self._hash = ""
            self._load()
        else:
            self.set_working(False)
            self.accept()

    def _on_failed(self, error: Exception) -> None:
        self.end_failed(error, self._session, self.notice)
        QTimer.singleShot(0, self, self._refit)

    @Slot()
    def _refit(self) -> None:
        self._area.updateGeometry()  # its contents wrap otherwise than before
        self.fit()

    # --- overrides ---

    @Slot()
    def _fit_table(self) -> None:
        self._context.theme.set_up_table(self.table)
        letter = self.table.fontMetrics().averageCharWidth()
        header = self.table.horizontalHeader()
        for column, letters in _WIDTHS.items():
            header.resizeSection(column, letter * letters)
        header.setSectionResizeMode(FILE, QHeaderView.ResizeMode.Stretch)
        rows = self.table.verticalHeader().defaultSectionSize() * _ROWS
        self.table.setFixedHeight(rows + header.sizeHint().height())

    def showEvent(self, event: QShowEvent) -> None:
        self._fit_table()
        super().showEvent(event)

    def show_working(self, working: bool) -> None:
        """One thing after the other."""
        for widget in (self.table, self.chooser, self.remark):
            widget.setEnabled(not working)
        self._enable()
