# SPDX-License-Identifier: MIT
"""What is done to a block of cells at once: copy, cut, paste, clear, fill. Each is one step to undo."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Final

from lsapp.domain.text import fold
from ui.clipboard import Block, BlockCell, from_mime, to_mime
from ui.models.grid_columns import NUMBERS, Kind
from ui.models.grid_model import GridModel
from ui.models.grid_order import NewRows, is_group, is_new
from ui.widgets.grid_cursor import GridCursor
from ui.widgets.grid_cut import GetClipboard, GridCut

_LEAST_TITLES = 2
MOST_UNASKED: Final = 2_000
"""Cells of a block that are written at once; more are looked at first, read off the window's thread."""

AskPaste = Callable[[Block, tuple[str | None, str]], None]


class GridBlocks:
    """Copies, writes and pastes what the cursor has selected.

    A paste that does not fit is handed to ``ask_paste`` with the key of the row (``None`` for an empty
    one) and of the column where it should begin.
    """

    def __init__(
        self,
        model: GridModel,
        cursor: GridCursor,
        clipboard: GetClipboard,
        cut_cells: GridCut,
        ask_paste: AskPaste,
    ) -> None:
        self._model = model
        self._cursor = cursor
        self._clipboard = clipboard
        self._ask_paste = ask_paste
        self.cut_cells = cut_cells
        self.begins_with_heads: Callable[[Block], bool] | None = None
        """Tells of a block whether its first row heads columns by other words than the titles shown: such
        a block is asked about.
        """

    def copy(self) -> int:
        """Put the selected cells on the clipboard; return how many."""
        block = self._selected_block()
        if block:
            self.cut_cells.forget()
            self._clipboard().setMimeData(to_mime(block))
        return sum(map(len, block))

    def cut(self) -> int:
        """Put the selected cells on the clipboard and mark them: they are emptied when they are pasted."""
        block = self._selected_block()
        if block:
            columns = self._model.columns
            places = self._cursor.selected_cells()
            keys = [(self._model.row_key(row), columns[column].key) for row, column in places]
            self.cut_cells.begin(block, [(row, column) for row, column in keys if row is not None])
        return sum(map(len, block))

    def _selected_block(self) -> list[list[BlockCell]]:
        """Return the selected cells without the empty row, none where nothing is selected."""
        model, columns = self._model, self._cursor.selected_columns()
        rows = [row for row in self._cursor.selected_rows() if not is_new(model.entry(row))]
        if not columns:
            return []
        whole = len(self._cursor.blocks()) <= 1
        chosen = set() if whole else set(self._cursor.selected_cells())
        return [
            [
                self._cell(row, column) if whole or (row, column) in chosen else BlockCell("")
                for column in columns
            ]
            for row in rows
        ]

    def clear(self) -> int:
        """Empty the selected cells; return how many changed."""
        return self.fill("")

    def fill(self, text: str) -> int:
        """Write one text into every selected cell that takes edits; return how many changed."""
        return self._write(self._filled(text))

    def _filled(self, text: str) -> list[tuple[int, int, str]]:
        return [
            (row, column, text)
            for row, column in self._cursor.selected_cells()
            if not is_new(self._model.entry(row)) or text
        ]

    def _write(self, cells: list[tuple[int, int, str]]) -> int:
        """Write by a command other than paste, which ends a cut as in a spreadsheet."""
        self.cut_cells.forget()
        return self._model.write(cells)

    def fill_down(self) -> int:
        """Write the top cell of each column into those below; one row takes from the row above."""
        rows = [row for row in self._cursor.selected_rows() if self._model.row_key(row)]
        if len(rows) == 1:
            above = self._row_above(rows[0])
            rows = [above, *rows] if above is not None else []
        columns = self._cursor.selected_columns()
        return self._write(
            [
                (row, column, self._model.editor_text(rows[0], column))
                for column in columns
                for row in rows[1:]
            ]
        )

    def fill_right(self) -> int:
        """Write the left cell of each row into those beside it; one column takes from the left."""
        columns = self._cursor.selected_columns()
        shown = self._cursor.columns()
        if len(columns) == 1 and shown.index(columns[0]) > 0:
            columns = [shown[shown.index(columns[0]) - 1], *columns]
        return self._write(
            [
                (row, column, self._model.editor_text(row, columns[0]))
                for row in self._cursor.selected_rows()
                if self._model.row_key(row)
                for column in columns[1:]
            ]
        )

    def paste(self) -> int:
        """Write what lies on the clipboard, or ask where it does not fit; return how many changed."""
        block = from_mime(self._clipboard().mimeData())
        rows, columns = self._cursor.selected_rows(), self._cursor.selected_columns()
        if not block or not rows or not columns:
            return 0
        if len(block) == 1 and len(block[0]) == 1:
            text = block[0][0]
            return self._write_pasted(self._filled(text), None)
        block = _tiled(block, len(rows), len(columns))
        if not self.fits(block, rows[0], columns[0]):
            key = self._model.columns[columns[0]].key
            self._ask_paste(block, (self._model.row_key(rows[0]), key))
            return 0
        return self._write_pasted(self._laid_out(block, rows[0], columns[0]), rows[0])

    def _write_pasted(self, cells: list[tuple[int, int, str]], begun_at: int | None) -> int:
        """Write what is pasted, and empty in the same step the cells that it was cut from."""
        pasted = {(row, column) for row, column, _ in cells}
        emptied = [one for one in self.cut_cells.left_behind() if one[:2] not in pasted]
        changed = self._model.write([*cells, *emptied], begun_at=begun_at)
        if changed:
            self.cut_cells.tell_pasted()
        return changed

    def fits(self, block: Block, row: int, column: int) -> bool:
        """Tell whether a block can be written as it is: no titles, no cell beyond the border, none locked,
        and not so many that reading them would hold the window.
        """
        if len(block) * len(block[0]) > MOST_UNASKED:
            return False
        columns = self._columns_from(column)[: len(block[0])]
        if len(columns) < len(block[0]) or self._has_titles(block[0]):
            return False
        if self.begins_with_heads is not None and self.begins_with_heads(block):
            return False
        if not all(self._model.columns[one].editable for one in columns):
            return False
        return len(block) <= len(self._rows_from(row, len(block)))

    def write(self, block: Block, row: int, column: int) -> int:
        """Write a block from a cell on, over the rows and columns in sight; return how many changed."""
        return self._model.write(self._laid_out(block, row, column), begun_at=row)

    def _laid_out(self, block: Block, row: int, column: int) -> list[tuple[int, int, str]]:
        rows, columns = self._rows_from(row, len(block)), self._columns_from(column)
        return [
            (at, place, text)
            for at, texts in zip(rows, block, strict=False)
            for place, text in zip(columns, texts, strict=False)
        ]

    def _cell(self, row: int, column: int) -> BlockCell:
        shown, value = self._model.columns[column], self._model.value(row, column)
        text = self._model.text(row, column)
        counts = shown.kind in NUMBERS and isinstance(value, (int, Decimal))
        is_day = shown.kind is Kind.DATE and isinstance(value, dt.date)
        return BlockCell(text, value if counts or is_day else None)

    def _columns_from(self, column: int) -> list[int]:
        shown = self._cursor.columns()
        return shown[shown.index(column) :] if column in shown else []

    def _rows_from(self, row: int, count: int) -> list[int]:
        """Return the rows that a block goes into: those in sight, then rows to be begun.

        Where each group has its own empty row, the rows to be begun belong to the group.
        """
        model, found = self._model, list[int]()
        new_rows = model.order.new_rows
        for at in range(row, model.rowCount()):
            entry = model.entry(at)
            if is_group(entry) and new_rows is NewRows.IN_EACH_GROUP and at > row:
                break
            if is_new(entry):
                break
            if entry >= 0:
                found.append(at)
            if len(found) == count:
                break
        if new_rows is not NewRows.NONE:
            first = model.rowCount()
            found += range(first, first + count - len(found))
        return found

    def _row_above(self, row: int) -> int | None:
        for at in range(row - 1, -1, -1):
            if self._model.entry(at) >= 0:
                return at
        return None

    def _has_titles(self, texts: Sequence[str]) -> bool:
        titles = {fold(column.title) for column in self._model.columns}
        return sum(fold(text) in titles for text in texts if text) >= _LEAST_TITLES


def _tiled(block: Block, height: int, width: int) -> Block:
    """Repeat a block over a selection that is a multiple of it."""
    rows, columns = len(block), len(block[0])
    if height % rows or width % columns or (height == rows and width == columns):
        return block
    return [row * (width // columns) for row in block] * (height // rows)
