# SPDX-License-Identifier: MIT
"""A large open file is checked while nobody wants it: what is asked goes first, damage is told."""

from __future__ import annotations

import datetime as dt
import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from lsapp.domain.records import Activity
from lsapp.errors import UserError
from lsapp.services.desk import open_desk
from lsapp.storage import clean_end, gradual_check, soundness, sqlite
from lsapp.storage.clean_end import Standing
from ui.dialogs.backups import BackupsDialog
from ui.file_check import FileCheck
from ui.main_window import MainWindow
from ui.session import Session
from ui.widgets.opening_page import OpeningPage

AT_ONCE = 10  # milliseconds of rest
ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"


@pytest.fixture(autouse=True)
def every_file_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clean_end, "LARGE", 1)


@pytest.fixture
def large(sample: Path) -> Path:
    """A file that was closed here in full and last checked the day before yesterday."""
    open_desk(sample).close()
    mark(sample)
    return sample


def mark(path: Path) -> None:
    with sqlite.reading(path) as look:
        header = clean_end.header_of(look, path)
    assert header is not None
    clean_end.forget(path)
    clean_end.remember(path, header, Standing(whole_at=clean_end.now() - dt.timedelta(days=2)))


def damage(path: Path) -> None:
    """Put noise over the root of an index that opening does not come by, as a disk that rots."""
    with sqlite.reading(path) as look:
        (page,) = look.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'ix_progress_unit_activity'"
        ).fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xa5" * 4096)
    mark(path)


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    session = Session()
    yield session
    session.close()
    delete(session)  # here, not wherever the garbage is collected: its timers belong to this thread


@pytest.fixture
def check(session: Session) -> Iterator[FileCheck]:
    check = FileCheck(session, rest=AT_ONCE)
    yield check
    delete(check)


def opened(qtbot: QtBot, session: Session, path: Path) -> None:
    session.open(path)
    qtbot.waitUntil(lambda: session.is_ready, timeout=20_000)


class Slow:
    """A table whose check takes for ever the first time; the others are looked at as they are."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.began = threading.Event()
        self.stopped = 0
        self._real = gradual_check._faults
        monkeypatch.setattr(gradual_check, "_faults", self)

    def __call__(self, connection: sqlite3.Connection, name: str) -> list[str]:
        if name == "programme" and not self.stopped:
            self.began.set()
            try:
                connection.execute(ENDLESS).fetchone()
            finally:
                self.stopped += 1
        return self._real(connection, name)


def test_an_idle_file_is_looked_through_and_nothing_looks_busy(
    qtbot: QtBot, session: Session, check: FileCheck, large: Path
) -> None:
    opened(qtbot, session, large)
    busy: list[bool] = []
    session.busy_changed.connect(busy.append)
    damaged: list[UserError] = []
    check.damaged.connect(damaged.append)
    with qtbot.waitSignal(check.round_over, timeout=20_000):
        pass
    assert damaged == []
    assert True not in busy
    session.close()
    mark_of = clean_end.reason_for_whole(large)
    assert mark_of is None


def test_an_edit_does_not_wait_for_the_check_which_goes_on_after_it(
    qtbot: QtBot,
    session: Session,
    check: FileCheck,
    large: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    slow = Slow(monkeypatch)
    opened(qtbot, session, large)
    qtbot.waitUntil(slow.began.is_set, timeout=20_000)
    record = session.records(Activity)[0]
    with qtbot.waitSignal(session.saved, timeout=20_000):
        session.save("activity.edited", [msgspec.structs.replace(record, note="đi trước")])
    assert slow.stopped == 1
    with qtbot.waitSignal(check.round_over, timeout=20_000):
        pass
    session.close()
    with open_desk(large) as desk:
        assert desk.store.get(Activity, record.unit, record.key).note == "đi trước"


def test_closing_does_not_wait_for_the_check(
    qtbot: QtBot,
    session: Session,
    check: FileCheck,
    large: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    slow = Slow(monkeypatch)
    opened(qtbot, session, large)
    qtbot.waitUntil(slow.began.is_set, timeout=20_000)
    assert session.close()
    assert slow.stopped == 1
    assert clean_end.reason_for_whole(large) is None


def test_another_file_is_opened_without_waiting_for_the_check(
    qtbot: QtBot,
    session: Session,
    check: FileCheck,
    large: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = large.with_name("khác.lsdb")
    shutil.copyfile(large, other)
    slow = Slow(monkeypatch)
    opened(qtbot, session, large)
    qtbot.waitUntil(slow.began.is_set, timeout=20_000)
    opened(qtbot, session, other)
    assert session.path == other


def test_damage_is_told_above_the_page_with_the_way_to_the_backups(
    qtbot: QtBot,
    open_window: Callable[..., MainWindow],
    large: Path,
    monkeypatch: pytest.MonkeyPatch,
    language: str,
) -> None:
    damage(large)
    monkeypatch.setattr(FileCheck.__init__, "__defaults__", (None, AT_ONCE))
    window = open_window(large)
    words = "có chỗ bị hỏng" if language == "vi" else "found it damaged"
    qtbot.waitUntil(
        lambda: any(words in one.text() for one in window.notices.notices), timeout=20_000
    )
    notice = next(one for one in window.notices.notices if words in one.text())
    notice.button.click()
    qtbot.waitUntil(lambda: window.findChild(BackupsDialog) is not None)
    window.findChild(BackupsDialog).close()
    record = window.session.records(Activity)[0]  # and what is typed is still saved
    with qtbot.waitSignal(window.session.saved, timeout=20_000):
        window.session.save("activity.edited", [msgspec.structs.replace(record, note="vẫn ghi")])


def test_the_window_says_why_all_of_a_file_is_checked_and_no_disk_is_blamed(
    qtbot: QtBot,
    open_window: Callable[..., MainWindow],
    large: Path,
    monkeypatch: pytest.MonkeyPatch,
    language: str,
) -> None:
    monkeypatch.setattr("ui.disk_watch.SLOW_AFTER", AT_ONCE)
    copy = large.with_name("chép tới.lsdb")
    shutil.copyfile(large, copy)
    go_on, sound = threading.Event(), soundness.soundness

    def takes_long(connection: sqlite3.Connection, *, full: bool) -> list[str]:
        go_on.wait(30)
        return sound(connection, full=full)

    window = open_window()
    monkeypatch.setattr(soundness, "soundness", takes_long)
    window.open_file(copy)
    page = window.findChild(OpeningPage)
    words = "Đang kiểm tra chép tới.lsdb" if language == "vi" else "Checking chép tới.lsdb"
    qtbot.waitUntil(lambda: any(words in text for text in shown(page)), timeout=10_000)
    why = "lần đầu mở trên máy này" if language == "vi" else "for the first time"
    assert any(why in text and str(copy) not in text for text in shown(page))
    said = "Đang kiểm tra toàn bộ tệp" if language == "vi" else "Checking all of the file"
    assert any(said in text for text in shown(window.status_line))
    qtbot.wait(5 * AT_ONCE)
    assert not window.disk.is_slow
    go_on.set()
    qtbot.waitUntil(lambda: window.session.is_ready, timeout=20_000)
    assert not any(said in text for text in shown(window.status_line))


def test_a_file_closed_in_full_is_just_opened(
    qtbot: QtBot, open_window: Callable[..., MainWindow], large: Path
) -> None:
    window = open_window()
    told: list[UserError | None] = []
    window.session.check_told.connect(told.append)
    window.open_file(large)
    qtbot.waitUntil(lambda: window.session.is_ready, timeout=20_000)
    assert told == [None]


def shown(widget: QWidget) -> list[str]:
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisible()]
