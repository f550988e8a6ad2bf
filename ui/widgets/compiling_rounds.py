# SPDX-License-Identifier: MIT
"""Các kỳ: every unit in every round, where its report stands; filters above, what is done with it below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QSignalBlocker, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from lsapp.domain.period import RoundCode
from lsapp.domain.records import Round
from lsapp.services.unit_rounds import count_round, lengths_of, rounds_of_length, unit_rounds
from ui.models.compiling_rounds_model import RoundsFilter, RoundsModel
from ui.pages.page import PageContext
from ui.round_bar import round_name
from ui.theme import SPACE, set_muted
from ui.widgets.compiling_board_reading import BoardReading
from ui.widgets.compiling_board_states import StateFilter
from ui.widgets.compiling_kinds import KindFilter
from ui.widgets.compiling_rounds_bar import RoundsBar
from ui.widgets.compiling_rounds_table import RoundsTable
from ui.widgets.flow_layout import FlowLayout

_NARROW: Final = 120
"""Letters across, below which the names take less room and the legend goes."""


class CompilingRounds(QWidget):
    """Shows the boards of the rounds as they are read."""

    rounds_wanted = Signal()
    """Other rounds are to be shown, ``codes``."""
    report_chosen = Signal(str, str)
    """The unit and the round whose data are to be shown."""
    unit_without_data = Signal(str)
    """The name of a unit that was chosen and has nothing to show."""
    selection_told = Signal(str)
    """How many units the filters leave; empty where all are shown."""

    def __init__(
        self, context: PageContext, reading: BoardReading, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._reading = reading
        self._rounds: tuple[Round, ...] = ()
        self._place = ("", "")
        self._total = 0
        self.model = RoundsModel(self)
        self.lengths = QComboBox(self)
        self.states = StateFilter(self)
        self.which = QComboBox(self)
        self.kinds = KindFilter(self)
        self.late = QCheckBox(self.tr("Chỉ bản nộ&p chậm"), self)
        self.never = QCheckBox(self.tr("Chưa nộp lần nà&o"), self)
        self.table = RoundsTable(self.model, context.theme, self)
        self.bar = RoundsBar(context, reading, self.table, self.model, self)
        self.progress = QProgressBar(self)
        self._legend = QLabel(
            self.tr("Dấu lịch: nộp chậm. “thiếu”: số nội dung chưa khai. Ô trống: không phải nộp."),
            self,
        )
        self._build()
        self._lay_out()
        self._connect()

    # --- building ---

    def _build(self) -> None:
        self.lengths.setAccessibleName(self.tr("Loại kỳ báo cáo"))
        self.which.setAccessibleName(self.tr("Tình trạng ở kỳ nào"))
        for box in (self.lengths, self.which):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.which.addItem(self.tr("Ở kỳ bất kỳ"), "")
        set_muted(self._legend)
        self._legend.setWordWrap(True)
        # The buttons have their room first; the legend wraps in what is left.
        self._legend.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        for tick in (self.late, self.never):
            tick.setMinimumHeight(self.kinds.sizeHint().height())
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(SPACE // 2)
        self.progress.setAccessibleName(self.tr("Đang đọc các báo cáo"))
        self.progress.hide()

    def _lay_out(self) -> None:
        filters = QWidget(self)
        flow = FlowLayout(SPACE, filters)
        for one in (self.lengths, self.states, self.which, self.kinds, self.late, self.never):
            flow.addWidget(one)
        foot = QHBoxLayout()
        foot.setSpacing(2 * SPACE)
        foot.addWidget(self.bar)
        foot.addWidget(self._legend, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(filters)
        column.addWidget(self.progress)
        column.addWidget(self.table, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.lengths.activated.connect(self._on_length)
        for box in (self.states, self.which, self.kinds):
            box.activated.connect(self._on_filter)
        for tick in (self.late, self.never):
            tick.toggled.connect(self._on_filter)
        self.table.report_chosen.connect(self._on_report_chosen)
        self.table.selectionModel().currentChanged.connect(self._on_current_changed)
        self.model.modelReset.connect(self._on_reset)
        self._reading.board_changed.connect(self._on_board_changed)
        self._reading.progressed.connect(self._on_progressed)

    # --- for the page ---

    @property
    def codes(self) -> tuple[str, ...]:
        """The rounds that are to be shown, the newest first."""
        return self.model.codes

    def show_rounds(self, rounds: Sequence[Round], current: str) -> None:
        """Offer the rounds that the file has; those as long as the one in view are shown at first."""
        if tuple(rounds) != self._rounds:
            self._rounds = tuple(rounds)
            chosen = self.lengths.currentData()
            self._offer_lengths(RoundCode.parse(current).months if chosen is None else chosen)
        self._show_length()

    def set_text(self, text: str) -> None:
        """Show the units whose name, code or successor holds ``text``."""
        self.model.set_text(text)

    def take_focus(self) -> None:
        """Set the keyboard into the grid."""
        self.table.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _NARROW * self.fontMetrics().averageCharWidth()
        self.table.set_narrow(narrow)
        self._legend.setHidden(narrow)

    # --- which rounds ---

    def _offer_lengths(self, chosen: int) -> None:
        words = {
            12: self.tr("Báo cáo năm"),
            6: self.tr("Báo cáo 6 tháng"),
            3: self.tr("Báo cáo quý"),
        }
        with QSignalBlocker(self.lengths):
            self.lengths.clear()
            for months in lengths_of(self._rounds):
                self.lengths.addItem(words[months], months)
            if self.lengths.count() > 1:
                self.lengths.addItem(self.tr("Mọi kỳ báo cáo"), 0)
            self.lengths.setCurrentIndex(max(self.lengths.findData(chosen), 0))

    def _show_length(self) -> None:
        shown = rounds_of_length(self._rounds, self.lengths.currentData() or 0)
        codes = [one.code for one in shown]
        self.model.set_rounds(codes)
        if [self.which.itemData(row) for row in range(1, self.which.count())] == codes:
            return
        chosen = self.which.currentData()
        while self.which.count() > 1:
            self.which.removeItem(1)
        for code in codes:
            words = self.tr("Ở kỳ {round}").format(round=round_name(code))
            self.which.addItem(words, code)
        self.which.setCurrentIndex(max(self.which.findData(chosen), 0))
        self._on_filter()

    # --- slots ---

    @Slot()
    def _on_length(self) -> None:
        self._show_length()
        self.rounds_wanted.emit()

    @Slot(str)
    def _on_board_changed(self, code: str) -> None:
        register = self._reading.register
        if code not in self.codes or register is None or not self.isVisible():
            return  # what is not seen is read again when it is turned to
        boards = {
            one: self._reading.boards[one] for one in self.codes if one in self._reading.boards
        }
        units = unit_rounds(boards, register)
        self._total = len(units)
        kinds = {one.kind.value: one.kind_label for one in units}
        if self.kinds.offer(kinds.items()):
            self._on_filter()
        self.model.set_units(units, {one: count_round(board) for one, board in boards.items()})
        self.bar.enable()

    @Slot(int, int)
    def _on_progressed(self, done: int, total: int) -> None:
        self.progress.setVisible(done < total)
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    @Slot()
    def _on_filter(self) -> None:
        self.model.set_filter(
            RoundsFilter(
                states=self.states.currentData(),
                round=self.which.currentData(),
                kind=self.kinds.currentData(),
                late=self.late.isChecked(),
                never=self.never.isChecked(),
            )
        )

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            unit = self.model.unit(current.row()).unit
            self._place = (unit, self.codes[current.column()])

    @Slot()
    def _on_reset(self) -> None:
        """Set the keyboard on the unit and round again where it was, or on the first."""
        row, column = self.model.place_of(*self._place)
        shown = self.model.rowCount()
        if shown and self.codes:
            self.table.setCurrentIndex(self.model.index(max(row, 0), max(column, 0)))
        words = self.tr("{shown}/{total} đơn vị").format(shown=shown, total=self._total)
        self.selection_told.emit(words if shown != self._total else "")

    @Slot(QModelIndex)
    def _on_report_chosen(self, index: QModelIndex) -> None:
        line, unit = self.model.line(index), self.model.unit(index.row())
        if line is not None and line.has_records:
            self.report_chosen.emit(unit.unit, self.codes[index.column()])
        elif self.bar.decide_action.isEnabled():
            self.bar.decide_action.trigger()  # there is nothing to look at before that
        else:
            self.unit_without_data.emit(unit.name)
