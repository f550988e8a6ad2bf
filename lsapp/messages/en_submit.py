# SPDX-License-Identifier: MIT
"""English words: what is done on the page from which a submission leaves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "action.answer.given": "Answer a warning",
    "action.answer.taken_back": "Take an answer back",
}
