# SPDX-License-Identifier: MIT
"""The words of one section while they are written: plain text, with the figures in it marked.

Nothing here looks at single keys or rewrites what is typed: an input method (Unikey) types by taking
letters back and putting others.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QToolTip, QWidget

from ui.theme import SPACE, Theme
from ui.widgets.fields import TextField
from ui.widgets.figure_highlighter import FigureHighlighter
from ui.widgets.figure_tokens import FigureBook, FigureReading, tokens_in

PAUSE: Final = 3_000
"""Milliseconds without a key after which what was typed is saved."""
_ROWS: Final = 6


class SectionEditor(TextField):
    """``paused`` comes when nothing has been typed for a while, ``left`` when the keyboard goes."""

    paused = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_ROWS, parent)
        self.document().setDocumentMargin(SPACE)
        self._book = FigureBook()
        self._highlighter = FigureHighlighter(self.document(), theme)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.paused)
        self.document().contentsChanged.connect(self._on_contents_changed)

    @property
    def book(self) -> FigureBook:
        """The figures that the text is read with."""
        return self._book

    def set_book(self, book: FigureBook) -> None:
        """Read the figures in the text by these from now on."""
        self._book = book
        self._highlighter.set_book(book)

    def show_text(self, text: str, *, at_end: bool = False) -> None:
        """Show another text as unchanged; the cursor stays as far along as it can, or goes to the end."""
        position = len(text) if at_end else min(self.textCursor().position(), len(text))
        self.setPlainText(text)
        cursor = self.textCursor()
        cursor.setPosition(position)
        self.setTextCursor(cursor)
        self.set_taken()

    def set_taken(self) -> None:
        """What stands here has been taken over: from now on Ctrl+Z is the window's."""
        self._pause.stop()
        self.document().setModified(False)

    def put_in(self, text: str) -> None:
        """Put a text in at the cursor, as one step that Ctrl+Z takes back here."""
        self.textCursor().insertText(text)
        self.ensureCursorVisible()

    def add_at_end(self, text: str) -> None:
        """Put a text below what stands here."""
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(f"\n{text}" if self.toPlainText().strip() else text)
        self.setTextCursor(cursor)

    def figure_at_cursor(self) -> tuple[str, FigureReading] | None:
        """Return the figure that the cursor stands in, as typed and as it reads."""
        cursor = self.textCursor()
        token = self._book.token_at(cursor.block().text(), cursor.positionInBlock())
        return (token.text, self._book.reading(token.text)) if token else None

    def figures(self) -> list[tuple[str, FigureReading]]:
        """Return all figures in the text, in their order."""
        text = self.toPlainText()
        return [(one.text, self._book.reading(one.text)) for one in tokens_in(text)]

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tip(event)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Escape gives up a short field; here it would throw away a page of typing.
        QPlainTextEdit.keyPressEvent(self, event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._pause.stop()
        super().focusOutEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take words, never the address of a file that was dropped."""
        return not source.hasUrls() and super().canInsertFromMimeData(source)

    @Slot()
    def _on_contents_changed(self) -> None:
        if self.isModified():
            self._pause.start()

    def _show_tip(self, event: QHelpEvent) -> None:
        cursor = self.cursorForPosition(self.viewport().mapFrom(self, event.pos()))
        token = self._book.token_at(cursor.block().text(), cursor.positionInBlock())
        if token is None:
            QToolTip.hideText()
            return
        reading = self._book.reading(token.text)
        told = self.reading_words(token.text, reading)
        QToolTip.showText(event.globalPos(), told, self)

    def reading_words(self, token: str, reading: FigureReading) -> str:
        """Return in words what a figure is now."""
        if not reading.known:
            return self.tr("{token}: không có số liệu tên này").format(token=token)
        name = reading.label or token
        if not reading.filled:
            return self.tr("{name}: chưa có số").format(name=name)
        return self.tr("{name}: {value}").format(name=name, value=reading.printed)
