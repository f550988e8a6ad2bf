# SPDX-License-Identifier: MIT
"""A sealed revision leaves as a draft or by hand and is recorded; the limit and the dialog of the server."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sending_keys import LONG, NAMES, Vault, open_dialog, recorded, set_up
from smtp_server import PASSWORD, Office

from lsapp.domain.records import DispatchWay
from lsapp.services.mail_password import PasswordKeeper
from lsapp.services.mail_settings import MailServer, MailSettings
from ui.dialogs.mail_server import MailServerDialog, kept_mail
from ui.dialogs.send_mail_password import PasswordDialog
from ui.dialogs.send_mail_record import RecordSentDialog
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.theme import Theme
from ui.translation import install_translations


class Opened(QObject):
    """What the system is asked to open."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[QUrl] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.urls.append(url)


@pytest.fixture
def opened(qapp: QApplication) -> Iterator[Opened]:
    taker = Opened()
    QDesktopServices.setUrlHandler("file", taker, "take")
    yield taker
    QDesktopServices.unsetUrlHandler("file")


def test_a_message_over_the_limit_is_told_before_it_is_sent(
    sealed: MainWindow, qtbot: QtBot, settings: Settings
) -> None:
    set_up(settings, MailServer(host="smtp.xa.example"))
    dialog = open_dialog(qtbot, sealed)
    assert dialog.send_button.isEnabled()
    dialog.form.set_limit(150_000)
    assert not dialog.send_button.isEnabled()
    assert "quá giới hạn" in dialog.form.size_label.text()
    qtbot.mouseClick(dialog.form.boxes["pdf"], Qt.MouseButton.LeftButton)
    assert dialog.send_button.isEnabled()


def test_a_draft_beside_the_files_opens_in_the_mail_program(
    sealed: MainWindow, qtbot: QtBot, folder: Path, opened: Opened, settings: Settings
) -> None:
    dialog = open_dialog(qtbot, sealed)
    assert dialog.send_button.isHidden()  # no server is set
    exported = {name: (folder / name).read_bytes() for name in NAMES}
    qtbot.keyClicks(dialog.form.to, "baocao@so.example")
    qtbot.mouseClick(dialog.draft.open_button, Qt.MouseButton.LeftButton)
    path = folder / "KH48_2026_X06040_r1.eml"
    qtbot.waitUntil(lambda: bool(opened.urls), timeout=LONG)
    assert opened.urls == [QUrl.fromLocalFile(str(path))]
    message = message_from_bytes(path.read_bytes(), policy=default)
    assert message["X-Unsent"] == "1"
    assert message["From"] is None
    assert message["To"] == "baocao@so.example"
    files = {one.get_filename(): one.get_content() for one in message.iter_attachments()}
    assert files == exported
    assert kept_mail(settings).to == "baocao@so.example"


def test_text_files_and_folder_to_copy_from(
    sealed: MainWindow, qtbot: QtBot, folder: Path, opened: Opened
) -> None:
    (folder / NAMES[0]).write_bytes(b"edited since")
    dialog = open_dialog(qtbot, sealed)
    qtbot.mouseClick(dialog.draft.text_button, Qt.MouseButton.LeftButton)
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Kính gửi: Sở Khoa học và Công nghệ")
    assert "Mã kiểm tra (SHA-256): " in text
    qtbot.mouseClick(dialog.draft.files_button, Qt.MouseButton.LeftButton)
    mime = QGuiApplication.clipboard().mimeData
    qtbot.waitUntil(lambda: mime().hasUrls(), timeout=LONG)
    copied = [Path(one.toLocalFile()) for one in mime().urls()]
    # What somebody edited stays; the sealed one goes.
    assert (folder / NAMES[0]).read_bytes() == b"edited since"
    assert [one.name for one in copied] == ["KH48_2026_X06040_r1_ban-chot.xlsx", NAMES[1]]
    assert copied[0].read_bytes().startswith(b"PK")
    qtbot.mouseClick(dialog.draft.folder_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: opened.urls == [QUrl.fromLocalFile(str(folder))], timeout=LONG)


