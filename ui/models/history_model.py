# SPDX-License-Identifier: MIT
"""The journal as rows: a heading for each day, below it what was done, newest first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont

from ui.icons import icon
from ui.theme import Role, Theme
from ui.widgets.history_words import action_words, day_words, touched_words

if TYPE_CHECKING:
    from lsapp.services.timeline import TimelineEntry

Index = QModelIndex | QPersistentModelIndex

TIME, WHAT, RECORDS, WHO = range(4)

_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_DECORATION: Final = int(Qt.ItemDataRole.DecorationRole)
_FONT: Final = int(Qt.ItemDataRole.FontRole)
_FOREGROUND: Final = int(Qt.ItemDataRole.ForegroundRole)
_BACKGROUND: Final = int(Qt.ItemDataRole.BackgroundRole)
_TOOL_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_ACCESSIBLE: Final = int(Qt.ItemDataRole.AccessibleTextRole)


class HistoryModel(QAbstractTableModel):
    """Entries of the journal that came so far; ``more_wanted`` when the end of them is in sight."""

    more_wanted = Signal()

    def __init__(self, theme: Theme, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._language = language
        self._rows: list[TimelineEntry | dt.date] = []
        self._count = 0
        self._has_more = False
        self._waiting = False
        self._heading_font = QFont()
        self._heading_font.setWeight(QFont.Weight.DemiBold)

    # --- for the owner ---

    @property
    def count(self) -> int:
        """How many entries there are, headings left out."""
        return self._count

    @property
    def has_more(self) -> bool:
        """Whether older entries have not been read yet."""
        return self._has_more

    def set_entries(self, entries: Sequence[TimelineEntry], *, has_more: bool) -> None:
        """Show these instead of what was shown."""
        self.beginResetModel()
        self._rows = _with_headings(entries, None)
        self._count = len(entries)
        self._has_more, self._waiting = has_more, False
        self.endResetModel()

    def add_entries(self, entries: Sequence[TimelineEntry], *, has_more: bool) -> None:
        """Show older ones below those that are there."""
        self._has_more, self._waiting = has_more, False
        if not entries:
            return
        last = self._rows[-1] if self._rows else None
        day = None if last is None or isinstance(last, dt.date) else _day(last)
        rows = _with_headings(entries, day)
        self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
        self._rows += rows
        self._count += len(entries)
        self.endInsertRows()

    def entry(self, row: int) -> TimelineEntry | None:
        """Return what stands in a row; ``None`` for the heading of a day."""
        one = self._rows[row] if 0 <= row < len(self._rows) else None
        return None if isinstance(one, dt.date) else one

    def row_of(self, action: int | None) -> int | None:
        """Return the row of an action; ``None`` where it is not here."""
        for row, one in enumerate(self._rows):
            if not isinstance(one, dt.date) and one.id == action:
                return row
        return None

    def headings(self, first: int = 0) -> list[int]:
        """Return the rows from ``first`` on that are headings."""
        return [row for row in range(first, len(self._rows)) if self.entry(row) is None]

    # --- for the view ---

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 4

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._has_more and not self._waiting

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._waiting = True
            self.more_wanted.emit()

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.entry(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags  # arrow keys pass over headings
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if not index.isValid():
            return None
        one = self._rows[index.row()]
        if isinstance(one, dt.date):
            return self._heading(one, index.column(), role)
        if role in (_DISPLAY, _ACCESSIBLE):
            return self._text(one, index.column())
        if role == _TOOL_TIP:
            return f"{action_words(one, self._language)}\n{touched_words(one, self._language)}"
        if role == _FOREGROUND and one.undone:
            return self._theme.colour(Role.MUTED_TEXT)
        if role == _DECORATION and index.column() == WHAT and one.undone:
            return icon("undo")
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if role != _DISPLAY or orientation != Qt.Orientation.Horizontal:
            return None
        return (self.tr("Lúc"), self.tr("Việc"), self.tr("Bản ghi"), self.tr("Ai"))[section]

    def _text(self, one: TimelineEntry, column: int) -> str:
        if column == TIME:
            return f"{one.at.astimezone():%H:%M}"
        if column == RECORDS:
            return touched_words(one, self._language)
        if column == WHO:
            return one.who
        words = action_words(one, self._language)
        return self.tr("{action} · đã hoàn tác").format(action=words) if one.undone else words

    def _heading(self, day: dt.date, column: int, role: int) -> object:
        if role in (_DISPLAY, _ACCESSIBLE) and column == TIME:
            return day_words(day, dt.datetime.now().astimezone().date())
        if role == _FONT:
            return self._heading_font
        if role == _FOREGROUND:
            return self._theme.colour(Role.TEXT)
        if role == _BACKGROUND:
            return self._theme.colour(Role.GROUP_BACK)
        return None


def _day(entry: TimelineEntry) -> dt.date:
    return entry.at.astimezone().date()


def _with_headings(
    entries: Sequence[TimelineEntry], day: dt.date | None
) -> list[TimelineEntry | dt.date]:
    rows: list[TimelineEntry | dt.date] = []
    for one in entries:
        if _day(one) != day:
            day = _day(one)
            rows.append(day)
        rows.append(one)
    return rows
