# SPDX-License-Identifier: MIT
"""The earlier runs of taking files in: when, how many of each verdict, and what became of each file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal, Slot
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

from ui.dialogs.fitted_dialog import FittedDialog
from ui.icons import icon
from ui.models.intake_runs_model import (
    FILES,
    HELD,
    LEFT,
    TAKEN,
    VERDICTS,
    WHEN,
    IntakeRunsModel,
)
from ui.pages.page import PageContext
from ui.theme import SPACE, set_muted, set_primary
from ui.widgets.row_list import set_up_row_list

if TYPE_CHECKING:
    from lsapp.services.desk import Desk
    from lsapp.services.intake_reports import IntakeReport

_LETTERS: Final = 150
_WIDTHS: Final = {WHEN: 19, FILES: 10, TAKEN: 11, HELD: 9, LEFT: 10}  # letters
_ROWS: Final = 9


class IntakeRunsDialog(FittedDialog):
    """A list of runs; Enter shows what became of the files of one."""

    report_chosen = Signal(object)
    """The ``IntakeReport`` that is to be shown."""
    save_asked = Signal(object)
    """The ``IntakeReport`` that is to be written for the archive."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(_LETTERS, parent)
        self._context = context
        self._session = context.session
        self.setWindowTitle(self.tr("Các lần nhận trước"))
        self._build()
        self._lay_out()
        self._connect()
        self._load()

    def _build(self) -> None:
        self.intro = QLabel(self.tr("Đang đọc các biên bản…"), self)
        self.intro.setWordWrap(True)
        set_muted(self.intro)
        self._model = IntakeRunsModel(self)
        self.table = QTableView(self)
        self.table.setModel(self._model)
        self.table.setAccessibleName(self.tr("Các lần nhận"))
        set_up_row_list(self.table)
        self.show_button = QPushButton(self.tr("&Xem từng tệp"), self)
        self.show_button.setDefault(True)
        set_primary(self.show_button)
        self.save_button = QPushButton(icon("export"), self.tr("&Lưu biên bản..."), self)
        self._close = QPushButton(self.tr("Đó&ng"), self)
        for button in (self.save_button, self._close):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE)
        buttons.addWidget(self.save_button)
        buttons.addStretch()
        buttons.addWidget(self.show_button)
        buttons.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 2)
        column.setSpacing(SPACE * 2)
        column.addWidget(self.intro)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.show_button.clicked.connect(self._on_show)
        self.save_button.clicked.connect(self._on_save)
        self.table.doubleClicked.connect(self._on_show)
        self._close.clicked.connect(self.reject)
        self._context.theme.changed.connect(self._fit_table)

    def _load(self) -> None:
        self._enable()

        def work(desk: Desk) -> list[IntakeReport]:
            from lsapp.services.intake_reports import intake_reports

            return intake_reports(desk)

        self._session.read(work, self._on_read, self)

    def _on_read(self, reports: list[IntakeReport]) -> None:
        self._model.set_reports(reports)
        if reports:
            self.intro.setText(
                self.tr("Mỗi lần nhận tệp có một biên bản, lưu cạnh tệp dữ liệu. Mới nhất ở trên.")
            )
            self.table.setCurrentIndex(self._model.index(0, WHEN))
            self.table.setFocus()
        else:
            self.intro.setText(
                self.tr("Chưa nhận tệp nào. Kéo tệp vào trang Tổng hợp, hoặc bấm Nhận tệp.")
            )
        self._enable()

    def _enable(self) -> None:
        for button in (self.show_button, self.save_button):
            button.setEnabled(self._model.rowCount() > 0)

    @Slot()
    def _fit_table(self) -> None:
        self._context.theme.set_up_table(self.table)
        letter = self.table.fontMetrics().averageCharWidth()
        header = self.table.horizontalHeader()
        for column, letters in _WIDTHS.items():
            header.resizeSection(column, letter * letters)
        header.setSectionResizeMode(VERDICTS, QHeaderView.ResizeMode.Stretch)
        rows = self.table.verticalHeader().defaultSectionSize() * _ROWS
        self.table.setMinimumHeight(min(rows, SPACE * 34))

    @property
    def _current(self) -> IntakeReport | None:
        index = self.table.currentIndex()
        return self._model.report(index.row()) if index.isValid() else None

    @Slot()
    def _on_show(self) -> None:
        report = self._current
        if report is not None:
            self.accept()
            self.report_chosen.emit(report)

    @Slot()
    def _on_save(self) -> None:
        if self._current is not None:
            self.save_asked.emit(self._current)

    def showEvent(self, event: QShowEvent) -> None:
        self._fit_table()
        super().showEvent(event)
