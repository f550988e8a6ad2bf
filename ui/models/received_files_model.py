# SPDX-License-Identifier: MIT
"""The files that came in from one unit for a round, as rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from lsapp.domain.dates import VIETNAM_TIME, grid_date
from lsapp.messages import explain
from ui.theme import Tone
from ui.translation import language_in_force
from ui.widgets.chip import ChipLook

if TYPE_CHECKING:
    from lsapp.services.received_files import ReceivedFile

Index = QModelIndex | QPersistentModelIndex

STATE, FILE, REVISION, RECEIVED, TIMELY, IMPORTED, NOTE = range(7)
CHIP_ROLE: Final = int(Qt.ItemDataRole.UserRole)
"""The ``ChipLook`` of a cell that shows one."""

_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_TOOL_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_ALIGN: Final = int(Qt.ItemDataRole.TextAlignmentRole)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ReceivedFilesModel(QAbstractTableModel):
    """One row for each file, the latest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[ReceivedFile] = ()

    def set_files(self, files: Sequence[ReceivedFile]) -> None:
        """Show these files."""
        self.beginResetModel()
        self._rows = files
        self.endResetModel()

    def file(self, row: int) -> ReceivedFile:
        """Return the file of a row."""
        return self._rows[row]

    def row_of(self, key: str) -> int:
        """Return the row of a receipt by its key; -1 where it is not here."""
        return next((at for at, one in enumerate(self._rows) if one.receipt.key == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 7

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if not index.isValid():
            return None
        one, column = self._rows[index.row()], index.column()
        if role in (_DISPLAY, _TOOL_TIP):
            return self._text(one, column)
        if role == CHIP_ROLE and column == STATE:
            return self._state(one)
        if role == CHIP_ROLE and column == TIMELY:
            return self._timely(one)
        if role == _ALIGN and column == REVISION:
            return _RIGHT
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if role == _ALIGN and section == REVISION:
            return _RIGHT
        if role != _DISPLAY or orientation != Qt.Orientation.Horizontal:
            return None
        return (
            self.tr("Tình trạng"),
            self.tr("Tệp"),
            self.tr("Lần"),
            self.tr("Ngày nhận"),
            self.tr("Đúng hạn"),
            self.tr("Nhập lúc"),
            self.tr("Ghi chú ngày nhận"),
        )[section]

    def _text(self, one: ReceivedFile, column: int) -> str:
        local = one.receipt.imported_at.astimezone(VIETNAM_TIME)
        return (
            self._state(one).text,
            one.receipt.file_name,
            "" if one.revision is None else str(one.revision),
            grid_date(one.received_on),
            self._timely(one).text,
            f"{grid_date(local.date())} {local:%H:%M}",
            one.receipt.note or "",
        )[column]

    def _state(self, one: ReceivedFile) -> ChipLook:
        if one.waits:
            words = explain(f"verdict.{one.receipt.verdict}", language_in_force())
            return ChipLook("warning", words, Tone.WARNING)
        return {
            "received": ChipLook("in-progress", self.tr("Đã nhận"), Tone.ACCENT),
            "held": ChipLook("error", self.tr("Chờ quyết định"), Tone.BAD),
            "in_review": ChipLook("in-progress", self.tr("Đang xem"), Tone.ACCENT),
            "returned": ChipLook("undo", self.tr("Đã trả lại"), Tone.WARNING),
            "accepted": ChipLook("completed", self.tr("Đã chấp nhận"), Tone.GOOD),
            "locked": ChipLook("lock", self.tr("Đã khóa"), Tone.GOOD),
            "withdrawn": ChipLook("none-arising", self.tr("Đã rút"), Tone.NEUTRAL),
        }[one.receipt.state.value]

    def _timely(self, one: ReceivedFile) -> ChipLook:
        if one.late:
            return ChipLook("overdue", self.tr("Sau hạn"), Tone.WARNING)
        return ChipLook("ok", self.tr("Đúng hạn"), Tone.GOOD)
