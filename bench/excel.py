# SPDX-License-Identifier: MIT
"""Writing a submission's workbook, writing a very large one, and reading one with every check."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import msgspec

from bench import raw_xlsx
from bench.measuring import Place, Row, alternate, compared
from bench.memory import measured_job, peak_of
from bench.samples import Sample, cell_rows, count_cells, sample
from lsapp.intake.reading import read_submission
from lsapp.services.desk import installed_catalogue
from lsapp.services.exporting import submission_workbook

# The sample of this many activities has 40,000 cells on its standard sheets: 10 sheets of 200 x 20.
_ACTIVITIES: Final = 1_500
_LARGE: Final = 20_000


def write_submission(place: Place) -> list[Row]:
    """Our whole workbook of a submission (sheets built, written, payload and all) and its floor."""
    one = sample(place.folder, place.scale.size(_ACTIVITIES))
    cells = list(cell_rows(one))
    timings = alternate(
        {
            "ours": partial(_ours, one),
            "floor": lambda: raw_xlsx.write_floor(cells),
            "xlsxwriter": lambda: raw_xlsx.write_xlsxwriter(cells),
            "openpyxl": lambda: raw_xlsx.write_openpyxl(cells),
        },
        place.scale.repeats(5),
    )
    note = f"{count_cells(one):,} cells"
    return compared(
        "write-submission", timings, goal=2.5, peers=("xlsxwriter", "openpyxl"), note=note
    )


def write_large(place: Place) -> list[Row]:
    """A submission of 20,000 activities: the time in this process, the peak in one of its own."""
    size = place.scale.size(_LARGE)
    ours, peer = _time_large(place, size)
    return [
        msgspec.structs.replace(
            ours, peak=peak_of("bench.excel", "ours", place.folder, size), peak_goal=60.0
        ),
        msgspec.structs.replace(
            peer, peak=peak_of("bench.excel", "xlsxwriter", place.folder, size)
        ),
    ]


def _time_large(place: Place, size: int) -> list[Row]:
    one = sample(place.folder, size)
    cells = list(cell_rows(one))
    timings = alternate(
        {
            "ours": partial(_ours, one),
            "floor": lambda: raw_xlsx.write_floor(cells),
            "xlsxwriter": lambda: raw_xlsx.write_xlsxwriter(cells, constant_memory=True),
        },
        place.scale.repeats(3),
        warm=False,
    )
    note = f"{count_cells(one):,} cells"
    return compared("write-20k", timings, goal=3.0, peers=("xlsxwriter",), note=note)


def read_checked(place: Place) -> list[Row]:
    """Guard, bounded read, payload and comparison of every visible cell, against unzip and expat; and the
    same file by its unbroken seal, without the comparison.
    """
    one = sample(place.folder, place.scale.size(_ACTIVITIES))
    data, options = _ours(one), installed_catalogue().options()
    compared_always = {"compare": "always"}
    reading = read_submission(data, "submission.xlsx", options)
    if reading.payload is None or reading.edits:
        raise RuntimeError(f"our own workbook was not read as sound: {reading.code}")
    timings = alternate(
        {
            "ours": lambda: read_submission(data, "submission.xlsx", options | compared_always),
            "sealed": lambda: read_submission(data, "submission.xlsx", options),
            "floor": lambda: raw_xlsx.read_floor(data),
            "calamine": lambda: raw_xlsx.read_calamine(data),
        },
        place.scale.repeats(9),
    )
    note = f"{count_cells(one):,} cells"
    return compared("read-submission", timings, goal=2.5, peers=("sealed", "calamine"), note=note)


def _ours(one: Sample) -> bytes:
    return submission_workbook(one.plan, one.unit, one.sealed)


def _ours_job(folder: Path, size: int) -> Callable[[], Any]:
    return partial(_ours, sample(folder, size))


def _xlsxwriter_job(folder: Path, size: int) -> Callable[[], Any]:
    cells = list(cell_rows(sample(folder, size)))
    return lambda: raw_xlsx.write_xlsxwriter(cells, constant_memory=True)


JOBS: Final[Mapping[str, Callable[[Path, int], Callable[[], Any]]]] = MappingProxyType(
    {"ours": _ours_job, "xlsxwriter": _xlsxwriter_job}
)
"""What ``bench.memory`` can run by itself."""


if __name__ == "__main__":
    measured_job(JOBS, sys.argv[1:])
