# SPDX-License-Identifier: MIT
"""The rows and columns of the results' grid: what became of each activity, the round before beside it.

The first row of a group is the unit's statement on the whole group: "không phát sinh" and why, or a
summary. It uses the columns of the results that mean the same.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import msgspec
from PySide6.QtCore import QCoreApplication

from lsapp.domain.dates import grid_date
from lsapp.domain.labels import STATUS_LABELS, field_label
from lsapp.domain.records import GroupStatement, Progress, Status
from lsapp.domain.table_values import ValueKind
from ui.models.activity_columns import STATUS_ICONS
from ui.models.grid_columns import CellChip, Choice, GridColumn, Kind, Look
from ui.models.value_columns import reader, shower
from ui.theme import Tone

if TYPE_CHECKING:
    from lsapp.services.results import ResultGroup, ResultRow, ResultsSheet

CONTENT: Final = "content"
STATUS: Final = "status"
DUE: Final = "due_on"
DISBURSED: Final = "disbursed"
PLANNED: Final = "planned"
EVIDENCE: Final = "evidence"

STATEMENT_FIELDS: Final = MappingProxyType(
    {STATUS: "none_arising", "result": "summary", "cause": "reason"}
)
"""Which field of a group's statement each column of its row holds."""

_LONG: Final = ("result", "difficulty", "cause", "proposal")
_WIDTHS: Final = {
    "result": 260, "indicator_reached": 120, "difficulty": 190, "cause": 190, "proposal": 190,
}  # fmt: skip
_STATEMENT_KEY: Final = "group:"


class Due(msgspec.Struct, frozen=True):
    """When an activity falls due: the day, or the words of its timeframe; and whether that is past."""

    day: dt.date | None
    words: str
    overdue: bool = False


