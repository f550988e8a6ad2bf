# SPDX-License-Identifier: MIT
from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packages import MAIN, STRICT, packed, parts, relationships, sheet, workbook

from lsapp.intake.cells import CellError, Cells, column_number, parse_number
from lsapp.intake.guard import check_package
from lsapp.intake.limits import DEFAULT_LIMITS, Limits
from lsapp.intake.refusal import Refusal
from lsapp.intake.sharedstrings import unescape
from lsapp.intake.styles import is_date_format, serial_date
from lsapp.intake.workbook import Workbook, read_workbook


def _read(content: dict[str, str | bytes], limits: Limits = DEFAULT_LIMITS) -> Workbook:
    return read_workbook(check_package(packed(content), limits), limits)


def _cells(rows: str, strings: str | None = None) -> Cells:
    return _read(parts(rows, strings)).sheets[0].cells


def _one(cell: str) -> object:
    return _cells(f'<row r="1">{cell}</row>').get((1, 1))


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c r="A1"><v>5000000</v></c>', 5_000_000),
        ('<c r="A1"><v>-12</v></c>', -12),
        ('<c r="A1"><v>1000000000000000</v></c>', 10**15),
        ('<c r="A1"><v>5E6</v></c>', 5_000_000),
        ('<c r="A1"><v>1.1000000000000001</v></c>', Decimal("1.1")),
        ('<c r="A1"><v>0.1</v></c>', Decimal("0.1")),
        ('<c r="A1" s="0" t="n"><v>7.0</v></c>', 7),
        ('<c r="A1" t="b"><v>1</v></c>', True),
        ('<c r="A1" t="b"><v>0</v></c>', False),
        ('<c r="A1" t="e"><v>#N/A</v></c>', CellError("#N/A")),
        ('<c r="A1" t="s"><v>0</v></c>', "một"),
        ('<c r="A1" t="str"><v>=1+1</v></c>', "=1+1"),
        ('<c r="A1" s="1"><v>46000</v></c>', dt.date(2025, 12, 9)),
        ('<c r="A1" s="2"><v>46000.5</v></c>', dt.datetime(2025, 12, 9, 12)),
        ('<c r="A1" t="d"><v>2026-12-31</v></c>', dt.date(2026, 12, 31)),
        ('<c r="A1" t="inlineStr"><is><t xml:space="preserve"> x </t></is></c>', " x "),
        ('<c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>', "ab"),
        ('<c r="A1" t="inlineStr"><is><t>a</t><rPh sb="0" eb="1"><t>z</t></rPh></is></c>', "a"),
        ("<c><v>3</v></c>", 3),
        ('<c r="A1" s="1"/>', None),
        ('<c r="A1"><v></v></c>', None),
        ('<c r="A1" t="str"><v></v></c>', None),
    ],
)
def test_value_of_a_cell(cell: str, value: object) -> None:
    found = _one(cell)
    assert found == value
    assert type(found) is type(value)


def test_a_formula_keeps_its_cached_value_and_is_marked() -> None:
    rows = '<row r="2"><c r="B2"><f>SUM(A1:A2)</f><v>4</v></c><c r="C2"><v>4</v></c></row>'
    found = _read(parts(rows)).sheets[0]
    assert found.cells == {(2, 2): 4, (2, 3): 4}
    assert found.formulas == {(2, 2)}


def test_white_space_between_tags_is_no_text() -> None:
    rows = '<row r="1">\n  <c r="A1" t="str">\n <v>a\nb</v>\n </c>\n</row>\n'
    assert _cells(rows) == {(1, 1): "a\nb"}


def test_shared_strings_join_runs_and_leave_phonetics_out() -> None:
    strings = (
        "<si><t>a</t></si><si><r><t>Lạng </t></r><r><t>Sơn</t></r></si>"
        "<si><t>b</t><rPh sb='0' eb='1'><t>z</t></rPh></si><si/>"
        "<si><t>_x000D_&amp;_x005F_x</t></si>"
    )
    rows = "".join(f'<c r="{c}1" t="s"><v>{n}</v></c>' for n, c in enumerate("ABCDE"))
    assert _cells(f'<row r="1">{rows}</row>', strings) == {
        (1, 1): "a",
        (1, 2): "Lạng Sơn",
        (1, 3): "b",
        (1, 5): "\r&_x",
    }


def test_dimension_merges_and_empty_formatted_rows_are_ignored() -> None:
    content = parts(
        sheet=sheet(
            '<row r="1"><c r="A1"><v>1</v></c></row>'
            '<row r="1048576"><c r="XFD1048576" s="1"/></row>',
            before='<dimension ref="A1:XFD1048576"/>'
            '<cols><col min="1" max="16384" width="9"/></cols>',
            after='<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        )
    )
    assert _read(content).sheets[0].cells == {(1, 1): 1}


def test_prefixed_and_strict_vocabularies_read_alike() -> None:
    prefixed = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c>'
        "</x:row></x:sheetData></x:worksheet>"
    )
    assert _read(parts(sheet=prefixed)).sheets[0].cells == {(1, 1): 1}
    strict = parts(sheet=sheet('<row r="1"><c r="A1"><v>1</v></c></row>', STRICT))
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    for name in ("_rels/.rels", "xl/_rels/workbook.xml.rels"):
        strict[name] = str(strict[name]).replace(
            office, "http://purl.oclc.org/ooxml/officeDocument/relationships"
        )
    assert _read(strict).sheets[0].cells == {(1, 1): 1}


