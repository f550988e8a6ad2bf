# SPDX-License-Identifier: MIT
"""The findings as rows: what it is, where, what is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.findings_watch import tone_of
from ui.icons import icon
from ui.theme import Tone

if TYPE_CHECKING:
    from lsapp.services.viewing import Finding

Index = QModelIndex | QPersistentModelIndex

LEVEL, WHERE, MESSAGE = range(3)

_ICONS: Final = {Tone.BAD: "error", Tone.WARNING: "warning", Tone.NEUTRAL: "ok"}
_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_DECORATION: Final = int(Qt.ItemDataRole.DecorationRole)
_TOOL_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_ACCESSIBLE: Final = int(Qt.ItemDataRole.AccessibleTextRole)


class FindingsModel(QAbstractTableModel):
    """The findings of one level, or of all."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[Finding] = ()
        self._rows: list[Finding] = []
        self._tone: Tone | None = None

    def set_findings(self, findings: Sequence[Finding]) -> None:
        """Show these findings through the filter that is set."""
        self._all = findings
        self._filter()

    def set_tone(self, tone: Tone | None) -> None:
        """Show those that block, warn or are answered alone; ``None`` for all."""
        self._tone = tone
        self._filter()

    def finding(self, row: int) -> Finding:
        """Return the finding of a row."""
        return self._rows[row]

    def count(self, tone: Tone) -> int:
        """Return how many there are of a tone, shown or not."""
        return sum(tone_of(one) is tone for one in self._all)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 3

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if not index.isValid():
            return None
        one = self._rows[index.row()]
        column = index.column()
        if role in (_DISPLAY, _ACCESSIBLE):
            return (self._level(one), one.where, one.message)[column]
        if role == _DECORATION and column == LEVEL:
            return icon(_ICONS[tone_of(one)])
        if role == _TOOL_TIP:
            return one.message if column != WHERE else f"{one.where}: {one.label}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if role != _DISPLAY or orientation != Qt.Orientation.Horizontal:
            return None
        return (self.tr("Mức"), self.tr("Chỗ"), self.tr("Nội dung"))[section]

    def _level(self, one: Finding) -> str:
        return {
            Tone.BAD: self.tr("Lỗi"),
            Tone.WARNING: self.tr("Lưu ý"),
            Tone.NEUTRAL: self.tr("Đã giải trình"),
        }[tone_of(one)]

    def _filter(self) -> None:
        self.beginResetModel()
        self._rows = [one for one in self._all if self._tone is None or tone_of(one) is self._tone]
        self.endResetModel()
