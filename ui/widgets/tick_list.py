# SPDX-License-Identifier: MIT
"""Lines with a box to tick in their first column and words to edit in another, all by the keyboard."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from ui.theme import SPACE

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CHECK = int(Qt.ItemDataRole.CheckStateRole)


class TickList(QTreeView):
    """Space ticks the line, Enter and F2 edit its ``words`` column; ``widths`` of columns in letters, the
    ``words`` column takes the rest. Enter never reaches the dialog's button.

    A tree without branches, as the boxes of tables are not drawn in the theme's colours.
    """

    def __init__(
        self,
        model: QAbstractItemModel,
        widths: Mapping[int, int],
        words: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._widths = dict(widths)
        self._words = words
        self.setModel(model)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setItemDelegate(_RowDelegate(self))
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(words, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(SPACE * 8)
        self._fit()

    def set_cut_in_the_middle(self, column: int) -> None:
        """Cut the words of a column in their middle: their beginning and their end both tell."""
        self.setItemDelegateForColumn(column, _RowDelegate(self, Qt.TextElideMode.ElideMiddle))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick at Space, edit at Enter, whichever cell of the line the keyboard is in."""
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and index.isValid():
            at = index.siblingAtColumn(0)
            on = Qt.CheckState(at.data(_CHECK)) is Qt.CheckState.Checked
            state = Qt.CheckState.Unchecked if on else Qt.CheckState.Checked
            self.model().setData(at, state, _CHECK)
        elif event.key() in (*_ENTER, Qt.Key.Key_F2) and not event.modifiers() and index.isValid():
            self.setCurrentIndex(index.siblingAtColumn(self._words))
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            QTimer.singleShot(0, self, self._fit)

    @Slot()
    def _fit(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        for column, letters in self._widths.items():
            self.header().resizeSection(column, letter * letters)


class _RowDelegate(QStyledItemDelegate):
    """Rows as tall as those of the tables."""

    def __init__(
        self, parent: QWidget, cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight
    ) -> None:
        super().__init__(parent)
        self._cut = cut

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.textElideMode = self._cut
        # The line is marked as a whole; a style sheet would set the words of the one cell elsewhere.
        option.state &= ~QStyle.StateFlag.State_HasFocus
        if option.state & QStyle.StateFlag.State_Selected:
            # The style sheet has a rule for chosen lines alone, which sets their boxes and words elsewhere
            # than those of the other lines: at large letters the one over the other.
            option.state &= ~QStyle.StateFlag.State_Selected
            active = option.state & QStyle.StateFlag.State_Active
            group = QPalette.ColorGroup.Active if active else QPalette.ColorGroup.Inactive
            option.backgroundBrush = option.palette.brush(group, QPalette.ColorRole.Highlight)
            words = option.palette.color(group, QPalette.ColorRole.HighlightedText)
            option.palette.setColor(QPalette.ColorRole.Text, words)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return super().sizeHint(option, index) + QSize(0, SPACE)
