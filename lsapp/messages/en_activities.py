# SPDX-License-Identifier: MIT
"""English words: what is done to the activities and their money."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "action.activity.added": "Add activities",
    "action.activity.edited": "Edit activities",
    "action.activity.moved": "Move activities",
    "action.activity.deleted": "Delete activities",
    "action.activity.pasted": "Paste into the activities",
    "action.money.added": "Add budget lines",
    "action.money.edited": "Edit budget lines",
    "action.money.deleted": "Delete budget lines",
    "paste.locked_cell": "This cell cannot be changed here and keeps its value.",
}
