# SPDX-License-Identifier: MIT
"""Reads the boards of rounds: first who owes and what came in, then what the reports say, a few at a time.

What a report says follows from its revision alone; once it was read, no second look reads it again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from lsapp.domain.dates import day_in_vietnam
from ui.session import Session

if TYPE_CHECKING:
    from lsapp.services.breakdowns import UnitRegister
    from lsapp.services.desk import Desk
    from lsapp.services.report_facts import ReportFacts
    from lsapp.services.round_board import RoundBoard
    from lsapp.services.round_standing import RoundStanding, UnitStanding

_AT_ONCE: Final = 20
"""Units read in one go: well under a tenth of a second with two hundred activities each."""


class BoardReading(QObject):
    """``boards`` holds what is read so far, by the round's code; the first round asked for comes first."""

    board_changed = Signal(str)
    """A round whose board is there now, or says more than before."""
    progressed = Signal(int, int)
    """How many units' reports are read, of how many, over all rounds asked for."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._of: tuple[Path | None, str] = (None, "")
        self._asked = 0
        self._rounds: list[str] = []
        self._standings: dict[str, RoundStanding] = {}
        self._facts: dict[str, ReportFacts] = {}
        self._left: list[tuple[str, UnitStanding]] = []
        self._total = 0
        self.boards: dict[str, RoundBoard] = {}
        self.register: UnitRegister | None = None
        """All units, with who came from whom; there as soon as a board is."""

    @property
    def is_reading(self) -> bool:
        """Whether more is to come."""
        return bool(self._rounds or self._left)

    def ask(self, rounds: Sequence[str]) -> None:
        """Read these rounds again, one after the other; what was being read otherwise is left."""
        if not self._session.is_ready:
            return
        of = (self._session.path, self._session.plan.code)
        if of != self._of:
            self._of = of
            self._standings, self._facts, self.boards, self.register = {}, {}, {}, None
        self._asked += 1
        self._rounds = list(dict.fromkeys(rounds))
        self._left = []
        self._total = 0
        self._next_round()

    def _next_round(self) -> None:
        """Ask where the units of the next round stand; after the last of them, what the reports say."""
        if not self._rounds:
            self._next_units()
            return
        asked, code, plan = self._asked, self._rounds[0], self._session.plan
        has_register, known = self.register is not None, self._facts.keys()
        today = day_in_vietnam(dt.datetime.now(dt.UTC))

        def read(
            desk: Desk,
        ) -> tuple[RoundStanding, dict[str, ReportFacts], UnitRegister | None]:
            from lsapp.services.report_facts import kept_facts
            from lsapp.services.round_standing import round_standing
            from lsapp.services.round_sums import unit_register

            standing = round_standing(desk, plan, code, today)
            kept = kept_facts(desk, set(standing.marks) - known)
            return standing, kept, None if has_register else unit_register(desk)

        def done(
            found: tuple[RoundStanding, dict[str, ReportFacts], UnitRegister | None],
        ) -> None:
            if asked == self._asked and self._session.is_ready:
                standing, kept, register = found
                self._facts.update(kept)
                self.register = register or self.register
                self._take_standing(code, standing)

        self._session.read(read, done, self, self._on_failed)

    def _take_standing(self, code: str, standing: RoundStanding) -> None:
        from lsapp.services.report_facts import unread

        self._standings[code] = standing
        self._rounds = self._rounds[1:]
        self._left += [(code, one) for one in unread(standing.units, self._facts)]
        self._total += len(standing.units)
        asked = self._asked
        self._tell(code)
        if asked == self._asked:  # nobody asked for other rounds meanwhile
            self._next_round()

    def _next_units(self) -> None:
        """Read the next few units of one round whose reports are not known."""
        if not self._left or not self._session.is_ready:
            return
        asked, plan, code = self._asked, self._session.plan, self._left[0][0]
        some = [one for of, one in self._left[:_AT_ONCE] if of == code]

        def read(desk: Desk) -> dict[str, ReportFacts]:
            from lsapp.services.report_facts import read_facts

            return read_facts(desk, plan, some)

        def done(facts: dict[str, ReportFacts]) -> None:
            self._facts.update(facts)
            if asked == self._asked:
                self._left = self._left[len(some) :]
                self._tell(code)
            if asked == self._asked:
                self._next_units()

        self._session.read(read, done, self, self._on_failed)

    def _tell(self, code: str) -> None:
        from lsapp.services.round_board import board_of

        self.boards[code] = board_of(self._standings[code], self._facts)
        self.board_changed.emit(code)
        self.progressed.emit(self._total - len(self._left), self._total)

    def _on_failed(self, error: Exception) -> None:
        self._rounds, self._left = [], []
        self.progressed.emit(self._total, self._total)
        self._session.failed.emit(error)
