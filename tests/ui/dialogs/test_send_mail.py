# SPDX-License-Identifier: MIT
"""A sealed revision leaves: through a server on loopback, or as a draft; and it is recorded, once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from smtp_server import PASSWORD, Office, office_in

from lsapp.domain.records import Dispatch, DispatchWay
from lsapp.services.desk import open_desk
from lsapp.services.exporting import export_submission
from lsapp.services.mail_password import PasswordKeeper
from lsapp.services.mail_sending import TimeLimits
from lsapp.services.mail_settings import MailServer, MailSettings
from lsapp.services.submitting import RoundSubmissions, round_submissions
from ui.dialogs.mail_server import MailServerDialog, keep_mail, kept_mail
from ui.dialogs.send_mail import SendMailDialog
from ui.dialogs.send_mail_password import PasswordDialog
from ui.dialogs.send_mail_record import RecordSentDialog
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.theme import Theme
from ui.translation import install_translations

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


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    (tmp_path / "mail").mkdir()
    with office_in(tmp_path / "mail") as office:
        yield office


@pytest.fixture
def vault() -> Vault:
    return Vault()


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Path:
    place = tmp_path / "gửi Sở"
    place.mkdir()
    settings.write_text("files/export_folder", str(place))
    return place


@pytest.fixture
def sealed(open_window: Callable[..., MainWindow], sample: Path, folder: Path) -> MainWindow:
    """A window on a sample whose round is sealed."""
    with open_desk(sample) as desk:
        export_submission(desk, desk.plan(), "X06040", "2026", ["xlsx", "pdf"], folder)
    return open_window(sample)


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


def test_sent_through_the_server_and_recorded(
    sealed: MainWindow, qtbot: QtBot, office: Office, settings: Settings, sample: Path
) -> None:
    vault = Vault()
    set_up(settings, office.opens())
    dialog = open_dialog(qtbot, sealed, vault)
    assert dialog.form.subject.text() == "[KH48] UBND xã Thất Khê - Báo cáo năm 2026 - lần 1"
    with qtbot.waitSignal(dialog.sent, timeout=LONG):
        qtbot.mouseClick(dialog.send_button, Qt.MouseButton.LeftButton)
        give_password(qtbot, PASSWORD)
    (received,) = office.mailbox.received
    message = message_from_bytes(received.content, policy=default)
    assert message["Subject"] == dialog.form.subject.text()
    assert [one.get_filename() for one in message.iter_attachments()] == NAMES
    assert dialog.focusWidget() is dialog.close_button
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    # Kept where the person agreed, and nowhere else.
    assert list(vault.held.values()) == [PASSWORD]
    (kept,) = recorded(sealed, sample)
    assert (kept.way, kept.recipient) == (DispatchWay.SMTP, "baocao@so.example")
    assert (kept.message_id, kept.files) == (message["Message-ID"], NAMES)
    for path in [*sample.parent.rglob("*.lsdb*"), settings.file]:
        if path.is_file():
            assert PASSWORD.encode() not in path.read_bytes()


def test_a_kept_password_is_not_asked_for_and_a_wrong_one_is_forgotten(
    sealed: MainWindow, qtbot: QtBot, office: Office, settings: Settings, vault: Vault
) -> None:
    server = office.opens()
    set_up(settings, server)
    PasswordKeeper(vault).keep(server, "cũ")
    dialog = open_dialog(qtbot, sealed, vault)
    qtbot.mouseClick(dialog.send_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "mật khẩu" in dialog.notice.text(), timeout=LONG)
    assert office.mailbox.received == []
    assert vault.held == {}
    with qtbot.waitSignal(dialog.sent, timeout=LONG):
        qtbot.mouseClick(dialog.send_button, Qt.MouseButton.LeftButton)
        give_password(qtbot, PASSWORD)
    assert len(office.mailbox.received) == 1


def test_a_lost_answer_is_asked_about_also_after_a_restart_and_never_sent_twice(
    sealed: MainWindow, qtbot: QtBot, office: Office, settings: Settings, sample: Path, vault: Vault
) -> None:
    server = office.opens()
    set_up(settings, server)
    PasswordKeeper(vault).keep(server, PASSWORD)
    office.mailbox.breaks_after_dot = True
    dialog = open_dialog(qtbot, sealed, vault)
    qtbot.mouseClick(dialog.send_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.uncertain.isVisible, timeout=LONG)
    assert not dialog.send_button.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    office.mailbox.breaks_after_dot = False
    dialog = open_dialog(qtbot, sealed, vault)
    assert dialog.uncertain.isVisible()
    assert not dialog.send_button.isEnabled()
    with qtbot.waitSignal(dialog.sent, timeout=LONG):
        qtbot.mouseClick(dialog.uncertain.arrived_button, Qt.MouseButton.LeftButton)
    assert len(office.mailbox.received) == 1
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    (kept,) = recorded(sealed, sample)
    assert kept.message_id == message_from_bytes(office.mailbox.received[0].content)["Message-ID"]


def test_what_has_not_arrived_goes_again_as_the_same_message(
    sealed: MainWindow, qtbot: QtBot, office: Office, settings: Settings, vault: Vault
) -> None:
    server = office.opens()
    set_up(settings, server)
    PasswordKeeper(vault).keep(server, PASSWORD)
    office.mailbox.breaks_after_dot = True
    dialog = open_dialog(qtbot, sealed, vault)
    qtbot.mouseClick(dialog.send_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.uncertain.isVisible, timeout=LONG)
    office.mailbox.breaks_after_dot = False
    with qtbot.waitSignal(dialog.sent, timeout=LONG):
        qtbot.mouseClick(dialog.uncertain.repeat_button, Qt.MouseButton.LeftButton)
    first, second = (one.content for one in office.mailbox.received)
    assert first == second


def test_the_person_stops_it(
    sealed: MainWindow, qtbot: QtBot, office: Office, settings: Settings, vault: Vault
) -> None:
    server = office.opens()
    set_up(settings, server)
    PasswordKeeper(vault).keep(server, PASSWORD)
    office.mailbox.rcpt = lambda _address: qtbot_wait()
    dialog = open_dialog(qtbot, sealed, vault)
    qtbot.mouseClick(dialog.send_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.sending.isVisible)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: "Đã dừng" in dialog.notice.text(), timeout=LONG)
    assert dialog.isVisible()
    assert office.mailbox.received == []


def qtbot_wait() -> str:
    """Answer late, on the server's thread."""
    import time

    time.sleep(0.8)
    return "250 ok"


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
