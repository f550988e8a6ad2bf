# SPDX-License-Identifier: MIT
"""Writes the compiled round: formats and folder, then the files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lsapp.domain.period import RoundCode
from ui.dialogs.export_parts import ExportedFiles, ExportTarget
from ui.dialogs.working_dialog import WorkingDialog
from ui.icons import icon
from ui.operations import CancelledError
from ui.pages.page import PageContext
from ui.theme import SPACE, Role, Tone, set_primary
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from lsapp.services.desk import Desk
    from ui.operations import Progress


class _Written(msgspec.Struct, frozen=True):
    """What was written: the files, how many reports were added up, how many units owe one, how many of the
    reports are not yet accepted, and the sections whose figures have changed since they were written.
    """

    files: tuple[Path, ...]
    counted: int
    owing: int
    not_accepted: int
    changed: tuple[str, ...]


class ExportCompiledDialog(WorkingDialog):
    """The provincial report of the round in view, from what is in until now."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = context.session
        self._head = QLabel(self)
        self.target = ExportTarget(context.settings, self._session.path, self)
        self.notice = Notice(Tone.WARNING, "", context.theme, parent=self)
        self.written = ExportedFiles(self)
        self._stack = QStackedWidget(self)
        self.export_button = QPushButton(
            icon("export", lambda: context.theme.colour(Role.ON_ACCENT_TEXT)),
            self.tr("&Xuất tổng hợp"),
            self,
        )
        self._buttons = QDialogButtonBox(self)
        self._build()
        self._lay_out()
        self.export_button.clicked.connect(self._on_export)
        self._buttons.rejected.connect(self.reject)
        self.target.changed.connect(self._enable)
        self._load()

    # --- building ---

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Xuất tổng hợp"))
        self._head.setWordWrap(True)
        self.notice.hide()
        set_primary(self.export_button)
        self.export_button.setDefault(True)
        self._buttons.addButton(self.export_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.addButton(QDialogButtonBox.StandardButton.Cancel)

    def _lay_out(self) -> None:
        form = QWidget(self)
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * SPACE)
        for widget in (self._head, self.target):
            column.addWidget(widget)
        column.addStretch(1)
        self._stack.addWidget(form)
        self._stack.addWidget(self.written)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(3 * SPACE, 2 * SPACE, 3 * SPACE, 2 * SPACE)
        whole.setSpacing(2 * SPACE)
        whole.addWidget(self._stack, 1)
        whole.addWidget(self.notice)
        whole.addWidget(self._buttons)
        room = self.screen().availableGeometry().width() - 6 * SPACE
        self.setMinimumWidth(min(self.fontMetrics().averageCharWidth() * 80, room))

    def _load(self) -> None:
        view = self._session.view
        label = RoundCode.parse(view.round).label() if view is not None else ""
        self._head.setText(
            self.tr(
                "Báo cáo của tỉnh đợt {round}, từ các bản nộp đã có đến lúc này. "
                "Bản bị trả lại và bản còn xung đột không được cộng."
            ).format(round=label)
        )
        self._enable()
        self.export_button.setFocus()

    # --- exporting ---

    @Slot()
    def _enable(self) -> None:
        self.export_button.setEnabled(self.target.is_ready() and not self.is_working)

    @Slot()
    def _on_export(self) -> None:
        view, folder = self._session.view, self.target.folder
        if view is None or folder is None:
            return
        self.notice.hide()
        self.set_working(True)
        formats, plan_code, round_code = self.target.formats, view.plan, view.round
        writing = self.tr("Đang ghi các tệp…")

        def work(desk: Desk, progress: Progress) -> _Written:
            from lsapp.services.compiled_words import changed_sections, compile_report
            from lsapp.services.compiling import write_compiled

            compiled = compile_report(desk, desk.plan(plan_code), round_code)
            progress(0, 0, writing)
            figures = compiled.figures
            return _Written(
                files=write_compiled(compiled, formats, folder),
                counted=len(figures.counted),
                owing=len(figures.owing),
                not_accepted=sum(not line.accepted for line in figures.counted),
                changed=changed_sections(desk, compiled),
            )

        self._session.run_long(
            self.tr("Đang cộng số liệu của các đơn vị…"), work, self._on_done, self, self._on_failed
        )

    def _on_done(self, done: _Written) -> None:
        self.set_working(False)
        self.target.remember()
        head = self.tr(
            "Đã tổng hợp {counted} bản nộp, {owing} đơn vị phải báo cáo; {not_accepted} bản chưa được "
            "chấp nhận. Đã ghi {count} tệp vào {folder}."
        )
        self.written.show_files(
            head.format(
                counted=done.counted,
                owing=done.owing,
                not_accepted=done.not_accepted,
                count=len(done.files),
                folder=self.target.folder,
            ),
            done.files,
        )
        if done.changed:
            words = self.tr(
                "Số liệu đã đổi từ khi viết: {sections}. Xem lại lời văn ở Tổng hợp, phần Báo cáo, rồi "
                "xuất lại."
            )
            self.notice.say(Tone.WARNING, words.format(sections="; ".join(done.changed)))
            # The list of files keeps its room: the dialog grows by what it now says besides.
            more = self.notice.heightForWidth(self.width()) + 2 * SPACE
            self.resize(self.width(), self.height() + more)
        self._stack.setCurrentWidget(self.written)
        self.export_button.hide()
        close = self._buttons.button(QDialogButtonBox.StandardButton.Cancel)
        close.setText(self.tr("Đó&ng"))
        close.setDefault(True)
        self.written.folder_button.setFocus()

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, CancelledError):
            self.set_working(False)
        else:
            self.end_failed(error, self._session, self.notice)

    # --- overrides ---

    def show_working(self, working: bool) -> None:
        """One press is enough."""
        self._enable()
