# SPDX-License-Identifier: MIT
"""Looks a file over without a database: is it a sound submission, whose, which revision."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from lsapp.errors import UserError
from lsapp.intake.collecting import Item, files_under, items_of
from lsapp.intake.pool import Worker, WorkerPool
from lsapp.intake.reading import Reading
from lsapp.services.desk import CatalogueSource
from lsapp.submission.comparison import Edit
from lsapp.submission.payload import digest

SOUND = "sound"
_NOTHING_IN_IT = frozenset(
    {
        "archive.empty",
        "archive.encrypted",
        "archive.no_submission",
        "archive.too_deep",
        "file.not_a_file",
        "file.rar",
        "file.seven_zip",
        "file.zip",
        "mail.no_attachment",
        "mail.outlook",
        "mail.winmail",
    }
)


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to know about a file: a code of ``lsapp.messages``, and where it stands."""

    code: str
    facts: dict[str, str] = {}
    where: str | None = None
    label: str | None = None


class Examined(msgspec.Struct, frozen=True, kw_only=True):
    """What one file is: ``sound``, ``edited``, or the verdict that says what is wrong with it."""

    path: str
    verdict: str
    plan: str | None = None
    unit: str | None = None
    round: str | None = None
    revision: int | None = None
    hash: str | None = None
    findings: list[Note] = []
    edits: list[Edit] = []

    @property
    def sound(self) -> bool:
        """Whether the file is a submission as it was sealed."""
        return self.verdict == SOUND


def read_items(
    sources: Sequence[Path], source: CatalogueSource, *, every_cell: bool = False
) -> Iterator[tuple[Item, Reading]]:
    """Read files, folders and mails; yield each file with what it turned out to be."""
    with Worker() as worker:
        for path in files_under(sources):
            for item in items_of(worker, path):
                reading = read_item(worker, item, source, every_cell=every_cell)
                if not (item.optional and reading.verdict == "not-a-submission"):
                    yield item, reading


def read_item(
    worker: Worker | WorkerPool,
    item: Item,
    source: CatalogueSource,
    *,
    every_cell: bool = False,
    unit: str | None = None,
) -> Reading:
    """Read one file in the child process; what breaks the child is a reading too. ``every_cell`` compares
    the cells of a workbook also where its seal says that none was changed; ``unit`` is the known unit that a
    file of an unknown one is compared for.
    """
    options = source.options() | ({"compare": "always"} if every_cell else {})
    if unit is not None:
        options["unit"] = unit
    if item.refusal is not None:
        verdict: Literal["damaged", "not-a-submission"] = "damaged"
        if item.refusal in _NOTHING_IN_IT:
            verdict = "not-a-submission"
        return Reading(carrier="?", verdict=verdict, code=item.refusal, facts=item.facts)
    try:
        return worker.run(
            "read_submission",
            item.content,
            result=Reading,
            file_name=item.name,
            options=options,
        )
    except UserError as error:
        facts = {name: str(fact) for name, fact in error.facts.items()}
        return Reading(carrier="?", verdict="damaged", code=error.code, facts=facts)


def notes_of(reading: Reading) -> list[Note]:
    """Return what a reading has to say: why it is refused, or which cells could not be understood."""
    if reading.payload is None:
        return [Note(code=reading.code or "submission.unreadable", facts=reading.facts)]
    return [
        Note(code=fault.code, facts=fault.facts, where=fault.where, label=fault.label)
        for fault in reading.faults
    ]


def examine_files(sources: Sequence[Path], source: CatalogueSource) -> list[Examined]:
    """Return what each file is, every cell compared, for ``lsapp check``."""
    return [
        _examined(item, reading) for item, reading in read_items(sources, source, every_cell=True)
    ]


def payload_in(path: Path, source: CatalogueSource) -> bytes:
    """Return the sealed payload inside a file; UserError says why there is none."""
    for _, reading in read_items([path], source):
        if reading.payload is not None:
            return reading.payload
        raise UserError(reading.code or "submission.unreadable", **reading.facts)
    raise UserError("file.not_a_submission")


def _examined(item: Item, reading: Reading) -> Examined:
    head, content = reading.head, reading.payload
    verdict: str = reading.verdict or "damaged"
    if content is not None:
        verdict = "edited" if reading.edits else SOUND
    return Examined(
        path=item.label,
        verdict=verdict,
        plan=head.plan if head else None,
        unit=head.unit if head else None,
        round=head.round if head else None,
        revision=head.revision if head else None,
        hash=None if content is None else digest(content),
        findings=notes_of(reading),
        edits=reading.edits,
    )
