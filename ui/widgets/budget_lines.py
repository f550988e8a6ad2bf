# SPDX-License-Identifier: MIT
"""The money of one activity as a small grid: a line for each year and source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import msgspec
from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lsapp.domain.ordering import by_position
from lsapp.domain.period import RoundCode
from lsapp.domain.records import BudgetLine
from lsapp.services.activity_sheet import usual_source
from ui.models.budget_columns import budget_columns
from ui.models.grid_columns import CellEdit, Mark, Unreadable
from ui.models.grid_model import GridModel
from ui.models.grid_order import NewRows
from ui.pages.page import PageContext
from ui.theme import Tone
from ui.undo_notice import tell_undoable
from ui.widgets.grid_view import GridView

_FEWEST_ROWS: Final = 3
_LEAST_PART: Final = 0.8  # of its width a column keeps; beyond that the lines scroll


class BudgetLines(QWidget):
    """Shows and saves the budget lines of one activity; the row at the end begins a new one."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._session = context.session
        self._activity: str | None = None
        self._plan: object = None
        self._model = GridModel(budget_columns(None, "vi"), self._on_edited, self)
        self.grid = GridView(self._model, context.theme, self)
        self.grid.setAccessibleName(self.tr("Kinh phí của nhiệm vụ"))
        self.grid.header.set_with_filters(False)  # a few lines need neither order nor filter
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.grid)
        self.grid.delete_rows_asked.connect(self._on_delete_asked)
        self.grid.new_row_asked.connect(self._on_new_row_asked)
        context.theme.changed.connect(self._fit)
        self._fit()

    def show_activity(self, key: str | None) -> None:
        """Show the lines of an activity; those of ``None`` are none."""
        facts = self._session.facts
        plan = facts.plan if facts else None
        if plan is not self._plan:
            self._plan = plan
            self._model.set_columns(budget_columns(plan, self._context.settings.language))
        if key != self._activity:
            self.grid.commit_editor()
            self._activity = key
        lines = [one for one in self._session.records(BudgetLine) if one.activity == key]
        can_edit = self._session.can_edit and key is not None
        self._model.set_read_only(not can_edit)
        self._model.set_new_rows(NewRows.AT_END if can_edit else NewRows.NONE)
        self._model.set_rows(sorted(by_position(lines), key=lambda one: one.year))
        self._fit()

    def show_findings(self) -> None:
        """Mark what the rules found in the lines."""
        columns = self._model.column_keys()
        keys = {row.key for row in self._model.order.rows}
        marks: dict[tuple[str, str], Mark] = {}
        for key in keys:
            for field, (tone, text) in self._context.findings.marks_of("budget_line", key).items():
                shown = Tone.ACCENT if tone is Tone.NEUTRAL else tone
                marks[key, field if field in columns else "planned"] = Mark(shown, text)
        self._model.set_marks(marks)

    def commit(self) -> None:
        """Take over what is being typed."""
        self.grid.commit_editor()

    @Slot()
    def _fit(self) -> None:
        """Be as high as the lines need, so that the pane alone scrolls."""
        rows = max(_FEWEST_ROWS, self._model.rowCount()) + 1
        height = self.grid.verticalHeader().defaultSectionSize()
        frame = 2 * self.grid.frameWidth()
        head = self.grid.horizontalHeader().sizeHint().height()
        self.grid.setFixedHeight(rows * height + head + frame)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns the width of the pane, each its share."""
        super().resizeEvent(event)
        columns = self._model.columns
        whole = sum(column.width for column in columns)
        room = self.width() - 2 * self.grid.frameWidth()
        for place, column in enumerate(columns):
            share = max(_LEAST_PART * column.width, room * column.width / whole / self.grid.scale)
            self.grid.setColumnWidth(place, self.grid.px(int(share)))

    def _on_edited(self, edits: Sequence[CellEdit]) -> None:
        facts, view, activity = self._session.facts, self._session.view, self._activity
        if facts is None or view is None or activity is None:
            return
        values: dict[str, dict[str, Any]] = {}
        for edit in edits:
            if not isinstance(edit.value, Unreadable):
                values.setdefault(edit.row_key, {})[edit.column_key] = edit.value
        records: list[BudgetLine] = []
        position = max((row.position for row in self._lines()), default=-1)
        for key, changes in values.items():
            held = self._session.find(BudgetLine, key)
            if held is None:
                position += 1
                held = BudgetLine(
                    unit=view.unit,
                    key=key,
                    activity=activity,
                    year=RoundCode.parse(view.round).year,
                    source=usual_source(facts.plan, view),
                    position=position,
                )
            # A line cannot be without its year and source: cleared, they stay.
            kept = {
                name: value
                for name, value in changes.items()
                if value is not None or name in ("planned", "disbursed")
            }
            records.append(msgspec.structs.replace(held, **kept))
        if records:
            new = any(self._session.find(BudgetLine, one.key) is None for one in records)
            action = "money.added" if new else "money.edited"
            self._session.save(action, records)

    def _lines(self) -> list[BudgetLine]:
        return [one for one in self._session.records(BudgetLine) if one.activity == self._activity]

    @Slot(object)
    def _on_new_row_asked(self, _key: str | None) -> None:
        self.grid.begin_row(column_key="planned")

    @Slot(list)
    def _on_delete_asked(self, keys: list[str]) -> None:
        view = self._session.view
        if view is None or not self._session.can_edit:
            return
        from lsapp.services.recording import delete

        unit = view.unit
        held = [key for key in keys if self._session.find(BudgetLine, key) is not None]
        for key in set(keys) - set(held):
            self._model.drop_begun(key)
        if not held:
            return
        self._session.act(
            lambda desk: delete(desk, "money.deleted", BudgetLine, unit, held),
            lambda change: tell_undoable(
                self._context,
                self.tr("Đã xóa {count} dòng kinh phí").format(count=len(held)),
                change,
            ),
            self,
        )
