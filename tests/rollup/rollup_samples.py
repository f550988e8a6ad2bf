# SPDX-License-Identifier: MIT
"""A small plan, five units, and random reports of them, built of the structs alone."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from hypothesis import strategies as st

from lsapp.catalogue.model import (
    DocumentType,
    FormColumn,
    FormRow,
    FundingSource,
    OutlineSection,
    Plan,
    StatForm,
    TaskGroup,
    Unit,
    UnitKind,
)
from lsapp.domain.period import RoundCode
from lsapp.domain.records import (
    Activity,
    BudgetLine,
    GroupStatement,
    OpenRow,
    Programme,
    Progress,
    Records,
    Round,
    Section,
    Status,
    StatValue,
)
from lsapp.report.provincial_figures import ReportState
from lsapp.rollup.reported import Reported

PLAN = Plan(
    code="KH7",
    version="1.0",
    number="7/KH-UBND",
    issued_on=dt.date(2024, 3, 5),
    title="Kế hoạch thư viện",
    issuer="Ủy ban nhân dân tỉnh",
    subject="phát triển thư viện",
    file_prefix="KH7",
    compiling_unit="S-A",
    valid_from=dt.date(2024, 3, 5),
    groups=(
        TaskGroup(code="1", title="Phòng đọc", short="Phòng đọc"),
        TaskGroup(code="2", title="Hợp tác", short="Hợp tác", compulsory=False),
    ),
    outline=(
        OutlineSection(code="chi_dao", number="I.", title="Chỉ đạo", required=True),
        OutlineSection(code="ket_qua", number="II.", title="Kết quả", by_group=True, required=True),
    ),
    funding_sources=(
        FundingSource(code="tinh", name="Ngân sách tỉnh", short="NST"),
        FundingSource(code="xa", name="Ngân sách xã", short="NSX"),
    ),
    document_types=(DocumentType(code="KH", name="Kế hoạch", programme=True),),
    forms=(
        StatForm(
            code="T1",
            title="Người đọc",
            layout="grid",
            basis="flow",
            measure="người",
            definition="Đếm lượt người",
            required=True,
            rows=(
                FormRow(code="tong", title="Tổng", sum_of=("a", "b")),
                FormRow(code="a", title="A"),
                FormRow(code="b", title="B"),
            ),
            columns=(
                FormColumn(code="so", title="Số"),
                FormColumn(code="gio", title="Giờ", decimals=1),
            ),
        ),
        StatForm(
            code="T2",
            title="Tủ sách",
            layout="list",
            basis="flow",
            measure="đồng",
            definition="Mỗi dòng một tủ sách",
            applies_to=(UnitKind.COMMUNE,),
            columns=(
                FormColumn(code="ten", title="Tên", kind="text"),
                FormColumn(code="tien", title="Tiền", kind="money"),
            ),
        ),
    ),
)

UNITS = (
    Unit(code="S-A", kind=UnitKind.DEPARTMENT, name="Sở Ánh sáng", symbol="SAS"),
    Unit(code="X2", kind=UnitKind.COMMUNE, name="Xã Đình Lập", symbol="UBND"),
    Unit(code="X1", kind=UnitKind.COMMUNE, name="Xã Ba Sơn", symbol="UBND"),
    Unit(code="X3", kind=UnitKind.COMMUNE, name="Xã Điềm He", symbol="UBND", predecessors=("H7",)),
    Unit(
        code="P1",
        kind=UnitKind.WARD,
        name="Phường Đông Kinh",
        symbol="UBND",
        predecessors=("H1", "H7"),
    ),
)

CODE = RoundCode(2026)
ROUND = Round(
    unit="",
    key="round",
    plan="KH7",
    code="2026",
    flow_from=CODE.flow_from,
    flow_to=CODE.flow_to,
    stock_on=CODE.stock_on,
    cut_off=CODE.cut_off,
    unit_deadline=dt.date(2026, 12, 17),
    department_deadline=dt.date(2026, 12, 21),
)
IN_TIME = dt.datetime(2026, 12, 16, 8, tzinfo=dt.UTC)

_AMOUNTS = st.none() | st.integers(0, 10**15)
_CELLS = st.one_of(
    st.none(),
    st.just("x"),
    st.integers(0, 1000),
    st.integers(0, 999).map(lambda tenths: Decimal(tenths) / 10),
)


def scoped(unit: str, key: str) -> dict[str, str]:
    return {"unit": unit, "key": f"{unit}-{key}", "plan": "KH7", "round": "2026"}


@st.composite
def unit_records(draw: st.DrawFn, unit: str) -> Records:
    """Random records of one unit; they may say nothing at all."""
    activities, lines, progress = [], [], []
    for at in range(draw(st.integers(0, 3))):
        key = f"{unit}-a{at}"
        group = draw(st.sampled_from(["1", "2"]))
        due = draw(st.sampled_from([None, dt.date(2026, 6, 30), dt.date(2027, 6, 30)]))
        activities.append(
            Activity(unit=unit, key=key, programme=f"{unit}-p", group=group, due_on=due)
        )
        if (status := draw(st.none() | st.sampled_from(Status))) is not None:
            progress.append(Progress(**scoped(unit, f"k{at}"), activity=key, status=status))
        for place in range(draw(st.integers(0, 2))):
            lines.append(
                BudgetLine(
                    unit=unit,
                    key=f"{key}-b{place}",
                    activity=key,
                    year=draw(st.sampled_from([2026, 2027])),
                    source=draw(st.sampled_from(["tinh", "xa", "la"])),
                    planned=draw(_AMOUNTS),
                    disbursed=draw(_AMOUNTS),
                )
            )
    values = []
    for row in ("a", "b"):
        for column in ("so", "gio"):
            cell = draw(_CELLS)
            if cell is not None:
                values.append(
                    StatValue(
                        **scoped(unit, f"T1{row}{column}"),
                        form="T1",
                        row=row,
                        column=column,
                        value=None if cell == "x" else cell,
                        not_applicable=cell == "x",
                    )
                )
    rows = [
        OpenRow(**scoped(unit, f"o{at}"), form="T2", cells={"ten": f"Tủ {at}", "tien": at * 10})
        for at in range(draw(st.integers(0, 2)))
    ]
    none_arising = draw(st.booleans())
    statement = GroupStatement(**scoped(unit, "g2"), group="2", none_arising=none_arising)
    text = draw(st.sampled_from([None, "Đã làm."]))
    return Records(
        programmes=[
            Programme(
                unit=unit, key=f"{unit}-p", plan="KH7", doc_type="KH",
                period_from=2026, period_to=2027,
            )
        ],
        activities=activities,
        budget_lines=lines,
        progress=progress,
        stat_values=values,
        open_rows=rows,
        group_statements=[statement],
        sections=[Section(**scoped(unit, "s"), section="chi_dao", text=text)],
    )  # fmt: skip


def reported(
    unit: Unit,
    records: Records,
    *,
    state: ReportState = ReportState.COUNTED,
    received_at: dt.datetime = IN_TIME,
    accepted: bool = True,
) -> Reported:
    return Reported(
        unit=unit,
        state=state,
        records=records,
        revision=1,
        hash=unit.code * 3,
        made_at=received_at,
        received_at=received_at,
        first_received_at=received_at,
        accepted=accepted,
    )


@st.composite
def provinces(draw: st.DrawFn) -> list[Reported]:
    """Random reports of some of the units, each in any state."""
    return [
        reported(
            unit,
            draw(unit_records(unit.code)),
            state=draw(
                st.sampled_from(
                    [ReportState.COUNTED] * 3 + [ReportState.RETURNED, ReportState.CONFLICT]
                )
            ),
            received_at=IN_TIME + dt.timedelta(days=draw(st.integers(0, 3))),
            accepted=draw(st.booleans()),
        )
        for unit in draw(st.lists(st.sampled_from(UNITS), unique_by=lambda one: one.code))
    ]
