# SPDX-License-Identifier: MIT
"""Opens the editors of a grid's two tables, tells what is typed in them, and carries typing over a reset."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtCore import QEvent, QModelIndex, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from ui.widgets.grid_delegate import Leave
from ui.widgets.grid_editors import CellEditor, ChoiceEditor
from ui.widgets.grid_keys import step_on

if TYPE_CHECKING:
    from ui.models.grid_model import GridModel
    from ui.widgets.grid_blocks import GridBlocks
    from ui.widgets.grid_cursor import GridCursor
    from ui.widgets.grid_table import GridTable

_TYPING_MS: Final = 400


class _Kept(msgspec.Struct):
    """Where the person was before a reset: the row's key or the group of an empty row, and what was typed."""

    row_key: str | None
    group: str
    column: int
    text: str | None = None


class GridEditing(QObject):
    """The editors of ``host`` and of the table that holds the frozen columns; at most one is open.

    ``table_of(column)`` tells in which of the two a column is edited. ``typing`` and ``typing_ended``
    are those of ``GridView``.
    """

    typing = Signal(str, str, str)
    typing_ended = Signal(str, str)

    def __init__(
        self,
        host: GridTable,
        frozen: GridTable,
        cursor: GridCursor,
        blocks: GridBlocks,
        table_of: Callable[[int], GridTable],
    ) -> None:
        super().__init__(host)
        self._host = host
        self._tables = (host, frozen)
        self._model: GridModel = host.grid_model
        self._cursor = cursor
        self._blocks = blocks
        self._table_of = table_of
        self._last_typed = ("", "", "")
        self._opening: list[str] | None = None
        self._kept: _Kept | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_TYPING_MS)
        self._timer.timeout.connect(self._on_typing_due)
        for table in self._tables:
            table.delegate.left.connect(self._on_left)
            table.delegate.typed.connect(self._on_typed)
            table.delegate.closed.connect(self._on_closed)
        self._model.modelAboutToBeReset.connect(self._on_about_to_reset)
        self._model.modelReset.connect(self._on_reset)

    def editor(self) -> CellEditor | None:
        """Return the editor that is open."""
        host, frozen = self._tables
        return host.delegate.editor or frozen.delegate.editor

    def can_open(self, index: QModelIndex) -> bool:
        """Tell whether a cell takes edits now."""
        return (
            index.isValid()
            and self.editor() is None
            and self._model.is_editable(index.row(), index.column())
        )

    def open(self, index: QModelIndex, *, empty: bool = False) -> bool:
        """Open the editor of a cell, empty or with its text; false where the cell takes no edits."""
        if not self.can_open(index):
            return False
        self._blocks.cut_cells.forget()
        table = self._table_of(index.column())
        self._host.scrollTo(index)
        table.delegate.starts_empty = empty
        table.edit(index)
        return table.delegate.editor is not None

    def open_choices(self) -> None:
        """Open the editor of the active cell, and its list where it has one."""
        self.open(self._cursor.active)
        editor = self.editor()
        if isinstance(editor, ChoiceEditor):
            editor.showPopup()

    def leave(self, way: Leave) -> None:
        """Close the open editor, and hand over what was typed unless it is taken back."""
        for table in self._tables:
            if table.delegate.editor is not None:
                table.delegate.leave(way)

    def forward(self, event: QEvent) -> None:
        """Send what opened the editor on to it."""
        editor = self.editor()
        if editor is not None:
            QApplication.sendEvent(editor, event)

    def compose(self, event: QInputMethodEvent) -> None:
        """Open the editor for an input method, and let it go on composing there.

        Moving the focus ends the composition: what the input method hands over meanwhile comes here,
        and takes the place of the event that began it.
        """
        if self._opening is not None:
            self._opening.append(event.commitString())
            return
        index = self._cursor.active
        if not (event.commitString() or event.preeditString()) or not self.can_open(index):
            event.ignore()
            return
        self._opening = []
        self.open(index, empty=True)
        handed_over, self._opening = "".join(self._opening), None
        if handed_over:
            event = QInputMethodEvent("", [])
            event.setCommitString(handed_over)
        self.forward(event)

    @Slot(object, str)
    def _on_left(self, way: Leave, text: str) -> None:
        """Go on from a cell that was left, inside the block where one is selected."""
        cursor = self._cursor
        self._host.setFocus()
        if way is Leave.FILL:
            self._blocks.fill(text)
        elif way is Leave.NEXT or way is Leave.PREVIOUS:
            step_on(cursor, 1 if way is Leave.NEXT else -1)
        elif isinstance(way.value, tuple):
            down, right = way.value
            if cursor.cycle(down, right):
                return
            if right:
                cursor.move(down, right)
            else:
                cursor.next_line(down)

    @Slot(str, str, str)
    def _on_typed(self, row_key: str, column_key: str, text: str) -> None:
        self._last_typed = (row_key, column_key, text)
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _on_typing_due(self) -> None:
        self.typing.emit(*self._last_typed)

    @Slot(str, str)
    def _on_closed(self, row_key: str, column_key: str) -> None:
        self._timer.stop()
        self.typing_ended.emit(row_key, column_key)

    @Slot()
    def _on_about_to_reset(self) -> None:
        """Remember where the person is, and what is being typed."""
        index = self._cursor.active
        if not index.isValid():
            return
        group = self._model.order.group_key(self._model.entry(index.row()))
        self._kept = _Kept(self._model.row_key(index.row()), group, index.column())
        editor = self.editor()
        if editor is not None:
            self._kept.text = editor.value_text()
            self.leave(Leave.CANCEL)

    @Slot()
    def _on_reset(self) -> None:
        """Go back there, and let typing go on; where its row is not seen, hand the text over."""
        self._cursor.forget_end()
        kept, self._kept = self._kept, None
        if kept is None:
            return
        if self._model.rowCount():
            place = self._place_of(kept)
            self._cursor.go(place or 0, kept.column)
            if kept.text is not None and place is not None:
                self.open(self._model.index(place, kept.column))
                if (editor := self.editor()) is not None:
                    editor.begin(kept.text)
        if kept.text is not None and kept.row_key and self.editor() is None:
            self._model.hand_over(kept.row_key, kept.column, kept.text)

    def _place_of(self, kept: _Kept) -> int | None:
        if kept.row_key is not None:
            return self._model.place_of(kept.row_key)
        return self._model.empty_row_of(kept.group)
