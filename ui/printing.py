# SPDX-License-Identifier: MIT
"""Prints a PDF: asks by the system's own dialog, draws the pages behind the window, sends them as one job."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QObject, QSizeF, Slot
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QComboBox, QDialog, QRadioButton, QWidget

from lsapp.errors import UserError
from ui.operations import CancelledError, Progress
from ui.print_pages import PagePrinter, pages_to_print
from ui.session import Session
from ui.widgets.pdf_document import PdfDocument

_TITLE: Final = 120
"""Letters of a job's name; some spoolers cut or refuse more."""


def print_pdf(
    session: Session,
    data: bytes,
    title: str,
    parent: QWidget,
    *,
    current: int = 0,
    sent: Callable[[int, str], None] | None = None,
) -> None:
    """Ask where and what to print of a PDF, then print these very bytes, off the window's thread.

    ``current``: the page from 0 that the dialog offers as the current one. ``sent`` is called with the
    number of pages and the printer once they have gone out; of these a CUPS server may still leave some
    out, where a list of pages was asked for. What goes wrong is shown over ``parent``:
    ``print.no_printer``, ``print.damaged``, ``print.refused``, ``print.too_late``.
    """
    PrintRun(session, title, parent, sent).ask(data, current)


class PrintRun(QObject):
    """One document on its way to a printer; it lives until the job is sent or stopped."""

    def __init__(
        self,
        session: Session,
        title: str,
        parent: QWidget,
        sent: Callable[[int, str], None] | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._title = " ".join(title.split())[:_TITLE]
        self._over = parent
        self._sent = sent
        self._current = 0
        self._document: PdfDocument | None = None
        self._printer: QPrinter | None = None
        self._pages: PagePrinter | None = None
        self._progress = Progress()
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self._on_about_to_quit)

    # --- asking ---

    def ask(self, data: bytes, current: int) -> None:
        """Open the document and the system's dialog."""
        self._current = current
        if not QPrinterInfo.availablePrinterNames():
            self._fail(UserError("print.no_printer"))
            return

        def work() -> PdfDocument:
            return _opened(data)

        self._session.compute(work, self._open_dialog, self, self._fail)

    def _open_dialog(self, document: PdfDocument) -> None:
        self._document = document
        printer = self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._title)
        printer.setCreator(QCoreApplication.applicationName())
        printer.setPageLayout(_layout(printer, document.sizes[0]))
        option = QPrintDialog.PrintDialogOption
        dialog = QPrintDialog(printer, self._over)
        dialog.setWindowTitle(self.tr("In: {title}").format(title=self._title))
        dialog.setOption(option.PrintCurrentPage)
        # A picture of the document in a file would be worse than the document, which Xuất gives.
        dialog.setOption(option.PrintToFile, False)
        dialog.setMinMax(1, document.page_count)
        dialog.setFromTo(1, document.page_count)
        dialog.setPrintRange(QPrintDialog.PrintRange.AllPages)
        dialog.accepted.connect(lambda: self._on_accepted(dialog))
        dialog.rejected.connect(self._end)
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)  # the class has another open() that hides it

    # --- printing ---

    def _on_accepted(self, dialog: QPrintDialog) -> None:
        document, printer = self._document, self._printer
        if document is None or printer is None:
            return
        _take_from_dialog_of_cups(dialog, printer)
        # Whatever margins a dialog leaves: the page has its own.
        printer.setFullPage(True)
        wanted = pages_to_print(printer, document.page_count, self._current)
        self._pages = PagePrinter(document, printer)
        self._session.long_started.emit(self._title, self._progress)
        self._draw(wanted, 0)

    def _draw(self, wanted: list[int], done: int) -> None:
        """Draw one page and come back for the next, so that others get their turn on the thread."""
        pages = self._pages
        if pages is None:
            return
        if done == len(wanted):
            self._send(len(wanted), 0)
            return
        words = self.tr("Đang chuẩn bị trang {page}").format(page=wanted[done] + 1)

        def work() -> None:
            self._progress(done, 2 * len(wanted), words)
            pages.draw(wanted[done])

        self._compute(work, lambda: self._draw(wanted, done + 1))

    def _send(self, count: int, done: int) -> None:
        pages = self._pages
        if pages is None:
            return
        words = self.tr("Đang gửi trang {done}/{count} đến máy in").format(
            done=done + 1, count=count
        )

        def work() -> None:
            if done == 0:
                self._progress(count, 2 * count, words)
                pages.begin()
            try:
                self._progress(count + done, 2 * count, words)
            except CancelledError:
                if pages.abort():
                    raise  # else the job goes on whole: half of it would be worse
            pages.send(done)
            if done + 1 == count:
                pages.end()

        if done == count:
            self._on_sent(count)
        else:
            self._compute(work, lambda: self._send(count, done + 1))

    def _on_sent(self, count: int) -> None:
        printer = self._printer.printerName() if self._printer is not None else ""
        sent, late = self._sent, self._progress.cancelled
        self._end()
        if printer and QPrinterInfo.printerInfo(printer).isNull():
            # A spooler that went away takes nothing, and Qt does not say so.
            self._show(UserError("print.refused", printer=printer))
        elif late:
            self._show(UserError("print.too_late", printer=printer))
        elif sent is not None:
            sent(count, printer)

    def _compute(self, work: Callable[[], None], then: Callable[[], None]) -> None:
        self._session.compute(work, lambda _none: then(), self, self._fail)

    # --- the end ---

    def _fail(self, error: Exception) -> None:
        self._end()
        if not isinstance(error, CancelledError):
            self._show(error)

    def _show(self, error: Exception) -> None:
        from ui.dialogs.messages import show_error

        show_error(self._over, error)

    @Slot()
    def _end(self) -> None:
        """Let go of everything, the document on the thread that it belongs to."""
        if self._pages is not None:
            self._session.long_ended.emit(self._progress)
        pages, document = self._pages, self._document
        self._pages = self._document = None
        held: Any = pages or document
        if held is not None:
            self._session.compute(held.close, lambda _none: None)
        self.deleteLater()

    @Slot()
    def _on_about_to_quit(self) -> None:
        """Close what is left: by now no thread draws any more."""
        held: Any = self._pages or self._document
        self._pages = self._document = None
        if held is not None:
            held.close()


