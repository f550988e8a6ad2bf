# SPDX-License-Identifier: MIT
"""Workbooks as honest programs write and rewrite them all read to the same values."""

from __future__ import annotations

import datetime as dt
import io
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from lsapp.intake.cells import Cells
from lsapp.intake.foreign import ForeignSheet, read_foreign_workbook
from lsapp.intake.guard import check_package
from lsapp.intake.workbook import Workbook, read_workbook

_VALUES: Cells = {
    (1, 1): "Chương trình hành động của Đảng ủy xã Thất Khê",
    (1, 2): " giữ khoảng trắng ",
    (2, 1): 12_500_000,
    (2, 2): Decimal("8.5"),
    (2, 3): -3,
    (3, 1): dt.date(2026, 12, 14),
    (3, 2): True,
    (4, 1): "=1+1",
    (4, 2): "hai\ndòng & <thẻ> \U0001f600",
    (5, 4): "x" * 32_000,
    (300, 30): 10**15,
}


@pytest.fixture(scope="module")
def original() -> bytes:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False})
    book.set_custom_property("lsapp.unit", "X06040")
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    money = book.add_format({"num_format": "#,##0", "border": 1})
    page = book.add_worksheet("Biểu 01")
    for (row, column), value in _VALUES.items():
        if isinstance(value, dt.date):
            page.write_datetime(row - 1, column - 1, dt.datetime(2026, 12, 14), day)
        elif isinstance(value, str):
            page.write_string(row - 1, column - 1, value)
        elif isinstance(value, bool):
            page.write_boolean(row - 1, column - 1, value)
        else:
            page.write_number(row - 1, column - 1, float(str(value)), money)
    page.set_column("A:XFD", 12, money)
    page.merge_range("F6:H8", "")
    page.data_validation("A9:A99", {"validate": "list", "source": ["a", "b"]})
    page.freeze_panes(1, 1)
    page.protect()
    hidden = book.add_worksheet("_lsapp")
    hidden.very_hidden()
    hidden.write_string(0, 0, '{"a":"' + "ữ" * 30_000 + '"}')
    book.close()
    return stream.getvalue()


def _openpyxl(data: bytes) -> bytes:
    stream = io.BytesIO()
    openpyxl.load_workbook(io.BytesIO(data)).save(stream)
    return stream.getvalue()


def _libreoffice(data: bytes, folder: Path, kind: str = "xlsx") -> bytes:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    source = folder / "in" / "a.xlsx"
    source.parent.mkdir()
    source.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = [program, profile, "--headless", "--convert-to", kind, "--outdir", str(folder)]
    subprocess.run([*convert, str(source)], check=True, capture_output=True, timeout=120)
    return (folder / f"a.{kind}").read_bytes()


def _check(book: Workbook) -> None:
    assert [sheet.name for sheet in book.sheets] == ["Biểu 01", "_lsapp"]
    assert book.properties["lsapp.unit"] == "X06040"
    page, hidden = book.sheets
    assert page.cells == _VALUES
    for key, value in page.cells.items():
        # LibreOffice turns a truth value into 1 where its cell has a number format.
        assert type(value) is type(_VALUES[key]) or _VALUES[key] is True
    assert page.state == "visible"
    assert page.formulas <= {(3, 2)}  # LibreOffice saves a truth value as TRUE()
    assert hidden.state in ("hidden", "veryHidden")
    assert hidden.cells == {(1, 1): '{"a":"' + "ữ" * 30_000 + '"}'}


def test_written_by_xlsxwriter(original: bytes) -> None:
    _check(read_workbook(check_package(original)))


def test_saved_again_by_openpyxl(original: bytes) -> None:
    data = _openpyxl(original)
    # openpyxl takes a text that begins with "=" for a formula when it saves it.
    book = read_workbook(check_package(data))
    page = book.sheets[0]
    kept = {key: value for key, value in _VALUES.items() if key != (4, 1)}
    assert {key: value for key, value in page.cells.items() if key != (4, 1)} == kept
    assert book.properties["lsapp.unit"] == "X06040"
    assert book.sheets[1].state == "veryHidden"


def test_saved_again_by_libreoffice(original: bytes, tmp_path: Path) -> None:
    _check(read_workbook(check_package(_libreoffice(original, tmp_path))))


@pytest.mark.parametrize("kind", ["ods", "xls"])
def test_saved_in_another_format(original: bytes, tmp_path: Path, kind: str) -> None:
    page, hidden = read_foreign_workbook(_libreoffice(original, tmp_path, kind), f"a.{kind}")
    _check_rows(page)
    assert not hidden.visible


def test_a_foreign_xlsx_gives_the_same_rows(original: bytes) -> None:
    _check_rows(read_foreign_workbook(original)[0])


def _check_rows(page: ForeignSheet) -> None:
    assert page.name == "Biểu 01"
    assert page.visible
    found = {
        (row, column): value
        for row, values in enumerate(page.rows, 1)
        for column, value in enumerate(values, 1)
        if value is not None
    }
    assert found == _VALUES
    assert all(not row or row[-1] is not None for row in page.rows)
