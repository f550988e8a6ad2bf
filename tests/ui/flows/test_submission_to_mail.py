# SPDX-License-Identifier: MIT
"""From the sample, by the window's own buttons, to a sealed paper that the department takes out of its mail."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot
from smtp_server import PASSWORD, USER, Office, office_in

from lsapp.cli import main
from lsapp.domain.records import Dispatch, DispatchWay, Role
from lsapp.services.desk import create_desk, open_desk
from lsapp.services.mail_password import PasswordKeeper
from lsapp.services.mail_settings import MailServer
from ui.dialogs.export_submission import ExportSubmissionDialog
from ui.dialogs.mail_server import MailServerDialog
from ui.dialogs.send_mail import SendMailDialog
from ui.dialogs.send_mail_password import PasswordDialog
from ui.main_window import MainWindow
from ui.pages.submission import SubmissionPage

LONG = 30_000  # milliseconds, on a machine with other work
CLICK = Qt.MouseButton.LeftButton

D = TypeVar("D", bound=QDialog)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    (tmp_path / "mail").mkdir()
    with office_in(tmp_path / "mail") as office:
        yield office


@pytest.fixture
def modal(qtbot: QtBot) -> Callable[[type[D]], D]:
    """Return what waits for a dialog and gives it."""

    def wait(kind: type[D]) -> D:
        def shown() -> bool:
            return isinstance(QApplication.activeModalWidget(), kind)

        qtbot.waitUntil(shown, timeout=LONG)
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, kind)
        return dialog

    return wait


def write(qtbot: QtBot, line: object, text: str) -> None:
    line.setFocus()  # type: ignore[attr-defined]
    line.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(line, text)


def set_up_server(qtbot: QtBot, dialog: MailServerDialog, server: MailServer) -> None:
    """Fill in the office's mail and try it, as a person does once."""
    form = dialog.form
    for line, text in (
        (form.host, server.host),
        (form.user, USER),
        (form.password, PASSWORD),
        (form.port, str(server.port)),
        (form.sender_line, "vanphong@thatkhe.example"),
        (form.to, "Sở KH&CN <baocao@skhcn.example>"),
    ):
        write(qtbot, line, text)
    form.ca_file.setText(server.ca_file)  # what the system's dialog of files would give
    qtbot.mouseClick(dialog.try_button, CLICK)
    qtbot.waitUntil(lambda: "Kết nối được" in dialog.notice.text(), timeout=LONG)
    qtbot.mouseClick(dialog.save_button, CLICK)


def test_from_the_sample_to_a_message_that_the_department_takes_in(
    window: MainWindow,
    qtbot: QtBot,
    office: Office,
    sample: Path,
    tmp_path: Path,
    modal: Callable[[type[D]], D],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("ui.dialogs.send_mail.system_keeper", lambda: PasswordKeeper(None))
    qtbot.keyClick(window, Qt.Key.Key_8, Qt.KeyboardModifier.ControlModifier)
    page = window.current_page
    assert isinstance(page, SubmissionPage)
    qtbot.waitUntil(lambda: window.findings.is_current, timeout=LONG)
    qtbot.waitUntil(lambda: page.preview.is_current, timeout=LONG)

    # Sealed and written.
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    export = modal(ExportSubmissionDialog)
    write(qtbot, export.target.folder_line, str(tmp_path))
    qtbot.mouseClick(export.export_button, CLICK)
    qtbot.waitUntil(lambda: bool(export.written.paths), timeout=LONG)
    exported = {Path(one).name: Path(one).read_bytes() for one in export.written.paths}

    # Sent.
    qtbot.mouseClick(export.written.send_button, CLICK)
    sending = modal(SendMailDialog)
    qtbot.waitUntil(lambda: sending.form.is_ready, timeout=LONG)
    qtbot.mouseClick(sending.server_button, CLICK)
    set_up_server(qtbot, modal(MailServerDialog), office.opens())
    qtbot.waitUntil(sending.send_button.isEnabled, timeout=LONG)
    with qtbot.waitSignal(sending.sent, timeout=LONG):
        qtbot.mouseClick(sending.send_button, CLICK)
        asking = modal(PasswordDialog)
        qtbot.keyClicks(asking.password, PASSWORD)
        qtbot.keyClick(asking.password, Qt.Key.Key_Return)
    qtbot.keyClick(sending, Qt.Key.Key_Escape)
    window.close()

    # Received whole, and recorded.
    (received,) = office.mailbox.received
    message = message_from_bytes(received.content, policy=default)
    assert message["Subject"] == "[KH48] UBND xã Thất Khê - Báo cáo năm 2026 - lần 1"
    files = {one.get_filename(): one.get_content() for one in message.iter_attachments()}
    assert files == {name: exported[name] for name in files}
    assert sorted(files) == ["KH48_2026_X06040_r1.pdf", "KH48_2026_X06040_r1.xlsx"]
    with open_desk(sample) as desk:
        (kept,) = desk.store.select(Dispatch)
    assert (kept.way, kept.message_id) == (DispatchWay.SMTP, message["Message-ID"])

    # Taken in by the department: each attachment by itself, and the mail as it was saved.
    for name, content in files.items():
        (tmp_path / f"so-{name}").write_bytes(content)
        assert verdicts(tmp_path, name, tmp_path / f"so-{name}", capsys) == ["new"]
    saved = tmp_path / "thu.eml"
    saved.write_bytes(received.content)
    assert verdicts(tmp_path, "thu", saved, capsys) == ["new", "same"]


def verdicts(
    tmp_path: Path, name: str, path: Path, capsys: pytest.CaptureFixture[str]
) -> list[str]:
    """What a department that holds nothing yet says of a file."""
    database = tmp_path / f"{name}.lsdb"
    create_desk(database, unit="S-SKHCN2025", role=Role.COMPILING, plan="KH48").close()
    capsys.readouterr()
    assert main(["intake", "--db", str(database), str(path), "--json"]) == 0
    return [one["verdict"] for one in json.loads(capsys.readouterr().out)]
