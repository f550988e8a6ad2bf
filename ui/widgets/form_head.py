# SPDX-License-Identifier: MIT
"""What stands over a form's grid: its title, what it counts, what is meant, and that there is nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from lsapp.services.form_cells import EMPTY, Entry, FormSheet
from ui.icons import icon
from ui.theme import SPACE, Size, Theme, Tone, set_muted, set_size
from ui.widgets.chip import Chip, ChipLook
from ui.widgets.fields import LineField

_ROOMY: Final = 84
"""Letters of a line that has room for the measure and the buttons' words."""


class FormHead(QWidget):
    """``whole_said(entry)`` when the form as a whole is said not to apply, why, or to apply again."""

    whole_said = Signal(object)

    def __init__(
        self, theme: Theme, actions: Sequence[QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._whole = EMPTY
        self._tone = Tone.WARNING
        self._faults: list[tuple[bool, str]] = []
        self._notes: list[tuple[bool, str]] = []
        self._title = self._label(wraps=True)
        set_size(self._title, Size.HEADING)
        self._chip = Chip(ChipLook("not-started", "", Tone.NEUTRAL), theme, self)
        self._measure = self._label(wraps=True)
        self._definition = self._label(wraps=True)
        self._fault = self._label(wraps=True)
        set_muted(self._measure)
        self._nothing = QCheckBox(self.tr("Không có số liệu để &khai"), self)
        self._reason = LineField(self)
        self._reason_label = QLabel(self.tr("&Lý do:"), self)
        self._explain = QToolButton(self)
        self._low = False
        self._lay_out(actions)
        self._connect()

    # --- for the page ---

    def show_sheet(self, sheet: FormSheet, measure: str, chip: ChipLook) -> None:
        """Show a form; ``measure`` says in what it is counted, and of when."""
        form = sheet.form
        self._title.setText(f"{form.code}. {form.title}")
        self._measure.setText(measure)
        self._title.setToolTip(measure)
        self._definition.setText(form.definition)
        self._chip.set_look(chip)
        other = sheet.whole != self._whole
        self._whole = sheet.whole
        said = sheet.whole.not_applicable
        self._nothing.setChecked(said)
        if other and not (self._reason.hasFocus() and self._reason.isModified()):
            self._reason.setText(sheet.whole.reason or "")
            self._reason.setCursorPosition(0)
        for widget in (self._reason_label, self._reason):
            widget.setVisible(said)
        self._faults = [(one.level == "hard", one.message) for one in sheet.faults]
        self._show_fault()

    def set_notes(self, notes: Sequence[tuple[bool, str]]) -> None:
        """Show what the rules found in the form as a whole, each whether it blocks and in words."""
        self._notes = list(notes)
        self._show_fault()

    def set_can_edit(self, can_edit: bool) -> None:
        """Let the form as a whole be declared, or only read."""
        self._nothing.setEnabled(can_edit)
        self._reason.setReadOnly(not can_edit)

    def set_low(self, low: bool) -> None:
        """Leave the height to the grid, where there is little: the measure is told with the explanation."""
        if low == self._low:
            return
        self._low = low
        (self._third if low else self._second).removeWidget(self._nothing)
        (self._second if low else self._third).insertWidget(0, self._nothing)
        self._show_words()

    def focus_whole(self) -> None:
        """Set the focus where the form as a whole is declared."""
        widget = self._reason if self._whole.not_applicable else self._nothing
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def declare_nothing(self) -> None:
        """Say that there is nothing to declare, and ask why."""
        if not self._whole.not_applicable:
            self._nothing.click()
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def commit(self) -> None:
        """Take over what stands in the reason."""
        self._on_reason_left()

    # --- building ---

    def _label(self, *, wraps: bool) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(wraps)
        return label

    def _lay_out(self, actions: Sequence[QAction]) -> None:
        first = QHBoxLayout()
        first.setSpacing(SPACE)
        first.addWidget(self._title, 1)
        first.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignTop)
        second = self._second = QHBoxLayout()
        second.setSpacing(SPACE)
        second.addWidget(self._measure, 1)
        second.addStretch()
        self._explain.setText(self.tr("&Giải thích"))
        self._explain.setIcon(icon("info"))
        self._explain.setCheckable(True)
        self._explain.setToolTip(self.tr("Biểu này đếm những gì, tính đến khi nào"))
        second.addWidget(self._explain)
        self._buttons = [self._explain]
        for action in actions:
            button = QToolButton(self)
            button.setDefaultAction(action)
            button.setAccessibleName(action.text().replace("&", ""))
            second.addWidget(button)
            self._buttons.append(button)
        third = self._third = QHBoxLayout()
        third.setSpacing(SPACE)
        self._reason_label.setBuddy(self._reason)
        self._reason.setAccessibleName(self.tr("Lý do không có số liệu để khai"))
        self._reason.setPlaceholderText(self.tr("Ví dụ: trong kỳ không phát sinh"))
        third.addWidget(self._nothing)
        third.addWidget(self._reason_label)
        third.addWidget(self._reason, 1)
        third.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self._definition)
        column.addLayout(third)
        column.addWidget(self._fault)
        self._fault.hide()
        self._show_words()

    def _connect(self) -> None:
        self._explain.toggled.connect(self._show_words)
        self._nothing.clicked.connect(self._on_nothing_clicked)
        self._reason.left.connect(self._on_reason_left)
        self._reason.given_up.connect(self._on_given_up)
        self._theme.changed.connect(self._colour_fault)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the buttons by their icons alone where words have no room, as with very large letters."""
        super().resizeEvent(event)
        tight = event.size().width() < self.fontMetrics().averageCharWidth() * _ROOMY
        style = (
            Qt.ToolButtonStyle.ToolButtonIconOnly
            if tight
            else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        )
        for button in self._buttons:
            button.setToolButtonStyle(style)

    # --- inside ---

    @Slot()
    def _show_words(self) -> None:
        explained = self._explain.isChecked()
        self._definition.setVisible(explained)
        self._measure.setVisible(explained or not self._low)

    def _show_fault(self) -> None:
        told = dict.fromkeys([*self._faults, *self._notes])
        words = " ".join(message for _, message in told)
        self._tone = Tone.BAD if any(hard for hard, _ in told) else Tone.WARNING
        self._fault.setText(words)
        self._fault.setVisible(bool(words))
        self._reason.setAccessibleDescription(words)
        self._colour_fault()

    def _colour_fault(self) -> None:
        palette = self._fault.palette()
        palette.setColor(self._fault.foregroundRole(), self._theme.colour(self._tone.text))
        self._fault.setPalette(palette)

    @Slot(bool)
    def _on_nothing_clicked(self, checked: bool) -> None:
        entry = Entry(None, True, self._reason.text().strip() or None) if checked else EMPTY
        self.whole_said.emit(entry)
        if checked:
            self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_reason_left(self) -> None:
        if not self._reason.isModified() or not self._whole.not_applicable:
            return
        self._reason.setModified(False)
        reason = self._reason.text().strip() or None
        if reason != self._whole.reason:
            self.whole_said.emit(Entry(None, True, reason))

    @Slot()
    def _on_given_up(self) -> None:
        self._reason.setText(self._whole.reason or "")
