# SPDX-License-Identifier: MIT
"""Comments pinned while the department reads a unit's own pages: by a key, and by the menu of each cell."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from lsapp.domain.records import Role, new_key
from ui.icons import icon
from ui.pages.page import PageContext
from ui.return_watch import ReturnWatch
from ui.theme import Tone
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from lsapp.services.desk import Desk
    from lsapp.services.note_here import NoteHere
    from lsapp.services.unit_view import UnitView
    from ui.shell_window import ShellWindow

_EDITORS: Final = (QLineEdit, QTextEdit, QPlainTextEdit)


class _UnitInView(msgspec.Struct, frozen=True):
    """The unit whose pages are read, as the dialog of its slip asks for it."""

    unit: str
    name: str
    received_on: dt.date | None = None


class NotePinning(QObject):
    """Two actions, there while the department reads another unit's report: a comment on the place that the
    keyboard is on, and the slip that these go into. A notice says how many wait in it.
    """

    def __init__(self, context: PageContext, returns: ReturnWatch, window: ShellWindow) -> None:
        super().__init__(window)
        self._context = context
        self._session = context.session
        self._returns = returns
        self._window = window
        self._notice: Notice | None = None
        self._told = ("", "", 0)
        self._dressed: list[QWidget] = []
        self.pin_action = self._action("comment", self.tr("&Góp ý ô này..."), "Shift+F2")
        self.pin_action.triggered.connect(self._on_pin)
        self.slip_action = self._action(
            "export", self.tr("&Phiếu phản hồi của đơn vị đang xem..."), "Ctrl+Shift+F2"
        )
        self.slip_action.triggered.connect(self.open_slip)
        self._session.state_changed.connect(self._on_state_changed)
        window.page_shown.connect(self._on_page_shown)
        returns.read.connect(self._tell)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)
        self._on_state_changed()

    def _action(self, icon_name: str, text: str, keys: str) -> QAction:
        action = QAction(icon(icon_name), text, self)
        action.setShortcut(QKeySequence(keys))
        self._window.addAction(action)
        return action

    @property
    def actions(self) -> list[QAction]:
        """Both actions, for a menu."""
        return [self.pin_action, self.slip_action]

    @property
    def is_available(self) -> bool:
        """Whether the department reads the report of another unit."""
        view = self._session.view
        return (
            view is not None
            and self._session.is_ready
            and view.office.role is Role.COMPILING
            and not view.is_own
        )

    # --- the slip ---

    @Slot()
    def open_slip(self) -> None:
        """Show the slip of the unit in view, with what was pinned for it."""
        from ui.dialogs.return_slip import ReturnSlipDialog

        view = self._session.view
        if view is None or not self.is_available:
            return
        unit = _UnitInView(view.unit, self._session.unit.name)
        dialog = ReturnSlipDialog(self._context, unit, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(lambda _code: self._on_slip_closed())
        dialog.open()

    def _on_slip_closed(self) -> None:
        self._told = ("", "", 0)  # its button has put the notice away
        self._tell()
        self._window.focus_page()

    # --- one comment ---

    @Slot()
    def _on_pin(self) -> None:
        page, view = self._window.current_page, self._session.view
        if page is None or view is None or not self.is_available:
            return
        place = page.place_in_focus()
        if place is None:
            words = self.tr("Chọn ô, dòng hoặc phần cần góp ý rồi bấm lại.")
            self._context.notify(Tone.NEUTRAL, words, "", None)
            return

        def read(desk: Desk) -> NoteHere:
            from lsapp.services.note_here import note_here

            return note_here(desk, view, place.kind, place.record, place.field)

        self._session.read(read, lambda here: self._ask(view, here), self)

    def _ask(self, view: UnitView, here: NoteHere) -> None:
        from ui.dialogs.note_here import NoteHereDialog

        held = here.held
        text = held.text if held is not None else ""
        key = held.key if held is not None else new_key()
        dialog = NoteHereDialog(here.where, self._session.unit.name, text, self._window)
        dialog.written.connect(lambda words: self._write(view, here, key, words))
        dialog.deleted.connect(lambda: self._delete(view, key))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _write(self, view: UnitView, here: NoteHere, key: str, words: str) -> None:
        def work(desk: Desk) -> object:
            from lsapp.services.note_drafts import pin_note

            return pin_note(desk, view, msgspec.structs.replace(here.target, text=words), key)

        self._session.act(work)

    def _delete(self, view: UnitView, key: str) -> None:
        def work(desk: Desk) -> object:
            from lsapp.services.note_drafts import unpin_notes

            return unpin_notes(desk, view.unit, [key])

        self._session.act(work)

    # --- what is shown ---

    @Slot()
    def _on_state_changed(self) -> None:
        shown = self.is_available
        for action in self.actions:
            action.setVisible(shown)
            action.setEnabled(shown)
        if not shown:
            self._undress()
            self._put_away()
        else:
            self._dress(self._window.current_page)

    @Slot()
    def _tell(self) -> None:
        """Say how many comments wait for the slip, and the way to it, whenever that is another number."""
        if self.is_available:
            self._dress(self._window.current_page)  # its texts cannot be typed in by now
        view, count = self._session.view, self._returns.waiting
        if view is None or not self.is_available or not count:
            self._put_away()
            return
        told = (view.unit, view.round, count)
        if told == self._told:
            return
        self._put_away()
        self._told = told
        words = self.tr("{count} góp ý trong phiếu đang soạn cho {unit}.").format(
            count=count, unit=self._session.unit.name
        )
        self._notice = self._window.notices.tell(
            Tone.ACCENT, words, self.tr("&Mở phiếu"), self.open_slip
        )

    def _put_away(self) -> None:
        self._told = ("", "", 0)
        if self._notice is not None and isValid(self._notice):
            self._window.notices.put_away(self._notice)
        self._notice = None

    # --- menus ---

    @Slot(str)
    def _on_page_shown(self, _name: str) -> None:
        if self.is_available:
            self._dress(self._window.current_page)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Dress what a page has made since it was shown."""
        # While the window goes, the keyboard leaves its widgets for none or for another window.
        if now is None or not self.is_available or now.window() is not self._window:
            return
        page = self._window.current_page
        if page is not None and page.isAncestorOf(now):
            self._dress(now)

    def _dress(self, root: QWidget | None) -> None:
        """Put the comment into the menus of grids and texts."""
        if root is None:
            return
        # The grid is a large part of what the window loads; most offices never pin a comment.
        from ui.widgets.form_menu import PageGridView

        for grid in [*root.findChildren(PageGridView), root]:
            if isinstance(grid, PageGridView) and self.pin_action not in grid.actions():
                grid.addAction(self.pin_action)
        for editor in [*root.findChildren(QWidget), root]:
            if not isinstance(editor, _EDITORS) or editor in self._dressed:
                continue
            if editor.isReadOnly():  # a line to find or to filter by has nothing to comment on
                editor.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
                editor.customContextMenuRequested.connect(self._on_menu)
                self._dressed.append(editor)

    def _undress(self) -> None:
        for editor in self._dressed:
            if isValid(editor):
                editor.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)
                editor.customContextMenuRequested.disconnect(self._on_menu)
        self._dressed = []

    @Slot(QPoint)
    def _on_menu(self, at: QPoint) -> None:
        """Show the text's own menu with the comment on top."""
        editor = self.sender()
        if not isinstance(editor, _EDITORS):
            return
        editor.setFocus()
        menu: QMenu = editor.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        first = menu.actions()[0] if menu.actions() else None
        if first is None:
            menu.addAction(self.pin_action)
        else:
            menu.insertAction(first, self.pin_action)
            menu.insertSeparator(first)
        menu.popup(editor.mapToGlobal(at))
