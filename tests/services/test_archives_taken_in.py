# SPDX-License-Identifier: MIT
"""Compressed files taken in as what lies in them, named after both, and looked at again later."""

from __future__ import annotations

import hashlib
import zipfile
from email.message import EmailMessage
from pathlib import Path

import msgspec
import pytest
from sent_files import ROUND, UNIT, shown

from lsapp.cli import main
from lsapp.domain.records import Evidence, Receipt
from lsapp.services.deciding import withdraw
from lsapp.services.inbox import InboxReader
from lsapp.services.intake_reports import intake_reports, read_report, report_rows
from lsapp.services.intake_steps import next_step, shown_name, shown_path
from lsapp.services.received_files import lend_original, take_again
from lsapp.services.receiving import take_in
from lsapp.submission.payload import canonical
from lsapp.submission.versions import read_payload

NAME = "Báo cáo xã/Biểu.xlsx"


@pytest.fixture
def archive(sent: Path, tmp_path: Path) -> Path:
    """The workbook and the json of one revision, in folders of an archive."""
    path = tmp_path / "gửi sở.zip"
    with zipfile.ZipFile(path, "w") as opened:
        opened.write(sent, NAME)
        opened.write(sent.with_suffix(".json"), "Báo cáo xã/Biểu.json")
    return path


def test_the_files_of_an_archive_are_taken_like_any_others(office, department, archive):
    for dry_run in (True, False):
        outcomes = take_in(department, [archive], dry_run=dry_run)
        assert [one.verdict.value for one in outcomes] == ["new", "same"]
        assert [shown_name(one.path) for one in outcomes] == [
            f"gửi sở.zip/{NAME}",
            "gửi sở.zip/Báo cáo xã/Biểu.json",
        ]
        assert shown_path(outcomes[0].path) == f"{archive}/{NAME}"
    assert shown(department) == shown(office)
    (report,) = intake_reports(department)
    (row, _) = report_rows(read_report(report.file), {})
    assert row[1] == f"gửi sở.zip/{NAME}"


def test_a_file_of_an_archive_is_withdrawn_and_taken_again_from_its_original(department, archive):
    take_in(department, [archive])
    before = shown(department)
    (receipt,) = [
        one for one in department.store.select(Receipt) if one.file_name == f"gửi sở.zip/{NAME}"
    ]
    assert lend_original(department, receipt).suffix == ".xlsx"
    (other,) = [one for one in department.store.select(Receipt) if one.key != receipt.key]
    withdraw(department, other)
    withdraw(department, receipt)
    assert take_again(department, receipt).verdict.value == "new"
    assert shown(department) == before


def test_an_archive_in_a_mail_brings_its_reports_and_their_evidence(
    office, department, sent, tmp_path
):
    proof, content = office.store.select(Evidence)[0], b"as the office attached it"
    payload = read_payload(sent.with_suffix(".json").read_bytes())
    named = msgspec.structs.replace(proof, sha256=hashlib.sha256(content).hexdigest(), size=25)
    evidence = [named if one.key == proof.key else one for one in payload.records.evidence]
    records = msgspec.structs.replace(payload.records, evidence=evidence)
    packed = tmp_path / "kem.zip"
    with zipfile.ZipFile(packed, "w") as opened:
        opened.writestr(
            "bao cao.json", canonical(msgspec.structs.replace(payload, records=records))
        )
        opened.writestr("minh chung.txt", content)
        opened.writestr("anh.png", b"\x89PNG\r\n\x1a\n" + bytes(60))
    mail = EmailMessage()
    mail["From"] = "van-thu@thatkhe.example"
    mail["Received"] = "from a.example by b.example; Thu, 10 Dec 2026 08:30:00 +0700"
    mail.set_content("Gửi Sở.")
    mail.add_attachment(
        packed.read_bytes(), maintype="application", subtype="zip", filename="kèm.zip"
    )
    path = tmp_path / "thư.eml"
    path.write_bytes(bytes(mail))
    outcomes = take_in(department, [path])
    assert [shown_name(one.path) for one in outcomes] == [
        "thư.eml › kèm.zip/bao cao.json",
        "thư.eml › kèm.zip/minh chung.txt",
    ]
    assert all(one.settled for one in outcomes)
    assert (department.files / named.sha256).read_bytes() == content
    (receipt,) = department.store.select(Receipt, unit=UNIT, round=ROUND)
    assert receipt.received_at.isoformat().startswith("2026-12-10T01:30")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.rar", b"Rar!\x1a\x07\x01\x00" + bytes(60)),
        ("a.7z", b"7z\xbc\xaf\x27\x1c" + bytes(60)),
        ("a.zip", None),
    ],
)
def test_what_cannot_be_opened_says_how_to_go_on(department, archive, tmp_path, name, content):
    path = tmp_path / name
    if content is None:
        data = bytearray(archive.read_bytes())
        for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            place = data.find(mark)
            while place >= 0:
                data[place + at] |= 1  # as if it had a password
                place = data.find(mark, place + 4)
        content = bytes(data)
    path.write_bytes(content)
    (outcome,) = take_in(department, [path])
    assert (outcome.verdict.value, next_step(outcome)) == ("not-a-submission", "intake.next_unpack")
    assert department.store.count(Receipt) == 0


def test_the_commands_name_the_files_of_an_archive(archive, capsys):
    assert main(["check", str(archive)]) == 0
    out = capsys.readouterr().out
    assert f"gửi sở.zip/{NAME}: " in out
    assert " › " not in out


def test_an_archive_in_the_inbox_that_was_taken_is_told_no_more(department, archive, tmp_path):
    moment = [1_000.0]
    reader = InboxReader(tmp_path, department.files / "intake", clock=lambda: moment[0])
    reader.look()
    moment[0] += 10.0
    assert archive in [one.path for one in reader.look().files]
    outcomes = take_in(department, [archive])
    reader.settle([one.path for one in outcomes])
    assert archive not in [one.path for one in reader.look().files]
