# SPDX-License-Identifier: MIT
"""The files of evidence as rows: name, what each proves, size, note, whether it is still whole."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from lsapp.domain.text import fold
from ui.icons import icon
from ui.models.evidence_scope import ALL_FILES, scope_of
from ui.theme import Tone
from ui.widgets.chip import ChipLook

if TYPE_CHECKING:
    from lsapp.services.evidence import EvidenceRow

Index = QModelIndex | QPersistentModelIndex

NAME, PROVES, NOTE, SIZE, STATE = range(5)
CHIP_ROLE: Final = int(Qt.ItemDataRole.UserRole)
KEYS_TYPE: Final = "application/x-kh48-evidence-keys"
"""What is dragged within the window: the keys of the files as JSON."""

_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_DECORATION: Final = int(Qt.ItemDataRole.DecorationRole)
_TOOL_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_ALIGNMENT: Final = int(Qt.ItemDataRole.TextAlignmentRole)
_ACCESSIBLE: Final = int(Qt.ItemDataRole.AccessibleTextRole)

KIND_ICONS: Final[Mapping[str, str]] = {
    "pdf": "pdf",
    "image": "image",
    "document": "document",
    "sheet": "spreadsheet",
    "text": "document",
    "mail": "mail",
}
"""Icons of kinds of files; ``attach`` stands for all others."""


class EvidenceModel(QAbstractTableModel):
    """The files of one scope that hold the words looked for, in the order of the sheet or of a column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[EvidenceRow] = ()
        self._rows: list[EvidenceRow] = []
        self._states: Mapping[str, str] = {}
        self._scope = ALL_FILES
        self._words: list[str] = []
        self._sorted: tuple[int, Qt.SortOrder] | None = None

    # --- what is shown ---

    def set_rows(self, rows: Sequence[EvidenceRow]) -> None:
        """Show these files through the scope and the words that are set."""
        self._all = rows
        self._filter()

    def set_scope(self, scope: str) -> None:
        """Show the files of one activity, of the report as a whole, or all."""
        self._scope = scope
        self._filter()

    def set_words(self, text: str) -> None:
        """Show the files whose name, note or activity holds every word, accents folded."""
        self._words = fold(text).split()
        self._filter()

    def set_states(self, states: Mapping[str, str]) -> None:
        """Tell by record key how files stand that were read through, beside what names and sizes tell."""
        self._states = states
        if self._rows:
            self.dataChanged.emit(self.index(0, STATE), self.index(len(self._rows) - 1, STATE))

    def row(self, index: int) -> EvidenceRow | None:
        """Return the file of a row."""
        return self._rows[index] if 0 <= index < len(self._rows) else None

    def row_of(self, key: str) -> int:
        """Return the row of a record; -1 where it is not shown."""
        return next((at for at, one in enumerate(self._rows) if one.record.key == key), -1)

    def state(self, row: EvidenceRow) -> str:
        """Return how a file stands: ``present``, ``whole``, ``missing`` or ``altered``."""
        return self._states.get(row.record.key, row.state.value)

    # --- for the view ---

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 5

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role in (_DISPLAY, _ACCESSIBLE):
            return self._text(row, column)
        if role == _DECORATION and column == NAME:
            return icon(KIND_ICONS.get(row.kind.value, "attach"))
        if role == CHIP_ROLE and column == STATE:
            return self.state_look(row)
        if role == _TOOL_TIP:
            return self._text(row, column) or None
        if role == _ALIGNMENT and column == SIZE:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _ALIGNMENT and section == SIZE:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role != _DISPLAY:
            return None
        return (
            self.tr("Tên tệp"),
            self.tr("Chứng minh cho"),
            self.tr("Ghi chú"),
            self.tr("Dung lượng"),
            self.tr("Tình trạng"),
        )[section]

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Put the rows in the order of a column; the sheet's own order for -1."""
        self._sorted = None if column < 0 else (column, order)
        self._filter()

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return [KEYS_TYPE]

    def mimeData(self, indexes: Iterable[QModelIndex]) -> QMimeData:
        keys = {self._rows[index.row()].record.key: None for index in indexes}
        data = QMimeData()
        data.setData(KEYS_TYPE, json.dumps(list(keys)).encode())
        return data

    # --- words ---

    def proves(self, row: EvidenceRow) -> str:
        """Return in words what a file proves."""
        if row.lost:
            return self.tr("Nhiệm vụ không còn")
        if row.record.activity is None:
            return self.tr("Cả báo cáo")
        return " ".join(f"{row.number} {row.proves}".split())

    def state_look(self, row: EvidenceRow) -> ChipLook:
        """Return how the state of a file looks."""
        return {
            "missing": ChipLook("error", self.tr("Thiếu tệp"), Tone.BAD),
            "altered": ChipLook("warning", self.tr("Đã bị sửa"), Tone.WARNING),
            "whole": ChipLook("completed", self.tr("Nguyên vẹn"), Tone.GOOD),
        }.get(self.state(row), ChipLook("ok", self.tr("Có tệp"), Tone.NEUTRAL))

    def _text(self, row: EvidenceRow, column: int) -> str:
        if column == NAME:
            return row.record.name
        if column == PROVES:
            return self.proves(row)
        if column == NOTE:
            return " ".join((row.record.note or "").split())
        return row.size if column == SIZE else self.state_look(row).text

    def _filter(self) -> None:
        self.beginResetModel()
        self._rows = [row for row in self._all if self._is_shown(row)]
        if self._sorted is not None:
            column, order = self._sorted
            self._rows.sort(
                key=lambda row: self._order(row, column),
                reverse=order == Qt.SortOrder.DescendingOrder,
            )
        self.endResetModel()

    def _is_shown(self, row: EvidenceRow) -> bool:
        if self._scope not in (ALL_FILES, scope_of(row.record.activity)):
            return False
        folded = fold(f"{row.record.name} {self.proves(row)} {row.record.note or ''}")
        return all(word in folded for word in self._words)

    def _order(self, row: EvidenceRow, column: int) -> tuple[int, str]:
        if column == SIZE:
            return row.record.size, ""
        if column == PROVES:
            at = next((at for at, one in enumerate(self._all) if one is row), 0)
            return at, ""
        return 0, fold(self._text(row, column))
