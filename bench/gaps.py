# SPDX-License-Identifier: MIT
"""How long the window's thread is away, in one flow after another over 10,000 tasks.

A timer of 5 ms beats on the thread; the longest time between two beats is what a person feels as a window
that does not answer. The note names the function of ours that was seen there most while the beat was late.
Over the sample as it is delivered each page is turned to once more, before it could be got ready (cold).
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any, Final

from bench.measuring import Place, Row

_ROOT: Final = Path(__file__).resolve().parent.parent
_ACTIVITIES: Final = 10_000
_BEAT: Final = 5  # milliseconds
_LATE: Final = 0.04  # seconds without a beat from which on the thread is looked at
_LOOK: Final = 0.004
_STEP: Final = 30  # milliseconds between two keys, as fast typing has it
_GOAL: Final = 100.0
_PATIENCE: Final = 300.0  # seconds for one flow
_WORDS: Final = "hoi nghi quan"
_COLD: Final = "cold"


def gaps(place: Place) -> list[Row]:
    """Run all flows in processes of their own without a screen, and return a row for each."""
    from lsapp.services.sampling import make_sample

    database, sample = place.folder / "gaps.lsdb", place.folder / "gaps-sample.lsdb"
    make_sample(database, activities=place.scale.size(_ACTIVITIES, least=20))
    make_sample(sample)
    home = place.folder / "gaps-home"
    home.mkdir()
    environment = dict(os.environ, HOME=str(home), QT_QPA_PLATFORM="offscreen")
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        environment[variable] = str(home / variable.lower())
    # As an installed program: compiled once, not at each start.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["PYTHONPYCACHEPREFIX"] = str(home / "compiled")
    _run(["-m", "compileall", "-q", "ui", "lsapp"], environment)
    told = _run(["-m", "bench.gaps", str(database), str(place.folder)], environment)
    told += _run(["-m", "bench.gaps", str(sample), str(place.folder), _COLD], environment)
    shutil.rmtree(home, ignore_errors=True)
    return [_row(json.loads(line)) for line in told.splitlines() if line.startswith("{")]


def _run(arguments: list[str], environment: dict[str, str]) -> str:
    command = [sys.executable, *arguments]
    return subprocess.run(
        command, cwd=_ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True
    ).stdout


def _row(told: dict[str, Any]) -> Row:
    if told.get("failed"):
        return Row(name=f"gaps-{told['flow']}", ours=0.0, note=f"not run: {told['failed']}")
    # Of a late beat, the thread's own processor time says whether we or others had the machine.
    disturbed = told["longest"] > 1.15 * told["busy"] and told["longest"] > _GOAL
    return Row(
        name=f"gaps-{told['flow']}",
        ours=told["longest"],
        time_goal=_GOAL,
        disturbed=disturbed,
        note=f"{told['busy']:.0f} ms of it busy; {told['where']}".rstrip("; "),
    )


# --- in the process of the window ---


class Heart:
    """The beat of the window's thread, and an alarm that sees where the thread is when it is late.

    The alarm comes as a signal to the thread itself: a second thread that walks the stack of one at work
    brings CPython 3.11 down.
    """

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self._last = time.perf_counter()
        self._busy = time.thread_time()
        self._seen: list[str] = []
        self.longest = (0.0, 0.0, "")
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(_BEAT)
        if hasattr(signal, "setitimer"):
            signal.signal(signal.SIGALRM, self._look)
            signal.setitimer(signal.ITIMER_REAL, _LOOK, _LOOK)

    def restart(self) -> None:
        """Forget what was, for the next flow."""
        self.longest = (0.0, 0.0, "")
        self._last, self._busy = time.perf_counter(), time.thread_time()
        self._seen = []

    def end(self) -> None:
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0.0)
        self._timer.stop()

    def _beat(self) -> None:
        now, busy = time.perf_counter(), time.thread_time()
        gap = (now - self._last) * 1000
        if gap > self.longest[0]:
            self.longest = (gap, (busy - self._busy) * 1000, _most_seen(self._seen))
        self._last, self._busy, self._seen = now, busy, []

    def _look(self, _number: int, frame: FrameType | None) -> None:
        if frame is not None and time.perf_counter() - self._last > _LATE:
            self._seen.append(_place_in(frame))


def _place_in(frame: FrameType) -> str:
    """Return the innermost function of ours on a stack, and who called it."""
    ours: list[str] = []
    here: FrameType | None = frame
    while here is not None and len(ours) < 3:
        name = here.f_code.co_filename
        if f"{os.sep}ui{os.sep}" in name or f"{os.sep}lsapp{os.sep}" in name:
            ours.append(f"{name.rpartition(os.sep)[2].removesuffix('.py')}.{here.f_code.co_name}")
        here = here.f_back
    return " < ".join(ours)


def _most_seen(places: list[str]) -> str:
    return Counter(places).most_common(1)[0][0] if places else ""


class Trial:
    """A window on the database, and the flows that a person goes through in it."""

    def __init__(self, database: Path, folder: Path) -> None:
        from PySide6.QtWidgets import QApplication

        from ui.operations import let_the_window_go_first
        from ui.quiet_collector import QuietCollector
        from ui.settings import Settings
        from ui.theme import Theme
        from ui.translation import install_translations

        let_the_window_go_first()
        self._collector = QuietCollector()
        self._application = QApplication.instance() or QApplication(["KH48"])
        assert isinstance(self._application, QApplication)
        install_translations(self._application, "vi")
        self._theme = Theme()
        self._theme.apply(self._application)
        self._settings = Settings(folder / "gaps.ini")
        self._database = database
        self._folder = folder
        self._window: Any = None
        self._heart = Heart()

    def run(self, *, cold: bool) -> None:
        """Run each flow and print what it came to; one that fails does not stop the others."""
        self._start()
        for name, flow in self._cold_flows() if cold else self._flows():
            self._heart.restart()
            told: dict[str, object] = {"flow": name}
            try:
                flow()
                longest, busy, where = self._heart.longest
                told |= {"longest": longest, "busy": busy, "where": where}
            except Exception as error:  # a page that has changed must not cost the other figures
                told["failed"] = f"{type(error).__name__}: {error}"
            print(json.dumps(told), flush=True)
        self._heart.end()

    def _turns(self, prefix: str) -> list[tuple[str, Callable[[], None]]]:
        from ui import places

        left_out = (places.COMPILING, places.ACTIVITIES)  # none here, and shown already
        pages = [name for name in places.PAGE_NAMES if name not in left_out]
        return [(f"{prefix}-{name}", lambda name=name: self._turn(name)) for name in pages]

    def _cold_flows(self) -> list[tuple[str, Callable[[], None]]]:
        return [("cold-open", self._open), *self._turns("cold")]

    def _flows(self) -> list[tuple[str, Callable[[], None]]]:
        from ui import places

        return [
            ("open", self._open),
            ("get-ready", self._get_ready),
            *self._turns("turn"),
            ("turn-activities", lambda: self._turn(places.ACTIVITIES)),
            ("scroll", self._scroll),
            ("type", self._type),
            ("undo", self._undo),
            ("filter", self._filter),
            ("timeline", self._timeline),
            ("detail", self._detail),
            ("findings", self._findings),
            ("reload", self._reload),
            ("search", self._search),
            ("backup", self._backup),
            ("export", self._export),
            ("dark", self._dark),
        ]

    # --- flows ---

    def _start(self) -> None:
        from ui.main_window import MainWindow

        self._settings.set_last_page(self._database, "activities")
        self._window = MainWindow(self._theme, self._settings)
        self._window.resize(1366, 728)
        self._window.show()
        self._wait(200)

    def _open(self) -> None:
        self._window.open_file(self._database)
        self._until(lambda: self._window.session.is_ready)
        self._rest()

    def _get_ready(self) -> None:
        """Have the pages built in quiet moments, as the program does after the first file is open."""
        from ui.page_preparing import PagePreparer

        preparer = PagePreparer(self._window, self._window)
        preparer.done.connect(self._collector.settle)
        self._window.actions_of_window.commands.run("reload")
        self._until(lambda: preparer.is_done)
        self._rest()

    def _turn(self, page: str) -> None:
        self._window.show_page(page)
        self._rest()

    def _scroll(self) -> None:
        grid = self._grid()
        for _ in range(40):
            self._key("PageDown", grid)
        bar = grid.verticalScrollBar()
        for step in range(40):
            bar.setValue(bar.maximum() * (step * 37 % 40) // 40)
            self._wait()

    def _type(self) -> None:
        grid = self._grid()
        self._key("Home", grid, "Control")
        for name in ("Down", "Right", "F2"):
            self._key(name, grid)
        for letter in " lan hai":
            self._letter(letter)
        self._key("Return")
        self._rest()

    def _undo(self) -> None:
        self._window.actions_of_window.undo.trigger()
        self._rest()

    def _filter(self) -> None:
        self._window.find_in_page()
        for letter in _WORDS:
            self._letter(letter)
        self._rest()
        for _ in _WORDS:
            self._key("Backspace")
        self._key("Escape")
        self._rest()

    def _timeline(self) -> None:
        for _ in range(2):
            self._window.current_page.page_actions()[0].trigger()
            self._rest()

    def _detail(self) -> None:
        for _ in range(2):
            self._key("F4")
            self._rest()

    def _findings(self) -> None:
        """Show the list with the keyboard in it, each of its filters, and put it away again."""
        self._window.toggle_findings()
        self._rest()
        self._window.show_findings()
        self._rest()
        for _ in range(3):
            self._key("Backtab")
        for _ in range(4):
            self._key("Left")
            self._key("Space")
        self._window.focus_page()

    def _reload(self) -> None:
        self._window.actions_of_window.commands.run("reload")
        self._rest()

    def _dark(self) -> None:
        from ui.theme import Scheme

        self._theme.set_scheme(Scheme.DARK)
        self._rest()

    def _search(self) -> None:
        self._window.actions_of_window.commands.run("search_everywhere")
        self._wait()
        for letter in _WORDS:
            self._letter(letter)
        self._rest()
        self._key("Escape")

    def _backup(self) -> None:
        made: list[object] = []
        self._window.backups.make_by_hand("Sao lưu", made.append, made.append)
        self._until(lambda: bool(made))
        self._rest()

    def _export(self) -> None:
        from ui.dialogs.export_submission import ExportSubmissionDialog

        out = self._folder / "gaps-out"
        out.mkdir()
        self._turn("submission")
        self._window.current_page.export_action.trigger()
        self._until(lambda: bool(self._window.findChildren(ExportSubmissionDialog)))
        dialog = self._window.findChildren(ExportSubmissionDialog)[0]
        dialog.target.folder_line.setText(str(out))
        dialog.target.box("pdf").setChecked(False)  # a thousand pages: minutes, and all elsewhere
        self._wait()
        dialog.export_button.click()
        self._until(lambda: len(list(out.glob("*_r1.*"))) >= 3)
        self._rest()
        dialog.close()

    # --- keys and waiting ---

    def _grid(self) -> Any:
        grid = self._window.current_page.grid
        grid.setFocus()
        self._wait()
        return grid

    def _key(self, name: str, on: Any = None, modifier: str = "No") -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        held = getattr(Qt.KeyboardModifier, f"{modifier}Modifier")
        QTest.keyClick(on or self._focus(), getattr(Qt.Key, f"Key_{name}"), held)
        self._wait()

    def _letter(self, letter: str) -> None:
        from PySide6.QtTest import QTest

        QTest.keyClicks(self._focus(), letter)
        self._wait()

    def _focus(self) -> Any:
        return self._application.focusWidget() or self._window

    def _wait(self, milliseconds: int = _STEP) -> None:
        from ui.pausing import pause

        pause(milliseconds)

    def _until(self, met: Callable[[], bool]) -> None:
        until = time.monotonic() + _PATIENCE
        while not met():
            self._wait()
            if time.monotonic() > until:
                raise TimeoutError("a flow took too long")

    def _rest(self) -> None:
        """Wait until what was begun is done and the rules have seen it."""
        from ui.operations import Lane

        session = self._window.session
        still = 0
        until = time.monotonic() + _PATIENCE
        while still < 5 and time.monotonic() < until:
            self._wait()
            busy = any(lane.pending for lane in session.findChildren(Lane))
            still = 0 if busy or not self._window.findings.is_current else still + 1


if __name__ == "__main__":
    Trial(Path(sys.argv[1]), Path(sys.argv[2])).run(cold=sys.argv[3:] == [_COLD])
    sys.stdout.flush()
    os._exit(0)  # closing makes another backup, which is not what is measured
