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
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from lsapp.errors import UserError

FieldKind = Literal["line", "text", "choice", "read"]

_FRAME: Final = 24  # pixels beside the letters of a line: its border, its padding, the cursor
_INSIDE: Final = 4  # pixels that a style leaves free around the words of a list
_TEXT_FRAME: Final = 14  # pixels above and below the lines of a text


class UnreadableError(Exception):
    """What a field's text cannot be read as; the message says what is expected, in words."""


@dataclass(frozen=True)
class FieldSpec:
    """One field of a form: its name in the record, label with a mnemonic, and how it is typed.

    ``read`` turns the text into the record's value (``None`` for nothing) or raises ``UserError`` or
    ``UnreadableError``; ``show`` turns the value into text. ``choices`` are (value, words). ``kind``
    ``line`` is one line, ``text`` several, ``choice`` a list, ``read`` a line that is not typed in.
    ``width`` is the most letters that a line shows at once, ``rows`` the lines that a text shows at least.
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
    """One line; Ctrl+Z goes to the window once nothing typed here is left to take back.

    ``left`` comes when the line is left or Enter is pressed, ``given_up`` for Escape over something typed.
    """

    left = Signal()
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letters = 0
        self._is_composing = False

    @property
    def is_composing(self) -> bool:
        """Whether an input method holds letters here that it has not put in yet."""
        return self._is_composing

    def set_letters(self, letters: int) -> None:
        """Be no wider than so many letters, at every size of letters; 0 for as wide as there is room."""
        self._letters = letters
        self._fit()

    def event(self, event: QEvent) -> bool:
        if _wants_undo(event) and not (self.isModified() and _can_undo(self, event)):
            event.ignore()
            return False
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self._is_composing = bool(event.preeditString())

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

    def _fit(self) -> None:
        if self._letters:
            self.setMaximumWidth(self.fontMetrics().averageCharWidth() * self._letters + _FRAME)


class TextField(QPlainTextEdit):
    """Several lines; Tab leaves the field, Ctrl+Z, ``left`` and ``given_up`` as in ``LineField``."""

    left = Signal()
    given_up = Signal()

    def __init__(self, rows: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._is_composing = False
        self.setTabChangesFocus(True)
        self._fit()

    @property
    def is_composing(self) -> bool:
        """Whether an input method holds letters here that it has not put in yet."""
        return self._is_composing

    def isModified(self) -> bool:
        """Whether something was typed since the field was filled."""
        return self.document().isModified()

    def event(self, event: QEvent) -> bool:
        if _wants_undo(event):
            document = self.document()
            redo = _is_redo(event)
            able = document.isRedoAvailable() if redo else document.isUndoAvailable()
            if not (self.isModified() and able):
                event.ignore()
                return False
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self._is_composing = bool(event.preeditString())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.given_up.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def _fit(self) -> None:
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * self._rows + _TEXT_FRAME)


class ChoiceField(QComboBox):
    """A list to choose from; the wheel scrolls the page, never changes a choice by accident.

    A value that is none of the choices is kept and shown, until another is chosen.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letters = 0

    def set_letters(self, letters: int) -> None:
        """Be no wider than so many letters, at every size of letters; 0 for as wide as there is room."""
        self._letters = letters
        self._fit()

    def set_choices(self, choices: Sequence[tuple[object, str]]) -> None:
        """Offer these (value, words); nothing is chosen then."""
        self.blockSignals(True)
        self.clear()
        for value, words in choices:
            self.addItem(words, value)
        self.setCurrentIndex(-1)
        self.blockSignals(False)

    def show_value(self, value: object, words: str) -> None:
        """Show a value; ``words`` are shown for one that is none of the choices."""
        index = next((i for i in range(self.count()) if self.itemData(i) == value), -1)
        self.setPlaceholderText(words if index < 0 else "")
        self.setCurrentIndex(index)

    def wheelEvent(self, event: QEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the list as the style does, with dots where its words have no room."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        if self.currentIndex() < 0:
            option.currentText = self.placeholderText()
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, room.width() - _INSIDE
        )
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        if self._letters:
            self.setMaximumWidth(self.fontMetrics().averageCharWidth() * self._letters + _FRAME)


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
        editor.set_choices(spec.choices)
        editor.set_letters(spec.width)
    else:
        editor = LineField(parent)
        editor.setPlaceholderText(spec.hint)
        editor.setReadOnly(spec.kind == "read")
        editor.set_letters(spec.width)
    editor.setAccessibleName(spec.label.replace("&", ""))
    editor.setAccessibleDescription(spec.hint)
    editor.setObjectName(spec.name)
    return editor


def text_of(editor: Editor) -> str:
    """Return what stands in an editor as text."""
    if isinstance(editor, TextField):
        return editor.toPlainText()
    return editor.currentText() if isinstance(editor, ChoiceField) else editor.text()


def first_line(editor: Editor) -> int:
    """Return how many pixels below an editor's upper edge its first line of letters begins."""
    if isinstance(editor, TextField):
        return _TEXT_FRAME // 2
    editor.ensurePolished()  # whose padding counts
    return (editor.sizeHint().height() - editor.fontMetrics().height()) // 2


def is_modified(editor: Editor) -> bool:
    """Tell whether something was typed that has not been taken over; a choice is taken as it is made."""
    return not isinstance(editor, ChoiceField) and editor.isModified()


def is_being_typed_in(editor: Editor) -> bool:
    """Tell whether the cursor stands in an editor with something typed, or half a letter of it."""
    if isinstance(editor, ChoiceField) or not editor.hasFocus():
        return False
    return editor.isModified() or editor.is_composing


def finish_composing(editor: Editor) -> None:
    """Have the input method put in what it still holds, before the text is read."""
    if not isinstance(editor, ChoiceField) and editor.is_composing:
        QGuiApplication.inputMethod().commit()


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


def _is_redo(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Redo)


def _can_undo(editor: QLineEdit, event: QEvent) -> bool:
    return editor.isRedoAvailable() if _is_redo(event) else editor.isUndoAvailable()
