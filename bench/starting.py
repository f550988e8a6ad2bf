# SPDX-License-Identifier: MIT
"""The start of the command line, and what importing it must not bring in."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

from bench.measuring import Place, Row, alternate

_ROOT: Final = Path(__file__).resolve().parent.parent
HEAVY: Final = (
    "PySide6", "alembic", "docx", "openpyxl", "pikepdf", "python_calamine", "reportlab", "segno",
    "sqlalchemy", "xlsxwriter",
)  # fmt: skip
"""What the import of the command line leaves for the moment it is needed."""


def start(place: Place) -> list[Row]:
    """``lsapp --version`` against the interpreter alone, and the libraries imported too early."""
    timings = alternate(
        {
            "ours": lambda: _run("-m", "lsapp", "--version"),
            "floor": lambda: _run("-c", "pass"),
        },
        place.scale.repeats(11),
    )
    early = imported_early()
    return [
        Row(name="start", ours=timings["ours"].median, floor=timings["floor"].median),
        Row(
            name="start: heavy imports",
            ours=float(len(early)),
            time_goal=0.0,
            note=f"number of libraries: {', '.join(early) or 'none'}",
        ),
    ]


def imported_early() -> list[str]:
    """Return the heavy libraries that ``import lsapp.cli`` brings in."""
    program = "import sys, lsapp.cli; print(*sorted(sys.modules))"
    names = set(_run("-c", program).split())
    return [name for name in HEAVY if name in names]


def _run(*arguments: str) -> str:
    command = [sys.executable, *arguments]
    return subprocess.run(
        command, cwd=_ROOT, check=True, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ).stdout
