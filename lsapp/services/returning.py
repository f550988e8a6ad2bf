# SPDX-License-Identifier: MIT
"""Return slips: the compiling department writes one on a submission, the unit takes it in and works it off.

A slip's key follows from the bytes of its file, so that both sides know the same one, and the same file
taken twice leaves nothing twice. Writing one is as final as sealing: what another office may have read is
not taken back, only followed by the next slip. Taking one in, and ticking its comments, can be undone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import msgspec

from lsapp import __version__
from lsapp.catalogue.model import Plan
from lsapp.domain.period import RoundCode
from lsapp.domain.records import (
    DraftNote,
    Receipt,
    ReceiptState,
    ReturnDecision,
    ReturnNote,
    ReturnSlip,
    Submission,
    derived_key,
)
from lsapp.domain.text import clean
from lsapp.errors import UserError
from lsapp.services.desk import Desk
from lsapp.services.holdings import align_records
from lsapp.services.in_round import InRound
from lsapp.services.note_drafts import draft_notes
from lsapp.services.sealing import series_of
from lsapp.services.series import speaks
from lsapp.storage.transaction import Change, Transaction
from lsapp.submission.return_file import (
    ANSWERS,
    MAX_BYTES,
    FileNote,
    ReturnFile,
    read_return_file,
    return_digest,
    return_file_name,
    write_return_file,
)

__all__ = [
    "DraftedReturn",
    "FileNote",
    "Returned",
    "ReturnsOfRound",
    "WrittenReturn",
    "draft_return",
    "keep_return",
    "kept_return",
    "read_return",
    "resolve",
    "returns_of",
    "take_return",
    "take_return_file",
    "write_return",
]

_STATES = {
    ReturnDecision.RETURNED: ReceiptState.RETURNED,
    ReturnDecision.ACCEPTED: ReceiptState.ACCEPTED,
}


class DraftedReturn(msgspec.Struct, frozen=True, kw_only=True):
    """A slip before anything is recorded: what its file says, the file's bytes, and a name for it."""

    said: ReturnFile
    content: bytes
    name: str


class WrittenReturn(msgspec.Struct, frozen=True, kw_only=True):
    """A slip as it goes to its unit: the file's bytes and a name for it, and what was recorded here."""

    content: bytes
    name: str
    slip: ReturnSlip
    change: Change


class Returned(msgspec.Struct, frozen=True, kw_only=True):
    """A slip that was taken in with its comments. ``held`` says that it was here already and nothing was
    written; ``newest`` is the unit's last revision, above the slip's where it came late.
    """

    slip: ReturnSlip
    notes: tuple[ReturnNote, ...]
    held: bool
    newest: int
    change: Change | None = None

    @property
    def is_older(self) -> bool:
        """Whether the unit has sealed another revision since the one that the slip is about."""
        return self.slip.revision < self.newest


class ReturnsOfRound(msgspec.Struct, frozen=True, kw_only=True):
    """The slips of a unit's round, the newest first, and all their comments in the slips' order; at the
    department also ``drafts``, the comments that wait for the next slip.
    """

    slips: tuple[ReturnSlip, ...] = ()
    notes: tuple[ReturnNote, ...] = ()
    drafts: tuple[DraftNote, ...] = ()

    @property
    def open_notes(self) -> tuple[ReturnNote, ...]:
        """The comments that are not worked off."""
        return tuple(one for one in self.notes if not one.resolved)

    @property
    def demanded_notes(self) -> tuple[ReturnNote, ...]:
        """The open comments of slips that let no revision follow before each is answered."""
        demanding = {one.key for one in self.slips if one.demand == ANSWERS}
        return tuple(one for one in self.open_notes if one.slip in demanding)


# --- at the department ---


def write_return(
    desk: Desk,
    plan: Plan,
    submission: Submission,
    decision: ReturnDecision,
    remark: str | None = None,
    notes: Sequence[FileNote] = (),
    *,
    due_on: dt.date | None = None,
) -> WrittenReturn:
    """Decide on a submission that was received, as ``draft_return`` and ``keep_return`` one after the other;
    errors as theirs. ``due_on`` is a new deadline. Not to be undone; a later slip counts instead.
    """
    drafted = draft_return(desk, plan, submission, decision, remark, notes, due_on=due_on)
    return keep_return(desk, plan, submission, drafted)


