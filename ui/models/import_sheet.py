# SPDX-License-Identifier: MIT
"""An office's sheet as it is, with the rows that head it standing out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QBrush, QFont
from PySide6.QtWidgets import QApplication

from lsapp.domain.table_values import text_of
from ui.colours import Role
from ui.theme import Theme

if TYPE_CHECKING:
    from lsapp.services.importing import HeaderRows, OfficeSheet

AnyIndex = QModelIndex | QPersistentModelIndex

_LONGEST: Final = 200


class ImportSheetModel(QAbstractTableModel):
    """Rows and columns of a sheet, numbered and lettered as in Excel."""

    def __init__(self, sheet: OfficeSheet, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self._theme = theme
        self._width = sheet.width
        self._header: HeaderRows | None = None

    def set_header(self, header: HeaderRows | None) -> None:
        """Let the rows of a head stand out; those above are no part of the table."""
        self._header = header
        last = self.index(self.rowCount() - 1, self._width - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        """Return how many rows the sheet has."""
        return 0 if parent.isValid() else len(self._sheet.rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:
        """Return how many columns hold something."""
        return 0 if parent.isValid() else self._width

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Return letters across and numbers down, as Excel has them."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return section + 1
        return column_letters(section)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows, and how it stands to the head of the table."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            text = " ".join((text_of(self._sheet.cell(index.row(), index.column())) or "").split())
            return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
        if role == Qt.ItemDataRole.ToolTipRole:
            return text_of(self._sheet.cell(index.row(), index.column()))
        return self._look(index.row(), role)

    def _look(self, row: int, role: int) -> Any:
        header = self._header
        if header is None:
            return None
        if row < header.first and role == Qt.ItemDataRole.ForegroundRole:
            return QBrush(self._theme.colour(Role.MUTED_TEXT))
        if header.first <= row <= header.last:
            if role == Qt.ItemDataRole.BackgroundRole:
                return QBrush(self._theme.colour(Role.GROUP_BACK))
            if role == Qt.ItemDataRole.FontRole:
                bold = QFont(QApplication.font())
                bold.setBold(True)
                return bold
            if role == Qt.ItemDataRole.AccessibleDescriptionRole:
                return self.tr("Dòng tiêu đề cột")
        return None


def column_letters(column: int) -> str:
    """Return a column's letters: ``A`` for 0, ``AA`` for 26."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
