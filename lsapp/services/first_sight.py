# SPDX-License-Identifier: MIT
"""The first list of a file: shown while the rest of the program is still being loaded.

Imports neither SQLAlchemy nor the catalogue; nothing here writes.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

import msgspec

from lsapp.domain.records import (
    Activity,
    BudgetLine,
    Office,
    Programme,
    Progress,
    Records,
    Round,
)
from lsapp.services.unit_view import UnitView
from lsapp.storage.first_rows import FirstRows, first_rows


def first_view(path: Path, round_code: str | None = None) -> UnitView | None:
    """Return the office's programmes and activities, of ``round_code`` or the newest round, with their
    money and results; ``None`` where the file needs a closer look first.
    """
    rows = first_rows(path)
    if rows is None:
        return None
    try:
        return _view(rows, round_code)
    except (sqlite3.Error, msgspec.ValidationError):
        return None  # opening in earnest tells what is wrong
    finally:
        rows.close()


def _view(rows: FirstRows, round_code: str | None) -> UnitView | None:
    offices = rows.select(Office)
    if not offices:
        return None
    office = offices[0]
    rounds = sorted(
        rows.select(Round, plan=office.plan), key=lambda one: one.stock_on, reverse=True
    )
    codes = [one.code for one in rounds]
    code = round_code if round_code in codes else codes[0] if codes else None
    if code is None:
        return None
    unit = office.unit
    return UnitView(
        office=office,
        plan=office.plan,
        unit=unit,
        round=code,
        rounds=tuple(rounds),
        records=Records(
            programmes=rows.select(Programme, unit=unit, plan=office.plan),
            activities=rows.select(Activity, unit=unit),
            budget_lines=rows.select(BudgetLine, unit=unit),
            progress=rows.select(Progress, unit=unit, plan=office.plan, round=code),
        ),
        complete=False,
    )
