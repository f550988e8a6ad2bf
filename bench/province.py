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
    rows: list[Row] = []
    for share in _CURVE:
        some = files[: max(3, round(len(files) * share))]
        rows.append(_taken_in(place.folder, some))
    rows.append(_read_by_openpyxl(files, rows[-1].floor or 0.0))
    return rows + _compiled(place.folder)


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


def _taken_in(folder: Path, files: Sequence[Path]) -> Row:
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
    ours, peak = _command("intake", "--db", str(database), str(inbox))
    return Row(
        name=f"province-{len(files)}",
        ours=ours,
        floor=floor,
        goal=3.0,
        peak=peak,
        note=f"{ours / len(files):.0f} ms a file; floor: calamine reads the cells",
    )


def _compiled(folder: Path) -> list[Row]:
    database, out = folder / "department.lsdb", folder / "compiled"
    round_code = str(_LAST_YEAR)
    arguments = ["--db", str(database), "--round", round_code, "--out", str(out)]
    figures, figures_peak = _command("compile", *arguments, "--format", "json")
    report, report_peak = _command("compile", *arguments, "--format", "xlsx,pdf,docx")
    return [
        Row(
            name="province: roll-up",
            ours=figures,
            peak=figures_peak,
            note=f"round {round_code}, json",
        ),
        Row(name="province: report", ours=report, peak=report_peak, note="xlsx, pdf, docx"),
    ]


def _command(*arguments: str) -> tuple[float, float]:
    """Run ``lsapp`` and return its milliseconds and its peak in MB."""
    command = [sys.executable, "-m", "lsapp", *arguments]
    started = time.perf_counter()
    with subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.DEVNULL) as process:
        peak = _peak_until_end(process)
    if process.returncode:
        raise RuntimeError(f"{arguments[0]} ended with {process.returncode}")
    return (time.perf_counter() - started) * 1000, peak


def _peak_until_end(process: subprocess.Popen[bytes]) -> float:
    """Read the process's high-water mark until it ends; 0 where the system does not tell."""
    status = Path(f"/proc/{process.pid}/status")
    peak = 0.0
    while process.poll() is None:
        try:
            lines = status.read_text(encoding="ascii").splitlines()
        except OSError:
            lines = []
        peak = max([peak, *(int(x.split()[1]) / 1024 for x in lines if x.startswith("VmHWM"))])
        time.sleep(0.02)
    return peak


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
