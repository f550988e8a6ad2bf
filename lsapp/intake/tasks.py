# SPDX-License-Identifier: MIT
"""Tasks of the child process that need no judgement: what a file holds, and a mail taken apart."""

from __future__ import annotations

import msgspec

from lsapp.intake.archive import Archive, read_archive
from lsapp.intake.foreign import read_foreign_workbook
from lsapp.intake.guard import check_package, check_size
from lsapp.intake.limits import DEFAULT_LIMITS
from lsapp.intake.mail import Mail, read_mail
from lsapp.intake.pdf import PAYLOAD_NAME, read_attachment
from lsapp.intake.protocol import Options
from lsapp.intake.sniffing import Kind, refusal_of_kind, sniff
from lsapp.intake.strict_json import strict_json
from lsapp.intake.workbook import read_workbook


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """A sheet with the number of its cells, or an attachment with the number of its bytes."""

    name: str
    size: int
    state: str = ""


class Inventory(msgspec.Struct, frozen=True, kw_only=True):
    """The kind of a container and what lies in it."""

    kind: Kind
    items: tuple[Item, ...]
    properties: dict[str, str] = {}


def take_inventory(data: bytes, file_name: str, options: Options) -> Inventory:
    """Return what ``data`` holds; option ``sheets`` names the sheets to count, one a line.

    Raises ``file.wrong_kind`` for kinds that hold no submission, and whatever the readers raise.
    """
    limits = DEFAULT_LIMITS
    kind = sniff(data, file_name, limits)
    check_size(data, limits.mail if kind is Kind.EML else limits.file)
    if kind is Kind.XLSX:
        chosen = options["sheets"].split("\n") if "sheets" in options else None
        workbook = read_workbook(check_package(data, limits), limits, sheets=chosen)
        items = tuple(
            Item(name=sheet.name, size=len(sheet.cells), state=sheet.state)
            for sheet in workbook.sheets
        )
        return Inventory(kind=kind, items=items, properties=workbook.properties)
    return Inventory(kind=kind, items=_items(kind, data, file_name))


def open_mail(data: bytes, _file_name: str, options: Options) -> Mail:
    """Return a saved mail with its attachments; raises what ``read_mail`` raises. Option ``archives``:
    ``closed`` leaves archives in the mail unopened, as it came out of one itself.
    """
    return read_mail(data, archives=options.get("archives") != "closed")


def open_archive(data: bytes, _file_name: str, _options: Options) -> Archive:
    """Return the files of an archive; raises what ``read_archive`` raises."""
    return read_archive(data)


def _items(kind: Kind, data: bytes, file_name: str) -> tuple[Item, ...]:
    if kind is Kind.PDF:
        payload = read_attachment(data)
        strict_json(payload)
        return (Item(name=PAYLOAD_NAME, size=len(payload)),)
    if kind is Kind.JSON:
        strict_json(data)
        return (Item(name=file_name, size=len(data)),)
    if kind is Kind.EML:
        mail = read_mail(data)
        taken = [Item(name=a.name, size=len(a.content), state=a.kind) for a in mail.attachments]
        left = [Item(name=unread.name, size=0, state=unread.code) for unread in mail.unread]
        return (*taken, *left)
    if kind in (Kind.XLS, Kind.ODS):
        sheets = read_foreign_workbook(data, file_name)
        return tuple(Item(name=sheet.name, size=sum(map(len, sheet.rows))) for sheet in sheets)
    raise refusal_of_kind(kind)
