# SPDX-License-Identifier: MIT
"""What opens over a grid: the window of a column's button, the menus of columns and of cells."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtWidgets import QMenu, QWidget

from ui.models.grid_model import GridModel
from ui.models.grid_order import Sort
from ui.widgets.grid_column_menu import GridColumnMenu
from ui.widgets.grid_filter import GridFilterPopup

if TYPE_CHECKING:
    from ui.widgets.grid_layout import GridLayout
    from ui.widgets.grid_table import GridTable


class GridPopups(QObject):
    """Opens them where they belong; ``table_of(column)`` is the table that shows a column."""

    def __init__(
        self,
        view: GridTable,
        frozen: GridTable,
        model: GridModel,
        layout: GridLayout,
        table_of: Callable[[int], GridTable],
    ) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._layout = layout
        self._table_of = table_of
        for table in (view, frozen):
            table.header.filter_asked.connect(self.open_filter)
            table.header.menu_asked.connect(self._on_column_menu_asked)

    @Slot(int)
    def open_filter(self, column: int) -> None:
        """Open the window to sort and filter by a column, under its button."""
        shown, order = self._model.columns[column], self._model.order
        chosen = order.filters.get(shown.key)
        # Not a child of the table: the style sheet gives inputs inside one less room.
        window = self._view.window()
        popup = GridFilterPopup(shown.title, order.values(shown.key), chosen, window)
        popup.sort_chosen.connect(lambda down: self._model.set_sort(Sort(shown.key, down)))
        popup.values_chosen.connect(lambda values: self._filter(shown.key, values))
        header = self._table_of(column).header
        popup.open_at(header.viewport().mapToGlobal(header.button_rect(column).bottomLeft()))

    def column_menu(self, parent: QWidget) -> GridColumnMenu:
        """Return the menu that shows and hides columns; where none can be moved, none can be hidden."""
        can_hide = self._view.header.sectionsMovable()
        return GridColumnMenu(self._layout, self._model, parent, can_hide=can_hide)

    def show_menu(self, menu: QMenu, point: QPoint) -> None:
        """Show a menu at a global point; it goes when it is closed."""
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(point)

    def _filter(self, column_key: str, values: frozenset[str] | None) -> None:
        others = {k: v for k, v in self._model.order.filters.items() if k != column_key}
        self._model.set_filters(others if values is None else {**others, column_key: values})

    @Slot(QPoint)
    def _on_column_menu_asked(self, point: QPoint) -> None:
        self.show_menu(self.column_menu(self._view), point)
