# SPDX-License-Identifier: MIT
"""References in formulas when rows are put into a sheet, or a formula is copied to another place."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

import msgspec

from lsapp.exports.sheet_markup import letters_of, place_of

_CELL: Final = r"\$?[A-Za-z]{1,3}\$?[0-9]{1,7}"
_RANGE: Final = rf"{_CELL}(?::{_CELL})?|\$?[0-9]{{1,7}}:\$?[0-9]{{1,7}}"
_TOKEN: Final = re.compile(
    r'"(?:[^"]|"")*"'
    rf"|(?P<sheet>'(?:[^']|'')+'|[^\W\d][\w.]*(?::[^\W\d][\w.]*)?)!(?P<there>{_RANGE})?"
    rf"|(?<![\w.$!])(?P<here>{_RANGE})(?![\w(.!])"
)
_END: Final = re.compile(r"(\$?)([A-Za-z]{0,3})(\$?)([0-9]{1,7})")


class RowShift(msgspec.Struct, frozen=True, kw_only=True):
    """That ``count`` rows come into ``sheet`` below row ``after``. A range of several rows that ends with
    that row takes the new ones in, where ``extends``; so does one of a single cell.
    """

    sheet: str
    after: int
    count: int
    extends: bool = True

    def formula(self, text: str, *, inside: bool) -> str:
        """Return a formula as it reads afterwards; ``inside`` tells that it stands in the sheet itself."""

        def moved(found: re.Match[str]) -> str:
            if found["here"] is not None:
                return self.range(found["here"]) if inside else found[0]
            if found["there"] is None or _name_of(found["sheet"]) != self.sheet.casefold():
                return found[0]
            return f"{found['sheet']}!{self.range(found['there'])}"

        return _TOKEN.sub(moved, text)

    def references(self, text: str) -> str:
        """Return ranges parted by spaces, as ``sqref`` has them."""
        return " ".join(self.range(one) for one in text.split())

    def range(self, text: str) -> str:
        """Return one reference or range."""
        first, _, last = text.partition(":")
        top = int(_parts(first)[3])
        if not last:
            return self._with_row(first, self._row(top))
        bottom = int(_parts(last)[3])
        grows = self.extends and bottom == self.after
        grows = grows and (top < bottom or first.replace("$", "") == last.replace("$", ""))
        end = bottom + self.count if grows else self._row(bottom)
        return f"{self._with_row(first, self._row(top))}:{self._with_row(last, end)}"

    def _row(self, row: int) -> int:
        return row + self.count if row > self.after else row

    def _with_row(self, text: str, row: int) -> str:
        fixed_column, letters, fixed_row, _ = _parts(text)
        return f"{fixed_column}{letters}{fixed_row}{row}"


def copied(
    text: str, rows: int, columns: int = 0, *, moves: Callable[[int], bool] = lambda _row: True
) -> str:
    """Return a formula as it reads when its cell is copied so many rows down and columns right: relative
    references go along, those to a row that ``moves`` says no to stay.
    """

    def moved(found: re.Match[str]) -> str:
        name = "here" if found["here"] is not None else "there"
        if found[name] is None:
            return found[0]
        ends = [_copied_end(one, rows, columns, moves) for one in found[name].split(":")]
        before = found[0][: found.start(name) - found.start()]
        return before + ":".join(ends)

    return _TOKEN.sub(moved, text)


def _copied_end(text: str, rows: int, columns: int, moves: Callable[[int], bool]) -> str:
    fixed_column, letters, fixed_row, digits = _parts(text)
    row = int(digits)
    if not fixed_row and moves(row):
        row += rows
    if letters and not fixed_column and columns:
        letters = letters_of(place_of(f"{letters.upper()}1")[1] + columns)
    if row < 1:
        raise ValueError(text)
    return f"{fixed_column}{letters}{fixed_row}{row}"


def _parts(text: str) -> tuple[str, str, str, str]:
    found = _END.fullmatch(text)
    if found is None:
        raise ValueError(text)
    fixed_column, letters, fixed_row, digits = found.groups()
    # Without letters the dollar sign belongs to the row.
    return (fixed_column, letters, fixed_row, digits) if letters else ("", "", fixed_column, digits)


def _name_of(sheet: str) -> str:
    if sheet.startswith("'"):
        sheet = sheet[1:-1].replace("''", "'")
    elif ":" in sheet:
        raise ValueError(sheet)  # a range of sheets: what it adds up cannot be told from here
    return sheet.casefold()
