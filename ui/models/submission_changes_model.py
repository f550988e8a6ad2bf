# SPDX-License-Identifier: MIT
"""What differs between two states of a round as a table; a row is put in words when it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from lsapp.domain.text import fold
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
        self._shown: list[int] | None = None
        self._folded: Sequence[str] = ()
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
        self._shown = None
        self._folded = ()
        self.endResetModel()

    def set_filter(self, text: str = "", way: str = "") -> None:
        """Show the rows that hold ``text`` anywhere, accents folded, and are of one ``way`` (any where
        none is named).
        """
        self.beginResetModel()
        self._shown = None
        needle = fold(text) if len(self._folded) else ""
        if self._table is not None and (needle or way):
            self._shown = [
                at
                for at, one in enumerate(self._table.rows)
                if (not way or one.way == way) and (not needle or needle in self._folded[at])
            ]
        self.endResetModel()

    def set_folded(self, texts: Sequence[str]) -> None:
        """Take what the rows say (``ChangeTable.folded``), made elsewhere; no text is looked for before."""
        self._folded = texts

    def change(self, row: int) -> FieldChange | None:
        """Return the change of a row."""
        at = self._place(row)
        return None if self._table is None or at is None else self._table.rows[at]

    def words(self, row: int) -> ChangeWords | None:
        """Return a row in words, its texts whole."""
        at = self._place(row)
        if self._table is None or at is None:
            return None
        if at not in self._words:
            if len(self._words) >= _KEPT:
                self._words.clear()
            self._words[at] = self._table.words(at)
        return self._words[at]

    def texts(self, row: int) -> list[str]:
        """Return a row column by column, its texts whole, for the clipboard."""
        one, words = self.change(row), self.words(row)
        if one is None or words is None:
            return []
        way = self._ways[one.way].text
        return [way, words.where, words.field or words.kind, words.before, words.after]

    def _place(self, row: int) -> int | None:
        """Where in the table a row stands that is shown."""
        if not 0 <= row < self.rowCount():
            return None
        return row if self._shown is None else self._shown[row]

    def place(self, row: int) -> Place | None:
        """Return where the record stands now; ``None`` where it is gone."""
        one = self.change(row)
        if one is None or one.way == "removed":
            return None
        return Place(one.kind, one.key, one.place_field)

    # --- Qt's questions ---

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        if parent.isValid() or self._table is None:
            return 0
        return len(self._table) if self._shown is None else len(self._shown)

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
