# SPDX-License-Identifier: MIT
"""The records that stay in the office's own database and never travel: the office and its rounds, what was
sent and came in, and the compiling department's own work.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import ClassVar

import msgspec

from lsapp.domain.records.base import Record


class Role(StrEnum):
    """What the office that owns a database does with it."""

    REPORTING = "reporting"
    COMPILING = "compiling"


class ReceiptState(StrEnum):
    """Where a received submission stands at the compiling department."""

    RECEIVED = "received"
    HELD = "held"
    IN_REVIEW = "in_review"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    LOCKED = "locked"
    WITHDRAWN = "withdrawn"


class DispatchWay(StrEnum):
    """How a submission left the office."""

    SMTP = "smtp"
    MAIL_PROGRAM = "mail_program"
    BY_HAND = "by_hand"


class ReturnDecision(StrEnum):
    """What the compiling department decided on a submission."""

    RETURNED = "returned"
    ACCEPTED = "accepted"


class Office(Record, frozen=True, kw_only=True):
    """Whose database this is: ``unit`` is the office's own code; one record, key ``office``."""

    KIND: ClassVar[str] = "office"

    role: Role
    plan: str


class Round(Record, frozen=True, kw_only=True):
    """A reporting round (đợt báo cáo) with the dates this office works by; ``unit`` is empty.

    ``code`` is ``2026``, ``2026-H1`` or ``2026-Q3``. Periods by Nghị định 09/2019/NĐ-CP, Điều 12.
    """

    KIND: ClassVar[str] = "round"

    plan: str
    code: str
    flow_from: dt.date
    flow_to: dt.date
    stock_on: dt.date
    cut_off: dt.date
    unit_deadline: dt.date
    department_deadline: dt.date
    note: str | None = None


class Submission(Record, frozen=True, kw_only=True):
    """A sealed revision that this office made or holds; ``key`` is the submission UUID plus its hash's
    first 16 digits where two files claim one revision. The payload's bytes lie under ``hash``.
    """

    KIND: ClassVar[str] = "submission"

    plan: str
    round: str
    uuid: str
    revision: int
    supersedes: str | None = None
    reason: str | None = None
    hash: str
    made_at: dt.datetime
    own: bool


class Receipt(Record, frozen=True, kw_only=True):
    """How a file came in: its verdict on arrival, its three dates, and what was decided since."""

    KIND: ClassVar[str] = "receipt"

    plan: str
    round: str
    hash: str
    original_sha256: str
    file_name: str
    verdict: str
    state: ReceiptState
    signed_on: dt.date | None = None
    received_at: dt.datetime
    imported_at: dt.datetime
    decision: str | None = None
    note: str | None = None


class Dispatch(Record, frozen=True, kw_only=True):
    """That a sealed revision left the office: when, how, to whom, with which files (names alone).

    ``hash`` is the submission's. ``message_id`` is the message's own (RFC 5322), where one was made.
    """

    KIND: ClassVar[str] = "dispatch"

    plan: str
    round: str
    hash: str
    way: DispatchWay
    recipient: str
    subject: str | None = None
    message_id: str | None = None
    files: list[str] = msgspec.field(default_factory=list)
    sent_at: dt.datetime
    note: str | None = None


class ReturnSlip(Record, frozen=True, kw_only=True):
    """What the compiling department decided on a submission, written there and read by its unit.

    ``hash`` and ``revision`` name the submission; ``due_on`` is the new deadline, where one was set.
    ``received_at`` is when the unit opened the slip, ``None`` in the database of the department that
    wrote it. ``demand`` is ``answers`` where no revision is to come before each comment is answered.
    ``file`` is the SHA-256 of the slip's file, whose bytes lie among the payloads at the department.
    """

    KIND: ClassVar[str] = "return_slip"

    plan: str
    round: str
    hash: str
    revision: int
    decision: ReturnDecision
    remark: str | None = None
    due_on: dt.date | None = None
    returned_at: dt.datetime
    received_at: dt.datetime | None = None
    demand: str | None = None
    file: str | None = None


class ReturnNote(Record, frozen=True, kw_only=True):
    """One comment of a slip, on a field where ``record_kind``, ``record`` and ``field`` say which.

    They are the kind, key and field of a record of the submission, as a finding's place names them.
    """

    KIND: ClassVar[str] = "return_note"

    slip: str
    record_kind: str | None = None
    record: str | None = None
    field: str | None = None
    text: str
    resolved: bool = False
    position: int


class DraftNote(Record, frozen=True, kw_only=True):
    """A comment for the next slip to a unit, pinned while its report is read at the department.

    Its place is named as a ``ReturnNote``'s is. ``again`` is the key of the earlier comment that it makes
    once more, where that was answered and not settled.
    """

    KIND: ClassVar[str] = "draft_note"

    plan: str
    round: str
    record_kind: str | None = None
    record: str | None = None
    field: str | None = None
    text: str
    again: str | None = None
    position: int


class Obligation(Record, frozen=True, kw_only=True):
    """That a unit owes a round's report otherwise than the catalogue says, and why.

    ``due_on`` is the unit's own deadline, ``None`` for the round's.
    """

    KIND: ClassVar[str] = "obligation"

    plan: str
    round: str
    owes: bool
    reason: str
    due_on: dt.date | None = None


class DepartmentForm(Record, frozen=True, kw_only=True):
    """A compiling department's own Excel form for a plan's year, and how it is filled.

    The empty workbook's bytes lie among the payloads under ``workbook`` (their SHA-256); ``mapping``
    is the JSON text that ``services.department_forms`` reads and writes.
    """

    KIND: ClassVar[str] = "department_form"

    plan: str
    year: int
    title: str
    file_name: str
    workbook: str
    mapping: str


class CompiledSection(Record, frozen=True, kw_only=True):
    """A section of the provincial report in the compiling department's own words.

    ``section`` is a code that ``lsapp.report.provincial_words`` names. ``figures`` are the figures that
    the words speak of, printed as they stood when the words were written, by token: where they stand
    otherwise by now, the words have to be read again.
    """

    KIND: ClassVar[str] = "compiled_section"

    plan: str
    round: str
    section: str
    text: str | None = None
    figures: dict[str, str] = msgspec.field(default_factory=dict)


LOCAL: tuple[type[Record], ...] = (
    Office, Round, Submission, Receipt, Dispatch, ReturnSlip, ReturnNote, Obligation,
    DepartmentForm, CompiledSection, DraftNote,
)  # fmt: skip
"""The kinds that stay in the database."""
