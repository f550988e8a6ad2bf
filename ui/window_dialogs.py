# SPDX-License-Identifier: MIT
"""What opens by itself: the progress of a long task, what the last run left, a backup that failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ui.operations import Progress
from ui.theme import Tone
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from lsapp.services.drafts import Draft
    from ui.dialogs.progress_dialog import ProgressDialog
    from ui.shell_window import ShellWindow


class WindowDialogs(QObject):
    """Listens to the session, the backups, the check of the file, the drafts and the disk for one window."""

    def __init__(self, window: ShellWindow) -> None:
        super().__init__(window)
        self._window = window
        self._running: dict[Progress, ProgressDialog] = {}
        self._slow: Notice | None = None
        window.session.long_started.connect(self._on_long_started)
        window.session.long_ended.connect(self._on_long_ended)
        window.backups.noted.connect(self._on_backup_noted)
        window.file_check.damaged.connect(self._on_damaged)
        window.drafts.found.connect(self._on_drafts_found)
        window.disk.slow_changed.connect(self._on_slow_changed)

    @Slot(str, object)
    def _on_long_started(self, title: str, progress: Progress) -> None:
        from ui.dialogs.progress_dialog import ProgressDialog

        self._running[progress] = ProgressDialog(title, progress, self._window)

    @Slot(object)
    def _on_long_ended(self, progress: Progress) -> None:
        dialog = self._running.pop(progress, None)
        if dialog is not None:
            dialog.end()

    @Slot(object)
    def _on_backup_noted(self, error: Exception) -> None:
        from ui.words import words_for

        self._window.notify(Tone.WARNING, words_for(error).plain())

    @Slot(object)
    def _on_damaged(self, error: Exception) -> None:
        from ui.words import words_for

        window = self._window
        window.notify(
            Tone.BAD,
            words_for(error).plain(),
            self.tr("Sao lưu và khôi phục"),
            lambda: window.context.run_command("backups"),
        )

    @Slot(list)
    def _on_drafts_found(self, drafts: list[Draft]) -> None:
        from ui.dialogs.drafts import DraftsDialog

        dialog = DraftsDialog(self._window.context, drafts, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(bool)
    def _on_slow_changed(self, slow: bool) -> None:
        window = self._window
        if self._slow is not None:
            window.notices.put_away(self._slow)
            self._slow = None
        if slow and window.session.view is not None:
            self._slow = window.notices.tell(
                Tone.WARNING,
                self.tr(
                    "Ổ đĩa chưa trả lời. Những gì vừa nhập đang chờ ghi: đừng tắt máy, đừng rút USB hay "
                    "ngắt ổ mạng."
                ),
            )
