# SPDX-License-Identifier: MIT
"""Rows put into a form: what a person would get who inserts them by hand."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from lsapp.errors import UserError
from lsapp.exports.form_filling import fill_workbook
from lsapp.exports.formula_rows import RowShift, copied
from lsapp.exports.row_insertion import RowInsertion, insert_rows
from lsapp.exports.sheet_patch import Content, NumberStyles
from lsapp.intake.form_file import read_department_form
from tests.exports.form_samples import (
    PART,
    SHEET,
    TOTALS_PART,
    cells_of,
    department_form,
    differing_parts,
    parts,
)
from tests.submission.workbooks import resaved_by_libreoffice

MAIN = "xl/workbook.xml"
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
SHIFT = RowShift(sheet="Phụ lục 1", after=28, count=3)


def inserted(rows: int, count: int) -> bytes:
    data = department_form(rows=rows)
    wanted = RowInsertion(part=PART, sheet=SHEET, first=9, after=8 + rows, count=count)
    return insert_rows(data, MAIN, wanted)


def without_results(data: bytes, part: str) -> dict[str, tuple[object, ...]]:
    """The cells; of those with a formula not the result that a program saved."""
    return {
        name: cell if cell[1] is None else cell[:2]
        for name, cell in cells_of(parts(data)[part]).items()
    }


@pytest.mark.parametrize(
    ("formula", "after"),
    [
        ("SUM(E9:E28)", "SUM(E9:E31)"),
        ("SUM($E$9:$E$27)", "SUM($E$9:$E$27)"),
        ("E29-F30*2", "E32-F33*2"),
        ("E28", "E28"),
        ("SUM(E28:F28)", "SUM(E28:F28)"),
        ("SUM(E28:E28)", "SUM(E28:E31)"),
        ('"E29"&LOG10(A1)', '"E29"&LOG10(A1)'),
        ("'Phụ lục 1'!E29+Khác!E29", "'Phụ lục 1'!E32+Khác!E29"),
        ("SUM(9:28)+B29E", "SUM(9:31)+B29E"),
        ("SUM(E:E)", "SUM(E:E)"),
    ],
)
def test_references_follow(formula: str, after: str) -> None:
    assert SHIFT.formula(formula, inside=True) == after


def test_another_sheets_formulas_follow_only_where_they_name_it() -> None:
    assert SHIFT.formula("E29+'phụ LỤC 1'!$E$29", inside=False) == "E29+'phụ LỤC 1'!$E$32"
    with pytest.raises(ValueError, match="A:B"):
        SHIFT.formula("SUM(A:B!E29)", inside=False)


def test_a_copied_formula_takes_its_relative_references_along() -> None:
    assert copied("E28-$F28*G$1+$A$2", 2) == "E30-$F30*G$1+$A$2"
    assert copied("'X'!B5:C6", 1, 1) == "'X'!C6:D7"


@pytest.mark.parametrize("count", [1, 12])
def test_the_form_with_rows_inserted_is_the_form_drawn_with_them(count: int) -> None:
    """The sample draws the same form for any number of rows: one widened must equal one drawn wide."""
    widened, drawn = inserted(20, count), department_form(rows=20 + count)
    for part in (PART, TOTALS_PART):
        assert without_results(widened, part) == without_results(drawn, part)
    differing = differing_parts(drawn, widened)
    # A drawing holds distances that follow from the rows, a chart the values that it showed last.
    chart = "xl/charts/chart1.xml"
    assert differing <= {PART, chart, "xl/drawings/drawing1.xml", "xl/drawings/vmlDrawing1.vml"}
    shown = [re.findall(rb"<c:f>.*?</c:f>", parts(data)[chart]) for data in (widened, drawn)]
    assert shown[0] == shown[1] != []
    one, other = (openpyxl.load_workbook(io.BytesIO(data))[SHEET] for data in (widened, drawn))
    assert {str(area) for area in one.merged_cells.ranges} == {
        str(area) for area in other.merged_cells.ranges
    }
    assert [str(area.sqref) for area in one.conditional_formatting] == [
        str(area.sqref) for area in other.conditional_formatting
    ]
    listed = [
        [str(rule.sqref) for rule in page.data_validations.dataValidation] for page in (one, other)
    ]
    assert listed[0] == listed[1]
    assert one.dimensions == other.dimensions


def test_pictures_below_move_and_those_above_stay() -> None:
    before = parts(department_form())["xl/drawings/drawing1.xml"].decode()
    after = parts(inserted(20, 5))["xl/drawings/drawing1.xml"].decode()
    assert "<xdr:row>30</xdr:row>" in before
    assert "<xdr:row>35</xdr:row>" in after
    assert before.count("<xdr:row>4</xdr:row>") == after.count("<xdr:row>4</xdr:row>") == 1


def test_the_new_rows_can_be_filled() -> None:
    data = fill_workbook(inserted(20, 2), {PART: {(30, 2): "Mới", (30, 5): 7}}, NumberStyles())
    page = openpyxl.load_workbook(io.BytesIO(data))[SHEET]
    assert (page["B30"].value, page["E30"].value) == ("Mới", 7)
    assert page["I30"].value == "=E30-F30"
    assert page["E31"].value == "=SUM(E9:E30)"
    assert page["B30"].border.left.style == page["B28"].border.left.style == "thin"


def test_formulas_shared_by_cells_become_their_own() -> None:
    data = department_form(rows=3)
    shared = parts(data)[PART].decode()
    shared = shared.replace("<f>E9-F9</f>", '<f t="shared" ref="I9:I11" si="0">E9-F9</f>')
    for row in (10, 11):
        shared = shared.replace(f"<f>E{row}-F{row}</f>", '<f t="shared" si="0"/>')
    made = _with_part(data, PART, shared.encode())
    wanted = RowInsertion(part=PART, sheet=SHEET, first=9, after=11, count=2)
    found = cells_of(parts(insert_rows(made, MAIN, wanted))[PART])
    assert [found[f"I{row}"][1] for row in range(9, 14)] == [
        f"E{row}-F{row}" for row in range(9, 14)
    ]


def test_the_chain_of_calculation_goes() -> None:
    chain = b'<calcChain xmlns="urn:x"><c r="E29" i="1"/></calcChain>'
    data = _with_part(department_form(), "xl/calcChain.xml", chain)
    override = (
        b'<Override PartName="/xl/calcChain.xml" ContentType="application/vnd.openxmlformats-'
        b'officedocument.spreadsheetml.calcChain+xml"/></Types>'
    )
    types = parts(data)["[Content_Types].xml"].replace(b"</Types>", override)
    data = _with_part(data, "[Content_Types].xml", types)
    wanted = RowInsertion(part=PART, sheet=SHEET, first=9, after=28, count=1)
    after = parts(insert_rows(data, MAIN, wanted))
    assert "xl/calcChain.xml" not in after
    assert b"calcChain" not in after["[Content_Types].xml"]


@pytest.mark.parametrize("what", ["table", "array", "comment"])
def test_what_is_not_understood_is_refused(what: str) -> None:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target)
    page = book.add_worksheet(SHEET)
    for row in range(12):
        page.write(row, 0, row)
    if what == "table":
        page.add_table("C1:D5")
    elif what == "array":
        page.write_array_formula("C1:C3", "{=A1:A3*2}")
    else:
        page.write_comment("B11", "Ghi chú")
    book.close()
    wanted = RowInsertion(part=PART, sheet=SHEET, first=2, after=8, count=1)
    with pytest.raises(UserError, match=r"filling\.cannot_insert"):
        insert_rows(target.getvalue(), MAIN, wanted)


def _with_part(data: bytes, name: str, content: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for one, held in {**parts(data), name: content}.items():
            package.writestr(one, held)
    return target.getvalue()


def resaved_by_openpyxl(data: bytes) -> bytes:
    target = io.BytesIO()
    openpyxl.load_workbook(io.BytesIO(data)).save(target)
    return target.getvalue()


@pytest.mark.parametrize("program", ["openpyxl", "soffice"])
def test_forms_that_other_programs_saved_are_widened_and_filled(
    program: str, tmp_path: Path, require_program: Callable[[str], str]
) -> None:
    data = department_form()
    if program == "soffice":
        data = resaved_by_libreoffice(require_program(program), data, tmp_path)
    else:
        data = resaved_by_openpyxl(data)
    read = read_department_form(data, "bieu.xlsx", {})
    sheet = read.sheets[0]
    wanted = RowInsertion(part=sheet.part, sheet=sheet.sheet.name, first=9, after=28, count=3)
    wide = insert_rows(data, read.main, wanted)
    styles = NumberStyles(dates=frozenset(read.dates), percents=frozenset(read.percents))
    cells: dict[tuple[int, int], Content] = {(9, 2): "Một", (30, 2): "Mới", (30, 8): 50}
    filled = fill_workbook(wide, {sheet.part: cells}, styles, main=read.main)
    assert differing_parts(wide, filled) == {sheet.part}
    page = openpyxl.load_workbook(io.BytesIO(filled))[SHEET]
    assert (page["B9"].value, page["B30"].value, page["H30"].value) == ("Một", "Mới", 0.5)
    assert (page["I30"].value, page["E32"].value) == ("=E30-F30", "=SUM(E9:E31)")
    assert page["B30"].border.left.style == page["B28"].border.left.style
