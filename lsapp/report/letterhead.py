# SPDX-License-Identifier: MIT
"""The head and foot of a document from a unit's letterhead (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from lsapp.catalogue.letterheads import letterhead_for
from lsapp.catalogue.model import Unit
from lsapp.domain.dates import BLANK, place_and_date
from lsapp.domain.records import Letterhead
from lsapp.report.blocks import Addressee, Header, Signature
from lsapp.report.context import ReportContext
from lsapp.report.wording import lower_first, paragraphs


def letterhead_of(context: ReportContext) -> Letterhead:
    """Return the letterhead that travels with the records; without one, the plan's for this kind of
    unit.
    """
    found = context.snapshot.records.letterheads
    return found[0] if found else letterhead_for(context.plan, context.unit)


def header(
    letterhead: Letterhead, unit: Unit, number: str | None, symbol: str | None, day: dt.date | None
) -> Header:
    """Return the head of a document; a number or day that is missing leaves room to write it in."""
    return Header(
        parent_body=letterhead.parent_body,
        name=letterhead.name or unit.name.upper(),
        number_line=f"Số: {document_number(number, symbol)}",
        place_date=place_and_date(letterhead.place, day),
    )


def document_number(number: str | None, symbol: str | None) -> str:
    """Return number and symbol as one: ``05/BC-UBND``, of a Party body ``30-CTr/TU``.

    Numbers below 10 take a nought (Phụ lục I, ô 3); a missing one leaves room.
    """
    figures = (number or "").strip()
    if figures.isdecimal() and len(figures) == 1:
        figures = f"0{figures}"
    mark = (symbol or "").strip().lstrip("/")
    joint = "" if mark.startswith("-") or not mark else "/"
    return f"{figures or BLANK}{joint}{mark}"


def issuing_body(letterhead: Letterhead, unit: Unit) -> str:
    """Return the issuing body as running text names it: ``Ủy ban nhân dân xã Thất Khê``.

    It is read off the letterhead, whose last words are the unit's name in capitals; a letterhead
    that does not end with the name gives the unit's name alone.
    """
    printed = " ".join(paragraphs(letterhead.name))
    before = printed[: -len(unit.name)].strip()
    if before and printed.casefold().endswith(unit.name.casefold()):
        return f"{before.capitalize()} {lower_first(unit.name)}"
    return unit.name


def addressee(letterhead: Letterhead) -> Addressee | None:
    """Return ``Kính gửi:``, where the letterhead names a receiver."""
    receivers = tuple(_list_items(letterhead.addressee))
    return Addressee(receivers=receivers) if receivers else None


def signature(letterhead: Letterhead, *, signer_title: str | None = None) -> Signature:
    """Return receivers and signer; ``signer_title`` where the document names another than the
    letterhead.
    """
    archive = (letterhead.archive_mark or "").strip()
    if archive and not archive.casefold().startswith("lưu"):
        archive = f"Lưu: {archive}"
    return Signature(
        recipients=(*_list_items(letterhead.recipients), *((archive,) if archive else ())),
        authority=letterhead.authority,
        signer_title=signer_title or letterhead.signer_title or "",
        signer_name=letterhead.signer_name,
    )


def _list_items(text: str | None) -> Iterator[str]:
    """Yield the items of a list as typed, without the dashes and semicolons that the print adds."""
    for line in paragraphs(text):
        item = line.lstrip("-–+•").strip().rstrip(";.,").strip()
        if item:
            yield item
