# SPDX-License-Identifier: MIT
"""The application's own icons, drawn at the size asked for and in the colour of the text beside them.

The drawings are in resources/icons: a grid of 24, lines of 1.75, ``currentColor``.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QImage,
    QPainter,
    QPalette,
    QPixmap,
)

from lsapp import paths

ICON_NAMES: Final[tuple[str, ...]] = (
    # pages
    *("overview", "programme", "activities", "results", "statistics", "report", "evidence"),
    *("submit", "history", "compile"),
    # what a person does
    *("add", "delete", "edit", "undo", "redo", "search", "filter", "sort", "group"),
    *("import", "export", "print", "open-file", "new-file", "folder", "backup", "restore"),
    *("settings", "help", "tour", "cut", "copy", "paste", "refresh", "close", "more"),
    *("up", "down", "left", "right", "indent", "outdent", "fold", "unfold"),
    *("chosen", "unchosen"),
    # levels and states
    *("warning", "error", "ok", "info", "overdue", "due-soon"),
    *("not-started", "in-progress", "completed", "none-arising", "stopped"),
    # things
    *("lock", "calendar", "money", "attach", "image", "pdf", "spreadsheet", "document"),
    *("mail", "comment", "unit", "timeline", "table", "last-year", "star", "bin"),
)

ICO_SIZES: Final = (
    16,
    20,
    24,
    32,
    40,
    48,
    64,
    128,
    256,
)  # pixels; what Windows shows at 100 to 250 %

_APPLICATION_ICON: Final = "kh48"
_CURRENT_COLOUR: Final = b"currentColor"
# A window resized or a scale changed leaves old sizes behind; more than this many is such a heap.
_MOST_PIXMAPS: Final = 64


def icon(name: str, colour: Callable[[], QColor] | None = None) -> QIcon:
    """Return the icon ``name``, one of `ICON_NAMES`; any other is a `KeyError`.

    It takes the application palette's text colour at the moment it is painted, so a change to dark
    needs nothing done; or the colour that ``colour`` returns then, for the icon of a tone. A
    disabled icon is always in the disabled text's colour.
    """
    if name not in ICON_NAMES:
        raise KeyError(name)
    return _icon_of(SvgIconEngine(_icon_path(name), colour))


def application_icon() -> QIcon:
    """Return the application's mark, in colours of its own."""
    return _icon_of(SvgIconEngine(_icon_path(_APPLICATION_ICON)))


def _icon_of(engine: QIconEngine) -> QIcon:
    """Return an icon that its engine lives as long as.

    Where Python's collector meets both in one heap of garbage, the engine first, PySide (6.11) gives it
    back to Python, which deletes it, and then the icon deletes it again. So the collector is not to see
    it; it goes with the icon, by the count of its references. What an engine's colour is asked from must
    therefore not hold the icon: a theme, never the widget that keeps it.
    """
    import ctypes

    ctypes.pythonapi.PyObject_GC_UnTrack(ctypes.py_object(engine))
    return QIcon(engine)


class SvgIconEngine(QIconEngine):
    """Draws one SVG file at any size and scale, with ``currentColor`` filled in when painted.

    Each (size, colour) is drawn once and kept. QtSvg is imported at the first paint, not before:
    a window is made faster than it is shown.
    """

    def __init__(self, path: Path, colour: Callable[[], QColor] | None = None) -> None:
        super().__init__()
        self._path = path
        self._colour = colour
        self._source: bytes | None = None
        self._pixmaps: dict[tuple[int, int, int], QPixmap] = {}

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw the icon as the largest square in the middle of ``rect``."""
        scale = painter.device().devicePixelRatio()
        side = min(rect.width(), rect.height())
        square = QRect(0, 0, side, side)
        square.moveCenter(rect.center())
        painter.drawPixmap(square, self.scaledPixmap(square.size(), mode, state, scale))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the icon in ``size`` pixels of a screen at 100 %."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        """Return the icon in ``size`` times ``scale`` device pixels, marked with ``scale``."""
        colour = self._colour_of(mode)
        device = QSize(math.ceil(size.width() * scale), math.ceil(size.height() * scale))
        if device.isEmpty():  # a button squeezed to nothing while its window is laid out
            return QPixmap()
        key = (device.width(), device.height(), colour.rgba())
        pixmap = self._pixmaps.get(key)
        if pixmap is None:
            if len(self._pixmaps) >= _MOST_PIXMAPS:
                self._pixmaps.clear()
            pixmap = self._pixmaps[key] = QPixmap.fromImage(self._draw(device, colour))
        if pixmap.devicePixelRatio() != scale:
            pixmap = QPixmap(pixmap)
            pixmap.setDevicePixelRatio(scale)
        return pixmap

    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:
        """Return ``size``: a drawing has every size."""
        return size

    def clone(self) -> QIconEngine:
        """Return an engine for the same file, with nothing drawn yet.

        Qt asks only where a pixmap is added to a copy of an icon, and owns what it gets. PySide
        (6.11) leaves it to Python as well, which would collect it under Qt's feet: one reference
        too many keeps the object of a few hundred bytes.
        """
        import ctypes

        engine = SvgIconEngine(self._path, self._colour)
        ctypes.pythonapi.Py_IncRef(ctypes.py_object(engine))
        return engine

    def key(self) -> str:
        """Return the engine's name, as Qt asks of each engine."""
        return "kh48-svg"

    def iconName(self) -> str:
        """Return the name of the drawing."""
        return self._path.stem

    def isNull(self) -> bool:
        """Return that there is something to draw."""
        return False

    def _colour_of(self, mode: QIcon.Mode) -> QColor:
        palette = QGuiApplication.palette()
        if mode == QIcon.Mode.Disabled:
            return palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText)
        if self._colour is not None:
            return self._colour()
        if mode == QIcon.Mode.Selected:
            return palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.HighlightedText)
        return palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.WindowText)

    def _draw(self, size: QSize, colour: QColor) -> QImage:
        if self._source is None:
            self._source = self._path.read_bytes()
        return draw_svg(self._source, size, colour)


def draw_svg(source: bytes, size: QSize, colour: QColor) -> QImage:
    """Return an SVG drawn in ``size`` pixels on nothing, with ``colour`` for its ``currentColor``."""
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    named = colour.name(QColor.NameFormat.HexRgb).encode()
    renderer = QSvgRenderer(QByteArray(source.replace(_CURRENT_COLOUR, named)))
    renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    painter = QPainter(image)
    painter.setOpacity(colour.alphaF())
    renderer.render(painter, QRectF(QPoint(0, 0), size))
    painter.end()
    return image


@cache  # hundreds of icons are made with a page, and where they lie never changes
def _icon_path(name: str) -> Path:
    return paths.resources_dir() / "icons" / f"{name}.svg"
