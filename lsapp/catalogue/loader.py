# SPDX-License-Identifier: MIT
"""Loads the catalogue: every plan's folder, the units and the holidays, read and checked as a
whole.

Nothing is kept between two loads; a load reads the files as they are now.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from lsapp.catalogue.checks import check_plan, check_references
from lsapp.catalogue.data_files import read_tree
from lsapp.catalogue.faults import FaultList, FileFaults
from lsapp.catalogue.holidays import Holidays, read_holidays
from lsapp.catalogue.model import (
    DocumentType,
    Entry,
    FundingSource,
    LetterheadDefaults,
    OutlineSection,
    Plan,
    StatForm,
    TaskGroup,
)
from lsapp.catalogue.structure import to_struct, to_structs
from lsapp.catalogue.unit_table import check_units, read_units
from lsapp.catalogue.units import UnitRegister
from lsapp.catalogue.version import version_key
from lsapp.errors import UserError

UNITS_FILE: Final = "organisations.csv"
HOLIDAYS_FILE: Final = "holidays.csv"
PLANS_FOLDER: Final = "plans"

_PARTS: Final[tuple[tuple[str, str, type[Entry]], ...]] = (
    ("groups.toml", "groups", TaskGroup),
    ("outline.toml", "outline", OutlineSection),
    ("funding.toml", "funding_sources", FundingSource),
    ("documents.toml", "document_types", DocumentType),
    ("letterheads.toml", "letterheads", LetterheadDefaults),
)
"""The files of a plan's folder beside ``plan.toml`` and ``forms``: name, the one key in it, its
shape.
"""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything that data files say: plans in the order of their dates, units, holidays."""

    plans: tuple[Plan, ...]
    units: UnitRegister
    holidays: Holidays

    def find_plan(self, code: str) -> Plan | None:
        """Return the plan with this code, ``None`` where it is not known."""
        return next((plan for plan in self.plans if plan.code == code), None)

    def plan(self, code: str) -> Plan:
        """Return the plan with this code; else ``UserError("plan.unknown", plan=…, known=…)``."""
        plan = self.find_plan(code)
        if plan is None:
            known = ", ".join(one.code for one in self.plans)
            raise UserError("plan.unknown", plan=code, known=known)
        return plan


class _Loaded(NamedTuple):
    plan: Plan
    folder: Path


def load_catalogue(data_dir: Path, override_dir: Path | None = None) -> Catalogue:
    """Return the catalogue of ``data_dir``, with what a province has put into ``override_dir``.

    There a plan of the same code replaces the shipped one when its version is higher, a plan of
    another code is added; rows of ``organisations.csv`` and ``holidays.csv`` replace those of the
    same code or date and add new ones. An ``override_dir`` that does not exist counts as empty.
    Raises ``UserError("catalogue.missing", folder=…)`` without a data folder and
    ``catalogue.invalid`` with all faults (see ``FaultList``).
    """
    folders = [_existing(data_dir)]
    if override_dir is not None and override_dir.is_dir():
        folders.append(override_dir)
    faults = FaultList()
    units = _load_units(folders, faults)
    holidays = _load_holidays(folders, faults)
    plans: dict[str, _Loaded] = {}
    for folder in folders:
        _add_newer(plans, _load_plans(folder, faults), faults)
    if not plans and not faults:
        faults.add(data_dir / PLANS_FOLDER, "-", "none_of", what="kế hoạch")
    if (
        not faults
    ):  # a unit with a fault is not in the list: naming it would look like a second fault
        for loaded in plans.values():
            check_references(loaded.plan, loaded.folder, units.by_code, faults)
        _check_prefixes(plans.values(), faults)
    faults.raise_if_any()
    ordered = sorted(
        (one.plan for one in plans.values()), key=lambda one: (one.issued_on, one.code)
    )
    return Catalogue(plans=tuple(ordered), units=units, holidays=holidays)


def load_plan(folder: Path) -> Plan:
    """Return the plan of one folder, checked in itself; units that it names are not looked up.

    Errors as of ``load_catalogue``.
    """
    faults = FaultList()
    loaded = _load_plan(_existing(folder), faults)
    faults.raise_if_any()
    assert loaded is not None  # no plan without a fault
    return loaded.plan


def _existing(folder: Path) -> Path:
    if not folder.is_dir():
        raise UserError("catalogue.missing", folder=str(folder))
    return folder


