# SPDX-License-Identifier: MIT
"""Versions of a plan's data: dotted numbers, compared number by number."""

from __future__ import annotations

import re
from typing import Final

PATTERN: Final = re.compile(r"\d{1,6}(?:\.\d{1,6}){0,3}", re.ASCII)


def version_key(version: str) -> tuple[int, ...]:
    """Return what versions are compared by: ``2026.10`` is above ``2026.9``, ``1`` is ``1.0``."""
    numbers = [int(part) for part in version.split(".")]
    while len(numbers) > 1 and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)