def test_states_properties_and_the_1904_calendar() -> None:
    content = parts('<row r="1"><c r="A1" s="1"><v>0</v></c></row>')
    content["xl/workbook.xml"] = workbook(
        ("A", "rId1"), extra='<workbookPr date1904="1"/>'
    ).replace('name="A"', 'name="A" state="veryHidden"')
    content["_rels/.rels"] = relationships(
        ("rId1", "officeDocument", "/xl/workbook.xml"),
        ("rId2", "custom-properties", "docProps/custom.xml"),
    )
    content["docProps/custom.xml"] = (
        '<Properties xmlns:vt="v"><property name="LSAPP.unit"><vt:lpwstr>X06040</vt:lpwstr>'
        '</property><property name="revision"><vt:i4>2</vt:i4></property></Properties>'
    )
    found = _read(content)
    assert found.properties == {"LSAPP.unit": "X06040", "revision": "2"}
    assert found.sheets[0].state == "veryHidden"
    assert found.sheets[0].cells == {(1, 1): dt.date(1904, 1, 1)}


def test_only_the_sheets_asked_for_are_read() -> None:
    content = parts('<row r="1"><c r="A1"><v>1</v></c></row>')
    content["xl/workbook.xml"] = workbook(("A", "rId1"), ("_lsapp", "rId9"))
    content["xl/_rels/workbook.xml.rels"] = relationships(
        ("rId1", "worksheet", "worksheets/sheet1.xml"),
        ("rId9", "worksheet", "worksheets/broken.xml"),
    )
    content["xl/worksheets/broken.xml"] = "<not closed"
    found = read_workbook(check_package(packed(content)), sheets=["a"])
    assert [(s.name, len(s.cells)) for s in found.sheets] == [("A", 1), ("_lsapp", 0)]
    assert found.sheet("_LSAPP") is found.sheets[1]
    assert found.sheet("none") is None


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(cells=3), "workbook.too_many_cells"),
        (Limits(rows=2), "workbook.cell_outside"),
        (Limits(columns=1), "workbook.cell_outside"),
        (Limits(elements=10), "package.too_many_elements"),
        (Limits(text=2), "workbook.text_too_long"),
        (Limits(part=300), "package.too_big"),
        (Limits(file=99), "file.too_big"),
    ],
)
def test_each_limit_holds(limits: Limits, code: str) -> None:
    rows = "".join(
        f'<row r="{r}"><c r="A{r}"><v>1</v></c><c r="B{r}"><v>2</v></c></row>' for r in (1, 2, 3)
    )
    with pytest.raises(Refusal) as refused:
        _read(parts(rows), limits)
    assert refused.value.code == code


def test_names_of_columns() -> None:
    assert [column_number(name) for name in ("A", "Z", "AA", "XFD")] == [1, 26, 27, 16384]
    assert [column_number(name) for name in ("XFE", "", "AAAA", "1", "É")] == [0] * 5


@given(st.integers(-(10**15), 10**15))
def test_whole_numbers_are_exact(number: int) -> None:
    assert parse_number(str(number), 17) == number


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_other_numbers_are_the_double_that_was_written(number: float) -> None:
    assert float(parse_number(f"{number:.17g}", 17)) == number


@pytest.mark.parametrize("text", ["1_000", "٣", "nan", "inf", "1e999", "0x10", "a", "1" * 65])
def test_what_is_no_number(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_number(text, 17)


@pytest.mark.parametrize(
    ("code", "is_date"),
    [
        ("dd/mm/yyyy", True),
        ("[$-42A]d mmmm yyyy;@", True),
        ("mm/yyyy", True),
        ("General", False),
        ('#,##0 "ngày"', False),
        ("[Red]0.00", False),
        ("#,##0\\d", False),
        ("h:mm", False),
        ('0;"dd"', False),
        ("@", False),
    ],
)
def test_which_formats_are_dates(code: str, is_date: bool) -> None:
    assert is_date_format(code) is is_date


@pytest.mark.parametrize(
    ("serial", "since_1904", "day"),
    [
        (1, False, dt.date(1900, 1, 1)),
        (59, False, dt.date(1900, 2, 28)),
        (60, False, None),
        (61, False, dt.date(1900, 3, 1)),
        (2_958_465, False, dt.date(9999, 12, 31)),
        (2_958_466, False, None),
        (-1, False, None),
        (Decimal("-0.5"), True, None),
        (2_957_003, True, dt.date(9999, 12, 31)),
        (2_957_004, True, None),
        (Decimal("2958465.9999999999"), False, None),
    ],
)
def test_days_of_serial_numbers(
    serial: int | Decimal, since_1904: bool, day: dt.date | None
) -> None:
    assert serial_date(serial, since_1904=since_1904) == day


def test_escapes_join_surrogates_and_drop_lone_ones() -> None:
    assert unescape("_xD83D__xDE00_") == "\U0001f600"
    assert unescape("a_xD83D_b") == "ab"
    assert unescape("_x_xZZZZ_") == "_x_xZZZZ_"
