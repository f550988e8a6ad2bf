# SPDX-License-Identifier: MIT
"""The grid: a table that works like a spreadsheet, with the same keys."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from ui.clipboard import Block
from ui.models.grid_model import GridModel
from ui.models.grid_order import is_group, is_new
from ui.theme import Theme
from ui.widgets.grid_blocks import GridBlocks
from ui.widgets.grid_commands import GridCommands
from ui.widgets.grid_cursor import GridCursor
from ui.widgets.grid_cut import GridCut
from ui.widgets.grid_delegate import Leave
from ui.widgets.grid_editing import GridEditing
from ui.widgets.grid_frozen import FrozenTable
from ui.widgets.grid_keys import command_of, held, is_move, is_typing, leads_out, move_by_key
from ui.widgets.grid_layout import GridLayout
from ui.widgets.grid_menu import fill_menu
from ui.widgets.grid_mouse import GridMouse
from ui.widgets.grid_popups import GridPopups
from ui.widgets.grid_summary import SelectionSummer
from ui.widgets.grid_table import GridTable
from ui.widgets.grid_warming import SearchWarmer

_FOLD_KEYS: Final = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)

ScrollHint = QAbstractItemView.ScrollHint
AnyIndex = QModelIndex | QPersistentModelIndex


class GridView(GridTable):
    """Shows a ``GridModel`` and turns keys, clicks and the clipboard into edits of it.

    ``typing(row_key, column_key, text)`` comes a few times a second while an editor is open, and
    ``typing_ended(row_key, column_key)`` when it closes; the row's key is empty in an empty row.
    ``paste_asked(block, (row_key | None, column_key))`` for a block that does not fit: after asking,
    the owner may call ``paste_block``. What the grid cannot do alone it asks for: rows moved, indented,
    begun or deleted, by their keys. ``selection_summed`` carries a ``SelectionSummary``.
    """

    typing = Signal(str, str, str)
    typing_ended = Signal(str, str)
    paste_asked = Signal(object, object)
    rows_move_asked = Signal(list, int)
    indent_asked = Signal(list, int)
    new_row_asked = Signal(object)
    delete_rows_asked = Signal(list)
    selection_summed = Signal(object)
    active_changed = Signal(object, str)
    layout_changed = Signal()

    _is_made = False  # Qt calls virtual methods while the table under this one is made

    def __init__(
        self,
        model: GridModel,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        today: Callable[[], dt.date] = dt.date.today,
    ) -> None:
        super().__init__(model, theme, parent)
        self._frozen = FrozenTable(self, model, theme)
        self.grid_cursor = GridCursor(self, model, self.scrollTo)
        clipboard = QGuiApplication.clipboard
        cut = GridCut(model, clipboard, self)
        self.blocks = GridBlocks(model, self.grid_cursor, clipboard, cut, self.paste_asked.emit)
        self.grid_layout = GridLayout(self, self._frozen, model, theme)
        self.editing = GridEditing(
            self, self._frozen, self.grid_cursor, self.blocks, self._table_of
        )
        self._summer = SelectionSummer(model, self.grid_cursor, self)
        self._commands = GridCommands(self, today)
        self._mouse = GridMouse(self, self._frozen, self.grid_cursor)
        self._popups = GridPopups(self, self._frozen, model, self.grid_layout, self._table_of)
        self._warmer = SearchWarmer(model, self)
        self._is_made = True
        self._connect()

    # What pages call

    @property
    def is_editing(self) -> bool:
        """Tell whether an editor is open."""
        return self.editing.editor() is not None

    def active_cell(self) -> tuple[str | None, str] | None:
        """Return the keys of the row and the column that typing goes into."""
        index = self.grid_cursor.active
        if not index.isValid():
            return None
        return self._grid.row_key(index.row()), self._grid.columns[index.column()].key

    def go_to(self, row_key: str, column_key: str) -> bool:
        """Make a cell active and bring it in sight, its column too; false where the row is not seen."""
        row = self._grid.place_of(row_key)
        if row is None:
            return False
        self.grid_layout.set_hidden(column_key, hidden=False)
        self.grid_cursor.go(row, self._grid.column_of(column_key))
        return True

    def begin_row(
        self, group: str = "", column_key: str | None = None, *, edit: bool = True
    ) -> bool:
        """Go to the empty row of a group, of the first one seen where that group's is not, and open it.

        Without ``column_key`` it is the first column in sight that takes typing. False where no empty
        row is offered.
        """
        model = self._grid
        if group:
            model.set_closed(group, False)
        row = model.empty_row_of(group)
        row = model.first_empty_row() if row is None else row
        if row is None:
            return False
        if column_key is not None:
            self.grid_layout.set_hidden(column_key, hidden=False)
        seen = self.grid_cursor.columns()
        typed = [column for column in seen if model.is_editable(row, column)]
        column = (typed or seen)[0] if column_key is None else model.column_of(column_key)
        self.grid_cursor.go(row, column)
        self.setFocus()
        return self.open_editor(model.index(row, column)) if edit else True

    def selected_keys(self) -> list[str]:
        """Return the keys of the rows with a cell selected, from the top."""
        keys = (self._grid.row_key(row) for row in self.grid_cursor.selected_rows())
        return [key for key in keys if key is not None]

    def paste_block(self, block: Block, at: tuple[str | None, str]) -> int:
        """Write a block from a cell on as far as it goes; return how many cells changed."""
        row = self._grid.rowCount() if at[0] is None else self._grid.place_of(at[0])
        return 0 if row is None else self.blocks.write(block, row, self._grid.column_of(at[1]))

    def run(self, command: str) -> bool:
        """Do what a key of the grid does, by its name in ``grid_keys.KEYS``; false where there is none."""
        return self._commands.run(command)

    def commit_editor(self) -> None:
        """Close the open editor and hand over what was typed, before a page goes or the window closes."""
        self.editing.leave(Leave.STAY)

    def save_state(self) -> dict[str, Any]:
        """Return widths, order, hidden and frozen columns, lines and zoom as plain values."""
        return self.grid_layout.state()

    def restore_state(self, state: Mapping[str, Any]) -> None:
        """Lay out as ``save_state`` returned it; what it does not know stays."""
        self.grid_layout.restore(state)

    @Slot()
    def refresh_theme(self) -> None:
        """Take the theme's colours, letters and zoom anew."""
        self.grid_layout.refresh()
        self._update_both()

    def make_menu(self) -> QMenu:
        """Return the menu of the cells: what can be done, with the keys that do it, and the columns."""
        menu = QMenu(self)
        fill_menu(menu, self._commands)
        menu.addSeparator()
        menu.addMenu(self._popups.column_menu(menu))
        return menu

    # Keys, mouse, input method

    def event(self, event: QEvent) -> bool:
        """Claim the grid's own keys before the window's menus take them."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (command_of(event) or is_move(event) or is_typing(event))
        ):
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, _forward: bool) -> bool:
        """Keep Tab for the cells, as a spreadsheet does; Ctrl+Tab leads out of the grid."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the key means: a command, a way to another cell, or the first letter of a text."""
        if leads_out(event):
            super().focusNextPrevChild(event.key() == Qt.Key.Key_Tab)
            return
        command, index = command_of(event), self.grid_cursor.active
        heading = index.isValid() and is_group(self._grid.entry(index.row()))
        if heading and held(event) == Qt.KeyboardModifier.NoModifier and event.key() in _FOLD_KEYS:
            self._on_fold_asked(index.row())
        elif command is not None:
            self._commands.run(command)
        elif is_move(event):
            page = self.viewport().height() // max(1, self.rowHeight(0)) - 1
            move_by_key(self.grid_cursor, event, max(1, page))
        elif is_typing(event) and self.open_editor(index, empty=True):
            self.editing.forward(event)
        elif not is_typing(event):
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Open the editor for an input method, and let it go on composing there."""
        self.editing.compose(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, scroll without."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.grid_layout.step_zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show what can be done here, with the keys that do it."""
        point = self.viewport().mapFromGlobal(event.globalPos())
        index = self.cell_at(event.globalPos())
        if event.reason() == QContextMenuEvent.Reason.Mouse and index.isValid():
            if not self.selectionModel().isSelected(index):
                self.grid_cursor.go(index.row(), index.column())
        elif self.grid_cursor.active.isValid():
            point = self.visualRect(self.grid_cursor.active).bottomLeft()
        self._popups.show_menu(self.make_menu(), self.viewport().mapToGlobal(point))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the frozen columns as high as the rest."""
        super().resizeEvent(event)
        if not self._is_made:
            return
        if not self.is_editing and self.grid_layout.fit(event.size().width()):
            self.scrollTo(self.grid_cursor.active)  # it may lie under other columns now
        self._frozen.lay_out()

    def updateGeometries(self) -> None:
        """Keep the frozen columns in step with header and scroll bars."""
        super().updateGeometries()
        if self._is_made:
            self._frozen.lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        """Start where the first record can be typed or read."""
        super().showEvent(event)
        if not self.grid_cursor.active.isValid():
            self.grid_cursor.to_start()
        self._warmer.start()

    def scrollTo(self, index: AnyIndex, hint: ScrollHint = ScrollHint.EnsureVisible) -> None:
        """Bring a cell in sight, and out from under the frozen columns."""
        bar = self.horizontalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        if not self._is_made:
            return
        if index.column() in self._frozen.columns:
            bar.setValue(before)
            return
        hidden = self._frozen.width_held() - self.visualRect(index).left()
        if self._frozen.columns and hidden > 0:
            bar.setValue(bar.value() - hidden)

    def is_in_use(self) -> bool:
        """Tell whether the keyboard is here, or in the editor of a cell."""
        return self.hasFocus() or (self._is_made and self.is_editing)

    def covered_width(self) -> int:
        """Return how wide the frozen columns are: nothing need be painted under them."""
        return self._frozen.width_held()

    def free_width(self, row: int) -> int:
        """Return how far a heading can reach; sums under the frozen columns are not in its way."""
        held, edge = self._frozen.width_held(), self.viewport().width()
        group = self._grid.group_at(row)
        for place, column in enumerate(self._grid.columns):
            if group is None or not group.sums.get(column.key) or self.isColumnHidden(place):
                continue
            table = self._table_of(place)
            left = table.columnViewportPosition(place)
            if table is self._frozen or left + self.columnWidth(place) > held:
                edge = min(edge, left if table is self._frozen else max(left, held))
        return edge

    def cell_at(self, point: QPoint) -> QModelIndex:
        """Return the cell at a global point, that of a frozen column where one lies there."""
        here = self._frozen.viewport().mapFromGlobal(point)
        if self._frozen.isVisible() and self._frozen.viewport().rect().contains(here):
            return self._frozen.indexAt(here)
        return self.indexAt(self.viewport().mapFromGlobal(point))

    def open_filter(self, column: int) -> None:
        """Open the window to sort and filter by a column."""
        self._popups.open_filter(column)

    def open_editor(self, index: QModelIndex, *, empty: bool = False) -> bool:
        """Open the editor of a cell, empty or with its text; false where the cell takes no edits."""
        return self.editing.open(index, empty=empty)

    # Inside

    def _table_of(self, column: int) -> GridTable:
        return self._frozen if column in self._frozen.columns else self

    def _connect(self) -> None:
        model = self._grid
        for table in (self, self._frozen):
            table.opened.connect(self._on_opened)
            table.fold_asked.connect(self._on_fold_asked)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.selectionModel().selectionChanged.connect(self._summer.start)
        self._summer.summed.connect(self.selection_summed)
        self.editing.typing.connect(self.typing)
        self.editing.typing_ended.connect(self.typing_ended)
        self.blocks.cut_cells.changed.connect(self._on_cut_changed)
        self.grid_layout.changed.connect(self.layout_changed)
        self._theme.changed.connect(self.refresh_theme)
        model.row_begun.connect(self._on_row_begun)
        model.modelReset.connect(self._on_rows_changed)
        model.rowsInserted.connect(self._on_rows_changed)
        model.dataChanged.connect(self._summer.start)

    def _update_both(self) -> None:
        for table in (self, self._frozen):
            table.viewport().update()
            table.header.viewport().update()

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        self.open_editor(index)

    @Slot(int)
    def _on_fold_asked(self, row: int) -> None:
        group = self._grid.group_at(row)
        if group is not None:
            self._grid.set_closed(group.key, group.key not in self._grid.order.closed)

    @Slot()
    def _on_cut_changed(self) -> None:
        for table in (self, self._frozen):
            table.cut_cells = self.blocks.cut_cells.cells
            table.viewport().update()

    @Slot(str)
    def _on_row_begun(self, row_key: str) -> None:
        """Stay in the row that typing has made of the empty one, which moved down."""
        index = self.grid_cursor.active
        if not index.isValid() or not is_new(self._grid.entry(index.row())):
            return
        place = self._grid.place_of(row_key)
        if place is not None:
            self.grid_cursor.go(place, index.column())

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        for table in (self, self._frozen):
            table.viewport().update()
        if current.isValid():
            key = self._grid.row_key(current.row())
            self.active_changed.emit(key, self._grid.columns[current.column()].key)

    @Slot()
    def _on_rows_changed(self) -> None:
        if self.isVisible() and not self.grid_cursor.active.isValid():
            self.grid_cursor.to_start()
        self._warmer.start()
