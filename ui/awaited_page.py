# SPDX-License-Identifier: MIT
"""Where the window turns as soon as its file can show it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot

from ui import places
from ui.places import Place
from ui.shell_window import ShellWindow


class AwaitedPage(QObject):
    """A page while the file is being opened; a record while its unit and round are being read."""

    def __init__(self, window: ShellWindow) -> None:
        super().__init__(window)
        self._window = window
        self._page: str | None = None
        self._record: tuple[str, str, Place] | None = None

    def wait_for_file(self, page: str) -> None:
        """Wait for a file that was left on ``page``, empty where nobody knows; what was waited for in the
        one before is forgotten.
        """
        self._page, self._record = page, None

    def wait_for_page(self, name: str) -> None:
        """Wait until the file, only looked at first, can show a page."""
        self._page = name

    def wait_for_record(self, unit: str, round_code: str, place: Place) -> None:
        """Wait for a record of another unit or round."""
        self._record = (unit, round_code, place)

    def turn(self) -> None:
        """Turn to the page that the file was left on, or that was asked for while it was opened; the one
        that is shown stays where nothing else is wanted.
        """
        names, current = self._window.page_names(), self._window.current_page
        wanted = self._page
        if wanted is None and current is not None and current.objectName() in names:
            if self._record is not None:
                # The pages are told of the new view after the window.
                QTimer.singleShot(0, self._go_to_record)
            return
        first = places.COMPILING if places.COMPILING in names else places.OVERVIEW
        name = wanted if wanted is not None and wanted in names else first
        if not self._window.session.is_ready and name != places.ACTIVITIES:
            return  # a first look has rows for the grid alone
        self._page = None
        self._window.show_page(name)

    @Slot()
    def _go_to_record(self) -> None:
        wanted, self._record = self._record, None
        view = self._window.session.view
        if wanted is None or view is None:
            return
        unit, round_code, place = wanted
        if (view.unit, view.round) == (unit, round_code):
            self._window.show_page(place.page, place)
