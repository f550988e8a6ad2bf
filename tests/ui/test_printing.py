# SPDX-License-Identifier: MIT
"""From the bytes of a PDF to a printer: pages, turns, dots and ranges read back from what was printed."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from lsapp.errors import UserError
from ui import print_pages, printing
from ui.dialogs.progress_dialog import ProgressDialog
from ui.main_window import MainWindow
from ui.operations import Progress
from ui.print_layout import PaperFace
from ui.print_pages import PagePrinter, pages_to_print
from ui.printing import print_pdf
from ui.session import Session
from ui.translation import install_translations
from ui.widgets.pdf_document import PdfDocument

A4, ACROSS = (595.0, 842.0), (842.0, 595.0)
LONG = 20_000  # milliseconds, on a machine with other work
MODE = QPrinter.PrinterMode


def pdf(*colours: str) -> bytes:
    """A page for each colour: a mark of it 20 mm from the left and the top, its number; ``across:`` lies."""
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=A4)
    for number, colour in enumerate(colours, 1):
        size = ACROSS if colour.startswith("across:") else A4
        canvas.setPageSize(size)
        canvas.setFillColor(colour.removeprefix("across:"))
        canvas.rect(57, size[1] - 57 - 30, 60, 30, stroke=0, fill=1)
        canvas.setFillColor("black")
        canvas.drawString(200, 300, f"Trang {number}")
        canvas.showPage()
    canvas.save()
    return held.getvalue()


class Printed:
    """What came out: a PDF, each of whose pages is a paper."""

    def __init__(self, path: Path) -> None:
        document = pdfium.PdfDocument(path.read_bytes())
        self.sizes = [document.get_page_size(index) for index in range(len(document))]
        self.pictures = [page.render(scale=1).to_pil().convert("RGB") for page in document]
        self.images = [_images(page) for page in document]
        self.resolutions = [
            {round(size[0] / (box[2] - box[0]) * 72) for size, box, _bits in page}
            for page in self.images
        ]
        document.close()

    def colour(self, page: int, x: float, y: float) -> tuple[int, int, int]:
        """The colour at a place in points from the upper left corner."""
        red, green, blue = self.pictures[page].getpixel((round(x), round(y)))
        return red, green, blue


def _images(page: Any) -> list[tuple[tuple[int, int], tuple[float, ...], int]]:
    """Size in pixels, place in points, and bits a pixel of each picture on a page."""
    found = []
    for one in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,)):
        found.append((one.get_px_size(), one.get_bounds(), one.get_metadata().bits_per_pixel))
    return found


def printer_into(path: Path, resolution: int = 1200) -> QPrinter:
    printer = QPrinter(MODE.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(resolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    return printer


def put_on_paper(printer: QPrinter, content: bytes) -> Printed:
    document = PdfDocument(content)
    pages = PagePrinter(document, printer)
    for index in pages_to_print(printer, document.page_count, 0):
        pages.draw(index)
    pages.begin()
    for number in range(pages.drawn):
        pages.send(number)
    pages.end()
    pages.close()
    return Printed(Path(printer.outputFileName()))


# --- what comes out ---


def test_pages_come_out_at_their_size_those_across_turned(qapp: object, tmp_path: Path) -> None:
    out = put_on_paper(printer_into(tmp_path / "out.pdf"), pdf("red", "across:blue", "black"))
    assert [(round(width), round(height)) for width, height in out.sizes] == [(595, 842)] * 3
    assert out.colour(0, 60, 60) == (255, 0, 0)
    assert out.colour(0, 114, 84) == (255, 0, 0)
    assert out.colour(0, 54, 60) == out.colour(0, 120, 84) == (255, 255, 255)
    # Turned to the left: what was 57 from the left is 57 from the bottom.
    assert out.colour(1, 60, 842 - 60) == (0, 0, 255)
    assert out.colour(1, 84, 842 - 114) == (0, 0, 255)
    assert out.colour(1, 60, 60) == (255, 255, 255)


@pytest.mark.parametrize(("dots", "drawn"), [(300, 300), (600, 600), (1200, 600)])
def test_pages_are_as_sharp_as_the_printer(
    qapp: object, tmp_path: Path, dots: int, drawn: int
) -> None:
    out = put_on_paper(printer_into(tmp_path / "out.pdf", dots), pdf("black"))
    assert out.resolutions == [{drawn}]


def test_black_and_white_takes_one_bit_and_colour_only_where_it_is(
    qapp: object, tmp_path: Path
) -> None:
    bits = [
        {bits for _size, _box, bits in page}
        for page in put_on_paper(
            printer_into(tmp_path / "out.pdf"), pdf("black", "red", "black")
        ).images
    ]
    assert bits == [{1}, {1, 24}, {1}]  # the number beside the red is black


def test_on_a_grey_printer_nothing_is_coloured(qapp: object, tmp_path: Path) -> None:
    printer = printer_into(tmp_path / "out.pdf")
    printer.setColorMode(QPrinter.ColorMode.GrayScale)
    out = put_on_paper(printer, pdf("red"))
    red, green, blue = out.colour(0, 60, 60)
    assert red == green == blue
    assert 0 < red < 255
    assert {bits for _size, _box, bits in out.images[0]} == {1, 8}


def test_no_hair_shows_between_tiles(
    qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(print_pages, "TILE", 100)
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=A4)
    canvas.rect(100, 100, 300, 600, stroke=0, fill=1)
    canvas.save()
    out = put_on_paper(printer_into(tmp_path / "out.pdf"), held.getvalue())
    assert len(out.images[0]) > 40
    down = {out.colour(0, 250, y) for y in range(150, 735)}
    across = {out.colour(0, x, 400) for x in range(110, 390)}
    assert down == across == {(0, 0, 0)}


def test_what_is_white_is_not_sent(qapp: object, tmp_path: Path) -> None:
    (page,) = put_on_paper(printer_into(tmp_path / "out.pdf"), pdf("black")).images
    sent = sum(width * height for (width, height), _box, _bits in page)
    assert 0 < sent < 8 * print_pages.TILE**2  # of 35 million dots
    assert put_on_paper(printer_into(tmp_path / "white.pdf"), pdf("white")).images[0] != []


def test_bands_are_bounded_however_large_the_page(
    qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []
    draw = PdfDocument.render_band

    def watched(document: PdfDocument, *args: Any, **options: Any) -> Any:
        picture = draw(document, *args, **options)
        drawn.append(picture.sizeInBytes())
        return picture

    monkeypatch.setattr(PdfDocument, "render_band", watched)
    put_on_paper(printer_into(tmp_path / "out.pdf"), pdf("red", "across:black"))
    assert max(drawn) <= 4 * print_pages.BAND
    assert len(drawn) > 10


def test_what_the_printer_cannot_reach_is_drawn_smaller(
    qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edge = 80.0  # points; the mark stands 57 from the edges
    face = PaperFace(QSizeF(595, 842), QRectF(edge, edge, 595 - 2 * edge, 842 - 2 * edge))
    monkeypatch.setattr(print_pages, "paper_face", lambda _printer: face)
    out = put_on_paper(printer_into(tmp_path / "out.pdf"), pdf("red"))
    assert out.colour(0, 60, 110) == (255, 255, 255)
    assert out.colour(0, round(edge) + 3, 112) == (255, 0, 0)


# --- which pages ---


def chosen(printer: QPrinter, count: int = 9, current: int = 4) -> list[int]:
    return [page + 1 for page in pages_to_print(printer, count, current)]


def test_the_pages_are_those_of_the_dialog(qapp: object) -> None:
    kinds = QPrinter.PrintRange
    printer = QPrinter(MODE.HighResolution)
    assert chosen(printer) == [1, 2, 3, 4, 5, 6, 7, 8, 9]
    printer.setPrintRange(kinds.CurrentPage)
    assert chosen(printer) == [5]
    printer.setPrintRange(kinds.PageRange)
    printer.setFromTo(3, 5)
    assert chosen(printer) == [3, 4, 5]
    ranges = QPageRanges.fromString("2,4-5,8-20")
    printer.setPageRanges(ranges)
    assert chosen(printer) == [2, 4, 5, 8, 9]
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert chosen(printer) == [9, 8, 5, 4, 2]


# --- by the dialog ---


class Dialog(QPrintDialog):
    """The system's dialog, but for what it does to the printer: no machine needs one for these tests."""

    def accept(self) -> None:
        QDialog.accept(self)


