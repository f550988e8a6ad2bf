# SPDX-License-Identifier: MIT
"""Rows are prepared for the first search while nothing else is to be done."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

from ui.models.grid_model import GridModel

_ROWS: Final = 120  # at a time
_STEP: Final = 15  # milliseconds
_PAUSE: Final = 400  # milliseconds after the last change


class SearchWarmer(QObject):
    """Folds the texts of some rows at a time; ``start`` again where the rows have changed."""

    def __init__(self, model: GridModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_due)

    def start(self) -> None:
        """Begin when it has been quiet for a moment."""
        self._timer.start(_PAUSE)

    @Slot()
    def _on_due(self) -> None:
        if self._model.warm_search(_ROWS):
            self._timer.start(_STEP)
