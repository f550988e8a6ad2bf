# SPDX-License-Identifier: MIT
"""Fields of a form: plain text until they are left, then read; the window's undo reaches through.

An input method (Unikey) types by taking letters back and putting others; so nothing here looks at
single keys, completes, or rewrites before the field is left.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from lsapp.errors import UserError

FieldKind = Literal["line", "text", "choice", "read"]


class UnreadableError(Exception):
    """What a field's text cannot be read as; the message says what is expected, in words."""


@dataclass(frozen=True)
class FieldSpec:
    """One field of a form: its name in the record, label with a mnemonic, and how it is typed.

    ``read`` turns the text into the record's value (``None`` for nothing) or raises ``UserError`` or
    ``UnreadableError``; ``show`` turns the value into text. ``choices`` are (value, words). ``kind``
    ``line`` is one line, ``text`` several, ``choice`` a list, ``read`` a line that is not typed in.
    """

    name: str
    label: str
    kind: FieldKind = "line"
    hint: str = ""
    rows: int = 3
    width: int = 0
    choices: Sequence[tuple[object, str]] = ()
    show: Callable[[object], str] = field(default=lambda value: "" if value is None else str(value))
    read: Callable[[str], object] = field(default=lambda text: text.strip() or None)


class LineField(QLineEdit):
    """One line; Ctrl+Z goes to the window once nothing typed here is left to take back."""

    left = Signal()
    given_up = Signal()

    def event(self, event: QEvent) -> bool:
        if _wants_undo(event) and not (self.isModified() and _can_undo(self, event)):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.isModified():
            self.given_up.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class TextField(QPlainTextEdit):
    """Several lines; Tab leaves the field, Ctrl+Z as in ``LineField``."""

    left = Signal()
    given_up = Signal()

    def __init__(self, rows: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * rows + 14)

    def isModified(self) -> bool:
        """Whether something was typed since the field was filled."""
        return self.document().isModified()

    def event(self, event: QEvent) -> bool:
        if _wants_undo(event):
            redo = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Redo)
            document = self.document()
            able = document.isRedoAvailable() if redo else document.isUndoAvailable()
            if not (self.isModified() and able):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.given_up.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class ChoiceField(QComboBox):
    """A list to choose from; the wheel scrolls the page, never changes a choice by accident."""

    def wheelEvent(self, event: QEvent) -> None:
        event.ignore()


Editor = LineField | TextField | ChoiceField

UNDO_KEYS: Final = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


def make_editor(spec: FieldSpec, parent: QWidget) -> Editor:
    """Build the editor that a spec asks for, with its accessible name and hint."""
    editor: Editor
    if spec.kind == "text":
        editor = TextField(spec.rows, parent)
        editor.setPlaceholderText(spec.hint)
    elif spec.kind == "choice":
        editor = ChoiceField(parent)
        for value, words in spec.choices:
            editor.addItem(words, value)
    else:
        editor = LineField(parent)
        editor.setPlaceholderText(spec.hint)
        editor.setReadOnly(spec.kind == "read")
    if spec.width:
        editor.setMaximumWidth(editor.fontMetrics().averageCharWidth() * spec.width + 24)
    editor.setAccessibleName(spec.label.replace("&", ""))
    editor.setAccessibleDescription(spec.hint)
    editor.setObjectName(spec.name)
    return editor


def text_of(editor: Editor) -> str:
    """Return what stands in an editor as text."""
    if isinstance(editor, TextField):
        return editor.toPlainText()
    return editor.currentText() if isinstance(editor, ChoiceField) else editor.text()


def explain_unreadable(error: Exception, language: str) -> str:
    """Return why a text could not be read, in words."""
    if isinstance(error, UserError):
        from lsapp.messages import explain

        return explain(error.code, language, **error.facts)
    return str(error)


def _wants_undo(event: QEvent) -> bool:
    return (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and any(event.matches(keys) for keys in UNDO_KEYS)
    )


def _can_undo(editor: QLineEdit, event: QEvent) -> bool:
    redo = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Redo)
    return editor.isRedoAvailable() if redo else editor.isUndoAvailable()
