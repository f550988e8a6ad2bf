# SPDX-License-Identifier: MIT
from __future__ import annotations

import datetime as dt
import itertools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import openpyxl
import pytest
from desks import StillClock, new_department

from lsapp.catalogue.loader import Catalogue
from lsapp.cli import main
from lsapp.domain.records import Receipt, ReceiptState, Records, Submission, derived_key
from lsapp.errors import UserError
from lsapp.report.provincial_figures import ReportState
from lsapp.sampling.recipe import load_recipe
from lsapp.sampling.records import sample_unit
from lsapp.services.compiling import FORMATS, compile_round, write_compiled
from lsapp.services.deciding import withdraw
from lsapp.services.desk import Desk, installed_catalogue
from lsapp.services.examining import examine_files
from lsapp.services.sampling import hold_submission
from lsapp.services.series import Decision
from lsapp.submission.comparison import Edit
from lsapp.submission.payload import Payload, canonical, digest

CODES = ("X06040", "X06001", "S-SNV2025", "A-LHH", "S-SKHCN2025")
SENT = dt.datetime(2026, 12, 16, 2, tzinfo=dt.UTC)


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return installed_catalogue().load()


@pytest.fixture(scope="session")
def payloads(catalogue: Catalogue) -> dict[str, Payload]:
    """A sealed report of five units, made of the plan's samples."""
    plan = catalogue.plan("KH48")
    recipe = load_recipe(installed_catalogue().data, plan.code)
    found = {}
    for code in CODES:
        sample = sample_unit(
            recipe,
            plan,
            catalogue.units.get(code),
            year=2026,
            seed=5,
            activities=12,
            evidence=False,
            holidays=catalogue.holidays,
        )
        found[code] = sealed(code, of_round(sample.records))
    return found


def of_round(records: list[Any]) -> Records:
    """The records of the round 2026 as a submission carries them."""
    kinds = {
        field.name: msgspec.inspect.type_info(field.type).item_type.cls  # type: ignore[attr-defined]
        for field in msgspec.structs.fields(Records)
    }
    return Records(
        **{
            name: sorted(
                (
                    one
                    for one in records
                    if type(one) is kind and getattr(one, "round", "2026") == "2026"
                ),
                key=lambda one: one.key,
            )
            for name, kind in kinds.items()
        }
    )


def sealed(unit: str, records: Records, revision: int = 1, **more: Any) -> Payload:
    return Payload(
        application="1",
        catalogue="1",
        plan="KH48",
        unit=unit,
        round="2026",
        uuid=derived_key("test", unit, str(revision)),
        revision=revision,
        made_at=SENT,
        records=records,
        **more,
    )


def hold(
    desk: Desk,
    payload: Payload,
    state: ReceiptState = ReceiptState.ACCEPTED,
    *,
    hours: int = 0,
) -> str:
    hold_submission(desk, payload, state, received_at=SENT + dt.timedelta(hours=hours))
    return digest(canonical(payload))


@pytest.fixture
def province(department: Desk, payloads: dict[str, Payload]) -> Desk:
    """The department with all five reports in."""
    for payload in payloads.values():
        hold(department, payload)
    return department


def compiled(desk: Desk) -> dict[str, Any]:
    content = compile_round(desk, desk.plan(), "2026").content
    return dict(json.loads(content))


def states(desk: Desk) -> dict[str, str]:
    return {
        one["unit"]: one["state"] for one in compiled(desk)["units"] if one["state"] != "missing"
    }


def plain(payloads: dict[str, Payload], *codes: str) -> Iterator[dict[str, Any]]:
    for code in codes or CODES:
        yield json.loads(canonical(payloads[code]))["records"]


def total(values: Iterator[Any]) -> int | None:
    given = [one for one in values if one is not None]
    return sum(given) if given else None


def test_the_totals_are_the_plain_sums_over_the_payloads(province, payloads) -> None:
    data, units = compiled(province), list(plain(payloads))
    assert data["counts"]["counted"] == 5
    assert data["total"]["count"] == sum(len(unit["activities"]) for unit in units)
    lines = [one for unit in units for one in unit["budget_lines"]]
    for field in ("planned", "disbursed"):
        assert data["total"][field] == total(one[field] for one in lines if one["year"] == 2026)
        for source in data["money"]:
            place = source["year"], source["source"]
            here = (one for one in lines if (one["year"], one["source"]) == place)
            assert source[field] == total(one[field] for one in here)
    for form in data["forms"]:
        own_rows = [one for unit in units for one in unit["open_rows"]]
        assert len(form["rows"]) == sum(one["form"] == form["form"] for one in own_rows)
        for cell in form["cells"]:
            values = [
                one["value"]
                for unit in units
                for one in unit["stat_values"]
                if (one["form"], one["row"], one["column"])
                == (form["form"], cell["row"], cell["column"])
            ]
            if values:
                assert cell["total"] == total(iter(values))


