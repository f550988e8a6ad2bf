# SPDX-License-Identifier: MIT
"""Fills a workbook that another office made, part by part of its package.

Only the worksheets written to change; where there are formulas, the workbook's own part asks for all of
them to be calculated, and sheets whose formulas look at other sheets lose the results saved in them,
which not every program calculates anew. Every other part stays byte for byte: pictures, charts,
comments, styles, shared texts, the other sheets.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Final
from xml.parsers import expat

from lsapp.errors import UserError
from lsapp.exports.sheet_markup import Place, tag_end
from lsapp.exports.sheet_patch import (
    Content,
    NumberStyles,
    looks_elsewhere,
    patch_sheet,
    without_results,
)

WORKBOOK: Final = "xl/workbook.xml"
_FULL_CALC: Final = re.compile(rb"""\sfullCalcOnLoad=(["'])[^"']*\1""")
_BEFORE_CALC: Final = ("definedNames", "externalReferences", "functionGroups", "sheets")


def fill_workbook(
    workbook: bytes,
    cells: Mapping[str, Mapping[Place, Content]],
    styles: NumberStyles,
    *,
    main: str = WORKBOOK,
    calculated: Collection[str] = (),
    fitted: Mapping[str, Collection[int]] = MappingProxyType({}),
) -> bytes:
    """Return the workbook with ``cells`` written, by the name of the worksheet's part and by place.

    ``main`` is the part of the workbook itself; ``calculated`` are the parts of worksheets with formulas;
    ``fitted`` the rows, by part, that are made higher where their texts need it.
    The same bytes come for the same input. Raises ``UserError``: ``filling.formula_cell``,
    ``filling.damaged``.
    """
    wanted = {part: some for part, some in cells.items() if some}
    if not wanted:
        return workbook
    try:
        with zipfile.ZipFile(io.BytesIO(workbook)) as package:
            changed = {
                part: patch_sheet(package.read(part), some, styles, fitted.get(part, ()))
                for part, some in wanted.items()
            }
            for part in sorted(set(calculated) - changed.keys()):
                sheet = package.read(part)
                if looks_elsewhere(sheet):
                    changed[part] = without_results(sheet)
            if calculated:
                changed[main] = with_full_calculation(package.read(main))
            return _with_parts(package, changed)
    except (zipfile.BadZipFile, KeyError, expat.ExpatError, ValueError) as error:
        raise UserError("filling.damaged") from error


def with_full_calculation(workbook: bytes) -> bytes:
    """Return the workbook's part with the wish that every formula be calculated when it is opened."""
    reader = _CalculationReader(workbook)
    found = reader.find()
    if found is not None:
        start, end = found
        tag = _FULL_CALC.sub(b"", workbook[start:end])
        name = re.match(rb"<[\w:.-]+", tag)
        at = name.end() if name else len(b"<calcPr")
        return workbook[:start] + tag[:at] + b' fullCalcOnLoad="1"' + tag[at:] + workbook[end:]
    if reader.place is None:
        raise ValueError("no sheets")
    new = f'<{reader.prefix}calcPr fullCalcOnLoad="1"/>'.encode()
    return workbook[: reader.place] + new + workbook[reader.place :]


def _with_parts(package: zipfile.ZipFile, changed: Mapping[str, bytes]) -> bytes:
    """Return the package with parts exchanged; the others, their order and their dates stay."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as filled:
        for entry in package.infolist():
            content = changed.get(entry.filename)
            if content is None:
                content = package.read(entry)
            same = zipfile.ZipInfo(entry.filename, entry.date_time)
            same.compress_type = entry.compress_type
            same.external_attr = entry.external_attr
            same.create_system = entry.create_system
            filled.writestr(same, content)
    return target.getvalue()


class _CalculationReader:
    """Finds the properties of calculation in the workbook's part, or where they belong."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._depth = 0
        self._found: tuple[int, int] | None = None
        self._ends: dict[str, int] = {}
        self._starts: list[int] = []
        self.prefix = ""

    def find(self) -> tuple[int, int] | None:
        self._parser.Parse(self._data, True)
        return self._found

    @property
    def place(self) -> int | None:
        return next((self._ends[name] for name in _BEFORE_CALC if name in self._ends), None)

    def _start(self, name: str, _attributes: dict[str, str]) -> None:
        at = self._parser.CurrentByteIndex
        self._depth += 1
        self._starts.append(at)
        prefix, colon, _ = name.rpartition(":")
        if self._depth == 1:
            self.prefix = prefix + colon
        elif self._depth == 2 and name == f"{self.prefix}calcPr":
            self._found = (at, tag_end(self._data, at))

    def _end(self, name: str) -> None:
        self._depth -= 1
        start = self._starts.pop()
        if self._depth != 1:
            return
        inner = tag_end(self._data, start)
        if not self._data.endswith(b"/>", start, inner):
            inner = self._data.index(b">", self._parser.CurrentByteIndex) + 1
        self._ends[name.removeprefix(self.prefix)] = inner
