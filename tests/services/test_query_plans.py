# SPDX-License-Identifier: MIT
"""What the services ask of the database is answered by indexes: a province of ten years has 600,000
activities, and a question that reads a whole table would be felt on every page.
"""

from __future__ import annotations

import ast
import contextlib
import datetime as dt
import re
import typing
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import msgspec
import pytest

from lsapp import services
from lsapp.domain.records import Activity
from lsapp.services import (
    checking,
    compiling,
    exporting,
    history,
    receiving,
    recording,
    reminding,
    restoring,
    rollover,
    round_board,
    round_sums,
    searching,
    submitting,
    timeline,
    viewing,
)
from lsapp.services.breakdowns import Measure
from lsapp.services.desk import Desk, open_desk
from lsapp.services.overview import seal_state
from lsapp.services.sampling import make_sample
from lsapp.storage.schema import RECORD_TYPES

UNIT = "X06040"

WHOLE = {
    # One row each, or one for each unit or round at most.
    "office": "the office itself",
    "local_unit": "units that are not in the catalogue",
    "programme": "which units have anything, and the rounds to choose from",
    "report": "which units have anything, and the rounds to choose from",
    "journal_action": "the newest entries: the scan follows the key and ends at the limit",
    # No tables of ours: the array handed over, and the full-text index, which is asked by words.
    "wanted": "json_each",
    "t": "search_text MATCH",
    "temp.search_terms": "its next word from here on: LIMIT 1",
    "main.search_text_config": "the full-text index's own settings",
}

ONLY = {"journal_action": "ORDER BY id DESC LIMIT"}
"""Of these tables the one question that may read them whole is told by these words."""


@contextlib.contextmanager
def statements_of(desk: Desk) -> Iterator[list[str]]:
    seen: dict[str, str] = {}

    def note(statement: str) -> None:
        shape = re.sub(r"'(?:[^']|'')*'|\b\d+\b", "?", statement)
        seen.setdefault(shape, statement)

    found: list[str] = []
    with desk.store.database.driver() as raw:
        raw.set_trace_callback(note)
        try:
            yield found
        finally:
            raw.set_trace_callback(None)
    found += [one for one in seen.values() if re.match(r"(SELECT|UPDATE|DELETE|INSERT)\b", one)]


def scans_of(desk: Desk, statement: str) -> list[str]:
    """The tables that a statement reads as a whole, by its query plan."""
    with desk.store.database.driver() as raw:
        steps = [row[3] for row in raw.execute(f"EXPLAIN QUERY PLAN {statement}")]
    return [step.split()[1] for step in steps if step.startswith("SCAN ")]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "so.lsdb"
    make_sample(path, units=["S-SKHCN2025", UNIT, "X06001"], activities=5)
    with open_desk(path) as opened:
        yield opened


def use_everything(desk: Desk, folder: Path) -> None:
    """Ask what the pages and the commands ask."""
    plan = desk.plan()
    view = viewing.open_view(desk, unit=UNIT, round_code="2026")
    viewing.office_facts(desk, view)
    seal_state(desk, view)
    activity = view.records.activities[0]
    edited = msgspec.structs.replace(activity, note="Đã họp")
    change = recording.save(desk, "activity.edited", [edited])
    recording.delete(desk, "activity.deleted", Activity, UNIT, [activity.key])
    history.take_back(desk)
    history.do_again(desk)
    history.next_actions(desk)
    timeline.entries(desk, unit=UNIT, kind=None, text="", limit=50)
    timeline.entries(desk, unit=UNIT, kind="activity", text="hội", limit=50)
    assert change.action is not None
    timeline.details(desk, change.action, unit=UNIT)
    timeline.record_history(desk, UNIT, "activity", activity.key)
    restoring.bin_entries(desk, UNIT, limit=20, before_id=None)
    history.take_back(desk)
    searching.find(desk, "hội nghị")
    checking.check_round(desk, plan, UNIT, "2026")
    rollover.last_round_values(desk, plan, UNIT, "2027")
    submitting.round_submissions(desk, view)
    exporting.export_submission(desk, plan, UNIT, "2026", ["json"], folder, reason="Sửa số liệu")
    use_as_department(desk, folder / "inbox")


def use_as_department(desk: Desk, inbox: Path) -> None:
    """Ask what the compiling department's page asks, over one round and over all."""
    plan, today = desk.plan(), dt.date(2026, 12, 1)
    searching.find(desk, "hội nghị quán triệt kế", parts=False)
    inbox.mkdir()
    (inbox / "lạ.txt").write_text("không phải bản nộp", encoding="utf-8")
    receiving.take_in(desk, [inbox])
    for code in round_sums.known_rounds(desk, plan, "2026"):
        round_board.round_board(desk, plan, code, today)
        index = round_sums.round_index(desk, plan, code)
        round_sums.kept_sums(desk, plan, code)
        round_sums.read_sums(desk, plan, code, list(index.marks))
        round_sums.read_sums(desk, plan, code, [UNIT])
    round_sums.unit_register(desk)
    round_sums.task_lines(desk, plan, "2026", UNIT, None, Measure.COUNT)
    reminding.debtors(desk, plan, "2026", today)
    compiling.compile_round(desk, plan, "2026")


