# SPDX-License-Identifier: MIT
"""The comments of a slip that is being written: an officer's own first, then what the rules suggest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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
    from lsapp.services.return_review import NotePlace, PinnedDraft, Suggestion
    from lsapp.services.returning import FileNote

Index = QModelIndex | QPersistentModelIndex

WHERE, TEXT = range(2)

_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_EDIT: Final = int(Qt.ItemDataRole.EditRole)
_CHECK: Final = int(Qt.ItemDataRole.CheckStateRole)
_TOOL_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_DECORATION: Final = int(Qt.ItemDataRole.DecorationRole)
_ICONS: Final = {
    Tone.ACCENT: "comment",
    Tone.BAD: "error",
    Tone.WARNING: "warning",
    Tone.NEUTRAL: "ok",
}


@dataclass
class _Row:
    place: NotePlace
    text: str
    chosen: bool
    tone: Tone
    answer: str
    key: str = ""
    """Of an officer's own comment, under which it waits for the slip."""


class SlipNotesModel(QAbstractTableModel):
    """A line for each comment; those that are ticked go into the slip, their words can be edited."""

    chosen_changed = Signal()
    own_written = Signal(str)
    """The key of an officer's own comment whose words were edited."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []
        self._icons = {
            tone: icon(name, partial(theme.colour, tone.text)) for tone, name in _ICONS.items()
        }
        self._levels = {
            Tone.ACCENT: self.tr("Góp ý"),
            Tone.BAD: self.tr("Lỗi"),
            Tone.WARNING: self.tr("Lưu ý"),
            Tone.NEUTRAL: self.tr("Đã giải trình"),
        }

    # --- what is written ---

    def set_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        """Offer what the rules find, none of it ticked."""
        self.beginResetModel()
        self._rows = [one for one in self._rows if one.tone is Tone.ACCENT] + [
            _Row(one.place, one.text, False, _tone(one), one.answer or "") for one in suggestions
        ]
        self.endResetModel()
        self.chosen_changed.emit()

    def set_pinned(self, pinned: Sequence[PinnedDraft]) -> None:
        """Show the officer's own comments as they wait for the slip now; new ones are ticked."""
        left = {one.key for one in self._rows if one.key and not one.chosen}
        rows = [
            _Row(
                one.place, one.draft.text, one.draft.key not in left, Tone.ACCENT, "", one.draft.key
            )
            for one in pinned
        ]
        if rows == [one for one in self._rows if one.tone is Tone.ACCENT]:
            return
        self.beginResetModel()
        self._rows = rows + [one for one in self._rows if one.tone is not Tone.ACCENT]
        self.endResetModel()
        self.chosen_changed.emit()

    def add(self, place: NotePlace, text: str, key: str = "") -> int:
        """Put a comment behind the officer's others, ticked; returns its row."""
        at = sum(one.tone is Tone.ACCENT for one in self._rows)
        self.beginInsertRows(QModelIndex(), at, at)
        self._rows.insert(at, _Row(place, text, True, Tone.ACCENT, "", key))
        self.endInsertRows()
        self.chosen_changed.emit()
        return at

    def remove(self, row: int) -> None:
        """Take a comment of the officer away again."""
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._rows[row]
        self.endRemoveRows()
        self.chosen_changed.emit()

    def is_own(self, row: int) -> bool:
        """Whether the officer wrote the comment of a row."""
        return 0 <= row < len(self._rows) and self._rows[row].tone is Tone.ACCENT

    def key(self, row: int) -> str:
        """Return under which key an officer's own comment waits; empty for another line."""
        return self._rows[row].key if 0 <= row < len(self._rows) else ""

    def row_of(self, key: str) -> int | None:
        """Return the row of an officer's own comment."""
        return next((at for at, one in enumerate(self._rows) if key and one.key == key), None)

    def own_note(self, key: str) -> FileNote | None:
        """Return an officer's own comment as it reads now."""
        row = self.row_of(key)
        return None if row is None else self._rows[row].place.note(self._rows[row].text)

    def notes(self) -> tuple[FileNote, ...]:
        """Return the comments that go into the slip, in their order."""
        return tuple(one.place.note(one.text) for one in self._rows if one.chosen and one.text)

    def pinned_keys(self) -> tuple[str, ...]:
        """Return the keys of the waiting comments that go into the slip."""
        return tuple(one.key for one in self._rows if one.key and one.chosen and one.text)

    # --- Qt's questions ---

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 2

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == WHERE:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if not index.isValid():
            return None
        one, column = self._rows[index.row()], index.column()
        if role in (_DISPLAY, _EDIT):
            return one.place.words if column == WHERE else one.text
        if role == _CHECK and column == WHERE:
            return Qt.CheckState.Checked if one.chosen else Qt.CheckState.Unchecked
        if role == _DECORATION and column == WHERE:
            return self._icons[one.tone]
        if role == _TOOL_TIP:
            return self._tool_tip(one, column)
        return None

    def setData(self, index: Index, value: object, role: int = _EDIT) -> bool:
        one = self._rows[index.row()]
        if role == _CHECK:
            one.chosen = Qt.CheckState(value) is Qt.CheckState.Checked
        elif role == _EDIT and index.column() == TEXT:
            words = str(value).strip()
            if words == one.text or (one.key and not words):
                return True  # one of their own is taken away by its button
            one.chosen = True  # what was written is meant to go
            one.text = words
            if one.key:
                self.own_written.emit(one.key)
        else:
            return False
        row = index.row()
        self.dataChanged.emit(self.index(row, WHERE), self.index(row, TEXT))
        self.chosen_changed.emit()
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if role != _DISPLAY or orientation != Qt.Orientation.Horizontal:
            return None
        return (self.tr("Chỗ"), self.tr("Góp ý"))[section]

    def _tool_tip(self, one: _Row, column: int) -> str:
        if column == WHERE:
            return f"{self._levels[one.tone]}: {one.place.words}"
        if one.answer:
            return self.tr("{text}\nĐơn vị giải trình: {answer}").format(
                text=one.text, answer=one.answer
            )
        return one.text


def _tone(one: Suggestion) -> Tone:
    if one.is_hard:
        return Tone.BAD
    return Tone.NEUTRAL if one.answer else Tone.WARNING
