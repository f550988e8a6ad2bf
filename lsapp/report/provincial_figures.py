# SPDX-License-Identifier: MIT
"""What a round of the whole province comes to: the one thing the provincial report is made of.

``lsapp.rollup`` works it out; here stand its shapes, and the order in which units are listed.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

import msgspec

from lsapp.catalogue.forms import Number
from lsapp.catalogue.model import Unit, UnitKind
from lsapp.domain.collation import sort_key
from lsapp.domain.dates import day_in_vietnam
from lsapp.domain.period import RoundCode
from lsapp.domain.records import OpenRow, Round
from lsapp.report.money import Money
from lsapp.report.round_view import Figures

KIND_TITLES: Final[Mapping[UnitKind, str]] = MappingProxyType(
    {
        UnitKind.DEPARTMENT: "Các sở, ban, ngành",
        UnitKind.AGENCY: "Các cơ quan, đơn vị khác",
        UnitKind.ASSOCIATION: "Các hội, tổ chức",
        UnitKind.CITY: "Thành phố",
        UnitKind.DISTRICT: "Các huyện",
        UnitKind.WARD: "Các phường",
        UnitKind.COMMUNE: "Các xã",
    }
)
"""Kinds of unit in the order in which the province lists them, each as the title of its units."""

_KIND_ORDER: Final = {kind: at for at, kind in enumerate(KIND_TITLES)}


def unit_order(unit: Unit) -> tuple[int, bytes, str]:
    """Return the key by which units are listed: by kind, then as in a Vietnamese dictionary."""
    return _KIND_ORDER[unit.kind], sort_key(unit.name), unit.code


class ReportState(StrEnum):
    """Whether a unit's report is counted, and why not."""

    COUNTED = "counted"
    MISSING = "missing"
    EMPTY = "empty"
    RETURNED = "returned"
    CONFLICT = "conflict"


class Content(msgspec.Struct, frozen=True, kw_only=True):
    """What a report leaves unsaid of what is asked for, by the plan's codes; ``undeclared`` counts
    the activities without a result.
    """

    undeclared: int = 0
    groups: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether nothing that is asked for is missing."""
        return not (self.undeclared or self.groups or self.sections or self.forms)


class UnitLine(msgspec.Struct, frozen=True, kw_only=True):
    """One unit in a round: what came from it and what its own figures are.

    ``owes`` is false for a unit that may report and need not. ``received_at`` is of the head;
    ``late`` goes by ``first_received_at``, of the first revision that says anything. ``figures``
    and ``content`` are there where the report is counted; ``issued`` counts its programmes that
    have a number and a day.
    """

    unit: Unit
    owes: bool
    state: ReportState
    revision: int | None = None
    hash: str | None = None
    received_at: dt.datetime | None = None
    first_received_at: dt.datetime | None = None
    late: bool | None = None
    accepted: bool = False
    content: Content | None = None
    programmes: int = 0
    issued: int = 0
    figures: Figures | None = None

    @property
    def counted(self) -> bool:
        """Whether the unit's figures are in the totals."""
        return self.state is ReportState.COUNTED

    @property
    def received_on(self) -> dt.date | None:
        """The day in Vietnam on which the head came in."""
        return None if self.received_at is None else day_in_vietnam(self.received_at)


class GroupTotal(msgspec.Struct, frozen=True, kw_only=True):
    """A task group over all counted reports: its figures, and how many units have tasks in it, say
    that nothing arose, or say nothing.
    """

    code: str
    number: str
    title: str
    figures: Figures
    with_tasks: int
    none_arising: int
    silent: int


class KindTotal(msgspec.Struct, frozen=True, kw_only=True):
    """The counted reports of one kind of unit."""

    kind: UnitKind
    counted: int
    figures: Figures


class RoundTotal(msgspec.Struct, frozen=True, kw_only=True):
    """A round before: its code, how many reports are counted in it, the figures of all and of each task
    group by its code (of groups with anything in them).
    """

    round: str
    counted: int
    figures: Figures
    groups: dict[str, Figures]

    @property
    def label(self) -> str:
        """The name of the round in running text."""
        return RoundCode.parse(self.round).label()


class SourceTotal(msgspec.Struct, frozen=True, kw_only=True):
    """Money of one year from one source, in đồng."""

    year: int
    source: str
    money: Money


class CellSum(msgspec.Struct, frozen=True, kw_only=True):
    """One cell of a form over all units: the exact sum (``None`` where nobody gave a number, which
    is not nought), and how many units gave one, said it does not apply, or left it empty.
    """

    row: str
    column: str
    total: Number | None
    given: int
    not_applicable: int
    empty: int


class UnitRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row that a unit added to a list form."""

    unit: Unit
    row: OpenRow


class FormSum(msgspec.Struct, frozen=True, kw_only=True):
    """A statistical form over all counted reports.

    ``units`` were asked for it or filled it in all the same; of them ``said`` gave figures or rows,
    ``nothing_arose`` said so of the whole form; the rest left it out. ``strays`` counts the
    figures for which the form has no place.
    """

    code: str
    units: int
    said: int
    nothing_arose: int
    strays: int
    cells: tuple[CellSum, ...] = ()
    rows: tuple[UnitRow, ...] = ()

    @property
    def silent(self) -> int:
        """How many units left the whole form out."""
        return self.units - self.said - self.nothing_arose


class ProvincialFigures(msgspec.Struct, frozen=True, kw_only=True):
    """A round of the whole province. ``year`` is that of the money in ``Figures``; ``lines`` stand
    in the order of ``unit_order``; ``unknown_forms`` counts what was filled into forms that the
    plan does not have.
    """

    plan: str
    round: Round
    year: int
    lines: tuple[UnitLine, ...]
    total: Figures
    groups: tuple[GroupTotal, ...]
    kinds: tuple[KindTotal, ...]
    money: tuple[SourceTotal, ...]
    forms: tuple[FormSum, ...]
    unknown_forms: int = 0

    @property
    def label(self) -> str:
        """The name of the round in running text."""
        return RoundCode.parse(self.round.code).label()

    @property
    def counted(self) -> tuple[UnitLine, ...]:
        """The units whose reports are in the totals."""
        return tuple(line for line in self.lines if line.counted)

    @property
    def owing(self) -> tuple[UnitLine, ...]:
        """The units that owe a report."""
        return tuple(line for line in self.lines if line.owes)

    @property
    def made_at(self) -> dt.datetime:
        """The moment the newest of the reports came in: no clock reaches the documents.

        Raises ``ValueError`` where nothing came in at all.
        """
        return max(line.received_at for line in self.lines if line.received_at is not None)

    @property
    def names(self) -> dict[str, str]:
        """The units' names by code, with the code behind a name that two units bear (a department
        closed and one of that name set up within the period).
        """
        shared = Counter(line.unit.name for line in self.lines)
        return {
            one.code: one.name if shared[one.name] == 1 else f"{one.name} ({one.code})"
            for one in (line.unit for line in self.lines)
        }

    def in_state(self, state: ReportState) -> tuple[UnitLine, ...]:
        """Return the units whose report is in a state."""
        return tuple(line for line in self.lines if line.state is state)
