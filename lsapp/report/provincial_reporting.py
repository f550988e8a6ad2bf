# SPDX-License-Identifier: MIT
"""Who reported and who did not: the annex that lists every unit, and what a unit's line says in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from lsapp.catalogue.model import Plan, Unit
from lsapp.domain.dates import day_in_vietnam, format_date
from lsapp.domain.numbers import format_number
from lsapp.report.blocks import Column, Row, Table
from lsapp.report.provincial_figures import (
    KIND_TITLES,
    Content,
    ProvincialFigures,
    ReportState,
    UnitLine,
    unit_order,
)
from lsapp.report.tables import Annex, flat_head, group_row
from lsapp.report.wording import joined, sentence, upper_first
from lsapp.submission.numbering import roman

STATE_WORDS: Final = {
    ReportState.MISSING: "Chưa gửi",
    ReportState.EMPTY: "Bản gửi không có nội dung",
    ReportState.RETURNED: "Đã trả lại để bổ sung",
    ReportState.CONFLICT: "Có hai bản khác nhau cùng một lần gửi, chưa xử lý",
}
"""What is said of a report that is not counted."""

_COLUMNS: Final = (
    ("STT", Column(width=6, align="center")),
    ("Đơn vị", Column(width=34)),
    ("Ngày nhận", Column(width=13, align="center")),
    ("Lần gửi", Column(width=8, align="center")),
    ("Quá hạn (ngày)", Column(width=9, align="center")),
    ("Tình trạng", Column(width=34)),
    ("Nội dung còn thiếu", Column(width=24)),
    ("Ghi chú", Column(width=20)),
)


class ProvincialAnnex(msgspec.Struct, frozen=True, kw_only=True):
    """An annex, and what a workbook needs to know of its table.

    ``sheet`` names the sheet; ``money`` lists the columns in triệu đồng; ``grouped`` is the head of
    the column into which a workbook turns the group rows.
    """

    sheet: str
    annex: Annex
    money: tuple[int, ...] = ()
    grouped: str | None = None


class ExcusedUnit(msgspec.Struct, frozen=True, kw_only=True):
    """A unit that need not report, and why."""

    unit: Unit
    reason: str


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """What was decided for single units, and what became of them: those excused, deadlines of their own by
    code, and a remark by code (merged, set up, closed within the period).
    """

    excused: tuple[ExcusedUnit, ...] = ()
    due_on: dict[str, dt.date] = {}
    changes: dict[str, str] = {}


NO_STANDING: Final = Standing()


def reporting_annex(
    plan: Plan, figures: ProvincialFigures, standing: Standing = NO_STANDING
) -> ProvincialAnnex:
    """Return the list of all units that owe a report, sent one or are excused."""
    names = figures.names | {one.unit.code: one.unit.name for one in standing.excused}
    excused = {one.unit.code: one.reason for one in standing.excused}
    known = {line.unit.code for line in figures.lines}
    lines = [
        *figures.lines,
        *(
            UnitLine(unit=one.unit, owes=False, state=ReportState.MISSING)
            for one in standing.excused
            if one.unit.code not in known
        ),
    ]
    lines.sort(key=lambda line: unit_order(line.unit))
    rows: list[Row] = []
    at = 0
    for number, (title, of_kind) in enumerate(by_kind(lines), start=1):
        rows.append(group_row(roman(number), title, len(_COLUMNS), {}))
        for line in of_kind:
            at += 1
            cells = (
                at,
                names[line.unit.code],
                line.received_on,
                line.revision,
                days_late(figures, line, standing),
                state_text(line, excused=line.unit.code in excused),
                missing_text(plan, line.content),
                _remark(line, excused.get(line.unit.code), standing),
            )
            rows.append(Row(cells=cells))
    table = Table(
        columns=tuple(column for _, column in _COLUMNS),
        head=flat_head(title for title, _ in _COLUMNS),
        rows=tuple(rows),
    )
    return ProvincialAnnex(
        sheet="Tình hình gửi",
        annex=Annex(title="Danh sách đơn vị đã gửi, chưa gửi báo cáo", blocks=(table,)),
        grouped="Loại đơn vị",
    )


def days_late(
    figures: ProvincialFigures, line: UnitLine, standing: Standing = NO_STANDING
) -> int | None:
    """Return by how many days a unit's first report came after its deadline; ``None`` where it did not."""
    if not line.late or line.first_received_at is None:
        return None
    due = standing.due_on.get(line.unit.code, figures.round.unit_deadline)
    return (day_in_vietnam(line.first_received_at) - due).days


def state_text(line: UnitLine, *, excused: bool = False) -> str:
    """Return where a unit's report stands, in words."""
    if line.counted:
        words = "Đã gửi, quá hạn" if line.late else "Đã gửi, đúng hạn"
        if not line.accepted:
            words += "; chưa chấp nhận"
    elif excused and line.state is ReportState.MISSING:
        return "Được miễn báo cáo"
    else:
        words = STATE_WORDS[line.state]
    return words if line.owes else f"{words}; ngoài danh sách phải báo cáo"


def missing_text(plan: Plan, content: Content | None) -> str | None:
    """Return what a report leaves unsaid, in words; ``None`` where it is complete."""
    if content is None or content.complete:
        return None
    numbers = {group.code: roman(at) for at, group in enumerate(plan.groups, start=1)}
    titles = {one.code: one.title for one in plan.outline}
    parts = []
    if content.groups:
        parts.append(f"nhóm nhiệm vụ {joined(numbers[code] for code in content.groups)}")
    if content.forms:
        parts.append(f"biểu {joined(content.forms)}")
    if content.sections:
        parts.append(f"phần {joined(f'“{titles[code]}”' for code in content.sections)}")
    if content.undeclared:
        parts.append(f"kết quả của {format_number(content.undeclared, 0)} nhiệm vụ")
    return upper_first("; ".join(parts))


def by_kind(lines: Iterable[UnitLine]) -> Iterator[tuple[str, list[UnitLine]]]:
    """Yield the kinds of unit with their lines, in the order of the province."""
    found: dict[str, list[UnitLine]] = {}
    for line in lines:
        found.setdefault(KIND_TITLES[line.unit.kind], []).append(line)
    yield from found.items()


def _remark(line: UnitLine, excused: str | None, standing: Standing) -> str | None:
    due = standing.due_on.get(line.unit.code)
    parts = [
        f"Miễn báo cáo: {excused}" if excused else "",
        f"Hạn riêng: {format_date(due)}" if due is not None else "",
        standing.changes.get(line.unit.code, ""),
    ]
    return " ".join(sentence(part) for part in parts if part) or None
