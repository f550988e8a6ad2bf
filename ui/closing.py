# SPDX-License-Identifier: MIT
"""Closes the window's file behind it: everything typed reaches the disk, or the person decides."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Slot

if TYPE_CHECKING:
    from ui.dialogs.closing_dialog import ClosingDialog
    from ui.shell_window import ShellWindow

PATIENCE: Final = 20.0
"""Seconds for which a closed window waits for the disk before it says that it is waiting."""
_LOOK_EVERY: Final = 500  # milliseconds

_log: Final = logging.getLogger(__name__)


class Closing(QObject):
    """Asks nothing while the disk answers. Where it does not, a small window says so until it does, and
    the person may leave without what is not written.
    """

    def __init__(self, window: ShellWindow, patience: float | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._patience = PATIENCE if patience is None else patience
        self._begun = False
        self._gives_up = False
        self._name = ""
        self._dialog: ClosingDialog | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY)
        self._timer.timeout.connect(self._on_time)

    def finish(self) -> bool:
        """Finish saving and end what runs behind the window; false where the disk does not answer: the
        window is closed again when it has, or when the person gives up.
        """
        window = self._window
        if not self._begun:
            self._begun = True
            self._name = window.session.path.name if window.session.path is not None else ""
            window.commit_editing()
            window.settings.save_window(window)
            window.backups.make_on_closing()
            window.hide()  # what is left to save is saved behind a closed window
        patience = 0.0 if self._dialog is not None else self._patience
        if not self._gives_up and not window.session.close(patience):
            self._wait()
            return False
        self._timer.stop()
        if self._dialog is not None:
            self._dialog.end()
            self._dialog = None
        if not all((window.backups.close(), window.drafts.close())):
            _log.error("the disk did not answer while closing")
        return True

    def _wait(self) -> None:
        if self._dialog is not None:
            return
        from ui.dialogs.closing_dialog import ClosingDialog

        _log.warning("the disk does not answer; waiting for it with the window closed")
        self._dialog = ClosingDialog(self._name)
        self._dialog.given_up.connect(self._on_given_up)
        self._dialog.show()
        self._timer.start()

    @Slot()
    def _on_time(self) -> None:
        if self._window.session.close(0.0):
            self._window.close()

    @Slot()
    def _on_given_up(self) -> None:
        self._gives_up = True
        self._window.close()
