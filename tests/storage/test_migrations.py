# SPDX-License-Identifier: MIT
from __future__ import annotations

import datetime as dt
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from lsapp.domain.records import Activity, Programme, ReturnSlip
from lsapp.errors import UserError
from lsapp.storage import database, journal, migrations, sqlite
from lsapp.storage.schema import APPLICATION_ID, SCHEMA, revision_name
from lsapp.storage.store import Store

FIRST = Path(migrations.__file__).parent / "versions"
REBUILD = """
import sqlalchemy as sa
from alembic import op

revision = "{after}"
down_revision = "{present}"
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table("programme", recreate="always", table_kwargs={{"sqlite_strict": True}}) as batch:
        batch.add_column(sa.Column("approved", sa.Text()))
    {last_line}
"""


def schema_of(path: Path) -> dict[str, tuple[object, ...]]:
    """Each object of the schema with its definition, order and white space of clauses put aside."""
    connection = sqlite3.connect(path)
    found = {}
    for name, kind, table, sql in connection.execute(
        "SELECT name, type, tbl_name, sql FROM sqlite_master"
    ):
        text = re.sub(r"\s+", " ", sql or "").replace('"', "")
        opening, _, rest = text.partition("(")
        clauses = sorted(
            part.strip() for part in re.split(r",(?![^(]*\))", rest.rpartition(")")[0])
        )
        found[name] = (kind, table, opening, tuple(clauses), text.rpartition(")")[2])
    # SQLite numbers the indexes behind constraints in the order of the constraints.
    automatic = [name for name in found if name.startswith("sqlite_autoindex")]
    found["indexes behind constraints"] = (len(automatic),)
    for name in automatic:
        del found[name]
    connection.close()
    return found


def steps_with(tmp_path: Path, last_line: str) -> migrations.Steps:
    folder = tmp_path / "extra"
    folder.mkdir()
    names = {"after": revision_name(SCHEMA + 1), "present": revision_name()}
    step = REBUILD.format(**names, last_line=last_line)
    (folder / f"{names['after']}_test.py").write_text(step, encoding="utf-8")
    return migrations.Steps((FIRST, folder), SCHEMA + 1)


@pytest.fixture
def filled(tmp_path: Path, make_store) -> Path:
    store = make_store(tmp_path / "cũ.lsdb")
    programme = Programme(
        unit="U", key="p", plan="kh48", doc_type="ctr", period_from=2026, period_to=2030
    )
    children = [Activity(unit="U", key=f"a{n}", programme="p", group="1") for n in range(100)]
    with store.transaction("fill") as tx:
        tx.put_many([programme, *children])
        tx.commit()
    store.database.close()
    return store.database.path


def table_rows(path: Path, table: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    rows = connection.execute(f"SELECT * FROM {table}").fetchall()
    connection.close()
    return rows


def test_migrating_from_nothing_gives_the_schema_of_a_fresh_database(tmp_path: Path) -> None:
    fresh, migrated = tmp_path / "fresh.lsdb", tmp_path / "migrated.lsdb"
    database.create(fresh).close()
    raw = sqlite.create_exclusively(migrated)
    sqlite.configure(raw, sqlite.JournalMode.WAL)
    empty = database.Database(migrated, raw)
    migrations.upgrade(empty, 0, migrations.CURRENT, tmp_path)
    empty.close()
    assert schema_of(migrated) == schema_of(fresh)
    assert table_rows(migrated, "alembic_version") == table_rows(fresh, "alembic_version")
    for path in (fresh, migrated):
        connection = sqlite3.connect(path)
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA,)
        connection.close()


