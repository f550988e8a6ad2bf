# SPDX-License-Identifier: MIT
"""Reads what a preview shows of a file: a picture made small, the first page of a PDF, the first lines.

Runs off the window's thread. What cannot be read is told, never raised: files come from anywhere.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageReader

_TEXT_BYTES: Final = 64 * 1024
_LARGEST_SCALE: Final = 4.0  # of a PDF's point: a stamp-sized page is not blown up to a blur
_LOG: Final = logging.getLogger(__name__)


class PreviewContent(NamedTuple):
    """What there is to show; all empty where a file of its kind has no preview, or cannot be read.

    ``pages`` is how many a PDF has.
    """

    image: QImage | None = None
    text: str | None = None
    pages: int = 0


def read_preview(path: Path, kind: str, room: QSize) -> PreviewContent:
    """Return what to show of a file of ``kind`` (a ``FileKind``) within ``room`` device pixels."""
    try:
        if kind == "image":
            return PreviewContent(image=_picture(path, room))
        if kind == "pdf":
            return _first_page(path, room)
        if kind == "text":
            return PreviewContent(text=_first_lines(path))
    except OSError as error:
        _LOG.info("no preview: %s", error.strerror)
    return PreviewContent()


def _picture(path: Path, room: QSize) -> QImage | None:
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)  # the stored name has no ending
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and (size.width() > room.width() or size.height() > room.height()):
        # A photograph that lies on its side is turned after it is read: the longer side decides.
        side = max(room.width(), room.height())
        fitting = size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio)
        if fitting.width() < size.width():
            reader.setScaledSize(fitting)
    image = reader.read()
    if image.isNull():
        return None
    if image.width() > room.width() or image.height() > room.height():
        mode = Qt.AspectRatioMode.KeepAspectRatio
        image = image.scaled(room, mode, Qt.TransformationMode.SmoothTransformation)
    return image


def _first_page(path: Path, room: QSize) -> PreviewContent:
    from ui.widgets.pdf_document import PdfDocument

    try:
        document = PdfDocument(path.read_bytes())
    except (ImportError, RuntimeError) as error:  # what PDFium says of a damaged or locked file
        _LOG.info("no preview of a PDF: %s", error)
        return PreviewContent()
    try:
        if not document.page_count:
            return PreviewContent()
        width, height = (max(side, 1.0) for side in document.sizes[0])
        scale = min(room.width() / width, room.height() / height, _LARGEST_SCALE)
        return PreviewContent(image=document.render(0, scale), pages=document.page_count)
    except RuntimeError as error:
        _LOG.info("no preview of a PDF: %s", error)
        return PreviewContent()
    finally:
        document.close()


def _first_lines(path: Path) -> str:
    with path.open("rb") as file:
        content = file.read(_TEXT_BYTES)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.start > len(content) - 4:  # the last letter was cut in two
            return content.decode("utf-8-sig", errors="ignore")
        return content.decode("cp1258", errors="replace")
