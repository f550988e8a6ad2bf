# SPDX-License-Identifier: MIT
"""The files that wait as their unit is not known here, as rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from lsapp.domain.dates import day_in_vietnam, grid_date
from lsapp.domain.records import Receipt

Index = QModelIndex | QPersistentModelIndex

FILE, CODE, RECEIVED = range(3)

_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_TOOL_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)


class StrangerFilesModel(QAbstractTableModel):
    """One row for each file, the first to come first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Receipt] = ()

    def set_files(self, files: Sequence[Receipt]) -> None:
        """Show these files."""
        self.beginResetModel()
        self._rows = files
        self.endResetModel()

    def file(self, row: int) -> Receipt:
        """Return the file of a row."""
        return self._rows[row]

    def row_of(self, payload_hash: str) -> int:
        """Return the row of the file with this payload; -1 where it is not here."""
        return next((at for at, one in enumerate(self._rows) if one.hash == payload_hash), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 3

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if not index.isValid() or role not in (_DISPLAY, _TOOL_TIP):
            return None
        one = self._rows[index.row()]
        return (one.file_name, one.unit, grid_date(day_in_vietnam(one.received_at)))[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if role != _DISPLAY or orientation != Qt.Orientation.Horizontal:
            return None
        return (self.tr("Tệp"), self.tr("Mã đơn vị trong tệp"), self.tr("Ngày nhận"))[section]
