# SPDX-License-Identifier: MIT
"""What is done with one file of an intake: decide, look at its unit, open it, leave it alone for good."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QAction, QDesktopServices

from lsapp.services.intake_steps import waits_for_decision
from ui import places
from ui.icons import icon
from ui.pages.page import PageContext
from ui.theme import Tone
from ui.widgets.compiling_intake import IntakePanel

if TYPE_CHECKING:
    from lsapp.services.receiving import Outcome

_WITHIN = " › "


class IntakeRowActions(QObject):
    """The actions of the panel's current file, for its buttons, its menu and the Enter key."""

    decide_asked = Signal(object)
    """An ``Outcome`` that waits for a decision (``conflict``, ``edited``, ``locked``, ``foreign``), once it is
    taken in.
    """

    def __init__(
        self, context: PageContext, panel: IntakePanel, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._session = context.session
        self._panel = panel
        self._is_kept = False
        self._can_decide = False
        make = self._action
        self.decide_action = make("edit", self.tr("Quyết định..."), self._on_decide)
        self.unit_action = make("unit", self.tr("Xem đơn vị"), self._on_unit)
        self.received_action = make(
            "calendar", self.tr("Tệp đã nhận, ngày nhận..."), self._on_received
        )
        self.open_action = make("open-file", self.tr("Mở tệp"), self._on_open)
        self.folder_action = make("folder", self.tr("Mở thư mục chứa tệp"), self._on_folder)
        self.aside_action = make("none-arising", self.tr("Không nhắc tệp này nữa"), self._on_aside)
        self.decide_action.setVisible(False)
        panel.table.row_reached.connect(self.refresh)
        panel.table.row_chosen.connect(self._on_chosen)

    def _action(self, icon_name: str, text: str, slot: Callable[[], None]) -> QAction:
        action = QAction(icon(icon_name), text, self)
        action.triggered.connect(slot)
        return action

    @property
    def actions(self) -> list[QAction]:
        """All of them, the most wanted first."""
        return [
            self.decide_action,
            self.unit_action,
            self.received_action,
            self.open_action,
            self.folder_action,
            self.aside_action,
        ]

    def offer_decisions(self) -> None:
        """Somebody answers ``decide_asked``: the button is shown from now on."""
        self._can_decide = True
        self.refresh()

    def set_kept(self, kept: bool) -> None:
        """Say whether what the panel shows is in the file already, or only looked at."""
        self._is_kept = kept
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Enable what has a meaning for the current file."""
        one = self._panel.current
        known = one is not None and bool(one.unit) and one.round is not None
        self.decide_action.setVisible(self._can_decide)
        waits = one is not None and waits_for_decision(one) and not self._panel.is_decided(one)
        self.decide_action.setEnabled(self._is_kept and known and waits)
        # Of a unit that is not known here there is nothing to look at but the file itself.
        named = known and one is not None and one.verdict.value != "foreign"
        self.unit_action.setEnabled(self._is_kept and named)
        self.received_action.setEnabled(self._is_kept and named)
        for action in (self.open_action, self.folder_action):
            action.setEnabled(one is not None)
        self.aside_action.setVisible(not self._is_kept and self._lies_in_inbox(one))

    def _lies_in_inbox(self, one: Outcome | None) -> bool:
        folder = self._context.inbox.state.folder
        return one is not None and folder is not None and _file_of(one).parent == folder

    # --- slots ---

    @Slot()
    def _on_chosen(self) -> None:
        """Do what the current file asks for next: a decision, its unit, or a look at the file."""
        for action in (self.decide_action, self.unit_action, self.open_action):
            if action.isVisible() and action.isEnabled():
                action.trigger()
                return

    @Slot()
    def _on_decide(self) -> None:
        if self._panel.current is not None:
            self.decide_asked.emit(self._panel.current)

    @Slot()
    def _on_unit(self) -> None:
        one = self._panel.current
        if one is None or not one.unit:
            return
        self._session.show(unit=one.unit, round_code=one.round)
        self._context.navigate(places.OVERVIEW, None)

    @Slot()
    def _on_received(self) -> None:
        from ui.dialogs.received_files import ReceivedFilesDialog

        one = self._panel.current
        if one is None or not one.unit or one.round is None:
            return
        dialog = ReceivedFilesDialog(self._context, one.unit, one.round, self._panel.window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _on_open(self) -> None:
        self._show(_file_of)

    @Slot()
    def _on_folder(self) -> None:
        self._show(lambda one: _file_of(one).parent)

    def _show(self, place: Callable[[Outcome], Path]) -> None:
        """Hand a file or folder to the system; where it is gone, say so."""
        one = self._panel.current
        if one is None:
            return
        path = place(one)
        if not (path.exists() and QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))):
            words = self.tr(
                "Không mở được {path}; có thể đã chuyển đi nơi khác. Bản gốc đã nhận vẫn giữ ở mục Tệp "
                "đã nhận của đơn vị."
            ).format(path=path)
            self._context.notify(Tone.WARNING, words, "", None)

    @Slot()
    def _on_aside(self) -> None:
        one = self._panel.current
        if one is None:
            return
        self._context.inbox.settle([one.path])
        words = self.tr("Không nhắc tệp {file} nữa. Tệp vẫn nằm trong thư mục nhận.")
        self._context.notify(Tone.NEUTRAL, words.format(file=_file_of(one).name), "", None)


def _file_of(one: Outcome) -> Path:
    """Return the file on the disk: the mail, where the outcome is of an attachment."""
    return Path(one.path.split(_WITHIN, 1)[0])
