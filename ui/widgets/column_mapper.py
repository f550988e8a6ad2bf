# SPDX-License-Identifier: MIT
"""A table with a list over each column, in which a person says what the column is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QSize, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QTableView, QVBoxLayout, QWidget

from ui.theme import SPACE, Theme

_WIDTH: Final = 168
_LEADING_WIDTH: Final = 112
_SAMPLE: Final = 200


class ColumnMapper(QWidget):
    """Shows a model's rows under one combo box for each column.

    ``chosen(column, data)`` comes when a person chose; ``column_entered(column)`` when the keyboard or a
    click is at a column, ``row_clicked(row)`` for a click into a row or on its number.
    """

    chosen = Signal(int, object)
    column_entered = Signal(int)
    row_clicked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._combos: list[QComboBox] = []
        self._first = 0
        self.table = QTableView(self)
        theme.set_up_table(self.table)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self._strip = QWidget(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addWidget(self._strip)
        column.addWidget(self.table, 1)
        header = self.table.horizontalHeader()
        header.sectionResized.connect(self._place)
        header.sectionClicked.connect(self.column_entered)
        self.table.horizontalScrollBar().valueChanged.connect(self._place)
        self.table.clicked.connect(self._on_clicked)
        self.table.verticalHeader().sectionClicked.connect(self.row_clicked)

    def set_model(self, model: QAbstractTableModel, first: int = 0) -> None:
        """Show a model whose columns from ``first`` on are those to be chosen for."""
        self._first = first
        self.table.setModel(model)
        self.table.selectionModel().currentChanged.connect(self._on_current_changed)
        for column in range(model.columnCount()):
            self.table.setColumnWidth(column, self._wanted_width(model, column))

    def set_choices(self, names: Sequence[str], choices: Sequence[tuple[object, str]]) -> None:
        """Make a list of the same choices over each column; ``names`` say which column it is, in words."""
        for combo in self._combos:
            combo.hide()
            combo.deleteLater()
        self._combos = []
        for at, name in enumerate(names):
            combo = QComboBox(self._strip)
            for data, words in choices:
                combo.addItem(words, data)
            combo.setAccessibleName(name)
            combo.setToolTip(name)
            combo.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            combo.view().setMinimumWidth(_widest(combo))
            combo.activated.connect(lambda _=0, place=at: self._on_activated(place))
            combo.installEventFilter(self)
            combo.show()
            self._combos.append(combo)
        height = max((combo.sizeHint().height() for combo in self._combos), default=0)
        self._strip.setFixedHeight(height)
        self._place()

    def combo(self, column: int) -> QComboBox:
        """Return the list over a column."""
        return self._combos[column]

    def choose(self, column: int, data: object) -> None:
        """Show a choice without telling of it."""
        combo = self._combos[column]
        combo.setCurrentIndex(
            next((at for at in range(combo.count()) if combo.itemData(at) == data), 0)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the lists over their columns."""
        super().resizeEvent(event)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Bring a list that gets the keyboard in sight; the wheel scrolls, it never chooses."""
        if isinstance(watched, QComboBox) and watched in self._combos:
            place = self._combos.index(watched)
            if event.type() == QEvent.Type.FocusIn:
                self._bring_in_sight(place)
                self.column_entered.emit(place)
            elif event.type() == QEvent.Type.Wheel:
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def _bring_in_sight(self, place: int) -> None:
        model, bar = self.table.model(), self.table.horizontalScrollBar()
        if model is None or not model.rowCount():
            return
        top = self.table.rowAt(0)
        self.table.scrollTo(model.index(max(top, 0), place + self._first))
        self._place()
        bar.update()

    def _table_rows(self, model: QAbstractTableModel) -> list[int]:
        """Return the first rows that belong to a table: a line with one filled cell is a title above it,
        which reads on over its neighbours.
        """
        rows = range(min(model.rowCount(), _SAMPLE))
        columns = range(self._first, model.columnCount())
        filled = [sum(bool(model.index(row, at).data()) for at in columns) for row in rows]
        return [row for row in rows if filled[row] > 1] or list(rows)

    def _wanted_width(self, model: QAbstractTableModel, column: int) -> int:
        """Return a width by the first rows: measuring all of a long table takes seconds."""
        metrics = self.table.fontMetrics()
        texts = [str(model.index(row, column).data() or "")[:40] for row in self._table_rows(model)]
        widest = max((metrics.horizontalAdvance(text) for text in texts), default=0) + 2 * SPACE
        zoom = self._theme.zoom / 100
        least = (_WIDTH if column >= self._first else _LEADING_WIDTH) * zoom
        return round(min(max(widest, least), 2 * _WIDTH * zoom))

    @Slot()
    def _place(self) -> None:
        header, left = self.table.horizontalHeader(), self.table.verticalHeader().width()
        left = 0 if self.table.verticalHeader().isHidden() else left
        left += self.table.frameWidth()
        for at, combo in enumerate(self._combos):
            place = at + self._first
            if place < header.count():
                x = left + header.sectionViewportPosition(place)
                combo.setGeometry(x, 0, header.sectionSize(place) - 2, self._strip.height())

    def _on_activated(self, place: int) -> None:
        self.chosen.emit(place, self._combos[place].currentData())

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self.row_clicked.emit(index.row())
        self._enter(index)

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        self._enter(current)

    def _enter(self, index: QModelIndex) -> None:
        if index.isValid() and index.column() >= self._first:
            self.column_entered.emit(index.column() - self._first)


def _widest(combo: QComboBox) -> int:
    metrics = combo.fontMetrics()
    texts = (combo.itemText(at) for at in range(combo.count()))
    return max((metrics.horizontalAdvance(text) for text in texts), default=0) + 4 * SPACE


def fitting_size(dialog: QWidget, theme: Theme, width: int, height: int) -> QSize:
    """Return a size given for 100 % at the zoom of the window, as far as the screen has room for it."""
    room = dialog.screen().availableSize() - QSize(4 * SPACE, 6 * SPACE)
    return QSize(width * theme.zoom // 100, height * theme.zoom // 100).boundedTo(room)
