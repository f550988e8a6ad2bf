# SPDX-License-Identifier: MIT
"""Undo, redo and what was done, from the journal."""

from __future__ import annotations

from lsapp.services.desk import Desk
from lsapp.storage import journal


def undo_last(desk: Desk) -> str | None:
    """Take the last undoable action back and return its name; ``None`` where there is none."""
    name = journal.undo_name(desk.store)
    return name if journal.undo(desk.store) is not None else None


def redo_last(desk: Desk) -> str | None:
    """Do the action again that was taken back last; ``None`` where there is none."""
    name = journal.redo_name(desk.store)
    return name if journal.redo(desk.store) is not None else None
