# SPDX-License-Identifier: MIT
"""Sheets as offices draw them up, for the tests of import."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from lsapp.catalogue.loader import load_catalogue
from lsapp.domain.records import (
    Activity,
    BudgetLine,
    OpenRow,
    Programme,
    Progress,
    Record,
    Records,
    StatValue,
)
from lsapp.domain.table_values import CellContent
from lsapp.submission.tables.headers import guess_header, match_columns
from lsapp.submission.tables.model import ImportOptions, ImportPlan, ImportTable, OfficeSheet
from lsapp.submission.tables.planning import MappedSheet, plan_import
from lsapp.submission.tables.table_fields import activity_table, form_table

PLAN = load_catalogue(Path(__file__).resolve().parents[2] / "data").plan("KH48")
ACTIVITIES = activity_table(PLAN)
UNIT = "X06040"
R = TypeVar("R", bound=Record)

ANNEX: tuple[tuple[CellContent, ...], ...] = (
    ("ỦY BAN NHÂN DÂN", None, None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("XÃ THẤT KHÊ",),
    ("DANH MỤC NHIỆM VỤ NĂM 2026",),
    (None, None, None, None, None, None, None, "Đơn vị tính: triệu đồng"),
    ("TT", "Nội dung nhiệm vụ", "ĐV chủ trì", "CQ phối hợp", "Thời gian hoàn thành",
     "Sản phẩm dự kiến", "KP", None, None, "Ghi chú", "Tỷ lệ %", "Đánh giá"),
    (None, None, None, None, None, None, "Tổng", "NSTW", "NS tỉnh"),
    ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)", "(10)", "(11)", "(12)"),
    ("I", "NHÓM 1. Quán triệt, cụ thể hóa", None, None, None, None, 12, 5, 7),
    (1, "Hội nghị quán triệt", "VP UBND", "Các phòng", "Quý II/2026", "Hội nghị", 12, 5, 7, None,
     "khoảng một nửa", "Đã xong"),
    (None, None, None, None, None, "Biên bản", None, Decimal("0.5")),
    (Decimal("1.1"), "Chuẩn bị tài liệu", "VP UBND", None, dt.date(2026, 3, 5), None, None, None,
     "1.250,5", None, Decimal("0.8"), "chưa hoàn thành"),
    ("a)", "In tài liệu"),
    (2, "Ban hành chương trình", None, None, 46086),
    ("II", "Tuyên truyền, phổ biến"),
    (1, "Đăng tin bài", "Phòng VHXH"),
    (),
    (None, "Tổng cộng", None, None, None, None, 12),
    ("Nơi nhận:", None, None, "TM. ỦY BAN NHÂN DÂN"),
    ("- Lưu: VT",),
)  # fmt: skip
"""An annex with a banner, a head of two rows, column numbers, groups, points, a total and a signature."""


def sheet_of(*rows: tuple[CellContent, ...], **more: object) -> OfficeSheet:
    return OfficeSheet(name="Phụ lục", rows=rows, **more)  # type: ignore[arg-type]


def options(**changes: object) -> ImportOptions:
    settings: dict[str, object] = {"unit": UNIT, "year": 2026, "round_code": "2026"}
    return ImportOptions(**(settings | changes))  # type: ignore[arg-type]


def planned(
    sheet: OfficeSheet,
    existing: Records | None = None,
    table: ImportTable = ACTIVITIES,
    **changes: object,
) -> ImportPlan:
    """Plan an import with the guesses taken as they are."""
    header = guess_header(table, sheet)
    assert header is not None
    mapping = match_columns(table, sheet, header)
    mapped = MappedSheet(table=table, sheet=sheet, header=header, mapping=mapping)
    return plan_import(PLAN, existing or Records(), mapped, options(**changes))


def form(code: str) -> ImportTable:
    return form_table(next(one for one in PLAN.forms if one.code == code))


def of_kind(kind: type[R], records: tuple[Record, ...]) -> list[R]:
    return [one for one in records if isinstance(one, kind)]


def held(plan: ImportPlan) -> Records:
    """The records of a plan as the database would give them back."""
    return Records(
        programmes=of_kind(Programme, plan.records),
        activities=of_kind(Activity, plan.records),
        budget_lines=of_kind(BudgetLine, plan.records),
        progress=of_kind(Progress, plan.records),
        open_rows=of_kind(OpenRow, plan.records),
        stat_values=of_kind(StatValue, plan.records),
    )
