# SPDX-License-Identifier: MIT
"""English words: sending a submission by e-mail."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_NOT_SENT: Final = "The message was not sent."
_BY_PROGRAM: Final = "or send it with a mail program"

WORDS: Final[Mapping[str, str]] = {
    "action.dispatch.recorded": "Record that a submission was sent",
    "send.no_host": "No mail server is named. Ask whoever runs the office's network for it, such as "
    "smtp.office.example.",
    "send.bad_host": "This is no name of a mail server: {host}. Write the server's name, not a web "
    "address.",
    "send.bad_port": "This is no port of a mail server: {port}. Write a number from 1 to 65535, mostly "
    "587 or 465.",
    "send.bad_address": "This is no mail address: {address}. Write it as name@office.example, several "
    "parted by commas.",
    "send.no_sender": "The office's own address is missing. Write it into the line From.",
    "send.no_recipient": "Nobody is named to receive it. Write an address or the name of the office.",
    "send.no_files": "No file is chosen to go along. Choose at least the Excel or the PDF file.",
    "send.no_password": "The mailbox's password is missing. Type it and send again.",
    "send.bad_ca_file": "The certificate file {path} cannot be read. Choose the .pem or .crt file given "
    "by whoever runs the network.",
    "send.no_network": f"{_NOT_SENT} This computer has no network. Look at the connection and send again, "
    f"{_BY_PROGRAM}.",
    "send.unknown_host": f"{_NOT_SENT} There is no mail server {{host}}. Look at its name and at the "
    "network.",
    "send.refused": f"{_NOT_SENT} No connection to {{host}}, port {{port}}. Look at the port, or ask "
    "whether a firewall is in the way.",
    "send.too_slow": f"{_NOT_SENT} The server {{server}} did not answer in time. Try again in some "
    f"minutes, {_BY_PROGRAM}.",
    "send.broken": f"{_NOT_SENT} The connection to {{server}} broke halfway. Send again; the earlier "
    "message has not arrived.",
    "send.no_starttls": f"{_NOT_SENT} The server {{server}} cannot encrypt by STARTTLS. Choose TLS with "
    "port 465, or ask whoever runs the network.",
    "send.no_tls": f"{_NOT_SENT} No encrypted connection to {{server}} could be made. Look at the port: "
    "465 goes with TLS, 587 with STARTTLS.",
    "send.certificate_expired": f"{_NOT_SENT} The certificate of {{host}} has expired or is not valid "
    "yet. Look at the clock of this computer, then tell whoever runs the network.",
    "send.certificate_name": f"{_NOT_SENT} The server's certificate bears another name than {{host}}. "
    "Look at the server's name; where it is right, tell whoever runs the network.",
    "send.certificate_unknown": f"{_NOT_SENT} The certificate of {{host}} comes from nobody whom this "
    "computer trusts. Ask for the office's own root certificate and choose it in the settings of the "
    "mail server.",
    "send.no_login": f"{_NOT_SENT} The server {{server}} takes no password. Ask how other programs may "
    f"send, {_BY_PROGRAM}.",
    "send.wrong_password": f"{_NOT_SENT} The server does not take the account {{user}} or its password[ "
    "({answer})]. Type it again; a mailbox with a second factor needs a password for applications.",
    "send.sender_refused": f"{_NOT_SENT} The server lets nobody send from {{address}}[ ({{answer}})]. Use "
    "the address of the mailbox that you log in to.",
    "send.recipient_refused": f"{_NOT_SENT} The server does not take the address {{address}}[ "
    "({answer})]. Look at it, then send to all again.",
    "send.too_large": f"{_NOT_SENT} The message has {{size}} MB[, the server takes {{limit}} MB at most]. "
    "Leave some files out: one Excel or PDF file holds all data.",
    "send.later": f"{_NOT_SENT} The server does not take it now[ ({{answer}})]. Try again in some "
    "minutes; where the mailbox is full, tidy it first.",
    "send.refused_by_server": f"{_NOT_SENT} The server refused[ ({{answer}})]. Copy this sentence to "
    f"whoever runs the network, {_BY_PROGRAM}.",
    "send.message_refused": f"{_NOT_SENT} The server does not take this message[ ({{answer}})]. Leave "
    f"some files out and send again, {_BY_PROGRAM}.",
    "send.uncertain": "The message may have been sent: the connection broke while the server's answer "
    "was awaited. Ask the recipient, or look into the mailbox, before it is sent again.",
    "send.attempt_unreadable": "What was noted of the last sending ({path}) cannot be read, so nobody "
    "knows whether it went. Ask the recipient; where it has not arrived, delete that file and send again.",
}
