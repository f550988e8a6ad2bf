# SPDX-License-Identifier: MIT
"""The figures of a round unit by unit, read piece by piece: what is held as it was is not read again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from lsapp.catalogue.model import Plan, Unit
from lsapp.catalogue.units import UnitRegister
from lsapp.domain.period import RoundCode
from lsapp.domain.records import Round
from lsapp.report.provincial_figures import ReportState
from lsapp.rollup.breakdown import (
    OF_UNITS,
    Dimension,
    Measure,
    UnitSums,
    places_of,
    sum_unit,
)
from lsapp.rollup.kept_sums import NAME, SumsFile
from lsapp.rollup.pieces import Piece, pieces_of
from lsapp.services.breakdowns import RoundIndex, TaskLine
from lsapp.services.compiling import all_units
from lsapp.services.desk import Desk
from lsapp.services.round_dates import dates_of_round
from lsapp.services.round_heads import Head, heads_of_round, held_heads, read_head
from lsapp.services.series import Series, held_series


def round_index(desk: Desk, plan: Plan, round_code: str) -> RoundIndex:
    """Return which units have anything in a round, each with a mark that changes with what is held of
    it; no payload is read. Raises UserError ``round.unreadable``.
    """
    round_ = dates_of_round(desk, plan, round_code)
    held = held_series(desk.store, plan.code, round_code=round_.code)
    return RoundIndex(
        plan=plan.code,
        round=round_.code,
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


def kept_sums(desk: Desk, plan: Plan, round_code: str) -> dict[str, UnitSums | None]:
    """Return what is known of a round's units without reading a payload: ``None`` of a report that is not
    counted; units whose report was never looked into are left out.
    """
    found, _ = _known_sums(desk, plan, str(RoundCode.parse(round_code)), None)
    return found


def read_sums(
    desk: Desk, plan: Plan, round_code: str, units: Sequence[str]
) -> dict[str, UnitSums | None]:
    """Return what each of some units adds to the round; ``None`` where its report is not counted. What is
    read once is kept, and not read again while the payload and what was decided on it stay.

    Raises UserError ``submission.payload_missing``.
    """
    code = str(RoundCode.parse(round_code))
    found: dict[str, UnitSums | None] = dict.fromkeys(units)
    known, unread = _known_sums(desk, plan, code, units)
    found |= known
    file = SumsFile(plan)
    contents: dict[str, bytes] = {}
    for mark, head in unread.items():
        # Packed and unpacked: what was just read takes no more memory than what was kept.
        contents[mark] = file.pack(sum_unit(plan, code, read_head(desk, plan, head)))
        found[head.submission.unit] = file.unpack(contents[mark])
    desk.store.keep_derived(NAME, contents)
    return found


def _known_sums(
    desk: Desk, plan: Plan, round_code: str, units: Sequence[str] | None
) -> tuple[dict[str, UnitSums | None], dict[str, Head]]:
    """Return the sums that are known by unit, and by their mark the heads that have to be read."""
    known: dict[str, UnitSums | None] = {}
    heads: dict[str, Head] = {}
    current = {one.code: one for one in all_units(desk)}
    for head in held_heads(desk, plan, round_code, units):
        unit = head.submission.unit
        if head.state is not ReportState.COUNTED:
            known[unit] = None
        else:
            heads[_content_mark(plan, head, current.get(unit))] = head
    file = SumsFile(plan)
    for mark, content in desk.store.derived(NAME, heads).items():
        try:
            sums = file.unpack(content)
        except ValueError:  # not ours: it is read anew
            continue
        unit = heads.pop(mark).submission.unit
        if sums is not None and unit in desk.catalogue.units:
            sums = msgspec.structs.replace(sums, unit=current[unit])
        known[unit] = sums
    return known, heads


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
    if wanted is not None and wanted[0] not in OF_UNITS:
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


def _content_mark(plan: Plan, head: Head, unit: Unit | None) -> str:
    """Return what changes whenever the sums of a counted head may: its bytes, the cells laid over them,
    the plan, and the kind of unit, by which forms are asked. An acceptance changes nothing.
    """
    overlays = head.series.overlays(head.submission.hash)
    kind, code = (None, None) if unit is None else (unit.kind, unit.code)
    return _digest([head.submission.hash, overlays, plan.code, plan.version, kind, code])


def _mark(plan: Plan, series: Series) -> str:
    """Return what changes whenever the figures of a series may: the revisions, what was decided."""
    content: list[object] = [plan.version]
    content += sorted(one.hash for one in series.submissions)
    receipts: Mapping[str, list[object]] = {
        one.key: [one.hash, one.state, one.decision] for one in series.receipts
    }
    content.append(receipts)
    return _digest(content)


def _digest(content: object) -> str:
    return hashlib.sha256(msgspec.json.encode(content, order="sorted")).hexdigest()
