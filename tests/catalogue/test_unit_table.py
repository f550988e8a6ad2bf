# SPDX-License-Identifier: MIT
from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from lsapp.catalogue.faults import FaultList, FileFaults
from lsapp.catalogue.unit_table import COLUMNS, check_units, read_units
from lsapp.errors import UserError

HEADER = ",".join(COLUMNS)
GOOD = "H1,district,Huyện Một,UBND,,2025-06-30,,,"


def load(path: Path, *rows: str) -> dict[str, object]:
    path.write_text("\n".join((HEADER, *rows)) + "\n", "utf-8")
    faults = FaultList()
    listed = read_units(path, faults)
    units = {code: unit for code, (unit, _) in listed.items()}
    check_units(units, listed, FileFaults(path, faults))
    faults.raise_if_any()
    return dict(units)


FAULTY = [
    ("H1,district,Huyện Hai,UBND,,,,,", "dòng 3, cột code", "duplicate"),
    ("h2,district,Huyện Hai,UBND,,,,,", "dòng 3, cột code", "pattern"),
    ("L-X2,district,Huyện Hai,UBND,,,,,", "dòng 3, cột code", "pattern"),
    ("H2,huyện,Huyện Hai,UBND,,,,,", "dòng 3, cột kind", "unknown_reference"),
    ("H2,district,,UBND,,,,,", "dòng 3, cột name", "empty"),
    ("H2,district, Huyện Hai,UBND,,,,,", "dòng 3, cột name", "spaces"),
    ("H2,district,Huye\u0323\u0302n Hai,UBND,,,,,", "dòng 3, cột name", "not_nfc"),
    ("H2,district,Huyện Hai,,,,,,", "dòng 3, cột symbol", "empty"),
    ("H2,district,Huyện Hai,UBND,30/6/2025,,,,", "dòng 3, cột valid_from", "type"),
    ("H2,district,Huyện Hai,UBND,2025-02-30,,,,", "dòng 3, cột valid_from", "type"),
    ("H2,district,Huyện Hai,UBND,2025-07-01,2025-06-30,,,", "dòng 3, cột valid_to", "dates"),
    (
        "H2,district,Huyện Hai,UBND,2025-07-01,,H9,,",
        "dòng 3, cột predecessors",
        "unknown_reference",
    ),
    ("H2,district,Huyện Hai,UBND,2025-07-01,,H1 H1,,", "dòng 3, cột predecessors", "repeated"),
    ("H2,district,Huyện Hai,UBND,2025-06-30,,H1,,", "dòng 3, cột predecessors", "layout"),
    ("H2,district,Huyện Hai,UBND,,,H1,,", "dòng 3, cột predecessors", "layout"),
    ("H2,district,Huyện Hai,UBND,,,,có,", "dòng 3, cột person_named", "type"),
    ("H2,district,Huyện Hai,UBND", "dòng 3", "cells"),
]


@pytest.mark.parametrize(("row", "key", "code"), FAULTY)
def test_a_faulty_row_is_named_by_line_and_column(
    tmp_path: Path, row: str, key: str, code: str
) -> None:
    path = tmp_path / "organisations.csv"
    with pytest.raises(UserError) as caught:
        load(path, GOOD, row)
    facts = caught.value.facts
    assert (facts["file"], facts["key"], facts["fault_code"]) == (str(path), key, code)
    assert all("\n" not in line for line in facts["faults"])


def test_a_predecessor_that_never_ended_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        load(
            tmp_path / "organisations.csv",
            "H1,district,Huyện Một,UBND,,,,,",
            "H2,district,Huyện Hai,UBND,2025-07-01,,H1,,",
        )
    assert "H1" in str(caught.value.facts["fault"])


def test_another_header_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "organisations.csv"
    path.write_text("code,name\nH1,Huyện Một\n", "utf-8")
    faults = FaultList()
    assert read_units(path, faults) == {}
    with pytest.raises(UserError) as caught:
        faults.raise_if_any()
    assert caught.value.facts["fault_code"] == "header"


def test_an_excel_file_with_semicolons_and_a_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "organisations.csv"
    text = f"{HEADER}\n{GOOD}\n".replace(",", ";").replace("\n", "\r\n")
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    faults = FaultList()
    (unit, line) = read_units(path, faults)["H1"]
    assert not faults
    assert (unit.name, unit.valid_to, line.number) == ("Huyện Một", dt.date(2025, 6, 30), 2)


def test_columns_may_come_in_another_order_and_lines_may_be_empty(tmp_path: Path) -> None:
    path = tmp_path / "organisations.csv"
    header = ",".join(reversed(COLUMNS))
    row = ",".join(reversed(GOOD.split(",")))
    path.write_text(f"{header}\n\n{row}\n,,,,,,,,\n", "utf-8")
    faults = FaultList()
    assert list(read_units(path, faults)) == ["H1"]
    assert not faults
