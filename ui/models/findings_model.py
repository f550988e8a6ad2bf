# SPDX-License-Identifier: MIT
"""The findings as rows: what it is, where, what is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.findings_watch import tone_of
from ui.icons import icon
from ui.theme import Theme, Tone

if TYPE_CHECKING:
    from lsapp.services.viewing import Finding

Index = QModelIndex | QPersistentModelIndex
Identity = tuple[str, str | None, str | None, str | None]

LEVEL, WHERE, MESSAGE = range(3)

_ICONS: Final = {
    Tone.BAD: "error",
    Tone.ACCENT: "comment",
    Tone.WARNING: "warning",
    Tone.NEUTRAL: "ok",
}
_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_DECORATION: Final = int(Qt.ItemDataRole.DecorationRole)
_TOOL_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_ACCESSIBLE: Final = int(Qt.ItemDataRole.AccessibleTextRole)


class FindingsModel(QAbstractTableModel):
    """The findings of one tone, or of all.

    They are parted by tone once, when they come, so that a filter and its count cost nothing.
    """

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[Finding] = ()
        self._of_tone: dict[Tone, list[Finding]] = {}
        self._rows: Sequence[Finding] = ()
        self._tone: Tone | None = None
        self._icons = {
            tone: icon(name, partial(theme.colour, tone.text)) for tone, name in _ICONS.items()
        }
        self._levels = {
            Tone.BAD: self.tr("Lỗi"),
            Tone.ACCENT: self.tr("Góp ý"),
            Tone.WARNING: self.tr("Lưu ý"),
            Tone.NEUTRAL: self.tr("Đã giải trình"),
        }

    @property
    def tone(self) -> Tone | None:
        """Which are shown; ``None`` for all."""
        return self._tone

    def set_findings(self, findings: Sequence[Finding]) -> None:
        """Show these findings through the filter that is set."""
        self._all = findings
        self._of_tone = {tone: [] for tone in _ICONS}
        for one in findings:
            self._of_tone[tone_of(one)].append(one)
        self._filter()

    def set_tone(self, tone: Tone | None) -> None:
        """Show those that block, warn or are answered alone; ``None`` for all."""
        self._tone = tone
        self._filter()

    def finding(self, row: int) -> Finding:
        """Return the finding of a row."""
        return self._rows[row]

    def row_of(self, identity: Identity) -> int | None:
        """Return in which row the same fault at the same place stands, if it is shown."""
        return next((r for r, one in enumerate(self._rows) if identity_of(one) == identity), None)

    def count(self, tone: Tone) -> int:
        """Return how many there are of a tone, shown or not."""
        return len(self._of_tone.get(tone, ()))

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
            return (self._levels[tone_of(one)], one.where, one.message)[column]
        if role == _DECORATION and column == LEVEL:
            return self._icons[tone_of(one)]
        if role == _TOOL_TIP:
            return one.message if column != WHERE else f"{one.where}: {one.label}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if role != _DISPLAY or orientation != Qt.Orientation.Horizontal:
            return None
        return (self.tr("Mức"), self.tr("Chỗ"), self.tr("Nội dung"))[section]

    def _filter(self) -> None:
        self.beginResetModel()
        self._rows = self._all if self._tone is None else self._of_tone.get(self._tone, ())
        self.endResetModel()


def identity_of(one: Finding) -> Identity:
    """Return what tells a finding from all others, before and after the rules ran again."""
    return one.code, one.kind, one.record, one.field
