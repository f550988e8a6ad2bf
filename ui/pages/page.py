# SPDX-License-Identifier: MIT
"""What all pages share: when they read their session again, and what the window asks of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QWidget

from lsapp.services.backup_list import Moment
from ui.backup_clock import BackupClock
from ui.draft_keeper import DraftKeeper
from ui.findings_watch import FindingsWatch
from ui.inbox_watch import InboxWatch
from ui.places import Place
from ui.session import Changed, Session
from ui.settings import Settings
from ui.theme import Theme, Tone


@dataclass(frozen=True)
class PageContext:
    """What a page is given: ``navigate(page, place)`` turns the window to another page, ``notify(tone,
    text, action, call)`` shows a notice above the page with at most one button, ``run_command(name)``
    runs a command of the window, such as ``import_office``. ``inbox`` watches the department's folder.
    """

    session: Session
    findings: FindingsWatch
    theme: Theme
    settings: Settings
    drafts: DraftKeeper
    backups: BackupClock
    navigate: Callable[[str, Place | None], None]
    notify: Callable[[Tone, str, str, Callable[[], None] | None], None]
    run_command: Callable[[str], None]
    inbox: InboxWatch

    def before_large_action(self, then: Callable[[], None]) -> None:
        """Make a backup where anything has changed since the last, then go on with what changes much at
        once: an import, a large paste, a new round.
        """
        self.backups.make(Moment.BEFORE_LARGE_ACTION, then)


class Page(QWidget):
    """One page. ``KINDS`` are the kinds of record that it shows; it is refreshed when one of them has
    changed, at once where it is visible, else when it is shown next.
    """

    KINDS: frozenset[str] = frozenset()
    NEEDS_FINDINGS = False
    LISTS_FINDINGS = False
    """Whether the page lists the findings itself, so that the list below it only takes room."""
    FOLDS_FINDINGS = False
    """Whether the list below waits until it is asked for: the page is about more than the unit in view."""

    selection_told = Signal(str)
    """What the status line says of the selection; empty where nothing is to be said."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.session = context.session
        self.theme = context.theme
        self._changed: Changed | None = Changed({}, whole=True)
        self._selection = ""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._refresh_if_shown)
        self.session.changed.connect(self._on_session_changed)
        self.session.state_changed.connect(self._on_state_changed)
        if self.NEEDS_FINDINGS:
            context.findings.findings_changed.connect(self._on_findings_changed)

    # --- for each page to say ---

    def refresh(self, changed: Changed) -> None:
        """Show the session as it is now; ``changed`` says what differs from the last time."""

    def refresh_findings(self) -> None:
        """Mark what the rules found; called after ``refresh`` and when the findings change."""

    def show_place(self, place: Place) -> bool:
        """Turn to a record and its field and set the focus there; false where it is not here."""
        return False

    def place_in_focus(self) -> Place | None:
        """The record and field that the keyboard is on, as a comment names them; ``None`` for none."""
        return None

    def find_text(self, text: str) -> None:
        """Show what holds ``text``, accents folded; all again where it is empty (Ctrl+F)."""

    def can_find(self) -> bool:
        """Whether Ctrl+F has a meaning here."""
        return False

    def page_actions(self) -> list[QAction]:
        """The page's own actions for the menu Dữ liệu, with their keys."""
        return []

    def commit_editing(self) -> None:
        """Take over what is being typed, before the page is left or the window closes."""

    def build_rest(self) -> bool:
        """Build one more of what is not seen at first, in a quiet moment; false where nothing is left."""
        return False

    def take_focus(self) -> None:
        """Set the focus where work begins."""
        self.setFocus()

    def tell_selection(self, text: str) -> None:
        """Have the status line say what is selected, now and whenever the page is shown again."""
        self._selection = text
        if self.isVisible():
            self.selection_told.emit(text)

    # --- keeping in step ---

    def refresh_now(self) -> None:
        """Refresh without waiting for the event loop, if anything changed."""
        if self._changed is not None:
            changed, self._changed = self._changed, None
            self.refresh(changed)
            if self.NEEDS_FINDINGS:
                self.refresh_findings()

    def showEvent(self, event: QShowEvent) -> None:
        self.refresh_now()
        super().showEvent(event)
        self.selection_told.emit(self._selection)

    @Slot(object)
    def _on_session_changed(self, changed: Changed) -> None:
        if changed.meets(self.KINDS):
            self._changed = _both(self._changed, changed)
            self._soon.start()

    @Slot()
    def _on_state_changed(self) -> None:
        self._changed = Changed({}, whole=True)
        self._soon.start()

    @Slot()
    def _on_findings_changed(self) -> None:
        if self.isVisible() and self._changed is None:
            self.refresh_findings()

    @Slot()
    def _refresh_if_shown(self) -> None:
        if self.isVisible():
            self.refresh_now()


def _both(one: Changed | None, other: Changed) -> Changed:
    if one is None:
        return other
    keys = dict(one.keys)
    for kind, some in other.keys.items():
        keys[kind] = keys.get(kind, frozenset()) | some
    return Changed(keys, whole=one.whole or other.whole)
