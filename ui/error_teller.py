# SPDX-License-Identifier: MIT
"""Tells what went wrong: what a person can mend in a message, a fault of the program as a report, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ui.operations import CancelledError
from ui.theme import Tone
from ui.widgets.notice_area import NoticeArea

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.crash import CrashWatch


class ErrorTeller(QObject):
    """The errors of the session's tasks. A fault goes to the watch that also catches those of slots, so
    that both are logged and shown in one way; met again, it is told in a line above the page.
    """

    def __init__(
        self, window: QWidget, notices: NoticeArea, crash: CrashWatch | None = None
    ) -> None:
        super().__init__(window)
        self._window = window
        self._notices = notices
        self._crash = crash
        self._told: set[str] = set()

    @Slot(object)
    def tell(self, error: Exception) -> None:
        """Show an error; that a task was stopped, its own dialog has told."""
        if isinstance(error, CancelledError):
            return
        from ui.dialogs.messages import show_error
        from ui.words import is_fault

        if not is_fault(error):
            show_error(self._window, error)
        elif self._is_known(error):
            self._tell_again()
        elif self._crash is not None:
            self._crash.report(error)
        else:
            show_error(self._window, error)

    def _is_known(self, error: Exception) -> bool:
        from ui.crash import report_of

        fingerprint = report_of(error).fingerprint
        known = fingerprint in self._told
        self._told.add(fingerprint)
        return known

    def _tell_again(self) -> None:
        text = self.tr(
            "Lỗi của chương trình vừa lặp lại. Dữ liệu đã ghi vẫn nguyên; hãy đóng và mở lại chương trình."
        )
        if all(one.text() != text for one in self._notices.notices):
            self._notices.tell(Tone.BAD, text)