def test_an_offices_file_of_the_first_schema_is_brought_forward(tmp_path: Path) -> None:
    """Its records, its journal and what can be undone are there after it."""
    path, copies = tmp_path / "xã.lsdb", tmp_path / "copies"
    copies.mkdir()
    raw = sqlite.create_exclusively(path)
    sqlite.configure(raw, sqlite.JournalMode.WAL)
    old = database.Database(path, raw)
    migrations.upgrade(old, 0, migrations.Steps((FIRST,), 1), tmp_path)
    store = Store(old, lambda: dt.datetime(2026, 3, 2, tzinfo=dt.UTC), "văn thư")
    with store.transaction("programme.added") as tx:
        programme = Programme(
            unit="U", key="p", plan="kh48", doc_type="ctr", period_from=2026, period_to=2030
        )
        tx.put(programme)
        tx.commit()
    old.close()
    assert "dispatch" not in schema_of(path)
    opened = database.open_database(path, copies=copies)
    store = Store(opened, lambda: dt.datetime(2026, 12, 2, tzinfo=dt.UTC), "văn thư")
    assert store.select(Programme) == [programme]
    assert store.select(ReturnSlip) == []
    assert journal.undo(store) is not None
    assert store.select(Programme) == []
    opened.close()
    fresh = tmp_path / "mới.lsdb"
    database.create(fresh).close()
    # What the query planner counted is no part of the schema.
    kept = {name: shape for name, shape in schema_of(path).items() if "sqlite_stat" not in name}
    assert kept == schema_of(fresh)
    assert [one.name for one in copies.iterdir()] == ["xã.schema-1.lsdb"]


def test_children_survive_the_rebuilding_of_their_parents_table(
    filled: Path, tmp_path: Path
) -> None:
    children = table_rows(filled, "activity")
    steps = steps_with(tmp_path, "")
    copies = tmp_path / "copies"
    copies.mkdir()
    opened = database.open_database(filled, steps=steps, copies=copies)
    assert opened.rows("PRAGMA foreign_keys")[0][0] == 1
    opened.close()
    assert table_rows(filled, "activity") == children
    assert any("approved" in clause for clause in schema_of(filled)["programme"][3])
    assert table_rows(filled, "alembic_version") == [(revision_name(SCHEMA + 1),)]
    (copy,) = copies.iterdir()
    assert copy.name == f"cũ.schema-{SCHEMA}.lsdb"
    assert table_rows(copy, "activity") == children
    assert table_rows(copy, "alembic_version") == [(revision_name(),)]


@pytest.mark.parametrize(
    "last_line",
    [
        'raise RuntimeError("half way")',
        "op.execute(\"DELETE FROM activity WHERE key = 'a1'\")",
        "op.execute(\"UPDATE activity SET programme = 'nowhere'\")",
        'op.execute("INSERT INTO no_such_table VALUES (1)")',
    ],
    ids=["raises", "loses rows", "breaks a foreign key", "bad SQL"],
)
def test_a_failed_migration_leaves_the_old_database_exactly(
    filled: Path, tmp_path: Path, last_line: str
) -> None:
    before = {
        name: table_rows(filled, name) for name in ("programme", "activity", "alembic_version")
    }
    shape = schema_of(filled)
    with pytest.raises(UserError) as caught:
        database.open_database(filled, steps=steps_with(tmp_path, last_line))
    assert caught.value.code == "migration.failed"
    assert schema_of(filled) == shape
    assert {name: table_rows(filled, name) for name in before} == before
    copy = Path(str(caught.value.facts["copy"]))
    assert table_rows(copy, "activity") == before["activity"]
    database.open_database(filled).close()


def test_a_step_may_say_that_it_removes_rows(filled: Path, tmp_path: Path) -> None:
    line = "op.execute(\"DELETE FROM activity WHERE key = 'a1'\")\n\n\nROWS_CHANGE = ('activity',)"
    database.open_database(filled, steps=steps_with(tmp_path, line)).close()
    assert len(table_rows(filled, "activity")) == 99


def test_a_second_copy_does_not_replace_the_first(filled: Path, tmp_path: Path) -> None:
    steps = steps_with(tmp_path, 'raise RuntimeError("half way")')
    for _ in range(2):
        with pytest.raises(UserError):
            database.open_database(filled, steps=steps)
    names = sorted(path.name for path in filled.parent.glob("*.lsdb"))
    assert names == ["cũ.lsdb", f"cũ.schema-{SCHEMA}-2.lsdb", f"cũ.schema-{SCHEMA}.lsdb"]


def test_opening_a_current_database_does_not_import_alembic(filled: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from lsapp.storage import database;"
        "database.open_database(Path(sys.argv[1])).close(); print('alembic' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(filled)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"
