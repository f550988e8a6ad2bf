# SPDX-License-Identifier: MIT
"""A filled workbook differs from the empty one in the cells that were written, and in nothing else."""

from __future__ import annotations

import datetime as dt
import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsapp.errors import UserError
from lsapp.exports.form_filling import fill_workbook, with_full_calculation
from lsapp.exports.sheet_patch import Content, NumberStyles, looks_elsewhere, patch_sheet
from lsapp.intake.form_file import read_department_form
from tests.exports.form_samples import (
    MAIN,
    PART,
    SHEET,
    TOTALS_PART,
    around_cells,
    cells_of,
    department_form,
    differing_parts,
    parts,
)

EMPTY = department_form()
READ = read_department_form(EMPTY, "bieu.xlsx", {})
STYLES = NumberStyles(dates=frozenset(READ.dates), percents=frozenset(READ.percents))
PLAIN = NumberStyles()
FORMULA_PARTS = [one.part for one in READ.sheets if one.formulas]
NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
CELLS: dict[tuple[int, int], Content] = {
    (3, 3): "Xã Thất Khê",
    (3, 8): dt.date(2026, 12, 15),
    (9, 1): 1,
    (9, 2): "=Nội dung & <một>\ndòng hai _x0041_",
    (9, 5): Decimal("12.5"),
    (9, 6): 10,
    (9, 8): 85,
    (10, 5): 200,
}


def filled(cells: dict[tuple[int, int], Content] = CELLS, fitted: tuple[int, ...] = ()) -> bytes:
    return fill_workbook(
        EMPTY, {PART: cells}, STYLES, calculated=FORMULA_PARTS, fitted={PART: fitted}
    )


def sheet(rows: str, before: str = "", prefix: str = "") -> bytes:
    name = NAMESPACE.replace("xmlns=", f"xmlns:{prefix[:-1]}=") if prefix else NAMESPACE
    return (
        f'<?xml version="1.0"?>\n<{prefix}worksheet {name}>{before}{rows}</{prefix}worksheet>'
    ).encode()


def test_every_other_part_stays_byte_for_byte() -> None:
    changed = differing_parts(EMPTY, filled())
    assert changed == {PART, TOTALS_PART, "xl/workbook.xml"}
    kept = {name.split("/")[1] for name in parts(EMPTY) if name.startswith("xl/")}
    assert {"media", "charts", "drawings", "comments1.xml", "sharedStrings.xml"} <= kept


def test_in_the_sheet_only_the_cells_written_differ() -> None:
    before, after = parts(EMPTY)[PART], parts(filled())[PART]
    assert around_cells(before) == around_cells(after)
    old, new = cells_of(before), cells_of(after)
    assert list(old) == list(new)
    differing = {name for name in old if old[name] != new[name]}
    formulas = {name for name in old if old[name][1] is not None}
    assert differing - formulas == {"C3", "H3", "A9", "B9", "E9", "F9", "H9", "E10"}
    for name in differing:
        assert old[name][0] == new[name][0], "its style"
        assert old[name][1] == new[name][1], "its formula"
    assert {new[name][2] for name in formulas} == {""}, "no saved result that is no longer true"


def test_the_workbook_asks_to_be_calculated_and_says_nothing_else_new() -> None:
    before, after = parts(EMPTY)["xl/workbook.xml"], parts(filled())["xl/workbook.xml"]
    assert after.replace(b' fullCalcOnLoad="1"', b"") == before.replace(b' fullCalcOnLoad="1"', b"")
    assert after.count(b'fullCalcOnLoad="1"') == 1
    old, new = cells_of(parts(EMPTY)[TOTALS_PART]), cells_of(parts(filled())[TOTALS_PART])
    assert old["B1"][1] == new["B1"][1] == f"'{SHEET}'!E29"
    assert (old["B1"][2], new["B1"][2]) == ("0", "")


@pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
def test_another_program_reads_the_values_as_what_they_are() -> None:
    book = openpyxl.load_workbook(io.BytesIO(filled()))
    page = book[SHEET]
    assert page["C3"].value == "Xã Thất Khê"
    assert page["H3"].value == dt.datetime(2026, 12, 15)
    assert page["A9"].value == 1
    assert page["B9"].value.startswith("=Nội dung & <một>\ndòng hai")
    assert page["B9"].data_type == "s", "text that begins like a formula stays text"
    assert (page["E9"].value, page["F9"].value, page["H9"].value) == (12.5, 10, 0.85)
    assert page["I9"].value == "=E9-F9"
    again = read_department_form(filled(), "bieu.xlsx", {}).sheets[0].sheet.rows
    assert again[8][1] == CELLS[9, 2]
    assert again[8][7] == 85


