# SPDX-License-Identifier: MIT
"""For every rule one change that makes it speak, and one next to it that leaves it silent."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from msgspec.structs import replace
from rule_builders import (
    B1,
    LIVE,
    PLAN,
    activity,
    add,
    before,
    budget_line,
    cell,
    clean_records,
    drop,
    edit,
    report,
    with_plan,
    with_records,
)
from rule_cases_report import REPORT_CASES
from rule_cases_tasks import TASK_CASES
from rule_changes import (
    SECOND_ROW,
    old_programme,
    with_cells,
    with_text,
)

from lsapp.domain.records import WHOLE, Letterhead, Status

CASES = (*TASK_CASES, *REPORT_CASES)

# Further changes that a rule must speak of, where one boundary is not the whole rule.
ALSO_FIRES = (
    ("activity.parent", lambda c: edit(c, "a12", parent="a99")),
    (
        "activity.parent",
        lambda c: edit(old_programme(c), "a1", programme="p0"),
    ),
    ("activity.circle", lambda c: edit(c, "a3", parent="a3")),
    ("money.negative", lambda c: edit(c, "m1", disbursed=-5)),
    ("money.unplanned", lambda c: edit(c, "m1", planned=0)),
    ("money.in_millions", lambda c: edit(c, "m1", planned=50)),
    ("progress.percent", lambda c: edit(c, "k3", percent=-1)),
    ("progress.finished", lambda c: edit(c, "k3", percent=100, status=Status.STOPPED)),
    ("schedule.overdue", lambda c: drop(edit(c, "a3", due_on=dt.date(2026, 3, 1)), "k3")),
    ("group.uncovered", lambda c: edit(drop(c, "a2", "a3"), "g3", group="n2", none_arising=False)),
    ("form.unknown", lambda c: add(c, cell("ts", "men", 1))),
    ("form.unknown", lambda c: add(c, cell("ts", "total", 1, form="B77"))),
    ("form.unknown", lambda c: add(c, cell(WHOLE, "total", 1))),
    ("form.decimals", lambda c: edit(c, "B1-ts-total", value=Decimal("20.5"))),
    ("form.decimals", lambda c: edit(c, "B1-ts-total", value=Decimal("NaN"))),
    ("form.total", lambda c: add(c, cell("ts", "ages", 21))),
    ("form.contradiction", lambda c: with_cells(c, doctors=13)),
    ("form.jump", lambda c: edit(c, "B3-sent-count", value=16)),
    ("form.value_vanished", lambda c: drop(c, "B1-ts-old")),
    ("form.value_vanished", lambda c: drop(c, "B3-sent-count")),
    ("list.unknown", lambda c: add(c, replace(SECOND_ROW, form="B1"))),
    ("list.cell", lambda c: with_cells(c, approved=20260305)),
    ("list.cell", lambda c: with_cells(c, level="huyện")),
    ("list.cell", lambda c: with_cells(c, money="1.5")),
    ("list.cell", lambda c: with_cells(c, people="1.5")),
    ("list.cell", lambda c: with_cells(c, people="mười hai")),
    ("list.cell", lambda c: with_cells(c, name=5)),
    ("list.negative", lambda c: with_cells(c, people="-2")),
    ("report.section", lambda c: drop(c, "s1")),
    ("report.early", lambda c: edit(c, "r1", issued_on=dt.date(2026, 12, 13))),
    ("text.legacy", lambda c: edit(c, "a2", lead_unit="Sôû Khoa hoïc vaø Coâng ngheä")),
    ("text.unprintable", lambda c: with_cells(c, name="Hồi 🌿")),
    ("record.misplaced", lambda c: edit(c, "a2", unit="X06001")),
    ("record.misplaced", lambda c: edit(c, "p1", plan="KH99")),
    ("record.repeated", lambda c: add(c, activity("a2", "n2", 7))),
    ("record.repeated", lambda c: add(c, report(key="r2"))),
    ("record.repeated", lambda c: add(c, Letterhead(**LIVE, key="l2"))),
    ("record.repeated", lambda c: add(c, replace(cell("ts", "total", 20), key="again"))),
)

ALSO_SILENT = (
    ("schedule.group_deadline", lambda c: edit(c, "k11", status=Status.NONE_ARISING)),
    (
        "schedule.group_deadline",
        lambda c: edit(edit(c, "k11", status=Status.IN_PROGRESS), "p1", period_from=2027),
    ),
    ("schedule.overdue", lambda c: edit(c, "k2", status=Status.STOPPED)),
    ("schedule.overdue", lambda c: edit(c, "a1", due_on=dt.date(2026, 3, 1))),
    ("plan_task.uncovered", lambda c: drop(c, "a1", "a11", "a12")),
    ("group.uncovered", lambda c: edit(old_programme(c), "a1", programme="p0")),
    (
        "money.unspent",
        lambda c: edit(edit(c, "m1", year=2027, disbursed=None), "m2", year=2027, disbursed=None),
    ),
    ("money.repeated", lambda c: add(c, budget_line("m9", "a2"))),
    ("form.jump", lambda c: edit(c, "B1-ts-women", value=13)),
    (
        "form.jump",
        lambda c: before(
            edit(c, "B3-sent-count", value=99), reports=[report(flow_from=dt.date(2026, 6, 15))]
        ),
    ),
    ("form.jump", lambda c: replace(edit(c, "B1-ts-total", value=99), previous=None)),
    ("form.jump", lambda c: before(edit(c, "B1-ts-total", value=99), stat_values=[])),
    ("form.value_vanished", lambda c: edit(c, "B1-ts-total", value=0)),
    (
        "form.value_vanished",
        lambda c: with_records(
            c, stat_values=[cell("ts", "total"), cell("sent", "count", 10, form="B3")]
        ),
    ),
    (
        "form.value_vanished",
        lambda c: with_records(
            c,
            stat_values=[
                cell("sent", "count", 10, form="B3"),
                cell(WHOLE, WHOLE, not_applicable=True, reason="Không có biên chế"),
            ],
        ),
    ),
    (
        "form.value_vanished",
        lambda c: before(c, stat_values=[*c.records.stat_values, cell("all", "total", 50)]),
    ),
    (
        "form.value_vanished",
        lambda c: before(
            c, stat_values=[*c.records.stat_values, cell("one", "count", 3, form="B9")]
        ),
    ),
    (
        "form.value_vanished",
        lambda c: before(c, stat_values=[*c.records.stat_values, cell("cn", "total", 3)]),
    ),
    ("form.mismatch", lambda c: edit(c, "B1-ts-total", value=None)),
    ("form.empty", lambda c: with_plan(c, forms=(replace(B1, required=False), *PLAN.forms[1:]))),
    ("text.unprintable", lambda c: replace(with_text("👍")(c), unprintable=None)),
    ("activity.timeframe_unread", lambda c: edit(c, "a2", timeframe="Quý II", due_on=None)),
    ("progress.fell", lambda c: before(c, progress=clean_records().progress[:1])),
)
