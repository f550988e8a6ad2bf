# SPDX-License-Identifier: MIT
"""The sheets of a blank template: the standard sheets with rows to be filled in by hand.

Every blank row already has its key, so a corrected file sent again matches row by row.
"""

from __future__ import annotations

from typing import Final

import msgspec

from lsapp.catalogue.model import Plan, UnitKind
from lsapp.domain.records import Letterhead, Record, Records, natural_key
from lsapp.submission.payload import Snapshot
from lsapp.submission.sheets import CellValue, Sheet, SheetRow
from lsapp.submission.standard_sheets import standard_sheets

_ROWS_BY_SHEET: Final = {"programmes": 2, "budget": 60}
_ROWS_BY_GROUP: Final = 12
_ROWS_BY_LIST: Final = 30
_LEFT_OUT: Final = frozenset({"evidence", "answers"})


def template_sheets(
    plan: Plan, unit: str, unit_kind: UnitKind, round_code: str, letterhead: Letterhead
) -> tuple[Sheet, ...]:
    """Return the sheets of the template of one unit and round, its letterhead filled in."""
    blank = Snapshot(
        plan=plan.code, unit=unit, round=round_code, records=Records(letterheads=[letterhead])
    )
    scope = (unit, plan.code, round_code)
    return tuple(
        _with_blank_rows(sheet, plan, scope)
        for sheet in standard_sheets(blank, plan, unit_kind)
        if sheet.code not in _LEFT_OUT
    )


def _with_blank_rows(sheet: Sheet, plan: Plan, scope: tuple[str, str, str]) -> Sheet:
    if sheet.fixed:
        return sheet
    if sheet.code == "activities":
        return msgspec.structs.replace(sheet, rows=tuple(_activity_rows(sheet, scope)))
    count = _ROWS_BY_SHEET.get(sheet.code, _ROWS_BY_LIST)
    width = len(sheet.columns) - 1
    numbered = sheet.columns[0].computed
    rows = tuple(
        SheetRow(
            key=_row_key(scope, sheet.code, str(index)),
            cells=(index if numbered else None, *(None,) * width),
        )
        for index in range(1, count + 1)
    )
    return msgspec.structs.replace(sheet, rows=rows)


def _activity_rows(sheet: Sheet, scope: tuple[str, str, str]) -> list[SheetRow]:
    """Under each group's title, numbered rows with the group already chosen."""
    place = {column.field: index for index, column in enumerate(sheet.columns)}
    rows: list[SheetRow] = []
    for number, title in enumerate(sheet.rows, 1):
        group = str(title.cells[place["activity.group"]])
        rows.append(title)
        for index in range(1, _ROWS_BY_GROUP + 1):
            cells: list[CellValue] = [None] * len(sheet.columns)
            cells[place["number"]] = f"{number}.{index}"
            cells[place["activity.group"]] = group
            rows.append(
                SheetRow(key=_row_key(scope, sheet.code, f"{group}.{index}"), cells=tuple(cells))
            )
    return rows


def _row_key(scope: tuple[str, str, str], sheet: str, row: str) -> str:
    return natural_key(Record, "template", *scope, sheet, row)
