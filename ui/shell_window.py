# SPDX-License-Identifier: MIT
"""What the parts of the main window know of it: its menus, commands, tour and dialogs stand on this alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMainWindow

if TYPE_CHECKING:
    from lsapp.services.desk import Desk
    from ui.backup_clock import BackupClock
    from ui.disk_watch import DiskWatch
    from ui.draft_keeper import DraftKeeper
    from ui.file_check import FileCheck
    from ui.note_pinning import NotePinning
    from ui.pages.page import Page, PageContext
    from ui.places import Place
    from ui.recent_files import RecentFiles
    from ui.session import Session
    from ui.settings import Settings
    from ui.theme import Theme, Tone
    from ui.widgets.findings_dock import FindingsDock
    from ui.widgets.notice_area import NoticeArea


class ShellWindow(QMainWindow):
    """One window on one file. `MainWindow` is what stands behind these names."""

    page_shown = Signal(str)
    """The name of the page that the window has turned to."""

    theme: Theme
    settings: Settings
    session: Session
    context: PageContext
    drafts: DraftKeeper
    backups: BackupClock
    disk: DiskWatch
    file_check: FileCheck
    notices: NoticeArea
    findings_dock: FindingsDock
    recent: RecentFiles
    pinning: NotePinning

    # --- pages ---

    @property
    def current_page(self) -> Page | None:
        """The page that is shown; ``None`` without a file."""
        raise NotImplementedError

    def page_names(self) -> list[str]:
        """Return the pages that the open file has, in the order of the side bar; none without a file."""
        raise NotImplementedError

    def show_page(self, name: str, place: Place | None = None) -> None:
        """Turn to a page, and there to a place."""
        raise NotImplementedError

    def show_record(
        self, place: Place, unit: str | None = None, round_code: str | None = None
    ) -> None:
        """Turn to a record, in its unit and round where another is in view."""
        raise NotImplementedError

    def focus_page(self) -> None:
        """Set the keyboard into the page that is shown."""
        raise NotImplementedError

    def commit_editing(self) -> None:
        """Take over what is being typed on the page that is shown."""
        raise NotImplementedError

    def find_in_page(self) -> None:
        """Open the line of Ctrl+F."""
        raise NotImplementedError

    # --- files ---

    def open_file(self, path: Path) -> None:
        """Open a file after what was typed in the one before is taken over."""
        raise NotImplementedError

    def adopt_file(self, make: Callable[[], Desk]) -> None:
        """Make a new file behind the window and show it."""
        raise NotImplementedError

    # --- around the pages ---

    def notify(
        self, tone: Tone, text: str, action: str = "", call: Callable[[], None] | None = None
    ) -> None:
        """Show a notice above the page."""
        raise NotImplementedError

    def fold_side_bar(self) -> None:
        """Fold the side bar to its icons, or open it again."""
        raise NotImplementedError

    def toggle_findings(self) -> None:
        """Show or hide the list of findings."""
        raise NotImplementedError

    def show_findings(self) -> None:
        """Show the list of findings and set the keyboard there."""
        raise NotImplementedError
