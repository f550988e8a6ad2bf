# SPDX-License-Identifier: MIT
"""Gathers what is to be read: files as they are, folders file by file, mails attachment by attachment,
archives (.zip) file by file.
"""

from __future__ import annotations

import datetime as dt
import stat as stat_module
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import msgspec

from lsapp.errors import UserError
from lsapp.intake.archive import Archive
from lsapp.intake.limits import DEFAULT_LIMITS, MIB
from lsapp.intake.mail import SUBMISSION_KINDS, Mail
from lsapp.intake.pool import Worker, WorkerPool
from lsapp.intake.protocol import Options
from lsapp.intake.sniffing import Kind, sniff

WITHIN: Final = " › "
"""Stands in a label between a file on the disk and what was found inside it."""

_SKIPPED: Final = ("~$", ".", "Thumbs.db")
_OF_OFFICE: Final = (".xlsx", ".xlsm", ".xlsb", ".docx", ".ods", ".odt", ".pptx")
"""A zip container of such a name is a broken office file and no archive."""


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One file to be read. ``label`` tells it to a person (``mail.eml › file.xlsx``; also of an archive,
    ``files.zip › file.xlsx``, whose files have its name before their own), ``received_at`` is
    the mail's day of arrival, else the file's own time. ``refusal`` says why it was not even
    opened; ``optional`` that nobody asked for it (a picture in a mail): it counts only if it proves something.
    """

    label: str
    name: str
    content: bytes = b""
    received_at: dt.datetime
    refusal: str | None = None
    facts: dict[str, str] = {}
    optional: bool = False


def files_under(sources: Sequence[Path]) -> list[Path]:
    """Return every file under ``sources``, folders walked in the order of their names; lock files and
    hidden ones are left out. UserError ``file.missing`` for a source that is not there.
    """
    found: list[Path] = []
    for source in sources:
        if source.is_dir():
            inside = sorted(path for path in source.rglob("*") if path.is_file())
            found += [path for path in inside if not path.name.startswith(_SKIPPED)]
        elif source.exists():
            found.append(source)
        else:
            raise UserError("file.missing", path=str(source))
    return found


def items_of(worker: Worker | WorkerPool, path: Path) -> Iterator[Item]:
    """Yield what is to be read of one file: itself, the attachments in place of a mail, or the files of an
    archive.
    """
    label = str(path)
    try:
        stat = path.stat()
        received_at = dt.datetime.fromtimestamp(stat.st_mtime, dt.UTC).replace(microsecond=0)
        if not stat_module.S_ISREG(stat.st_mode):
            raise UserError("file.not_a_file", path=label)
        if stat.st_size > DEFAULT_LIMITS.mail:
            size = -(-stat.st_size // MIB)
            raise UserError("file.too_big", size=size, limit=DEFAULT_LIMITS.mail // MIB)
        with path.open("rb") as file:
            content = file.read(DEFAULT_LIMITS.mail + 1)
    except (OSError, UserError) as error:
        yield _refused(label, path.name, dt.datetime.fromtimestamp(0, dt.UTC), error)
        return
    kind = sniff(content, path.name)
    if kind is Kind.EML:
        yield from _attachments(worker, content, path.name, label, received_at)
    elif kind is Kind.ZIP and not path.name.lower().endswith(_OF_OFFICE):
        yield from _members(worker, content, path.name, label, received_at)
    else:
        yield Item(label=label, name=path.name, content=content, received_at=received_at)


def _members(
    worker: Worker | WorkerPool, content: bytes, name: str, label: str, received_at: dt.datetime
) -> Iterator[Item]:
    """Yield the files of an archive; a mail in it is read as any, but for the archives that it holds."""
    try:
        archive = worker.run("read_archive", content, result=Archive, file_name=name)
    except UserError as error:
        yield _refused(label, name, received_at, error)
        return
    for left in archive.unread:
        told = UserError(left.code, **left.facts)
        yield _refused(f"{label}{WITHIN}{left.name}", f"{name}/{left.name}", received_at, told)
    asked = [one for one in archive.members if one.kind in {*SUBMISSION_KINDS, Kind.EML}]
    if not asked and not archive.unread:
        yield _refused(label, name, received_at, UserError("archive.no_submission"))
    for one in archive.members:
        inner, whole = f"{label}{WITHIN}{one.name}", f"{name}/{one.name}"
        if one.kind is Kind.EML:
            closed = {"archives": "closed"}
            yield from _attachments(worker, one.content, whole, inner, received_at, closed)
        else:
            yield Item(
                label=inner,
                name=whole,
                content=one.content,
                received_at=received_at,
                optional=one.kind not in SUBMISSION_KINDS,
            )


def _attachments(
    worker: Worker | WorkerPool,
    content: bytes,
    name: str,
    label: str,
    received_at: dt.datetime,
    options: Options | None = None,
) -> Iterator[Item]:
    try:
        mail = worker.run("read_mail", content, result=Mail, file_name=name, options=options)
    except UserError as error:
        yield _refused(label, name, received_at, error)
        return
    arrived = mail.received or mail.date or received_at
    for left in mail.unread:
        told = UserError(left.code, **left.facts)
        yield _refused(f"{label}{WITHIN}{left.name}", left.name, arrived, told)
    asked = [one for one in mail.attachments if one.kind in SUBMISSION_KINDS]
    if not asked and not mail.unread:
        yield _refused(label, name, arrived, UserError("mail.no_attachment"))
    for attachment in mail.attachments:
        yield Item(
            label=f"{label}{WITHIN}{attachment.name}",
            name=attachment.name,
            content=attachment.content,
            received_at=arrived,
            optional=attachment.kind not in SUBMISSION_KINDS,
        )


def _refused(label: str, name: str, received_at: dt.datetime, error: OSError | UserError) -> Item:
    if isinstance(error, UserError):
        facts = {key: str(fact) for key, fact in error.facts.items()}
        return Item(
            label=label, name=name, received_at=received_at, refusal=error.code, facts=facts
        )
    return Item(
        label=label,
        name=name,
        received_at=received_at,
        refusal="file.unreadable",
        facts={"reason": error.strerror or type(error).__name__},
    )
