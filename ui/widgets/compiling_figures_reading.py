# SPDX-License-Identifier: MIT
"""Reads the figures of rounds a few units at a time, so that saving and other pages go on between.

What is held of a unit has a mark; while the mark stays the unit is not read again.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from ui.session import Session

if TYPE_CHECKING:
    from lsapp.services.breakdowns import RoundIndex, RoundSums, UnitRegister, UnitSums
    from lsapp.services.desk import Desk

_AT_ONCE: Final = 8
"""Units read in one go: about a quarter of a second with two hundred activities each."""


class FiguresReading(QObject):
    """``rounds`` holds what is read so far; the first round asked for comes first."""

    round_read = Signal(str)
    """The code of a round whose figures are there now, whole."""
    progressed = Signal(str, int, int)
    """A round, how many of its units are read, of how many."""
    rounds_known = Signal(tuple)
    """The codes of the rounds that are as long as the one asked for, the newest first."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._of: tuple[Path | None, str] = (None, "")
        self._kept: dict[str, dict[str, tuple[str, UnitSums | None]]] = {}
        self._waiting: list[str] = []
        self._asked = 0
        self.rounds: dict[str, RoundSums] = {}
        self.register: UnitRegister | None = None

    @property
    def is_reading(self) -> bool:
        """Whether more is to come."""
        return bool(self._waiting)

    def ask(self, rounds: Sequence[str]) -> None:
        """Read these rounds one after the other; what was being read otherwise is left."""
        if not self._session.is_ready:
            return
        of = (self._session.path, self._session.plan.code)
        if of != self._of:
            self._of = of
            self._kept, self.rounds, self.register = {}, {}, None
        self._asked += 1
        self._waiting = list(rounds)
        self._next()

    def ask_known_rounds(self, round_code: str) -> None:
        """Have ``rounds_known`` tell which rounds can be put beside this one."""
        plan = self._session.plan

        def read(desk: Desk) -> tuple[str, ...]:
            from lsapp.services.round_sums import known_rounds

            return known_rounds(desk, plan, round_code)

        self._session.read(read, self.rounds_known.emit, self)

    def stop(self) -> None:
        """Leave what is being read; what is read is kept."""
        self._asked += 1
        self._waiting = []

    def _next(self) -> None:
        if not self._waiting or not self._session.is_ready:
            return
        asked, code, plan = self._asked, self._waiting[0], self._session.plan
        first = code not in self._kept

        def read(desk: Desk) -> tuple[RoundIndex, UnitRegister, dict[str, UnitSums | None]]:
            from lsapp.services.round_sums import kept_sums, round_index, unit_register

            known = kept_sums(desk, plan, code) if first else {}
            return round_index(desk, plan, code), unit_register(desk), known

        def done(found: tuple[RoundIndex, UnitRegister, dict[str, UnitSums | None]]) -> None:
            if asked == self._asked:
                index, self.register, known = found
                self._kept.setdefault(index.round, {}).update(
                    {unit: (index.marks[unit], one) for unit, one in known.items()}
                )
                self._go_on(index)

        self._session.read(read, done, self, self._on_failed)

    def _go_on(self, index: RoundIndex) -> None:
        """Read the next few units whose mark is not known, until none is left."""
        if not self._session.is_ready:  # the file was closed meanwhile
            return
        kept = self._kept.setdefault(index.round, {})
        for gone in kept.keys() - index.marks.keys():
            del kept[gone]
        left = [
            unit for unit, mark in index.marks.items() if unit not in kept or kept[unit][0] != mark
        ]
        total = len(index.marks)
        self.progressed.emit(index.round, total - len(left), total)
        if not left:
            self._finish(index)
            return
        asked, plan, chosen = self._asked, self._session.plan, left[:_AT_ONCE]

        def read(desk: Desk) -> dict[str, UnitSums | None]:
            from lsapp.services.round_sums import read_sums

            return read_sums(desk, plan, index.round, chosen)

        def done(sums: dict[str, UnitSums | None]) -> None:
            kept.update({unit: (index.marks[unit], one) for unit, one in sums.items()})
            if asked == self._asked:
                self._go_on(index)

        self._session.read(read, done, self, self._on_failed)

    def _finish(self, index: RoundIndex) -> None:
        from lsapp.services.breakdowns import RoundSums

        kept = self._kept[index.round]
        units = tuple(one for _, one in (kept[unit] for unit in index.marks) if one is not None)
        self.rounds[index.round] = RoundSums(round=index.round, on=index.on, units=units)
        self._waiting = self._waiting[1:]
        asked = self._asked
        self.round_read.emit(index.round)
        if asked == self._asked:  # nobody asked for other rounds meanwhile
            self._next()

    def _on_failed(self, error: Exception) -> None:
        self._waiting = []
        self._session.failed.emit(error)
