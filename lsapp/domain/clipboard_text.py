# SPDX-License-Identifier: MIT
"""The text that spreadsheets put on the clipboard: rows by line ends, cells by tabs, quoted where needed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

_QUOTED: Final = re.compile(r'"((?:[^"]|"")*)"(?=\t|\n|$)')
_UNQUOTED: Final = re.compile(r"[^\t\n]*")
_NEEDS_QUOTES: Final = re.compile(r'^"|[\t\r\n]')


def cells_of_text(text: str) -> list[list[str]]:
    """Return the cells that a clipboard text holds, row by row; rows may differ in length.

    A cell that begins with a quotation mark and has its end before a tab or line end is taken out of
    its quotes (Excel and LibreOffice quote what holds tabs or line ends); any other mark is text. The
    line end after the last row, which Excel writes, adds no row.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    if not text:
        return []
    rows: list[list[str]] = [[]]
    at = 0
    while True:
        quoted = _QUOTED.match(text, at) if text.startswith('"', at) else None
        if quoted is not None:
            rows[-1].append(quoted[1].replace('""', '"'))
            at = quoted.end()
        else:
            plain = _UNQUOTED.match(text, at)
            rows[-1].append(plain[0] if plain else "")
            at += len(rows[-1][-1])
        if at >= len(text):
            return rows
        if text[at] == "\n":
            if at + 1 == len(text):
                return rows
            rows.append([])
        at += 1


def text_of_cells(rows: Iterable[Sequence[str]]) -> str:
    """Return rows of cells as Excel and LibreOffice take them from the clipboard."""
    lines = ("\t".join(_written(cell) for cell in row) for row in rows)
    return "".join(f"{line}\r\n" for line in lines)


def _written(cell: str) -> str:
    cell = cell.replace("\r\n", "\n").replace("\r", "\n")
    return '"' + cell.replace('"', '""') + '"' if _NEEDS_QUOTES.search(cell) else cell
