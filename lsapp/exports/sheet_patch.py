# SPDX-License-Identifier: MIT
"""Writes values into cells of a worksheet part that another program made, and touches nothing else.

Every byte outside the cells written stays, but for the saved results of formulas, which are no longer
true, and the reference that says how far the sheet reaches, where it must grow.
"""

from __future__ import annotations

import datetime as dt
import re
import textwrap
from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from typing import Final
from xml.sax.saxutils import escape, unescape

import msgspec

from lsapp.domain.dates import grid_date
from lsapp.errors import UserError
from lsapp.exports.sheet_markup import (
    CellSpan,
    Place,
    RowSpan,
    SheetMarkup,
    letters_of,
    range_of,
    read_markup,
)

Content = str | int | Decimal | dt.date | None
"""What a cell is to hold; ``None`` empties it."""

LONGEST_TEXT: Final = 32_000
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\r|_x[0-9A-Fa-f]{4}_")
_SPANS: Final = re.compile(rb"""\sspans=(["'])([0-9]+):([0-9]+)\1""")
_DIMENSION: Final = re.compile(rb"""(\sref=)(["'])([^"']*)\2""")
_FORMULA: Final = re.compile(rb"<(?:[\w.-]+:)?f(?:\s[^>]*)?>([^<]*)</")
_LITERAL: Final = re.compile(r'"[^"]*"')
_QUOTE: Final = {"&quot;": '"', "&apos;": "'"}
_WORD: Final = re.compile(r"[^\W\d][\w.$]*|\$[A-Za-z]{1,3}\$?[0-9]*")
_REFERENCE: Final = re.compile(r"\$?[A-Z]{1,3}\$?[0-9]+|TRUE|FALSE")
_COLUMN: Final = re.compile(r"\$?[A-Za-z]{1,3}")
_HEIGHT: Final = re.compile(rb"""\s(?:ht|customHeight)=(["'])[^"']*\1""")
_HIGHEST: Final = 409.0  # points; Excel has no higher row
_LINE: Final = 15.75  # points of a line in the office's usual 12 or 13
_LINE_ROOM: Final = 2.0
_LETTERS_IN_WIDTH: Final = 0.95  # of the digits that a width counts, in wrapped words
_EPOCH: Final = dt.date(1899, 12, 30)
_FIRST_DAY: Final = dt.date(1900, 3, 1)  # before it Excel counts a day that never was
_EPOCH_1904: Final = dt.date(1904, 1, 1)


class NumberStyles(msgspec.Struct, frozen=True, kw_only=True):
    """Which cell styles (attribute ``s``) show their numbers as days, and which as percent; and whether
    days count from 1904.
    """

    dates: frozenset[str] = frozenset()
    percents: frozenset[str] = frozenset()
    since_1904: bool = False


def patch_sheet(
    part: bytes,
    cells: Mapping[Place, Content],
    styles: NumberStyles,
    fitted: Collection[int] = (),
) -> bytes:
    """Return the part with ``cells`` written: each keeps its own style, or takes that of its row or
    column where it was not there. Days and percentages are written as the style shows them: a day
    into a cell that shows none becomes its words, 85 into a cell of percent becomes 0.85. The rows
    ``fitted`` are made higher where the texts written need it, never lower.

    Raises ``UserError``: ``filling.formula_cell`` for a cell that a formula fills,
    ``filling.damaged``.
    """
    markup = read_markup(part, {row for row, _ in cells})
    _refuse_formulas(markup, cells)
    edits: list[tuple[int, int, bytes]] = list(_stale_results(markup))
    by_row: dict[int, dict[int, Content]] = {}
    for (number, column), content in sorted(cells.items(), key=lambda one: one[0]):
        by_row.setdefault(number, {})[column] = content
    held = {row.number: row for row in markup.rows}
    writer = _CellWriter(markup, styles, frozenset(fitted))
    added: list[tuple[int, int, bytes]] = []
    for number, contents in by_row.items():
        row = held.get(number)
        if row is None:
            at = _place_for(markup, number)
            added.append((at, at, writer.new_row(number, contents)))
        else:
            edits += _row_edits(part, row, contents, writer)
    edits += _into_data(part, markup, added)
    edits += _dimension_edit(part, markup, cells)
    return _spliced(part, edits)


