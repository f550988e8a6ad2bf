# SPDX-License-Identifier: MIT
"""The unit's programmes over the years, the latest first, to choose one from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from lsapp.domain.records import Programme
from ui.theme import SPACE

_KEY: Final = int(Qt.ItemDataRole.UserRole)
_LINE: Final = "\u2028"  # what a style option holds where an item's text has a new line


class ProgrammeList(QListWidget):
    """Each programme in two lines: type and number; years and how many activities it has."""

    chosen = Signal(str)
    """The key of the programme that is current now."""
    delete_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Các chương trình của đơn vị"))
        self.setItemDelegate(_LineDelegate(self))
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


class _LineDelegate(QStyledItemDelegate):
    """A ground tells which is chosen, without a frame; the words stand as far in as those of other lists."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        whole = QStyleOptionViewItem(option)
        self.initStyleOption(whole, index)
        style = whole.widget.style() if whole.widget else QApplication.style()
        words, whole.text = whole.text, ""
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, whole, painter, whole.widget)
        chosen = bool(whole.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        painter.setPen(whole.palette.color(role))
        painter.setFont(whole.font)
        room = whole.rect.adjusted(SPACE, 0, -SPACE, 0)
        metrics = whole.fontMetrics
        lines = [
            metrics.elidedText(line, Qt.TextElideMode.ElideRight, room.width())
            for line in words.replace(_LINE, "\n").split("\n")
        ]
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, int(flags), "\n".join(lines))


def years_words(one: Programme) -> str:
    """Return the years of a programme: ``2026`` or ``2025-2029``."""
    if one.period_from == one.period_to:
        return str(one.period_from)
    return f"{one.period_from}-{one.period_to}"


def programme_label(one: Programme) -> str:
    """Return a programme in a few words: its type, number and years."""
    number = f" {one.number}" if one.number else ""
    return f"{one.doc_type}{number} ({years_words(one)})"


def newest_first(programmes: Sequence[Programme]) -> list[Programme]:
    """Return programmes in the order of the list."""
    return sorted(
        programmes,
        key=lambda one: (-one.period_to, -one.period_from, -one.position, one.key),
    )
