# SPDX-License-Identifier: MIT
"""The way to a mail server up to the log-in, with each thing that can go wrong there in words of its own.

The server's certificate is checked against the authorities that the system trusts, and the office's own
where it has one; a password goes over TLS alone, and is offered once, so that no account is locked by us.
"""

from __future__ import annotations

import base64
import errno
import smtplib
import socket
import ssl
from pathlib import Path
from typing import Final, NoReturn

from lsapp.errors import UserError
from lsapp.services.mail_settings import MailServer

_SYSTEM_CA: Final = (
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
)
"""Where the systems of Linux keep what they trust; a frozen program's own OpenSSL may look elsewhere."""
_NO_NETWORK: Final = {
    *(errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL),
    *(10051, 10065, 10050),  # the same of Windows
}
_LOOKUP_LATER: Final = (getattr(socket, "EAI_AGAIN", None), 11002)
_EXPIRED, _NOT_YET, _OTHER_NAME, _OTHER_ADDRESS = 10, 9, 62, 64  # OpenSSL, X509_V_ERR_…
_LONGEST: Final = 200


def connect(server: MailServer, seconds: float) -> socket.socket:
    """Return a connection; UserError ``send.unknown_host``, ``send.no_network``, ``send.refused``,
    ``send.too_slow``.
    """
    try:
        return socket.create_connection((server.host.strip("[]"), server.port), timeout=seconds)
    except socket.gaierror as error:
        if error.errno in _LOOKUP_LATER:
            raise UserError("send.no_network") from error
        raise UserError("send.unknown_host", host=server.host) from error
    except ConnectionRefusedError as error:
        raise UserError("send.refused", host=server.host, port=server.port) from error
    except TimeoutError as error:
        raise UserError("send.too_slow", server=server.name) from error
    except OSError as error:
        if error.errno in _NO_NETWORK:
            raise UserError("send.no_network") from error
        raise UserError("send.refused", host=server.host, port=server.port) from error


def start_tls(server: MailServer, plain: socket.socket) -> ssl.SSLSocket:
    """Return the connection made secret, its certificate checked.

    UserError ``send.certificate_expired``, ``send.certificate_name``, ``send.certificate_unknown``,
    ``send.no_tls``, ``send.bad_ca_file``.
    """
    context = _context(server)
    try:
        return context.wrap_socket(plain, server_hostname=server.host.strip("[]"))
    except ssl.SSLCertVerificationError as error:
        _tell_certificate(server, error)
    except ssl.SSLError as error:
        raise UserError("send.no_tls", server=server.name) from error


def greet(smtp: smtplib.SMTP) -> None:
    """Hear the server's greeting and say ours; UserError ``send.later``, ``send.refused_by_server``."""
    refused(*smtp.getreply(), wanted=220)
    code, _answer = smtp.ehlo()
    if code != 250:
        refused(*smtp.helo(), wanted=250)


def log_in(smtp: smtplib.SMTP, server: MailServer, password: str) -> None:
    """Log in, once; UserError ``send.wrong_password``, ``send.no_login``, ``send.later``."""
    offered = smtp.esmtp_features.get("auth", "").upper().split()
    if "PLAIN" in offered:
        code, answer = smtp.docmd(
            "AUTH", f"PLAIN {_coded(f'{chr(0)}{server.user}{chr(0)}{password}')}"
        )
    elif "LOGIN" in offered:
        code, answer = smtp.docmd("AUTH", "LOGIN")
        for word in (server.user, password):
            if code == 334:
                code, answer = smtp.docmd(_coded(word))
    else:
        raise UserError("send.no_login", server=server.name)
    if code >= 500 or code == 334:
        raise UserError("send.wrong_password", user=server.user, answer=told(answer))
    refused(code, answer, wanted=235)


def refused(code: int, answer: bytes, *, wanted: int) -> None:
    """Pass an answer with the code that is wanted; else UserError ``send.later`` (4xx: a matter of time) or
    ``send.refused_by_server``; -1 is a connection that broke.
    """
    if code == wanted:
        return
    if code < 0:
        raise smtplib.SMTPServerDisconnected("no answer")
    if 400 <= code < 500:
        raise UserError("send.later", answer=told(answer))
    raise UserError("send.refused_by_server", answer=f"{code} {told(answer)}")


def told(answer: bytes | str) -> str:
    """Return what a server said as one line that can be shown."""
    text = answer if isinstance(answer, str) else answer.decode("utf-8", "replace")
    line = " ".join("".join(one if one.isprintable() else " " for one in text).split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


def _context(server: MailServer) -> ssl.SSLContext:
    context = ssl.create_default_context()
    if not context.cert_store_stats()["x509_ca"] and not _has_folder():
        for path in _SYSTEM_CA:
            if Path(path).is_file():
                context.load_verify_locations(cafile=path)
                break
    if server.ca_file:
        try:
            context.load_verify_locations(cafile=server.ca_file)
        except (OSError, ssl.SSLError) as error:
            raise UserError("send.bad_ca_file", path=server.ca_file) from error
    return context


def _has_folder() -> bool:
    """Tell whether OpenSSL has a folder of authorities, from which it reads when it needs one."""
    folder: str | None = ssl.get_default_verify_paths().capath
    return folder is not None


def _tell_certificate(server: MailServer, error: ssl.SSLCertVerificationError) -> NoReturn:
    if error.verify_code in (_EXPIRED, _NOT_YET):
        raise UserError("send.certificate_expired", host=server.host) from error
    if error.verify_code in (_OTHER_NAME, _OTHER_ADDRESS):
        raise UserError("send.certificate_name", host=server.host) from error
    raise UserError("send.certificate_unknown", host=server.host) from error


def _coded(text: str) -> str:
    return base64.b64encode(text.encode("utf-8")).decode("ascii")
