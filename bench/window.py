# SPDX-License-Identifier: MIT
"""The start of the program on 10,000 tasks, next to a bare window and to Calc with the same rows.

Under Xvfb, where there is one, so that all three show a real window; without it our two are drawn by
Qt's offscreen platform and Calc is left out.
"""

from __future__ import annotations

import os
import shutil
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from bench.measuring import Place, Row
from lsapp.services.sampling import make_sample

_ROOT: Final = Path(__file__).resolve().parent.parent
_ACTIVITIES: Final = 10_000
_PATIENCE: Final = 120.0  # seconds
_CALC_PATIENCE: Final = 40.0
_STARTS: Final = 3
_LOOK: Final = 0.02  # seconds between two looks for Calc's window
_TABLE: Final = "nhiem-vu.xlsx"

Moments = dict[str, float]
"""Milliseconds from the start of a process to what happened in it."""


def start(place: Place) -> list[Row]:
    """First paint, the first list that answers a key, and the file open in earnest."""
    count = place.scale.size(_ACTIVITIES, least=20)
    database = place.folder / "window.lsdb"
    make_sample(database, activities=count)
    with screen() as display:
        environment = _environment(place.folder, display)
        _remember_page(place.folder, environment, database)
        calc = _calc(place, display, database)
        runs: dict[str, list[Moments]] = {"bare": [], "ours": [], "calc": []}
        for number in range(place.scale.repeats(7) + 1):
            taken = {
                "bare": _moments(["bare"], environment),
                "ours": _moments(["ours", str(database)], environment),
            }
            if calc is not None:
                taken["calc"] = calc.moments()
            if number:  # the first round only fills the caches
                for name, moments in taken.items():
                    runs[name].append(moments)
    note = f"{count:,} activities, {'Xvfb' if display else 'no screen'}"
    return _rows(runs, note, calc is not None)


def _rows(runs: dict[str, list[Moments]], note: str, with_calc: bool) -> list[Row]:
    bare = _median(runs["bare"], "paint")
    shown = _median(runs["ours"], "list")
    rows = [
        Row(
            name="window-paint",
            ours=_median(runs["ours"], "paint"),
            floor=bare,
            goal=1.5,
            note=f"{note}; floor: a bare window",
        ),
        Row(name="window-list", ours=shown, floor=bare, goal=3.5, note="rows that answer a key"),
        Row(name="window-open", ours=_median(runs["ours"], "ready"), floor=bare, note="in earnest"),
    ]
    if with_calc:
        calc = _median(runs["calc"], "shown")
        rows.append(Row(name="window-list / calc", ours=shown, floor=calc, goal=1.0))
        rows.append(Row(name="window: calc", ours=calc, floor=bare, note="the same rows, mapped"))
    else:
        rows.append(
            Row(name="window: calc", ours=0.0, note="left out: no Xvfb, xwininfo or soffice")
        )
    return rows


def _median(runs: list[Moments], moment: str) -> float:
    return statistics.median(one[moment] for one in runs)


# --- our two ---


def _moments(arguments: list[str], environment: dict[str, str]) -> Moments:
    command = [sys.executable, str(Path(__file__).with_name("first_paint.py")), *arguments]
    started = time.monotonic()
    done = subprocess.run(
        command,
        env=environment,
        cwd=_ROOT,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        timeout=_PATIENCE,
    )
    told = dict(line.split() for line in done.stdout.splitlines())
    return {name: (float(at) - started) * 1000 for name, at in told.items()}


def _environment(folder: Path, display: str | None) -> dict[str, str]:
    """Return a home of its own, so that no window of the person's is met and no setting counts."""
    home = folder / "home"
    runtime = home / "runtime"
    runtime.mkdir(parents=True, mode=0o700)
    environment = dict(os.environ, HOME=str(home), PYTHONPATH=str(_ROOT))
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        environment[variable] = str(home / variable.lower())
    environment["XDG_RUNTIME_DIR"] = str(runtime)
    # As an installed program: compiled once, not at each start.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["PYTHONPYCACHEPREFIX"] = str(home / "compiled")
    environment["QT_QPA_PLATFORM"] = "xcb" if display else "offscreen"
    if display:
        environment["DISPLAY"] = display
    return environment


