# SPDX-License-Identifier: MIT
"""The files that came in from one unit for one round: when each was received, its original, a second intake."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import shutil
import tempfile
import time
from pathlib import Path
from typing import Final

import msgspec

from lsapp.domain.cleaning import clean_record
from lsapp.domain.dates import VIETNAM_TIME, day_in_vietnam, format_date
from lsapp.domain.period import RoundCode
from lsapp.domain.records import Obligation, Receipt, ReceiptState, Submission, derived_key
from lsapp.errors import UserError
from lsapp.files import ready_folder, write_atomically
from lsapp.services.desk import Desk
from lsapp.services.receiving import Outcome, take_in
from lsapp.services.round_dates import dates_of_round
from lsapp.services.series import waits
from lsapp.storage.transaction import Change

_SHOWN: Final = "KH48-ban-goc"
"""The folder for copies of originals to look at, among the system's temporary files."""

_KEPT_SECONDS: Final = 24 * 3600.0


class ReceivedFile(msgspec.Struct, frozen=True, kw_only=True):
    """One file as it came in. ``revision`` is ``None`` where nothing of it is held, ``waits`` tells that a
    person has to decide first, ``late`` that it came after the deadline of its unit.
    """

    receipt: Receipt
    revision: int | None
    waits: bool
    late: bool

    @property
    def received_on(self) -> dt.date:
        """The day in Vietnam on which it was received."""
        return day_in_vietnam(self.receipt.received_at)

    @property
    def is_withdrawn(self) -> bool:
        """Whether its intake was undone."""
        return self.receipt.state is ReceiptState.WITHDRAWN


class ReceivedFiles(msgspec.Struct, frozen=True, kw_only=True):
    """All files of one unit and round, the latest first, and the day until which they were due."""

    unit: str
    name: str
    round: str
    deadline: dt.date
    files: tuple[ReceivedFile, ...]


def received_files(desk: Desk, plan: str, unit: str, round_code: str) -> ReceivedFiles:
    """Return what came in from a unit for a round. Raises UserError ``round.unreadable``, ``unit.unknown``."""
    code = str(RoundCode.parse(round_code))
    deadline = dates_of_round(desk, desk.plan(plan), code).unit_deadline
    own = desk.store.get(Obligation, unit, derived_key(Obligation.KIND, plan, code, unit))
    if own is not None and own.due_on is not None:
        deadline = own.due_on
    held = desk.store.select(Submission, unit=unit, plan=plan, round=code)
    revisions = {one.hash: one.revision for one in held}
    receipts = desk.store.select(Receipt, unit=unit, plan=plan, round=code)
    receipts.sort(key=lambda one: (one.received_at, one.imported_at), reverse=True)
    return ReceivedFiles(
        unit=unit,
        name=desk.unit(unit).name,
        round=code,
        deadline=deadline,
        files=tuple(
            ReceivedFile(
                receipt=one,
                revision=revisions.get(one.hash),
                waits=waits(one),
                late=day_in_vietnam(one.received_at) > deadline,
            )
            for one in receipts
        ),
    )


def set_received(desk: Desk, receipt: Receipt, day: dt.date, reason: str | None = None) -> Change:
    """Set the day on which a file was received, in Vietnam, with the reason: a postmark, a mail that was
    found late. One undoable action; whether the report is late follows from it.

    Raises UserError ``receipt.not_yet`` for a day that is still to come, ``receipt.unknown``,
    ``receipt.day_locked``.
    """
    if day > day_in_vietnam(desk.clock()):
        raise UserError("receipt.not_yet", day=format_date(day))
    label = f"{desk.unit(receipt.unit).name}, {receipt.file_name}"
    with desk.store.transaction("receipt.dated", label=label) as tx:
        present = tx.get(Receipt, receipt.unit, receipt.key)
        if present is None:
            raise UserError("receipt.unknown", file=receipt.file_name)
        if present.state is ReceiptState.LOCKED:
            raise UserError("receipt.day_locked", file=present.file_name)
        time = present.received_at.astimezone(VIETNAM_TIME).timetz()
        moment = dt.datetime.combine(day, time).astimezone(dt.UTC)
        changed = msgspec.structs.replace(present, received_at=moment, note=reason or None)
        tx.put(clean_record(changed))
        return tx.commit()


def take_again(desk: Desk, receipt: Receipt) -> Outcome:
    """Take a file in again whose intake was undone, from its kept original, as if it came now; the day on
    which it was received stays.

    Raises UserError ``receipt.original_missing``, ``receipt.not_withdrawn``.
    """
    present = desk.store.get(Receipt, receipt.unit, receipt.key)
    if present is None or present.state is not ReceiptState.WITHDRAWN:
        raise UserError("receipt.not_withdrawn", file=receipt.file_name)
    content = _original(desk, present)
    with tempfile.TemporaryDirectory(prefix="KH48-") as folder:
        path = Path(folder) / _plain_name(present)
        path.write_bytes(content)
        moment = present.received_at.timestamp()
        os.utime(path, (moment, moment))
        (outcome,) = take_in(desk, [path])
    return outcome


def lend_original(desk: Desk, receipt: Receipt) -> Path:
    """Return a copy of the kept original to look at, under its own name; changes to it go nowhere.

    Raises UserError ``receipt.original_missing``, ``disk.full``, ``file.in_use``.
    """
    content = _original(desk, receipt)
    shown = Path(tempfile.gettempdir()) / _SHOWN
    _sweep(shown)
    path = ready_folder(shown / receipt.original_sha256[:12]) / _plain_name(receipt)
    if not path.exists() or path.read_bytes() != content:
        write_atomically(path, content)
    return path


def _original(desk: Desk, receipt: Receipt) -> bytes:
    try:
        return (desk.files / "originals" / receipt.original_sha256).read_bytes()
    except OSError as error:
        raise UserError("receipt.original_missing", file=receipt.file_name) from error


def _sweep(folder: Path) -> None:
    """Delete the copies that were looked at before yesterday; one that is still open stays."""
    limit = time.time() - _KEPT_SECONDS
    for one in folder.glob("*"):
        with contextlib.suppress(OSError):
            if one.stat().st_mtime < limit:
                shutil.rmtree(one)


def _plain_name(receipt: Receipt) -> str:
    """The name that a sender gave may hold what no folder can."""
    kept = "".join(
        "_" if one in '\\/:*?"<>|' or ord(one) < 32 else one for one in receipt.file_name
    )
    return kept.strip(" .")[-120:] or receipt.original_sha256[:12]