@pytest.fixture
def session(qapp: object) -> Iterator[Session]:
    session = Session()
    yield session
    session.close()


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with one printer, which prints into this file."""
    path = tmp_path / "out.pdf"
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["Máy in"]))
    make = QPrinter

    class IntoFile(make):  # type: ignore[misc, valid-type]
        def __init__(self, mode: QPrinter.PrinterMode) -> None:
            super().__init__(mode)
            self.setOutputFormat(make.OutputFormat.PdfFormat)
            self.setOutputFileName(str(path))
            self.setResolution(150)

    monkeypatch.setattr(printing, "QPrinter", IntoFile)
    monkeypatch.setattr(printing, "QPrintDialog", Dialog)
    return path


def shown_dialog(qtbot: QtBot) -> QPrintDialog:
    def found() -> QPrintDialog | None:
        shown = QApplication.activeModalWidget()
        return shown if isinstance(shown, QPrintDialog) else None

    qtbot.waitUntil(lambda: found() is not None, timeout=LONG)
    dialog = found()
    assert dialog is not None
    return dialog


def shown_words(qtbot: QtBot) -> str:
    def found() -> QMessageBox | None:
        shown = QApplication.activeModalWidget()
        return shown if isinstance(shown, QMessageBox) else None

    qtbot.waitUntil(lambda: found() is not None, timeout=LONG)
    box = found()
    assert box is not None
    words = f"{box.text()} {box.informativeText()}"
    box.close()
    return words


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_dialog_offers_what_there_is(
    qtbot: QtBot, qapp: QApplication, session: Session, over: QWidget, out: Path, language: str
) -> None:
    install_translations(qapp, language)
    try:
        print_pdf(session, pdf("red", "across:red"), "Báo cáo\nnăm 2026", over, current=1)
        dialog = shown_dialog(qtbot)
        option = QPrintDialog.PrintDialogOption
        assert "Báo cáo năm 2026" in dialog.windowTitle()
        assert (dialog.minPage(), dialog.maxPage()) == (1, 2)
        assert dialog.testOption(option.PrintCurrentPage)
        assert dialog.testOption(option.PrintPageRange)
        assert not dialog.testOption(option.PrintToFile)
        layout = dialog.printer().pageLayout()
        assert layout.pageSize().id() == QPageSize.PageSizeId.A4
        assert layout.orientation() == QPageLayout.Orientation.Portrait
        assert dialog.printer().docName() == "Báo cáo năm 2026"
        dialog.reject()
        qtbot.wait(1)
        assert not out.exists()
    finally:
        install_translations(qapp, "vi")


def test_what_was_chosen_is_printed_behind_the_window(
    qtbot: QtBot, session: Session, over: QWidget, out: Path
) -> None:
    told: list[tuple[int, str]] = []
    print_pdf(session, pdf("red", "green", "blue"), "x", over, sent=lambda *what: told.append(what))
    dialog = shown_dialog(qtbot)
    dialog.printer().setPrintRange(QPrinter.PrintRange.PageRange)
    dialog.printer().setFromTo(2, 3)
    dialog.accept()
    assert not out.exists()
    qtbot.waitUntil(lambda: bool(told), timeout=LONG)
    assert told[0][0] == 2
    printed = Printed(out)
    assert [printed.colour(page, 60, 60) for page in (0, 1)] == [(0, 128, 0), (0, 0, 255)]


def test_stopped_while_pages_are_drawn_nothing_is_printed(
    qtbot: QtBot, session: Session, over: QWidget, out: Path
) -> None:
    told: list[object] = []
    ended: list[object] = []
    session.long_ended.connect(ended.append)

    def stop(_title: str, progress: Progress) -> None:
        progress.cancel()

    session.long_started.connect(stop)
    print_pdf(session, pdf("red"), "x", over, sent=lambda *what: told.append(what))
    shown_dialog(qtbot).accept()
    qtbot.waitUntil(lambda: bool(ended), timeout=LONG)
    assert not out.exists()
    assert told == []
    assert QApplication.activeModalWidget() is None


def test_stopped_after_the_pages_went_out_it_says_so(
    qtbot: QtBot,
    session: Session,
    over: QWidget,
    out: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A spooler that takes nothing back gets the whole job, and the person learns where to stop it."""
    held: list[Progress] = []
    session.long_started.connect(lambda _title, progress: held.append(progress))
    begin = PagePrinter.begin

    def begun(pages: PagePrinter) -> None:
        begin(pages)
        held[0].cancel()

    monkeypatch.setattr(PagePrinter, "begin", begun)
    print_pdf(session, pdf("red", "blue"), "x", over)
    shown_dialog(qtbot).accept()
    assert "không dừng được" in shown_words(qtbot)
    assert len(Printed(out).sizes) == 2


