# SPDX-License-Identifier: MIT
"""Lays single values of one revision over another: what the department takes from a rival file.

Each is an ``Edit`` whose sheet names a kind of record (``record:activity``) and whose ``value`` is the
JSON of the field, or of the whole record where it was added. Keys are those of the records themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final, Literal

import msgspec

from lsapp.domain.fields import column_of
from lsapp.domain.records import (
    TRAVELLING,
    Activity,
    BudgetLine,
    Evidence,
    Programme,
    Progress,
    Record,
    Records,
)
from lsapp.submission.comparison import Edit
from lsapp.submission.filling import CellFault

_SHEET: Final = "record:"
_KINDS: Final[Mapping[str, tuple[str, type[Record]]]] = MappingProxyType(
    {
        kind.KIND: (name, kind)
        for name, kind in zip(Records.__struct_fields__, TRAVELLING, strict=True)
    }
)
_ON_ACTIVITY: Final = (BudgetLine, Progress, Evidence)

Held = dict[type[Record], dict[str, Record]]


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """A field of a record, or a whole record (``field`` is ``None``), that two revisions have otherwise;
    ``where`` and ``label`` name it, ``before`` and ``after`` are both sides in words.
    """

    way: Literal["added", "changed", "removed"]
    kind: str
    key: str
    field: str | None
    where: str
    label: str
    before: str
    after: str


def is_of_record(edit: Edit) -> bool:
    """Tell whether an edit lays a record's value over another, not a workbook's cell."""
    return edit.sheet.startswith(_SHEET)


def record_edit(found: Difference, other: Record | None) -> Edit:
    """Return the edit that takes the ``after`` side of a difference; ``other`` is the record there."""
    value: str | msgspec.UnsetType = msgspec.UNSET
    if other is not None and found.way != "removed":
        plain = msgspec.to_builtins(other)
        if found.field is not None:
            column = column_of(found.field)
            plain = plain[found.field] if column is None else plain["cells"].get(column)
        value = msgspec.json.encode(plain).decode()
    return Edit(
        sheet=f"{_SHEET}{found.kind}",
        change=found.way,
        record=found.key,
        field=found.field,
        label=found.label,
        where=found.where,
        sealed=found.before or None,
        seen=found.after or None,
        value=value,
    )


def lay_over(records: Records, edits: Iterable[Edit]) -> tuple[Records, list[CellFault]]:
    """Return the records with the edits laid over them, and the edits that do not fit: a record that is
    gone, money or results whose activity is in neither side taken, a programme still in use.

    What hangs on an activity that was taken away goes with it; the points under it move up.
    """
    held: Held = {
        kind: {one.key: one for one in getattr(records, name)} for name, kind in _KINDS.values()
    }
    taken: dict[tuple[str, str], Edit] = {}
    gone: dict[str, str | None] = {}
    faults: list[CellFault] = []
    for edit in edits:
        kind = _KINDS[edit.sheet.removeprefix(_SHEET)][1]
        taken[kind.KIND, edit.record] = edit
        before = held[kind].get(edit.record)
        if edit.change == "removed":
            held[kind].pop(edit.record, None)
            if isinstance(before, Activity):
                gone[before.key] = before.parent
            continue
        made = _made(kind, before, edit)
        if made is None:
            faults.append(_fault(edit, "values.unfit"))
        else:
            held[kind][edit.record] = made
    _let_go(held, gone)
    faults += _unowned(held, taken)
    lists = {name: [one for _, one in sorted(held[kind].items())] for name, kind in _KINDS.values()}
    return msgspec.structs.replace(records, **lists), faults


def _made(kind: type[Record], before: Record | None, edit: Edit) -> Record | None:
    """The record after an edit; ``None`` where there is none to change, or the value does not fit it."""
    if not isinstance(edit.value, str):
        return None
    value = msgspec.json.decode(edit.value)
    if edit.field is not None:
        if before is None:
            return None
        plain: dict[str, Any] = msgspec.to_builtins(before)
        column = column_of(edit.field)
        if column is None:
            plain[edit.field] = value
        else:
            others = {name: one for name, one in plain["cells"].items() if name != column}
            plain["cells"] = others if value is None else others | {column: value}
        value = plain
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError:
        return None


def _let_go(held: Held, gone: Mapping[str, str | None]) -> None:
    """Take away what hung on activities that went."""
    if not gone:
        return
    for key, one in held[Activity].items():
        parent: str | None = getattr(one, "parent", None)
        if parent not in gone:
            continue
        while parent is not None and parent in gone:
            parent = gone[parent]
        held[Activity][key] = msgspec.structs.replace(one, parent=parent)
    for kind in _ON_ACTIVITY:
        for key in [k for k, one in held[kind].items() if getattr(one, "activity", None) in gone]:
            del held[kind][key]


def _unowned(held: Held, taken: Mapping[tuple[str, str], Edit]) -> Iterator[CellFault]:
    """Yield a fault for each record that would hang on nothing."""
    activities, programmes = held[Activity], held[Programme]
    for kind in _ON_ACTIVITY:
        for one in held[kind].values():
            owner = getattr(one, "activity", None)
            edit = taken.get((kind.KIND, one.key))
            if owner is not None and owner not in activities and edit is not None:
                yield _fault(edit, "values.unfit")
    for one in activities.values():
        if not isinstance(one, Activity):
            continue
        edit = taken.get((Activity.KIND, one.key))
        lost = one.parent is not None and one.parent not in activities
        if edit is not None and (lost or one.programme not in programmes):
            yield _fault(edit, "values.unfit")
    used = {one.programme for one in activities.values() if isinstance(one, Activity)}
    for (kind_name, key), edit in taken.items():
        if kind_name == Programme.KIND and edit.change == "removed" and key in used:
            yield _fault(edit, "cell.programme_in_use")


def _fault(edit: Edit, code: str) -> CellFault:
    seen = "" if edit.seen is None else str(edit.seen)[:200]
    return CellFault(where=edit.where, label=edit.label, seen=seen, code=code, facts={})
