# SPDX-License-Identifier: MIT
"""The block of cells that was cut in a grid: it stays, marked, until it is pasted in a grid."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QClipboard

from lsapp.domain.records import new_key
from ui.clipboard import BlockCell, as_moved, cut_of, moved_of, to_mime
from ui.models.grid_model import GridModel
from ui.models.grid_typed import CellKey

GetClipboard = Callable[[], QClipboard]
"""Gives the clipboard. None keeps it: the binding makes what lies there a part of it, and the collector, which
takes both apart with whoever kept it, would delete what another program may still ask for.
"""


class GridCut(QObject):
    """Remembers cells by their keys, while the clipboard holds what was cut.

    A block pasted in the grid that it came from moves in one step: the paste asks for
    ``left_behind`` and clears these too. Pasted in another grid, the clipboard tells of it, and the
    cells are cleared here, by a step of this grid. Nothing is cleared where another program pastes:
    it cannot tell. ``changed`` says that other cells are marked.
    """

    changed = Signal()

    def __init__(self, model: GridModel, clipboard: GetClipboard, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._clipboard = clipboard
        self._name = ""
        self.cells: frozenset[CellKey] = frozenset()
        # Queued: what is being put on the clipboard is not yet its own before that call has ended.
        clipboard().dataChanged.connect(
            self._on_clipboard_changed, Qt.ConnectionType.QueuedConnection
        )

    def begin(self, block: Sequence[Sequence[BlockCell]], cells: Sequence[CellKey]) -> None:
        """Put a block on the clipboard, and mark its cells."""
        self._name = new_key()
        self._clipboard().setMimeData(to_mime(block, cut=self._name))
        self._mark(frozenset(cells))

    def forget(self) -> bool:
        """Let the cells stay as they are; tell whether any were marked."""
        had = bool(self.cells)
        self._name = ""
        self._mark(frozenset())
        return had

    def left_behind(self) -> list[tuple[int, int, str]]:
        """Return what empties the cells that are being pasted, none where they were cut elsewhere or are
        no longer all in sight.
        """
        if not self._name or cut_of(self._clipboard().mimeData()) != self._name:
            return []
        rows = {key: self._model.place_of(key) for key in {row for row, _ in self.cells}}
        cells = [(rows[row], self._model.column_of(column), "") for row, column in self.cells]
        seen = [(row, column, text) for row, column, text in cells if row is not None]
        return sorted(seen) if len(seen) == len(cells) else []

    def tell_pasted(self) -> None:
        """Make a copy of what lies cut on the clipboard, which has been pasted in this grid."""
        data = self._clipboard().mimeData()
        if cut_of(data):
            if cut_of(data) == self._name:
                self.forget()
            self._clipboard().setMimeData(as_moved(data))

    @Slot()
    def _on_clipboard_changed(self) -> None:
        data = self._clipboard().mimeData()
        if not self._name or cut_of(data) == self._name:
            return
        cells = self.cells if moved_of(data) == self._name else frozenset()
        self.forget()
        places = [(self._model.place_of(row), self._model.column_of(one)) for row, one in cells]
        self._model.write([(row, one, "") for row, one in places if row is not None])

    def _mark(self, cells: frozenset[CellKey]) -> None:
        if cells != self.cells:
            self.cells = cells
            self.changed.emit()
