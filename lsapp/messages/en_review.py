# SPDX-License-Identifier: MIT
"""English words: reports being looked at, and rounds that are locked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "action.review.begun": "Mark as in review",
    "action.review.ended": "No longer in review",
    "action.round.locked": "Lock the round's reports",
    "action.round.unlocked": "Unlock reports",
    "review.nothing": "None of the chosen cells has a report that waits to be looked at. "
    "Choose a cell with a received report.",
    "round.still_open": "The round {round} takes reports until {deadline}. "
    "Lock it after that day, or change the round's deadline.",
    "round.nothing_accepted": "The round {round} has no accepted report to lock. "
    "Accept reports first.",
}
