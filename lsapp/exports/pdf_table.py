# SPDX-License-Identifier: MIT
"""Tables of a PDF: widths fitted to their content, a head on every page, rows drawn once.

Each cell's text is wrapped once and drawn as lines, so the cost grows with the number of rows; see
docs/decisions/0004-pdf-by-own-table.md. Lengths are points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from lsapp.exports.fonts import FaceName
from lsapp.exports.layout import Layout, fit_widths
from lsapp.exports.pdf_bands import Placeable, TableTop, baseline_in
from lsapp.exports.pdf_canvas import Frame, Page
from lsapp.exports.typesetting import Line, Typesetter
from lsapp.exports.wording import cell_text, is_number, placed_head, spans
from lsapp.report.blocks import Row, Table

GRID_WIDTH: Final = 0.5
_PADDING_X: Final = 3.0
_PADDING_Y: Final = 2.5
_SAMPLED_ROWS: Final = 200
"""Rows whose longest words count for the widths of the columns; numbers count in all rows."""
_WORD_SHARE: Final = 0.22
"""A single word may claim at most this share of the table's width for its column."""
_SIZE_STEP: Final = 0.5
_SMALLEST_NUMBER: Final = 6.0
_BEFORE: Final = {"left": 0.0, "center": 0.5, "right": 1.0}
"""The share of a line's width that stands before the point where it is aligned."""
_SMALL_TABLE: Final = 1 / 3
"""Share of the page's height up to which a table is never cut."""
_FEWEST_LINES: Final = 2
"""Lines of a cut row that must stand on either page."""


class _Cell(NamedTuple):
    """A cell ready to draw: where its lines are aligned, and the lines."""

    x: float
    align: str
    face: FaceName
    size: float
    lines: tuple[Line, ...]


class TableRow:
    """A row of a table as a band; it can be cut between two lines of its text."""

    __slots__ = ("_cells", "_edges", "_geometry", "gap", "head", "height", "keep")

    def __init__(
        self,
        geometry: _Geometry,
        cells: tuple[_Cell, ...],
        edges: tuple[float, ...],
        *,
        head: TableTop,
        keep: bool,
    ) -> None:
        count = max([len(cell.lines) for cell in cells], default=1)
        self.height = max(count, 1) * geometry.pitch + 2 * _PADDING_Y
        self.gap = 0.0
        self.keep = keep
        self.head: TableTop | None = head
        self._cells = cells
        self._edges = edges
        self._geometry = geometry

    def draw(self, page: Page, top: float) -> None:
        """Draw the texts, the rule below and the edges beside them."""
        geometry = self._geometry
        pitch = geometry.pitch
        first = top - _PADDING_Y - geometry.baseline
        for x, align, face, size, lines in self._cells:
            y = first
            for text, width, _ends in lines:
                if text:
                    start = x - width * _BEFORE[align]
                    page.text(start, y, face, size, text)
                y -= pitch
        bottom = top - self.height
        page.edges(self._edges, top, bottom, GRID_WIDTH)
        page.line(geometry.left, bottom, geometry.right, bottom, GRID_WIDTH)

    def split(self, room: float) -> tuple[Placeable, Placeable] | None:
        """Cut the row so that the first part is no higher than ``room``, two lines a part."""
        fitting = int((room - 2 * _PADDING_Y) / self._geometry.pitch)
        count = max(len(cell.lines) for cell in self._cells)
        fitting = min(fitting, count - _FEWEST_LINES)
        if fitting < _FEWEST_LINES:
            return None
        return self._part(0, fitting, keep=False), self._part(fitting, count, keep=self.keep)

    def _part(self, start: int, end: int, *, keep: bool) -> TableRow:
        cells = tuple([cell._replace(lines=cell.lines[start:end]) for cell in self._cells])
        assert self.head is not None
        return TableRow(self._geometry, cells, self._edges, head=self.head, keep=keep)


class _Geometry(NamedTuple):
    """Where the columns of a table stand: ``edges`` are the abscissas of its vertical lines."""

    edges: tuple[float, ...]
    size: float
    pitch: float
    baseline: float

    @property
    def left(self) -> float:
        return self.edges[0]

    @property
    def right(self) -> float:
        return self.edges[-1]

    def inner(self, column: int, count: int = 1) -> tuple[float, float]:
        """Return left and right of the text area of ``count`` columns."""
        return self.edges[column] + _PADDING_X, self.edges[column + count] - _PADDING_X


class _HeadBox(NamedTuple):
    """A cell of the head with its place in the grid of header rows."""

    row: int
    column: int
    rows: int
    columns: int
    face: FaceName
    lines: tuple[Line, ...]


