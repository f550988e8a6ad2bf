# SPDX-License-Identifier: MIT
"""Minh chứng: the files that prove what was done, which activity each proves, and what lacks proof."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lsapp.domain.dates import day_in_vietnam
from lsapp.domain.records import Activity, Evidence
from lsapp.services.activity_sheet import activity_sheet
from lsapp.services.unit_view import round_snapshot
from ui.models.evidence_activities import ScopeEntry, local_paths, scope_entries
from ui.models.evidence_model import EvidenceModel
from ui.models.evidence_scope import ALL_FILES, activity_of
from ui.pages.evidence_actions import Command, EvidenceActions
from ui.pages.page import Page, PageContext
from ui.places import Place
from ui.session import Changed
from ui.theme import SPACE
from ui.widgets.empty_page import EmptyPage
from ui.widgets.evidence_drop_hint import DropHint
from ui.widgets.evidence_work import EvidenceWork
from ui.widgets.evidence_writer import EvidenceWriter

if TYPE_CHECKING:
    from lsapp.services.evidence import EvidenceRow, EvidenceSheet


class EvidencePage(Page):
    """Activities at the left, their files in the middle, the current file at the right."""

    KINDS = frozenset({"programme", "activity", "progress", "evidence"})
    NEEDS_FINDINGS = True

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._sheet: EvidenceSheet | None = None
        self._folder: Path | None = None
        self._asked = 0
        self._round: tuple[str, str] | None = None
        self._wanted: Place | None = None
        self._added: list[str] = []
        self._writer = EvidenceWriter(context, self)
        self._actions = EvidenceActions(self._run, self)
        self._model = EvidenceModel(self)
        # Each tree that gets another parent is given its style again: so the outermost come first.
        self._stack = QStackedWidget(self)
        self._work = EvidenceWork(context, self._model, self._actions, self._stack)
        self.table = self._work.table
        self.scopes = self._work.scopes
        self.details = self._work.details
        self._empty = self._make_empty()
        self._hint = DropHint(self.theme, self)
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)

    # --- building ---

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
            [self._actions["add"], self._actions["lacking"]],
            self.theme,
            self._stack,
        )

    def _lay_out(self) -> None:
        self._blank = QWidget(self._stack)
        for page in (self._blank, self._work, self._empty):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, 0, SPACE * 2, SPACE)
        column.addWidget(self._stack)

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
            self._actions["lacking"].setChecked(False)
            self.scopes.model.set_only_unproven(False)
        can_edit = self.session.can_edit
        self._actions["add"].setEnabled(can_edit)
        self._actions["paste"].setEnabled(can_edit)
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
        self._work.tell_nothing()

    def can_find(self) -> bool:
        return self._stack.currentWidget() is self._work

    def page_actions(self) -> list[QAction]:
        return self._actions.of_page()

    def commit_editing(self) -> None:
        self.details.commit()

    def take_focus(self) -> None:
        if self._stack.currentWidget() is self._blank:
            self.setFocus()
        elif self._stack.currentWidget() is self._empty:
            self._empty.buttons[0].setFocus()
        else:
            self.table.setFocus()

    # --- showing ---

    def _ask_sheet(self) -> None:
        view, path = self.session.view, self.session.path
        if view is None or path is None:
            return
        self._asked += 1
        asked, plan = self._asked, self.session.plan
        today = day_in_vietnam(dt.datetime.now(dt.UTC))

        def work() -> tuple[EvidenceSheet, list[ScopeEntry], Path]:
            from lsapp.services.desk import evidence_folder
            from lsapp.services.evidence import evidence_sheet

            snapshot = round_snapshot(view.plan, view.unit, view.round, view.records)
            folder = evidence_folder(path)
            activities = activity_sheet(plan.groups, view, today)
            sheet = evidence_sheet(plan, snapshot, folder)
            whole = sum(row.record.activity is None for row in sheet.rows)
            return sheet, scope_entries(activities, whole, len(sheet.rows)), folder

        def done(found: tuple[EvidenceSheet, list[ScopeEntry], Path]) -> None:
            if asked == self._asked and self.session.is_ready:
                self._show(*found)

        self.session.compute(work, done, self)

    def _show(self, sheet: EvidenceSheet, entries: list[ScopeEntry], folder: Path) -> None:
        self._sheet, self._folder = sheet, folder
        self._writer.entries = entries
        self.scopes.model.set_entries(entries)
        self._model.set_rows(sheet.rows)
        self._work.show_totals(sheet, sum(one.unproven for one in entries))
        self._show_page()
        if self._added:
            self.table.select_keys(self._added)
            self._added = []
        self._go_to_wanted()
        self.refresh_findings()

    def _show_page(self) -> None:
        empty = self._sheet is None or not self._sheet.rows
        lacking = self._actions["lacking"].isChecked() or self._wanted is not None
        shown = self._empty if empty and not lacking else self._work
        if self._stack.currentWidget() is not shown:
            focus = QApplication.focusWidget()
            had_focus = focus is self or (focus is not None and self.isAncestorOf(focus))
            self._stack.setCurrentWidget(shown)
            if had_focus:
                self.take_focus()
        self._work.tell_nothing()

    @Slot()
    def _show_details(self) -> None:
        row = self.table.current_file()
        has = row is not None
        can_edit = self.session.can_edit
        self._actions["open"].setEnabled(has)
        for action in (self._actions["assign"], self._actions["rename"], self._actions["delete"]):
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
            self._actions["lacking"].setChecked(False)
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
            self._actions["details"].setChecked(True)
            self._work.show_side()
            self.details.focus_field(wanted.field)
        else:
            self.table.setFocus()

    @Slot(str)
    def _on_scope_changed(self, scope: str) -> None:
        self._model.set_scope(scope)
        self._work.tell_nothing()

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

    def _run(self, command: Command) -> None:
        {
            "add": self._on_add,
            "paste": self._on_paste,
            "open": self._on_open,
            "assign": self._on_assign,
            "rename": self._on_rename,
            "delete": self._on_delete,
            "verify": self._on_verify,
            "lacking": self._on_lacking,
            "details": self._work.show_side,
        }[command]()

    def _on_open(self) -> None:
        row, folder = self.table.current_file(), self._folder
        if row is None or folder is None:
            return
        self._writer.open(row.record, folder)

    def _on_assign(self) -> None:
        self._writer.ask_scope(self.table.selected_files())

    @Slot(str, list)
    def _on_keys_dropped(self, scope: str, keys: list[str]) -> None:
        found = [self.session.find(Evidence, key) for key in keys]
        self._writer.assign([one for one in found if one is not None], scope)

    def _on_rename(self) -> None:
        self._actions["details"].setChecked(True)
        self._work.show_side()
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
        only = self._actions["lacking"].isChecked()
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
