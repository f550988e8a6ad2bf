# SPDX-License-Identifier: MIT
"""Where the keyboard stands in a grid, and what is selected: one active cell and the far end of a block.

As in a spreadsheet the active cell stays while a block grows from it, so that typing goes into the
cell where the block began. Places are rows and columns of the model; ways are those of the screen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex
from PySide6.QtWidgets import QTableView

from ui.models.grid_display import runs
from ui.models.grid_model import GridModel
from ui.models.grid_order import is_group, is_new

_Flag = QItemSelectionModel.SelectionFlag


class GridCursor:
    """Moves the active cell of ``view`` and grows the block; ``scroll_to`` brings a cell in sight."""

    def __init__(
        self, view: QTableView, model: GridModel, scroll_to: Callable[[QModelIndex], None]
    ) -> None:
        self._view = view
        self._model = model
        self._scroll_to = scroll_to
        self._end: tuple[int, int] | None = None
        self._line_began: int | None = None

    @property
    def active(self) -> QModelIndex:
        """The cell that typing goes into; not valid in an empty grid."""
        return self._view.selectionModel().currentIndex()

    @property
    def end(self) -> tuple[int, int]:
        """The corner of the block across from the active cell, as row and column."""
        here = self.active
        if self._end is None or self._end[0] >= self._model.rowCount():
            return here.row(), here.column()
        return self._end

    def forget_end(self) -> None:
        """Let the block begin anew at the active cell."""
        self._end = None

    def columns(self) -> list[int]:
        """Return the columns that are seen, from the left."""
        header = self._view.horizontalHeader()
        shown = (header.logicalIndex(at) for at in range(header.count()))
        return [column for column in shown if not self._is_hidden(column)]

    def blocks(self) -> list[tuple[int, int, int, int]]:
        """Return what is selected as blocks of top, left, bottom, right."""
        selection = self._view.selectionModel().selection()
        ranges = [selection.at(place) for place in range(selection.count())]
        return [(r.top(), r.left(), r.bottom(), r.right()) for r in ranges]

    def selected_rows(self) -> list[int]:
        """Return the rows with a cell selected, from the top; the active one where none is."""
        found = {row for top, _, bottom, _ in self.blocks() for row in range(top, bottom + 1)}
        if not found and self.active.isValid():
            found = {self.active.row()}
        return sorted(found)

    def selected_columns(self) -> list[int]:
        """Return the columns with a cell selected, from the left of the screen."""
        found = {column for _, left, _, right in self.blocks() for column in range(left, right + 1)}
        if not found and self.active.isValid():
            found = {self.active.column()}
        return [column for column in self.columns() if column in found]

    def selected_cells(self) -> list[tuple[int, int]]:
        """Return every cell selected that is seen, row by row."""
        seen = self.columns()
        cells: dict[tuple[int, int], None] = {}
        for top, left, bottom, right in sorted(self.blocks()):
            inside = [column for column in seen if left <= column <= right]
            cells.update(
                ((row, column), None) for row in range(top, bottom + 1) for column in inside
            )
        if not cells and self.active.isValid():
            return [(self.active.row(), self.active.column())]
        return sorted(cells, key=lambda cell: cell[0]) if len(self.blocks()) > 1 else list(cells)

    def go(self, row: int, column: int) -> None:
        """Make one cell active, and select it alone."""
        index = self._model.index(row, column)
        if not index.isValid():
            return
        self._end = self._line_began = None
        self._view.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect)
        self._scroll_to(index)

    def extend(self, row: int, column: int) -> None:
        """Grow or shrink the block, so that it ends in a cell."""
        index = self._model.index(row, column)
        if not index.isValid() or not self.active.isValid():
            return
        self._end = (row, column)
        self._select((self.active.row(), self.active.column()), self._end)
        self._scroll_to(index)

    def move(self, down: int, right: int, *, extend: bool = False) -> None:
        """Go or extend by rows and columns, and stop at the border."""
        row, column = self.end if extend else (self.active.row(), self.active.column())
        columns = self.columns()
        if not columns or not self._model.rowCount():
            return
        at = columns.index(column) if column in columns else 0
        at = min(max(at + right, 0), len(columns) - 1)
        self._to(min(max(row + down, 0), self._model.rowCount() - 1), columns[at], extend)

    def move_on(self, right: int) -> None:
        """Go to the next or previous cell, from the end of a row to the next; remember where the line began."""
        columns = self.columns()
        here = self.active
        began = here.column() if self._line_began is None else self._line_began
        if not here.isValid() or here.column() not in columns:
            self.move(0, 0)
            return
        at = columns.index(here.column()) + right
        row = here.row()
        if not 0 <= at < len(columns):
            row += right
            if not 0 <= row < self._model.rowCount():
                return
            at %= len(columns)
        self.go(row, columns[at])
        self._line_began = began

    def next_line(self, down: int) -> None:
        """Go a row down (up where negative) as Enter does: after Tab, to the column where the line began."""
        column = self.active.column() if self._line_began is None else self._line_began
        self.move(down, 0)
        if self.active.isValid():
            self.go(self.active.row(), column)

    def cycle(self, down: int, right: int) -> bool:
        """Move the active cell inside a selected block, around its borders; false where there is none."""
        blocks = self.blocks()
        if len(blocks) != 1:
            return False
        top, left, bottom, right_edge = blocks[0]
        inside = [column for column in self.columns() if left <= column <= right_edge]
        height, width = bottom - top + 1, len(inside)
        here = self.active
        if height * width < 2 or here.column() not in inside or not top <= here.row() <= bottom:
            return False
        row, at = here.row() - top, inside.index(here.column())
        if down:
            step = (at * height + row + down) % (height * width)
            at, row = divmod(step, height)
        else:
            row, at = divmod((row * width + at + right) % (height * width), width)
        index = self._model.index(top + row, inside[at])
        self._view.selectionModel().setCurrentIndex(index, _Flag.NoUpdate)
        self._scroll_to(index)
        return True

    def to_edge(self, down: int, right: int, *, extend: bool = False) -> None:
        """Go to the edge of the data in one direction, as Ctrl with an arrow does."""
        row, column = self.end if extend else (self.active.row(), self.active.column())
        columns = self.columns()
        if column not in columns:
            return
        if down:
            ahead = range(row, self._last_row() + 1) if down > 0 else range(row, -1, -1)
            cells = [(at, column) for at in ahead if not self._is_heading(at) or at == row]
        else:
            at = columns.index(column)
            ahead_columns = columns[at:] if right > 0 else columns[at::-1]
            cells = [(row, one) for one in ahead_columns]
        if cells:
            self._to(*self._edge(cells), extend)

    def to_start(self) -> None:
        """Go to the first record, to its first cell that can be typed in, and show the grid from its corner."""
        columns, model = self.columns(), self._model
        if not columns or not model.rowCount():
            return
        row = next((row for row in range(model.rowCount()) if not is_group(model.entry(row))), 0)
        named = model.hint_column if model.hint_column in columns else columns[0]
        typed = (column for column in columns if model.is_editable(row, column))
        self.go(row, next(typed, named))
        # The view may not have its size yet: what is in sight now says nothing of what will be.
        self._view.horizontalScrollBar().setValue(0)
        self._view.verticalScrollBar().setValue(0)

    def to_corner(self, *, last: bool, extend: bool = False) -> None:
        """Go to the first cell of all, or to the last one that holds a record."""
        columns = self.columns()
        if not columns or not self._model.rowCount():
            return
        self._to(self._last_row() if last else 0, columns[-1 if last else 0], extend)

    def to_side(self, *, last: bool, extend: bool = False) -> None:
        """Go to the first or the last cell of the row."""
        columns = self.columns()
        row = self.end[0] if extend else self.active.row()
        if columns and row >= 0:
            self._to(row, columns[-1 if last else 0], extend)

    def select_rows(self) -> None:
        """Widen the block to whole rows."""
        columns, (row, _) = self.columns(), self.end
        if columns and self.active.isValid():
            self._select((self.active.row(), columns[0]), (row, columns[-1]))

    def select_columns(self) -> None:
        """Widen the block to whole columns."""
        if self.active.isValid():
            last = self._model.rowCount() - 1
            self._select((0, self.active.column()), (last, self.end[1]))

    def select_all(self) -> None:
        """Select every cell that is seen, and leave the active cell where it is."""
        columns = self.columns()
        if columns and self._model.rowCount():
            self._select((0, columns[0]), (self._model.rowCount() - 1, columns[-1]))

    def select_keys(self, row_keys: Iterable[str], column: int) -> None:
        """Select cells of one column in the rows with these keys, where they are seen."""
        wanted, model = set(row_keys), self._model
        selection = QItemSelection()
        for row in range(model.rowCount()):
            if model.row_key(row) in wanted:
                index = model.index(row, column)
                selection.select(index, index)
        self._view.selectionModel().select(selection, _Flag.ClearAndSelect)

    def _to(self, row: int, column: int, extend: bool) -> None:
        if extend:
            self.extend(row, column)
        else:
            self.go(row, column)

    def _select(self, one: tuple[int, int], other: tuple[int, int]) -> None:
        """Select the block between two cells, as the screen has their columns."""
        columns = self.columns()
        places = [columns.index(c) for c in (one[1], other[1]) if c in columns]
        if len(places) < 2:
            return
        top, bottom = sorted((one[0], other[0]))
        selection = QItemSelection()
        for first, last in runs(sorted(columns[min(places) : max(places) + 1])):
            selection.select(self._model.index(top, first), self._model.index(bottom, last))
        self._view.selectionModel().select(selection, _Flag.ClearAndSelect)

    def _edge(self, cells: Sequence[tuple[int, int]]) -> tuple[int, int]:
        """Return the last filled cell of a run, or the first one after a gap."""
        filled = self._model.text
        if len(cells) > 1 and filled(*cells[0]) and filled(*cells[1]):
            for cell, after in pairwise(cells):
                if not filled(*after):
                    return cell
            return cells[-1]
        return next((cell for cell in cells[1:] if filled(*cell)), cells[-1])

    def _last_row(self) -> int:
        """Return the last row that holds a record, or the last of all where none does."""
        model = self._model
        for row in range(model.rowCount() - 1, -1, -1):
            if model.entry(row) >= 0:
                return row
        return model.rowCount() - 1

    def _is_heading(self, row: int) -> bool:
        entry = self._model.entry(row)
        return is_group(entry) or is_new(entry)

    def _is_hidden(self, column: int) -> bool:
        return self._view.isColumnHidden(column)
