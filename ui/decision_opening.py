# SPDX-License-Identifier: MIT
"""Opens what there is to decide of a unit's round: a file with edited cells, a conflict, or the list of
what came in where there is a choice.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from ui import places
from ui.pages.page import PageContext
from ui.theme import Tone

if TYPE_CHECKING:
    from lsapp.domain.records import Receipt
    from lsapp.services.desk import Desk
    from lsapp.services.revision_sides import ReceivedFile, RoundFiles


class DecisionOpening(QObject):
    """Reads what came in and opens the dialog over ``over``; says so where there is nothing to do."""

    closed = Signal()
    """A dialog that was opened here has closed."""

    def __init__(self, context: PageContext, over: QWidget) -> None:
        super().__init__(over)
        self._context = context
        self._session = context.session
        self._over = over

    def decide(self, unit: str, round_code: str, payload_hash: str | None = None) -> None:
        """Open the decision on a unit's files; ``payload_hash`` names the revision that is meant."""
        self._read(unit, round_code, lambda files: self._decide(files, payload_hash))

    def decide_file(self, receipt: Receipt) -> None:
        """Open the decision on one file, also one that was decided before."""

        def go_on(files: RoundFiles) -> None:
            one = next((one for one in files.files if one.receipt.key == receipt.key), None)
            if files.behind:
                self._open_locked(files)
            elif one is not None and one.may_decide:
                self._open_edited(files, one)
            elif len(files.rivals) > 1:
                self._open_conflict(files)
            else:
                self._say(self.tr("Không còn tệp nào của {unit} chờ quyết định."), files)

        self._read(receipt.unit, receipt.round, go_on)

    def compare(self, unit: str, round_code: str, payload_hash: str | None = None) -> None:
        """Open the comparison of a unit's revisions; ``payload_hash`` names the one that is read, the
        highest where none is named.
        """
        self._read(unit, round_code, lambda files: self._compare(files, payload_hash))

    def list_files(self, unit: str, round_code: str) -> None:
        """Open the list of what came in, to look at, to withdraw, to decide otherwise."""
        from ui.dialogs.received_files import ReceivedFilesDialog

        self._open(ReceivedFilesDialog(self._context, unit, round_code, self._over.window()))

    # --- inside ---

    def _read(self, unit: str, round_code: str, done: Callable[[RoundFiles], None]) -> None:
        view = self._session.view
        if view is None or not self._session.is_ready:
            return
        plan = view.plan

        def work(desk: Desk) -> RoundFiles:
            from lsapp.services.revision_sides import round_files

            return round_files(desk, plan, round_code, unit)

        self._session.read(work, done, self)

    def _decide(self, files: RoundFiles, payload_hash: str | None) -> None:
        edited = [one for one in files.waiting if one.is_edited]
        if files.behind:
            self._open_locked(files)
            return
        meant = [one for one in edited if one.receipt.hash == payload_hash]
        if meant or len(edited) == 1:
            self._open_edited(files, (meant or edited)[0])
        elif edited:
            self.list_files(files.unit.code, files.round)
        elif len(files.rivals) > 1 and (files.disputed or payload_hash is not None):
            self._open_conflict(files)
        elif files.files:
            self.list_files(files.unit.code, files.round)
        else:
            self._say(self.tr("Không còn tệp nào của {unit} chờ quyết định."), files)

    def _open_edited(self, files: RoundFiles, one: ReceivedFile) -> None:
        from ui.dialogs.decide_edited import DecideEditedDialog

        dialog = DecideEditedDialog(
            self._context,
            one.receipt,
            files.unit.name,
            self._over.window(),
            viewable=any(held.in_force for held in files.revisions),
        )
        dialog.view_asked.connect(lambda: self._view(files))
        self._open(dialog)

    def _open_locked(self, files: RoundFiles) -> None:
        from ui.dialogs.decide_locked import DecideLockedDialog

        dialog = DecideLockedDialog(self._context, files, self._over.window())
        dialog.compare_asked.connect(lambda: self._compare(files, files.behind[0].hash))
        self._open(dialog)

    def _open_conflict(self, files: RoundFiles) -> None:
        from ui.dialogs.decide_conflict import DecideConflictDialog

        dialog = DecideConflictDialog(self._context, files, self._over.window())
        dialog.view_asked.connect(lambda: self._view(files))
        self._open(dialog)

    def _view(self, files: RoundFiles) -> None:
        """Show the unit's own pages, to read."""
        self._session.show(unit=files.unit.code, round_code=files.round)
        self._context.navigate(places.OVERVIEW, None)

    def _compare(self, files: RoundFiles, payload_hash: str | None) -> None:
        if len(files.revisions) < 2:
            words = self.tr("{unit} mới có một bản nộp trong đợt này, chưa có gì để so sánh.")
            self._say(words, files)
            return
        from ui.dialogs.revision_compare import RevisionCompareDialog

        over = self._over.window()
        self._open(RevisionCompareDialog(self._context, files, over, after=payload_hash))

    def _say(self, words: str, files: RoundFiles) -> None:
        told = words.format(unit=files.unit.name)
        self._context.notify(Tone.NEUTRAL, told, "", None)

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(lambda _code: self.closed.emit())
        dialog.open()
