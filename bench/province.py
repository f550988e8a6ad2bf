# SPDX-License-Identifier: MIT
"""A compiling department's December: hundreds of files of 200 activities each, taken in and rolled up."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import msgspec
import openpyxl
from python_calamine import CalamineWorkbook

from bench.measuring import Place, Row
from lsapp.domain.period import RoundCode
from lsapp.domain.records import Role
from lsapp.services.desk import create_desk, installed_catalogue, open_desk
from lsapp.services.exporting import export_submission
from lsapp.services.sampling import make_sample

FILES: Final = 300
ACTIVITIES: Final = 200
_LAST_YEAR: Final = 2026
_CURVE: Final = (0.1, 1 / 3, 1.0)  # of all files
_ROOT: Final = Path(__file__).resolve().parent.parent


def province(place: Place) -> list[Row]:
    """Take in and compile through the command line, beside calamine and openpyxl on the same files."""
    wanted = place.scale.size(FILES, least=6)
    files = _submissions(place.folder / "province", wanted)
    # However few there are, each step of the curve is longer than the one before.
    sizes = [max(2 * at, round(len(files) * share)) for at, share in enumerate(_CURVE, 1)]
    taken = [_taken_in(place.folder, files[:size]) for size in sizes]
    rows = [row for row, _ in taken]
    rows.append(_growth(sizes, [spent for _, spent in taken]))
    rows.append(_read_by_openpyxl(files, rows[-2].floor or 0.0))
    return rows + _compiled(place.folder)


def _growth(sizes: Sequence[int], spent: Sequence[_Spent]) -> Row:
    """What a further file costs among many over what it costs among few: 1 is a straight line. Processor
    time, for others may have taken the processor away; the start of the program falls out.
    """
    few, more, many = (one.own + one.children for one in spent)
    return Row(
        name="province: growth",
        ours=(many - more) / (sizes[2] - sizes[1]),
        floor=(more - few) / (sizes[1] - sizes[0]),
        goal=1.15,
        note=f"processor ms a file, {sizes[1]} to {sizes[2]} files over {sizes[0]} to {sizes[1]} "
        "(ratio, not floor)",
    )


def _submissions(folder: Path, wanted: int) -> list[Path]:
    """Make the workbooks of all units that owe a report, year by year backwards, until there are enough."""
    out = folder / "files"
    year = _LAST_YEAR
    while len(list(out.glob("*.xlsx"))) < wanted:
        database = folder / f"{year}.lsdb"
        folder.mkdir(parents=True, exist_ok=True)
        there = len(list(out.glob("*.xlsx")))
        units = installed_catalogue().load().units.valid_on(RoundCode.parse(str(year)).cut_off)
        codes = [unit.code for unit in units][: wanted - there]
        make_sample(database, units=codes, activities=ACTIVITIES, year=year)
        with open_desk(database) as desk:
            for code in codes:
                export_submission(desk, desk.plan(), code, str(year), ["xlsx"], out)
        database.unlink()
        year -= 1
    # The newest round first, so that one of them is whole when it is compiled.
    return sorted(out.glob("*.xlsx"), reverse=True)[:wanted]


def _taken_in(folder: Path, files: Sequence[Path]) -> tuple[Row, _Spent]:
    inbox, database = folder / "inbox", folder / "department.lsdb"
    for old in (inbox, database.with_name(database.name + ".files")):
        shutil.rmtree(old, ignore_errors=True)
    database.unlink(missing_ok=True)
    inbox.mkdir()
    for one in files:
        os.link(one, inbox / one.name)
    source = installed_catalogue()
    plan = source.load().plans[0]
    create_desk(
        database, unit=plan.compiling_unit, role=Role.COMPILING, plan=plan.code, source=source
    ).close()
    floor = _timed(lambda: _read_by_calamine(files))
    spent = _command("intake", "--db", str(database), str(inbox))
    number = len(files)
    row = Row(
        name=f"province-{number}",
        ours=spent.wall,
        floor=floor,
        goal=3.0,
        peak=spent.peak,
        note=f"{spent.wall / number:.0f} ms a file, processor {spent.own / number:.0f} + children "
        f"{spent.children / number:.0f}; floor: calamine, {floor / number:.0f}",
    )
    return row, spent


def _compiled(folder: Path) -> list[Row]:
    database, out = folder / "department.lsdb", folder / "compiled"
    round_code = str(_LAST_YEAR)
    arguments = ["--db", str(database), "--round", round_code, "--out", str(out)]
    figures = _command("compile", *arguments, "--format", "json")
    report = _command("compile", *arguments, "--format", "xlsx,pdf,docx")
    return [
        Row(
            name="province: roll-up",
            ours=figures.wall,
            peak=figures.peak,
            note=f"round {round_code}, json",
        ),
        Row(name="province: report", ours=report.wall, peak=report.peak, note="xlsx, pdf, docx"),
    ]


class _Spent(msgspec.Struct, frozen=True, kw_only=True):
    """What a command took: milliseconds of wall clock, of processor in itself and in its children, and
    its own peak in MB.
    """

    wall: float
    own: float
    children: float
    peak: float


def _command(*arguments: str) -> _Spent:
    """Run ``lsapp`` and return what it took."""
    command = [sys.executable, "-m", "lsapp", *arguments]
    started, before = time.perf_counter(), _spent_by_children()
    with subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.DEVNULL) as process:
        peak, own = _watch_until_end(process)
    if process.returncode:
        raise RuntimeError(f"{arguments[0]} ended with {process.returncode}")
    wall = (time.perf_counter() - started) * 1000
    return _Spent(wall=wall, own=own, children=_spent_by_children() - before - own, peak=peak)


def _spent_by_children() -> float:
    """Processor time of all processes that ended below this one, theirs included, in milliseconds."""
    times = os.times()
    return (times.children_user + times.children_system) * 1000


def _watch_until_end(process: subprocess.Popen[bytes]) -> tuple[float, float]:
    """Read the process's high-water mark in MB and its processor time in milliseconds until it ends; 0
    where the system does not tell.
    """
    folder = Path(f"/proc/{process.pid}")
    peak = own = 0.0
    while process.poll() is None:
        try:
            lines = (folder / "status").read_text(encoding="ascii").splitlines()
            # After the name in parentheses; user and system time are the 14th and 15th fields.
            fields = (folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        except OSError:
            lines, fields = [], []
        peak = max([peak, *(int(x.split()[1]) / 1024 for x in lines if x.startswith("VmHWM"))])
        if fields:
            own = (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")
        time.sleep(0.02)
    return peak, own


def _read_by_calamine(files: Sequence[Path]) -> None:
    for one in files:
        workbook = CalamineWorkbook.from_path(one)
        for name in workbook.sheet_names:
            workbook.get_sheet_by_name(name).to_python()


def _read_by_openpyxl(files: Sequence[Path], floor: float) -> Row:
    def read() -> None:
        for one in files:
            workbook = openpyxl.load_workbook(one, read_only=True)
            for sheet in workbook.worksheets:
                for _ in sheet.iter_rows(values_only=True):
                    pass
            workbook.close()

    return Row(name=f"province-{len(files)}: openpyxl", ours=_timed(read), floor=floor)


def _timed(run: Callable[[], None]) -> float:
    started = time.perf_counter()
    run()
    return (time.perf_counter() - started) * 1000
