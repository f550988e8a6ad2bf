# SPDX-License-Identifier: MIT
"""Backups as rows: when and why each was made, what it holds, whether it is sound, where it lies."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from lsapp.services.backup_list import BackupInfo, Moment
from ui.theme import Tone
from ui.widgets.chip import ChipLook
from ui.widgets.history_words import moment_words, size_words
from ui.words import words_for

Index = QModelIndex | QPersistentModelIndex

WHEN, WHY, HOLDS, SIZE, STATE, PLACE = range(6)
LOOK: Final = int(Qt.ItemDataRole.UserRole)
"""The ``ChipLook`` of the state's cell."""

_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_TOOL_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_ACCESSIBLE: Final = int(Qt.ItemDataRole.AccessibleTextRole)
_ALIGNMENT: Final = int(Qt.ItemDataRole.TextAlignmentRole)


class BackupModel(QAbstractTableModel):
    """The backups of the open file, or those that were found elsewhere, newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[BackupInfo] = []
        self._proven: dict[Path, int] = {}
        self._elsewhere = False

    def set_backups(self, backups: Sequence[BackupInfo], *, elsewhere: bool = False) -> None:
        """Show these; those from ``elsewhere`` by the folder they lie in."""
        self.beginResetModel()
        self._rows = list(backups)
        self._elsewhere = elsewhere
        self.endResetModel()

    def set_proven(self, path: Path, missing: int) -> None:
        """Every byte of a backup was read, and so many of its files are missing or altered."""
        self._proven[path] = missing
        row = self.row_of(path)
        if row is not None:
            self.dataChanged.emit(self.index(row, 0), self.index(row, PLACE))

    def backup(self, row: int) -> BackupInfo:
        """Return what stands in a row."""
        return self._rows[row]

    def row_of(self, path: Path | None) -> int | None:
        """Return the row of a backup; ``None`` where it is not here."""
        return next((row for row, one in enumerate(self._rows) if one.path == path), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 6

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if not index.isValid():
            return None
        one, column = self._rows[index.row()], index.column()
        if role in (_DISPLAY, _ACCESSIBLE):
            return self._text(one, column)
        if role == LOOK and column == STATE:
            return self._look(one)
        if role == _TOOL_TIP:
            return words_for(one.problem).plain() if one.problem else str(one.path)
        if role == _ALIGNMENT and column == SIZE:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if role != _DISPLAY or orientation != Qt.Orientation.Horizontal:
            return None
        return (
            self.tr("Lúc"),
            self.tr("Vì sao"),
            self.tr("Có gì"),
            self.tr("Dung lượng"),
            self.tr("Tình trạng"),
            self.tr("Nơi lưu"),
        )[section]

    def reason_words(self, reason: Moment | None) -> str:
        """Return why a backup was made."""
        if reason is None:
            return self.tr("Không rõ")
        return {
            Moment.START_OF_DAY: self.tr("Đầu ngày"),
            Moment.INTERVAL: self.tr("Định kỳ"),
            Moment.BEFORE_LARGE_ACTION: self.tr("Trước việc lớn"),
            Moment.CLOSING: self.tr("Khi đóng"),
            Moment.BY_HAND: self.tr("Theo yêu cầu"),
            Moment.BEFORE_RESTORE: self.tr("Trước khi khôi phục"),
        }[reason]

    def _text(self, one: BackupInfo, column: int) -> str:
        if column == WHEN:
            return moment_words(one.at)
        if column == WHY:
            reason = self.reason_words(one.reason)
            return self.tr("{reason} · đã ghim").format(reason=reason) if one.pinned else reason
        if column == HOLDS:
            readable = one.sound or one.missing > 0
            return holds_words(one) if readable else ""
        if column == SIZE:
            return size_words(one.size + one.evidence_size)
        if column == STATE:
            return self._look(one).text
        if self._elsewhere:
            return str(one.path.parent)
        return self.tr("Nơi thứ hai") if one.second else self.tr("Máy này")

    def _look(self, one: BackupInfo) -> ChipLook:
        missing = max(one.missing, self._proven.get(one.path, 0))
        if missing:
            text = self.tr("Thiếu {count} tệp").format(count=missing)
            return ChipLook("warning", text, Tone.WARNING)
        if not one.sound:
            return ChipLook("error", self.tr("Hỏng"), Tone.BAD)
        if one.path in self._proven:
            return ChipLook("completed", self.tr("Đã kiểm tra"), Tone.GOOD)
        return ChipLook("ok", self.tr("Tốt"), Tone.GOOD)


def holds_words(one: BackupInfo) -> str:
    """Return how many programmes, activities and files of evidence a backup holds."""
    words = QCoreApplication.translate(
        "BackupModel", "{programmes} chương trình, {activities} nhiệm vụ, {files} minh chứng"
    )
    return words.format(programmes=one.programmes, activities=one.activities, files=one.evidence)