class TableHead:
    """The header rows of a table with their spans, and the row (1) (2) … below them."""

    def __init__(self, geometry: _Geometry, boxes: list[_HeadBox], heights: list[float]) -> None:
        self._geometry = geometry
        self._boxes = boxes
        self._tops = [0.0]
        for height in heights:
            self._tops.append(self._tops[-1] + height)
        self.height = self._tops[-1]

    def draw(self, page: Page, top: float) -> None:
        """Draw the cells, each in its own frame, texts in the middle."""
        geometry = self._geometry
        page.line(geometry.left, top, geometry.right, top, GRID_WIDTH)
        for box in self._boxes:
            left, right = geometry.edges[box.column], geometry.edges[box.column + box.columns]
            upper, lower = top - self._tops[box.row], top - self._tops[box.row + box.rows]
            page.line(left, upper, left, lower, GRID_WIDTH)
            page.line(left, lower, right, lower, GRID_WIDTH)
            free = upper - lower - len(box.lines) * geometry.pitch
            y = upper - free / 2 - geometry.baseline
            for line in box.lines:
                middle = (left + right - line.width) / 2
                page.text(middle, y, box.face, geometry.size, line.text)
                y -= geometry.pitch
        page.line(geometry.right, top, geometry.right, top - self.height, GRID_WIDTH)


