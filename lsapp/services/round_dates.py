# SPDX-License-Identifier: MIT
"""The dates of a round before it is opened, and which round follows which."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from lsapp.catalogue.model import Plan
from lsapp.domain.period import RoundCode
from lsapp.domain.records import Round
from lsapp.submission.round_head import round_record

# A desk loads SQLAlchemy, and which round follows is asked on the window's thread.
if TYPE_CHECKING:
    from lsapp.services.desk import Desk


def dates_of_round(desk: Desk, plan: Plan, code: str) -> Round:
    """Return the round as it is kept, or as it would be opened. Raises UserError ``round.unreadable``."""
    wanted = RoundCode.parse(code)
    held = desk.store.select(Round, plan=plan.code, code=str(wanted))
    return held[0] if held else round_record(plan, wanted, desk.catalogue.holidays)


def following_round(code: str, opened: Collection[str]) -> RoundCode:
    """Return the first round of the same length after ``code`` that is not among those opened."""
    following = _next(RoundCode.parse(code))
    while str(following) in opened:
        following = _next(following)
    return following


def round_before(code: str, opened: Iterable[str]) -> str | None:
    """Return the opened round that a new one would start from: the round of the same length just before,
    else the latest that ended before it, else ``None``.
    """
    wanted = RoundCode.parse(code)
    codes = [RoundCode.parse(one) for one in opened]
    if wanted.previous() in codes:
        return str(wanted.previous())
    earlier = [one for one in codes if one.stock_on < wanted.stock_on]
    if not earlier:
        return None
    return str(max(earlier, key=lambda one: (one.stock_on, one.months)))


def _next(code: RoundCode) -> RoundCode:
    """Return the round of the same length just after."""
    if not code.part:
        return RoundCode(code.year + 1)
    kind, number = code.part[0], int(code.part[1])
    if number < 12 // code.months:
        return RoundCode(code.year, f"{kind}{number + 1}")
    return RoundCode(code.year + 1, f"{kind}1")
