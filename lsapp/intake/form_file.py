# SPDX-License-Identifier: MIT
"""A department's own form, read in the child process: its values, and what filling it must know."""

from __future__ import annotations

import posixpath
from typing import Final

import msgspec

from lsapp.intake.guard import Package, check_package
from lsapp.intake.markup import Element, read_elements, run_parser
from lsapp.intake.office_file import CarriedSheet, read_office_workbook
from lsapp.intake.protocol import Options
from lsapp.intake.refusal import Refusal
from lsapp.intake.sniffing import Kind, refusal_of_kind, sniff
from lsapp.intake.styles import style_kinds

_ROOT: Final = "_rels/.rels"
_WORKSHEET: Final = "worksheet"


class CarriedFormSheet(msgspec.Struct, frozen=True, kw_only=True):
    """A sheet on its way: ``part`` is its name in the package, ``formulas`` the places of formulas and
    ``laid`` how many columns of each row are laid out, filled or not; all from 0.
    """

    sheet: CarriedSheet
    part: str
    formulas: list[tuple[int, int]]
    laid: list[int]


class CarriedForm(msgspec.Struct, frozen=True, kw_only=True):
    """A form on its way: ``main`` is the workbook's part; ``dates`` and ``percents`` are the numbers of
    cell styles that show days and percent.
    """

    main: str
    sheets: list[CarriedFormSheet]
    dates: list[str]
    percents: list[str]
    since_1904: bool


def read_department_form(data: bytes, file_name: str, options: Options) -> CarriedForm:
    """Return a workbook in Excel's own new format; raises ``workbook.old_format`` for xls and ods,
    and what ``read_foreign_workbook`` raises.
    """
    kind = sniff(data, file_name)
    if kind in (Kind.XLS, Kind.ODS):
        raise Refusal("workbook.old_format")
    if kind is not Kind.XLSX:
        raise refusal_of_kind(kind)
    carried = {one.name: one for one in read_office_workbook(data, file_name, options).sheets}
    package = check_package(data)
    main = _stored(package, _target(package, "", _ROOT, "officeDocument"))
    elements = read_elements(main, package.read(main), package.limits)
    styles = style_kinds(_styles(package, main))
    sheets = []
    for name, part in _parts(package, main, elements):
        if name in carried:
            formulas, laid = _outline(package, part)
            sheets.append(
                CarriedFormSheet(sheet=carried[name], part=part, formulas=formulas, laid=laid)
            )
    return CarriedForm(
        main=main,
        sheets=sheets,
        dates=sorted(styles.dates),
        percents=sorted(styles.percents),
        since_1904=any(
            one.name == "workbookPr" and one.attributes.get("date1904") in ("1", "true")
            for one in elements
        ),
    )


def _parts(package: Package, main: str, elements: list[Element]) -> list[tuple[str, str]]:
    """Return the sheets' names with their parts, as the package stores them, in the order of tabs."""
    stored = {name.lower(): name for name in package.names}
    targets = {
        one.attributes.get("Id", ""): _within(main, one.attributes.get("Target", ""))
        for one in _relations(package, main)
        if one.attributes.get("Type", "").endswith(f"/{_WORKSHEET}")
    }
    found = []
    for one in elements:
        if one.name == "sheet" and one.parent == "sheets":
            key = next((v for k, v in one.attributes.items() if k.endswith(":id")), "")
            part = stored.get(targets.get(key, "").lower())
            if part is not None:
                found.append((one.attributes.get("name", ""), part))
    return found


def _styles(package: Package, main: str) -> list[Element]:
    part = next(
        (
            _within(main, one.attributes.get("Target", ""))
            for one in _relations(package, main)
            if one.attributes.get("Type", "").endswith("/styles")
        ),
        None,
    )
    if part is None or part not in package:
        return []
    return read_elements(part, package.read(part), package.limits)


def _target(package: Package, source: str, relations: str, kind: str) -> str:
    elements = read_elements(relations, package.read(relations), package.limits)
    target = next(
        one.attributes.get("Target", "")
        for one in elements
        if one.attributes.get("Type", "").endswith(f"/{kind}")
    )
    return _within(source, target)


def _stored(package: Package, part: str) -> str:
    """Return a part's name as the package has it: capitals do not count in a relation."""
    return next((name for name in package.names if name.lower() == part.lower()), part)


def _relations(package: Package, source: str) -> list[Element]:
    folder, name = posixpath.split(source)
    part = posixpath.join(folder, "_rels", f"{name}.rels")
    return read_elements(part, package.read(part), package.limits)


def _within(source: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), target))


def _outline(package: Package, part: str) -> tuple[list[tuple[int, int]], list[int]]:
    """Return the places of formulas, and how far each row is laid out; the reader before has seen to it
    that rows and cells come in order.
    """
    limits = package.limits
    formulas: list[tuple[int, int]] = []
    laid: list[int] = []
    row = column = 0

    def start(name: str, attributes: list[str]) -> None:
        nonlocal row, column
        local = name.rpartition(":")[2]
        if local == "row":
            pairs = dict(zip(attributes[::2], attributes[1::2], strict=True))
            row, column = int(pairs.get("r") or row + 1), 0
        elif local == "c":
            pairs = dict(zip(attributes[::2], attributes[1::2], strict=True))
            letters = pairs.get("r", "").rstrip("0123456789")
            column = _number(letters) if letters else column + 1
            if row <= limits.rows:
                laid.extend([0] * (row - len(laid)))
                laid[row - 1] = min(column, limits.columns)
        elif local == "f" and row <= limits.rows and column <= limits.columns:
            formulas.append((row - 1, column - 1))

    run_parser(part, package.read(part), start, lambda _name: None, lambda _text: None)
    return formulas, laid


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
