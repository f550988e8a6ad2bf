# SPDX-License-Identifier: MIT
"""One message to a real server on loopback: what arrives, what is refused and in which words, never twice."""

from __future__ import annotations

import datetime as dt
import socket
import threading
from collections.abc import Callable, Iterator
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import msgspec
import pytest
from smtp_server import PASSWORD, Office, office_in

from lsapp.errors import UserError
from lsapp.services.mail_attempts import Attempt, Attempts, AttemptState, deliver
from lsapp.services.mail_message import (
    Letter,
    SealedFile,
    compose,
    message_bytes,
    new_message_id,
)
from lsapp.services.mail_sending import (
    Envelope,
    SendStep,
    SendStoppedError,
    SendUncertainError,
    TimeLimits,
    Transmission,
)
from lsapp.services.mail_settings import MailServer, Security, addresses

NOW = dt.datetime(2026, 12, 10, 3, 4, 5, tzinfo=dt.UTC)
SUBJECT = "[KH48] UBND xã Thất Khê - Báo cáo năm 2026 - lần 1"
PDF = SealedFile(name="KH48_2026_X06040_r1.pdf", content=b"%PDF-1.7\n" + bytes(range(256)) * 300)
XLSX = SealedFile(
    name="KH48_2026_X06040_r1.xlsx", content=b"PK\x03\x04" + bytes(range(255, -1, -1)) * 99
)
HASH = "ab" * 32
QUICK = TimeLimits(connect=3, step=0.5, answer=0.5, whole=5)


def letter(to: str = "Sở KH&CN <baocao@so.example>") -> Letter:
    return Letter(
        sender=addresses("vanphong@xa.example")[0],
        to=addresses(to),
        subject=SUBJECT,
        body="Kính gửi: Sở\n.dòng bắt đầu bằng dấu chấm\n..hai chấm\n",
        files=(PDF, XLSX),
    )


def envelope(
    to: str = "Sở KH&CN <baocao@so.example>", message_id: str = "<một@xa.example>"
) -> Envelope:
    written = letter(to)
    message = compose(written, message_id=message_id.replace("ộ", "o"), date=NOW)
    return Envelope(
        sender="vanphong@xa.example",
        recipients=tuple(one.addr_spec for one in written.to),
        content=message_bytes(message),
    )


def nothing() -> None:
    return


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with office_in(tmp_path) as office:
        yield office


@pytest.mark.parametrize("security", list(Security))
def test_a_message_arrives_as_it_was_composed(office: Office, security: Security) -> None:
    steps: list[tuple[SendStep, int, int]] = []
    sending = Transmission(
        office.opens(security), PASSWORD, progress=lambda *told: steps.append(told)
    )
    sent = envelope()
    answer = sending.send(sent, nothing)
    assert "accepted" in answer
    (received,) = office.mailbox.received
    assert received.content == sent.content
    assert received.mail_from == "vanphong@xa.example"
    assert received.rcpt_tos == ["baocao@so.example"]
    message = message_from_bytes(received.content, policy=default)
    assert message["Subject"] == SUBJECT
    files = {one.get_filename(): one.get_content() for one in message.iter_attachments()}
    assert files == {PDF.name: PDF.content, XLSX.name: XLSX.content}
    body = message.get_body()
    assert body is not None
    assert body.get_content().splitlines()[1] == ".dòng bắt đầu bằng dấu chấm"
    whole = len(sent.content)
    assert [step for step, _, _ in steps][:2] == [SendStep.CONNECTING, SendStep.LOGGING_IN]
    assert (SendStep.SENDING, whole, whole) in steps
    assert steps[-1][0] is SendStep.WAITING


def test_lines_that_begin_with_a_dot_keep_it(office: Office) -> None:
    content = b"Subject: x\r\n\r\n.\r\n..\r\n.a\r\nno end of line"
    sent = Envelope(sender="a@xa.example", recipients=("b@so.example",), content=content)
    Transmission(office.opens(), PASSWORD).send(sent, nothing)
    assert office.mailbox.received[0].content == content + b"\r\n"


def test_a_server_is_tried_without_sending(office: Office) -> None:
    facts = Transmission(office.opens(size=12_000_000), PASSWORD).try_server()
    assert facts.largest == 12_000_000
    assert office.mailbox.received == []


def refusal(
    server: MailServer, password: str = PASSWORD, sent: Envelope | None = None
) -> UserError:
    """Send and return what came of it, having seen that nothing was about to be sent."""
    gone: list[str] = []
    with pytest.raises(UserError) as caught:
        Transmission(server, password, limits=QUICK).send(
            sent or envelope(), lambda: gone.append("dot")
        )
    assert gone == []
    return caught.value


