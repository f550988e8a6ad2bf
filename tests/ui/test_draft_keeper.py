# SPDX-License-Identifier: MIT
"""What is being typed survives the power: kept as it is typed, let go when it is saved, offered again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from lsapp.domain.records import Activity
from lsapp.services.drafts import Draft, Drafts
from ui.draft_keeper import DraftKeeper
from ui.main_window import MainWindow
from ui.session import Session

ROOT = Path(__file__).resolve().parents[2]
LABEL = "Nhiệm vụ 1.1, Ghi chú"


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    session = Session()
    yield session
    assert session.close()
    delete(session)  # here, not wherever the garbage is collected: its timers belong to this thread


@pytest.fixture
def keeper(qtbot: QtBot, session: Session, sample: Path, tmp_path: Path) -> Iterator[DraftKeeper]:
    keeper = DraftKeeper(session, tmp_path / "drafts")
    session.open(sample)
    qtbot.waitUntil(lambda: session.is_ready, timeout=20_000)
    yield keeper
    keeper.close()
    delete(keeper)


def held(sample: Path, tmp_path: Path) -> list[str]:
    """The texts that a next run would find on the disk."""
    return sorted(one.text for one in Drafts(sample, tmp_path / "drafts")._held.values())


def test_typing_reaches_the_disk_by_itself(
    qtbot: QtBot, session: Session, keeper: DraftKeeper, sample: Path, tmp_path: Path
) -> None:
    key = session.records(Activity)[0].key
    keeper.note("activity", key, "note", LABEL, "đang gõ d")
    keeper.note("activity", key, "note", LABEL, "đang gõ dở")
    qtbot.waitUntil(lambda: held(sample, tmp_path) == ["đang gõ dở"], timeout=10_000)


def test_what_was_left_goes_only_after_it_is_saved(
    qtbot: QtBot, session: Session, keeper: DraftKeeper, sample: Path, tmp_path: Path
) -> None:
    record = session.records(Activity)[0]
    keeper.note("activity", record.key, "note", LABEL, "mới gõ")
    qtbot.waitUntil(lambda: held(sample, tmp_path) == ["mới gõ"], timeout=10_000)
    order: list[str] = []
    session.read(lambda _desk: time.sleep(0.3), lambda _none: order.append("slow disk"))
    session.saved.connect(lambda: order.append("saved"))
    session.save("activity.edited", [msgspec.structs.replace(record, note="mới gõ")])
    keeper.forget("activity", record.key, "note")
    assert held(sample, tmp_path) == ["mới gõ"]
    qtbot.waitUntil(lambda: held(sample, tmp_path) == [], timeout=10_000)
    assert order == ["slow disk", "saved"]


def test_typing_that_goes_on_in_the_same_cell_is_kept(
    qtbot: QtBot, session: Session, keeper: DraftKeeper, sample: Path, tmp_path: Path
) -> None:
    key = session.records(Activity)[0].key
    keeper.note("activity", key, "note", LABEL, "lần một")
    keeper.forget("activity", key, "note")
    keeper.note("activity", key, "note", LABEL, "lần hai")
    answered: list[object] = []
    session.read(lambda _desk: None, answered.append)
    qtbot.waitUntil(lambda: bool(answered))
    keeper.close()
    assert held(sample, tmp_path) == ["lần hai"]


def test_nothing_is_kept_of_a_unit_that_is_only_looked_at(
    qtbot: QtBot, session: Session, keeper: DraftKeeper, sample: Path, tmp_path: Path
) -> None:
    session.close_file()
    keeper.note("activity", "nào đó", "note", LABEL, "không đâu")
    keeper.close()
    assert held(sample, tmp_path) == []


def test_what_a_crash_left_is_found_once_and_what_was_saved_after_all_is_not(
    qtbot: QtBot, sample: Path, tmp_path: Path
) -> None:
    first = Session()
    keeper = DraftKeeper(first, tmp_path / "drafts")
    first.open(sample)
    qtbot.waitUntil(lambda: first.is_ready, timeout=20_000)
    one, other = first.records(Activity)[:2]
    keeper.note("activity", one.key, "note", LABEL, "chưa lưu")
    keeper.note("activity", other.key, "note", LABEL, "đã lưu")
    first.save("activity.edited", [msgspec.structs.replace(other, note="đã lưu")])
    assert first.close()
    assert keeper.close()  # a crash forgets nothing
    second = Session()
    again = DraftKeeper(second, tmp_path / "drafts")
    found: list[list[Draft]] = []
    again.found.connect(found.append)
    second.open(sample)
    qtbot.waitUntil(lambda: bool(found), timeout=20_000)
    assert [draft.text for draft in found[0]] == ["chưa lưu"]
    second.show(round_code="2025")
    qtbot.waitUntil(lambda: second.view.round == "2025")
    assert len(found) == 1
    again.drop(found[0])
    second.close()
    again.close()
    for one in (first, keeper, second, again):
        delete(one)
    assert held(sample, tmp_path) == []


def test_a_damaged_file_of_drafts_is_told_and_hides_nothing_else(
    qtbot: QtBot, session: Session, sample: Path, tmp_path: Path
) -> None:
    place = Drafts(sample, tmp_path / "drafts").file
    place.parent.mkdir()
    place.write_bytes(b"\0" * 400)
    told: list[Exception] = []
    session.failed.connect(told.append)
    keeper = DraftKeeper(session, tmp_path / "drafts")
    session.open(sample)
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert told[0].code == "drafts.damaged"
    qtbot.waitUntil(lambda: session.is_ready)
    keeper.close()
    delete(keeper)


TYPIST = """
    import sys
    from pathlib import Path
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication
    from ui.main_window import MainWindow
    from ui.pausing import pause
    from ui.settings import Settings
    from ui.theme import Theme

    application = QApplication([])
    theme = Theme()
    theme.apply(application)
    window = MainWindow(theme, Settings(Path(sys.argv[2])))
    window.show()
    window.open_file(Path(sys.argv[1]))
    while not window.session.is_ready:
        pause(20)
    window.show_page("activities")
    grid = window.current_page.grid
    key = sorted(window.session.view.records.activities, key=lambda one: one.key)[0].key
    assert grid.go_to(key, "note")
    grid.setFocus()
    QTest.keyClicks(grid, "c")
    QTest.keyClicks(QApplication.focusWidget(), "an bo dang go thi mat dien")
    print("typed", key, flush=True)
    application.exec()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is what this test is about")
