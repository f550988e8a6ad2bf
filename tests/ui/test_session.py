# SPDX-License-Identifier: MIT
"""The open file as the window sees it: shown at once, saved behind, taken back together."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from lsapp.domain.records import Activity, Progress
from lsapp.errors import UserError
from lsapp.services.desk import open_desk
from lsapp.services.viewing import open_view
from ui.findings_watch import FindingsWatch
from ui.session import Changed, Session


@pytest.fixture
def session(qtbot: QtBot, sample: Path) -> Iterator[Session]:
    session = Session()
    session.open(sample)
    qtbot.waitUntil(lambda: session.is_ready, timeout=20_000)
    yield session
    assert session.close()


def edited(session: Session, note: str) -> Activity:
    return msgspec.structs.replace(session.records(Activity)[0], note=note)


def held(path: Path, key: str) -> Activity | None:
    with open_desk(path) as desk:
        return next((one for one in desk.store.select(Activity) if one.key == key), None)


def test_a_first_look_comes_before_the_file_is_open(qtbot: QtBot, sample: Path) -> None:
    session = Session()
    seen: list[tuple[bool, int]] = []
    session.state_changed.connect(
        lambda: seen.append((session.is_ready, len(session.records(Activity))))
    )
    session.open(sample)
    qtbot.waitUntil(lambda: session.is_ready, timeout=20_000)
    assert [ready for ready, _ in seen] == [False, True]
    assert seen[0][1] == seen[1][1] > 0
    assert session.close()


def test_what_is_saved_is_shown_at_once_and_on_the_disk_when_the_session_closes(
    qtbot: QtBot, sample: Path
) -> None:
    session = Session()
    session.open(sample)
    qtbot.waitUntil(lambda: session.is_ready, timeout=20_000)
    changes: list[Changed] = []
    session.changed.connect(changes.append)
    record = edited(session, "  ghi chú mới ")
    session.save("activity.edited", [record])
    assert session.find(Activity, record.key).note == "ghi chú mới"
    assert changes[0].keys == {"activity": frozenset({record.key})}
    assert session.close()
    assert held(sample, record.key).note == "ghi chú mới"


def test_undo_and_redo_reach_the_view_and_the_menu(qtbot: QtBot, session: Session) -> None:
    before = session.records(Activity)
    record = edited(session, "khác")
    session.save("activity.edited", [record])
    qtbot.waitUntil(lambda: session.next_actions.undo is not None)
    assert session.next_actions.undo.name == "activity.edited"
    with qtbot.waitSignal(session.changed):
        session.undo()
    assert session.records(Activity) == before
    assert session.next_actions.redo.name == "activity.edited"
    with qtbot.waitSignal(session.changed):
        session.redo()
    assert session.find(Activity, record.key) == record


def test_undo_works_after_a_restart(qtbot: QtBot, sample: Path) -> None:
    first = Session()
    first.open(sample)
    qtbot.waitUntil(lambda: first.is_ready, timeout=20_000)
    record = edited(first, "trước khi tắt máy")
    first.save("activity.edited", [record])
    assert first.close()
    second = Session()
    second.open(sample)
    qtbot.waitUntil(lambda: second.is_ready, timeout=20_000)
    with qtbot.waitSignal(second.changed):
        second.undo()
    assert second.find(Activity, record.key).note != "trước khi tắt máy"
    assert second.close()


def test_deleting_takes_along_what_hangs_on_it(qtbot: QtBot, session: Session) -> None:
    key = session.records(Progress)[0].activity
    with qtbot.waitSignal(session.changed):
        session.delete("activity.deleted", Activity, [key])
    assert session.find(Activity, key) is None
    assert key not in {one.activity for one in session.records(Progress)}


def test_what_cannot_be_saved_is_told_and_goes_from_the_view(
    qtbot: QtBot, session: Session
) -> None:
    told: list[Exception] = []
    session.failed.connect(told.append)
    before = session.records(Activity)
    orphan = msgspec.structs.replace(before[0], key="moi", programme="khong-co")
    session.save("activity.added", [orphan])
    qtbot.waitUntil(lambda: bool(told) and session.records(Activity) == before)
    assert isinstance(told[0], UserError)
    assert told[0].code == "record.parent_missing"


def test_text_beyond_the_limit_is_told_without_being_shown(session: Session) -> None:
    told: list[Exception] = []
    session.failed.connect(told.append)
    session.save("activity.edited", [edited(session, "x" * 200_001)])
    assert [one.code for one in told] == ["text.too_long"]
    assert session.records(Activity)[0].note != "x" * 200_001


def test_another_round_is_shown_and_nothing_typed_goes_to_the_one_before(
    qtbot: QtBot, session: Session
) -> None:
    assert session.view.round == "2026"
    with qtbot.waitSignal(session.state_changed):
        session.show(round_code="2025")
    assert session.view.round == "2025"
    assert all(one.round == "2025" for one in session.records(Progress))


def test_what_was_asked_of_one_file_is_not_shown_as_the_next(
    qtbot: QtBot, session: Session, sample_file: Path, tmp_path: Path
) -> None:
    first, second = (tmp_path / name for name in ("mot.lsdb", "hai.lsdb"))
    for path in (first, second):
        shutil.copyfile(sample_file, path)
    seen: list[tuple[str, str]] = []
    session.state_changed.connect(
        lambda: seen.append((session.path.name, session.view.round if session.view else ""))
    )
    session.show(round_code="2025")
    session.open(first)
    session.open(second)
    qtbot.waitUntil(lambda: session.is_ready and session.path == second, timeout=20_000)
    qtbot.waitUntil(lambda: not session._records.pending, timeout=20_000)
    assert set(seen) == {("hai.lsdb", "2026")}


def test_a_file_that_is_none_is_told_and_none_stays_open(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    strange = tmp_path / "khac.lsdb"
    strange.write_bytes(b"not a database at all")
    with qtbot.waitSignal(session.failed) as told:
        session.open(strange)
    assert isinstance(told.args[0], UserError)
    assert session.view is None
    assert session.path is None


def test_the_view_stays_in_step_with_the_database(qtbot: QtBot, session: Session) -> None:
    for number in range(20):
        session.save("activity.edited", [edited(session, f"lần {number}")])
    session.undo()
    session.undo()
    seen: list[object] = []
    session.read(lambda desk: open_view(desk, round_code="2026"), seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert session.view.records == seen[0].records
    assert session.records(Activity)[0].note == "lần 17"


def test_findings_follow_after_a_pause(qtbot: QtBot, session: Session) -> None:
    watch = FindingsWatch(session)
    watch.check_now()
    qtbot.waitUntil(lambda: watch.is_current, timeout=20_000)
    activity = session.records(Activity)[0]
    session.save("activity.edited", [msgspec.structs.replace(activity, content=None)])
    assert not watch.is_current
    qtbot.waitUntil(lambda: watch.is_current, timeout=20_000)
    assert "content" in watch.marks_of("activity", activity.key)
