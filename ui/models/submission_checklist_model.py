# SPDX-License-Identifier: MIT
"""The checklist as a tree of two levels: its parts, and the lines of each, a long part piece by piece."""

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

from lsapp.domain.numbers import format_number
from ui.models.submission_checklist import CheckLine, CheckPart
from ui.theme import Tone

Index = QModelIndex | QPersistentModelIndex

LINE_ROLE: Final = int(Qt.ItemDataRole.UserRole)
"""The ``CheckPart`` or ``CheckLine`` of a row."""
PIECE: Final = 200
"""Lines of a part that are shown at first, and with each wish for more: a tree asks after every row it
shows, and ten thousand of them hold the window up for seconds.
"""
_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_TOOL_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_ACCESSIBLE: Final = int(Qt.ItemDataRole.AccessibleTextRole)
_PART: Final = 0
"""The internal id of a part; that of a line is the row of its part, counted from 1."""
_MORE: Final = "more/"


class ChecklistModel(QAbstractItemModel):
    """The parts of a checklist and their lines; replaced as a whole.

    Below the lines of a part that are shown one more says how many are not; `show_more` shows them.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts: Sequence[CheckPart] = ()
        self._shown: dict[str, int] = {}  # by part, where it is more than a piece
        self._growing: str | None = (
            None  # the part whose last row has made way for the lines themselves
        )
        self._places: dict[str, tuple[int, int]] | None = None

    @property
    def parts(self) -> Sequence[CheckPart]:
        """The whole checklist, with the lines that are not shown yet."""
        return self._parts

    def set_parts(self, parts: Sequence[CheckPart]) -> None:
        """Show another checklist; of a part as many lines as were shown of it before."""
        self.beginResetModel()
        self._parts = parts
        self._places = None
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
        part = self._parts[index.internalId() - 1]
        shown = self._count(part)
        return part.lines[index.row()] if index.row() < shown else self._more_line(part, shown)

    def part_of(self, key: str) -> CheckPart | None:
        """Return the part in which the line with this key stands."""
        place = self._place(key)
        return None if place is None or place[1] < 0 else self._parts[place[0]]

    def index_of(self, key: str) -> QModelIndex:
        """Return where a line or a part with this key stands, its piece shown; invalid where nowhere."""
        place = self._place(key)
        if place is None:
            return QModelIndex()
        row, line = place
        if line < 0:
            return self.index(row, 0)
        self._show(row, line + 1)
        return self.createIndex(line, 0, row + 1)

    def is_more(self, line: CheckLine) -> bool:
        """Tell whether a line stands for those of its part that are not shown."""
        return line.key.startswith(_MORE)

    def show_more(self, line: CheckLine) -> None:
        """Show the next piece of the part that the line stands for."""
        key = line.key.removeprefix(_MORE)
        row = next((row for row, part in enumerate(self._parts) if part.key == key), None)
        if row is not None:
            self._show(row, self._count(self._parts[row]) + PIECE)

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
        if part is None:
            return 0
        shown = self._count(part)
        return shown + (shown < len(part.lines) and part.key != self._growing)

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

    # --- pieces ---

    def _count(self, part: CheckPart) -> int:
        return min(self._shown.get(part.key, PIECE), len(part.lines))

    def _show(self, row: int, wanted: int) -> None:
        """Show at least ``wanted`` lines of a part, in whole pieces."""
        part = self._parts[row]
        before = self._count(part)
        after = min(-(-wanted // PIECE) * PIECE, len(part.lines))
        if after <= before:
            return
        parent = self.index(row, 0)
        self.beginRemoveRows(parent, before, before)
        self._growing = part.key
        self.endRemoveRows()
        self.beginInsertRows(parent, before, after - (after == len(part.lines)))
        self._shown[part.key], self._growing = after, None
        self.endInsertRows()

    def _more_line(self, part: CheckPart, shown: int) -> CheckLine:
        return CheckLine(
            key=f"{_MORE}{part.key}",
            icon="more",
            tone=Tone.NEUTRAL,
            text=self.tr("Còn {count} mục, xem tiếp").format(
                count=format_number(len(part.lines) - shown)
            ),
        )

    def _place(self, key: str) -> tuple[int, int] | None:
        """Return the rows of a part and of a line in it, -1 for the part itself."""
        if self._places is None:
            self._places = {}
            for row, part in enumerate(self._parts):
                self._places[part.key] = (row, -1)
                for place, one in enumerate(part.keys()):
                    self._places.setdefault(one, (row, place))
        return self._places.get(key)