def test_no_cell_written_gives_the_very_bytes() -> None:
    assert fill_workbook(EMPTY, {PART: {}}, STYLES, calculated=FORMULA_PARTS) == EMPTY


def test_the_same_values_give_the_same_bytes() -> None:
    assert filled() == filled()


@pytest.mark.parametrize("cell", [(9, 9), (29, 5)])
def test_a_formula_is_never_written_over(cell: tuple[int, int]) -> None:
    with pytest.raises(UserError, match=r"filling\.formula_cell"):
        filled({cell: 1})


def test_a_cell_that_an_array_formula_fills_is_refused() -> None:
    part = sheet(
        '<sheetData><row r="1"><c r="A1"><f t="array" ref="A1:A3">B1:B3*2</f><v>2</v></c></row>'
        '<row r="3"><c r="A3"><v>4</v></c></row></sheetData>'
    )
    with pytest.raises(UserError, match=r"filling\.formula_cell"):
        patch_sheet(part, {(3, 1): 5}, PLAIN)


def test_rows_grow_for_their_texts_and_for_nothing_else() -> None:
    long = "Tổ chức hội nghị quán triệt, phổ biến kế hoạch đến cán bộ, công chức, viên chức. " * 3
    cells: dict[tuple[int, int], Content] = {(9, 2): long, (10, 2): "Ngắn", (11, 2): long}
    after = parts(filled(cells, fitted=(9, 10)))[PART]
    heights = {
        int(row.attrib["r"]): (row.attrib.get("ht"), row.attrib.get("customHeight"))
        for row in ET.fromstring(after).iter(f"{MAIN}row")
    }
    grown, custom = heights.pop(9)
    assert float(grown or 0) > 80
    assert custom == "1"
    assert set(heights.values()) == {(None, None)}, "row 11 was not asked to grow"


def test_rows_and_cells_that_are_not_there_are_put_in_their_order() -> None:
    part = sheet(
        '<dimension ref="B2:C4"/><cols><col min="4" max="5" width="9" style="7"/></cols>'
        '<sheetData><row r="2" spans="2:3"><c r="B2" s="1"/><c r="C2" s="2"><v>9</v></c></row>'
        '<row r="4" s="3" customFormat="1"/></sheetData>'
    )
    cells: dict[tuple[int, int], Content] = {
        (1, 1): "trên", (2, 1): "trái", (2, 4): 5, (3, 4): 6, (4, 2): "trong dòng trống", (6, 1): 7
    }  # fmt: skip
    after = patch_sheet(part, cells, PLAIN)
    found = cells_of(after)
    assert list(found) == ["A1", "A2", "B2", "C2", "D2", "D3", "B4", "A6"]
    assert found["C2"] == ({"r": "C2", "s": "2"}, None, "9")
    assert found["D2"][0]["s"] == found["D3"][0]["s"] == "7", "the column's style"
    assert found["B4"][0]["s"] == "3", "the row's style"
    assert b'<dimension ref="A1:D6"/>' in after
    assert b'<row r="2" spans="1:4">' in after
    assert cells_of(patch_sheet(sheet("<sheetData/>"), {(2, 2): "x"}, PLAIN))["B2"][2] == "x"


def test_prefixes_and_what_we_do_not_know_stay() -> None:
    part = sheet(
        '<x:sheetData><x:row r="1" q:dyDescent="0.25"><x:c r="A1" s="4" t="s"><x:v>3</x:v></x:c>'
        '<x:c r="B1" t="b"><x:v>1</x:v></x:c></x:row></x:sheetData><q:ext a="&gt;"/>',
        prefix="x:",
    ).replace(b"<x:worksheet ", b'<x:worksheet xmlns:q="urn:q" ')
    after = patch_sheet(part, {(1, 1): "Ô"}, PLAIN)
    cell = '<x:c r="A1" s="4" t="inlineStr"><x:is><x:t xml:space="preserve">Ô</x:t></x:is></x:c>'
    assert after == part.replace(b'<x:c r="A1" s="4" t="s"><x:v>3</x:v></x:c>', cell.encode())
    marked = b"\xef\xbb\xbf" + part
    assert patch_sheet(marked, {(1, 1): "Ô"}, PLAIN) == b"\xef\xbb\xbf" + after


