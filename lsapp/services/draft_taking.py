# SPDX-License-Identifier: MIT
"""What a power cut left half typed: what to say of it, and taking it over into its record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

import msgspec

from lsapp.catalogue.model import Plan, StatForm
from lsapp.domain.fields import TEXT_FIELDS, column_of
from lsapp.domain.records import (
    TRAVELLING,
    WHOLE,
    Activity,
    CompiledSection,
    GroupStatement,
    OpenRow,
    Progress,
    Record,
    Round,
    Section,
    StatValue,
    natural_key,
)
from lsapp.domain.table_values import (
    ReadContext,
    Value,
    ValueIssue,
    ValueKind,
    is_unreadable,
    read_value,
    taken_value,
)
from lsapp.domain.text import clean
from lsapp.errors import UserError
from lsapp.report.provincial_words import provincial_sections
from lsapp.services.compiled_words import save_late_words
from lsapp.services.desk import Desk
from lsapp.services.drafts import Draft
from lsapp.services.form_cells import Entry
from lsapp.services.form_edits import FormEdits, read_cell, save_cells
from lsapp.services.record_words import RecordWords
from lsapp.services.recording import save
from lsapp.services.results import ResultEdit, save_results
from lsapp.storage import journal
from lsapp.storage.transaction import Change
from lsapp.submission.tables.table_fields import activity_table

_TAKEN: Final[tuple[type[Record], ...]] = (*TRAVELLING, CompiledSection)
_TYPES: Final = {kind.KIND: kind for kind in _TAKEN}
_FORM_KINDS: Final = (StatValue, OpenRow)
_LONGEST_LABEL: Final = 120
_KINDS: Final[Mapping[tuple[str, str], ValueKind]] = MappingProxyType(
    {
        ("programme", "issued_on"): ValueKind.DATE,
        ("report", "issued_on"): ValueKind.DATE,
        **{("report", name): ValueKind.DATE for name in ("flow_from", "flow_to", "stock_on")},
        **{("programme", name): ValueKind.NUMBER for name in ("period_from", "period_to")},
    }
)
"""Fields that are no free text and stand in no table of import."""
_NEVER_EMPTY: Final = frozenset({"period_from", "period_to", "flow_from", "flow_to", "stock_on"})


class DraftOffer(msgspec.Struct, frozen=True, kw_only=True):
    """A draft as it is offered: ``where`` and ``field`` in words, what the file holds there ``now``,
    whether that was written after the draft (``newer``), and the ``problem`` that keeps it from being
    taken over; then its text can only be copied.
    """

    draft: Draft
    where: str
    field: str
    now: str = ""
    newer: bool = False
    problem: UserError | None = None


class _Place(msgspec.Struct, frozen=True):
    unit: str
    plan: str
    round: str


def offers(desk: Desk, drafts: Sequence[Draft]) -> list[DraftOffer]:
    """Return what to say of each draft, in the order given."""
    words = RecordWords(desk)
    return [_offer(desk, words, draft) for draft in drafts]


def take_over(desk: Desk, draft: Draft) -> Change:
    """Write a draft into its record as if it had been typed to the end, as one action that can be undone.

    Raises UserError ``drafts.no_record``, ``drafts.no_field``, the codes of ``read_value`` for a text
    that the field cannot hold, those of ``recording.save``, and for words of the provincial report those
    of ``compiled_words.compiled_sheet``.
    """
    record = _record(desk, draft)
    value = _read(desk, record, draft)
    if isinstance(record, CompiledSection):
        return save_late_words(desk, desk.plan(record.plan), record, value)
    label = draft.label[:_LONGEST_LABEL] or None
    if isinstance(record, Progress):
        place = _Place(record.unit, record.plan, record.round)
        edit = ResultEdit(activity=record.activity, fields={draft.field: value})
        return save_results(desk, place, [edit], label)
    if isinstance(record, _FORM_KINDS) and isinstance(value, Entry):
        place = _Place(record.unit, record.plan, record.round)
        form, column = _cell(desk, record, draft)
        row = record.row if isinstance(record, StatValue) else record.key
        return save_cells(desk, place, form, FormEdits(cells={(row, column): value}), label)
    written = msgspec.structs.replace(record, **{draft.field: value})
    return save(desk, "draft.taken", [written], label)


def _offer(desk: Desk, words: RecordWords, draft: Draft) -> DraftOffer:
    try:
        record = _record(desk, draft)
    except UserError as error:
        return DraftOffer(draft=draft, where=draft.label, field="", problem=error)
    values = msgspec.structs.asdict(record)
    problem = None
    try:
        _read(desk, record, draft)
    except UserError as error:
        problem = error
    return DraftOffer(
        draft=draft,
        where=f"{words.kind(draft.kind)}: {words.where(draft.kind, values)}",
        field=words.label(draft.kind, draft.field, values),
        now=words.shown(draft.kind, draft.field, values),
        newer=_is_newer(desk, draft),
        problem=problem,
    )


def _is_newer(desk: Desk, draft: Draft) -> bool:
    """Tell whether the field was written after the draft was last typed in."""
    column = column_of(draft.field)
    for step in reversed(journal.history(desk.store, draft.unit, draft.kind, draft.key)):
        if step.action.at <= draft.at:
            return False
        sides = [
            _side(side, draft.field, column) for side in (step.change.before, step.change.after)
        ]
        if sides[0] != sides[1]:
            return True
    return False


def _side(values: Mapping[str, object] | None, field: str, column: str | None) -> object:
    if values is None or column is None:
        return None if values is None else values.get(field)
    cells = values.get("cells")
    return cells.get(column) if isinstance(cells, dict) else None


def _record(desk: Desk, draft: Draft) -> Record:
    """Return the record that was typed in, a new one where it is told by its place and not there yet."""
    kind = _TYPES.get(draft.kind)
    found = desk.store.get(kind, draft.unit, draft.key) if kind and draft.key else None
    if found is None:
        found = next(
            (one for one in _possible(desk, draft) if one.key == draft.key),
            None,
        )
    if found is None:
        raise UserError("drafts.no_record", kind=draft.kind)
    return found


def _possible(desk: Desk, draft: Draft) -> Iterator[Record]:
    """The records of the draft's kind that a place in one of the rounds may have."""
    plan = desk.plan()
    for round_ in desk.store.select(Round, plan=plan.code):
        place = _Place(draft.unit, plan.code, round_.code)
        scope = msgspec.structs.asdict(place)
        for kind, fields in _places(desk, plan, draft):
            key = natural_key(kind, *scope.values(), *fields.values())
            if key == draft.key:
                yield kind(key=key, **scope, **fields)