class TableSetter:
    """Turns one ``Table`` into its head and rows for a frame."""

    def __init__(self, table: Table, typesetter: Typesetter, layout: Layout, frame: Frame) -> None:
        self._table = table
        self._typesetter = typesetter
        self._layout = layout
        self._texts = [self._row_texts(row) for row in table.rows]
        # The grid's lines are drawn inside the margins.
        self._left = frame.left + GRID_WIDTH / 2
        self._width = frame.text_width - GRID_WIDTH
        self._height = frame.top - frame.bottom
        self._geometry = self._fitted_geometry()
        self._head = self._make_head()
        self._full_edges = self._geometry.edges

    def rows(self, *, gap: float) -> Iterator[TableRow]:
        """Yield the rows; ``gap`` is the free space above the head.

        A group row is kept with the row below it, a total row with the row above it, and all rows of
        a small table with one another.
        """
        rows = self._table.rows
        if not rows:
            empty = TableRow(self._geometry, (), self._full_edges, head=self._head, keep=False)
            empty.gap = gap
            yield empty
            return
        whole = self._is_small()
        for index, row in enumerate(rows):
            total_follows = index + 1 < len(rows) and rows[index + 1].style == "total" != row.style
            keep = total_follows or ((whole or row.style == "group") and index + 1 < len(rows))
            made = self._make_row(row, self._texts[index], keep=keep)
            made.gap = 0.0 if index else gap
            yield made

    def _is_small(self) -> bool:
        """Tell whether the table fits a third of a page, so that no page cuts it."""
        room = self._height * _SMALL_TABLE - self._head.height
        for row, texts in zip(self._table.rows, self._texts, strict=True):
            room -= self._make_row(row, texts, keep=False).height
            if room < 0:
                return False
        return True

    def _row_texts(self, row: Row) -> tuple[str, ...]:
        face = _row_face(row)
        printable = self._typesetter.printable
        pairs = zip(row.cells, self._table.columns, strict=True)
        return tuple([printable(cell_text(value, column), face) for value, column in pairs])

    def _make_row(self, row: Row, texts: tuple[str, ...], *, keep: bool) -> TableRow:
        geometry = self._geometry
        if row.style == "plain":
            cells = [
                self._make_cell(row, texts, column, 1)
                for column in range(len(texts))
                if texts[column]
            ]
            edges = self._full_edges
        else:
            found = spans(row.cells, row.style)
            cells = [self._make_cell(row, texts, at, count) for at, count in found if texts[at]]
            edges = (*(geometry.edges[at] for at, _count in found), geometry.right)
            if len(edges) == len(self._full_edges):
                edges = self._full_edges
        return TableRow(geometry, tuple(cells), edges, head=self._head, keep=keep)

    def _make_cell(self, row: Row, texts: tuple[str, ...], column: int, count: int) -> _Cell:
        geometry = self._geometry
        left, right = geometry.inner(column, count)
        face = _row_face(row)
        text = texts[column]
        align: str = self._table.columns[column].align
        size = geometry.size
        if is_number(row.cells[column]):
            align = "right" if align == "left" else align
            size = self._number_size(text, face, right - left)
        elif count > 1:
            align = "center" if row.style == "total" else "left"
        lines = self._typesetter.wrap(text, face, size, right - left)
        x = left if align == "left" else right if align == "right" else (left + right) / 2
        return _Cell(x, align, face, size, lines)

    def _number_size(self, text: str, face: FaceName, room: float) -> float:
        """Return the size at which a number fits its column; below the smallest it is broken."""
        size = self._geometry.size
        width = self._typesetter.width(text, face, size)
        if width <= room:
            return size
        return max(_SMALLEST_NUMBER, int(size * room / width * 10) / 10)

    def _fitted_geometry(self) -> _Geometry:
        """Choose the largest size of type at which words of the head, numbers and texts have room."""
        layout = self._layout
        size = layout.sizes.table
        needs, floors = self._needs(size)
        while sum(map(max, needs, floors)) > self._width and size > layout.sizes.table_smallest:
            size -= _SIZE_STEP
            needs, floors = self._needs(size)
        shares = [column.width for column in self._table.columns]
        widths = fit_widths(shares, self._squeezed(needs, floors), self._width)
        edges = [self._left]
        for width in widths:
            edges.append(edges[-1] + width)
        pitch = size * layout.tight_pitch
        return _Geometry(tuple(edges), size, pitch, baseline_in(pitch, size))

    def _squeezed(self, needs: Sequence[float], floors: Sequence[float]) -> list[float]:
        """Return needs that fit the table: where room is short, figures shrink before texts do."""
        both = [*map(max, needs, floors)]
        if sum(both) <= self._width:
            return both
        texts = sum(width for width, floor in zip(both, floors, strict=True) if floor)
        figures = sum(both) - texts
        if figures and texts <= self._width / 2:
            scale = (self._width - texts) / figures
            return [w if floor else w * scale for w, floor in zip(both, floors, strict=True)]
        scale = self._width / sum(both)
        return [width * scale for width in both]

    def _needs(self, size: float) -> tuple[list[float], list[float]]:
        """Return for each column what its head and figures need, and the floor of a column of texts.

        The floor, 0 for figures, holds the longest word of the first rows and half of the share
        that the column was given.
        """
        needs = [2 * _PADDING_X + size] * len(self._table.columns)
        longest = self._typesetter.longest_word
        for _row, column, cell in placed_head(self._table):
            if cell.columns == 1:
                text = self._typesetter.printable(cell.text, "bold")
                needs[column] = max(needs[column], longest(text, "bold", size) + 2 * _PADDING_X)
        if self._table.numbered:
            for column in range(len(needs)):
                width = longest(f"({column + 1})", "italic", size) + 2 * _PADDING_X
                needs[column] = max(needs[column], width)
        for row, texts in zip(self._table.rows, self._texts, strict=True):
            face = _row_face(row)
            for column, value in enumerate(row.cells):
                if value is not None and not isinstance(value, str):
                    width = self._typesetter.width(texts[column], face, size) + 2 * _PADDING_X
                    needs[column] = max(needs[column], width)
        return needs, self._floors(size)

    def _floors(self, size: float) -> list[float]:
        columns = self._table.columns
        unit = self._width / (sum(column.width for column in columns) or 1.0)
        floors = [0.0] * len(columns)
        for row, texts in zip(self._table.rows[:_SAMPLED_ROWS], self._texts, strict=False):
            if row.style != "plain":
                continue
            for column, value in enumerate(row.cells):
                if isinstance(value, str) and texts[column]:
                    width = self._typesetter.longest_word(texts[column], "regular", size)
                    width = min(width + 2 * _PADDING_X, self._width * _WORD_SHARE)
                    half = unit * columns[column].width / 2
                    floors[column] = max(floors[column], width, half)
        return floors

    def _make_head(self) -> TableHead:
        geometry = self._geometry
        boxes: list[_HeadBox] = []
        for row, column, cell in placed_head(self._table):
            left, right = geometry.inner(column, cell.columns)
            text = self._typesetter.printable(cell.text, "bold")
            lines = self._typesetter.wrap(text, "bold", geometry.size, right - left)
            boxes.append(_HeadBox(row, column, cell.rows, cell.columns, "bold", lines))
        heights = _row_heights(boxes, len(self._table.head), geometry.pitch)
        if self._table.numbered and self._table.head:
            for column in range(len(self._table.columns)):
                left, right = geometry.inner(column)
                words = f"({column + 1})"
                lines = self._typesetter.wrap(words, "italic", geometry.size, right - left)
                boxes.append(_HeadBox(len(heights), column, 1, 1, "italic", lines))
            most = max(len(box.lines) for box in boxes[-len(self._table.columns) :])
            heights.append(most * geometry.pitch + _PADDING_Y)
        return TableHead(geometry, boxes, heights)


def _row_face(row: Row) -> FaceName:
    return "regular" if row.style == "plain" else "bold"


def _row_heights(boxes: list[_HeadBox], count: int, pitch: float) -> list[float]:
    """Return the heights of the header rows; a cell that spans rows stretches the last of them."""
    heights = [pitch + 2 * _PADDING_Y] * count
    for box in sorted(boxes, key=lambda box: box.rows):
        need = max(len(box.lines), 1) * pitch + 2 * _PADDING_Y
        spanned = range(box.row, box.row + box.rows)
        lacking = need - sum(heights[row] for row in spanned)
        if lacking > 0:
            heights[spanned[-1]] += lacking
    return heights
