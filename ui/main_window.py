# SPDX-License-Identifier: MIT
"""The main window: side bar, the line of the round, the pages, findings below, and the status line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lsapp import __version__
from lsapp.domain.records import Role
from ui import places
from ui.awaited_page import AwaitedPage
from ui.backup_clock import BackupClock
from ui.closing import Closing
from ui.disk_watch import DiskWatch
from ui.draft_keeper import DraftKeeper
from ui.error_teller import ErrorTeller
from ui.file_check import FileCheck
from ui.file_drop import FileDrop
from ui.findings_watch import FindingsWatch
from ui.inbox_watch import InboxWatch
from ui.note_pinning import NotePinning
from ui.page_badges import PageBadges
from ui.page_stack import PageStack
from ui.pages.page import Page, PageContext
from ui.pages.registry import page_icon, page_title
from ui.places import Place
from ui.recent_files import RecentFiles
from ui.return_opening import SUFFIX as RETURN_SUFFIX
from ui.return_opening import ReturnOpening
from ui.return_watch import ReturnWatch
from ui.round_bar import RoundBar
from ui.secrets_notice import SecretsNotice
from ui.session import Session
from ui.settings import Settings
from ui.shell_window import ShellWindow
from ui.status_line import StatusLine
from ui.theme import SPACE, Theme, Tone
from ui.widgets.find_bar import FindBar
from ui.widgets.findings_dock import FindingsDock
from ui.widgets.notice_area import NoticeArea
from ui.widgets.side_bar import SideBar
from ui.window_actions import WindowActions
from ui.window_dialogs import WindowDialogs

if TYPE_CHECKING:
    from lsapp.services.desk import Desk
    from ui.crash import CrashWatch

SUFFIX: Final = ".lsdb"
"""Of the files that can be dropped on the window."""


class MainWindow(ShellWindow):
    """One window on one file; ``closed`` comes after everything typed is on the disk."""

    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        settings: Settings,
        parent: QWidget | None = None,
        *,
        crash: CrashWatch | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.settings = settings
        self.session = Session(self)
        self.session.who = settings.display_name
        self.findings = FindingsWatch(self.session, self)
        self.returns = ReturnWatch(self.session, self.findings, self)
        self.drafts = DraftKeeper(self.session, parent=self)
        self.backups = BackupClock(self.session, settings, self)
        self.disk = DiskWatch(self.session, self)
        self.file_check = FileCheck(self.session, self)
        self.inbox = InboxWatch(self.session, settings, self)
        self.recent = RecentFiles(settings, self)
        self.context = PageContext(
            session=self.session,
            findings=self.findings,
            theme=theme,
            settings=settings,
            drafts=self.drafts,
            backups=self.backups,
            navigate=self.show_page,
            notify=self.notify,
            run_command=lambda name: self.actions_of_window.commands.run(name),
            inbox=self.inbox,
        )
        self._awaited = AwaitedPage(self)
        self._closing = Closing(self)
        self._is_closed = False
        self.setObjectName("main_window")
        self.setMinimumSize(800, 560)
        self._build()
        self.pinning = NotePinning(self.context, self.returns, self)
        self._errors = ErrorTeller(self, self.notices, crash)
        self.actions_of_window = WindowActions(self)
        self._connect()
        self._dialogs = WindowDialogs(self)
        self._badges = PageBadges(self._side_bar, self.findings, self.inbox, self)
        self._secrets = SecretsNotice(self.session, settings, self.notices, self)
        self._restore_look()
        self._on_state_changed()

    def _build(self) -> None:
        self._side_bar = SideBar(self._entries(), self.theme, self)
        self._round_bar = RoundBar(self.session, self.theme, self)
        self.notices = NoticeArea(self.theme, self)
        self._find_bar = FindBar(self)
        self._stack = PageStack(self.context, self.recent, self)
        self._drop = FileDrop(self, (SUFFIX, RETURN_SUFFIX))
        body = QWidget(self)
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        column = QVBoxLayout()
        column.setSpacing(0)
        for widget in (self._round_bar, self.notices, self._find_bar):
            column.addWidget(widget)
        column.addWidget(self._stack, 1)
        row.addWidget(self._side_bar)
        row.addLayout(column, 1)
        self.setCentralWidget(body)
        self.findings_dock = FindingsDock(self.context, self)
        self.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self.findings_dock)
        self.resizeDocks([self.findings_dock], [SPACE * 20], Qt.Orientation.Vertical)
        self.status_line = StatusLine(self.session, self.theme, self)
        self.setStatusBar(self.status_line)

    def _connect(self) -> None:
        self._side_bar.page_chosen.connect(self.show_page)
        self._side_bar.folded_changed.connect(self._on_folded)
        self._round_bar.round_chosen.connect(self._on_round_chosen)
        self._round_bar.unit_chosen.connect(self._on_unit_chosen)
        self._round_bar.new_round_asked.connect(self.actions_of_window.commands.new_round)
        self._round_bar.dates_asked.connect(self.actions_of_window.commands.round_dates)
        self._round_bar.submit_asked.connect(self.actions_of_window.commands.submit)
        self._round_bar.back_asked.connect(lambda: self.show_page(places.COMPILING))
        self._find_bar.text_changed.connect(self._on_find)
        self._find_bar.closed.connect(self.focus_page)
        self.findings_dock.left.connect(self.focus_page)
        self.theme.changed.connect(self.findings_dock.fit)
        self._stack.selection_told.connect(self.status_line.show_selection)
        self._stack.command_asked.connect(self.actions_of_window.commands.run)
        self._stack.file_chosen.connect(self.open_file)
        self._drop.dropped.connect(self._on_dropped)
        self.session.state_changed.connect(self._on_state_changed)
        self.session.failed.connect(self.show_error)
        self.backups.last_changed.connect(self.status_line.show_backup)
        self.disk.slow_changed.connect(self.status_line.show_slow)

    # --- pages ---

    def page_names(self) -> list[str]:
        """The pages that the open file has, in the order of the side bar; none without a file."""
        view = self.session.view
        if view is None:
            return []
        compiling = view.office.role is Role.COMPILING
        return [name for name in places.PAGE_NAMES if compiling or name != places.COMPILING]

    @property
    def current_page(self) -> Page | None:
        """The page that is shown; ``None`` without a file."""
        return self._stack.current_page

    def has_page(self, name: str) -> bool:
        """Tell whether a page is built."""
        return self._stack.has_page(name)

    def page(self, name: str) -> Page:
        """Return a page, built when it is first asked for."""
        return self._stack.page(name)

    @Slot(str)
    def show_page(self, name: str, place: Place | None = None) -> None:
        """Turn to a page, and there to a place. While the file is only looked at first, the grid alone has
        something to show; another page then follows as soon as it can.
        """
        if name not in self.page_names():
            return
        if not self.session.is_ready and name != places.ACTIVITIES:
            self._awaited.wait_for_page(name)
            return
        left = self.current_page
        page = self.page(name)
        if left is not None and left is not page:
            left.commit_editing()
            self._find_bar.close_bar()
        self._side_bar.set_current(name)
        self._stack.show_page(page)
        self._round_bar.offer_submit(not page.LISTS_FINDINGS)
        self._round_bar.offer_back(name != places.COMPILING)
        self.findings_dock.set_listed(page.LISTS_FINDINGS or page.FOLDS_FINDINGS)
        page.refresh_now()
        if place is None or not page.show_place(place):
            page.take_focus()
        if self.session.path is not None:
            self.settings.set_last_page(self.session.path, name)
        self.page_shown.emit(name)

    def show_record(
        self, place: Place, unit: str | None = None, round_code: str | None = None
    ) -> None:
        """Turn to a record, in its unit and round where another is in view."""
        view = self.session.view
        if view is None:
            return
        wanted = (unit or view.unit, round_code or view.round)
        if wanted == (view.unit, view.round):
            self.show_page(place.page, place)
            return
        self.commit_editing()
        self._awaited.wait_for_record(*wanted, place)
        self.session.show(unit=wanted[0], round_code=wanted[1])

    @Slot()
    def focus_page(self) -> None:
        """Set the keyboard into the page that is shown."""
        page = self.current_page
        if page is not None:
            page.take_focus()

    # --- files ---

    def expect_file(self, path: Path | None) -> None:
        """Show that a file is about to be opened, or made where it has no path yet."""
        self._stack.expect_file(path, self.settings.last_page(path) if path is not None else "")
        self._round_bar.setEnabled(False)

    def open_file(self, path: Path) -> None:
        """Open a file after what was typed in the one before is taken over."""
        self.commit_editing()
        self._awaited.wait_for_file(self.settings.last_page(path))
        self.notices.clear()
        self.session.open(path)
        self.expect_file(path)
        self.actions_of_window.refresh()

    def adopt_file(self, make: Callable[[], Desk]) -> None:
        """Make a new file behind the window and show it; ``make`` runs on the database's thread."""
        self.commit_editing()
        self._awaited.wait_for_file("")
        self.notices.clear()
        self.session.adopt(make)
        self.expect_file(None)
        self.actions_of_window.refresh()

    @Slot()
    def find_in_page(self) -> None:
        """Open the line of Ctrl+F; on a page with nothing to find in, the search over everything."""
        page = self.current_page
        if page is not None and page.can_find():
            self._find_bar.open_bar()
        else:
            self.actions_of_window.commands.search_everywhere()

    def commit_editing(self) -> None:
        """Take over what is being typed on the page that is shown."""
        page = self.current_page
        if page is not None:
            page.commit_editing()

    # --- what the window tells ---

    def notify(
        self, tone: Tone, text: str, action: str = "", call: Callable[[], None] | None = None
    ) -> None:
        """Show a notice above the page; of two with the same words the older goes."""
        self.notices.tell(tone, text, action, call)

    @Slot(object)
    def show_error(self, error: Exception) -> None:
        """Tell a person's error with its next step, and a fault of the program as a report."""
        self._errors.tell(error)

    # --- slots ---

    @Slot()
    def _on_state_changed(self) -> None:
        view, path = self.session.view, self.session.path
        self.setWindowTitle(f"{path.name} - KH48" if path else f"KH48 {__version__}")
        names = self.page_names()
        self._side_bar.setVisible(view is not None)
        self._side_bar.set_visible_pages(names)
        self.findings_dock.set_has_file(view is not None)
        if view is None:
            self._show_welcome()
            return
        self._stack.take_file()
        self._round_bar.setEnabled(True)
        if path is not None and self.session.is_ready:
            self.settings.add_recent(path)
        self._awaited.turn()

    def _show_welcome(self) -> None:
        if self.isVisible():  # a file may be named before the window is seen
            self._stack.show_welcome()

    @Slot(str)
    def _on_find(self, text: str) -> None:
        page = self.current_page
        if page is not None:
            page.find_text(text)

    @Slot(str)
    def _on_round_chosen(self, code: str) -> None:
        self.commit_editing()
        self.session.show(round_code=code)

    @Slot(str)
    def _on_unit_chosen(self, code: str) -> None:
        self.commit_editing()
        self.session.show(unit=code)

    @Slot(bool)
    def _on_folded(self, folded: bool) -> None:
        self.settings.side_bar_folded = folded

    # --- looks ---

    def _entries(self) -> list[tuple[str, str, str]]:
        return [(name, page_icon(name), page_title(name)) for name in places.PAGE_NAMES]

    def _restore_look(self) -> None:
        self.resize(1180, 700)
        self.settings.restore_window(self)
        self._side_bar.set_folded(self.settings.side_bar_folded)

    @Slot()
    def fold_side_bar(self) -> None:
        """Fold the side bar to its icons, or open it again."""
        self._side_bar.set_folded(not self._side_bar.is_folded)
        self._on_folded(self._side_bar.is_folded)

    @Slot()
    def toggle_findings(self) -> None:
        """Show or hide the list of findings."""
        self.findings_dock.toggle()

    @Slot()
    def show_findings(self) -> None:
        """Show the list of findings and set the keyboard there."""
        self.findings_dock.focus_list()

    @Slot(object)
    def _on_dropped(self, path: Path) -> None:
        if path.suffix.lower() == RETURN_SUFFIX:
            ReturnOpening(self.context, self).take(path)
        else:
            self.open_file(path)

    # --- overrides ---

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._stack.expects_file and self.session.path is None:
            self._show_welcome()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.findings_dock.fit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._drop.enter(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._drop.take(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._closing.finish():
            event.ignore()
            return
        event.accept()
        if not self._is_closed:
            self._is_closed = True
            self.closed.emit()
