# SPDX-License-Identifier: MIT
"""The units of the round in view: filters, the table, what is done with a unit, and what comes in below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ui.models.compiling_board_model import UNIT, WAITING, BoardModel, asks_for_decision
from ui.pages.page import PageContext
from ui.theme import SPACE, set_muted
from ui.widgets.action_button import ActionButton
from ui.widgets.compiling_board import BoardTable
from ui.widgets.compiling_board_answers import BoardAnswers
from ui.widgets.compiling_board_bar import BoardBar
from ui.widgets.compiling_board_reading import BoardReading
from ui.widgets.compiling_board_states import StateFilter
from ui.widgets.compiling_kinds import KindFilter
from ui.widgets.compiling_summary import BoardSummary
from ui.widgets.flow_layout import FlowLayout

_NARROW = 110
"""Letters across, below which the tools take two lines."""


class CompilingUnits(QWidget):
    """Shows the board of one round as it is read; ``actions`` are the page's, the first the next step."""

    unit_chosen = Signal(str)
    """The unit whose own pages are to be shown; one whose data are here."""
    unit_without_data = Signal(str)
    """The name of a unit that was chosen and has nothing to show."""
    strangers_asked = Signal()
    """The files whose unit is not known here are to be shown."""
    selection_told = Signal(str)
    """How many units the filters leave; empty where all are shown."""

    def __init__(
        self,
        context: PageContext,
        reading: BoardReading,
        actions: Sequence[QAction],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = context.session
        self._reading = reading
        self._actions = actions
        self._round = ""
        self._stood = ("", 0)
        self._is_reading = False
        self.model = BoardModel(self)
        self.summary = BoardSummary(self)
        self.table = BoardTable(self.model, context.theme, self)
        self.states = StateFilter(self)
        self.bar = BoardBar(context, self.table, self.model, self)
        self.kinds = KindFilter(self)
        self.late = QCheckBox(self.tr("Chỉ bản nộ&p chậm"), self)
        self._tools = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._parts = QSplitter(Qt.Orientation.Vertical, self)
        self._hint = QLabel(
            self.tr("Kéo tệp, thư mục, thư (.eml) hoặc tệp nén (.zip) vào trang này để tiếp nhận."),
            self,
        )
        self._lay_out()
        self._connect()

    # --- building ---

    def _lay_out(self) -> None:
        filters, buttons = QHBoxLayout(), QWidget(self)
        button_row = FlowLayout(SPACE, buttons)  # words of another language may be wider
        for row in (filters, self._tools):
            row.setSpacing(SPACE)
        for filter_ in (self.states, self.kinds, self.late):
            filters.addWidget(filter_)
        filters.addStretch(1)
        self._own: list[QWidget] = [self.summary, self.table, self.bar]
        for action in self._actions:
            primary = action is self._actions[0]
            self._own.append(ActionButton(action, primary=primary, parent=self))
            button_row.addWidget(self._own[-1])
        self._own += [self.states, self.kinds, self.late]
        self._tools.addLayout(filters, 1)
        self._tools.addWidget(buttons)
        set_muted(self._hint)
        self._hint.setWordWrap(True)
        self._parts.setChildrenCollapsible(False)
        self._parts.addWidget(self.table)
        self._parts.setStretchFactor(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.summary)
        column.addLayout(self._tools)
        column.addWidget(self._parts, 1)
        column.addWidget(self.bar)
        column.addWidget(self._hint)

    def _connect(self) -> None:
        self.states.activated.connect(self._on_filter)
        self.kinds.activated.connect(self._on_filter)
        self.late.toggled.connect(self._on_filter)
        self.table.unit_chosen.connect(self._on_unit_chosen)
        self.bar.unit_chosen.connect(self.unit_chosen)
        self.summary.waiting_asked.connect(self._on_waiting_asked)
        self.summary.strangers_asked.connect(self.strangers_asked)
        self.model.modelAboutToBeReset.connect(self._on_about_to_reset)
        self.model.modelReset.connect(self._on_reset)
        self._reading.board_changed.connect(self._on_board_changed)
        BoardAnswers(self._session, self._reading, self.model, self)

    # --- for the page ---

    def add_below(self, widget: QWidget) -> None:
        """Put what comes in below the table, a border that can be dragged between them."""
        self._parts.addWidget(widget)
        self._parts.setStretchFactor(self._parts.count() - 1, 1)

    @Slot(bool)
    def give_room(self, given: bool) -> None:
        """Leave the whole place to what comes in, where there is too little for both."""
        for one in self._own:
            one.setHidden(given)

    def show_round(self, code: str) -> None:
        """Show a round as far as it is read; what is read of it later is shown as it comes."""
        if code == self._round and code in self._reading.boards:
            return
        self._round = code
        if code in self._reading.boards:
            self._on_board_changed(code)
        else:
            self.model.set_lines(())
            self.bar.show_board(None)
            self.summary.show_reading()

    def stand_on(self, unit: str) -> None:
        """Set the keyboard on a unit, now or as soon as it is shown: its own pages are turned to, and who
        comes back goes on there.
        """
        self.bar.unit = unit
        row = self.model.row_of(unit)
        if row >= 0:
            self.table.setCurrentIndex(self.model.index(row, UNIT))

    @property
    def has_board(self) -> bool:
        """Whether there is anything to find in."""
        return self._round in self._reading.boards

    def names(self) -> dict[str, str]:
        """Return the names of the round's units by their codes."""
        board = self._reading.boards.get(self._round)
        return {} if board is None else {one.unit: one.name for one in board.lines}

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put filters and buttons under each other, and leave out what matters least, where it is narrow."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW * self.fontMetrics().averageCharWidth()
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._tools.setDirection(way)
        self.table.set_narrow(narrow)
        self._hint.setHidden(narrow)

    # --- inside ---

    @Slot(str)
    def _on_board_changed(self, code: str) -> None:
        board = self._reading.boards.get(code)
        if code != self._round or board is None:
            return
        if self.kinds.offer((one.kind.value, one.kind_label) for one in board.lines):
            self._on_filter()
        self._is_reading = True
        self.model.set_lines(board.lines)
        self._is_reading = False
        self.states.show_counts(board.lines)
        self.bar.show_board(board)
        self.summary.show_board(board)

    @Slot()
    def _on_filter(self) -> None:
        self.model.set_filter(
            states=self.states.currentData(),
            kind=self.kinds.currentData(),
            late_only=self.late.isChecked(),
        )

    @Slot()
    def _on_waiting_asked(self) -> None:
        """Show the units of which something waits, the keyboard on the first."""
        self.states.choose(WAITING)
        self.table.setFocus()

    @Slot()
    def _on_about_to_reset(self) -> None:
        index = self.table.currentIndex()
        self._stood = (
            (self.model.line(index.row()).unit, index.row()) if index.isValid() else ("", 0)
        )

    @Slot()
    def _on_reset(self) -> None:
        """Set the keyboard on the unit in view again, or on the first."""
        view = self._session.view
        unit = self.bar.unit or (view.unit if view is not None else "")
        row = self.model.row_of(unit)
        if row < 0 and self._is_reading and unit == self._stood[0]:
            # What was decided goes from the list: the next that waits has come to its place.
            row = min(self._stood[1], self.model.rowCount() - 1)
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(max(row, 0), UNIT))
        shown, board = self.model.rowCount(), self._reading.boards.get(self._round)
        total = len(board.lines) if board is not None else shown
        told = self.tr("{shown}/{total} đơn vị").format(shown=shown, total=total)
        self.selection_told.emit(told if shown != total else "")

    @Slot(int)
    def _on_unit_chosen(self, row: int) -> None:
        one = self.model.line(row)
        if asks_for_decision(one):
            self.bar.decide(one.unit, self._round)
        elif one.has_records:
            self.unit_chosen.emit(one.unit)
        else:
            self.unit_without_data.emit(one.name)
