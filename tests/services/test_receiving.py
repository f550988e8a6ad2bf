# SPDX-License-Identifier: MIT
from __future__ import annotations

import itertools
import os
from email.message import EmailMessage
from pathlib import Path

import msgspec
import openpyxl
import pytest
from desks import StillClock, new_department

from lsapp.domain.records import Activity, Programme, Receipt, Round, Submission
from lsapp.services.desk import Desk
from lsapp.services.exporting import export_submission
from lsapp.services.receiving import Outcome, take_in
from lsapp.services.showing import records_shown
from lsapp.submission.payload import Payload, canonical, digest
from lsapp.submission.verdict import Verdict
from lsapp.submission.versions import read_payload


@pytest.fixture
def submission(office: Desk, tmp_path: Path) -> Path:
    """The sample's sealed xlsx; its json and pdf lie beside it."""
    folder = tmp_path / "out"
    export_submission(office, office.plan(), "X06040", "2026", ["xlsx", "pdf", "json"], folder)
    return folder / "KH48_2026_X06040_r1.xlsx"


def revised(payload: Payload, revision: int, note: str, parent: str | None) -> bytes:
    """A later revision of ``payload`` whose first activity says ``note``."""
    activities = list(payload.records.activities)
    activities[0] = msgspec.structs.replace(activities[0], note=note)
    records = msgspec.structs.replace(payload.records, activities=activities)
    return canonical(
        msgspec.structs.replace(
            payload, revision=revision, supersedes=parent, records=records, reason=note
        )
    )


def shown(desk: Desk, round_code: str = "2026") -> bytes:
    return records_shown(desk, desk.plan("KH48"), "X06040", round_code)


def verdicts(outcomes: list[Outcome]) -> list[str]:
    return [one.verdict.value for one in outcomes]


@pytest.mark.parametrize("suffix", ["xlsx", "pdf", "json"])
def test_every_carrier_brings_the_same_records(office, department, submission, suffix):
    outcomes = take_in(department, [submission.with_suffix(f".{suffix}")])
    assert verdicts(outcomes) == ["new"]
    assert shown(department) == shown(office)
    held = department.store.select(Submission)
    assert [one.own for one in held] == [False]
    assert department.store.payload(held[0].hash) == submission.with_suffix(".json").read_bytes()


def test_the_same_payload_in_another_carrier_is_the_same(department, submission):
    take_in(department, [submission])
    again = take_in(department, [submission, submission.with_suffix(".pdf")])
    assert verdicts(again) == ["same", "same"]
    assert department.store.count(Submission) == 1
    assert all(one.settled for one in again)


def test_a_dry_run_says_what_would_happen_and_writes_nothing(department, submission):
    files = [submission, submission.with_suffix(".pdf")]
    assert verdicts(take_in(department, files, dry_run=True)) == ["new", "same"]
    assert department.store.count(Submission) == 0
    assert department.store.count(Receipt) == 0
    assert department.store.count(Activity) == 0
    assert not department.files.exists()


def test_a_newer_revision_takes_the_place_and_deletes_what_it_no_longer_has(
    department, submission, tmp_path
):
    first = submission.with_suffix(".json").read_bytes()
    payload = read_payload(first)
    gone = payload.records.activities[-1].key
    records = msgspec.structs.replace(
        payload.records,
        activities=[one for one in payload.records.activities if one.key != gone],
        budget_lines=[one for one in payload.records.budget_lines if one.activity != gone],
        progress=[one for one in payload.records.progress if one.activity != gone],
        evidence=[one for one in payload.records.evidence if one.activity != gone],
    )
    second = msgspec.structs.replace(
        payload, revision=2, supersedes=digest(first), reason="Bỏ nhiệm vụ", records=records
    )
    newer = tmp_path / "r2.json"
    newer.write_bytes(canonical(second))
    take_in(department, [submission])
    assert verdicts(take_in(department, [newer])) == ["newer"]
    assert shown(department) == canonical(second.snapshot)
    assert department.store.get(Activity, "X06040", gone) is None
    assert department.store.count(Submission) == 2


def test_an_older_revision_is_filed_as_history(department, submission, tmp_path):
    first = submission.with_suffix(".json").read_bytes()
    newer = tmp_path / "r2.json"
    newer.write_bytes(revised(read_payload(first), 2, "hai", digest(first)))
    assert verdicts(take_in(department, [newer])) == ["newer-unknown-parent"]
    before = shown(department)
    assert verdicts(take_in(department, [submission])) == ["older"]
    assert shown(department) == before
    assert department.store.count(Submission) == 2


