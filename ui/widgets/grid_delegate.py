# SPDX-License-Identifier: MIT
"""Opens and leaves the editors of a grid's cells; painting is left to Qt, which is quicker at it."""

from __future__ import annotations

from enum import Enum
from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.models.grid_model import GridModel
from ui.widgets.grid_editors import (
    CellEditor,
    ChoiceEditor,
    LineEditor,
    TextEditor,
    end_composition,
    make_editor,
    on_text_changed,
)

AnyIndex = QModelIndex | QPersistentModelIndex


class Leave(Enum):
    """Which way a cell is left when its editor closes."""

    DOWN = (1, 0)
    UP = (-1, 0)
    RIGHT = (0, 1)
    LEFT = (0, -1)
    NEXT = "next"
    PREVIOUS = "previous"
    FILL = "fill"
    STAY = "stay"
    CANCEL = "cancel"


_ARROWS: Final = {
    Qt.Key.Key_Up: Leave.UP,
    Qt.Key.Key_Down: Leave.DOWN,
    Qt.Key.Key_Left: Leave.LEFT,
    Qt.Key.Key_Right: Leave.RIGHT,
}


class GridDelegate(QStyledItemDelegate):
    """Makes the editors of one view. ``left(way, text)`` tells how the person left the last one.

    A cell opened by typing starts empty, and its arrow keys leave it; one opened to be edited starts
    with its text, and arrow keys move inside.
    """

    left = Signal(object, str)
    typed = Signal(str, str, str)
    closed = Signal(str, str)

    def __init__(self, model: GridModel, view: QTableView) -> None:
        super().__init__(view)
        self._model = model
        self._view = view
        self._editor: CellEditor | None = None
        self._cell = ("", "")
        self._started: set[int] = set()
        self.starts_empty = False

    @property
    def editor(self) -> CellEditor | None:
        """The editor that is open now."""
        return self._editor

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: AnyIndex
    ) -> QWidget:
        """Make the editor that the column asks for."""
        column = self._model.columns[index.column()]
        editor = make_editor(column, self._model.row_at(index.row()), parent)
        editor.setFont(self._view.font())
        editor.setAccessibleName(column.title)
        self._editor, self._cell = editor, (self._model.row_key(index.row()) or "", column.key)
        on_text_changed(editor, self._on_text_changed)
        return editor

    def destroyEditor(self, editor: QWidget, index: AnyIndex) -> None:
        """Forget the editor, then let Qt delete it."""
        if editor is self._editor:
            self._editor = None
            self.closed.emit(*self._cell)
        super().destroyEditor(editor, index)

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        """Give the editor its text once: rows that change meanwhile must not replace what is typed."""
        if editor is not self._editor or editor.property("begun"):
            return
        editor.setProperty("begun", True)
        text = "" if self.starts_empty else str(index.data(Qt.ItemDataRole.EditRole) or "")
        editor.blockSignals(True)
        self._editor.begin(text)
        editor.blockSignals(False)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        """Hand over the text as it was typed."""
        if isinstance(editor, (LineEditor, TextEditor, ChoiceEditor)):
            model.setData(index, editor.value_text(), Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: AnyIndex
    ) -> None:
        """Lay the editor over its cell, or further where its text needs it."""
        if isinstance(editor, (LineEditor, TextEditor, ChoiceEditor)):
            editor.fit(QRect(option.rect), self._view.viewport().rect())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that leave a cell; all others are the editor's."""
        editor = self._editor
        if watched is editor and editor is not None and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                if event.key() == Qt.Key.Key_Escape:
                    event.accept()
                return False
            if event.type() == QEvent.Type.KeyPress:
                return self._on_key(editor, event)
        return super().eventFilter(watched, event)

    def leave(self, way: Leave) -> None:
        """Close the open editor, and hand its text over unless it is taken back."""
        editor = self._editor
        if editor is None:
            return
        if way is not Leave.CANCEL:
            end_composition()
        text = editor.value_text()
        if way not in (Leave.CANCEL, Leave.FILL):
            self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        self.left.emit(way, text)

    def _on_key(self, editor: CellEditor, event: QKeyEvent) -> bool:
        if editor.takes_key(event):
            return True
        way = self._way_of(event)
        if way is None:
            return False
        self.leave(way)
        return True

    def _way_of(self, event: QKeyEvent) -> Leave | None:
        key, keys = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift = bool(keys & Qt.KeyboardModifier.ShiftModifier)
        if key == Qt.Key.Key_Escape:
            return Leave.CANCEL
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if keys & Qt.KeyboardModifier.ControlModifier:
                return Leave.FILL
            return Leave.UP if shift else Leave.DOWN
        if key == Qt.Key.Key_Backtab or (key == Qt.Key.Key_Tab and shift):
            return Leave.PREVIOUS
        if key == Qt.Key.Key_Tab:
            return Leave.NEXT
        plain = keys == Qt.KeyboardModifier.NoModifier
        if self.starts_empty and plain and not isinstance(self._editor, ChoiceEditor):
            return _ARROWS.get(Qt.Key(key))
        return None

    def _on_text_changed(self) -> None:
        if self._editor is not None:
            self.typed.emit(*self._cell, self._editor.value_text())
