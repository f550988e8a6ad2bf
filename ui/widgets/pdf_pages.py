# SPDX-License-Identifier: MIT
"""Pictures of a document's pages, drawn one by one off the window's thread, the last few kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import Any, Final, Protocol

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot
from PySide6.QtGui import QImage

from ui.widgets.pdf_document import PdfDocument

KEPT: Final = 64 * 1024 * 1024
"""Bytes of pictures that are kept; those on the screen always are."""
_ON_SCREEN: Final = 2
"""Pages of which something may be in view while each is larger than the view itself."""


class Compute(Protocol):
    """Runs a function off the window's thread and calls ``done`` with what it gave: a session's lane."""

    def __call__(self, work: Any, done: Any, owner: QObject | None = None) -> None: ...


class PdfPages(QObject):
    """Draws what is wanted, the first of it first; what is not wanted any more is not drawn."""

    drawn = Signal(int)
    """A page has a picture now."""

    def __init__(self, compute: Compute, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._compute = compute
        self._document: PdfDocument | None = None
        self._kept: OrderedDict[tuple[int, float], QImage] = OrderedDict()
        self._wanted: list[tuple[int, float]] = []
        self._drawing: tuple[int, float] | None = None
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self._on_about_to_quit)

    @property
    def document(self) -> PdfDocument | None:
        """What is drawn."""
        return self._document

    def set_document(self, document: PdfDocument | None) -> None:
        """Draw another document; the one before is closed after what is being drawn of it."""
        former, self._document = self._document, document
        self._kept.clear()
        self._wanted = []
        if former is not None:
            self._compute(former.close, lambda _none: None, self)

    def picture(self, page: int, scale: float) -> QImage | None:
        """Return the page's picture at ``scale`` device pixels a point, else one of another scale."""
        exact = self._kept.get((page, scale))
        if exact is not None:
            self._kept.move_to_end((page, scale))
            return exact
        return next((one for (at, _), one in reversed(self._kept.items()) if at == page), None)

    def want(self, wanted: Sequence[tuple[int, float]]) -> None:
        """Say which pages are needed, at how many device pixels a point, the most pressing first."""
        known = {*self._kept, self._drawing}
        self._wanted = [one for one in wanted if one not in known]
        self._draw_next()

    def _draw_next(self) -> None:
        document = self._document
        if self._drawing is not None or document is None or not self._wanted:
            return
        self._drawing = page, scale = self._wanted.pop(0)

        def done(picture: QImage) -> None:
            self._drawing = None
            if document is self._document:
                self._keep((page, scale), picture)
                self.drawn.emit(page)
            self._draw_next()

        self._compute(lambda: document.render(page, scale), done, self)

    def _keep(self, key: tuple[int, float], picture: QImage) -> None:
        self._kept[key] = picture
        held = sum(one.sizeInBytes() for one in self._kept.values())
        for old in list(self._kept):
            if held <= KEPT or len(self._kept) <= _ON_SCREEN:
                return
            held -= self._kept.pop(old).sizeInBytes()

    @Slot()
    def _on_about_to_quit(self) -> None:
        """Close what is shown: by now no thread draws any more."""
        if self._document is not None:
            self._document.close()