def test_a_wrong_password_is_tried_once_and_never_told(office: Office) -> None:
    error = refusal(office.opens(), password="sai-mat-khau")
    assert error.code == "send.wrong_password"
    assert office.mailbox.logins == ["vanphong"]
    assert "sai-mat-khau" not in str(error)
    assert office.mailbox.received == []


def test_a_certificate_nobody_vouches_for(office: Office) -> None:
    server = msgspec.structs.replace(office.opens(), ca_file="")
    assert refusal(server).code == "send.certificate_unknown"
    assert office.mailbox.logins == []


def test_a_certificate_of_another_name(office: Office) -> None:
    assert refusal(office.opens(name="khac.example")).code == "send.certificate_name"
    assert office.mailbox.logins == []


def test_a_certificate_that_has_expired(office: Office) -> None:
    old = office.issue(not_after=dt.datetime(2020, 1, 1, tzinfo=dt.UTC))
    assert refusal(office.opens(Security.TLS, certificate=old)).code == "send.certificate_expired"


def test_an_authority_file_that_is_none(office: Office, tmp_path: Path) -> None:
    (tmp_path / "hỏng.pem").write_text("không phải chứng thư")
    server = msgspec.structs.replace(office.opens(), ca_file=str(tmp_path / "hỏng.pem"))
    assert refusal(server).code == "send.bad_ca_file"


def test_tls_against_a_port_that_speaks_in_the_clear(office: Office) -> None:
    server = msgspec.structs.replace(office.opens(), security=Security.TLS)
    assert refusal(server).code == "send.no_tls"


def test_a_message_over_the_size_that_the_server_says(office: Office) -> None:
    error = refusal(office.opens(size=50_000))
    assert error.code == "send.too_large"
    assert office.mailbox.received == []


def test_one_recipient_refused_and_it_goes_to_nobody(office: Office) -> None:
    office.mailbox.rcpt = lambda one: "550 5.1.1 no such user" if "sai" in one else "250 ok"
    error = refusal(office.opens(), sent=envelope("dung@so.example, sai@so.example"))
    assert (error.code, error.facts["address"]) == ("send.recipient_refused", "sai@so.example")
    assert office.mailbox.received == []


def test_a_server_that_is_busy(office: Office) -> None:
    office.mailbox.rcpt = lambda _one: "450 4.2.0 greylisted"
    assert refusal(office.opens()).code == "send.later"


def test_an_unknown_host_and_a_closed_port() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    unknown = MailServer(host="khong-co.invalid", port=port)
    assert refusal(unknown).code in ("send.unknown_host", "send.no_network")
    assert refusal(MailServer(host="127.0.0.1", port=port)).code == "send.refused"


# --- servers that do not keep to the protocol ---


@pytest.fixture
def script() -> Iterator[Callable[[Callable[[socket.socket], None]], MailServer]]:
    """Return what runs a conversation of our own on a port."""
    listeners: list[socket.socket] = []
    threads: list[threading.Thread] = []

    def start(talk: Callable[[socket.socket], None]) -> MailServer:
        listener = socket.create_server(("127.0.0.1", 0))
        listeners.append(listener)

        def run() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.settimeout(10)
                talk(connection)

        threads.append(threading.Thread(target=run, daemon=True))
        threads[-1].start()
        return MailServer(host="127.0.0.1", port=listener.getsockname()[1])

    yield start
    for one in threads:
        one.join(10)
    for listener in listeners:
        listener.close()


Script = Callable[[Callable[[socket.socket], None]], MailServer]


def test_a_server_that_says_nothing(script: Script) -> None:
    server = script(lambda connection: connection.recv(100))
    assert refusal(server).code == "send.too_slow"


def test_a_server_that_drips_its_greeting(script: Script) -> None:
    def drip(connection: socket.socket) -> None:
        try:
            for _ in range(200):
                connection.sendall(b"220-x\r\n")
                threading.Event().wait(0.05)
        except OSError:
            return

    server = script(drip)
    with pytest.raises(UserError) as caught:
        Transmission(server, "", limits=TimeLimits(step=1, whole=0.4)).send(envelope(), nothing)
    assert caught.value.code == "send.too_slow"


def test_a_server_without_encryption_gets_no_password(script: Script) -> None:
    heard: list[bytes] = []

    def plain(connection: socket.socket) -> None:
        connection.sendall(b"220 x\r\n")
        heard.append(connection.recv(1000))
        connection.sendall(b"250-x\r\n250 AUTH PLAIN LOGIN\r\n")
        heard.append(connection.recv(1000))

    server = msgspec.structs.replace(script(plain), user="vanphong")
    assert refusal(server).code == "send.no_starttls"
    assert b"AUTH" not in b"".join(heard)


def test_a_connection_that_breaks_in_the_greeting(script: Script) -> None:
    assert refusal(script(lambda connection: connection.sendall(b"220"))).code in (
        "send.broken",
        "send.refused_by_server",
    )


