# SPDX-License-Identifier: MIT
"""Of what the files are shown: of all, of the report as a whole, or of one activity."""

from __future__ import annotations

from typing import Final

ALL_FILES: Final = "*"
WHOLE_REPORT: Final = "-"


def scope_of(activity: str | None) -> str:
    """Return the scope in which a file stands, by the key of the activity that it proves."""
    return WHOLE_REPORT if activity is None else activity


def activity_of(scope: str) -> str | None:
    """Return the activity that files added in a scope prove; ``None`` for the report as a whole."""
    return None if scope in ("", ALL_FILES, WHOLE_REPORT) else scope
