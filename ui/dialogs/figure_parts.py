# SPDX-License-Identifier: MIT
"""What is behind a figure of the round: the units with their numbers, and a unit's activities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from lsapp.services.breakdowns import MONEY, Measure, RoundSums, TaskLine
from ui.dialogs.fitted_dialog import FittedDialog
from ui.models.compiling_figures_cells import CellSource, LineSource, TaskSource, UnitSource
from ui.models.compiling_figures_parts import tasks_grid, units_grid
from ui.pages.page import PageContext
from ui.places import Place
from ui.theme import SPACE, Size, set_muted, set_size
from ui.widgets.compiling_figures_table import FiguresTable

if TYPE_CHECKING:
    from lsapp.services.desk import Desk

_LETTERS: Final = 150
_BREATH: Final = 80
"""Milliseconds on a unit before its activities are read: a held arrow key passes over many."""
_ROWS: Final = 14


class FigurePartsDialog(FittedDialog):
    """``sums`` is the round, ``source`` the figure, ``title`` says which in words."""

    unit_asked = Signal(str, Place)
    """A unit whose data is to be shown, and the place in it; the dialog is closed by then."""

    def __init__(
        self,
        context: PageContext,
        sums: RoundSums,
        source: LineSource | CellSource,
        title: str,
        parent: QWidget | None = None,
        *,
        in_millions: bool = False,
    ) -> None:
        super().__init__(_LETTERS, parent)
        self._session = context.session
        self._theme = context.theme
        self._sums = sums
        self._source = source
        self._in_millions = in_millions
        self._tasks: tuple[TaskLine, ...] = ()
        self._asked = 0
        self._breath = QTimer(self)
        self._breath.setSingleShot(True)
        self._breath.setInterval(_BREATH)
        self.head = QLabel(title, self)
        self.note = QLabel(self)
        self.units = FiguresTable(context.theme, self.tr("Các đơn vị"), self)
        self.tasks = FiguresTable(context.theme, self.tr("Các nhiệm vụ của đơn vị"), self)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.open_button = QPushButton(self.tr("&Mở dữ liệu của đơn vị"), self)
        self._build()
        self._lay_out()
        self._connect()
        self._load()

    # --- building ---

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Số liệu gồm những gì"))
        set_size(self.head, Size.HEADING)
        self.head.setWordWrap(True)
        self.head.setTextFormat(Qt.TextFormat.PlainText)
        set_muted(self.note)
        for table in (self.units, self.tasks):
            table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
            table.setShowGrid(False)
            table.setMinimumHeight(self._theme.row_height * _ROWS)
        self._buttons.addButton(self.open_button, QDialogButtonBox.ButtonRole.ActionRole)
        self.tasks.setVisible(isinstance(self._source, LineSource))

    def _lay_out(self) -> None:
        both = QSplitter(Qt.Orientation.Horizontal, self)
        both.setChildrenCollapsible(False)
        both.addWidget(self.units)
        both.addWidget(self.tasks)
        both.setStretchFactor(0, 2)
        both.setStretchFactor(1, 5)
        both.setSizes([380, 620])  # the number of each unit stands beside its name, unscrolled
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * SPACE, 2 * SPACE, 3 * SPACE, 2 * SPACE)
        column.setSpacing(SPACE)
        for widget in (self.head, self.note):
            column.addWidget(widget)
        column.addWidget(both, 1)
        column.addWidget(self._buttons)

    def _connect(self) -> None:
        self.units.cell_reached.connect(self._on_unit_reached)
        self.units.source_chosen.connect(self._on_unit_chosen)
        self.tasks.source_chosen.connect(self._on_task_chosen)
        self.open_button.clicked.connect(self._on_open)
        self._breath.timeout.connect(self._read_tasks)
        self.finished.connect(self._breath.stop)
        self._buttons.rejected.connect(self.reject)

    def _load(self) -> None:
        plan = self._session.plan
        grid = units_grid(self._sums, self._source, plan, in_millions=self._in_millions)
        self.units.show_grid(grid)
        self.note.setText(self.tr("{count} đơn vị").format(count=len(grid.rows)))
        self.open_button.setEnabled(bool(grid.rows))
        self.tasks.show_grid(tasks_grid((), in_millions=self._in_millions))
        self.units.setFocus()

    # --- the activities of a unit ---

    def _unit(self) -> str | None:
        source = self.units.figures.source(self.units.currentIndex().siblingAtColumn(0))
        return source.unit if isinstance(source, UnitSource) else None

    @Slot()
    def _read_tasks(self) -> None:
        source, unit = self._source, self._unit()
        if unit is None or not isinstance(source, LineSource) or not self._session.is_ready:
            return
        self._asked += 1
        asked, plan, code = self._asked, self._session.plan, self._sums.round
        wanted = None if source.key is None else (source.dimension, source.key)
        measure: Measure = source.measure

        def read(desk: Desk) -> tuple[TaskLine, ...]:
            from lsapp.services.round_sums import task_lines

            return task_lines(desk, plan, code, unit, wanted, measure)

        def done(lines: tuple[TaskLine, ...]) -> None:
            if asked == self._asked:
                self._show_tasks(lines)

        self._session.read(read, done, self)

    def _show_tasks(self, lines: tuple[TaskLine, ...]) -> None:
        self._tasks = lines
        self.tasks.show_grid(tasks_grid(lines, in_millions=self._in_millions))
        words = (
            self.tr("{units} đơn vị. {name}: {count} dòng có kinh phí.")
            if isinstance(self._source, LineSource) and self._source.measure in MONEY
            else self.tr("{units} đơn vị. {name}: {count} nhiệm vụ.")
        )
        row = self.units.currentIndex().row()
        self.note.setText(
            words.format(
                units=self.units.figures.rowCount(),
                name=self.units.figures.row_words(row),
                count=len(lines),
            )
        )

    # --- slots ---

    @Slot(QModelIndex)
    def _on_unit_reached(self, _index: QModelIndex) -> None:
        self._breath.start()

    @Slot(QModelIndex)
    def _on_unit_chosen(self, _index: QModelIndex) -> None:
        self._on_open()

    @Slot(QModelIndex)
    def _on_task_chosen(self, index: QModelIndex) -> None:
        unit, source = self._unit(), self.tasks.figures.source(index)
        if unit is not None and isinstance(source, TaskSource):
            self._lead(unit, Place("activity", source.key))

    @Slot()
    def _on_open(self) -> None:
        unit = self._unit()
        if unit is None:
            return
        if isinstance(self._source, CellSource):
            at = f"{self._source.row}/{self._source.column}"
            self._lead(unit, Place("stat_form", self._source.form, at))
        else:
            first = self._tasks[0].key if self._tasks else None
            self._lead(unit, Place("activity", first))

    def _lead(self, unit: str, place: Place) -> None:
        self.accept()
        self.unit_asked.emit(unit, place)
