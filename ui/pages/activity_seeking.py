# SPDX-License-Identifier: MIT
"""Brings the page of activities to a record: groups and programmes are opened until its row is there."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import QObject, Signal

from lsapp.domain.records import Activity, BudgetLine
from lsapp.services.activity_sheet import PLANNED, ActivitySheetRow
from ui.models.activity_columns import OVERDUE, overdue_words
from ui.models.grid_model import GridModel
from ui.pages.activities_tools import ActivitiesTools
from ui.places import Place
from ui.session import Session
from ui.widgets.grid_view import GridView


class ActivitySeeker(QObject):
    """Holds what is looked for until its row comes; the page calls ``go`` each time it shows rows.

    ``rows_asked`` after another group or programme was chosen, ``table_asked`` to show the table,
    ``field_asked`` for a field that the table has no column of, ``state_asked`` with the words of a state.
    """

    rows_asked = Signal()
    table_asked = Signal()
    field_asked = Signal(str)
    state_asked = Signal(str)

    def __init__(
        self,
        session: Session,
        grid: GridView,
        model: GridModel,
        tools: ActivitiesTools,
        owner: QObject,
    ) -> None:
        super().__init__(owner)
        self._session = session
        self._grid = grid
        self._model = model
        self._tools = tools
        self._wanted: Place | None = None
        self._rows: Mapping[str, ActivitySheetRow] | None = None
        self._groups: Collection[str] = ()

    def set_rows(self, rows: Mapping[str, ActivitySheetRow], groups: Collection[str]) -> None:
        """Take note of the rows that are shown, by key, and the codes of all groups."""
        self._rows, self._groups = rows, groups

    def show(self, place: Place) -> bool:
        """Go to a place of the programme; false where there is none such."""
        key = place.record
        if place.kind == "budget_line":
            line = self._session.find(BudgetLine, key or "")
            key = line.activity if line else None
        if place.kind in ("task_group", "plan_task") and key:
            return self._show_group(key.split(".")[0])
        if place.kind == "activity_state" and key == OVERDUE:
            return self._show_overdue()
        if key is None or self._session.find(Activity, key) is None:
            return False
        self.seek(key, PLANNED if place.kind == "budget_line" else place.field)
        self.go()
        return True

    def seek(self, key: str, field: str | None = None) -> None:
        """Stand on an activity as soon as its row is there."""
        self._wanted = Place("activity", key, field)

    def go(self) -> bool:
        """Stand on what is looked for; false where there is nothing, or its row has not come yet."""
        wanted = self._wanted
        if wanted is None or wanted.record is None or self._rows is None:
            return False
        if wanted.record not in self._rows and self._show_more():
            return True  # the wider rows call here again
        keys = self._model.column_keys()
        column = wanted.field if wanted.field in keys else "content"
        row = self._rows.get(wanted.record)
        if row is not None:
            self._model.set_closed(row.group, False)
        if not self._grid.go_to(wanted.record, column or "content"):
            self._model.set_filters({})
            self._model.set_filter_text("")
            if not self._grid.go_to(wanted.record, column or "content"):
                return False
        self._wanted = None
        self.table_asked.emit()
        if wanted.field is not None and wanted.field not in keys:
            self.field_asked.emit(wanted.field)
        return True

    def _show_group(self, code: str) -> bool:
        if code not in self._groups:
            return False
        self._tools.choose_group(code)
        self.rows_asked.emit()
        self.table_asked.emit()
        row = next(iter(self._rows or ()), None)
        if row is None:
            return self._grid.begin_row(code, "content", edit=False)
        return self._grid.go_to(row, "content")

    def _show_overdue(self) -> bool:
        """Show what is overdue in all programmes and groups, and nothing else."""
        self._wanted = None
        self._tools.choose_programme(None)
        self._tools.choose_group(None)
        self.rows_asked.emit()
        self.state_asked.emit(overdue_words())
        self.table_asked.emit()
        return True

    def _show_more(self) -> bool:
        """Show all groups, then all programmes, then the one that the record wanted belongs to."""
        activity = self._session.find(Activity, (self._wanted and self._wanted.record) or "")
        if activity is None:
            return False
        if self._tools.group is not None:
            self._tools.choose_group(None)
        elif self._tools.programme != activity.programme:
            self._tools.choose_programme(activity.programme)
        else:
            return False
        self.rows_asked.emit()
        return True
