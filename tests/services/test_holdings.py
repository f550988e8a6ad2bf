# SPDX-License-Identifier: MIT
"""What the tables follow from: nothing is lost, and no order of arrival matters."""

from __future__ import annotations

import itertools
from email.message import EmailMessage
from pathlib import Path

import msgspec
import openpyxl
import pytest
from desks import new_department

from lsapp.domain.records import (
    Activity,
    Evidence,
    Receipt,
    ReceiptState,
    Role,
    Submission,
    new_key,
)
from lsapp.errors import UserError
from lsapp.services import exporting
from lsapp.services.deciding import choose, withdraw
from lsapp.services.desk import Desk, create_desk
from lsapp.services.exporting import export_submission
from lsapp.services.history import undo_last
from lsapp.services.judging import Judged
from lsapp.services.receiving import take_in
from lsapp.services.recording import save
from lsapp.services.showing import records_shown
from lsapp.services.taking import Taking
from lsapp.submission.payload import Payload, canonical, digest
from lsapp.submission.versions import read_payload


@pytest.fixture
def sealed(office: Desk, tmp_path: Path) -> Path:
    """Revision 1 of the sample as json; the xlsx lies beside it."""
    export_submission(office, office.plan(), "X06040", "2026", ["xlsx", "json"], tmp_path)
    return tmp_path / "KH48_2026_X06040_r1.json"


def variant(payload: Payload, note: str, **fields: object) -> bytes:
    activities = list(payload.records.activities)
    activities[0] = msgspec.structs.replace(activities[0], note=note)
    records = msgspec.structs.replace(payload.records, activities=activities)
    return canonical(msgspec.structs.replace(payload, records=records, **fields))


def shown(desk: Desk) -> bytes:
    return records_shown(desk, desk.plan("KH48"), "X06040", "2026")


def receipt_of(desk: Desk, path: Path) -> Receipt:
    name = path.name
    (receipt,) = [one for one in desk.store.select(Receipt) if one.file_name == name]
    return receipt


def in_state(desk: Desk, receipt: Receipt, state: ReceiptState) -> None:
    with desk.store.transaction("test.state") as tx:
        tx.put(msgspec.structs.replace(receipt, state=state))
        tx.commit()


def test_a_rival_file_of_ones_own_unit_never_touches_the_living_records(office, sealed, tmp_path):
    before = shown(office)
    rival = tmp_path / "khac.json"
    rival.write_bytes(variant(read_payload(sealed.read_bytes()), "máy khác", uuid=new_key()))
    (outcome,) = take_in(office, [rival])
    assert (outcome.verdict.value, outcome.taken, outcome.settled) == ("conflict", False, False)
    assert shown(office) == before
    assert (
        export_submission(
            office, office.plan(), "X06040", "2026", ["json"], tmp_path / "lại"
        ).revision
        == 1
    )


def test_an_office_on_a_new_machine_goes_on_with_the_next_revision(sealed, tmp_path, clock):
    new = create_desk(
        tmp_path / "moi.lsdb", unit="X06040", role=Role.REPORTING, plan="KH48", clock=clock
    )
    with new:
        assert take_in(new, [sealed])[0].verdict.value == "new"
        unchanged = export_submission(new, new.plan(), "X06040", "2026", ["json"], tmp_path / "a")
        assert unchanged.files[0].read_bytes() == sealed.read_bytes()
        activity = new.store.select(Activity)[0]
        save(new, "activity.edited", [msgspec.structs.replace(activity, note="sửa trên máy mới")])
        done = export_submission(
            new, new.plan(), "X06040", "2026", ["json"], tmp_path / "b", reason="Sửa"
        )
        second = read_payload(done.files[0].read_bytes())
        assert (second.revision, second.supersedes) == (2, digest(sealed.read_bytes()))
        # What was typed since is not replaced by taking the old file in again.
        take_in(new, [sealed])
        assert new.store.get(Activity, "X06040", activity.key).note == "sửa trên máy mới"


