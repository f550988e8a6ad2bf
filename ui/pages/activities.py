# SPDX-License-Identifier: MIT
"""Nhiệm vụ: the programme's activities as a grid like a spreadsheet's, and as a timeline."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from lsapp.domain.dates import day_in_vietnam
from lsapp.domain.numbers import format_number
from lsapp.domain.records import Activity, BudgetLine, Programme, Record
from lsapp.domain.text import clean_line
from lsapp.services.activity_sheet import (
    PLANNED,
    ActivityEdit,
    ActivitySheet,
    ActivitySheetRow,
    activity_sheet,
    indented,
    moved,
    records_of_edits,
)
from lsapp.services.unit_view import UnitView, programmes_in
from ui import places
from ui.clipboard import Block
from ui.findings_watch import tone_of
from ui.icons import icon
from ui.models.activity_columns import activity_columns
from ui.models.grid_columns import CellEdit, GridGroup, Mark, Unreadable
from ui.models.grid_model import GridModel
from ui.models.grid_order import NewRows
from ui.pages.grid_settings import keep_columns
from ui.pages.page import Page, PageContext
from ui.places import Place
from ui.session import Changed
from ui.theme import SPACE
from ui.widgets.activity_detail import ActivityDetail
from ui.widgets.empty_page import EmptyPage
from ui.widgets.grid_view import GridView
from ui.widgets.timeline_model import TimelineItem, activity_span
from ui.widgets.timeline_view import TimelineView

TABLE: Final = "activities"
FEW: Final = 1_000
"""Rows that are laid out at once; more are made ready on the other thread."""


class ActivitiesPage(Page):
    """One row for each activity, by task group; beside it the whole record as a form (F4)."""

    KINDS = frozenset(
        {"programme", "activity", "budget_line", "progress", "evidence", "local_unit"}
    )
    NEEDS_FINDINGS = True

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._sheet: ActivitySheet | None = None
        self._rows: dict[str, ActivitySheetRow] = {}
        self._asked = 0
        self._columns_for: tuple[object, int] | None = None
        self._wanted: Place | None = None
        self._find = ""
        self._model = GridModel(activity_columns(None, 0, "vi"), self._on_edited, self)
        self.grid = GridView(self._model, self.theme, self)
        self.timeline = TimelineView(self.theme, _today(), self)
        self.detail = ActivityDetail(context, self)
        self._empty = EmptyPage(
            "activities",
            self.tr("Chưa có chương trình nào"),
            self.tr(
                "Nhiệm vụ đứng trong chương trình, kế hoạch hoặc đề án của đơn vị. "
                "Lập chương trình trước, rồi ghi nhiệm vụ vào bảng này hoặc nhập từ tệp Excel."
            ),
            [
                (self.tr("Lập &chương trình"), self._on_make_programme),
            ],
            self,
        )
        self._actions = self._make_actions()
        self._views = QStackedWidget(self)
        self._lay_out()
        self._connect()

    # --- building ---

    def _lay_out(self) -> None:
        self._views.addWidget(self.grid)
        self._views.addWidget(self.timeline)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.addWidget(self._views)
        self._splitter.addWidget(self.detail)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setCollapsible(0, False)
        self.detail.hide()
        work = QWidget(self)
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(self._make_tools())
        column.addWidget(self._splitter, 1)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(work)
        self._stack.addWidget(self._empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SPACE * 2, 0, SPACE * 2, SPACE)
        whole.addWidget(self._stack)

    def _make_tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        for action in (self._table_action, self._timeline_action):
            button = QToolButton(self)
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            row.addWidget(button)
        row.addSpacing(SPACE)
        self._programmes = QComboBox(self)
        self._groups = QComboBox(self)
        self._states = QComboBox(self)
        for combo, text in (
            (self._programmes, self.tr("Chương &trình:")),
            (self._groups, self.tr("&Nhóm:")),
        ):
            label = QLabel(text, self)
            label.setBuddy(combo)
            combo.setAccessibleName(text.replace("&", "").rstrip(":"))
            combo.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            combo.setMinimumContentsLength(18)
            row.addWidget(label)
            row.addWidget(combo)
        self._states.hide()
        row.addStretch()
        detail = QToolButton(self)
        detail.setDefaultAction(self._detail_action)
        detail.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        row.addWidget(detail)
        add = QPushButton(icon("add"), self.tr("Thê&m nhiệm vụ"), self)
        add.setToolTip(self._add_action.toolTip())
        add.clicked.connect(self._add_action.trigger)
        self._add_button = add
        row.addWidget(add)
        return row

    def _make_actions(self) -> list[QAction]:
        views = QActionGroup(self)
        self._table_action = self._action("table", self.tr("&Bảng"), None, self._show_table)
        self._timeline_action = self._action(
            "timeline", self.tr("&Tiến độ"), "Ctrl+T", self._toggle
        )
        for action in (self._table_action, self._timeline_action):
            action.setCheckable(True)
            views.addAction(action)
        self._table_action.setChecked(True)
        self._detail_action = self._action("edit", self.tr("&Chi tiết"), "F4", self._toggle_detail)
        self._detail_action.setCheckable(True)
        self._add_action = self._action(
            "add", self.tr("Thê&m nhiệm vụ"), "Ctrl+Shift+N", self._on_add
        )
        return [self._table_action, self._timeline_action, self._detail_action, self._add_action]

    def _action(self, icon_name: str, text: str, keys: str | None, call: object) -> QAction:
        action = QAction(icon(icon_name), text, self)
        if keys:
            action.setShortcut(keys)
            action.setToolTip(f"{text.replace('&', '')} ({keys})")
        if callable(call):
            action.triggered.connect(lambda _=False: call())
        return action

    def _connect(self) -> None:
        self._programmes.activated.connect(self._on_filter)
        self._groups.activated.connect(self._on_filter)
        self.grid.active_changed.connect(self._on_active_changed)
        self.grid.rows_move_asked.connect(self._on_move_asked)
        self.grid.indent_asked.connect(self._on_indent_asked)
        self.grid.new_row_asked.connect(self._on_add)
        self.grid.delete_rows_asked.connect(self._on_delete_asked)
        self.grid.paste_asked.connect(self._on_paste_asked)
        self.timeline.item_activated.connect(self._on_item_activated)
        self.timeline.current_changed.connect(self._on_item_current)
        self.theme.changed.connect(self.grid.refresh_theme)
        keep_columns(self.grid, self.context.settings, TABLE)

    # --- what the window asks ---

    def refresh(self, changed: Changed) -> None:
        view = self.session.view
        if view is None:
            return
        facts = self.session.facts
        self._refresh_columns(view)
        self._refresh_programmes(view)
        some = bool(view.records.programmes)
        self._stack.setCurrentIndex(0 if some else 1)
        self._model.set_read_only(not self.session.can_edit)
        self._add_button.setEnabled(self.session.can_edit and some)
        self._add_action.setEnabled(self.session.can_edit and some)
        self._asked += 1
        asked, groups = self._asked, facts.plan.groups if facts else ()
        programme, today = self._programmes.currentData(), _today()
        if len(view.records.activities) <= FEW:
            self._show(activity_sheet(groups, view, today, programme))
            return
        self.session.compute(
            lambda: activity_sheet(groups, view, today, programme),
            lambda sheet: self._show(sheet) if asked == self._asked else None,
            self,
        )

    def refresh_findings(self) -> None:
        lines = {one.key: one.activity for one in self.session.records(BudgetLine)}
        marks: dict[tuple[str, str], Mark] = {}
        for one in self.context.findings.findings:
            key = lines.get(one.record or "") if one.kind == "budget_line" else one.record
            if one.kind not in ("activity", "budget_line") or key not in self._rows:
                continue
            tone = tone_of(one)
            column = PLANNED if one.kind == "budget_line" else one.field or "content"
            marks.setdefault((key, column), Mark(tone, one.message))
        self._model.set_marks(marks)
        self.detail.refresh_findings()

    def show_place(self, place: Place) -> bool:
        key = place.record
        if place.kind == "budget_line":
            line = self.session.find(BudgetLine, key or "")
            key = line.activity if line else None
        if place.kind in ("task_group", "plan_task") and key:
            return self._show_group(key.split(".")[0])
        if key is None:
            return False
        self._wanted = Place("activity", key, place.field)
        return self._go_to_wanted()

    def find_text(self, text: str) -> None:
        self._find = text
        self._model.set_filter_text(text)
        self.timeline.set_filter(self._seen_keys() if text else None)

    def can_find(self) -> bool:
        return True

    def page_actions(self) -> list[QAction]:
        return self._actions

    def commit_editing(self) -> None:
        self.grid.commit_editor()
        self.detail.commit()

    def take_focus(self) -> None:
        self._views.currentWidget().setFocus()

    # --- showing ---

    def _refresh_columns(self, view: UnitView) -> None:
        facts = self.session.facts
        year = int(view.round[:4])
        wanted = (facts.plan if facts else None, year)
        if self._columns_for is not None and self._columns_for == wanted:
            return
        self._columns_for = wanted
        language = self.context.settings.language
        self._model.set_columns(activity_columns(facts.plan if facts else None, year, language))

    def _refresh_programmes(self, view: UnitView) -> None:
        chosen = self._programmes.currentData()
        self._programmes.clear()
        self._programmes.addItem(self.tr("Tất cả trong đợt"), None)
        for one in sorted(view.records.programmes, key=lambda p: (-p.period_to, p.position)):
            self._programmes.addItem(programme_words(one), one.key)
        self._programmes.setCurrentIndex(max(0, self._programmes.findData(chosen)))

    def _show(self, sheet: ActivitySheet) -> None:
        self._sheet = sheet
        self._refresh_groups(sheet)
        wanted = self._groups.currentData()
        rows = [row for row in sheet.rows if wanted is None or row.group == wanted]
        self._rows = {row.key: row for row in rows}
        can_edit = self.session.can_edit
        self._model.set_groups(
            [
                GridGroup(
                    key=group.code,
                    number=group.number,
                    title=group.title,
                    sums={PLANNED: format_number(group.planned)} if group.planned else {},
                    shown_empty=can_edit,
                )
                for group in sheet.groups
                if wanted is None or group.code == wanted
            ]
        )
        self._model.set_new_rows(NewRows.IN_EACH_GROUP if can_edit else NewRows.NONE)
        self._model.set_rows(rows)
        self.timeline.set_items(self._items(sheet, rows))
        self._show_detail()
        self.refresh_findings()
        self._go_to_wanted()

    def _refresh_groups(self, sheet: ActivitySheet) -> None:
        chosen = self._groups.currentData()
        self._groups.clear()
        self._groups.addItem(self.tr("Tất cả ({count})").format(count=len(sheet.rows)), None)
        for group in sheet.groups:
            self._groups.addItem(f"{group.number}. {group.short} ({group.count})", group.code)
        self._groups.setCurrentIndex(max(0, self._groups.findData(chosen)))

    def _items(self, sheet: ActivitySheet, rows: Sequence[ActivitySheetRow]) -> list[TimelineItem]:
        programmes = {one.key: one for one in self.session.records(Programme)}
        items: list[TimelineItem] = []
        by_group: dict[str, list[ActivitySheetRow]] = {}
        for row in rows:
            by_group.setdefault(row.group, []).append(row)
        for group in sheet.groups:
            members = by_group.get(group.code)
            if not members:
                continue
            items.append(
                TimelineItem(
                    key=f"group:{group.code}",
                    number=group.number,
                    label=group.title,
                    level=0,
                    group=group.code,
                    is_group=True,
                )
            )
            items += [self._item(row, programmes.get(row.activity.programme)) for row in members]
        return items

    def _item(self, row: ActivitySheetRow, programme: Programme | None) -> TimelineItem:
        span = activity_span(row.activity, programme)
        return TimelineItem(
            key=row.key,
            number=row.number,
            label=clean_line(row.activity.content or "") or "",
            level=row.level + 1,
            group=row.group,
            start=span.start,
            end=span.end,
            due=span.due,
            status=row.status,
            recurring=span.recurring,
        )

    def _show_group(self, code: str) -> bool:
        self._groups.setCurrentIndex(max(0, self._groups.findData(code)))
        self._on_filter()
        row = next(iter(self._rows), None)
        return row is not None and self.grid.go_to(row, "content")

    def _go_to_wanted(self) -> bool:
        wanted = self._wanted
        if wanted is None or wanted.record is None:
            return False
        if wanted.record not in self._rows and self._groups.currentData() is not None:
            self._groups.setCurrentIndex(0)
            self._on_filter()
        column = wanted.field if wanted.field in self._model.column_keys() else "content"
        if not self.grid.go_to(wanted.record, column):
            return False
        self._wanted = None
        self._table_action.trigger()
        self.grid.setFocus()
        return True

    def _seen_keys(self) -> list[str]:
        keys = (self._model.row_key(row) for row in range(self._model.rowCount()))
        return [key for key in keys if key is not None]

    def _show_detail(self) -> None:
        cell = self.grid.active_cell()
        key = cell[0] if cell else None
        self.detail.show_activity(key if key in self._rows else None)

    # --- what a person does ---

    def _on_edited(self, edits: Sequence[CellEdit]) -> None:
        facts, view = self.session.facts, self.session.view
        programme = self._programme_for_new()
        if facts is None or view is None or programme is None:
            return
        by_row: dict[str, ActivityEdit] = {}
        for edit in edits:
            if isinstance(edit.value, Unreadable):
                continue  # it stays in the cell with its reason until it is mended
            held = by_row.setdefault(
                edit.row_key,
                ActivityEdit(
                    activity=edit.row_key, values={}, is_new=edit.is_new, group=edit.group
                ),
            )
            held.values[edit.column_key] = edit.value
        if not by_row:
            return
        records = records_of_edits(facts.plan, view, programme, list(by_row.values()))
        self.session.save(_action_name(by_row.values()), records, self._label(list(by_row)))

    def _programme_for_new(self) -> str | None:
        chosen = self._programmes.currentData()
        view = self.session.view
        if chosen is not None or view is None:
            return str(chosen) if chosen is not None else None
        current = programmes_in(view.round, view.records.programmes) or view.records.programmes
        newest = max(current, key=lambda one: (one.period_to, one.position), default=None)
        return newest.key if newest else None

    def _label(self, keys: Sequence[str]) -> str | None:
        row = self._rows.get(keys[0]) if len(keys) == 1 else None
        return row.number if row else None

    def _save(self, action: str, records: Sequence[Record]) -> None:
        if records:
            self.session.save(action, records)

    @Slot(list, int)
    def _on_move_asked(self, keys: list[str], steps: int) -> None:
        view = self.session.view
        if view is not None:
            self._save("activity.moved", moved(view, keys, steps))

    @Slot(list, int)
    def _on_indent_asked(self, keys: list[str], levels: int) -> None:
        if self._sheet is not None and keys:
            self._save("activity.moved", indented(self._sheet.rows, keys[0], deeper=levels > 0))

    @Slot(list)
    def _on_delete_asked(self, keys: list[str]) -> None:
        held = [key for key in keys if self.session.find(Activity, key) is not None]
        self.session.delete("activity.deleted", Activity, held)

    @Slot()
    def _on_add(self) -> None:
        self._table_action.trigger()
        cell = self.grid.active_cell()
        row = self._rows.get(cell[0]) if cell and cell[0] else None
        group = row.group if row else None
        self.grid.begin_row(group, "content")

    @Slot(object, object)
    def _on_paste_asked(self, block: Block, at: tuple[str | None, str]) -> None:
        from ui.dialogs.paste_preview import PastePreviewDialog

        dialog = PastePreviewDialog(self.context, self.grid, block, at, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _on_make_programme(self) -> None:
        self.context.navigate(places.PROGRAMME, None)

    @Slot()
    def _on_filter(self) -> None:
        self.commit_editing()
        self.refresh(Changed({}, whole=True))

    @Slot(object, str)
    def _on_active_changed(self, key: str | None, _column: str) -> None:
        self.detail.show_activity(key if key in self._rows else None)
        if key is not None:
            self.timeline.set_current(key)

    @Slot(str)
    def _on_item_current(self, key: str) -> None:
        if self._views.currentWidget() is self.timeline and key in self._rows:
            self.detail.show_activity(key)

    @Slot(str)
    def _on_item_activated(self, key: str) -> None:
        if key in self._rows:
            self.grid.go_to(key, "content")
            self._detail_action.setChecked(True)
            self._toggle_detail()

    def _toggle_detail(self) -> None:
        shown = self._detail_action.isChecked()
        self.detail.setVisible(shown)
        if shown:
            self._show_detail()
            self.detail.take_focus()
        else:
            self.detail.commit()
            self.take_focus()

    def _toggle(self) -> None:
        self.commit_editing()
        self._timeline_action.setChecked(True)
        self._views.setCurrentWidget(self.timeline)
        self.timeline.setFocus()

    def _show_table(self) -> None:
        self._table_action.setChecked(True)
        self._views.setCurrentWidget(self.grid)
        self.grid.setFocus()


def programme_words(one: Programme) -> str:
    """Return how a programme is named in a list: its type and number, its years."""
    number = f" {one.number}/{one.symbol}" if one.number and one.symbol else ""
    years = (
        f"{one.period_from}-{one.period_to}"
        if one.period_from != one.period_to
        else str(one.period_to)
    )
    return f"{one.doc_type}{number} ({years})"


def _action_name(edits: Iterable[ActivityEdit]) -> str:
    return "activity.added" if all(one.is_new for one in edits) else "activity.edited"


def _today() -> dt.date:
    return day_in_vietnam(dt.datetime.now(dt.UTC))
