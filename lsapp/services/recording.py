# SPDX-License-Identifier: MIT
"""Writes what a person types: saves and deletes records, each call one action that can be undone.

A draft is never refused for what is missing; the rules say that later.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Final

import msgspec

from lsapp.catalogue.model import Plan
from lsapp.domain.cleaning import clean_record, with_due_day
from lsapp.domain.fields import column_of, texts_of, with_text
from lsapp.domain.labels import field_label
from lsapp.domain.legacy import convert, detect
from lsapp.domain.records import (
    TRAVELLING,
    Activity,
    BudgetLine,
    Evidence,
    OpenRow,
    Programme,
    Progress,
    Record,
)
from lsapp.services.desk import Desk
from lsapp.storage.transaction import Change, Transaction

_Hanging = type[BudgetLine] | type[Progress] | type[Evidence]
_HANG_ON_ACTIVITY: Final[tuple[_Hanging, ...]] = (BudgetLine, Progress, Evidence)


def save(desk: Desk, action: str, records: Iterable[Record], label: str | None = None) -> Change:
    """Save records as one action named ``action``; text is cleaned and due days follow timeframes.

    ``label`` says in words what it was done to. Raises UserError ``text.too_long``,
    ``number.too_long``, ``record.duplicate``, ``record.parent_missing``.
    """
    ready = _ready(desk, list(records))
    with desk.store.transaction(action, label=label) as tx:
        tx.put_many(ready)
        return tx.commit()


def _ready(desk: Desk, records: Sequence[Record]) -> list[Record]:
    """Return the records as they are to be written; what is held of them is read at once."""
    dated = [one for one in records if isinstance(one, Activity) and one.due_on]
    held = desk.store.find(Activity, [(one.unit, one.key) for one in dated])
    plans = {one.plan: desk.catalogue.find_plan(one.plan) for one in _open_rows(records)}
    return [
        prepared(
            one,
            held.get((one.unit, one.key)) if isinstance(one, Activity) else None,
            plans[one.plan] if isinstance(one, OpenRow) else None,
        )
        for one in records
    ]


def _open_rows(records: Sequence[Record]) -> list[OpenRow]:
    return [one for one in records if isinstance(one, OpenRow)]


def prepared(record: Record, before: Record | None, plan: Plan | None) -> Record:
    """Return the record as ``save`` will write it: text cleaned, the due day following the timeframe
    unless ``before`` shows that a person set it, an open row's numbers as its form in ``plan`` has them.

    Raises UserError ``text.too_long``, ``number.too_long``.
    """
    if isinstance(record, Activity):
        held = before if isinstance(before, Activity) and record.due_on else None
        return clean_record(with_due_day(record, held))
    if isinstance(record, OpenRow):
        return clean_record(record, _number_columns(plan, record))
    return clean_record(record)


def _number_columns(plan: Plan | None, row: OpenRow) -> Collection[str]:
    return {
        column.code
        for form in (plan.forms if plan else ())
        if form.code == row.form
        for column in form.columns
        if column.kind in ("number", "money")
    }


def delete(desk: Desk, action: str, kind: type[Record], unit: str, keys: Sequence[str]) -> Change:
    """Delete records with everything that hangs on them, as one action: a programme's activities, an
    activity's sub-activities, money, results and evidence, in every round.
    """
    with desk.store.transaction(action) as tx:
        if kind is Programme:
            wanted = set(keys)
            held = desk.store.select(Activity, unit=unit)
            _delete_activities(desk, tx, unit, [one.key for one in held if one.programme in wanted])
        if kind is Activity:
            _delete_activities(desk, tx, unit, keys)
        else:
            tx.delete_many(kind, unit, keys)
        return tx.commit()


def _delete_activities(desk: Desk, tx: Transaction, unit: str, keys: Sequence[str]) -> None:
    children: dict[str, list[str]] = {}
    for one in desk.store.select(Activity, unit=unit):
        if one.parent is not None:
            children.setdefault(one.parent, []).append(one.key)
    gone: set[str] = set()
    waiting = list(keys)
    while waiting:
        key = waiting.pop()
        if key not in gone:
            gone.add(key)
            waiting += children.get(key, ())
    for kind in _HANG_ON_ACTIVITY:
        hanging = [one for one in desk.store.select(kind, unit=unit) if one.activity in gone]
        tx.delete_many(kind, unit, [one.key for one in hanging])
    tx.delete_many(Activity, unit, sorted(gone))


class Conversion(msgspec.Struct, frozen=True, kw_only=True):
    """A text in an old encoding and what it becomes: of which record (``kind``, ``key``), which field
    (``cells/<column>`` in an open row), ``label`` in words.
    """

    unit: str
    key: str
    kind: str
    field: str
    label: str
    encoding: str
    before: str
    after: str


def legacy_texts(desk: Desk, unit: str) -> list[Conversion]:
    """Return the texts of a unit that look like TCVN3 or VNI, each with its conversion, to be looked at."""
    found = []
    for kind in TRAVELLING:
        for record in desk.store.select(kind, unit=unit):
            for field, text in texts_of(record):
                encoding = detect(text)
                if encoding is not None:
                    found.append(
                        Conversion(
                            unit=unit,
                            key=record.key,
                            kind=kind.KIND,
                            field=field,
                            label=_label(desk, record, field),
                            encoding=encoding.name,
                            before=text,
                            after=convert(text, encoding),
                        )
                    )
    return found


def _label(desk: Desk, record: Record, field: str) -> str:
    column = column_of(field)
    if column is None or not isinstance(record, OpenRow):
        return field_label(record.KIND, field)
    plan = desk.catalogue.find_plan(record.plan)
    titles = {
        one.code: one.title
        for form in (plan.forms if plan else ())
        if form.code == record.form
        for one in form.columns
    }
    return titles.get(column, column)


def convert_legacy(desk: Desk, conversions: Sequence[Conversion]) -> Change:
    """Take the conversions that a person agreed to, as one action."""
    kinds = {kind.KIND: kind for kind in TRAVELLING}
    changed: dict[tuple[str, str, str], Record] = {}
    for one in conversions:
        place = (one.kind, one.unit, one.key)
        record = changed.get(place) or desk.store.get(kinds[one.kind], one.unit, one.key)
        if record is not None:
            changed[place] = with_text(record, one.field, one.after)
    return save(desk, "text.converted", changed.values())
