# SPDX-License-Identifier: MIT
"""What was typed into a grid and has not come back from its owner as a row.

Text that could be read stands in the cell until the owner's rows are there; text that could not be
read stands there, marked, until it is mended or taken back. Nothing that was typed is lost.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from ui.models.grid_columns import CellEdit, GridColumn, Unreadable

CellKey = tuple[str, str]
"""A row's key and a column's."""


class TypedCell(msgspec.Struct, frozen=True):
    """The text that a cell shows in place of its row's, with the value read or why there is none."""

    text: str
    value: object
    reason: str | None = None


class TypedCells:
    """The cells whose typed text is shown in place of the row's."""

    def __init__(self) -> None:
        self._cells: dict[CellKey, TypedCell] = {}

    def __bool__(self) -> bool:
        return bool(self._cells)

    def get(self, row_key: str, column_key: str) -> TypedCell | None:
        """Return what was typed into a cell and is still open."""
        return self._cells.get((row_key, column_key))

    def put(self, edit: CellEdit, column: GridColumn) -> None:
        """Show an edit in its cell from now on."""
        value = edit.value
        if isinstance(value, Unreadable):
            cell = TypedCell(edit.text, None, value.reason)
        else:
            cell = TypedCell("" if value is None else column.show(value), value)
        self._cells[edit.row_key, edit.column_key] = cell

    def drop(self, row_key: str, column_key: str) -> bool:
        """Forget what was typed into a cell; tell whether there was anything."""
        return self._cells.pop((row_key, column_key), None) is not None

    def settle(self, row_key: str | None = None) -> set[str]:
        """Forget all that could be read, of one row or of all; return the keys of the rows touched."""
        gone = [
            key
            for key, cell in self._cells.items()
            if cell.reason is None and row_key in (None, key[0])
        ]
        for key in gone:
            del self._cells[key]
        return {key[0] for key in gone}

    def keep_rows(self, row_keys: set[str]) -> None:
        """Forget what was typed into rows that are no longer there."""
        for key in [key for key in self._cells if key[0] not in row_keys]:
            del self._cells[key]

    def unreadable(self) -> dict[CellKey, Unreadable]:
        """Return every text that waits to be mended, with why."""
        return {
            key: Unreadable(cell.text, cell.reason)
            for key, cell in self._cells.items()
            if cell.reason is not None
        }

    def restore(self, unreadable: Mapping[CellKey, Unreadable]) -> None:
        """Show texts that waited to be mended when the rows were last open."""
        for key, text in unreadable.items():
            self._cells[key] = TypedCell(text.text, None, text.reason)
