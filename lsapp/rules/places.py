# SPDX-License-Identifier: MIT
"""Names the place of a fault as people see it: a task by its number, a cell by row and column."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from lsapp.catalogue.forms import CellPlace
from lsapp.catalogue.model import FormRow, OutlineSection, PlanTask, StatForm, TaskGroup
from lsapp.domain.labels import KIND_LABELS
from lsapp.domain.records import (
    WHOLE,
    Activity,
    BudgetLine,
    Evidence,
    GroupStatement,
    OpenRow,
    Programme,
    Progress,
    Record,
    Section,
    StatValue,
)
from lsapp.rules.context import Context
from lsapp.rules.finding import Place

_PROGRAMME, _GROUP, _ACTIVITY, _PROGRESS, _EVIDENCE, _FORM, _REPORT, _OTHER = range(8)
_LAST: Final = 1_000_000_000


def short(text: str | None, limit: int = 60) -> str:
    """Return the beginning of a text on one line, for naming the thing it belongs to."""
    line = " ".join((text or "").split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def place_of(context: Context, record: Record) -> Place:
    """Return the place of any record that travels."""
    name = _NAMES.get(type(record), _other)
    where, order = name(context, record)
    return Place(record.KIND, record.key, where, order)


def group_place(context: Context, group: TaskGroup) -> Place:
    """Return the place of a whole task group."""
    order = (_GROUP, context.groups[group.code][0])
    return Place("task_group", group.code, context.group_name(group.code), order)


def plan_task_place(context: Context, group: TaskGroup, index: int, task: PlanTask) -> Place:
    """Return the place of a task that the plan asks for."""
    where = f"{context.group_name(group.code)}, nhiệm vụ KH {task.code} «{short(task.title)}»"
    return Place("plan_task", task.code, where, (_GROUP, context.groups[group.code][0], index))


def form_place(context: Context, form: StatForm) -> Place:
    """Return the place of a whole form."""
    where = f"Biểu {form.code} «{short(form.title)}»"
    return Place("stat_form", form.code, where, (_FORM, context.forms[form.code].place))


def cell_place(context: Context, form: StatForm, cell: CellPlace) -> Place:
    """Return the place of a cell, which may hold nothing yet; its ``record`` is the form."""
    where, order = _cell(context, form.code, cell)
    return Place("stat_form", form.code, where, order)


def section_place(context: Context, section: OutlineSection) -> Place:
    """Return the place of a section that has not been begun."""
    order = (_REPORT, 1, context.sections[section.code][0])
    return Place("outline_section", section.code, _section_name(context, section), order)


def unit_place(context: Context) -> Place:
    """Return the place of what concerns the unit or the round as a whole."""
    return Place(
        "unit", None, f"{context.unit.name}, đợt {context.snapshot.round}", (_PROGRAMME, 0)
    )


def letterhead_place(context: Context) -> Place:
    """Return the place of the letterhead, which may not exist yet."""
    key = context.letterhead.key if context.letterhead else None
    return Place("letterhead", key, KIND_LABELS["letterhead"], (_REPORT, 0, 0))


def row_name(row: FormRow) -> str:
    """Return a form's row as people name it."""
    return short(f"{row.number} {row.title}".strip(), 40)


_Named = tuple[str, tuple[int, ...]]


def _programme(context: Context, one: Programme) -> _Named:
    symbol = "/".join(part for part in (one.number, one.symbol) if part)
    words = f"số {symbol} " if symbol else ""
    where = f"Văn bản {words}«{short(one.title) or one.doc_type}»"
    return where, (_PROGRAMME, 1, one.position)


def _activity(context: Context, one: Activity) -> _Named:
    index, entry = context.places[one.key]
    return f"Nhiệm vụ {entry.path} «{short(one.content) or '…'}»", (_ACTIVITY, index)


def _of_activity(context: Context, key: str | None) -> tuple[str, int]:
    if key is not None and key in context.activities:
        where, order = _activity(context, context.activities[key])
        return where, order[1]
    return "nhiệm vụ không còn trong chương trình", _LAST


def _budget_line(context: Context, one: BudgetLine) -> _Named:
    where, index = _of_activity(context, one.activity)
    source = context.sources.get(one.source, one.source)
    return f"{where}, kinh phí năm {one.year}, nguồn {source}", (_ACTIVITY, index, one.year)


def _progress(context: Context, one: Progress) -> _Named:
    where, index = _of_activity(context, one.activity)
    return f"{where}, kết quả đợt {one.round}", (_PROGRESS, index)


def _evidence(context: Context, one: Evidence) -> _Named:
    where, index = ("báo cáo", -1) if one.activity is None else _of_activity(context, one.activity)
    return f"Minh chứng «{short(one.name)}» của {where}", (_EVIDENCE, index, one.position)


def _group_statement(context: Context, one: GroupStatement) -> _Named:
    place = context.groups[one.group][0] if one.group in context.groups else _LAST
    return context.group_name(one.group), (_GROUP, place)


def _stat_value(context: Context, one: StatValue) -> _Named:
    return _cell(context, one.form, (one.row, one.column))


def _cell(context: Context, code: str, cell: CellPlace) -> _Named:
    index = context.forms.get(code)
    if index is None:
        return f"Biểu {code}", (_FORM, _LAST)
    if cell == (WHOLE, WHOLE):
        return f"Biểu {code}, cả biểu", (_FORM, index.place)
    row_place, row = index.rows.get(cell[0], (_LAST, None))
    column_place, column = index.columns.get(cell[1], (_LAST, None))
    row_words = row_name(row) if row else cell[0]
    column_words = short(column.title, 40) if column else cell[1]
    where = f"Biểu {code}, dòng {row_words}, cột {column_words}"
    return where, (_FORM, index.place, row_place, column_place)


def _open_row(context: Context, one: OpenRow) -> _Named:
    index = context.forms.get(one.form)
    number = context.row_numbers[one.key]
    place = index.place if index else _LAST
    return f"Biểu {one.form}, dòng {number}", (_FORM, place, number)


def _section_name(context: Context, section: OutlineSection) -> str:
    """Return a section with the number of the one above it: ``Phần III, mục 1. Ưu điểm``."""
    place = context.sections[section.code][0]
    above = [one for one in context.plan.outline[:place] if one.level < section.level]
    words = f"{section.number} {short(section.title)}"
    return f"Phần {above[-1].number.rstrip('.')}, mục {words}" if above else f"Phần {words}"


def _section(context: Context, one: Section) -> _Named:
    if one.section not in context.sections:
        return f"Phần «{one.section}»", (_REPORT, 1, _LAST)
    place, section = context.sections[one.section]
    return _section_name(context, section), (_REPORT, 1, place)


def _other(context: Context, one: Record) -> _Named:
    words = {
        "report": f"Báo cáo đợt {context.snapshot.round}",
        "letterhead": KIND_LABELS["letterhead"],
        "local_unit": f"Đơn vị {getattr(one, 'name', '')}",
        "answer": f"Giải trình lưu ý {getattr(one, 'code', '')}",
    }
    order = (_REPORT, 0) if one.KIND in {"report", "letterhead"} else (_OTHER, 0)
    return words.get(one.KIND, one.KIND), order


_NAMES: Final[dict[type[Record], Callable[[Context, Any], _Named]]] = {
    Programme: _programme,
    Activity: _activity,
    BudgetLine: _budget_line,
    Progress: _progress,
    Evidence: _evidence,
    GroupStatement: _group_statement,
    StatValue: _stat_value,
    OpenRow: _open_row,
    Section: _section,
}