def test_without_a_printer_it_says_what_to_do(
    qtbot: QtBot, session: Session, over: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    print_pdf(session, pdf("red"), "x", over)
    words = shown_words(qtbot)
    assert "Chưa có máy in nào" in words
    assert "xuất tệp PDF" in words


def test_a_damaged_document_is_told(
    qtbot: QtBot, session: Session, over: QWidget, out: Path
) -> None:
    print_pdf(session, pdf("red")[:200], "x", over)
    assert "bị hỏng" in shown_words(qtbot)


def test_a_printer_that_fails_is_told(
    qtbot: QtBot,
    session: Session,
    over: QWidget,
    out: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(pages: PagePrinter, number: int) -> None:
        raise UserError("print.refused", printer="Máy in")

    monkeypatch.setattr(PagePrinter, "send", refuse)
    ended: list[object] = []
    session.long_ended.connect(ended.append)
    print_pdf(session, pdf("red"), "x", over)
    shown_dialog(qtbot).accept()
    assert "Máy in Máy in không nhận bản in" in shown_words(qtbot)
    assert len(ended) == 1


def test_a_printer_that_went_away_meanwhile_is_told(
    qtbot: QtBot, session: Session, over: QWidget, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing.QPrinter, "printerName", lambda _printer: "Máy đã tháo")
    told: list[object] = []
    print_pdf(session, pdf("red"), "x", over, sent=lambda *what: told.append(what))
    shown_dialog(qtbot).accept()
    assert "Máy in Máy đã tháo không nhận bản in" in shown_words(qtbot)
    assert told == []


def test_cancel_stands_in_the_window_while_it_prints(
    qtbot: QtBot, window: MainWindow, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.dialogs.progress_dialog.SHOWN_AFTER", 0)
    monkeypatch.setattr(print_pages, "TILE", 20)  # slowly enough to be stopped by a person
    print_pdf(window.session, pdf(*["red"] * 60), "x", window)
    shown_dialog(qtbot).accept()

    def found() -> ProgressDialog | None:
        shown = QApplication.activeModalWidget()
        return shown if isinstance(shown, ProgressDialog) else None

    qtbot.waitUntil(lambda: found() is not None, timeout=LONG)
    dialog = found()
    assert dialog is not None
    stop: Callable[[], None] = dialog.findChildren(QPushButton)[-1].click
    stop()
    qtbot.waitUntil(lambda: found() is None, timeout=LONG)
    assert not out.exists()
