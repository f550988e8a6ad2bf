# SPDX-License-Identifier: MIT
"""The kept reports of intake runs as rows: when, and how many files of each kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from lsapp.domain.dates import VIETNAM_TIME, grid_date
from lsapp.messages import explain
from ui.translation import language_in_force

if TYPE_CHECKING:
    from lsapp.services.intake_reports import IntakeReport

Index = QModelIndex | QPersistentModelIndex

WHEN, FILES, TAKEN, HELD, LEFT, VERDICTS = range(6)

_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_TOOL_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_ALIGN: Final = int(Qt.ItemDataRole.TextAlignmentRole)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class IntakeRunsModel(QAbstractTableModel):
    """One row for each run, the newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[IntakeReport] = ()

    def set_reports(self, reports: Sequence[IntakeReport]) -> None:
        """Show these runs."""
        self.beginResetModel()
        self._rows = reports
        self.endResetModel()

    def report(self, row: int) -> IntakeReport:
        """Return the run of a row."""
        return self._rows[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 6

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if not index.isValid():
            return None
        if role == _ALIGN and FILES <= index.column() <= LEFT:
            return _RIGHT
        if role not in (_DISPLAY, _TOOL_TIP):
            return None
        one = self._rows[index.row()]
        local = one.ended_at.astimezone(VIETNAM_TIME)
        return (
            f"{grid_date(local.date())} {local:%H:%M}",
            str(one.tally.total),
            str(one.tally.taken),
            str(one.tally.held),
            str(one.tally.left),
            self._verdicts(one),
        )[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if role == _ALIGN and FILES <= section <= LEFT:
            return _RIGHT
        if role != _DISPLAY or orientation != Qt.Orientation.Horizontal:
            return None
        return (
            self.tr("Lúc"),
            self.tr("Số tệp"),
            self.tr("Đã nhận"),
            self.tr("Chờ"),
            self.tr("Bỏ qua"),
            self.tr("Kết luận"),
        )[section]

    def _verdicts(self, one: IntakeReport) -> str:
        language = language_in_force()
        told = (
            f"{explain(f'verdict.{verdict}', language)}: {count}"
            for verdict, count in one.tally.verdicts
        )
        return "; ".join(told)
