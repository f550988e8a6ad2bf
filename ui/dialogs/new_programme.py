# SPDX-License-Identifier: MIT
"""A new programme from an earlier one: which, how many years later, what comes along, and how it will be."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from lsapp.domain.records import Letterhead, Programme
from lsapp.domain.text import clean_line
from lsapp.services.programme_paper import printed_number
from ui import places
from ui.dialogs.working_dialog import WorkingDialog
from ui.icons import icon
from ui.models.programme_copy_model import (
    CONTENT,
    DUE_AFTER,
    DUE_BEFORE,
    LOOK,
    TIME_AFTER,
    TIME_BEFORE,
    ProgrammeCopyModel,
)
from ui.pages.page import PageContext
from ui.places import Place
from ui.theme import SPACE, Tone, set_primary
from ui.widgets.chip import tone_icon
from ui.widgets.programme_list import newest_first, years_words

if TYPE_CHECKING:
    from lsapp.services.desk import Desk
    from lsapp.services.programme_copy import ProgrammePreview

_FARTHEST: Final = 20  # years
_LETTERS: Final = 170
"""How wide the dialog is made where the screen allows it."""
_TIMES: Final = {TIME_BEFORE: 15, TIME_AFTER: 15, DUE_BEFORE: 12, DUE_AFTER: 12}
"""Letters of the columns that are known to be short."""
_LOOK_SHARE: Final = 0.36
_LEAST_LOOK: Final = 22
_PAUSE: Final = 150
"""Milliseconds after the last choice: a year typed in two digits is asked for once."""


class NewProgrammeDialog(WorkingDialog):
    """Old and new side by side before anything is written; what is made is one step to undo."""

    def __init__(
        self,
        context: PageContext,
        parent: QWidget | None = None,
        *,
        programme: str | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._session = context.session
        self._preview: ProgrammePreview | None = None
        self._asked = 0
        self.setWindowTitle(self.tr("Lập chương trình mới từ chương trình cũ"))
        self._build()
        self._lay_out()
        self._connect()
        self._load(programme)

    # --- building ---

    def _build(self) -> None:
        self._programmes = QComboBox(self)
        self._years = QSpinBox(self)
        self._years.setRange(-_FARTHEST, _FARTHEST)
        self._years.setSuffix(self.tr(" năm"))
        self._years.setMaximumWidth(self.fontMetrics().averageCharWidth() * 20)
        self._title = QLineEdit(self)
        self._money = QCheckBox(self.tr("Dòng &kinh phí theo năm và nguồn"), self)
        self._planned = QCheckBox(self.tr("&Số tiền kế hoạch"), self)
        self._notes = QCheckBox(self.tr("&Ghi chú"), self)
        for box in (self._money, self._planned, self._notes):
            box.setChecked(True)
        warning = tone_icon("warning", Tone.WARNING, self._context.theme)
        self._model = ProgrammeCopyModel(warning, self)
        self._table = QTableView(self)
        self._table.setModel(self._model)
        self._table.setAccessibleName(self.tr("Nhiệm vụ cũ và mới"))
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setShowGrid(False)
        self._table.setTabKeyNavigation(False)
        self._context.theme.set_up_table(self._table)
        self._table.verticalHeader().hide()
        self._summary = QLabel(self)
        self._summary.setTextFormat(Qt.TextFormat.PlainText)
        self._summary.setWordWrap(True)
        self._make = QPushButton(self.tr("&Lập chương trình"), self)
        self._make.setDefault(True)
        self._make.setEnabled(False)
        set_primary(self._make)
        self._cancel = QPushButton(self.tr("&Hủy"), self)
        self._cancel.setAutoDefault(False)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(2 * SPACE)
        form.setVerticalSpacing(SPACE)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self._programmes.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._programmes.setMinimumContentsLength(36)
        self._programmes.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for label, field in (
            (self.tr("&Chương trình cũ"), self._programmes),
            (self.tr("&Dời thời gian thêm"), self._years),
            (self.tr("&Tên văn bản mới"), self._title),
        ):
            form.addRow(label, field)
            field.setAccessibleName(label.replace("&", ""))
        options = QHBoxLayout()
        options.setSpacing(2 * SPACE)
        for box in (self._money, self._planned, self._notes):
            options.addWidget(box)
        options.addStretch()
        form.addRow(self.tr("Lấy theo"), options)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE)
        buttons.addWidget(self._summary, 1)
        buttons.addWidget(self._make)
        buttons.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        column.setSpacing(2 * SPACE)
        column.addLayout(form)
        column.addWidget(self._table, 1)
        column.addLayout(buttons)
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(CONTENT, QHeaderView.ResizeMode.Stretch)
        letter = self.fontMetrics().averageCharWidth()
        available = self.screen().availableSize()
        width, height = letter * _LETTERS, self._context.theme.row_height * 22
        self.resize(min(width, available.width() - 48), min(height, available.height() - 80))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the remarks their share of what the times leave; the content takes the rest."""
        super().resizeEvent(event)
        letter = self.fontMetrics().averageCharWidth()
        times = {column: letters * letter for column, letters in _TIMES.items()}
        room = event.size().width() - 4 * SPACE - sum(times.values())
        header = self._table.horizontalHeader()
        for column, pixels in times.items():
            header.resizeSection(column, pixels)
        header.resizeSection(LOOK, max(round(room * _LOOK_SHARE), _LEAST_LOOK * letter))

    def _connect(self) -> None:
        self._programmes.currentIndexChanged.connect(self._on_programme_changed)
        self._years.valueChanged.connect(self._on_years_changed)
        for box in (self._money, self._planned, self._notes):
            box.toggled.connect(self._on_option_changed)
        self._soon.timeout.connect(self._ask)
        self._make.clicked.connect(self._on_make)
        self._cancel.clicked.connect(self.reject)

    def _load(self, programme: str | None) -> None:
        facts, view = self._session.facts, self._session.view
        held = newest_first(self._session.records(Programme)) if view else []
        letterheads = self._session.records(Letterhead)
        for one in held:
            number = one.number or ""
            if facts is not None:
                number = printed_number(facts.plan, letterheads[0] if letterheads else None, one)
            words = f"{one.doc_type} {number} ({years_words(one)}) {clean_line(one.title) or ''}"
            self._programmes.addItem(" ".join(words.split()), one.key)
        if programme is not None:
            self._programmes.setCurrentIndex(max(0, self._programmes.findData(programme)))
        if not held:
            self._summary.setText(self.tr("Chưa có chương trình nào để lấy theo."))
        self._on_programme_changed()

    # --- what the preview says ---

    @property
    def preview(self) -> ProgrammePreview | None:
        """What would be made, once it is known."""
        return self._preview

    @Slot()
    def _on_programme_changed(self) -> None:
        one = self._session.find(Programme, self._programmes.currentData() or "")
        if one is not None:
            self._years.blockSignals(True)
            self._years.setValue(min(one.period_to - one.period_from + 1, _FARTHEST))
            self._years.blockSignals(False)
        self._title.setModified(False)
        self._begin()

    @Slot(int)
    def _on_years_changed(self, years: int) -> None:
        # Enter tells the value again, on its way to the default button.
        if self._preview is None or years != self._preview.shift_years:
            self._begin()

    @Slot()
    def _on_option_changed(self) -> None:
        self._planned.setEnabled(self._money.isChecked())
        self._begin()

    def _begin(self) -> None:
        """Take back the old preview; the new one is asked for after a breath."""
        self._asked += 1
        self._preview = None
        self._make.setEnabled(False)
        self._soon.start()

    @Slot()
    def _ask(self) -> None:
        key, view = self._programmes.currentData(), self._session.view
        if key is None or view is None:
            return
        asked = self._asked
        self._session.read(
            self._plan(view.unit, key),
            lambda preview: self._show(preview) if asked == self._asked else None,
            self,
        )

    def _plan(self, unit: str, key: str) -> Callable[[Desk], ProgrammePreview]:
        years = self._years.value()
        money, notes = self._money.isChecked(), self._notes.isChecked()
        planned = money and self._planned.isChecked()

        def work(desk: Desk) -> ProgrammePreview:
            from lsapp.services.programme_copy import ProgrammeOptions, plan_new_programme

            options = ProgrammeOptions(money=money, planned=planned, notes=notes)
            return plan_new_programme(desk, unit, key, years, options)

        return work

    def _show(self, preview: ProgrammePreview) -> None:
        self._preview = preview
        self._model.set_preview(preview)
        if not self._title.isModified():
            self._title.setText(preview.programme.title or "")
            self._title.setCursorPosition(0)
        count = len(preview.activities)
        said = self.tr("Thời kỳ mới {years}: {count} nhiệm vụ, {lines} dòng kinh phí.").format(
            years=years_words(preview.programme), count=count, lines=len(preview.budget_lines)
        )
        if preview.to_look_at or preview.look:
            said += " " + self.tr("{count} nhiệm vụ còn nhắc đến năm cũ, cần xem lại.").format(
                count=preview.to_look_at
            )
        self._summary.setText(said)
        self._make.setText(self.tr("&Lập chương trình ({count} nhiệm vụ)").format(count=count))
        self._make.setIcon(icon("add", lambda: self.palette().base().color()))
        self._make.setEnabled(self._session.can_edit)

    # --- making it ---

    @Slot()
    def _on_make(self) -> None:
        preview = self._preview
        if preview is None or not self._session.can_edit:
            return
        title = clean_line(self._title.text())
        programme = msgspec.structs.replace(preview.programme, title=title)
        wanted = msgspec.structs.replace(preview, programme=programme)
        self.set_working(True)
        self._context.before_large_action(lambda: self._go_on(wanted))

    def _go_on(self, wanted: ProgrammePreview) -> None:
        def work(desk: Desk) -> object:
            from lsapp.services.programme_copy import make_programme

            return make_programme(desk, wanted)

        self._session.act(work, lambda _change: self._on_made(wanted), self, self._on_failed)

    def _on_made(self, made: ProgrammePreview) -> None:
        self.accept()
        if made.activities:
            place = Place("activity", made.activities[0].copy.key)
            self._context.navigate(places.ACTIVITIES, place)
        else:
            self._context.navigate(places.PROGRAMME, Place("programme", made.programme.key))

    def _on_failed(self, error: Exception) -> None:
        self.end_failed(error, self._session)

    # --- overrides ---

    def show_working(self, working: bool) -> None:
        """One press is enough."""
        self._make.setEnabled(self._preview is not None and not working)
