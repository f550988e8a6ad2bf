# SPDX-License-Identifier: MIT
"""Reads the journal for the page: part by part, one thing at a time, so that what is typed meanwhile is
saved in between.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeVar

import msgspec
from PySide6.QtCore import QObject, Signal

from ui.session import Session
from ui.widgets.history_details import RECORDS_AT_ONCE

if TYPE_CHECKING:
    from lsapp.services.desk import Desk
    from lsapp.services.timeline import EntriesPage, RecordDiff, RecordEvent, TimelineEntry

T = TypeVar("T")

PAGE: Final = 200
_MOST_KEPT: Final = 2_000
"""Entries that are read again after a change; who had scrolled further scrolls again."""


class Query(msgspec.Struct, frozen=True):
    """What is asked of the journal: everything, or what touched one unit, one kind, or holds words; or the
    life of one record, ``(unit, kind, key)``.
    """

    unit: str | None = None
    kind: str | None = None
    text: str = ""
    record: tuple[str, str, str] | None = None


class JournalReader(QObject):
    """Answers by signals: ``found`` with the newest entries, ``added`` with older ones, ``lived`` with the
    steps of one record's life. ``query`` says what is asked at the moment.
    """

    began = Signal()
    found = Signal(list)
    added = Signal(list)
    lived = Signal(list)

    def __init__(
        self, session: Session, query: Callable[[], Query], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._query = query
        self._asked = 0
        self._least = 0
        self._reading = False
        self._next: int | None = None

    @property
    def has_more(self) -> bool:
        """Whether the journal goes on behind what was read."""
        return self._next is not None

    def read(self, shown: int) -> None:
        """Read from the newest entry on, as many as are shown now; a reading under way begins anew."""
        self._asked += 1
        self._least = shown
        if self._session.is_ready and not self._reading:
            self._read_first()

    def read_more(self) -> None:
        """Read older entries; while something is being read its answer tells anew whether there are any."""
        if not self._reading:
            self._go_on(PAGE)

    def read_records(
        self,
        entry: TimelineEntry,
        offset: int,
        done: Callable[[list[RecordDiff], bool], None],
    ) -> None:
        """Give ``done`` the records of an action from ``offset`` on, and whether there are more."""
        unit = self._query().unit

        def work(desk: Desk) -> list[RecordDiff]:
            from lsapp.services.timeline import details

            return details(desk, entry.id, unit=unit, limit=RECORDS_AT_ONCE + 1, offset=offset)

        def answer(diffs: list[RecordDiff]) -> None:
            done(diffs[:RECORDS_AT_ONCE], len(diffs) > RECORDS_AT_ONCE)

        self._session.read(work, answer, self)

    # --- ---

    def _read_first(self) -> None:
        limit = max(PAGE, min(self._least, _MOST_KEPT))
        query = self._query()
        if query.record is not None:
            record = query.record
            self._read(lambda desk: _life(desk, record), self._take_life)
            return

        def done(page: EntriesPage) -> None:
            self._next = page.before_id
            self.found.emit(page.entries)
            self._go_on(limit - len(page.entries))

        self._read(lambda desk: _page(desk, query, limit, None), done)

    def _take_life(self, events: list[RecordEvent]) -> None:
        self._next = None
        self.lived.emit(events)

    def _go_on(self, wanted: int) -> None:
        """Read older entries until so many are found or the journal ends."""
        query, before = self._query(), self._next
        if wanted <= 0 or before is None:
            return

        def done(page: EntriesPage) -> None:
            self._next = page.before_id
            self.added.emit(page.entries)
            self._go_on(wanted - len(page.entries))

        self._read(lambda desk: _page(desk, query, wanted, before), done)

    def _read(self, work: Callable[[Desk], T], done: Callable[[T], None]) -> None:
        """Read one thing at a time: a search through a long journal must not queue up by key strokes."""
        if not self._session.is_ready:
            return
        self._reading = True
        asked = self._asked
        self.began.emit()

        def answer(found: T) -> None:
            self._reading = False
            if asked != self._asked:
                self._read_first()
                return
            done(found)

        def failed(error: Exception) -> None:
            self._reading = False
            self._session.failed.emit(error)

        self._session.read(work, answer, self, failed)


def _page(desk: Desk, query: Query, limit: int, before: int | None) -> EntriesPage:
    from lsapp.services.timeline import entries_page

    return entries_page(
        desk,
        unit=query.unit,
        kind=query.kind,
        text=query.text or None,
        limit=limit,
        before_id=before,
    )


def _life(desk: Desk, record: tuple[str, str, str]) -> list[RecordEvent]:
    from lsapp.services.timeline import record_history

    return record_history(desk, *record)
