# SPDX-License-Identifier: MIT
"""What can be done in a grid, by the names that keys and menus know: see ``grid_keys.KEYS``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMetaMethod

from lsapp.domain.dates import grid_date
from ui.models.grid_columns import CHOSEN, Kind

if TYPE_CHECKING:
    from ui.widgets.grid_view import GridView

_OF_OPEN_CELL: Final = frozenset({"edit", "edit_empty"})
_WRITING: Final = frozenset({"cut", "paste", "clear", "fill_down", "fill_right", "today"})


class GridCommands:
    """The commands of one grid; ``today`` gives the day that Ctrl+; writes."""

    def __init__(self, view: GridView, today: Callable[[], dt.date]) -> None:
        self._view = view
        self._model = view.grid_model
        self._today = today
        self._actions = self._make_actions()
        self._asked = {
            "new_row": view.new_row_asked,
            "delete_rows": view.delete_rows_asked,
            "move_rows_up": view.rows_move_asked,
            "move_rows_down": view.rows_move_asked,
            "indent": view.indent_asked,
            "outdent": view.indent_asked,
        }

    def run(self, command: str) -> bool:
        """Do it; false where there is no such command."""
        action = self._actions.get(command)
        if action is not None:
            action()
        return action is not None

    def is_offered(self, command: str) -> bool:
        """Tell whether a menu should list a command: what only the owner can do, where one listens."""
        signal = self._asked.get(command)
        return signal is None or self._view.isSignalConnected(QMetaMethod.fromSignal(signal))

    def can_run(self, command: str) -> bool:
        """Tell whether a command would do something where the keyboard stands now."""
        index = self._view.grid_cursor.active
        if not index.isValid():
            return command == "new_row"
        row, column = index.row(), index.column()
        if command == "open_choices":
            chosen = self._model.columns[column].kind in CHOSEN
            return chosen and self._model.is_editable(row, column)
        if command in _OF_OPEN_CELL:
            return self._model.is_editable(row, column)
        return not (self._model.is_read_only and (command in _WRITING or command in self._asked))

    def _make_actions(self) -> dict[str, Callable[[], object]]:
        view = self._view
        cursor, blocks = view.grid_cursor, view.blocks
        return {
            "edit": lambda: view.open_editor(cursor.active),
            "edit_empty": lambda: view.open_editor(cursor.active, empty=True),
            "open_choices": view.editing.open_choices,
            "discard": self._discard,
            "copy": blocks.copy,
            "cut": blocks.cut,
            "paste": blocks.paste,
            "clear": blocks.clear,
            "fill_down": blocks.fill_down,
            "fill_right": blocks.fill_right,
            "today": self._write_today,
            "select_all": cursor.select_all,
            "select_columns": cursor.select_columns,
            "select_rows": cursor.select_rows,
            "new_row": self._ask_new_row,
            "delete_rows": lambda: view.delete_rows_asked.emit(view.selected_keys()),
            "move_rows_up": lambda: view.rows_move_asked.emit(view.selected_keys(), -1),
            "move_rows_down": lambda: view.rows_move_asked.emit(view.selected_keys(), 1),
            "indent": lambda: view.indent_asked.emit(view.selected_keys(), 1),
            "outdent": lambda: view.indent_asked.emit(view.selected_keys(), -1),
            "zoom_reset": lambda: view.grid_layout.set_zoom(100),
        }

    def _ask_new_row(self) -> None:
        cell = self._view.active_cell()
        self._view.new_row_asked.emit(None if cell is None else cell[0])

    def _write_today(self) -> None:
        index = self._view.grid_cursor.active
        if index.isValid() and self._model.columns[index.column()].kind is Kind.DATE:
            self._model.write([(index.row(), index.column(), grid_date(self._today()))])

    def _discard(self) -> None:
        """Let go of what was cut; else take back text that could not be read."""
        index = self._view.grid_cursor.active
        if not self._view.blocks.cut_cells.forget() and index.isValid():
            self._model.discard_typed(index.row(), index.column())
