# SPDX-License-Identifier: MIT
"""The department's own form: its sheets as they are, what fills them, and the filled file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from lsapp.domain.table_values import text_of
from lsapp.messages import explain
from ui.dialogs.department_form_cell import FormCellPanel
from ui.dialogs.department_form_files import FormFileAsker
from ui.dialogs.department_form_sheet import FormSheetView
from ui.dialogs.department_form_table import FormTablePanel
from ui.dialogs.department_form_work import DepartmentFormWork, FormKept
from ui.dialogs.export_parts import ExportedFiles
from ui.dialogs.messages import ask, show_error
from ui.icons import icon
from ui.models.import_sheet import column_letters
from ui.pages.page import PageContext
from ui.theme import SPACE, Role, Tone, set_muted, set_primary
from ui.undo_notice import tell_undoable
from ui.widgets.column_mapper import fitting_size
from ui.widgets.empty_page import EmptyPage
from ui.widgets.fields import LineField
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from lsapp.services.department_forms import (
        FilledForm,
        FormColumn,
        FormIssue,
        FormMapping,
        FormTable,
        FormValues,
        TableField,
    )

EMPTY, FORM, DONE = range(3)
TABLE, CELL = range(2)
_MOST_TOLD: Final = 3


class DepartmentFormDialog(QDialog):
    """Kept by plan and year. What is chosen here is written when it is kept or the form is filled, as one
    action that can be undone; the department's workbook itself never changes.
    """

    filled = Signal(object)
    """The ``FilledForm`` of a form that was written."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._session = context.session
        self._work = DepartmentFormWork(context.session, self)
        self._files = FormFileAsker(context.settings, context.session.path, self)
        self._place = 0
        self._is_leaving = False
        self.setWindowTitle(self.tr("Biểu của Sở"))
        self.setMinimumSize(SPACE * 90, SPACE * 60)
        self.resize(fitting_size(self, context.theme, SPACE * 160, SPACE * 84))
        self._build()
        self._lay_out()
        self._connect()
        self._load()

    # --- building ---

    def _build(self) -> None:
        self.forms = QComboBox(self)
        self.forms.setAccessibleName(self.tr("Biểu của năm"))
        self.forms.setMinimumContentsLength(16)
        self.title_line = LineField(self)
        self.title_line.setAccessibleName(self.tr("Tên biểu"))
        self.choose_button = QPushButton(icon("open-file"), self.tr("&Chọn tệp của Sở..."), self)
        self.open_button = QPushButton(icon("import"), self.tr("&Mở cách điền..."), self)
        self.save_button = QPushButton(icon("export"), self.tr("Lư&u cách điền..."), self)
        self.sheet_view = FormSheetView(self._context.theme, self)
        self.table_panel = FormTablePanel(self)
        self.cell_panel = FormCellPanel(self._context.theme, self)
        self.side = QTabWidget(self)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(self.table_panel)
        self.side.addTab(scroll, self.tr("Cột và dòng"))
        self.side.addTab(self.cell_panel, self.tr("Ô đơn lẻ"))
        self.notice = Notice(Tone.WARNING, "", self._context.theme, closable=False, parent=self)
        self.notice.hide()
        self._summary = QLabel(self)
        self._summary.setTextFormat(Qt.TextFormat.PlainText)
        self._summary.setWordWrap(True)
        set_muted(self._summary)
        first = QAction(icon("open-file"), self.tr("&Chọn tệp của Sở..."), self)
        first.triggered.connect(self._files.ask_workbook)
        self.empty = EmptyPage(
            "spreadsheet",
            self.tr("Chưa có biểu của Sở"),
            "",
            [first],
            self._context.theme,
            self,
        )
        self.written = ExportedFiles(self)
        self.stack = QStackedWidget(self)
        self.keep_button = QPushButton(icon("ok"), self.tr("&Lưu biểu"), self)
        accent = self._context.theme
        self.fill_button = QPushButton(
            icon("export", lambda: accent.colour(Role.ON_ACCENT_TEXT)),
            self.tr("Điền &biểu vào thư mục..."),
            self,
        )
        set_primary(self.fill_button)
        self.close_button = QPushButton(self.tr("Đó&ng"), self)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        label = QLabel(self.tr("Tê&n biểu"), self)
        label.setBuddy(self.title_line)
        for widget in (self.forms, label):
            head.addWidget(widget)
        head.addWidget(self.title_line, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE)
        for button in (self.choose_button, self.open_button, self.save_button):
            button.setAutoDefault(False)
            head.addWidget(button)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(self.sheet_view)
        split.addWidget(self.side)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 0)
        split.setChildrenCollapsible(False)
        letters = self.fontMetrics().averageCharWidth()
        split.setSizes([letters * 120, letters * 46])
        form = QWidget(self)
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(head)
        column.addWidget(self.notice)
        column.addWidget(split, 1)
        for page in (self.empty, form, self.written):
            self.stack.addWidget(page)
        buttons.addWidget(self._summary, 1)
        for button in (self.keep_button, self.fill_button, self.close_button):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        whole.setSpacing(SPACE)
        whole.addWidget(self.stack, 1)
        whole.addLayout(buttons)

    def _connect(self) -> None:
        self.forms.activated.connect(self._on_form)
        self.choose_button.clicked.connect(self._files.ask_workbook)
        self.open_button.clicked.connect(self._files.ask_mapping)
        self.save_button.clicked.connect(self._on_save)
        self.title_line.left.connect(self._on_title)
        self.keep_button.clicked.connect(lambda: self._work.keep())
        self.fill_button.clicked.connect(self._files.ask_folder)
        self.close_button.clicked.connect(self.reject)
        self._files.workbook_chosen.connect(self.read_workbook)
        self._files.mapping_chosen.connect(self._work.open_mapping)
        self._files.mapping_named.connect(self._work.save_mapping)
        self._files.folder_chosen.connect(self.fill_into)
        self._connect_work()
        self._connect_panels()

    def _connect_work(self) -> None:
        work = self._work
        work.figures_known.connect(self._on_figures)
        work.form_shown.connect(self._on_form_shown)
        work.values_changed.connect(self._show_values)
        work.kept.connect(self._on_kept)
        work.written.connect(self._on_written)
        work.saved.connect(self._on_saved)
        work.failed.connect(self._on_failed)

    def _connect_panels(self) -> None:
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

    def _load(self) -> None:
        facts = self._session.facts
        self.stack.setCurrentIndex(EMPTY)
        self._refresh()
        if facts is None:
            return
        self.empty.set_text(
            self.tr(
                "Chọn tệp Excel mà Sở gửi kèm công văn năm {year}. Chương trình tìm bảng và khớp cột theo "
                "tiêu đề; biểu năm trước đã khớp thì được dùng lại."
            ).format(year=self._work.year)
        )
        self.table_panel.set_plan(facts.plan, facts.unit.kind)
        self._work.load()

    # --- what it shows ---

    @property
    def mapping(self) -> FormMapping | None:
        """What fills the form that is shown."""
        return self._work.mapping

    @property
    def values(self) -> FormValues | None:
        """What would be written, as far as it is worked out by now."""
        return self._work.values

    @Slot(Path)
    def read_workbook(self, path: Path) -> None:
        """Read the department's file."""
        self.setEnabled(False)
        self._work.read_workbook(path)

    @Slot(Path)
    def fill_into(self, folder: Path) -> None:
        """Keep what is chosen and write the filled form into a folder, whole or not at all."""
        self._files.remember(folder)
        self._work.keep(folder)

    @Slot()
    def _on_figures(self) -> None:
        self.cell_panel.set_figures(list(self._work.figures.values()))
        self._refresh()

    @Slot(int)
    def _on_form_shown(self, earlier: int) -> None:
        form, mapping = self._work.form, self._work.mapping
        if form is None or mapping is None:
            return
        self.setEnabled(True)
        self._place = 0
        self.title_line.setText(mapping.title)
        self.title_line.setCursorPosition(0)
        self.stack.setCurrentIndex(FORM)
        tables = [one.sheet for one in mapping.tables]
        self.sheet_view.show_workbook(form.workbook, tables[0] if tables else "")
        if earlier:
            words = self.tr("Đã dùng lại cách điền của biểu năm {year}. Hãy xem lại các cột.")
            self._context.notify(Tone.ACCENT, words.format(year=earlier), "", None)
        self.sheet_view.table.setFocus()
        self._refresh()

    @Slot(int)
    def _on_form(self, place: int) -> None:
        if place < len(self._work.records):
            self._work.open_record(self._work.records[place])
            return
        self._work.begin_anew()
        self.stack.setCurrentIndex(EMPTY)
        self._refresh()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._is_leaving = False
        self.setEnabled(True)
        self._refresh()
        show_error(self, error)

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
        self._show_values()

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
        self.setEnabled(False)
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

    @Slot()
    def _show_values(self) -> None:
        mapping, values = self._work.mapping, self._work.values
        self.sheet_view.show_values(values, mapping.cells if mapping is not None else ())
        self._show_count()
        self._tell_issues(values.issues if values is not None else ())
        self._refresh()

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

    def _refresh(self) -> None:
        work, shown = self._work, self.stack.currentIndex() == FORM
        self.forms.blockSignals(True)
        self.forms.clear()
        self.forms.addItems([one.title for one in work.records])
        self.forms.addItem(self.tr("Biểu mới"))
        keys = [one.key for one in work.records]
        held = work.record.key if work.record is not None else None
        self.forms.setCurrentIndex(keys.index(held) if held in keys else len(keys))
        self.forms.setVisible(bool(keys))
        self.forms.blockSignals(False)
        self.keep_button.setVisible(shown)
        self.keep_button.setEnabled(work.is_changed)
        self.fill_button.setVisible(shown)
        self.fill_button.setEnabled(work.can_fill)
        words = ""
        if shown and work.form is not None and work.values is not None:
            words = self.tr("{name}: điền {count} ô, các ô khác giữ nguyên.").format(
                name=work.form.file_name, count=work.values.count
            )
        self._summary.setText(words)

    # --- keeping and filling ---

    @Slot()
    def _on_title(self) -> None:
        title, mapping = " ".join(self.title_line.text().split()), self._work.mapping
        if mapping is not None and title and title != mapping.title:
            self._work.change(msgspec.structs.replace(mapping, title=title))
            self._refresh()

    @Slot()
    def _on_save(self) -> None:
        if self._work.mapping is not None:
            self._files.ask_mapping_name(self._work.mapping.title)

    @Slot(Path)
    def _on_saved(self, path: Path) -> None:
        words = self.tr("Đã lưu cách điền vào {name}. Gửi tệp này cho đơn vị khác để dùng lại.")
        self.notice.say(Tone.GOOD, words.format(name=path.name))

    @Slot(object)
    def _on_kept(self, kept: FormKept) -> None:
        words = self.tr("Đã lưu biểu {title} của năm {year}")
        words = words.format(title=kept.record.title, year=kept.record.year)
        tell_undoable(self._context, words, kept.change)
        self._refresh()
        if self._is_leaving:
            super().reject()

    @Slot(object)
    def _on_written(self, done: FilledForm) -> None:
        words = self.tr(
            "Đã điền {count} ô và ghi tệp vào {folder}. Hãy mở tệp xem lại trước khi gửi."
        )
        self.written.show_files(
            words.format(count=done.cells, folder=done.path.parent), [done.path]
        )
        self.stack.setCurrentIndex(DONE)
        self._refresh()
        self.written.folder_button.setFocus()
        self.filled.emit(done)

    # --- overrides ---

    def reject(self) -> None:
        """Close; what is not kept is asked about first."""
        if self.stack.currentIndex() != FORM or not self._work.is_changed:
            super().reject()
            return
        ask(
            self,
            self.tr("Lưu biểu của Sở?"),
            self.tr("Các cột và ô vừa chọn chưa được lưu cho năm {year}.").format(
                year=self._work.year
            ),
            yes=self.tr("&Lưu"),
            no=self.tr("&Bỏ"),
            answered=self._on_answered,
        )

    def _on_answered(self, keep: bool) -> None:
        if keep:
            self._is_leaving = True
            self._work.keep()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The window's cross asks as Escape does."""
        event.ignore()
        self.reject()


def _by_column(column: FormColumn) -> tuple[int, str]:
    return len(column.column), column.column
