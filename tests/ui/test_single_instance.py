# SPDX-License-Identifier: MIT
"""Two real processes: the second hands its file to the first and ends."""

from __future__ import annotations

import os
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from ui.single_instance import SingleInstance, server_address

ROOT = Path(__file__).resolve().parents[2]
START = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from ui.single_instance import SingleInstance

application = QCoreApplication(["KH48"])
instance = SingleInstance(sys.argv[1], application)
if instance.hand_over(sys.argv[2:]):
    sys.exit(0)
instance.file_asked.connect(lambda file: print(ascii(file), flush=True))
print("first", flush=True)
QTimer.singleShot(30_000, application.quit)
sys.exit(application.exec() or 3)
"""

Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def name() -> str:
    return f"kh48-{uuid.uuid4().hex[:8]}"


@pytest.fixture
def start(name: str, tmp_path: Path) -> Iterator[Start]:
    """A function that starts the program in ``tmp_path`` with arguments."""
    running: list[subprocess.Popen[str]] = []

    def begin(*arguments: str) -> subprocess.Popen[str]:
        running.append(
            subprocess.Popen(
                [sys.executable, "-X", "utf8", "-c", START, name, *arguments],
                stdout=subprocess.PIPE,
                text=True,
                encoding="utf-8",
                cwd=tmp_path,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
            )
        )
        return running[-1]

    yield begin
    for process in running:
        process.kill()
        process.communicate()


def line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_a_second_start_hands_its_file_over_and_ends_well(start: Start, tmp_path: Path) -> None:
    first = start()
    assert line(first) == "first"
    second = start("Hồ sơ Xã Thất Khê/kế hoạch 48.lsdb")
    assert second.wait(20) == 0
    expected = tmp_path / "Hồ sơ Xã Thất Khê" / "kế hoạch 48.lsdb"
    assert line(first) == ascii(str(expected))
    assert start().wait(20) == 0
    assert line(first) == "''"
    assert first.poll() is None


def test_after_a_kill_the_next_start_is_the_first(start: Start, name: str) -> None:
    first = start()
    assert line(first) == "first"
    first.kill()
    first.wait(20)
    second = start()
    assert line(second) == "first"
    assert start("a.lsdb").wait(20) == 0
    assert line(second).endswith("a.lsdb'")


def test_many_starts_at_once_have_one_first(start: Start) -> None:
    processes = [start(f"{number}.lsdb") for number in range(4)]
    firsts = [process for process in processes if line(process) == "first"]
    assert len(firsts) == 1
    others = [process.wait(30) for process in processes if process not in firsts]
    assert others == [0, 0, 0]
    asked = {Path(line(firsts[0]).strip("'")).name for _ in others}
    number = processes.index(firsts[0])
    assert asked == {f"{other}.lsdb" for other in range(4) if other != number}


def test_a_released_name_is_free(name: str, qtbot: QtBot) -> None:
    one, other = SingleInstance(name), SingleInstance(name)
    assert not one.hand_over([])
    one.release()
    assert not other.hand_over([])
    other.release()


def test_a_first_window_that_gives_no_answer_does_not_keep_the_second_out(
    name: str, qtbot: QtBot
) -> None:
    first, second = SingleInstance(name), SingleInstance(name)
    assert not first.hand_over([])
    assert not second.hand_over(["a.lsdb"], patience=0.3)  # nothing runs the first one's events
    with qtbot.waitSignal(first.file_asked, timeout=5000) as asked:
        pass  # it finds the file as soon as it is awake
    assert asked.args == [os.path.abspath("a.lsdb")]
    first.release()


@pytest.mark.parametrize(
    "sent", [b"\n", b"{\n", b"[]\n", b'{"file": 1}\n', b"x" * 200_000, b"\xff\xfe\n"]
)
def test_nonsense_from_elsewhere_is_dropped(name: str, qtbot: QtBot, sent: bytes) -> None:
    first = SingleInstance(name)
    assert not first.hand_over([])
    socket = QLocalSocket()
    with qtbot.assertNotEmitted(first.file_asked):
        socket.connectToServer(server_address(name))
        assert socket.waitForConnected(2000)
        socket.write(sent)
        dropped = QLocalSocket.LocalSocketState.UnconnectedState
        qtbot.waitUntil(lambda: socket.state() == dropped, timeout=5000)
    assert bytes(socket.readAll().data()) == b""
    first.release()


def test_where_nothing_can_be_locked_the_window_still_starts(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qapp: QCoreApplication
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr("lsapp.paths.local_data_dir", lambda: tmp_path / "file" / "KH48")
    instance = SingleInstance(name)
    assert not instance.hand_over(["a.lsdb"], patience=0.1)
    instance.release()
