# SPDX-License-Identifier: MIT
"""Reporting rounds and their dates (Nghị định 09/2019/NĐ-CP, Điều 12).

Flows run from the 15th to the 14th; stocks are counted on the last day of the part of the year.
Which days offices work, the catalogue's holidays know: a due day here is moved by them.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

import msgspec

from lsapp.errors import UserError

UNIT_DAYS: Final = 3
"""Days from the cut-off to the deadline of units, where the round does not say otherwise."""
DEPARTMENT_DAYS: Final = 6
"""Days from the cut-off to the deadline of the compiling department, likewise."""

_CODE: Final = re.compile(r"(20[0-9]{2})(?:-?(H[12]|Q[1-4]))?")
# The part of the year: its last month, its length in months, its name.
_PARTS: Final = {
    "": (12, 12, "năm"),
    "H1": (6, 6, "6 tháng đầu năm"),
    "H2": (12, 6, "6 tháng cuối năm"),
    "Q1": (3, 3, "Quý I năm"),
    "Q2": (6, 3, "Quý II năm"),
    "Q3": (9, 3, "Quý III năm"),
    "Q4": (12, 3, "Quý IV năm"),
}
_CUT_OFF_DAY: Final = 14


def _last_day(year: int, month: int) -> dt.date:
    return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)


class RoundCode(msgspec.Struct, frozen=True, order=True):
    """The code of a round: a year, and its ``part``: empty, ``H1``, ``H2`` or ``Q1`` to ``Q4``."""

    year: int
    part: str = ""

    @classmethod
    def parse(cls, text: str) -> RoundCode:
        """Read ``2026``, ``2026-H1`` or ``2026-Q3``; raises ``UserError("round.unreadable")``."""
        found = _CODE.fullmatch(text.strip().upper()) if len(text) <= 40 else None
        if not found:
            raise UserError("round.unreadable", text=text[:40])
        return cls(int(found[1]), found[2] or "")

    def __str__(self) -> str:
        """Return the code: ``2026``, ``2026-H1``, ``2026-Q3``."""
        return f"{self.year}-{self.part}" if self.part else str(self.year)

    @property
    def last_month(self) -> int:
        """The month that the round's part of the year ends with."""
        return _PARTS[self.part][0]

    @property
    def months(self) -> int:
        """How many months the round covers."""
        return _PARTS[self.part][1]

    @property
    def flow_from(self) -> dt.date:
        """The first day whose flows count: the 15th of the month before the part begins."""
        before = self.last_month - self.months
        return dt.date(self.year, before, 15) if before else dt.date(self.year - 1, 12, 15)

    @property
    def flow_to(self) -> dt.date:
        """The last day whose flows count: the 14th of the part's last month."""
        return dt.date(self.year, self.last_month, _CUT_OFF_DAY)

    @property
    def stock_on(self) -> dt.date:
        """The day on which stocks are counted: the last of the part, 31/12 for a whole year."""
        return _last_day(self.year, self.last_month)

    @property
    def cut_off(self) -> dt.date:
        """The day on which the figures are closed."""
        return self.flow_to

    @property
    def unit_due(self) -> dt.date:
        """The day by which units send, be it a working day or not: 3 days after the cut-off."""
        return self.cut_off + dt.timedelta(days=UNIT_DAYS)

    @property
    def department_due(self) -> dt.date:
        """The day by which the department reports, likewise: 6 days after the cut-off."""
        return self.cut_off + dt.timedelta(days=DEPARTMENT_DAYS)

    def previous(self) -> RoundCode:
        """Return the round of the same length just before."""
        if not self.part:
            return RoundCode(self.year - 1)
        kind, number = self.part[0], int(self.part[1])
        if number > 1:
            return RoundCode(self.year, f"{kind}{number - 1}")
        return RoundCode(self.year - 1, f"{kind}{12 // self.months}")

    def label(self) -> str:
        """Return the name in running text: ``năm 2026``, ``6 tháng đầu năm 2026``, ``Quý III năm
        2026``.
        """
        return f"{_PARTS[self.part][2]} {self.year}"
