# SPDX-License-Identifier: MIT
"""The list of what files prove: a line to search by, the activities with their counts, a place to drop."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.models.evidence_activities import ENTRY_ROLE, ScopeEntry, ScopeModel
from ui.models.evidence_scope import ALL_FILES
from ui.theme import SPACE, Role, Theme, Tone, tabular
from ui.widgets.chip import tone_icon

Index = QModelIndex | QPersistentModelIndex
_LIST_KEYS: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ScopeList(QWidget):
    """``scope_changed`` comes when another line becomes current, ``chosen`` with Enter and a double click."""

    scope_changed = Signal(str)
    chosen = Signal(str)

    def __init__(self, model: ScopeModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        model.setParent(self)
        self._scope = ALL_FILES
        self.line = QLineEdit(self)
        self.line.setClearButtonEnabled(True)
        self.line.setPlaceholderText(self.tr("Số hoặc từ, có dấu hay không"))
        self.line.setAccessibleName(self.tr("Tìm nhiệm vụ"))
        label = QLabel(self.tr("Tìm nhiệm &vụ"), self)
        label.setBuddy(self.line)
        self.list = QListView(self)
        self.list.setModel(model)
        self.list.setItemDelegate(_ScopeDelegate(theme, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.list.setDragDropOverwriteMode(True)
        self.list.setDropIndicatorShown(True)
        self.list.setAccessibleName(self.tr("Nhiệm vụ được chứng minh"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addWidget(label)
        column.addWidget(self.line)
        column.addWidget(self.list, 1)
        self._breath = QTimer(self)
        self._breath.setSingleShot(True)
        self._breath.setInterval(0)
        self._breath.timeout.connect(self._on_typed)
        self.line.textChanged.connect(lambda _text: self._breath.start())
        self.line.setAcceptDrops(False)
        self.line.installEventFilter(self)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.list.activated.connect(self._on_activated)
        model.modelReset.connect(self._on_reset)

    @property
    def scope(self) -> str:
        """What is current."""
        return self._scope

    def entry(self) -> ScopeEntry | None:
        """Return the line that is current."""
        return self.model.entry(self.list.currentIndex().row())

    def set_scope(self, scope: str) -> bool:
        """Make a line current; false where it is not shown."""
        row = self.model.row_of(scope)
        if row < 0:
            return False
        self.list.setCurrentIndex(self.model.index(row, 0))
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _LIST_KEYS:
                self.list.event(event)
                return True
            if event.key() in _ENTER:
                self._breath.stop()
                self._on_typed()
                self._on_activated(self.list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def _on_typed(self) -> None:
        self.model.set_words(self.line.text())

    @Slot()
    def _on_reset(self) -> None:
        """A narrowed list keeps its line where it still stands, else the first is current."""
        if not self.set_scope(self._scope) and (row := self.model.first_row()) >= 0:
            self.list.setCurrentIndex(self.model.index(row, 0))

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        entry = self.model.entry(current.row())
        if entry is not None and entry.scope != self._scope:
            self._scope = entry.scope
            self.scope_changed.emit(entry.scope)

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        entry = self.model.entry(index.row())
        if entry is not None and not entry.is_heading:
            self.chosen.emit(entry.scope)


class _ScopeDelegate(QStyledItemDelegate):
    """Number and words at the left; at the right how many files, or the mark of one that lacks them."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lacking = tone_icon("warning", Tone.WARNING, theme)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._theme.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(ENTRY_ROLE)
        if not isinstance(entry, ScopeEntry):
            super().paint(painter, option, index)
            return
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        cell.text = ""
        if entry.is_heading:
            painter.fillRect(cell.rect, self._theme.colour(Role.GROUP_BACK))
        else:
            style = cell.widget.style() if cell.widget else QApplication.style()
            style.drawControl(QStyle.ControlElement.CE_ItemViewItem, cell, painter, cell.widget)
        chosen = bool(cell.state & QStyle.StateFlag.State_Selected)
        ink = Role.MUTED_TEXT if entry.is_heading else Role.TEXT
        painter.save()
        painter.setPen(self._theme.colour(Role.SELECTION_TEXT if chosen else ink))
        room = cell.rect.adjusted(SPACE + max(0, entry.level - 1) * SPACE * 2, 0, -SPACE, 0)
        room.setRight(self._paint_right(painter, cell, entry, room) - SPACE)
        painter.setFont(cell.font)
        shown = painter.fontMetrics().elidedText(
            entry.title, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()

    def _paint_right(
        self, painter: QPainter, cell: QStyleOptionViewItem, entry: ScopeEntry, room: QRect
    ) -> int:
        """Paint what stands at the right and return where it begins."""
        if entry.unproven:
            side = self._theme.icon_size
            mark = QRect(room.right() - side + 1, room.center().y() - side // 2, side, side)
            self._lacking.paint(painter, mark)
            return mark.left()
        if entry.is_heading or not entry.files:
            return room.right()
        painter.setFont(tabular(cell.font))
        words = str(entry.files)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | middle, words)
        return room.right() - painter.fontMetrics().horizontalAdvance(words)
