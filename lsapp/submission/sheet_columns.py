# SPDX-License-Identifier: MIT
"""The columns of the standard sheets: which field each one shows, under which words, in which form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from lsapp.catalogue.model import FormColumn, Plan, StatForm, UnitKind
from lsapp.domain.labels import STATUS_LABELS, field_label
from lsapp.submission.sheets import NO, YES, Choice, SheetColumn


def forms_of(plan: Plan, unit_kind: UnitKind) -> Iterator[StatForm]:
    """Yield the statistical forms that a kind of unit fills in."""
    return (form for form in plan.forms if not form.applies_to or unit_kind in form.applies_to)


def record_columns(kind: str, names: Iterable[str], widths: dict[str, int]) -> list[SheetColumn]:
    """Return plain text columns for fields of a record kind; ``widths`` where 14 does not do."""
    return [
        SheetColumn(
            field=f"{kind}.{name}", label=field_label(kind, name), width=widths.get(name, 14)
        )
        for name in names
    ]


def status_choices() -> tuple[Choice, ...]:
    """Return the drop-down of an activity's status."""
    return tuple(Choice(status.value, label) for status, label in STATUS_LABELS.items())


def yes_no_choices() -> tuple[Choice, ...]:
    """Return the drop-down of a yes-or-no field."""
    return Choice("true", YES), Choice("false", NO)


def source_choices(plan: Plan) -> tuple[Choice, ...]:
    """Return the drop-down of the plan's funding sources, by their short names."""
    return tuple(Choice(source.code, source.short) for source in plan.funding_sources)


def programme_columns(plan: Plan) -> tuple[SheetColumn, ...]:
    """Return the columns of the programmes' sheet."""
    types = tuple(Choice(kind.code, kind.code) for kind in plan.document_types if kind.programme)
    text = {
        column.field: column
        for column in record_columns(
            "programme",
            (
                "doc_type",
                "number",
                "symbol",
                "issued_on",
                "signatory",
                "title",
                "period_from",
                "period_to",
                "legal_bases",
                "note",
            ),
            {"title": 50, "signatory": 22, "legal_bases": 40, "note": 24, "number": 8},
        )
    }
    replace = msgspec.structs.replace
    text["programme.doc_type"] = replace(
        text["programme.doc_type"], value="choice", choices=types, width=10
    )
    text["programme.issued_on"] = replace(text["programme.issued_on"], value="date", width=13)
    for name in ("programme.period_from", "programme.period_to"):
        text[name] = replace(text[name], value="integer", width=9)
    order = SheetColumn(field="order", label="TT", value="integer", width=5, computed=True)
    return order, *text.values()


def activity_columns(plan: Plan) -> tuple[SheetColumn, ...]:
    """Return the columns of the activities' sheet: the activity, then its progress in the round."""
    tasks = tuple(Choice(task.code, task.code) for group in plan.groups for task in group.tasks)
    groups = tuple(Choice(group.code, group.code) for group in plan.groups)
    replace = msgspec.structs.replace
    columns = {
        column.field: column
        for column in (
            SheetColumn(field="number", label="STT", width=8, computed=True),
            SheetColumn(field="programme", label="CT", value="integer", width=5),
            *record_columns(
                "activity",
                (
                    "group",
                    "plan_task",
                    "content",
                    "lead_unit",
                    "cooperating_units",
                    "timeframe",
                    "product",
                    "indicator",
                    "baseline",
                    "target",
                    "note",
                ),
                {"content": 48, "lead_unit": 22, "cooperating_units": 22, "product": 26},
            ),
            *record_columns(
                "progress",
                (
                    "status",
                    "percent",
                    "result",
                    "indicator_reached",
                    "difficulty",
                    "cause",
                    "proposal",
                ),
                {"result": 40, "difficulty": 26, "cause": 22, "proposal": 26, "status": 17},
            ),
        )
    }
    columns["activity.group"] = replace(
        columns["activity.group"], value="choice", choices=groups, width=8
    )
    columns["activity.plan_task"] = replace(
        columns["activity.plan_task"], value="choice", choices=tasks, width=10
    )
    columns["progress.status"] = replace(
        columns["progress.status"], value="choice", choices=status_choices()
    )
    columns["progress.percent"] = replace(columns["progress.percent"], value="integer", width=8)
    return tuple(columns.values())


