# SPDX-License-Identifier: MIT
"""A saved e-mail: who sent it and when it came, and the attachments that may be submissions.

Parsed with the ``compat32`` policy on purpose: it keeps headers as raw text, which is decoded here
within a bound; the newer policy parses every header with a grammar that hostile ones slow down.
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import email
import email.header
import email.utils
import quopri
import re
from email.message import Message
from email.policy import compat32
from typing import Final

import msgspec

from lsapp.intake.archive import read_archive
from lsapp.intake.guard import check_size
from lsapp.intake.limits import DEFAULT_LIMITS, MIB, Limits
from lsapp.intake.refusal import Refusal, quoted
from lsapp.intake.sniffing import Kind, refusal_of_kind, sniff

SUBMISSION_KINDS: Final = frozenset((Kind.XLSX, Kind.PDF, Kind.JSON, Kind.XLS, Kind.ODS))
"""Attachments that may be submissions; any other may still be evidence."""
# Kinds that may hide a submission, so their loss is told; pictures and letters are passed over.
_TOLD: Final = frozenset(
    (
        Kind.ZIP, Kind.RAR, Kind.SEVEN_ZIP, Kind.WINMAIL, Kind.MSG, Kind.ENCRYPTED, Kind.XLSM,
        Kind.XLSB,
    )
)  # fmt: skip
_CONTENT_TYPE: Final = re.compile(rb"^content-type[ \t]*:", re.IGNORECASE | re.MULTILINE)
# The standard parser splits parameters in quadratic time, so their headers are measured first.
_LONG_PARAMETERS: Final = re.compile(
    rb"^content-(?:type|disposition)[ \t]*:(?:[^\n]|\n[ \t]){8000}", re.IGNORECASE | re.MULTILINE
)
_MOST_DASHED_LINES: Final = 4_000
_SPACES: Final = re.compile(r"\s+")


class Attachment(msgspec.Struct, frozen=True, kw_only=True):
    """A file that travelled in the mail, whole; ``kind`` is told by its content."""

    name: str
    kind: Kind
    content: bytes


class UnreadAttachment(msgspec.Struct, frozen=True, kw_only=True):
    """An attachment that was left out, and the code that says why."""

    name: str
    code: str
    facts: dict[str, str | int] = {}


class Mail(msgspec.Struct, frozen=True, kw_only=True):
    """A mail; dates are aware or ``None``. ``received`` is that of the receiving server, if any.

    Attachments of mails inside the mail are among its own, and the files of an archive under its name.
    """

    message_id: str
    subject: str
    sender: str
    date: dt.datetime | None
    received: dt.datetime | None
    attachments: tuple[Attachment, ...]
    unread: tuple[UnreadAttachment, ...]


def read_mail(data: bytes, limits: Limits = DEFAULT_LIMITS, *, archives: bool = True) -> Mail:
    """Return a mail with the attachments that may hold a submission; ``archives`` opens those in it.

    An attachment that cannot be read is listed, not fatal; a mail without any attachment of either
    sort raises ``mail.no_attachment``. Raises ``file.too_big``, ``mail.too_many_parts``,
    ``mail.too_deep``, ``mail.header_too_long`` or ``mail.damaged``.
    """
    check_size(data, limits.mail)
    collector = _Collector(limits, archives=archives)
    message = collector.parse(data, 1)
    collector.collect(message, 1)
    if not collector.attachments and not collector.unread:
        raise Refusal("mail.no_attachment")
    return Mail(
        message_id=_header(message, "Message-ID"),
        subject=_header(message, "Subject"),
        sender=_header(message, "From"),
        date=_moment(_header(message, "Date")),
        received=_moment(_header(message, "Received").rpartition(";")[2]),
        attachments=tuple(collector.attachments),
        unread=tuple(collector.unread),
    )


class _Collector:
    """The attachments found so far, and how many parts and bytes they took to find."""

    def __init__(self, limits: Limits, *, archives: bool) -> None:
        self._archives = archives
        self.attachments: list[Attachment] = []
        self.unread: list[UnreadAttachment] = []
        self._limits = limits
        self._parts = 0
        self._room = limits.total

    def parse(self, data: bytes, depth: int) -> Message:
        """Return the message, after a look at what the parser would have to build."""
        limits = self._limits
        if depth > limits.mail_depth:
            raise Refusal("mail.too_deep", limit=limits.mail_depth)
        parts = sum(1 for _ in _CONTENT_TYPE.finditer(data))
        if parts > 2 * limits.mail_parts or data.count(b"\n--") > _MOST_DASHED_LINES:
            raise Refusal("mail.too_many_parts", limit=limits.mail_parts)
        header = data[: limits.header + 1].replace(b"\r\n", b"\n").partition(b"\n\n")
        too_long = not header[1] and len(data) > limits.header
        if too_long or _LONG_PARAMETERS.search(data):
            raise Refusal("mail.header_too_long", limit=limits.header // 1024)
        try:
            # As text, because the parser of bytes loses line ends and headers in plain UTF-8.
            text = data.decode("utf-8", "surrogateescape")
            message: Message = email.message_from_string(text, policy=compat32)
        except RecursionError as error:
            raise Refusal("mail.too_deep", limit=limits.mail_depth) from error
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            raise Refusal("mail.damaged") from error
        return message

    def collect(self, message: Message, depth: int) -> None:
        """Add the attachments of ``message``, going into its parts without recursion on width."""
        if depth > self._limits.depth:
            raise Refusal("mail.too_deep", limit=self._limits.depth)
        self._parts += 1
        if self._parts > self._limits.mail_parts:
            raise Refusal("mail.too_many_parts", limit=self._limits.mail_parts)
        payload = message.get_payload()
        if isinstance(payload, list):
            for part in payload:
                if isinstance(part, Message):
                    self.collect(part, depth + 1)
        elif message.get_content_maintype() == "multipart":
            raise Refusal("mail.damaged")  # its boundary is missing or never comes
        else:
            self._take(message, depth)

    def _take(self, part: Message, depth: int) -> None:
        name = _file_name(part)
        attached = part.get_content_disposition() == "attachment"
        if not name and not attached and part.get_content_maintype() in ("text", "multipart"):
            return
        content = _content(part)
        if content is None:
            self.unread.append(UnreadAttachment(name=name, code="mail.bad_encoding"))
            return
        self._room -= len(content)
        if self._room < 0:
            limit = self._limits.total // MIB
            raise Refusal("file.too_big", size=limit + 1, limit=limit)
        kind = sniff(content, name, self._limits)
        if kind is Kind.EML:
            self.collect(self.parse(content, depth + 1), depth + 1)
        elif kind is Kind.ZIP and self._archives:
            self._unpack(name, content, depth)
        elif kind is Kind.ZIP:
            self.unread.append(UnreadAttachment(name=name, code="archive.too_deep"))
        elif kind in _TOLD:
            self.unread.append(UnreadAttachment(name=name, code=refusal_of_kind(kind).code))
        elif name or kind in SUBMISSION_KINDS:
            self.attachments.append(Attachment(name=name, kind=kind, content=content))

    def _unpack(self, name: str, content: bytes, depth: int) -> None:
        """Take the files of an archive for attachments; what cannot be opened is told."""
        try:
            archive = read_archive(content, self._limits)
        except Refusal as refusal:
            facts = {
                key: fact for key, fact in refusal.facts.items() if isinstance(fact, str | int)
            }
            self.unread.append(UnreadAttachment(name=name, code=refusal.code, facts=facts))
            return
        self._room -= sum(len(one.content) for one in archive.members)
        if self._room < 0:
            raise Refusal("archive.too_big", limit=self._limits.total // MIB)
        for left in archive.unread:
            within = f"{name}/{left.name}"
            self.unread.append(UnreadAttachment(name=within, code=left.code, facts=left.facts))
        opened, self._archives = self._archives, False
        for one in archive.members:
            within = f"{name}/{one.name}"
            if one.kind is Kind.EML:
                self.collect(self.parse(one.content, depth + 1), depth + 1)
            else:
                found = Attachment(name=within, kind=one.kind, content=one.content)
                self.attachments.append(found)
        self._archives = opened


def _content(part: Message) -> bytes | None:
    """Return the decoded bytes, or ``None`` where the transfer encoding is broken or unknown.

    The standard decoder hands back the encoded text when base64 is broken; that must not pass for
    the file.
    """
    text = part.get_payload()
    if not isinstance(text, str):
        return None
    raw = text.encode("utf-8", "surrogateescape")
    encoding = str(part.get("Content-Transfer-Encoding", "7bit")).strip().lower()
    if encoding == "base64":
        try:
            return base64.b64decode(b"".join(raw.split()), validate=True)
        except binascii.Error:
            return None
    if encoding == "quoted-printable":
        return quopri.decodestring(raw)
    return raw if encoding in ("7bit", "8bit", "binary", "") else None


def _file_name(part: Message) -> str:
    """Return the attachment's name by RFC 2231, or RFC 2047 as many programs write; no folder."""
    try:
        name = part.get_filename("") or ""
    except (LookupError, ValueError, TypeError, IndexError):
        name = ""
    name = _decoded(str(name)[:2000]).replace("\\", "/").rpartition("/")[2]
    return "".join(letter for letter in name if letter.isprintable())[:255]


def _header(message: Message, name: str) -> str:
    return _decoded(str(message.get(name, ""))[:4000]).strip()


def _decoded(text: str) -> str:
    """Return a header's text with its encoded words read (RFC 2047), as well as can be."""
    if any("\udc80" <= letter <= "\udcff" for letter in text):
        text = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    if "=?" in text:
        try:
            text = str(email.header.make_header(email.header.decode_header(text)))
        except (LookupError, ValueError, email.errors.HeaderParseError):
            text = quoted(text, 4000)
    return _SPACES.sub(" ", text.encode("utf-8", "replace").decode("utf-8"))


def _moment(text: str) -> dt.datetime | None:
    """Return an aware moment from a mail date (RFC 5322, 3.3); without a zone it counts as UTC."""
    try:
        moment = email.utils.parsedate_to_datetime(text.strip()[:200])
        return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
