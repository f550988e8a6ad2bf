# SPDX-License-Identifier: MIT
"""Where the rows and cells of a worksheet part stand among its bytes (ECMA-376 part 1, 18.3.1).

Nothing is built of the XML: what is not asked for can be copied byte by byte, with every namespace,
extension and order that another program put there.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final
from xml.parsers import expat

import msgspec

from lsapp.errors import UserError

Place = tuple[int, int]
"""Row and column, both from 1."""

_REFERENCE: Final = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_DEFAULT_WIDTH: Final = 8.43
_DEFAULT_HEIGHT: Final = 15.0  # points
_QUOTES: Final = {b'"': b'"', b"'": b"'"}


class CellSpan(msgspec.Struct, frozen=True, kw_only=True):
    """A cell among the bytes; ``style`` is its attribute ``s``, ``value_start`` to ``value_end`` its
    ``v`` element where it has one.
    """

    column: int
    start: int
    end: int
    style: str | None
    formula: bool
    value_start: int = 0
    value_end: int = 0


class RowSpan(msgspec.Struct, frozen=True, kw_only=True):
    """A row among the bytes: its start tag ends at ``inner``, its content at ``close``; ``empty`` for one
    that closes itself. ``cells`` are those of the rows asked for, or those with a formula.
    """

    number: int
    start: int
    inner: int
    close: int
    end: int
    empty: bool
    attributes: dict[str, str]
    cells: tuple[CellSpan, ...]

    @property
    def style(self) -> str | None:
        """The style that cells without their own have, where the row has one."""
        return self.attributes.get("s") if _is_true(self.attributes.get("customFormat")) else None


class ColumnLook(msgspec.Struct, frozen=True):
    """The style and the width, in letters, of columns ``first`` to ``last``; ``None`` for the sheet's own."""

    first: int
    last: int
    style: str | None
    width: float | None


class SheetMarkup(msgspec.Struct, frozen=True, kw_only=True):
    """The rows of a sheet and what stands around them. ``prefix`` is that of the main namespace with its
    colon; ``data`` the span of ``sheetData``; ``dimension`` the span and the value of the reference
    that says how far the sheet reaches; ``blocks`` are ranges that one formula fills; ``default_width`` and
    ``default_height`` are those of columns (letters) and rows (points) that have none of their own.
    """

    prefix: str
    data_start: int
    data_inner: int
    data_close: int
    data_end: int
    data_empty: bool
    rows: tuple[RowSpan, ...]
    columns: tuple[ColumnLook, ...]
    dimension: tuple[int, int, str] | None
    blocks: tuple[tuple[Place, Place], ...]
    default_width: float
    default_height: float

    def style_of(self, row: RowSpan | None, column: int) -> str | None:
        """Return the style of a cell that is not there: its row's, else its column's."""
        if row is not None and row.style is not None:
            return row.style
        return next((one.style for one in self.columns if one.first <= column <= one.last), None)

    def width_of(self, column: int) -> float:
        """Return how many letters wide a column is."""
        widths = (one.width for one in self.columns if one.first <= column <= one.last)
        return next((one for one in widths if one is not None), self.default_width)


def read_markup(part: bytes, wanted: Collection[int] | None = None) -> SheetMarkup:
    """Return where things stand in a worksheet part; cells only of the rows ``wanted`` (``None``: all),
    besides those with formulas, which are always told.

    Raises ``UserError("filling.damaged")`` for what is no worksheet.
    """
    reader = _MarkupReader(part, None if wanted is None else frozenset(wanted))
    try:
        return reader.read()
    except (expat.ExpatError, ValueError, IndexError) as error:
        raise UserError("filling.damaged") from error


def place_of(reference: str) -> Place:
    """Return the place that ``B5`` or ``$B$5`` names; ``ValueError`` where it names none."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        raise ValueError(reference)
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column


def range_of(reference: str) -> tuple[Place, Place]:
    """Return the first and the last place of ``B5:C9``, or of one cell."""
    first, _, last = reference.partition(":")
    return place_of(first), place_of(last or first)


def letters_of(column: int) -> str:
    """Return a column's letters: ``A`` for 1."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def tag_end(data: bytes, start: int) -> int:
    """Return where the tag that begins at ``start`` ends; a ``>`` inside quotes does not end it."""
    at = start
    while True:
        end = data.index(b">", at)
        quote = min(
            (found for mark in _QUOTES if (found := data.find(mark, at, end)) >= 0), default=-1
        )
        if quote < 0:
            return end + 1
        at = data.index(data[quote : quote + 1], quote + 1) + 1


