# SPDX-License-Identifier: MIT
"""The table of the journal and that of the bin: whole rows, read only, the headings of days across."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.theme import Theme
from ui.widgets.row_list import set_up_row_list


class HistoryTable(QTableView):
    """A table that is read and chosen from by rows; columns that have no room are left out."""

    def __init__(
        self,
        model: QAbstractItemModel,
        theme: Theme,
        widths: Sequence[int],
        stretched: int,
        parent: QWidget,
    ) -> None:
        """``widths`` in letters, by column; the ``stretched`` one takes what is left."""
        super().__init__(parent)
        self._theme = theme
        self._letters = tuple(widths)
        self._stretched = stretched
        self._least: Mapping[int, int] = {}
        self._left_out: frozenset[int] = frozenset()
        self.setModel(model)
        theme.set_up_table(self)
        set_up_row_list(self)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setItemDelegate(_RowDelegate(self))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._fit()
        self.horizontalHeader().setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
        theme.changed.connect(self._on_theme_changed)

    def set_least_widths(self, least: Mapping[int, int]) -> None:
        """Show a column only where the whole table is at least so many letters wide."""
        self._least = dict(least)
        self._choose_columns()

    def leave_out(self, columns: frozenset[int]) -> None:
        """Hide these columns at every width, and no others."""
        self._left_out = columns
        self._choose_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose_columns()

    @Slot()
    def _on_theme_changed(self) -> None:
        self._theme.set_up_table(self)
        self._fit()
        self._choose_columns()

    def _fit(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        for column, width in enumerate(self._letters):
            if column != self._stretched:
                self.horizontalHeader().resizeSection(column, letter * width)

    def _choose_columns(self) -> None:
        letters = self.width() / max(self.fontMetrics().averageCharWidth(), 1)
        for column in range(len(self._letters)):
            hidden = column in self._left_out or letters < self._least.get(column, 0)
            if self.isColumnHidden(column) != hidden:
                self.setColumnHidden(column, hidden)


def make_table(
    model: QAbstractItemModel, theme: Theme, widths: list[int], stretched: int, parent: QWidget
) -> HistoryTable:
    """Return a table that is read and chosen from by rows; ``widths`` in letters, by column."""
    return HistoryTable(model, theme, widths, stretched, parent)


class _RowDelegate(QStyledItemDelegate):
    """Draws no frame around the cell that has the keyboard: the whole row is what is chosen."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus
