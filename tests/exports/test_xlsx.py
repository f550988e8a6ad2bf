# SPDX-License-Identifier: MIT
"""The workbook as spreadsheet programs see it: text is text, numbers are numbers, nothing is a formula."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from decimal import Decimal
from functools import cache
from typing import Any

import msgspec
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lsapp.exports.xlsx import Book, Cover, render_xlsx
from lsapp.intake.guard import check_package
from lsapp.intake.seal import holds_seal
from lsapp.intake.workbook import read_workbook
from lsapp.submission.carrier import payload_rows
from lsapp.submission.payload import canonical
from lsapp.submission.sheets import (
    CUT_MARK,
    CellValue,
    Choice,
    Sheet,
    SheetColumn,
    SheetRow,
    shown_text,
)
from tests.submission.strategies import AWKWARD, texts
from tests.submission.workbooks import (
    awkward_case,
    changed,
    column_of,
    read,
    row_of,
    sample_case,
    sheet_of,
    template_of,
    workbook_of,
)

MADE_AT = dt.datetime(2026, 12, 10, 3, 30, tzinfo=dt.UTC)
COLUMNS = (
    SheetColumn(field="order", label="TT", value="integer", computed=True),
    SheetColumn(field="a.text", label="Lời", width=40),
    SheetColumn(field="a.money", label="Tiền", value="money"),
    SheetColumn(field="a.number", label="Số", value="number", decimals=2),
    SheetColumn(field="a.day", label="Ngày", value="date"),
    SheetColumn(field="a.choice", label="Chọn", value="choice", choices=(Choice("x", "Một, hai"),)),
)


def book(*rows: tuple[CellValue, ...], **about: Any) -> Book:
    """A book of one sheet whose rows are ``rows`` after their number."""
    page = Sheet(
        code="rows",
        name="Dòng",
        title="CÁC DÒNG",
        note="Lời dặn",
        columns=COLUMNS,
        rows=tuple(
            SheetRow(key=f"k{i}", cells=(i, *cells, *(None,) * (5 - len(cells))))
            for i, cells in enumerate(rows)
        ),
    )
    fields: dict[str, Any] = {
        "cover": Cover(title="BẢN NỘP", facts=(("Đơn vị", "Xã"),), guidance=("Gửi thẳng.",)),
        "sheets": (page,),
        "hidden_rows": tuple(payload_rows(b'{"a":1}')),
        "properties": {"lsapp_unit": "X06040"},
        "title": "KH48",
        "author": "Xã Thất Khê",
        "made_at": MADE_AT,
    }
    return Book(**fields | about)


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name).decode() for name in package.namelist()}


@cache
def rich() -> bytes:
    return workbook_of(awkward_case())


def test_the_same_book_gives_the_same_bytes() -> None:
    assert workbook_of(awkward_case()) == rich()
    assert template_of() == template_of()
    assert render_xlsx(book(("một", 1))) == render_xlsx(book(("một", 1)))


def test_a_large_book_gives_the_same_bytes_too() -> None:
    rows = [(f"Việc {i}", i, Decimal(i) / 4, dt.date(2026, 1, 1)) for i in range(4_100)]
    data = render_xlsx(book(*rows))
    assert data == render_xlsx(book(*rows))
    assert holds_seal(check_package(data))
    page = opened(data)["Dòng"]
    last = row_of(page, "k4099")
    assert [page.cell(last, index).value for index in range(2, 7)] == [
        4099, "Việc 4099", 4099, 1024.75, dt.datetime(2026, 1, 1),
    ]  # fmt: skip


def test_nothing_in_a_workbook_is_a_formula() -> None:
    for data in (rich(), template_of()):
        for name, xml in parts(data).items():
            if name.startswith("xl/worksheets/"):
                assert "<f>" not in xml
                assert "<f " not in xml
    # The choices of a drop-down are the one thing that refers to cells.
    assert "calcChain" not in "".join(parts(rich()))


@pytest.mark.parametrize(
    "text", ["=1+1", "+84 205", "-", "-5", "@tên", "=HYPERLINK(\"x\")", "＝1", "＠a", "'=1", "%"]
)  # fmt: skip
def test_text_that_begins_like_a_formula_is_a_quoted_string(text: str) -> None:
    page = opened(render_xlsx(book((text,))))["Dòng"]
    cell = page.cell(row_of(page, "k0"), column_of(page, "a.text"))
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.number_format == "@"
    assert bool(cell.quotePrefix) is (text != "%")


def test_a_reason_on_the_cover_is_text_as_well() -> None:
    cover = Cover(title="BẢN NỘP", facts=(("Lý do", "=cmd|x"), ("Nữa", "")), guidance=())
    page = opened(render_xlsx(book(cover=cover)))["Bìa"]
    (cell,) = [c for row in page.iter_rows() for c in row if c.value == "=cmd|x"]
    assert (cell.data_type, bool(cell.quotePrefix)) == ("s", True)


def test_numbers_money_and_days_are_what_they_are() -> None:
    page = opened(render_xlsx(book(("a", 12_500_000, Decimal("8.5"), dt.date(2026, 3, 5)))))["Dòng"]
    row = row_of(page, "k0")
    money, number, day = (
        page.cell(row, column_of(page, f"a.{name}")) for name in ("money", "number", "day")
    )
    assert (money.value, money.data_type, money.number_format) == (12_500_000, "n", "#,##0")
    assert (number.value, number.number_format) == (8.5, "#,##0.00")
    assert (day.value, day.number_format) == (dt.datetime(2026, 3, 5), "dd/mm/yyyy")


@pytest.mark.parametrize("number", [10**15, -(10**15), 0, 999_999_999_999_999])
def test_whole_numbers_are_exact_to_the_last_digit(number: int) -> None:
    cells = read_workbook(check_package(render_xlsx(book(("a", number))))).sheets[1].cells
    assert number in cells.values()


@pytest.mark.parametrize("day", [dt.date(1, 1, 1), dt.date(1899, 12, 31), dt.date(1900, 2, 28)])
def test_days_that_programs_count_differently_are_written_in_words(day: dt.date) -> None:
    page = opened(render_xlsx(book(("a", None, None, day))))["Dòng"]
    cell = page.cell(row_of(page, "k0"), column_of(page, "a.day"))
    assert cell.value == f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def cells_of(data: bytes) -> list[str]:
    found = read_workbook(check_package(data)).sheet("Dòng")
    assert found is not None
    column = next(place[1] for place, value in found.cells.items() if value == "a.text")
    return [
        value.replace("\u200b", "")
        for (row, at), value in found.cells.items()
        if at == column and row > 4 and isinstance(value, str)
    ]


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(st.lists(texts().filter(bool), min_size=1, max_size=20))
def test_any_text_is_found_again_as_it_is(rows: list[str]) -> None:
    assert cells_of(render_xlsx(book(*((text,) for text in rows)))) == rows


def test_escapes_and_markup_survive_a_program_that_undoes_them() -> None:
    told = [text for text in AWKWARD if "x00" in text or "<" in text]
    assert len(told) >= 6
    assert cells_of(changed(render_xlsx(book(*((text,) for text in told))))) == told


def test_a_text_longer_than_a_cell_is_cut_and_says_so() -> None:
    (shown,) = cells_of(render_xlsx(book((shown_text("ờ" * 40_000),))))
    assert shown.endswith(CUT_MARK)
    assert len(shown) == 32_000
    (whole,) = cells_of(render_xlsx(book(("ờ" * 32_000,))))
    assert len(whole) == 32_000


def test_the_payload_is_very_hidden_and_every_sheet_is_protected() -> None:
    for data in (rich(), template_of()):
        made = opened(data)
        assert made["_lsapp"].sheet_state == "veryHidden"
        states = {page.title: page.sheet_state for page in made.worksheets}
        assert {name for name, state in states.items() if state == "veryHidden"} <= {
            "_lsapp", "_danh_muc",
        }  # fmt: skip
        assert all(page.protection.sheet for page in made.worksheets if page.title != "_danh_muc")
        assert made.worksheets[0].title == "Bìa"


def test_a_submission_is_locked_and_a_template_opens_what_is_to_be_filled() -> None:
    def locked(data: bytes, code: str, field: str, key: str = "") -> set[bool]:
        page = sheet_of(opened(data), code)
        column = column_of(page, field)
        keys = [cell for cell in page["A"] if cell.value not in (None, "-") and cell.row > 3]
        rows = [cell.row for cell in keys if key in ("", cell.value)]
        return {page.cell(row, column).protection.locked for row in rows}

    assert locked(rich(), "activities", "activity.content") == {True}
    assert locked(template_of(), "activities", "activity.content") == {False}
    assert locked(template_of(), "activities", "number") == {True}
    assert locked(template_of(), "form:B1", "dtts") == {True}
    assert locked(template_of(), "form:B1", "tay", "dai_hoc") == {False}
    assert locked(template_of(), "form:B1", "tay", "tong") == {True}


def test_choices_have_drop_downs_that_reach_every_row() -> None:
    page = sheet_of(opened(template_of()), "activities")
    rules = {str(rule.sqref): rule.formula1 for rule in page.data_validations.dataValidation}
    letter = page.cell(1, column_of(page, "progress.status")).column_letter
    (source,) = [text for place, text in rules.items() if place.startswith(letter)]
    assert "Hoàn thành" in source
    (place,) = [place for place in rules if place.startswith(letter)]
    first, last = (int(number) for number in re.findall("[0-9]+", place))
    rows = [cell.row for cell in page["A"] if cell.value not in (None, "-") and cell.row > 3]
    assert first <= min(rows)
    assert last >= max(rows)


def test_choices_with_commas_or_too_many_lie_on_a_sheet_of_their_own() -> None:
    made = opened(render_xlsx(book(("a",))))
    assert made["_danh_muc"]["A1"].value == "Một, hai"
    (rule,) = made["Dòng"].data_validations.dataValidation
    assert rule.formula1 == "_danh_muc!$A$1:$A$1"


def test_heads_stay_in_sight_and_keys_out_of_it() -> None:
    made = opened(rich())
    for page in made.worksheets:
        if str(page["A1"].value).startswith("#"):
            assert page.freeze_panes is not None
            assert page.column_dimensions["A"].hidden
            assert page.row_dimensions[1].hidden
            assert page.print_title_rows


def test_properties_name_the_submission() -> None:
    named = {one.name: one.value for one in opened(rich()).custom_doc_props.props}
    assert (named["lsapp_unit"], named["lsapp_plan"], named["lsapp_revision"]) == (
        "X06040", "KH48", "1",
    )  # fmt: skip
    assert opened(rich()).properties.created == dt.datetime(2026, 12, 10, 3, 30)


def test_every_export_passes_our_own_guard() -> None:
    for data in (rich(), template_of(), template_of("S-SKHCN2025"), workbook_of(sample_case())):
        assert "[Content_Types].xml" in check_package(data)


@pytest.mark.full
def test_the_largest_honest_export_passes_our_own_guard_and_comes_back() -> None:
    case = sample_case("S-SKHCN2025", 20_000)
    data = workbook_of(case)
    reading = read(data)
    assert (reading.verdict, reading.code, reading.edits) == (None, None, [])
    assert reading.payload == canonical(case.payload)


def test_an_empty_sheet_keeps_its_head_and_its_mark() -> None:
    page = opened(render_xlsx(book()))["Dòng"]
    assert page["A1"].value == "#rows"
    assert [cell.value for cell in page[1]][1:] == [column.field for column in COLUMNS]
    assert [cell.value for cell in page[4]][1:] == [column.label for column in COLUMNS]


def test_a_note_may_be_anything() -> None:
    page = msgspec.structs.replace(book().sheets[0], note="<r>" + "ờ" * 40_000 + "</r>")
    made = opened(render_xlsx(book(sheets=(page,))))["Dòng"]
    assert str(made["B3"].value).endswith(CUT_MARK)
