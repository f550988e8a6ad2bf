# SPDX-License-Identifier: MIT
"""What the rules found, set at the cells of the table of activities; much of it off the window's thread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from lsapp.domain.records import BudgetLine
from lsapp.services.activity_sheet import ActivitySheetRow
from ui.models.activity_columns import activity_marks
from ui.models.grid_columns import Mark
from ui.models.grid_model import GridModel
from ui.session import Session

if TYPE_CHECKING:
    from lsapp.services.viewing import Finding

_FEW: Final = 1_000
"""Findings whose cells are looked for at once; for more the window does not wait."""


class ActivityMarker(QObject):
    """Marks the cells anew where the findings, or the rows that are shown, are others."""

    def __init__(self, session: Session, model: GridModel, owner: QObject) -> None:
        super().__init__(owner)
        self._session = session
        self._model = model
        self._findings: Sequence[Finding] | None = None
        self._keys: frozenset[str] = frozenset()

    def mark(self, findings: Sequence[Finding], rows: Mapping[str, ActivitySheetRow]) -> None:
        """Mark the cells of ``rows``, by key, with what was found there."""
        if self._findings is findings and self._keys == rows.keys():
            return
        self._findings, self._keys = findings, frozenset(rows)
        keys = self._keys
        lines = {one.key: one.activity for one in self._session.records(BudgetLine)}
        columns = self._model.column_keys()
        if len(findings) <= _FEW:
            self._model.set_marks(activity_marks(findings, rows, lines, columns))
            return

        def done(marks: dict[tuple[str, str], Mark]) -> None:
            if self._findings is findings and self._keys is keys:
                self._model.set_marks(marks)

        self._session.compute(lambda: activity_marks(findings, rows, lines, columns), done, self)