def test_only_named_questions_read_a_whole_table(desk: Desk, tmp_path: Path) -> None:
    with statements_of(desk) as statements:
        use_everything(desk, tmp_path / "out")
    assert len(statements) > 40
    unexpected = {
        (table, statement)
        for statement in statements
        for table in scans_of(desk, statement)
        if table not in WHOLE or ONLY.get(table, "") not in statement
    }
    assert unexpected == set()


def test_a_question_without_an_index_is_seen(desk: Desk) -> None:
    assert scans_of(desk, "SELECT * FROM activity WHERE note = 'x'") == ["activity"]
    assert scans_of(desk, f"SELECT * FROM activity WHERE unit = '{UNIT}'") == []


# --- every question that stands written in the services, whether the pages above ask it or not ---

Asked = tuple[str, frozenset[str]]
"""A kind of record, and the fields that it is chosen by."""

ROUNDS = "rounds: some twenty in ten years"
READ_WHOLE: dict[Asked, str] = {
    ("office", frozenset()): "the office itself",
    ("local_unit", frozenset()): "units that are not in the catalogue",
    ("round", frozenset()): ROUNDS,
    ("programme", frozenset({"plan"})): "which units have anything: their codes alone",
    ("report", frozenset({"plan"})): "which units have anything: their codes alone",
}
"""The questions that may read a whole table, and why."""

VALUES: dict[type, object] = {
    str: "x",
    int: 1,
    bool: True,
    dt.date: dt.date(2026, 1, 1),
    dt.datetime: dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
}


def test_every_question_written_in_the_services_has_an_index(desk: Desk) -> None:
    asked = list(questions_in_code())
    assert len({each for _, each in asked}) > 40
    scanned: dict[Asked, set[str]] = {}
    for where, (kind, fields) in asked:
        if any(scans_of(desk, one) for one in statements_for(desk, kind, fields)):
            scanned.setdefault((kind, fields), set()).add(where)
    assert {each: places for each, places in scanned.items() if each not in READ_WHOLE} == {}
    unneeded = READ_WHOLE.keys() - {each for _, each in asked}
    assert unneeded == set()


def statements_for(desk: Desk, kind: str, fields: frozenset[str]) -> list[str]:
    """Ask for a kind of record by these fields, with values that no record has; return the SQL."""
    record = RECORD_TYPES[kind]
    hints = typing.get_type_hints(record)
    equal = {name: value_of(hints[name]) for name in sorted(fields)}
    with statements_of(desk) as statements:
        desk.store.select(record, **equal)  # type: ignore[arg-type]
        desk.store.count(record, **equal)  # type: ignore[arg-type]
    assert len(statements) == 2, (kind, fields)
    return statements


def value_of(hint: object) -> object:
    arms = [one for one in typing.get_args(hint) if one is not type(None)] or [hint]
    first = arms[0]
    assert isinstance(first, type)
    return next(iter(first)) if issubclass(first, StrEnum) else VALUES[first]


def questions_in_code() -> Iterator[tuple[str, Asked]]:
    """Yield where a service asks the store for records, and for which by which fields; what is told only
    when it runs stands for every kind that has the fields.
    """
    root = Path(services.__file__).parent
    for path in sorted(root.glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for function in ast.walk(tree):
            if isinstance(function, ast.FunctionDef):
                for call in ast.walk(function):
                    if isinstance(call, ast.Call) and is_question(call):
                        where = f"{path.name}: {ast.unparse(call)}"
                        yield from ((where, one) for one in asked_by(function, call))


def is_question(call: ast.Call) -> bool:
    asks = isinstance(call.func, ast.Attribute) and call.func.attr in ("select", "count", "units")
    return asks and ast.unparse(call.func).split(".")[-2].endswith("store") and bool(call.args)


def asked_by(function: ast.FunctionDef, call: ast.Call) -> Iterator[Asked]:
    fields: set[str] = set()
    for keyword in call.keywords:
        if keyword.arg is None:
            fields |= keys_of(function, ast.unparse(keyword.value))
        elif keyword.arg != "order":
            fields.add(keyword.arg)
    variants = [frozenset(fields)]
    if "unit" in fields and may_be_none(function, "unit"):
        variants.append(frozenset(fields - {"unit"}))
    name = ast.unparse(call.args[0])
    for variant in variants:
        for kind, record in RECORD_TYPES.items():
            named = record.__name__ == name or not name[:1].isupper()
            if named and variant <= set(record.__struct_fields__):
                yield kind, variant


def keys_of(function: ast.FunctionDef, name: str) -> set[str]:
    """The fields that a dictionary surely holds when it is handed over as ``**name``."""
    for node in ast.walk(function):
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if name in map(ast.unparse, targets) and isinstance(node.value, ast.Dict):
                return {str(ast.literal_eval(key)) for key in node.value.keys if key is not None}
    raise AssertionError(f"{function.name}: what is in {name}?")


def may_be_none(function: ast.FunctionDef, name: str) -> bool:
    arguments = [*function.args.args, *function.args.kwonlyargs]
    return any(
        one.arg == name and one.annotation is not None and "None" in ast.unparse(one.annotation)
        for one in arguments
    )
