# SPDX-License-Identifier: MIT
"""A real SMTP server on loopback, with TLS and a log-in, that keeps what it receives and can misbehave."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
import threading
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import trustme
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from lsapp.services.mail_settings import MailServer, Security

HOST = "localhost"
USER = "vanphong"
PASSWORD = "mật-khẩu 1"
OK = "250 2.0.0 accepted"


class Received(list[Envelope]):
    """Messages in the order in which they came; ``content`` of each is its bytes."""


class Mailbox:
    """What the server does with a message; ``rcpt`` and ``data`` are answers, or what gives them."""

    def __init__(self) -> None:
        self.received = Received()
        self.rcpt: Callable[[str], str] = lambda _address: OK
        self.data: str = OK
        self.breaks_after_dot = False
        self.hangs = False
        self.logins: list[str] = []

    async def handle_RCPT(  # noqa: N802  # the library's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        answer = self.rcpt(address)
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(  # noqa: N802  # the library's name
        self, server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        if self.hangs:
            await asyncio.sleep(30)
        if self.data.startswith("250"):
            self.received.append(envelope)
        if self.breaks_after_dot:
            assert server.transport is not None
            server.transport.abort()
        return self.data

    def authenticate(
        self, _server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, data: Any
    ) -> AuthResult:
        assert isinstance(data, LoginPassword)
        self.logins.append(data.login.decode())
        good = (data.login, data.password) == (USER.encode(), PASSWORD.encode())
        return AuthResult(success=good, handled=good)


class LoopbackServer:
    """A server that runs on a thread of its own until it is closed."""

    def __init__(self, mailbox: Mailbox, context: ssl.SSLContext, security: Security, size: int):
        self._loop = asyncio.new_event_loop()
        self._connections: list[SMTP] = []
        starttls = security is Security.STARTTLS

        def make() -> SMTP:
            with warnings.catch_warnings():
                # It knows nothing of the TLS that the whole connection runs in.
                warnings.simplefilter("ignore", UserWarning)
                one = SMTP(
                    mailbox,
                    hostname="mail.test",
                    data_size_limit=size,
                    tls_context=context if starttls else None,
                    require_starttls=starttls,
                    auth_required=True,
                    auth_require_tls=starttls,
                    authenticator=mailbox.authenticate,
                    loop=self._loop,
                )
            self._connections.append(one)
            return one

        self._server = self._loop.run_until_complete(
            self._loop.create_server(make, "127.0.0.1", 0, ssl=None if starttls else context)
        )
        self.port: int = self._server.sockets[0].getsockname()[1]
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """End every connection and the thread."""
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    async def _end(self) -> None:
        self._server.close()
        for one in self._connections:
            if one.transport is not None:
                one.transport.abort()
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError, Exception):
                await task
        await asyncio.sleep(0.05)  # the transports tell that they are closed


class Office:
    """A server, the authority that vouches for it, and how an office's settings name it."""

    def __init__(self, folder: Path) -> None:
        self._authority = trustme.CA()
        self.ca_file = folder / "ca.pem"
        self._authority.cert_pem.write_to_path(self.ca_file)
        self.mailbox = Mailbox()
        self._servers: list[LoopbackServer] = []

    def opens(
        self,
        security: Security = Security.STARTTLS,
        *,
        size: int = 40_000_000,
        name: str = HOST,
        certificate: trustme.LeafCert | None = None,
    ) -> MailServer:
        """Start a server; ``name`` is what its certificate says."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        (certificate or self._authority.issue_cert(name)).configure_cert(context)
        server = LoopbackServer(self.mailbox, context, security, size)
        self._servers.append(server)
        return MailServer(
            host=HOST, port=server.port, security=security, user=USER, ca_file=str(self.ca_file)
        )

    def issue(self, **rest: Any) -> trustme.LeafCert:
        """Return a certificate of the office's authority."""
        return self._authority.issue_cert(HOST, **rest)

    def closes(self) -> None:
        """End all servers."""
        for one in self._servers:
            one.close()


@contextlib.contextmanager
def office_in(folder: Path) -> Iterator[Office]:
    """Lend an office's server; it ends with the block."""
    office = Office(folder)
    try:
        yield office
    finally:
        office.closes()
