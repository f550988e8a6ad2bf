# SPDX-License-Identifier: MIT
"""Submissions as workbooks, and the ways in which a person changes a workbook."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import Any

import msgspec
import openpyxl

from lsapp.domain.records import TRAVELLING, OpenRow, Records
from lsapp.domain.text import clean
from lsapp.intake.reading import Reading, read_submission
from lsapp.sampling.recipe import load_recipe
from lsapp.sampling.records import sample_unit
from lsapp.services.exporting import submission_workbook
from lsapp.services.sealing import Sealed
from lsapp.services.templates import blank_template
from lsapp.submission.comparison import Edit
from lsapp.submission.filling import Filling
from lsapp.submission.payload import canonical, digest
from lsapp.submission.standard_sheets import standard_sheets
from lsapp.submission.taking_cells import apply_edits
from tests.submission.strategies import AWKWARD, CATALOGUE, KH48, OPTIONS, ROOT, Case, payload_of

_DAYS = ("0001-01-01", "1899-12-31", "1900-02-28", "1900-03-01", "2026-03-05", "9999-12-31")

Change = Callable[[openpyxl.Workbook], None]


def sealed(case: Case) -> Sealed:
    """The case as a sealed revision."""
    content = canonical(case.payload)
    return Sealed(payload=case.payload, content=content, hash=digest(content), stored=False)


def workbook_of(case: Case) -> bytes:
    """The case's standard workbook, as an office exports it."""
    return submission_workbook(case.plan, case.unit, sealed(case))


def read(data: bytes) -> Reading:
    """Read a file in this process; the child process has tests of its own. What its seal says of the cells
    must be what their comparison says.
    """
    reading = read_submission(data, "bản nộp.xlsx", OPTIONS)
    assert reading == read_submission(data, "bản nộp.xlsx", OPTIONS | {"compare": "always"})
    return reading


@cache
def sample_case(unit_code: str = "X06040", activities: int = 30) -> Case:
    """A realistic submission: the sample of one unit for 2026."""
    unit = CATALOGUE.units.get(unit_code)
    sample = sample_unit(
        load_recipe(ROOT / "data", KH48.code),
        KH48,
        unit,
        year=2026,
        seed=48,
        activities=activities,
        evidence=True,
        holidays=CATALOGUE.holidays,
    )
    lists = {
        name: sorted(
            (
                one
                for one in sample.records
                if type(one) is kind and getattr(one, "round", "2026") == "2026"
            ),
            key=lambda one: one.key,
        )
        for name, kind in zip(Records.__struct_fields__, TRAVELLING, strict=True)
    }
    payload = payload_of(KH48, unit, "2026", msgspec.convert(lists, Records))
    return Case(payload, KH48, unit)


@cache
def awkward_case() -> Case:
    """The sample with every awkward text in an activity and in a list form's row, days of any age, sums
    beyond what a cell keeps, and a text longer than a cell.
    """
    case = sample_case()
    records = case.payload.records
    texts = [clean(text) for text in AWKWARD]
    replace = msgspec.structs.replace
    activities = [
        replace(one, content=text, note=text)
        for one, text in zip(records.activities, texts, strict=False)
    ]
    rows = [
        OpenRow(
            unit=case.unit.code,
            key=f"row-{index:03d}",
            plan=KH48.code,
            round="2026",
            form="B5",
            cells={"ten": text, "bat_dau": day, "kinh_phi_khac": 10**15 - index},
            position=index,
        )
        for index, (text, day) in enumerate(zip(texts, cycle(_DAYS), strict=False))
        if text is not None
    ]
    sections = [
        replace(records.sections[0], text="ệ\U0001f600 " * 12_000 + "hết"),
        *records.sections[1:],
    ]
    merged = sorted([*activities, *records.activities[len(activities) :]], key=lambda one: one.key)
    awkward = replace(
        records,
        activities=merged,
        open_rows=sorted([*records.open_rows, *rows], key=lambda one: one.key),
        sections=sections,
    )
    return case._replace(payload=replace(case.payload, records=awkward))


def accepted(case: Case, edits: list[Edit]) -> Records:
    """The case's records once a person took the cells as they were edited."""
    records = case.payload.records
    sheets = standard_sheets(case.payload.snapshot, case.plan, case.unit.kind)
    filling = Filling(case.plan, case.unit.code, case.payload.round, records)
    return apply_edits(sheets, edits, filling)[0]


def template_of(unit_code: str = "X06040", plan: str = "KH48") -> bytes:
    """The blank template of a unit for 2026."""
    return blank_template(CATALOGUE, CATALOGUE.plan(plan), unit_code, "2026")


def changed(data: bytes, *changes: Change) -> bytes:
    """The workbook after ``changes`` by hand."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    for change in changes:
        change(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def sheet_of(book: openpyxl.Workbook, code: str) -> Any:
    """The sheet whose mark says ``code``."""
    return next(page for page in book.worksheets if page["A1"].value == f"#{code}")


def column_of(page: Any, field: str) -> int:
    """The column that shows ``field``."""
    return next(cell.column for cell in page[1] if cell.value == field)


def row_of(page: Any, key: str) -> int:
    """The first row whose hidden key is ``key``."""
    return next(cell.row for cell in page["A"] if cell.value == key)


def put(code: str, key: str, field: str, value: Any) -> Change:
    """Type ``value`` into the cell of a row and field."""

    def change(book: openpyxl.Workbook) -> None:
        page = sheet_of(book, code)
        page.cell(row_of(page, key), column_of(page, field)).value = value

    return change


def put_numbered(code: str, number: str, values: dict[str, Any]) -> Change:
    """Type values into the row of a template that shows ``number`` in its first column."""

    def change(book: openpyxl.Workbook) -> None:
        page = sheet_of(book, code)
        row = next(cell.row for cell in page["B"] if cell.row > 3 and str(cell.value) == number)
        for field, value in values.items():
            page.cell(row, column_of(page, field)).value = value

    return change


def append(code: str, values: dict[str, Any]) -> Change:
    """Type a row below the last one of a sheet."""

    def change(book: openpyxl.Workbook) -> None:
        page = sheet_of(book, code)
        row = page.max_row + 1
        for field, value in values.items():
            page.cell(row, column_of(page, field)).value = value

    return change


def resaved_by_libreoffice(program: str, data: bytes, folder: Path) -> bytes:
    """The workbook opened and saved again by LibreOffice."""
    source = folder / "in" / "a.xlsx"
    source.parent.mkdir(parents=True)
    source.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = [program, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(folder)]
    subprocess.run([*convert, str(source)], check=True, capture_output=True, timeout=180)
    return (folder / "a.xlsx").read_bytes()
