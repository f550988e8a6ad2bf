# SPDX-License-Identifier: MIT
"""English words of the provincial report that the department writes."""

from __future__ import annotations

from typing import Final

WORDS: Final[dict[str, str]] = {
    "action.compiled.written": "Write the provincial report",
    "action.compiled.reviewed": "Go over a section whose figures have changed",
}