class ResultLine(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the grid: an activity with its result (``row``), or, without it, what the unit says of
    the group, ``said`` now and ``said_last`` in the round before.
    """

    key: str
    group: str
    level: int = 0
    row: ResultRow | None = None
    said: GroupStatement | None = None
    said_last: GroupStatement | None = None

    @property
    def is_statement(self) -> bool:
        """Whether this is the line of a whole group."""
        return self.row is None

    @property
    def is_heading(self) -> bool:
        """Whether others stand under it, so that nothing is typed here."""
        return self.row is not None and self.row.heading

    @property
    def is_declared(self) -> bool:
        """Whether nothing is waited for here."""
        if self.row is not None:
            return self.row.heading or self.row.progress is not None
        return self.said is not None


def statement_key(group: str) -> str:
    """Return the key of the row that holds a group's statement."""
    return _STATEMENT_KEY + group


def result_lines(sheet: ResultsSheet) -> list[ResultLine]:
    """Return the rows of the grid, each group's statement first."""
    return [line for group in sheet.groups for line in _lines_of(group)]


def _lines_of(group: ResultGroup) -> Iterable[ResultLine]:
    yield ResultLine(
        key=statement_key(group.code),
        group=group.code,
        said=group.statement,
        said_last=group.last_statement,
    )
    for row in group.rows:
        yield ResultLine(
            key=row.activity.key, group=group.code, level=max(0, row.depth - 1), row=row
        )


def result_columns(language: str) -> list[GridColumn]:
    """Return the columns; those of a result stand side by side, so that a block can be pasted over them."""
    return [
        GridColumn(
            key="number",
            title="STT",
            value_of=lambda line: line.row.number if line.row else None,
            width=56,
            is_tree=True,
            in_search=False,
            sort_key=lambda number: number,
        ),
        GridColumn(
            key=CONTENT,
            title=field_label("activity", CONTENT),
            value_of=_content,
            kind=Kind.LONG_TEXT,
            width=270,
            look_of=lambda line: Look.MUTED if line.is_statement else Look.PLAIN,
        ),
        _due(),
        *_last_round(),
        _status(language),
        GridColumn(
            key="percent",
            title=field_label("progress", "percent"),
            value_of=_value_of("percent"),
            kind=Kind.PERCENT,
            width=64,
            editable=_takes("percent"),
            show=shower(ValueKind.PERCENT),
            read=reader(ValueKind.PERCENT, language),
            in_search=False,
        ),
        *(_text(name, language) for name in _WIDTHS),
        *_money(language),
        GridColumn(
            key=EVIDENCE,
            title=QCoreApplication.translate("ResultColumns", "Minh chứng"),
            value_of=lambda line: (line.row.evidence or None) if line.row else None,
            kind=Kind.NUMBER,
            width=72,
            tool_tip=QCoreApplication.translate(
                "ResultColumns", "Số tệp minh chứng; thêm ở trang Minh chứng"
            ),
            in_search=False,
        ),
    ]


def last_value(line: ResultLine, column: str) -> str | int | Status | None:
    """Return what the round before said in a column, ``None`` where nothing."""
    if line.row is not None:
        return _of_progress(line.row.last, column)
    return _of_statement(line.said_last, column)


def _content(line: ResultLine) -> str | None:
    if line.row is not None:
        return line.row.activity.content
    return QCoreApplication.translate("ResultColumns", "Khai cho cả nhóm")


def _due() -> GridColumn:
    return GridColumn(
        key=DUE,
        title=QCoreApplication.translate("ResultColumns", "Hạn"),
        value_of=_due_of,
        kind=Kind.CHIP,
        width=112,
        show=lambda due: due.words,
        sort_key=lambda due: (due.day or dt.date.max, due.words),
        chip_of=lambda due: CellChip("overdue", Tone.BAD) if due.overdue else None,
        cell_tip=lambda line: (
            QCoreApplication.translate("ResultColumns", "Quá hạn")
            if line.row and line.row.overdue
            else ""
        ),
        look_of=lambda line: Look.PLAIN if line.row and line.row.overdue else Look.MUTED,
    )


def _due_of(line: ResultLine) -> Due | None:
    if line.row is None:
        return None
    activity = line.row.activity
    if activity.due_on is not None:
        return Due(activity.due_on, grid_date(activity.due_on), line.row.overdue)
    return Due(None, activity.timeframe) if activity.timeframe else None


def _last_round() -> list[GridColumn]:
    heads = (QCoreApplication.translate("ResultColumns", "Đợt trước"),)
    look: Callable[[Any], Look] = lambda _line: Look.LAST_ROUND  # noqa: E731
    return [
        GridColumn(
            key="last_status",
            title=field_label("progress", "status"),
            value_of=lambda line: last_value(line, STATUS),
            heads=heads,
            width=116,
            show=lambda status: STATUS_LABELS[status],
            look_of=look,
            in_search=False,
        ),
        GridColumn(
            key="last_percent",
            title="%",
            value_of=lambda line: last_value(line, "percent"),
            heads=heads,
            kind=Kind.PERCENT,
            width=56,
            show=shower(ValueKind.PERCENT),
            look_of=look,
            in_search=False,
        ),
    ]


def _status(language: str) -> GridColumn:
    every = [Choice(status, words) for status, words in STATUS_LABELS.items()]
    of_group = [one for one in every if one.value is Status.NONE_ARISING]
    return GridColumn(
        key=STATUS,
        title=field_label("progress", STATUS),
        value_of=_value_of(STATUS),
        kind=Kind.STATUS,
        width=144,
        editable=_takes(STATUS),
        choices=lambda line: of_group if line is not None and line.is_statement else every,
        show=shower(ValueKind.STATUS),
        read=reader(ValueKind.STATUS, language),
        chip_of=lambda status: CellChip(*STATUS_ICONS[status]),
    )


def _text(name: str, language: str) -> GridColumn:
    long = name in _LONG
    return GridColumn(
        key=name,
        title=field_label("progress", name),
        value_of=_value_of(name),
        kind=Kind.LONG_TEXT if long else Kind.TEXT,
        width=_WIDTHS[name],
        editable=_takes(name),
        read=reader(ValueKind.LONG_TEXT if long else ValueKind.TEXT, language),
    )


def _money(language: str) -> list[GridColumn]:
    heads = (QCoreApplication.translate("ResultColumns", "Kinh phí năm (đồng)"),)
    return [
        GridColumn(
            key=PLANNED,
            title=QCoreApplication.translate("ResultColumns", "Kế hoạch"),
            value_of=lambda line: line.row.planned if line.row else None,
            heads=heads,
            kind=Kind.MONEY,
            width=118,
            show=shower(ValueKind.MONEY),
            look_of=lambda _line: Look.MUTED,
            tool_tip=QCoreApplication.translate(
                "ResultColumns", "Kinh phí kế hoạch ghi ở trang Nhiệm vụ"
            ),
            in_search=False,
        ),
        GridColumn(
            key=DISBURSED,
            title=QCoreApplication.translate("ResultColumns", "Đã giải ngân"),
            value_of=lambda line: line.row.disbursed if line.row else None,
            heads=heads,
            kind=Kind.MONEY,
            width=118,
            editable=_takes_money,
            show=shower(ValueKind.MONEY),
            read=reader(ValueKind.MONEY, language),
            cell_tip=_money_tip,
            in_search=False,
        ),
    ]


def _takes_money(line: ResultLine) -> bool:
    """One line of money is typed in the grid; of several, or of none, the source must be told."""
    return line.row is not None and not line.is_heading and len(line.row.money) == 1


def _money_tip(line: ResultLine) -> str:
    if line.row is None or line.is_heading or len(line.row.money) == 1:
        return ""
    if line.row.money:
        return QCoreApplication.translate(
            "ResultColumns", "Nhiều nguồn: ghi từng nguồn ở khung chi tiết (F4)"
        )
    return QCoreApplication.translate(
        "ResultColumns", "Chưa có nguồn kinh phí: chọn nguồn ở khung chi tiết (F4)"
    )


def _takes(name: str) -> Callable[[ResultLine], bool]:
    def takes(line: ResultLine) -> bool:
        if line.is_statement:
            return name in STATEMENT_FIELDS
        return not line.is_heading

    return takes


def _value_of(name: str) -> Callable[[ResultLine], str | int | Status | None]:
    def value_of(line: ResultLine) -> str | int | Status | None:
        if line.row is not None:
            return _of_progress(line.row.progress, name)
        return _of_statement(line.said, name)

    return value_of


def _of_progress(progress: Progress | None, name: str) -> str | int | Status | None:
    value: str | int | Status | None = None if progress is None else getattr(progress, name, None)
    return value


def _of_statement(said: GroupStatement | None, name: str) -> str | Status | None:
    if said is None or name not in STATEMENT_FIELDS:
        return None
    if name == STATUS:
        return Status.NONE_ARISING if said.none_arising else None
    value: str | None = getattr(said, STATEMENT_FIELDS[name])
    return value
