# SPDX-License-Identifier: MIT
"""The program in a real window under X, with keys that come from the X server: from the start to files."""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from lsapp.services.sampling import make_sample

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X is there on Linux")

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0  # seconds; an old PC is slow


@pytest.fixture(scope="module")
def display(require_program: Callable[[str], str]) -> Iterator[str]:
    """An X screen of this module's own, as large as that of an office PC."""
    server_program = require_program("Xvfb")
    require_program("xdotool")
    read, write = os.pipe()
    command = [server_program, "-displayfd", str(write), "-screen", "0", "1366x768x24"]
    server = subprocess.Popen(
        [*command, "-nolisten", "tcp"], pass_fds=[write], stderr=subprocess.DEVNULL
    )
    os.close(write)
    with os.fdopen(read) as told:
        number = told.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait()


class Person:
    """Somebody at the keyboard: presses keys through the X server and looks at the window between."""

    def __init__(self, display: str, home: Path, *arguments: str) -> None:
        runtime = home / "runtime"
        runtime.mkdir(parents=True, mode=0o700)
        (home / "Documents").mkdir()
        self._environment = dict(
            os.environ,
            DISPLAY=display,
            QT_QPA_PLATFORM="xcb",
            HOME=str(home),
            PYTHONPATH=str(ROOT),
            XDG_RUNTIME_DIR=str(runtime),
            XDG_DOCUMENTS_DIR=str(home / "Documents"),
            XDG_CONFIG_HOME=str(home / "config"),
            XDG_DATA_HOME=str(home / "data"),
            XDG_STATE_HOME=str(home / "state"),
            XDG_CACHE_HOME=str(home / "cache"),
        )
        self._log = home / "stderr.txt"
        program = str(Path(__file__).with_name("watched_window.py"))
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [sys.executable, program, *arguments],
                cwd=home,
                env=self._environment,
                stdout=subprocess.PIPE,
                stderr=log,
                encoding="utf-8",
            )
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        self.sees: dict[str, Any] = {}

    def _listen(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as lines:
            for line in lines:
                self._lines.put(line)

    def waits(self, what: str, met: Callable[[dict[str, Any]], bool]) -> None:
        """Wait until the window shows what is waited for; fails with what it shows instead."""
        until = time.monotonic() + PATIENCE
        while not (self.sees and met(self.sees)):
            try:
                self.sees = json.loads(self._lines.get(timeout=0.2))
            except queue.Empty:
                ended = self._process.poll()
                if ended is not None or time.monotonic() > until:
                    told = self._log.read_text(encoding="utf-8", errors="replace")[-2000:]
                    pytest.fail(f"{what}: ended {ended}, shows {self.sees}\n{told}")

    def waits_for(self, **wanted: object) -> None:
        """Wait until the window's state has these values and nothing is under way."""
        wanted.setdefault("idle", True)
        self.waits(
            str(wanted), lambda sees: all(sees[name] == value for name, value in wanted.items())
        )

    def presses(self, *keys: str) -> None:
        """Press keys by their X names, such as ``ctrl+8`` or ``Return``."""
        self._turns_to_window()
        self._xdotool("key", "--clearmodifiers", "--delay", "60", *keys)

    def types(self, text: str) -> None:
        """Type words as the keyboard gives them."""
        self._turns_to_window()
        self._xdotool("type", "--clearmodifiers", "--delay", "25", text)

    def _turns_to_window(self) -> None:
        """Give the keyboard to the window in front, as a window manager would; there is none here."""
        if not self.sees["active"]:
            self._xdotool("windowfocus", "--sync", str(self.sees["window"]))
            self.waits("the keyboard", lambda sees: bool(sees["active"]))

    def _xdotool(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], env=self._environment, check=True)

    def leaves(self) -> None:
        """Close the window by its key; everything typed is on the disk then."""
        self.presses("ctrl+q")
        assert self._process.wait(PATIENCE) == 0

    def is_gone(self) -> None:
        """End what a failed flow has left."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()
        self._listener.join()


@pytest.fixture
def sit_down(display: str, tmp_path: Path) -> Iterator[Callable[..., Person]]:
    """Return what starts the program for a person with a home of their own."""
    people: list[Person] = []

    def start(*arguments: str) -> Person:
        home = tmp_path / f"home-{len(people)}"
        home.mkdir()
        people.append(Person(display, home, *arguments))
        return people[-1]

    yield start
    for one in people:
        one.is_gone()


def lsapp(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "lsapp", *arguments],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_sample_is_exported_by_keys_alone(sit_down: Callable[..., Person], tmp_path: Path) -> None:
    sample = tmp_path / "xa.lsdb"
    make_sample(sample)
    person = sit_down(str(sample))
    person.waits_for(file="xa.lsdb", edit=True, dialog=None)
    person.presses("ctrl+8")
    person.waits_for(page="submission")
    person.presses("ctrl+Return")
    person.waits_for(dialog="ExportSubmissionDialog")
    person.presses("Return")
    person.waits("the files are told", lambda sees: any("Đã ghi" in text for text in sees["says"]))
    person.presses("Escape")
    person.waits_for(dialog=None)
    person.leaves()

    names = [f"KH48_2026_X06040_r1.{kind}" for kind in ("docx", "json", "pdf", "xlsx")]
    assert sorted(path.name for path in tmp_path.glob("KH48_*")) == names
    sealed = [str(tmp_path / name) for name in names if not name.endswith("docx")]
    checked = lsapp("check", *sealed, "--json")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert {one["unit"] for one in json.loads(checked.stdout)} == {"X06040"}


def test_first_run_to_two_activities_by_keys_alone(
    sit_down: Callable[..., Person], tmp_path: Path
) -> None:
    person = sit_down()
    person.waits_for(file=None, dialog=None)
    person.presses("ctrl+n")
    person.waits_for(dialog="NewOfficeDialog", name="Tìm đơn vị")
    person.types("that khe")
    person.waits_for(text="that khe")
    person.presses("Return")
    person.waits("the unit is taken", lambda sees: sees["name"] != "Tìm đơn vị")
    person.presses("Return")
    person.waits_for(edit=True, dialog=None, programmes=0)

    person.presses("ctrl+2")
    person.waits_for(page="programme")
    person.presses("space")  # the empty page offers the first programme
    person.waits_for(programmes=1, name="Số văn bản")
    person.types("15")
    person.presses("Tab")
    person.waits("the next field", lambda sees: sees["name"] != "Số văn bản")
    person.presses("ctrl+3")
    person.waits_for(page="activities", focus="GridView")
    person.presses("ctrl+shift+n")
    person.waits_for(focus="TextEditor")
    person.types("Hoi nghi quan triet")
    person.presses("Return")
    person.waits_for(activities=1, focus="GridView")
    person.types("Ra soat doi ngu")
    person.presses("Return")
    person.waits_for(activities=2, focus="GridView")
    person.presses("ctrl+8")
    person.waits_for(page="submission")
    person.presses("ctrl+Return")  # errors are left, so no dialog comes
    person.waits_for(page="submission", dialog=None)
    person.leaves()

    database = tmp_path / "home-0" / "Documents" / "kh48-xa-that-khe.lsdb"
    shown = lsapp("show", "--db", str(database), "--round", "2026", "--unit", "X06040")
    records = json.loads(shown.stdout)["records"]
    assert [one["number"] for one in records["programmes"]] == ["15"]
    rows = sorted(records["activities"], key=lambda one: one["position"])
    assert [one["content"] for one in rows] == ["Hoi nghi quan triet", "Ra soat doi ngu"]
    assert list(tmp_path.rglob("KH48_2026_*")) == []