def draft_return(
    desk: Desk,
    plan: Plan,
    submission: Submission,
    decision: ReturnDecision,
    remark: str | None = None,
    notes: Sequence[FileNote] = (),
    *,
    due_on: dt.date | None = None,
    demand: str | None = None,
) -> DraftedReturn:
    """Write a slip down without recording it, so that its file can lie ready before it is final.
    ``demand`` is ``answers`` where each comment is to be answered before the unit's next revision.

    Raises UserError ``return.empty`` (returned without a word), ``return.inconsistent``,
    ``return.too_long``.
    """
    said = [
        msgspec.structs.replace(one, text=text) for one in notes if (text := clean(one.text) or "")
    ]
    if decision is ReturnDecision.RETURNED and not said and not clean(remark):
        raise UserError("return.empty")
    slip_file = ReturnFile(
        application=__version__,
        sender=desk.office.unit,
        plan=plan.code,
        unit=submission.unit,
        round=submission.round,
        revision=submission.revision,
        hash=submission.hash,
        decision=decision,
        remark=clean(remark),
        due_on=due_on,
        returned_at=desk.clock().replace(microsecond=0),
        notes=said,
        demand=demand if said else None,
    )
    content = write_return_file(slip_file)
    name = return_file_name(plan.file_prefix, slip_file, content)
    return DraftedReturn(said=slip_file, content=content, name=name)


def keep_return(
    desk: Desk,
    plan: Plan,
    submission: Submission,
    drafted: DraftedReturn,
    pinned: Sequence[str] = (),
) -> WrittenReturn:
    """Record a slip as it was drafted, with its file's bytes; from here on it is final. ``pinned`` are the
    keys of the ``DraftNote`` records that went into it. Accepting closes the earlier comments.

    Raises UserError ``return.not_held`` (nothing that speaks was received of it), ``receipt.locked``.
    """
    slip, records = _records_of(drafted.said, drafted.content)
    slip = msgspec.structs.replace(slip, file=return_digest(drafted.content))
    earlier = [] if drafted.said.decision is ReturnDecision.RETURNED else _open_notes(desk, slip)
    label = desk.unit(submission.unit).name
    with desk.store.transaction("submission.returned", label=label, undoable=False) as tx:
        _settle(desk, tx, plan, submission, _STATES[drafted.said.decision])
        tx.keep_payload(slip.file or "", drafted.content)
        tx.put_many([slip, *records])
        tx.put_many([msgspec.structs.replace(one, resolved=True) for one in earlier])
        for key in pinned:
            tx.delete(DraftNote, slip.unit, key)
        change = tx.commit()
    return WrittenReturn(content=drafted.content, name=drafted.name, slip=slip, change=change)


def kept_return(desk: Desk, plan: Plan, slip: ReturnSlip) -> DraftedReturn:
    """Return a slip that was given, to the byte: the unit that has it already knows it again.

    Raises UserError ``return.not_kept`` where its bytes are not held and cannot be made again.
    """
    content = None if slip.file is None else desk.store.payload(slip.file)
    if content is None:
        content = write_return_file(_said_of(desk, slip))  # slips of before their files were kept
        if derived_key("return_slip", return_digest(content)) != slip.key:
            raise UserError("return.not_kept", revision=slip.revision)
    said = read_return_file(content)
    return DraftedReturn(
        said=said, content=content, name=return_file_name(plan.file_prefix, said, content)
    )


def _said_of(desk: Desk, slip: ReturnSlip) -> ReturnFile:
    return ReturnFile(
        application=__version__,
        sender=desk.office.unit,
        plan=slip.plan,
        unit=slip.unit,
        round=slip.round,
        revision=slip.revision,
        hash=slip.hash,
        decision=slip.decision,
        remark=slip.remark,
        due_on=slip.due_on,
        returned_at=slip.returned_at,
        notes=[
            FileNote(kind=one.record_kind, record=one.record, field=one.field, text=one.text)
            for one in _notes_of(desk, [slip])
        ],
    )


def _open_notes(desk: Desk, slip: ReturnSlip) -> list[ReturnNote]:
    slips = desk.store.select(ReturnSlip, unit=slip.unit, plan=slip.plan, round=slip.round)
    return [one for one in _notes_of(desk, slips) if not one.resolved]


def _settle(
    desk: Desk, tx: Transaction, plan: Plan, submission: Submission, state: ReceiptState
) -> None:
    """Give the receipts of a revision their state; the unit's records follow where that ends a conflict."""
    place = (submission.plan, submission.unit, submission.round)
    held = desk.store.select(Receipt, unit=submission.unit, hash=submission.hash)
    receipts = [one for one in held if speaks(one)]
    if not receipts:
        raise UserError("return.not_held", revision=submission.revision)
    if any(one.state is ReceiptState.LOCKED for one in receipts):
        raise UserError("receipt.locked", file=receipts[0].file_name)
    before = series_of(desk.store, *place).state
    tx.put_many([msgspec.structs.replace(one, state=state) for one in receipts])
    if series_of(desk.store, *place).state != before:
        align_records(desk.store, tx, plan, submission.unit, desk.catalogue.units)


