# SPDX-License-Identifier: MIT
"""The catalogue's shapes: a plan with its groups, tasks, forms and outline; the units of the
province.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Literal

import msgspec


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of everything that is read from a data file; an unknown key there is a fault."""


class UnitKind(StrEnum):
    """Kinds of unit; a plan says by kind who answers for what."""

    DISTRICT = "district"
    CITY = "city"
    COMMUNE = "commune"
    WARD = "ward"
    DEPARTMENT = "department"
    ASSOCIATION = "association"
    AGENCY = "agency"


class Asked(Entry, frozen=True, kw_only=True):
    """What the plan asks of some kinds of unit: of every kind where ``applies_to`` is empty."""

    applies_to: tuple[UnitKind, ...] = ()

    def asked_of(self, kind: UnitKind) -> bool:
        """Tell whether a unit of this kind owes it."""
        return not self.applies_to or kind in self.applies_to


class Unit(Entry, frozen=True, kw_only=True):
    """A unit of the province, with the days between which it exists (both included).

    ``person_named``: the place bears a person's name, so that it is printed in full with its type
    word (Nghị định 30/2020/NĐ-CP, Phụ lục I). ``certainty`` says how sure the row is, in the
    editor's words.
    """

    code: str
    kind: UnitKind
    name: str
    symbol: str
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    predecessors: tuple[str, ...] = ()
    person_named: bool = False
    certainty: str | None = None

    def valid_on(self, day: dt.date) -> bool:
        """Tell whether the unit exists on ``day``."""
        return (self.valid_from or dt.date.min) <= day <= (self.valid_to or dt.date.max)

    def valid_within(self, first: dt.date, last: dt.date) -> bool:
        """Tell whether the unit exists on any day from ``first`` to ``last``."""
        return (self.valid_from or dt.date.min) <= last and first <= (self.valid_to or dt.date.max)


class Holiday(Entry, frozen=True, kw_only=True):
    """A day on which offices rest though it is a weekday (``off``), or work though it is not
    (``work``).

    ``sure`` tells fixed dates from those that await the year's announcement.
    """

    date: dt.date
    kind: Literal["off", "work"]
    name: str
    sure: bool = False


class LegalBasis(Entry, frozen=True, kw_only=True):
    """A document that the plan stands on. A "Căn cứ" line reads: ``doc_type`` số ``number`` ngày
    ``issued_on`` của ``issuer`` ``title``; so ``title`` goes on from there ("về …", "ban hành …").
    """

    doc_type: str = ""
    number: str
    issued_on: dt.date
    issuer: str
    title: str
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None


class PlanTask(Asked, frozen=True, kw_only=True):
    """A checkable task under a group.

    ``deadline`` is set where it differs from the group's. Before ``valid_from`` nobody is asked for
    the task. ``timeframe`` is its period in words ("Hằng năm"); ``inferred`` tells that the plan's
    published text does not word the task, so that the province may reword it.
    """

    code: str
    title: str
    lead: str | None = None
    deadline: dt.date | None = None
    timeframe: str | None = None
    valid_from: dt.date | None = None
    evidence: str | None = None
    compulsory: bool = False
    inferred: bool = True
    note: str | None = None


class TaskGroup(Entry, frozen=True, kw_only=True):
    """One of the plan's task groups. ``title`` is the official wording, ``short`` fits a side bar.

    ``deadline`` binds only units that existed on that day.
    """

    code: str
    title: str
    short: str
    deadline: dt.date | None = None
    compulsory: bool = True
    tasks: tuple[PlanTask, ...] = ()


class OutlineSection(Entry, frozen=True, kw_only=True):
    """A section of the report in words. ``number`` is printed before the title (``I.``, ``1.``);
    ``by_group`` asks for the results of every task group under it.
    """

    code: str
    number: str
    title: str
    level: int = 1
    guidance: str | None = None
    required: bool = False
    by_group: bool = False


