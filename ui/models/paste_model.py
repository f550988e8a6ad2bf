# SPDX-License-Identifier: MIT
"""The preview of a paste as a table: what becomes of each row, and its cells as they will be."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QBrush

from ui.colours import Role, Tone
from ui.icons import icon
from ui.models.paste_plan import PasteCellPlan, PastePlan
from ui.theme import Theme

AnyIndex = QModelIndex | QPersistentModelIndex

_ICONS: Final = {"new": "add", "changed": "edit", "same": "ok", "skipped": "none-arising"}
_LONGEST: Final = 300


class PasteModel(QAbstractTableModel):
    """One row for each row of the block; the first column says what becomes of it."""

    def __init__(self, heads: list[str], theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads = heads
        self._theme = theme
        self._plan = PastePlan((), ())
        self._first = 1

    def show_plan(self, plan: PastePlan, first: int) -> None:
        """Show a plan; ``first`` is the number of its first row in the block."""
        self.beginResetModel()
        self._plan, self._first = plan, first
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        """Return how many rows are pasted."""
        return 0 if parent.isValid() else len(self._plan.rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:
        """Return the block's columns and one for what becomes of the row."""
        return 0 if parent.isValid() else len(self._heads) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Return the block's heads, and the numbers of its rows."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return section + self._first
        if section == 0:
            return self.tr("Sẽ làm")
        return self._heads[section - 1] if section <= len(self._heads) else None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return words, marks and colours of a cell."""
        if not index.isValid():
            return None
        row = self._plan.rows[index.row()]
        if index.column() == 0:
            if role == Qt.ItemDataRole.DisplayRole:
                return state_words(row.state)
            return icon(_ICONS[row.state]) if role == Qt.ItemDataRole.DecorationRole else None
        if index.column() > len(row.cells):
            return None
        return self._cell(row.cells[index.column() - 1], row.state == "skipped", role)

    def _cell(self, cell: PasteCellPlan, skipped: bool, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            text = cell.text if skipped or cell.lost else cell.after
            return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
        if role == Qt.ItemDataRole.DecorationRole:
            return icon("warning") if cell.issue else None
        if role == Qt.ItemDataRole.ForegroundRole and (skipped or cell.lost):
            return QBrush(self._theme.colour(Role.MUTED_TEXT))
        if role == Qt.ItemDataRole.BackgroundRole and cell.issue:
            return QBrush(self._theme.colour(Tone.WARNING.back))
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return self._tip(cell, skipped)
        return None

    def _tip(self, cell: PasteCellPlan, skipped: bool) -> str | None:
        parts = [cell.issue] if cell.issue else []
        if cell.before and not skipped and not cell.lost and cell.before != cell.after:
            parts.append(self.tr("Đang có: {text}").format(text=cell.before[:_LONGEST]))
        return "\n".join(parts) or None


def state_words(state: str) -> str:
    """Return what becomes of a row, in words."""
    words = {
        "new": QCoreApplication.translate("PasteModel", "Thêm mới"),
        "changed": QCoreApplication.translate("PasteModel", "Thay đổi"),
        "same": QCoreApplication.translate("PasteModel", "Giữ nguyên"),
        "skipped": QCoreApplication.translate("PasteModel", "Bỏ qua"),
    }
    return words.get(state, state)
