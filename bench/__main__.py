# SPDX-License-Identifier: MIT
"""``python -m bench [NAME...] [--quick] [--json] [--folder DIR]``: measure and print.

A goal that is missed is printed, and changes no exit code: goals are no contracts, and machines differ.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from types import MappingProxyType
from typing import Final

import msgspec

from bench import decade, excel, gaps, paper, province, starting, storing, window
from bench.measuring import Place, Row, Scale

Benchmark = Callable[[Place], list[Row]]


def _grid(place: Place) -> list[Row]:
    """Import Qt for the grid alone: it slows every import after it, and takes memory."""
    from bench.grid import grid

    return grid(place)


BENCHMARKS: Final[Mapping[str, Benchmark]] = MappingProxyType(
    {
        "write-submission": excel.write_submission,
        "write-20k": excel.write_large,
        "read-submission": excel.read_checked,
        "pdf-20": paper.pdf_small,
        "pdf-500": paper.pdf_large,
        "pdf-growth": paper.pdf_growth,
        "insert-100k": storing.insert,
        "edit": storing.edit,
        "search": storing.typing,
        "province": province.province,
        "decade": decade.decade,
        "start": starting.start,
        "grid": _grid,
        "window": window.start,
        "gaps": gaps.gaps,
    }
)
"""Every benchmark by its name, in the order of the result."""

QUICK: Final = Scale(runs=2, share=0.1)
_ROOT: Final = Path(__file__).resolve().parent.parent
_LINE: Final = "{:24} {:>10} {:>10} {:>7} {:>9} {:>9} {:6} {}"


def main(argv: Sequence[str] | None = None) -> int:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    arguments = _parser().parse_args(argv)
    scale = QUICK if arguments.quick else Scale()
    with working_folder(arguments.folder) as folder:
        rows = run(
            arguments.names or list(BENCHMARKS), Place(folder=folder, scale=scale), arguments
        )
        if arguments.json:
            print(as_json(rows, scale, folder))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "names", nargs="*", metavar="NAME", choices=[*BENCHMARKS, []], help=", ".join(BENCHMARKS)
    )
    parser.add_argument(
        "--quick", action="store_true", help="a tenth of the sizes, two runs: to see that it works"
    )
    parser.add_argument("--json", action="store_true", help="print the rows as JSON at the end")
    parser.add_argument(
        "--folder", type=Path, help="where databases are made; by default work/ in this tree"
    )
    return parser


def run(names: Sequence[str], place: Place, arguments: argparse.Namespace) -> list[Row]:
    """Run benchmarks one after another; each prints its rows as soon as it has them."""
    rows: list[Row] = []
    if not arguments.json:
        print(_LINE.format("name", "ours ms", "floor ms", "ratio", "goal", "peak MB", "", ""))
    for name in names:
        made = BENCHMARKS[name](place)
        rows += made
        if not arguments.json:
            for row in made:
                print(line(row), flush=True)
    return rows


def line(row: Row) -> str:
    """Return a row as the table shows it; ``†`` marks times during which others had the processor."""
    goal = f"{row.goal:.1f}x" if row.goal is not None else ""
    if row.time_goal is not None:
        goal = f"{row.time_goal:g}"
    peak = "" if row.peak is None else f"{row.peak:.0f}"
    if row.peak_goal is not None:
        peak += f"/{row.peak_goal:.0f}"
    return _LINE.format(
        row.name,
        f"{row.ours:.2f}" if row.ours < 100 else f"{row.ours:.0f}",
        "" if row.floor is None else f"{row.floor:.2f}" if row.floor < 100 else f"{row.floor:.0f}",
        "" if row.ratio is None else f"{row.ratio:.2f}",
        goal,
        peak,
        row.verdict,
        ("† " if row.disturbed else "") + row.note,
    ).rstrip()


def as_json(rows: Sequence[Row], scale: Scale, folder: Path) -> str:
    """Return all rows with what they were measured on."""
    machine = {
        "system": platform.system(),
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "file_system": storing.file_system(folder),
    }
    listed = [
        msgspec.structs.asdict(row) | {"ratio": row.ratio, "verdict": row.verdict} for row in rows
    ]
    content = {"machine": machine, "scale": msgspec.structs.asdict(scale), "rows": listed}
    return msgspec.json.format(msgspec.json.encode(content), indent=2).decode()


@contextmanager
def working_folder(wanted: Path | None) -> Iterator[Path]:
    """Lend a fresh folder on the disk that is to be measured, and clear it away."""
    parent = wanted or _ROOT / "work"
    parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="bench-", dir=parent) as folder:
        yield Path(folder)


if __name__ == "__main__":
    raise SystemExit(main())