def budget_columns(plan: Plan) -> tuple[SheetColumn, ...]:
    """Return the columns of the budget's sheet; money in đồng."""
    return (
        SheetColumn(field="activity", label="STT nhiệm vụ", width=11),
        SheetColumn(field="content", label="Nội dung nhiệm vụ", width=48, computed=True),
        SheetColumn(field="budget_line.year", label="Năm", value="integer", width=8),
        SheetColumn(
            field="budget_line.source",
            label=field_label("budget_line", "source"),
            value="choice",
            choices=source_choices(plan),
            width=24,
        ),
        SheetColumn(
            field="budget_line.planned",
            label=field_label("budget_line", "planned") + " (đồng)",
            value="money",
            width=20,
        ),
        SheetColumn(
            field="budget_line.disbursed",
            label=field_label("budget_line", "disbursed") + " (đồng)",
            value="money",
            width=20,
        ),
    )


def group_columns() -> tuple[SheetColumn, ...]:
    """Return the columns of the sheet on whole task groups."""
    return (
        SheetColumn(field="number", label="Nhóm", width=8, computed=True),
        SheetColumn(field="title", label="Nhóm nhiệm vụ", width=60, computed=True),
        SheetColumn(
            field="group_statement.none_arising",
            label=field_label("group_statement", "none_arising"),
            value="choice",
            choices=yes_no_choices(),
            width=12,
        ),
        *record_columns("group_statement", ("reason", "summary"), {"reason": 34, "summary": 60}),
    )


def form_columns(form: StatForm) -> tuple[SheetColumn, ...]:
    """Return the columns of a statistical form; a grid begins with its row heads."""
    heads = (
        SheetColumn(field="number", label="STT", width=6, computed=True),
        SheetColumn(field="title", label=form.row_head, width=34, computed=True),
    )
    columns = tuple(_form_column(column) for column in form.columns)
    return (*heads, *columns) if form.layout == "grid" else (heads[0], *columns)


def _form_column(column: FormColumn) -> SheetColumn:
    return SheetColumn(
        field=column.code,
        label=column.title,
        value=column.kind,
        width=column.width,
        heads=column.heads,
        decimals=column.decimals,
        choices=tuple(Choice(choice, choice) for choice in column.choices),
        computed=bool(column.sum_of),
    )


def section_columns() -> tuple[SheetColumn, ...]:
    """Return the columns of the sheet with the report's words."""
    return (
        SheetColumn(field="number", label="Mục", width=8, computed=True),
        SheetColumn(field="title", label="Tiêu đề", width=44, computed=True),
        *record_columns("section", ("text",), {"text": 100}),
    )


def evidence_columns() -> tuple[SheetColumn, ...]:
    """Return the columns of the list of evidence."""
    name, size, digest, note = record_columns(
        "evidence", ("name", "size", "sha256", "note"), {"name": 44, "note": 40}
    )
    return (
        SheetColumn(field="order", label="TT", value="integer", width=5, computed=True),
        SheetColumn(field="activity", label="STT nhiệm vụ", width=11, computed=True),
        name,
        msgspec.structs.replace(size, value="integer"),
        digest,
        note,
    )


def answer_columns(*, replies: bool = False) -> tuple[SheetColumn, ...]:
    """Return the columns of the answers given to warnings; with ``replies`` also what a comment said."""
    names = ("code", "comment", "text") if replies else ("code", "text")
    return (
        SheetColumn(field="order", label="TT", value="integer", width=5, computed=True),
        *record_columns("answer", names, {"code": 24, "comment": 60, "text": 90}),
    )


def letterhead_columns() -> tuple[SheetColumn, ...]:
    """Return the columns of the letterhead's sheet: one field a row."""
    return (
        SheetColumn(field="label", label="Thành phần", width=34, computed=True),
        SheetColumn(field="value", label="Nội dung", width=70),
    )
