# SPDX-License-Identifier: MIT
"""The table and the timeline of the same activities: one of them is seen, both stand on one activity."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from lsapp.domain.dates import day_in_vietnam
from lsapp.domain.records import Programme
from lsapp.services.activity_sheet import ActivitySheet, ActivitySheetRow
from ui.models.activity_timeline import timeline_items
from ui.models.grid_model import GridModel
from ui.session import Session
from ui.widgets.grid_view import GridView
from ui.widgets.timeline_view import TimelineView


class ActivityViews(QStackedWidget):
    """Turns between both; the timeline is laid out when it is looked at, so that what is typed in the
    table does not wait for it.
    """

    def __init__(
        self,
        session: Session,
        grid: GridView,
        model: GridModel,
        timeline: TimelineView,
        parent: QWidget | None = None,
    ) -> None:
        """``model`` is that of ``grid``."""
        super().__init__(parent)
        self._session = session
        self._grid = grid
        self._model = model
        self._timeline = timeline
        self._sheet: ActivitySheet | None = None
        self._rows: Mapping[str, ActivitySheetRow] = {}
        self._waits = True  # the timeline has not been given the rows yet
        self.addWidget(grid)
        self.addWidget(timeline)
        model.filtered.connect(self._on_filtered)

    @property
    def on_timeline(self) -> bool:
        """Whether the timeline is seen, not the table."""
        return self.currentWidget() is self._timeline

    def current_key(self) -> str | None:
        """Return the activity that the view stands on; of the timeline it may be a group's row."""
        if self.on_timeline:
            return self._timeline.current_key()
        cell = self._grid.active_cell()
        return cell[0] if cell else None

    def take_rows(self, sheet: ActivitySheet, rows: Mapping[str, ActivitySheetRow]) -> None:
        """Take note of the rows of ``sheet`` that the table shows, by key."""
        self._sheet, self._rows = sheet, rows
        self._waits = True
        if self.on_timeline:
            self._fill_timeline()

    def show_timeline(self) -> None:
        """Turn to the timeline, to the activity that the table stood on."""
        self._grid.commit_editor()
        cell = self._grid.active_cell()
        self.setCurrentWidget(self._timeline)
        self._fill_timeline()
        if cell is not None and cell[0] in self._rows:
            self._timeline.set_current(cell[0])
        self._timeline.setFocus()

    def show_table(self) -> None:
        """Turn to the table, to the activity that the timeline stood on."""
        key, back = self._timeline.current_key(), self.on_timeline
        self.setCurrentWidget(self._grid)
        if back and key in self._rows:
            self._grid.go_to(str(key), "content")
        self._grid.setFocus()

    def take_focus(self) -> None:
        """Set the keyboard into the one that is seen."""
        (self._timeline if self.on_timeline else self._grid).setFocus()

    def _fill_timeline(self) -> None:
        if not self._waits or self._sheet is None:
            return
        self._waits = False
        programmes = {one.key: one for one in self._session.records(Programme)}
        self._timeline.set_today(day_in_vietnam(dt.datetime.now(dt.UTC)))
        self._timeline.set_items(
            timeline_items(self._sheet.groups, list(self._rows.values()), programmes)
        )
        self._filter_timeline()

    def _filter_timeline(self) -> None:
        self._timeline.set_filter(self._seen_keys() if self._model.order.is_filtered else None)

    def _seen_keys(self) -> list[str]:
        keys = (self._model.row_key(row) for row in range(self._model.rowCount()))
        return [key for key in keys if key is not None]

    @Slot()
    def _on_filtered(self) -> None:
        if not self._waits:
            self._filter_timeline()