def test_six_orders_of_three_revisions_with_a_fork_end_in_the_same_state(
    submission, tmp_path, clock
):
    first = submission.with_suffix(".json").read_bytes()
    payload = read_payload(first)
    contents = {
        "a.json": first,
        "b.json": revised(payload, 2, "nhánh một", digest(first)),
        "c.json": revised(payload, 2, "nhánh hai", digest(first)),
    }
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    states = set()
    for number, order in enumerate(itertools.permutations(contents)):
        with new_department(tmp_path / f"so-{number}.lsdb", clock) as desk:
            for name in order:
                take_in(desk, [tmp_path / name])
            held = tuple(sorted(one.hash for one in desk.store.select(Submission)))
            states.add((shown(desk), held))
    assert len(states) == 1
    # Two claims to revision 2: until a person decides, revision 1 stays in force.
    assert states.pop()[0] == canonical(payload.snapshot)


def edit_cell(source: Path, target: Path, sheet: str, field: str, value: object) -> None:
    """Change the first record's cell as a person would in a spreadsheet program."""
    workbook = openpyxl.load_workbook(source)
    page = workbook[sheet]
    fields = {cell.value: cell.column for cell in page[1]}
    keys = [
        row for row in range(2, page.max_row + 1) if len(str(page.cell(row, 1).value or "")) == 36
    ]
    page.cell(keys[0], fields[field]).value = value
    workbook.save(target)


def test_an_edited_file_is_held_with_its_original_until_somebody_decides(
    department, submission, tmp_path
):
    edited = tmp_path / "sua.xlsx"
    edit_cell(submission, edited, "Nhiệm vụ", "activity.product", "Sản phẩm sửa tay")
    (outcome,) = take_in(department, [edited])
    assert (outcome.verdict, outcome.sealed_verdict) == (Verdict.EDITED, Verdict.NEW)
    assert [edit.seen for edit in outcome.edits] == ["Sản phẩm sửa tay"]
    assert outcome.edits[0].label == "Sản phẩm, kết quả"
    assert not outcome.settled
    assert department.store.count(Submission) == 0
    assert department.store.count(Programme) == 0
    (receipt,) = department.store.select(Receipt)
    original = department.files / "originals" / receipt.original_sha256
    assert original.read_bytes() == edited.read_bytes()


def test_an_edited_file_can_be_taken_as_sealed(office, department, submission, tmp_path):
    edited = tmp_path / "sua.xlsx"
    edit_cell(submission, edited, "Nhiệm vụ", "activity.product", "Sản phẩm sửa tay")
    (outcome,) = take_in(department, [edited], edited="sealed")
    assert outcome.settled
    assert shown(department) == shown(office)


def test_an_edited_file_can_be_taken_with_its_cells(office, department, submission, tmp_path):
    edited = tmp_path / "sua.xlsx"
    edit_cell(submission, edited, "Nhiệm vụ", "progress.percent", 45)
    (outcome,) = take_in(department, [edited], edited="cells")
    assert outcome.settled
    key = outcome.edits[0].record
    before, after = read_snapshot(office), read_snapshot(department)
    changed = [
        (old, new)
        for old, new in zip(before["progress"], after["progress"], strict=True)
        if old != new
    ]
    assert len(changed) == 1
    assert changed[0][0]["activity"] == key
    assert changed[0][1] == changed[0][0] | {"percent": 45}
    # The sealed hash stays, and what was decided is on the receipt.
    assert department.store.select(Submission)[0].hash == outcome.hash
    assert "cells" in (department.store.select(Receipt)[0].decision or "")


def read_snapshot(desk: Desk) -> dict:
    return msgspec.json.decode(shown(desk))["records"]


def test_a_mail_is_taken_by_its_attachments_and_dated_by_its_server(
    department, submission, tmp_path
):
    mail = EmailMessage()
    mail["From"] = "van-thu@thatkhe.example"
    mail["To"] = "tong-hop@skhcn.example"
    mail["Subject"] = "Báo cáo năm 2026 của UBND xã Thất Khê"
    mail["Date"] = "Thu, 10 Dec 2026 08:00:00 +0700"
    mail["Received"] = "from a by b; Fri, 11 Dec 2026 16:45:00 +0700"
    mail.set_content("Kính gửi Sở.")
    mail.add_attachment(
        submission.read_bytes(), maintype="application", subtype="octet-stream",
        filename="Báo cáo xã Thất Khê.xlsx",
    )  # fmt: skip
    path = tmp_path / "thu.eml"
    path.write_bytes(bytes(mail))
    (outcome,) = take_in(department, [path])
    assert outcome.verdict is Verdict.NEW
    assert outcome.path.endswith("thu.eml › Báo cáo xã Thất Khê.xlsx")
    (receipt,) = department.store.select(Receipt)
    assert receipt.received_at.isoformat() == "2026-12-11T09:45:00+00:00"


