# SPDX-License-Identifier: MIT
"""The place of the findings below the pages: shown or not as the person left it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDockWidget, QWidget

from ui.pages.page import PageContext

if TYPE_CHECKING:
    from ui.widgets.findings_panel import FindingsPanel

_NAME: Final = "findings"  # by which the window keeps how high it stands


class FindingsDock(QDockWidget):
    """Builds its list when it is first seen. It is open while a file is, unless the person closed it."""

    toggled = Signal(bool)
    """Whether the list is to be seen from now on, by the person's own wish."""
    left = Signal()
    """Escape in the list: the keyboard goes back to the page."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._panel: FindingsPanel | None = None
        self._has_file = False
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
        self.setVisible(has_file and self.is_wanted)

    @Slot()
    def toggle(self) -> None:
        """Show the list, or put it away."""
        self._want(not self.is_wanted)

    @Slot()
    def focus_list(self) -> None:
        """Show the list with the keyboard in it."""
        self._want(True)
        if self._panel is not None and self.isVisible():
            self._panel.take_focus()

    def showEvent(self, event: QShowEvent) -> None:
        if self._panel is None:
            from ui.widgets.findings_panel import FindingsPanel

            self._panel = FindingsPanel(self._context, self)
            self._panel.closed.connect(self._on_closed)
            self._panel.left.connect(self.left)
            self.setWidget(self._panel)
        super().showEvent(event)

    @Slot()
    def _on_closed(self) -> None:
        self._want(False)
        self.left.emit()

    def _want(self, shown: bool) -> None:
        self._context.settings.findings_shown = shown
        self.setVisible(shown and self._has_file)
        self.toggled.emit(shown)
