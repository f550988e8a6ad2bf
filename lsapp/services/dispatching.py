# SPDX-License-Identifier: MIT
"""A sealed revision on its way out: its files as an export writes them, a draft beside them, and the
record of when, how and to whom it was sent.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import msgspec

from lsapp.domain.cleaning import clean_record
from lsapp.domain.period import RoundCode
from lsapp.domain.records import Dispatch, Submission, derived_key, new_key
from lsapp.errors import UserError
from lsapp.report.context import ReportContext
from lsapp.services.desk import Desk, evidence_folder
from lsapp.services.exporting import FORMATS, revision_file, sealed_context
from lsapp.services.file_set import write_together
from lsapp.services.mail_attempts import FOLDER, Attempts
from lsapp.services.mail_message import LetterFacts, SealedFile, SentFacts, letter_facts
from lsapp.services.sealing import Sealed, stored_seal
from lsapp.storage.transaction import Change
from lsapp.submission.payload import file_stem

SEALED_ENDING: Final = "_ban-chot"
"""Put to the name of a sealed file where another file has its name already."""


class SealedPapers(msgspec.Struct, frozen=True, kw_only=True):
    """All that the files of a sealed revision are made of; rendering them reads no database."""

    facts: LetterFacts
    stem: str
    sealed: Sealed
    context: ReportContext


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """Where a draft and the files that go with it lie."""

    message: Path | None
    files: tuple[Path, ...]


def submission_by_hash(desk: Desk, submission_hash: str) -> Submission:
    """Return a submission that is held; UserError ``submission.payload_missing`` where it is not."""
    held = desk.store.select(Submission, hash=submission_hash)
    if not held:
        raise UserError("submission.payload_missing", hash=submission_hash)
    return held[0]


def sealed_papers(desk: Desk, submission_hash: str) -> SealedPapers:
    """Gather what the files of a sealed revision are made of; UserError ``submission.payload_missing``."""
    sealed = stored_seal(desk, submission_hash)
    payload = sealed.payload
    plan, unit = desk.plan(payload.plan), desk.unit(payload.unit)
    addressee = desk.unit(plan.compiling_unit).name
    facts = letter_facts(plan, unit, addressee, payload, submission_hash)
    return SealedPapers(
        facts=facts,
        stem=file_stem(plan.file_prefix, payload),
        sealed=sealed,
        context=sealed_context(desk, plan, unit, sealed),
    )


def sealed_files(papers: SealedPapers, formats: Sequence[str] = FORMATS) -> tuple[SealedFile, ...]:
    """Return the files as an export of the revision writes them, in the order of ``formats``."""
    return tuple(
        SealedFile(
            name=f"{papers.stem}.{name}",
            content=revision_file(papers.sealed, papers.context, name),
        )
        for name in formats
    )


def write_draft(
    folder: Path, files: Sequence[SealedFile], message_name: str = "", message: bytes = b""
) -> Draft:
    """Write files and, where it is named, a draft into ``folder``: all of them or none.

    A file that lies there already is left alone: the same one serves; where another has its name (a
    Word file edited since), the sealed one is written under a name of its own. Raises the ``UserError``
    codes of ``lsapp.files``.
    """
    contents = {_free_name(folder, one): one.content for one in files}
    names = list(contents)
    if message_name:
        contents[message_name] = message
    write_together(folder, contents)
    return Draft(
        message=folder / message_name if message_name else None,
        files=tuple(folder / name for name in names),
    )


def _free_name(folder: Path, file: SealedFile) -> str:
    path = folder / file.name
    if path.exists() and not _is_same(path, file.content):
        return path.with_stem(path.stem + SEALED_ENDING).name
    return file.name


def _is_same(path: Path, content: bytes) -> bool:
    try:
        if path.stat().st_size != len(content):
            return False
        return hashlib.sha256(path.read_bytes()).digest() == hashlib.sha256(content).digest()
    except OSError:  # open in another program: then it is taken for another file
        return False


# --- records ---


def attempts_beside(database: Path) -> Attempts:
    """Return what is known of messages on their way from an office's file."""
    return Attempts(evidence_folder(database) / FOLDER)


def dispatches_of(
    desk: Desk, plan: str, unit: str, round_code: str, submission_hash: str | None = None
) -> list[Dispatch]:
    """Return how the submissions of a round were sent, the newest first; of one alone where it is named."""
    scope = {"plan": plan, "round": round_code}
    held = desk.store.select(Dispatch, unit=unit, **scope)
    wanted = [one for one in held if submission_hash in (None, one.hash)]
    return sorted(wanted, key=lambda one: (one.sent_at, one.key), reverse=True)


def record_dispatch(desk: Desk, submission_hash: str, sent: SentFacts) -> Change:
    """Record that a sealed revision was sent; it cannot be undone.

    A message that was recorded already (by its Message-ID) is recorded once. Raises UserError
    ``send.no_recipient``, ``submission.payload_missing``.
    """
    if not sent.recipient.strip():
        raise UserError("send.no_recipient")
    held = submission_by_hash(desk, submission_hash)
    key = derived_key(Dispatch.KIND, sent.message_id) if sent.message_id else new_key()
    record = Dispatch(
        unit=held.unit,
        key=key,
        plan=held.plan,
        round=held.round,
        hash=submission_hash,
        way=sent.way,
        recipient=sent.recipient.strip(),
        subject=sent.subject or None,
        message_id=sent.message_id,
        files=list(sent.files),
        sent_at=sent.sent_at.replace(microsecond=0),
        note=sent.note or None,
    )
    label = f"{RoundCode.parse(held.round).label()}, lần {held.revision}"
    with desk.store.transaction("dispatch.recorded", label=label, undoable=False) as tx:
        if tx.get(Dispatch, record.unit, record.key) is None:
            tx.put(clean_record(record))
        return tx.commit()
