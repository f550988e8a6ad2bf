# SPDX-License-Identifier: MIT
"""Files that are dragged onto a window from another program."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget


class FileDrop(QObject):
    """Takes one file of this machine with one of the endings given (``.lsdb``), and nothing else."""

    dropped = Signal(object)
    """The path of the file, after the program that it came from has been answered."""

    def __init__(self, window: QWidget, endings: Collection[str]) -> None:
        super().__init__(window)
        self._endings = frozenset(endings)
        window.setAcceptDrops(True)

    def enter(self, event: QDropEvent) -> None:
        """Accept what is dragged over the window where it can be taken."""
        if self._file_of(event) is not None:
            event.acceptProposedAction()

    def take(self, event: QDropEvent) -> None:
        """Take what is let go over the window."""
        path = self._file_of(event)
        if path is not None:
            event.acceptProposedAction()
            # The program that the file came from waits for this event to end.
            QTimer.singleShot(0, self, lambda: self.dropped.emit(path))

    def _file_of(self, event: QDropEvent) -> Path | None:
        urls = event.mimeData().urls()
        if len(urls) != 1 or not urls[0].isLocalFile():
            return None
        path = Path(urls[0].toLocalFile())
        return path if path.suffix.lower() in self._endings else None
