# SPDX-License-Identifier: MIT
"""Saves what was typed on the results' page: each step of the person one action that can be undone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QObject, Signal

from lsapp.domain.records import GroupStatement, Status
from lsapp.services.in_round import round_key
from lsapp.services.unit_view import UnitView
from ui.models.result_columns import DISBURSED, STATEMENT_FIELDS, ResultLine
from ui.session import Session

if TYPE_CHECKING:
    from lsapp.services.results import ResultEdit, Spent

Values = Mapping[str, Any]
"""New values of one row by column."""

Money = tuple[str, str | None, int | None]
"""A source, the budget line that the amount stands in, and the amount in đồng."""


class ResultSaving(QObject):
    """``saved`` comes when a step has reached the disk, also where it changed nothing."""

    saved = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._open = 0

    @property
    def is_saving(self) -> bool:
        """Whether a step is still on its way."""
        return self._open > 0

    def save(
        self,
        lines: Mapping[str, ResultLine],
        rows: Mapping[str, Values],
        money: Mapping[str, Money] | None = None,
    ) -> None:
        """Save new values of some rows, and amounts by activity."""
        view = self._session.view
        if view is None or not self._session.can_edit:
            return
        known = {key: values for key, values in rows.items() if key in lines}
        said = {key: values for key, values in known.items() if lines[key].is_statement}
        typed = {key: values for key, values in known.items() if key not in said}
        if typed:
            self._save_results(view, lines, typed, money or {})
        if said:
            self._save_statements(view, lines, said)

    def _save_results(
        self,
        view: UnitView,
        lines: Mapping[str, ResultLine],
        rows: Mapping[str, Values],
        money: Mapping[str, Money],
    ) -> None:
        from lsapp.services.results import ResultEdit, save_results

        edits: list[ResultEdit] = [
            ResultEdit(
                activity=key,
                fields={name: value for name, value in values.items() if name != DISBURSED},
                spent=_spent(lines[key], values, money.get(key)),
            )
            for key, values in rows.items()
        ]
        row = lines[edits[0].activity].row if len(edits) == 1 else None
        label = row.path if row is not None else None
        self._open += 1
        self._session.act(
            lambda desk: save_results(desk, view, edits, label),
            self._on_saved,
            self,
            self._on_failed,
        )

    def _save_statements(
        self, view: UnitView, lines: Mapping[str, ResultLine], rows: Mapping[str, Values]
    ) -> None:
        """Save what is said of groups; a statement that says nothing any more is taken away."""
        kept: list[GroupStatement] = []
        gone: list[str] = []
        for key, values in rows.items():
            record = _stated(view, lines[key], values)
            if record.none_arising or record.reason or record.summary:
                kept.append(record)
            elif lines[key].said is not None:
                gone.append(record.key)
        if kept:
            self._session.save("group.stated", kept)
        if gone:
            self._session.delete("group.stated", GroupStatement, gone)
        self.saved.emit()

    def _on_saved(self, _change: object) -> None:
        self._open -= 1
        self.saved.emit()

    def _on_failed(self, error: Exception) -> None:
        self._open -= 1
        self._session.failed.emit(error)


def _spent(line: ResultLine, values: Values, money: Money | None) -> tuple[Spent, ...]:
    """Return the amounts of one activity: that of its only line, or one that names its source."""
    from lsapp.services.results import Spent

    found = [money] if money is not None else []
    if DISBURSED in values and line.row is not None and line.row.money:
        only = line.row.money[0]
        found.append((only.source, only.key, values[DISBURSED]))
    return tuple(Spent(source=source, line=key, amount=amount) for source, key, amount in found)


def _stated(view: UnitView, line: ResultLine, values: Values) -> GroupStatement:
    base = line.said or GroupStatement(
        unit=view.unit,
        key=round_key(GroupStatement, view, line.group),
        plan=view.plan,
        round=view.round,
        group=line.group,
    )
    changes = {STATEMENT_FIELDS[name]: value for name, value in values.items()}
    if "none_arising" in changes:
        changes["none_arising"] = changes["none_arising"] is Status.NONE_ARISING
    return msgspec.structs.replace(base, **changes)
