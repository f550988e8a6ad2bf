# SPDX-License-Identifier: MIT
"""Takes files in: reads each in a child process, judges it, and on demand makes it the unit's records.

A dry run and the real one decide the same. The records of a file are taken in one transaction, all or
nothing; a file that cannot be taken does not stop the others. A few files at a time are made permanent
together: a run that is broken off has taken each file whole or not at all.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import chain
from pathlib import Path
from typing import Final

import msgspec

from lsapp.domain.records import Evidence
from lsapp.errors import UserError
from lsapp.files import ready_folder, write_atomically
from lsapp.intake.collecting import Item, files_under, items_of
from lsapp.intake.pool import WorkerPool
from lsapp.intake.reading import Reading
from lsapp.intake.reading_ahead import read_ahead, readers_here
from lsapp.services.desk import CatalogueSource, Desk
from lsapp.services.examining import Note, read_item
from lsapp.services.judging import Checked, EditedMode, Judge, Judged, Outcome, check, noted
from lsapp.services.originals import Originals, keep_file
from lsapp.services.taking import Taking
from lsapp.storage.transaction import collector_paused
from lsapp.submission.verdict import Verdict

__all__ = ["EditedMode", "Outcome", "ProgressCall", "take_in"]

ProgressCall = Callable[[int, int, str], None]
_Found = tuple[Item, Reading | None, Checked | None]
_Read = tuple[Item, Reading, Checked | None]

_ENDS_THE_RUN: Final = frozenset({"disk.full", "database.unreachable", "database.read_only"})
_FILES_TOGETHER: Final = 10
_SECONDS_TOGETHER: Final = 1.0
_BYTES_TOGETHER: Final = 16_000_000
_AHEAD: Final = 4  # files
_READ_AT_ONCE: Final = 32_000_000  # bytes of payload out of one mail


def take_in(
    desk: Desk,
    sources: Sequence[Path],
    *,
    dry_run: bool = False,
    edited: EditedMode = "hold",
    progress: ProgressCall | None = None,
) -> list[Outcome]:
    """Read files, folders and mails, and take in what is sound; return one outcome a file.

    ``edited`` says what to do with cells that were changed outside: hold the file, take the sealed
    values, or take the cells. ``progress`` is told how many files of how many were begun, and which is
    next; files are read while the ones before them are written.
    """
    paths = files_under(sources)
    readers = readers_here()
    with WorkerPool(readers) as workers, ThreadPoolExecutor(1) as writer:
        run = _Run(desk, edited, Originals(desk.files / "originals", writer), dry_run=dry_run)
        try:
            with closing(_readings(workers, paths, desk.source, progress, readers)) as readings:
                run.take_all(readings)
            run.match_evidence()
        finally:
            if not dry_run and run.outcomes:
                _keep_report(desk, run.outcomes)
    return run.outcomes


def _readings(
    workers: WorkerPool,
    paths: Sequence[Path],
    source: CatalogueSource,
    progress: ProgressCall | None,
    readers: int,
) -> Generator[_Read, None, None]:
    def told() -> Iterator[Path]:
        for index, path in enumerate(paths):
            if progress is not None:
                progress(index, len(paths), path.name)
            yield path

    def read(path: Path) -> list[_Found]:
        return _read_file(workers, path, source)

    with closing(read_ahead(read, told(), readers, _AHEAD)) as files:
        for readings in files:
            for item, reading, checked in readings:
                if reading is None:
                    yield item, read_item(workers, item, source), None
                else:
                    yield item, reading, checked


def _read_file(workers: WorkerPool, path: Path, source: CatalogueSource) -> list[_Found]:
    """Read what is in a file; of a mail with very much in it the rest is left for when its turn comes."""
    found: list[_Found] = []
    size = 0
    for item in items_of(workers, path):
        reading = read_item(workers, item, source) if size < _READ_AT_ONCE else None
        size += len(reading.payload or b"") if reading else 0
        found.append((item, reading, _checked(reading)))
    return found


def _checked(reading: Reading | None) -> Checked | None:
    """Read the payload while the files before it are written; one that is not sound is judged in its turn."""
    if reading is None or reading.payload is None:
        return None
    try:
        return check(reading.payload)
    except UserError:
        return None


class _Run:
    """Judges and writes files one after the other, a few of them made permanent together."""

    def __init__(
        self, desk: Desk, edited: EditedMode, originals: Originals, *, dry_run: bool
    ) -> None:
        self._desk = desk
        self._originals = originals
        self._dry_run = dry_run
        self._judge = Judge(desk, edited)
        self._taking = Taking(desk, edited, originals)
        self._strays: list[tuple[Item, Outcome]] = []
        self.outcomes: list[Outcome] = []

    def take_all(self, readings: Iterator[_Read]) -> None:
        """Take what was read, file after file."""
        if self._dry_run:
            for reading in readings:
                self._take(*reading)
            return
        for first in readings:
            self._take_together(chain([first], readings))

    def match_evidence(self) -> None:
        """Keep what proved to be evidence of a submission that is held: told by its SHA-256."""
        replace = msgspec.structs.replace
        for item, outcome in self._strays:
            sha256 = hashlib.sha256(item.content).hexdigest()
            proofs = self._judge.proofs
            known = sha256 in proofs or self._desk.store.count(Evidence, sha256=sha256) > 0
            if not known:
                continue
            note = Note(code="intake.evidence", facts={"file": item.name})
            kept = replace(outcome, taken=True, findings=[note])
            if outcome in self.outcomes:
                self.outcomes[self.outcomes.index(outcome)] = kept
            else:
                self.outcomes.append(kept)
            if not self._dry_run:
                keep_file(self._desk.files, sha256, item.content)

    def _take_together(self, readings: Iterator[_Read]) -> None:
        """Take a few files as one; where any of them cannot be written, each by itself."""
        taken: list[_Read] = []
        mark = (len(self.outcomes), len(self._strays), self._judge.proofs)
        stopped: BaseException | None = None
        try:
            # The originals first: a receipt that is on the disk has its file there.
            with collector_paused(), self._desk.store.together(), self._originals.together():
                for reading in _few(readings):
                    if isinstance(reading, BaseException):
                        stopped = reading  # what came before it is taken all the same
                        break
                    taken.append(reading)
                    self._take(*reading, by_outlines=True)
                self._taking.alignment.outlines.keep()
        except Exception:
            self._go_back(*mark)
            for alone in taken:
                self._take(*alone)
        except BaseException:
            self._go_back(*mark)
            raise
        if stopped is not None:
            raise stopped

    def _go_back(self, outcomes: int, strays: int, proofs: frozenset[str]) -> None:
        """Forget the files that the database has forgotten."""
        del self.outcomes[outcomes:], self._strays[strays:]
        self._judge.forget(proofs)
        self._taking.forget()

    def _take(
        self,
        item: Item,
        reading: Reading,
        checked: Checked | None = None,
        *,
        by_outlines: bool = False,
    ) -> None:
        """Judge one file, and write what it brings unless this is a dry run."""
        judged = self._judge.judge(item, reading, checked)
        if judged.payload is None and judged.outcome.verdict is Verdict.NOT_A_SUBMISSION:
            self._strays.append((item, judged.outcome))
            if item.optional:
                return
        elif by_outlines:
            self._taking.write(judged, by_outlines=True)
        elif not self._dry_run:
            judged = self._written(judged)
        self._judge.remember(judged)
        self.outcomes.append(judged.outcome)

    def _written(self, judged: Judged) -> Judged:
        """Write one file; what a person can mend becomes its verdict, and the run goes on."""
        try:
            self._taking.write(judged, by_outlines=False)
        except UserError as error:
            if error.code in _ENDS_THE_RUN:
                raise
            facts = {name: str(fact) for name, fact in error.facts.items()}
            replace = msgspec.structs.replace
            outcome = replace(judged.outcome, verdict=Verdict.DAMAGED, taken=False)
            return noted(
                replace(judged, outcome=outcome, keep=False), Note(code=error.code, facts=facts)
            )
        return judged


def _few(readings: Iterator[_Read]) -> Iterator[_Read | BaseException]:
    """Yield the files that are made permanent together; what stops the reading comes as the last."""
    until = time.monotonic() + _SECONDS_TOGETHER
    size = 0
    for _ in range(_FILES_TOGETHER):
        try:
            found = next(readings, None)
        except BaseException as error:
            yield error
            return
        if found is None:
            return
        yield found
        size += len(found[0].content) + len(found[1].payload or b"")
        if size > _BYTES_TOGETHER or time.monotonic() > until:
            return


def _keep_report(desk: Desk, outcomes: list[Outcome]) -> None:
    """The report of the run, beside the database: who sent what, and what became of it."""
    folder = ready_folder(desk.files / "intake")
    stamp = desk.clock().strftime("%Y%m%dT%H%M%S%fZ")
    write_atomically(folder / f"{stamp}.json", msgspec.json.format(msgspec.json.encode(outcomes)))