class DocumentType(Entry, frozen=True, kw_only=True):
    """A kind of document by its type code: ``CTr``, ``KH``, ``ĐA``, ``BC`` (Nghị định 30/2020, Phụ
    lục III).
    """

    code: str
    name: str
    programme: bool = False


class FundingSource(Entry, frozen=True, kw_only=True):
    """Where money comes from."""

    code: str
    name: str
    short: str


class FormRow(Entry, frozen=True, kw_only=True):
    """A fixed row of a form. ``sum_of`` names the rows that it adds up: computed, never typed."""

    code: str
    title: str
    number: str = ""
    level: int = 0
    sum_of: tuple[str, ...] = ()


class FormColumn(Entry, frozen=True, kw_only=True):
    """A column of a form. ``heads`` are the header cells above its title, outermost first.

    ``sum_of`` names the columns that it adds up: computed, never typed. ``decimals`` counts the
    places allowed after the comma for ``number``; ``money`` is whole đồng.
    """

    code: str
    title: str
    kind: Literal["number", "money", "text", "date", "choice"] = "number"
    heads: tuple[str, ...] = ()
    decimals: int = 0
    width: int = 10
    choices: tuple[str, ...] = ()
    required: bool = False
    sum_of: tuple[str, ...] = ()


class FormCheck(Entry, frozen=True, kw_only=True):
    """A relation that must hold in every row (``columns``) or every column (``rows``) of a form:
    the sum of ``left`` equals, or is at most, the sum of ``right``.
    """

    code: str
    relation: Literal["equal", "at_most"]
    axis: Literal["columns", "rows"] = "columns"
    left: tuple[str, ...]
    right: tuple[str, ...]
    level: Literal["hard", "soft"] = "soft"
    message: str


class StatForm(Asked, frozen=True, kw_only=True):
    """A statistical form: a grid of fixed rows, or a list with rows of its own.

    ``basis`` says whether its figures are a stock at the stock date or a flow over the period.
    """

    code: str
    title: str
    layout: Literal["grid", "list"]
    basis: Literal["stock", "flow"]
    measure: str
    definition: str
    columns: tuple[FormColumn, ...]
    rows: tuple[FormRow, ...] = ()
    row_head: str = "Nội dung"
    checks: tuple[FormCheck, ...] = ()
    required: bool = False


class LetterheadDefaults(Entry, frozen=True, kw_only=True):
    """How documents of one kind of unit open and close, until the unit says otherwise.

    ``{NAME}``, ``{name}``, ``{PLAIN}``, ``{plain}`` and ``{symbol}`` stand for the unit's name in
    capitals, as it is, without its type word in capitals, without its type word, and its symbol;
    ``{place}`` is ``{plain}``, or the whole name where the unit is ``person_named``. ``units``
    names single units, by code, for which this entry goes before that of their kind.
    """

    kinds: tuple[UnitKind, ...] = ()
    units: tuple[str, ...] = ()
    parent_body: str | None = None
    name: str
    place: str | None = None
    authority: str | None = None
    signer_title: str
    addressee: str | None = None
    recipients: tuple[str, ...] = ()
    archive_mark: str
    report_symbol: str
    programme_symbol: str


class Plan(Entry, frozen=True, kw_only=True):
    """A plan of the province with all that its reporting needs; one folder of data.

    ``title`` is the whole official title, ``subject`` the matter in a few words, ``citation`` how
    running text names the plan ("Kế hoạch số … ngày … của …"). ``version`` is dotted numbers: of
    two folders for one plan the higher one counts.
    """

    code: str
    version: str
    number: str
    issued_on: dt.date
    title: str
    issuer: str
    subject: str
    citation: str = ""
    file_prefix: str
    compiling_unit: str
    valid_from: dt.date
    valid_to: dt.date | None = None
    legal_bases: tuple[LegalBasis, ...] = ()
    groups: tuple[TaskGroup, ...]
    outline: tuple[OutlineSection, ...]
    forms: tuple[StatForm, ...] = ()
    funding_sources: tuple[FundingSource, ...]
    document_types: tuple[DocumentType, ...]
    letterheads: tuple[LetterheadDefaults, ...] = ()
