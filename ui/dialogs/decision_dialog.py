# SPDX-License-Identifier: MIT
"""What the dialogs of the department's decisions share: lines to choose on, a reason, one press to write."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.dialogs.fitted_dialog import FittedDialog
from ui.icons import icon
from ui.pages.page import PageContext
from ui.theme import SPACE, Tone, set_primary
from ui.widgets.choice_pane import ChoicePane
from ui.widgets.fields import LineField
from ui.widgets.notice import Notice


class DecisionDialog(FittedDialog):
    """A dialog adds what stands above the lines and the words of its buttons, and writes in ``_on_save``."""

    LETTERS: ClassVar[int] = 160

    view_asked = Signal()
    """The unit's own pages are asked for, the dialog being closed by then."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(self.LETTERS, parent)
        self._context = context
        self._session = context.session
        self.pane = ChoicePane("", "", context.theme, self)
        self.remark = LineField(self)
        self.notice = Notice(Tone.WARNING, "", context.theme, parent=self)
        self.notice.hide()
        self.save_button = QPushButton(self)
        self.save_button.setDefault(True)
        set_primary(self.save_button)
        self._cancel = QPushButton(self.tr("Để &sau"), self)
        self.view_button = QPushButton(icon("unit"), self.tr("&Xem số liệu đang có"), self)
        for button in (self._cancel, self.view_button):
            button.setAutoDefault(False)
        self._above = QVBoxLayout()
        self._above.setSpacing(SPACE)
        self._lay_out_lines()
        self.pane.changed.connect(self._show_button)
        self.save_button.clicked.connect(self._on_save)
        self._cancel.clicked.connect(self.reject)
        self.view_button.clicked.connect(self._on_view)

    def _lay_out_lines(self) -> None:
        label = QLabel(self.tr("&Lý do:"), self)
        label.setBuddy(self.remark)
        reason, buttons = QHBoxLayout(), QHBoxLayout()
        for row in (reason, buttons):
            row.setSpacing(SPACE)
        reason.addWidget(label)
        reason.addWidget(self.remark, 1)
        buttons.addWidget(self.view_button)
        buttons.addStretch(1)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * SPACE, 2 * SPACE, 3 * SPACE, 2 * SPACE)
        column.setSpacing(SPACE)
        column.addLayout(self._above)
        column.addWidget(self.pane, 1)
        column.addLayout(reason)
        column.addWidget(self.notice)
        column.addLayout(buttons)

    @Slot()
    def _show_button(self) -> None:
        """Say on the button what would be written; for each dialog to say."""
        raise NotImplementedError

    @Slot()
    def _on_save(self) -> None:
        """Write the decision; for each dialog to do."""
        raise NotImplementedError

    @Slot()
    def _on_view(self) -> None:
        self.reject()
        self.view_asked.emit()

    def _end_written(self, told: str) -> None:
        self.accept()
        self._context.notify(Tone.GOOD, told, "", None)
        self._session.reload()  # the unit may be new here

    def _on_failed(self, error: Exception) -> None:
        self.end_failed(error, self._session, self.notice)
        QTimer.singleShot(0, self, self.fit)
