# SPDX-License-Identifier: MIT
"""What the dialog of a department's form works on: the form, its mapping, what would be written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Signal

from lsapp.domain.period import RoundCode
from lsapp.errors import UserError
from ui.operations import CancelledError
from ui.session import Session

if TYPE_CHECKING:
    from lsapp.domain.records import DepartmentForm
    from lsapp.services.department_forms import (
        FilledForm,
        FormMapping,
        FormValues,
        KeptForm,
        ReadForm,
        ReportContext,
    )
    from lsapp.services.desk import Desk
    from lsapp.services.history import Change
    from lsapp.services.report_text import Figure
    from ui.operations import Progress


class FormLoaded(msgspec.Struct, frozen=True):
    """What there is for the year: the forms kept, the first of them opened, or why it could not be."""

    records: list[DepartmentForm]
    kept: KeptForm | None
    problem: Exception | None
    paper: ReportContext


class FormKept(msgspec.Struct, frozen=True):
    """What keeping a form brings back; the session shows the change."""

    record: DepartmentForm
    change: Change
    records: list[DepartmentForm]


class DepartmentFormWork(QObject):
    """Reads, keeps and fills behind the window. ``form_shown(year)`` comes with another form or another
    office's mapping (the year it was taken from, 0 for none); ``values_changed`` when what would be
    written is worked out; ``kept`` and ``written`` carry a ``FormKept`` and a ``FilledForm``.
    """

    figures_known = Signal()
    form_shown = Signal(int)
    values_changed = Signal()
    kept = Signal(object)
    written = Signal(object)
    saved = Signal(Path)
    failed = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.records: Sequence[DepartmentForm] = ()
        self.record: DepartmentForm | None = None
        self.form: ReadForm | None = None
        self.mapping: FormMapping | None = None
        self.values: FormValues | None = None
        self.figures: dict[str, Figure] = {}
        self._held: FormMapping | None = None
        self._held_sha = ""
        self._paper: ReportContext | None = None
        self._asked = 0

    @property
    def year(self) -> int:
        """The year of the round in view."""
        view = self._session.view
        return RoundCode.parse(view.round).year if view is not None else 0

    @property
    def is_changed(self) -> bool:
        """Whether something is chosen that is not kept yet and can be."""
        if self.form is None or self.mapping is None or not self._session.can_edit:
            return False
        return self.mapping != self._held or self.form.sha256 != self._held_sha

    @property
    def can_fill(self) -> bool:
        """Whether something would be written and nothing stands against it."""
        return self.values is not None and self.values.count > 0 and not self.values.blocking

    # --- forms ---

    def load(self) -> None:
        """Open the first form of the year, and all that forms are filled from."""
        view, year = self._session.view, self.year
        if view is None:
            return

        def work(desk: Desk) -> FormLoaded:
            from lsapp.services.department_forms import forms_of_year, open_form, paper_context

            records = forms_of_year(desk, view.plan, year)
            kept, problem = None, None
            if records:
                try:
                    kept = open_form(desk, records[0])
                except UserError as error:
                    problem = error
            return FormLoaded(records, kept, problem, paper_context(desk, view))

        self._session.read(work, self._on_loaded, self, self._on_failed)

    def _on_loaded(self, loaded: FormLoaded) -> None:
        self.records, self._paper = loaded.records, loaded.paper
        paper = loaded.paper

        def work() -> dict[str, Figure]:
            from lsapp.services.department_forms import form_figures

            return form_figures(paper)

        def done(figures: dict[str, Figure]) -> None:
            self.figures = figures
            self.figures_known.emit()
            if loaded.kept is not None:
                self._on_opened(loaded.kept)
            if loaded.problem is not None:
                self.record = loaded.records[0]
                self._on_failed(loaded.problem)

        self._session.compute(work, done, self, self._on_failed)

    def open_record(self, record: DepartmentForm) -> None:
        """Open another form of the year."""

        def work(desk: Desk) -> KeptForm:
            from lsapp.services.department_forms import open_form

            return open_form(desk, record)

        self._session.read(work, self._on_opened, self, self._on_failed)

    def _on_opened(self, kept: KeptForm) -> None:
        self.record = kept.record
        self._held, self._held_sha = kept.mapping, kept.form.sha256
        self._show(kept.form, kept.mapping)

    def begin_anew(self) -> None:
        """Leave the form that is shown for one that is still to be chosen."""
        self.record = self.form = self.mapping = self.values = self._held = None
        self._held_sha = ""

    def read_workbook(self, path: Path) -> None:
        """Read the department's file; what was chosen for the form before is taken over where it fits."""
        facts = self._session.facts
        if facts is None:
            return
        plan, kind, year, held, record = (
            facts.plan,
            facts.unit.kind,
            self.year,
            self.mapping,
            self.record,
        )

        def work(desk: Desk) -> tuple[ReadForm, FormMapping, int]:
            from lsapp.services.department_forms import (
                adapted_mapping,
                read_form_file,
                read_mapping,
                starting_mapping,
            )

            form = read_form_file(path)
            before = held or (read_mapping(record.mapping) if record is not None else None)
            if before is not None:
                mapping = adapted_mapping(plan, kind, before, form.workbook, year)
                if not mapping.is_empty:
                    return form, mapping, 0
            mapping, earlier = starting_mapping(desk, plan, kind, form.workbook, year)
            return form, mapping, earlier or 0

        def done(read: tuple[ReadForm, FormMapping, int]) -> None:
            self._show(*read)

        self._session.read(work, done, self, self._on_failed)

    def _show(self, form: ReadForm, mapping: FormMapping, earlier: int = 0) -> None:
        self.form, self.mapping, self.values = form, mapping, None
        self.form_shown.emit(earlier)
        self._work_out()

    # --- mapping ---

    def change(self, mapping: FormMapping) -> None:
        """Take another mapping and work out what it writes."""
        if mapping != self.mapping:
            self.mapping = mapping
            self._work_out()

    def open_mapping(self, path: Path) -> None:
        """Take another office's mapping for the form that is shown."""
        form, facts, year = self.form, self._session.facts, self.year
        if form is None or facts is None:
            return
        plan, kind = facts.plan, facts.unit.kind

        def work() -> FormMapping:
            from lsapp.services.department_forms import adapted_mapping, open_mapping

            return adapted_mapping(plan, kind, open_mapping(path), form.workbook, year)

        self._session.compute(
            work, lambda mapping: self._show(form, mapping), self, self._on_failed
        )

    def insert_rows(self) -> None:
        """Give the tables the rows that the form is short of."""
        form, mapping, values = self.form, self.mapping, self.values
        if form is None or mapping is None or values is None:
            return

        def work() -> tuple[ReadForm, FormMapping]:
            from lsapp.services.department_forms import with_missing_rows

            return with_missing_rows(form, mapping, values)

        self._session.compute(work, lambda both: self._show(*both), self, self._on_failed)

    def save_mapping(self, path: Path) -> None:
        """Write the mapping to a file that other offices can open."""
        mapping = self.mapping
        if mapping is None:
            return

        def work() -> None:
            from lsapp.services.department_forms import save_mapping

            save_mapping(path, mapping)

        self._session.compute(work, lambda _none: self.saved.emit(path), self, self._on_failed)

    def _work_out(self) -> None:
        form, mapping, paper, figures = self.form, self.mapping, self._paper, self.figures
        if form is None or mapping is None or paper is None:
            return
        self._asked += 1
        asked, workbook = self._asked, form.workbook

        def work() -> FormValues:
            from lsapp.services.department_forms import preview_form

            return preview_form(paper, mapping, workbook, figures)

        def done(values: FormValues) -> None:
            if asked == self._asked:
                self.values = values
                self.values_changed.emit()

        self._session.compute(work, done, self, self._on_failed)

    # --- keeping and filling ---

    def keep(self, folder: Path | None = None) -> None:
        """Keep the form for its year; then fill it into a folder, where one is given."""
        form, mapping, before, year = self.form, self.mapping, self.record, self.year
        if form is None or mapping is None:
            return
        if not self.is_changed:
            self._fill(folder)
            return

        def work(desk: Desk) -> FormKept:
            from lsapp.services.department_forms import forms_of_year, keep_form

            record, change = keep_form(desk, year, form, mapping, before)
            return FormKept(record, change, forms_of_year(desk, mapping.plan, year))

        def done(kept: FormKept) -> None:
            self.record, self.records = kept.record, kept.records
            self._held, self._held_sha = mapping, form.sha256
            self.kept.emit(kept)
            self._fill(folder)

        self._session.act(work, done, self, self._on_failed)

    def _fill(self, folder: Path | None) -> None:
        form, mapping, paper = self.form, self.mapping, self._paper
        if folder is None or form is None or mapping is None or paper is None:
            return

        def work(_desk: Desk, _progress: Progress) -> FilledForm:
            from lsapp.services.department_forms import write_form

            return write_form(paper, form, mapping, folder)

        title = self.tr("Đang điền biểu của Sở…")
        self._session.run_long(title, work, self.written.emit, self, self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, CancelledError):
            self.failed.emit(error)
