# SPDX-License-Identifier: MIT
"""The board of a round: read in pieces it is the board read at once, and agrees with the roll-up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from desks import new_department

from lsapp.domain.records import (
    Activity,
    GroupStatement,
    Obligation,
    OpenRow,
    Progress,
    Receipt,
    ReceiptState,
    Record,
    Records,
    ReturnDecision,
    ReturnSlip,
    Section,
    StatValue,
    new_key,
)
from lsapp.report.provincial_figures import ReportState, UnitLine
from lsapp.services.compiling import round_figures
from lsapp.services.deciding import choose
from lsapp.services.desk import Desk, open_desk
from lsapp.services.receiving import take_in
from lsapp.services.report_facts import ReportFacts, kept_facts, read_facts, unread
from lsapp.services.round_board import BoardLine, UnitState, board_of, round_board
from lsapp.services.round_standing import round_standing
from lsapp.services.sampling import make_sample
from lsapp.services.series import held_series
from lsapp.services.snapshots import payload_of
from lsapp.submission.payload import Payload, canonical, digest

UNITS = ["X06040", "X06046", "X06001", "X06004", "X06019", "X06037", "X06058", "X06112"]
BEFORE, AFTER = dt.date(2026, 12, 1), dt.date(2027, 1, 20)


@pytest.fixture(scope="module")
def many_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A department that holds eight reports, each as it came from its unit."""
    path = tmp_path_factory.mktemp("board") / "so.lsdb"
    make_sample(path, units=UNITS, activities=4, seed=3)
    return path


