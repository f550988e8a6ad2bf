# SPDX-License-Identifier: MIT
"""English words: the compiling department's round."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "action.obligation.decided": "Decide who owes a report",
    "action.obligation.dropped": "Back to the catalogue's list of who owes a report",
    "form.unknown": "The plan has no such cell of form {form}. Open the page again and choose the cell anew.",
    "obligation.reason_missing": "No reason is given for {unit}. Say why it is added, excused or given time.",
}
