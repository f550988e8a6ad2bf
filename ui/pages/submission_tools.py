# SPDX-License-Identifier: MIT
"""What is done on the page Nộp beyond its checklist: export, print, send, the Department's form, slips."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QWidget

from lsapp.domain.period import RoundCode
from ui.icons import icon
from ui.pages.page import PageContext
from ui.places import Place
from ui.return_opening import ReturnOpening

if TYPE_CHECKING:
    from lsapp.services.desk import Desk
    from lsapp.services.exporting import Exported
    from lsapp.services.previewing import Paper
    from lsapp.services.submitting import Revision, RoundSubmissions


class SubmissionTools(QObject):
    """The page's actions, and the dialogs that they open. No letter after ``&`` is one of the menu bar's."""

    mend_asked = Signal()
    """The export is asked for while something must be mended first."""

    def __init__(
        self,
        context: PageContext,
        page: QWidget,
        seen: Callable[[], tuple[bytes, int] | None],
    ) -> None:
        """``seen`` gives the PDF on the screen and the page in view, from 0; ``None`` where it is not of
        the data as they are now.
        """
        super().__init__(page)
        self._seen = seen
        self._context = context
        self._session = context.session
        self._page = page
        self._opening = ReturnOpening(context, self)
        self.export = self._action("export", self.tr("X&uất bản nộp..."), "Ctrl+Return")
        self.print = self._action("print", self.tr("&In..."), "Ctrl+P")
        self.send = self._action("mail", self.tr("&Gửi..."))
        self.form = self._action("spreadsheet", self.tr("Biểu của Sở..."))
        self.open_return = self._action("comment", self.tr("&Mở phiếu phản hồi..."))
        self.compare = self._action("last-year", self.tr("Thay đổi từ lần nộp trước..."))
        self.print.triggered.connect(lambda: self.print_paper())
        self.send.triggered.connect(self._on_send)
        self.form.triggered.connect(self._on_form)
        self.open_return.triggered.connect(lambda: self._opening.ask(self._page.window()))
        self.compare.triggered.connect(lambda: self.read(self.open_changes))

    def actions(self) -> list[QAction]:
        """Return the actions in the order of the menu."""
        return [
            self.export,
            self.print,
            self.send,
            self.form,
            self.open_return,
            self.compare,
        ]

    def allow(self, submissions: RoundSubmissions | None) -> None:
        """Enable what has a meaning now."""
        can_edit = self._session.can_edit
        some = submissions is not None and bool(submissions.revisions)
        for action in (self.export, self.form, self.open_return):
            action.setEnabled(can_edit)
        self.open_return.setVisible(can_edit)
        self.print.setEnabled(self._session.is_ready)
        self.send.setEnabled(can_edit and some)
        self.compare.setEnabled(some)

    def read(self, then: Callable[[RoundSubmissions], None]) -> None:
        """Read what was sealed, after what was just typed is saved, and go on with it."""
        view = self._session.view
        if view is None or not view.complete:
            return

        def read(desk: Desk) -> RoundSubmissions:
            from lsapp.services.submitting import round_submissions

            return round_submissions(desk, self._session.view or view)

        self._session.read(read, then, self)

    # --- dialogs ---

    def open_export(self, submissions: RoundSubmissions, again: Revision | None = None) -> None:
        """Seal and write the round, or write a revision again."""
        from ui.dialogs.export_submission import ExportSubmissionDialog

        window = self._page.window()
        dialog = ExportSubmissionDialog(self._context, submissions, window, again=again)
        dialog.exported.connect(self._on_exported)
        dialog.place_asked.connect(self._on_place_asked)
        dialog.send_asked.connect(self._on_send_exported)
        self._open(dialog)

    def open_changes(
        self,
        submissions: RoundSubmissions,
        before: str | None = None,
        after: str | None = None,
    ) -> None:
        """Show what differs between two revisions, by their hashes, or one and now."""
        from ui.dialogs.submission_changes import SubmissionChangesDialog

        if not submissions.revisions:
            return
        dialog = SubmissionChangesDialog(
            self._context, submissions, self._page.window(), before=before, after=after
        )
        dialog.place_asked.connect(self._on_place_asked)
        self._open(dialog)

    def open_send(self, revision: Revision) -> None:
        """Send a revision."""
        from ui.dialogs.send_mail import SendMailDialog

        self._open(SendMailDialog(self._context, revision, self._page.window()))

    def print_paper(self, revision: Revision | None = None) -> None:
        """Print a revision, or the report as it would leave now: the very paper on the screen."""
        view, facts = self._session.view, self._session.facts
        if view is None or facts is None or not view.complete:
            return
        round_name = RoundCode.parse(view.round).label()
        title = f"{facts.plan.number}, {facts.unit.name}, {round_name}"
        seen = self._seen() if revision is None else None
        if seen is not None:
            self._print(*seen, title)
            return

        def read(desk: Desk) -> Paper:
            from lsapp.services.previewing import paper_of, paper_of_revision

            if revision is not None:
                return paper_of_revision(desk, revision.hash)
            return paper_of(desk, self._session.view or view)

        def go_on(paper: Paper) -> None:
            def work() -> bytes:
                from lsapp.services.previewing import paper_pdf

                return paper_pdf(paper)

            self._session.compute(work, lambda data: self._print(data, 0, title), self)

        self._session.read(read, go_on, self)

    def _print(self, data: bytes, current: int, title: str) -> None:
        from ui.printing import print_pdf

        print_pdf(self._session, data, title, self._page.window(), current=current)

    # --- slots ---

    def _on_send(self) -> None:
        def go_on(submissions: RoundSubmissions) -> None:
            revision = submissions.in_force
            if revision is not None:
                self.open_send(revision)

        self.read(go_on)

    def _on_send_exported(self, done: Exported) -> None:
        def go_on(submissions: RoundSubmissions) -> None:
            revision = next((one for one in submissions.revisions if one.hash == done.hash), None)
            if revision is not None:
                self.open_send(revision)

        self.read(go_on)

    def _on_form(self) -> None:
        from ui.dialogs.department_form import DepartmentFormDialog

        self._open(DepartmentFormDialog(self._context, self._page.window()))

    def _on_exported(self, _done: Exported) -> None:
        self._session.reload()  # the round is sealed now: every page that says so reads again

    def _on_place_asked(self, place: Place) -> None:
        self._context.navigate(place.page, place)

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _action(self, name: str, text: str, keys: str | None = None) -> QAction:
        action = QAction(icon(name), text, self)
        if keys is not None:
            action.setShortcut(QKeySequence(keys))
        return action
