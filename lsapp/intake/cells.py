# SPDX-License-Identifier: MIT
"""The cells of one sheet in one pass: exact values, formulas marked, formatting ignored."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

import msgspec

from lsapp.intake.limits import Limits
from lsapp.intake.markup import run_parser
from lsapp.intake.refusal import Refusal, quoted
from lsapp.intake.sharedstrings import unescape
from lsapp.intake.styles import StyleKinds, serial_date

LAST_ROW: Final = 1_048_576
LAST_COLUMN: Final = 16_384
_INLINE: Final = "inlineStr"
_LONGEST_NUMBER: Final = 64


class CellError(msgspec.Struct, frozen=True):
    """A cell that shows an error such as ``#N/A`` in place of a value."""

    code: str


Value = str | int | Decimal | bool | dt.date | CellError
"""What a cell may hold; a ``datetime`` where a date has a time. Empty cells are not kept at all."""

Cells = dict[tuple[int, int], Value]
"""Values by (row, column), both from 1, in the order of the sheet."""


def parse_number(text: str, digits: int) -> int | Decimal:
    """Return the number that ``text`` stands for in a cell, or raise ``ValueError``.

    Whole numbers of up to ``digits`` digits are exact; others are the shortest decimal of the
    double that every spreadsheet program holds, so ``1.1000000000000001`` is ``Decimal("1.1")``.
    """
    if len(text) > _LONGEST_NUMBER or "_" in text or not text.isascii():
        raise ValueError(text[:_LONGEST_NUMBER])
    sign_free = text[1:] if text[:1] == "-" else text
    if sign_free.isdecimal() and len(sign_free) <= digits:
        return int(text)
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    if number.is_integer() and abs(number) < 10**digits:
        return int(number)
    return Decimal(repr(number))


def column_number(letters: str) -> int:
    """Return the number of a column from its letters (``A`` is 1), 0 where they name none."""
    if not 1 <= len(letters) <= 3 or not (letters.isascii() and letters.isalpha()):
        return 0
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number if number <= LAST_COLUMN else 0