def _is_true(value: str | None) -> bool:
    return value in ("1", "true")


class _MarkupReader:
    """Handlers of the XML parser; offsets are those of the bytes that were given."""

    def __init__(self, data: bytes, wanted: frozenset[int] | None) -> None:
        self._data = data
        self._wanted = wanted
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._open: list[tuple[str, int, dict[str, str]]] = []
        self._prefix = ""
        self._sheet_data: tuple[int, int, int, int, bool] | None = None
        self._rows: list[RowSpan] = []
        self._row_number = self._column = 0
        self._cells: list[CellSpan] = []
        self._formula = False
        self._value = (0, 0)
        self._columns: list[ColumnLook] = []
        self._dimension: tuple[int, int, str] | None = None
        self._blocks: list[tuple[Place, Place]] = []
        self._default_width, self._default_height = _DEFAULT_WIDTH, _DEFAULT_HEIGHT

    def read(self) -> SheetMarkup:
        self._parser.Parse(self._data, True)
        if self._sheet_data is None:
            raise ValueError("no sheetData")
        start, inner, close, end, empty = self._sheet_data
        return SheetMarkup(
            prefix=self._prefix,
            data_start=start,
            data_inner=inner,
            data_close=close,
            data_end=end,
            data_empty=empty,
            rows=tuple(self._rows),
            columns=tuple(self._columns),
            dimension=self._dimension,
            blocks=tuple(self._blocks),
            default_width=self._default_width,
            default_height=self._default_height,
        )

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        at = self._parser.CurrentByteIndex
        if not self._open:
            prefix, colon, local = name.rpartition(":")
            if local != "worksheet":
                raise ValueError(local)
            self._prefix = prefix + colon
        self._open.append((name, at, attributes))
        local = self._local(name)
        depth = len(self._open)
        if local == "row" and depth == 3:
            self._row_number = int(attributes.get("r") or self._row_number + 1)
            self._column = 0
            self._cells = []
        elif local == "c" and depth == 4:
            reference = attributes.get("r")
            self._column = place_of(reference)[1] if reference else self._column + 1
            self._formula, self._value = False, (0, 0)
        elif local == "f" and depth == 5:
            self._formula = True
            if attributes.get("t") in ("array", "dataTable") and "ref" in attributes:
                self._blocks.append(range_of(attributes["ref"]))
        elif local == "col" and depth == 3:
            first, last = int(attributes["min"]), int(attributes["max"])
            width = float(attributes["width"]) if "width" in attributes else None
            self._columns.append(ColumnLook(first, last, attributes.get("style"), width))
        elif local == "sheetFormatPr" and depth == 2:
            self._default_width = float(attributes.get("defaultColWidth", self._default_width))
            self._default_height = float(attributes.get("defaultRowHeight", self._default_height))
        elif local == "dimension" and depth == 2:
            self._dimension = (at, tag_end(self._data, at), attributes.get("ref", ""))

    def _end(self, name: str) -> None:
        depth = len(self._open)
        _, start, attributes = self._open.pop()
        local = self._local(name)
        if local not in ("c", "row", "sheetData", "v"):
            return
        inner = tag_end(self._data, start)
        empty = self._data.endswith(b"/>", start, inner)
        close = inner if empty else self._parser.CurrentByteIndex
        end = inner if empty else self._data.index(b">", close) + 1
        if local == "v" and depth == 5:
            self._value = (start, end)
        elif local == "c" and depth == 4:
            self._end_cell(start, end, attributes)
        elif local == "row" and depth == 3:
            self._rows.append(
                RowSpan(
                    number=self._row_number,
                    start=start,
                    inner=inner,
                    close=close,
                    end=end,
                    empty=empty,
                    attributes=attributes,
                    cells=tuple(self._cells),
                )
            )
        elif local == "sheetData" and depth == 2:
            self._sheet_data = (start, inner, close, end, empty)

    def _end_cell(self, start: int, end: int, attributes: dict[str, str]) -> None:
        if self._wanted is None or self._row_number in self._wanted or self._formula:
            self._cells.append(
                CellSpan(
                    column=self._column,
                    start=start,
                    end=end,
                    style=attributes.get("s"),
                    formula=self._formula,
                    value_start=self._value[0],
                    value_end=self._value[1],
                )
            )

    def _local(self, name: str) -> str:
        """Return a name of the main namespace without its prefix, ``""`` for one of another."""
        if not self._prefix:
            return "" if ":" in name else name
        return name.removeprefix(self._prefix) if name.startswith(self._prefix) else ""
