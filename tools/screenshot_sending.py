# SPDX-License-Identifier: MIT
"""What is drawn of the submission desk: a round that was sealed, its history, and the ways it leaves."""

from __future__ import annotations

from typing import Final

from tools.screenshot_stage import Stage
from ui import places
from ui.pages.submission import SubmissionPage
from ui.places import Place

SEALED_ROUND: Final = "2025"
"""The sample's round before this one: its report was sealed."""

STATES: Final = {
    "submission-sealed": "ui/pages/submission.py",
    "submission-history": "ui/widgets/submission_history.py",
    "submission-changes": "ui/dialogs/submission_changes.py",
    "dialog-send_mail": "ui/dialogs/send_mail.py",
    "dialog-department_form": "ui/dialogs/department_form.py",
    "dialog-mail_server": "ui/dialogs/mail_server.py",
}
"""The states by their names, each with the module that draws it."""


def act(name: str, stage: Stage) -> None:
    """Bring the window into the state of that name."""
    if name == "dialog-mail_server":
        from ui.dialogs.mail_server import MailServerDialog

        window = stage.window
        MailServerDialog(stage.theme, window.settings, window).open()
        stage.settle()
        return
    _turn_to_sealed(stage)
    page = stage.window.current_page
    if not isinstance(page, SubmissionPage):
        raise LookupError("the submission page is not shown")
    match name:
        case "submission-history":
            page.show_place(Place("submission"))
        case "submission-changes":
            page.tools.compare.trigger()
        case "dialog-send_mail":
            page.tools.send.trigger()
        case "dialog-department_form":
            page.tools.form.trigger()
    stage.settle()


def _turn_to_sealed(stage: Stage) -> None:
    session = stage.window.session
    session.show(round_code=SEALED_ROUND)
    stage.wait_for(lambda: session.view is not None and session.view.round == SEALED_ROUND)
    stage.window.show_page(places.SUBMISSION)
    stage.settle()
