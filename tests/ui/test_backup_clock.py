# SPDX-License-Identifier: MIT
"""Backups nobody has to think of: when they are made, that nothing waits for them, and what is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from lsapp import paths
from lsapp.domain.records import Activity
from lsapp.errors import UserError
from lsapp.services.backup_list import BackupInfo, Moment
from lsapp.services.backups import folder_of_backups, list_backups
from ui.backup_clock import BackupClock
from ui.main_window import MainWindow
from ui.session import Session
from ui.settings import Settings


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    session = Session()
    yield session
    session.close()
    delete(session)  # here, not wherever the garbage is collected: its timers belong to this thread


@pytest.fixture
def clock(session: Session, settings: Settings) -> Iterator[BackupClock]:
    clock = BackupClock(session, settings)
    yield clock
    clock.close()
    delete(clock)


def opened(qtbot: QtBot, session: Session, path: Path) -> None:
    session.open(path)
    qtbot.waitUntil(lambda: session.is_ready, timeout=20_000)


def first_made(qtbot: QtBot, session: Session, clock: BackupClock, path: Path) -> None:
    with qtbot.waitSignal(clock.made, timeout=20_000):
        opened(qtbot, session, path)


def edit(session: Session, note: str) -> None:
    record = session.records(Activity)[0]
    session.save("activity.edited", [msgspec.structs.replace(record, note=note)])


def reasons(path: Path) -> list[Moment | None]:
    return [one.reason for one in list_backups(path)]


def test_opening_makes_the_days_first_backup_and_tells_when(
    qtbot: QtBot, session: Session, clock: BackupClock, sample: Path
) -> None:
    told: list[object] = []
    clock.last_changed.connect(told.append)
    first_made(qtbot, session, clock, sample)
    qtbot.waitUntil(lambda: bool(told) and told[-1] is not None)
    (only,) = list_backups(sample)
    assert (only.reason, only.sound) == (Moment.START_OF_DAY, True)
    assert told[-1] == only.at.replace(microsecond=0)  # a name says no more


def test_opening_again_on_the_same_day_makes_none(
    qtbot: QtBot, session: Session, clock: BackupClock, sample: Path
) -> None:
    first_made(qtbot, session, clock, sample)
    edit(session, "sau bản đầu ngày")
    session.close_file()
    told: list[object] = []
    clock.last_changed.connect(told.append)
    opened(qtbot, session, sample)
    qtbot.waitUntil(lambda: bool(told))
    assert reasons(sample) == [Moment.START_OF_DAY]


def test_before_a_large_action_the_backup_holds_the_state_before_it(
    qtbot: QtBot, session: Session, clock: BackupClock, sample: Path
) -> None:
    first_made(qtbot, session, clock, sample)
    edit(session, "trước khi nhập")
    large: list[str] = []
    with qtbot.waitSignal(clock.made, timeout=20_000) as made:
        clock.make(
            Moment.BEFORE_LARGE_ACTION,
            lambda: (edit(session, "sau khi nhập"), large.append("done")),
        )
    assert large == ["done"]
    info: BackupInfo = made.args[0].info
    assert info.reason is Moment.BEFORE_LARGE_ACTION
    with qtbot.waitSignal(session.state_changed, timeout=20_000):
        clock.restore(info.path, lambda _restored: None, pytest.fail)
    assert session.records(Activity)[0].note == "trước khi nhập"


def test_a_large_action_goes_on_where_nothing_changed_or_nothing_is_open(
    qtbot: QtBot, session: Session, clock: BackupClock, sample: Path
) -> None:
    large: list[str] = []
    clock.make(Moment.BEFORE_LARGE_ACTION, lambda: large.append("no file"))
    assert large == ["no file"]
    first_made(qtbot, session, clock, sample)
    clock.make(Moment.BEFORE_LARGE_ACTION, lambda: large.append("no change"))
    qtbot.waitUntil(lambda: len(large) == 2)
    assert reasons(sample) == [Moment.START_OF_DAY]


def test_two_large_actions_at_once_both_get_their_backup(
    qtbot: QtBot, session: Session, clock: BackupClock, sample: Path
) -> None:
    first_made(qtbot, session, clock, sample)
    large: list[int] = []
    for number in range(2):
        edit(session, f"lần {number}")
        clock.make(Moment.BEFORE_LARGE_ACTION, lambda number=number: large.append(number))
    qtbot.waitUntil(lambda: reasons(sample).count(Moment.BEFORE_LARGE_ACTION) == 2, timeout=20_000)
    assert large == [0, 1]


def test_a_backup_that_fails_is_told_once_and_stops_no_work(
    qtbot: QtBot, session: Session, clock: BackupClock, sample: Path
) -> None:
    blocked = folder_of_backups(sample)
    blocked.parent.mkdir(parents=True, exist_ok=True)
    blocked.write_text("no folder can be made here")
    told: list[Exception] = []
    clock.noted.connect(told.append)
    opened(qtbot, session, sample)
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert isinstance(told[0], UserError)
    assert told[0].code == "backup.failed"
    large: list[str] = []
    clock.make(Moment.BEFORE_LARGE_ACTION, lambda: large.append("done"))
    qtbot.waitUntil(lambda: large == ["done"], timeout=20_000)
    assert len(told) == 1


def test_a_second_place_gets_a_copy_and_a_missing_one_is_a_note(
    qtbot: QtBot,
    session: Session,
    clock: BackupClock,
    settings: Settings,
    sample: Path,
    tmp_path: Path,
) -> None:
    stick = tmp_path / "usb"
    stick.mkdir()
    settings.second_backup_folder = stick
    first_made(qtbot, session, clock, sample)
    assert [one.second for one in list_backups(sample, stick)].count(True) == 1
    settings.second_backup_folder = tmp_path / "đã rút ra"
    edit(session, "khác")
    with qtbot.waitSignal(clock.noted, timeout=20_000) as noted:
        clock.make(Moment.INTERVAL)
        clock.make(Moment.BEFORE_LARGE_ACTION, lambda: None)
    assert noted.args[0].code == "backup.second_missing"
    assert Moment.BEFORE_LARGE_ACTION in reasons(sample)


def test_closing_the_window_leaves_a_backup_of_the_last_change(
    qtbot: QtBot, open_window: Callable[[Path], MainWindow], sample: Path
) -> None:
    window = open_window(sample)
    qtbot.waitUntil(lambda: reasons(sample) == [Moment.START_OF_DAY], timeout=20_000)
    edit(window.session, "gõ ngay trước khi đóng")
    window.close()
    assert reasons(sample)[0] is Moment.CLOSING
    QCoreApplication.processEvents()
    again = open_window(sample)
    newest = list_backups(sample)[0]
    with qtbot.waitSignal(again.session.state_changed, timeout=20_000):
        again.backups.restore(newest.path, lambda _restored: None, pytest.fail)
    assert again.session.records(Activity)[0].note == "gõ ngay trước khi đóng"


def test_a_restore_that_fails_leaves_the_file_open_as_it_was(
    qtbot: QtBot, session: Session, clock: BackupClock, sample: Path, tmp_path: Path
) -> None:
    first_made(qtbot, session, clock, sample)
    edit(session, "vẫn đây")
    session.show(round_code="2025")
    qtbot.waitUntil(lambda: session.view is not None and session.view.round == "2025")
    strange = tmp_path / "khác.zip"
    strange.write_bytes(b"not an archive")
    failed: list[Exception] = []
    clock.restore(strange, pytest.fail, failed.append)
    assert not session.can_edit  # what is typed meanwhile would go to another state
    qtbot.waitUntil(lambda: bool(failed), timeout=20_000)
    assert failed[0].code == "backup.not_a_backup"
    assert session.is_ready
    assert session.view.round == "2025"
    assert session.records(Activity)[0].note == "vẫn đây"


def test_backups_lie_where_the_paths_say(sample: Path) -> None:
    assert folder_of_backups(sample).is_relative_to(paths.backups_dir())
