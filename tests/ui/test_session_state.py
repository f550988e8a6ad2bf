# SPDX-License-Identifier: MIT
"""What a session knows of the open file, and how what a service wrote comes into it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from lsapp.domain.records import Activity
from lsapp.services.desk import Desk
from lsapp.services.history import Change
from lsapp.services.recording import save
from lsapp.services.round_dates import dates_of_round, set_round_dates
from lsapp.storage.transaction import Touched
from ui.session import Changed, Session
from ui.session_state import SessionState


class Answer(msgspec.Struct, frozen=True):
    """What a service returns that has more to say than its change."""

    change: Change
    words: str


@pytest.fixture
def session(qtbot: QtBot, sample: Path) -> Iterator[Session]:
    session = Session()
    session.open(sample)
    qtbot.waitUntil(lambda: session.is_ready, timeout=20_000)
    yield session
    assert session.close()


def test_without_a_file_there_is_nothing_to_show_or_to_edit() -> None:
    state = SessionState()
    assert (state.path, state.view, state.facts, state.next_actions) == (None, None, None, None)
    assert not state.is_ready
    assert not state.can_edit
    assert state.records(Activity) == []
    assert state.find(Activity, "x") is None
    with pytest.raises(RuntimeError):
        _ = state.plan
    with pytest.raises(RuntimeError):
        _ = state.unit


def test_what_goes_from_another_unit_stays_in_view(qtbot: QtBot, session: Session) -> None:
    first, second = session.records(Activity)[:2]
    gone = (
        Touched("activity", "another unit", first.key, first, None),
        Touched("activity", second.unit, second.key, second, None),
    )
    told: list[Changed] = []
    session.changed.connect(told.append)
    with qtbot.waitSignal(session.changed):
        session.act(lambda _desk: Change(action=None, name="activity.deleted", touched=gone))
    assert session.find(Activity, first.key) == first
    assert session.find(Activity, second.key) is None
    assert told[0].keys == {"activity": frozenset({second.key})}


def test_a_change_inside_an_answer_is_shown_and_counts_as_saved(
    qtbot: QtBot, session: Session
) -> None:
    record = msgspec.structs.replace(session.records(Activity)[0], note="từ một dịch vụ")
    heard: list[Answer] = []
    assert session.last_saved is None

    def work(desk: Desk) -> Answer:
        return Answer(save(desk, "activity.edited", [record]), "xong")

    with qtbot.waitSignal(session.saved):
        session.act(work, heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    assert session.find(Activity, record.key) == record
    assert session.last_saved is not None
    assert session.next_actions.undo.name == "activity.edited"


def test_other_dates_of_the_round_have_the_view_read_again(qtbot: QtBot, session: Session) -> None:
    code = session.view.round

    def work(desk: Desk) -> Change:
        dates = dates_of_round(desk, session.plan, code)
        later = dates.unit_deadline + dt.timedelta(days=1)
        return set_round_dates(desk, msgspec.structs.replace(dates, unit_deadline=later))

    before = next(one for one in session.view.rounds if one.code == code)
    with qtbot.waitSignal(session.state_changed):
        session.act(work)
    after = next(one for one in session.view.rounds if one.code == code)
    assert after.unit_deadline == before.unit_deadline + dt.timedelta(days=1)
