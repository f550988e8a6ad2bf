# SPDX-License-Identifier: MIT
"""English words: the first run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "unit.name_missing": "The unit that you add has no name. Type its full name as on its seal.",
    "unit.listed": "The list already has {name} (code {unit}). Choose it there instead of adding it again.",
}