# --- at the unit ---


def read_return(content: bytes) -> ReturnFile:
    """Return what a slip's file says; errors as ``read_return_file``."""
    return read_return_file(content)


def take_return(desk: Desk, content: bytes) -> Returned:
    """Take a slip in, with all its comments open; one that is here already is told and leaves nothing twice.

    Raises UserError as ``read_return_file``, and ``return.other_unit``, ``return.other_plan``,
    ``return.unknown`` (this office sealed no such revision).
    """
    said = read_return_file(content)
    own = desk.office.unit
    if said.unit != own:
        raise UserError("return.other_unit", unit=said.unit, own=desk.unit(own).name)
    if desk.catalogue.find_plan(said.plan) is None:
        raise UserError("return.other_plan", plan=said.plan)
    series = series_of(desk.store, said.plan, said.unit, said.round)
    if not any(one.hash == said.hash for one in series.submissions):
        label = RoundCode.parse(said.round).label()
        raise UserError("return.unknown", revision=said.revision, round=label, hash=said.hash[:12])
    newest = max(one.revision for one in series.submissions)
    slip, notes = _records_of(said, content)
    held = desk.store.get(ReturnSlip, slip.unit, slip.key)
    if held is not None:
        kept = _notes_of(desk, [held])
        return Returned(slip=held, notes=kept, held=True, newest=newest)
    slip = msgspec.structs.replace(slip, received_at=desk.clock().replace(microsecond=0))
    with desk.store.transaction("return.taken") as tx:
        tx.put_many([slip, *notes])
        change = tx.commit()
    return Returned(slip=slip, notes=tuple(notes), held=False, newest=newest, change=change)


def take_return_file(desk: Desk, path: Path) -> Returned:
    """Take in the slip that lies at ``path``, as ``take_return``; UserError ``file.missing``,
    ``file.unreadable`` where it cannot be read.
    """
    try:
        with path.open("rb") as file:
            # One more than is taken, so that what is too large is told as such and never read whole.
            content = file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise UserError("file.missing", path=str(path)) from error
    except OSError as error:
        raise UserError("file.unreadable", path=str(path), reason=error.strerror) from error
    return take_return(desk, content)


def returns_of(desk: Desk, place: InRound) -> ReturnsOfRound:
    """Return the slips that a unit's round has, their comments, and those that wait for the next slip."""
    slips = desk.store.select(ReturnSlip, unit=place.unit, plan=place.plan, round=place.round)
    slips.sort(key=lambda one: (one.returned_at, one.key), reverse=True)
    return ReturnsOfRound(
        slips=tuple(slips),
        notes=_notes_of(desk, slips),
        drafts=draft_notes(desk.store, place),
    )


def resolve(desk: Desk, unit: str, keys: Sequence[str], *, resolved: bool = True) -> Change:
    """Tick comments as worked off, or open them again; keys that are not there are passed over."""
    found = desk.store.find(ReturnNote, [(unit, key) for key in keys])
    changed = [msgspec.structs.replace(one, resolved=resolved) for one in found.values()]
    label = changed[0].text[:80] if len(changed) == 1 else None
    opened = (
        desk.store.transaction("return.note_resolved", label=label)
        if resolved
        else desk.store.transaction("return.note_reopened", label=label)
    )
    with opened as tx:
        tx.put_many(changed)
        return tx.commit()


def _notes_of(desk: Desk, slips: Sequence[ReturnSlip]) -> tuple[ReturnNote, ...]:
    found: list[ReturnNote] = []
    for slip in slips:
        found += desk.store.select(ReturnNote, unit=slip.unit, slip=slip.key, order=("position",))
    return tuple(found)


def _records_of(said: ReturnFile, content: bytes) -> tuple[ReturnSlip, list[ReturnNote]]:
    """Return the records that a file stands for, the same ones at the department and at the unit."""
    digest = return_digest(content)
    slip = ReturnSlip(
        unit=said.unit,
        key=derived_key("return_slip", digest),
        plan=said.plan,
        round=said.round,
        hash=said.hash,
        revision=said.revision,
        decision=said.decision,
        remark=said.remark,
        due_on=said.due_on,
        returned_at=said.returned_at,
        demand=said.demand,
    )
    notes = [
        ReturnNote(
            unit=said.unit,
            key=derived_key("return_note", digest, str(position)),
            slip=slip.key,
            record_kind=one.kind,
            record=one.record,
            field=one.field,
            text=one.text,
            position=position,
        )
        for position, one in enumerate(said.notes)
    ]
    return slip, notes
