# SPDX-License-Identifier: MIT
"""Brings the page of results to a row, also to one that is not shown just now."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from ui.models.grid_model import GridModel
from ui.models.result_columns import STATUS, ResultLine
from ui.models.result_places import result_cell
from ui.places import Place
from ui.session import Session
from ui.widgets.grid_view import GridView
from ui.widgets.result_tools import ResultTools


class ResultSeeker(QObject):
    """Holds what is looked for until its row comes; the page calls ``go`` each time it shows rows.

    ``all_asked`` to show every row, because the one that is looked for is not among those shown.
    """

    all_asked = Signal()

    def __init__(
        self,
        session: Session,
        grid: GridView,
        model: GridModel,
        tools: ResultTools,
        owner: QObject,
    ) -> None:
        """``model`` is that of ``grid``."""
        super().__init__(owner)
        self._session = session
        self._grid = grid
        self._model = model
        self._tools = tools
        self._wanted: tuple[str, str] | None = None  # row and column
        self._lines: Mapping[str, ResultLine] | None = None

    def set_lines(self, lines: Mapping[str, ResultLine]) -> None:
        """Take note of the rows that are shown, by key."""
        self._lines = lines

    def show(self, place: Place) -> bool:
        """Go to a place of the round's results; false where there is none such, or its row comes later."""
        found = result_cell(self._session, place)
        return found is not None and self.seek(*found)

    def seek(self, row: str, column: str | None = None) -> bool:
        """Stand on a row, now or as soon as it is there; false where that is not yet."""
        self._wanted = (row, column or STATUS)
        return self.go()

    def go(self) -> bool:
        """Stand on what is looked for; false where there is nothing, or its row has not come yet."""
        if self._wanted is None or self._lines is None:
            return False
        row, column = self._wanted
        if row not in self._lines and not self._tools.shows_all:
            self.all_asked.emit()  # comes back here with every row
            return self._wanted is None
        line = self._lines.get(row)
        if line is not None and line.group in self._model.order.closed:
            self._model.set_closed(line.group, False)
        if not self._grid.go_to(row, column if column in self._model.column_keys() else STATUS):
            return False
        self._wanted = None
        self._grid.setFocus()
        return True
