# SPDX-License-Identifier: MIT
"""What is shown while the disk is slow: always what was typed last, never an older answer."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from lsapp.domain.records import Activity
from lsapp.errors import UserError
from lsapp.services import recording
from lsapp.services.desk import open_desk
from ui.session import Session


@pytest.fixture
def session(qtbot: QtBot, sample: Path) -> Iterator[Session]:
    opened = Session()
    opened.open(sample)
    qtbot.waitUntil(lambda: opened.is_ready, timeout=20_000)
    yield opened
    opened.close()


class SlowDisk:
    """Saves one action each time it is let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._turns = threading.Semaphore(0)
        own = recording.save

        def save_late(*facts: object) -> object:
            self._turns.acquire(timeout=20)
            return own(*facts)  # type: ignore[arg-type]

        monkeypatch.setattr(recording, "save", save_late)

    def answer(self, times: int = 1) -> None:
        for _ in range(times):
            self._turns.release()


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[SlowDisk]:
    made = SlowDisk(monkeypatch)
    yield made
    made.answer(100)


def first(session: Session) -> Activity:
    return session.records(Activity)[0]


def change(session: Session, **fields: object) -> None:
    """Change some fields of the record as it is shown, as a page does."""
    session.save("activity.edited", [msgspec.structs.replace(first(session), **fields)])


def test_fields_of_one_record_that_are_typed_one_after_another_are_all_kept(
    qtbot: QtBot, session: Session, disk: SlowDisk, sample: Path
) -> None:
    key = first(session).key
    change(session, note="ghi chú")
    change(session, product="sản phẩm")
    pending = session._records.pending
    disk.answer()
    qtbot.waitUntil(lambda: session._records.pending < pending)
    assert first(session).product == "sản phẩm"
    change(session, content="nội dung")
    disk.answer(2)
    qtbot.waitUntil(lambda: not session._records.pending)
    shown = first(session)
    assert (shown.note, shown.product, shown.content) == ("ghi chú", "sản phẩm", "nội dung")
    assert session.close()
    with open_desk(sample) as desk:
        held = desk.store.get(Activity, desk.office.unit, key)
    assert held == shown


def test_what_is_shown_never_goes_back_to_an_older_text(
    qtbot: QtBot, session: Session, disk: SlowDisk
) -> None:
    seen: list[str | None] = []
    session.changed.connect(lambda _changed: seen.append(first(session).note))
    for number in range(5):
        change(session, note=f"lần {number}")
    disk.answer(5)
    qtbot.waitUntil(lambda: not session._records.pending)
    assert seen == [f"lần {number}" for number in range(5)]


def test_reading_the_file_again_keeps_what_was_typed_meanwhile(
    qtbot: QtBot, session: Session, disk: SlowDisk
) -> None:
    session.reload()
    change(session, note="sau khi đọc lại")
    with qtbot.waitSignal(session.state_changed):
        pass
    assert first(session).note == "sau khi đọc lại"
    disk.answer()
    qtbot.waitUntil(lambda: not session._records.pending)
    assert first(session).note == "sau khi đọc lại"


def test_a_save_that_fails_goes_from_the_screen_and_the_next_one_stays(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = recording.save
    calls: list[int] = []

    def full_once(*facts: object) -> object:
        calls.append(1)
        if len(calls) == 1:
            raise UserError("disk.full", path="xa.lsdb")
        return own(*facts)  # type: ignore[arg-type]

    monkeypatch.setattr(recording, "save", full_once)
    told: list[object] = []
    session.failed.connect(told.append)
    before = session.records(Activity)
    other = before[1]
    session.save("activity.edited", [msgspec.structs.replace(before[0], note="không ghi được")])
    session.save("activity.edited", [msgspec.structs.replace(other, note="ghi được")])
    qtbot.waitUntil(lambda: not session._records.pending)
    assert len(told) == 1
    assert first(session).note == before[0].note
    assert session.find(Activity, other.key).note == "ghi được"


def test_undo_of_what_is_still_being_saved_shows_the_state_before(
    qtbot: QtBot, session: Session, disk: SlowDisk
) -> None:
    before = first(session).note
    change(session, note="nhầm")
    session.undo()
    disk.answer()
    qtbot.waitUntil(lambda: not session._records.pending)
    assert first(session).note == before
