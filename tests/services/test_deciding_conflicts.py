# SPDX-License-Identifier: MIT
"""Conflicts decided value by value, and that no order of arrivals and decisions matters."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from desks import StillClock, new_department
from sent_files import ROUND, TODAY, UNIT, counted, receipt_of, shown

from lsapp.cli import main
from lsapp.domain.records import Activity, BudgetLine, Programme, Progress, new_key
from lsapp.errors import UserError
from lsapp.services.deciding import choose, decide_edited
from lsapp.services.desk import Desk
from lsapp.services.held_edits import read_held
from lsapp.services.receiving import take_in
from lsapp.services.revision_changes import ChangeTable
from lsapp.services.revision_sides import held_snapshot, round_files
from lsapp.services.round_board import round_board
from lsapp.submission.comparison import Edit
from lsapp.submission.payload import canonical, digest
from lsapp.submission.versions import read_payload


@pytest.fixture
def rivals(sent: Path, tmp_path: Path) -> dict[str, Path]:
    """Revision 1, and two files that both claim to be revision 2 and differ in five ways."""
    first = sent.with_suffix(".json").read_bytes()
    payload = read_payload(first)
    records = payload.records
    activity, other = records.activities[0], records.activities[1]
    left = msgspec.structs.replace(
        records,
        activities=sorted_by_key(
            [msgspec.structs.replace(activity, note="Ghi chú trái"), *records.activities[1:]]
        ),
        budget_lines=records.budget_lines[1:],
    )
    added = msgspec.structs.replace(
        other, key="ffffffff-0000-4000-8000-000000000001", content="Nhiệm vụ chỉ bên phải có"
    )
    money = BudgetLine(
        unit=UNIT,
        key="ffffffff-0000-4000-8000-000000000002",
        activity=added.key,
        year=2026,
        source=records.budget_lines[0].source,
        planned=9_000_000,
    )
    right = msgspec.structs.replace(
        records,
        activities=sorted_by_key(
            [
                msgspec.structs.replace(activity, note="Ghi chú phải", content="Tên bên phải"),
                *records.activities[1:],
                added,
            ]
        ),
        budget_lines=sorted_by_key([*records.budget_lines, money]),
    )
    paths = {"one": sent.with_suffix(".json")}
    for name, said in (("left", left), ("right", right)):
        second = msgspec.structs.replace(
            payload,
            revision=2,
            uuid=new_key(),
            supersedes=digest(first),
            reason=name,
            records=said,
        )
        paths[name] = tmp_path / f"{name}.json"
        paths[name].write_bytes(canonical(second))
    return paths


def sorted_by_key(records: list) -> list:
    return sorted(records, key=lambda one: one.key)


def table_of(desk: Desk, rivals: dict[str, Path]) -> ChangeTable:
    files = round_files(desk, "KH48", ROUND, UNIT)
    left, right = (
        held_snapshot(desk, files, digest(rivals[name].read_bytes()), with_values=False)
        for name in ("left", "right")
    )
    return ChangeTable(files.plan, files.unit, left, right)


def takings(table: ChangeTable, wanted: Callable[[Edit], bool]) -> list[Edit]:
    return [edit for row in range(len(table)) if wanted(edit := table.taking(row))]


def test_a_conflict_is_settled_value_by_value(department, rivals):
    take_in(department, list(rivals.values()))
    files = round_files(department, "KH48", ROUND, UNIT)
    assert files.disputed
    assert {one.submission.reason for one in files.rivals} == {"left", "right"}
    table = table_of(department, rivals)
    chosen = takings(table, lambda one: one.field == "content" or one.record.endswith("1"))
    choose(department, receipt_of(department, rivals["left"]), chosen, "Xã nói vậy")

    held = {one.key: one for one in department.store.select(Activity)}
    payload = read_payload(rivals["left"].read_bytes())
    first = payload.records.activities[0]
    assert held[first.key].content == "Tên bên phải"
    assert held[first.key].note == "Ghi chú trái"
    assert held["ffffffff-0000-4000-8000-000000000001"].content == "Nhiệm vụ chỉ bên phải có"
    assert department.store.count(BudgetLine) == len(payload.records.budget_lines)
    assert "Nhiệm vụ chỉ bên phải có" in counted(department).decode()
    files = round_files(department, "KH48", ROUND, UNIT)
    assert not files.disputed
    assert [one.decided for one in files.revisions if one.in_force] == [2]
    # The sealed bytes are what they were.
    for path in rivals.values():
        assert department.store.payload(digest(path.read_bytes())) == path.read_bytes()
    # The other side, whole: nothing of the values taken before stays.
    choose(department, receipt_of(department, rivals["right"]))
    assert shown(department) == canonical(read_payload(rivals["right"].read_bytes()).snapshot)
    choose(department, receipt_of(department, rivals["left"]))
    assert shown(department) == canonical(payload.snapshot)


def test_taking_every_difference_gives_the_other_side(department, rivals):
    take_in(department, list(rivals.values()))
    choose(
        department,
        receipt_of(department, rivals["left"]),
        takings(table_of(department, rivals), lambda _one: True),
    )
    assert shown(department) == canonical(read_payload(rivals["right"].read_bytes()).snapshot)


def test_money_is_not_taken_without_its_activity(department, rivals):
    take_in(department, list(rivals.values()))
    alone = takings(table_of(department, rivals), lambda one: one.record.endswith("0002"))
    assert len(alone) == 1
    with pytest.raises(UserError) as error:
        choose(department, receipt_of(department, rivals["left"]), alone)
    assert error.value.code == "values.unfit"
    assert round_files(department, "KH48", ROUND, UNIT).disputed


def test_what_hangs_on_an_activity_that_is_taken_away_goes_with_it(department, rivals):
    take_in(department, list(rivals.values()))
    files = round_files(department, "KH48", ROUND, UNIT)
    sides = [
        held_snapshot(department, files, digest(rivals[name].read_bytes()), with_values=False)
        for name in ("right", "left")
    ]
    table = ChangeTable(files.plan, files.unit, *sides)
    gone = takings(table, lambda one: one.change == "removed" and one.sheet == "record:activity")
    choose(department, receipt_of(department, rivals["right"]), gone)
    assert department.store.get(Activity, UNIT, "ffffffff-0000-4000-8000-000000000001") is None
    assert department.store.get(BudgetLine, UNIT, "ffffffff-0000-4000-8000-000000000002") is None


# --- the order of arrival ---

STEPS = ("one", "left", "right")


def state_of(desk: Desk) -> tuple[object, ...]:
    """What does not depend on when: records, figures, what is in force, what waits, decisions."""
    files = round_files(desk, "KH48", ROUND, UNIT)
    board = round_board(desk, desk.plan(), ROUND, TODAY)
    (line,) = [one for one in board.lines if one.unit == UNIT]
    return (
        shown(desk),
        counted(desk),
        [(one.hash, one.in_force, one.disputed, one.decided) for one in files.revisions],
        sorted((one.receipt.file_name, one.decision, one.waits) for one in files.files),
        (line.state, line.revision, line.waiting),
    )


def test_six_orders_of_arrival_and_the_decisions_end_in_the_same_state(
    rivals, edited, tmp_path, clock: StillClock
):
    """Three revisions, an edited copy of the first, a decision on the copy and one on the conflict: the
    decisions are taken as soon as their files are there, so they fall between other arrivals; the copy
    comes first or last.
    """
    with new_department(tmp_path / "mau.lsdb", clock) as desk:
        take_in(desk, list(rivals.values()))
        values = takings(table_of(desk, rivals), lambda one: one.field == "note")
    assert len(values) == 1
    ends = set()
    for number, order in enumerate(itertools.permutations(STEPS)):
        late = number % 2 == 1
        with new_department(tmp_path / f"{number}.lsdb", clock) as desk:
            if not late:
                decide_copy(desk, edited)
            for step in order:
                take_in(desk, [rivals[step]])
                if step == "left":
                    choose(desk, receipt_of(desk, rivals["left"]), values, "gốc trái")
            if late:
                decide_copy(desk, edited)
            ends.add(msgspec.json.encode(state_of(desk)))
    assert len(ends) == 1
    assert "Ghi chú phải" in ends.pop().decode()


def decide_copy(desk: Desk, edited: Path) -> None:
    take_in(desk, [edited])
    held = read_held(desk, receipt_of(desk, edited))
    taken = {at for at, one in enumerate(held.cells) if one.edit.seen == 7_000_000}
    decide_edited(desk, held, taken, "bản sửa")


def test_programme_and_progress_of_the_rival_can_be_taken_too(department, sent, tmp_path):
    """A whole programme with its activity and its result, only on the other side."""
    first = sent.with_suffix(".json").read_bytes()
    payload = read_payload(first)
    old = payload.records
    programme = msgspec.structs.replace(
        old.programmes[0], key="eeeeeeee-0000-4000-8000-000000000001", title="Đề án riêng"
    )
    activity = msgspec.structs.replace(
        old.activities[0],
        key="eeeeeeee-0000-4000-8000-000000000002",
        programme=programme.key,
        parent=None,
    )
    progress = msgspec.structs.replace(
        old.progress[0], key="eeeeeeee-0000-4000-8000-000000000003", activity=activity.key
    )
    records = msgspec.structs.replace(
        old,
        programmes=sorted_by_key([*old.programmes, programme]),
        activities=sorted_by_key([*old.activities, activity]),
        progress=sorted_by_key([*old.progress, progress]),
    )
    rival = tmp_path / "rival.json"
    rival.write_bytes(canonical(msgspec.structs.replace(payload, uuid=new_key(), records=records)))
    paths = {"left": sent.with_suffix(".json"), "right": rival}
    take_in(department, list(paths.values()))
    table = table_of(department, paths)
    receipt = receipt_of(department, paths["left"])
    with pytest.raises(UserError):
        choose(department, receipt, takings(table, lambda one: one.sheet == "record:progress"))
    choose(department, receipt, takings(table, lambda _one: True))
    assert department.store.get(Programme, UNIT, programme.key) == programme
    assert department.store.get(Progress, UNIT, progress.key) == progress


def test_the_command_line_lists_what_waits(department, rivals, edited, tmp_path, capsys):
    assert main(["waiting", "--db", str(tmp_path / "khong-co.lsdb"), "--round", ROUND]) == 1
    path = department.path
    take_in(department, [*rivals.values(), edited])
    department.close()
    capsys.readouterr()
    assert main(["waiting", "--db", str(path), "--round", ROUND, "--json"]) == 0
    told = msgspec.json.decode(capsys.readouterr().out)
    assert [(one["kind"], one["files"], one["revision"]) for one in told] == [
        ("conflict", ["left.json", "right.json"], 2),
        ("edited", ["sua.xlsx"], None),
    ]
    assert main(["waiting", "--db", str(path), "--round", ROUND, "--lang", "en"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("X06040: left.json, right.json are in conflict at revision 2.")
    assert main(["waiting", "--db", str(path), "--round", "2025"]) == 0
    assert "Không có tệp nào" in capsys.readouterr().err
