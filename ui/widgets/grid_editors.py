# SPDX-License-Identifier: MIT
"""The editors of a grid's cells. None of them checks or rewrites text while it is typed.

Vietnamese input methods type by erasing and replacing what stands before the cursor: a mask, a
validator or a completion would break the word. What was typed is read when the cell is left.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QPlainTextEdit, QWidget

from lsapp.domain.text import fold
from ui.models.grid_columns import CHOSEN, Choice, GridColumn, Kind

_MOST_LISTED: Final = 16
_LEAST_TEXT_WIDTH: Final = 320


class LineEditor(QLineEdit):
    """A line of text in its cell."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrame(False)
        self.setAutoFillBackground(True)

    def value_text(self) -> str:
        """Return the text as it was typed."""
        return self.text()

    def begin(self, text: str) -> None:
        """Start with ``text`` and the cursor behind it."""
        self.setText(text)
        self.setCursorPosition(len(text))
        self.deselect()

    def takes_key(self, event: QKeyEvent) -> bool:
        """Tell whether a key that could leave the cell is the editor's own."""
        return False

    def fit(self, cell: QRect, _within: QRect) -> None:
        """Cover the cell."""
        self.setGeometry(cell)


class TextEditor(QPlainTextEdit):
    """Text of many lines, which grows down over the cells below; Alt+Enter begins a new line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(3)
        self._cell = QRect()
        self._within = QRect()
        self.textChanged.connect(self._grow)

    def value_text(self) -> str:
        """Return the text as it was typed."""
        return self.toPlainText()

    def begin(self, text: str) -> None:
        """Start with ``text`` and the cursor behind it."""
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._grow()  # a view gives the cell first and the text then, without a signal

    def takes_key(self, event: QKeyEvent) -> bool:
        """Begin a new line at Alt+Enter; up and down stay inside while there are lines to go to."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self.textCursor().insertText("\n")
                return True
            return False
        return event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._lines() > 1

    def fit(self, cell: QRect, within: QRect) -> None:
        """Cover the cell, and grow from there inside the view."""
        self._cell, self._within = cell, within
        self._grow()

    def _lines(self) -> int:
        block, lines = self.document().firstBlock(), 0
        while block.isValid() and lines < 100:
            lines += max(1, block.lineCount())
            block = block.next()
        return lines

    def _grow(self) -> None:
        """Take the height that the text needs, as far as the view reaches, upwards if need be."""
        if self._cell.isEmpty():
            return
        width = max(self._cell.width(), min(_LEAST_TEXT_WIDTH, self._within.width()))
        left = min(self._cell.left(), max(self._within.left(), self._within.right() + 1 - width))
        self.setGeometry(left, self._cell.top(), width, max(self.height(), self._cell.height()))
        frame = self.height() - self.viewport().height()
        margin = round(2 * self.document().documentMargin())
        wanted = self._lines() * self.fontMetrics().lineSpacing() + margin + frame
        height = min(max(wanted, self._cell.height()), self._within.height())
        top = min(self._cell.top(), self._within.bottom() + 1 - height)
        self.setGeometry(left, max(top, self._within.top()), width, height)
        scrolls = wanted > height
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded
            if scrolls
            else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        if scrolls:
            self.ensureCursorVisible()
        else:
            self.verticalScrollBar().setValue(0)


class ChoiceEditor(QComboBox):
    """A value of a list, picked or typed; accents and case of what is typed do not count."""

    text_edited = Signal()

    def __init__(self, choices: Sequence[Choice], parent: QWidget) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setCompleter(None)  # type: ignore[arg-type]  # the binding's types know no null
        self.setMaxVisibleItems(_MOST_LISTED)
        self.setFrame(False)
        self.setAutoFillBackground(True)
        self._texts = [choice.text for choice in choices]
        self.addItems(self._texts)
        self.setCurrentIndex(-1)
        self.editTextChanged.connect(self.text_edited)

    def value_text(self) -> str:
        """Return the words of the choice that was meant, or the text as it was typed."""
        return matching_choice(self.currentText(), self._texts)

    def begin(self, text: str) -> None:
        """Start with ``text`` and the cursor behind it."""
        self.setCurrentIndex(self._texts.index(text) if text in self._texts else -1)
        self.setEditText(text)
        if (line := self.lineEdit()) is not None:
            line.setCursorPosition(len(text))
            line.deselect()

    def takes_key(self, event: QKeyEvent) -> bool:
        """Keep up and down to go through the list, and Alt+Down to open it."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.showPopup()
            return True
        return False

    def fit(self, cell: QRect, _within: QRect) -> None:
        """Cover the cell; the list may be wider."""
        self.setGeometry(cell)
        metrics = self.fontMetrics()
        widest = max((metrics.horizontalAdvance(text) for text in self._texts), default=0)
        self.view().setMinimumWidth(max(cell.width(), widest + 40))


CellEditor = LineEditor | TextEditor | ChoiceEditor


def make_editor(column: GridColumn, row: object, parent: QWidget) -> CellEditor:
    """Return the editor for a column's cells, with the choices of the row it stands in."""
    if column.kind is Kind.LONG_TEXT:
        return TextEditor(parent)
    if column.kind in CHOSEN and column.choices is not None:
        return ChoiceEditor(column.choices(row), parent)
    return LineEditor(parent)


def on_text_changed(editor: CellEditor, told: Callable[[], None]) -> None:
    """Have ``told`` called at each change of an editor's text."""
    if isinstance(editor, ChoiceEditor):
        editor.text_edited.connect(told)
    else:
        editor.textChanged.connect(told)


def end_composition() -> None:
    """Have the input method hand over the word that it is still composing."""
    QGuiApplication.inputMethod().commit()


def matching_choice(typed: str, texts: Sequence[str]) -> str:
    """Return the one text that ``typed`` means, or ``typed`` where none or several could be meant.

    The whole text is looked for first, then its beginning, then any part.
    """
    wanted = fold(typed)
    if not wanted or typed in texts:
        return typed
    folded = [fold(text) for text in texts]
    for fits in (str.__eq__, str.startswith, str.__contains__):
        found = [text for text, plain in zip(texts, folded, strict=True) if fits(plain, wanted)]
        if found:
            return found[0] if len(found) == 1 else typed
    return typed
