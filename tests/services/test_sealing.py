# SPDX-License-Identifier: MIT
from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from lsapp.domain.records import Activity, Programme, Submission
from lsapp.errors import UserError
from lsapp.services import exporting
from lsapp.services.desk import Desk
from lsapp.services.showing import records_shown
from lsapp.submission.payload import canonical, digest
from lsapp.submission.versions import read_payload


def export(desk: Desk, folder: Path, formats: str = "json", reason: str | None = None) -> bytes:
    done = exporting.export_submission(
        desk, desk.plan(), "X06040", "2026", formats.split(","), folder, reason=reason
    )
    return next(path for path in done.files if path.suffix == ".json").read_bytes()


def change_first_activity(desk: Desk, **fields: object) -> Activity:
    activity = desk.store.select(Activity)[0]
    changed = msgspec.structs.replace(activity, **fields)
    with desk.store.transaction("activity.edited") as tx:
        tx.put(changed)
        tx.commit()
    return changed


def test_records_unchanged_give_the_same_bytes_on_any_day(office, tmp_path, clock):
    first = export(office, tmp_path / "a", "json,xlsx,pdf,docx")
    clock.now = clock.now.replace(day=28, hour=9)
    second = export(office, tmp_path / "b", "json,xlsx,pdf,docx")
    assert first == second
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes(), path.name
    assert office.store.count(Submission, round="2026") == 1


def test_a_changed_record_needs_a_reason_and_makes_the_next_revision(office, tmp_path):
    first = export(office, tmp_path)
    change_first_activity(office, product="Biên bản hội nghị")
    with pytest.raises(UserError) as error:
        export(office, tmp_path)
    assert error.value.code == "seal.reason_required"
    assert office.store.count(Submission, round="2026") == 1
    second = read_payload(export(office, tmp_path, reason="Bổ sung sản phẩm"))
    assert (second.revision, second.supersedes) == (2, digest(first))
    assert second.reason == "Bổ sung sản phẩm"
    assert second.uuid != read_payload(first).uuid
    assert {path.name for path in tmp_path.glob("*.json")} == {
        "KH48_2026_X06040_r1.json",
        "KH48_2026_X06040_r2.json",
    }


def test_going_back_to_the_sealed_records_gives_the_last_revision_not_a_third(office, tmp_path):
    export(office, tmp_path)
    before = office.store.select(Activity)[0]
    change_first_activity(office, note="thêm")
    second = export(office, tmp_path, reason="Thêm ghi chú")
    change_first_activity(office, note=before.note)
    third = read_payload(export(office, tmp_path, reason="Bỏ ghi chú"))
    assert third.revision == 3
    change_first_activity(office, note="thêm")
    assert read_payload(export(office, tmp_path, reason="Lại thêm")).revision == 4
    assert read_payload(second).revision == 2


def test_the_payload_is_what_the_tables_hold(office, tmp_path):
    payload = read_payload(export(office, tmp_path))
    assert canonical(payload.snapshot) == records_shown(office, office.plan(), "X06040", "2026")


def test_a_blocking_finding_leaves_no_file_and_no_revision(office, tmp_path):
    programme = office.store.select(Programme)[0]
    with office.store.transaction("programme.edited") as tx:
        tx.put(msgspec.structs.replace(programme, number=None))
        tx.commit()
    with pytest.raises(exporting.BlockedExportError) as error:
        export(office, tmp_path / "out")
    assert any(one.kind == "programme" for one in error.value.findings)
    assert not (tmp_path / "out").exists()
    assert office.store.count(Submission, round="2026") == 0


def test_a_renderer_that_fails_seals_nothing(office, tmp_path, monkeypatch):
    def fail(*_: object) -> bytes:
        raise RuntimeError("broken renderer")

    monkeypatch.setattr(exporting, "report_file", fail)
    with pytest.raises(RuntimeError):
        export(office, tmp_path / "out", "json,pdf")
    assert office.store.count(Submission, round="2026") == 0
    assert not (tmp_path / "out").exists()


def test_a_target_that_is_open_elsewhere_keeps_the_old_file_and_the_revision(
    office, tmp_path, monkeypatch
):
    export(office, tmp_path)
    target = tmp_path / "KH48_2026_X06040_r1.json"
    target.write_bytes(b"old")

    def locked(*_: object) -> None:
        error = PermissionError(13, "in use")
        error.winerror = 32  # type: ignore[attr-defined]
        raise error

    monkeypatch.setattr("lsapp.files.os.replace", locked)
    with pytest.raises(UserError) as error:
        export(office, tmp_path)
    assert error.value.code == "file.in_use"
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.glob("KH48*")] == [target.name]


def test_the_programme_is_exported_by_itself(office, tmp_path):
    done = exporting.export_programmes(
        office, office.plan(), "X06040", "2026", ["pdf", "docx"], tmp_path
    )
    assert [path.suffix for path in done.files] == [".pdf", ".docx"]
    assert all(path.stat().st_size > 5_000 for path in done.files)
    assert office.store.count(Submission, round="2026") == 0
