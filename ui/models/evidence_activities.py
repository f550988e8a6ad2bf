# SPDX-License-Identifier: MIT
"""What files can prove, as a list: the report as a whole, and the activities under their groups."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from lsapp.domain.records import Status
from lsapp.domain.text import fold
from lsapp.services.activity_sheet import ActivitySheet
from ui.models.evidence_model import KEYS_TYPE
from ui.models.evidence_scope import ALL_FILES, WHOLE_REPORT

Index = QModelIndex | QPersistentModelIndex

ENTRY_ROLE: Final = int(Qt.ItemDataRole.UserRole)
_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_TOOL_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_ACCESSIBLE: Final = int(Qt.ItemDataRole.AccessibleTextRole)


class ScopeEntry(NamedTuple):
    """A line of the list: ``scope`` is empty for the heading of a group. ``files`` are those that
    prove it; ``unproven`` an activity that is done and has none.
    """

    scope: str
    number: str
    words: str
    files: int = 0
    level: int = 0
    unproven: bool = False

    @property
    def is_heading(self) -> bool:
        """Whether this is the heading of a group."""
        return not self.scope

    @property
    def title(self) -> str:
        """Number and words on one line."""
        return f"{self.number} {self.words}".strip()


def scope_entries(sheet: ActivitySheet, whole: int, total: int) -> list[ScopeEntry]:
    """Return the list: all ``total`` files, the ``whole`` report's, and the activities of ``sheet``."""
    words = QCoreApplication.translate
    entries = [
        ScopeEntry(ALL_FILES, "", words("EvidenceScopes", "Tất cả tệp"), total),
        ScopeEntry(WHOLE_REPORT, "", words("EvidenceScopes", "Cả báo cáo"), whole),
    ]
    parents = {row.activity.parent for row in sheet.rows}
    group, root = None, ""
    shorts = {one.code: (one.number, one.short) for one in sheet.groups}
    for row in sheet.rows:
        if row.group != group:
            group = row.group
            number, short = shorts.get(group, ("", group))
            entries.append(ScopeEntry("", f"{number}.", short))
        root = row.number if row.level == 0 else root
        done = row.status is Status.COMPLETED and row.key not in parents
        entries.append(
            ScopeEntry(
                scope=row.key,
                number=row.number if row.level == 0 else f"{root}.{row.number}",
                words=" ".join((row.activity.content or "").split()),
                files=row.evidence,
                level=row.level + 1,
                unproven=done and not row.evidence,
            )
        )
    return entries


class ScopeModel(QAbstractListModel):
    """The lines that hold the words looked for, all or only the unproven ones. What is dropped on a line
    is told by ``keys_dropped`` (scope, keys of files) and ``files_dropped`` (scope, paths).
    """

    keys_dropped = Signal(str, list)
    files_dropped = Signal(str, list)

    def __init__(self, parent: QObject | None = None, *, with_all: bool = True) -> None:
        super().__init__(parent)
        self._with_all = with_all
        self._all: Sequence[ScopeEntry] = ()
        self._folded: list[str] | None = None  # made when words are looked for first
        self._entries: list[ScopeEntry] = []
        self._words: list[str] = []
        self._only_unproven = False
        self._accepts = False

    def set_entries(self, entries: Sequence[ScopeEntry]) -> None:
        """Show these lines through what is set."""
        if list(entries) == list(self._all):
            return
        self._all, self._folded = entries, None
        self._filter()

    def set_words(self, text: str) -> None:
        """Show the activities whose number or words hold every word of ``text``, accents folded."""
        self._words = fold(text).split()
        self._filter()

    def set_only_unproven(self, only: bool) -> None:
        """Show only what is done and has no evidence."""
        self._only_unproven = only
        self._filter()

    def set_accepts_drops(self, accepts: bool) -> None:
        """Let files be dropped on a line, or not."""
        self._accepts = accepts

    def entry(self, row: int) -> ScopeEntry | None:
        """Return the line of a row."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def row_of(self, scope: str) -> int:
        """Return the row of a scope; -1 where it is not shown."""
        places = (at for at, one in enumerate(self._entries) if one.scope == scope)
        return next(places, -1) if scope else -1

    def first_row(self) -> int:
        """Return the first row that can be chosen; -1 where there is none."""
        return next((at for at, one in enumerate(self._entries) if not one.is_heading), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == ENTRY_ROLE:
            return entry
        if role == _DISPLAY:
            return entry.title
        if role == _TOOL_TIP:
            return entry.title
        if role == _ACCESSIBLE:
            return self._spoken(entry)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        entry = self.entry(index.row()) if index.isValid() else None
        if entry is None or entry.is_heading:
            return Qt.ItemFlag.NoItemFlags
        drops = self._accepts and entry.scope != ALL_FILES
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDropEnabled if drops else flags

    # --- drops ---

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return [KEYS_TYPE, "text/uri-list"]

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        entry = self.entry(parent.row()) if parent.isValid() else None
        if not self._accepts or entry is None or entry.is_heading or entry.scope == ALL_FILES:
            return False
        return bool(data.hasFormat(KEYS_TYPE) or local_paths(data))

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        scope = self._entries[parent.row()].scope
        if data.hasFormat(KEYS_TYPE):
            self.keys_dropped.emit(scope, dropped_keys(data))
        else:
            self.files_dropped.emit(scope, local_paths(data))
        return True

    # --- ---

    def _spoken(self, entry: ScopeEntry) -> str:
        if entry.is_heading:
            return entry.title
        if entry.unproven:
            return self.tr("{title}. Đã hoàn thành, chưa có minh chứng").format(title=entry.title)
        return self.tr("{title}. {count} tệp").format(title=entry.title, count=entry.files)

    def _filter(self) -> None:
        self.beginResetModel()
        if self._words or self._only_unproven or not self._with_all:
            self._entries = list(_without_bare_headings(self._seen()))
        else:
            self._entries = list(self._all)
        self.endResetModel()

    def _seen(self) -> Iterator[ScopeEntry]:
        if self._words and self._folded is None:
            self._folded = [fold(one.title) for one in self._all]
        for entry, folded in zip(self._all, self._folded or repeat(""), strict=False):
            if entry.is_heading:
                yield entry
            elif entry.scope == ALL_FILES:
                if self._with_all and not (self._only_unproven or self._words):
                    yield entry
            elif self._only_unproven and not entry.unproven:
                continue
            elif all(word in folded for word in self._words):
                yield entry


def _without_bare_headings(entries: Iterable[ScopeEntry]) -> Iterator[ScopeEntry]:
    heading: ScopeEntry | None = None
    for entry in entries:
        if entry.is_heading:
            heading = entry
            continue
        if heading is not None:
            yield heading
            heading = None
        yield entry


def local_paths(data: QMimeData) -> list[Path]:
    """Return the files and folders of this machine that are dragged or pasted."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def dropped_keys(data: QMimeData) -> list[str]:
    """Return the keys of the files that are dragged within the window."""
    return [str(key) for key in json.loads(bytes(data.data(KEYS_TYPE).data()))]
