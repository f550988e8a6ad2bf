# SPDX-License-Identifier: MIT
"""How much a file from outside may ask of this machine."""

from __future__ import annotations

from typing import Final

import msgspec

MIB: Final = 1 << 20


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """Ceilings for one file; the defaults lie above the largest honest export (20,000 rows).

    Sizes are bytes, ``seconds`` wall clock, ``memory`` what a child may take beyond its own start.
    ``members`` counts the files of an archive and of the archives in it, ``archive_depth`` those inside one
    another. ``cells`` counts cells that hold something, over all sheets; ``elements`` counts tags.
    """

    file: int = 20 * MIB
    mail: int = 40 * MIB
    parts: int = 300
    part: int = 48 * MIB
    total: int = 96 * MIB
    ratio: int = 120
    ratio_from: int = 1 * MIB
    depth: int = 30
    elements: int = 8_000_000
    structure: int = 400_000
    sheets: int = 100
    rows: int = 25_000
    columns: int = 400
    cells: int = 2_500_000
    text: int = 200_000
    digits: int = 17
    members: int = 600
    archive_depth: int = 2
    mail_parts: int = 200
    mail_depth: int = 5
    header: int = 64 << 10
    pdf_nodes: int = 2_000
    answer: int = 128 * MIB
    seconds: int = 30
    memory: int = 512 * MIB


DEFAULT_LIMITS: Final = Limits()
