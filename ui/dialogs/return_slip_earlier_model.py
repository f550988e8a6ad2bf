# SPDX-License-Identifier: MIT
"""The comments of earlier slips as lines: where, what the unit answered, where each stands."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from ui.icons import icon
from ui.theme import Theme, Tone

if TYPE_CHECKING:
    from lsapp.services.answered_notes import AnsweredNote

Index = QModelIndex | QPersistentModelIndex

WHERE, ANSWER, STANDING = range(3)

_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_CHECK: Final = int(Qt.ItemDataRole.CheckStateRole)
_TOOL_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_DECORATION: Final = int(Qt.ItemDataRole.DecorationRole)

# By the service's names of the standings, which are strings.
_LOOKS: Final = {
    "awaiting": ("in-progress", Tone.NEUTRAL),
    "answered": ("comment", Tone.ACCENT),
    "unanswered": ("warning", Tone.WARNING),
    "settled": ("ok", Tone.GOOD),
    "again": ("undo", Tone.WARNING),
}


class EarlierNotesModel(QAbstractTableModel):
    """A line for each earlier comment; one that is ticked is settled."""

    settled_asked = Signal(str, bool)
    """The key of a comment, and whether it is settled; else it is open again."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[AnsweredNote] = ()
        self._icons = {
            name: icon(look, partial(theme.colour, tone.text))
            for name, (look, tone) in _LOOKS.items()
        }
        self._words = {
            "awaiting": self.tr("Chờ đơn vị"),
            "answered": self.tr("Đã trả lời"),
            "unanswered": self.tr("Chưa trả lời"),
            "settled": self.tr("Đạt"),
            "again": self.tr("Nêu lại"),
        }

    @property
    def notes(self) -> Sequence[AnsweredNote]:
        """All lines, in their order."""
        return self._rows

    def set_notes(self, notes: Sequence[AnsweredNote]) -> None:
        """Show these comments; where they are the same ones, the lines stay and only say something else."""
        same = [one.note.key for one in notes] == [one.note.key for one in self._rows]
        if not same:
            self.beginResetModel()
        self._rows = notes
        if not same:
            self.endResetModel()
        elif notes:
            self.dataChanged.emit(self.index(0, WHERE), self.index(len(notes) - 1, STANDING))

    def note(self, row: int) -> AnsweredNote | None:
        """Return the comment of a row; ``None`` where there is none."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def next_undecided(self, after: int) -> int | None:
        """Return the next row that waits for the officer, from the top again after the last."""
        rows = [*range(after + 1, len(self._rows)), *range(after + 1)]
        waiting = ("answered", "unanswered")
        return next((row for row in rows if self._rows[row].standing.value in waiting), None)

    # --- Qt's questions ---

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 3

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == WHERE:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if not index.isValid():
            return None
        one, column = self._rows[index.row()], index.column()
        if role == _DISPLAY:
            return self._shown(one, column)
        if role == _CHECK and column == WHERE:
            done = one.standing.value == "settled"
            return Qt.CheckState.Checked if done else Qt.CheckState.Unchecked
        if role == _DECORATION and column == STANDING:
            return self._icons[one.standing.value]
        if role == _TOOL_TIP:
            return one.note.text if column == WHERE else one.answer
        return None

    def setData(self, index: Index, value: object, role: int = _CHECK) -> bool:
        one = self.note(index.row())
        if role != _CHECK or one is None:
            return False
        settled = Qt.CheckState(value) is Qt.CheckState.Checked
        self.settled_asked.emit(one.note.key, settled)
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if role != _DISPLAY or orientation != Qt.Orientation.Horizontal:
            return None
        return (self.tr("Góp ý đã nêu"), self.tr("Đơn vị trả lời"), self.tr("Kết luận"))[section]

    def _shown(self, one: AnsweredNote, column: int) -> str:
        if column == WHERE:
            return f"{one.where} - {one.label}: {' '.join(one.note.text.split())}"
        if column == ANSWER:
            return " ".join((one.answer or "").split())
        return self._words[one.standing.value]
