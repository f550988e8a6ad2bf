# SPDX-License-Identifier: MIT
"""The table of the journal and that of the bin: whole rows, read only, the headings of days across."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.theme import Theme


class _RowDelegate(QStyledItemDelegate):
    """Draws no frame around the cell that has the keyboard: the whole row is what is chosen."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus


def make_table(
    model: QAbstractItemModel, theme: Theme, widths: list[int], stretched: int, parent: QWidget
) -> QTableView:
    """Return a table that is read and chosen from by rows; ``widths`` in letters, by column."""
    table = QTableView(parent)
    table.setModel(model)
    theme.set_up_table(table)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setTextElideMode(Qt.TextElideMode.ElideRight)
    table.verticalHeader().hide()
    table.setItemDelegate(_RowDelegate(table))
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    letter = table.fontMetrics().averageCharWidth()
    for column, width in enumerate(widths):
        header.resizeSection(column, letter * width)
    header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
    return table
