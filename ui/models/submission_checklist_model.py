# SPDX-License-Identifier: MIT
"""The checklist as a tree of two levels: its parts, and the lines of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from ui.models.submission_checklist import CheckLine, CheckPart

Index = QModelIndex | QPersistentModelIndex

LINE_ROLE: Final = int(Qt.ItemDataRole.UserRole)
"""The ``CheckPart`` or ``CheckLine`` of a row."""
_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_TOOL_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_ACCESSIBLE: Final = int(Qt.ItemDataRole.AccessibleTextRole)
_PART: Final = 0
"""The internal id of a part; that of a line is the row of its part, counted from 1."""


class ChecklistModel(QAbstractItemModel):
    """The parts of a checklist and their lines; replaced as a whole."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts: Sequence[CheckPart] = ()

    @property
    def parts(self) -> Sequence[CheckPart]:
        """What is shown."""
        return self._parts

    def set_parts(self, parts: Sequence[CheckPart]) -> None:
        """Show another checklist."""
        self.beginResetModel()
        self._parts = parts
        self.endResetModel()

    def part(self, index: Index) -> CheckPart | None:
        """Return the part of a row; ``None`` where it is a line."""
        if not index.isValid() or index.internalId() != _PART:
            return None
        return self._parts[index.row()]

    def line(self, index: Index) -> CheckLine | None:
        """Return the line of a row; ``None`` where it is a part."""
        if not index.isValid() or index.internalId() == _PART:
            return None
        return self._parts[index.internalId() - 1].lines[index.row()]

    def index_of(self, key: str) -> QModelIndex:
        """Return where a line or a part with this key stands; invalid where nowhere."""
        for row, part in enumerate(self._parts):
            if part.key == key:
                return self.index(row, 0)
            for place, line in enumerate(part.lines):
                if line.key == key:
                    return self.createIndex(place, 0, row + 1)
        return QModelIndex()

    # --- Qt's questions ---

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _PART)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]
        if not index.isValid() or index.internalId() == _PART:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, _PART)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        if not parent.isValid():
            return len(self._parts)
        part = self.part(parent) if parent.column() == 0 else None
        return 0 if part is None else len(part.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 1

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if not index.isValid():
            return None
        part, line = self.part(index), self.line(index)
        if role == LINE_ROLE:
            return part or line
        if part is not None:
            if role == _ACCESSIBLE:
                return f"{part.title}: {part.figure}"
            return part.title if role == _DISPLAY else None
        if line is None:
            return None
        if role == _DISPLAY:
            return line.text
        if role == _TOOL_TIP:
            return "\n".join(one for one in (line.text, line.below) if one)
        if role == _ACCESSIBLE:
            return ". ".join(one for one in (line.text, line.figure, line.below) if one)
        return None
