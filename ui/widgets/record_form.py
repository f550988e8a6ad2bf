# SPDX-License-Identifier: MIT
"""A record as a form: labels and fields, marks of findings at their field, no Save button."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFormLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from lsapp.errors import UserError
from ui.theme import SPACE, Theme, Tone
from ui.widgets.fields import (
    ChoiceField,
    Editor,
    FieldSpec,
    LineField,
    TextField,
    UnreadableError,
    explain_unreadable,
    finish_composing,
    first_line,
    is_being_typed_in,
    is_modified,
    make_editor,
    text_of,
)

Mark = tuple[Tone, str]
_UNBOUND: Final = 1 << 24


class RecordForm(QWidget):
    """Fields in the order of their specs. ``edited(name, value)`` comes when a field is left with
    another value than it was shown with; what cannot be read stays in the field with its reason.
    """

    edited = Signal(str, object)
    typing = Signal(str, str)
    """A field's text while it is typed, for what is kept against a power cut."""

    def __init__(
        self,
        specs: Sequence[FieldSpec],
        theme: Theme,
        language: str = "vi",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._specs = {spec.name: spec for spec in specs}
        self._theme = theme
        self._language = language
        self._editors: dict[str, Editor] = {}
        self._labels: dict[str, QLabel] = {}
        self._notes: dict[str, _Note] = {}
        self._shown: dict[str, object] = {}
        self._marks: dict[str, Mark] = {}
        self._faults: dict[str, str] = {}
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(SPACE * 2)
        self._form.setVerticalSpacing(SPACE)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        for spec in specs:
            self._add(spec)
        theme.changed.connect(self._on_theme_changed)

    # --- for the owner ---

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the fields, in the order of their specs."""
        return tuple(self._specs)

    def show_values(self, values: Mapping[str, object]) -> None:
        """Show a record's values by field name; a field that is being typed in keeps its text."""
        for name, spec in self._specs.items():
            value = values.get(name)
            editor = self._editors[name]
            if name in self._shown and self._shown[name] == value:
                continue  # and what could not be read stays with its reason
            self._shown[name] = value
            if is_being_typed_in(editor):
                continue  # Escape shows the new value, leaving the field compares with it
            self._faults.pop(name, None)
            self._fill(spec, editor, value)
            self._show_note(name)

    def show_new(self, values: Mapping[str, object]) -> None:
        """Show another record: what was typed and not taken goes."""
        self._shown.clear()
        self._faults.clear()
        for name, spec in self._specs.items():
            self._shown[name] = values.get(name)
            self._fill(spec, self._editors[name], values.get(name))
            self._show_note(name)

    def set_marks(self, marks: Mapping[str, Mark]) -> None:
        """Show what the rules found at which field."""
        self._marks = dict(marks)
        for name in self._specs:
            self._show_note(name)

    def set_read_only(self, read_only: bool) -> None:
        """Let the fields be read and copied, not typed in."""
        for name, editor in self._editors.items():
            if isinstance(editor, ChoiceField):
                editor.setEnabled(not read_only)
            else:
                editor.setReadOnly(read_only or self._specs[name].kind == "read")

    def set_choices(self, name: str, choices: Sequence[tuple[object, str]]) -> None:
        """Give a choice field other choices; what is shown stays."""
        editor = self._editors[name]
        if isinstance(editor, ChoiceField):
            editor.set_choices(choices)
            self._fill(self._specs[name], editor, self._shown.get(name))

    def focus_field(self, name: str) -> bool:
        """Set the focus into a field; false where the form has no such field."""
        editor = self._editors.get(name)
        if editor is None:
            return False
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(editor, LineField):
            editor.selectAll()
        return True

    def editor(self, name: str) -> Editor:
        """Return the widget of a field."""
        return self._editors[name]

    def commit(self) -> None:
        """Take over what stands in the fields."""
        for name in self._specs:
            self._take(name)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._level_labels()

    # --- building ---

    def _level_labels(self) -> None:
        """Set each label on the first line of its field, whatever the size of letters."""
        for name, label in self._labels.items():
            label.setContentsMargins(0, first_line(self._editors[name]), 0, 0)

    def _add(self, spec: FieldSpec) -> None:
        editor = make_editor(spec, self)
        note = _Note(self)
        cell = QWidget(self)
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(editor)
        column.addWidget(note)
        label = QLabel(spec.label, self)
        label.setBuddy(editor)
        label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        if spec.kind == "text":
            editor.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._form.addRow(label, cell)
        self._labels[spec.name] = label
        self._editors[spec.name] = editor
        self._notes[spec.name] = note
        if isinstance(editor, ChoiceField):
            editor.activated.connect(lambda _=0, name=spec.name: self._take_choice(name))
            return
        editor.left.connect(lambda name=spec.name: self._take(name))
        editor.given_up.connect(lambda name=spec.name: self._give_up(name))
        if isinstance(editor, LineField):
            editor.textEdited.connect(lambda text, name=spec.name: self.typing.emit(name, text))
        else:
            editor.textChanged.connect(lambda name=spec.name: self._on_text_changed(name))

    # --- reading and showing ---

    def _take(self, name: str) -> None:
        editor, spec = self._editors[name], self._specs[name]
        finish_composing(editor)
        if not is_modified(editor):
            return
        try:
            value = spec.read(text_of(editor))
        except (UserError, UnreadableError) as error:
            self._faults[name] = explain_unreadable(error, self._language)
            self._show_note(name)
            return
        self._faults.pop(name, None)
        self._put(name, value)

    def _take_choice(self, name: str) -> None:
        editor = self._editors[name]
        if isinstance(editor, ChoiceField) and editor.currentIndex() >= 0:
            self._put(name, editor.currentData())

    def _put(self, name: str, value: object) -> None:
        changed = value != self._shown.get(name)
        self._shown[name] = value
        self._fill(self._specs[name], self._editors[name], value)
        self._show_note(name)
        if changed:
            self.edited.emit(name, value)

    def _give_up(self, name: str) -> None:
        self._faults.pop(name, None)
        self._fill(self._specs[name], self._editors[name], self._shown.get(name))
        self._show_note(name)

    def _fill(self, spec: FieldSpec, editor: Editor, value: object) -> None:
        if isinstance(editor, ChoiceField):
            editor.show_value(value, spec.show(value))
            return
        text = spec.show(value)
        if text_of(editor) != text:
            editor.blockSignals(True)
            if isinstance(editor, TextField):
                editor.setPlainText(text)
            else:
                editor.setText(text)
                editor.setCursorPosition(0)
            editor.blockSignals(False)
        if isinstance(editor, TextField):
            editor.document().setModified(False)
        else:
            editor.setModified(False)

    def _show_note(self, name: str) -> None:
        note = self._notes[name]
        fault = self._faults.get(name)
        tone, text = (Tone.BAD, fault) if fault else self._marks.get(name, (Tone.NEUTRAL, ""))
        note.show_text(text)
        palette = note.palette()
        palette.setColor(note.foregroundRole(), self._theme.colour(tone.text))
        note.setPalette(palette)
        editor = self._editors[name]
        editor.setAccessibleDescription(text or self._specs[name].hint)

    def _on_text_changed(self, name: str) -> None:
        editor = self._editors[name]
        if is_modified(editor):
            self.typing.emit(name, text_of(editor))

    @Slot()
    def _on_theme_changed(self) -> None:
        self._level_labels()
        for name in self._specs:
            self._show_note(name)


class _Note(QLabel):
    """Words below a field. A form asks rows above one another for their height at any width but its own, so
    the height that the words need is kept as the least one.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.hide()

    def show_text(self, text: str) -> None:
        """Show these words; nothing for none."""
        self.setText(text)
        self.setVisible(bool(text))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # Not heightForWidth, which is never less than the least height set here before.
        room = QRect(0, 0, self.width(), _UNBOUND)
        wrapped = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self.text())
        height = wrapped.height() if self.text() else 0
        if height != self.minimumHeight():
            self.setMinimumHeight(height)
