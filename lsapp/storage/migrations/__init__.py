# SPDX-License-Identifier: MIT
"""Brings an older database to the present schema, or leaves it exactly as it was.

The steps are Alembic revisions in ``versions/``, one for each schema number, written by hand.
Alembic is imported only here and only when a step is due; there is no ini file and no env.py.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from lsapp.errors import UserError
from lsapp.storage import snapshot, sqlite
from lsapp.storage.schema import SCHEMA, revision_name

if TYPE_CHECKING:
    import sqlalchemy as sa

    from lsapp.storage.database import Database


@dataclasses.dataclass(frozen=True)
class Steps:
    """Where the revisions lie and which schema number they lead to.

    A revision may name in ``ROWS_CHANGE`` the tables whose number of rows it alters on purpose.
    """

    folders: tuple[Path, ...]
    schema: int


CURRENT: Final = Steps((Path(__file__).parent / "versions",), SCHEMA)


def upgrade(database: Database, held: int, steps: Steps, copies: Path) -> Path:
    """Bring ``database`` from schema ``held`` to ``steps.schema`` and return the copy made before.

    All steps are one transaction, checked before its commit. Raises
    ``UserError("migration.failed")`` with the path of the copy; the database is then what it was
    before.
    """
    path = database.path
    copy = _free_name(copies, f"{path.stem}.schema-{held}{path.suffix}")
    with database.driver() as raw:
        counts = snapshot.copy_verified(raw, copy)
        # With foreign keys on, rebuilding a table drops the old one and with it every child row.
        # The setting is ignored inside a transaction.
        raw.execute("PRAGMA foreign_keys=OFF")
    try:
        with database.engine.begin() as connection:
            changing = _run(connection, steps)
            connection.exec_driver_sql(f"PRAGMA user_version={steps.schema}")
            with sqlite.borrowed(connection) as raw:
                _compare(raw, counts, changing)
    except Exception as error:
        raise UserError(
            "migration.failed", path=str(path), copy=str(copy), detail=str(error)
        ) from error
    finally:
        with database.driver() as raw:
            raw.execute("PRAGMA foreign_keys=ON")
    database.checkpoint()
    return copy


def _run(connection: sa.Connection, steps: Steps) -> frozenset[str]:
    """Run the steps that are due and return the tables whose rows they change on purpose."""
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    script = ScriptDirectory(
        str(steps.folders[0].parent), version_locations=[str(folder) for folder in steps.folders]
    )
    head = revision_name(steps.schema)
    changing: set[str] = set()

    def due(revision: Any, _context: Any) -> Any:
        found = script._upgrade_revs(head, revision)
        for step in found:
            changing.update(getattr(step.revision.module, "ROWS_CHANGE", ()))
        return found

    environment = EnvironmentContext(Config(), script)
    environment.configure(connection=connection, transactional_ddl=True, fn=due)
    environment.run_migrations()
    return frozenset(changing)


def _compare(raw: Any, counts: dict[str, int], changing: frozenset[str]) -> None:
    found = sqlite.soundness(raw, full=True)
    if found:
        raise RuntimeError(found[0])
    now = sqlite.row_counts(raw)
    for table, rows in counts.items():
        if table in now and table not in changing and now[table] != rows:
            raise RuntimeError(f"{table}: {rows} rows before, {now[table]} after")


def _free_name(folder: Path, name: str) -> Path:
    stem, suffix = Path(name).stem, Path(name).suffix
    path = folder / name
    number = 2
    while path.exists():
        path = folder / f"{stem}-{number}{suffix}"
        number += 1
    return path
