# SPDX-License-Identifier: MIT
"""The pages of a window, one above the other: those of the file, the one while it opens, the welcome."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui import places
from ui.pages.page import Page, PageContext
from ui.pages.registry import load_page, make_page
from ui.recent_files import RecentFiles
from ui.widgets.opening_page import OpeningPage

if TYPE_CHECKING:
    from ui.pages.welcome import WelcomePage

_FIRST_PAINT: Final = 40  # milliseconds until the page that says what is opened has been painted


class PageStack(QStackedWidget):
    """Builds each page when it is first asked for."""

    selection_told = Signal(str)
    """What the status line says of the selection on the page that is shown."""
    command_asked = Signal(str)
    """A command of the window, chosen on the welcome page by its name."""
    file_chosen = Signal(object)
    """The path of a file chosen on the welcome page."""

    def __init__(
        self, context: PageContext, recent: RecentFiles, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._recent = recent
        self._pages: dict[str, Page] = {}
        self._welcome: WelcomePage | None = None
        self._opening = OpeningPage(self)
        self._expects_file = False
        context.session.check_told.connect(self._opening.tell_check)
        self.addWidget(self._opening)

    @property
    def current_page(self) -> Page | None:
        """The page of the file that is shown; ``None`` without one."""
        page = self.currentWidget()
        return page if isinstance(page, Page) else None

    @property
    def expects_file(self) -> bool:
        """Whether a file is about to be shown."""
        return self._expects_file

    def has_page(self, name: str) -> bool:
        """Tell whether a page is built."""
        return name in self._pages

    def page(self, name: str) -> Page:
        """Return a page, built when it is first asked for."""
        if name not in self._pages:
            page = make_page(name, self._context, self)
            page.selection_told.connect(self.selection_told)
            self._pages[name] = page
            self.addWidget(page)
        return self._pages[name]

    def expect_file(self, path: Path | None, page: str) -> None:
        """Show that a file is about to be opened, or made where it has no path yet; what its page needs is
        imported while the file's first rows are read.
        """
        self._expects_file = True
        self._opening.begin(path)
        self.setCurrentWidget(self._opening)
        name = page if page in places.PAGE_NAMES else places.OVERVIEW
        if name not in self._pages:
            QTimer.singleShot(_FIRST_PAINT, self, lambda: _load_behind(name))

    def take_file(self) -> None:
        """The file is there; its page is shown by whoever knows which."""
        self._expects_file = False

    def show_page(self, page: Page) -> None:
        """Turn to a page of the file."""
        self._opening.end()
        self.setCurrentWidget(page)

    def show_welcome(self) -> None:
        """Turn to what is shown without a file."""
        from ui.pages.welcome import WelcomePage

        self._expects_file = False
        self._opening.end()
        if self._welcome is None:
            welcome = WelcomePage(self._context.theme, self._recent, self)
            welcome.command_asked.connect(self.command_asked)
            welcome.file_chosen.connect(self.file_chosen)
            self._welcome = welcome
            self.addWidget(welcome)
        self.setCurrentWidget(self._welcome)


def _load_behind(name: str) -> None:
    threading.Thread(target=load_page, args=(name,), name="imports", daemon=True).start()
