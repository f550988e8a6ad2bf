# SPDX-License-Identifier: MIT
"""A unit's papers as the page of its programmes shows them: head and foot, legal bases, a blank programme.

Pure functions over frozen records; no database.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec

from lsapp.catalogue.letterheads import letterhead_for
from lsapp.catalogue.model import DocumentType, Plan, Unit
from lsapp.domain.period import RoundCode
from lsapp.domain.records import Letterhead, Programme, new_key
from lsapp.report.letterhead import addressee, document_number, header, signature
from lsapp.report.programme import basis_line, programme_symbol


class PaperHead(msgspec.Struct, frozen=True, kw_only=True):
    """The head and foot of a paper, line by line as they are printed (Nghị định 30/2020/NĐ-CP, Phụ lục I,
    ô 1 to 5 and 7 to 9). Rooms to write in are non-breaking spaces.
    """

    parent_body: tuple[str, ...]
    name: tuple[str, ...]
    number_line: str
    place_date: str
    kind: str
    subject: str
    receivers: tuple[str, ...]
    recipients: tuple[str, ...]
    authority: tuple[str, ...]
    signer_title: str
    signer_name: str


class BasisLine(msgspec.Struct, frozen=True):
    """A "Căn cứ" line of the plan; ``printed``: every programme of that day carries it anyway."""

    text: str
    printed: bool


def programme_types(plan: Plan) -> tuple[DocumentType, ...]:
    """Return the types of document that a programme can be, in the plan's order."""
    return tuple(one for one in plan.document_types if one.programme)


def default_letterhead(plan: Plan, unit: Unit) -> Letterhead:
    """Return the letterhead that the plan gives a unit of this kind, where it has none of its own yet."""
    return letterhead_for(plan, unit)


def programme_head(plan: Plan, unit: Unit, letterhead: Letterhead, one: Programme) -> PaperHead:
    """Return how a programme opens and closes in print."""
    names = {kind.code: kind.name for kind in plan.document_types}
    symbol = programme_symbol(plan, letterhead, one)
    head = header(letterhead, unit, one.number, symbol, one.issued_on)
    foot = signature(letterhead, signer_title=one.signatory)
    return PaperHead(
        parent_body=_lines(head.parent_body),
        name=_lines(head.name),
        number_line=head.number_line,
        place_date=head.place_date,
        kind=names.get(one.doc_type, one.doc_type),
        subject=one.title or "",
        receivers=(),
        recipients=foot.recipients,
        authority=_lines(foot.authority),
        signer_title=foot.signer_title,
        signer_name=foot.signer_name or "",
    )


def report_head(unit: Unit, letterhead: Letterhead, kind: str) -> PaperHead:
    """Return how the unit's report opens and closes in print, before it has a number and a day; ``kind`` is
    the word for a report.
    """
    head = header(letterhead, unit, None, letterhead.report_symbol, None)
    foot = signature(letterhead)
    sent_to = addressee(letterhead)
    return PaperHead(
        parent_body=_lines(head.parent_body),
        name=_lines(head.name),
        number_line=head.number_line,
        place_date=head.place_date,
        kind=kind,
        subject="",
        receivers=sent_to.receivers if sent_to else (),
        recipients=foot.recipients,
        authority=_lines(foot.authority),
        signer_title=foot.signer_title,
        signer_name=foot.signer_name or "",
    )


def basis_lines(plan: Plan, day: dt.date) -> tuple[BasisLine, ...]:
    """Return the plan's legal bases as lines of print; those in force on ``day`` a programme of that day
    carries of itself.
    """
    return tuple(
        BasisLine(
            basis_line(one),
            (one.valid_from or one.issued_on) <= day <= (one.valid_to or dt.date.max),
        )
        for one in plan.legal_bases
    )


def printed_number(plan: Plan, letterhead: Letterhead | None, one: Programme) -> str:
    """Return number and symbol as one: ``169/CTr-UBND``; empty where the programme has no number yet."""
    if not one.number:
        return ""
    symbol = programme_symbol(plan, letterhead, one) if letterhead else one.symbol
    return document_number(one.number, symbol)


def blank_programme(plan: Plan, unit: str, round_code: str, held: Iterable[Programme]) -> Programme:
    """Return a programme to begin with: the plan's first type of programme, from the round's year to the
    end of the plan where it has one, after those ``held``.
    """
    year = RoundCode.parse(round_code).year
    last = plan.valid_to.year if plan.valid_to is not None else year
    types = programme_types(plan) or plan.document_types
    return Programme(
        unit=unit,
        key=new_key(),
        plan=plan.code,
        doc_type=types[0].code,
        period_from=year,
        period_to=max(year, last),
        position=max((one.position for one in held), default=-1) + 1,
    )


def _lines(text: str | None) -> tuple[str, ...]:
    return tuple(line.strip() for line in (text or "").splitlines() if line.strip())
