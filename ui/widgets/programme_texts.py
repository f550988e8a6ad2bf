# SPDX-License-Identifier: MIT
"""The height of the texts in a form: as many lines as each is given, at every size of letters."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Slot

from ui.theme import Theme
from ui.widgets.fields import FieldSpec, TextField
from ui.widgets.record_form import RecordForm

_FRAME = 14  # pixels around the lines


class TextBounds(QObject):
    """Holds each text of a form to the rows of its spec; what is longer is scrolled within."""

    def __init__(self, form: RecordForm, specs: Sequence[FieldSpec], theme: Theme) -> None:
        super().__init__(form)
        self._texts: list[tuple[int, TextField]] = []
        for spec in specs:
            editor = form.editor(spec.name)
            if isinstance(editor, TextField):
                self._texts.append((spec.rows, editor))
        theme.changed.connect(self._bound)
        self._bound()

    @Slot()
    def _bound(self) -> None:
        for rows, editor in self._texts:
            editor.setFixedHeight(editor.fontMetrics().lineSpacing() * rows + _FRAME)
