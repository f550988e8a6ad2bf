# SPDX-License-Identifier: MIT
"""The figures of a round unit by unit, read piece by piece: what is held as it was is not read again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from lsapp.catalogue.model import Plan
from lsapp.catalogue.units import UnitRegister
from lsapp.domain.period import RoundCode
from lsapp.domain.records import Round
from lsapp.rollup.breakdown import (
    Dimension,
    Measure,
    UnitSums,
    places_of,
    sum_unit,
)
from lsapp.rollup.pieces import Piece, pieces_of
from lsapp.services.breakdowns import RoundIndex, TaskLine
from lsapp.services.compiling import all_units, heads_of_round
from lsapp.services.desk import Desk
from lsapp.services.series import Series, held_series
from lsapp.submission.round_head import round_record


def round_index(desk: Desk, plan: Plan, round_code: str) -> RoundIndex:
    """Return which units have anything in a round, each with a mark that changes with what is held of
    it; no payload is read. Raises UserError ``round.unreadable``.
    """
    code = RoundCode.parse(round_code)
    found = desk.store.select(Round, plan=plan.code, code=str(code))
    round_ = found[0] if found else round_record(plan, code, desk.catalogue.holidays)
    held = held_series(desk.store, plan.code, round_code=str(code))
    return RoundIndex(
        plan=plan.code,
        round=str(code),
        on=round_.cut_off,
        marks={unit: _mark(plan, series) for (unit, _), series in sorted(held.items())},
    )


def known_rounds(desk: Desk, plan: Plan, round_code: str) -> tuple[str, ...]:
    """Return the rounds that are as long as this one (years with years), the newest first."""
    wanted = RoundCode.parse(round_code)
    codes = {RoundCode.parse(one.code) for one in desk.store.select(Round, plan=plan.code)}
    same = {one for one in codes if one.months == wanted.months} | {wanted}
    return tuple(
        str(one) for one in sorted(same, key=lambda one: (one.year, one.last_month), reverse=True)
    )


def unit_register(desk: Desk) -> UnitRegister:
    """Return all units, the local ones too, with who came from whom."""
    return UnitRegister(all_units(desk))


def read_sums(
    desk: Desk, plan: Plan, round_code: str, units: Sequence[str]
) -> dict[str, UnitSums | None]:
    """Return what each of some units adds to the round; ``None`` where its report is not counted.

    Raises UserError ``submission.payload_missing``.
    """
    code = str(RoundCode.parse(round_code))
    found: dict[str, UnitSums | None] = dict.fromkeys(units)
    for one in heads_of_round(desk, plan, code, units):
        found[one.unit.code] = sum_unit(plan, code, one)
    return found


def task_lines(
    desk: Desk,
    plan: Plan,
    round_code: str,
    unit: str,
    wanted: tuple[Dimension, str] | None,
    measure: Measure,
) -> tuple[TaskLine, ...]:
    """Return a unit's activities behind a figure, in the order of print: those of a line (of all where
    ``wanted`` is ``None``) that the measure counts, or, for money, that have any there.

    Raises UserError ``submission.payload_missing``.
    """
    code = str(RoundCode.parse(round_code))
    return tuple(
        line
        for one in heads_of_round(desk, plan, code, [unit])
        for piece in pieces_of(plan, code, one) or ()
        for line in _lines(piece, wanted, measure)
    )


def _lines(
    piece: Piece, wanted: tuple[Dimension, str] | None, measure: Measure
) -> Iterator[TaskLine]:
    money = piece.money
    if wanted is not None and wanted[0] not in (Dimension.UNIT, Dimension.KIND):
        found = [held for dimension, key, held in places_of(piece) if (dimension, key) == wanted]
        if not found:
            return
        money = found[0]
    amounts = {Measure.PLANNED: money.planned, Measure.DISBURSED: money.disbursed}
    counts = piece.counted and _counts(piece, measure)
    if amounts.get(measure) is not None if measure in amounts else counts:
        progress = piece.progress
        yield TaskLine(
            key=piece.entry.activity.key,
            number=piece.entry.path,
            content=piece.entry.activity.content or "",
            status=None if progress is None else progress.status,
            counted=piece.counted,
            overdue=piece.overdue,
            planned=money.planned,
            disbursed=money.disbursed,
        )


def _counts(piece: Piece, measure: Measure) -> bool:
    match measure:
        case Measure.UNITS | Measure.COUNT:
            return True
        case Measure.OVERDUE:
            return piece.overdue
        case Measure.UNDECLARED:
            return piece.progress is None
        case _:
            return piece.progress is not None and piece.progress.status.value == measure.value


def _mark(plan: Plan, series: Series) -> str:
    """Return what changes whenever the figures of a series may: the revisions, what was decided."""
    content: list[object] = [plan.version]
    content += sorted(one.hash for one in series.submissions)
    receipts: Mapping[str, list[object]] = {
        one.key: [one.hash, one.state, one.decision] for one in series.receipts
    }
    content.append(receipts)
    return hashlib.sha256(msgspec.json.encode(content, order="sorted")).hexdigest()
