# SPDX-License-Identifier: MIT
"""The password of the mail server: in the system's keyring and nowhere else.

Where the system has no keyring that the program can use, nothing is kept and the password is asked
for each time. It is never written to the database, to a file of ours, to a log or to a report.
"""

from __future__ import annotations

import logging
from typing import Final, Protocol

from lsapp.services.mail_settings import MailServer

SERVICE: Final = "KH48 SMTP"
_LOG: Final = logging.getLogger(__name__)
_SAFE: Final = (
    "keyring.backends.Windows",
    "keyring.backends.SecretService",
    "keyring.backends.kwallet",
    "keyring.backends.libsecret",
    "keyring.backends.macOS",
)
"""Keyrings of the system itself; others may be plain files."""


class Keyring(Protocol):
    """What is asked of a keyring, as the library ``keyring`` has it."""

    def get_password(self, service: str, username: str) -> str | None:
        """Return what is kept."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a password."""

    def delete_password(self, service: str, username: str) -> None:
        """Forget it."""


class PasswordKeeper:
    """Reads and keeps the password of a server; ``keyring`` is ``None`` where there is none to use."""

    def __init__(self, keyring: Keyring | None) -> None:
        self._keyring = keyring

    @property
    def can_keep(self) -> bool:
        """Whether a password can be kept here at all."""
        return self._keyring is not None

    def read(self, server: MailServer) -> str | None:
        """Return the password kept for a server and its user; ``None`` where none is, or it is locked."""
        if self._keyring is None or not server.user:
            return None
        try:
            return self._keyring.get_password(*_place(server))
        except (
            Exception
        ) as error:  # each backend has errors of its own; the person is asked instead
            _LOG.warning("keyring cannot be read: %s", type(error).__name__)
            return None

    def keep(self, server: MailServer, password: str) -> bool:
        """Keep a password; false where it could not be kept."""
        if self._keyring is None or not server.user:
            return False
        try:
            self._keyring.set_password(*_place(server), password)
        except Exception as error:  # as above; what cannot be kept is asked for the next time
            _LOG.warning("keyring cannot be written: %s", type(error).__name__)
            return False
        return True

    def forget(self, server: MailServer) -> None:
        """Take a password out of the keyring, if it is there."""
        if self._keyring is None or self.read(server) is None:
            return
        try:
            self._keyring.delete_password(*_place(server))
        except Exception as error:  # as above
            _LOG.warning("keyring cannot forget: %s", type(error).__name__)


def system_keeper() -> PasswordKeeper:
    """Return the keeper over the system's own keyring, or one that keeps nothing."""
    try:
        import keyring
    except ImportError:  # left out on Linux (docs/sending.md)
        return PasswordKeeper(None)
    try:
        backend = keyring.get_keyring()
        # Several at once are one chain, of which each has to be the system's.
        links = getattr(backend, "backends", None) or [backend]
        usable = all(type(one).__module__.startswith(_SAFE) for one in links)
    except Exception as error:  # a broken backend is as good as none
        _LOG.warning("no keyring: %s", type(error).__name__)
        return PasswordKeeper(None)
    return PasswordKeeper(backend if usable else None)


def _place(server: MailServer) -> tuple[str, str]:
    return f"{SERVICE} {server.name}", server.user