def _take_from_dialog_of_cups(dialog: QPrintDialog, printer: QPrinter) -> None:
    """Mend what Qt's own dialog leaves undone; on Windows the dialog is the system's and has no such parts.

    It shows black and white as chosen, and then forgets it. And a list of pages, or the even ones alone,
    it leaves to the server to pick out of all: by their place, so they must go in the document's order.
    """
    grey = dialog.findChild(QRadioButton, "grayscale")
    if grey is not None and grey.isChecked():
        printer.setColorMode(QPrinter.ColorMode.GrayScale)
    listed = dialog.findChild(QRadioButton, "pagesRadioButton")
    parity = dialog.findChild(QComboBox, "pageSetCombo")
    if (listed is not None and listed.isChecked()) or (
        parity is not None and parity.currentIndex() > 0
    ):
        printer.setPageOrder(QPrinter.PageOrder.FirstPageFirst)


def _opened(data: bytes) -> PdfDocument:
    from pypdfium2 import PdfiumError

    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        raise UserError("print.damaged") from error
    if not document.page_count:
        document.close()
        raise UserError("print.damaged")
    return document


def _layout(printer: QPrinter, size: tuple[float, float]) -> QPageLayout:
    """Return the first page's paper, standing, as the dialog's first choice; the printer's margins stay."""
    layout = printer.pageLayout()
    upright = QSizeF(min(size), max(size))
    layout.setPageSize(
        QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    )
    layout.setOrientation(QPageLayout.Orientation.Portrait)
    return layout
