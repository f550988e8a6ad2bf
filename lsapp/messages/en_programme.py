# SPDX-License-Identifier: MIT
"""English words: what is done to programmes and to the head of documents."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "action.programme.added": "Add a programme",
    "action.programme.edited": "Edit a programme",
    "action.programme.deleted": "Delete a programme",
    "action.letterhead.edited": "Edit the letterhead",
}
