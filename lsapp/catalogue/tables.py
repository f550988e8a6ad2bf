# SPDX-License-Identifier: MIT
"""Reads a CSV data file into rows of text, with its faults (``data/organisations.csv`` and the
like).
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from lsapp.catalogue.data_files import check_text, read_text
from lsapp.catalogue.faults import FaultList, FileFaults


class Line(NamedTuple):
    """A line of a table: its number in the file (the header is 1) and its cells by column."""

    number: int
    cells: dict[str, str]

    def key(self, column: str) -> str:
        """Return how a fault names the cell of ``column``."""
        return f"dòng {self.number}, cột {column}"


def read_table(path: Path, columns: Sequence[str], faults: FaultList) -> list[Line]:
    """Return the lines of the table at ``path``; every name in ``columns`` must head a column.

    Comma or semicolon (a Vietnamese Excel's) separates the cells; a byte order mark is let through,
    empty lines are skipped, the order of the columns is free. Cells are checked as text; empty ones
    are ``""``.
    """
    text = read_text(path, faults)
    if text is None:
        return []
    first = text.partition("\n")[0]
    delimiter = ";" if ";" in first and "," not in first else ","
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    header = [name.strip() for name in next(rows, [])]
    if sorted(header) != sorted(columns):
        faults.add(path, "dòng 1", "header", expected=", ".join(columns))
        return []
    lines: list[Line] = []
    for row in rows:
        if not any(row):
            continue
        if len(row) != len(header):
            key = f"dòng {rows.line_num}"
            faults.add(path, key, "cells", count=len(row), expected=len(header))
            continue
        line = Line(rows.line_num, dict(zip(header, row, strict=True)))
        for column, cell in line.cells.items():
            if cell:
                check_text(cell, path, line.key(column), faults)
        lines.append(line)
    return lines


def read_date(line: Line, column: str, file: FileFaults) -> dt.date | None:
    """Return the ISO date in a cell, ``None`` where it is empty or no date (then with a fault)."""
    cell = line.cells[column]
    if not cell:
        return None
    try:
        return dt.datetime.strptime(cell, "%Y-%m-%d").date()
    except ValueError:
        file.add(line.key(column), "type", expected="ngày năm-tháng-ngày", got=cell)
        return None


def read_flag(line: Line, column: str, file: FileFaults) -> bool:
    """Return whether a cell says ``yes``; empty and ``no`` say no, anything else is a fault."""
    cell = line.cells[column]
    if cell not in ("", "yes", "no"):
        file.add(line.key(column), "type", expected="yes, no hoặc để trống", got=cell)
    return cell == "yes"
