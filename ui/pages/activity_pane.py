# SPDX-License-Identifier: MIT
"""The form beside the activities: made when it is first asked for, one whole record at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSplitter

from lsapp.services.activity_sheet import ActivitySheetRow
from ui.pages.page import PageContext
from ui.pages.pane_settings import keep_pane
from ui.theme import SPACE
from ui.typing_drafts import TypingPlace, keep_form_typing
from ui.widgets.activity_detail import ActivityDetail

_WIDTH: Final = 400

Typing = Callable[[str], TypingPlace]
"""Where a field of the current activity is kept against a power cut."""


class ActivityPane(QObject):
    """``left`` tells that the keyboard is to go back to the table."""

    left = Signal()

    def __init__(
        self, context: PageContext, splitter: QSplitter, typing: Typing, name: str
    ) -> None:
        """``name`` is that of the page, under which the pane's width is kept."""
        super().__init__(splitter)
        self._context = context
        self._splitter = splitter
        self._typing = typing
        self._name = name
        self._form: ActivityDetail | None = None

    @property
    def form(self) -> ActivityDetail:
        """The form, made now if it is not yet."""
        if self._form is None:
            self._form = self._make()
        return self._form

    @property
    def made(self) -> ActivityDetail | None:
        """The form where it was made."""
        return self._form

    def set_shown(self, shown: bool) -> None:
        """Show the form, or take over what is typed in it and hide it."""
        if not shown:
            self.form.commit()
        self.form.setVisible(shown)

    def show_row(self, row: ActivitySheetRow | None) -> None:
        """Show an activity by its row, where the form is seen."""
        if self._form is not None and not self._form.isHidden():
            self._form.show_activity(row.key if row else None, row.number if row else "")

    def refresh_findings(self) -> None:
        """Mark the fields anew with what the rules found."""
        if self._form is not None:
            self._form.refresh_findings()

    def commit(self) -> None:
        """Take over what is being typed."""
        if self._form is not None:
            self._form.commit()

    def _make(self) -> ActivityDetail:
        # A splitter shows what is made inside it, before that is whole.
        form = ActivityDetail(self._context, self._splitter.parentWidget())
        form.hide()
        self._splitter.addWidget(form)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 0)
        self._splitter.setSizes([SPACE * 100, _WIDTH])
        keep_pane(form, self._splitter, self._context.settings, self._name)
        form.left.connect(self.left)
        keep_form_typing(form.form, self._context.drafts, self._typing)
        return form
