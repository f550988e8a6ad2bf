# SPDX-License-Identifier: MIT
"""Builds the standard sheets from a snapshot: the one declaration that export, intake and template share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from lsapp.catalogue.model import Plan, UnitKind
from lsapp.domain.labels import field_label
from lsapp.domain.ordering import by_position
from lsapp.domain.records import (
    Activity,
    BudgetLine,
    Letterhead,
    Record,
    Records,
)
from lsapp.submission.form_sheets import form_sheet
from lsapp.submission.numbering import outline, outline_numbers
from lsapp.submission.payload import Snapshot
from lsapp.submission.sheet_columns import (
    activity_columns,
    answer_columns,
    budget_columns,
    evidence_columns,
    forms_of,
    group_columns,
    letterhead_columns,
    programme_columns,
    section_columns,
)
from lsapp.submission.sheets import (
    CellValue,
    Sheet,
    SheetColumn,
    SheetRow,
    shown_text,
)

LETTERHEAD_FIELDS: Final = tuple(
    name for name in Letterhead.__struct_fields__ if name not in {"unit", "key"}
)


def standard_sheets(snapshot: Snapshot, plan: Plan, unit_kind: UnitKind) -> tuple[Sheet, ...]:
    """Return the sheets of a submission in the order of the workbook. Empty records give empty sheets."""
    records = snapshot.records
    numbers = outline_numbers(plan.groups, records.activities)
    paths = {one.activity.key: one.path for one in outline(plan.groups, records.activities)}
    order = _in_outline(plan, records.activities, numbers)
    return (
        _letterhead_sheet(records),
        _programme_sheet(plan, records),
        _activity_sheet(plan, records, order, numbers),
        _budget_sheet(plan, records, order, paths),
        _group_sheet(plan, records),
        *(form_sheet(form, records) for form in forms_of(plan, unit_kind)),
        _section_sheet(plan, records),
        _evidence_sheet(records, paths),
        _answer_sheet(records),
    )


_Field = tuple[str, dict[str, str] | None]


def _fields(columns: Iterable[SheetColumn]) -> list[_Field]:
    """Return what each column reads of a record, and the words for its codes where it has choices."""
    return [
        (
            column.field.partition(".")[2],
            {choice.code: choice.label for choice in reversed(column.choices)} or None,
        )
        for column in columns
    ]


def _shown(record: Record | None, fields: Sequence[_Field]) -> tuple[CellValue, ...]:
    """Return what the columns show of one record: text cut to the cell, codes in words."""
    if record is None:
        return (None,) * len(fields)
    return tuple([_cell(getattr(record, name), words) for name, words in fields])


def _cell(value: Any, words: Mapping[str, str] | None) -> CellValue:
    if words is not None and value is not None:
        code = str(value).lower() if isinstance(value, bool) else str(value)
        value = words.get(code, code)
    return shown_text(value) if isinstance(value, str) else value


def _in_outline(
    plan: Plan, activities: list[Activity], numbers: dict[str, str]
) -> list[tuple[str, list[Activity]]]:
    """Return the activities by group, each group in the order of its numbers."""
    groups: dict[str, list[Activity]] = {group.code: [] for group in plan.groups}
    place = {key: index for index, key in enumerate(numbers)}
    for activity in sorted(activities, key=lambda one: place.get(one.key, len(place))):
        groups.setdefault(activity.group, []).append(activity)
    return list(groups.items())


def _letterhead_sheet(records: Records) -> Sheet:
    head = records.letterheads[0] if records.letterheads else None
    columns = letterhead_columns()
    rows = tuple(
        SheetRow(
            key=name,
            cells=(
                field_label("letterhead", name),
                None if head is None else shown_text(getattr(head, name) or "") or None,
            ),
        )
        for name in LETTERHEAD_FIELDS
    )
    return Sheet(
        code="letterhead",
        name="Thể thức",
        title="THỂ THỨC VĂN BẢN",
        note="In ở đầu và cuối báo cáo theo Nghị định số 30/2020/NĐ-CP.",
        columns=columns,
        rows=rows,
        fixed=True,
    )


def _programme_sheet(plan: Plan, records: Records) -> Sheet:
    columns = programme_columns(plan)
    fields = _fields(columns[1:])
    programmes = by_position(records.programmes)
    return Sheet(
        code="programmes",
        name="Chương trình",
        title="CHƯƠNG TRÌNH, KẾ HOẠCH, ĐỀ ÁN CỦA ĐƠN VỊ",
        columns=columns,
        rows=tuple(
            SheetRow(key=one.key, cells=(index, *_shown(one, fields)))
            for index, one in enumerate(programmes, 1)
        ),
    )


def _activity_sheet(
    plan: Plan,
    records: Records,
    order: list[tuple[str, list[Activity]]],
    numbers: dict[str, str],
) -> Sheet:
    columns = activity_columns(plan)
    split = next(i for i, column in enumerate(columns) if column.field.startswith("progress."))
    own, reached = _fields(columns[2:split]), _fields(columns[split:])
    progress = {one.activity: one for one in records.progress}
    programmes = by_position(records.programmes)
    ordinal = {one.key: index for index, one in enumerate(programmes, 1)}
    titles = {group.code: group.title for group in plan.groups}
    blank = (None,) * (len(columns) - 5)
    rows: list[SheetRow] = []
    for group, activities in order:
        rows.append(
            SheetRow(
                key=None,
                cells=(numbers.get(group, group), None, group, None, titles.get(group), *blank),
                style="group",
            )
        )
        rows += (
            SheetRow(
                key=one.key,
                cells=(
                    numbers.get(one.key),
                    ordinal.get(one.programme),
                    *_shown(one, own),
                    *_shown(progress.get(one.key), reached),
                ),
            )
            for one in activities
        )
    return Sheet(
        code="activities",
        name="Nhiệm vụ",
        title="NHIỆM VỤ VÀ KẾT QUẢ THỰC HIỆN",
        note="CT: số thứ tự của chương trình ở trang Chương trình.",
        columns=columns,
        rows=tuple(rows),
    )


def _budget_sheet(
    plan: Plan,
    records: Records,
    order: list[tuple[str, list[Activity]]],
    paths: dict[str, str],
) -> Sheet:
    """Lines name their activity by its path (1.2.a): a point's letter alone would name several."""
    columns = budget_columns(plan)
    fields = _fields(columns[2:])
    lines: dict[str, list[BudgetLine]] = {}
    for line in by_position(records.budget_lines):
        lines.setdefault(line.activity, []).append(line)
    rows = [
        SheetRow(
            key=line.key,
            cells=(
                paths.get(activity.key),
                shown_text(activity.content) if activity.content else None,
                *_shown(line, fields),
            ),
        )
        for _, activities in order
        for activity in activities
        for line in lines.get(activity.key, ())
    ]
    planned = [line.planned for line in records.budget_lines if line.planned is not None]
    disbursed = [line.disbursed for line in records.budget_lines if line.disbursed is not None]
    if rows:
        total = ("", "Tổng cộng", None, None, _sum(planned), _sum(disbursed))
        rows.append(SheetRow(key=None, cells=total, style="total"))
    return Sheet(
        code="budget",
        name="Kinh phí",
        title="KINH PHÍ THEO NHIỆM VỤ, NĂM VÀ NGUỒN",
        note="Đơn vị tính: đồng.",
        columns=columns,
        rows=tuple(rows),
    )


