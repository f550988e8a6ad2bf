# SPDX-License-Identifier: MIT
"""What is told of a cell that cannot be understood."""

from __future__ import annotations

import msgspec


class CellFault(msgspec.Struct, frozen=True, kw_only=True):
    """A cell whose words could not be understood: what it says, where, and why (``code``, ``facts``)."""

    where: str
    label: str
    seen: str
    code: str
    facts: dict[str, str]
