# SPDX-License-Identifier: MIT
"""The files of late, and which of them are gone: asked behind the window, for a share that is off keeps
whoever asks waiting for seconds.
"""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal, Slot

from ui.settings import Settings

PATIENCE: Final = 0.05
"""Seconds in which a disk of this machine answers; nobody is kept waiting longer."""


class RecentFile(NamedTuple):
    """A database that was open before, and whether it still lies there; taken for granted until the disk
    has said otherwise, and of a file on another machine always.
    """

    path: Path
    is_there: bool


class RecentFiles(QObject):
    """The databases opened last, the newest first; dead ones too, so that they can be told."""

    changed = Signal()
    """The disk has answered after all, and otherwise than was told."""
    _answered = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._is_there: dict[Path, bool] = {}
        self._told: tuple[RecentFile, ...] = ()
        self._asking: threading.Thread | None = None
        self._answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)

    def files(self) -> tuple[RecentFile, ...]:
        """Ask the disk anew and return what is known; ``changed`` comes where it answers later."""
        paths = self._settings.recent_paths()
        if self._asking is None or not self._asking.is_alive():
            self._asking = threading.Thread(
                target=self._ask, args=(paths,), name="recent files", daemon=True
            )
            self._asking.start()
            self._asking.join(PATIENCE)
        self._told = self._known(paths)
        return self._told

    def _known(self, paths: tuple[Path, ...]) -> tuple[RecentFile, ...]:
        return tuple(RecentFile(path, self._is_there.get(path, True)) for path in paths)

    def _ask(self, paths: tuple[Path, ...]) -> None:
        """Runs on a thread of its own, however long a disk takes."""
        for path in paths:
            self._is_there[path] = _is_there(path)
        try:
            self._answered.emit()
        except RuntimeError:  # the window is gone: nobody is left to tell
            return

    @Slot()
    def _on_answered(self) -> None:
        if self._known(tuple(one.path for one in self._told)) != self._told:
            self.changed.emit()


def _is_there(path: Path) -> bool:
    try:
        return str(path).startswith("\\\\") or path.is_file()
    except (OSError, ValueError):
        return False
