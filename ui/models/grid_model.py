# SPDX-License-Identifier: MIT
"""The table model of every grid: frozen rows in, edits out.

The model never writes: each thing a person does becomes one call of ``commit`` with the cells that
changed, and the owner hands in new rows later. Until then the cells show what was typed.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, Signal

from lsapp.domain.records import new_key
from ui.models.grid_cells import GridCellsModel
from ui.models.grid_columns import CellEdit, GridColumn, GridGroup, Mark, Unreadable
from ui.models.grid_display import AnyIndex
from ui.models.grid_order import BegunRow, NewRows, Sort, is_group, is_new
from ui.models.grid_typed import CellKey

_EDIT: Final = int(Qt.ItemDataRole.EditRole)

Commit = Callable[[Sequence[CellEdit]], None]


class GridModel(GridCellsModel):
    """Rows of one kind under columns, sorted, filtered and grouped here; ``commit`` takes the edits.

    ``row_begun`` tells the key of a row whose first cell was typed into the empty row.
    """

    row_begun = Signal(str)
    filtered = Signal()

    def __init__(
        self, columns: Sequence[GridColumn], commit: Commit, parent: QObject | None = None
    ) -> None:
        super().__init__(columns, parent)
        self._commit = commit
        self._owned: list[Any] = []
        self._begun: list[BegunRow] = []

    # Rows

    def set_rows(self, rows: Sequence[Any], *, settled: bool = True) -> None:
        """Show the owner's rows; what was typed and read gives way to them.

        ``settled`` is false where edits handed over are still being written: the cells then keep what
        was typed. Rows that stay keep their place, the selection and an open editor.
        """
        touched = self._typed.settle() if settled else set()
        self._owned = list(rows)
        if self._begun or self._typed:
            keys = {row.key for row in rows}
            self._begun = [row for row in self._begun if row.key not in keys]
            self._typed.keep_rows(keys | {row.key for row in self._begun})
        self._install_rows(touched)

    def set_columns(self, columns: Sequence[GridColumn]) -> None:
        """Take other columns of the same keys in the same order, such as those of a plan that has come;
        widths, filters and what was typed stay.
        """
        if [column.key for column in columns] != [column.key for column in self.columns]:
            raise ValueError("other columns than those shown")
        self.columns = tuple(columns)
        self._set_alignments(wraps=self._wraps)
        self.order.set_columns(columns)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(columns) - 1)
        self._say_changed(0, self.rowCount() - 1)

    def replace_row(self, row: Any) -> None:
        """Show one row anew, told by its key; the others stay untouched."""
        place = next((at for at, old in enumerate(self._owned) if old.key == row.key), None)
        if place is None:
            self.set_rows([*self._owned, row], settled=False)
            return
        self._typed.settle(row.key)
        self._owned[place] = row
        before = self.order.group_key(place)
        self.order.replace(place, row)
        if self.order.group_key(place) != before:
            self._show_seen()
        self._say_rows_changed({row.key})

    def drop_begun(self, row_key: str) -> None:
        """Take away a row that was begun and that its owner did not make."""
        self._begun = [row for row in self._begun if row.key != row_key]
        self._typed.keep_rows({row.key for row in [*self._owned, *self._begun]})
        self._install_rows(set())

    def set_groups(
        self, groups: Sequence[GridGroup] | None, group_of: Callable[[Any], str] | None = None
    ) -> None:
        """Put rows under headings, in the order given; ``None`` takes all headings away.

        ``group_of`` gives a row's group; without it a row's own ``group`` does.
        """
        before = self.order.groups
        same = before is not None and groups is not None and group_of is None
        if same and [g.key for g in before or ()] == [g.key for g in groups or ()]:
            self.order.set_groups(groups)
            self._show_seen()
            self._say_changed(0, self.rowCount() - 1)
            return
        self.order.set_groups(groups, group_of)
        self._show_anew(self.order.seen())

    def set_new_rows(self, new_rows: NewRows) -> None:
        """Offer an empty row to type into: at the end, in each group, or none."""
        self.order.new_rows = new_rows
        self._show_seen()

    def set_closed(self, group_key: str, closed: bool) -> None:
        """Fold a group's rows away, or show them again."""
        if closed:
            self.order.closed.add(group_key)
        else:
            self.order.closed.discard(group_key)
        self._show_seen()
        for at, entry in enumerate(self._display):
            if is_group(entry) and self.order.group(entry).key == group_key:
                self._say_changed(at, at)

    # Order

    def set_sort(self, sort: Sort | None) -> None:
        """Put rows in order by one column, inside their groups; ``None`` is the owner's order."""
        if self.order.is_filtered:
            before = self._names(self._display)
            self.order.set_sort(sort)
            # Rows may have changed since they were filtered: some can go or come.
            seen = self.order.seen()
            self._show_changed(seen, before, self._names(seen))
        else:
            self.order.set_sort(sort)
            self._show_in_order(self.order.seen())
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort as Qt's views ask for it; a column below 0 is the owner's order."""
        down = order == Qt.SortOrder.DescendingOrder
        self.set_sort(None if column < 0 else Sort(self.columns[column].key, down))

    def set_filters(self, filters: Mapping[str, frozenset[str]]) -> None:
        """Show only rows whose words in each named column are among those given."""
        self.order.set_filters(filters)
        self._show_anew(self.order.seen())
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        self.filtered.emit()

    def set_filter_text(self, text: str) -> None:
        """Show only rows that hold each word of ``text``, accents and case aside."""
        before = self.order.visible_count
        self.order.set_text(text)
        seen = self.order.seen()
        if before != self.order.visible_count or seen != self._display:
            self._show_anew(seen)
        self.filtered.emit()

    def warm_search(self, count: int) -> bool:
        """Prepare ``count`` rows for the first search; tell whether more are left. For idle moments."""
        return self.order.warm(count)

    # Marks and looks

    def set_marks(self, marks: Mapping[CellKey, Mark]) -> None:
        """Mark cells, told by row and column keys; those not named lose their mark."""
        if marks == self._marks:
            return
        self._marks = dict(marks)
        self._say_changed(0, self.rowCount() - 1)

    def set_wraps(self, wraps: bool) -> None:
        """Tell whether rows are high enough for several lines, which then stand at the top."""
        self._set_alignments(wraps=wraps)
        self._say_changed(0, self.rowCount() - 1)

    def set_read_only(self, read_only: bool) -> None:
        """Take no edits at all, as a sealed round does not, or take them again."""
        self._read_only = read_only
        self._say_changed(0, self.rowCount() - 1)

    # Edits

    def write(self, cells: Sequence[tuple[int, int, str]], *, begun_at: int | None = None) -> int:
        """Hand over one step of many cells, each ``(row, column, text)``; return how many changed.

        Cells that take no edits and cells that say the same already are left out. A row equal to
        ``rowCount()`` or above is begun anew, as is the empty row: rows of one number are one record.
        Those above belong to the group of the row ``begun_at``, or of the last.
        """
        begun: dict[int, BegunRow] = {}
        edits: list[CellEdit] = []
        last = self.rowCount() - 1
        for row, column, text in cells:
            if row > last and row not in begun and begun_at is not None:
                begun[row] = BegunRow(new_key(), self._group_for(begun_at))
            edit = self._edit(row, column, text, begun)
            if edit is not None:
                edits.append(edit)
        if not edits:
            return 0
        for edit in edits:
            self._typed.put(edit, self.columns[self._column_places[edit.column_key]])
        written = {edit.row_key for edit in edits}
        started = [row for row in begun.values() if row.key in written]
        self._begun += started
        if started:
            self._install_rows(set())
        self._say_rows_changed(written)
        for one in started:
            self.row_begun.emit(one.key)
        self._commit(edits)
        return len(edits)

    def hand_over(self, row_key: str, column: int, text: str) -> None:
        """Hand over what was typed into a row that is no longer seen."""
        shown = self.columns[column]
        edit = CellEdit(row_key=row_key, column_key=shown.key, text=text, value=shown.read(text))
        self._typed.put(edit, shown)
        self._commit([edit])

    def discard_typed(self, row: int, column: int) -> bool:
        """Take back text that could not be read, so that the row's own shows; tell whether any was."""
        mark, key = self.mark(row, column), self.row_key(row)
        if mark is None or key is None:
            return False
        if (key, self.columns[column].key) not in self._typed.unreadable():
            return False
        self._typed.drop(key, self.columns[column].key)
        self._say_changed(row, row)
        return True

    def unreadable(self) -> dict[CellKey, Unreadable]:
        """Return every text that waits to be mended, by row and column keys."""
        return self._typed.unreadable()

    def restore_unreadable(self, unreadable: Mapping[CellKey, Unreadable]) -> None:
        """Show texts that waited to be mended when the rows were last open."""
        keys = {row.key for row in self.order.rows}
        self._typed.restore({key: text for key, text in unreadable.items() if key[0] in keys})
        self._say_changed(0, self.rowCount() - 1)

    def setData(self, index: AnyIndex, value: Any, role: int = _EDIT) -> bool:
        """Hand over one cell's text; true also where it says what the cell says already."""
        if role != _EDIT or not index.isValid():
            return False
        if not self.is_editable(index.row(), index.column()):
            return False
        self.write([(index.row(), index.column(), str(value))])
        return True

    # Inside

    def _edit(
        self, row: int, column: int, text: str, begun: dict[int, BegunRow]
    ) -> CellEdit | None:
        """Return the edit that typing ``text`` into a cell is, ``None`` where it is none."""
        shown = self.columns[column]
        fresh = row >= self.rowCount() or is_new(self._display[row])
        if not fresh and not self.is_editable(row, column):
            return None
        if fresh and (self._read_only or not shown.takes_edits(None) or not text.strip()):
            return None
        if not fresh and self._says(row, column, text):
            return None
        if fresh and row not in begun:
            begun[row] = BegunRow(new_key(), self._group_for(row))
        key = begun[row].key if fresh else self.row_key(row) or ""
        started = begun[row] if fresh else next((b for b in self._begun if b.key == key), None)
        return CellEdit(
            row_key=key,
            column_key=shown.key,
            text=text,
            value=shown.read(text),
            is_new=started is not None,
            group=started.group or None if started is not None else None,
        )

    def _says(self, row: int, column: int, text: str) -> bool:
        return text == self._editor_text(self._display[row], column)

    def _group_for(self, row: int) -> str:
        """Return the group of a row begun at or below a place."""
        if not self._display:
            return ""
        return self.order.group_key(self._display[min(row, len(self._display) - 1)])

    def _install_rows(self, touched: set[str]) -> None:
        """Bring the order up to date with the rows held; rows ``touched`` are painted anew too."""
        rows = [*self._owned, *self._begun]
        if not self.order.rows:
            self.order.begin(rows)
            self._show_anew(self.order.seen())
            return
        changed = self.order.changed_places(rows)
        if changed is not None:
            moved = False
            for place in changed:
                before = self.order.group_key(place)
                self.order.replace(place, rows[place])
                moved |= before != self.order.group_key(place)
            if moved:
                self._show_seen()
            self._say_rows_changed(touched | {rows[place].key for place in changed})
            return
        before_names = self._names(self._display)
        order = self.order.with_rows(rows)
        seen = order.seen()

        def install() -> None:
            self.order = order

        old, self.order = self.order, order
        after_names = self._names(seen)
        self.order = old
        self._show_changed(seen, before_names, after_names, install)
        self._say_changed(0, self.rowCount() - 1)

    def _show_seen(self) -> None:
        """Show what the order sees now, of the same rows."""
        before = self._names(self._display)
        seen = self.order.seen()
        self._show_changed(seen, before, self._names(seen))

    def _names(self, display: Sequence[int]) -> list[Hashable]:
        """Return what each entry stands for, the same for the same thing before and after."""
        rows, group = self.order.rows, self.order.group
        return [
            rows[entry].key if entry >= 0 else (is_new(entry), group(entry).key)
            for entry in display
        ]
