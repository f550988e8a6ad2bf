# SPDX-License-Identifier: MIT
"""The department's own form: its sheets as they are, what fills them, and the filled file."""

from __future__ import annotations

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
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.dialogs.department_form_editor import FormEditor
from ui.dialogs.department_form_files import FormFileAsker
from ui.dialogs.department_form_work import DepartmentFormWork, FormKept
from ui.dialogs.export_parts import ExportedFiles
from ui.dialogs.messages import ask, show_error
from ui.icons import icon
from ui.pages.page import PageContext
from ui.theme import SPACE, Role, Tone, set_muted, set_primary
from ui.undo_notice import tell_undoable
from ui.widgets.column_mapper import fitting_size
from ui.widgets.empty_page import EmptyPage
from ui.widgets.fields import LineField

if TYPE_CHECKING:
    from lsapp.services.department_forms import (
        FilledForm,
        FormMapping,
        FormValues,
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
        self.editor = FormEditor(self._context, self._work, self)
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
        form = QWidget(self)
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(head)
        column.addWidget(self.editor, 1)
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
        # Rows are put in on the other thread; until then nothing else is asked.
        self.editor.table_panel.rows_asked.connect(lambda: self.setEnabled(False))
        self._connect_work()

    def _connect_work(self) -> None:
        work = self._work
        work.figures_known.connect(self._on_figures)
        work.form_shown.connect(self._on_form_shown)
        work.values_changed.connect(self._on_values)
        work.kept.connect(self._on_kept)
        work.written.connect(self._on_written)
        work.saved.connect(self._on_saved)
        work.failed.connect(self._on_failed)

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
        self.editor.set_plan(facts.plan, facts.unit.kind)
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
        self.editor.show_figures()
        self._refresh()

    @Slot(int)
    def _on_form_shown(self, earlier: int) -> None:
        form, mapping = self._work.form, self._work.mapping
        if form is None or mapping is None:
            return
        self.setEnabled(True)
        self.title_line.setText(mapping.title)
        self.title_line.setCursorPosition(0)
        self.stack.setCurrentIndex(FORM)
        self.editor.show_form()
        if earlier:
            words = self.tr("Đã dùng lại cách điền của biểu năm {year}. Hãy xem lại các cột.")
            self._context.notify(Tone.ACCENT, words.format(year=earlier), "", None)
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

    @Slot()
    def _on_values(self) -> None:
        self.editor.show_values()
        self._refresh()

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
        self.editor.notice.say(Tone.GOOD, words.format(name=path.name))

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