def _sum(values: list[int]) -> int | None:
    return sum(values) if values else None


def _group_sheet(plan: Plan, records: Records) -> Sheet:
    columns = group_columns()
    fields = _fields(columns[2:])
    statements = {one.group: one for one in records.group_statements}
    return Sheet(
        code="groups",
        name="Theo nhóm",
        title="KHAI THEO NHÓM NHIỆM VỤ",
        note="Nhóm không có nhiệm vụ: chọn Có ở cột Không phát sinh và ghi lý do.",
        columns=columns,
        rows=tuple(
            SheetRow(
                key=group.code,
                cells=(group.code, group.title, *_shown(statements.get(group.code), fields)),
            )
            for group in plan.groups
        ),
        fixed=True,
    )


def _section_sheet(plan: Plan, records: Records) -> Sheet:
    columns = section_columns()
    fields = _fields(columns[2:])
    texts = {one.section: one for one in records.sections}
    return Sheet(
        code="sections",
        name="Lời văn",
        title="PHẦN LỜI VĂN CỦA BÁO CÁO",
        columns=columns,
        rows=tuple(
            SheetRow(
                key=section.code,
                cells=(
                    section.number,
                    section.title,
                    *_shown(texts.get(section.code), fields),
                ),
            )
            for section in plan.outline
        ),
        fixed=True,
    )


def _evidence_sheet(records: Records, paths: dict[str, str]) -> Sheet:
    columns = evidence_columns()
    fields = _fields(columns[2:])
    files = by_position(records.evidence)
    return Sheet(
        code="evidence",
        name="Minh chứng",
        title="DANH MỤC MINH CHỨNG",
        note="Tệp gửi kèm riêng, được đối chiếu theo mã SHA-256.",
        columns=columns,
        rows=tuple(
            SheetRow(
                key=one.key,
                cells=(index, paths.get(one.activity or ""), *_shown(one, fields)),
            )
            for index, one in enumerate(files, 1)
        ),
    )


def _answer_sheet(records: Records) -> Sheet:
    # Without a reply the sheet is as it was before there were any: workbooks sealed then compare the same.
    replies = any(one.comment for one in records.answers)
    columns = answer_columns(replies=replies)
    fields = _fields(columns[1:])
    answers = sorted(records.answers, key=lambda one: one.key)
    return Sheet(
        code="answers",
        name="Giải trình",
        title="GIẢI TRÌNH CÁC LƯU Ý, TRẢ LỜI GÓP Ý" if replies else "GIẢI TRÌNH CÁC LƯU Ý",
        columns=columns,
        rows=tuple(
            SheetRow(key=one.key, cells=(index, *_shown(one, fields)))
            for index, one in enumerate(answers, 1)
        ),
    )
