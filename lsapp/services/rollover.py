# SPDX-License-Identifier: MIT
"""A new round from the one before: its values beside the new ones, and what an office would retype."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

import msgspec

from lsapp.catalogue.forms import is_computed
from lsapp.catalogue.model import Plan
from lsapp.domain.ordering import by_position
from lsapp.domain.period import RoundCode
from lsapp.domain.records import (
    WHOLE,
    Activity,
    GroupStatement,
    OpenRow,
    Programme,
    Progress,
    Record,
    Records,
    Section,
    Status,
    StatValue,
    natural_key,
    new_key,
)
from lsapp.errors import UserError
from lsapp.services.checking import previous_records
from lsapp.services.desk import Desk, open_round
from lsapp.services.sealing import sealed_before
from lsapp.services.snapshots import snapshot_of
from lsapp.storage.transaction import Change

_UNFINISHED = frozenset({Status.NOT_STARTED, Status.IN_PROGRESS})
Cell = tuple[str, str, str]


class LastRound(msgspec.Struct, frozen=True, kw_only=True):
    """What the round before says, by natural place: cells by form, row and column; results by activity;
    words by section and by group; rows by form, in their order.
    """

    round: str
    cells: dict[Cell, StatValue]
    progress: dict[str, Progress]
    sections: dict[str, str]
    groups: dict[str, GroupStatement]
    rows: dict[str, list[OpenRow]]


def last_round_values(desk: Desk, plan: Plan, unit: str, round_code: str) -> LastRound | None:
    """Return what the round before ``round_code`` says: as sealed where it was sealed, else as it stands.

    ``None`` where the unit reported nothing then.
    """
    records = previous_records(desk, plan, unit, round_code)
    if records is None:
        return None
    return _by_place(records, str(RoundCode.parse(round_code).previous()))


def _by_place(records: Records, round_code: str) -> LastRound:
    rows: dict[str, list[OpenRow]] = {}
    for row in by_position(records.open_rows):
        rows.setdefault(row.form, []).append(row)
    return LastRound(
        round=round_code,
        cells={(one.form, one.row, one.column): one for one in records.stat_values},
        progress={one.activity: one for one in records.progress},
        sections={one.section: one.text for one in records.sections if one.text},
        groups={one.group: one for one in records.group_statements},
        rows=rows,
    )


class RoundOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What a new round takes over. ``open_rows`` names forms, ``None`` means every form with rows;
    ``sections`` brings the words of the report as a start.
    """

    sections: bool = False
    open_rows: Collection[str] | None = None
    not_applicable: bool = True
    progress: bool = True


class RoundPreview(msgspec.Struct, frozen=True, kw_only=True):
    """How much a new round takes over: results of unfinished activities, cells that do not apply, rows
    by form, sections. ``finished`` counts the activities that are done with and start no result.
    """

    progress: int
    finished: int
    not_applicable: int
    open_rows: dict[str, int]
    sections: int

    @property
    def total(self) -> int:
        """How many records are written."""
        return self.progress + self.not_applicable + sum(self.open_rows.values()) + self.sections


_USUAL = RoundOptions()


def plan_new_round(
    desk: Desk,
    plan: Plan,
    unit: str,
    from_round: str,
    to_round: str,
    options: RoundOptions = _USUAL,
) -> RoundPreview:
    """Return what ``new_round_from`` would take over; nothing is written."""
    source, made = _carried(desk, plan, unit, from_round, to_round, options)
    return RoundPreview(
        progress=sum(isinstance(one, Progress) for one in made),
        finished=sum(one.status not in _UNFINISHED for one in source.progress),
        not_applicable=sum(isinstance(one, StatValue) for one in made),
        open_rows=dict(Counter(one.form for one in made if isinstance(one, OpenRow))),
        sections=sum(isinstance(one, Section) for one in made),
    )


def new_round_from(
    desk: Desk,
    plan: Plan,
    unit: str,
    from_round: str,
    to_round: str,
    options: RoundOptions = _USUAL,
) -> Change:
    """Open a round and take over from an earlier one what an office would retype, as one action.

    Taken over are: the status and percent of activities that are not finished and whose programme runs
    in the new round; cells that do not apply, with their reasons; open rows of list forms; on demand the
    report's words. Not taken over: "không phát sinh", which each round says anew, and any figure.
    What the new round already says is left alone. Raises UserError ``round.unreadable``,
    ``rollover.same_round``.
    """
    _, made = _carried(desk, plan, unit, from_round, to_round, options)
    code = str(RoundCode.parse(to_round))
    open_round(desk, plan, code, unit)
    with desk.store.transaction("round.carried", label=RoundCode.parse(from_round).label()) as tx:
        tx.put_many(made)
        return tx.commit()


