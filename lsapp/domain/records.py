# SPDX-License-Identifier: MIT
"""The records: one frozen struct each, from the database to the file.

Every record is found by ``(unit, key)``: the code of the unit it belongs to and a UUID that travels
with it. Text fields are NFC and never empty: nothing is ``None``. Money is whole đồng.
Programme, Activity and BudgetLine are live; the kinds with a ``round`` belong to one report.
"""

from __future__ import annotations

import datetime as dt
import uuid
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar, Final

import msgspec

_NAMESPACE = uuid.UUID("6f0e7b1c-48b5-5d0a-9c66-4b4834382020")


def new_key() -> str:
    """Return a fresh random record key."""
    return str(uuid.uuid4())


def derived_key(*parts: str) -> str:
    """Return the key that follows from ``parts`` alone: the same parts give the same UUID (version 5)."""
    return str(uuid.uuid5(_NAMESPACE, "\x1f".join(parts)))


def natural_key(kind: type[Record], *parts: str) -> str:
    """Return the key of a record that is told by what it is about: the unit's code, then the plan, the
    round and the fields that stand once there (a progress by its activity, a cell by form, row, column).
    """
    return derived_key(kind.KIND, *parts)


class Status(StrEnum):
    """How far an activity has come in a round (overdue is computed, never stored)."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    NONE_ARISING = "none_arising"
    STOPPED = "stopped"


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


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """What every record has: the unit it belongs to and its own key."""

    KIND: ClassVar[str] = ""

    unit: str
    key: str


class LocalUnit(Record, frozen=True, kw_only=True):
    """A unit that the catalogue does not know; its code starts with ``L-`` and it travels along."""

    KIND: ClassVar[str] = "local_unit"

    kind: str
    name: str
    symbol: str | None = None
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    predecessors: list[str] = []


class Letterhead(Record, frozen=True, kw_only=True):
    """How a unit's documents open and close (Nghị định 30/2020/NĐ-CP, Phụ lục I, ô 1 to 9).

    ``name`` and ``recipients`` hold one line of print per line of text. ``signer_name`` may be empty:
    the office fills it in by hand or in the document system.
    """

    KIND: ClassVar[str] = "letterhead"

    parent_body: str | None = None
    name: str | None = None
    place: str | None = None
    authority: str | None = None
    signer_title: str | None = None
    signer_name: str | None = None
    addressee: str | None = None
    recipients: str | None = None
    archive_mark: str | None = None
    report_symbol: str | None = None
    programme_symbol: str | None = None


class Programme(Record, frozen=True, kw_only=True):
    """The unit's own action programme, plan or scheme (chương trình hành động, kế hoạch, đề án)."""

    KIND: ClassVar[str] = "programme"

    plan: str
    doc_type: str
    number: str | None = None
    symbol: str | None = None
    issued_on: dt.date | None = None
    signatory: str | None = None
    title: str | None = None
    period_from: int
    period_to: int
    legal_bases: str | None = None
    note: str | None = None
    position: int = 0


class Activity(Record, frozen=True, kw_only=True):
    """One concrete task of a programme (nhiệm vụ cụ thể).

    ``parent`` is the activity above it, within the same programme and group. ``timeframe`` is what the
    official wrote; ``due_on`` the day it falls due, ``None`` where it recurs or has no end.
    """

    KIND: ClassVar[str] = "activity"

    programme: str
    parent: str | None = None
    group: str
    plan_task: str | None = None
    content: str | None = None
    lead_unit: str | None = None
    cooperating_units: str | None = None
    timeframe: str | None = None
    due_on: dt.date | None = None
    product: str | None = None
    indicator: str | None = None
    baseline: str | None = None
    target: str | None = None
    note: str | None = None
    position: int = 0


class BudgetLine(Record, frozen=True, kw_only=True):
    """Money for one activity in one year from one source, planned and disbursed, in đồng."""

    KIND: ClassVar[str] = "budget_line"

    activity: str
    year: int
    source: str
    planned: int | None = None
    disbursed: int | None = None
    position: int = 0


class Report(Record, frozen=True, kw_only=True):
    """The head of one round's report: its number and day (often left to the clerical office), and the
    period its figures cover: flows from ``flow_from`` to ``flow_to``, stocks at ``stock_on``.
    """

    KIND: ClassVar[str] = "report"

    plan: str
    round: str
    number: str | None = None
    symbol: str | None = None
    issued_on: dt.date | None = None
    flow_from: dt.date
    flow_to: dt.date
    stock_on: dt.date


