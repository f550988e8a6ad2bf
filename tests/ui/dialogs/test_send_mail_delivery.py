# SPDX-License-Identifier: MIT
"""A revision goes through a server on loopback, once, whatever becomes of the answer; and is recorded."""

from __future__ import annotations

import time
from email import message_from_bytes
from email.policy import default
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sending_keys import LONG, NAMES, Vault, give_password, open_dialog, recorded, set_up
from smtp_server import PASSWORD, Office

from lsapp.domain.records import DispatchWay
from lsapp.services.mail_password import PasswordKeeper
from ui.main_window import MainWindow
from ui.settings import Settings


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
    office.mailbox.rcpt = lambda _address: late_answer()
    dialog = open_dialog(qtbot, sealed, vault)
    qtbot.mouseClick(dialog.send_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.sending.isVisible)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: "Đã dừng" in dialog.notice.text(), timeout=LONG)
    assert dialog.isVisible()
    assert office.mailbox.received == []


def late_answer() -> str:
    """Answer late, on the server's thread."""
    time.sleep(0.8)
    return "250 ok"
