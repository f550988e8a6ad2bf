# SPDX-License-Identifier: MIT
"""What a check says: which rule, where, what is wrong, what to do next."""

from __future__ import annotations

from typing import Literal

import msgspec

Level = Literal["hard", "soft", "note"]
"""``hard`` blocks the export; ``soft`` warns and can be answered; ``note`` is no rule's but a comment that
the compiling department has returned. None ever blocks saving.
"""


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that a rule found.

    ``record`` is the key of the record, or where none exists yet the code of what the plan asks for
    (``kind`` then is ``task_group``, ``plan_task``, ``stat_form`` or ``outline_section``; ``unit``
    with no ``record`` is the unit as a whole). ``field`` is the record's field, the column's code
    of an open row, or ``row/column`` of a form. ``where`` and ``label`` name the place in words.
    ``answer`` is the reason that the unit has given already.
    """

    code: str
    level: Level
    record: str | None
    kind: str | None
    field: str | None
    where: str
    label: str
    message: str
    remedy: str
    source: str | None = None
    answer: str | None = None


class Place(msgspec.Struct, frozen=True):
    """Where something is wrong. ``order`` sorts places the way the pages show them."""

    kind: str
    record: str | None
    where: str
    order: tuple[int, ...]


class Fault(msgspec.Struct, frozen=True):
    """What a rule's function yields; the rule adds its code, level, remedy and source."""

    place: Place
    message: str
    field: str | None = None
    label: str | None = None
