# SPDX-License-Identifier: MIT
"""Who is reminded, of what, and the drafts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from lsapp.domain.records import ReturnDecision, Submission
from lsapp.errors import UserError
from lsapp.services.desk import Desk, open_desk
from lsapp.services.obligations import decide_obligation
from lsapp.services.reminding import (
    Debtor,
    Standing,
    Template,
    address_text,
    debtors,
    fill,
    pasted_addresses,
    read_addresses,
    read_template,
    template_text,
    write_reminders,
)
from lsapp.services.returning import write_return
from lsapp.services.round_board import round_board
from lsapp.services.sampling import make_sample

SENT, SILENT, OTHER = "X06040", "X06004", "X06046"
TODAY = dt.date(2026, 12, 10)
NOW = dt.datetime(2026, 12, 10, 2, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def department_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("so") / "so.lsdb"
    make_sample(path, units=["S-SKHCN2025", SENT], activities=3)
    return path


@pytest.fixture
def desk(department_file: Path, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "so.lsdb"
    path.write_bytes(department_file.read_bytes())
    with open_desk(path) as opened:
        yield opened


def owing(desk: Desk, today: dt.date = TODAY) -> dict[str, Debtor]:
    return {one.unit: one for one in debtors(desk, desk.plan(), "2026", today)}


def test_units_that_are_not_in_are_reminded_and_no_others(desk: Desk) -> None:
    plan = desk.plan()
    found = owing(desk)
    assert SILENT in found
    assert SENT not in found
    assert found[SILENT].standing is Standing.MISSING
    decide_obligation(desk, plan, "2026", SILENT, owes=False, reason="Mới thành lập")
    assert SILENT not in owing(desk)


def test_the_office_that_reminds_writes_itself_no_letter(desk: Desk) -> None:
    plan = desk.plan()
    own = desk.office.unit
    (held, *_) = desk.store.select(Submission, unit=own, round="2026")
    write_return(desk, plan, held, ReturnDecision.RETURNED, "Thiếu", due_on=TODAY)
    decide_obligation(desk, plan, "2026", own, owes=True, reason="Thử")
    board = round_board(desk, plan, "2026", TODAY)
    line = next(one for one in board.lines if one.unit == own)
    assert (line.owes, line.state.value) == (True, "returned")  # it still counts
    assert own not in owing(desk)


def test_each_unit_is_told_its_own_deadline_and_days(desk: Desk) -> None:
    plan = desk.plan()
    usual = owing(desk)[OTHER]
    assert usual.days == (usual.deadline - TODAY).days > 0
    later = usual.deadline + dt.timedelta(days=7)
    decide_obligation(desk, plan, "2026", SILENT, owes=True, reason="Bão", due_on=later)
    day_after = usual.deadline + dt.timedelta(days=1)
    found = owing(desk, day_after)
    assert (found[OTHER].standing, found[OTHER].days) == (Standing.OVERDUE, -1)
    assert (found[SILENT].standing, found[SILENT].days) == (Standing.MISSING, 6)
    letter = fill(Template(), found[OTHER])
    assert "đã quá hạn 1 ngày" in letter.body
    assert "còn 6 ngày" in fill(Template(), found[SILENT]).body
    assert "hết hạn hôm nay" in fill(Template(), owing(desk, usual.deadline)[OTHER]).body


def test_a_returned_report_is_awaited_by_its_new_deadline(desk: Desk) -> None:
    (held,) = desk.store.select(Submission, unit=SENT, round="2026")
    day = dt.date(2026, 12, 28)
    write_return(desk, desk.plan(), held, ReturnDecision.RETURNED, "Thiếu", due_on=day)
    one = owing(desk)[SENT]
    assert (one.standing, one.deadline, one.days) == (Standing.RETURNED, day, 18)


def test_a_template_is_filled_and_what_nobody_knows_stays(desk: Desk) -> None:
    one = owing(desk)[SILENT]
    template = Template(subject="{code}:\n{round} {ai_biet}", body="{unit} {deadline} {x:9} {")
    letter = fill(template, one, "Văn phòng <vp@xa.example>; hai@xa.example")
    assert letter.subject == f"{SILENT}: năm 2026 {{ai_biet}}"
    assert letter.body == f"UBND xã Quốc Khánh {one.facts['deadline']} {{x:9}} {{\n"
    assert [str(address) for address in letter.to][1] == "hai@xa.example"
    with pytest.raises(UserError) as caught:
        fill(template, one, "không phải địa chỉ")
    assert caught.value.code == "send.bad_address"


def test_drafts_are_written_for_all_or_for_nobody(desk: Desk, tmp_path: Path) -> None:
    found = owing(desk)
    reminders = [
        fill(Template(), found[SILENT], "mot@xa.example"),
        fill(Template(), found[OTHER]),
    ]
    paths = write_reminders(tmp_path / "nhắc", "KH48_2026", reminders, NOW)
    assert [one.name for one in paths] == [f"KH48_2026_{u}_nhac.eml" for u in (SILENT, OTHER)]
    first, second = (message_from_bytes(p.read_bytes(), policy=policy.default) for p in paths)
    assert first["To"] == "mot@xa.example"
    assert "To" not in second
    assert first["X-Unsent"] == "1"
    body = first.get_body()
    assert body is not None
    assert body.get_content().splitlines() == reminders[0].body.splitlines()
    with pytest.raises(UserError) as caught:
        write_reminders(tmp_path / "khác", "KH48_2026", [], NOW)
    assert caught.value.code == "remind.nobody"
    blocked = tmp_path / "chặn"
    (blocked / f"KH48_2026_{OTHER}_nhac.eml").mkdir(parents=True)
    with pytest.raises((UserError, OSError)):
        write_reminders(blocked, "KH48_2026", reminders, NOW)
    assert [one.name for one in blocked.iterdir()] == [f"KH48_2026_{OTHER}_nhac.eml"]


def test_addresses_come_from_a_table_copied_from_a_sheet(desk: Desk) -> None:
    units = list(desk.catalogue.units)
    text = "\n".join(
        [
            "STT\tĐơn vị\tThư điện tử",
            "1\tUBND XÃ THẤT KHÊ\tvp@thatkhe.example",
            f"2\t{OTHER}\tmot@xa.example, hai@xa.example",
            "3\tXã không có\tai@xa.example",
            f"4\t{SILENT}\tkhông@",
            "",
        ]
    )
    pasted = pasted_addresses(text, units)
    assert pasted.found == {
        "X06040": "vp@thatkhe.example",
        OTHER: "mot@xa.example, hai@xa.example",
    }
    assert pasted.unknown == ("3 Xã không có ai@xa.example", f"4 {SILENT} không@")


def test_what_is_kept_is_read_again_and_rubbish_is_passed_over() -> None:
    book = {"X06040": "vp@xa.example"}
    assert read_addresses(address_text(book)) == book
    assert read_addresses("{{") == read_addresses(None) == {}
    template = Template(subject="A", body="B {unit}")
    assert read_template(template_text(template)) == template
    assert read_template("[]") == read_template(None) == Template()
