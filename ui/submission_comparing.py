# SPDX-License-Identifier: MIT
"""Finds what differs between two revisions, or between one and the records as they are now."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from lsapp.catalogue.model import Plan, Unit
from ui.session import Session

if TYPE_CHECKING:
    from lsapp.services.desk import Desk
    from lsapp.services.revision_changes import ChangeTable
    from lsapp.services.revision_sides import RoundFiles

Sides = tuple[Any, Any]
"""Two snapshots."""


class SubmissionComparing(QObject):
    """Reads both sides on the database's lane and compares them beside it; only the last wish is answered."""

    compared = Signal(object)
    """The ``ChangeTable``."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._asked = 0

    def compare(self, before: str, after: str | None = None) -> None:
        """Compare two revisions by their hashes; without ``after`` one with the records in view."""
        view, facts = self._session.view, self._session.facts
        if view is None or facts is None:
            return

        def read(desk: Desk) -> Sides:
            from lsapp.services.submitting import sealed_snapshot
            from lsapp.services.unit_view import round_snapshot

            return sealed_snapshot(desk, before), (
                round_snapshot(view.plan, view.unit, view.round, view.records)
                if after is None
                else sealed_snapshot(desk, after)
            )

        self._run(read, facts.plan, facts.unit)

    def compare_held(
        self, files: RoundFiles, before: str, after: str, *, with_values: bool = True
    ) -> None:
        """Compare two revisions that the department holds, each with the cells that were taken and,
        ``with_values``, with what was taken from a rival.
        """

        def read(desk: Desk) -> Sides:
            from lsapp.services.revision_sides import held_snapshot

            return (
                held_snapshot(desk, files, before, with_values=with_values),
                held_snapshot(desk, files, after, with_values=with_values),
            )

        self._run(read, files.plan, files.unit)

    def _run(self, read: Callable[[Desk], Sides], plan: Plan, unit: Unit) -> None:
        self._asked += 1
        asked = self._asked

        def go_on(sides: Sides) -> None:
            def work() -> ChangeTable:
                from lsapp.services.revision_changes import ChangeTable

                return ChangeTable(plan, unit, *sides)

            def done(table: ChangeTable) -> None:
                if asked == self._asked:
                    self.compared.emit(table)

            if asked == self._asked:
                self._session.compute(work, done, self)

        self._session.read(read, go_on, self)
