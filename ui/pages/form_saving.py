# SPDX-License-Identifier: MIT
"""Saves what was typed into statistical forms; what is on its way counts as there."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from lsapp.catalogue.model import StatForm
from lsapp.services.form_cells import FormSheet
from lsapp.services.unit_view import UnitView
from ui.models.form_columns import FormBatch, with_batch
from ui.session import Session


class _Pending(NamedTuple):
    """A batch on its way to the disk, with the unit and round it was made in."""

    place: tuple[str, str]
    batch: FormBatch


class FormSaving(QObject):
    """``saved`` comes when a step has reached the disk."""

    saved = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._pending: dict[str, list[_Pending]] = {}

    def with_pending(self, sheet: FormSheet) -> FormSheet:
        """Return a sheet of saved records with what is still being saved."""
        view = self._session.view
        for one in self._pending.get(sheet.form.code, ()):
            if view is not None and one.place == (view.unit, view.round):
                sheet = with_batch(sheet, one.batch)
        return sheet

    def save(self, view: UnitView, form: StatForm, batch: FormBatch) -> None:
        """Save a step of a person as one action."""
        from lsapp.services.form_edits import FormEdits, save_cells

        edits = FormEdits(cells=batch.cells, removed=batch.removed, order=batch.order)
        pending = self._pending.setdefault(form.code, [])
        step = _Pending((view.unit, view.round), batch)
        pending.append(step)

        def forget() -> None:
            pending[:] = [one for one in pending if one is not step]

        def fail(error: Exception) -> None:
            forget()
            self._session.failed.emit(error)

        def done(_change: object) -> None:
            forget()
            self.saved.emit()

        self._session.act(lambda desk: save_cells(desk, view, form, edits), done, self, fail)
