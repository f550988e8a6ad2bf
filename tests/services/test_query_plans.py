# SPDX-License-Identifier: MIT
"""What the services ask of the database is answered by indexes: a province of ten years has 600,000
activities, and a question that reads a whole table would be felt on every page.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from lsapp.domain.records import Activity
from lsapp.services import (
    checking,
    compiling,
    exporting,
    history,
    recording,
    restoring,
    rollover,
    round_board,
    searching,
    submitting,
    timeline,
    viewing,
)
from lsapp.services.desk import Desk, open_desk
from lsapp.services.overview import seal_state
from lsapp.services.sampling import make_sample

UNIT = "X06040"

WHOLE = {
    # One row each, or one for each unit or round at most.
    "office": "the office itself",
    "local_unit": "units that are not in the catalogue",
    "programme": "which units have anything, and the rounds to choose from",
    "report": "which units have anything, and the rounds to choose from",
    # The newest entries: the scan follows the key and ends at the limit.
    "journal_action": "ORDER BY id DESC LIMIT",
    # No tables of ours: the array handed over, and the full-text index, which is asked by words.
    "wanted": "json_each",
    "t": "search_text MATCH",
    "main.search_text_config": "the full-text index's own settings",
}


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
    round_board.round_board(desk, plan, "2026", dt.date(2026, 12, 1))
    compiling.round_figures(desk, plan, "2026")


def test_only_named_questions_read_a_whole_table(desk: Desk, tmp_path: Path) -> None:
    with statements_of(desk) as statements:
        use_everything(desk, tmp_path / "out")
    assert len(statements) > 40
    unexpected = {
        (table, statement)
        for statement in statements
        for table in scans_of(desk, statement)
        if table not in WHOLE or (table == "journal_action" and WHOLE[table] not in statement)
    }
    assert unexpected == set()


def test_a_question_without_an_index_is_seen(desk: Desk) -> None:
    assert scans_of(desk, "SELECT * FROM activity WHERE note = 'x'") == ["activity"]
    assert scans_of(desk, f"SELECT * FROM activity WHERE unit = '{UNIT}'") == []
