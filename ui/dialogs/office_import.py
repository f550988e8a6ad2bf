# SPDX-License-Identifier: MIT
"""Brings an office's own Excel in: the file, its columns, a look at what comes of it, one step of undo."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lsapp.domain.numbers import format_number
from ui.dialogs.messages import show_error
from ui.dialogs.office_import_columns import ImportColumnsStep
from ui.dialogs.office_import_file import ImportFileStep
from ui.dialogs.office_import_preview import ImportPreviewStep
from ui.icons import icon
from ui.pages.page import PageContext
from ui.theme import SPACE, Size, set_primary, set_size
from ui.undo_notice import tell_undoable
from ui.widgets.column_mapper import fitting_size

if TYPE_CHECKING:
    from lsapp.services.desk import Desk
    from lsapp.services.history import Change
    from lsapp.services.importing import (
        ColumnMapping,
        HeaderRows,
        ImportPlan,
        ImportTable,
        OfficeSheet,
        OfficeWorkbook,
    )

FILE, COLUMNS, PREVIEW = range(3)
_Guess = tuple["ImportTable", "HeaderRows", "tuple[ColumnMapping, ...]"]
_TITLES: Final = 3


class OfficeImportDialog(QDialog):
    """Three steps, each of which can be gone back to; nothing is written before the last button.

    The file is read in a process of its own, matching and planning run beside the window.
    """

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._session = context.session
        self._tables: tuple[ImportTable, ...] = ()
        self._plan: ImportPlan | None = None
        self._shown_sheet: OfficeSheet | None = None
        self._asked = 0
        self.setWindowTitle(self.tr("Nhập từ tệp Excel của cơ quan"))
        self.setMinimumSize(SPACE * 90, SPACE * 60)
        self.resize(fitting_size(self, context.theme, SPACE * 136, SPACE * 82))
        self._build()
        self._lay_out()
        self._connect()
        self._load()

    # --- building ---

    def _build(self) -> None:
        self._title = QLabel(self)
        set_size(self._title, Size.HEADING)
        self.file_step = ImportFileStep(self._context.theme, self)
        self.columns_step = ImportColumnsStep(self._context, self)
        self.preview_step = ImportPreviewStep(self._context, self)
        self._steps = QStackedWidget(self)
        for step in (self.file_step, self.columns_step, self.preview_step):
            self._steps.addWidget(step)
        self.back_button = QPushButton(icon("left"), self.tr("&Quay lại"), self)
        self.next_button = QPushButton(self.tr("Tiếp t&heo"), self)
        self.cancel_button = QPushButton(self.tr("Hủ&y"), self)
        self.back_button.setAutoDefault(False)
        self.cancel_button.setAutoDefault(False)
        self.next_button.setDefault(True)
        set_primary(self.next_button)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE)
        buttons.addWidget(self.back_button)
        buttons.addStretch()
        buttons.addWidget(self.next_button)
        buttons.addWidget(self.cancel_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        column.setSpacing(SPACE)
        column.addWidget(self._title)
        column.addWidget(self._steps, 1)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.file_step.file_chosen.connect(self.read_file)
        self.file_step.sheet_chosen.connect(self._refresh)
        self.file_step.sheet_entered.connect(self._on_next)
        self.columns_step.header_asked.connect(self._on_header_asked)
        self.columns_step.table_asked.connect(self._on_table_asked)
        self.columns_step.changed.connect(self._refresh)
        self.preview_step.legacy_toggled.connect(self._preview)
        self.back_button.clicked.connect(self._on_back)
        # Queued: the key that pressed the button is done with before the dialog is held.
        self.next_button.clicked.connect(self._on_next, Qt.ConnectionType.QueuedConnection)
        self.cancel_button.clicked.connect(self.reject)

    def _load(self) -> None:
        view, facts = self._session.view, self._session.facts
        self._go(FILE)
        if view is None or facts is None:
            return
        plan, unit = facts.plan, view.unit

        def work(desk: Desk) -> tuple[ImportTable, ...]:
            from lsapp.services.importing import tables_for

            return tables_for(desk, plan, unit)

        self._session.read(work, self._on_tables, self)

    @property
    def step_title(self) -> str:
        """The step that is shown, in words."""
        return self._title.text()

    @property
    def is_ready(self) -> bool:
        """Whether it is known which tables a sheet can go into."""
        return bool(self._tables)

    # --- the file ---

    @Slot(Path)
    def read_file(self, path: Path) -> None:
        """Read a file and list its sheets; the one that fits best becomes current."""
        self.file_step.show_reading(path)
        tables = self._tables

        def work() -> tuple[OfficeWorkbook, int]:
            from lsapp.services.importing import read_office_file

            workbook = read_office_file(path)
            return workbook, _best_sheet(workbook, tables)

        self._session.compute(work, self._on_read, self, self._on_unreadable)

    def _on_tables(self, tables: tuple[ImportTable, ...]) -> None:
        self._tables = tables
        self.columns_step.show_tables(tables)
        self._refresh()

    def _on_read(self, read: tuple[OfficeWorkbook, int]) -> None:
        workbook, best = read
        self.file_step.show_workbook(workbook)
        self.file_step.choose_sheet(best)
        self._shown_sheet = None
        self._go(FILE)

    def _on_unreadable(self, error: Exception) -> None:
        self.file_step.show_workbook(None)
        self._refresh()
        show_error(self, error)

    # --- the columns ---

    def _guess(self, table: ImportTable | None = None, rows: tuple[int, int] | None = None) -> None:
        sheet = self.file_step.sheet
        if sheet is None or not self._tables:
            return
        tables = self._tables
        self._asked += 1
        asked = self._asked

        def work() -> _Guess:
            return _guess_of(sheet, tables, table, rows)

        def done(guess: _Guess) -> None:
            if asked == self._asked:
                self._shown_sheet = sheet
                self.columns_step.show_sheet(sheet, *guess)
                self._go(COLUMNS)

        self._session.compute(work, done, self)

    @Slot(int, int)
    def _on_header_asked(self, first: int, last: int) -> None:
        mapped = self.columns_step.mapped
        self._guess(mapped.table if mapped else None, (first, last))

    @Slot(object)
    def _on_table_asked(self, table: ImportTable) -> None:
        self._guess(table)

    # --- the preview ---

    @Slot()
    def _preview(self) -> None:
        mapped, options = self.columns_step.mapped, self.columns_step.options()
        view, facts = self._session.view, self._session.facts
        if mapped is None or options is None or view is None or facts is None:
            return
        options = msgspec.structs.replace(
            options, convert_legacy=self.preview_step.legacy.isChecked()
        )
        existing, catalogue = view.records, facts.plan
        self._plan = None
        self._asked += 1
        asked = self._asked
        self.preview_step.show_planning()
        self._go(PREVIEW)

        def work() -> ImportPlan:
            from lsapp.services.importing import plan_import

            return plan_import(catalogue, existing, mapped, options)

        def done(plan: ImportPlan) -> None:
            if asked == self._asked:
                self._plan = plan
                self.preview_step.show_plan(plan)
                self._refresh()
                (self.next_button if plan.records else self.back_button).setFocus()

        self._session.compute(work, done, self)

    def _apply(self) -> None:
        plan = self._plan
        if plan is None or not plan.records:
            return
        self.setEnabled(False)
        count = plan.count("new") + plan.count("changed")

        def work(desk: Desk) -> Change:
            from lsapp.services.importing import apply_import

            return apply_import(desk, plan)

        def done(change: Change) -> None:
            text = self.tr("Đã nhập {count} dòng từ trang {sheet}").format(
                count=format_number(count), sheet=plan.sheet
            )
            tell_undoable(self._context, text, change)
            self.accept()

        self._context.before_large_action(
            lambda: self._session.act(work, done, self, self._on_failed)
        )

    def _on_failed(self, error: Exception) -> None:
        self.setEnabled(True)
        show_error(self, error)

    # --- steps ---

    def _go(self, step: int) -> None:
        self._steps.setCurrentIndex(step)
        self._refresh()
        if step == FILE:
            self.file_step.take_focus()
        else:
            self.next_button.setFocus()

    @Slot()
    def _on_back(self) -> None:
        self._go(max(FILE, self._steps.currentIndex() - 1))

    @Slot()
    def _on_next(self) -> None:
        step = self._steps.currentIndex()
        if step == FILE:
            if self.file_step.sheet is not None and self.file_step.sheet is self._shown_sheet:
                self._go(COLUMNS)
            else:
                self._guess()
        elif step == COLUMNS:
            self._preview()
        else:
            self._apply()

    @Slot()
    def _refresh(self) -> None:
        step = self._steps.currentIndex()
        names = (
            self.tr("Chọn tệp và trang tính"),
            self.tr("Dòng tiêu đề và các cột"),
            self.tr("Xem trước rồi nhập"),
        )
        self._title.setText(
            self.tr("Bước {step}/{steps}. {name}").format(
                step=step + 1, steps=_TITLES, name=names[step]
            )
        )
        self.back_button.setVisible(step != FILE)
        self.next_button.setText(self._next_words(step))
        self.next_button.setEnabled(self._can_go_on(step))

    def _can_go_on(self, step: int) -> bool:
        if step == FILE:
            return self.file_step.sheet is not None and bool(self._tables)
        if step == COLUMNS:
            return self.columns_step.field_count > 0
        return self._plan is not None and bool(self._plan.records) and self._session.can_edit

    def _next_words(self, step: int) -> str:
        if step != PREVIEW:
            return self.tr("Tiếp t&heo")
        plan = self._plan
        count = plan.count("new") + plan.count("changed") if plan is not None else 0
        words = (
            self.tr("&Nhập {count} nhiệm vụ")
            if plan is None or plan.table == "activities"
            else self.tr("&Nhập {count} dòng")
        )
        return words.format(count=format_number(count))


def _best_sheet(workbook: OfficeWorkbook, tables: tuple[ImportTable, ...]) -> int:
    """Return the first sheet in sight that one of the tables fits, else the first of all."""
    from lsapp.services.importing import suggest_table

    for place, sheet in enumerate(workbook.sheets):
        if sheet.visible and suggest_table(tables, sheet) is not None:
            return place
    return 0


def _guess_of(
    sheet: OfficeSheet,
    tables: tuple[ImportTable, ...],
    table: ImportTable | None,
    rows: tuple[int, int] | None,
) -> _Guess:
    """Return the table that a sheet is for, which rows head it and what its columns are; what is given
    stays. A sheet without any head that is known begins with its first row.
    """
    from lsapp.services.importing import (
        HeaderRows,
        guess_header,
        match_columns,
        suggest_table,
    )

    chosen = table or suggest_table(tables, sheet) or tables[0]
    header = HeaderRows(*rows) if rows is not None else guess_header(chosen, sheet)
    header = header or HeaderRows(0, 0)
    return chosen, header, match_columns(chosen, sheet, header)
