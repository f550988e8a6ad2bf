# SPDX-License-Identifier: MIT
"""Kết quả: what became of each activity in the round, beside what the round before said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from lsapp.domain.dates import day_in_vietnam
from lsapp.domain.numbers import format_number
from lsapp.services.unit_view import round_snapshot
from ui import places
from ui.clipboard import Block
from ui.models.grid_columns import CellEdit, GridGroup, Unreadable
from ui.models.grid_model import GridModel
from ui.models.result_columns import (
    DISBURSED,
    PLANNED,
    ResultLine,
    last_value,
    result_columns,
    result_lines,
    statement_key,
)
from ui.models.result_places import result_marks
from ui.pages.grid_settings import keep_columns
from ui.pages.note_places import result_note_place
from ui.pages.page import Page, PageContext
from ui.pages.page_actions import make_action
from ui.pages.result_copying import copy_last_values
from ui.pages.result_pane import ResultPane
from ui.pages.result_saving import ResultSaving
from ui.pages.result_seeking import ResultSeeker
from ui.pages.results_empty import no_activities_page, none_left_page
from ui.pages.typing_places import result_place
from ui.places import Place
from ui.session import Changed
from ui.theme import SPACE
from ui.typing_drafts import TypingPlace, keep_grid_typing
from ui.widgets.empty_page import EmptyPage
from ui.widgets.form_menu import PageGridView
from ui.widgets.result_tools import ResultTools

if TYPE_CHECKING:
    from lsapp.services.results import ResultsSheet
    from ui.widgets.result_detail import ResultDetail

TABLE: Final = "results"
FEW: Final = 1_000
"""Rows that are laid out at once; more are made ready on the other thread."""

_FROZEN: Final = 2
_GRID, _NO_ACTIVITIES, _NONE_LEFT = range(3)


class ResultsPage(Page):
    """One row for each activity with its result, under a line for what is said of the whole group."""

    KINDS = frozenset(
        {
            *("programme", "activity", "budget_line", "progress"),
            *("group_statement", "evidence"),
        }
    )
    NEEDS_FINDINGS = True

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._sheet: ResultsSheet | None = None
        self._lines: dict[str, ResultLine] = {}
        self._marked: object = None
        self._titles: dict[str, str] = {}
        self._kept: set[str] = set()
        self._asked = 0
        self._saving = ResultSaving(self.session, self)
        self._with_statements = False
        self._model = GridModel(result_columns(context.settings.language), self._on_edited, self)
        self.grid = PageGridView(self._model, self.theme, self)
        self._make_actions()
        self._lay_out()
        self._seeker = ResultSeeker(self.session, self.grid, self._model, self._tools, self)
        self._connect()

    # --- building ---

    def _make_actions(self) -> None:
        self._detail_action = self._action("edit", self.tr("&Chi tiết"), "F4", self._toggle_detail)
        self._detail_action.setCheckable(True)
        self._last_action = self._action(
            "last-year", self.tr("Chép giá trị của đợt &trước"), "Ctrl+'", self._on_copy_last
        )
        self._group_action = self._action(
            "group", self.tr("Khai cho cả &nhóm"), "Ctrl+G", self._on_go_to_statement
        )
        self._actions = [self._detail_action, self._last_action, self._group_action]
        self.grid.addActions([self._last_action, self._group_action])

    def _action(self, icon_name: str, text: str, keys: str, call: Callable[[], None]) -> QAction:
        action = make_action(self, icon_name, text, keys, call)
        if keys:
            action.setToolTip(f"{text.replace('&', '')} ({keys})")
        return action

    def _lay_out(self) -> None:
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.addWidget(self.grid)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setCollapsible(0, False)
        self._pane = ResultPane(self.context, self._splitter, self._typing_at, TABLE)
        self._bodies = QStackedWidget(self)
        self._bodies.addWidget(self._splitter)
        self._bodies.addWidget(self._no_activities())
        self._bodies.addWidget(self._none_left())
        self._tools = ResultTools((self._group_action, self._detail_action), self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SPACE * 2, 0, SPACE * 2, SPACE)
        whole.setSpacing(SPACE)
        whole.addWidget(self._tools)
        whole.addWidget(self._bodies, 1)
        self._bodies.hide()
        self._tools.hide()

    def _no_activities(self) -> EmptyPage:
        actions = [
            self._action("activities", self.tr("Ghi nhiệm &vụ"), "", self._on_activities),
            self._action(
                "none-arising", self.tr("Khai nhóm &không phát sinh"), "", self._on_statements
            ),
        ]
        return no_activities_page(actions, self.theme, self)

    def _none_left(self) -> EmptyPage:
        show_all = self._action("table", self.tr("Xe&m tất cả"), "", self._on_show_all)
        return none_left_page(show_all, self.theme, self)

    def _connect(self) -> None:
        self._saving.saved.connect(self._refresh_soon)
        self._pane.edited.connect(self._on_detail_edited)
        self._pane.spent.connect(self._on_spent)
        self._pane.copy_asked.connect(self._on_detail_copy)
        self._pane.evidence_asked.connect(self._on_evidence_asked)
        self._tools.chosen.connect(self._on_filter)
        self._seeker.all_asked.connect(self._on_show_all)
        self.grid.active_changed.connect(self._on_active_changed)
        self.grid.paste_asked.connect(self._on_paste_asked)
        self.grid.grid_layout.freeze(_FROZEN)
        keep_columns(self.grid, self.context.settings, TABLE)
        keep_grid_typing(self.grid, self.context.drafts, self._typing_at)

    def _typing_at(self, row: str, column: str) -> TypingPlace | None:
        return result_place(self.session.view, self._lines.get(row), column)

    @property
    def detail(self) -> ResultDetail:
        """The form beside the grid (F4), made when it is first asked for."""
        return self._pane.form

    # --- what the window asks ---

    def refresh(self, changed: Changed) -> None:
        view, facts = self.session.view, self.session.facts
        if view is None or facts is None or not view.complete:
            return
        if changed.whole:
            if self._pane.made is not None:
                self._pane.made.refresh_plan()
            self._model.set_read_only(not self.session.can_edit)
            self._last_action.setEnabled(self.session.can_edit and view.previous is not None)
        self._asked += 1
        asked, plan, today = self._asked, facts.plan, _today()

        def work() -> ResultsSheet:
            from lsapp.services.results import results_sheet

            snapshot = round_snapshot(view.plan, view.unit, view.round, view.records)
            return results_sheet(plan, snapshot, view.previous, today)

        if len(view.records.activities) <= FEW:
            self._show(work())
            return
        self.session.compute(
            work, lambda sheet: self._show(sheet) if asked == self._asked else None, self
        )

    def refresh_findings(self) -> None:
        findings = self.context.findings.findings
        if self._marked is not findings:  # other rows alone bring no other marks
            self._marked = findings
            self._model.set_marks(result_marks(self.session, findings))
        if self._pane.made is not None:
            self._pane.made.refresh_findings()

    def show_place(self, place: Place) -> bool:
        return self._seeker.show(place)

    def place_in_focus(self) -> Place | None:
        cell = self.grid.active_cell()
        if cell is None:
            return None
        column = self._pane.made.focused_column() if self._pane.made is not None else None
        return result_note_place(self.session, self._lines.get(cell[0] or ""), column or cell[1])

    def find_text(self, text: str) -> None:
        self._model.set_filter_text(text)

    def can_find(self) -> bool:
        return True

    def page_actions(self) -> list[QAction]:
        return self._actions

    def commit_editing(self) -> None:
        self.grid.commit_editor()
        self._pane.commit()

    def take_focus(self) -> None:
        if self._bodies.currentIndex() == _GRID:
            self.grid.setFocus()
        else:
            self._bodies.setFocus()

    # --- showing ---

    def _show(self, sheet: ResultsSheet) -> None:
        self._sheet = sheet
        self._titles = {one.code: f"{one.number}. {one.title}" for one in sheet.groups}
        lines = result_lines(sheet)
        self._tools.show_sheet(sheet)
        shown = self._filtered(lines)
        self._lines = {line.key: line for line in shown}
        self._seeker.set_lines(self._lines)
        wanted = self._tools.group
        self._model.set_groups(
            [
                GridGroup(
                    key=one.code,
                    number=one.number,
                    title=one.title,
                    sums=_sums(one.planned, one.disbursed),
                )
                for one in sheet.groups
                if wanted in (None, one.code)
            ]
        )
        self._model.set_rows(shown, settled=not self._saving.is_saving)
        self._tools.show()
        self._bodies.show()
        self._bodies.setCurrentIndex(self._body_of(sheet, shown))
        self._show_detail()
        self.refresh_findings()
        self._seeker.go()

    def _body_of(self, sheet: ResultsSheet, shown: Sequence[ResultLine]) -> int:
        said = any(one.statement is not None for one in sheet.groups)
        if not sheet.rows and not said and not self._with_statements:
            self._tools.hide()
            return _NO_ACTIVITIES
        return _GRID if shown else _NONE_LEFT

    def _filtered(self, lines: Sequence[ResultLine]) -> list[ResultLine]:
        """Return the rows to show; what was shown stays until another choice is made, so that no row
        goes away under the hand that has just filled it.
        """
        group = self._tools.group
        within = [line for line in lines if group in (None, line.group)]
        if self._tools.shows_all_states:
            return within
        shown = [line for line in within if line.key in self._kept or self._tools.fits(line)]
        self._kept = {line.key for line in shown}
        return shown

    def _show_detail(self) -> None:
        cell = self.grid.active_cell()
        line = self._lines.get(cell[0] or "") if cell else None
        self._pane.show_line(line, self._titles.get(line.group, "") if line else "")

    # --- what a person does ---

    def _on_edited(self, edits: Sequence[CellEdit]) -> None:
        rows: dict[str, dict[str, Any]] = {}
        for edit in edits:
            if not isinstance(edit.value, Unreadable):  # that stays in its cell with the reason
                rows.setdefault(edit.row_key, {})[edit.column_key] = edit.value
        self._saving.save(self._lines, rows)

    @Slot(str, str, object)
    def _on_detail_edited(self, key: str, column: str, value: object) -> None:
        self._saving.save(self._lines, {key: {column: value}})

    @Slot(str, str, object, object)
    def _on_spent(self, activity: str, source: str, line: str | None, amount: int | None) -> None:
        self._saving.save(self._lines, {activity: {}}, {activity: (source, line, amount)})

    @Slot()
    def _refresh_soon(self) -> None:
        """Let cells whose typed text came to nothing new show their record again."""
        self._on_session_changed(Changed({kind: frozenset() for kind in self.KINDS}))

    @Slot()
    def _on_copy_last(self) -> None:
        """Take the values of the round before into the cells selected, or into the field in focus."""
        column = self._pane.made.focused_column() if self._pane.made is not None else None
        if column is not None:
            self._on_detail_copy(column)
            return
        copy_last_values(self.grid, self._model)

    @Slot(str)
    def _on_detail_copy(self, column: str) -> None:
        cell = self.grid.active_cell()
        line = self._lines.get(cell[0] or "") if cell else None
        value = last_value(line, column) if line is not None else None
        if line is None or value is None:
            return
        self.detail.commit()
        self._saving.save(self._lines, {line.key: {column: value}})

    @Slot()
    def _on_go_to_statement(self) -> None:
        cell = self.grid.active_cell()
        line = self._lines.get(cell[0] or "") if cell else None
        index = self.grid.grid_cursor.active
        group = line.group if line is not None else None
        if group is None and index.isValid():
            heading = self._model.group_at(index.row())
            group = heading.key if heading is not None else None
        if group is None:
            group = next(iter(self._titles), None)
        if group is not None:
            self._seeker.seek(statement_key(group))

    @Slot(object, object)
    def _on_paste_asked(self, block: Block, at: tuple[str | None, str]) -> None:
        from ui.dialogs.paste_preview import PastePreviewDialog

        dialog = PastePreviewDialog(self.context, self.grid, block, at, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _on_filter(self) -> None:
        self.commit_editing()
        self._kept = set()
        if self._sheet is not None:
            self._show(self._sheet)

    @Slot()
    def _on_show_all(self) -> None:
        self._tools.choose_all()
        self._on_filter()

    @Slot()
    def _on_activities(self) -> None:
        self.context.navigate(places.ACTIVITIES, None)

    @Slot()
    def _on_statements(self) -> None:
        self._with_statements = True
        self._on_filter()
        self.take_focus()

    @Slot(str)
    def _on_evidence_asked(self, activity: str) -> None:
        self.context.navigate(places.EVIDENCE, Place("activity", activity))

    @Slot(object, str)
    def _on_active_changed(self, _key: str | None, _column: str) -> None:
        self._show_detail()

    def _toggle_detail(self) -> None:
        shown = self._detail_action.isChecked()
        self.detail.setVisible(shown)
        if shown:
            self._show_detail()
            self.detail.take_focus()
        else:
            self.detail.commit()
            self.grid.setFocus()


def _sums(planned: int | None, disbursed: int | None) -> dict[str, str]:
    amounts = {PLANNED: planned, DISBURSED: disbursed}
    return {key: format_number(amount) for key, amount in amounts.items() if amount is not None}


def _today() -> dt.date:
    return day_in_vietnam(dt.datetime.now(dt.UTC))
