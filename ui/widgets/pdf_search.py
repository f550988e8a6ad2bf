# SPDX-License-Identifier: MIT
"""Finds a text in a document a few pages at a time, so that what is drawn meanwhile does not wait."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Signal

from lsapp.domain.text import fold
from ui.widgets.pdf_document import Hit, PdfDocument
from ui.widgets.pdf_pages import Compute

_AT_ONCE: Final = 4
"""Pages that are searched before others may use the thread."""


class PdfSearch(QObject):
    """The hits of one text in one document, in the order of the pages; one of them is the current one."""

    changed = Signal()
    """More was found, or another hit is the current one."""

    def __init__(self, compute: Compute, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._compute = compute
        self._document: PdfDocument | None = None
        self._needle = ""
        self._run = 0
        self._start = 0
        self._current = -1
        self.hits: list[Hit] = []
        self.searching = False

    @property
    def needle(self) -> str:
        """What is looked for, folded; empty where nothing is."""
        return self._needle

    @property
    def current(self) -> int:
        """Which hit is the current one, from 0; -1 where there is none."""
        return self._current

    @property
    def current_hit(self) -> Hit | None:
        """The current hit."""
        return self.hits[self._current] if 0 <= self._current < len(self.hits) else None

    def set_document(self, document: PdfDocument | None, page: int = 0) -> None:
        """Look in another document for the same text, the current hit on ``page`` or after it."""
        self._document = document
        self._begin(page)

    def find(self, text: str, page: int = 0) -> None:
        """Look for a text; the first hit on ``page`` or after it becomes the current one."""
        needle = fold(text)
        if needle != self._needle:
            self._needle = needle
            self._begin(page)

    def step(self, by: int) -> None:
        """Make the next hit (1) or the one before (-1) the current one; after the last comes the first."""
        if self.hits:
            self._current = (self._current + by) % len(self.hits)
            self.changed.emit()

    def _begin(self, page: int) -> None:
        self._run += 1
        self.hits = []
        self._current = -1
        self._start = page
        self.searching = bool(self._needle and self._document is not None)
        self.changed.emit()
        if self.searching:
            self._search(self._run, 0)

    def _search(self, run: int, first: int) -> None:
        document, needle = self._document, self._needle
        if document is None:
            return
        pages = range(first, min(first + _AT_ONCE, document.page_count))

        def work() -> list[Hit]:
            return [hit for page in pages for hit in document.find(page, needle)]

        def done(found: list[Hit]) -> None:
            if run != self._run:
                return
            self._take(found)
            if pages.stop < document.page_count:
                self._search(run, pages.stop)
            else:
                self.searching = False
                if self._current < 0 and self.hits:
                    self._current = 0  # nothing after the page in view: from the beginning
                self.changed.emit()

        self._compute(work, done, self)

    def _take(self, found: list[Hit]) -> None:
        if not found:
            return
        before = len(self.hits)
        self.hits += found
        if self._current < 0:
            later = (at for at, hit in enumerate(found) if hit.page >= self._start)
            place = next(later, None)
            self._current = -1 if place is None else before + place
        self.changed.emit()
