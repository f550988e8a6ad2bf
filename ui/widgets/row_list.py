# SPDX-License-Identifier: MIT
"""A table that is a list: one stands on rows, and types nowhere."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView, QTableView


def set_up_row_list(table: QTableView, *, several: bool = False, lines: bool = False) -> None:
    """Let rows be chosen, one or ``several``; Tab leaves the table. ``lines`` keeps those between cells."""
    view = QAbstractItemView
    mode = view.SelectionMode
    table.setSelectionBehavior(view.SelectionBehavior.SelectRows)
    table.setSelectionMode(mode.ExtendedSelection if several else mode.SingleSelection)
    table.setEditTriggers(view.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setShowGrid(lines)
    table.verticalHeader().hide()