class CellReader:
    """Handlers of the XML parser for one sheet; ``read`` runs them.

    Rows and cells must come in ascending order, as the format demands: so no cell is there twice
    and no two programs can read the sheet differently.
    """

    __slots__ = (
        "_c",
        "_cell_limit",
        "_collecting",
        "_column",
        "_columns",
        "_dates",
        "_dates_of_texts",
        "_depth",
        "_digits",
        "_f",
        "_formula",
        "_in_cell",
        "_in_row",
        "_in_sheet",
        "_kind",
        "_last_column",
        "_limits",
        "_numbers",
        "_percents",
        "_phonetic",
        "_phonetic_depth",
        "_row",
        "_row_tag",
        "_row_text",
        "_sheet_data",
        "_since_1904",
        "_strings",
        "_style",
        "_t",
        "_text",
        "_v",
        "_valued",
        "_width",
        "cells",
        "formulas",
        "name",
    )  # fmt: skip

    def __init__(
        self,
        name: str,
        strings: Sequence[str],
        styles: StyleKinds,
        limits: Limits,
        *,
        since_1904: bool = False,
    ) -> None:
        self.name = name
        self.cells: Cells = {}
        self.formulas: set[tuple[int, int]] = set()
        self._strings = strings
        self._dates = styles.dates
        self._percents = styles.percents
        self._since_1904 = since_1904
        self._limits = limits
        self._cell_limit = limits.cells
        self._digits = limits.digits
        self._columns: dict[str, int] = {}
        self._numbers: dict[str, int | Decimal] = {}
        self._dates_of_texts: dict[str, int | Decimal | dt.date] = {}
        self._depth = self._phonetic_depth = 0
        self._in_sheet = self._in_row = self._in_cell = self._collecting = False
        self._row = self._column = self._last_column = self._width = 0
        self._row_text = self._kind = self._style = self._text = ""
        self._formula = self._valued = False
        self._set_tags("")

    def read(self, part: str, data: bytes) -> None:
        """Fill ``cells`` and ``formulas`` from a worksheet part.

        Raises ``workbook.damaged``, ``workbook.cell_outside``, ``workbook.too_many_cells``,
        ``workbook.text_too_long``, or what ``run_parser`` raises.
        """
        run_parser(part, data, self._start, self._end, self._characters)

    def _set_tags(self, prefix: str) -> None:
        colon = f"{prefix}:" if prefix else ""
        self._sheet_data, self._row_tag = f"{colon}sheetData", f"{colon}row"
        self._c, self._v, self._f = f"{colon}c", f"{colon}v", f"{colon}f"
        self._t, self._phonetic = f"{colon}t", f"{colon}rPh"

    def _start(self, name: str, attributes: list[str]) -> None:
        if name == self._c and self._in_row and not self._in_cell:
            self._start_cell(attributes)
        elif name == self._v and self._in_cell:
            if self._collecting or self._valued:
                raise self._damaged()
            self._collecting = self._valued = self._kind != _INLINE
        elif name == self._row_tag and self._in_sheet and not self._in_row:
            self._start_row(attributes)
        else:
            self._start_other(name)

    def _start_cell(self, attributes: list[str]) -> None:
        self._in_cell = True
        self._text = ""
        self._valued = self._formula = False
        size = len(attributes)
        if size == 6 and attributes[0] == "r" and attributes[2] == "s" and attributes[4] == "t":
            _, reference, _, self._style, _, self._kind = attributes
        elif size == 4 and attributes[0] == "r" and attributes[2] == "s":
            _, reference, _, self._style = attributes
            self._kind = "n"
        else:
            pairs = dict(zip(attributes[::2], attributes[1::2], strict=True))
            reference = pairs.get("r", "")
            self._style = pairs.get("s", "")
            self._kind = pairs.get("t", "n")
        column = self._columns.get(reference.removesuffix(self._row_text))
        if column is None:
            column = self._new_column(reference)
        if column <= self._last_column:
            raise self._damaged()
        self._column = self._last_column = column

    def _new_column(self, reference: str) -> int:
        if not reference:
            return self._last_column + 1
        letters = reference.removesuffix(self._row_text)
        column = column_number(letters)
        if not column or len(letters) == len(reference):
            raise Refusal("workbook.cell_outside", sheet=self.name, cell=quoted(reference, 20))
        self._columns[letters] = column
        return column

    def _start_row(self, attributes: list[str]) -> None:
        pairs = dict(zip(attributes[::2], attributes[1::2], strict=True))
        text = pairs.get("r") or str(self._row + 1)
        if not (text.isascii() and text.isdecimal()) or len(text) > 7 or text[0] == "0":
            raise self._damaged()
        row = int(text)
        if row > LAST_ROW:
            raise Refusal("workbook.cell_outside", sheet=self.name, cell=f"A{row}")
        if row <= self._row:
            raise self._damaged()
        self._row, self._row_text = row, text
        self._last_column = 0
        self._width = self._limits.columns if row <= self._limits.rows else 0
        self._in_row = True

    def _start_other(self, name: str) -> None:
        """Note what matters among the rarer elements; only these can nest, so only these count."""
        self._depth += 1
        if self._depth > self._limits.depth:
            raise Refusal("package.too_deep", part=self.name, limit=self._limits.depth)
        if self._in_cell:
            if name == self._t and self._kind == _INLINE and not self._phonetic_depth:
                self._collecting = self._valued = True
            elif name == self._f:
                self._formula = True
            elif name == self._phonetic and not self._phonetic_depth:
                self._phonetic_depth = self._depth
            elif name == self._c:
                raise self._damaged()
        elif self._depth == 1:
            prefix, _, local = name.rpartition(":")
            if local != "worksheet":
                raise self._damaged()
            self._set_tags(prefix)
        elif name == self._sheet_data and self._depth == 2:
            self._in_sheet = True

    def _characters(self, data: str) -> None:
        if self._collecting:
            self._text += data
            if len(self._text) > self._limits.text:
                raise Refusal("workbook.text_too_long", limit=self._limits.text)

    def _end(self, name: str) -> None:
        if name == self._v and self._in_cell:
            self._collecting = False
        elif name == self._c and self._in_cell:
            self._in_cell = False
            if self._valued:
                self._keep_cell()
        elif name == self._row_tag and self._in_row:
            self._in_row = False
            if len(self.cells) > self._cell_limit:
                raise Refusal("workbook.too_many_cells", limit=self._limits.cells)
        else:
            self._end_other(name)

    def _end_other(self, name: str) -> None:
        if name == self._t:
            self._collecting = False
        elif self._depth == self._phonetic_depth:
            self._phonetic_depth = 0
        elif name == self._sheet_data:
            self._in_sheet = False
        self._depth -= 1

    def _keep_cell(self) -> None:
        kind, text = self._kind, self._text
        value: Value | None
        try:
            if kind == "s":
                index = int(text)
                if index < 0:
                    raise self._damaged()
                value = self._strings[index]
            elif kind != "n":
                value = _other_value(kind, text)
            elif self._style in self._percents:
                value = self._percent(text)
            elif self._style in self._dates:
                value = self._dates_of_texts.get(text) or self._date(text)
            else:
                value = self._numbers.get(text)
                if value is None:
                    value = self._number(text)
        except (ValueError, IndexError) as error:
            raise self._damaged() from error
        if value is None or value == "":
            return
        column = self._column
        if column > self._width:
            cell = f"R{self._row}C{column}"
            raise Refusal("workbook.cell_outside", sheet=self.name, cell=cell)
        self.cells[self._row, column] = value
        if self._formula:
            self.formulas.add((self._row, column))

    def _number(self, text: str) -> int | Decimal | None:
        if not text.strip():
            return None
        number = self._numbers[text] = parse_number(text, self._digits)
        return number

    def _percent(self, text: str) -> Value | None:
        """What people read of a number that is shown as percent: 0.8 is 80."""
        if not text.strip():
            return None
        number = Decimal(parse_number(text, self._digits)) * 100
        return int(number) if number == number.to_integral_value() else number.normalize()

    def _date(self, text: str) -> int | Decimal | dt.date | None:
        if not text.strip():
            return None
        number = parse_number(text, self._digits)
        found = serial_date(number, since_1904=self._since_1904) or number
        self._dates_of_texts[text] = found
        return found

    def _damaged(self) -> Refusal:
        return Refusal("workbook.damaged", part=self.name, row=self._row)


def _other_value(kind: str, text: str) -> Value | None:
    """Return the value of a cell that is neither a number nor a shared string."""
    if kind in ("str", _INLINE):
        return unescape(text)
    if kind == "b":
        return text.strip() in ("1", "true")
    if kind == "e":
        return CellError(quoted(text, 20))
    if kind == "d":
        moment = dt.datetime.fromisoformat(text.strip())
        midnight = moment.time() == dt.time()
        return moment.date() if midnight else moment.replace(tzinfo=None)
    raise ValueError(kind[:20])
