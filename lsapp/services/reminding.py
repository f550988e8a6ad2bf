# SPDX-License-Identifier: MIT
"""Reminders to units whose report is not in: whom, by when, and a folder of drafts from one template.

Where the units' addresses are kept is the window's concern; here they are read from what was pasted.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from email.headerregistry import Address
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from lsapp.catalogue.model import Plan, Unit
from lsapp.domain.dates import format_date
from lsapp.domain.period import RoundCode
from lsapp.domain.text import fold
from lsapp.errors import UserError
from lsapp.services.mail_settings import addresses

# The window reads and fills templates on its own thread; boards are made on the other.
if TYPE_CHECKING:
    from lsapp.services.desk import Desk
    from lsapp.services.round_board import BoardLine

SUBJECT: Final = "[{plan}] {unit} - Đề nghị gửi báo cáo {round}"
BODY: Final = """Kính gửi: {unit}

Thực hiện {plan_words}, {office} đề nghị {unit} gửi báo cáo {round}.

Hạn gửi: ngày {deadline} ({days}). Tình trạng hiện nay: {state}.

Nếu đã gửi trong ngày, đề nghị bỏ qua thư này. Trân trọng."""
PLACES: Final = (
    "unit",
    "code",
    "round",
    "deadline",
    "days",
    "state",
    "plan",
    "plan_words",
    "office",
)
"""What a template may name; a place that nobody knows stays as it was typed."""

_PLACE: Final = re.compile(r"\{(\w+)\}")
_CELLS: Final = re.compile(r"\t|;(?=[^;]*@)")


class Standing(StrEnum):
    """Why a unit is reminded."""

    MISSING = "missing"
    OVERDUE = "overdue"
    EMPTY = "empty"
    RETURNED = "returned"


_STATE_WORDS: Final = {
    Standing.MISSING: "chưa nhận được báo cáo",
    Standing.OVERDUE: "chưa nhận được báo cáo",
    Standing.EMPTY: "bản đã gửi chưa có nội dung",
    Standing.RETURNED: "đã trả lại, chưa nhận được bản gửi lại",
}


_AWAITED: Final = frozenset(one.value for one in Standing)


class Template(msgspec.Struct, frozen=True, kw_only=True):
    """The words of all reminders, with ``PLACES`` in braces."""

    subject: str = SUBJECT
    body: str = BODY


class Debtor(msgspec.Struct, frozen=True, kw_only=True):
    """A unit whose report is awaited; ``deadline`` is its own, ``days`` those left, negative when over."""

    unit: str
    name: str
    standing: Standing
    deadline: dt.date
    days: int
    facts: dict[str, str]


class Reminder(msgspec.Struct, frozen=True, kw_only=True):
    """A letter to one unit as the person sees it before it is written."""

    unit: str
    to: tuple[Address, ...]
    subject: str
    body: str


class PastedAddresses(msgspec.Struct, frozen=True, kw_only=True):
    """What a pasted table holds: addresses by the unit's code, and the lines that no unit was found for."""

    found: dict[str, str]
    unknown: tuple[str, ...]


def debtors(desk: Desk, plan: Plan, round_code: str, today: dt.date) -> tuple[Debtor, ...]:
    """Return the units that owe a report of the round which is not in, as the province lists them. The
    office that reminds is none of them: it owes its own report, but writes itself no letter.

    Raises UserError ``round.unreadable``, ``submission.payload_missing``.
    """
    from lsapp.services.mail_message import office_name
    from lsapp.services.round_board import round_board

    board = round_board(desk, plan, round_code, today)
    code = str(RoundCode.parse(round_code))
    shared = {
        "round": RoundCode.parse(code).label(),
        "plan": plan.code,
        "plan_words": f"Kế hoạch số {plan.number} ngày {format_date(plan.issued_on)} của {plan.issuer}",
        "office": office_name(desk.unit(desk.office.unit)),
    }
    found = []
    for line in board.lines:
        if line.unit == desk.office.unit:
            continue
        if not line.owes or line.state.value not in _AWAITED:
            continue
        deadline = line.due_on or board.round.unit_deadline
        facts = shared | {"unit": office_name(desk.unit(line.unit)), "code": line.unit}
        found.append(_debtor(line, deadline, today, facts))
    return tuple(found)


