# SPDX-License-Identifier: MIT
"""Keeps the paper on the screen in step with the data: set again a while after the last change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Slot

from ui.session import Session
from ui.theme import Tone
from ui.widgets.chip import ChipLook
from ui.widgets.pdf_document import PdfDocument
from ui.widgets.pdf_panel import PdfPanel
from ui.words import is_fault, words_for

if TYPE_CHECKING:
    from lsapp.services.desk import Desk
    from lsapp.services.previewing import Paper
    from lsapp.services.unit_view import UnitView

DELAY: Final = 1_500
"""Milliseconds after the last change before the paper is set again by itself."""


class SubmissionPreview(QObject):
    """Sets the report of the view as a PDF, off the window's thread, and shows it on a panel.

    A paper that was never shown comes at once; later ones wait for a pause, or for **Cập nhật**.
    """

    def __init__(self, session: Session, panel: PdfPanel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._panel = panel
        self._asked = 0
        self._running: UnitView | None = None
        self._shown: UnitView | None = None
        self._failed: UnitView | None = None
        self.revision: int | None = None
        """The sealed revision that is shown; ``None`` for a draft."""
        self.data: bytes | None = None
        """The bytes of the PDF that is shown, to print or keep; ``None`` while there is none."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY)
        self._timer.timeout.connect(self.update_now)
        panel.update_asked.connect(self.update_now)
        session.closed.connect(self._on_session_closed)

    @property
    def is_current(self) -> bool:
        """Whether the paper on the screen is of the data as they are now."""
        return self._shown is not None and self._shown is self._session.view

    def refresh(self) -> None:
        """The page is shown, or the data have changed: see that the paper follows."""
        view = self._session.view
        if view is None or not view.complete or not self._session.is_ready:
            return
        if any(view is one for one in (self._shown, self._running, self._failed)):
            self._show_state()
        elif self._shown is None or not _same_round(self._shown, view):
            self._forget_shown()
            self.update_now()
        else:
            self._timer.start()
            self._show_state()

    @Slot()
    def update_now(self) -> None:
        """Set the paper of the data as they are now."""
        self._timer.stop()
        view = self._session.view
        if view is None or not view.complete or not self._panel.window().isVisible():
            return
        self._asked += 1
        asked = self._asked
        self._running, self._failed = view, None
        self._show_state()

        def read(desk: Desk) -> Paper:
            from lsapp.services.previewing import paper_of

            return paper_of(desk, view)

        def go_on(paper: Paper) -> None:
            if asked == self._asked and self._panel.window().isVisible():
                self._set(asked, view, paper)

        def failed(error: Exception) -> None:
            self._on_failed(asked, view, error)

        self._session.read(read, go_on, self, failed)

    @Slot()
    def _on_session_closed(self) -> None:
        """Let go of the document while PDFium is still there to close it."""
        self._timer.stop()
        self._panel.set_document(None)

    def _set(self, asked: int, view: UnitView, paper: Paper) -> None:
        def work() -> tuple[bytes, PdfDocument]:
            from lsapp.services.previewing import paper_pdf

            data = paper_pdf(paper)
            return data, PdfDocument(data)

        def done(made: tuple[bytes, PdfDocument]) -> None:
            data, document = made
            if asked != self._asked:
                self._session.compute(document.close, lambda _none: None, self)
                return
            self._running, self._shown = None, view
            self.revision, self.data = paper.revision, data
            self._panel.set_document(document)
            self._show_state()

        def failed(error: Exception) -> None:
            self._on_failed(asked, view, error)

        self._session.compute(work, done, self, failed)

    def _on_failed(self, asked: int, view: UnitView, error: Exception) -> None:
        if asked != self._asked:
            return
        self._running, self._failed = None, view
        if self._shown is None:
            self._panel.set_document(None, words_for(error).plain())
        self._show_state()
        if is_fault(error):
            self._session.failed.emit(error)

    def _forget_shown(self) -> None:
        """Another unit or round: its paper is none of this one's."""
        self._shown = None
        self.revision = self.data = None
        self._panel.set_document(None, self.tr("Đang lập bản in…"))

    def _show_state(self) -> None:
        can_update = False
        if self._running is not None:
            look = ChipLook("refresh", self.tr("Đang cập nhật…"), Tone.NEUTRAL)
        elif self._failed is not None:
            look = ChipLook("error", self.tr("Chưa lập được bản in"), Tone.BAD)
            can_update = True
        elif not self.is_current:
            look = ChipLook("warning", self.tr("Dữ liệu đã đổi"), Tone.WARNING)
            can_update = True
        elif self.revision is None:
            look = ChipLook("edit", self.tr("Dự thảo"), Tone.NEUTRAL)
        else:
            words = self.tr("Bản chốt lần {revision}").format(revision=self.revision)
            look = ChipLook("lock", words, Tone.GOOD)
        self._panel.set_state(look, can_update=can_update)


def _same_round(one: UnitView, other: UnitView) -> bool:
    return (one.unit, one.plan, one.round) == (other.unit, other.plan, other.round)
