# SPDX-License-Identifier: MIT
"""The tables that a sheet can be brought into, with the words that offices head their columns by."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from lsapp.catalogue.model import FormColumn, Plan, StatForm, UnitKind
from lsapp.domain.labels import KIND_LABELS, STATUS_LABELS, field_label
from lsapp.domain.table_values import ValueChoice, ValueKind
from lsapp.submission.numbering import roman
from lsapp.submission.sheet_columns import forms_of
from lsapp.submission.tables.model import ImportTable, TableField

NUMBER: Final = "number"
"""The field of an STT: it places a row and is never stored."""

TITLE: Final = "title"
"""The field that names a fixed row of a form."""

PLANNED: Final = "budget_line.planned"
DISBURSED: Final = "budget_line.disbursed"

_Kind = ValueKind
_ACTIVITY_FIELDS: Final[tuple[tuple[str, ValueKind], ...]] = (
    ("activity.content", _Kind.LONG_TEXT),
    ("activity.lead_unit", _Kind.LONG_TEXT),
    ("activity.cooperating_units", _Kind.LONG_TEXT),
    ("activity.timeframe", _Kind.TIMEFRAME),
    ("activity.product", _Kind.LONG_TEXT),
    (PLANNED, _Kind.MONEY),
    ("budget_line.source", _Kind.CHOICE),
    ("activity.note", _Kind.LONG_TEXT),
    ("activity.group", _Kind.CHOICE),
    ("activity.plan_task", _Kind.CHOICE),
    ("activity.due_on", _Kind.DATE),
    ("activity.indicator", _Kind.LONG_TEXT),
    ("activity.baseline", _Kind.LONG_TEXT),
    ("activity.target", _Kind.LONG_TEXT),
    (DISBURSED, _Kind.MONEY),
    ("budget_line.year", _Kind.NUMBER),
    ("progress.status", _Kind.STATUS),
    ("progress.percent", _Kind.PERCENT),
    ("progress.result", _Kind.LONG_TEXT),
    ("progress.indicator_reached", _Kind.LONG_TEXT),
    ("progress.difficulty", _Kind.LONG_TEXT),
    ("progress.cause", _Kind.LONG_TEXT),
    ("progress.proposal", _Kind.LONG_TEXT),
)
_WORDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "activity.content": (
            "Nội dung", "Nhiệm vụ", "Tên nhiệm vụ", "Nội dung công việc", "Công việc",
            "Nhiệm vụ, giải pháp", "Nội dung, nhiệm vụ", "Nội dung thực hiện", "Nhiệm vụ cụ thể",
            "Nội dung nhiệm vụ giải pháp", "Hoạt động", "Nội dung hoạt động", "Đầu việc",
            "Nhiệm vụ trọng tâm", "Nội dung nhiệm vụ cụ thể", "Tên nội dung nhiệm vụ",
            "Nội dung công việc nhiệm vụ", "Nhiệm vụ được giao", "Tên công việc",
        ),
        "activity.lead_unit": (
            "Chủ trì", "Đơn vị chủ trì", "Cơ quan, đơn vị chủ trì", "Đơn vị thực hiện",
            "Cơ quan thực hiện", "Cơ quan chủ trì thực hiện", "Đơn vị phụ trách", "Bộ phận chủ trì",
            "Phụ trách", "Cơ quan tham mưu", "Phân công thực hiện", "Trách nhiệm thực hiện",
            "Cơ quan, đơn vị thực hiện", "Phòng, ban chủ trì", "Bộ phận phụ trách", "Phân công",
            "Phòng chuyên môn phụ trách", "Người phụ trách", "Đơn vị chịu trách nhiệm",
            "Cơ quan chủ trì, phối hợp",
        ),
        "activity.cooperating_units": (
            "Phối hợp", "Đơn vị phối hợp", "Cơ quan, đơn vị phối hợp", "Cơ quan phối hợp thực hiện",
            "Bộ phận phối hợp", "Phòng, ban phối hợp", "Các cơ quan phối hợp",
        ),
        "activity.timeframe": (
            "Thời gian", "Thời gian hoàn thành", "Thời hạn", "Thời hạn hoàn thành", "Hạn hoàn thành",
            "Tiến độ", "Tiến độ thực hiện", "Lộ trình", "Thời gian, lộ trình", "Hạn",
            "Mốc thời gian", "Thời gian thực hiện, hoàn thành", "Thời gian dự kiến",
            "Thời gian triển khai", "Thời gian bắt đầu, kết thúc", "Tiến độ hoàn thành",
        ),
        "activity.due_on": ("Ngày hoàn thành", "Hạn cuối", "Ngày đến hạn"),
        "activity.product": (
            "Sản phẩm", "Sản phẩm dự kiến", "Kết quả dự kiến", "Sản phẩm đầu ra", "Kết quả, sản phẩm",
            "Dự kiến kết quả", "Sản phẩm hoàn thành", "Yêu cầu sản phẩm", "Kết quả đầu ra",
            "Hình thức sản phẩm", "Dự kiến sản phẩm", "Kết quả cần đạt", "Sản phẩm/Kết quả đạt được",
            "Kết quả, sản phẩm dự kiến",
        ),
        "activity.indicator": ("Chỉ số", "Chỉ tiêu đánh giá", "Chỉ số đánh giá", "Tên chỉ tiêu"),
        "activity.baseline": ("Hiện trạng", "Thực trạng", "Giá trị nền", "Số hiện tại"),
        "activity.target": ("Mục tiêu", "Chỉ tiêu cần đạt", "Mức phấn đấu", "Chỉ tiêu giao"),
        "activity.group": ("Nhóm", "Thuộc nhóm nhiệm vụ", "Nhóm nhiệm vụ, giải pháp"),
        "activity.plan_task": ("Mã nhiệm vụ kế hoạch", "Nhiệm vụ theo kế hoạch tỉnh"),
        "activity.note": ("Lưu ý", "Ghi chú khác"),
        PLANNED: (
            "Kinh phí", "Kinh phí thực hiện", "Dự toán", "Kinh phí dự kiến", "Dự kiến kinh phí",
            "Nhu cầu kinh phí", "Tổng kinh phí", "Kinh phí được giao", "Kinh phí phân bổ",
            "Vốn kế hoạch", "Dự toán kinh phí", "Kế hoạch vốn", "Tổng mức kinh phí", "Số tiền",
            "Kinh phí được duyệt", "Dự toán được giao", "Khái toán kinh phí", "Kinh phí dự toán",
        ),
        DISBURSED: (
            "Giải ngân", "Đã giải ngân", "Kinh phí giải ngân", "Kinh phí đã sử dụng", "Đã chi",
            "Thực chi", "Kết quả giải ngân", "Lũy kế giải ngân", "Kinh phí quyết toán",
            "Kinh phí đã thực hiện", "Kinh phí đã chi", "Số giải ngân", "Đã thực hiện giải ngân",
        ),
        "budget_line.source": ("Nguồn vốn", "Nguồn", "Nguồn ngân sách", "Nguồn kinh phí thực hiện"),
        "budget_line.year": ("Năm kinh phí", "Năm thực hiện"),
        "progress.status": (
            "Trạng thái", "Tình trạng", "Tình trạng thực hiện", "Mức độ hoàn thành", "Kết quả đánh giá",
            "Đánh giá mức độ hoàn thành", "Đánh giá kết quả", "Đánh giá tiến độ", "Đã hoàn thành",
            "Đánh giá kết quả thực hiện", "Tự đánh giá",
        ),
        "progress.percent": (
            "Tỷ lệ hoàn thành", "% hoàn thành", "Tiến độ %", "Tỷ lệ %", "%", "Mức độ hoàn thành %",
            "Tỷ lệ thực hiện", "Tỷ lệ hoàn thành %", "Tỷ lệ", "Khối lượng hoàn thành %",
        ),
        "progress.result": (
            "Kết quả thực hiện", "Kết quả", "Kết quả đạt được", "Tình hình thực hiện",
            "Kết quả triển khai", "Kết quả triển khai thực hiện", "Kết quả đến nay",
            "Tình hình, kết quả thực hiện", "Nội dung đã thực hiện", "Kết quả thực hiện trong kỳ",
        ),
        "progress.indicator_reached": ("Chỉ tiêu đạt được", "Số đạt được", "Thực hiện chỉ tiêu"),
        "progress.difficulty": (
            "Khó khăn", "Vướng mắc", "Tồn tại, hạn chế", "Hạn chế", "Khó khăn, tồn tại",
            "Tồn tại, khó khăn, vướng mắc",
        ),
        "progress.cause": ("Nguyên nhân khó khăn", "Lý do chưa hoàn thành", "Lý do"),
        "progress.proposal": ("Đề xuất", "Đề xuất, kiến nghị", "Kiến nghị, đề xuất", "Giải pháp đề xuất"),
    }
)  # fmt: skip
_NEEDS: Final[Mapping[str, str]] = MappingProxyType(
    {"activity.group": "nhom", "activity.plan_task": "hoach", "budget_line.year": "nam"}
)
_NUMBER_WORDS: Final = ("STT", "TT", "Số TT")
_KINDS: Final[Mapping[str, ValueKind]] = MappingProxyType(
    {
        "number": _Kind.NUMBER,
        "money": _Kind.MONEY,
        "text": _Kind.LONG_TEXT,
        "date": _Kind.DATE,
        "choice": _Kind.CHOICE,
    }
)


def activity_table(plan: Plan) -> ImportTable:
    """Return the table of a programme's activities with their money and the round's results."""
    choices: dict[str, tuple[ValueChoice, ...]] = {
        "activity.group": group_choices(plan),
        "activity.plan_task": tuple(
            ValueChoice(task.code, task.code, (task.title,))
            for group in plan.groups
            for task in group.tasks
        ),
        "budget_line.source": source_choices(plan),
        "progress.status": status_choices(),
    }
    number = TableField(key=NUMBER, label="STT", kind=_Kind.TEXT, words=_NUMBER_WORDS)
    fields = [
        TableField(
            key=key,
            label=field_label(*key.split(".", 1)),
            kind=kind,
            words=_WORDS.get(key, ()),
            needs=_NEEDS.get(key, ""),
            decimals=0 if kind is _Kind.NUMBER else None,
            choices=choices.get(key, ()),
        )
        for key, kind in _ACTIVITY_FIELDS
    ]
    title = KIND_LABELS["activity"]
    return ImportTable(code="activities", title=title, kind="activities", fields=(number, *fields))


def form_table(form: StatForm) -> ImportTable:
    """Return the table of a statistical form as it is declared."""
    number = TableField(key=NUMBER, label="STT", kind=_Kind.TEXT, words=_NUMBER_WORDS)
    heads = [number]
    if form.layout == "grid":
        heads.append(
            TableField(key=TITLE, label=form.row_head, words=("Nội dung", "Chỉ tiêu", "Tiêu chí"))
        )
    return ImportTable(
        code=form.code,
        title=form.title,
        kind=form.layout,
        fields=(*heads, *(_form_field(column) for column in form.columns)),
    )


def import_tables(plan: Plan, unit_kind: UnitKind) -> tuple[ImportTable, ...]:
    """Return every table that a kind of unit can import into: its activities, then its forms."""
    return (activity_table(plan), *(form_table(form) for form in forms_of(plan, unit_kind)))


def group_choices(plan: Plan) -> tuple[ValueChoice, ...]:
    """Return the plan's groups as choices: by code, Roman number, "Nhóm 2", short and whole title."""
    return tuple(
        ValueChoice(
            group.code,
            group.short,
            (group.title, roman(place), f"Nhóm {place}", f"Nhóm {roman(place)}", str(place)),
        )
        for place, group in enumerate(plan.groups, 1)
    )


def source_choices(plan: Plan) -> tuple[ValueChoice, ...]:
    """Return the plan's funding sources as choices."""
    return tuple(ValueChoice(one.code, one.short, (one.name,)) for one in plan.funding_sources)


def status_choices() -> tuple[ValueChoice, ...]:
    """Return the states of an activity as choices."""
    return tuple(ValueChoice(status.value, label) for status, label in STATUS_LABELS.items())


def _form_field(column: FormColumn) -> TableField:
    return TableField(
        key=column.code,
        label=column.title,
        kind=_KINDS[column.kind],
        heads=column.heads,
        decimals=column.decimals if column.kind == "number" else None,
        choices=tuple(ValueChoice(choice, choice) for choice in column.choices),
        computed=bool(column.sum_of),
    )