def fill(template: Template, debtor: Debtor, address: str = "") -> Reminder:
    """Return the letter to one unit. Raises UserError ``send.bad_address``."""

    def filled(text: str) -> str:
        return _PLACE.sub(lambda place: debtor.facts.get(place[1], place[0]), text)

    return Reminder(
        unit=debtor.unit,
        to=addresses(address),
        subject=" ".join(filled(template.subject or SUBJECT).split()),
        body=filled(template.body).strip() + "\n",
    )


def write_reminders(
    folder: Path,
    stem: str,
    reminders: Sequence[Reminder],
    date: dt.datetime,
    sender: Address | None = None,
) -> tuple[Path, ...]:
    """Write a draft for each unit into ``folder``, named ``<stem>_<unit>_nhac.eml``: all of them or none.

    Raises UserError ``remind.nobody``, and the codes of ``lsapp.files``.
    """
    from lsapp.services.file_set import write_together
    from lsapp.services.mail_message import Letter, compose, message_bytes, new_message_id

    if not reminders:
        raise UserError("remind.nobody")
    contents = {}
    for one in reminders:
        letter = Letter(sender=sender, to=one.to, subject=one.subject, body=one.body, files=())
        message = compose(letter, message_id=new_message_id(sender), date=date, unsent=True)
        contents[f"{stem}_{one.unit}_nhac.eml"] = message_bytes(message)
    return write_together(folder, contents)


def pasted_addresses(text: str, units: Iterable[Unit]) -> PastedAddresses:
    """Return the addresses in a table copied from a sheet: a line for each unit, its code or name in one
    cell and the address in another; cells beside them are passed over. Case and accents do not matter.
    """
    known: dict[str, str] = {}
    for unit in units:
        for opening in ("", "UBND ", "Ủy ban nhân dân "):
            known.setdefault(fold(opening + unit.name), unit.code)
        known[fold(unit.code)] = unit.code
    found: dict[str, str] = {}
    unknown = []
    for line in text.splitlines():
        cells = [cell.strip() for cell in _CELLS.split(line) if cell.strip()]
        address = next((cell for cell in cells if "@" in cell), "")
        code = next((known[name] for cell in cells if (name := fold(cell)) in known), None)
        if code is not None and address and _is_address(address):
            found[code] = address
        elif address:
            unknown.append(" ".join(line.split()))
    return PastedAddresses(found=found, unknown=tuple(unknown))


def address_text(book: Mapping[str, str]) -> str:
    """Return addresses by unit as they are kept."""
    return msgspec.json.encode(dict(sorted(book.items()))).decode()


def read_addresses(text: str | None) -> dict[str, str]:
    """Return the addresses that are kept in ``text``; none where it cannot be read."""
    try:
        return msgspec.json.decode(text or "{}", type=dict[str, str])
    except msgspec.DecodeError:  # edited by hand
        return {}


def template_text(template: Template) -> str:
    """Return a template as it is kept."""
    return msgspec.json.encode(template).decode()


def read_template(text: str | None) -> Template:
    """Return the template that is kept in ``text``; the usual one where it cannot be read."""
    try:
        return msgspec.json.decode(text or "{}", type=Template)
    except msgspec.DecodeError:
        return Template()


def days_words(days: int) -> str:
    """Return how long there is yet, as an office writes it."""
    if days > 0:
        return f"còn {days} ngày"
    return f"đã quá hạn {-days} ngày" if days else "hết hạn hôm nay"


def _debtor(line: BoardLine, deadline: dt.date, today: dt.date, facts: dict[str, str]) -> Debtor:
    standing = Standing(line.state.value)
    days = (deadline - today).days
    facts |= {
        "deadline": format_date(deadline),
        "days": days_words(days),
        "state": _STATE_WORDS[standing],
    }
    return Debtor(
        unit=line.unit,
        name=line.name,
        standing=standing,
        deadline=deadline,
        days=days,
        facts=facts,
    )


def _is_address(text: str) -> bool:
    try:
        return bool(addresses(text))
    except UserError:
        return False
