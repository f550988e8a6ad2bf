# SPDX-License-Identifier: MIT
"""Evidence: copied in once, told apart by its hash, whole or not, and undone like everything else."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from lsapp.domain.records import Evidence
from lsapp.errors import UserError
from lsapp.services.desk import Desk
from lsapp.services.evidence import (
    EvidenceSheet,
    FileState,
    assign,
    attach,
    attach_files,
    describe,
    evidence_sheet,
    remove,
    verify,
)
from lsapp.services.evidence_copying import (
    MAX_SIZE,
    FileKind,
    clean_name,
    copy_in,
    copy_to_open,
    file_kind,
    stored_path,
)
from lsapp.services.history import redo_last, undo_last
from lsapp.services.unit_view import UnitView, round_snapshot
from lsapp.services.viewing import open_view


def view_of(desk: Desk) -> UnitView:
    return open_view(desk, round_code="2026")


def sheet_of(desk: Desk) -> EvidenceSheet:
    view = view_of(desk)
    snapshot = round_snapshot(view.plan, view.unit, view.round, view.records)
    return evidence_sheet(desk.plan(), snapshot, desk.files)


def first_activity(desk: Desk) -> str:
    return view_of(desk).records.activities[0].key


def a_file(folder: Path, name: str, content: bytes = b"%PDF-1.7 scan") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def attach_one(desk: Desk, path: Path, activity: str | None = None) -> Evidence:
    return attach_files(desk, view_of(desk), [path], activity).added[0]


def test_a_file_is_copied_in_under_its_hash(office: Desk, tmp_path: Path) -> None:
    path = a_file(tmp_path, "Biên bản hội nghị.pdf")
    record = attach_one(office, path, first_activity(office))
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    assert (record.name, record.size, record.sha256) == ("Biên bản hội nghị.pdf", 13, sha256)
    assert (office.files / sha256).read_bytes() == path.read_bytes()
    row = next(row for row in sheet_of(office).rows if row.record == record)
    assert (row.state, row.kind) == (FileState.PRESENT, FileKind.PDF)
    assert row.number
    assert row.proves == view_of(office).records.activities[0].content


def test_bytes_that_are_there_are_not_copied_again(office: Desk, tmp_path: Path) -> None:
    path = a_file(tmp_path, "a.pdf")
    record = attach_one(office, path)
    held = office.files / record.sha256
    stamp = held.stat().st_mtime_ns
    names = sorted(one.name for one in office.files.iterdir())
    again = attach_files(
        office, view_of(office), [a_file(tmp_path, "b.pdf")], first_activity(office)
    )
    assert [one.sha256 for one in again.added] == [record.sha256]
    assert held.stat().st_mtime_ns == stamp
    assert sorted(one.name for one in office.files.iterdir()) == names


def test_a_file_proves_one_thing_once(office: Desk, tmp_path: Path) -> None:
    path = a_file(tmp_path, "a.pdf")
    attach_one(office, path)
    twice = attach_files(office, view_of(office), [path, a_file(tmp_path, "b.pdf")], None)
    assert twice.added == ()
    assert twice.known == ("a.pdf", "b.pdf")
    assert twice.change.action is None


def test_bytes_that_were_altered_are_put_right_by_adding_again(
    office: Desk, tmp_path: Path
) -> None:
    path = a_file(tmp_path, "a.pdf")
    record = attach_one(office, path)
    (office.files / record.sha256).write_bytes(b"altered bytes")
    attach_files(office, view_of(office), [path], first_activity(office))
    assert (office.files / record.sha256).read_bytes() == path.read_bytes()


def test_several_files_are_one_action(office: Desk, tmp_path: Path) -> None:
    before = sheet_of(office)
    files = [a_file(tmp_path, f"{at}.jpg", b"\xff\xd8" + bytes([at])) for at in range(3)]
    done = attach_files(office, view_of(office), files, first_activity(office))
    assert done.change.added == 3
    assert [one.position for one in done.added] == sorted(one.position for one in done.added)
    after = sheet_of(office)
    assert undo_last(office) == "evidence.attached"
    assert sheet_of(office) == before
    assert all((office.files / one.sha256).is_file() for one in done.added)
    redo_last(office)
    assert sheet_of(office) == after


def test_what_cannot_be_taken_is_told_and_the_rest_is_taken(office: Desk, tmp_path: Path) -> None:
    big = tmp_path / "to.pdf"
    with big.open("wb") as file:
        file.truncate(MAX_SIZE + 1)
    folder = tmp_path / "thu_muc"
    folder.mkdir()
    paths = [
        big,
        folder,
        tmp_path / "mat.pdf",
        a_file(tmp_path, "cai_dat.exe", b"MZ"),
        a_file(tmp_path, "tot.pdf"),
    ]
    done = attach_files(office, view_of(office), paths, None)
    assert [(one.path, one.code) for one in done.refused] == [
        (big, "evidence.too_big"),
        (folder, "file.not_a_file"),
        (tmp_path / "mat.pdf", "file.missing"),
        (tmp_path / "cai_dat.exe", "evidence.program"),
    ]
    assert done.refused[0].facts["limit"] == "20,0 MB"
    assert [one.name for one in done.added] == ["tot.pdf"]


def test_the_largest_file_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "vua.pdf"
    with path.open("wb") as file:
        file.truncate(MAX_SIZE)
    copied = copy_in([path], tmp_path / "kho")
    assert [one.size for one in copied.files] == [MAX_SIZE]


class StopError(Exception):
    pass


def test_progress_goes_on_and_can_stop_the_work(office: Desk, tmp_path: Path) -> None:
    files = [a_file(tmp_path, f"{at}.pdf", bytes([at]) * (1 << 20)) for at in range(4)]
    told: list[tuple[int, int]] = []
    copy_in(files[:2], office.files, lambda done, total, name: told.append((done, total)))
    assert told == sorted(told)
    assert told[-1] == (2 << 20, 2 << 20)

    def stop(done: int, total: int, name: str) -> None:
        if done >= 3 << 20:
            raise StopError

    before = sheet_of(office)
    with pytest.raises(StopError):
        attach_files(office, view_of(office), files, None, stop)
    assert sheet_of(office) == before
    assert not list(office.files.glob("*.lsapp-partial"))
    assert not list(office.files.glob(".*"))


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Biên bản.pdf", "Biên bản.pdf"),
        ("..\\..\\Windows\\a.pdf", "a.pdf"),
        ("../../etc/a.pdf", "a.pdf"),
        ("CON.pdf", "_CON.pdf"),
        ("com1", "_com1"),
        ("anh\u202egpj.exe", "anhgpj.exe"),
        ('a<b>:"c|?*.pdf', "a_b_c_.pdf"),
        ("a.pdf. . ", "a.pdf"),
        ("a\n\tb.pdf", "a b.pdf"),
        ("", "minh_chung"),
        ("...", "minh_chung"),
        ("a\u0302.pdf", "â.pdf"),
    ],
)
def test_names_are_made_fit_to_keep(name: str, kept: str) -> None:
    assert clean_name(name) == kept
    assert clean_name(kept) == kept


def test_a_long_name_keeps_its_ending() -> None:
    kept = clean_name("á" * 300 + ".docx")
    assert kept.endswith("á.docx")
    assert len(kept) == 120


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.PDF", FileKind.PDF),
        ("a.jpeg", FileKind.IMAGE),
        ("a.docx", FileKind.DOCUMENT),
        ("a.xlsx", FileKind.SHEET),
        ("a.xlsm", FileKind.PROGRAM),
        ("a.mp4", FileKind.VIDEO),
        ("a.zip", FileKind.ARCHIVE),
        ("pdf", FileKind.OTHER),
        ("a.khac", FileKind.OTHER),
    ],
)
def test_a_kind_is_told_by_the_ending(name: str, kind: FileKind) -> None:
    assert file_kind(name) is kind


def test_files_stand_in_the_order_of_what_they_prove(office: Desk, tmp_path: Path) -> None:
    attach_one(office, a_file(tmp_path, "chung.pdf", b"chung"))
    last = sheet_of(office).rows
    assert [row.record.activity is None for row in last] == sorted(
        (row.record.activity is None for row in last), reverse=True
    )
    assert last[0].number == ""


def test_missing_and_altered_files_are_told(office: Desk, tmp_path: Path) -> None:
    before = sheet_of(office).missing  # the sample's own files were not copied along
    gone = attach_one(office, a_file(tmp_path, "a.pdf", b"mot"))
    cut = attach_one(office, a_file(tmp_path, "b.pdf", b"hai"))
    turned = attach_one(office, a_file(tmp_path, "c.pdf", b"ba"))
    whole = attach_one(office, a_file(tmp_path, "d.pdf", b"bon"))
    (office.files / gone.sha256).unlink()
    (office.files / cut.sha256).write_bytes(b"h")
    (office.files / turned.sha256).write_bytes(b"BA")
    sheet = sheet_of(office)
    states = {row.record.key: row.state for row in sheet.rows}
    assert (states[gone.key], states[cut.key]) == (FileState.MISSING, FileState.ALTERED)
    assert states[turned.key] is FileState.PRESENT  # only reading it tells
    assert (sheet.missing - before, sheet.altered) == (1, 1)
    told: list[int] = []
    found = verify(
        [gone, cut, turned, whole], office.files, lambda done, total, name: told.append(done)
    )
    assert [found[one.key] for one in (gone, cut, turned, whole)] == [
        FileState.MISSING,
        FileState.ALTERED,
        FileState.ALTERED,
        FileState.WHOLE,
    ]
    assert told == [0, 3, 6, 8]


def test_a_record_goes_and_its_bytes_stay_for_undo(office: Desk, tmp_path: Path) -> None:
    record = attach_one(office, a_file(tmp_path, "a.pdf"))
    before = sheet_of(office)
    remove(office, record.unit, [record.key])
    assert record.key not in {row.record.key for row in sheet_of(office).rows}
    assert undo_last(office) == "evidence.removed"
    assert sheet_of(office) == before
    assert verify([record], office.files)[record.key] is FileState.WHOLE


def test_a_file_is_moved_to_another_activity(office: Desk, tmp_path: Path) -> None:
    record = attach_one(office, a_file(tmp_path, "a.pdf"))
    assign(office, [record], first_activity(office))
    row = next(row for row in sheet_of(office).rows if row.record.key == record.key)
    assert row.number
    with pytest.raises(UserError) as told:
        assign(office, [record], "khong-co")
    assert told.value.code == "record.parent_missing"


def test_a_name_and_note_are_written_and_the_ending_stays(office: Desk, tmp_path: Path) -> None:
    record = attach_one(office, a_file(tmp_path, "IMG_001.pdf"))
    describe(office, record, name="Biên bản", note=" bản ký ")
    found = office.store.get(Evidence, record.unit, record.key)
    assert found is not None
    assert (found.name, found.note) == ("Biên bản.pdf", "bản ký")
    describe(office, found, name="virus.exe", note=None)
    found = office.store.get(Evidence, record.unit, record.key)
    assert found is not None
    assert found.name == "virus.exe.pdf"


def test_a_copy_is_opened_and_the_evidence_left_alone(office: Desk, tmp_path: Path) -> None:
    record = attach_one(office, a_file(tmp_path, "a.pdf"))
    copy = copy_to_open(record, office.files, tmp_path / "mo")
    assert copy.name == "a.pdf"
    copy.write_bytes(b"edited in another program")
    assert verify([record], office.files)[record.key] is FileState.WHOLE
    assert copy_to_open(record, office.files, tmp_path / "mo").read_bytes() == b"%PDF-1.7 scan"


def test_what_is_missing_altered_or_a_program_is_not_opened(office: Desk, tmp_path: Path) -> None:
    record = attach_one(office, a_file(tmp_path, "a.pdf"))
    view = view_of(office)
    foreign = Evidence(
        unit=view.unit,
        key="x",
        plan=view.plan,
        round="2026",
        name="hoa_don.pdf.exe",
        size=2,
        sha256=record.sha256,
    )

    def refusal(one: Evidence) -> str:
        with pytest.raises(UserError) as told:
            copy_to_open(one, office.files, tmp_path / "mo")
        return told.value.code

    assert refusal(foreign) == "evidence.program"
    (office.files / record.sha256).write_bytes(b"%PDF-1.7 SCAN")
    assert refusal(record) == "evidence.altered"
    (office.files / record.sha256).unlink()
    assert refusal(record) == "evidence.missing"


def test_a_hash_that_is_none_leads_nowhere(office: Desk) -> None:
    record = Evidence(
        unit="u", key="k", plan="p", round="2026", name="a", size=1, sha256="../../etc/passwd"
    )
    assert stored_path(office.files, record) is None


def test_copied_files_can_be_recorded_later(office: Desk, tmp_path: Path) -> None:
    copied = copy_in([a_file(tmp_path, "a.pdf")], office.files)
    done = attach(office, view_of(office), copied, first_activity(office))
    assert [one.name for one in done.added] == ["a.pdf"]
