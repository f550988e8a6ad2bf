# SPDX-License-Identifier: MIT
"""The department's own words: read with the figures of the round, shown as typed, saved behind that."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.session import Session
from ui.widgets.figure_tokens import FigureBook

if TYPE_CHECKING:
    from lsapp.domain.records import CompiledSection
    from lsapp.services.compiled_words import CompiledSheet, FigureChange, WordsChange
    from lsapp.services.desk import Desk
    from lsapp.services.unit_words import UnitWords


class CompiledTexts(QObject):
    """The words of the session's round over all units.

    What was sent to be saved counts as written until the answer comes; where the disk refuses,
    ``refused`` brings the words back to their writer.
    """

    read = Signal()
    """The sheet and the figures are those of the file now."""
    unread = Signal(object)
    """The error for which they cannot be had, such as that no report is in yet."""
    written = Signal()
    units_read = Signal()
    """What the units wrote themselves is known."""
    refused = Signal(str, str)
    """The section and the words that could not be saved."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._sheet: CompiledSheet | None = None
        self._book = FigureBook()
        self._changes: dict[str, tuple[FigureChange, ...]] = {}
        self._sent: dict[str, tuple[int, str]] = {}
        self._units: tuple[str, dict[str, tuple[UnitWords, ...]]] | None = None
        self._asked_units = ""
        self._serial = 0
        self._asked = 0

    @property
    def sheet(self) -> CompiledSheet | None:
        """The sections and figures, ``None`` until they are read."""
        return self._sheet

    @property
    def book(self) -> FigureBook:
        """The figures that the words are read with."""
        return self._book

    def forget(self) -> None:
        """Let go of what was read: another file or round is in view."""
        self._asked += 1
        self._sheet = None
        self._book = FigureBook()
        self._changes = {}
        self._sent = {}
        self._units = None
        self._asked_units = ""

    def ask(self) -> None:
        """Read what the file holds; figures that have not changed are not added up again."""
        view = self._session.view
        if view is None or not self._session.is_ready:
            return
        self._asked += 1
        asked, plan_code, round_code, known = self._asked, view.plan, view.round, self._sheet
        if known is not None and (known.plan, known.round) != (plan_code, round_code):
            known = None

        def work(
            desk: Desk,
        ) -> tuple[CompiledSheet, FigureBook, dict[str, tuple[FigureChange, ...]]]:
            from lsapp.services.compiled_words import changes_of, compiled_sheet, expand

            sheet = compiled_sheet(desk, desk.plan(plan_code), round_code, known)
            changes = {code: changes_of(one, sheet.figures) for code, one in sheet.written.items()}
            return sheet, FigureBook(sheet.figures, expand), changes

        def done(
            all_of_it: tuple[CompiledSheet, FigureBook, dict[str, tuple[FigureChange, ...]]],
        ) -> None:
            if asked == self._asked and self._session.is_ready:
                sheet, book, self._changes = all_of_it
                if self._sheet is None or sheet.figures is not self._sheet.figures:
                    self._book = book
                self._sheet = sheet
                self.read.emit()

        def failed(error: Exception) -> None:
            if asked == self._asked:
                self.unread.emit(error)

        self._session.read(work, done, self, failed)

    def text(self, section: str) -> str:
        """Return the words of a section as they were written last."""
        if section in self._sent:
            return self._sent[section][1]
        held = self._record(section)
        return (held.text or "") if held is not None else ""

    def key(self, section: str) -> str:
        """Return the key of the record that holds, or will hold, the words of a section."""
        from lsapp.domain.records import CompiledSection, natural_key

        sheet = self._sheet
        if sheet is None:
            return ""
        return natural_key(CompiledSection, sheet.unit, sheet.plan, sheet.round, section)

    def changes(self, section: str) -> tuple[FigureChange, ...]:
        """Return the figures of a section that have changed since its words were written."""
        return self._changes.get(section, ())

    def unit_words(self, section: str) -> tuple[UnitWords, ...] | None:
        """Return what the units wrote in a section; ``None`` where it has not been read."""
        if self._sheet is None or self._units is None or self._units[0] != self._sheet.mark:
            return None
        return self._units[1].get(section, ())

    def ask_units(self) -> None:
        """Read what the units wrote themselves, unless it is known; every report is read for it."""
        sheet = self._sheet
        if sheet is None or self._asked_units == sheet.mark:
            return
        self._asked_units = mark = sheet.mark
        plan_code, round_code = sheet.plan, sheet.round

        def work(desk: Desk) -> dict[str, tuple[UnitWords, ...]]:
            from lsapp.services.unit_words import unit_words

            return unit_words(desk, desk.plan(plan_code), round_code)

        def done(words: dict[str, tuple[UnitWords, ...]]) -> None:
            if self._asked_units == mark:
                self._units = mark, words
                self.units_read.emit()

        self._session.read(work, done, self)

    def write(self, section: str, text: str) -> None:
        """Save the words of a section as one action that can be undone."""
        sheet = self._sheet
        if sheet is None or not self._session.is_ready:
            return
        self._serial += 1
        serial = self._serial
        self._sent[section] = serial, text

        def work(desk: Desk) -> WordsChange:
            from lsapp.services.compiled_words import save_words

            return save_words(desk, desk.plan(sheet.plan), sheet, section, text)

        def settle() -> None:
            if self._sent.get(section, (0, ""))[0] == serial:
                del self._sent[section]

        def failed(error: Exception) -> None:
            settle()
            self.refused.emit(section, text)
            self._session.failed.emit(error)

        self._act(work, settle, failed)

    def confirm(self, section: str) -> None:
        """Say that a section's words hold with the figures as they are now."""
        sheet = self._sheet
        if sheet is None or not self._session.is_ready:
            return

        def work(desk: Desk) -> WordsChange:
            from lsapp.services.compiled_words import confirm_words

            return confirm_words(desk, desk.plan(sheet.plan), sheet, section)

        self._act(work, lambda: None, self._session.failed.emit)

    def _act(
        self,
        work: Callable[[Desk], WordsChange],
        settle: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        sheet = self._sheet

        def answered(change: WordsChange) -> None:
            settle()
            if sheet is not None and sheet is self._sheet:
                self._take(sheet, change)
            self.written.emit()

        self._session.act(work, answered, self, failed)

    def _take(self, sheet: CompiledSheet, change: WordsChange) -> None:
        from lsapp.services.compiled_words import changes_of

        if change.record is None:
            sheet.written.pop(change.section, None)
        else:
            sheet.written[change.section] = change.record
        self._changes[change.section] = changes_of(change.record, sheet.figures)

    def _record(self, section: str) -> CompiledSection | None:
        return None if self._sheet is None else self._sheet.written.get(section)