def _remember_page(folder: Path, environment: dict[str, str], database: Path) -> None:
    """Have the window open on the list, as after a day's work on it."""
    code = (
        "import sys; from pathlib import Path; from ui.settings import Settings\n"
        "settings = Settings(); settings.set_last_page(Path(sys.argv[1]), 'activities')\n"
        "assert settings.flush()"
    )
    command = [sys.executable, "-c", code, str(database)]
    subprocess.run(command, env=environment, cwd=folder, check=True)


# --- the screen and Calc ---


@contextmanager
def screen() -> Iterator[str | None]:
    """Lend the name of an X screen of its own; ``None`` where there is no Xvfb."""
    program = shutil.which("Xvfb")
    if program is None:
        yield None
        return
    read, write = os.pipe()
    command = [program, "-displayfd", str(write), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as told:
            number = told.readline().strip()
        yield f":{number}" if number else None
    finally:
        server.terminate()
        server.wait()


class _Calc:
    """LibreOffice Calc with a profile of its own, opened on a table and closed again."""

    def __init__(self, program: str, folder: Path, display: str, table: Path) -> None:
        profile = folder / "calc-profile"
        self._command = [program, f"-env:UserInstallation={profile.as_uri()}", "--norestore"]
        self._command += ["--nologo"]
        self._locks = (profile / ".lock", table.with_name(f".~lock.{table.name}#"))
        self._command += ["--nofirststartwizard", "--calc", str(table)]
        self._environment = dict(
            os.environ, DISPLAY=display, HOME=str(folder), SAL_USE_VCLPLUGIN="gen"
        )
        self._display = display
        self._name = table.name

    def moments(self) -> Moments:
        """Start it until its window names the table; one start in some shows nothing and is made again."""
        for _ in range(_STARTS):
            try:
                return self._started()
            except TimeoutError as error:
                told = error
        raise told

    def _started(self) -> Moments:
        started = time.monotonic()
        process = subprocess.Popen(
            self._command,
            env=self._environment,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            self._wait(started, shown=True)
            return {"shown": (time.monotonic() - started) * 1000}
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            self._wait(time.monotonic(), shown=False)
            for lock in self._locks:  # else the next start asks whose they are
                lock.unlink(missing_ok=True)

    def _wait(self, since: float, *, shown: bool) -> None:
        while (self._name in self._windows()) is not shown:
            if time.monotonic() - since > _CALC_PATIENCE:
                raise TimeoutError("Calc showed no window" if shown else "Calc did not end")
            time.sleep(_LOOK)

    def _windows(self) -> str:
        command = ["xwininfo", "-display", self._display, "-root", "-tree"]
        done = subprocess.run(
            command, check=False, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        return done.stdout.decode("utf-8", "replace")


def _calc(place: Place, display: str | None, database: Path) -> _Calc | None:
    program = shutil.which("soffice")
    if display is None or program is None or shutil.which("xwininfo") is None:
        return None
    table = place.folder / _TABLE
    _write_table(database, table)
    calc = _Calc(program, place.folder, display, table)
    calc.moments()  # the first start of a profile makes it
    return calc


def _write_table(database: Path, table: Path) -> None:
    """Write the list's rows as a plain workbook."""
    import xlsxwriter

    from lsapp.services.desk import open_desk
    from lsapp.services.viewing import open_view

    with open_desk(database) as desk:
        activities = open_view(desk).records.activities
    book = xlsxwriter.Workbook(str(table))
    sheet = book.add_worksheet()
    for row, one in enumerate(activities):
        words = (one.content, one.lead_unit, one.cooperating_units, one.timeframe, one.product)
        sheet.write_row(row, 0, [row + 1, *(str(word or "") for word in words)])
    book.close()
