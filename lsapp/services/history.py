# SPDX-License-Identifier: MIT
"""Undo, redo and what was done, from the journal."""

from __future__ import annotations

import msgspec

from lsapp.services.desk import Desk
from lsapp.services.receipt_marking import require_nothing_since
from lsapp.storage.journal import JournalAction, redo, redo_name, undo, undo_name
from lsapp.storage.transaction import Change

__all__ = [
    "Change",
    "JournalAction",
    "NextActions",
    "do_again",
    "next_actions",
    "redo_last",
    "take_back",
    "undo_last",
]


class NextActions(msgspec.Struct, frozen=True, kw_only=True):
    """What undo and redo would do now, for the menu; ``None`` where there is nothing."""

    undo: JournalAction | None
    redo: JournalAction | None


def next_actions(desk: Desk) -> NextActions:
    """Return the actions that the next undo and the next redo are about."""
    return NextActions(undo=undo_name(desk.store), redo=redo_name(desk.store))


def take_back(desk: Desk) -> Change | None:
    """Take the last undoable action back; ``None`` where there is none.

    Raises ``UserError`` as ``lsapp.storage.journal.undo`` does: ``undo.overtaken``,
    ``undo.older_version``, ``record.still_used``, ``disk.full``; ``undo.report_moved`` for a lock.
    """
    action = undo_name(desk.store)
    if action is not None:
        require_nothing_since(desk, action)
    return undo(desk.store)


def do_again(desk: Desk) -> Change | None:
    """Do the action again that was taken back last; ``None`` where there is none; errors as above."""
    return redo(desk.store)


def undo_last(desk: Desk) -> str | None:
    """Take the last undoable action back and return its name; ``None`` where there is none."""
    change = take_back(desk)
    return None if change is None else change.name


def redo_last(desk: Desk) -> str | None:
    """Do the action again that was taken back last and return its name; ``None`` where none is."""
    change = do_again(desk)
    return None if change is None else change.name
