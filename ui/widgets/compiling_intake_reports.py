# SPDX-License-Identifier: MIT
"""The kept reports of intake runs: copied, saved for the archive, and earlier ones found again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from lsapp.domain.dates import VIETNAM_TIME
from ui.icons import icon
from ui.pages.page import PageContext
from ui.theme import Tone

if TYPE_CHECKING:
    from lsapp.services.desk import Desk
    from lsapp.services.intake_reports import IntakeReport


class IntakeReports(QObject):
    """What can be done with the report of a run, the one shown or an earlier one."""

    report_chosen = Signal(object)
    """An ``IntakeReport`` that is to be shown."""
    copy_asked = Signal()

    def __init__(self, context: PageContext, window_of: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._session = context.session
        self._widget = window_of
        self._report: IntakeReport | None = None
        make = self._action
        self.copy_action = make("copy", self.tr("&Chép các dòng đang chọn"), self.copy_asked.emit)
        self.save_action = make("export", self.tr("&Lưu biên bản..."), self._on_save)
        self.folder_action = make("folder", self.tr("Mở thư &mục biên bản"), self._on_folder)
        self.earlier_action = make("history", self.tr("Các lần nhận trước..."), self._on_earlier)

    def _action(self, icon_name: str, text: str, slot: Callable[[], None]) -> QAction:
        action = QAction(icon(icon_name), text, self)
        action.triggered.connect(lambda _=False: slot())
        return action

    @property
    def actions(self) -> list[QAction]:
        """What is done with the report that is shown, and the way to the others."""
        return [self.copy_action, self.save_action, self.folder_action, self.earlier_action]

    def hold(self, report: IntakeReport | None) -> None:
        """Take the report that is shown; ``None`` stands for the newest."""
        self._report = report

    def save(self, report: IntakeReport | None) -> None:
        """Ask where a report is to be written, and write it there; ``None`` stands for the newest."""
        name = self.tr("Bien ban tiep nhan")
        if report is not None:
            local = report.ended_at.astimezone(VIETNAM_TIME)
            name = f"{name} {local:%Y-%m-%d %H%M}"
        start = self._context.settings.last_folder or Path.home()
        dialog = QFileDialog(
            self._widget.window(), self.tr("Lưu biên bản"), str(start / f"{name}.xlsx")
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("Excel (*.xlsx)"), self.tr("Văn bản (*.txt)")])
        dialog.setDefaultSuffix("xlsx")
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix("txt" if "txt" in chosen else "xlsx")
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: self._write(report, Path(chosen)))
        dialog.open()

    def _write(self, report: IntakeReport | None, path: Path) -> None:
        def work(desk: Desk) -> Path | None:
            from lsapp.services.intake_reports import intake_reports, write_report

            wanted = report or next(iter(intake_reports(desk)), None)
            return None if wanted is None else write_report(desk, wanted, path)

        self._session.read(work, self._on_written, self)

    def _on_written(self, path: Path | None) -> None:
        if path is None:
            return
        words = self.tr("Đã lưu biên bản vào {path}.").format(path=path)
        self._context.notify(
            Tone.GOOD,
            words,
            self.tr("Mở"),
            lambda: _open(path),
        )

    @Slot()
    def _on_save(self) -> None:
        self.save(self._report)

    @Slot()
    def _on_folder(self) -> None:
        def done(folder: Path) -> None:
            _open(folder)

        def work(desk: Desk) -> Path:
            from lsapp.services.intake_reports import reports_folder

            return reports_folder(desk)

        self._session.read(work, done, self)

    @Slot()
    def _on_earlier(self) -> None:
        from ui.dialogs.intake_runs import IntakeRunsDialog

        dialog = IntakeRunsDialog(self._context, self._widget.window())
        dialog.report_chosen.connect(self.report_chosen)
        dialog.save_asked.connect(self.save)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