def test_the_person_says_that_it_was_sent(
    sealed: MainWindow, qtbot: QtBot, sample: Path, vault: Vault
) -> None:
    dialog = open_dialog(qtbot, sealed)
    qtbot.mouseClick(dialog.draft.sent_button, Qt.MouseButton.LeftButton)
    asking = QApplication.activeModalWidget()
    assert isinstance(asking, RecordSentDialog)
    assert not asking.record_button.isEnabled()
    qtbot.keyClick(asking.way, Qt.Key.Key_Down)
    qtbot.keyClicks(asking.recipient, "Văn thư Sở KH&CN")
    qtbot.keyClicks(asking.note, "công văn 15")
    with qtbot.waitSignal(dialog.sent, timeout=LONG):
        qtbot.keyClick(asking.recipient, Qt.Key.Key_Return)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    again = open_dialog(qtbot, sealed)
    assert "Văn thư Sở KH&CN" in again.notice.text()
    qtbot.keyClick(again, Qt.Key.Key_Escape)
    assert sealed.session.next_actions is not None
    assert sealed.session.next_actions.undo is None  # what was sent is not taken back
    (kept,) = recorded(sealed, sample)
    assert (kept.way, kept.recipient) == (DispatchWay.BY_HAND, "Văn thư Sở KH&CN")
    assert (kept.note, kept.subject) == ("công văn 15", None)
    assert dt.datetime.now(dt.UTC) - kept.sent_at < dt.timedelta(minutes=5)


# --- the settings of the server ---


@pytest.fixture
def server_dialog(qtbot: QtBot, theme: Theme, settings: Settings, vault: Vault) -> MailServerDialog:
    dialog = MailServerDialog(theme, settings, None, PasswordKeeper(vault))
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def fill_in(qtbot: QtBot, dialog: MailServerDialog, server: MailServer, password: str) -> None:
    form = dialog.form
    qtbot.keyClicks(form.host, server.host)
    qtbot.keyClicks(form.user, server.user)
    qtbot.keyClicks(form.password, password)
    form.port.setFocus()
    form.port.selectAll()
    qtbot.keyClicks(form.port, str(server.port))
    form.ca_file.setText(server.ca_file)  # what the system's dialog of files would give


def test_a_server_is_tried_and_kept(
    server_dialog: MailServerDialog, qtbot: QtBot, office: Office, settings: Settings, vault: Vault
) -> None:
    server = office.opens(size=12_000_000)
    assert not server_dialog.try_button.isEnabled()
    fill_in(qtbot, server_dialog, server, PASSWORD)
    qtbot.mouseClick(server_dialog.try_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "12 MB" in server_dialog.notice.text(), timeout=LONG)
    qtbot.mouseClick(server_dialog.save_button, Qt.MouseButton.LeftButton)
    assert not server_dialog.isVisible()
    assert kept_mail(settings).server == server
    assert kept_mail(settings).limit == 12
    assert list(vault.held.values()) == [PASSWORD]
    settings.flush()
    assert PASSWORD not in settings.file.read_text(encoding="utf-8")
    assert office.mailbox.received == []


def test_what_is_wrong_with_a_server_is_told_in_its_place(
    server_dialog: MailServerDialog, qtbot: QtBot, office: Office, settings: Settings
) -> None:
    fill_in(qtbot, server_dialog, office.opens(), "sai")
    qtbot.mouseClick(server_dialog.try_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "mật khẩu" in server_dialog.notice.text(), timeout=LONG)
    qtbot.keyClicks(server_dialog.form.to, "không phải địa chỉ")
    qtbot.mouseClick(server_dialog.save_button, Qt.MouseButton.LeftButton)
    assert server_dialog.isVisible()
    assert "không phải địa chỉ" in server_dialog.notice.text()
    assert kept_mail(settings) == MailSettings()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_dialogs_open_in_each_language(
    language: str, qapp: QApplication, sealed: MainWindow, qtbot: QtBot, settings: Settings
) -> None:
    install_translations(qapp, language)
    try:
        set_up(settings, MailServer(host="smtp.xa.example", user="vp"))
        dialog = open_dialog(qtbot, sealed)
        qtbot.mouseClick(dialog.send_button, Qt.MouseButton.LeftButton)
        asking = QApplication.activeModalWidget()
        assert isinstance(asking, PasswordDialog)
        assert asking.keep.isHidden()  # there is no keyring here
        qtbot.keyClick(asking, Qt.Key.Key_Escape)
        qtbot.mouseClick(dialog.server_button, Qt.MouseButton.LeftButton)
        server = QApplication.activeModalWidget()
        assert isinstance(server, MailServerDialog)
        assert (
            server.windowTitle() == {"vi": "Thư của cơ quan", "en": "The office's mail"}[language]
        )
        qtbot.keyClick(server, Qt.Key.Key_Escape)
    finally:
        install_translations(qapp, "vi")
