# SPDX-License-Identifier: MIT
"""The units of the province: which exist on a day, what became of them, and how to find one by
name.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from lsapp.catalogue.model import Unit, UnitKind
from lsapp.catalogue.names import plain_name, spelled_out
from lsapp.domain.records import LocalUnit
from lsapp.domain.text import fold, match_key
from lsapp.errors import UserError

LOCAL_PREFIX: Final = "L-"
"""How the code of a unit that an office added itself begins."""

_LOCAL_CODE: Final = re.compile(r"L-[A-Z0-9][A-Z0-9-]{0,30}")


class UnitRegister:
    """The units, in the order of the list; never changes (``with_local`` gives another)."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._units = tuple(units)
        self._by_code = {unit.code: unit for unit in self._units}
        self._successors: dict[str, list[Unit]] = {}
        for unit in self._units:
            for code in unit.predecessors:
                self._successors.setdefault(code, []).append(unit)
        self._by_name: dict[str, list[Unit]] | None = None

    def __iter__(self) -> Iterator[Unit]:
        return iter(self._units)

    def __len__(self) -> int:
        return len(self._units)

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    @property
    def by_code(self) -> Mapping[str, Unit]:
        """The units by their code."""
        return self._by_code

    def find(self, code: str) -> Unit | None:
        """Return the unit with this code, or ``None``."""
        return self._by_code.get(code)

    def get(self, code: str) -> Unit:
        """Return the unit with this code; ``UserError("unit.unknown", unit=…)`` where there is
        none.
        """
        unit = self._by_code.get(code)
        if unit is None:
            raise UserError("unit.unknown", unit=code)
        return unit

    def valid_on(self, day: dt.date) -> tuple[Unit, ...]:
        """Return the units that exist on ``day``."""
        return tuple(unit for unit in self._units if unit.valid_on(day))

    def valid_within(self, first: dt.date, last: dt.date) -> tuple[Unit, ...]:
        """Return the units that exist on any day from ``first`` to ``last``, both included."""
        return tuple(unit for unit in self._units if unit.valid_within(first, last))

    def of_year(self, year: int) -> tuple[Unit, ...]:
        """Return the units that exist on any day of a year: of 2025 both districts and communes."""
        return self.valid_within(dt.date(year, 1, 1), dt.date(year, 12, 31))

    def predecessors(self, code: str) -> tuple[Unit, ...]:
        """Return the units that this one came from; several where units were merged."""
        return tuple(self.get(one) for one in self.get(code).predecessors)

    def successors(self, code: str) -> tuple[Unit, ...]:
        """Return the units that came from this one; several where it was split, none where it lives
        on.
        """
        self.get(code)
        return tuple(self._successors.get(code, ()))

    def by_name(self, text: str, day: dt.date | None = None) -> tuple[Unit, ...]:
        """Return every unit that ``text`` may name, on ``day`` if given: one is sure, more are
        ambiguous.

        Known are the whole name, the name without its type word, and symbols that are not shared;
        "UBND" before it and short type words (TP., P., X., H.) are understood. Case, the place of a
        tone and i for y do not count, accents do.
        """
        if self._by_name is None:
            self._by_name = self._index_names()
        found = self._by_name.get(match_key(spelled_out(text))) or self._by_name.get(
            match_key(text), []
        )
        return tuple(unit for unit in found if day is None or unit.valid_on(day))

    def search(self, text: str, day: dt.date | None = None) -> tuple[Unit, ...]:
        """Return the units whose code, name or symbol has all words of ``text``, best first.

        Accents need not be typed. Order: the same code, the same name, names that begin so, the
        rest; within one of these as in the list. Nothing typed finds nothing.
        """
        wanted = fold(spelled_out(text))
        if not wanted:
            return ()
        ranked = []
        for place, unit in enumerate(self._units):
            if day is not None and not unit.valid_on(day):
                continue
            rank = _rank(unit, wanted)
            if rank is not None:
                ranked.append((rank, place, unit))
        ranked.sort(key=lambda one: one[:2])
        return tuple(unit for _, _, unit in ranked)

    def with_local(self, units: Iterable[Unit | LocalUnit]) -> UnitRegister:
        """Return a register that also has ``units``, which an office added itself.

        Errors: ``unit.local_code`` for a code that is not ``L-`` and capitals or digits,
        ``unit.taken`` for one in use, ``unit.local_kind`` for an unknown kind, ``unit.local_dates``
        for an end before the beginning, ``unit.unknown`` for an unknown predecessor.
        """
        added = [local_unit(unit) if isinstance(unit, LocalUnit) else unit for unit in units]
        taken = set(self._by_code)
        for unit in added:
            if not _LOCAL_CODE.fullmatch(unit.code):
                raise UserError("unit.local_code", unit=unit.code)
            if unit.code in taken:
                raise UserError("unit.taken", unit=unit.code)
            if unit.valid_from and unit.valid_to and unit.valid_to < unit.valid_from:
                raise UserError("unit.local_dates", unit=unit.code)
            taken.add(unit.code)
        for unit in added:
            for code in unit.predecessors:
                if code not in taken:
                    raise UserError("unit.unknown", unit=code)
        return UnitRegister((*self._units, *added))

    def _index_names(self) -> dict[str, list[Unit]]:
        shared: dict[str, set[str]] = {}
        for unit in self._units:
            shared.setdefault(unit.symbol, set()).add(unit.name)
        names: dict[str, list[Unit]] = {}
        for unit in self._units:
            keys = {match_key(unit.name), match_key(plain_name(unit)), match_key(unit.code)}
            if len(shared[unit.symbol]) == 1:
                keys.add(match_key(unit.symbol))
            for key in keys:
                names.setdefault(key, []).append(unit)
        return names


def local_unit(record: LocalUnit) -> Unit:
    """Return a unit that travels with its records in the catalogue's shape; ``unit.local_kind``
    where its kind is unknown.
    """
    try:
        kind = UnitKind(record.kind)
    except ValueError:
        raise UserError("unit.local_kind", unit=record.unit, kind=record.kind) from None
    return Unit(
        code=record.unit,
        kind=kind,
        name=record.name,
        symbol=record.symbol or record.unit,
        valid_from=record.valid_from,
        valid_to=record.valid_to,
        predecessors=tuple(record.predecessors),
    )


def _rank(unit: Unit, wanted: str) -> int | None:
    code, name, plain = fold(unit.code), fold(unit.name), fold(plain_name(unit))
    if wanted == code:
        return 0
    if wanted in (name, plain):
        return 1
    if name.startswith(wanted) or plain.startswith(wanted):
        return 2
    everything = f"{code} {name} {fold(unit.symbol)}"
    return 3 if all(word in everything for word in wanted.split()) else None
