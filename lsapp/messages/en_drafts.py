# SPDX-License-Identifier: MIT
"""English words: taking over what was being typed when the program ended."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "drafts.no_record": "The “{kind:kind}” being typed is not in the file yet, so it cannot be written. Copy "
    "what was typed and paste it into a new row.",
    "drafts.no_field": "This field of “{kind:kind}” cannot be written by itself. Copy what was typed and "
    "paste it into its cell.",
    "action.draft.taken": "Take over what was being typed",
}
