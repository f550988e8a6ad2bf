# SPDX-License-Identifier: MIT
"""The annexes with a unit's replies to the comments on its earlier revision, and with the reasons it
gives to the warnings of the checks, each with its place in words.
"""

from __future__ import annotations

from collections.abc import Iterator

from lsapp.catalogue.model import Plan, StatForm
from lsapp.domain.labels import KIND_LABELS, field_label
from lsapp.domain.records import WHOLE, Answer, Records
from lsapp.report.blocks import Column, Row, Table
from lsapp.report.context import ReportContext
from lsapp.report.round_view import RoundView
from lsapp.report.tables import Annex, flat_head
from lsapp.submission.numbering import roman

_WHOLE_REPORT = "Toàn bộ báo cáo"

Named = tuple[str, str]
"""Kind of record and its name in words."""


def answer_annex(context: ReportContext, view: RoundView) -> Iterator[Annex]:
    """Yield the replies to comments by what those said, then the reasons for warnings by rule; both by
    place.
    """
    answers = [one for one in context.snapshot.records.answers if one.text]
    if not answers:
        return
    names = _names(context.plan, context.snapshot.records, view, {one.record for one in answers})
    replies: list[_Line] = []
    reasons: list[_Line] = []
    for one in answers:
        told = one.comment or context.rule_titles.get(one.code, one.code)
        line = (told, _place(context.plan, names, one), one.text or "")
        (replies if one.comment else reasons).append(line)
    if replies:
        head = ("STT", "Góp ý", "Vị trí", "Trả lời của đơn vị")
        yield _annex("Trả lời các góp ý về bản gửi trước", head, replies)
    if reasons:
        head = ("STT", "Nội dung cần lưu ý", "Vị trí", "Giải trình của đơn vị")
        yield _annex("Giải trình các nội dung cần lưu ý", head, reasons)


_Line = tuple[str, str, str]


def _annex(title: str, head: tuple[str, ...], lines: list[_Line]) -> Annex:
    return Annex(
        title=title,
        blocks=(
            Table(
                columns=(
                    Column(width=5, align="center"),
                    Column(width=36),
                    Column(width=36),
                    Column(width=60),
                ),
                head=flat_head(head),
                rows=tuple(Row(cells=(at, *row)) for at, row in enumerate(sorted(lines), start=1)),
            ),
        ),
    )


def _place(plan: Plan, names: dict[str, Named], answer: Answer) -> str:
    if answer.record is None:
        return _WHOLE_REPORT
    if answer.record not in names:
        return "Bản ghi không có trong báo cáo này"
    kind, name = names[answer.record]
    if not answer.field:
        return name
    if kind == "stat_form":
        form = next((one for one in plan.forms if one.code == answer.record), None)
        return f"{name}, {_cell(form, answer.field)}"
    return f"{name}, {field_label(kind, answer.field)}"


def _cell(form: StatForm | None, field: str) -> str:
    """Name a cell given as ``row/column``."""
    row, _, column = field.partition("/")
    rows = {one.code: one.title for one in form.rows} if form else {}
    columns = (
        {one.code: " - ".join((*one.heads, one.title)) for one in form.columns} if form else {}
    )
    words = f"dòng {rows.get(row, row)}"
    return f"{words}, cột {columns.get(column, column)}" if column else words


def _names(
    plan: Plan, records: Records, view: RoundView, wanted: set[str | None]
) -> dict[str, Named]:
    """Return the names of the wanted records and codes of the plan: one pass over each."""
    found = {key: named for key, *named in _plan_names(plan) if key in wanted}
    names: dict[str, Named] = {key: (kind, name) for key, (kind, name) in found.items()}
    numbers = {one.activity.key: f"Nhiệm vụ {one.path}" for one in view.entries}
    for key, kind, name in _record_names(plan, records, numbers):
        if key in wanted:
            names[key] = kind, name
    return names


def _plan_names(plan: Plan) -> Iterator[tuple[str, str, str]]:
    for index, group in enumerate(plan.groups, start=1):
        yield group.code, "group_statement", f"Nhóm {roman(index)}. {group.short}"
        for task in group.tasks:
            yield task.code, "plan_task", f"Nhiệm vụ {task.code} của kế hoạch"
    for form in plan.forms:
        yield form.code, "stat_form", f"Biểu {form.title}"
    for section in plan.outline:
        yield section.code, "section", f"Mục {section.number} {section.title}"


def _record_names(
    plan: Plan, records: Records, numbers: dict[str, str]
) -> Iterator[tuple[str, str, str]]:
    yield from ((key, "activity", name) for key, name in numbers.items())
    for progress in records.progress:
        yield progress.key, "progress", numbers.get(progress.activity, KIND_LABELS["progress"])
    for line in records.budget_lines:
        name = numbers.get(line.activity, KIND_LABELS["budget_line"])
        yield line.key, "budget_line", f"{name}, kinh phí năm {line.year}"
    for programme in records.programmes:
        yield programme.key, "programme", programme.title or KIND_LABELS["programme"]
    for evidence in records.evidence:
        yield evidence.key, "evidence", f"Minh chứng {evidence.name}"
    forms = {form.code: form for form in plan.forms}
    for value in records.stat_values:
        form = forms.get(value.form)
        title = form.title if form else value.form
        cell = "" if value.row == WHOLE else f", {_cell(form, f'{value.row}/{value.column}')}"
        yield value.key, "stat_value", f"Biểu {title}{cell}"
    for row in records.open_rows:
        title = forms[row.form].title if row.form in forms else row.form
        yield row.key, "open_row", f"Biểu {title}, một dòng kê khai"
    groups = {group.code: f"Nhóm {roman(at)}" for at, group in enumerate(plan.groups, start=1)}
    for statement in records.group_statements:
        name = groups.get(statement.group, statement.group)
        yield statement.key, "group_statement", name
    for section in records.sections:
        title = next((one.title for one in plan.outline if one.code == section.section), "")
        yield section.key, "section", f"Mục {title}"
    for kind, others in (("letterhead", records.letterheads), ("report", records.reports)):
        for other in others:
            yield other.key, kind, KIND_LABELS[kind]