def _places(desk: Desk, plan: Plan, draft: Draft) -> Iterator[tuple[type[Record], dict[str, str]]]:
    if draft.kind == Progress.KIND:
        for one in desk.store.select(Activity, unit=draft.unit):
            yield Progress, {"activity": one.key}
    elif draft.kind == GroupStatement.KIND:
        for group in plan.groups:
            yield GroupStatement, {"group": group.code}
    elif draft.kind == Section.KIND:
        for section in plan.outline:
            yield Section, {"section": section.code}
    elif draft.kind == CompiledSection.KIND:
        for own in provincial_sections(plan):
            yield CompiledSection, {"section": own.code}
    elif draft.kind == StatValue.KIND:
        for form in plan.forms:
            yield StatValue, {"form": form.code, "row": WHOLE, "column": WHOLE}
            for row in form.rows:
                for column in form.columns:
                    yield StatValue, {"form": form.code, "row": row.code, "column": column.code}


def _read(desk: Desk, record: Record, draft: Draft) -> Value | Entry:
    """Return what the text means in its field, read as that field is read when it is left."""
    if isinstance(record, _FORM_KINDS) and draft.field != "reason":
        form, column = _cell(desk, record, draft)
        entry = read_cell(form, column, draft.text)
        if isinstance(entry, ValueIssue):
            return Entry(_taken(entry))
        return entry
    if draft.field in TEXT_FIELDS.get(record.KIND, ()):
        return clean(draft.text)
    kind, context = _kind_of(desk, record, draft)
    value = _taken(read_value(kind, draft.text, context))
    if value is None and draft.field in _NEVER_EMPTY:
        raise UserError("number.unreadable", text=draft.text)
    return value


def _taken(read: Value | ValueIssue) -> Value:
    if isinstance(read, ValueIssue) and is_unreadable(read):
        raise UserError(read.code, **read.facts)
    return taken_value(read)


def _kind_of(desk: Desk, record: Record, draft: Draft) -> tuple[ValueKind, ReadContext]:
    known = _KINDS.get((record.KIND, draft.field))
    if known is not None:
        whole = ReadContext(decimals=0) if known is ValueKind.NUMBER else ReadContext()
        return known, whole
    field = activity_table(desk.plan()).field(f"{record.KIND}.{draft.field}")
    if field is None or draft.field not in record.__struct_fields__:
        raise UserError("drafts.no_field", kind=record.KIND)
    return field.kind, field.context()


def _cell(desk: Desk, record: StatValue | OpenRow, draft: Draft) -> tuple[StatForm, str]:
    plan = desk.catalogue.plan(record.plan)
    form = next((one for one in plan.forms if one.code == record.form), None)
    column = record.column if isinstance(record, StatValue) else column_of(draft.field)
    if form is None or column not in {one.code for one in form.columns}:
        raise UserError("drafts.no_field", kind=record.KIND)
    return form, str(column)
