# SPDX-License-Identifier: MIT
"""One statistical form as a grid: what is typed counts at once, and is handed on batch by batch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QRect, Qt, Signal, Slot
from PySide6.QtGui import QFont, QInputMethodEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from lsapp.catalogue.model import StatForm
from lsapp.domain.records import new_key
from lsapp.services.form_cells import EMPTY, CellPlace, Entry, FormCell, FormSheet, FormSheetRow
from ui.models.form_columns import (
    HEADS,
    FormBatch,
    FormModel,
    entry_of_value,
    entry_words,
    form_columns,
    form_marks,
)
from ui.models.grid_columns import CellEdit, Mark, Unreadable
from ui.models.grid_order import NewRows
from ui.models.grid_typed import CellKey
from ui.theme import Role, Size, Theme
from ui.widgets.form_menu import PageGridView

_PAGE_KEYS: Final = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_PAD: Final = 4
_LINES_WITH_LAST: Final = 2


class FormGrid(PageGridView):
    """Shows one ``FormSheet``. ``edited(batch)`` carries a ``FormBatch`` for each step of the person;
    ``not_applicable_asked`` comes when N is pressed on cells that may not apply.
    """

    edited = Signal(object)
    not_applicable_asked = Signal()

    def __init__(
        self, form: StatForm, theme: Theme, language: str, parent: QWidget | None = None
    ) -> None:
        self.form = form
        self.sheet: FormSheet | None = None
        self._wants_last = False
        self._has_last = False
        self._findings: Mapping[CellKey, Mark] = {}
        self._form_model = FormModel(form_columns(form, language), self._on_committed)
        super().__init__(self._form_model, theme, parent)
        self._form_model.setParent(self)
        fixed = form.layout == "grid"
        if fixed:
            for table in (self, self._frozen):
                table.header.set_with_filters(False)
                table.header.setSectionsMovable(False)
        else:
            self._form_model.set_new_rows(NewRows.AT_END)
        self.grid_layout.freeze(HEADS if fixed else 1)
        self.setAccessibleName(f"{form.code} {form.title}")
        self.rows_move_asked.connect(self._on_move_asked)
        self.delete_rows_asked.connect(self._on_delete_asked)
        self.new_row_asked.connect(self._on_new_row_asked)

    # --- what the page calls ---

    def show_sheet(self, sheet: FormSheet, *, settled: bool = True) -> None:
        """Show a sheet; ``settled`` is false while typed cells are still on their way."""
        self.sheet = sheet
        self._has_last = any(one.previous != EMPTY for row in sheet.rows for one in row.cells)
        self._fit_lines()
        self._form_model.set_rows(sheet.rows, settled=settled)
        self._show_marks()

    def set_can_edit(self, can_edit: bool) -> None:
        """Let cells be typed in, or only read and copied."""
        self._form_model.set_read_only(not can_edit)
        if self.form.layout == "list":
            self._form_model.set_new_rows(NewRows.AT_END if can_edit else NewRows.NONE)

    def set_findings(self, marks: Mapping[CellKey, Mark]) -> None:
        """Mark what the rules found beside what the sheet itself knows."""
        self._findings = marks
        self._show_marks()

    def set_shows_last(self, shown: bool) -> None:
        """Show under each figure, small, what the round before said there; where it said nothing in the
        whole form, the rows stay low.
        """
        self._wants_last = shown and self.form.layout == "grid"
        self._fit_lines()
        self.viewport().update()

    def cell_at_cursor(self) -> FormCell | None:
        """Return the form's cell that typing goes into."""
        index = self.grid_cursor.active
        return self._cell(index.row(), index.column()) if index.isValid() else None

    def write_entries(self, entries: Mapping[CellPlace, Entry]) -> int:
        """Write entries into cells as one step, as if typed; return how many changed."""
        model, cells = self._form_model, []
        places = {model.row_key(at): at for at in range(model.rowCount())}
        for (row, column), entry in entries.items():
            if row in places:
                cells.append((places[row], model.column_of(column), entry_words(entry)))
        return model.write(cells)

    def selected_form_cells(self) -> list[FormCell]:
        """Return the cells selected that a person types in."""
        found = (self._cell(*at) for at in self.grid_cursor.selected_cells())
        return [cell for cell in found if cell is not None and cell.typed]

    def add_rows(self, rows: Sequence[Mapping[str, Entry]]) -> None:
        """Add rows to a list form, each its entries by column, as one step."""
        cells = {}
        for row in rows:
            key = new_key()
            cells.update({(key, column): one for column, one in row.items() if one != EMPTY})
        if cells:
            self.edited.emit(FormBatch(cells=cells))

    def go_to_place(self, row: str | None, column: str | None) -> bool:
        """Make a cell active; without a row the first that is typed in."""
        wanted = column if column in {one.code for one in self.form.columns} else None
        for at in range(self._form_model.rowCount()):
            held = self._form_model.row_at(at)
            if held is None or (row is not None and held.key != row):
                continue
            code = wanted or next((one.column for one in held.cells if one.typed), None)
            if code is not None and (row is not None or any(one.typed for one in held.cells)):
                return self.go_to(held.key, code)
        return False

    # --- keys ---

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+PageUp and Ctrl+PageDown to the page, which turns to another form."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in _PAGE_KEYS
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take N for "does not apply", which no figure begins with."""
        if event.text() in ("n", "N") and self._asks_not_applicable():
            self.not_applicable_asked.emit()
            return
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take N also where an input method hands it over."""
        if event.commitString() in ("n", "N") and self._asks_not_applicable():
            self.not_applicable_asked.emit()
            return
        super().inputMethodEvent(event)

    def _asks_not_applicable(self) -> bool:
        if self.form.layout != "grid" or self.is_editing:
            return False
        index = self.grid_cursor.active
        return index.isValid() and self._form_model.is_editable(index.row(), index.column())

    # --- painting ---

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells, and the figures of the round before under them."""
        super().paintEvent(event)
        if self._shows_last and self._is_made:
            self._paint_last()

    def _paint_last(self) -> None:
        painter = QPainter(self.viewport())
        small = QFont(self.font())
        small.setPointSizeF(small.pointSizeF() * Size.SMALL.value)
        small.setItalic(True)
        painter.setFont(small)
        painter.setPen(self._theme.colour(Role.LAST_ROUND_TEXT))
        frame = self.viewport().rect()
        first, last = self.rowAt(0), self.rowAt(frame.bottom())
        rows = range(max(0, first), (last if last >= 0 else self._form_model.rowCount() - 1) + 1)
        for column in range(HEADS, self._form_model.columnCount()):
            left, width = self.columnViewportPosition(column), self.columnWidth(column)
            if left > frame.right() or left + width < 0:
                continue
            for row in rows:
                cell = self._cell(row, column)
                if cell is None or cell.previous == EMPTY:
                    continue
                top, height = self.rowViewportPosition(row), self.rowHeight(row)
                room = QRect(left, top, width, height).adjusted(_PAD, 0, -_PAD, -2)
                words = "–" if cell.previous.not_applicable else cell.previous.text
                flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
                painter.drawText(room, int(flags), words)
        painter.end()

    # --- inside ---

    @property
    def _shows_last(self) -> bool:
        return self._wants_last and self._has_last

    def _fit_lines(self) -> None:
        lines = _LINES_WITH_LAST if self._shows_last else 1
        if self.grid_layout.lines != lines:
            self.grid_layout.set_lines(lines)

    def _cell(self, row: int, column: int) -> FormCell | None:
        held = self._form_model.row_at(row)
        if not isinstance(held, FormSheetRow):
            return None
        place = column - (HEADS if self.form.layout == "grid" else 1)
        return held.cells[place] if 0 <= place < len(held.cells) else None

    def _show_marks(self) -> None:
        if self.sheet is not None:
            self._form_model.set_marks({**self._findings, **form_marks(self.sheet)})

    def _on_committed(self, edits: Sequence[CellEdit]) -> None:
        """Hand on what could be read; a row begun by a computed cell alone is none."""
        summed = {one.code for one in self.form.columns if one.sum_of}
        cells: dict[CellPlace, Entry] = {}
        begun: dict[str, bool] = {}
        for edit in edits:
            counts = edit.column_key not in summed and not isinstance(edit.value, Unreadable)
            if counts:
                cells[edit.row_key, edit.column_key] = entry_of_value(edit.value)
            if edit.is_new:
                begun[edit.row_key] = begun.get(edit.row_key, False) or counts
        for key in _missing(begun):
            self._form_model.drop_begun(key)
        if cells:
            self.edited.emit(FormBatch(cells=cells))

    @Slot(object)
    def _on_new_row_asked(self, _key: str | None) -> None:
        self.begin_row(edit=False)

    @Slot(list, int)
    def _on_move_asked(self, keys: list[str], steps: int) -> None:
        if self.sheet is None or self.form.layout != "list" or not keys:
            return
        order = [row.key for row in self.sheet.rows]
        moved = moved_keys(order, keys, steps)
        if moved != order:
            self.edited.emit(FormBatch(order=tuple(moved)))

    @Slot(list)
    def _on_delete_asked(self, keys: list[str]) -> None:
        if self.sheet is None or self.form.layout != "list" or self._form_model.rowCount() == 0:
            return
        held = {row.key for row in self.sheet.rows}
        gone = tuple(key for key in keys if key in held)
        if gone:
            self.edited.emit(FormBatch(removed=gone))


def moved_keys(order: Sequence[str], keys: Iterable[str], steps: int) -> list[str]:
    """Return the order with ``keys`` moved together by one place up (below 0) or down."""
    wanted, moved = set(keys), list(order)
    places = [place for place, key in enumerate(moved) if key in wanted]
    for place in places if steps < 0 else reversed(places):
        to = place + (1 if steps > 0 else -1)
        if 0 <= to < len(moved) and moved[to] not in wanted:
            moved[place], moved[to] = moved[to], moved[place]
    return moved


def _missing(begun: Mapping[str, bool]) -> list[str]:
    return [key for key, counts in begun.items() if not counts]
