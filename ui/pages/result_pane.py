# SPDX-License-Identifier: MIT
"""The form beside the table of results: made when it is first asked for, one row at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSplitter

from ui.models.result_columns import ResultLine
from ui.pages.page import PageContext
from ui.pages.pane_settings import keep_pane
from ui.typing_drafts import TypingPlace, keep_form_typing

if TYPE_CHECKING:
    from ui.widgets.result_detail import ResultDetail

Typing = Callable[[str, str], TypingPlace | None]
"""Where a row and a column are kept against a power cut."""


class ResultPane(QObject):
    """``edited`` carries a row, a column and its value, ``spent`` an activity, a source, a budget line and
    an amount; ``copy_asked`` a column, ``evidence_asked`` an activity.
    """

    edited = Signal(str, str, object)
    spent = Signal(str, str, object, object)
    copy_asked = Signal(str)
    evidence_asked = Signal(str)

    def __init__(
        self, context: PageContext, splitter: QSplitter, typing: Typing, name: str
    ) -> None:
        """``name`` is that of the page, under which the pane's width is kept."""
        super().__init__(splitter)
        self._context = context
        self._splitter = splitter
        self._typing = typing
        self._name = name
        self._form: ResultDetail | None = None

    @property
    def form(self) -> ResultDetail:
        """The form, made now if it is not yet."""
        if self._form is None:
            self._form = self._make()
        return self._form

    @property
    def made(self) -> ResultDetail | None:
        """The form where it was made."""
        return self._form

    def commit(self) -> None:
        """Take over what is being typed."""
        if self._form is not None:
            self._form.commit()

    def show_line(self, line: ResultLine | None, title: str) -> None:
        """Show a row below the title of its group, where the form is seen."""
        if self._form is not None and not self._form.isHidden():
            self._form.show_line(line, title)

    def _make(self) -> ResultDetail:
        from ui.widgets.result_detail import ResultDetail

        form = ResultDetail(self._context, self._splitter)
        form.edited.connect(self.edited)
        form.spent.connect(self.spent)
        form.copy_asked.connect(self.copy_asked)
        form.evidence_asked.connect(self.evidence_asked)
        for part in form.forms:
            keep_form_typing(part, self._context.drafts, self._typing_at)
        form.hide()
        self._splitter.addWidget(form)
        keep_pane(form, self._splitter, self._context.settings, self._name)
        form.refresh_plan()
        return form

    def _typing_at(self, name: str) -> TypingPlace | None:
        line = self.form.line
        return None if line is None else self._typing(line.key, name)