def test_a_day_needs_a_style_that_shows_one() -> None:
    part = sheet('<sheetData><row r="1"><c r="A1" s="1"/><c r="B1" s="2"/></row></sheetData>')
    day = dt.date(2026, 2, 5)
    styles = NumberStyles(dates=frozenset("1"))
    found = cells_of(patch_sheet(part, {(1, 1): day, (1, 2): day}, styles))
    assert (found["A1"][2], found["B1"][2]) == ("46058", "05/02/2026")
    old = NumberStyles(dates=frozenset("1"), since_1904=True)
    assert cells_of(patch_sheet(part, {(1, 1): day}, old))["A1"][2] == str(46058 - 1462)


@given(
    text=st.text(st.characters(blacklist_categories=["Cs"]), max_size=60),
    number=st.decimals(-(10**12), 10**12, places=4),
)
def test_what_is_written_is_read_again(text: str, number: Decimal) -> None:
    data = fill_workbook(EMPTY, {PART: {(9, 2): text, (9, 5): number}}, STYLES)
    rows = read_department_form(data, "bieu.xlsx", {}).sheets[0].sheet.rows
    assert (rows[8][1] or "") == text
    seen = rows[8][4]
    assert isinstance(seen, (int, float))
    assert Decimal(repr(seen)) == number


@pytest.mark.parametrize(
    ("formula", "elsewhere"),
    [
        ("SUM(A1:$B$9)*1E5", False),
        ("IF(TRUE,&quot;a!b&quot;,A:A)", False),
        ("'Phụ lục 1'!E29", True),
        ("TongKinhPhi+1", True),
        ("SUM(Bảng1[Cột])", True),
    ],
)
def test_formulas_that_look_at_other_sheets_are_known(formula: str, elsewhere: bool) -> None:
    part = sheet(f'<sheetData><row r="1"><c r="A1"><f>{formula}</f></c></row></sheetData>')
    assert looks_elsewhere(part) is elsewhere


def test_a_workbook_without_words_on_calculation_gets_them_where_they_belong() -> None:
    part = sheet("<sheets><sheet/></sheets><definedNames><definedName/></definedNames><oleSize/>")
    after = with_full_calculation(part)
    assert b'</definedNames><calcPr fullCalcOnLoad="1"/><oleSize/>' in after
    assert after.replace(b'<calcPr fullCalcOnLoad="1"/>', b"") == part


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04rubbish", EMPTY[:400]])
def test_a_damaged_workbook_says_so(data: bytes) -> None:
    with pytest.raises(UserError, match=r"filling\.damaged"):
        fill_workbook(data, {PART: {(1, 1): 1}}, PLAIN)
    with zipfile.ZipFile(io.BytesIO(EMPTY)) as package, pytest.raises(UserError):
        patch_sheet(package.read("xl/styles.xml"), {(1, 1): 1}, PLAIN)


def test_libreoffice_opens_it_and_shows_the_values(
    tmp_path: Path, require_program: Callable[[str], str]
) -> None:
    program = require_program("soffice")
    source = tmp_path / "bieu.xlsx"
    source.write_bytes(filled())
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    every = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    command = [program, profile, "--headless", "--convert-to", every, "--outdir", str(tmp_path)]
    subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=180)
    page = (tmp_path / f"bieu-{SHEET}.csv").read_text(encoding="utf-8").splitlines()
    assert page[2].startswith("Đơn vị báo cáo:,,Xã Thất Khê,")
    # The order of day and month is that of the machine's language.
    assert page[2].rstrip(",").endswith(("15/12/2026", "12/15/2026"))
    assert page[8].startswith('1,"=Nội dung & <một>')
    assert page[9] == 'dòng hai _x0041_",,,12.5,10,,85%,2.5'
    assert ",Tổng cộng,,,212.5,10," in "\n".join(page)
    totals = (tmp_path / "bieu-Tổng hợp.csv").read_text(encoding="utf-8")
    assert totals.startswith("Tổng kinh phí,212.5"), "formulas on other sheets are worked out anew"
    shutil.rmtree(tmp_path / "profile", ignore_errors=True)
