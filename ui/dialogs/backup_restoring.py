# SPDX-License-Identifier: MIT
"""Brings a backup back: into the place of the open file after a question, or as a file of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from lsapp.services.backup_list import BackupInfo
from ui.dialogs.backup_words import restore_words, restored_words
from ui.dialogs.message_icon import set_message_icon
from ui.dialogs.messages import ask
from ui.pages.page import PageContext
from ui.theme import Tone

if TYPE_CHECKING:
    from lsapp.services.backups import BackupRestored


class BackupRestoring(QObject):
    """Asks over ``window``, works behind it, and tells how that went."""

    begun = Signal(str)
    """What is being done, in words."""
    ended = Signal()
    """It is brought back."""
    failed = Signal(object)
    over_asked = Signal()
    """The open file was named as the place: that is the restoring over it."""
    file_restored = Signal(object)
    """The path of the file that a backup was brought back as, after ``ended``."""

    def __init__(self, context: PageContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._session = context.session
        self._clock = context.backups
        self._window = window

    def ask(self, one: BackupInfo, elsewhere: Path | None) -> None:
        """Ask whether a backup is to take the place of the open file, and have it do so; ``elsewhere`` is
        the folder it lies in where that may be another office's.
        """
        box = ask(
            self._window,
            self.tr("Khôi phục bản sao lưu"),
            restore_words(self._session, one, self._context.settings.language, elsewhere),
            yes=self.tr("&Khôi phục"),
            no=self.tr("Để n&guyên"),
            answered=lambda yes: self._restore(one) if yes else None,
        )
        set_message_icon(box, "warning", Tone.WARNING)

    def ask_file(self, one: BackupInfo) -> None:
        """Ask where a backup is to be brought back as a file of its own."""
        folder = self._context.settings.last_folder or Path.home()
        name = self.tr("Bản lúc {time}").format(time=f"{one.at.astimezone():%Y-%m-%d %H%M}")
        title = self.tr("Lưu bản này thành tệp")
        dialog = QFileDialog(self._window, title, str(folder / f"{name}.lsdb"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("Tệp dữ liệu KH48 (*.lsdb)")])
        dialog.setDefaultSuffix("lsdb")
        dialog.fileSelected.connect(lambda chosen: self._restore_as(one, Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _restore(self, one: BackupInfo) -> None:
        self.begun.emit(self.tr("Đang khôi phục, xin đợi…"))
        self._clock.restore(one.path, self._on_restored, self.failed.emit)

    def _on_restored(self, restored: BackupRestored) -> None:
        kept = restored.kept
        self.ended.emit()
        self._context.notify(
            Tone.WARNING if restored.note is not None else Tone.GOOD,
            restored_words(restored),
            self.tr("Mở thư mục") if kept is not None else "",
            None if kept is None else lambda: _open_folder(kept.parent),
        )

    def _restore_as(self, one: BackupInfo, target: Path) -> None:
        """Bring a backup back as a file of its own; the open file stays as it is."""
        if self._session.path is not None and target == self._session.path:
            self.over_asked.emit()
            return

        def work() -> BackupRestored:
            from lsapp.services.backups import restore_backup

            return restore_backup(one.path, target)

        def done(_restored: BackupRestored) -> None:
            self.ended.emit()
            self.file_restored.emit(target)

        self.begun.emit(self.tr("Đang mở bản này thành tệp khác…"))
        self._clock.run(work, done, self, self.failed.emit)


def _open_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
