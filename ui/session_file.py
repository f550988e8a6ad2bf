# SPDX-License-Identifier: MIT
"""The file behind a session: opened, read and closed on the database's thread and on no other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import msgspec

from lsapp.errors import UserError
from lsapp.services.unit_view import UnitView

# Services load SQLAlchemy; they are imported on the lane's thread, behind the first paint.
if TYPE_CHECKING:
    from lsapp.services.desk import Desk
    from lsapp.services.viewing import OfficeFacts

T = TypeVar("T")


class NoFileError(Exception):
    """A task's turn came after its file was closed; there is nobody to tell."""


class Opened(msgspec.Struct, frozen=True):
    """What opening a file brings back to the window's thread."""

    path: Path
    view: UnitView
    facts: Any
    next_actions: Any


class Exchanged(Generic[T]):
    """How another state was put in the place of a file: what the work gave or how it failed, and the file
    as it was opened again.
    """

    def __init__(self, result: T | None, problem: Exception | None, opened: Opened) -> None:
        self.result = result
        self.problem = problem
        self.opened = opened


class SessionFile:
    """The desk of the open file; ``who`` says whom its history is to name."""

    def __init__(self, who: Callable[[], str]) -> None:
        self._who = who
        self._desk: Desk | None = None

    def require(self) -> Desk:
        """Return the desk; raises ``NoFileError`` where the file was closed meanwhile."""
        if self._desk is None:
            raise NoFileError
        return self._desk

    def open(self, path: Path, round_code: str | None, unit: str | None) -> Opened:
        """Open a file in earnest; raises what `open_desk` raises."""
        from lsapp.services.desk import open_desk

        self._desk = open_desk(path)
        return self._first_shown(unit, round_code)

    def adopt(self, make: Callable[[], Desk]) -> Opened:
        """Take over a file that is being made."""
        self._desk = make()
        return self._first_shown(None, None)

    def exchange(self, path: Path, round_code: str, work: Callable[[Path], T]) -> Exchanged[T]:
        """Run what puts another state in the place of the closed file and open it again, also where that
        went wrong; in ``round_code`` where it has that.
        """
        result, problem = None, None
        try:
            result = work(path)
        except Exception as error:  # handed on; the file is opened again first
            problem = error
        opened = self.open(path, None, None)
        known = {one.code for one in opened.view.rounds}
        if round_code in known - {opened.view.round}:
            opened = self._first_shown(None, round_code)
        return Exchanged(result, problem, opened)

    def close(self) -> None:
        """Close the file, if one is open."""
        desk, self._desk = self._desk, None
        if desk is not None:
            desk.close()

    def _first_shown(self, unit: str | None, round_code: str | None) -> Opened:
        from lsapp.services.history import next_actions

        desk = self.require()
        desk.store.who = self._who() or desk.store.who
        try:
            view, facts = looked_up(desk, unit, round_code)
            return Opened(desk.path, view, facts, next_actions(desk))
        except BaseException:
            self.close()
            raise


def first_look(path: Path, round_code: str | None) -> UnitView | None:
    """Return what can be shown of a file before it is open in earnest; ``None`` where nothing can."""
    from lsapp.services.first_sight import first_view

    return first_view(path, round_code)


def long_check(path: Path) -> UserError | None:
    """Return what to say where opening a file begins with a check of all of it that may be waited for."""
    from lsapp.services.file_checking import long_check_ahead

    return long_check_ahead(path, least=0)


def looked_up(desk: Desk, unit: str | None, round_code: str | None) -> tuple[UnitView, OfficeFacts]:
    """Return a unit in a round, and the plan and units around it; the desk's own where none is named."""
    from lsapp.services.viewing import office_facts, open_view

    view = open_view(desk, unit=unit, round_code=round_code)
    return view, office_facts(desk, view)
