# SPDX-License-Identifier: MIT
"""What a person does to send a sealed revision, for the tests of the dialog and of its delivery."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lsapp.domain.records import Dispatch
from lsapp.services.desk import open_desk
from lsapp.services.mail_password import PasswordKeeper
from lsapp.services.mail_sending import TimeLimits
from lsapp.services.mail_settings import MailServer, MailSettings
from lsapp.services.submitting import RoundSubmissions, round_submissions
from ui.dialogs.mail_server import keep_mail
from ui.dialogs.send_mail import SendMailDialog
from ui.dialogs.send_mail_password import PasswordDialog
from ui.main_window import MainWindow
from ui.settings import Settings

LONG = 20_000
QUICK = TimeLimits(connect=5, step=5, answer=0.7, whole=30)
NAMES = [f"KH48_2026_X06040_r1.{one}" for one in ("xlsx", "pdf")]


class Vault:
    """A keyring in memory."""

    def __init__(self) -> None:
        self.held: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.held[service, username]


def open_dialog(qtbot: QtBot, window: MainWindow, vault: Vault | None = None) -> SendMailDialog:
    """Open the dialog for the newest revision and wait until its files are there."""
    found: list[RoundSubmissions] = []
    view = window.session.view
    assert view is not None
    window.session.read(lambda desk: round_submissions(desk, view), found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=LONG)
    keeper = PasswordKeeper(vault)
    dialog = SendMailDialog(
        window.context, found[0].revisions[0], window, keeper=keeper, limits=QUICK
    )
    dialog.open()
    qtbot.waitUntil(lambda: dialog.form.is_ready, timeout=LONG)
    return dialog


def set_up(settings: Settings, server: MailServer | None) -> None:
    mail = MailSettings(
        server=server, sender="vanphong@xa.example", to="Sở KH&CN <baocao@so.example>"
    )
    keep_mail(settings, mail)


def give_password(qtbot: QtBot, password: str) -> None:
    def shown() -> PasswordDialog | None:
        modal = QApplication.activeModalWidget()
        return modal if isinstance(modal, PasswordDialog) else None

    qtbot.waitUntil(lambda: shown() is not None, timeout=LONG)
    dialog = shown()
    assert dialog is not None
    qtbot.keyClicks(dialog.password, password)
    qtbot.keyClick(dialog.password, Qt.Key.Key_Return)


def recorded(window: MainWindow, sample: Path) -> list[Dispatch]:
    window.close()
    with open_desk(sample) as desk:
        return desk.store.select(Dispatch)
