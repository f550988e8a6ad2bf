# SPDX-License-Identifier: MIT
"""What a session knows of the open file, told to the pages as it changes; what is typed counts at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from lsapp.catalogue.model import Plan, Unit
from lsapp.domain.records import Record
from lsapp.services.unit_view import UnitView, find_record, records_of_kind, with_records
from ui.changed import Changed, applied
from ui.unsaved import UnsavedRecords

if TYPE_CHECKING:
    from lsapp.services.history import NextActions
    from lsapp.services.viewing import OfficeFacts
    from ui.session_file import Opened

R = TypeVar("R", bound=Record)


class SessionState(QObject):
    """The unit's records in the round, the plan and the units around them, and what undo is about.

    It asks nobody for anything: whoever does hands the answers to the methods with an underscore.
    """

    changed = Signal(object)
    """``Changed``: records of the view differ, or another view is shown."""
    state_changed = Signal()
    """Another file, unit or round, or the view has become complete."""
    actions_changed = Signal()
    """Undo and redo are about other actions now."""
    saved = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._view: UnitView | None = None
        self._facts: OfficeFacts | None = None
        self._next: NextActions | None = None
        self._last_saved: dt.datetime | None = None
        self._unsaved = UnsavedRecords()

    # --- what is shown ---

    @property
    def path(self) -> Path | None:
        """The open file."""
        return self._path

    @property
    def view(self) -> UnitView | None:
        """The unit's records in the round; ``None`` while no file is open."""
        return self._view

    @property
    def facts(self) -> OfficeFacts | None:
        """The plan and the units; ``None`` until the file is open in earnest."""
        return self._facts

    @property
    def plan(self) -> Plan:
        """The plan in view; only once the file is open in earnest."""
        if self._facts is None:
            raise RuntimeError("no file is open yet")
        return self._facts.plan

    @property
    def unit(self) -> Unit:
        """The unit in view; only once the file is open in earnest."""
        if self._facts is None:
            raise RuntimeError("no file is open yet")
        return self._facts.unit

    @property
    def is_ready(self) -> bool:
        """Whether the file is open in earnest, not only looked at first."""
        return self._facts is not None and self._view is not None

    @property
    def can_edit(self) -> bool:
        """Whether what is shown may be changed here: the office's own unit in an open file."""
        return self.is_ready and self._view is not None and self._view.is_own

    @property
    def next_actions(self) -> NextActions | None:
        """What undo and redo are about."""
        return self._next

    @property
    def last_saved(self) -> dt.datetime | None:
        """When the last change reached the disk since the file was opened."""
        return self._last_saved

    def records(self, kind: type[R]) -> list[R]:
        """Return the view's records of one kind, by key; not to be changed."""
        return [] if self._view is None else records_of_kind(self._view.records, kind)

    def find(self, kind: type[R], key: str) -> R | None:
        """Return one record of the view."""
        return None if self._view is None else find_record(self._view.records, kind, key)

    # --- another file or view ---

    def _forget(self) -> None:
        """Hold nothing any more, and say nothing of it yet."""
        self._path = None
        self._view = None
        self._facts = None
        self._next = None
        self._last_saved = None
        self._unsaved.clear()

    def _take_opened(self, opened: Opened) -> None:
        self._path = opened.path
        self._facts = opened.facts
        self._next = opened.next_actions
        self._show(opened.view)
        self.actions_changed.emit()

    def _take_turned(self, view: UnitView, facts: OfficeFacts) -> None:
        self._facts = facts
        # What was typed while the file was read again is not in it yet.
        self._show(with_records(view, self._unsaved.latest()))

    def _show(self, view: UnitView) -> None:
        self._view = view
        self.state_changed.emit()
        self._announce_whole()

    def _show_none(self) -> None:
        self._path = None
        self._view = None
        self.state_changed.emit()
        self._announce_whole()

    # --- records ---

    def _show_typed(self, records: Sequence[Record]) -> None:
        """Show records that are about to be saved, until `_release` tells how that went."""
        self._apply(records, ())
        self._unsaved.add(records)

    def _release(self, records: Sequence[Record]) -> None:
        self._unsaved.release(records)

    def _take_written(
        self, result: object, actions: NextActions, awaited: Sequence[Record]
    ) -> bool:
        """Show what a service wrote; ``awaited`` are the records shown before that this was to save.

        True where the view has to be read again, because what it is about was changed.
        """
        self._next = actions
        self._release(awaited)
        is_other = self._take_change(result)
        self.actions_changed.emit()
        return is_other

    def _take_change(self, result: object) -> bool:
        """Show the ``Change`` that a service returned, or holds as ``change``; any other result has none."""
        change = getattr(result, "change", result)
        touched = getattr(change, "touched", None)
        if touched is None:
            return False
        if getattr(change, "action", None) is not None:
            self._last_saved = dt.datetime.now().astimezone()
            self.saved.emit()
        view = self._view
        if view is None or not touched:
            return False
        put = [
            one.after for one in touched if one.after is not None and one.after not in self._unsaved
        ]
        gone = [
            (one.kind, one.key) for one in touched if one.after is None and one.unit == view.unit
        ]
        self._apply(put, gone)
        return any(one.kind in ("round", "office") for one in touched)

    def _apply(self, put: Sequence[Record], gone: Sequence[tuple[str, str]]) -> None:
        view = self._view
        if view is None:
            return
        both = applied(view, put, gone)
        if both is not None:
            self._view, changed = both
            self.changed.emit(changed)

    def _announce_whole(self) -> None:
        self.changed.emit(Changed({}, whole=True))
