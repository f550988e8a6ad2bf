# SPDX-License-Identifier: MIT
"""The office's mail: its server, its own address, whom it sends to and how its subject reads.

Kept by the window on this machine as a JSON text; a password is never part of it
(``services.mail_password``). Nothing here loads the database, so the window may import it at its start.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from email.headerregistry import Address
from email.utils import getaddresses
from enum import StrEnum
from typing import Final

import msgspec

from lsapp.errors import UserError

SUBJECT: Final = "[{plan}] {unit} - Báo cáo {round} - lần {revision}"
"""How a subject reads where the office has no custom of its own."""
PLACES: Final = ("plan", "unit", "code", "round", "revision")
"""What a subject's template may name: the plan's code, the unit's name and code, the round in words
(``năm 2026``), the revision."""

MEGABYTE: Final = 1_000_000
DEFAULT_LIMIT: Final = 25
"""Million bytes that a whole message may have; attachments grow by a third on their way."""
LARGEST_LIMIT: Final = 200
_PORTS: Final[Mapping[str, int]] = {"starttls": 587, "tls": 465}
_HOST: Final = re.compile(
    r"(?=.{1,253}\Z)[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?|\[[0-9A-Fa-f:.]+\]"
)
_ADDRESS: Final = re.compile(r"[!-?A-~]{1,64}@[A-Za-z0-9_-][A-Za-z0-9_.-]{0,250}[A-Za-z0-9_]")
_PLACE: Final = re.compile(r"\{(\w*)\}")


class Security(StrEnum):
    """How the connection is made secret; there is no third way, as a password may go along."""

    STARTTLS = "starttls"
    TLS = "tls"

    @property
    def port(self) -> int:
        """The usual port: 587 (RFC 6409) or 465 (RFC 8314)."""
        return _PORTS[self.value]


class MailServer(msgspec.Struct, frozen=True, kw_only=True):
    """The SMTP server through which the office sends; ``user`` is empty where it asks for none.

    ``ca_file`` is a PEM file with the office's own authority, beside those that the system trusts.
    """

    host: str
    port: int = 587
    security: Security = Security.STARTTLS
    user: str = ""
    ca_file: str = ""

    @property
    def name(self) -> str:
        """What it is called on the screen and in the system's keyring: ``host:port``."""
        return f"{self.host}:{self.port}"


class MailSettings(msgspec.Struct, frozen=True, kw_only=True):
    """All that is kept of mail: ``sender`` is the office's address, ``to`` and ``cc`` those of the
    compiling department, several parted by commas; ``limit`` in million bytes.
    """

    server: MailServer | None = None
    sender: str = ""
    to: str = ""
    cc: str = ""
    subject: str = SUBJECT
    limit: int = DEFAULT_LIMIT

    @property
    def limit_bytes(self) -> int:
        """The limit in bytes."""
        return self.limit * MEGABYTE


def settings_text(settings: MailSettings) -> str:
    """Return the settings as they are kept."""
    return msgspec.json.encode(settings).decode()


def read_settings(text: str | None) -> MailSettings:
    """Return what is kept in ``text``; the defaults where it is not there or cannot be read."""
    try:
        return msgspec.json.decode(text or "{}", type=MailSettings)
    except msgspec.DecodeError:  # edited by hand, or from another version
        return MailSettings()


def checked_server(server: MailServer) -> MailServer:
    """Return the server as it can be asked.

    UserError ``send.no_host``, ``send.bad_host``, ``send.bad_port``.
    """
    host = server.host.strip().rstrip(".")
    if not host:
        raise UserError("send.no_host")
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError as error:
            raise UserError("send.bad_host", host=host) from error
    if not _HOST.fullmatch(host):
        raise UserError("send.bad_host", host=host)
    if not 1 <= server.port <= 65535:
        raise UserError("send.bad_port", port=server.port)
    return msgspec.structs.replace(server, host=host, user=server.user.strip())


def addresses(text: str) -> tuple[Address, ...]:
    """Return the addresses in ``text``, parted by commas, semicolons or lines, each once.

    ``Sở KH&CN <baocao@skhcn.example>`` keeps its name. UserError ``send.bad_address``.
    """
    found: dict[str, Address] = {}
    for part in _parts(text):
        name, plain = (getaddresses([part]) or [("", "")])[0]
        address = plain.strip()
        if (
            not _ADDRESS.fullmatch(address)
            or ".." in address
            or not part.rstrip(">").endswith(address)
        ):
            raise UserError("send.bad_address", address=part)
        user, _, domain = address.rpartition("@")
        found.setdefault(address.casefold(), Address(name.strip(), user, domain))
    return tuple(found.values())


def _parts(text: str) -> Iterable[str]:
    """Part where people part addresses; a comma or semicolon within quotes stays."""
    part, quoted = "", False
    for letter in text:
        quoted ^= letter == '"'
        if letter in ",;\n\r" and not quoted:
            yield from ([part.strip()] if part.strip() else [])
            part = ""
        else:
            part += letter
    yield from ([part.strip()] if part.strip() else [])


def subject_of(template: str, facts: Mapping[str, str]) -> str:
    """Return the subject that ``template`` gives with ``facts`` for its places; one line.

    A place that nobody knows stays as it was typed.
    """
    filled = _PLACE.sub(lambda found: facts.get(found[1], found[0]), template or SUBJECT)
    return " ".join(filled.split())
