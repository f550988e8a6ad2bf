# SPDX-License-Identifier: MIT
"""The standard sheets: what they show of a snapshot, and the blank ones of a template."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from lsapp.catalogue.letterheads import letterhead_for
from lsapp.catalogue.model import Plan, Unit
from lsapp.domain.records import (
    Activity,
    BudgetLine,
    Evidence,
    OpenRow,
    Programme,
    Progress,
    Records,
    Status,
    StatValue,
)
from lsapp.submission.payload import Snapshot
from lsapp.submission.sheets import CellValue, Sheet
from lsapp.submission.standard_sheets import standard_sheets
from lsapp.submission.template import template_sheets
from tests.submission.strategies import KH48, LOCAL, NQ45, UNITS

UNIT = UNITS[0]
LIVE: dict[str, Any] = {"unit": UNIT.code}


def scope(plan: Plan) -> dict[str, Any]:
    return {**LIVE, "plan": plan.code, "round": "2026"}


def sheets(records: Records, plan: Plan = KH48, unit: Unit = UNIT) -> dict[str, Sheet]:
    snapshot = Snapshot(plan=plan.code, unit=unit.code, round="2026", records=records)
    return {sheet.code: sheet for sheet in standard_sheets(snapshot, plan, unit.kind)}


def shown(sheet: Sheet) -> dict[str | None, dict[str, CellValue]]:
    fields = [column.field for column in sheet.columns]
    return {row.key: dict(zip(fields, row.cells, strict=True)) for row in sheet.rows}


@pytest.mark.parametrize("plan", [KH48, NQ45])
@pytest.mark.parametrize("unit", [*UNITS, LOCAL])
def test_empty_records_give_every_sheet_of_the_unit_with_as_many_cells_as_columns(
    plan: Plan, unit: Unit
) -> None:
    found = sheets(Records(), plan, unit)
    forms = [f"form:{f.code}" for f in plan.forms if not f.applies_to or unit.kind in f.applies_to]
    assert list(found) == [
        "letterhead", "programmes", "activities", "budget", "groups", *forms, "sections",
        "evidence", "answers",
    ]  # fmt: skip
    for sheet in found.values():
        assert all(len(row.cells) == len(sheet.columns) for row in sheet.rows)
        assert len({column.field for column in sheet.columns}) == len(sheet.columns)
        assert len(sheet.name) <= 31
    assert found["budget"].rows == ()


def tree() -> Records:
    programme = Programme(
        **LIVE, key="p1", plan="KH48", doc_type="KH", period_from=2026, period_to=2030
    )

    def one(key: str, **fields: Any) -> Activity:
        return Activity(**{**LIVE, "key": key, "programme": "p1", "group": "1", **fields})

    return Records(
        programmes=[programme],
        activities=[
            one("a1"), one("a2", parent="a1", content="Điểm"), one("a3", group="2", position=1),
            one("a4", group="gone"),
        ],
        budget_lines=[
            BudgetLine(**LIVE, key="b1", activity="a2", year=2026, source="?", planned=10),
            BudgetLine(**LIVE, key="b2", activity="a3", year=2026, source="?", disbursed=3),
        ],
        progress=[
            Progress(**scope(KH48), key="g1", activity="a2", status=Status.COMPLETED, percent=100)
        ],
        evidence=[
            Evidence(
                **scope(KH48), key="e1", activity="a2", name="a.pdf", size=10**9, sha256="0" * 64
            )
        ],
    )  # fmt: skip


def test_activities_stand_under_their_groups_with_progress_in_words() -> None:
    page = sheets(tree())["activities"]
    titles = [row.cells[0] for row in page.rows if row.key is None]
    assert titles == ["I", "II", "III", "IV", "V", "VI", "VII", "gone"]
    assert [row.key for row in page.rows if row.key] == ["a1", "a2", "a3", "a4"]
    rows = shown(page)
    assert (rows["a2"]["number"], rows["a2"]["programme"]) == ("a", 1)
    assert (rows["a2"]["progress.status"], rows["a2"]["progress.percent"]) == ("Hoàn thành", 100)
    assert rows["a1"]["progress.status"] is None


def test_money_and_evidence_name_their_activity_by_its_whole_path() -> None:
    found = sheets(tree())
    money = shown(found["budget"])
    assert [money[key]["activity"] for key in ("b1", "b2")] == ["1.1.a", "2.1"]
    assert (money["b1"]["content"], money["b1"]["budget_line.source"]) == ("Điểm", "?")
    total = found["budget"].rows[-1]
    assert (total.key, total.cells[-2:]) == (None, (10, 3))
    assert shown(found["evidence"])["e1"]["activity"] == "1.1.a"
    assert shown(found["evidence"])["e1"]["evidence.size"] == 10**9


def test_a_grid_shows_numbers_sums_and_what_does_not_apply() -> None:
    def value(key: str, row: str, column: str, **fields: Any) -> StatValue:
        return StatValue(**scope(NQ45), key=key, form="C1", row=row, column=column, **fields)

    records = Records(
        stat_values=[
            value("1", "cong_lap", "nghien_cuu", value=Decimal("1.25")),
            value("2", "cong_lap", "ky_thuat", value=2),
            value("3", "ngoai_cong_lap", "nghien_cuu", value=0),
            value("4", "ngoai_cong_lap", "chi", not_applicable=True, reason="không chi:"),
            value("5", "nam_truoc", "chi", not_applicable=True),
            value("6", "tong", "chi", value=99),
        ]
    )
    page = sheets(records, NQ45)["form:C1"]
    rows = shown(page)
    assert rows["cong_lap"]["fte"] == Decimal("3.25")
    assert rows["tong"]["nghien_cuu"] == Decimal("1.25")
    assert rows["tong"]["chi"] is None
    assert rows["ngoai_cong_lap"]["nghien_cuu"] == 0
    assert rows["ngoai_cong_lap"]["chi"] == "Không áp dụng: không chi"
    assert rows["nam_truoc"]["chi"] == "Không áp dụng"
    assert [row.key for row in page.rows if row.style == "total"] == ["tong"]


def test_a_list_shows_days_and_numbers_as_such_and_works_its_sums_out() -> None:
    cells: dict[str, int | str] = {
        "ten": "=1+1", "ngay": "2026-03-05", "diem": "8.5", "von_nha_nuoc": 7, "von_khac": 5,
        "von": 99, "lost": "không còn cột",
    }  # fmt: skip
    rows = [
        OpenRow(**scope(NQ45), key="o1", form="C2", cells=cells, position=1),
        OpenRow(**scope(NQ45), key="o2", form="C2", cells={"ngay": "mai", "diem": "x"}),
    ]
    page = sheets(Records(open_rows=rows), NQ45)["form:C2"]
    assert [row.key for row in page.rows] == ["o2", "o1"]
    one, other = shown(page)["o1"], shown(page)["o2"]
    assert (one["ngay"], one["diem"], one["von"]) == (dt.date(2026, 3, 5), Decimal("8.5"), 12)
    assert (other["ngay"], other["diem"], other["von"]) == ("mai", "x", None)


def test_a_whole_form_that_does_not_apply_says_so_above_it() -> None:
    whole = StatValue(
        **scope(NQ45), key="w", form="C2", row="*", column="*", not_applicable=True,
        reason="Không có công trình.",
    )  # fmt: skip
    page = sheets(Records(stat_values=[whole]), NQ45)["form:C2"]
    assert (page.note or "").startswith("Không áp dụng cả biểu: Không có công trình.")


def test_a_list_form_that_gains_nothing_is_the_same_sheet() -> None:
    assert sheets(tree()) == sheets(msgspec.structs.replace(tree(), sections=[]))


@pytest.mark.parametrize("plan", [KH48, NQ45])
def test_a_template_has_numbered_rows_with_keys_of_their_own(plan: Plan) -> None:
    pages = template_sheets(plan, UNIT.code, UNIT.kind, "2026", letterhead_for(plan, UNIT))
    assert {"evidence", "answers"}.isdisjoint(page.code for page in pages)
    for page in pages:
        keys = [row.key for row in page.rows if row.key is not None]
        assert len(set(keys)) == len(keys) > 0
        assert all(len(row.cells) == len(page.columns) for row in page.rows)
    activities = next(page for page in pages if page.code == "activities")
    rows = [row.cells for row in activities.rows if row.key is not None]
    assert [row[0] for row in rows[:2]] == ["1.1", "1.2"]
    assert [row[2] for row in rows[:1]] == [plan.groups[0].code]
    assert {str(row[0]).partition(".")[0] for row in rows} == {
        str(place) for place in range(1, len(plan.groups) + 1)
    }


def test_rows_of_another_round_or_unit_have_other_keys() -> None:
    def keys(unit: Unit, round_code: str) -> set[str | None]:
        pages = template_sheets(KH48, unit.code, unit.kind, round_code, letterhead_for(KH48, unit))
        return {row.key for page in pages if not page.fixed for row in page.rows if row.key}

    ours = keys(UNIT, "2026")
    assert ours == keys(UNIT, "2026")
    assert ours.isdisjoint(keys(UNIT, "2027"))
    assert ours.isdisjoint(keys(UNITS[1], "2026"))