def _carried(
    desk: Desk, plan: Plan, unit: str, from_round: str, to_round: str, options: RoundOptions
) -> tuple[Records, list[Record]]:
    start, end = RoundCode.parse(from_round), RoundCode.parse(to_round)
    if start == end:
        raise UserError("rollover.same_round", round=end.label())
    sealed = sealed_before(desk.store, plan.code, unit, str(start))
    source = (
        sealed.records if sealed else snapshot_of(desk.store, plan.code, unit, str(start)).records
    )
    carrier = _Carrier(desk, plan, unit, end)
    made: list[Record] = []
    if options.progress:
        made += carrier.progress(source.progress)
    if options.not_applicable:
        made += carrier.not_applicable(source.stat_values)
    made += carrier.open_rows(source.open_rows, options.open_rows)
    if options.sections:
        made += carrier.sections(source.sections)
    return source, made


class _Carrier:
    """Makes the records of the new round, leaving out what it says already."""

    def __init__(self, desk: Desk, plan: Plan, unit: str, to_round: RoundCode) -> None:
        self._desk, self._plan, self._unit, self._round = desk, plan, unit, to_round
        kind = desk.unit(unit).kind
        self._forms = {form.code: form for form in plan.forms if form.asked_of(kind)}
        self._there = snapshot_of(desk.store, plan.code, unit, str(to_round)).records

    def progress(self, source: Iterable[Progress]) -> Iterator[Progress]:
        said = {one.activity for one in self._there.progress}
        programmes = {
            one.key
            for one in self._desk.store.select(Programme, unit=self._unit, plan=self._plan.code)
            if one.period_from <= self._round.year <= one.period_to
        }
        running = {
            one.key
            for one in self._desk.store.select(Activity, unit=self._unit)
            if one.programme in programmes
        }
        for one in source:
            if one.status in _UNFINISHED and one.activity in running - said:
                yield Progress(
                    unit=self._unit,
                    key=self._key(Progress, one.activity),
                    plan=self._plan.code,
                    round=str(self._round),
                    activity=one.activity,
                    status=one.status,
                    percent=one.percent,
                )

    def not_applicable(self, source: Iterable[StatValue]) -> Iterator[StatValue]:
        said = {(one.form, one.row, one.column) for one in self._there.stat_values}
        for one in source:
            cell = (one.form, one.row, one.column)
            if one.not_applicable and cell not in said and self._stands(one):
                key = self._key(StatValue, *cell)
                yield msgspec.structs.replace(one, key=key, round=str(self._round), value=None)

    def _stands(self, cell: StatValue) -> bool:
        """Tell whether the plan's form still has such a cell; that a list has no rows is said anew."""
        form = self._forms.get(cell.form)
        if form is None or form.layout != "grid":
            return False
        if (cell.row, cell.column) == (WHOLE, WHOLE):
            return True
        return (
            any(one.code == cell.row for one in form.rows)
            and any(one.code == cell.column for one in form.columns)
            and not is_computed(form, cell.row, cell.column)
        )

    def open_rows(
        self, source: Iterable[OpenRow], wanted: Collection[str] | None
    ) -> Iterator[OpenRow]:
        said = {one.form for one in self._there.open_rows}
        said |= {one.form for one in self._there.stat_values if one.row == WHOLE}
        for one in by_position(source):
            form = self._forms.get(one.form)
            if form is None or form.layout != "list" or one.form in said:
                continue
            if wanted is None or one.form in wanted:
                yield msgspec.structs.replace(one, key=new_key(), round=str(self._round))

    def sections(self, source: Iterable[Section]) -> Iterator[Section]:
        begun = {one.section: one for one in self._there.sections}
        asked = {one.code for one in self._plan.outline}
        for one in source:
            there = begun.get(one.section)
            if one.text and one.section in asked and (there is None or not there.text):
                # A section that was emptied keeps its key.
                key = there.key if there else self._key(Section, one.section)
                yield msgspec.structs.replace(one, key=key, round=str(self._round))

    def _key(self, kind: type[Record], *place: str) -> str:
        """The key of the record that stands at a place of the new round, or of the one to come."""
        return natural_key(kind, self._unit, self._plan.code, str(self._round), *place)
