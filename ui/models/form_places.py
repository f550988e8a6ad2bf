# SPDX-License-Identifier: MIT
"""Where findings, and places that other pages lead to, stand in the statistical forms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from lsapp.domain.records import WHOLE, OpenRow, StatValue
from ui.findings_watch import tone_of
from ui.models.grid_columns import Mark
from ui.models.grid_typed import CellKey
from ui.places import Place
from ui.session import Session

if TYPE_CHECKING:
    from lsapp.services.viewing import Finding

_KINDS: Final = frozenset({"stat_value", "open_row", "stat_form"})

FormAt = tuple[str, str | None, str | None]
"""The code of a form, a row in it and a column; ``None`` for the whole of the form or of the row."""

_LIVE: Final = frozenset(
    {"form.contradiction", "form.mismatch", "form.reason", "form.negative", "form.decimals"}
    | {"form.whole", "list.required", "list.cell", "list.negative"}
)
"""What the sheet itself tells as soon as it is so; the rules' own words on it come later."""


def form_at(session: Session, place: Place) -> FormAt | None:
    """Return the form, row and column that a place means; ``None`` for one that is not about a form."""
    if place.kind == "stat_value":
        value = session.find(StatValue, place.record or "")
        return (value.form, value.row, value.column) if value else None
    if place.kind == "open_row":
        row = session.find(OpenRow, place.record or "")
        return (row.form, row.key, place.field) if row else None
    if place.kind == "stat_form" and place.record is not None:
        at, _, column = (place.field or "").partition("/")
        return place.record, at or None, column or None
    return None


def found_in_form(
    session: Session, findings: Sequence[Finding], code: str
) -> tuple[dict[CellKey, Mark], list[tuple[bool, str]]]:
    """Return what the rules found in a form: at its cells, and in the whole of it, each whether it
    blocks and in words. Findings come with the hard ones first.
    """
    marks: dict[CellKey, Mark] = {}
    notes: list[tuple[bool, str]] = []
    for one in findings:
        if one.kind is None or one.kind not in _KINDS or one.code in _LIVE:
            continue
        at = form_at(session, Place(one.kind, one.record, one.field))
        if at is None or at[0] != code:
            continue
        if at[1] is None or at[1] == WHOLE:
            notes.append((one.level == "hard", one.message))
        elif at[2] is not None:
            marks.setdefault((at[1], at[2]), Mark(tone_of(one), one.message))
    return marks, notes
