# SPDX-License-Identifier: MIT
"""When Python looks for what is referred to by itself alone: not while somebody types."""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

_NEVER: Final = 1_000_000  # younger generations, after which a full collection would come by itself
_INTERVAL: Final = 60_000  # milliseconds


class QuietCollector(QObject):
    """Has full collections come by the clock instead of by a counter; one for the process.

    By the counter they come while the rules look at ten thousand records, and stop the window's thread
    as well for a tenth of a second. What is there once the file and the pages are is never walked again.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        young, middle, self._former = gc.get_threshold()
        gc.set_threshold(young, middle, _NEVER)
        self._timer = QTimer(self)
        self._timer.setInterval(_INTERVAL)
        self._timer.timeout.connect(self._on_due)
        self._timer.start()

    @Slot()
    def settle(self) -> None:
        """Collect once, and leave what stays out of every later collection; in a quiet moment."""
        gc.collect()
        gc.freeze()

    @Slot()
    def end(self) -> None:
        """Leave the collecting to Python again."""
        self._timer.stop()
        young, middle, _never = gc.get_threshold()
        gc.set_threshold(young, middle, self._former)
        gc.unfreeze()

    @Slot()
    def _on_due(self) -> None:
        gc.collect()
