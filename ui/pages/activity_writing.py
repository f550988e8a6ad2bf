# SPDX-License-Identifier: MIT
"""From cells changed in the activities' grid to records saved: typing, filling and pasting alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from lsapp.domain.records import Activity
from lsapp.services.activity_moving import indented_together, moved
from lsapp.services.activity_sheet import PLANNED, SOURCE, ActivityEdit, records_of_edits
from lsapp.services.unit_view import programmes_in
from ui.models.grid_columns import CellEdit, Unreadable
from ui.models.grid_model import GridModel
from ui.models.grid_typed import CellKey
from ui.models.paste_plan import read_heads
from ui.pages.page import PageContext
from ui.undo_notice import tell_undoable

if TYPE_CHECKING:
    from lsapp.services.desk import Desk
    from lsapp.services.history import Change
    from lsapp.services.pasting import TableField

_FIELD_KEYS: Final = {PLANNED: "budget_line.planned", SOURCE: "budget_line.source"}
"""What the columns of money are called in the tables of import and paste."""

LARGE: Final = 20
"""Rows changed in one step from which on a backup is made first."""


class ActivityWriter(QObject):
    """Saves edits of the grid; what could not be read stays in its cell until it is mended.

    ``pasted(key)`` tells the first row of a paste that was saved.
    """

    pasted = Signal(str)

    def __init__(self, context: PageContext, model: GridModel, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._session = context.session
        self._model = model
        self._waiting: dict[CellKey, Unreadable] = {}

    def write(self, edits: Sequence[CellEdit], programme: str | None) -> None:
        """Show and save edits of one step; new rows go to ``programme``, or to the round's newest."""
        facts, view = self._session.facts, self._session.view
        target = programme or self._newest_programme()
        rows = edits_by_row(edits)
        if facts is None or view is None or target is None or not rows:
            return
        new = sum(row.is_new for row in rows)
        action = "activity.added" if new == len(rows) else "activity.edited"
        records = records_of_edits(facts.plan, view, target, rows)
        if len(rows) >= LARGE:
            # Its copy of the database is taken before what is saved next; nothing waits for it here.
            self._context.before_large_action(lambda: None)
        self._session.save(action, records, self._label(rows))

    def write_pasted(
        self,
        edits: Sequence[CellEdit],
        programme: str | None,
        ended: Callable[[bool], None],
    ) -> None:
        """Save the edits of a paste as one action, all of it behind the window; ``ended`` tells whether
        they are saved. Nothing else must be written meanwhile.
        """
        facts, view = self._session.facts, self._session.view
        target = programme or self._newest_programme()
        if facts is None or view is None or target is None:
            ended(False)
            return
        plan, rows = facts.plan, edits_by_row(edits)
        count = len({edit.row_key for edit in edits})
        self._waiting = {
            (edit.row_key, edit.column_key): edit.value
            for edit in edits
            if isinstance(edit.value, Unreadable)
        }

        def work(desk: Desk) -> Change:
            from lsapp.services.recording import save

            records = records_of_edits(plan, view, target, rows)
            return save(desk, "activity.pasted", records, label=str(count))

        def done(change: Change) -> None:
            ended(True)
            self.pasted.emit(edits[0].row_key)
            text = self.tr("Đã dán {count} dòng").format(count=count)
            if change.action is not None:
                tell_undoable(self._context, text, change)

        def failed(error: Exception) -> None:
            self._waiting = {}
            ended(False)
            self._session.failed.emit(error)

        self._context.before_large_action(lambda: self._session.act(work, done, self, failed))

    @Slot(list, int)
    def move(self, keys: list[str], steps: int) -> None:
        """Move activities up or down among their neighbours."""
        view = self._session.view
        records = moved(view, keys, steps) if view is not None else []
        if records:
            self._session.save("activity.moved", records)

    @Slot(list, int)
    def indent(self, keys: list[str], levels: int) -> None:
        """Put activities under the one above them, or out beside the one they stand under."""
        view, facts = self._session.view, self._session.facts
        if view is None or facts is None:
            return
        records = indented_together(facts.plan.groups, view, keys, deeper=levels > 0)
        if records:
            self._session.save("activity.moved", records)

    @Slot(list)
    def delete(self, keys: list[str]) -> None:
        """Delete activities with all that hangs on them, and offer the way back."""
        view = self._session.view
        if view is None or not self._session.can_edit:
            return
        from lsapp.services.recording import delete

        held = [key for key in keys if self._session.find(Activity, key) is not None]
        for key in set(keys) - set(held):
            self._model.drop_begun(key)
        if held:
            unit = view.unit
            self._session.act(
                lambda desk: delete(desk, "activity.deleted", Activity, unit, held),
                self._on_deleted,
                self,
            )

    def _on_deleted(self, change: Change) -> None:
        count = sum(one.kind == "activity" for one in change.touched)
        text = self.tr("Đã xóa {count} nhiệm vụ").format(count=count)
        tell_undoable(self._context, text, change)

    def settle(self) -> None:
        """Put texts of a paste that could not be read into their cells, once their rows are there."""
        here = {row.key for row in self._model.order.rows}
        ready = {key: text for key, text in self._waiting.items() if key[0] in here}
        if ready:
            self._waiting = {}
            self._model.restore_unreadable(ready)

    def table_fields(self) -> Mapping[str, TableField]:
        """Return what the grid's columns are by the words that offices head theirs with."""
        facts = self._session.facts
        if facts is None:
            return {}
        from lsapp.services.importing import activity_table

        table = activity_table(facts.plan)
        keys = {
            column.key: _FIELD_KEYS.get(column.key, f"activity.{column.key}")
            for column in self._model.columns
        }
        fields = {key: table.field(name) for key, name in keys.items()}
        return {key: field for key, field in fields.items() if field is not None}

    def begins_with_heads(self, block: Sequence[Sequence[str]]) -> bool:
        """Tell whether a pasted block's first row names columns, in any words that offices use."""
        return len(block) > 1 and read_heads(block[:2], self.table_fields()).is_headed

    def _newest_programme(self) -> str | None:
        view = self._session.view
        if view is None:
            return None
        current = programmes_in(view.round, view.records.programmes) or view.records.programmes
        newest = max(current, key=lambda one: (one.period_to, one.position), default=None)
        return newest.key if newest else None

    def _label(self, rows: Sequence[ActivityEdit]) -> str | None:
        if len(rows) > 1:
            return str(len(rows))
        place = self._model.place_of(rows[0].activity)
        row = None if place is None else self._model.row_at(place)
        return row.number if row is not None else None


def edits_by_row(edits: Sequence[CellEdit]) -> list[ActivityEdit]:
    """Return the edits row by row, without cells whose text could not be read."""
    rows: dict[str, ActivityEdit] = {}
    for edit in edits:
        if isinstance(edit.value, Unreadable):
            continue
        row = rows.get(edit.row_key)
        if row is None:
            row = rows[edit.row_key] = ActivityEdit(
                activity=edit.row_key, values={}, is_new=edit.is_new, group=edit.group
            )
        row.values[edit.column_key] = edit.value
    return list(rows.values())
