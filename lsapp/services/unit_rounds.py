# SPDX-License-Identifier: MIT
"""Units by rounds: the boards of several rounds side by side, a row for each unit, its successors named.

Pure functions of boards that were read; nothing of a unit that was merged is moved to its successor.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from lsapp.catalogue.model import Unit, UnitKind
from lsapp.catalogue.units import UnitRegister
from lsapp.domain.period import RoundCode
from lsapp.domain.records import Round
from lsapp.report.provincial_figures import unit_order

# The window stands on this module before the database's are loaded.
if TYPE_CHECKING:
    from lsapp.services.round_board import BoardLine, RoundBoard


class UnitRounds(msgspec.Struct, frozen=True, kw_only=True):
    """A unit and its line in each round that it owed or sent something in, by the round's code.

    ``ended_on`` is the last day on which it exists, ``successors`` are the names of what came from it.
    """

    unit: str
    name: str
    kind: UnitKind
    kind_label: str
    lines: Mapping[str, BoardLine]
    ended_on: dt.date | None = None
    successors: tuple[str, ...] = ()

    @property
    def never_sent(self) -> bool:
        """Whether it owed a report in one of the rounds and sent none in any."""
        lines = self.lines.values()
        return any(one.owes for one in lines) and all(one.revision is None for one in lines)


class RoundCount(msgspec.Struct, frozen=True, kw_only=True):
    """How a round stands: of the units that owe a report, how many sent one that is counted, were returned
    theirs, or are past the day; ``others`` sent one that they did not owe. ``accepted`` and ``locked`` are
    among all that is in.
    """

    owing: int
    sent: int
    late: int
    returned: int
    overdue: int
    excused: int
    others: int
    accepted: int
    locked: int


def unit_rounds(boards: Mapping[str, RoundBoard], register: UnitRegister) -> tuple[UnitRounds, ...]:
    """Return the units of all boards as the province lists them; ``boards`` by the round's code."""
    lines: dict[str, dict[str, BoardLine]] = {}
    for code, board in boards.items():
        for one in board.lines:
            lines.setdefault(one.unit, {})[code] = one
    units = [register.find(code) or _unit_of(found) for code, found in lines.items()]
    return tuple(_row(one, lines[one.code], register) for one in sorted(units, key=unit_order))


def count_round(board: RoundBoard) -> RoundCount:
    """Count the lines of a board."""
    owing = [one for one in board.lines if one.owes]
    return RoundCount(
        owing=len(owing),
        sent=sum(one.is_in for one in owing),
        late=sum(one.is_in and one.late is True for one in owing),
        returned=sum(one.state.value == "returned" for one in owing),
        overdue=sum(one.overdue for one in owing),
        excused=sum(one.is_excused for one in board.lines),
        others=sum(one.is_in for one in board.lines if not one.owes),
        accepted=sum(one.state.value in ("accepted", "locked") for one in board.lines),
        locked=sum(one.state.value == "locked" for one in board.lines),
    )


def lengths_of(rounds: Iterable[Round]) -> tuple[int, ...]:
    """Return how many months the rounds cover, each length once, the longest first."""
    return tuple(sorted({RoundCode.parse(one.code).months for one in rounds}, reverse=True))


def rounds_of_length(rounds: Sequence[Round], months: int) -> tuple[Round, ...]:
    """Return the rounds that cover so many months, the newest first; all where ``months`` is nought."""

    def place(one: Round) -> tuple[int, int, int]:
        code = RoundCode.parse(one.code)
        return code.year, code.last_month, code.months

    alike = [one for one in rounds if not months or RoundCode.parse(one.code).months == months]
    return tuple(sorted(alike, key=place, reverse=True))


def _row(unit: Unit, lines: Mapping[str, BoardLine], register: UnitRegister) -> UnitRounds:
    successors = register.successors(unit.code) if unit.code in register else ()
    return UnitRounds(
        unit=unit.code,
        name=unit.name,
        kind=unit.kind,
        kind_label=next(iter(lines.values())).kind_label,
        lines=lines,
        ended_on=unit.valid_to,
        successors=tuple(one.name for one in successors),
    )


def _unit_of(lines: Mapping[str, BoardLine]) -> Unit:
    """A unit that nobody lists, as one of its lines tells it."""
    one = next(iter(lines.values()))
    return Unit(code=one.unit, kind=one.kind, name=one.name, symbol=one.unit)
