# SPDX-License-Identifier: MIT
"""Which record and field is typed in, for what is kept against a power cut: page by page."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from lsapp.catalogue.model import StatForm
from lsapp.domain.labels import field_label
from lsapp.domain.records import Activity, GroupStatement, OpenRow, Progress, StatValue
from lsapp.services.activity_sheet import ActivitySheetRow
from lsapp.services.in_round import round_key
from lsapp.services.unit_view import UnitView
from ui.models.result_columns import STATEMENT_FIELDS, STATUS, ResultLine
from ui.typing_drafts import TypingPlace


def activity_place(row: ActivitySheetRow | None, column: str) -> TypingPlace:
    """Return the field of an activity's row; of a row that is not saved yet the record has no key."""
    label = field_label(Activity.KIND, column)
    if row is None:
        new = QCoreApplication.translate("TypingPlaces", "Nhiệm vụ mới, {field}")
        return TypingPlace(Activity.KIND, "", column, new.format(field=label))
    held = QCoreApplication.translate("TypingPlaces", "Nhiệm vụ {number}, {field}")
    words = held.format(number=row.number, field=label)
    return TypingPlace(Activity.KIND, row.key, column, words)


def result_place(view: UnitView | None, line: ResultLine | None, column: str) -> TypingPlace | None:
    """Return the field of a result, or of what is said of a whole group; ``None`` where nothing is typed."""
    if view is None or line is None or line.is_heading:
        return None
    if line.row is None:
        field = STATEMENT_FIELDS.get(column)
        if field is None or column == STATUS:
            return None
        key = line.said.key if line.said else round_key(GroupStatement, view, line.group)
        words = QCoreApplication.translate("TypingPlaces", "Khai theo nhóm, {field}")
        label = field_label(GroupStatement.KIND, field)
        return TypingPlace(GroupStatement.KIND, key, field, words.format(field=label))
    progress = line.row.progress
    key = progress.key if progress else round_key(Progress, view, line.key)
    words = QCoreApplication.translate("TypingPlaces", "Kết quả nhiệm vụ {number}, {field}")
    label = field_label(Progress.KIND, column)
    return TypingPlace(Progress.KIND, key, column, words.format(number=line.row.path, field=label))


def form_place(view: UnitView | None, form: StatForm, row: str, column: str) -> TypingPlace | None:
    """Return the cell of a statistical form; a row of its own kept by its key."""
    title = next((one.title for one in form.columns if one.code == column), None)
    if view is None or title is None:
        return None
    if form.layout == "list":
        words = QCoreApplication.translate("TypingPlaces", "Biểu {form}, cột {column}")
        label = words.format(form=form.code, column=title)
        return TypingPlace(OpenRow.KIND, row, f"cells/{column}", label)
    words = QCoreApplication.translate("TypingPlaces", "Biểu {form}, dòng {row}, cột {column}")
    heads = {one.code: f"{one.number} {one.title}".strip() for one in form.rows}
    label = words.format(form=form.code, row=heads.get(row, row), column=title)
    key = next(
        (
            one.key
            for one in view.records.stat_values
            if (one.form, one.row, one.column) == (form.code, row, column)
        ),
        round_key(StatValue, view, form.code, row, column),
    )
    return TypingPlace(StatValue.KIND, key, "value", label)
