# SPDX-License-Identifier: MIT
"""The message that a sealed revision goes out in (RFC 5322, 2045, 2047, 2231): composed from facts alone.

The same letter gives the same bytes but for its Date and Message-ID; no clock and no database here.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid
from collections.abc import Sequence
from email.headerregistry import Address
from email.message import EmailMessage
from typing import Final

import msgspec

from lsapp.catalogue.model import Plan, Unit
from lsapp.domain.dates import day_in_vietnam, format_date
from lsapp.domain.period import RoundCode
from lsapp.domain.records import DispatchWay
from lsapp.services.mail_headers import mail_policy
from lsapp.submission.payload import Payload

_LOCAL_TIME: Final = dt.timezone(dt.timedelta(hours=7))
_SYMBOL: Final = "UBND"
_TYPES: Final = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "json": "application/json",
}


class SealedFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file of a sealed revision: its ASCII name and its bytes."""

    name: str
    content: bytes


class LetterFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What a letter tells of the revision that it brings."""

    plan: str
    plan_words: str
    addressee: str
    unit: str
    code: str
    round: str
    revision: int
    hash: str
    made_on: dt.date
    reason: str | None = None

    def places(self) -> dict[str, str]:
        """Return what stands for the places of a subject's template (``mail_settings.PLACES``)."""
        return {
            "plan": self.plan,
            "unit": self.unit,
            "code": self.code,
            "round": self.round,
            "revision": str(self.revision),
        }


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """A letter as the person sees it; ``sender`` is ``None`` in a draft that the mail program signs."""

    sender: Address | None
    to: tuple[Address, ...]
    cc: tuple[Address, ...] = ()
    subject: str
    body: str
    files: tuple[SealedFile, ...]


class SentFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What is told of a revision that was sent: how, to whom, when (UTC), and of a message what it was."""

    way: DispatchWay
    recipient: str
    sent_at: dt.datetime
    subject: str | None = None
    message_id: str | None = None
    files: tuple[str, ...] = ()
    note: str | None = None


def letter_facts(
    plan: Plan, unit: Unit, addressee: str, payload: Payload, submission_hash: str
) -> LetterFacts:
    """Return the facts of a revision in the words that an office writes."""
    return LetterFacts(
        plan=plan.code,
        plan_words=f"Kế hoạch số {plan.number} ngày {format_date(plan.issued_on)} của {plan.issuer}",
        addressee=addressee,
        unit=office_name(unit),
        code=unit.code,
        round=RoundCode.parse(payload.round).label(),
        revision=payload.revision,
        hash=submission_hash,
        made_on=day_in_vietnam(payload.made_at),
        reason=payload.reason,
    )


def office_name(unit: Unit) -> str:
    """Return who writes: ``UBND xã Thất Khê`` for a unit whose papers bear the symbol UBND."""
    if unit.symbol != _SYMBOL or unit.name.upper().startswith((_SYMBOL, "ỦY BAN")):
        return unit.name
    return f"{_SYMBOL} {unit.name[:1].lower()}{unit.name[1:]}"


def opening_words(facts: LetterFacts) -> str:
    """Return the words that a letter opens with; a person may write others."""
    lines = [
        f"Kính gửi: {facts.addressee}",
        "",
        f"{facts.unit} gửi báo cáo {facts.round} thực hiện {facts.plan_words} (lần {facts.revision}).",
    ]
    if facts.reason:
        lines.append(f"Lý do gửi lại: {facts.reason}.".replace("..", "."))
    return "\n".join([*lines, "", "Trân trọng."])


def closing_facts(facts: LetterFacts, files: Sequence[SealedFile]) -> str:
    """Return what every letter ends with, so that it can be matched to the files by eye."""
    lines = [
        f"Đơn vị: {facts.unit} ({facts.code})",
        f"Đợt báo cáo: {facts.round}",
        f"Lần gửi: {facts.revision}, chốt ngày {format_date(facts.made_on)}",
        f"Mã kiểm tra (SHA-256): {facts.hash}",
    ]
    if files:
        lines.append("Tệp gửi kèm:")
        lines += [f"- {one.name} ({size_words(len(one.content))})" for one in files]
    carrying = [one for one in files if not one.name.endswith(".docx")]
    if carrying:
        lines.append(f"Tệp {carrying[0].name} mang nguyên dữ liệu bản nộp, không phải nhập lại.")
    return "\n".join(lines)


def whole_body(words: str, facts: LetterFacts, files: Sequence[SealedFile]) -> str:
    """Return the text of the message: the person's words, then the facts."""
    return f"{words.strip()}\n\n{closing_facts(facts, files)}\n"


def size_words(size: int) -> str:
    """Return a size as people read it: ``45 KB``, ``1,2 MB`` (thousands, as the limits of servers count)."""
    if size < 1_000:
        return f"{size} byte"
    if size < 999_500:
        return f"{(size + 500) // 1000} KB"
    tenths = (size + 50_000) // 100_000
    return f"{tenths // 10},{tenths % 10} MB" if tenths % 10 else f"{tenths // 10} MB"


def new_message_id(sender: Address | None) -> str:
    """Return a fresh Message-ID, made once for an attempt; it tells nothing of the machine."""
    domain = sender.domain if sender is not None else ""
    return f"<{uuid.uuid4().hex}@{domain or 'kh48.invalid'}>"


def compose(
    letter: Letter, *, message_id: str, date: dt.datetime, unsent: bool = False
) -> EmailMessage:
    """Return the message; ``unsent`` marks a draft that a mail program should open for sending.

    Headers are ASCII on the wire (RFC 2047 for words, RFC 2231 for names), the body is UTF-8 in base64.
    """
    message = EmailMessage(policy=mail_policy())
    message["Message-ID"] = message_id
    message["Date"] = date.astimezone(_LOCAL_TIME).replace(microsecond=0)
    if letter.sender is not None:
        message["From"] = letter.sender
    if letter.to:
        message["To"] = letter.to
    if letter.cc:
        message["Cc"] = letter.cc
    message["Subject"] = letter.subject
    if unsent:
        message["X-Unsent"] = "1"
    message.set_content(letter.body, subtype="plain", charset="utf-8", cte="base64")
    for one in letter.files:
        maintype, _, subtype = _type_of(one.name).partition("/")
        message.add_attachment(
            one.content,
            maintype=maintype,
            subtype=subtype,
            filename=one.name,
            params={"name": one.name},
        )
    if letter.files:
        message.set_boundary(_boundary(letter))
    return message


def message_bytes(message: EmailMessage) -> bytes:
    """Return the message as it is written and sent: lines end with CR LF, seven bits each."""
    return message.as_bytes()


def estimated_size(files: Sequence[SealedFile]) -> int:
    """Return about how many bytes a message with these files has: base64 grows them by 37 %."""
    return 6_000 + sum(400 + (len(one.content) + 2) // 3 * 4 * 78 // 76 for one in files)


def _type_of(name: str) -> str:
    return _TYPES.get(name.rpartition(".")[2].lower(), "application/octet-stream")


def _boundary(letter: Letter) -> str:
    """Return a boundary that follows from the content; ``=_`` stands in no base64 (RFC 2045, 6.7)."""
    told = hashlib.sha256(letter.body.encode())
    for one in letter.files:
        told.update(one.name.encode() + b"\0" + hashlib.sha256(one.content).digest())
    return f"=_kh48_{told.hexdigest()[:32]}"