def test_a_person_stops_it_and_nothing_arrives(office: Office) -> None:
    held: list[Transmission] = []

    def stop(step: SendStep, done: int, _size: int) -> None:
        if step is SendStep.SENDING and done:
            assert held[0].break_off()

    held.append(Transmission(office.opens(), PASSWORD, progress=stop))
    with pytest.raises(SendStoppedError):
        held[0].send(envelope(), nothing)
    assert office.mailbox.received == []


def test_a_person_stops_while_the_server_is_silent(script: Script) -> None:
    sending = Transmission(script(lambda connection: connection.recv(100)), "")
    threading.Timer(0.3, sending.break_off).start()
    with pytest.raises(SendStoppedError):
        sending.send(envelope(), nothing)


# --- never a second copy ---


@pytest.fixture
def attempts(tmp_path: Path) -> Attempts:
    return Attempts(tmp_path / "outgoing")


def attempt(message_id: str | None = None) -> Attempt:
    return Attempt(
        hash=HASH,
        message_id=message_id or new_message_id(None),
        date=NOW,
        recipients=["baocao@so.example"],
        subject=SUBJECT,
        files=[PDF.name],
        at=NOW,
    )


def send_once(office: Office, attempts: Attempts, server: MailServer) -> str:
    """What the window does for one press of the button."""
    prepared = attempts.prepare(attempt())
    sent = envelope(message_id=prepared.message_id)
    return deliver(
        Transmission(server, PASSWORD, limits=QUICK), attempts, prepared, sent, lambda: NOW
    )


def test_a_lost_answer_is_uncertain_and_nothing_is_sent_again(
    office: Office, attempts: Attempts
) -> None:
    server = office.opens()
    office.mailbox.breaks_after_dot = True
    with pytest.raises(SendUncertainError):
        send_once(office, attempts, server)
    office.mailbox.breaks_after_dot = False
    # Also after a restart: what is known lies on the disk.
    with pytest.raises(UserError) as caught:
        send_once(office, attempts, server)
    assert caught.value.code == "send.uncertain"
    assert len(office.mailbox.received) == 1

    # The person has asked, and it has not arrived: the very same message goes.
    attempts.repeat(HASH, NOW)
    send_once(office, attempts, server)
    first, second = (message_from_bytes(one.content) for one in office.mailbox.received)
    assert first["Message-ID"] == second["Message-ID"]


def test_a_server_that_hangs_after_the_dot_is_uncertain(office: Office, attempts: Attempts) -> None:
    office.mailbox.hangs = True
    with pytest.raises(SendUncertainError):
        send_once(office, attempts, office.opens())
    held = attempts.held(HASH)
    assert held is not None
    assert held.state is AttemptState.SENDING


def test_a_message_refused_after_the_dot_surely_did_not_go(
    office: Office, attempts: Attempts
) -> None:
    server = office.opens()
    for answer, code in (
        ("451 4.3.0 try later", "send.later"),
        ("554 5.7.1 spam", "send.message_refused"),
    ):
        office.mailbox.data = answer
        with pytest.raises(UserError) as caught:
            send_once(office, attempts, server)
        assert caught.value.code == code
        held = attempts.held(HASH)
        assert held is not None
        assert held.state is AttemptState.PREPARED
    office.mailbox.data = "250 ok"
    send_once(office, attempts, server)
    (received,) = office.mailbox.received
    assert message_from_bytes(received.content)["Message-ID"] == held.message_id


def test_the_state_is_on_the_disk_before_the_dot(office: Office, attempts: Attempts) -> None:
    office.mailbox.hangs = True
    seen: list[AttemptState | None] = []
    prepared = attempts.prepare(attempt())

    def look(step: SendStep, _done: int, _size: int) -> None:
        held = attempts.held(HASH)
        seen.append(None if held is None else held.state)

    sending = Transmission(office.opens(), PASSWORD, limits=QUICK, progress=look)
    with pytest.raises(SendUncertainError):
        deliver(sending, attempts, prepared, envelope(), lambda: NOW)
    assert set(seen[:-1]) == {AttemptState.PREPARED}
    assert seen[-1] is AttemptState.SENDING


def test_a_full_disk_before_the_dot_sends_nothing(office: Office) -> None:
    def full() -> None:
        raise UserError("disk.full", path="x")

    with pytest.raises(UserError) as caught:
        Transmission(office.opens(), PASSWORD).send(envelope(), full)
    assert caught.value.code == "disk.full"
    assert office.mailbox.received == []


def test_what_was_kept_and_cannot_be_read_is_no_leave_to_send(attempts: Attempts) -> None:
    attempts.keep(attempt())
    path = next((attempts._folder).glob("*.json"))
    path.write_bytes(b"\0" * 20)
    with pytest.raises(UserError) as caught:
        attempts.prepare(attempt())
    assert caught.value.code == "send.attempt_unreadable"
