# SPDX-License-Identifier: MIT
"""English words: the compiling department's round."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "action.obligation.decided": "Decide who owes a report",
    "action.obligation.dropped": "Back to the catalogue's list of who owes a report",
    "obligation.reason_missing": "No reason is given for {unit}. Say why it is added, excused or given time.",
    "remind.nobody": "No unit is chosen. Tick at least one unit to remind.",
    "return.nothing_in": "{unit} has no report to respond to. "
    "Take its report in first, or choose the right one where two conflict.",
}
