# SPDX-License-Identifier: MIT
"""The records that a unit's submission carries: its programmes, and what it reports of a round."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar, Final

import msgspec

from lsapp.domain.records.base import Record


class Status(StrEnum):
    """How far an activity has come in a round (overdue is computed, never stored)."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    NONE_ARISING = "none_arising"
    STOPPED = "stopped"


class LocalUnit(Record, frozen=True, kw_only=True):
    """A unit that the catalogue does not know; its code starts with ``L-`` and it travels along."""

    KIND: ClassVar[str] = "local_unit"

    kind: str
    name: str
    symbol: str | None = None
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    predecessors: list[str] = msgspec.field(default_factory=list)


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


TRAVELLING: tuple[type[Record], ...] = (
    LocalUnit, Letterhead, Programme, Activity, BudgetLine, Report, Progress,
    StatValue, OpenRow, GroupStatement, Section, Answer, Evidence,
)  # fmt: skip
"""The kinds that a submission carries, parents before children."""
