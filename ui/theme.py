# SPDX-License-Identifier: MIT
"""How the window looks: one grid, one type scale, calm greys and one accent, light or dark.

The theme is made once, at the start, and handed to each page; nothing else names a colour or a size.
"""

from __future__ import annotations

from enum import Enum, auto
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetrics,
    QGuiApplication,
    QPainter,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QHeaderView, QTableView, QWidget

from ui import style_sheet
from ui.colours import COLOURS, Role, Tone

__all__ = ["MAX_ZOOM", "MIN_ZOOM", "SPACE", "Role", "Scheme", "Size", "Theme", "Tone"]
__all__ += ["font", "set_muted", "set_primary", "set_quiet", "set_size", "tabular"]

SPACE: Final = 8  # the grid: distances are multiples of it, a half where a whole is too much
MIN_ZOOM: Final = 100  # percent
MAX_ZOOM: Final = 200

# Below this a row of the grid is hard to read on a 1366x768 screen; a larger system font is kept.
_LEAST_POINTS: Final = 10.0
_ROW_HEIGHT: Final = 28  # pixels at 100 %
_HEADER_HEIGHT: Final = 32

_PALETTE: Final = MappingProxyType(
    {
        QPalette.ColorRole.Window: Role.WINDOW,
        QPalette.ColorRole.WindowText: Role.TEXT,
        QPalette.ColorRole.Base: Role.BASE,
        QPalette.ColorRole.AlternateBase: Role.ALTERNATE,
        QPalette.ColorRole.Text: Role.TEXT,
        QPalette.ColorRole.PlaceholderText: Role.MUTED_TEXT,
        QPalette.ColorRole.Button: Role.BUTTON,
        QPalette.ColorRole.ButtonText: Role.TEXT,
        QPalette.ColorRole.BrightText: Role.BAD_TEXT,
        QPalette.ColorRole.ToolTipBase: Role.TOOL_TIP_BACK,
        QPalette.ColorRole.ToolTipText: Role.TOOL_TIP_TEXT,
        QPalette.ColorRole.Accent: Role.ACCENT_FILL,
        QPalette.ColorRole.Highlight: Role.SELECTION_BACK,
        QPalette.ColorRole.HighlightedText: Role.SELECTION_TEXT,
        QPalette.ColorRole.Link: Role.ACCENT_TEXT,
        QPalette.ColorRole.LinkVisited: Role.ACCENT_TEXT,
        QPalette.ColorRole.Light: Role.BASE,
        QPalette.ColorRole.Midlight: Role.SEPARATOR,
        QPalette.ColorRole.Mid: Role.SEPARATOR,
        QPalette.ColorRole.Dark: Role.LINE,
        QPalette.ColorRole.Shadow: Role.SHADOW,
    }
)
_TEXT_ROLES: Final = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
    QPalette.ColorRole.PlaceholderText,
    QPalette.ColorRole.HighlightedText,
)


class Size(Enum):
    """The type scale; the value is the ratio to the application's font."""

    SMALL = 0.9
    BODY = 1.0
    HEADING = 1.15
    TITLE = 1.5


class Scheme(Enum):
    """Light or dark, or as the system has it."""

    SYSTEM = auto()
    LIGHT = auto()
    DARK = auto()


