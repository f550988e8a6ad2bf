# SPDX-License-Identifier: MIT
from __future__ import annotations

from pathlib import Path

from desks import new_department

from lsapp.services.exporting import export_submission
from lsapp.services.receiving import take_in
from lsapp.services.safekeeping import back_up, bring_back, examine


def files_beside(database: Path) -> dict[str, bytes]:
    folder = database.with_name(database.name + ".files")
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_backup_holds_the_originals_and_the_reports_of_intake(office, tmp_path, clock):
    out = tmp_path / "out"
    export_submission(office, office.plan(), "X06040", "2026", ["xlsx"], out)
    database = tmp_path / "so.lsdb"
    with new_department(database, clock) as desk:
        take_in(desk, [out / "KH48_2026_X06040_r1.xlsx"])
    kept = files_beside(database)
    assert sorted(name.split("/")[0] for name in kept) == ["intake", "originals"]
    back_up(database, tmp_path / "luu.zip", clock)
    restored = tmp_path / "nơi khác" / "so.lsdb"
    restored.parent.mkdir()
    bring_back(tmp_path / "luu.zip", restored, clock)
    assert files_beside(restored) == kept
    assert examine(restored).ok