def _load_units(folders: list[Path], faults: FaultList) -> UnitRegister:
    listed = [(path, read_units(path, faults)) for path in _present(folders, UNITS_FILE)]
    units = {code: unit for _, lines in listed for code, (unit, _) in lines.items()}
    for path, lines in listed:
        check_units(units, lines, FileFaults(path, faults))
    return UnitRegister(units.values())


def _load_holidays(folders: list[Path], faults: FaultList) -> Holidays:
    days = {}
    for path in _present(folders, HOLIDAYS_FILE):
        days.update({day.date: day for day in read_holidays(path, faults)})
    return Holidays(days.values())


def _present(folders: list[Path], name: str) -> list[Path]:
    """Return the file of that name in each folder: the first must have it, the others may."""
    first, *others = (folder / name for folder in folders)
    return [first, *(path for path in others if path.exists())]


def _load_plans(folder: Path, faults: FaultList) -> list[_Loaded]:
    plans = folder / PLANS_FOLDER
    if not plans.is_dir():
        return []
    inside = (one for one in sorted(plans.iterdir()) if one.is_dir() and one.name[0] not in "._")
    loaded = (_load_plan(one, faults) for one in inside)
    return [one for one in loaded if one is not None]


def _add_newer(plans: dict[str, _Loaded], found: list[_Loaded], faults: FaultList) -> None:
    """Take each plan found unless one of at least its version is there; two alike in one folder are
    a fault.
    """
    here: dict[str, _Loaded] = {}
    for one in found:
        code, version = one.plan.code, version_key(one.plan.version)
        twin = here.get(code)
        if twin is not None and version_key(twin.plan.version) == version:
            file = one.folder / "plan.toml"
            faults.add(file, "version", "newer_exists", value=code, first=twin.folder.name)
        elif twin is None or version_key(twin.plan.version) < version:
            here[code] = one
    for code, one in here.items():
        shipped = plans.get(code)
        if shipped is None or version_key(shipped.plan.version) < version_key(one.plan.version):
            plans[code] = one


def _check_prefixes(plans: Iterable[_Loaded], faults: FaultList) -> None:
    """Two plans with one prefix would write submissions of the same file name."""
    first: dict[str, _Loaded] = {}
    for one in plans:
        prefix = one.plan.file_prefix
        other = first.setdefault(prefix, one)
        if other is not one:
            file = one.folder / "plan.toml"
            faults.add(file, "file_prefix", "duplicate", value=prefix, first=other.plan.code)


def _load_plan(folder: Path, faults: FaultList) -> _Loaded | None:
    """Return the plan of a folder, or ``None`` after adding its faults."""
    before = len(faults)
    head = _load_head(folder / "plan.toml", faults)
    parts: dict[str, tuple[Entry, ...]] = {}
    for name, key, shape in _PARTS:
        tree = read_tree(folder / name, faults)
        if tree is not None:
            parts[key] = to_structs(tree, key, shape, folder / name, faults)
    form_files = sorted((folder / "forms").glob("*.toml"), key=_natural_order)
    parts["forms"] = tuple(
        form for file in form_files if (form := _load_form(file, faults)) is not None
    )
    if head is None or len(faults) > before:
        return None
    plan = msgspec.structs.replace(head, **parts)
    check_plan(plan, folder, form_files, faults)
    return _Loaded(plan, folder) if len(faults) == before else None


def _load_head(file: Path, faults: FaultList) -> Plan | None:
    """Return a plan with what ``plan.toml`` holds and nothing yet of the other files."""
    tree = read_tree(file, faults)
    if tree is None:
        return None
    elsewhere = [*(key for _, key, _ in _PARTS), "forms"]
    for key in elsewhere:
        if key in tree:
            faults.add(file, key, "unknown_key")
    return to_struct({**tree, **dict.fromkeys(elsewhere, ())}, Plan, file, "", faults)


def _load_form(file: Path, faults: FaultList) -> StatForm | None:
    tree = read_tree(file, faults)
    return None if tree is None else to_struct(tree, StatForm, file, "", faults)


def _natural_order(file: Path) -> tuple[tuple[int, str], ...]:
    """Order ``B10`` after ``B9``."""
    parts = re.findall(r"\d+|\D+", file.stem)
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in parts)
