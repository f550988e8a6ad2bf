# SPDX-License-Identifier: MIT
"""A dialog whose form turns into the list of the files that it wrote."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from ui.dialogs.export_parts import ExportedFiles
from ui.dialogs.working_dialog import WorkingDialog
from ui.icons import icon
from ui.pages.page import PageContext
from ui.theme import SPACE, Role, Tone, set_primary
from ui.widgets.notice import Notice


class WritingDialog(WorkingDialog):
    """One button writes, the other closes; ``notice`` tells what is wrong, ``written`` what came of it.
    ``icon_name`` is drawn on the button that writes.
    """

    def __init__(self, context: PageContext, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = context.theme
        self.notice = Notice(Tone.WARNING, "", theme, parent=self)
        self.notice.hide()
        self.written = ExportedFiles(self)
        self.write_button = QPushButton(
            icon(icon_name, lambda: theme.colour(Role.ON_ACCENT_TEXT)), "", self
        )
        set_primary(self.write_button)
        self.write_button.setDefault(True)
        self.close_button = QPushButton(self.tr("Hủ&y"), self)
        self.close_button.setAutoDefault(False)
        self._stack = QStackedWidget(self)
        self._beside: tuple[QWidget, ...] = ()

    def lay_out_around(
        self, form: QWidget, beside: Sequence[QWidget], head: QWidget | None = None
    ) -> None:
        """Lay out what is filled in, below ``head``; ``beside`` stands left of the buttons, and goes with the
        form: a label takes the room there is.
        """
        self._beside = tuple(beside)
        self._stack.addWidget(form)
        self._stack.addWidget(self.written)
        last = QHBoxLayout()
        last.setSpacing(SPACE)
        for widget in beside:
            last.addWidget(widget, 0 if isinstance(widget, QPushButton) else 1)
        last.addStretch()
        last.addWidget(self.write_button)
        last.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * SPACE, 2 * SPACE, 3 * SPACE, 2 * SPACE)
        column.setSpacing(SPACE)
        if head is not None:
            column.addWidget(head)
        column.addWidget(self._stack, 1)
        column.addWidget(self.notice)
        column.addLayout(last)

    def take_size(self, letters: int, rows: int) -> None:
        """Be as large as so many letters and rows, and never larger than the screen."""
        metrics, room = self.fontMetrics(), self.screen().availableGeometry().size()
        width = min(metrics.averageCharWidth() * letters, room.width() - 6 * SPACE)
        height = min(metrics.height() * rows + 16 * SPACE, room.height() - 8 * SPACE)
        self.resize(width, height)

    def show_written(self, words: str, paths: Sequence[Path]) -> None:
        """Show the files in place of the form: what is left to do is to look at them, and to close."""
        self.set_working(False)
        self.written.show_files(words, paths)
        self._stack.setCurrentWidget(self.written)
        for widget in (self.write_button, *self._beside):
            widget.hide()
        self.close_button.setText(self.tr("Đó&ng"))
        self.close_button.setDefault(True)
        self.written.files.setFocus()

    def set_form_enabled(self, enabled: bool) -> None:
        """Let the form be filled in, or not while it is written."""
        self._stack.setEnabled(enabled)
