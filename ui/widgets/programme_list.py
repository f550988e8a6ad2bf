# SPDX-License-Identifier: MIT
"""The unit's programmes over the years, the latest first, to choose one from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from lsapp.domain.records import Programme
from ui.theme import SPACE

_KEY: Final = int(Qt.ItemDataRole.UserRole)


class ProgrammeList(QListWidget):
    """Each programme in two lines: type and number; years and how many activities it has."""

    chosen = Signal(str)
    """The key of the programme that is current now."""
    delete_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Các chương trình của đơn vị"))
        self.setSpacing(SPACE // 4)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._on_current_changed)

    @property
    def current_key(self) -> str | None:
        """The programme that is chosen."""
        item = self.currentItem()
        return None if item is None else str(item.data(_KEY))

    def set_programmes(
        self,
        programmes: Sequence[Programme],
        numbers: Mapping[str, str],
        counts: Mapping[str, int],
        current: str | None,
    ) -> None:
        """Show these programmes, ``numbers`` as printed and ``counts`` of activities by their keys; the
        ``current`` one stays chosen. Tells nothing.
        """
        self.blockSignals(True)
        while self.count() > len(programmes):
            self.takeItem(self.count() - 1)
        for place, one in enumerate(programmes):
            item = self.item(place) or QListWidgetItem(self)
            item.setText(self._words(one, numbers.get(one.key, ""), counts.get(one.key, 0)))
            item.setToolTip(one.title or "")
            item.setSizeHint(QSize(0, 2 * (self.fontMetrics().lineSpacing() + SPACE)))
            item.setData(_KEY, one.key)
            if one.key == current:
                self.setCurrentItem(item)
        self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete asks to delete the chosen one."""
        if event.key() == Qt.Key.Key_Delete and self.current_key is not None:
            self.delete_asked.emit()
        else:
            super().keyPressEvent(event)

    def _words(self, one: Programme, number: str, count: int) -> str:
        no_number = self.tr("(chưa có số)")
        head = f"{one.doc_type} {number or no_number}"
        below = self.tr("{years}: {count} nhiệm vụ").format(years=years_words(one), count=count)
        return f"{head}\n{below}"

    @Slot(QListWidgetItem, QListWidgetItem)
    def _on_current_changed(
        self, current: QListWidgetItem | None, _before: QListWidgetItem | None
    ) -> None:
        if current is not None:
            self.chosen.emit(current.data(_KEY))


def years_words(one: Programme) -> str:
    """Return the years of a programme: ``2026`` or ``2025-2029``."""
    if one.period_from == one.period_to:
        return str(one.period_from)
    return f"{one.period_from}-{one.period_to}"


def newest_first(programmes: Sequence[Programme]) -> list[Programme]:
    """Return programmes in the order of the list."""
    return sorted(
        programmes,
        key=lambda one: (-one.period_to, -one.period_from, -one.position, one.key),
    )
