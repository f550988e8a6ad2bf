# SPDX-License-Identifier: MIT
"""The checklist or the history at the left, the paper at the right; where two do not fit, they take turns."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from ui.models.submission_stages import Stage
from ui.theme import SPACE
from ui.widgets.pdf_panel import PdfPanel
from ui.widgets.submission_checklist_view import ChecklistView
from ui.widgets.submission_detail import SubmissionDetail
from ui.widgets.submission_history import SubmissionHistory


class SubmissionColumns(QSplitter):
    """What is in sight of the page, told by the stages that it belongs to."""

    def __init__(
        self,
        checks: tuple[ChecklistView, SubmissionDetail],
        history: SubmissionHistory,
        panel: PdfPanel,
        parent: QWidget,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._history = history
        self._panel = panel
        self._left = QStackedWidget(self)
        self._is_narrow = False
        self._on_paper = False
        self._lay_out(*checks)
        self._hide_the_other()

    def _lay_out(self, checklist: ChecklistView, detail: SubmissionDetail) -> None:
        checks = QSplitter(Qt.Orientation.Vertical, self._left)
        checks.setChildrenCollapsible(False)
        checks.addWidget(checklist)
        checks.addWidget(detail)
        # A warning with its reason and buttons is to be seen whole at 1366x768.
        checks.setStretchFactor(0, 5)
        checks.setStretchFactor(1, 4)
        checks.setSizes([5 * SPACE * 10, 4 * SPACE * 10])
        self._left.addWidget(checks)
        self._left.addWidget(self._history)
        self.setChildrenCollapsible(False)
        self.addWidget(self._left)
        self.addWidget(self._panel)
        self.setStretchFactor(0, 2)
        self.setStretchFactor(1, 3)

    @property
    def is_narrow(self) -> bool:
        """Whether the left side and the paper take turns."""
        return self._is_narrow

    @property
    def on_history(self) -> bool:
        """Whether the left side is the history, in sight or not."""
        return self._left.currentWidget() is self._history

    @property
    def stages(self) -> frozenset[Stage]:
        """The stages whose parts are in sight."""
        left = Stage.FOLLOW if self.on_history else Stage.CHECK
        if self._is_narrow:
            return frozenset({Stage.PAPER if self._on_paper else left})
        return frozenset({left, Stage.PAPER})

    def set_narrow(self, narrow: bool) -> None:
        """Let both sides take turns, or stand side by side."""
        self._is_narrow = narrow
        self._hide_the_other()

    def turn_to(self, stage: Stage) -> None:
        """Bring the part of a stage into sight."""
        self._on_paper = stage is Stage.PAPER
        if stage is Stage.CHECK:
            self._left.setCurrentIndex(0)
        elif stage is Stage.FOLLOW:
            self._left.setCurrentWidget(self._history)
        self._hide_the_other()

    def _hide_the_other(self) -> None:
        self._left.setHidden(self._is_narrow and self._on_paper)
        self._panel.setHidden(self._is_narrow and not self._on_paper)
