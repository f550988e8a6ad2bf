# SPDX-License-Identifier: MIT
"""Lines with two values each, of which one is chosen: what was sealed or what a cell says, one file's or
the other's. A line is put in words when it is shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from lsapp.domain.labels import FIELD_LABELS, field_label
from lsapp.domain.numbers import format_number
from lsapp.messages import explain
from ui.translation import language_in_force

if TYPE_CHECKING:
    from lsapp.services.held_edits import HeldCell
    from lsapp.services.revision_changes import ChangeTable

Index = QModelIndex | QPersistentModelIndex

WHERE, FIELD, KEPT, OTHER = range(4)
SIDES: Final = (KEPT, OTHER)
CHOSEN_ROLE: Final = int(Qt.ItemDataRole.UserRole)
"""Whether the value of a cell is the chosen one; ``None`` where it cannot be."""

CUT: Final = 200
"""Letters of a text that a cell holds."""
_TIP: Final = 2_000
_KEPT_WORDS: Final = 500
_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_TOOL_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_ACCESSIBLE: Final = int(Qt.ItemDataRole.AccessibleTextRole)


class ChoiceWords(NamedTuple):
    """A line in words, its texts whole; ``fault`` says why the other value cannot be taken."""

    where: str
    field: str
    kept: str
    other: str
    fault: str = ""


class ChoiceLines(Protocol):
    """The lines that are to be decided."""

    def __len__(self) -> int: ...

    def words(self, row: int) -> ChoiceWords:
        """Return a line in words."""

    def can_take(self, row: int) -> bool:
        """Tell whether the other value can be taken."""


class EditedLines:
    """The cells of a file that differ from what it sealed."""

    def __init__(self, cells: tuple[HeldCell, ...]) -> None:
        self._cells = cells

    def __len__(self) -> int:
        return len(self._cells)

    def words(self, row: int) -> ChoiceWords:
        """Return a cell in words; of a whole row what became of it."""
        one = self._cells[row].edit
        kept, other = _text(one.sealed), _text(one.seen)
        if one.change == "added":
            kept, other = (
                QCoreApplication.translate("ChoiceLines", "Không có dòng này"),
                _row_text(self._cells[row]),
            )
        elif one.change == "removed":
            kept, other = (
                _row_text(self._cells[row]),
                QCoreApplication.translate("ChoiceLines", "Dòng đã bị xóa"),
            )
        return ChoiceWords(one.where, one.label, kept, other, self._fault(row))

    def can_take(self, row: int) -> bool:
        """Tell whether the cell says something that can be read as its value."""
        return self._cells[row].fault is None

    def _fault(self, row: int) -> str:
        fault = self._cells[row].fault
        return "" if fault is None else explain(fault.code, language_in_force(), **fault.facts)


class DifferenceLines:
    """What differs between two revisions, the one that counts first."""

    def __init__(self, table: ChangeTable) -> None:
        self._table = table

    def __len__(self) -> int:
        return len(self._table)

    def words(self, row: int) -> ChoiceWords:
        """Return a field in words; of a whole record that it is only on one side."""
        way, words = self._table.rows[row].way, self._table.words(row)
        kept, other = words.before, words.after
        if way == "added":
            kept = QCoreApplication.translate("ChoiceLines", "Không có")
        elif way == "removed":
            other = QCoreApplication.translate("ChoiceLines", "Không có")
        return ChoiceWords(words.where, words.field or words.kind, kept, other)

    def can_take(self, row: int) -> bool:
        """Each of them can; whether all that was chosen fits together shows when it is written."""
        return True


class ChoiceModel(QAbstractTableModel):
    """``ChoiceLines`` with one value chosen on each; at first the kept ones."""

    chosen_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: ChoiceLines | None = None
        self._taken: set[int] = set()
        self._titles = ("", "")
        self._words: dict[int, ChoiceWords] = {}

    def set_lines(
        self, lines: ChoiceLines | None, titles: tuple[str, str], taken: Iterable[int] = ()
    ) -> None:
        """Show other lines, or none; ``titles`` are those of the two values."""
        self.beginResetModel()
        self._lines, self._titles, self._words = lines, titles, {}
        self._taken = {row for row in taken if lines is not None and lines.can_take(row)}
        self.endResetModel()
        self.chosen_changed.emit()

    @property
    def taken(self) -> frozenset[int]:
        """The lines on which the other value is chosen."""
        return frozenset(self._taken)

    def can_take(self, row: int) -> bool:
        """Tell whether the other value of a line can be chosen."""
        return self._lines is not None and 0 <= row < len(self._lines) and self._lines.can_take(row)

    def choose(self, rows: Iterable[int], *, other: bool) -> None:
        """Choose one of the two values on some lines; what cannot be taken stays as it is."""
        wanted = {row for row in rows if self.can_take(row)}
        taken = self._taken | wanted if other else self._taken - wanted
        if taken == self._taken:
            return
        self._taken = taken
        last = self.rowCount() - 1
        self.dataChanged.emit(self.index(0, KEPT), self.index(last, OTHER), [CHOSEN_ROLE])
        self.chosen_changed.emit()

    def words(self, row: int) -> ChoiceWords | None:
        """Return a line in words, its texts whole."""
        if self._lines is None or not 0 <= row < len(self._lines):
            return None
        if row not in self._words:
            if len(self._words) >= _KEPT_WORDS:
                self._words.clear()
            self._words[row] = self._lines.words(row)
        return self._words[row]

    # --- Qt's questions ---

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() or self._lines is None else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 4

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == CHOSEN_ROLE:
            return self._is_chosen(row, column) if column in SIDES else None
        words = self.words(row) if role in (_DISPLAY, _TOOL_TIP, _ACCESSIBLE) else None
        if words is None:
            return None
        text = words[column]
        if role == _TOOL_TIP:
            told = f"{words.fault}\n\n{text}" if words.fault and column == OTHER else text
            return _cut(told, _TIP)
        line = _cut(" ".join(text.split()), CUT)
        if not line and column in SIDES:
            line = self.tr("(để trống)")
        if role == _ACCESSIBLE and column in SIDES:
            return self._spoken(row, column, line)
        return line

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if role != _DISPLAY or orientation != Qt.Orientation.Horizontal:
            return None
        return (self.tr("Bản ghi"), self.tr("Mục"), *self._titles)[section]

    def _is_chosen(self, row: int, column: int) -> bool | None:
        if column == OTHER and not self.can_take(row):
            return None
        return (row in self._taken) is (column == OTHER)

    def _spoken(self, row: int, column: int, line: str) -> str:
        chosen = self._is_chosen(row, column)
        if chosen is None:
            return self.tr("không lấy được: {value}").format(value=line)
        words = self.tr("đang chọn: {value}") if chosen else self.tr("không chọn: {value}")
        return words.format(value=line)


def _text(value: str | int | None) -> str:
    if value is None:
        return ""
    return format_number(value) if isinstance(value, int) else value


def _row_text(one: HeldCell) -> str:
    """Return the cells of a row that was added or deleted, each with its name where it has one."""
    parts = []
    for field, value in one.edit.cells.items():
        if value is None or value == "":
            continue
        kind, _, name = field.partition(".")
        known = name in FIELD_LABELS.get(kind, {})
        parts.append(f"{field_label(kind, name)}: {_text(value)}" if known else _text(value))
    return "\n".join(parts)


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"
