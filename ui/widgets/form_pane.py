# SPDX-License-Identifier: MIT
"""One statistical form on the page: its head, its grid, and the lines about the cell in hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QRect, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from lsapp.catalogue.model import StatForm
from lsapp.domain.numbers import format_number
from lsapp.domain.records import WHOLE
from lsapp.domain.text import match_key
from lsapp.services.form_cells import EMPTY, CellPlace, Entry, FormCell, FormSheet, FormSheetRow
from ui.icons import icon
from ui.models.form_columns import FormBatch
from ui.models.grid_columns import Mark, SelectionSummary
from ui.models.grid_typed import CellKey
from ui.theme import SPACE, Theme
from ui.widgets.empty_page import EmptyPage
from ui.widgets.form_cell_bar import FormCellBar
from ui.widgets.form_grid import FormGrid
from ui.widgets.form_head import FormHead
from ui.widgets.form_reason import FormReason
from ui.widgets.form_words import form_chip

_GRID, _EMPTY, _NOTHING = range(3)
_LOW: Final = 20
"""Lines of text, below which head and foot give way to the grid."""


class FormPane(QWidget):
    """``edited(batch)`` for each step of the person, a ``FormBatch``. ``actions`` are shown as buttons;
    those in ``menu`` stand in the grid's menu too.
    """

    edited = Signal(object)

    def __init__(
        self,
        form: StatForm,
        theme: Theme,
        language: str,
        actions: Sequence[QAction],
        menu: Sequence[QAction],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.form = form
        self._theme = theme
        self._sheet: FormSheet | None = None
        self._begun = False
        self._asked: list[CellPlace] = []
        self._reason_before = ""
        self.head = FormHead(theme, actions, self)
        self.grid = FormGrid(form, theme, language, self)
        self.grid.addActions(list(menu))
        self.bar = FormCellBar(theme, self)
        self.reason = FormReason(theme, self)
        self._body = QStackedWidget(self)
        self._empty_actions: list[QAction] = []
        self._lay_out()
        self._connect()

    # --- for the page ---

    def show_sheet(self, sheet: FormSheet, measure: str) -> None:
        """Show the form as it stands now."""
        first, self._sheet = self._sheet is None, sheet
        self.head.show_sheet(sheet, measure, form_chip(sheet))
        self.grid.show_sheet(sheet)
        if first:
            self.grid.go_to_place(None, None)
        self._show_body(sheet)
        self._show_cell()

    def set_can_edit(self, can_edit: bool) -> None:
        """Let the form be filled in, or only read."""
        self.grid.set_can_edit(can_edit)
        self.head.set_can_edit(can_edit)
        for action in self._empty_actions:
            action.setEnabled(can_edit)

    def set_findings(
        self, marks: Mapping[CellKey, Mark], notes: Sequence[tuple[bool, str]]
    ) -> None:
        """Mark what the rules found at cells; ``notes`` are about the form, each whether it blocks."""
        self.grid.set_findings(marks)
        self.head.set_notes(notes)
        self._show_cell()

    def go_to_place(self, row: str | None, column: str | None) -> bool:
        """Go to a cell; to the form's own line for ``WHOLE``."""
        if row == WHOLE:
            self.head.focus_whole()
            return True
        self._body.setCurrentIndex(_GRID)
        if self.grid.go_to_place(row, column):
            self.grid.setFocus()
            return True
        if row is None:
            self.take_focus()
        return row is None

    def take_focus(self) -> None:
        """Set the focus where work begins."""
        shown = self._body.currentWidget()
        if isinstance(shown, EmptyPage) and shown.buttons:
            shown.buttons[0].setFocus()
        else:
            self.grid.setFocus()

    def commit(self) -> None:
        """Take over what is being typed."""
        self.reason.commit()
        self.grid.commit_editor()
        self.head.commit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the height to the grid where there is little of it, as with very large letters."""
        super().resizeEvent(event)
        low = event.size().height() < _LOW * self.fontMetrics().lineSpacing()
        self.head.set_low(low)
        self.bar.set_low(low)

    # --- what a person asks for ---

    def ask_not_applicable(self) -> None:
        """Ask why the selected cells do not apply, beside the one in hand."""
        self.grid.commit_editor()
        cells = self.grid.selected_form_cells()
        active = self.grid.cell_at_cursor()
        if not cells or active is None or self.form.layout != "grid":
            return
        self._asked = [(cell.row, cell.column) for cell in cells]
        held = active.entry.reason or active.previous.reason or self._reason_before
        self.reason.ask(len(cells), held or "", self._active_rect())

    def copy_last(self) -> None:
        """Take the round before's values into the selected cells, as one step."""
        self.grid.commit_editor()
        entries = {}
        for cell in self.grid.selected_form_cells():
            entry = cell.previous if self.form.layout == "grid" else self._last_of_line(cell)
            if entry != EMPTY:
                entries[cell.row, cell.column] = entry
        self.grid.write_entries(entries)

    def fill_zero(self) -> None:
        """Write 0 into the empty cells selected; into all where only one cell is."""
        self.grid.commit_editor()
        if self._sheet is None or self.form.layout != "grid":
            return
        cells: Sequence[FormCell] = self.grid.selected_form_cells()
        if len(cells) < 2:
            cells = [cell for row in self._sheet.rows for cell in row.cells if cell.typed]
        numeric = {one.code for one in self.form.columns if one.kind in ("number", "money")}
        self.grid.write_entries(
            {
                (cell.row, cell.column): Entry(0)
                for cell in cells
                if cell.entry == EMPTY and cell.column in numeric
            }
        )

    def copy_last_rows(self) -> None:
        """Add the rows that a list form had in the round before and has not now."""
        sheet = self._sheet
        if sheet is None or not sheet.last_rows:
            return
        held = {self._name(row) for row in sheet.rows}
        rows = [row for row in sheet.last_rows if self._name(row) not in held]
        self._begun = True
        self.grid.add_rows(
            [{cell.column: cell.entry for cell in row.cells if cell.typed} for row in rows]
        )

    def add_row(self) -> None:
        """Begin a row of a list form."""
        self._begun = True
        self._body.setCurrentIndex(_GRID)
        self.grid.begin_row(edit=False)

    # --- building ---

    def _lay_out(self) -> None:
        self._body.addWidget(self.grid)
        if self.form.layout == "list":
            self._body.addWidget(self._empty_page())
            self._body.addWidget(self._nothing_page())
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.head)
        column.addWidget(self._body, 1)
        column.addWidget(self.bar)

    def _empty_page(self) -> EmptyPage:
        self._rows_action = self._action(
            "last-year", self.tr("Chép các dòng của đợt &trước"), self.copy_last_rows
        )
        return EmptyPage(
            "statistics",
            self.tr("Biểu chưa có dòng nào"),
            self.tr(
                "Mỗi việc ghi một dòng. Trong kỳ không có việc nào thì khai không có số liệu, "
                "kèm lý do."
            ),
            [
                self._action("add", self.tr("Thê&m dòng"), self.add_row),
                self._rows_action,
                self._action(
                    "none-arising",
                    self.tr("Không &có số liệu để khai..."),
                    self.head.declare_nothing,
                ),
            ],
            self._theme,
            self,
        )

    def _nothing_page(self) -> EmptyPage:
        return EmptyPage(
            "none-arising",
            self.tr("Đã khai không có số liệu"),
            self.tr("Biểu này sẽ in là không có số liệu, kèm lý do ở trên."),
            [self._action("add", self.tr("Vẫn thê&m dòng"), self.add_row)],
            self._theme,
            self,
        )

    def _action(self, icon_name: str, text: str, call: Callable[[], None]) -> QAction:
        action = QAction(icon(icon_name), text, self)
        action.triggered.connect(lambda _=False: call())
        self._empty_actions.append(action)
        return action

    def _connect(self) -> None:
        self.grid.edited.connect(self.edited)
        self.grid.not_applicable_asked.connect(self.ask_not_applicable)
        self.grid.active_changed.connect(self._on_active_changed)
        self.grid.selection_summed.connect(self._on_summed)
        self.head.whole_said.connect(self._on_whole_said)
        self.reason.answered.connect(self._on_reason)
        self.reason.closed.connect(self.grid.setFocus)

    # --- inside ---

    def _show_body(self, sheet: FormSheet) -> None:
        if self.form.layout != "list":
            return
        self._rows_action.setVisible(bool(sheet.last_rows))
        if sheet.rows or (self._begun and not sheet.whole.not_applicable):
            wanted = _GRID
        else:
            wanted = _NOTHING if sheet.whole.not_applicable else _EMPTY
        if self._body.currentIndex() != wanted:
            had_focus = self._body.isAncestorOf(self.focusWidget() or self)
            self._body.setCurrentIndex(wanted)
            if had_focus and wanted == _GRID:
                self.grid.setFocus()

    def _show_cell(self) -> None:
        index, sheet = self.grid.grid_cursor.active, self._sheet
        if sheet is None or not index.isValid():
            self.bar.show_cell("", None, None, self._sums_words())
            return
        cell = self.grid.cell_at_cursor()
        mark = self.grid.grid_model.mark(index.row(), index.column())
        about = self._sums_words()
        if not about and cell is not None and not cell.typed:
            about = self.tr("Tự cộng từ các ô khác")
        self.bar.show_cell(self._where(index.row(), cell), cell, mark, about)

    def _where(self, row: int, cell: FormCell | None) -> str:
        held = self.grid.grid_model.row_at(row)
        if not isinstance(held, FormSheetRow):
            return ""
        name = held.title or self.tr("Dòng {number}").format(number=held.number)
        column = next((one for one in self.form.columns if cell and one.code == cell.column), None)
        return " · ".join([name, *((*column.heads, column.title) if column else ())])

    def _sums_words(self) -> str:
        """Return what the money and figures of a list form add up to."""
        sheet = self._sheet
        if sheet is None or not sheet.sums or len(sheet.rows) < 2:
            return ""
        parts = [
            f"{' '.join((*one.heads, one.title))} {format_number(sheet.sums[one.code])}"
            for one in self.form.columns
            if one.code in sheet.sums and isinstance(sheet.sums[one.code], int | Decimal)
        ]
        return self.tr("Cộng: {sums}").format(sums=" · ".join(parts))

    def _name(self, row: FormSheetRow) -> tuple[str, ...]:
        """Return what tells a row of a list from the others: what it must say."""
        named = {one.code for one in self.form.columns if one.required and not one.sum_of}
        return tuple(
            match_key(cell.text) for cell in row.cells if not named or cell.column in named
        )

    def _last_of_line(self, cell: FormCell) -> Entry:
        """Return what the round before said in the row of a list that has the same words."""
        sheet, texts = self._sheet, [one.code for one in self.form.columns if one.kind == "text"]
        row = next((one for one in sheet.rows if one.key == cell.row), None) if sheet else None
        if sheet is None or row is None or not texts:
            return EMPTY
        name = _said(row, texts[0])
        for last in sheet.last_rows if name else ():
            if _said(last, texts[0]) == name:
                found = (one.entry for one in last.cells if one.column == cell.column)
                return next(found, EMPTY)
        return EMPTY

    def _active_rect(self) -> QRect:
        rect = self.grid.visualRect(self.grid.grid_cursor.active)
        corner = self.grid.viewport().mapTo(self, rect.topLeft())
        return QRect(corner, rect.size())

    @Slot(str)
    def _on_reason(self, reason: str) -> None:
        self._reason_before = reason or self._reason_before
        entry = Entry(None, True, reason or None)
        self.grid.write_entries(dict.fromkeys(self._asked, entry))

    @Slot(object)
    def _on_whole_said(self, entry: Entry) -> None:
        self.edited.emit(FormBatch(cells={(WHOLE, WHOLE): entry}))

    @Slot(object, str)
    def _on_active_changed(self, _row: object, _column: str) -> None:
        self._show_cell()

    @Slot(object)
    def _on_summed(self, summary: SelectionSummary) -> None:
        self.bar.show_selection(summary)


def _said(row: FormSheetRow, column: str) -> str:
    return next((match_key(cell.text) for cell in row.cells if cell.column == column), "")
