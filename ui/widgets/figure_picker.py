# SPDX-License-Identifier: MIT
"""The list of figures with their present values: a line to search by, Enter puts one into the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
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

from ui.theme import SPACE, Role, Size, Theme, set_muted, set_size, tabular
from ui.widgets.figure_model import VALUE_ROLE, FigureModel

if TYPE_CHECKING:
    from lsapp.services.report_text import Figure

Index = QModelIndex | QPersistentModelIndex
_LIST_KEYS: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FigurePicker(QWidget):
    """``chosen`` carries what is put into the text; ``left`` comes with Escape."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = FigureModel(self)
        self._can_choose = True
        self.line = QLineEdit(self)
        self.line.setClearButtonEnabled(True)
        self.line.setPlaceholderText(self.tr("Ví dụ: hoan thanh, giai ngan, nhom 3"))
        label = QLabel(self.tr("Tì&m số liệu"), self)
        label.setBuddy(self.line)
        self.line.setAccessibleName(self.tr("Tìm số liệu"))
        self.list = QListView(self)
        self.list.setModel(self._model)
        self.list.setItemDelegate(FigureDelegate(theme, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Số liệu có thể chèn"))
        self._state = QLabel(self)
        self._state.setWordWrap(True)
        set_muted(self._state)
        set_size(self._state, Size.SMALL)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addWidget(label)
        column.addWidget(self.line)
        column.addWidget(self.list, 1)
        column.addWidget(self._state)
        self._breath = QTimer(self)
        self._breath.setSingleShot(True)
        self._breath.setInterval(0)
        self._breath.timeout.connect(self._on_typed)
        self.line.textChanged.connect(lambda _text: self._breath.start())
        self.line.installEventFilter(self)
        self.list.installEventFilter(self)
        self.list.doubleClicked.connect(self._on_activated)
        self._tell()

    def set_figures(self, figures: Sequence[Figure]) -> None:
        """Show these figures; the one that is current stays so."""
        held = self._model.code(self.list.currentIndex().row())
        self._model.set_figures(figures)
        self._set_current(held)
        self._tell()

    def set_can_choose(self, can_choose: bool) -> None:
        """Let figures be put into the text, or only be looked at."""
        self._can_choose = can_choose
        self._tell()

    def take_focus(self) -> None:
        """Begin a search."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()
        if not self.list.currentIndex().isValid():
            self._set_current(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.key() in _ENTER:
            self._breath.stop()
            self._model.set_filter(self.line.text())
            if not self.list.currentIndex().isValid():
                self._set_current(None)
            self._on_activated(self.list.currentIndex())
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return True
        if watched is self.line and event.key() in _LIST_KEYS:
            self.list.event(event)
            return True
        return super().eventFilter(watched, event)

    @Slot()
    def _on_typed(self) -> None:
        held = self._model.code(self.list.currentIndex().row())
        self._model.set_filter(self.line.text())
        self._set_current(held)
        self._tell()

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        code = self._model.code(index.row())
        if code is not None and self._can_choose:
            self.chosen.emit(code)

    def _set_current(self, code: str | None) -> None:
        row = self._model.row_of(code)
        if row >= 0:
            self.list.setCurrentIndex(self._model.index(row, 0))

    def _tell(self) -> None:
        if not self._model.count:
            self._state.setText(self.tr("Không có số liệu nào chứa những từ này."))
        elif self._can_choose:
            self._state.setText(
                self.tr("Enter hoặc nhấp đúp để chèn vào chỗ con trỏ. Số in ra luôn theo dữ liệu.")
            )
        else:
            self._state.setText(self.tr("Chỉ xem: báo cáo này không sửa ở đây."))


class FigureDelegate(QStyledItemDelegate):
    """A figure's words at the left, its value at the right; a heading on the ground of a group."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._theme.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        words, value = cell.text, index.data(VALUE_ROLE)
        cell.text = ""
        style = cell.widget.style() if cell.widget else QApplication.style()
        if value is None:
            painter.fillRect(cell.rect, self._theme.colour(Role.GROUP_BACK))
        else:
            style.drawControl(QStyle.ControlElement.CE_ItemViewItem, cell, painter, cell.widget)
        painter.save()
        room = cell.rect.adjusted(SPACE, 0, -SPACE, 0)
        painter.setPen(self._ink(cell, heading=value is None))
        middle = Qt.AlignmentFlag.AlignVCenter
        if value is not None:
            painter.setFont(_strong(tabular(cell.font)))
            metrics = painter.fontMetrics()
            most = room.width() * 2 // 5
            shown = metrics.elidedText(str(value), Qt.TextElideMode.ElideRight, most)
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | middle, shown)
            room.setRight(room.right() - metrics.horizontalAdvance(shown) - SPACE)
        painter.setFont(cell.font)
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | middle, shown)
        painter.restore()

    def _ink(self, cell: QStyleOptionViewItem, *, heading: bool) -> QColor:
        if heading:
            return self._theme.colour(Role.MUTED_TEXT)
        chosen = bool(cell.state & QStyle.StateFlag.State_Selected)
        return self._theme.colour(Role.SELECTION_TEXT if chosen else Role.TEXT)


def _strong(font: QFont) -> QFont:
    font.setWeight(QFont.Weight.DemiBold)
    return font