def test_the_files_are_named_in_ascii_and_the_same_each_time(province, tmp_path) -> None:
    done = compile_round(province, province.plan(), "2026")
    first = write_compiled(done, FORMATS, tmp_path / "one")
    again = write_compiled(
        compile_round(province, province.plan(), "2026"), FORMATS, tmp_path / "two"
    )
    assert [one.name for one in first] == [f"KH48_2026_TONGHOP.{name}" for name in FORMATS]
    for one, other in zip(first, again, strict=True):
        assert one.read_bytes() == other.read_bytes()
    assert examine_files([first[0]], province.source)[0].verdict == "not-a-submission"


def test_the_order_in_which_reports_came_does_not_matter(
    payloads, tmp_path: Path, clock: StillClock
) -> None:
    contents = set()
    for number, order in enumerate(itertools.islice(itertools.permutations(CODES), 0, 120, 50)):
        with new_department(tmp_path / f"{number}.lsdb", clock) as desk:
            for code in order:
                hold(desk, payloads[code])
            done = compile_round(desk, desk.plan(), "2026")
            (path,) = write_compiled(done, ["xlsx"], tmp_path / str(number))
            contents.add((done.content, path.read_bytes()))
    assert len(contents) == 1


@pytest.mark.parametrize(
    ("state", "told", "accepted"),
    [
        (ReceiptState.RECEIVED, "counted", False),
        (ReceiptState.IN_REVIEW, "counted", False),
        (ReceiptState.ACCEPTED, "counted", True),
        (ReceiptState.LOCKED, "counted", True),
        (ReceiptState.RETURNED, "returned", False),
    ],
)
def test_every_state_but_returned_is_counted(department, payloads, state, told, accepted) -> None:
    hold(department, payloads["X06001"])
    hold(department, payloads["X06040"], state)
    data = compiled(department)
    line = next(one for one in data["units"] if one["unit"] == "X06040")
    assert (line["state"], line["accepted"]) == (told, accepted)
    counted = ["X06001"] if told == "returned" else ["X06001", "X06040"]
    lines = [len(unit["activities"]) for unit in plain(payloads, *counted)]
    assert data["total"]["count"] == sum(lines)
    assert data["counts"]["not_accepted"] == (told == "counted" and not accepted)


def revised(payload: Payload, revision: int, note: str) -> Payload:
    activities = list(payload.records.activities)
    activities[0] = msgspec.structs.replace(activities[0], note=note)
    records = msgspec.structs.replace(payload.records, activities=activities[:6])
    kept = {one.key for one in records.activities}
    records = msgspec.structs.replace(
        records,
        budget_lines=[one for one in records.budget_lines if one.activity in kept],
        progress=[one for one in records.progress if one.activity in kept],
        activities=[
            msgspec.structs.replace(one, parent=one.parent if one.parent in kept else None)
            for one in records.activities
        ],
    )
    return msgspec.structs.replace(payload, revision=revision, records=records, reason=note)


def test_two_files_at_one_revision_are_listed_and_not_counted(province, payloads) -> None:
    hold(province, revised(payloads["X06040"], 2, "một"))
    second = hold(province, revised(payloads["X06040"], 2, "hai"))
    assert states(province)["X06040"] == "conflict"
    others = [code for code in CODES if code != "X06040"]
    expected = sum(len(unit["activities"]) for unit in plain(payloads, *others))
    assert compiled(province)["total"]["count"] == expected
    decide(province, second, Decision(chosen=True))
    assert states(province)["X06040"] == "counted"
    assert compiled(province)["total"]["count"] == expected + 6


def decide(desk: Desk, payload_hash: str, decision: Decision) -> None:
    (receipt,) = desk.store.select(Receipt, hash=payload_hash)
    with desk.store.transaction("test.decided") as tx:
        words = msgspec.json.encode(decision).decode()
        tx.put(msgspec.structs.replace(receipt, decision=words))
        tx.commit()


def test_the_head_alone_is_counted_and_late_goes_by_the_first_that_says_anything(
    province, payloads
) -> None:
    hold(province, revised(payloads["X06040"], 2, "thêm"), ReceiptState.RECEIVED, hours=72)
    data = compiled(province)
    line = next(one for one in data["units"] if one["unit"] == "X06040")
    assert (line["revision"], line["received_on"]) == (2, "2026-12-19")
    assert (line["first_received_on"], line["late"]) == ("2026-12-16", False)
    assert line["figures"]["count"] == 6


def test_an_empty_first_sending_does_not_keep_the_place_in_time(department, payloads) -> None:
    payload = payloads["X06040"]
    programmes = Records(programmes=payload.records.programmes)
    hold(department, msgspec.structs.replace(payload, records=programmes))
    with pytest.raises(UserError, match=r"compile\.no_reports"):
        compiled(department)
    hold(department, msgspec.structs.replace(payload, revision=2, reason="Bổ sung"), hours=72)
    line = next(one for one in compiled(department)["units"] if one["unit"] == "X06040")
    assert (line["state"], line["late"], line["first_received_on"]) == (
        "counted", True, "2026-12-19",
    )  # fmt: skip


