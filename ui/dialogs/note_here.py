# SPDX-License-Identifier: MIT
"""A comment on the place that the keyboard is on: its words, and nothing else to choose."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.dialogs.fitted_dialog import FittedDialog
from ui.icons import icon
from ui.theme import SPACE, Size, set_muted, set_primary, set_size
from ui.widgets.fields import TextField

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LETTERS: Final = 72
_ROWS: Final = 4


class NoteHereDialog(FittedDialog):
    """``text`` is what was pinned here already; it can be said otherwise or taken away."""

    written = Signal(str)
    deleted = Signal()

    def __init__(
        self, where: str, unit: str, text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(_LETTERS, parent)
        self._former = text
        title = self.tr("Sửa góp ý") if text else self.tr("Góp ý ô này")
        self.setWindowTitle(title)
        self._build(where, unit)
        self._lay_out()
        self._connect()
        self.text.setPlainText(text)
        self.text.selectAll()
        self.text.setFocus()
        self._enable()

    # --- building ---

    def _build(self, where: str, unit: str) -> None:
        self._where = QLabel(where, self)
        self._where.setTextFormat(Qt.TextFormat.PlainText)
        self._where.setWordWrap(True)
        set_size(self._where, Size.HEADING)
        self._label = QLabel(self.tr("&Góp ý:"), self)
        self.text = TextField(_ROWS, self)
        self.text.setAccessibleName(self.tr("Góp ý"))
        self.text.setMaximumHeight(self.text.minimumHeight())
        self._label.setBuddy(self.text)
        self._hint = QLabel(
            self.tr("Ghi vào phiếu phản hồi đang soạn cho {unit}. Ctrl+Enter để ghi.").format(
                unit=unit
            ),
            self,
        )
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        self._hint.setWordWrap(True)
        set_muted(self._hint)
        set_size(self._hint, Size.SMALL)
        self.write_button = QPushButton(self.tr("Ghi gó&p ý"), self)
        set_primary(self.write_button)
        self.write_button.setDefault(True)
        self.delete_button = QPushButton(icon("delete"), self.tr("&Bỏ góp ý này"), self)
        self.delete_button.setAutoDefault(False)
        self.delete_button.setVisible(bool(self._former))
        self._cancel = QPushButton(self.tr("&Hủy"), self)
        self._cancel.setAutoDefault(False)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE)
        buttons.addWidget(self.delete_button)
        buttons.addStretch(1)
        buttons.addWidget(self.write_button)
        buttons.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * SPACE, 2 * SPACE, 3 * SPACE, 2 * SPACE)
        column.setSpacing(SPACE)
        for widget in (self._where, self._label, self.text, self._hint):
            column.addWidget(widget)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.text.textChanged.connect(self._enable)
        self.text.given_up.connect(self.reject)
        self.write_button.clicked.connect(self._on_write)
        self.delete_button.clicked.connect(self._on_delete)
        self._cancel.clicked.connect(self.reject)

    # --- slots ---

    @Slot()
    def _enable(self) -> None:
        self.write_button.setEnabled(bool(self.text.toPlainText().strip()))

    @Slot()
    def _on_write(self) -> None:
        words = self.text.toPlainText().strip()
        if not words:
            return
        if words != self._former:
            self.written.emit(words)
        self.accept()

    @Slot()
    def _on_delete(self) -> None:
        self.deleted.emit()
        self.accept()

    # --- overrides ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the comment at Ctrl+Enter from wherever the keyboard is."""
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._on_write()
        else:
            super().keyPressEvent(event)
