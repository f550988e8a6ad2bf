# SPDX-License-Identifier: MIT
"""The preview of an import: each row of the sheet, and what becomes of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QBrush, QFont
from PySide6.QtWidgets import QApplication

from ui.colours import Role
from ui.icons import icon
from ui.theme import Theme

if TYPE_CHECKING:
    from lsapp.services.importing import ImportPlan, PlannedRow

AnyIndex = QModelIndex | QPersistentModelIndex

_ICONS: Final = {
    "new": "add",
    "changed": "edit",
    "same": "ok",
    "skipped": "none-arising",
    "joined": "indent",
    "group": "group",
}
_QUIET: Final = frozenset({"same", "skipped", "total", "empty", "heading"})
_LONGEST: Final = 300
STATE, NUMBER, GROUP, TITLE, CHANGES, ISSUES = range(6)


class ImportRowsModel(QAbstractTableModel):
    """Rows in the sheet's order: state, STT, group, title, what is written, what to look at."""

    def __init__(
        self,
        plan: ImportPlan,
        issues: Mapping[int, str],
        groups: Mapping[str, str],
        theme: Theme,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._rows = plan.rows
        self._issues = issues
        self._groups = groups
        self._theme = theme

    def place_of(self, number: int) -> int | None:
        """Return where the row with a number of the sheet is shown."""
        return next((at for at, row in enumerate(self._rows) if row.row == number), None)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        """Return how many rows the plan looked at."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:
        """Return the six columns."""
        return 0 if parent.isValid() else 6

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Return titles, and the numbers of the rows in the sheet."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return self._rows[section].row if section < len(self._rows) else None
        return (
            self.tr("Sẽ làm"),
            self.tr("STT"),
            self.tr("Nhóm"),
            self.tr("Nội dung"),
            self.tr("Sẽ ghi"),
            self.tr("Cần xem lại"),
        )[section]

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a cell, and how its row stands out."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            text = self._text(row, index.column())
            if role == Qt.ItemDataRole.ToolTipRole:
                return text.replace(" · ", "\n") or None
            return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
        if role == Qt.ItemDataRole.DecorationRole:
            if index.column() == STATE and row.state in _ICONS:
                return icon(_ICONS[row.state])
            return icon("warning") if index.column() == ISSUES and row.row in self._issues else None
        if role == Qt.ItemDataRole.ForegroundRole and row.state in _QUIET:
            return QBrush(self._theme.colour(Role.MUTED_TEXT))
        if row.state == "group" and role == Qt.ItemDataRole.FontRole:
            bold = QFont(QApplication.font())
            bold.setBold(True)
            return bold
        return None

    def _text(self, row: PlannedRow, column: int) -> str:
        if column == STATE:
            return import_state_words(row.state)
        if column == NUMBER:
            return row.number
        if column == GROUP:
            return self._groups.get(row.group or "", row.group or "")
        if column == TITLE:
            return " ".join(row.title.split())
        if column == ISSUES:
            return self._issues.get(row.row, "")
        cells = [one for one in row.cells if one.after != one.before and not one.noted]
        return " · ".join(f"{one.label}: {' '.join(one.after.split())}" for one in cells)


def import_state_words(state: str) -> str:
    """Return what becomes of a row of the sheet, in words."""
    words = {
        "new": QCoreApplication.translate("ImportRows", "Thêm mới"),
        "changed": QCoreApplication.translate("ImportRows", "Cập nhật"),
        "same": QCoreApplication.translate("ImportRows", "Đã có, không đổi"),
        "skipped": QCoreApplication.translate("ImportRows", "Bỏ qua"),
        "group": QCoreApplication.translate("ImportRows", "Nhóm nhiệm vụ"),
        "heading": QCoreApplication.translate("ImportRows", "Tiêu đề"),
        "total": QCoreApplication.translate("ImportRows", "Dòng tổng"),
        "joined": QCoreApplication.translate("ImportRows", "Nối dòng trên"),
        "empty": QCoreApplication.translate("ImportRows", "Dòng trống"),
    }
    return words.get(state, state)