class Theme(QObject):
    """The colours, fonts and measures of every page; `changed` tells those that keep a drawing.

    Widgets that paint with `colour` need not listen: a change repaints them.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._application: QApplication | None = None
        self._scheme = Scheme.SYSTEM
        self._dark = False
        self._system_is_dark = False
        self._zoom = MIN_ZOOM
        self._colours = _colours_of(dark=False)

    @property
    def scheme(self) -> Scheme:
        """What was chosen, which may be to follow the system."""
        return self._scheme

    @property
    def is_dark(self) -> bool:
        """Whether the dark colours are in use now."""
        return self._dark

    @property
    def zoom(self) -> int:
        """The size of the application's text, in percent of the system's."""
        return self._zoom

    @property
    def row_height(self) -> int:
        """The height of a table's row in pixels: 28 at 100 %, and never less than its text needs."""
        needed = QFontMetrics(QApplication.font()).height() + SPACE
        return max(round(_ROW_HEIGHT * self._zoom / 100), needed)

    @property
    def icon_size(self) -> int:
        """The side of an icon beside a word, in pixels."""
        return round(2 * SPACE * self._zoom / 100)

    def apply(self, application: QApplication) -> None:
        """Give the application its style, font and colours, and follow the system's from now on."""
        hints = application.styleHints()
        if self._application is None:
            hints.colorSchemeChanged.connect(self._on_system_scheme_changed)
        self._application = application
        self._system_is_dark = hints.colorScheme() == Qt.ColorScheme.Dark
        application.setStyle("Fusion")
        self._show()

    def set_scheme(self, scheme: Scheme) -> None:
        """Show light or dark colours, or those of the system."""
        self._scheme = scheme
        if self._application is not None:
            hints = self._application.styleHints()
            # So that the window's own frame and the system's dialogs go along.
            if scheme is Scheme.SYSTEM:
                hints.unsetColorScheme()
                self._system_is_dark = hints.colorScheme() == Qt.ColorScheme.Dark
            else:
                dark = scheme is Scheme.DARK
                hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
        self._show()

    def set_zoom(self, percent: int) -> None:
        """Show all text at ``percent`` of the system's size, within `MIN_ZOOM` and `MAX_ZOOM`."""
        self._zoom = min(max(percent, MIN_ZOOM), MAX_ZOOM)
        self._show()

    def colour(self, role: Role) -> QColor:
        """Return the colour of ``role`` as it is now."""
        return QColor(self._colours[role])

    def set_up_table(self, view: QTableView) -> None:
        """Give a table the window's rows and header; each row has the same height.

        Measuring rows or columns by their content takes seconds on a long table, so nothing does.
        """
        rows = view.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(SPACE)
        rows.setDefaultSectionSize(self.row_height)
        header = view.horizontalHeader()
        header.setFixedHeight(max(round(_HEADER_HEIGHT * self._zoom / 100), self.row_height))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        for each in (rows, header):
            each.setHighlightSections(False)
        view.setWordWrap(False)
        view.setCornerButtonEnabled(False)

    def paint_focus(self, painter: QPainter, rect: QRectF) -> None:
        """Draw the ring of the thing that has the keyboard, inside ``rect``, two pixels wide."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.colour(Role.ACCENT_LINE), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), SPACE / 2, SPACE / 2)
        painter.restore()

    def _show(self) -> None:
        application = self._application
        if application is None:
            return
        follows = self._scheme is Scheme.SYSTEM
        self._dark = self._system_is_dark if follows else self._scheme is Scheme.DARK
        self._colours = _colours_of(dark=self._dark)
        application.setPalette(_palette(self._colours))
        application.setFont(_base_font(self._zoom))
        line_height = QFontMetrics(application.font()).height()
        sheet = style_sheet.style_sheet(self._colours, self._point_sizes(), line_height, self._zoom)
        if sheet != application.styleSheet():
            application.setStyleSheet(sheet)
        self.changed.emit()

    def _point_sizes(self) -> dict[str, float]:
        return {size.name: QApplication.font().pointSizeF() * size.value for size in Size}

    @Slot(Qt.ColorScheme)
    def _on_system_scheme_changed(self, scheme: Qt.ColorScheme) -> None:
        if self._scheme is Scheme.SYSTEM:  # else it is our own choice coming back
            self._system_is_dark = scheme == Qt.ColorScheme.Dark
            self._show()


def font(of: QWidget | QApplication, size: Size) -> QFont:
    """Return the application's font in ``size``, to paint with; headings are heavier.

    A label takes it by `set_size`, which also follows a change of zoom.
    """
    result = QFont(QApplication.font(of) if isinstance(of, QWidget) else of.font())
    result.setPointSizeF(QApplication.font().pointSizeF() * size.value)
    if size in (Size.HEADING, Size.TITLE):
        result.setWeight(QFont.Weight.DemiBold)
    return result


def tabular(of: QFont) -> QFont:
    """Return the font with all digits of one width, so that columns of numbers stand in line."""
    result = QFont(of)
    result.setFeature(QFont.Tag("tnum"), 1)
    return result


def set_size(widget: QWidget, size: Size) -> None:
    """Give the widget's text ``size``, now and after a change of zoom."""
    _set_mark(widget, style_sheet.SIZE, size.name)


def set_muted(widget: QWidget) -> None:
    """Show the widget's text in the quiet colour: what explains, not what is said."""
    widget.setForegroundRole(QPalette.ColorRole.PlaceholderText)


def set_primary(widget: QWidget, primary: bool = True) -> None:
    """Fill a button with the accent: the one next step of a page."""
    _set_mark(widget, style_sheet.PRIMARY, primary)


def set_quiet(area: QAbstractScrollArea, quiet: bool = True) -> None:
    """Show a table or list without a frame: the card or page around it is frame enough."""
    _set_mark(area, style_sheet.QUIET, quiet)


def _set_mark(widget: QWidget, name: str, value: object) -> None:
    widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        # What a widget keeps of its style (the width of a frame) it reads again at this event.
        QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))


def _colours_of(*, dark: bool) -> dict[Role, QColor]:
    return {role: QColor(pair[dark]) for role, pair in COLOURS.items()}


def _palette(colours: dict[Role, QColor]) -> QPalette:
    palette = QPalette()
    for place, role in _PALETTE.items():
        palette.setColor(place, colours[role])
    for place in _TEXT_ROLES:
        palette.setColor(QPalette.ColorGroup.Disabled, place, colours[Role.DISABLED_TEXT])
    for group in (QPalette.ColorGroup.Disabled, QPalette.ColorGroup.Inactive):
        palette.setColor(group, QPalette.ColorRole.Highlight, colours[Role.SELECTION_BACK_IDLE])
    palette.setColor(
        QPalette.ColorGroup.Disabled, QPalette.ColorRole.Accent, colours[Role.DISABLED_TEXT]
    )
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Base, colours[Role.WINDOW])
    return palette


def _base_font(zoom: int) -> QFont:
    result = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    points = result.pointSizeF()
    if points <= 0:  # a system that gives its font in pixels
        screen = QGuiApplication.primaryScreen()
        points = result.pixelSize() * 72 / (screen.logicalDotsPerInch() if screen else 96)
    result.setPointSizeF(max(points, _LEAST_POINTS) * zoom / 100)
    return result