def test_a_killed_program_offers_what_was_being_typed_and_takes_it_over(
    qtbot: QtBot,
    sample: Path,
    tmp_path: Path,
    open_window: Callable[[Path], MainWindow],
) -> None:
    from ui.dialogs.drafts import DraftsDialog

    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(TYPIST), sample, tmp_path / "typist.ini"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    ) as typist:
        try:
            assert typist.stdout is not None
            word, key = typist.stdout.readline().split()
            assert word == "typed"
            qtbot.waitUntil(lambda: Drafts(sample).file.exists(), timeout=20_000)
        finally:
            typist.send_signal(signal.SIGKILL)
    assert "thi mat dien" in Drafts(sample).file.read_text("utf-8")

    window = open_window(sample)
    assert window.session.find(Activity, key).note != "can bo dang go thi mat dien"
    qtbot.waitUntil(lambda: bool(window.findChildren(DraftsDialog)), timeout=10_000)
    dialog = window.findChildren(DraftsDialog)[0]
    qtbot.waitUntil(lambda: len(dialog.cards) == 1, timeout=10_000)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: window.session.find(Activity, key).note == "can bo dang go thi mat dien",
        timeout=10_000,
    )
    qtbot.waitUntil(lambda: not isValid(dialog))
    assert window.current_page.objectName() == "activities"
    assert QApplication.activeModalWidget() is None
    window.close()
    assert not Drafts(sample).file.exists()
