# SPDX-License-Identifier: MIT
"""Undo and redo under the name of what they are about; cut, copy and paste for what has the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, Slot
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QWidget

from lsapp.domain.records import Role
from lsapp.messages import TABLES
from ui.icons import icon
from ui.translation import language_in_force

if TYPE_CHECKING:
    from lsapp.services.history import JournalAction
    from ui.shell_window import ShellWindow

_LONGEST: Final = 48  # letters of an action's name; a menu as wide as the screen is hard to read


class EditActions(QObject):
    """The actions of the menu Sửa that change something.

    Cut, copy and paste have no key of their own here: the widget with the keyboard answers those. Chosen
    from the menu they reach it as the key that it knows.
    """

    def __init__(self, window: ShellWindow) -> None:
        super().__init__(window)
        self._window = window
        self._target: QWidget | None = None
        self.undo = self._make("undo", self.tr("&Hoàn tác"), "Ctrl+Z")
        self.redo = self._make("redo", self.tr("&Làm lại"), "Ctrl+Y", "Ctrl+Shift+Z")
        self.clipboard = [
            self._make_sent("", self.tr("Cắ&t"), Qt.Key.Key_X),
            self._make_sent("copy", self.tr("&Chép"), Qt.Key.Key_C),
            self._make_sent("paste", self.tr("&Dán"), Qt.Key.Key_V),
        ]
        self.undo.triggered.connect(self._on_undo)
        self.redo.triggered.connect(self._on_redo)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)
        window.session.actions_changed.connect(self.refresh)
        window.session.state_changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Name what undo and redo are about now."""
        session = self._window.session
        view = session.view
        # A department notes and decides while it reads another unit's report: that is taken back there.
        compiling = view is not None and view.office.role is Role.COMPILING and session.is_ready
        following = session.next_actions if session.can_edit or compiling else None
        undo = following.undo if following else None
        redo = following.redo if following else None
        self._name(self.undo, undo, self.tr("&Hoàn tác"), self.tr("&Hoàn tác: {action}"))
        self._name(self.redo, redo, self.tr("&Làm lại"), self.tr("&Làm lại: {action}"))

    @Slot()
    def refresh_clipboard(self) -> None:
        """Enable cut, copy and paste where something with a text or cells has the keyboard."""
        for action in self.clipboard:
            action.setEnabled(self._target is not None)

    # --- slots ---

    @Slot()
    def _on_undo(self) -> None:
        self._window.commit_editing()
        self._window.session.undo()

    @Slot()
    def _on_redo(self) -> None:
        self._window.session.redo()

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None or isinstance(now, QMenu | QMenuBar):
            return  # an open menu has it for a moment
        self._target = now if now.window() is self._window else None

    # --- building ---

    def _make(self, icon_name: str, text: str, *keys: str) -> QAction:
        action = QAction(text, self._window)
        if icon_name:
            action.setIcon(icon(icon_name))
        action.setShortcuts([QKeySequence(one) for one in keys])
        return action

    def _make_sent(self, icon_name: str, text: str, key: Qt.Key) -> QAction:
        keys = QKeyCombination(Qt.KeyboardModifier.ControlModifier, key)
        action = self._make(icon_name, text)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # shown, never taken
        action.triggered.connect(lambda _=False: self._send(key))
        return action

    def _send(self, key: Qt.Key) -> None:
        target = self._target
        if target is None:
            return
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.ControlModifier)
            QGuiApplication.sendEvent(target, event)

    def _name(
        self, action: QAction, about: JournalAction | None, plain: str, template: str
    ) -> None:
        action.setEnabled(about is not None)
        if about is None:
            action.setText(plain)
            return
        words = TABLES[language_in_force()].get(f"action.{about.name}", about.name)
        whole = f"{words} ({about.label})" if about.label else words
        short = whole if len(whole) <= _LONGEST else f"{whole[:_LONGEST].rstrip()}…"
        action.setText(template.format(action=short.replace("&", "&&")))
