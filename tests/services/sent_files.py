# SPDX-License-Identifier: MIT
"""What the tests of decisions share: the sample's report as it was sent, edited outside, and looked at."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec
import openpyxl

from lsapp.domain.records import Receipt
from lsapp.services.compiling import heads_of_round
from lsapp.services.desk import Desk
from lsapp.services.showing import records_shown

UNIT, ROUND = "X06040", "2026"
TODAY = dt.date(2026, 12, 10)


def edited_copy(source: Path, target: Path) -> Path:
    workbook = openpyxl.load_workbook(source)
    money, words = workbook["Kinh phí"], workbook["Lời văn"]
    fields = {cell.value: cell.column for cell in money[1]}
    rows = [r for r in range(2, 99) if len(str(money.cell(r, 1).value or "")) == 36]
    money.cell(rows[0], fields["budget_line.planned"]).value = 7_000_000
    money.cell(rows[1], fields["budget_line.planned"]).value = "bảy triệu"
    fields = {cell.value: cell.column for cell in words[1]}
    row = next(r for r in range(2, 40) if words.cell(r, 1).value == "chi_dao")
    words.cell(row, fields["section.text"]).value = "Lời viết thêm ngoài chương trình"
    workbook.save(target)
    return target


def shown(desk: Desk) -> bytes:
    return records_shown(desk, desk.plan("KH48"), UNIT, ROUND)


def receipt_of(desk: Desk, path: Path) -> Receipt:
    (found,) = [one for one in desk.store.select(Receipt) if one.file_name == path.name]
    return found


def counted(desk: Desk) -> bytes:
    """What the roll-up counts of the unit."""
    (head,) = heads_of_round(desk, desk.plan(), ROUND, [UNIT])
    return msgspec.json.encode((head.state, head.records), order="sorted")