class Progress(Record, frozen=True, kw_only=True):
    """What became of an activity in a round (kết quả thực hiện); ``percent`` is 0 to 100."""

    KIND: ClassVar[str] = "progress"

    plan: str
    round: str
    activity: str
    status: Status = Status.NOT_STARTED
    percent: int | None = None
    result: str | None = None
    indicator_reached: str | None = None
    difficulty: str | None = None
    cause: str | None = None
    proposal: str | None = None


WHOLE: Final = "*"
"""Row and column of the cell that stands for a whole form."""


class StatValue(Record, frozen=True, kw_only=True):
    """One cell of a statistical form: a number, empty, or not applicable with a reason.

    Row and column ``WHOLE`` stand for the whole form (a list form with nothing to declare).
    """

    KIND: ClassVar[str] = "stat_value"

    plan: str
    round: str
    form: str
    row: str
    column: str
    value: int | Decimal | None = None
    not_applicable: bool = False
    reason: str | None = None


class OpenRow(Record, frozen=True, kw_only=True):
    """One row of a form without fixed rows. ``cells`` maps column codes to what is filled in:
    text, whole numbers, ISO dates, decimals as canonical strings; empty cells are left out.
    """

    KIND: ClassVar[str] = "open_row"

    plan: str
    round: str
    form: str
    cells: dict[str, int | str]
    position: int = 0


class GroupStatement(Record, frozen=True, kw_only=True):
    """What the unit says of a whole task group in a round: nothing arose, and why; or a summary."""

    KIND: ClassVar[str] = "group_statement"

    plan: str
    round: str
    group: str
    none_arising: bool = False
    reason: str | None = None
    summary: str | None = None


class Section(Record, frozen=True, kw_only=True):
    """One section of the report's outline in the unit's own words."""

    KIND: ClassVar[str] = "section"

    plan: str
    round: str
    section: str
    text: str | None = None


def _nothing() -> None:
    return None


class Answer(Record, frozen=True, kw_only=True, omit_defaults=True):
    """The reason given to a warning, or the reply to a return comment: ``code`` of the rule, ``record`` and
    ``field`` it stands at. Of a reply ``code`` is ``return.note/`` and the comment's key, and ``comment``
    what the comment said, so that paper shows both.

    ``comment`` is absent from a submission where it is empty: what was sealed before there was one keeps
    its hash. The others are written always: a default that is made is never left out.
    """

    KIND: ClassVar[str] = "answer"

    plan: str
    round: str
    code: str
    record: str | None = msgspec.field(default_factory=_nothing)
    field: str | None = msgspec.field(default_factory=_nothing)
    text: str | None = msgspec.field(default_factory=_nothing)
    comment: str | None = None


class Evidence(Record, frozen=True, kw_only=True):
    """A file that proves something: its name, size in bytes and SHA-256; the bytes lie beside the
    database. ``activity`` is what it proves; ``None`` means the report as a whole.
    """

    KIND: ClassVar[str] = "evidence"

    plan: str
    round: str
    activity: str | None = None
    name: str
    size: int
    sha256: str
    note: str | None = None
    position: int = 0


class Records(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All records of one unit that a round's submission carries, each list in the order of its keys."""

    local_units: list[LocalUnit] = []
    letterheads: list[Letterhead] = []
    programmes: list[Programme] = []
    activities: list[Activity] = []
    budget_lines: list[BudgetLine] = []
    reports: list[Report] = []
    progress: list[Progress] = []
    stat_values: list[StatValue] = []
    open_rows: list[OpenRow] = []
    group_statements: list[GroupStatement] = []
    sections: list[Section] = []
    answers: list[Answer] = []
    evidence: list[Evidence] = []


# What stays in the office's own database and never travels.


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
    files: list[str] = []
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
    figures: dict[str, str] = {}


TRAVELLING: tuple[type[Record], ...] = (
    LocalUnit, Letterhead, Programme, Activity, BudgetLine, Report, Progress,
    StatValue, OpenRow, GroupStatement, Section, Answer, Evidence,
)  # fmt: skip
"""The kinds that a submission carries, parents before children."""

LOCAL: tuple[type[Record], ...] = (
    Office, Round, Submission, Receipt, Dispatch, ReturnSlip, ReturnNote, Obligation,
    DepartmentForm, CompiledSection, DraftNote,
)  # fmt: skip
"""The kinds that stay in the database."""
