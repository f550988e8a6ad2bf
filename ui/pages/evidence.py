# SPDX-License-Identifier: MIT
"""Minh chứng: the files that prove what was done, which activity each proves, and what lacks proof."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, Qt, Slot
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from lsapp.domain.dates import day_in_vietnam
from lsapp.domain.records import Activity, Evidence
from lsapp.services.activity_sheet import ActivitySheet, activity_sheet
from lsapp.services.unit_view import round_snapshot
from ui.icons import icon
from ui.models.evidence_activities import ScopeModel, local_paths, scope_entries
from ui.models.evidence_model import EvidenceModel
from ui.models.evidence_scope import ALL_FILES, activity_of, scope_of
from ui.pages.page import Page, PageContext
from ui.places import Place
from ui.session import Changed
from ui.theme import SPACE, Size, set_muted, set_quiet, set_size
from ui.widgets.action_button import ActionButton
from ui.widgets.empty_page import EmptyPage
from ui.widgets.evidence_details import EvidenceDetails
from ui.widgets.evidence_drop_hint import DropHint
from ui.widgets.evidence_scopes import ScopeList
from ui.widgets.evidence_table import EvidenceTable
from ui.widgets.evidence_writer import EvidenceWriter

if TYPE_CHECKING:
    from lsapp.services.evidence import EvidenceRow, EvidenceSheet

_NARROW: Final = 140  # letters: below it the details stand in place of the activities


class EvidencePage(Page):
    """Activities at the left, their files in the middle, the current file at the right."""

    KINDS = frozenset({"programme", "activity", "progress", "evidence"})
    NEEDS_FINDINGS = True

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._sheet: EvidenceSheet | None = None
        self._folder: Path | None = None
        self._unproven = 0
        self._narrow = False
        self._asked = 0
        self._round: tuple[str, str] | None = None
        self._wanted: Place | None = None
        self._added: list[str] = []
        self._writer = EvidenceWriter(context, self)
        self._actions = self._make_actions()
        self._model = EvidenceModel(self)
        self.table = EvidenceTable(self._model, self.theme, self)
        self.scopes = ScopeList(ScopeModel(), self.theme, self)
        self.details = EvidenceDetails(context, self._open_action, self)
        self._empty = self._make_empty()
        self._total = QLabel(self)
        self._nothing = QLabel(self)
        self._hint = DropHint(self.theme, self)
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)

    # --- building ---

    def _make_actions(self) -> list[QAction]:
        self._add_action = self._action(
            "add", self.tr("Thê&m tệp..."), "Ctrl+Shift+N", self._on_add
        )
        self._paste_action = self._action(
            "paste", self.tr("&Dán tệp, ảnh"), "Ctrl+V", self._on_paste
        )
        self._open_action = self._action("open-file", self.tr("Mở tệ&p"), None, self._on_open)
        self._assign_action = self._action(
            "activities", self.tr("&Chọn nhiệm vụ được chứng minh..."), "Ctrl+M", self._on_assign
        )
        self._rename_action = self._action("edit", self.tr("Đổi &tên"), "F2", self._on_rename)
        self._delete_action = self._action("delete", self.tr("&Xóa"), "Delete", self._on_delete)
        self._verify_action = self._action(
            "ok", self.tr("&Kiểm tra các tệp"), None, self._on_verify
        )
        self._lacking_action = self._action("warning", "", None, self._on_lacking)
        self._lacking_action.setCheckable(True)
        self._details_action = self._action("image", self.tr("Chi tiế&t"), "F4", self._on_details)
        self._details_action.setCheckable(True)
        self._details_action.setChecked(True)
        # These keys have other meanings in a field: they are the table's alone.
        self._of_row = [
            self._open_action,
            self._assign_action,
            self._rename_action,
            self._delete_action,
        ]
        return [
            self._add_action,
            self._paste_action,
            self._assign_action,
            self._lacking_action,
            self._verify_action,
            self._details_action,
        ]

    def _action(
        self, icon_name: str, text: str, keys: str | None, call: Callable[[], None]
    ) -> QAction:
        action = QAction(icon(icon_name), text, self)
        if keys:
            action.setShortcut(keys)
        action.triggered.connect(lambda _=False: call())
        return action

    def _make_empty(self) -> EmptyPage:
        return EmptyPage(
            "evidence",
            self.tr("Chưa có minh chứng nào trong đợt này"),
            self.tr(
                "Minh chứng là văn bản, biên bản, danh sách, ảnh... cho thấy việc đã làm. Kéo tệp hoặc "
                "thư mục thả vào đây, dán bằng Ctrl+V, hoặc chọn tệp. Tệp được chép vào cạnh dữ liệu, "
                "tệp gốc giữ nguyên.\n\n"
                "Không đưa vào đây tài liệu chứa bí mật nhà nước."
            ),
            [self._add_action, self._lacking_action],
            self.theme,
            self,
        )

    def _lay_out(self) -> None:
        middle = QWidget(self)
        column = QVBoxLayout(middle)
        column.setContentsMargins(SPACE, 0, SPACE, 0)
        column.setSpacing(SPACE // 2)
        column.addWidget(self.table, 1)
        self._nothing.setWordWrap(True)
        self._nothing.setTextFormat(Qt.TextFormat.PlainText)
        set_muted(self._nothing)
        column.addWidget(self._nothing)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setChildrenCollapsible(False)
        self._side = QScrollArea(self)
        self._side.setWidget(self.details)
        self._side.setWidgetResizable(True)
        self._side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        set_quiet(self._side)
        for part in (self.scopes, middle, self._side):
            self._splitter.addWidget(part)
        self._splitter.setStretchFactor(1, 1)
        work = QWidget(self)
        whole = QVBoxLayout(work)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE)
        whole.addLayout(self._make_tools())
        whole.addWidget(self._splitter, 1)
        whole.addWidget(self._make_foot())
        self._stack = QStackedWidget(self)
        self._blank = QWidget(self)
        for page in (self._blank, work, self._empty):
            self._stack.addWidget(page)
        self._work = work
        page_column = QVBoxLayout(self)
        page_column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        page_column.addWidget(self._stack)
        self.table.set_menu(self._of_row)
        for action in (self._rename_action, self._delete_action):
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self.table.addAction(action)
        self._fit_widths()

    def _make_tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(ActionButton(self._add_action, primary=True, parent=self))
        self._verify_button = self._tool(self._verify_action)
        row.addWidget(self._tool(self._lacking_action))
        row.addWidget(self._verify_button)
        row.addStretch()
        set_muted(self._total)
        row.addWidget(self._total)
        row.addWidget(self._tool(self._details_action))
        return row

    def _tool(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return button

    def _make_foot(self) -> QLabel:
        foot = QLabel(
            self.tr(
                "Kéo tệp vào bất cứ chỗ nào trên trang. Không đưa tài liệu chứa bí mật nhà nước."
            ),
            self,
        )
        foot.setWordWrap(True)
        set_muted(foot)
        set_size(foot, Size.SMALL)
        return foot

    def _connect(self) -> None:
        self.scopes.scope_changed.connect(self._on_scope_changed)
        self.scopes.model.keys_dropped.connect(self._on_keys_dropped)
        self.scopes.model.files_dropped.connect(self._on_files_dropped)
        self._writer.attached.connect(self._on_attached)
        self._writer.verified.connect(self._on_verified)
        self.table.current_changed.connect(self._show_details)
        self.table.open_asked.connect(self._on_open)
        self.details.preview.open_asked.connect(self._on_open)
        self.details.described.connect(self._writer.describe)
        self.details.assign_asked.connect(self._on_assign)
        self.theme.changed.connect(self._fit_widths)

    # --- what the window asks ---

    def refresh(self, changed: Changed) -> None:
        view = self.session.view
        if view is None or not view.complete or not self.session.is_ready:
            self._stack.setCurrentWidget(self._blank)
            self._round = None
            return
        if self._round != (view.unit, view.round):
            self._round = view.unit, view.round
            self._model.set_states({})
            self._lacking_action.setChecked(False)
            self.scopes.model.set_only_unproven(False)
        can_edit = self.session.can_edit
        self._add_action.setEnabled(can_edit)
        self._paste_action.setEnabled(can_edit)
        self.details.set_read_only(not can_edit)
        self.scopes.model.set_accepts_drops(can_edit)
        self._ask_sheet()

    def refresh_findings(self) -> None:
        row = self.table.current_file()
        marks = self.context.findings.marks_of("evidence", row.record.key) if row else {}
        self.details.set_marks(marks)

    def show_place(self, place: Place) -> bool:
        if place.record is None or place.kind not in ("evidence", "activity"):
            return False
        kind = Evidence if place.kind == "evidence" else Activity
        if self.session.find(kind, place.record) is None:
            return False
        self._wanted = place
        self._go_to_wanted()
        return True

    def find_text(self, text: str) -> None:
        if text:
            self.scopes.set_scope(ALL_FILES)
        self._model.set_words(text)
        self._tell_nothing()

    def can_find(self) -> bool:
        return self._stack.currentWidget() is self._work

    def page_actions(self) -> list[QAction]:
        return self._actions

    def commit_editing(self) -> None:
        self.details.commit()

    def take_focus(self) -> None:
        if self._stack.currentWidget() is self._blank:
            self.setFocus()
        elif self._stack.currentWidget() is self._empty:
            self._empty.buttons[0].setFocus()
        else:
            self.table.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    # --- showing ---

    def _ask_sheet(self) -> None:
        view, path = self.session.view, self.session.path
        if view is None or path is None:
            return
        self._asked += 1
        asked, plan = self._asked, self.session.plan
        today = day_in_vietnam(dt.datetime.now(dt.UTC))

        def work() -> tuple[EvidenceSheet, ActivitySheet, Path]:
            from lsapp.services.desk import evidence_folder
            from lsapp.services.evidence import evidence_sheet

            snapshot = round_snapshot(view.plan, view.unit, view.round, view.records)
            folder = evidence_folder(path)
            activities = activity_sheet(plan.groups, view, today)
            return evidence_sheet(plan, snapshot, folder), activities, folder

        def done(found: tuple[EvidenceSheet, ActivitySheet, Path]) -> None:
            if asked == self._asked and self.session.is_ready:
                self._show(*found)

        self.session.compute(work, done, self)

    def _show(self, sheet: EvidenceSheet, activities: ActivitySheet, folder: Path) -> None:
        self._sheet, self._folder = sheet, folder
        whole = sum(row.record.activity is None for row in sheet.rows)
        entries = scope_entries(activities, whole, len(sheet.rows))
        self._writer.entries = entries
        self._unproven = sum(one.unproven for one in entries)
        self._tell_lacking()
        self.scopes.model.set_entries(entries)
        self._model.set_rows(sheet.rows)
        self._tell_totals(sheet)
        self._show_page()
        if self._added:
            self.table.select_keys(self._added)
            self._added = []
        self._go_to_wanted()
        self.refresh_findings()

    def _show_page(self) -> None:
        empty = self._sheet is None or not self._sheet.rows
        lacking = self._lacking_action.isChecked() or self._wanted is not None
        shown = self._empty if empty and not lacking else self._work
        if self._stack.currentWidget() is not shown:
            focus = QApplication.focusWidget()
            had_focus = focus is self or (focus is not None and self.isAncestorOf(focus))
            self._stack.setCurrentWidget(shown)
            if had_focus:
                self.take_focus()
        self._tell_nothing()

    def _tell_lacking(self) -> None:
        count = self._unproven
        self._lacking_action.setVisible(bool(count) or self._lacking_action.isChecked())
        full = self.tr("{count} nhiệm vụ hoàn thành chưa có minh chứng").format(count=count)
        short = self.tr("{count} chưa có minh chứng").format(count=count)
        self._lacking_action.setText(short if self._narrow else full)
        self._lacking_action.setToolTip(full)

    def _tell_totals(self, sheet: EvidenceSheet) -> None:
        parts = [self.tr("{count} tệp").format(count=len(sheet.rows))]
        if sheet.rows:
            size = QLocale(self.context.settings.language).formattedDataSize(
                sheet.total, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat
            )
            parts.append(size.replace("kB", "KB"))  # as the sizes in the table are written
        if sheet.missing:
            parts.append(self.tr("{count} tệp thiếu").format(count=sheet.missing))
        if sheet.altered:
            parts.append(self.tr("{count} tệp bị sửa").format(count=sheet.altered))
        self._total.setText(" · ".join(parts))
        self._verify_action.setEnabled(bool(sheet.rows))

    def _tell_nothing(self) -> None:
        entry = self.scopes.entry()
        bare = self._model.rowCount() == 0 and entry is not None
        self._nothing.setVisible(bare)
        if entry is not None and bare:
            self._nothing.setText(
                self.tr("Chưa có tệp nào cho “{what}”. Kéo tệp vào đây hoặc nhấn Thêm tệp.").format(
                    what=entry.title
                )
            )

    @Slot()
    def _show_details(self) -> None:
        row = self.table.current_file()
        has = row is not None
        can_edit = self.session.can_edit
        self._open_action.setEnabled(has)
        for action in (self._assign_action, self._rename_action, self._delete_action):
            action.setEnabled(has and can_edit)
        if row is None:
            self.details.show_row(None, None, "", "")
        else:
            look = self._model.state_look(row)
            facts = f"{row.size} · {look.text}"
            self.details.show_row(row, self._path_of(row), self._model.proves(row), facts)
        self.refresh_findings()

    def _path_of(self, row: EvidenceRow) -> Path | None:
        from lsapp.services.evidence_copying import stored_path

        there = self._folder is not None and self._model.state(row) != "missing"
        return stored_path(self._folder, row.record) if there and self._folder else None

    def _go_to_wanted(self) -> None:
        wanted = self._wanted
        if wanted is None or self._sheet is None or wanted.record is None:
            return
        if wanted.kind == "activity":
            self._wanted = None
            self._lacking_action.setChecked(False)
            self.scopes.model.set_only_unproven(False)
            self.scopes.line.clear()
            self.scopes.model.set_words("")
            self._stack.setCurrentWidget(self._work)
            self.scopes.set_scope(wanted.record)
            self.scopes.list.setFocus()
            return
        self.scopes.set_scope(ALL_FILES)
        if not self.table.go_to(wanted.record):
            return
        self._wanted = None
        if wanted.field in ("name", "note", "activity"):
            self._details_action.setChecked(True)
            self._on_details()
            self.details.focus_field(wanted.field)
        else:
            self.table.setFocus()

    @Slot(str)
    def _on_scope_changed(self, scope: str) -> None:
        self._model.set_scope(scope)
        self._tell_nothing()

    # --- adding ---

    def _target(self) -> str | None:
        return activity_of(self.scopes.scope)

    def _on_add(self) -> None:
        start = str(self.context.settings.last_folder or Path.home())
        dialog = QFileDialog(self, self.tr("Thêm minh chứng"), start)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self.add([Path(one) for one in names]))
        dialog.open()

    def _on_paste(self) -> None:
        self._writer.paste(self._target())

    def add(self, paths: Sequence[Path]) -> None:
        """Copy files, and those in folders, in as proof of the activity in view."""
        self._writer.add(paths, self._target())

    @Slot(str, list)
    def _on_files_dropped(self, scope: str, paths: list[Path]) -> None:
        self._writer.add(paths, activity_of(scope))

    @Slot(list)
    def _on_attached(self, keys: list[str]) -> None:
        self._added = keys

    # --- what a person does with files ---

    def _on_open(self) -> None:
        row, folder = self.table.current_file(), self._folder
        if row is None or folder is None:
            return
        self._writer.open(row.record, folder)

    def _on_assign(self) -> None:
        records = self.table.selected_files()
        if not records or not self.session.can_edit:
            return
        from ui.widgets.evidence_activity_dialog import ActivityChoiceDialog

        title = (
            self.tr("{name} chứng minh cho").format(name=records[0].name)
            if len(records) == 1
            else self.tr("{count} tệp chứng minh cho").format(count=len(records))
        )
        current = scope_of(records[0].activity)
        dialog = ActivityChoiceDialog(title, self._writer.entries, current, self.theme, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.scope_chosen.connect(lambda scope: self._writer.assign(records, scope))
        dialog.open()

    @Slot(str, list)
    def _on_keys_dropped(self, scope: str, keys: list[str]) -> None:
        found = [self.session.find(Evidence, key) for key in keys]
        self._writer.assign([one for one in found if one is not None], scope)

    def _on_rename(self) -> None:
        self._details_action.setChecked(True)
        self._on_details()
        self.details.focus_field("name")

    def _on_delete(self) -> None:
        self._writer.remove(self.table.selected_files())

    def _on_verify(self) -> None:
        self._writer.verify(self.session.records(Evidence))

    @Slot(dict)
    def _on_verified(self, states: dict[str, str]) -> None:
        self._model.set_states(states)
        self._show_details()

    def _on_lacking(self) -> None:
        only = self._lacking_action.isChecked()
        self.scopes.model.set_only_unproven(only)
        if only:
            first = self.scopes.model.first_row()
            entry = self.scopes.model.entry(first)
            if entry is not None:
                self.scopes.set_scope(entry.scope)
        else:
            self.scopes.set_scope(ALL_FILES)
        self._show_page()
        if only:
            self.scopes.list.setFocus()

    def _on_details(self) -> None:
        if not self._details_action.isChecked():
            self.details.commit()
        self._fold()

    # --- dragging ---

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.session.can_edit and local_paths(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._hint.show_text(
                self.tr("Thả để thêm minh chứng cho: {what}").format(
                    what=self._writer.words_of(self._target())
                )
            )

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._hint.hide()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._hint.hide()
        paths = local_paths(event.mimeData())
        if paths:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.add(paths)

    # --- room ---

    @Slot()
    def _fit_widths(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        self.scopes.setMinimumWidth(letter * 26)
        self._side.setMinimumWidth(letter * 34)
        self._splitter.setSizes([letter * 38, letter * 200, letter * 44])
        self._fold()

    def _fold(self) -> None:
        narrow = self.width() < self.fontMetrics().averageCharWidth() * _NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            self._details_action.setChecked(not narrow)
            self._verify_button.setVisible(not narrow)
            self._tell_lacking()
        shown = self._details_action.isChecked()
        self._side.setVisible(shown)
        self.scopes.setVisible(not (narrow and shown))
