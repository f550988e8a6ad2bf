# SPDX-License-Identifier: MIT
from __future__ import annotations

import subprocess
import sys

import msgspec

from lsapp.domain.records import Activity
from lsapp.services.desk import open_desk
from lsapp.services.first_sight import first_view
from lsapp.services.recording import save
from lsapp.services.viewing import open_view


def test_the_first_look_shows_what_opening_shows(office):
    path = office.path
    office.close()
    first = first_view(path)
    with open_desk(path) as desk:
        whole = open_view(desk, round_code=first.round)
    for name in ("programmes", "activities", "budget_lines", "progress"):
        assert getattr(first.records, name) == getattr(whole.records, name)
    assert (first.unit, first.plan, first.office) == (whole.unit, whole.plan, whole.office)
    assert not first.complete
    assert whole.complete


def test_what_is_no_database_of_ours_is_left_to_opening(tmp_path):
    strange = tmp_path / "khac.lsdb"
    strange.write_bytes(b"not a database")
    assert first_view(strange) is None
    assert first_view(tmp_path / "missing.lsdb") is None
    assert not (tmp_path / "missing.lsdb").exists()


def test_a_log_that_was_left_behind_is_left_to_opening(office):
    activity = office.store.select(Activity)[0]
    save(office, "activity.edited", [msgspec.structs.replace(activity, note="trong nhật ký")])
    log = office.path.with_name(office.path.name + "-wal")
    assert log.stat().st_size
    assert first_view(office.path) is None


def test_the_first_look_loads_neither_sqlalchemy_nor_the_catalogue(office):
    path = office.path
    office.close()
    code = (
        "import sys; from pathlib import Path; from lsapp.services.first_sight import first_view; "
        f"view = first_view(Path({str(path)!r})); assert view.records.activities; "
        "print([m for m in ('sqlalchemy', 'lsapp.catalogue.loader') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