def cell_markup(prefix: str, place: Place, style: str | None, content: Content) -> bytes:
    """Return a cell element; ``content`` is a number, a text, or nothing."""
    row, column = place
    head = f'<{prefix}c r="{letters_of(column)}{row}"' + (f' s="{style}"' if style else "")
    if content is None or content == "":
        return f"{head}/>".encode()
    if isinstance(content, str):
        text = escape(_CONTROL.sub(_escaped, content[:LONGEST_TEXT]))
        inner = f'<{prefix}is><{prefix}t xml:space="preserve">{text}</{prefix}t></{prefix}is>'
        return f'{head} t="inlineStr">{inner}</{prefix}c>'.encode()
    return f"{head}><{prefix}v>{_digits(content)}</{prefix}v></{prefix}c>".encode()


def without_results(part: bytes) -> bytes:
    """Return the part with the saved results of its formulas taken out, so that no program shows what
    is no longer true.
    """
    return _spliced(part, list(_stale_results(read_markup(part, ()))))


def looks_elsewhere(part: bytes) -> bool:
    """Tell whether a formula of the sheet names another sheet, or a name of the workbook behind which one
    may stand.
    """
    for markup in _FORMULA.findall(part):
        formula = _LITERAL.sub("", unescape(markup.decode(errors="replace"), _QUOTE))
        if "!" in formula or "[" in formula:
            return True
        for word in _WORD.finditer(formula):
            after = formula[word.end() : word.end() + 1]
            column = ":" in (after, formula[word.start() - 1 : word.start()])
            known = _REFERENCE.fullmatch(word[0].upper()) or (column and _COLUMN.fullmatch(word[0]))
            if after != "(" and not known:
                return True
    return False


class _CellWriter:
    """Makes the bytes of cells and rows in the manner of the sheet."""

    def __init__(self, markup: SheetMarkup, styles: NumberStyles, fitted: frozenset[int]) -> None:
        self._markup = markup
        self._styles = styles
        self._fitted = fitted

    def written(
        self, row: RowSpan | None, held: CellSpan | None, place: Place, content: Content
    ) -> bytes:
        style = held.style if held is not None else self._markup.style_of(row, place[1])
        shown = self._as_shown(style, content)
        return cell_markup(self._markup.prefix, place, style, shown)

    def new_row(self, number: int, contents: Mapping[int, Content]) -> bytes:
        prefix = self._markup.prefix
        cells = b"".join(
            self.written(None, None, (number, column), content)
            for column, content in sorted(contents.items())
        )
        tag = self.row_tag(f'<{prefix}row r="{number}">'.encode(), number, None, contents)
        return tag + cells + f"</{prefix}row>".encode()

    def row_tag(
        self, tag: bytes, number: int, row: RowSpan | None, contents: Mapping[int, Content]
    ) -> bytes:
        """Return a row's start tag with the height that the texts written into it need."""
        if number not in self._fitted:
            return tag
        held = float((row.attributes.get("ht") if row else None) or self._markup.default_height)
        lines = max(
            (
                _lines(content, self._markup.width_of(column))
                for column, content in contents.items()
                if isinstance(content, str)
            ),
            default=1,
        )
        height = min(_HIGHEST, lines * max(_LINE, self._markup.default_height) + _LINE_ROOM)
        if lines < 2 or height <= held:
            return tag
        bare = _HEIGHT.sub(b"", tag)
        end = len(bare) - (2 if bare.endswith(b"/>") else 1)
        return bare[:end].rstrip() + f' ht="{height:g}" customHeight="1"'.encode() + bare[end:]

    def _as_shown(self, style: str | None, content: Content) -> Content:
        key = style or "0"
        if isinstance(content, dt.date):
            if key in self._styles.dates and (serial := self._serial(content)) is not None:
                return serial
            return grid_date(content)
        if isinstance(content, (int, Decimal)) and key in self._styles.percents:
            return Decimal(content) / 100
        return content

    def _serial(self, day: dt.date) -> int | None:
        if self._styles.since_1904:
            return (day - _EPOCH_1904).days if day >= _EPOCH_1904 else None
        return (day - _EPOCH).days if day >= _FIRST_DAY else None


