# SPDX-License-Identifier: MIT
"""Where findings, and places that other pages lead to, stand in the results' grid."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from lsapp.domain.records import BudgetLine, GroupStatement, Progress
from ui.findings_watch import tone_of
from ui.models.grid_columns import Mark
from ui.models.grid_typed import CellKey
from ui.models.result_columns import (
    DISBURSED,
    DUE,
    EVIDENCE,
    STATEMENT_FIELDS,
    STATUS,
    statement_key,
)
from ui.places import Place
from ui.session import Session

if TYPE_CHECKING:
    from lsapp.services.viewing import Finding

_OF_ACTIVITY: Final = {"progress.missing": STATUS, "evidence.missing": EVIDENCE}
"""Findings at an activity that are mended by its result or evidence: all others belong to its own page."""


def result_cell(session: Session, place: Place) -> CellKey | None:
    """Return the row and column that a place means; ``None`` for one that is not about results."""
    key, field = place.record or "", place.field
    if place.kind == "activity":
        return (key, field if field in (DUE, STATUS) else STATUS) if key else None
    if place.kind == "task_group":
        return statement_key(key), STATUS
    if place.kind == "progress":
        progress = session.find(Progress, key)
        return (progress.activity, field or STATUS) if progress else None
    if place.kind == "group_statement":
        said = session.find(GroupStatement, key)
        columns = {name: column for column, name in STATEMENT_FIELDS.items()}
        return (statement_key(said.group), columns.get(field or "", STATUS)) if said else None
    if place.kind == "budget_line":
        line = session.find(BudgetLine, key)
        return (line.activity, DISBURSED) if line else None
    return None


def result_marks(session: Session, findings: Sequence[Finding]) -> dict[CellKey, Mark]:
    """Return the marks of the grid, the gravest of each cell: findings come with the hard ones first."""
    marks: dict[CellKey, Mark] = {}
    for one in findings:
        at = _cell_of(session, one)
        if at is not None:
            marks.setdefault(at, Mark(tone_of(one), one.message))
    return marks


def _cell_of(session: Session, finding: Finding) -> CellKey | None:
    kind, field = finding.kind, finding.field
    if kind == "activity":
        column = _OF_ACTIVITY.get(finding.code) or (DUE if field == DUE else None)
        return (finding.record, column) if finding.record and column else None
    if kind is None or (kind == "budget_line" and field != DISBURSED):
        return None
    return result_cell(session, Place(kind, finding.record, field))
