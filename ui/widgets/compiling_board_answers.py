# SPDX-License-Identifier: MIT
"""Has the board say which units have answered the comments on their earlier revision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Slot

from ui.models.compiling_board_model import BoardModel
from ui.session import Session
from ui.widgets.compiling_board_reading import BoardReading

if TYPE_CHECKING:
    from lsapp.services.answered_notes import NoteCount
    from lsapp.services.desk import Desk

_DELAY: Final = 300
"""Milliseconds: a board that is being read changes several times."""


class BoardAnswers(QObject):
    """Reads them once the round in view is on the board; an answer that came too late is dropped."""

    def __init__(
        self, session: Session, reading: BoardReading, model: BoardModel, owner: QObject
    ) -> None:
        super().__init__(owner)
        self._session = session
        self._model = model
        self._asked = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_DELAY)
        self._pause.timeout.connect(self._read)
        reading.board_changed.connect(self._on_board_changed)

    @Slot(str)
    def _on_board_changed(self, code: str) -> None:
        view = self._session.view
        if view is not None and view.round == code:
            self._pause.start()

    @Slot()
    def _read(self) -> None:
        view = self._session.view
        if view is None or not self._session.is_ready:
            return
        self._asked += 1
        asked, plan, code = self._asked, self._session.plan, view.round

        def read(desk: Desk) -> dict[str, NoteCount]:
            from lsapp.services.answered_notes import answer_counts

            return answer_counts(desk, plan, code)

        def done(counts: dict[str, NoteCount]) -> None:
            if asked == self._asked:
                self._model.set_answers(
                    {unit: (one.answered, one.total) for unit, one in counts.items()}
                )

        self._session.read(read, done, self)
