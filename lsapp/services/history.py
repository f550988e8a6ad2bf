# SPDX-License-Identifier: MIT
"""Undo, redo and what was done, from the journal."""

from __future__ import annotations

from lsapp.services.desk import Desk
from lsapp.storage.journal import redo, redo_name, undo, undo_name


def undo_last(desk: Desk) -> str | None:
    """Take the last undoable action back and return its name; ``None`` where there is none."""
    action = undo_name(desk.store)
    return action.name if action is not None and undo(desk.store) is not None else None


def redo_last(desk: Desk) -> str | None:
    """Do the action again that was taken back last; ``None`` where there is none."""
    action = redo_name(desk.store)
    return action.name if action is not None and redo(desk.store) is not None else None
