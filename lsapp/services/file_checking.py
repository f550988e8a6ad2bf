# SPDX-License-Identifier: MIT
"""Checks a large file that is open, a little at a time, and tells ahead when opening one takes long.

How a small file and one left by a power cut are checked, and why, is in docs/decisions/0015.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from lsapp.errors import UserError
from lsapp.storage import clean_end
from lsapp.storage.clean_end import WholeCheck
from lsapp.storage.giving_way import GiveWay as GiveWay

# What checks loads SQLAlchemy; what tells ahead must not.
if TYPE_CHECKING:
    from lsapp.services.desk import Desk

_TAKES_LONG: Final = 256 << 20
"""Bytes from which a check of all may take more than some seconds on a hard disk."""


class FileChecked(msgspec.Struct, frozen=True, kw_only=True):
    """What a turn of checking came to: whether the round is over, and what to tell where the file is
    damaged.
    """

    is_over: bool
    damage: UserError | None = None


def long_check_ahead(path: Path, least: int = _TAKES_LONG) -> UserError | None:
    """Return what to say before a file of ``least`` bytes is opened that will be checked whole, which a
    person has to wait for; ``None`` where nothing will be waited for. Opens nothing.
    """
    try:
        if path.stat().st_size < least:
            return None
    except OSError:
        return None  # opening says what is wrong
    reason = clean_end.reason_for_whole(path)
    if reason is WholeCheck.UNCLEAN:
        return UserError("check.unclean", path=str(path))
    if reason is WholeCheck.LONG_AGO:
        return UserError("check.long_ago", path=str(path), days=clean_end.LONGEST_TRUST.days)
    return None if reason is None else UserError("check.unknown", path=str(path))


def check_on(desk: Desk, give_way: GiveWay) -> FileChecked | None:
    """Go on with the check of the open file until it is done or somebody else wants the database;
    ``None`` where nothing is due: the file is small, or was checked whole not long ago.

    Damage is told by ``check.damaged``; the file is not touched, and checked whole when it is opened next.
    """
    from lsapp.storage import gradual_check

    with desk.database.driver() as raw:
        due = gradual_check.due(raw)
        if due is None:
            return None
        checked = gradual_check.go_on(due, give_way)
    damage = None
    if checked.found:
        damage = UserError("check.damaged", path=str(desk.path), detail=checked.found[0])
    return FileChecked(is_over=checked.is_over, damage=damage)
