# SPDX-License-Identifier: MIT
"""The units that may be reminded: ticked or not, why, by when, and their address, which can be typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from lsapp.domain.dates import format_date

if TYPE_CHECKING:
    from lsapp.services.reminding import Debtor

Index = QModelIndex | QPersistentModelIndex

UNIT, STATE, DEADLINE, ADDRESS = range(4)

_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_EDIT: Final = int(Qt.ItemDataRole.EditRole)
_CHECK: Final = int(Qt.ItemDataRole.CheckStateRole)
_TOOL_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)


class RemindersModel(QAbstractTableModel):
    """The units of a standing, or all; those that are ticked get a letter, also while others are shown."""

    chosen_changed = Signal()
    address_changed = Signal(str, str)
    """The unit's code and its address, as it was typed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[Debtor] = ()
        self._rows: list[Debtor] = []
        self._left_out: set[str] = set()
        self._addresses: dict[str, str] = {}

    # --- what is written ---

    def set_debtors(self, found: Sequence[Debtor], addresses: Mapping[str, str]) -> None:
        """Show these units with their addresses, all ticked."""
        self._all, self._addresses = found, dict(addresses)
        self._left_out.clear()
        self.show_standings(frozenset())

    def show_standings(self, standings: frozenset[str]) -> None:
        """Show, and write to, the units of these standings alone; all where none is named."""
        self.beginResetModel()
        self._rows = [one for one in self._all if not standings or one.standing.value in standings]
        self.endResetModel()
        self.chosen_changed.emit()

    def set_addresses(self, addresses: Mapping[str, str]) -> None:
        """Take addresses over those that are held."""
        self._addresses.update(addresses)
        if self._rows:
            self.dataChanged.emit(self.index(0, ADDRESS), self.index(len(self._rows) - 1, ADDRESS))
        self.chosen_changed.emit()

    def debtor(self, row: int) -> Debtor | None:
        """Return the unit of a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def address(self, unit: str) -> str:
        """Return the address that is held for a unit."""
        return self._addresses.get(unit, "")

    def chosen(self) -> list[Debtor]:
        """Return the units that are shown and ticked."""
        return [one for one in self._rows if one.unit not in self._left_out]

    def choose_all(self, chosen: bool) -> None:
        """Tick every unit that is shown, or none."""
        units = {one.unit for one in self._rows}
        self._left_out = self._left_out - units if chosen else self._left_out | units
        if self._rows:
            self.dataChanged.emit(self.index(0, UNIT), self.index(len(self._rows) - 1, UNIT))
        self.chosen_changed.emit()

    # --- Qt's questions ---

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 4

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == UNIT:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == ADDRESS else flags

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if not index.isValid():
            return None
        one, column = self._rows[index.row()], index.column()
        if role in (_DISPLAY, _EDIT, _TOOL_TIP):
            return (
                one.name,
                standing_words(one.standing.value),
                self.tr("{day} ({left})").format(
                    day=format_date(one.deadline), left=_days_words(one.days)
                ),
                self.address(one.unit),
            )[column]
        if role == _CHECK and column == UNIT:
            out = one.unit in self._left_out
            return Qt.CheckState.Unchecked if out else Qt.CheckState.Checked
        return None

    def setData(self, index: Index, value: object, role: int = _EDIT) -> bool:
        one = self._rows[index.row()]
        if role == _CHECK:
            if Qt.CheckState(value) is Qt.CheckState.Checked:
                self._left_out.discard(one.unit)
            else:
                self._left_out.add(one.unit)
        elif role == _EDIT and index.column() == ADDRESS:
            self._addresses[one.unit] = str(value).strip()
            self.address_changed.emit(one.unit, self._addresses[one.unit])
        else:
            return False
        self.dataChanged.emit(index, index)
        self.chosen_changed.emit()
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if role != _DISPLAY or orientation != Qt.Orientation.Horizontal:
            return None
        return (
            self.tr("Đơn vị"),
            self.tr("Tình trạng"),
            self.tr("Hạn gửi"),
            self.tr("Địa chỉ thư"),
        )[section]


def standing_words(standing: str) -> str:
    """Return why a unit is reminded, in a word."""
    return {
        "missing": QCoreApplication.translate("Reminders", "Chưa nộp"),
        "overdue": QCoreApplication.translate("Reminders", "Quá hạn"),
        "empty": QCoreApplication.translate("Reminders", "Bản trống"),
        "returned": QCoreApplication.translate("Reminders", "Đã trả lại"),
    }[standing]


def _days_words(days: int) -> str:
    if days > 0:
        words = QCoreApplication.translate("Reminders", "còn {days} ngày")
    elif days:
        words = QCoreApplication.translate("Reminders", "quá {days} ngày")
    else:
        words = QCoreApplication.translate("Reminders", "hôm nay")
    return words.format(days=abs(days))
