# SPDX-License-Identifier: MIT
"""Examines a database without changing it."""

from __future__ import annotations

import contextlib
import datetime as dt
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

from lsapp.domain.records import Role
from lsapp.errors import UserError
from lsapp.storage import backup_archive, evidence_files, sqlite
from lsapp.storage.schema import APPLICATION_ID, SCHEMA


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was looked at: its code, whether it is well, and what was found."""

    code: str
    ok: bool
    detail: str = ""


class DoctorReport(msgspec.Struct, frozen=True, kw_only=True):
    """What the examination found; ``ok`` is false where a check failed.

    ``last_backup`` is when the newest sound-looking backup in the given folder was made.
    """

    path: str
    ok: bool
    checks: list[Check]
    application_id: int | None = None
    schema: int | None = None
    rows: dict[str, int] = {}
    evidence_missing: list[str] = []
    evidence_altered: list[str] = []
    last_backup: dt.datetime | None = None


def examine(path: Path, backup_folder: Path | None = None) -> DoctorReport:
    """Check a database file in full: identity, soundness, search index, evidence and backups.

    Damage is reported, not raised. Raises ``UserError``: ``database.missing``, ``database.in_use``.
    """
    if not path.is_file():
        raise UserError("database.missing", path=str(path))
    checks = [Check(code="closed", ok=not sqlite.left_unclean(path))]
    report = DoctorReport(path=str(path), ok=False, checks=checks)
    try:
        with _looking(path) as connection:
            report = _examined(connection, path, checks)
    except UserError as error:
        if error.code == "database.in_use":
            raise
        checks.append(Check(code="readable", ok=False, detail=error.code))
    last = last_backup(backup_folder) if backup_folder is not None else None
    # An unclean end alone is no illness: the next opening plays the log into the file.
    well = all(check.ok for check in checks if check.code != "closed")
    return msgspec.structs.replace(report, ok=well, last_backup=last)


def last_backup(folder: Path) -> dt.datetime | None:
    """Return when the newest backup in ``folder`` was made; files that are no backups do not count."""
    moments = []
    for path in folder.glob("*.zip"):
        with contextlib.suppress(UserError):
            moments.append(backup_archive.read_manifest(path).made_at)
    return max(moments, default=None)


@contextlib.contextmanager
def _looking(path: Path) -> Iterator[sqlite3.Connection]:
    """Lend a connection that shows the last whole state and leaves the file alone."""
    if not sqlite.needs_rollback(path):
        with sqlite.reading(path) as connection:
            yield connection
        return
    # A transaction was cut in two: rolling it back writes, so that is done to a copy.
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        for source in (path, *sqlite.logs_of(path)):
            if source.exists():
                shutil.copyfile(source, copy.with_name(source.name))
        connection = sqlite.open_exclusively(copy)
        try:
            yield connection
        finally:
            connection.close()


def _examined(connection: sqlite3.Connection, path: Path, checks: list[Check]) -> DoctorReport:
    (application_id,) = connection.execute("PRAGMA application_id").fetchone()
    (schema,) = connection.execute("PRAGMA user_version").fetchone()
    ours = application_id == APPLICATION_ID
    checks.append(Check(code="ours", ok=ours, detail=f"{application_id:08x}"))
    checks.append(Check(code="schema", ok=schema <= SCHEMA, detail=f"{schema}/{SCHEMA}"))
    found = sqlite.soundness(connection, full=True)
    checks.append(Check(code="sound", ok=not found, detail="\n".join(found)))
    if not ours or schema > SCHEMA or found:
        return DoctorReport(
            path=str(path), ok=False, checks=checks, application_id=application_id, schema=schema
        )
    rows = sqlite.row_counts(connection)
    checks.append(_search_check(connection))
    missing, altered = _evidence(connection, evidence_files.folder_of(path))
    detail = f"{len(missing)} missing, {len(altered)} altered"
    # Evidence goes to a compiling department by mail of its own: there a missing file is no fault.
    (elsewhere,) = connection.execute(
        "SELECT count(*) FROM office WHERE role = ?", (Role.COMPILING.value,)
    ).fetchone()
    sound = not altered and (bool(elsewhere) or not missing)
    checks.append(Check(code="evidence", ok=sound, detail=detail))
    return DoctorReport(
        path=str(path),
        ok=False,
        checks=checks,
        application_id=application_id,
        schema=schema,
        rows=rows,
        evidence_missing=missing,
        evidence_altered=altered,
    )


def _search_check(connection: sqlite3.Connection) -> Check:
    """Compare the full-text index with its entries; FTS5's own check would have to write."""
    (entries,) = connection.execute("SELECT count(*) FROM search_entry").fetchone()
    (indexed,) = connection.execute("SELECT count(*) FROM search_text_docsize").fetchone()
    return Check(code="search", ok=entries == indexed, detail=f"{indexed}/{entries}")


def _evidence(connection: sqlite3.Connection, folder: Path) -> tuple[list[str], list[str]]:
    held = {path.name: path for path in evidence_files.held_in(folder)}
    missing = [name for name in evidence_files.expected_by(connection) if name not in held]
    altered = [name for name, path in held.items() if not evidence_files.is_unaltered(path)]
    return missing, altered
