# SPDX-License-Identifier: MIT
"""Blocks of cells on the clipboard, as Excel and LibreOffice write and read them: TSV and HTML.

Text is what counts: no formula is made of what begins with ``=``, no number of a code with leading
zeros. A block is a list of rows of texts, all rows of one length.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from decimal import Decimal
from html import escape
from html.parser import HTMLParser
from typing import Final

import msgspec
from PySide6.QtCore import QMimeData

Block = list[list[str]]

MOST_CELLS: Final = 2_000_000
"""The most cells that are taken in; a spreadsheet that copies whole columns sends more."""

_CUT_FORMAT: Final = "application/x-lsapp-cut"
_MOVED_FORMAT: Final = "application/x-lsapp-moved"
_MOST_SPAN: Final = 1_000
_QUOTED: Final = ("\t", "\n", "\r", '"')
_TEXT_STYLE: Final = "mso-number-format:'\\@'"
_DATE_STYLE: Final = "mso-number-format:'dd\\/mm\\/yyyy'"
_DAY_ZERO: Final = dt.date(1899, 12, 30)  # from which spreadsheets count days
_SILENT: Final = ("style", "script", "comment")  # the last is LibreOffice's, a note on a cell
_HIDDEN: Final = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_SPACES: Final = re.compile(r"[ \t\r\n\f]+")


class BlockCell(msgspec.Struct, frozen=True):
    """A cell to copy: its words, and what a spreadsheet should count with.

    ``value`` is a number or a day; ``None`` makes the cell text, whatever it looks like.
    """

    text: str
    value: int | Decimal | dt.date | None = None


def to_mime(cells: Sequence[Sequence[BlockCell]], *, cut: str = "") -> QMimeData:
    """Return the block for the clipboard, as plain text and as an HTML table.

    ``cut`` names a block that waits to be taken away where it stands; see ``cut_of``.
    """
    data = QMimeData()
    data.setText(to_tsv([[cell.text for cell in row] for row in cells]))
    data.setHtml(to_html(cells))
    if cut:
        data.setData(_CUT_FORMAT, cut.encode())
    return data


def as_moved(data: QMimeData) -> QMimeData:
    """Return what lies on the clipboard as it is once a cut block has been pasted: a copy from then on,
    which tells where it was cut that it has arrived; see ``moved_of``.
    """
    moved = QMimeData()
    moved.setText(data.text())
    moved.setHtml(data.html())
    moved.setData(_MOVED_FORMAT, cut_of(data).encode())
    return moved


def cut_of(data: QMimeData | None) -> str:
    """Return the name of the cut block that lies on the clipboard, empty where none does."""
    return _name_in(data, _CUT_FORMAT)


def moved_of(data: QMimeData | None) -> str:
    """Return the name of the cut block that was pasted somewhere, empty where none was."""
    return _name_in(data, _MOVED_FORMAT)


def _name_in(data: QMimeData | None, form: str) -> str:
    if data is None or not data.hasFormat(form):
        return ""
    return bytes(data.data(form).data()).decode("ascii", "replace")


def from_mime(data: QMimeData | None) -> Block:
    """Return the block that lies on the clipboard, empty where there is none.

    The plain text of a spreadsheet is exact, but that of a browser or a word processor has lost the
    cells' borders: a table in HTML counts where the plain text is no table.
    """
    if data is None:
        return []
    plain = from_tsv(data.text()) if data.hasText() else []
    if data.hasHtml() and not any(len(row) > 1 for row in plain):
        table = from_html(data.html())
        if table:
            return table
    return plain


def to_tsv(block: Sequence[Sequence[str]]) -> str:
    """Return cells apart by tabs and rows by line ends, quoted where a cell holds either."""
    return "".join("\t".join(_quoted(text) for text in row) + "\r\n" for row in block)


def _quoted(text: str) -> str:
    if not any(char in text for char in _QUOTED):
        return text
    return '"' + text.replace("\r\n", "\n").replace('"', '""') + '"'


def from_tsv(text: str) -> Block:
    """Return the cells of tab-separated text; quotes hold line ends and tabs only where they open a cell.

    One line end at the end closes the last row. A cell that opens with a quote which nothing closes
    is plain text: people copy such text from elsewhere.
    """
    text = text.replace("\x00", "")
    rows: Block = [[]]
    place, end = 0, len(text)
    while place < end:
        cell, place = _read_cell(text, place)
        rows[-1].append(cell)
        if sum(map(len, rows[-1:])) > MOST_CELLS or len(rows) > MOST_CELLS:
            break
        if place >= end:
            break
        char = text[place]
        place += 1
        if char == "\t":
            if place >= end:
                rows[-1].append("")
            continue
        if char == "\r" and text[place : place + 1] == "\n":
            place += 1
        if place < end:
            rows.append([])
    return _even([row or [""] for row in rows]) if rows[0] else []


_PLAIN_CELL: Final = re.compile(r"[^\t\r\n]*")
_QUOTED_CELL: Final = re.compile(r'"((?:[^"]|"")*)"(?=[\t\r\n]|\Z)')


def _read_cell(text: str, place: int) -> tuple[str, int]:
    if text[place] == '"':
        found = _QUOTED_CELL.match(text, place)
        if found:
            return found[1].replace('""', '"').replace("\r\n", "\n"), found.end()
    plain = _PLAIN_CELL.match(text, place)
    return (plain[0], plain.end()) if plain else ("", place)


def _even(rows: Block) -> Block:
    """Fill short rows up with empty cells."""
    width = max((len(row) for row in rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


def to_html(cells: Sequence[Sequence[BlockCell]]) -> str:
    """Return an HTML table whose text cells stay text in Excel and in LibreOffice."""
    body = "".join("<tr>" + "".join(_html_cell(cell) for cell in row) + "</tr>\n" for row in cells)
    return (
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8">'
        "<style>br{mso-data-placement:same-cell;}</style></head>"
        f"<body><!--StartFragment--><table>\n{body}</table><!--EndFragment--></body></html>"
    )


def _html_cell(cell: BlockCell) -> str:
    words = escape(cell.text).replace("\r\n", "\n").replace("\n", "<br>")
    if cell.value is None:
        return f'<td style="{_TEXT_STYLE}" sdnum="1033;0;@">{words}</td>'
    if isinstance(cell.value, dt.date):
        serial = (cell.value - _DAY_ZERO).days
        return (
            f'<td style="{_DATE_STYLE}" sdval="{serial}" sdnum="1033;1033;DD/MM/YYYY" '
            f'x:num="{serial}">{words}</td>'
        )
    return (
        f'<td sdval="{_plain_number(cell.value)}" x:num="{_plain_number(cell.value)}">{words}</td>'
    )


def _plain_number(value: int | Decimal) -> str:
    return f"{Decimal(value):f}"


def from_html(html: str) -> Block:
    """Return the cells of the first table in ``html``, empty where there is none.

    A cell that spans others stands in its first place, and leaves the rest empty, as Excel pastes it.
    """
    reader = _TableReader()
    reader.feed(html)
    reader.close()
    return _even(reader.rows()) if reader.has_cells else []


class _TableReader(HTMLParser):
    """Collects the cells of the first table that has any; tables inside its cells are their text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._cells: dict[tuple[int, int], str] = {}
        self._hidden_rows: set[int] = set()
        self._taken: set[tuple[int, int]] = set()
        self._row = -1
        self._column = 0
        self._depth = 0
        self._words: list[str] | None = None
        self._span = (1, 1)
        self._done = False
        self._silent = 0

    @property
    def has_cells(self) -> bool:
        """Tell whether a table with cells was found."""
        return bool(self._taken)

    def rows(self) -> Block:
        """Return the cells found, those that were spanned as empty ones.

        Excel ends a table of merged cells with a row that is not shown and only holds the widths.
        """
        height = 1 + max(row for row, _ in self._taken)
        width = 1 + max(column for _, column in self._taken)
        rows = [
            [self._cells.get((row, column), "") for column in range(width)] for row in range(height)
        ]
        return [row for place, row in enumerate(rows) if any(row) or place not in self._hidden_rows]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a table, a row or a cell; a line break counts inside a cell."""
        if tag in _SILENT:
            self._silent += 1
        elif tag == "table":
            self._depth += 1
        if self._done or self._depth != 1:
            return
        if tag == "tr":
            self._end_cell()
            self._row += 1
            self._column = 0
            if _HIDDEN.search(dict(attrs).get("style") or ""):
                self._hidden_rows.add(self._row)
        elif tag in ("td", "th"):
            self._end_cell()
            self._begin_cell(dict(attrs))
        elif (tag == "br" and self._words is not None) or (
            tag in ("p", "div", "li") and self._words and "".join(self._words).strip()
        ):
            self._words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Close what was opened; the first table's end is the end of all."""
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in ("td", "th", "tr") and self._depth == 1:
            self._end_cell()
        elif tag == "table":
            self._end_cell() if self._depth == 1 else None
            self._depth = max(0, self._depth - 1)
            self._done = self._done or (self._depth == 0 and self.has_cells)

    def handle_data(self, data: str) -> None:
        """Take text inside a cell; white space of the source is one space."""
        if self._words is not None and not self._silent and not self._done:
            self._words.append(_SPACES.sub(" ", data))

    def close(self) -> None:
        """Take the last cell of a table that nothing closes."""
        super().close()
        self._end_cell()

    def _begin_cell(self, attributes: dict[str, str | None]) -> None:
        self._row = max(self._row, 0)
        while (self._row, self._column) in self._taken:
            self._column += 1
        self._words = []
        self._span = (_span(attributes.get("rowspan")), _span(attributes.get("colspan")))

    def _end_cell(self) -> None:
        if self._words is None:
            return
        lines = "".join(self._words).replace("\xa0", " ").split("\n")
        text = "\n".join(line.strip(" ") for line in lines).strip("\n")
        self._words = None
        self._cells[self._row, self._column] = text
        height, width = self._span
        if len(self._taken) + height * width > MOST_CELLS:
            self._done, height, width = True, 1, 1
        for row in range(self._row, self._row + height):
            for column in range(self._column, self._column + width):
                self._taken.add((row, column))
        self._column += width


def _span(text: str | None) -> int:
    """Return a span as a page gives it, 1 where it gives none or nonsense."""
    digits = (text or "").strip()
    if not digits.isascii() or not digits.isdigit():
        return 1
    return min(max(int(digits[:6]), 1), _MOST_SPAN)
