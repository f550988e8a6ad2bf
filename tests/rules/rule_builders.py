# SPDX-License-Identifier: MIT
"""A small plan, a unit's snapshot in which no rule finds anything, and the ways to spoil it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from lsapp.catalogue.model import (
    DocumentType,
    FormCheck,
    FormColumn,
    FormRow,
    FundingSource,
    LetterheadDefaults,
    OutlineSection,
    Plan,
    PlanTask,
    StatForm,
    TaskGroup,
    Unit,
    UnitKind,
)
from lsapp.domain.records import (
    Activity,
    BudgetLine,
    Evidence,
    GroupStatement,
    Letterhead,
    OpenRow,
    Programme,
    Progress,
    Record,
    Records,
    Report,
    Section,
    Status,
    StatValue,
)
from lsapp.rules.context import Context
from lsapp.submission.payload import Snapshot

UNIT = "X06040"
HOME = {"unit": UNIT, "plan": "KH48", "round": "2026"}
LIVE = {"unit": UNIT}

GROUPS = (
    TaskGroup(
        code="n1",
        title="Nghiên cứu, quán triệt, cụ thể hóa",
        short="Quán triệt, cụ thể hóa",
        deadline=dt.date(2026, 6, 30),
        tasks=(
            PlanTask(code="1.1", title="Hội nghị quán triệt", compulsory=True),
            PlanTask(
                code="1.2",
                title="Hướng dẫn ngành dọc",
                compulsory=True,
                applies_to=(UnitKind.DEPARTMENT,),
            ),
            PlanTask(code="1.3", title="Phân công phụ trách", deadline=dt.date(2026, 3, 31)),
        ),
    ),
    TaskGroup(
        code="n2",
        title="Tuyên truyền, nâng cao nhận thức",
        short="Tuyên truyền",
        tasks=(PlanTask(code="2.1", title="Tin, bài, chuyên mục"),),
    ),
    TaskGroup(code="n3", title="Hợp tác quốc tế", short="Hợp tác", compulsory=False),
)

B1 = StatForm(
    code="B1",
    title="Trình độ chuyên môn",
    layout="grid",
    basis="stock",
    measure="người",
    definition="Người có trình độ từ cao đẳng trở lên.",
    required=True,
    rows=(
        FormRow(code="ts", title="Tiến sĩ", number="1"),
        FormRow(code="ths", title="Thạc sĩ", number="2"),
        FormRow(code="all", title="Cộng", sum_of=("ts", "ths")),
    ),
    columns=(
        FormColumn(code="total", title="Tổng số"),
        FormColumn(code="women", title="Nữ"),
        FormColumn(code="young", title="Đến 40 tuổi"),
        FormColumn(code="old", title="Trên 40 tuổi"),
        FormColumn(code="ages", title="Cộng các tuổi", sum_of=("young", "old")),
        FormColumn(code="hours", title="Số giờ bồi dưỡng", decimals=1),
    ),
    checks=(
        FormCheck(
            code="women",
            relation="at_most",
            left=("women",),
            right=("total",),
            level="hard",
            message="Số nữ nhiều hơn tổng số.",
        ),
        FormCheck(
            code="ages",
            relation="equal",
            left=("ages",),
            right=("total",),
            message="Cộng các tuổi khác tổng số.",
        ),
    ),
)

B5 = StatForm(
    code="B5",
    title="Nhiệm vụ khoa học và công nghệ",
    layout="list",
    basis="flow",
    measure="nhiệm vụ",
    definition="Nhiệm vụ được phê duyệt trong kỳ.",
    columns=(
        FormColumn(code="name", title="Tên nhiệm vụ", kind="text", required=True),
        FormColumn(code="level", title="Cấp", kind="choice", choices=("tỉnh", "cơ sở")),
        FormColumn(code="approved", title="Ngày phê duyệt", kind="date"),
        FormColumn(code="money", title="Kinh phí", kind="money"),
        FormColumn(code="people", title="Số người"),
        FormColumn(code="doctors", title="Số tiến sĩ"),
    ),
    checks=(
        FormCheck(
            code="doctors",
            relation="at_most",
            left=("doctors",),
            right=("people",),
            level="hard",
            message="Số tiến sĩ nhiều hơn số người.",
        ),
    ),
)

B3 = StatForm(
    code="B3",
    title="Đào tạo, bồi dưỡng",
    layout="grid",
    basis="flow",
    measure="lượt người",
    definition="Lượt cử đi trong kỳ.",
    rows=(FormRow(code="sent", title="Cử đi"),),
    columns=(FormColumn(code="count", title="Lượt người"),),
)

B9 = StatForm(
    code="B9",
    title="Dành cho sở",
    layout="grid",
    basis="stock",
    measure="hội",
    definition="Hội đang hoạt động.",
    required=True,
    applies_to=(UnitKind.DEPARTMENT,),
    rows=(FormRow(code="one", title="Hội"),),
    columns=(FormColumn(code="count", title="Số hội"),),
)

PLAN = Plan(
    code="KH48",
    version="1",
    number="48/KH-UBND",
    issued_on=dt.date(2020, 2, 17),
    title="Kế hoạch thực hiện Quyết định số 142/QĐ-TTg",
    issuer="UBND tỉnh Lạng Sơn",
    subject="xây dựng đội ngũ trí thức",
    file_prefix="KH48",
    compiling_unit="S-SKHCN2025",
    valid_from=dt.date(2020, 2, 17),
    groups=GROUPS,
    outline=(
        OutlineSection(code="lead", number="I.", title="Lãnh đạo, chỉ đạo", required=True),
        OutlineSection(code="results", number="II.", title="Kết quả", required=True, by_group=True),
        OutlineSection(code="asks", number="III.", title="Kiến nghị, đề xuất"),
    ),
    forms=(B1, B3, B5, B9),
    funding_sources=(
        FundingSource(code="tinh", name="Ngân sách tỉnh", short="NS tỉnh"),
        FundingSource(code="xa", name="Ngân sách cấp xã", short="NS xã"),
    ),
    document_types=(
        DocumentType(code="KH", name="Kế hoạch", programme=True),
        DocumentType(code="BC", name="Báo cáo"),
    ),
)

DEFAULTS = LetterheadDefaults(
    kinds=(UnitKind.COMMUNE,),
    name="ỦY BAN NHÂN DÂN\n{NAME}",
    place="{plain}",
    signer_title="CHỦ TỊCH",
    archive_mark="VT",
    report_symbol="BC-UBND",
    programme_symbol="KH-UBND",
)

OFFICE = Unit(
    code=UNIT,
    kind=UnitKind.COMMUNE,
    name="Xã Thất Khê",
    symbol="UBND",
    valid_from=dt.date(2025, 7, 1),
)


def activity(key: str, group: str, position: int, **fields: Any) -> Activity:
    """Return an activity of the programme, complete unless told otherwise."""
    given: dict[str, Any] = {
        "content": f"Nội dung nhiệm vụ {key}",
        "lead_unit": "Văn phòng HĐND và UBND",
        "timeframe": "Quý II/2026",
        "due_on": dt.date(2026, 6, 30),
        "product": "Biên bản, danh sách",
    }
    return Activity(
        **LIVE, key=key, programme="p1", group=group, position=position, **(given | fields)
    )


def progress(key: str, of: str, **fields: Any) -> Progress:
    """Return the result of an activity: completed unless told otherwise."""
    given: dict[str, Any] = {
        "status": Status.COMPLETED,
        "percent": 100,
        "result": "Đã tổ chức một hội nghị, 120 người dự",
    }
    return Progress(**HOME, key=key, activity=of, **(given | fields))


def cell(row: str, column: str, value: int | Decimal | None = None, **fields: Any) -> StatValue:
    """Return a cell of form B1, or of the form told."""
    form = fields.pop("form", "B1")
    key = f"{form}-{row}-{column}"
    return StatValue(**HOME, key=key, form=form, row=row, column=column, value=value, **fields)


def report(**fields: Any) -> Report:
    """Return the head of the report for the flow period of 2026."""
    given: dict[str, Any] = {
        "flow_from": dt.date(2025, 12, 15),
        "flow_to": dt.date(2026, 12, 14),
        "stock_on": dt.date(2026, 12, 31),
        "issued_on": dt.date(2026, 12, 15),
    }
    return Report(**(HOME | {"key": "r1"} | given | fields))


def budget_line(key: str, of: str, **fields: Any) -> BudgetLine:
    """Return money planned and disbursed for an activity in 2026."""
    given: dict[str, Any] = {
        "year": 2026,
        "source": "tinh",
        "planned": 50_000_000,
        "disbursed": 40_000_000,
    }
    return BudgetLine(**LIVE, key=key, activity=of, **(given | fields))


def evidence(key: str, of: str | None, **fields: Any) -> Evidence:
    """Return a file that proves an activity."""
    given: dict[str, Any] = {"name": f"{key}.pdf", "size": 2048, "sha256": key.rjust(64, "0")}
    return Evidence(**HOME, key=key, activity=of, **(given | fields))


def clean_records() -> Records:
    """Return records in which no rule finds anything."""
    return Records(
        letterheads=[
            Letterhead(
                **LIVE,
                key="l1",
                name="ỦY BAN NHÂN DÂN\nXÃ THẤT KHÊ",
                place="Thất Khê",
                signer_title="CHỦ TỊCH",
            )
        ],
        programmes=[
            Programme(
                **LIVE,
                key="p1",
                plan="KH48",
                doc_type="KH",
                number="12",
                symbol="KH-UBND",
                issued_on=dt.date(2026, 1, 20),
                title="Thực hiện Kế hoạch số 48/KH-UBND giai đoạn 2026-2030",
                period_from=2026,
                period_to=2030,
            )
        ],
        activities=[
            activity("a1", "n1", 1, lead_unit=None, timeframe=None, due_on=None, product=None),
            activity("a11", "n1", 1, parent="a1", plan_task="1.1"),
            activity("a12", "n1", 2, parent="a1", plan_task="1.3", due_on=dt.date(2026, 3, 31)),
            activity("a2", "n2", 1, indicator="Số tin, bài", target="20", plan_task="2.1"),
            activity("a3", "n2", 2, timeframe="Hằng năm", due_on=None),
        ],
        budget_lines=[
            budget_line("m1", "a11"),
            budget_line("m2", "a11", source="xa"),
            budget_line("m3", "a3", disbursed=None),
        ],
        reports=[report()],
        progress=[
            progress("k11", "a11"),
            progress("k12", "a12"),
            progress("k2", "a2", indicator_reached="24"),
            progress("k3", "a3", status=Status.IN_PROGRESS, percent=50),
        ],
        stat_values=[
            cell("ts", "total", 20),
            cell("ts", "women", 8),
            cell("ts", "young", 12),
            cell("ts", "old", 8),
            cell("ths", "total", 30),
            cell("ths", "hours", Decimal("12.5")),
            cell("ths", "women", not_applicable=True, reason="Chưa thống kê theo giới"),
            cell("sent", "count", 10, form="B3"),
        ],
        open_rows=[
            OpenRow(
                **HOME,
                key="o1",
                form="B5",
                cells={
                    "name": "Bảo tồn giống hồi",
                    "level": "tỉnh",
                    "approved": "2026-03-05",
                    "money": 900_000_000,
                    "people": 12,
                    "doctors": 2,
                },
                position=1,
            )
        ],
        group_statements=[
            GroupStatement(
                **HOME, key="g3", group="n3", none_arising=True, reason="Không có đối ngoại"
            )
        ],
        sections=[Section(**HOME, key="s1", section="lead", text="Đã ban hành Kế hoạch số 12.")],
        evidence=[evidence("e11", "a11"), evidence("e12", "a12"), evidence("e2", "a2")],
    )


def clean_context() -> Context:
    """Return a context in which no rule finds anything."""
    records = clean_records()
    return Context(
        plan=PLAN,
        unit=OFFICE,
        snapshot=Snapshot(plan="KH48", unit=UNIT, round="2026", records=records),
        as_of=dt.date(2026, 12, 16),
        previous=records,
        unprintable=lambda text: {char for char in text if char > "\uffff"},
    )


def with_records(context: Context, **lists: list[Any]) -> Context:
    """Return the context with other lists of records."""
    records = replace(context.records, **lists)
    return replace(context, snapshot=replace(context.snapshot, records=records))


def edit(context: Context, key: str, **fields: Any) -> Context:
    """Return the context with other fields in the one record of that key."""
    for name in context.records.__struct_fields__:
        kind = getattr(context.records, name)
        if any(one.key == key for one in kind):
            changed = [replace(one, **fields) if one.key == key else one for one in kind]
            return with_records(context, **{name: changed})
    raise KeyError(key)


def drop(context: Context, *keys: str) -> Context:
    """Return the context without the records of these keys."""
    for name in context.records.__struct_fields__:
        kept = [one for one in getattr(context.records, name) if one.key not in keys]
        context = with_records(context, **{name: kept})
    return context


def add(context: Context, *added: Record) -> Context:
    """Return the context with more records."""
    lists = {
        Activity: "activities",
        BudgetLine: "budget_lines",
        Evidence: "evidence",
        GroupStatement: "group_statements",
        Letterhead: "letterheads",
        OpenRow: "open_rows",
        Programme: "programmes",
        Progress: "progress",
        Report: "reports",
        Section: "sections",
        StatValue: "stat_values",
    }
    for one in added:
        name = lists[type(one)]
        context = with_records(context, **{name: [*getattr(context.records, name), one]})
    return context


def with_plan(context: Context, **fields: Any) -> Context:
    """Return the context with another plan."""
    return replace(context, plan=replace(context.plan, **fields))


def before(context: Context, **lists: list[Any]) -> Context:
    """Return the context with other records in the round before."""
    return replace(context, previous=replace(clean_records(), **lists))
