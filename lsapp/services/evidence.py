# SPDX-License-Identifier: MIT
"""Evidence: what files prove, recorded as actions that can be undone, and whether they are still whole.

A file's bytes stay when its record goes, so that undo finds them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path

import msgspec

from lsapp.catalogue.model import Plan
from lsapp.domain.cleaning import clean_record
from lsapp.domain.ordering import by_position, place_in_order
from lsapp.domain.records import Activity, Evidence, new_key
from lsapp.report.evidence_annex import size_text
from lsapp.services.desk import Desk
from lsapp.services.evidence_copying import (
    CopiedFiles,
    FileKind,
    ProgressCall,
    RefusedFile,
    clean_name,
    copy_in,
    file_kind,
    is_whole,
    stored_path,
)
from lsapp.services.in_round import InRound
from lsapp.services.recording import delete
from lsapp.storage.transaction import Change
from lsapp.submission.numbering import outline
from lsapp.submission.payload import Snapshot


class Attached(msgspec.Struct, frozen=True, kw_only=True):
    """What attaching did: the records made, the names that proved the same thing already, the files that
    were not taken. ``change`` names no action where nothing was new.
    """

    change: Change
    added: tuple[Evidence, ...]
    known: tuple[str, ...]
    refused: tuple[RefusedFile, ...]


def attach(desk: Desk, place: InRound, copied: CopiedFiles, activity: str | None) -> Attached:
    """Record copied files as proof of an activity (``None``: of the report as a whole), as one action.

    A file that proves the same thing already is not recorded twice. Raises UserError
    ``record.parent_missing``.
    """
    held = desk.store.select(Evidence, unit=place.unit, plan=place.plan, round=place.round)
    proofs = {one.sha256 for one in held if one.activity == activity}
    position = max((one.position for one in held), default=-1)
    added: list[Evidence] = []
    known: list[str] = []
    for one in copied.files:
        if one.sha256 in proofs:
            known.append(one.name)
            continue
        proofs.add(one.sha256)
        position += 1
        record = Evidence(
            unit=place.unit,
            key=new_key(),
            plan=place.plan,
            round=place.round,
            activity=activity,
            name=one.name,
            size=one.size,
            sha256=one.sha256,
            position=position,
        )
        added.append(clean_record(record))
    label = added[0].name if len(added) == 1 else None
    with desk.store.transaction("evidence.attached", label=label) as tx:
        tx.put_many(added)
        change = tx.commit()
    return Attached(change=change, added=tuple(added), known=tuple(known), refused=copied.refused)


def attach_files(
    desk: Desk,
    place: InRound,
    paths: Sequence[Path],
    activity: str | None,
    progress: ProgressCall | None = None,
) -> Attached:
    """Copy files in and record them: ``copy_in`` and ``attach`` in one."""
    return attach(desk, place, copy_in(paths, desk.files, progress), activity)


def assign(desk: Desk, records: Iterable[Evidence], activity: str | None) -> Change:
    """Have files prove another activity, or the report as a whole, as one action."""
    moved = [msgspec.structs.replace(one, activity=activity) for one in records]
    with desk.store.transaction("evidence.assigned") as tx:
        tx.put_many(moved)
        return tx.commit()


def describe(desk: Desk, record: Evidence, *, name: str, note: str | None) -> Change:
    """Write another name or note for a file; the ending of its name stays what it was."""
    ending = Path(record.name).suffix
    kept = clean_name(name)
    if ending and Path(kept).suffix.casefold() != ending.casefold():
        kept = clean_name(kept + ending)
    changed = clean_record(msgspec.structs.replace(record, name=kept, note=note))
    with desk.store.transaction("evidence.described", label=kept) as tx:
        tx.put(changed)
        return tx.commit()


def remove(desk: Desk, unit: str, keys: Sequence[str]) -> Change:
    """Delete the records of files as one action; the bytes stay, so that it can be undone."""
    return delete(desk, "evidence.removed", Evidence, unit, keys)


class FileState(StrEnum):
    """Whether the bytes of a file are there: ``PRESENT`` has the right size, ``WHOLE`` was read and has
    the right SHA-256 too.
    """

    PRESENT = "present"
    WHOLE = "whole"
    MISSING = "missing"
    ALTERED = "altered"


class EvidenceRow(msgspec.Struct, frozen=True, kw_only=True):
    """A file of the list: its record, the number and words of the activity it proves (both empty for the
    report as a whole; ``lost`` where the activity is no longer there), its size in words.
    """

    record: Evidence
    number: str
    proves: str
    lost: bool
    kind: FileKind
    size: str
    state: FileState


class EvidenceSheet(msgspec.Struct, frozen=True, kw_only=True):
    """The files of a round in the order of what they prove, those of the whole report first; ``total`` is
    the bytes of them all, each file once.
    """

    rows: tuple[EvidenceRow, ...]
    total: int
    missing: int
    altered: int


def evidence_sheet(plan: Plan, snapshot: Snapshot, folder: Path) -> EvidenceSheet:
    """Return the files of a round; whether they are there is told by their names and sizes alone.

    ``verify`` reads them. Touches no database.
    """
    entries = outline(plan.groups, snapshot.records.activities)
    places = {entry.activity.key: at for at, entry in enumerate(entries)}
    activities: dict[str, Activity] = {entry.activity.key: entry.activity for entry in entries}

    def order(one: Evidence) -> tuple[int, tuple[int, str]]:
        at = -1 if one.activity is None else places.get(one.activity, len(places))
        return at, place_in_order(one)

    rows = []
    for one in sorted(snapshot.records.evidence, key=order):
        at = places.get(one.activity or "")
        activity = activities.get(one.activity or "")
        rows.append(
            EvidenceRow(
                record=one,
                number="" if at is None else entries[at].path,
                proves=(activity.content or "") if activity else "",
                lost=one.activity is not None and activity is None,
                kind=file_kind(one.name),
                size=size_text(one.size),
                state=_state(one, folder),
            )
        )
    sizes = {row.record.sha256: row.record.size for row in rows}
    states = [row.state for row in rows]
    return EvidenceSheet(
        rows=tuple(rows),
        total=sum(sizes.values()),
        missing=states.count(FileState.MISSING),
        altered=states.count(FileState.ALTERED),
    )


def _state(one: Evidence, folder: Path) -> FileState:
    path = stored_path(folder, one)
    try:
        size = None if path is None else path.stat().st_size
    except OSError:
        size = None
    if size is None:
        return FileState.MISSING
    return FileState.PRESENT if size == one.size else FileState.ALTERED


def verify(
    records: Iterable[Evidence], folder: Path, progress: ProgressCall | None = None
) -> dict[str, FileState]:
    """Read the files through and return how each stands, by the key of its record. Touches no database."""
    every = by_position(records)
    total = sum(max(one.size, 0) for one in every)
    done = 0
    known: dict[str, FileState] = {}
    states: dict[str, FileState] = {}
    for one in every:
        if progress is not None:
            progress(done, total, one.name)
        state = _state(one, folder)
        path = stored_path(folder, one)
        if state is FileState.PRESENT and path is not None:
            if one.sha256 not in known:
                whole = is_whole(path, one.sha256)
                known[one.sha256] = FileState.WHOLE if whole else FileState.ALTERED
            state = known[one.sha256]
        states[one.key] = state
        done += max(one.size, 0)
    return states
