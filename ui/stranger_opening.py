# SPDX-License-Identifier: MIT
"""Opens the files of the round in view whose unit is not known here."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ui.icons import icon
from ui.pages.page import PageContext


class StrangerOpening(QObject):
    """The action for the page's menu, and the way from a file that came in."""

    def __init__(self, context: PageContext, over: QWidget) -> None:
        super().__init__(over)
        self._context = context
        self._over = over
        self.action = QAction(icon("help"), self.tr("Tệp chưa rõ đơn vị..."), self)
        self.action.triggered.connect(self.open)

    @Slot()
    def open(self) -> None:
        """Open the files of the round in view."""
        view = self._context.session.view
        if view is not None:
            self.open_file(view.round, "")

    def open_file(self, round_code: str, payload_hash: str) -> None:
        """Open the files of a round, standing on the one with this payload."""
        from ui.dialogs.stranger_files import StrangerFilesDialog

        over = self._over.window()
        dialog = StrangerFilesDialog(self._context, round_code, payload_hash, over)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