def _row_edits(
    part: bytes, row: RowSpan, contents: Mapping[int, Content], writer: _CellWriter
) -> Iterable[tuple[int, int, bytes]]:
    held = {cell.column: cell for cell in row.cells}
    fresh: dict[int, bytes] = {}
    for column, content in sorted(contents.items()):
        cell = held.get(column)
        bytes_of = writer.written(row, cell, (row.number, column), content)
        if cell is not None:
            yield cell.start, cell.end, bytes_of
            continue
        after = next((one.start for one in row.cells if one.column > column), row.close)
        fresh[after] = fresh.get(after, b"") + bytes_of
    if row.empty and fresh:
        tag = part[row.start : row.inner]
        name = re.match(rb"<([\w:.-]+)", tag)
        closing = b"</" + (name[1] if name else b"row") + b">"
        opened = tag[: tag.rindex(b"/")].rstrip() + b">"
        opened = writer.row_tag(_wider(opened, contents), row.number, row, contents)
        yield row.start, row.inner, opened + b"".join(fresh.values()) + closing
        return
    tag = part[row.start : row.inner]
    new = writer.row_tag(_wider(tag, contents) if fresh else tag, row.number, row, contents)
    if new != tag:
        yield row.start, row.inner, new
    for at, bytes_of in fresh.items():
        yield at, at, bytes_of


def _lines(text: str, width: float) -> int:
    """Return about how many lines a text takes in a column so many letters wide."""
    room = max(1, int(width * _LETTERS_IN_WIDTH))
    return sum(len(textwrap.wrap(line, room)) or 1 for line in text[:LONGEST_TEXT].split("\n"))


def _wider(tag: bytes, contents: Mapping[int, Content]) -> bytes:
    """Let the hint of a row, which columns it has cells in, hold for the new ones."""
    match = _SPANS.search(tag)
    if match is None:
        return tag
    first, last = min(int(match[2]), *contents), max(int(match[3]), *contents)
    return tag[: match.start()] + f' spans="{first}:{last}"'.encode() + tag[match.end() :]


def _refuse_formulas(markup: SheetMarkup, cells: Mapping[Place, Content]) -> None:
    formulas = {
        (row.number, cell.column) for row in markup.rows for cell in row.cells if cell.formula
    }
    for place in sorted(cells):
        filled = any(
            first[0] <= place[0] <= last[0] and first[1] <= place[1] <= last[1]
            for first, last in markup.blocks
        )
        if place in formulas or filled:
            cell = f"{letters_of(place[1])}{place[0]}"
            raise UserError("filling.formula_cell", cell=cell)


def _stale_results(markup: SheetMarkup) -> Iterable[tuple[int, int, bytes]]:
    for row in markup.rows:
        for cell in row.cells:
            if cell.formula and cell.value_end:
                yield cell.value_start, cell.value_end, b""


def _place_for(markup: SheetMarkup, number: int) -> int:
    """Return where a row that is not there belongs."""
    after = next((row.start for row in markup.rows if row.number > number), None)
    return markup.data_close if after is None else after


def _into_data(
    part: bytes, markup: SheetMarkup, added: list[tuple[int, int, bytes]]
) -> list[tuple[int, int, bytes]]:
    if not added or not markup.data_empty:
        return added
    opened = part[markup.data_start : markup.data_inner]
    opened = opened[: opened.rindex(b"/")].rstrip() + b">"
    rows = b"".join(row for _, _, row in added)
    whole = opened + rows + f"</{markup.prefix}sheetData>".encode()
    return [(markup.data_start, markup.data_inner, whole)]


def _dimension_edit(
    part: bytes, markup: SheetMarkup, cells: Mapping[Place, Content]
) -> list[tuple[int, int, bytes]]:
    if markup.dimension is None or not cells:
        return []
    start, end, reference = markup.dimension
    try:
        (top, left), (bottom, right) = range_of(reference)
    except ValueError:
        return []
    rows, columns = {row for row, _ in cells}, {column for _, column in cells}
    wider = min(top, *rows), min(left, *columns), max(bottom, *rows), max(right, *columns)
    if wider == (top, left, bottom, right):
        return []
    new = f"{letters_of(wider[1])}{wider[0]}:{letters_of(wider[3])}{wider[2]}".encode()
    tag = _DIMENSION.sub(
        lambda found: found[1] + found[2] + new + found[2], part[start:end], count=1
    )
    return [(start, end, tag)]


def _spliced(part: bytes, edits: list[tuple[int, int, bytes]]) -> bytes:
    """Return the part with spans replaced; those that begin at one place come in the order given."""
    pieces: list[bytes] = []
    at = 0
    for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
        pieces += [part[at:start], new]
        at = end
    return b"".join([*pieces, part[at:]])


def _escaped(found: re.Match[str]) -> str:
    """Return what stands for a character that XML cannot hold, or for text that looks like one."""
    text = found[0]
    return f"_x005F{text}" if len(text) > 1 else f"_x{ord(text):04X}_"


def _digits(number: int | Decimal | dt.date) -> str:
    if isinstance(number, Decimal):
        return format(number.normalize(), "f") if number else "0"
    return str(number)
