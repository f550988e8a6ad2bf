# SPDX-License-Identifier: MIT
"""The dates of a round as they follow from its code, until an office changes them."""

from __future__ import annotations

from lsapp.catalogue.holidays import Holidays
from lsapp.catalogue.model import Plan
from lsapp.domain.period import RoundCode
from lsapp.domain.records import Report, Round, natural_key


def round_record(plan: Plan, code: RoundCode, holidays: Holidays) -> Round:
    """Return a round with the dates that follow from its code (Nghị định 09/2019/NĐ-CP, Điều 12);
    deadlines fall on working days.
    """
    return Round(
        unit="",
        key=natural_key(Round, plan.code, str(code)),
        plan=plan.code,
        code=str(code),
        flow_from=code.flow_from,
        flow_to=code.flow_to,
        stock_on=code.stock_on,
        cut_off=code.cut_off,
        unit_deadline=holidays.working_day_from(code.unit_due),
        department_deadline=holidays.working_day_from(code.department_due),
    )


def report_record(plan: Plan, code: RoundCode, unit: str) -> Report:
    """Return the head of a unit's report with the round's usual period."""
    return Report(
        unit=unit,
        key=natural_key(Report, unit, plan.code, str(code)),
        plan=plan.code,
        round=str(code),
        flow_from=code.flow_from,
        flow_to=code.flow_to,
        stock_on=code.stock_on,
    )
