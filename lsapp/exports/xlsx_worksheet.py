# SPDX-License-Identifier: MIT
"""A worksheet whose body is put down row by row as finished XML, several times as fast as cell by cell.

All else about the sheet (head, widths, merges, drop-downs, protection) stays XlsxWriter's own. This module
loads XlsxWriter: import it inside functions.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from xlsxwriter.worksheet import Worksheet

from lsapp.exports.wording import FORMULA_STARTS
from lsapp.submission.sheets import CELL_LIMIT, CellValue, shown_text

if TYPE_CHECKING:
    from xlsxwriter.format import Format

_SHORTEST: Final = "{:.16G}".format
_EPOCH: Final = dt.date(1899, 12, 30).toordinal()


class CellFormats(NamedTuple):
    """The formats of a body column: for text, for text that begins like a formula, for numbers and dates."""

    text: Format
    quoted: Format
    number: Format


class BodyColumn(NamedTuple):
    """A body column: its letters, and the numbers of its formats as the XML names them."""

    letters: str
    text: int
    quoted: int
    number: int


class BodyWorksheet(Worksheet):  # type: ignore[misc]
    """A worksheet with a head in XlsxWriter's way and a body of finished rows below it.

    ``begin_body`` comes after the last cell of the head; then the rows follow from top to bottom and no
    other cell is written. Rows and columns count from 0.
    """

    def begin_body(self, first: int, rows: int, columns: int, *, inline: bool = False) -> None:
        """Say where the body begins and how large it is; ``inline`` keeps its texts out of the table of
        shared strings.
        """
        self._body: list[str] = []
        self._inline_texts = inline or self.constant_memory
        if not rows:
            return
        if self.constant_memory:
            self._write_single_row(first)
        self._check_dimensions(first, 0)
        self._check_dimensions(first + rows - 1, columns - 1)

    def write_body_row(
        self,
        row: int,
        cells: Sequence[CellValue],
        columns: Sequence[BodyColumn],
        height: float | None = None,
    ) -> None:
        """Write one row; empty cells are written for their borders. ``height`` is in points.

        Text is always text, never a formula, whatever it begins with. Dates lie after February 1900.
        """
        number = row + 1
        size = "" if height is None else f' ht="{_in_pixels(height):.16g}" customHeight="1"'
        parts = [f'<row r="{number}"{size}>']
        add = parts.append
        inline, share = self._inline_texts, self.str_table._get_shared_string_index
        for value, (letters, text, quoted, figure) in zip(cells, columns, strict=True):
            if value is None or value == "":
                add(f'<c r="{letters}{number}" s="{text}"/>')
            elif isinstance(value, str):
                style = quoted if value[0] in FORMULA_STARTS else text
                # The table of shared strings would take <r>…</r> for its own markup.
                if inline or value[0] == "<":
                    add(f'<c r="{letters}{number}" s="{style}" {self._inline(value)}</c>')
                else:
                    index = share(_bounded(value))
                    add(f'<c r="{letters}{number}" s="{style}" t="s"><v>{index}</v></c>')
            elif isinstance(value, dt.date):
                day = value.toordinal() - _EPOCH
                add(f'<c r="{letters}{number}" s="{figure}"><v>{day}</v></c>')
            else:
                add(f'<c r="{letters}{number}" s="{figure}"><v>{_SHORTEST(value)}</v></c>')
        add("</row>")
        self._keep("".join(parts))

    def merge_in_body(self, row: int, first: int, last: int) -> None:
        """Merge written cells of one row; those after the first are empty."""
        self.merge.append([row, first, row, last])

    def _keep(self, xml: str) -> None:
        if self.constant_memory:
            self.fh.write(xml)
        else:
            self._body.append(xml)

    def _write_rows(self) -> None:
        """Write the rows of the head, then the body, where XlsxWriter asks for the sheet's data."""
        super()._write_rows()
        self.fh.writelines(getattr(self, "_body", ()))

    def _inline(self, text: str) -> str:
        """Return type and content of a cell that holds its text itself."""
        text = _bounded(text)
        space = ""
        if not text.isprintable():
            text = self._escape_control_characters(text)
            space = ' xml:space="preserve"'
        elif text[0] == " " or text[-1] == " ":
            space = ' xml:space="preserve"'
        if "&" in text or "<" in text or ">" in text:
            text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return f't="inlineStr"><is><t{space}>{text}</t></is>'


def body_columns(formats: Sequence[CellFormats], first: int = 0) -> list[BodyColumn]:
    """Return the columns of a body from column ``first`` on."""
    return [
        BodyColumn(
            column_letters(index),
            one.text._get_xf_index(),
            one.quoted._get_xf_index(),
            one.number._get_xf_index(),
        )
        for index, one in enumerate(formats, first)
    ]


def column_letters(index: int) -> str:
    """Return the letters of a column, 0 being A."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _bounded(text: str) -> str:
    return text if len(text) <= CELL_LIMIT // 2 else shown_text(text)


def _in_pixels(height: float) -> float:
    """Round points to whole pixels, of which there are four to three points."""
    return int(height * 4 / 3 + 0.5) * 0.75
