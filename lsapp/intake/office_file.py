# SPDX-License-Identifier: MIT
"""An office's own workbook, read in the child process and carried to the parent as plain values."""

from __future__ import annotations

import datetime as dt
import posixpath
import re
from decimal import Decimal
from typing import Final

import msgspec

from lsapp.intake.cells import column_number
from lsapp.intake.foreign import ForeignValue, read_foreign_workbook
from lsapp.intake.guard import Package, check_package
from lsapp.intake.limits import DEFAULT_LIMITS
from lsapp.intake.markup import read_elements
from lsapp.intake.protocol import Options
from lsapp.intake.sniffing import Kind, sniff

_MERGE: Final = re.compile(
    rb"<(?:\w{1,20}:)?mergeCell\s[^>]{0,80}?ref=[\"']([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})[\"']"
)
_MOST_MERGES: Final = 20_000

Merge = tuple[int, int, int, int]


class CarriedDay(msgspec.Struct, frozen=True, array_like=True):
    """A day on its way between the processes, ISO 8601."""

    iso: str


CarriedValue = str | int | float | bool | CarriedDay | None


class CarriedSheet(msgspec.Struct, frozen=True, kw_only=True):
    """A sheet on its way: rows of values, and its merged cells from 0."""

    name: str
    visible: bool
    rows: list[list[CarriedValue]]
    merges: list[Merge] = []


class CarriedWorkbook(msgspec.Struct, frozen=True, kw_only=True):
    """A workbook on its way from the child to the parent."""

    sheets: list[CarriedSheet]


def read_office_workbook(data: bytes, file_name: str, _options: Options) -> CarriedWorkbook:
    """Return the sheets of an xlsx, xls or ods; raises what ``read_foreign_workbook`` raises."""
    sheets = read_foreign_workbook(data, file_name)
    merges: dict[str, list[Merge]] = {}
    if sniff(data, file_name) is Kind.XLSX:
        merges = _merges(check_package(data))
    return CarriedWorkbook(
        sheets=[
            CarriedSheet(
                name=sheet.name,
                visible=sheet.visible,
                rows=[[_carried(value) for value in row] for row in sheet.rows],
                merges=merges.get(sheet.name, []),
            )
            for sheet in sheets
        ]
    )


def plain_value(carried: CarriedValue) -> ForeignValue:
    """Return a value as it was before the journey: decimals exact to the double they came from."""
    if isinstance(carried, CarriedDay):
        moment = dt.datetime.fromisoformat(carried.iso)
        return moment.date() if moment.time() == dt.time() else moment
    return Decimal(repr(carried)) if isinstance(carried, float) else carried


def _carried(value: ForeignValue) -> CarriedValue:
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, dt.date):
        return CarriedDay(value.isoformat())
    return value


def _merges(package: Package) -> dict[str, list[Merge]]:
    """Return the merged cells of each sheet by its name; read loosely, for they only help to guess."""
    main = "xl/workbook.xml"
    related = "xl/_rels/workbook.xml.rels"
    if main not in package or related not in package:
        return {}
    targets = {
        element.attributes.get("Id", ""): element.attributes.get("Target", "")
        for element in read_elements(related, package.read(related), package.limits)
    }
    found: dict[str, list[Merge]] = {}
    for element in read_elements(main, package.read(main), package.limits):
        if element.name != "sheet":
            continue
        key = next((v for k, v in element.attributes.items() if k.endswith(":id")), "")
        target = targets.get(key, "")
        part = target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
        if part in package:
            found[element.attributes.get("name", "")] = _merges_of(package.read(part))
    return found


def _merges_of(part: bytes) -> list[Merge]:
    merges: list[Merge] = []
    start = max(part.rfind(b"</sheetData>"), part.rfind(b":sheetData>"), 0)
    for match in _MERGE.finditer(part, start):
        left, top, right, bottom = match.groups()
        columns = column_number(left.decode()) - 1, column_number(right.decode()) - 1
        if min(columns) >= 0 and columns[1] < DEFAULT_LIMITS.columns:
            rows = int(top) - 1, min(int(bottom) - 1, DEFAULT_LIMITS.rows)
            merges.append((rows[0], columns[0], rows[1], columns[1]))
        if len(merges) >= _MOST_MERGES:
            break
    return merges
