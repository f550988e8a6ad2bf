# SPDX-License-Identifier: MIT
from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path

import pytest

from lsapp.errors import UserError
from lsapp.messages import TABLES
from lsapp.services.examining import Note
from lsapp.services.exporting import export_submission
from lsapp.services.intake_reports import (
    COLUMNS,
    intake_reports,
    latest_report,
    read_report,
    report_rows,
    write_report,
)
from lsapp.services.intake_steps import (
    VERDICT_ORDER,
    next_step,
    tally,
    waits_for_decision,
)
from lsapp.services.receiving import Outcome, take_in
from lsapp.submission.verdict import Verdict


@pytest.fixture
def letters(office, tmp_path: Path) -> Path:
    folder = tmp_path / "thư"
    export_submission(office, office.plan(), "X06040", "2026", ["json", "xlsx"], folder)
    (folder / "ghi chú.txt").write_text("không phải bản nộp", encoding="utf-8")
    return folder


def test_each_run_is_found_again_the_newest_first(department, letters, clock):
    assert intake_reports(department) == []
    first = take_in(department, [letters])
    clock.now += dt.timedelta(hours=1)
    second = take_in(department, [letters])
    take_in(department, [letters], dry_run=True)
    newest, oldest = intake_reports(department)
    assert read_report(newest.file) == second
    assert read_report(oldest.file) == first
    assert oldest.ended_at == clock.now - dt.timedelta(hours=1)
    assert (oldest.tally.taken, oldest.tally.left, oldest.tally.total) == (1, 2, 3)
    assert dict(newest.tally.verdicts) == {"not-a-submission": 1, "same": 2}
    assert latest_report(department, clock.now) == second
    assert latest_report(department, clock.now + dt.timedelta(seconds=1)) == []


def test_a_stopped_run_keeps_what_was_done_and_started_again_does_the_rest(department, letters):
    class StoppedError(Exception):
        pass

    def stop(done: int, total: int, name: str) -> None:
        if done == 2:
            raise StoppedError(f"{name} of {total}")

    with pytest.raises(StoppedError):
        take_in(department, [letters], progress=stop)
    (report,) = intake_reports(department)
    assert 0 < report.tally.total < 3  # files are read ahead of those that are taken in
    again = take_in(department, [letters])
    assert len(again) == 3
    assert next(iter(again)).path == read_report(report.file)[0].path


def test_what_is_no_report_is_passed_over(department, letters):
    take_in(department, [letters])
    folder = department.files / "intake"
    (folder / "inbox.json").write_bytes(b"{}")
    (folder / "20261224T010203000000Z.json").write_bytes(b"[{")
    (folder / "someoneZ.json").write_bytes(b"[]")
    assert len(intake_reports(department)) == 1
    with pytest.raises(UserError) as error:
        read_report(folder / "20261224T010203000000Z.json")
    assert error.value.code == "intake.report_unreadable"


def test_a_report_is_written_for_the_archive(department, letters, tmp_path):
    take_in(department, [letters])
    (report,) = intake_reports(department)
    text = write_report(department, report, tmp_path / "biên bản.txt").read_text("utf-8-sig")
    lines = [line.split("\t") for line in text.splitlines()]
    assert tuple(lines[0]) == COLUMNS
    assert len(lines) == 4
    assert any("Xã Thất Khê" in line and "Mới" in line for line in lines)

    book = write_report(department, report, tmp_path / "biên bản.xlsx").read_bytes()
    with zipfile.ZipFile(io.BytesIO(book)) as package:
        strings = package.read("xl/sharedStrings.xml").decode()
    assert "BIÊN BẢN TIẾP NHẬN BẢN NỘP" in strings
    assert "KH48_2026_X06040_r1.json" in strings
    assert "Không phải bản nộp" in strings


def test_every_verdict_has_its_next_step_and_its_place(department):
    assert set(VERDICT_ORDER) == {one.value for one in Verdict}
    outcomes = [Outcome(path=f"/{one.value}.xlsx", verdict=one) for one in Verdict]
    for one in outcomes:
        assert next_step(one) in TABLES["vi"]
    assert {one.verdict.value for one in outcomes if waits_for_decision(one)} == {
        "conflict",
        "locked",
        "edited",
        "foreign",
    }
    counts = tally(outcomes)
    assert (counts.taken, counts.held, counts.left) == (1, 4, 7)  # an older one is kept as history
    assert [verdict for verdict, _ in counts.verdicts] == list(VERDICT_ORDER)


def test_what_is_settled_already_asks_for_nothing():
    evidence = Outcome(path="/a.jpg", verdict=Verdict.NOT_A_SUBMISSION, taken=True)
    decided = Outcome(path="/b.xlsx", verdict=Verdict.EDITED, taken=True)
    own = Outcome(path="/c.xlsx", verdict=Verdict.NEWER, findings=[Note(code="intake.own_records")])
    assert next_step(evidence) == "intake.next_nothing_evidence"
    assert next_step(decided) == next_step(Outcome(path="/d", verdict=Verdict.NEW, taken=True))
    assert next_step(own) == "intake.next_nothing_own"


def test_an_attachment_keeps_the_name_of_its_mail():
    one = Outcome(path="/thư/a.eml › báo cáo.xlsx", verdict=Verdict.NEW)
    ((_, name, *_),) = report_rows([one], {})
    assert name == "a.eml › báo cáo.xlsx"
