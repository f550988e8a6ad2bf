# SPDX-License-Identifier: MIT
"""Another plan, with other groups, forms, sources and outline, goes the whole way by the same code."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from desks import StillClock

from lsapp import paths
from lsapp.domain.records import (
    Activity,
    BudgetLine,
    GroupStatement,
    OpenRow,
    Programme,
    Progress,
    Record,
    Role,
    Section,
    Status,
    StatValue,
    new_key,
)
from lsapp.services.desk import CatalogueSource, Desk, create_desk
from lsapp.services.exporting import export_programmes, export_submission
from lsapp.services.receiving import take_in
from lsapp.services.showing import records_shown
from lsapp.services.templates import blank_template

SOURCE = CatalogueSource(
    data=paths.data_dir(), override=Path(__file__).resolve().parent.parent / "data"
)
UNIT = "S-STP"


def fill(desk: Desk) -> None:
    scope = {"unit": UNIT, "plan": "NQ45", "round": "2026-H1"}
    programme = Programme(
        unit=UNIT, key=new_key(), plan="NQ45", doc_type="KH", number="07", symbol="KH-STP",
        issued_on=dt.date(2026, 1, 20), title="Kế hoạch thực hiện Nghị quyết số 45-NQ/TW",
        period_from=2026, period_to=2027,
    )  # fmt: skip
    records: list[Record] = [programme]
    for position, group in enumerate("ABC"):
        activity = Activity(
            unit=UNIT, key=new_key(), programme=programme.key, group=group,
            plan_task={"A": "A.1", "B": "B.1"}.get(group), content=f"Nhiệm vụ nhóm {group}",
            lead_unit="Văn phòng Sở", timeframe="Quý II/2026", due_on=dt.date(2026, 6, 30),
            product="Báo cáo", position=position,
        )  # fmt: skip
        records += [
            activity,
            BudgetLine(
                unit=UNIT, key=new_key(), activity=activity.key, year=2026, source="tai_tro",
                planned=5_000_000, disbursed=4_000_000,
            ),
            Progress(
                key=new_key(), activity=activity.key, status=Status.COMPLETED, percent=100,
                result="Đã xong", **scope,
            ),
        ]  # fmt: skip
    records.append(
        GroupStatement(key=new_key(), group="D", none_arising=True, reason="Không có hội", **scope)
    )
    records += [
        Section(key=new_key(), section=section, text="Đã triển khai.", **scope)
        for section in ("tinh_hinh", "kho_khan")
    ]
    grid, listing = (
        next(form for form in desk.plan().forms if form.layout == layout)
        for layout in ("grid", "list")
    )
    row = next(one for one in grid.rows if not one.sum_of)
    column = next(one for one in grid.columns if one.decimals and not one.sum_of)
    records.append(
        StatValue(
            key=new_key(), form=grid.code, row=row.code, column=column.code, value=Decimal("8.5"),
            **scope,
        )
    )  # fmt: skip
    text = next(one for one in listing.columns if one.kind == "text")
    records.append(
        OpenRow(key=new_key(), form=listing.code, cells={text.code: "=Dòng thứ nhất"}, **scope)
    )
    with desk.store.transaction("test.filled") as tx:
        tx.put_many(records)
        tx.commit()


@pytest.fixture
def sender(tmp_path: Path, clock: StillClock) -> Desk:
    desk = create_desk(
        tmp_path / "tp.lsdb",
        unit=UNIT,
        role=Role.REPORTING,
        plan="NQ45",
        source=SOURCE,
        clock=clock,
    )
    fill(desk)
    yield desk
    desk.close()


@pytest.mark.parametrize("suffix", ["xlsx", "pdf", "json"])
def test_a_second_plan_is_recorded_exported_and_taken_in(sender, tmp_path, clock, suffix):
    out = tmp_path / "out"
    formats = ["xlsx", "pdf", "docx", "json"]
    done = export_submission(sender, sender.plan(), UNIT, "2026-H1", formats, out)
    assert {path.name for path in done.files} == {f"NQ45_2026-H1_S-STP_r1.{one}" for one in formats}
    receiver = create_desk(
        tmp_path / "nv.lsdb", unit="S-SNV2025", role=Role.COMPILING, plan="NQ45", source=SOURCE,
        clock=clock,
    )  # fmt: skip
    with receiver:
        (outcome,) = take_in(receiver, [out / f"NQ45_2026-H1_S-STP_r1.{suffix}"])
        assert (outcome.verdict.value, outcome.edits, outcome.findings) == ("new", [], [])
        plan = receiver.plan("NQ45")
        taken = records_shown(receiver, plan, UNIT, "2026-H1")
    assert taken == records_shown(sender, sender.plan(), UNIT, "2026-H1")


def test_a_second_plan_has_its_programme_and_its_template(sender, tmp_path):
    done = export_programmes(sender, sender.plan(), UNIT, "2026-H1", ["pdf"], tmp_path / "out")
    assert done.files[0].read_bytes().startswith(b"%PDF-")
    template = blank_template(sender.catalogue, sender.plan(), UNIT, "2026-H1")
    assert template[:2] == b"PK"


def test_without_the_second_plan_its_file_is_foreign(sender, tmp_path, department):
    out = tmp_path / "out"
    export_submission(sender, sender.plan(), UNIT, "2026-H1", ["json"], out)
    (outcome,) = take_in(department, [out / "NQ45_2026-H1_S-STP_r1.json"])
    assert outcome.verdict.value == "foreign"
