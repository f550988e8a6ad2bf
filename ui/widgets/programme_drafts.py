# SPDX-License-Identifier: MIT
"""Keeps what is being typed in the fields of a form against a power cut, until each field is left."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Slot

from lsapp.domain.labels import KIND_LABELS, field_label
from ui.draft_keeper import DraftKeeper
from ui.widgets.fields import ChoiceField, FieldSpec
from ui.widgets.record_form import RecordForm


class FormDrafts(QObject):
    """Notes the letters typed into a form of one kind of record; ``show(key)`` says which record it is."""

    def __init__(
        self, form: RecordForm, specs: Sequence[FieldSpec], keeper: DraftKeeper, kind: str
    ) -> None:
        super().__init__(form)
        self._form = form
        self._keeper = keeper
        self._kind = kind
        self._key: str | None = None
        self._noted: set[tuple[str, str]] = set()
        form.typing.connect(self._on_typing)
        for spec in specs:
            editor = form.editor(spec.name)
            if not isinstance(editor, ChoiceField):
                editor.left.connect(partial(self._on_left, spec.name))
                editor.given_up.connect(partial(self._on_left, spec.name))

    def show(self, key: str) -> None:
        """Say which record the form shows now."""
        self._key = key

    @Slot(str, str)
    def _on_typing(self, name: str, text: str) -> None:
        if self._key is None:
            return
        self._noted.add((self._key, name))
        label = f"{KIND_LABELS[self._kind]}, {field_label(self._kind, name)}"
        self._keeper.note(self._kind, self._key, name, label, text)

    def _on_left(self, name: str) -> None:
        editor = self._form.editor(name)
        if self._key is None or (self._key, name) not in self._noted:
            return
        # What could not be read still stands in the field.
        if not isinstance(editor, ChoiceField) and not editor.isModified():
            self._noted.discard((self._key, name))
            self._keeper.forget(self._kind, self._key, name)
