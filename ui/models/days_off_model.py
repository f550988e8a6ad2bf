# SPDX-License-Identifier: MIT
"""The days off and the days worked in exchange of one year, as rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from lsapp.domain.dates import grid_date
from ui.theme import Tone
from ui.widgets.chip import ChipLook

if TYPE_CHECKING:
    import datetime as dt

    from lsapp.services.days_off import SpecialDay

Index = QModelIndex | QPersistentModelIndex

DAY, WEEKDAY, KIND, NAME, SOURCE = range(5)
CHIP_ROLE: Final = int(Qt.ItemDataRole.UserRole)
"""The ``ChipLook`` of the kind of day."""

_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_TOOL_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)


class DaysOffModel(QAbstractTableModel):
    """One row for each special day, in order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[SpecialDay] = ()

    def set_days(self, days: Sequence[SpecialDay]) -> None:
        """Show these days."""
        self.beginResetModel()
        self._rows = days
        self.endResetModel()

    def day(self, row: int) -> SpecialDay:
        """Return the day of a row."""
        return self._rows[row]

    def row_from(self, day: dt.date) -> int:
        """Return the row of the first day that is not before ``day``; the last where there is none."""
        return next(
            (row for row, one in enumerate(self._rows) if one.day >= day), len(self._rows) - 1
        )

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 5

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if not index.isValid():
            return None
        one = self._rows[index.row()]
        if role in (_DISPLAY, _TOOL_TIP):
            return self._text(one, index.column())
        if role == CHIP_ROLE and index.column() == KIND:
            return self._kind(one)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if role != _DISPLAY or orientation != Qt.Orientation.Horizontal:
            return None
        return (
            self.tr("Ngày"),
            self.tr("Thứ"),
            self.tr("Loại"),
            self.tr("Tên"),
            self.tr("Nguồn"),
        )[section]

    def _text(self, one: SpecialDay, column: int) -> str:
        return (
            grid_date(one.day),
            self._weekday(one.day.weekday()),
            self._kind(one).text,
            one.name,
            self._source(one),
        )[column]

    def _weekday(self, number: int) -> str:
        return (
            self.tr("Thứ hai"),
            self.tr("Thứ ba"),
            self.tr("Thứ tư"),
            self.tr("Thứ năm"),
            self.tr("Thứ sáu"),
            self.tr("Thứ bảy"),
            self.tr("Chủ nhật"),
        )[number]

    def _kind(self, one: SpecialDay) -> ChipLook:
        if one.works:
            return ChipLook("activities", self.tr("Làm việc"), Tone.ACCENT)
        return ChipLook("none-arising", self.tr("Nghỉ"), Tone.NEUTRAL)

    def _source(self, one: SpecialDay) -> str:
        if one.own:
            if one.over is None:
                return self.tr("Thêm ở máy này")
            return self.tr("Sửa ở máy này, vốn là: {name}").format(name=one.over.name)
        if one.sure:
            return self.tr("Có sẵn")
        return self.tr("Có sẵn, cần đối chiếu")
