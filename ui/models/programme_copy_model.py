# SPDX-License-Identifier: MIT
"""The activities of a new programme beside those they come from, as rows: what is shifted, what to look at."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

from lsapp.domain.dates import grid_date
from lsapp.domain.labels import field_label
from lsapp.domain.text import clean_line

if TYPE_CHECKING:
    from lsapp.services.programme_copy import ActivityCopy, ProgrammePreview

Index = QModelIndex | QPersistentModelIndex

CONTENT, TIME_BEFORE, TIME_AFTER, DUE_BEFORE, DUE_AFTER, LOOK = range(6)

_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_DECORATION: Final = int(Qt.ItemDataRole.DecorationRole)
_TOOL_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)


class ProgrammeCopyModel(QAbstractTableModel):
    """One row for each activity that will be made; read only."""

    def __init__(self, warning: QIcon, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._warning = warning
        self._rows: list[ActivityCopy] = []

    def set_preview(self, preview: ProgrammePreview | None) -> None:
        """Show what a preview would make."""
        self.beginResetModel()
        self._rows = list(preview.activities) if preview is not None else []
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 6

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if not index.isValid():
            return None
        one, column = self._rows[index.row()], index.column()
        if role == _DISPLAY:
            return self._text(one, column)
        if role == _DECORATION and column == LOOK and one.look:
            return self._warning
        if role == _TOOL_TIP:
            return self._whole(one, column) or None
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if role != _DISPLAY or orientation != Qt.Orientation.Horizontal:
            return None
        return (
            self.tr("Nội dung nhiệm vụ"),
            self.tr("Thời gian cũ"),
            self.tr("Thời gian mới"),
            self.tr("Hạn cũ"),
            self.tr("Hạn mới"),
            self.tr("Cần xem lại"),
        )[section]

    def _whole(self, one: ActivityCopy, column: int) -> str:
        """Return all that is to be said of a cell."""
        if column == CONTENT:
            return one.source.content or ""
        text = self._text(one, column)
        return (
            self.tr("Còn nhắc đến năm cũ: {fields}").format(fields=text)
            if column == LOOK and text
            else text
        )

    @staticmethod
    def _text(one: ActivityCopy, column: int) -> str:
        if column == CONTENT:
            return clean_line(one.source.content or "") or "…"
        if column in (TIME_BEFORE, TIME_AFTER):
            return (one.source if column == TIME_BEFORE else one.copy).timeframe or ""
        if column in (DUE_BEFORE, DUE_AFTER):
            return _day((one.source if column == DUE_BEFORE else one.copy).due_on)
        return ", ".join(field_label("activity", name) for name in one.look)


def _day(day: dt.date | None) -> str:
    return "" if day is None else grid_date(day)
