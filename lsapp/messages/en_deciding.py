# SPDX-License-Identifier: MIT
"""English words: decisions on received files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "original.missing": "The original of {file} is gone or was altered, so its cells cannot be "
    "compared. Take the file in again from the unit’s message.",
    "receipt.no_edits": "No cell of {file} differs from what was sealed. Take the file in again.",
    "receipt.not_to_decide": "{file} has been accepted or withdrawn, or no longer waits for a "
    "decision. Open the list of received files again.",
    "edits.unreadable": "The value in the cell at {place} cannot be taken. Keep the sealed value on"
    " that line, or take the row that it belongs to as well.",
    "values.unfit": "The item at {place} cannot be taken alone, for it belongs to an activity or a "
    "programme that the chosen file does not have. Take the line that adds that activity or "
    "programme as well.",
    "waiting.edited": "{unit}: cells of {files} were edited outside. Decide on each of them on the compiling "
    "page.",
    "waiting.foreign": "{unit}: {files} bears the code of an unknown unit. Choose whose it is on the "
    "compiling page, or with the command assign.",
    "waiting.conflict": "{unit}: {files} are in conflict at revision {revision}. Choose the one that counts "
    "on the compiling page.",
    "waiting.nothing": "No file waits for a decision.",
    "action.edited.decided": "Decide on cells edited outside",
}
