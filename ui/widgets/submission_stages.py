# SPDX-License-Identifier: MIT
"""The five stages of a submission in one line: how each stands, and a way to each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from ui.icons import icon
from ui.models.submission_stages import Stage, StageLook
from ui.theme import SPACE, Role, Theme
from ui.widgets.chip import tone_icon

PANES: Final = frozenset({Stage.CHECK, Stage.PAPER, Stage.FOLLOW})
"""Stages that are a part of the page; the others open a dialog."""


class StageBar(QWidget):
    """A button for each stage; those of a part of the page show whether it is in sight."""

    stage_chosen = Signal(object)
    """The ``Stage`` that was clicked."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._looks: dict[Stage, StageLook] = {}
        self._can_edit = True
        self._is_narrow = False
        self._buttons = {stage: self._button(stage, words) for stage, words in self._titles()}
        self._arrows: list[QLabel] = []
        self._lay_out()
        theme.changed.connect(self._show_icons)

    def button(self, stage: Stage) -> QToolButton:
        """Return the button of a stage."""
        return self._buttons[stage]

    def show_looks(self, looks: Mapping[Stage, StageLook]) -> None:
        """Show how the stages stand, as an icon and in the words of the tool tip."""
        if looks == self._looks:
            return
        self._looks = dict(looks)
        for stage, look in looks.items():
            button = self._buttons[stage]
            title = button.text().replace("&", "")
            button.setToolTip(f"{title}: {look.words}")
            button.setAccessibleName(f"{title}: {look.words}")
        self._show_icons()

    def show_panes(self, shown: frozenset[Stage]) -> None:
        """Mark the parts of the page that are in sight."""
        for stage in PANES:
            self._buttons[stage].setChecked(stage in shown)

    def set_can_edit(self, can_edit: bool) -> None:
        """Hide what only the unit itself does."""
        for stage in (Stage.EXPORT, Stage.SEND):
            self._buttons[stage].setVisible(can_edit)
        self._can_edit = can_edit
        self._show_arrows()

    def set_narrow(self, narrow: bool) -> None:
        """Leave the arrows between the stages out where there is little room."""
        self._is_narrow = narrow
        self._show_arrows()

    def _show_arrows(self) -> None:
        for at, arrow in enumerate(self._arrows):
            arrow.setVisible(not self._is_narrow and (self._can_edit or at not in (1, 2)))

    # --- building ---

    def _titles(self) -> list[tuple[Stage, str]]:
        # No letter of the menu bar: T, S, X, D, N, C, R.
        return [
            (Stage.CHECK, self.tr("&Kiểm tra")),
            (Stage.PAPER, self.tr("Xem &bản in")),
            (Stage.EXPORT, self.tr("X&uất")),
            (Stage.SEND, self.tr("&Gửi")),
            (Stage.FOLLOW, self.tr("Th&eo dõi")),
        ]

    def _button(self, stage: Stage, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(words)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setCheckable(stage in PANES)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setIcon(icon("not-started"))
        button.clicked.connect(lambda _checked=False, chosen=stage: self._on_clicked(chosen))
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE // 4)
        for at, button in enumerate(self._buttons.values()):
            if at:
                arrow = QLabel(self)
                self._arrows.append(arrow)
                row.addWidget(arrow)
            row.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._show_icons()

    # --- slots ---

    @Slot()
    def _show_icons(self) -> None:
        side = self._theme.icon_size
        for stage, look in self._looks.items():
            self._buttons[stage].setIcon(tone_icon(look.icon, look.tone, self._theme))
        drawing = icon("right", lambda: self._theme.colour(Role.MUTED_TEXT))
        for arrow in self._arrows:
            arrow.setPixmap(drawing.pixmap(side, side))

    def _on_clicked(self, stage: Stage) -> None:
        # Qt has turned the mark over; the page says what is in sight.
        self.stage_chosen.emit(stage)
