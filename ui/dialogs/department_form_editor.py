# SPDX-License-Identifier: MIT
"""The sheets of the department's form, and beside them what fills the column or cell one stands on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QScrollArea, QSplitter, QTabWidget, QVBoxLayout, QWidget

from lsapp.catalogue.model import UnitKind
from lsapp.domain.table_values import text_of
from lsapp.messages import explain
from ui.dialogs.department_form_cell import FormCellPanel
from ui.dialogs.department_form_sheet import FormSheetView
from ui.dialogs.department_form_table import FormTablePanel
from ui.dialogs.department_form_work import DepartmentFormWork
from ui.models.import_sheet import column_letters
from ui.pages.page import PageContext
from ui.theme import SPACE, Tone
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from lsapp.catalogue.model import Plan
    from lsapp.services.department_forms import FormColumn, FormIssue, FormTable, TableField

TABLE, CELL = range(2)
_MOST_TOLD: Final = 3


class FormEditor(QWidget):
    """Changes the mapping that ``work`` holds; nothing is written here."""

    def __init__(
        self, context: PageContext, work: DepartmentFormWork, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = context.session
        self._work = work
        self._place = 0
        self.sheet_view = FormSheetView(context.theme, self)
        self.table_panel = FormTablePanel(self)
        self.cell_panel = FormCellPanel(context.theme, self)
        self.side = QTabWidget(self)
        self.notice = Notice(Tone.WARNING, "", context.theme, closable=False, parent=self)
        self.notice.hide()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(self.table_panel)
        self.side.addTab(scroll, self.tr("Cột và dòng"))
        self.side.addTab(self.cell_panel, self.tr("Ô đơn lẻ"))
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(self.sheet_view)
        split.addWidget(self.side)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 0)
        split.setChildrenCollapsible(False)
        letters = self.fontMetrics().averageCharWidth()
        split.setSizes([letters * 120, letters * 46])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.notice)
        column.addWidget(split, 1)

    def _connect(self) -> None:
        view, panel = self.sheet_view, self.table_panel
        view.sheet_chosen.connect(self._on_sheet)
        view.field_chosen.connect(self._on_field)
        view.column_entered.connect(self._show_column)
        view.cell_entered.connect(self._show_cell)
        view.cell_asked.connect(self._on_cell_asked)
        view.cell_cleared.connect(lambda: self._on_cell("", None))
        panel.table_changed.connect(self._put_table)
        panel.rematch_asked.connect(self._on_rematch)
        panel.column_changed.connect(self._on_column)
        panel.place_chosen.connect(self._on_place)
        panel.added.connect(self._on_added)
        panel.removed.connect(lambda: self._put_table(None))
        panel.rows_asked.connect(self._on_rows_asked)
        self.cell_panel.cell_changed.connect(self._on_cell)

    # --- for the dialog ---

    def set_plan(self, plan: Plan, kind: UnitKind) -> None:
        """Offer what the plan asks of a unit of this kind."""
        self.table_panel.set_plan(plan, kind)

    def show_form(self) -> None:
        """Show the sheets of the work's form, at its first table."""
        form, mapping = self._work.form, self._work.mapping
        if form is None or mapping is None:
            return
        self._place = 0
        tables = [one.sheet for one in mapping.tables]
        self.sheet_view.show_workbook(form.workbook, tables[0] if tables else "")
        self.sheet_view.table.setFocus()

    def show_figures(self) -> None:
        """Offer the figures that single cells may show."""
        self.cell_panel.set_figures(list(self._work.figures.values()))

    def show_values(self) -> None:
        """Show what would be written, and what stands in the way of it."""
        mapping, values = self._work.mapping, self._work.values
        self.sheet_view.show_values(values, mapping.cells if mapping is not None else ())
        self._show_count()
        self._tell_issues(values.issues if values is not None else ())

    # --- the table ---

    def _sheet_tables(self) -> list[FormTable]:
        sheet = self.sheet_view.sheet
        if self._work.mapping is None or sheet is None:
            return []
        return [one for one in self._work.mapping.tables if one.sheet == sheet.name]

    @property
    def table(self) -> FormTable | None:
        """The table that the lists over the columns speak of."""
        tables = self._sheet_tables()
        return tables[self._place] if 0 <= self._place < len(tables) else None

    def _fields(self) -> tuple[TableField, ...]:
        from lsapp.services.department_forms import fillable_fields

        facts, table = self._session.facts, self.table
        return fillable_fields(facts.plan, table) if facts and table else ()

    @Slot(str)
    def _on_sheet(self, _name: str) -> None:
        self._place = 0
        self._show_tables()
        self._show_cell(-1, -1)
        self.show_values()

    @Slot(int)
    def _on_place(self, place: int) -> None:
        self._place = place
        self._show_tables()

    def _show_tables(self) -> None:
        fields = self._fields()
        self.table_panel.show_tables(self._sheet_tables(), self._place)
        self.sheet_view.show_choices(fields)
        self.sheet_view.show_table(self.table, {one.key: one for one in fields})
        self._show_column("")
        self._show_count()

    @Slot(object)
    def _put_table(self, table: FormTable | None) -> None:
        """Put another table in the current one's place, or take it out."""
        mapping, held = self._work.mapping, self.table
        if mapping is None or (held is None and table is None):
            return
        place = mapping.tables.index(held) if held is not None else len(mapping.tables)
        if table is None:
            self._place = 0
        self._work.change(mapping.with_table(place, table))
        self._show_tables()

    @Slot(object)
    def _on_rematch(self, table: FormTable) -> None:
        from lsapp.services.department_forms import HeaderRows, source_table, table_at

        facts, sheet = self._session.facts, self.sheet_view.sheet
        source = source_table(facts.plan, table) if facts else None
        if facts is None or sheet is None or source is None:
            return
        header = HeaderRows(table.header_first - 1, table.header_last - 1)
        found = table_at(facts.plan, sheet, source, header, self._work.year)
        self._put_table(
            msgspec.structs.replace(
                found,
                rows=table.rows,
                group=table.group,
                headings=table.headings,
                fit_rows=table.fit_rows,
            )
        )

    @Slot()
    def _on_added(self) -> None:
        from lsapp.services.department_forms import FormTable

        sheet, mapping, facts = self.sheet_view.sheet, self._work.mapping, self._session.facts
        if sheet is None or mapping is None or facts is None:
            return
        held = self.table
        row = 1 if held is None else (held.last_row or held.first_row) + 1
        fresh = FormTable(
            sheet=sheet.name,
            rows="activities",
            header_first=held.header_first if held else 1,
            header_last=held.header_last if held else 1,
            first_row=row,
            last_row=row,
            fit_rows=True,
            columns=held.columns if held and held.rows in ("activities", "group") else (),
        )
        self._place = len(self._sheet_tables())
        self._work.change(mapping.with_table(len(mapping.tables), fresh))
        self._show_tables()

    @Slot(str, object)
    def _on_field(self, letters: str, key: object) -> None:
        from lsapp.services.department_forms import FormColumn

        table = self.table
        if table is None:
            return
        kept = [one for one in table.columns if one.column != letters]
        if key is not None:
            held = table.column(letters)
            fresh = FormColumn(column=letters, field=str(key), head=self._head_of(letters))
            kept.append(msgspec.structs.replace(held, field=str(key)) if held else fresh)
        self._put_table(msgspec.structs.replace(table, columns=tuple(sorted(kept, key=_by_column))))
        self._show_column(letters)

    def _head_of(self, letters: str) -> str:
        from lsapp.services.department_forms import head_of

        sheet, table = self.sheet_view.sheet, self.table
        return head_of(sheet, table, letters) if sheet and table else ""

    @Slot(object)
    def _on_column(self, column: FormColumn) -> None:
        table = self.table
        if table is None:
            return
        columns = tuple(column if one.column == column.column else one for one in table.columns)
        self._put_table(msgspec.structs.replace(table, columns=columns))
        self._show_column(column.column)

    @Slot(str)
    def _show_column(self, letters: str) -> None:
        column = self.table.column(letters) if self.table is not None else None
        fields = {one.key: one for one in self._fields()}
        field = fields.get(column.field) if column is not None else None
        self.table_panel.show_column(column, field, letters)

    @Slot()
    def _on_rows_asked(self) -> None:
        self._work.insert_rows()

    # --- single cells ---

    def _cell_name(self) -> str:
        place = self.sheet_view.current
        return "" if place is None else f"{column_letters(place[1])}{place[0] + 1}"

    @Slot(int, int)
    def _show_cell(self, row: int, column: int) -> None:
        sheet, mapping = self.sheet_view.sheet, self._work.mapping
        if sheet is None or mapping is None or row < 0:
            self.cell_panel.show_cell("", "", None, locked=False)
            return
        name = self._cell_name()
        self.cell_panel.show_cell(
            name,
            " ".join((text_of(sheet.values.cell(row, column)) or "").split()),
            mapping.cell(sheet.name, name),
            locked=(row, column) in sheet.formulas,
        )

    @Slot()
    def _on_cell_asked(self) -> None:
        self.side.setCurrentIndex(CELL)
        self.cell_panel.take_focus()

    @Slot(str, object)
    def _on_cell(self, text: str, unit: int | None) -> None:
        sheet, mapping, place = self.sheet_view.sheet, self._work.mapping, self.sheet_view.current
        if sheet is None or mapping is None or place is None:
            return
        changed = mapping.with_cell(sheet.name, self._cell_name(), text, unit)
        if changed != mapping:
            self._work.change(changed)
            self._show_cell(*place)

    # --- what would be written ---

    def _show_count(self) -> None:
        table, values = self.table, self._work.values
        counts = values.tables if values is not None else ()
        found = (
            one
            for one in counts
            if table is not None and (one.sheet, one.first_row) == (table.sheet, table.first_row)
        )
        self.table_panel.show_count(next(found, None))

    def _tell_issues(self, issues: Sequence[FormIssue]) -> None:
        if not issues:
            self.notice.hide()
            return
        ordered = sorted(issues, key=lambda one: not one.blocking)
        told = [explain(one.code, **one.facts) for one in ordered[:_MOST_TOLD]]
        if len(issues) > _MOST_TOLD:
            told.append(self.tr("Và {count} điều nữa.").format(count=len(issues) - _MOST_TOLD))
        self.notice.say(Tone.BAD if ordered[0].blocking else Tone.WARNING, "\n".join(told))


def _by_column(column: FormColumn) -> tuple[int, str]:
    return len(column.column), column.column
