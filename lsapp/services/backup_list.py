# SPDX-License-Identifier: MIT
"""When a backup is due, what it is called, and what a folder of them holds."""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum
from pathlib import Path
from typing import Final

import msgspec

from lsapp.domain.dates import day_in_vietnam
from lsapp.errors import UserError
from lsapp.storage import backup_archive, shared_evidence

_STAMP: Final = "%Y%m%dT%H%M%SZ"
_NAME: Final = re.compile(r"(\d{8}T\d{6}Z)(?:-(\d{1,6}))?_([a-z_]+?)(_pinned)?\.zip")


class Moment(StrEnum):
    """Why a backup is made."""

    START_OF_DAY = "start_of_day"
    INTERVAL = "interval"
    BEFORE_LARGE_ACTION = "before_large_action"
    CLOSING = "closing"
    BY_HAND = "by_hand"
    BEFORE_RESTORE = "before_restore"


MOMENT_LABELS: Final[dict[Moment, str]] = {
    Moment.START_OF_DAY: "Đầu ngày",
    Moment.INTERVAL: "Định kỳ",
    Moment.BEFORE_LARGE_ACTION: "Trước việc lớn",
    Moment.CLOSING: "Khi đóng",
    Moment.BY_HAND: "Theo yêu cầu",
    Moment.BEFORE_RESTORE: "Trước khi phục hồi",
}
"""The Vietnamese words for why a backup was made."""


class BackupPlan(msgspec.Struct, frozen=True, kw_only=True):
    """How often to back up: at the start of a day, every ``interval`` of work, before large actions and
    on closing. After ``remind_after`` without a copy in the second place it is time to say so.
    """

    interval: dt.timedelta = dt.timedelta(minutes=30)
    remind_after: dt.timedelta = dt.timedelta(days=7)

    def due(
        self,
        now: dt.datetime,
        last: dt.datetime | None,
        changed_since_last: bool,
        moment: Moment,
    ) -> bool:
        """Tell whether a backup is due; ``last`` is when the newest one was made.

        What has not changed since is never due, but by hand. A day is Vietnam's. A newest backup
        from the future (a clock that was set back) counts as long ago.
        """
        if moment is Moment.BY_HAND or last is None:
            return True
        if not changed_since_last:
            return False
        if moment is Moment.START_OF_DAY:
            return day_in_vietnam(last) != day_in_vietnam(now)
        if moment is Moment.INTERVAL:
            return not dt.timedelta(0) <= now - last < self.interval
        return True

    def second_overdue(self, now: dt.datetime, last_second: dt.datetime | None) -> bool:
        """Tell whether the second place has gone without a copy for too long."""
        return last_second is None or now - last_second >= self.remind_after


class BackupInfo(msgspec.Struct, frozen=True, kw_only=True):
    """One backup as the list shows it; ``size`` is the archive's, in bytes, ``evidence_size`` that of
    the evidence it speaks of.

    ``problem`` says what is wrong with it, ``None`` where it is ``sound``; only the list of
    what it holds was read. ``second`` tells a copy in the second place.
    """

    path: Path
    at: dt.datetime
    reason: Moment | None
    size: int
    pinned: bool
    second: bool = False
    programmes: int = 0
    activities: int = 0
    evidence: int = 0
    evidence_size: int = 0
    missing: int = 0
    last_action: backup_archive.LastAction | None = None
    problem: UserError | None = None

    @property
    def sound(self) -> bool:
        """Whether the archive and all the evidence it needs are there."""
        return self.problem is None


def file_name(at: dt.datetime, reason: Moment, number: int = 1) -> str:
    """Return the name of a backup: names sort as they were made, by UTC; ``number`` parts those of one
    second.
    """
    stamp = at.astimezone(dt.UTC).strftime(_STAMP)
    ending = "_pinned" if reason is Moment.BEFORE_RESTORE else ""
    return f"{stamp}{f'-{number}' if number > 1 else ''}_{reason.value}{ending}.zip"


def is_backup_name(name: str) -> bool:
    """Tell whether ``file_name`` gives such a name."""
    return _NAME.fullmatch(name) is not None


def made_at_of(name: str) -> dt.datetime | None:
    """Return when a backup of this name was made; ``None`` for any other name."""
    found = _NAME.fullmatch(name)
    try:
        return dt.datetime.strptime(found[1], _STAMP).replace(tzinfo=dt.UTC) if found else None
    except ValueError:
        return None


def renamed(name: str, *, pinned: bool) -> str:
    """Return the name a backup has when pinned, or let go; other names stay as they are."""
    found = _NAME.fullmatch(name)
    if not found or found[3] == Moment.BEFORE_RESTORE:
        return name
    stem = name.removesuffix(".zip").removesuffix("_pinned")
    return f"{stem}{'_pinned' if pinned else ''}.zip"


def info_of(path: Path, *, second: bool = False) -> BackupInfo:
    """Return what a backup says of itself. Raises UserError as ``read_manifest`` does."""
    manifest = backup_archive.read_manifest(path)
    found = _NAME.fullmatch(path.name)
    missing = len(shared_evidence.missing_of(manifest, path))
    members = {**manifest.members, **manifest.beside}
    del members[backup_archive.DATABASE_NAME]
    size = path.stat().st_size
    return BackupInfo(
        path=path,
        at=manifest.made_at,
        reason=_reason(manifest.reason or (found[3] if found else None)),
        size=size,
        pinned=found is not None and (found[4] is not None or found[3] == Moment.BEFORE_RESTORE),
        second=second,
        programmes=manifest.rows.get("programme", 0),
        activities=manifest.rows.get("activity", 0),
        evidence=len(members),
        evidence_size=sum(one.size for one in members.values()),
        missing=missing,
        last_action=manifest.last_action,
        problem=_evidence_missing(path, missing) if missing else None,
    )


def _evidence_missing(path: Path, count: int) -> UserError:
    return UserError("backup.evidence_missing", path=str(path), count=count)


def _reason(text: str | None) -> Moment | None:
    return Moment(text) if text in {one.value for one in Moment} else None


def backups_in(folder: Path, *, second: bool = False) -> list[BackupInfo]:
    """Return the backups in one folder in the order of their names.

    One by its name that cannot be read is listed with its ``problem``; other files are left out.
    """
    try:
        archives = sorted(path for path in folder.glob("*.zip") if not path.name.startswith("."))
    except OSError:
        return []
    found = []
    for path in archives:
        try:
            found.append(info_of(path, second=second))
        except (UserError, OSError) as error:
            at = made_at_of(path.name)
            if at is not None:
                found.append(_unreadable(path, at, second, error))
    return found


def _unreadable(
    path: Path, at: dt.datetime, second: bool, error: UserError | OSError
) -> BackupInfo:
    name = _NAME.fullmatch(path.name)
    return BackupInfo(
        path=path,
        at=at,
        reason=_reason(name[3] if name else None),
        size=path.stat().st_size if path.exists() else 0,
        pinned=bool(name and name[4]),
        second=second,
        problem=error
        if isinstance(error, UserError)
        else UserError("file.unreadable", path=str(path), reason=str(error)),
    )
