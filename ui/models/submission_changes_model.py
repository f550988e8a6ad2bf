# SPDX-License-Identifier: MIT
"""What differs between two states of a round as a table; a row is put in words when it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.places import Place
from ui.theme import Tone
from ui.widgets.chip import ChipLook

if TYPE_CHECKING:
    from lsapp.services.revision_changes import ChangeTable, ChangeWords, FieldChange

Index = QModelIndex | QPersistentModelIndex

WAY, WHERE, FIELD, BEFORE, AFTER = range(5)
CHIP_ROLE: Final = int(Qt.ItemDataRole.UserRole)
CUT: Final = 200
"""Letters of a text that a cell holds; the whole of it stands in the tool tip and below the table."""
_TIP: Final = 2_000
_KEPT: Final = 500
"""Rows whose words are kept: some screens full."""
_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_TOOL_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_ACCESSIBLE: Final = int(Qt.ItemDataRole.AccessibleTextRole)


class ChangesModel(QAbstractTableModel):
    """The rows of a ``ChangeTable``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table: ChangeTable | None = None
        self._words: dict[int, ChangeWords] = {}
        self._ways = {
            "added": ChipLook("add", self.tr("Thêm"), Tone.GOOD),
            "changed": ChipLook("edit", self.tr("Sửa"), Tone.NEUTRAL),
            "removed": ChipLook("delete", self.tr("Bỏ"), Tone.BAD),
        }

    def set_table(self, table: ChangeTable | None) -> None:
        """Show other changes, or none."""
        self.beginResetModel()
        self._table = table
        self._words = {}
        self.endResetModel()

    def change(self, row: int) -> FieldChange | None:
        """Return the change of a row."""
        if self._table is None or not 0 <= row < len(self._table):
            return None
        return self._table.rows[row]

    def words(self, row: int) -> ChangeWords | None:
        """Return a row in words, its texts whole."""
        if self._table is None or not 0 <= row < len(self._table):
            return None
        if row not in self._words:
            if len(self._words) >= _KEPT:
                self._words.clear()
            self._words[row] = self._table.words(row)
        return self._words[row]

    def place(self, row: int) -> Place | None:
        """Return where the record stands now; ``None`` where it is gone."""
        one = self.change(row)
        if one is None or one.way == "removed":
            return None
        return Place(one.kind, one.key, one.place_field)

    # --- Qt's questions ---

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() or self._table is None else len(self._table)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 5

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if not index.isValid() or role not in (_DISPLAY, _TOOL_TIP, _ACCESSIBLE, CHIP_ROLE):
            return None
        one, column = self.change(index.row()), index.column()
        if one is None:
            return None
        if column == WAY:
            look = self._ways[one.way]
            return look if role == CHIP_ROLE else look.text
        if role == CHIP_ROLE:
            return None
        words = self.words(index.row())
        if words is None:
            return None
        texts = {WHERE: words.where, FIELD: words.field, BEFORE: words.before, AFTER: words.after}
        text = texts[column] or (words.kind if column == FIELD else "")
        if role == _TOOL_TIP:
            return _cut(text, _TIP)
        return _cut(" ".join(text.split()), CUT)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if role != _DISPLAY or orientation != Qt.Orientation.Horizontal:
            return None
        return (
            self.tr("Thay đổi"),
            self.tr("Bản ghi"),
            self.tr("Mục"),
            self.tr("Trước"),
            self.tr("Sau"),
        )[section]


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"
