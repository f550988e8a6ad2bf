# SPDX-License-Identifier: MIT
"""Chooses a unit by its name: accents or none, by kind, with the keyboard in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lsapp.catalogue.model import Unit, UnitKind
from ui.theme import SPACE, Size, set_muted, set_size

if TYPE_CHECKING:
    from lsapp.services.beginning import Beginning

_UNIT: Final = int(Qt.ItemDataRole.UserRole)
_MOST_SHOWN: Final = 200
"""Units listed at a time: nobody scrolls further, and each key makes the list anew."""
_ROWS: Final = 6  # that are seen at least
_LIST_KEYS: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class UnitChooser(QWidget):
    """A line to type in, kinds, and the units found; the arrow keys walk the list from the line.

    ``changed`` comes when another unit is current, or none; ``confirmed`` for Enter and a double click.
    """

    changed = Signal()
    confirmed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._beginning: Beginning | None = None
        self._line = QLineEdit(self)
        self._line.setClearButtonEnabled(True)
        self._line.setPlaceholderText(self.tr("Gõ tên đơn vị, có dấu hoặc không dấu"))
        self._line.setAccessibleName(self.tr("Tìm đơn vị"))
        self._kind = QComboBox(self)
        self._kind.setAccessibleName(self.tr("Loại đơn vị"))
        self._units = QListWidget(self)
        self._units.setUniformItemSizes(True)
        self._units.setSpacing(SPACE // 4)
        self._units.setAccessibleName(self.tr("Các đơn vị"))
        self._state = QLabel(self)
        set_size(self._state, Size.SMALL)
        set_muted(self._state)
        self._breath = QTimer(self)  # a composed letter is typed as several
        self._breath.setSingleShot(True)
        self._breath.setInterval(0)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        label = QLabel(self.tr("&Tìm:"), self)
        label.setBuddy(self._line)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(label)
        row.addWidget(self._line, 1)
        row.addWidget(self._kind)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(row)
        column.addWidget(self._units, 1)
        column.addWidget(self._state)
        self._units.setMinimumHeight((self.fontMetrics().height() + SPACE // 2) * _ROWS)

    def _connect(self) -> None:
        self._breath.timeout.connect(self._show)
        self._line.textChanged.connect(lambda _text: self._breath.start())
        self._line.installEventFilter(self)
        self._kind.activated.connect(self._show)
        self._units.currentItemChanged.connect(self.changed)
        self._units.itemActivated.connect(lambda _item: self.confirmed.emit())

    # --- for the owner ---

    @property
    def unit(self) -> Unit | None:
        """The unit that is chosen."""
        item = self._units.currentItem()
        unit = item.data(_UNIT) if item is not None else None
        return unit if isinstance(unit, Unit) else None

    @property
    def text(self) -> str:
        """What stands in the line."""
        return self._line.text().strip()

    def offer(self, beginning: Beginning) -> None:
        """Take the units that can be chosen."""
        from lsapp.services.beginning import UNIT_KIND_LABELS

        self._beginning = beginning
        self._kind.clear()
        self._kind.addItem(self.tr("Mọi loại"), None)
        for kind in beginning.kinds():
            self._kind.addItem(UNIT_KIND_LABELS[kind], kind.value)
        self._show()

    def propose(self, unit: Unit | None) -> None:
        """Stand on a unit, found by its name; nothing typed and none chosen for ``None``."""
        self._kind.setCurrentIndex(0)
        self._line.setText("" if unit is None else unit.name)
        self._breath.stop()
        self._show()
        for row in range(self._units.count()):
            if unit is not None and self._units.item(row).data(_UNIT) == unit:
                self._units.setCurrentRow(row)
        self._line.selectAll()

    def take_focus(self) -> None:
        """Set the cursor into the line."""
        self._line.setFocus()

    # --- inside ---

    @Slot()
    def _show(self) -> None:
        if self._beginning is None:
            return
        kind = self._kind.currentData()
        found = self._beginning.units(self._line.text(), UnitKind(kind) if kind else None)
        self._units.blockSignals(True)
        self._units.clear()
        for unit in found[:_MOST_SHOWN]:
            item = QListWidgetItem(unit.name, self._units)
            item.setData(_UNIT, unit)
        if self.text and found:
            self._units.setCurrentRow(0)
        self._units.blockSignals(False)
        self._state.setText(self._words(len(found)))
        self.changed.emit()

    def _words(self, count: int) -> str:
        if count == 0:
            return self.tr("Không có đơn vị nào tên như vậy")
        if count > _MOST_SHOWN:
            return self.tr("{count} đơn vị; gõ tên để tìm").format(count=count)
        return self.tr("{count} đơn vị").format(count=count)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self._line
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
        ):
            if event.key() in _LIST_KEYS:
                self._units.event(event)
                return True
            if event.key() in _ENTER:
                if self._breath.isActive():
                    self._breath.stop()
                    self._show()
                self.confirmed.emit()
                return True
        return super().eventFilter(watched, event)
