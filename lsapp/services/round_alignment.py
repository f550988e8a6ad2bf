# SPDX-License-Identifier: MIT
"""Brings the tables in step after one more file of a unit, without reading the unit's other rounds again.

``holdings.align_records`` lays all rounds of a unit one over the other: the tenth year of a unit would
cost ten times its first. Here the arriving round alone is laid into the place that its cut-off gives it;
of the rounds around it an outline is enough. Where the outlines do not prove that this comes to the same,
all rounds are laid.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from operator import attrgetter
from typing import Any, Final

import msgspec

from lsapp.catalogue.model import Plan
from lsapp.catalogue.units import UnitRegister
from lsapp.domain.cleaning import clean_records
from lsapp.domain.records import (
    TRAVELLING,
    Activity,
    BudgetLine,
    Evidence,
    Letterhead,
    LocalUnit,
    Programme,
    Progress,
    Record,
    Records,
    Submission,
)
from lsapp.services.holding_outline import Outline, Outlines, marks_of, outline_of
from lsapp.services.holdings import Desired, Known, align_records, by_cut_off, head_records
from lsapp.services.series import Series
from lsapp.storage.store import Store
from lsapp.storage.transaction import Transaction

_HANG_ON_ACTIVITY: Final = (Progress, Evidence)
_TOLD_BY: Final[Mapping[type[Record], Callable[[Any], str | None]]] = {
    Programme: attrgetter("key"),
    Activity: attrgetter("programme"),
    BudgetLine: attrgetter("activity"),
    Progress: attrgetter("activity"),
    Evidence: attrgetter("activity"),
}
"""What tells whether a record of a round comes into the tables; the others all do."""
_key: Final = attrgetter("key")
_Pair = tuple[Record | None, Record]


class Arrival(msgspec.Struct, frozen=True, kw_only=True):
    """A round of a unit whose head has changed: what the head says now, its outline and that of the head
    before (``None`` where there was none), and the outlines of the rounds around it.
    """

    unit: str
    round: str
    records: Records
    outline: Outline
    before: Outline | None
    earlier: Collection[Outline]
    later: Collection[Outline]


class Alignment:
    """Aligns the records of one unit after another with what is held, for the length of a run."""

    def __init__(self, store: Store, units: UnitRegister) -> None:
        self._store = store
        self._units = units
        self.outlines = Outlines(store, units)

    def align(
        self,
        tx: Transaction,
        plan: Plan,
        held: Mapping[tuple[str, str], Series],
        before: Series,
        place: tuple[str, str],
        known: Known,
    ) -> None:
        """Bring a unit's records in step. ``held`` are all its series under the plan as they are now,
        ``before`` the series at ``place`` (unit, round) as it was; ``known`` as in ``align_records``.
        """
        received = {at: _received(one) for at, one in held.items()}
        arrival = self._arrival(plan, received, _received(before), place, known)
        if arrival is not None and self._is_only_plan(place[0], plan):
            self.outlines.add(received[place], arrival.outline)
            if lay_first_round(self._store, tx, arrival):
                return
            if lay_round(self._store, tx, plan, arrival):
                return
        align_records(self._store, tx, plan, place[0], self._units, known)

    def _arrival(
        self,
        plan: Plan,
        received: Mapping[tuple[str, str], Series],
        before: Series,
        place: tuple[str, str],
        known: Known,
    ) -> Arrival | None:
        series = received.get(place)
        records = head_records(self._store, series, plan, self._units, known) if series else None
        if records is None:
            return None
        order = by_cut_off(place[1])
        others = [(by_cut_off(at[1]), one) for at, one in received.items() if at != place]
        earlier = [one for cut_off, one in others if cut_off < order]
        later = [one for cut_off, one in others if cut_off > order]
        old = self.outlines.of([before], plan, known)
        return Arrival(
            unit=place[0],
            round=place[1],
            records=records,
            outline=outline_of(records),
            before=old[0] if old else None,
            earlier=self.outlines.of(earlier, plan, known),
            later=self.outlines.of(later, plan, known),
        )

    def _is_only_plan(self, unit: str, plan: Plan) -> bool:
        """Tell whether nothing is held of the unit under another plan: its keys are not in the outlines."""
        return all(one.plan == plan.code for one in self._store.select(Submission, unit=unit))


def _received(series: Series) -> Series:
    received = tuple(one for one in series.submissions if not one.own)
    return msgspec.structs.replace(series, submissions=received)


def lay_first_round(store: Store, tx: Transaction, arrival: Arrival) -> bool:
    """Put the records of a unit of which the tables hold nothing; ``False``, and nothing done, where they
    hold something or another round was received.
    """
    if arrival.before or arrival.earlier or arrival.later:
        return False
    if any(store.holds(kind, arrival.unit) for kind in TRAVELLING):
        return False
    activities = {one.key for one in arrival.records.activities}
    for kind, records in _by_kind(arrival.records):
        if kind in _HANG_ON_ACTIVITY:
            records = [one for one in records if _hangs_on(one, activities)]
        tx.apply(kind.KIND, [(None, one) for one in records])
    return True


def lay_round(store: Store, tx: Transaction, plan: Plan, arrival: Arrival) -> bool:
    """Lay the round among the others; ``False``, and nothing done, where that takes all rounds.

    The tables must be in step with the other rounds, as each taking-in leaves them.
    """
    laying = _Laying(store, plan, arrival)
    if not laying.is_told_by_outlines():
        return False
    gone, comes = laying.differences()
    for kind in TRAVELLING:
        tx.apply(kind.KIND, [(gone[kind][key], None) for key in sorted(gone[kind])])
    for kind in TRAVELLING:
        tx.apply(kind.KIND, comes[kind])
    return True


def _by_kind(records: Records) -> Iterator[tuple[type[Record], list[Record]]]:
    """Yield the records of each kind, cleaned, in the order of their keys."""
    for field, kind in zip(Records.__struct_fields__, TRAVELLING, strict=True):
        some: list[Record] = getattr(records, field)
        yield kind, sorted(clean_records(some), key=_key)


def _hangs_on(record: Record, activities: Collection[str]) -> bool:
    """Tell whether a record is there without an activity, or its activity is among these."""
    if not isinstance(record, _HANG_ON_ACTIVITY):
        return True
    return record.activity is None or record.activity in activities


class _Laying:
    """One round laid among the others of its unit: is it allowed, and what becomes of the tables."""

    def __init__(self, store: Store, plan: Plan, arrival: Arrival) -> None:
        self._store = store
        self._plan = plan
        self._arrival = arrival
        self._hidden = {code for one in arrival.later for code in one.programmes}
        """The programmes of which a later round has the last word."""
        self._spoken = arrival.outline.programmes.keys() - self._hidden
        """Those of which this round has it."""
        self._held_activities = self._held_under_spoken()
        self._held_lines = self._lines_of(self._held_activities)
        activities = arrival.records.activities
        self._new_activities = {one.key for one in activities if one.programme in self._spoken}

    def _held_under_spoken(self) -> dict[str, Record]:
        held: dict[str, Record] = {}
        for code in sorted(self._spoken):
            found = self._store.select(Activity, unit=self._arrival.unit, programme=code)
            held |= {one.key: one for one in found}
        return held

    def _lines_of(self, activities: Collection[str]) -> dict[str, Record]:
        if not activities:
            return {}
        lines = self._store.select(BudgetLine, unit=self._arrival.unit)
        return {one.key: one for one in lines if one.activity in activities}

    def is_told_by_outlines(self) -> bool:
        """Tell whether no other round uses a key of this one, or of what it said before, but for the same
        programme: then nothing can have been hidden by it, or be hidden, that the outlines do not show.
        """
        new, old = self._arrival.outline, self._arrival.before
        if old is not None and (
            old.programmes.keys() - new.programmes.keys()
            or old.letterheads > new.letterheads
            or old.local_units > new.local_units
        ):
            return False
        sides = [new] if old is None else [new, old]
        of_round = {mark for side in sides for mark in side.round_marks}
        living: dict[str, set[int]] = {code: set(marks) for code, marks in new.programmes.items()}
        for code, marks in old.programmes.items() if old is not None else ():
            living[code] |= marks
        for code, keys in self._held_keys().items():
            living[code] |= marks_of(keys)
        # Results of an activity that comes back come back with it, from the rounds that told them.
        returning = marks_of(self._new_activities - self._held_activities.keys())
        return all(
            of_round.isdisjoint(other.round_marks)
            and returning.isdisjoint(other.under(other.programmes))
            and all(
                marks.isdisjoint(other.under(other.programmes.keys() - {code}))
                for code, marks in living.items()
            )
            for other in (*self._arrival.earlier, *self._arrival.later)
        )

    def _held_keys(self) -> dict[str, list[str]]:
        """Return the keys of what the tables hold under the programmes that this round speaks for."""
        whose = {
            key: one.programme
            for key, one in self._held_activities.items()
            if isinstance(one, Activity)
        }
        keys: dict[str, list[str]] = {}
        for key, code in whose.items():
            keys.setdefault(code, []).append(key)
        for key, one in self._held_lines.items():
            if isinstance(one, BudgetLine):
                keys.setdefault(whose[one.activity], []).append(key)
        return keys

    def differences(self) -> tuple[Desired, dict[type[Record], list[_Pair]]]:
        """Return by kind what goes, and what comes with what was there before it."""
        gone: Desired = {}
        comes: dict[type[Record], list[_Pair]] = {}
        staying = self._staying_activities()
        for kind, records in _by_kind(self._arrival.records):
            held: dict[str, Record] = {}
            wanted: list[Record] = []
            if kind not in (Letterhead, LocalUnit) or self._has_last_word(kind):
                wanted = self._wanted(kind, records, staying)
                held = self._held(kind, wanted)
            if kind in _HANG_ON_ACTIVITY:
                held |= self._hanging_on(kind, gone[Activity])
            left = held.keys() - {one.key for one in wanted}
            gone[kind] = {key: held[key] for key in left}
            pairs = [(held.get(one.key), one) for one in wanted]
            comes[kind] = [pair for pair in pairs if pair[0] != pair[1]]
        return gone, comes

    def _staying_activities(self) -> set[str]:
        """Return which of the round's activities the tables will have, be it from a later round."""
        asked = [
            (one.unit, one.key)
            for one in self._arrival.records.activities
            if one.programme not in self._spoken and one.key not in self._held_activities
        ]
        held = self._store.find(Activity, asked) if asked else {}
        return self._new_activities | {key for _, key in held}

    def _has_last_word(self, kind: type[Record]) -> bool:
        if kind is Letterhead:
            told = [one.letterheads for one in self._arrival.later]
            return self._arrival.outline.letterheads and not any(told)
        told = [one.local_units for one in self._arrival.later]
        return self._arrival.outline.local_units and not any(told)

    def _wanted(
        self, kind: type[Record], records: list[Record], staying: Collection[str]
    ) -> list[Record]:
        """Return those of the round's records of one kind that the tables shall have."""
        told_by = _TOLD_BY.get(kind)
        if told_by is None:
            return records
        among = {
            Programme: self._spoken,
            Activity: self._spoken,
            BudgetLine: self._new_activities,
        }.get(kind)
        if among is not None:
            return [one for one in records if told_by(one) in among]
        return [one for one in records if (key := told_by(one)) is None or key in staying]

    def _held(self, kind: type[Record], wanted: list[Record]) -> dict[str, Record]:
        """Return what the tables hold of what this round has the last word of."""
        unit = self._arrival.unit
        if kind is Activity:
            return self._held_activities
        if kind is BudgetLine:
            return self._held_lines
        if kind is Programme:
            found = self._store.find(kind, [(unit, one.key) for one in wanted])
            return {key: one for (_, key), one in found.items()}
        if kind in (Letterhead, LocalUnit):
            return {one.key: one for one in self._store.select(kind, unit=unit)}
        scope = {"plan": self._plan.code, "round": self._arrival.round}
        return {one.key: one for one in self._store.select(kind, unit=unit, **scope)}

    def _hanging_on(
        self, kind: type[Record], activities: Mapping[str, Record]
    ) -> dict[str, Record]:
        return {
            one.key: one
            for key in activities
            for one in self._store.select(kind, unit=self._arrival.unit, activity=key)
        }
