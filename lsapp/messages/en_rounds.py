# SPDX-License-Identifier: MIT
"""English words: the dates of a round."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "action.round.dated": "Change the dates of the round",
    "round.reversed": "The period ends ({last}) before it begins ({first}). Change one of the two days.",
    "round.not_opened": "Round {round} is no longer in this file. Open the round again, then change its dates.",
}
