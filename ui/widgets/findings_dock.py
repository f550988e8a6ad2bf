# SPDX-License-Identifier: MIT
"""The place of the findings below the pages: shown or not as the person left it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDockWidget, QWidget

from ui.pages.page import PageContext

if TYPE_CHECKING:
    from ui.widgets.findings_panel import FindingsPanel

_NAME: Final = "findings"  # by which the window keeps how high it stands
_LEAST_LINES: Final = 32
"""Lines of text that a window holds before the list takes some of them without being asked."""


class FindingsDock(QDockWidget):
    """Builds its list when it is first seen. It is open while a file is, unless the person closed it or
    large letters on a small screen leave the page no room beside it; then it waits until it is asked for.
    """

    toggled = Signal(bool)
    """Whether the list is to be seen from now on, by the person's own wish."""
    left = Signal()
    """Escape in the list: the keyboard goes back to the page."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._panel: FindingsPanel | None = None
        self._has_file = False
        self._is_asked = False
        self._is_listed = False
        self.setObjectName(_NAME)
        self.setWindowTitle(self.tr("Kiểm tra"))
        self.setAllowedAreas(Qt.DockWidgetArea.BottomDockWidgetArea)
        self.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
        self.setTitleBarWidget(QWidget(self))  # the list has a head line of its own

    @property
    def is_wanted(self) -> bool:
        """Whether the person wants to see the list while a file is open."""
        return self._context.settings.findings_shown

    def set_has_file(self, has_file: bool) -> None:
        """Tell whether there is a file whose findings can be shown."""
        self._has_file = has_file
        self._show()

    def set_listed(self, listed: bool) -> None:
        """Tell whether the page lists the findings itself: then the list waits until it is asked for."""
        if listed and not self._is_listed:
            self._is_asked = False
        self._is_listed = listed
        self._show()

    @Slot()
    def fit(self) -> None:
        """Look again whether there is room, after the letters or the window changed their size."""
        self._show()

    @Slot()
    def toggle(self) -> None:
        """Show the list, or put it away."""
        self._want(self.isHidden())

    @Slot()
    def focus_list(self) -> None:
        """Show the list with the keyboard in it."""
        self._want(True)
        if self._panel is not None and self.isVisible():
            self._panel.take_focus()

    @Slot()
    def _on_closed(self) -> None:
        self._want(False)
        self.left.emit()

    def _want(self, shown: bool) -> None:
        self._context.settings.findings_shown = shown
        self._is_asked = shown
        self._show()
        self.toggled.emit(shown)

    def _show(self) -> None:
        wanted = self._has_file and self.is_wanted and (self._is_asked or self._has_room())
        if wanted and self._panel is None:
            self._panel = self._made_panel()
            self.setWidget(self._panel)
        if wanted is self.isHidden():
            self.setVisible(wanted)

    def _made_panel(self) -> FindingsPanel:
        from ui.widgets.findings_panel import FindingsPanel

        panel = FindingsPanel(self._context, self)
        panel.closed.connect(self._on_closed)
        panel.left.connect(self.left)
        return panel

    def _has_room(self) -> bool:
        window = self.window()
        return (
            not self._is_listed
            and window.height() >= window.fontMetrics().lineSpacing() * _LEAST_LINES
        )
