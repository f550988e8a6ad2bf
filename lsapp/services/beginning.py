# SPDX-License-Identifier: MIT
"""The first run: which unit this office is, and the file that its work begins in."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import msgspec

from lsapp import paths
from lsapp.catalogue.loader import Catalogue
from lsapp.catalogue.model import Plan, Unit, UnitKind
from lsapp.catalogue.units import LOCAL_PREFIX
from lsapp.domain.dates import day_in_vietnam
from lsapp.domain.period import RoundCode
from lsapp.domain.records import LocalUnit, Role, natural_key
from lsapp.domain.text import clean_line, fold
from lsapp.errors import UserError
from lsapp.files import ready_folder
from lsapp.services.desk import CatalogueSource, Desk, create_desk, open_round, utc_now
from lsapp.services.viewing import usual_round

UNIT_KIND_LABELS: Final[dict[UnitKind, str]] = {
    UnitKind.COMMUNE: "Xã",
    UnitKind.WARD: "Phường",
    UnitKind.DEPARTMENT: "Sở, ban, ngành",
    UnitKind.ASSOCIATION: "Hội, đoàn thể",
    UnitKind.AGENCY: "Cơ quan, đơn vị khác",
    UnitKind.DISTRICT: "Huyện",
    UnitKind.CITY: "Thành phố",
}
"""What the kinds of unit are called."""

_NOT_IN_NAMES: Final = re.compile(r"[^a-z0-9]+")
_LONGEST_NAME: Final = 40
_MOST_TRIES: Final = 1_000


class Beginning(msgspec.Struct, frozen=True, kw_only=True):
    """What an office can choose from: the plans, and the units that exist today."""

    catalogue: Catalogue
    day: dt.date

    @property
    def plans(self) -> tuple[Plan, ...]:
        """The plans that came with the program or were added to it."""
        return tuple(self.catalogue.plans)

    def units(self, text: str = "", kind: UnitKind | None = None) -> list[Unit]:
        """Return the units of today whose name or code has these words, accents or none, best first;
        all in the order of the list where nothing is typed.
        """
        register = self.catalogue.units
        wanted = text.strip()
        found = (
            register.search(wanted, self.day)
            if wanted
            else tuple(unit for unit in register if unit.valid_on(self.day))
        )
        return [unit for unit in found if kind is None or unit.kind is kind]

    def kinds(self) -> list[UnitKind]:
        """Return the kinds that units of today have, as ``UNIT_KIND_LABELS`` orders them."""
        held = {unit.kind for unit in self.catalogue.units if unit.valid_on(self.day)}
        return [kind for kind in UNIT_KIND_LABELS if kind in held]

    def role_of(self, plan: Plan, unit: Unit) -> Role:
        """Return what a unit does under a plan: one unit compiles, all others report."""
        return Role.COMPILING if unit.code == plan.compiling_unit else Role.REPORTING

    def years(self) -> list[str]:
        """Return the yearly rounds that can be begun with, the usual one first."""
        usual = RoundCode.parse(usual_round(self.day))
        return [str(RoundCode(usual.year + step)) for step in (0, 1, -1, -2)]


class Begun(msgspec.Struct, frozen=True, kw_only=True):
    """A choice that a file can be made from; ``local`` is a unit that the list does not know."""

    path: Path
    plan: str
    unit: str
    role: Role
    round: str
    local: LocalUnit | None = None


def beginning(source: CatalogueSource) -> Beginning:
    """Read what can be chosen from."""
    return Beginning(catalogue=source.load(), day=day_in_vietnam(utc_now()))


def local_unit_of(
    catalogue: Catalogue, name: str, kind: UnitKind, symbol: str | None = None
) -> LocalUnit:
    """Return a unit that the list does not know, under a code made of its name (``L-HOIKHOAHOC``).

    UserError ``unit.name_missing`` without a name, ``unit.listed`` where the list has the name.
    """
    cleaned = clean_line(name)
    if not cleaned:
        raise UserError("unit.name_missing")
    known = next((one for one in catalogue.units if fold(one.name) == fold(cleaned)), None)
    if known is not None:
        raise UserError("unit.listed", name=known.name, unit=known.code)
    stem = _NOT_IN_NAMES.sub("", fold(cleaned)).upper()[:24] or "DONVI"
    code = LOCAL_PREFIX + stem
    record = LocalUnit(
        unit=code,
        key=natural_key(LocalUnit, code),
        kind=kind.value,
        name=cleaned,
        symbol=clean_line(symbol or "") or None,
    )
    catalogue.units.with_local([record])  # says what is wrong with it
    return record


def suggested_file(unit_name: str, plan: Plan, folder: Path | None = None) -> Path:
    """Return a free path for a new office's file, in Documents unless another program copies that."""
    target = folder or paths.database_dir()[0]
    stem = _NOT_IN_NAMES.sub("-", fold(unit_name)).strip("-")[:_LONGEST_NAME].strip("-")
    name = "-".join(part for part in (plan.file_prefix.lower(), stem) if part)
    for number in range(1, _MOST_TRIES):
        path = target / (f"{name}-{number}.lsdb" if number > 1 else f"{name}.lsdb")
        if not path.exists():
            return path
    return target / f"{name}.lsdb"


def place_warning(path: Path) -> str | None:
    """Return the code of why a folder is no good place for the file, ``None`` where it is."""
    return paths.is_synchronised_or_share(path)


def begin(begun: Begun, source: CatalogueSource) -> Desk:
    """Make the office's file and open its first round.

    Raises UserError ``file.exists``, ``folder.missing``, ``folder.read_only``, ``disk.full``.
    """
    local: Sequence[LocalUnit] = [begun.local] if begun.local else []
    ready_folder(begun.path.parent)
    desk = create_desk(
        begun.path,
        unit=begun.unit,
        role=begun.role,
        plan=begun.plan,
        local_units=local,
        source=source,
    )
    try:
        open_round(desk, desk.plan(), begun.round, begun.unit)
    except BaseException:
        desk.close()
        raise
    return desk
