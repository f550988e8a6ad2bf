# SPDX-License-Identifier: MIT
"""The file that is current: what it looks like, its name, what it proves, a note."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.icons import icon
from ui.pages.page import PageContext
from ui.theme import SPACE, Size, set_muted, set_size
from ui.widgets.action_button import ActionButton
from ui.widgets.evidence_preview import EvidencePreview
from ui.widgets.fields import FieldSpec
from ui.widgets.record_form import Mark, RecordForm

if TYPE_CHECKING:
    from lsapp.services.evidence import EvidenceRow


class EvidenceDetails(QWidget):
    """``described`` carries the file with the field that changed and its value; ``assign_asked`` comes from
    the button that says what it proves.
    """

    described = Signal(object, str, object)
    assign_asked = Signal()

    def __init__(
        self, context: PageContext, open_action: QAction, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._row: EvidenceRow | None = None
        self.preview = EvidencePreview(context.session, context.theme, self)
        specs = [
            FieldSpec("name", self.tr("Tên tệ&p:")),
            FieldSpec("note", self.tr("&Ghi chú:"), "text", rows=2),
        ]
        self.form = RecordForm(specs, context.theme, context.settings.language, self)
        for name in ("name", "note"):
            self.form.editor(name).setAcceptDrops(False)  # a file dropped here goes to the page
        self.form.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        note = self.form.editor("note")
        note.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        note.setFixedHeight(note.minimumHeight())
        self._facts = QLabel(self)
        self._facts.setTextFormat(Qt.TextFormat.PlainText)
        self._facts.setWordWrap(True)
        set_muted(self._facts)
        set_size(self._facts, Size.SMALL)
        self._proves = QPushButton(icon("activities"), "", self)
        self._proves.setAutoDefault(False)
        self._proves.setAccessibleName(self.tr("Chứng minh cho nhiệm vụ"))
        self._proves.clicked.connect(self.assign_asked)
        self._proves_words = ""
        self._open = ActionButton(open_action, parent=self)
        self._lay_out()
        self.form.edited.connect(self._on_edited)
        self.show_row(None, None, "", "")

    def _lay_out(self) -> None:
        label = QLabel(self.tr("Chứng m&inh cho:"), self)
        label.setBuddy(self._proves)
        below = QHBoxLayout()
        below.setSpacing(SPACE)
        below.addWidget(self._facts, 1)
        below.addWidget(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.preview, 1)
        column.addLayout(below)
        column.addWidget(label)
        column.addWidget(self._proves)
        column.addWidget(self.form)

    def show_row(self, row: EvidenceRow | None, path: Path | None, proves: str, facts: str) -> None:
        """Show a file; ``path`` is where its bytes lie, ``None`` where they do not; nothing without one."""
        other = row is None or self._row is None or row.record.key != self._row.record.key
        if other:
            self.form.commit()
        self._row = row
        self.setEnabled(row is not None)
        if row is None:
            self.preview.clear()
            self.form.show_new({})
        else:
            values = {"name": row.record.name, "note": row.record.note}
            (self.form.show_new if other else self.form.show_values)(values)
            self.preview.show_file(path, row.kind.value)
        self._facts.setText(facts)
        self._proves_words = proves
        self._proves.setToolTip(proves)
        self._elide()

    def set_read_only(self, read_only: bool) -> None:
        """Let everything be looked at, nothing changed."""
        self.form.set_read_only(read_only)
        self._proves.setEnabled(not read_only)

    def set_marks(self, marks: Mapping[str, Mark]) -> None:
        """Show what the rules found at which field."""
        self.form.set_marks(marks)

    def focus_field(self, name: str) -> bool:
        """Set the keyboard into a field; the activity's button for ``activity``."""
        if name == "activity":
            self._proves.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return self.form.focus_field(name)

    def commit(self) -> None:
        """Take over what stands in the fields."""
        self.form.commit()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]  # a QResizeEvent
        self._elide()

    def _elide(self) -> None:
        """A button as wide as its words would push the pane; the whole words are in its tool tip."""
        room = self.width() - SPACE * 8
        mode = Qt.TextElideMode.ElideRight
        words = self._proves.fontMetrics().elidedText(self._proves_words, mode, max(room, 60))
        self._proves.setText(words.replace("&", "&&"))

    def _on_edited(self, name: str, value: object) -> None:
        if self._row is not None:
            self.described.emit(self._row.record, name, value)
