# SPDX-License-Identifier: MIT
"""Which place of a submission the keyboard is on, for a comment of the department: page by page.

A slip names records that travel with a submission, and what the plan asks for by its codes.
"""

from __future__ import annotations

from lsapp.catalogue.model import StatForm
from lsapp.domain.labels import FIELD_LABELS
from lsapp.domain.records import (
    WHOLE,
    Activity,
    BudgetLine,
    OpenRow,
    Progress,
    Section,
)
from lsapp.services.activity_sheet import PLANNED, SOURCE
from ui.models.result_columns import (
    CONTENT,
    DISBURSED,
    DUE,
    STATEMENT_FIELDS,
    ResultLine,
)
from ui.places import Place
from ui.session import Session
from ui.widgets.record_form import RecordForm
from ui.widgets.section_editor_texts import SECTION, ReportTexts, WordsPlace

_OF_MONEY = frozenset({PLANNED, SOURCE, DISBURSED})


def focused_field(form: RecordForm) -> str | None:
    """Return the field of a form that the keyboard is in."""
    return next((name for name in form.names if form.editor(name).hasFocus()), None)


def activity_note_place(session: Session, key: str | None, column: str | None) -> Place | None:
    """Return the field of an activity that a column of the table shows: of its money the first line of the
    round's year, of its status the result.
    """
    if key is None or session.find(Activity, key) is None:
        return None
    if column in _OF_MONEY:
        return _money_place(session, key, column or PLANNED)
    if column == "status":
        return _progress_place(session, key, "status")
    return Place(Activity.KIND, key, _field(Activity.KIND, column))


def result_note_place(session: Session, line: ResultLine | None, column: str) -> Place | None:
    """Return the field of a result, or of what is said of a whole group."""
    if line is None:
        return None
    if line.row is None:
        if line.said is None:
            return Place("task_group", line.group)
        return Place(line.said.KIND, line.said.key, STATEMENT_FIELDS.get(column))
    key = line.row.activity.key
    if column in (CONTENT, DUE):
        return Place(Activity.KIND, key, column)
    if column in _OF_MONEY:
        return _money_place(session, key, column)
    return _progress_place(session, key, column)


def form_note_place(form: StatForm, row: str | None, column: str | None) -> Place:
    """Return the cell of a statistical form, or the form."""
    if row is None or column is None or row == WHOLE:
        return Place("stat_form", form.code)
    if form.layout == "list":
        return Place(OpenRow.KIND, row, column)
    return Place("stat_form", form.code, f"{row}/{column}")


def words_note_place(texts: ReportTexts, place: WordsPlace) -> Place:
    """Return the words of a section or of a group's summary, or that they are missing."""
    record = texts.record(place)
    if place.kind == SECTION:
        if record is None:
            return Place("outline_section", place.code)
        return Place(Section.KIND, record.key, "text")
    if record is None:
        return Place("task_group", place.code)
    return Place(record.KIND, record.key, "summary")


def _progress_place(session: Session, activity: str, column: str) -> Place:
    held = next((one for one in session.records(Progress) if one.activity == activity), None)
    if held is None:
        return Place(Activity.KIND, activity)
    return Place(Progress.KIND, held.key, _field(Progress.KIND, column))


def _money_place(session: Session, activity: str, column: str) -> Place:
    view = session.view
    year = int(view.round[:4]) if view is not None else 0
    lines = [
        one for one in session.records(BudgetLine) if one.activity == activity and one.year == year
    ]
    if not lines:
        return Place(Activity.KIND, activity)
    first = min(lines, key=lambda one: (one.position, one.key))
    return Place(BudgetLine.KIND, first.key, column)


def _field(kind: str, column: str | None) -> str | None:
    """Return a column that is a field of the record; ``None`` for one that shows more than that."""
    return column if column in FIELD_LABELS[kind] else None