def test_a_withdrawn_revision_leaves_the_one_before_it(province, payloads) -> None:
    sealed_hash = hold(province, revised(payloads["X06040"], 2, "nhầm"), ReceiptState.RECEIVED)
    (receipt,) = province.store.select(Receipt, hash=sealed_hash)
    withdraw(province, receipt)
    line = next(one for one in compiled(province)["units"] if one["unit"] == "X06040")
    assert (line["state"], line["revision"]) == ("counted", 1)


def test_accepted_cells_are_counted_instead_of_the_sealed_ones(province, payloads) -> None:
    payload = payloads["X06040"]
    value = next(
        one
        for one in payload.records.stat_values
        if (one.form, one.row, one.column) == ("B1", "dai_hoc", "tong")
    )
    before = cell(compiled(province), "B1", "dai_hoc", "tong")
    edit = Edit(
        sheet="form:B1",
        change="changed",
        record="dai_hoc",
        field="tong",
        label="Tổng số",
        where="B1",
        seen=str(int(value.value or 0) + 1000),
    )
    decide(province, digest(canonical(payload)), Decision(take="cells", edits=[edit]))
    assert cell(compiled(province), "B1", "dai_hoc", "tong") == before + 1000


def cell(data: dict[str, Any], form: str, row: str, column: str) -> int:
    cells = next(one["cells"] for one in data["forms"] if one["form"] == form)
    return int(next(c["total"] for c in cells if (c["row"], c["column"]) == (row, column)))


def test_the_compiling_department_owes_a_report_too(department, payloads) -> None:
    hold(department, payloads["X06040"])
    figures = compile_round(department, department.plan(), "2026").figures
    own = next(line for line in figures.lines if line.unit.code == "S-SKHCN2025")
    assert own.owes
    assert own.state is ReportState.MISSING
    assert all(line.unit.valid_on(dt.date(2026, 12, 14)) for line in figures.owing)


def test_the_departments_own_sealed_report_is_counted(department, payloads) -> None:
    payload = payloads["S-SKHCN2025"]
    content = canonical(payload)
    with department.store.transaction("test.sealed") as tx:
        tx.keep_payload(digest(content), content)
        tx.put(
            Submission(
                unit=payload.unit, key=payload.uuid, plan=payload.plan, round=payload.round,
                uuid=payload.uuid, revision=1, hash=digest(content), made_at=SENT, own=True,
            )
        )  # fmt: skip
        tx.commit()
    line = next(one for one in compiled(department)["units"] if one["unit"] == payload.unit)
    assert (line["state"], line["accepted"], line["late"]) == ("counted", True, False)


def test_nothing_to_compile_is_said_and_no_file_written(department, tmp_path) -> None:
    with pytest.raises(UserError) as raised:
        compile_round(department, department.plan(), "2026")
    assert raised.value.code == "compile.no_reports"
    assert raised.value.facts["round"] == "năm 2026"


def test_an_unknown_format_writes_nothing(province, tmp_path) -> None:
    done = compile_round(province, province.plan(), "2026")
    with pytest.raises(UserError, match=r"export\.unknown_format"):
        write_compiled(done, ["json", "odt"], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_the_workbook_holds_numbers_as_numbers_and_text_as_text(
    department, payloads, tmp_path
) -> None:
    payload = payloads["X06040"]
    row = payload.records.open_rows[0]
    evil = msgspec.structs.replace(row, cells={**row.cells, "ghi_chu": "=1+1"})
    records = msgspec.structs.replace(
        payload.records, open_rows=[evil, *payload.records.open_rows[1:]]
    )
    hold(department, msgspec.structs.replace(payload, records=records))
    done = compile_round(department, department.plan(), "2026")
    (path,) = write_compiled(done, ["xlsx"], tmp_path)
    book = openpyxl.load_workbook(path)
    assert [sheet.sheet_state for sheet in book] == ["visible"] * len(book.worksheets)
    (total_row,) = [
        [cell.value for cell in cells]
        for cells in book["Theo đơn vị"].iter_rows()
        if cells[0].value == "Tổng cộng"
    ]
    assert done.figures.total.money.planned in total_row
    assert done.figures.total.money.disbursed in total_row
    found = [c for cells in book[row.form].iter_rows() for c in cells if c.value == "=1+1"]
    assert [c.data_type for c in found] == ["s"]


def test_the_command_writes_what_it_is_asked_for(province, tmp_path, capsys) -> None:
    path = str(province.path)
    province.close()
    out = tmp_path / "tong_hop"
    arguments = ["compile", "--db", path, "--round", "2026", "--format", "json", "--out", str(out)]
    assert main(arguments) == 0
    printed = capsys.readouterr().out.strip()
    assert printed == str(out / "KH48_2026_TONGHOP.json")
    assert json.loads(Path(printed).read_bytes())["format"] == "lsapp-rollup"
    assert main([*arguments[:4], "2025", *arguments[5:]]) == 1