def test_a_folder_is_read_file_by_file_and_the_bad_ones_do_not_stop_it(
    department, submission, tmp_path
):
    folder = tmp_path / "hòm thư"
    folder.mkdir()
    (folder / "1 tốt.xlsx").write_bytes(submission.read_bytes())
    (folder / "2 cụt.xlsx").write_bytes(submission.read_bytes()[:-900])
    (folder / "3 lạ.txt").write_text("xin chào")
    (folder / "4 rỗng.xlsx").write_bytes(b"")
    (folder / "~$1 tốt.xlsx").write_bytes(b"lock")
    outcomes = take_in(department, [folder])
    assert verdicts(outcomes) == ["new", "damaged", "not-a-submission", "not-a-submission"]
    assert all(one.findings for one in outcomes[1:])
    assert len(list((department.files / "intake").glob("*.json"))) == 1


def test_a_unit_or_plan_that_is_not_known_is_foreign(department, submission, tmp_path):
    payload = read_payload(submission.with_suffix(".json").read_bytes())
    stranger = rewritten(payload, unit="X99999")
    other_plan = rewritten(payload, plan="KH99")
    for name, content in (("a.json", stranger), ("b.json", other_plan)):
        (tmp_path / name).write_bytes(content)
    outcomes = take_in(department, [tmp_path / "a.json", tmp_path / "b.json"])
    assert verdicts(outcomes) == ["foreign", "foreign"]
    assert department.store.count(Activity) == 0


def rewritten(payload: Payload, **fields: str) -> bytes:
    data = msgspec.to_builtins(payload) | fields
    for records in data["records"].values():
        for record in records:
            record.update({k: v for k, v in fields.items() if k in record})
    return canonical(msgspec.convert(data, Payload))


def test_a_payload_of_a_newer_schema_is_too_new(department, submission, tmp_path):
    data = msgspec.json.decode(submission.with_suffix(".json").read_bytes())
    path = tmp_path / "moi.json"
    path.write_bytes(msgspec.json.encode(data | {"schema": 99}))
    (outcome,) = take_in(department, [path])
    assert outcome.verdict is Verdict.TOO_NEW
    assert outcome.unit == "X06040"


def test_an_offices_own_living_records_are_not_replaced_by_a_file(office, submission):
    with office.store.transaction("activity.edited") as tx:
        activity = office.store.select(Activity)[0]
        tx.put(msgspec.structs.replace(activity, note="đang sửa"))
        tx.commit()
    before = shown(office)
    outcomes = take_in(office, [submission.with_suffix(".json")])
    assert verdicts(outcomes) == ["same"]
    assert shown(office) == before


def test_two_rounds_in_either_order_end_in_the_same_tables(office, tmp_path, clock):
    folder = tmp_path / "out"
    plan = office.plan()
    export_submission(office, plan, "X06040", "2025", ["json"], folder)
    clock.now = clock.now.replace(day=12)
    export_submission(office, plan, "X06040", "2026", ["json"], folder)
    files = [folder / f"KH48_{year}_X06040_r1.json" for year in ("2025", "2026")]
    states = []
    for number, order in enumerate((files, files[::-1])):
        with new_department(tmp_path / f"so-{number}.lsdb", clock) as desk:
            for path in order:
                assert verdicts(take_in(desk, [path])) == ["new"]
            states.append((shown(desk, "2025"), shown(desk, "2026")))
            assert {one.code for one in desk.store.select(Round)} == {"2025", "2026"}
    assert states[0] == states[1]
    assert states[0] == (shown(office, "2025"), shown(office, "2026"))


def test_received_is_the_files_own_time_where_there_is_no_mail(
    department, submission, clock: StillClock
):
    os.utime(submission, (1_796_000_000, 1_796_000_000))
    take_in(department, [submission])
    (receipt,) = department.store.select(Receipt)
    assert receipt.received_at.timestamp() == 1_796_000_000
    assert receipt.imported_at == clock.now


def test_a_run_that_is_stopped_keeps_what_it_took(department, submission, tmp_path):
    content = submission.with_suffix(".json").read_bytes()
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(4):
        (folder / f"{number}.json").write_bytes(content)
        content = revised(read_payload(content), number + 2, f"lần {number}", digest(content))

    def stop(done: int, _total: int, _name: str) -> None:
        if done == 3:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        take_in(department, [folder], progress=stop)
    taken = sorted(one.file_name for one in department.store.select(Receipt))
    assert taken == ["0.json", "1.json", "2.json"][: len(taken)]
    assert taken
    (report,) = (department.files / "intake").glob("*.json")
    assert len(msgspec.json.decode(report.read_bytes())) == len(taken)
