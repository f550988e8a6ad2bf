# SPDX-License-Identifier: MIT
"""Chooses what files prove: an activity found by its number or words, or the report as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from ui.models.evidence_activities import ScopeEntry, ScopeModel
from ui.theme import SPACE, Theme, set_primary
from ui.widgets.evidence_scopes import ScopeList


class ActivityChoiceDialog(QDialog):
    """``scope_chosen`` carries the scope; the dialog closes with it."""

    scope_chosen = Signal(str)

    def __init__(
        self,
        title: str,
        entries: Sequence[ScopeEntry],
        current: str,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumSize(SPACE * 70, SPACE * 56)
        self.scopes = ScopeList(ScopeModel(with_all=False), theme, self)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        agree = self._buttons.addButton(
            self.tr("Chọ&n nhiệm vụ này"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        set_primary(agree)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        column.setSpacing(SPACE * 2)
        column.addWidget(self.scopes, 1)
        column.addWidget(self._buttons)
        self.scopes.chosen.connect(self._on_chosen)
        self._buttons.accepted.connect(self._on_accepted)
        self._buttons.rejected.connect(self.reject)
        self.scopes.model.set_entries(entries)
        self.scopes.set_scope(current)
        self.scopes.line.setFocus(Qt.FocusReason.PopupFocusReason)

    @Slot(str)
    def _on_chosen(self, scope: str) -> None:
        self.accept()
        self.scope_chosen.emit(scope)

    @Slot()
    def _on_accepted(self) -> None:
        entry = self.scopes.entry()
        if entry is not None and not entry.is_heading:
            self._on_chosen(entry.scope)
