# SPDX-License-Identifier: MIT
"""Has what is typed in a grid or a form kept against a power cut, cell by cell and field by field."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import msgspec
from PySide6.QtCore import QObject, Slot

from ui.draft_keeper import DraftKeeper
from ui.widgets.fields import ChoiceField
from ui.widgets.grid_view import GridView
from ui.widgets.record_form import RecordForm


class TypingPlace(msgspec.Struct, frozen=True):
    """Where something is typed: the record's ``kind`` and ``key`` (empty while it is not saved yet), the
    field (``cells/<column>`` in an open row), and ``label``, the place in words.
    """

    kind: str
    key: str
    field: str
    label: str


def keep_grid_typing(
    grid: GridView, drafts: DraftKeeper, place_of: Callable[[str, str], TypingPlace | None]
) -> None:
    """Keep what is typed in a grid's cells. ``place_of(row, column)`` says by their keys where that is,
    the row's key empty in an empty row; ``None`` for a cell that is not kept.
    """
    _GridTyping(grid, drafts, place_of)


def keep_form_typing(
    form: RecordForm, drafts: DraftKeeper, place_of: Callable[[str], TypingPlace | None]
) -> None:
    """Keep what is typed in a form's fields. ``place_of(name)`` says where a field's text belongs; ``None``
    where no record is shown.
    """
    _FormTyping(form, drafts, place_of)


class _Kept(QObject):
    """Where texts are kept just now, by the cell or field that they stand in."""

    def __init__(self, owner: QObject, drafts: DraftKeeper) -> None:
        super().__init__(owner)
        self._drafts = drafts
        self._places: dict[tuple[str, ...], TypingPlace] = {}

    def note(self, at: tuple[str, ...], place: TypingPlace | None, text: str) -> None:
        """Keep a text that stands at ``at``, which belongs to ``place``."""
        if place is not None:
            self._places[at] = place
            self._drafts.note(place.kind, place.key, place.field, place.label, text)

    def let_go(self, at: tuple[str, ...]) -> None:
        """What stood there is committed or given up."""
        place = self._places.pop(at, None)
        if place is not None:
            self._drafts.forget(place.kind, place.key, place.field)


class _GridTyping(_Kept):
    """The cells of a grid; only one is open at a time."""

    def __init__(
        self,
        grid: GridView,
        drafts: DraftKeeper,
        place_of: Callable[[str, str], TypingPlace | None],
    ) -> None:
        super().__init__(grid, drafts)
        self._place_of = place_of
        grid.typing.connect(self._on_typing)
        grid.typing_ended.connect(self._on_ended)

    @Slot(str, str, str)
    def _on_typing(self, row: str, column: str, text: str) -> None:
        self.note((row, column), self._place_of(row, column), text)

    @Slot(str, str)
    def _on_ended(self, row: str, column: str) -> None:
        self.let_go((row, column))


class _FormTyping(_Kept):
    """The fields of a form; a text that could not be read stays in its field, and is kept on."""

    def __init__(
        self, form: RecordForm, drafts: DraftKeeper, place_of: Callable[[str], TypingPlace | None]
    ) -> None:
        super().__init__(form, drafts)
        self._form = form
        self._place_of = place_of
        form.typing.connect(self._on_typing)
        form.edited.connect(self._on_edited)
        for name in form.names:
            editor = form.editor(name)
            if not isinstance(editor, ChoiceField):
                editor.left.connect(partial(self._on_left, name))
                editor.given_up.connect(partial(self._on_left, name))

    @Slot(str, str)
    def _on_typing(self, name: str, text: str) -> None:
        self.note((name,), self._place_of(name), text)

    @Slot(str, object)
    def _on_edited(self, name: str, _value: object) -> None:
        self.let_go((name,))

    def _on_left(self, name: str) -> None:
        editor = self._form.editor(name)
        if isinstance(editor, ChoiceField) or not editor.isModified():
            self.let_go((name,))
