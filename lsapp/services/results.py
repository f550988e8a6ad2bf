# SPDX-License-Identifier: MIT
"""The results of a round as the page shows them, row by row beside the round before, and their saving."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import msgspec

from lsapp.catalogue.model import Plan
from lsapp.domain.cleaning import clean_record
from lsapp.domain.period import RoundCode
from lsapp.domain.records import (
    Activity,
    BudgetLine,
    GroupStatement,
    Progress,
    Record,
    Records,
    Status,
    new_key,
)
from lsapp.report.round_view import GroupView, RoundView, add_up, is_overdue, view_records
from lsapp.services.desk import Desk
from lsapp.services.in_round import InRound, round_key
from lsapp.storage.transaction import Change
from lsapp.submission.payload import Snapshot

RESULT_FIELDS: Final = (
    "status", "percent", "result", "indicator_reached", "difficulty", "cause", "proposal",
)  # fmt: skip
"""The fields of a result that a person fills in."""


class ResultRow(msgspec.Struct, frozen=True, kw_only=True):
    """One activity with its result. ``number`` is printed, ``path`` says it in full, ``depth`` is 1 right
    under a group. A ``heading`` has others under it and no result of its own.

    ``money`` are the lines of the round's year; ``planned`` and ``disbursed`` their sums in đồng,
    ``None`` where no amount was given.
    """

    activity: Activity
    number: str
    path: str
    depth: int
    heading: bool
    progress: Progress | None
    last: Progress | None
    overdue: bool
    money: tuple[BudgetLine, ...]
    planned: int | None
    disbursed: int | None
    evidence: int


class ResultGroup(msgspec.Struct, frozen=True, kw_only=True):
    """A task group: what the unit says of it now and said last, how its activities stand (``counted`` are
    those that owe a result, ``undeclared`` those that have none yet), and its money in đồng.
    """

    code: str
    number: str
    title: str
    short: str
    statement: GroupStatement | None
    last_statement: GroupStatement | None
    rows: tuple[ResultRow, ...]
    counted: int
    by_status: dict[Status, int]
    undeclared: int
    overdue: int
    planned: int | None
    disbursed: int | None


class ResultsSheet(msgspec.Struct, frozen=True, kw_only=True):
    """The results of a unit's round, group by group in the plan's order; ``year`` is that of the money."""

    year: int
    groups: tuple[ResultGroup, ...]

    @property
    def rows(self) -> tuple[ResultRow, ...]:
        """All rows in the order of the outline."""
        return tuple(row for group in self.groups for row in group.rows)


def results_sheet(
    plan: Plan, snapshot: Snapshot, previous: Records | None, today: dt.date
) -> ResultsSheet:
    """Return the activities that the round reports on, with their results; late as of ``today``.

    Linear in the records; touches no database.
    """
    year = RoundCode.parse(snapshot.round).year
    view = view_records(plan, snapshot.records, year=year)
    last = {one.activity: one for one in previous.progress} if previous else {}
    said = {one.group: one for one in previous.group_statements} if previous else {}
    files = Counter(one.activity for one in snapshot.records.evidence)
    shorts = {group.code: group.short for group in plan.groups}
    groups = []
    for group in view.groups:
        figures = add_up(view, group.entries, as_of=today)
        groups.append(
            ResultGroup(
                code=group.code,
                number=group.number,
                title=group.title,
                short=shorts.get(group.code, group.title),
                statement=group.statement,
                last_statement=said.get(group.code),
                rows=_rows(view, group, year, last, files, today),
                counted=figures.count,
                by_status=figures.by_status,
                undeclared=figures.undeclared,
                overdue=figures.overdue,
                planned=figures.money.planned,
                disbursed=figures.money.disbursed,
            )
        )
    return ResultsSheet(year=year, groups=tuple(groups))


def _rows(
    view: RoundView,
    group: GroupView,
    year: int,
    last: Mapping[str, Progress],
    files: Mapping[str | None, int],
    today: dt.date,
) -> tuple[ResultRow, ...]:
    rows = []
    for entry in group.entries:
        activity, key = entry.activity, entry.activity.key
        progress = view.progress.get(key)
        heading = progress is None and key in view.headings
        money = view.money.get(key)
        rows.append(
            ResultRow(
                activity=activity,
                number=entry.number,
                path=entry.path,
                depth=entry.depth,
                heading=heading,
                progress=progress,
                last=last.get(key),
                overdue=not heading and is_overdue(activity, progress, today),
                money=tuple(one for one in view.budget.get(key, ()) if one.year == year),
                planned=money.planned if money else None,
                disbursed=money.disbursed if money else None,
                evidence=files.get(key, 0),
            )
        )
    return tuple(rows)


class Spent(msgspec.Struct, frozen=True, kw_only=True):
    """What was disbursed for an activity from one source, in đồng; ``line`` is the budget line that it
    stands in, ``None`` for the first amount from that source.
    """

    source: str
    amount: int | None
    line: str | None = None


class ResultEdit(msgspec.Struct, frozen=True, kw_only=True):
    """What changes of one activity's result: fields of ``RESULT_FIELDS`` with their new values (``None``
    empties; an emptied status takes the whole result away once nothing else is in it), and money.
    """

    activity: str
    fields: dict[str, Any] = {}
    spent: tuple[Spent, ...] = ()


def save_results(
    desk: Desk, place: InRound, edits: Sequence[ResultEdit], label: str | None = None
) -> Change:
    """Write results and the money disbursed for any number of activities, as one action.

    Checks are the rules' matter: a draft is never refused for what is missing. Raises UserError
    ``text.too_long``, ``number.too_long``, ``record.parent_missing``.
    """
    held = desk.store.select(Progress, unit=place.unit, plan=place.plan, round=place.round)
    before = {one.activity: one for one in held}
    after: dict[str, Progress | None] = {}
    for edit in edits:
        if edit.fields:
            present = after[edit.activity] if edit.activity in after else before.get(edit.activity)
            after[edit.activity] = _changed(place, edit, present)
    gone = [before[key].key for key, one in after.items() if one is None and key in before]
    with desk.store.transaction("results.saved", label=label) as tx:
        tx.put_many(clean_record(one) for one in after.values() if one is not None)
        tx.delete_many(Progress, place.unit, gone)
        tx.put_many(_money(desk, place, edits))
        return tx.commit()


def save_statement(
    desk: Desk,
    place: InRound,
    group: str,
    *,
    none_arising: bool,
    reason: str | None = None,
    summary: str | None = None,
) -> Change:
    """Write what the unit says of a whole task group: nothing arose, and why; or a summary.

    A statement that says nothing is taken away. That nothing arose needs a reason is the rules'
    matter, not a condition of saving.
    """
    found = desk.store.select(
        GroupStatement, unit=place.unit, plan=place.plan, round=place.round, group=group
    )
    key = found[0].key if found else round_key(GroupStatement, place, group)
    record = clean_record(
        GroupStatement(
            unit=place.unit,
            key=key,
            plan=place.plan,
            round=place.round,
            group=group,
            none_arising=none_arising,
            reason=reason,
            summary=summary,
        )
    )
    with desk.store.transaction("group.stated") as tx:
        if record.none_arising or record.reason or record.summary:
            tx.put(record)
        else:
            tx.delete(GroupStatement, place.unit, key)
        return tx.commit()


def _changed(place: InRound, edit: ResultEdit, held: Progress | None) -> Progress | None:
    """Return the result with the edit in it, the status and the percentage in step; ``None`` where
    nothing is left of it.

    Done is 100 where a lesser share stood; work begun is no longer "not started". Where both are
    given both are kept: the rules compare them.
    """
    fields = {name: edit.fields[name] for name in RESULT_FIELDS if name in edit.fields}
    base = held or Progress(
        unit=place.unit,
        key=round_key(Progress, place, edit.activity),
        plan=place.plan,
        round=place.round,
        activity=edit.activity,
    )
    emptied = "status" in fields and fields["status"] is None
    if emptied:
        fields["status"] = Status.NOT_STARTED
        fields.setdefault("percent", None)
    changed = msgspec.structs.replace(base, **fields)
    rest = (getattr(changed, name) for name in RESULT_FIELDS[1:])
    silent = all(one is None or one == "" for one in rest)
    # A first edit that empties a field of a result that is not there makes none.
    if silent and (emptied or (held is None and "status" not in fields)):
        return None
    if "status" in fields and "percent" not in fields:
        return _with_percent(changed)
    if fields.get("percent") and "status" not in fields:
        return _with_status(changed, new=held is None)
    return changed


def _with_percent(progress: Progress) -> Progress:
    percent = progress.percent
    if progress.status is Status.COMPLETED and percent is not None and percent < 100:
        return msgspec.structs.replace(progress, percent=100)
    if progress.status is Status.NOT_STARTED and percent:
        return msgspec.structs.replace(progress, percent=None)
    return progress


def _with_status(progress: Progress, *, new: bool) -> Progress:
    if progress.status is not Status.NOT_STARTED:
        return progress
    done = new and progress.percent == 100
    status = Status.COMPLETED if done else Status.IN_PROGRESS
    return msgspec.structs.replace(progress, status=status)


def _money(desk: Desk, place: InRound, edits: Iterable[ResultEdit]) -> list[Record]:
    """Return the budget lines with the amounts in them; a line is added for a source that has none."""
    wanted = [(edit.activity, one) for edit in edits for one in edit.spent]
    if not wanted:
        return []
    year = RoundCode.parse(place.round).year
    activities = {activity for activity, _ in wanted}
    held = [
        one for one in desk.store.select(BudgetLine, unit=place.unit) if one.activity in activities
    ]
    lines = {one.key: one for one in held}
    changed: dict[str, BudgetLine] = {}
    for activity, spent in wanted:
        line = changed.get(spent.line or "") or lines.get(spent.line or "")
        line = line or next(
            (
                one
                for one in (*changed.values(), *held)
                if (one.activity, one.year, one.source) == (activity, year, spent.source)
            ),
            None,
        )
        if line is None and spent.amount is None:
            continue
        line = line or BudgetLine(
            unit=place.unit,
            key=new_key(),
            activity=activity,
            year=year,
            source=spent.source,
            position=1
            + max((one.position for one in held if one.activity == activity), default=-1),
        )
        changed[line.key] = msgspec.structs.replace(line, disbursed=spent.amount)
    return list(changed.values())
