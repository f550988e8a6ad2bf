# SPDX-License-Identifier: MIT
"""A table whose lines have two values each: the arrow keys go from line to line and from value to value,
and where they stand is what is chosen.
"""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Slot,
)
from PySide6.QtGui import QGuiApplication, QIcon, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.clipboard import BlockCell, to_mime
from ui.icons import icon
from ui.models.choice_model import CHOSEN_ROLE, FIELD, KEPT, OTHER, SIDES, WHERE, ChoiceModel
from ui.theme import Role, Theme
from ui.widgets.row_list import set_up_row_list

_SHARES: Final = {WHERE: 32, FIELD: 16, KEPT: 26, OTHER: 26}  # percent of the width


class ChoiceTable(QTableView):
    """Left and Right choose, Space changes over, a click on a value chooses it; Ctrl+C copies the lines."""

    def __init__(self, model: ChoiceModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = model
        self._theme = theme
        self._rows = 2
        self.setModel(model)
        set_up_row_list(self, several=True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().installEventFilter(self)
        delegate = _SideDelegate(theme, self)
        for column in SIDES:
            self.setItemDelegateForColumn(column, delegate)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(OTHER, QHeaderView.ResizeMode.Stretch)
        theme.changed.connect(self._fit)
        self._fit()

    def set_rows(self, rows: int) -> None:
        """Be as tall as so many lines where there is room, and never lower than two."""
        self._rows = rows
        self.setMinimumHeight(self._height_of(2))
        self.updateGeometry()

    def stand_on(self, row: int) -> None:
        """Set the keyboard on the chosen value of a line."""
        self._set_current(row, OTHER if row in self._choices.taken else KEPT)

    # --- overrides ---

    def sizeHint(self) -> QSize:
        """Return the height of the lines asked for."""
        return QSize(super().sizeHint().width(), self._height_of(self._rows))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by the arrows and Space; Enter goes on to the dialog's button."""
        key, row = event.key(), self.currentIndex().row()
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif row < 0 or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._choose(other=key == Qt.Key.Key_Right)
        elif key == Qt.Key.Key_Space:
            self._choose(other=row not in self._choices.taken)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)
            self._follow()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the value that was clicked."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        if plain and index.isValid() and index.column() in SIDES:
            self._choices.choose([index.row()], other=index.column() == OTHER)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.viewport():
            self._share_width()
        return super().eventFilter(watched, event)

    # --- inside ---

    def _height_of(self, rows: int) -> int:
        frame = 2 * self.frameWidth()
        return self.horizontalHeader().height() + self._theme.row_height * rows + frame

    def _choose(self, *, other: bool) -> None:
        """Choose on every selected line, and stand on that value."""
        rows = [one.row() for one in self.selectionModel().selectedRows()]
        self._choices.choose(rows or [self.currentIndex().row()], other=other)
        self._follow()

    def _follow(self) -> None:
        row = self.currentIndex().row()
        if row >= 0:
            column = OTHER if row in self._choices.taken else KEPT
            index = self._choices.index(row, column)
            flag = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(index, flag)

    def _set_current(self, row: int, column: int) -> None:
        self.setCurrentIndex(self._choices.index(row, column))

    def _copy(self) -> None:
        """Put the selected lines on the clipboard, with the columns' titles, whole texts."""
        rows = sorted(one.row() for one in self.selectionModel().selectedRows())
        across = Qt.Orientation.Horizontal
        head = [str(self._choices.headerData(column, across)) for column in range(4)]
        block = [[BlockCell(one) for one in head]]
        for row in rows:
            words = self._choices.words(row)
            if words is not None:
                block.append([BlockCell(text) for text in words[:4]])
        QGuiApplication.clipboard().setMimeData(to_mime(block))

    @Slot()
    def _fit(self) -> None:
        self._theme.set_up_table(self)
        self._share_width()

    def _share_width(self) -> None:
        room = self.viewport().width()
        for column in (WHERE, FIELD, KEPT):
            self.horizontalHeader().resizeSection(column, room * _SHARES[column] // 100)


class _SideDelegate(QStyledItemDelegate):
    """Draws a value with a mark before it: chosen, not chosen, or not to be taken."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._marks: dict[bool | None, QIcon] = {
            True: icon("chosen", partial(theme.colour, Role.ACCENT_TEXT)),
            False: icon("unchosen", partial(theme.colour, Role.MUTED_TEXT)),
            None: icon("warning", partial(theme.colour, Role.WARNING_TEXT)),
        }

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Give the mark, and the ground or the paler letters of the value that is not chosen."""
        super().initStyleOption(option, index)
        chosen = index.data(CHOSEN_ROLE)
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
        option.icon = self._marks[chosen]
        side = self._theme.icon_size
        option.decorationSize = QSize(side, side)
        palette = option.palette
        if chosen is True:
            option.font.setBold(True)
        else:
            palette.setColor(palette.ColorRole.Text, self._theme.colour(Role.MUTED_TEXT))
            option.palette = palette
