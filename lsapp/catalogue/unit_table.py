# SPDX-License-Identifier: MIT
"""Reads ``organisations.csv`` and checks that the units hold together."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from lsapp.catalogue.faults import FaultList, FileFaults
from lsapp.catalogue.model import Unit, UnitKind
from lsapp.catalogue.tables import Line, read_date, read_flag, read_table

COLUMNS: Final = (
    "code",
    "kind",
    "name",
    "symbol",
    "valid_from",
    "valid_to",
    "predecessors",
    "person_named",
    "certainty",
)

_CODE: Final = re.compile(r"[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*")
_CODE_WORDS: Final = "chữ in hoa không dấu, số và gạch nối; không bắt đầu bằng L-"


def read_units(path: Path, faults: FaultList) -> dict[str, tuple[Unit, Line]]:
    """Return the units of a table by code, each with its line; rows with faults are left out."""
    file = FileFaults(path, faults)
    lines = read_table(path, COLUMNS, faults)
    file.unique((line.key("code"), line.cells["code"]) for line in lines if line.cells["code"])
    units = {}
    for line in lines:
        unit = _read_unit(line, file)
        if unit is not None:
            units[unit.code] = unit, line
    return units


def check_units(
    units: Mapping[str, Unit], listed: Mapping[str, tuple[Unit, Line]], file: FileFaults
) -> None:
    """Check the dates and predecessors of the units ``listed`` in a file against all ``units``."""
    for unit, line in listed.values():
        file.in_order(line.key("valid_to"), unit.valid_from, unit.valid_to, "valid_from")
        key = line.key("predecessors")
        file.no_repeats(key, unit.predecessors)
        file.known(key, unit.predecessors, units, "cột code")
        for code in unit.predecessors:
            before = units.get(code)
            if before is None:
                continue
            ends, begins = before.valid_to, unit.valid_from
            if ends is None or begins is None or begins <= ends:
                detail = (
                    f"{unit.code} phải bắt đầu (valid_from) sau ngày {code} kết thúc (valid_to)"
                )
                file.add(key, "layout", detail=detail)


def _read_unit(line: Line, file: FileFaults) -> Unit | None:
    cells = line.cells
    sound = True
    for column in ("code", "kind", "name", "symbol"):
        if not cells[column]:
            file.add(line.key(column), "empty")
            sound = False
    if not sound:
        return None
    if not _CODE.fullmatch(cells["code"]) or cells["code"].startswith("L-"):
        file.add(line.key("code"), "pattern", value=cells["code"], expected=_CODE_WORDS)
        return None
    if cells["kind"] not in {str(kind) for kind in UnitKind}:
        where = ", ".join(UnitKind)
        file.add(line.key("kind"), "unknown_reference", value=cells["kind"], where=where)
        return None
    dates: dict[str, dt.date | None] = {
        column: read_date(line, column, file) for column in ("valid_from", "valid_to")
    }
    return Unit(
        code=cells["code"],
        kind=UnitKind(cells["kind"]),
        name=cells["name"],
        symbol=cells["symbol"],
        valid_from=dates["valid_from"],
        valid_to=dates["valid_to"],
        predecessors=tuple(cells["predecessors"].split()),
        person_named=read_flag(line, "person_named", file),
        certainty=cells["certainty"] or None,
    )
