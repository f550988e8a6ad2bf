# SPDX-License-Identifier: MIT
"""What the cells of a grid say: words, looks, marks, tool tips, and what a screen reader is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QObject, Qt

from ui.colours import Tone
from ui.models.grid_columns import CellChip, GridColumn, GridGroup, Look, Mark
from ui.models.grid_display import AnyIndex, DisplayedTableModel, runs
from ui.models.grid_order import BegunRow, GridOrder, is_group, is_new
from ui.models.grid_typed import CellKey, TypedCell, TypedCells

MOST_SHOWN: Final = 600
"""The most characters that a cell paints; the editor has all."""

# Plain integers: a view asks thousands of times for one picture, and an enum's comparison is slow.
_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_EDIT: Final = int(Qt.ItemDataRole.EditRole)
_TOOL_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_ALIGNMENT: Final = int(Qt.ItemDataRole.TextAlignmentRole)
_SPOKEN: Final = int(Qt.ItemDataRole.AccessibleTextRole)
_SPOKEN_MORE: Final = int(Qt.ItemDataRole.AccessibleDescriptionRole)

_SEEN: Final = (
    Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
)
_OPEN: Final = _SEEN | Qt.ItemFlag.ItemIsEditable
_MOST_RUNS_TOLD: Final = 32
_INDENT: Final = "\u2003"  # an em of space for each level; it is shown only, never stored


class GridCellsModel(DisplayedTableModel):
    """The side of the model that answers; ``GridModel`` has the side that changes."""

    def __init__(self, columns: Sequence[GridColumn], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.order = GridOrder(columns)
        self._column_places = {column.key: place for place, column in enumerate(columns)}
        self._tree = next((place for place, c in enumerate(columns) if c.is_tree), 0)
        self._hint = self._tree
        self._indented = next((place for place, c in enumerate(columns) if c.is_tree), -1)
        self._typed = TypedCells()
        self._marks: Mapping[CellKey, Mark] = {}
        self._read_only = False
        self._set_alignments(wraps=False)

    # What stands where

    def entry(self, row: int) -> int:
        """Return what a seen row is, as ``grid_order`` counts; see its ``is_group`` and ``is_new``."""
        return self._display[row]

    def group_at(self, row: int) -> GridGroup | None:
        """Return the group whose heading stands in a row, ``None`` where there is no heading."""
        entry = self._display[row]
        return self.order.group(entry) if is_group(entry) else None

    def row_at(self, row: int) -> Any:
        """Return the owner's row that is seen at a place; ``None`` for a heading or an unmade row."""
        entry = self._display[row]
        if entry < 0:
            return None
        found = self.order.rows[entry]
        return None if type(found) is BegunRow else found

    def row_key(self, row: int) -> str | None:
        """Return the key of the row seen at a place; ``None`` for headings and the empty row."""
        entry = self._display[row]
        return None if entry < 0 else self.order.rows[entry].key

    def place_of(self, row_key: str) -> int | None:
        """Return where a row is seen, ``None`` where it is not."""
        rows = self.order.rows
        for at, entry in enumerate(self._display):
            if entry >= 0 and rows[entry].key == row_key:
                return at
        return None

    def empty_row_of(self, group_key: str) -> int | None:
        """Return where the empty row of a group is seen, ``None`` where it is not."""
        for at, entry in enumerate(self._display):
            if is_new(entry) and self.order.group_key(entry) == group_key:
                return at
        return None

    def first_empty_row(self) -> int | None:
        """Return where the first empty row is seen, ``None`` where none is."""
        return next((at for at, entry in enumerate(self._display) if is_new(entry)), None)

    def column_of(self, column_key: str) -> int:
        """Return where a column stands; ``KeyError`` where there is none."""
        return self._column_places[column_key]

    def column_keys(self) -> tuple[str, ...]:
        """Return the keys of all columns, hidden ones among them, in the order of the model."""
        return tuple(self._column_places)

    @property
    def hint_column(self) -> int:
        """The column in which the empty row says what it is for: one with room for words."""
        return self._hint

    def set_hint_column(self, column_key: str) -> None:
        """Let the empty row say in this column what it is for."""
        place = self.column_of(column_key)
        if place != self._hint:
            self._hint = place
            self._say_changed(0, self.rowCount() - 1)

    def value(self, row: int, column: int) -> Any:
        """Return the value in a cell, what was typed and read counting; ``None`` where empty."""
        return self._value(self._display[row], column)

    def text(self, row: int, column: int) -> str:
        """Return the whole words of a cell, as they are shown."""
        return self._text(self._display[row], column)

    def shown_text(self, row: int, column: int) -> str:
        """Return what is painted: cut where it is very long, and indented by the row's level."""
        return self._shown_text(self._display[row], column)

    def shown_texts(self, row: int, columns: Sequence[int]) -> list[str]:
        """Return what is painted in some cells of a row: one question where a page would ask hundreds."""
        entry = self._display[row]
        found = self.order.rows[entry] if entry >= 0 else None
        if found is None or self._typed or type(found) is BegunRow:
            return [self._shown_text(entry, column) for column in columns]
        texts = []
        for column in columns:
            shown = self.columns[column]
            value = shown.value_of(found)
            text = "" if value is None else shown.show(value)
            if column == self._indented or len(text) > MOST_SHOWN:
                text = self._shown_text(entry, column)
            texts.append(text)
        return texts

    def look(self, row: int, column: int) -> Look:
        """Return how a cell stands out."""
        entry = self._display[row]
        if entry < 0:
            return Look.TOTAL if is_group(entry) else Look.MUTED
        look_of, found = self.columns[column].look_of, self.order.rows[entry]
        return Look.PLAIN if look_of is None or type(found) is BegunRow else look_of(found)

    def chip(self, row: int, column: int) -> CellChip | None:
        """Return the picture beside a cell's words."""
        chip_of, entry = self.columns[column].chip_of, self._display[row]
        value = None if chip_of is None or entry < 0 else self._value(entry, column)
        return None if chip_of is None or value is None else chip_of(value)

    def editor_text(self, row: int, column: int) -> str:
        """Return what a cell's editor starts with; it can say more than the cell shows."""
        return self._editor_text(self._display[row], column)

    def mark(self, row: int, column: int) -> Mark | None:
        """Return the finding on a cell; text that could not be read is one."""
        entry = self._display[row]
        if entry < 0:
            return None
        typed = self._typed_at(entry, column)
        if typed is not None and typed.reason is not None:
            return Mark(Tone.BAD, typed.reason)
        key = self.order.rows[entry].key
        return self._marks.get((key, self.columns[column].key)) if self._marks else None

    @property
    def is_read_only(self) -> bool:
        """Tell whether no cell takes edits."""
        return self._read_only

    @property
    def has_marks(self) -> bool:
        """Tell whether any cell may have a mark."""
        return bool(self._marks or self._typed)

    def is_editable(self, row: int, column: int) -> bool:
        """Tell whether a cell takes edits now."""
        editable = self.columns[column].editable
        if self._read_only or editable is False or is_group(self._display[row]):
            return False
        return editable is True or self.columns[column].takes_edits(self.row_at(row))

    # Qt's side

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:
        """Return how many columns there are, hidden ones among them."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: AnyIndex, role: int = _DISPLAY) -> Any:
        """Answer the roles that are painted first and all others last: a view asks thousands of times."""
        if not index.isValid():
            return None
        entry, column = self._display[index.row()], index.column()
        if role == _DISPLAY:
            return self._shown_text(entry, column)
        if role == _ALIGNMENT:
            return self._alignments[column]
        if role == _EDIT:
            return self._editor_text(entry, column)
        if role == _TOOL_TIP:
            return self._tool_tip(index.row(), column)
        if role == _SPOKEN:
            return self._spoken(index.row(), column)
        if role == _SPOKEN_MORE:
            return self._spoken_place(index.row(), column)
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Every cell can be selected; those that take edits say so."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _OPEN if self.is_editable(index.row(), index.column()) else _SEEN

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Return titles across, and numbers of the rows as they are seen down the side."""
        if orientation == Qt.Orientation.Vertical:
            return section + 1 if role == _DISPLAY and section < len(self._display) else None
        if not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == _DISPLAY:
            return column.title
        if role == _TOOL_TIP:
            return column.tool_tip or None
        if role == _SPOKEN:
            return self._spoken_title(column)
        if role == _ALIGNMENT:
            return column.side | Qt.AlignmentFlag.AlignVCenter
        return None

    # Inside

    def _typed_at(self, entry: int, column: int) -> TypedCell | None:
        if entry < 0 or not self._typed:
            return None
        return self._typed.get(self.order.rows[entry].key, self.columns[column].key)

    def _text(self, entry: int, column: int) -> str:
        if entry < 0:
            return self._text_of_heading(entry, column)
        if self._typed and (typed := self._typed_at(entry, column)) is not None:
            return typed.text
        row = self.order.rows[entry]
        if type(row) is BegunRow:
            return ""
        return self.columns[column].text_of(row)

    def _text_of_heading(self, entry: int, column: int) -> str:
        if is_new(entry):
            return self.tr("Thêm dòng mới") if column == self._hint else ""
        group = self.order.group(entry)
        text = group.sums.get(self.columns[column].key, "")
        return group.heading if column == self._tree else text

    def _editor_text(self, entry: int, column: int) -> str:
        if is_group(entry):
            return self._text_of_heading(entry, column)
        typed = self._typed_at(entry, column)
        if typed is not None and typed.reason is not None:
            return typed.text
        value, shown = self._value(entry, column), self.columns[column]
        return "" if value is None else (shown.edit_text or shown.show)(value)

    def _value(self, entry: int, column: int) -> Any:
        typed = self._typed_at(entry, column)
        if typed is not None:
            return typed.value
        row = self.order.rows[entry] if entry >= 0 else None
        return None if row is None or type(row) is BegunRow else self.columns[column].value_of(row)

    def _shown_text(self, entry: int, column: int) -> str:
        text = self._text(entry, column)
        if len(text) > MOST_SHOWN:
            text = text[:MOST_SHOWN] + "…"
        if column == self._indented and entry >= 0:
            return _INDENT * getattr(self.order.rows[entry], "level", 0) + text
        return text

    def _tool_tip(self, row: int, column: int) -> str | None:
        """Return the mark's words, then the column's, then the text where it may be cut."""
        mark, found, shown = self.mark(row, column), self.row_at(row), self.columns[column]
        parts = [mark.text] if mark else []
        if shown.cell_tip is not None and found is not None and (tip := shown.cell_tip(found)):
            parts.append(tip)
        text = self.text(row, column)
        if not parts and len(text) * 6 > shown.width:
            parts.append(text if len(text) <= MOST_SHOWN else text[:MOST_SHOWN] + "…")
        return "\n".join(parts) or None

    def _spoken(self, row: int, column: int) -> str:
        """Return what a screen reader says of a cell: its words, then what is wrong with it."""
        mark, text = self.mark(row, column), self.text(row, column)
        group = self.group_at(row)
        if group is not None:
            sums = text if column != self._tree else ""
            folded = self.tr("đang đóng") if group.key in self.order.closed else self.tr("đang mở")
            return ", ".join(part for part in (group.heading, sums, folded) if part)
        if is_new(self._display[row]):
            text = self._text(self._display[row], self._hint)
        parts = [text or self.tr("trống")]
        if self.look(row, column) is Look.LAST_ROUND:
            parts.append(self.tr("của đợt trước"))
        if mark is None:
            return ", ".join(parts)
        words = {
            Tone.BAD: self.tr("Lỗi"),
            Tone.WARNING: self.tr("Lưu ý"),
        }
        level = words.get(mark.tone) or self.tr("Thông tin")
        return f"{', '.join(parts)}. {level}: {mark.text}"

    def _spoken_place(self, row: int, column: int) -> str:
        """Return what a screen reader says of where a cell is, and whether it can be typed in."""
        shown = self.columns[column]
        parts = [*shown.heads, shown.title]
        if not self.is_editable(row, column) and not is_group(self._display[row]):
            parts.append(self.tr("chỉ đọc"))
        return ", ".join(parts)

    def _spoken_title(self, column: GridColumn) -> str:
        parts = [*column.heads, column.title]
        sort = self.order.sort
        if sort is not None and sort.column_key == column.key:
            parts.append(self.tr("xếp giảm dần") if sort.descending else self.tr("xếp tăng dần"))
        if column.key in self.order.filters:
            parts.append(self.tr("đang lọc"))
        return ", ".join(parts)

    def _set_alignments(self, *, wraps: bool) -> None:
        self._wraps = wraps
        down = Qt.AlignmentFlag.AlignTop if wraps else Qt.AlignmentFlag.AlignVCenter
        self._alignments = [column.side | down for column in self.columns]

    def _say_changed(self, first: int, last: int) -> None:
        """Tell the views that the cells of some rows say something else."""
        last = min(last, self.rowCount() - 1)
        if 0 <= first <= last and self.columns:
            self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))

    def _say_rows_changed(self, row_keys: set[str]) -> None:
        if not row_keys:
            return
        rows = self.order.rows
        places = [
            at
            for at, entry in enumerate(self._display)
            if entry >= 0 and rows[entry].key in row_keys
        ]
        found = runs(places)
        if len(found) > _MOST_RUNS_TOLD:
            found = [(found[0][0], found[-1][1])]
        for first, last in found:
            self._say_changed(first, last)
