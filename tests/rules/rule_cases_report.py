# SPDX-License-Identifier: MIT
"""Cases of the rules for evidence, forms, the report, texts and records as such."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from msgspec.structs import replace
from rule_builders import (
    DEFAULTS,
    HOME,
    add,
    cell,
    drop,
    edit,
    evidence,
    progress,
    with_plan,
    with_records,
)
from rule_changes import (
    SECOND_ROW,
    Case,
    with_cells,
    with_text,
)

from lsapp.catalogue.model import UnitKind
from lsapp.domain.records import WHOLE, Section, Status

REPORT_CASES = (
    # evidence
    Case(
        "evidence.missing",
        "a2",
        None,
        lambda c: drop(c, "e2"),
        lambda c: edit(drop(c, "e2"), "k2", status=Status.IN_PROGRESS),
    ),
    Case(
        "evidence.empty",
        "e2",
        "size",
        lambda c: edit(c, "e2", size=0),
        lambda c: edit(c, "e2", size=1),
    ),
    Case(
        "evidence.activity",
        "e2",
        "activity",
        lambda c: edit(c, "e2", activity="a8"),
        lambda c: edit(c, "e2", activity=None),
    ),
    Case(
        "evidence.repeated",
        "e3",
        "sha256",
        lambda c: add(c, evidence("e3", "a2", sha256="e2".rjust(64, "0"))),
        lambda c: add(c, evidence("e3", "a11", sha256="e2".rjust(64, "0"))),
    ),
    # forms
    Case(
        "form.unknown",
        "B1-phd-total",
        None,
        lambda c: add(c, cell("phd", "total", 1)),
        lambda c: add(c, cell(WHOLE, WHOLE)),
    ),
    Case(
        "form.reason",
        "B1-ths-women",
        "reason",
        lambda c: edit(c, "B1-ths-women", reason=None),
        lambda c: edit(c, "B1-ths-women", reason=None, not_applicable=False),
    ),
    Case(
        "form.value_and_reason",
        "B1-ths-women",
        "not_applicable",
        lambda c: edit(c, "B1-ths-women", value=0),
        lambda c: edit(c, "B1-ths-women", value=0, not_applicable=False),
    ),
    Case(
        "form.negative",
        "B1-ts-women",
        "value",
        lambda c: edit(c, "B1-ts-women", value=-1),
        lambda c: edit(c, "B1-ts-women", value=0),
    ),
    Case(
        "form.decimals",
        "B1-ths-hours",
        "value",
        lambda c: edit(c, "B1-ths-hours", value=Decimal("12.55")),
        lambda c: edit(c, "B1-ths-hours", value=Decimal("12.50")),
    ),
    Case(
        "form.empty",
        "B1",
        None,
        lambda c: with_records(c, stat_values=[cell("ts", "total")]),
        lambda c: with_records(
            c, stat_values=[cell(WHOLE, WHOLE, not_applicable=True, reason="Chưa có biên chế")]
        ),
    ),
    Case(
        "form.whole",
        "B1-*-*",
        "not_applicable",
        lambda c: add(c, cell(WHOLE, WHOLE, not_applicable=True, reason="Không có")),
        lambda c: add(
            c, replace(cell(WHOLE, WHOLE, form="B9", not_applicable=True, reason="Không có"))
        ),
    ),
    Case(
        "form.not_ours",
        "B9",
        None,
        lambda c: add(c, cell("one", "count", 1, form="B9")),
        lambda c: add(c, cell("one", "count", form="B9")),
    ),
    Case(
        "form.jump",
        "B1-ts-total",
        "value",
        lambda c: edit(c, "B1-ts-total", value=31),
        lambda c: edit(c, "B1-ts-total", value=30),
    ),
    Case(
        "form.value_vanished",
        "B1",
        "ts/total",
        lambda c: edit(c, "B1-ts-total", value=None),
        lambda c: edit(c, "B1-ts-total", value=None, not_applicable=True, reason="Không thống kê"),
    ),
    # sums
    Case(
        "form.total",
        "B1-all-total",
        "value",
        lambda c: add(c, cell("all", "total", 51)),
        lambda c: add(c, cell("all", "total", 50)),
    ),
    Case(
        "form.contradiction",
        "B1",
        "ts/women",
        lambda c: edit(c, "B1-ts-women", value=21),
        lambda c: edit(c, "B1-ts-women", value=20),
    ),
    Case(
        "form.mismatch",
        "B1",
        "ts/ages",
        lambda c: edit(c, "B1-ts-old", value=9),
        lambda c: drop(c, "B1-ts-old", "B1-ts-young"),
    ),
    # lists
    Case(
        "list.unknown",
        "o1",
        "budget",
        lambda c: with_cells(c, budget=1),
        lambda c: with_cells(c, money=1),
    ),
    Case(
        "list.cell",
        "o1",
        "approved",
        lambda c: with_cells(c, approved="05/3/2026"),
        lambda c: with_cells(c, approved="2026-12-31"),
    ),
    Case(
        "list.negative",
        "o1",
        "money",
        lambda c: with_cells(c, money=-1),
        lambda c: with_cells(c, money=0),
    ),
    Case(
        "list.required",
        "o2",
        "name",
        lambda c: add(c, replace(SECOND_ROW, cells={"level": "tỉnh"})),
        lambda c: add(c, SECOND_ROW),
    ),
    # report
    Case(
        "letterhead.name",
        "l1",
        "name",
        lambda c: edit(c, "l1", name=None),
        lambda c: with_plan(edit(c, "l1", name=None), letterheads=(DEFAULTS,)),
    ),
    Case(
        "letterhead.signer_title",
        None,
        "signer_title",
        lambda c: drop(c, "l1"),
        lambda c: with_plan(drop(c, "l1"), letterheads=(DEFAULTS,)),
    ),
    Case(
        "letterhead.place",
        "l1",
        "place",
        lambda c: with_plan(
            edit(c, "l1", place=None),
            letterheads=(replace(DEFAULTS, kinds=(UnitKind.WARD,)),),
        ),
        lambda c: with_plan(edit(c, "l1", place=None), letterheads=(DEFAULTS,)),
    ),
    Case(
        "report.period",
        "r1",
        "flow_from",
        lambda c: edit(c, "r1", flow_from=dt.date(2026, 12, 15)),
        lambda c: edit(c, "r1", flow_from=dt.date(2026, 12, 14)),
    ),
    Case(
        "report.future",
        "r1",
        "issued_on",
        lambda c: edit(c, "r1", issued_on=dt.date(2026, 12, 17)),
        lambda c: edit(c, "r1", issued_on=None),
    ),
    Case(
        "report.early",
        "r1",
        "issued_on",
        lambda c: replace(c, cut_off=dt.date(2026, 12, 16)),
        lambda c: edit(c, "r1", issued_on=dt.date(2026, 12, 14)),
    ),
    Case(
        "report.section",
        "s1",
        "text",
        lambda c: edit(c, "s1", text=None),
        lambda c: add(c, Section(**HOME, key="s2", section="results")),
    ),
    Case(
        "report.section_unknown",
        "s2",
        None,
        lambda c: add(c, Section(**HOME, key="s2", section="annex", text="Có")),
        lambda c: add(c, Section(**HOME, key="s2", section="asks", text="Có")),
    ),
    Case(
        "unit.validity",
        None,
        None,
        lambda c: replace(c, unit=replace(c.unit, valid_from=dt.date(2026, 12, 15))),
        lambda c: replace(c, unit=replace(c.unit, valid_from=dt.date(2026, 12, 14))),
    ),
    # texts
    Case("text.legacy", "k11", "result", with_text("L¹ng S¬n"), with_text("Lạng Sơn, 5 µm")),
    Case("text.cut", "k11", "result", with_text("ă" * 32_001), with_text("ă" * 32_000)),
    Case("text.too_long", "k11", "result", with_text("ă" * 200_001), with_text("ă" * 200_000)),
    Case("text.unprintable", "k11", "result", with_text("Đã xong 👍"), with_text("Đã xong ✓")),
    # records
    Case(
        "record.misplaced",
        "k2",
        "round",
        lambda c: edit(c, "k2", round="2025"),
        lambda c: edit(c, "a2", programme="KH99"),
    ),
    Case(
        "record.repeated",
        "k9",
        None,
        lambda c: add(c, progress("k9", "a2")),
        lambda c: add(c, progress("k9", "a1")),
    ),
)