def test_the_department_gives_a_received_submission_again_and_seals_no_rival(
    department, sealed, tmp_path
):
    take_in(department, [sealed])
    done = export_submission(
        department, department.plan(), "X06040", "2026", ["json", "xlsx"], tmp_path / "lại"
    )
    assert done.files[0].read_bytes() == sealed.read_bytes()
    assert department.store.count(Submission) == 1


def test_an_accepted_revision_outweighs_a_rival(department, sealed, tmp_path):
    take_in(department, [sealed])
    in_state(department, receipt_of(department, sealed), ReceiptState.ACCEPTED)
    before = shown(department)
    rival = tmp_path / "khac.json"
    rival.write_bytes(variant(read_payload(sealed.read_bytes()), "bản khác"))
    assert take_in(department, [rival])[0].verdict.value == "conflict"
    assert shown(department) == before


def test_withdrawing_the_sound_file_counts_even_where_an_edited_copy_waits(
    department, sealed, tmp_path
):
    edited = tmp_path / "sua.xlsx"
    workbook = openpyxl.load_workbook(sealed.with_suffix(".xlsx"))
    page = workbook["Kinh phí"]
    fields = {cell.value: cell.column for cell in page[1]}
    row = next(r for r in range(2, 99) if len(str(page.cell(r, 1).value or "")) == 36)
    page.cell(row, fields["budget_line.planned"]).value = 1_000_000
    workbook.save(edited)
    take_in(department, [edited])
    take_in(department, [sealed])
    assert department.store.count(Activity) > 0
    withdraw(department, receipt_of(department, sealed))
    assert department.store.count(Activity) == 0
    # Taking the cells, then withdrawing that, leaves nothing of them either.
    take_in(department, [edited], edited="cells")
    assert b"1000000" in shown(department)
    withdraw(department, receipt_of(department, edited))
    assert department.store.count(Activity) == 0


@pytest.mark.parametrize("order", list(itertools.permutations(["edited", "rival"])))
def test_an_edited_file_taken_as_sealed_conflicts_in_either_order(
    department, sealed, tmp_path, order
):
    edited = tmp_path / "edited.xlsx"
    workbook = openpyxl.load_workbook(sealed.with_suffix(".xlsx"))
    page = workbook["Lời văn"]
    fields = {cell.value: cell.column for cell in page[1]}
    row = next(r for r in range(2, 40) if page.cell(r, 1).value == "chi_dao")
    page.cell(row, fields["section.text"]).value = "Lời khác"
    workbook.save(edited)
    (tmp_path / "rival.json").write_bytes(
        variant(read_payload(sealed.read_bytes()), "bản khác", uuid=new_key())
    )
    names = {"edited": edited, "rival": tmp_path / "rival.json"}
    for name in order:
        take_in(department, [names[name]], edited="sealed")
    assert department.store.count(Submission) == 2
    assert department.store.count(Activity) == 0
    choose(department, receipt_of(department, names["rival"]))
    assert b"b\xe1\xba\xa3n kh\xc3\xa1c" in shown(department)


def test_a_local_unit_travels_and_its_conflict_can_be_settled(tmp_path, sealed, clock):
    from lsapp.domain.records import LocalUnit

    def local(note: str) -> bytes:
        data = msgspec.json.decode(variant(read_payload(sealed.read_bytes()), note))
        data["unit"] = "L-HOI1"
        for records in data["records"].values():
            for record in records:
                record["unit"] = "L-HOI1"
        unit = LocalUnit(unit="L-HOI1", key=new_key(), kind="association", name="Hội thử")
        data["records"]["local_units"] = [msgspec.to_builtins(unit)]
        return canonical(msgspec.convert(data, Payload))

    paths = [tmp_path / "mot.json", tmp_path / "hai.json"]
    for path in paths:
        path.write_bytes(local(path.stem))
    with new_department(tmp_path / "so.lsdb", clock) as desk:
        assert [one.verdict.value for one in take_in(desk, paths)] == ["new", "conflict"]
        choose(desk, receipt_of(desk, paths[1]))
        taken = records_shown(desk, desk.plan(), "L-HOI1", "2026")
        assert taken == canonical(read_payload(paths[1].read_bytes()).snapshot)


