# SPDX-License-Identifier: MIT
"""Nothing is lost and nothing invented on the way between two offices, over the whole record space."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from lsapp.domain.records import TRAVELLING, Records, Role
from lsapp.exports.fonts import office_fonts
from lsapp.intake.reading import read_submission
from lsapp.report.context import ReportContext, SealFacts
from lsapp.services.desk import Desk, create_desk, open_desk
from lsapp.services.examining import examine_files, payload_in
from lsapp.services.exporting import export_submission
from lsapp.services.printing import report_file
from lsapp.services.receiving import take_in
from lsapp.services.showing import records_shown
from lsapp.services.snapshots import snapshot_of
from lsapp.submission.comparison import words
from lsapp.submission.payload import canonical
from lsapp.submission.sheets import Sheet, SheetColumn, SheetRow, is_cut
from lsapp.submission.standard_sheets import standard_sheets
from tests.submission.strategies import OPTIONS, Case, cases, with_long_text
from tests.submission.workbooks import (
    Change,
    accepted,
    awkward_case,
    changed,
    put,
    read,
    sample_case,
    sealed,
    workbook_of,
)

# Shrinking a whole submission takes minutes and tells little more than the failed assertion does.
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
UNHURRIED = list(HealthCheck)


def space(examples: int) -> settings:
    return settings(max_examples=examples, phases=PHASES, suppress_health_check=UNHURRIED)


def comes_back(case: Case) -> None:
    """The workbook gives the payload to the byte, and nothing looks edited."""
    reading = read(workbook_of(case))
    assert (reading.verdict, reading.code) == (None, None)
    assert reading.edits == []
    assert reading.payload == canonical(case.payload)


@space(260)
@given(cases())
def test_a_workbook_gives_its_payload_back_to_the_byte_and_no_edits(case: Case) -> None:
    comes_back(case)


@pytest.mark.full
@space(3000)
@given(cases())
def test_many_more_workbooks_give_their_payload_back(case: Case) -> None:
    comes_back(case)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("ờ" * 40_000, id="one letter"),
        pytest.param("\U0001f600" * 20_000, id="beyond the first plane"),
        pytest.param("a b\n" * 12_000 + "hết", id="lines"),
        pytest.param("_x0041_" * 6_000, id="escapes"),
        pytest.param("x\U0001f600" * 66_000, id="as long as a field holds"),
    ],
)
def test_a_text_longer_than_a_cell_comes_back_whole(text: str) -> None:
    comes_back(with_long_text(sample_case(), text))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    path = tmp_path_factory.mktemp("desk") / "a.lsdb"
    with create_desk(path, unit="X06040", role=Role.REPORTING, plan="KH48") as made:
        yield made


@space(260)
@given(case=cases())
def test_the_database_gives_the_snapshot_back_to_the_byte(desk: Desk, case: Case) -> None:
    records = case.payload.records
    snapshot = case.payload.snapshot
    with desk.store.transaction("test.filled") as tx:
        for name in Records.__struct_fields__:
            tx.put_many(getattr(records, name))
        tx.commit()
    held = snapshot_of(desk.store, snapshot.plan, snapshot.unit, snapshot.round)
    with desk.store.transaction("test.emptied") as tx:
        for kind in reversed(TRAVELLING):
            keys = [one.key for one in desk.store.select(kind, unit=snapshot.unit)]
            tx.delete_many(kind, snapshot.unit, keys)
        tx.commit()
    assert canonical(held) == canonical(snapshot)


def cells_to_edit(sheets: tuple[Sheet, ...]) -> list[tuple[Sheet, SheetRow, int, SheetColumn]]:
    """Every cell that a person could change and that a record holds."""
    return [
        (sheet, row, index, column)
        for sheet in sheets
        for row in sheet.rows
        if row.key is not None and not (sheet.grid and row.style == "total")
        for index, column in enumerate(sheet.columns)
        if not column.computed and not is_cut(row.cells[index])
    ]


def another_value(
    sheet: Sheet, row: SheetRow, index: int, column: SheetColumn, chance: random.Random
):
    """A value that a person might type there, and that the cell does not hold yet."""
    numbers = [7, 12_500, 0, 98]
    if column.choices:
        values = [choice.label for choice in column.choices]
    elif column.field in ("programme", "activity"):
        values = []
    elif column.value in ("integer", "money"):
        values = numbers
    elif column.value == "number":
        values = [*numbers, 8.5, "1.234,25", "Không áp dụng: không có" if sheet.grid else 3]
    elif column.value == "date":
        values = ["05/3/2026", "31/12/2025"]
    else:
        values = ["Sửa ngoài chương trình", "=1+1 là lời", 2026]
    fresh = [value for value in values if value != row.cells[index]]
    return chance.choice(fresh) if fresh else None


@space(60)
@given(cases(), st.integers(0, 2**32))
def test_one_cell_changed_by_hand_is_the_one_edit_and_the_one_difference(
    case: Case, seed: int
) -> None:
    chance = random.Random(seed)
    before = standard_sheets(case.payload.snapshot, case.plan, case.unit.kind)
    sheet, row, index, column = chance.choice(cells_to_edit(before))
    value = another_value(sheet, row, index, column, chance)
    if value is None:
        return
    typed = put(sheet.code, row.key or "", column.field, value)
    reading = read(changed(workbook_of(case), as_text(typed, value)))
    assert reading.payload == canonical(case.payload)
    (edit,) = reading.edits
    assert (edit.sheet, edit.change, edit.record) == (sheet.code, "changed", row.key)
    assert (edit.field, edit.label) == (column.field, column.label)
    assert edit.sealed == words(row.cells[index])
    assert str(edit.seen) == ("8,5" if value == 8.5 else str(value))
    assert edit.where.startswith(sheet.name)

    after = accepted(case, reading.edits)
    # A record that begins with this cell shows what it is without being told as well.
    begun = {
        (sheet.code, row.key, field)
        for field in ("group_statement.none_arising", "progress.status")
        if len(all_of(after)) > len(all_of(case.payload.records))
    }
    found = differences(case, after)
    if column.field == "activity.group":
        # In another group the activities are numbered anew, and money names them by their number.
        found = {one for one in found if (one[0], one[2]) != ("budget", "activity")}
    assert found <= {(sheet.code, row.key, column.field)} | begun
    assert records_changed(case.payload.records, after) <= 1


def as_text(typed: Change, value: Any) -> Change:
    """Keep what begins with = as the text that a person typed there, not as a formula."""

    def change(book: openpyxl.Workbook) -> None:
        typed(book)
        for page in book.worksheets:
            for cell in (cell for cells in page.iter_rows() for cell in cells):
                if cell.data_type == "f" and cell.value == value:
                    cell.data_type = "s"

    return change


def differences(case: Case, records: Records) -> set[tuple[str, str | None, str]]:
    """Where the sheets of other records show something else; sums left aside."""
    new = msgspec.structs.replace(case.payload.snapshot, records=records)
    old_sheets = standard_sheets(case.payload.snapshot, case.plan, case.unit.kind)
    new_sheets = standard_sheets(new, case.plan, case.unit.kind)
    found = set()
    for old, fresh in zip(old_sheets, new_sheets, strict=True):
        rows = {row.key: row for row in fresh.rows if row.key is not None}
        assert set(rows) == {row.key for row in old.rows if row.key is not None}
        for row in old.rows:
            if row.key is None or (old.grid and row.style == "total"):
                continue
            for column, was, now in zip(old.columns, row.cells, rows[row.key].cells, strict=True):
                if was != now and not column.computed:
                    found.add((old.code, row.key, column.field))
    return found


def all_of(records: Records) -> list[Any]:
    return [one for name in Records.__struct_fields__ for one in getattr(records, name)]


def records_changed(before: Records, after: Records) -> int:
    """How many records are not the same as before."""
    count = 0
    for name in Records.__struct_fields__:
        old = {one.key: one for one in getattr(before, name)}
        new = {one.key: one for one in getattr(after, name)}
        count += sum(old.get(key) != new.get(key) for key in old.keys() | new.keys())
    return count


def comes_back_in_pdf(case: Case) -> None:
    """The printed report gives the payload to the byte."""
    seal = sealed(case)
    context = ReportContext(
        plan=case.plan,
        unit=case.unit,
        snapshot=case.payload.snapshot,
        application=case.payload.application,
        previous=None,
        seal=SealFacts(
            uuid=case.payload.uuid,
            revision=case.payload.revision,
            hash=seal.hash,
            made_at=case.payload.made_at,
            payload=seal.content,
        ),
        drafted_at=None,
        unit_names={},
        rule_titles={},
    )
    data = report_file(context, "pdf", office_fonts())
    reading = read_submission(data, "báo cáo.pdf", OPTIONS)
    assert (reading.carrier, reading.verdict, reading.edits) == ("pdf", None, [])
    assert reading.payload == seal.content


@pytest.mark.parametrize("make", [sample_case, awkward_case])
def test_a_report_in_pdf_gives_its_payload_back_to_the_byte(make: Callable[[], Case]) -> None:
    comes_back_in_pdf(make())


@space(10)
@given(cases())
def test_any_report_in_pdf_gives_its_payload_back_to_the_byte(case: Case) -> None:
    comes_back_in_pdf(case)


def test_from_the_sample_to_the_department_nothing_changes(
    office: Desk, department: Desk, tmp_path: Path
) -> None:
    made = export_submission(
        office, office.plan(), "X06040", "2026", ["xlsx", "pdf", "json"], tmp_path
    )
    contents = {payload_in(path, office.source) for path in made.files}
    assert len(contents) == 1
    shown = records_shown(office, office.plan(), "X06040", "2026")
    (content,) = contents
    payload = msgspec.json.decode(content)
    assert msgspec.json.decode(shown) == {
        name: payload[name] for name in ("plan", "unit", "round", "records")
    }
    assert [one.verdict for one in examine_files(made.files, office.source)] == ["sound"] * 3
    outcomes = take_in(department, made.files)
    assert [one.verdict.value for one in outcomes] == ["new", "same", "same"]
    assert records_shown(department, department.plan(), "X06040", "2026") == shown


def test_the_department_gives_on_what_it_took_in(
    office: Desk, department: Desk, tmp_path: Path
) -> None:
    """The database of the Department exports the same records again."""
    made = export_submission(office, office.plan(), "X06040", "2026", ["json"], tmp_path / "a")
    take_in(department, made.files)
    again = export_submission(
        department, department.plan(), "X06040", "2026", ["json"], tmp_path / "b"
    )
    first = msgspec.json.decode(made.files[0].read_bytes())
    second = msgspec.json.decode(again.files[0].read_bytes())
    assert first["records"] == second["records"]


def test_a_database_opened_again_gives_the_same_bytes(tmp_path: Path) -> None:
    case = sample_case()
    path = tmp_path / "a.lsdb"
    with (
        create_desk(path, unit=case.unit.code, role=Role.REPORTING, plan="KH48") as made,
        made.store.transaction("test.filled") as tx,
    ):
        for name in Records.__struct_fields__:
            tx.put_many(getattr(case.payload.records, name))
        tx.commit()
    with open_desk(path) as opened:
        held = snapshot_of(opened.store, "KH48", case.unit.code, "2026")
    assert canonical(held) == canonical(case.payload.snapshot)
