# SPDX-License-Identifier: MIT
"""The main window: side bar, the line of the round, the pages, findings below, and the status line."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDockWidget,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from lsapp import __version__
from lsapp.domain.records import Role
from lsapp.services.drafts import Draft
from ui import places
from ui.backup_clock import BackupClock
from ui.draft_keeper import DraftKeeper
from ui.findings_watch import FindingsWatch
from ui.operations import CancelledError, Progress
from ui.pages.page import Page, PageContext
from ui.pages.registry import make_page, page_icon, page_title
from ui.places import Place
from ui.round_bar import RoundBar
from ui.session import Session
from ui.settings import Settings
from ui.status_line import StatusLine
from ui.theme import SPACE, Theme, Tone
from ui.widgets.find_bar import FindBar
from ui.widgets.notice import Notice
from ui.widgets.side_bar import SideBar
from ui.window_actions import WindowActions

_log: Final = logging.getLogger(__name__)


class MainWindow(QMainWindow):
    """One window on one file; ``closed`` comes after everything typed is on the disk."""

    page_shown = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.settings = settings
        self.session = Session(self)
        self.session.who = settings.display_name
        self.findings = FindingsWatch(self.session, self)
        self.drafts = DraftKeeper(self.session, parent=self)
        self.backups = BackupClock(self.session, settings, self)
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
        )
        self._pages: dict[str, Page] = {}
        self._wanted_page: str | None = None
        self.setObjectName("main_window")
        self.setMinimumSize(800, 560)

        self._side_bar = SideBar(self._entries(), theme, self)
        self._round_bar = RoundBar(self.session, theme, self)
        self._notices = QVBoxLayout()
        self._find_bar = FindBar(self)
        self._stack = QStackedWidget(self)
        self._welcome: QWidget | None = None
        self._lay_out()
        self._dock = self._make_dock()
        self.status_line = StatusLine(self.session, self)
        self.setStatusBar(self.status_line)
        self.actions_of_window = WindowActions(self)
        self._connect()
        self._restore_look()
        self._on_state_changed()

    def _lay_out(self) -> None:
        body = QWidget(self)
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._notices.setContentsMargins(16, 0, 16, 0)
        self._notices.setSpacing(4)
        column.addWidget(self._round_bar)
        column.addLayout(self._notices)
        column.addWidget(self._find_bar)
        column.addWidget(self._stack, 1)
        row.addWidget(self._side_bar)
        row.addLayout(column, 1)
        self.setCentralWidget(body)

    def _make_dock(self) -> QDockWidget:
        dock = QDockWidget(self.tr("Kiểm tra"), self)
        dock.setObjectName("findings")
        dock.setAllowedAreas(
            Qt.DockWidgetArea.BottomDockWidgetArea | Qt.DockWidgetArea.RightDockWidgetArea
        )
        self.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, dock)
        self.resizeDocks([dock], [SPACE * 20], Qt.Orientation.Vertical)
        dock.visibilityChanged.connect(self._on_dock_visible)
        return dock

    def _connect(self) -> None:
        self._side_bar.page_chosen.connect(self.show_page)
        self._side_bar.folded_changed.connect(self._on_folded)
        self._round_bar.round_chosen.connect(self._on_round_chosen)
        self._round_bar.unit_chosen.connect(self._on_unit_chosen)
        self._round_bar.new_round_asked.connect(self.actions_of_window.commands.new_round)
        self._round_bar.submit_asked.connect(lambda: self.show_page(places.SUBMISSION))
        self._find_bar.text_changed.connect(self._on_find)
        self._find_bar.closed.connect(self._on_find_closed)
        self.session.state_changed.connect(self._on_state_changed)
        self.session.failed.connect(self.show_error)
        self.session.long_started.connect(self._on_long_started)
        self.findings.findings_changed.connect(self._on_findings_changed)
        self.backups.last_changed.connect(self.status_line.show_backup)
        self.backups.noted.connect(self._on_backup_noted)
        self.drafts.found.connect(self._on_drafts_found)

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
        page = self._stack.currentWidget()
        return page if isinstance(page, Page) else None

    def page(self, name: str) -> Page:
        """Return a page, built when it is first asked for."""
        if name not in self._pages:
            page = make_page(name, self.context, self._stack)
            page.selection_told.connect(self.status_line.show_selection)
            self._pages[name] = page
            self._stack.addWidget(page)
        return self._pages[name]

    @Slot(str)
    def show_page(self, name: str, place: Place | None = None) -> None:
        """Turn to a page, and there to a place."""
        if name not in self.page_names():
            return
        left = self.current_page
        page = self.page(name)
        if left is not None and left is not page:
            left.commit_editing()
            self._find_bar.close_bar()
        self._side_bar.set_current(name)
        self._stack.setCurrentWidget(page)
        page.refresh_now()
        if place is None or not page.show_place(place):
            page.take_focus()
        if self.session.path is not None:
            self.settings.set_last_page(self.session.path, name)
        self.page_shown.emit(name)

    # --- files ---

    def open_file(self, path: Path) -> None:
        """Open a file after what was typed in the one before is taken over."""
        self.commit_editing()
        self._wanted_page = self.settings.last_page(path)
        self.session.open(path)

    @Slot()
    def find_in_page(self) -> None:
        """Open the line of Ctrl+F where the page has something to find."""
        page = self.current_page
        if page is not None and page.can_find():
            self._find_bar.open_bar()

    def commit_editing(self) -> None:
        """Take over what is being typed on the page that is shown."""
        page = self.current_page
        if page is not None:
            page.commit_editing()

    # --- what the window tells ---

    def notify(self, tone: Tone, text: str, action: str = "", call: object = None) -> None:
        """Show a notice above the page; of two with the same words the older goes."""
        for index in reversed(range(self._notices.count())):
            item = self._notices.itemAt(index)
            held = item.widget() if item is not None else None
            if isinstance(held, Notice) and held.text() == text:
                held.close_notice()
        notice = Notice(tone, text, self.theme, action=action, parent=self)
        notice.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if callable(call):
            notice.action_triggered.connect(call)
        self._notices.addWidget(notice)

    @Slot(object)
    def show_error(self, error: Exception) -> None:
        """Tell a person's error with its next step, and a fault of the program as a report; that a task
        was stopped, its own dialog has told.
        """
        if isinstance(error, CancelledError):
            return
        from ui.dialogs.messages import show_error

        show_error(self, error)

    # --- slots ---

    @Slot()
    def _on_state_changed(self) -> None:
        view = self.session.view
        path = self.session.path
        self.setWindowTitle(f"{path.name} - KH48" if path else f"KH48 {__version__}")
        names = self.page_names()
        self._side_bar.setVisible(view is not None)
        self._side_bar.set_visible_pages(names)
        self._dock.setVisible(view is not None and self.settings.findings_shown)
        if view is None:
            self._show_welcome()
            return
        if path is not None:
            self.settings.add_recent(path)
        if self.current_page is None or self.current_page.objectName() not in names:
            first = places.COMPILING if places.COMPILING in names else places.OVERVIEW
            wanted = self._wanted_page if self._wanted_page in names else first
            if not view.complete and wanted != places.ACTIVITIES:
                return  # a first look has rows for the grid alone
            self.show_page(wanted)

    def _show_welcome(self) -> None:
        from ui.pages.welcome import WelcomePage

        if self._welcome is None:
            welcome = WelcomePage(self.theme, self.settings, self._stack)
            welcome.command_asked.connect(self.actions_of_window.commands.run)
            welcome.file_chosen.connect(self.open_file)
            self._welcome = welcome
            self._stack.addWidget(welcome)
        self._stack.setCurrentWidget(self._welcome)

    @Slot(bool)
    def _on_dock_visible(self, visible: bool) -> None:
        if visible and self._dock.widget() is None:
            from ui.widgets.findings_panel import FindingsPanel

            self._dock.setWidget(FindingsPanel(self.context, self._dock))

    @Slot()
    def _on_findings_changed(self) -> None:
        hard = sum(one.level == "hard" for one in self.findings.findings)
        soft = len(self.findings.findings) - hard
        tone = Tone.BAD if hard else Tone.WARNING
        meaning = self.tr("{count} lỗi") if hard else self.tr("{count} lưu ý")
        count = hard or soft
        self._side_bar.set_badge(places.SUBMISSION, count, tone, meaning.format(count=count))

    @Slot(str)
    def _on_find(self, text: str) -> None:
        page = self.current_page
        if page is not None:
            page.find_text(text)

    @Slot()
    def _on_find_closed(self) -> None:
        page = self.current_page
        if page is not None:
            page.take_focus()

    @Slot(str)
    def _on_round_chosen(self, code: str) -> None:
        self.commit_editing()
        self.session.show(round_code=code)

    @Slot(str)
    def _on_unit_chosen(self, code: str) -> None:
        self.commit_editing()
        self.session.show(unit=code)

    @Slot(object)
    def _on_backup_noted(self, error: Exception) -> None:
        from ui.words import words_for

        self.notify(Tone.WARNING, words_for(error).plain(), "", None)

    @Slot(list)
    def _on_drafts_found(self, drafts: list[Draft]) -> None:
        from ui.dialogs.drafts import DraftsDialog

        dialog = DraftsDialog(self.context, drafts, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(bool)
    def _on_folded(self, folded: bool) -> None:
        self.settings.side_bar_folded = folded

    @Slot(str, object)
    def _on_long_started(self, title: str, progress: Progress) -> None:
        from ui.dialogs.progress_dialog import ProgressDialog

        dialog = ProgressDialog(title, progress, self)

        def end(ended: Progress) -> None:
            if ended is progress:
                self.session.long_ended.disconnect(end)
                dialog.end()

        self.session.long_ended.connect(end)

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

    @Slot()
    def toggle_findings(self) -> None:
        """Show or hide the list of findings."""
        shown = not self._dock.isVisible()
        self.settings.findings_shown = shown
        self._dock.setVisible(shown)

    @Slot()
    def show_findings(self) -> None:
        """Show the list of findings and set the keyboard there."""
        self.settings.findings_shown = True
        self._dock.show()
        self._dock.raise_()
        panel = self._dock.widget()
        table = panel.findChild(QTableView) if panel is not None else None
        if table is not None:
            table.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.commit_editing()
        self.settings.save_window(self)
        self.backups.make_on_closing()
        self.hide()  # what is left to save is saved behind a closed window
        ended = [self.session.close(), self.backups.close(), self.drafts.close()]
        if not all(ended):
            _log.error("the disk did not answer while closing")
        event.accept()
        self.closed.emit()