def test_evidence_in_the_mail_is_told_by_its_hash_and_kept(office, department, sealed, tmp_path):
    proof = office.store.select(Evidence)[0]
    content = (f"{proof.name} as the office attached it").encode()
    payload = read_payload(sealed.read_bytes())
    renamed = msgspec.structs.replace(
        proof, sha256=__import__("hashlib").sha256(content).hexdigest(), size=len(content)
    )
    evidence = [renamed if one.key == proof.key else one for one in payload.records.evidence]
    records = msgspec.structs.replace(payload.records, evidence=evidence)
    mail = EmailMessage()
    mail["Subject"] = "Báo cáo"
    mail["From"] = "van-thu@thatkhe.example"
    mail.set_content("Gửi Sở.")
    for name, data in (
        ("minh-chung.txt", content),
        ("chu-ky.png", b"\x89PNG\r\n\x1a\n" + b"0" * 60),
        ("bao-cao.json", canonical(msgspec.structs.replace(payload, records=records))),
    ):
        mail.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    path = tmp_path / "thu.eml"
    path.write_bytes(bytes(mail))
    for dry_run in (True, False):
        outcomes = take_in(department, [path], dry_run=dry_run)
        assert [one.path.split(" › ")[1] for one in outcomes] == ["bao-cao.json", "minh-chung.txt"]
        assert all(one.settled for one in outcomes)
    assert (department.files / renamed.sha256).read_bytes() == content


def test_a_foreign_file_is_kept_with_its_receipt(department, sealed, tmp_path):
    data = msgspec.json.decode(sealed.read_bytes())
    data["unit"] = "X99999"
    for records in data["records"].values():
        for record in records:
            record["unit"] = "X99999"
    path = tmp_path / "la.json"
    path.write_bytes(canonical(msgspec.convert(data, Payload)))
    take_in(department, [path])
    (receipt,) = department.store.select(Receipt)
    assert (receipt.state, receipt.verdict) == (ReceiptState.HELD, "foreign")
    assert (department.files / "originals" / receipt.original_sha256).exists()
    assert department.store.count(Submission) == 0


def test_a_file_that_cannot_be_written_does_not_stop_the_others(
    department, sealed, tmp_path, monkeypatch
):
    write = Taking.write

    def fail_once(taking: Taking, judged: Judged, *, by_outlines: bool) -> None:
        if judged.item.name == "a.json":
            raise UserError("record.duplicate", kind="letterhead")
        write(taking, judged, by_outlines=by_outlines)

    monkeypatch.setattr(Taking, "write", fail_once)
    (tmp_path / "a.json").write_bytes(sealed.read_bytes())
    (tmp_path / "b.json").write_bytes(sealed.read_bytes())
    outcomes = take_in(department, [tmp_path / "a.json", tmp_path / "b.json"])
    assert [one.verdict.value for one in outcomes] == ["damaged", "new"]
    assert len(list((department.files / "intake").glob("*.json"))) == 1


def test_an_export_that_fails_leaves_nothing_to_undo(office, tmp_path):
    activity = office.store.select(Activity)[0]
    save(office, "activity.edited", [msgspec.structs.replace(activity, content=None)])
    with pytest.raises(exporting.BlockedExportError):
        export_submission(office, office.plan(), "X06040", "2026-H1", ["json"], tmp_path)
    assert undo_last(office) == "activity.edited"


def test_a_folder_that_is_a_file_is_told_before_anything_is_sealed(office, tmp_path):
    (tmp_path / "out").write_text("tệp")
    with pytest.raises(UserError) as error:
        export_submission(office, office.plan(), "X06040", "2026", ["json"], tmp_path / "out")
    assert error.value.code == "folder.missing"
    assert office.store.count(Submission, round="2026") == 0


def test_a_faulty_catalogue_does_not_leave_the_database_locked(sample_file, tmp_path):
    from lsapp.services.desk import CatalogueSource, open_desk

    path = tmp_path / "xa.lsdb"
    path.write_bytes(sample_file.read_bytes())
    with pytest.raises(UserError):
        open_desk(path, source=CatalogueSource(data=tmp_path / "khong-co"))
    open_desk(path).close()