@pytest.fixture
def many(many_path: Path, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "so.lsdb"
    path.write_bytes(many_path.read_bytes())
    with open_desk(path) as desk:
        yield desk


def put(desk: Desk, *records: Record) -> None:
    with desk.store.transaction("submission.received", undoable=False) as tx:
        tx.put_many(records)
        tx.commit()


def stand(desk: Desk, unit: str, state: ReceiptState, round_code: str = "2025") -> Receipt:
    """Give a unit's receipt another state."""
    (receipt,) = desk.store.select(Receipt, unit=unit, round=round_code)
    changed = msgspec.structs.replace(receipt, state=state)
    put(desk, changed)
    return changed


def payloads(desk: Desk, round_code: str) -> dict[str, Payload]:
    held = held_series(desk.store, "KH48", round_code=round_code)
    return {
        unit: payload_of(desk.store, series.submissions[0]) for (unit, _), series in held.items()
    }


def silent(records: Records) -> Records:
    """The records without anything that is said of the round."""
    nothing: dict[str, list[Progress | StatValue | OpenRow | GroupStatement | Section]] = {
        "progress": [], "stat_values": [], "open_rows": [], "group_statements": [], "sections": []
    }  # fmt: skip
    return msgspec.structs.replace(records, **nothing)


def line_of(desk: Desk, unit: str, today: dt.date, round_code: str = "2025") -> BoardLine:
    board = round_board(desk, desk.plan(), round_code, today)
    return next(one for one in board.lines if one.unit == unit)


def write(folder: Path, payload: Payload) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"{payload.unit}_{payload.revision}_{digest(canonical(payload))[:6]}.json"
    path.write_bytes(canonical(payload))
    return path


@pytest.fixture(scope="module")
def mixed_path(many_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A department in which everything has happened that can happen to a round."""
    tmp_path = tmp_path_factory.mktemp("mixed")
    copy = tmp_path / "mau.lsdb"
    copy.write_bytes(many_path.read_bytes())
    with open_desk(copy) as many:
        sent = payloads(many, "2025")
    assert len(sent) == len(UNITS)
    replace = msgspec.structs.replace
    folder = tmp_path / "đến"
    with new_department(
        tmp_path / "khac.lsdb", lambda: dt.datetime(2026, 12, 16, tzinfo=dt.UTC)
    ) as desk:
        ones = list(sent.values())
        empty, mended, rival, quiet = ones[0], ones[1], ones[2], ones[3]
        files = [write(folder, replace(empty, records=silent(empty.records)))]
        files += [write(folder, replace(mended, records=silent(mended.records)))]
        files += [write(folder, rival), *(write(folder, one) for one in ones[4:])]
        take_in(desk, files)
        seal = digest(canonical(replace(mended, records=silent(mended.records))))
        newer = replace(mended, revision=2, supersedes=seal, reason="bổ sung")
        changed = [msgspec.structs.replace(one, note="khác") for one in rival.records.activities]
        other = replace(rival, records=replace(rival.records, activities=changed))
        take_in(desk, [write(folder, newer), write(folder, other)])
        stand_of = {ones[4].unit: "returned", ones[5].unit: "in_review", ones[6].unit: "accepted"}
        for unit, state in stand_of.items():
            stand(desk, unit, ReceiptState(state))
        put(
            desk,
            Obligation(
                unit=quiet.unit, key=new_key(), plan="KH48", round="2025", owes=False, reason="mới"
            ),
            Obligation(
                unit=ones[7].unit, key=new_key(), plan="KH48", round="2025", owes=True,
                reason="bão", due_on=dt.date(2026, 12, 30),
            ),
        )  # fmt: skip
    return tmp_path / "khac.lsdb"


@pytest.fixture
def mixed(mixed_path: Path, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "khac.lsdb"
    path.write_bytes(mixed_path.read_bytes())
    with open_desk(path) as desk:
        yield desk


def in_figures(line: UnitLine) -> tuple[object, ...]:
    state = "missing" if line.state is ReportState.MISSING else line.state.value
    missing = line.content
    return (
        line.unit.code,
        line.owes,
        state,
        line.revision,
        line.received_on,
        line.late,
        line.accepted and line.state is ReportState.COUNTED,
        None
        if missing is None
        else (missing.undeclared, len(missing.groups), len(missing.sections), len(missing.forms)),
    )


def on_board(line: BoardLine) -> tuple[object, ...]:
    state = line.state.value
    if line.is_in:
        state = "counted"
    elif line.state is UnitState.OVERDUE:
        state = "missing"
    lacks = line.missing
    return (
        line.unit,
        line.owes,
        state,
        line.revision,
        line.received_on,
        line.late,
        line.state in (UnitState.ACCEPTED, UnitState.LOCKED),
        None if lacks is None else (lacks.activities, lacks.groups, lacks.sections, lacks.forms),
    )


@pytest.mark.parametrize("today", [BEFORE, AFTER])
def test_the_board_agrees_with_the_figures_of_the_round(mixed: Desk, today: dt.date) -> None:
    plan = mixed.plan()
    board = round_board(mixed, plan, "2025", today)
    figures = round_figures(mixed, plan, "2025")
    known = {line.unit.code for line in figures.lines}
    assert [on_board(one) for one in board.lines if one.unit in known] == [
        in_figures(one) for one in figures.lines
    ]
    others = [one for one in board.lines if one.unit not in known]
    assert [(one.is_excused, one.revision) for one in others] == [(True, None)]
    states = {one.state for one in board.lines}
    assert states >= {
        UnitState.EMPTY, UnitState.RETURNED, UnitState.CONFLICT, UnitState.IN_REVIEW,
        UnitState.ACCEPTED, UnitState.RECEIVED,
    }  # fmt: skip


def test_read_in_pieces_it_is_the_same_board(mixed: Desk) -> None:
    plan = mixed.plan()
    standing = round_standing(mixed, plan, "2025", AFTER)
    assert kept_facts(mixed, standing.marks) == {}
    facts: dict[str, ReportFacts] = {}
    left = unread(standing.units, facts)
    assert {one.unit.code for one in left} == {
        one.unit.code for one in standing.units if one.head is not None
    }
    while left:
        facts |= read_facts(mixed, plan, left[:2])
        left = unread(standing.units, facts)
    pieces = board_of(standing, facts)
    assert pieces == round_board(mixed, plan, "2025", AFTER)
    assert kept_facts(mixed, standing.marks) == facts


def test_before_anything_is_read_states_and_dates_stand_already(mixed: Desk) -> None:
    plan = mixed.plan()
    standing = round_standing(mixed, plan, "2025", AFTER)
    bare, whole = board_of(standing, {}), round_board(mixed, plan, "2025", AFTER)
    for before, after in zip(bare.lines, whole.lines, strict=True):
        assert before.is_read is (before.revision is None)
        assert (before.unit, before.owes, before.revision, before.received_on) == (
            after.unit,
            after.owes,
            after.revision,
            after.received_on,
        )
        assert before.state == after.state or after.state is UnitState.EMPTY
        assert before.missing is None


def test_a_second_look_reads_no_payload(mixed: Desk) -> None:
    plan = mixed.plan()
    first = round_board(mixed, plan, "2025", AFTER)
    with mixed.store.database.transaction():
        mixed.store.database.execute("UPDATE payload SET content = x''", ())
        mixed.store.database.commit()
    assert round_board(mixed, plan, "2025", AFTER) == first


def test_accepted_cells_are_counted_anew(many: Desk) -> None:
    """What lies over a payload is part of what its facts follow from."""
    before = round_standing(many, many.plan(), "2025", BEFORE)
    (receipt,) = many.store.select(Receipt, unit="X06040", round="2025")
    decision = '{"take":"cells","edits":[]}'
    put(many, msgspec.structs.replace(receipt, decision=decision))
    after = round_standing(many, many.plan(), "2025", BEFORE)
    changed = set(before.marks) ^ set(after.marks)
    heads = [
        one.head.mark for one in (*before.units, *after.units)
        if one.unit.code == "X06040" and one.head
    ]  # fmt: skip
    assert changed == set(heads)
    assert len(changed) == 2


def test_a_returned_report_is_awaited_by_the_day_of_its_slip(many: Desk) -> None:
    receipt = stand(many, "X06040", ReceiptState.RETURNED)
    deadline = round_board(many, many.plan(), "2025", BEFORE).round.unit_deadline
    early = line_of(many, "X06040", deadline)
    assert (early.due_on, early.overdue) == (deadline, False)
    assert line_of(many, "X06040", deadline + dt.timedelta(1)).overdue
    due = deadline + dt.timedelta(20)
    slip = ReturnSlip(
        unit="X06040",
        key=new_key(),
        plan="KH48",
        round="2025",
        hash=receipt.hash,
        revision=1,
        decision=ReturnDecision.RETURNED,
        due_on=due,
        returned_at=dt.datetime(2026, 1, 5, tzinfo=dt.UTC),
    )
    put(many, slip)
    waits = line_of(many, "X06040", due)
    assert (waits.state, waits.due_on, waits.overdue) == (UnitState.RETURNED, due, False)
    assert line_of(many, "X06040", due + dt.timedelta(1)).overdue
    # A later slip without a day of its own, such as an acceptance, leaves the round's day.
    later = msgspec.structs.replace(
        slip, key=new_key(), due_on=None, returned_at=dt.datetime(2026, 1, 9, tzinfo=dt.UTC)
    )
    put(many, later)
    assert line_of(many, "X06040", due).due_on == deadline
    more = due + dt.timedelta(30)
    put(
        many,
        Obligation(
            unit="X06040", key=new_key(), plan="KH48", round="2025", owes=True, reason="bão",
            due_on=more,
        ),
    )  # fmt: skip
    assert line_of(many, "X06040", more).due_on == more


def test_a_revision_that_says_something_later_is_late_though_an_empty_one_was_in_time(
    mixed: Desk,
) -> None:
    plan = mixed.plan()
    standing = round_standing(mixed, plan, "2025", AFTER)
    two = next(one for one in standing.units if len(one.revisions) == 2 and one.state != "conflict")
    facts = read_facts(mixed, plan, [two])
    assert [facts[one.mark].says for one in two.revisions] == [True, False]
    assert two.head is not None
    assert facts[two.head.mark].content is not None
    assert facts[two.older[0].mark].content is None


def test_a_conflict_that_was_settled_is_counted(mixed: Desk) -> None:
    board = round_board(mixed, mixed.plan(), "2025", AFTER)
    (disputed,) = [one for one in board.lines if one.state is UnitState.CONFLICT]
    choose(mixed, mixed.store.select(Receipt, unit=disputed.unit, round="2025")[0])
    settled = line_of(mixed, disputed.unit, AFTER)
    assert settled.state is UnitState.RECEIVED
    assert settled.missing is not None
    assert mixed.store.count(Activity, unit=disputed.unit) > 0
