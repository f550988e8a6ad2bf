# SPDX-License-Identifier: MIT
"""Tổng hợp: which units owe, have sent, are late; files come in here, and the compiled round goes out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from lsapp.domain.dates import day_in_vietnam, format_date
from ui import places
from ui.icons import icon
from ui.models.compiling_board_model import UNIT, BoardModel
from ui.pages.page import Page, PageContext
from ui.session import Changed
from ui.theme import SPACE, Role, Tone, set_muted
from ui.widgets.action_button import ActionButton
from ui.widgets.compiling_board import BoardTable
from ui.widgets.compiling_board_bar import BoardBar
from ui.widgets.compiling_board_states import StateFilter
from ui.widgets.compiling_intake import IntakePanel
from ui.widgets.compiling_intake_run import IntakeRun

if TYPE_CHECKING:
    from lsapp.services.desk import Desk
    from lsapp.services.round_board import RoundBoard
    from ui.widgets.compiling_figures import CompilingFigures

BOARD, FIGURES = range(2)
"""The parts of the page."""
_NARROW: Final = 110
"""Letters across, below which the tools take two lines."""


class CompilingPage(Page):
    """The round over all units; only a compiling department has it."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._asked = 0
        self._board: RoundBoard | None = None
        self._is_dropping = False
        self._model = BoardModel(self)
        self.files_action = self._action(
            "import", self.tr("&Nhận tệp..."), "Ctrl+Shift+N", self._on_take_files
        )
        self.folder_action = self._action(
            "folder", self.tr("Nhận cả thư &mục..."), "", self._on_take_folder
        )
        self.export_action = self._action(
            "export", self.tr("&Xuất tổng hợp..."), "Ctrl+Return", self._on_export
        )
        self.summary = QLabel(self)
        self.table = BoardTable(self._model, self.theme, self)
        self.states = StateFilter(self)
        self.bar = BoardBar(context, self.table, self._model, self)
        self.kinds = QComboBox(self)
        self.late = QCheckBox(self.tr("Chỉ bản nộp &chậm"), self)
        self.intake = IntakePanel(self.theme, self)
        self.run = IntakeRun(context, self.intake, self._names, self)
        self.tabs = QTabWidget(self)
        self.figures: CompilingFigures | None = None
        self._figures_tab = QWidget(self)
        self._tools = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()
        self._lay_out()
        self._connect()

    # --- building ---

    def _action(self, icon_name: str, text: str, keys: str, slot: Callable[[], None]) -> QAction:
        action = QAction(icon(icon_name), text, self)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(slot)
        return action

    def _build(self) -> None:
        self.setAcceptDrops(True)
        self.summary.setWordWrap(True)
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.kinds.setAccessibleName(self.tr("Loại đơn vị"))
        self.kinds.addItem(self.tr("Mọi loại đơn vị"), "")
        self.intake.hide()

    def _lay_out(self) -> None:
        filters, buttons = QHBoxLayout(), QHBoxLayout()
        for row in (filters, buttons, self._tools):
            row.setSpacing(SPACE)
        for filter_ in (self.states, self.kinds, self.late):
            filters.addWidget(filter_)
        filters.addStretch(1)
        for action in (self.files_action, self.folder_action, self.export_action):
            primary = action is self.files_action
            buttons.addWidget(ActionButton(action, primary=primary, parent=self))
        self._tools.addLayout(filters, 1)
        self._tools.addLayout(buttons)
        self._hint = QLabel(
            self.tr("Kéo tệp, thư mục hoặc thư điện tử (.eml) vào trang này để tiếp nhận."), self
        )
        set_muted(self._hint)
        self._hint.setWordWrap(True)
        self._parts = QSplitter(Qt.Orientation.Vertical, self)
        self._parts.setChildrenCollapsible(False)
        self._parts.addWidget(self.table)
        self._parts.addWidget(self.intake)
        self._parts.setStretchFactor(0, 1)
        self._parts.setStretchFactor(1, 1)
        board = QWidget(self)
        column = QVBoxLayout(board)
        column.setContentsMargins(0, SPACE, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.summary)
        column.addLayout(self._tools)
        column.addWidget(self._parts, 1)
        column.addWidget(self.bar)
        column.addWidget(self._hint)
        self.tabs.addTab(board, icon("unit"), self.tr("Đơn &vị"))
        self.tabs.addTab(self._figures_tab, icon("statistics"), self.tr("&Số liệu"))
        QVBoxLayout(self._figures_tab).setContentsMargins(0, 0, 0, 0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(2 * SPACE, 0, 2 * SPACE, SPACE)
        whole.addWidget(self.tabs)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self.states.activated.connect(self._on_filter)
        self.kinds.activated.connect(self._on_filter)
        self.late.toggled.connect(self._on_filter)
        self.table.unit_chosen.connect(self._on_unit_chosen)
        self._model.modelReset.connect(self._on_reset)
        # Who owes and what was answered are no records of the view; undo changes them as well.
        self.session.actions_changed.connect(self._on_state_changed)
        self.run.taken.connect(self._on_taken)
        self.intake.closed.connect(self._on_intake_closed)

    # --- what the window asks ---

    def refresh(self, changed: Changed) -> None:
        ready = self.session.is_ready
        for action in (self.files_action, self.folder_action, self.export_action):
            action.setEnabled(ready)
        self._read()
        if self.figures is not None:
            self.figures.refresh()

    def find_text(self, text: str) -> None:
        if self.figures is not None and self.tabs.currentIndex() == FIGURES:
            self.figures.set_text(text)
        else:
            self._model.set_text(text)

    def can_find(self) -> bool:
        return self._board is not None

    def page_actions(self) -> list[QAction]:
        own = [self.files_action, self.folder_action, self.export_action]
        return [*own, *self.bar.actions_of_page()]

    def take_focus(self) -> None:
        if self.figures is not None and self.tabs.currentIndex() == FIGURES:
            self.figures.take_focus()
        else:
            self.table.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put filters and buttons under each other, and leave out what matters least, where it is narrow."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW * self.fontMetrics().averageCharWidth()
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._tools.setDirection(way)
        self.table.set_narrow(narrow)
        self.bar.set_narrow(narrow)
        self._hint.setHidden(narrow)

    # --- the figures ---

    @Slot(int)
    def _on_tab_changed(self, tab: int) -> None:
        """Build the figures when they are looked at first: they read every report that is in."""
        layout = self._figures_tab.layout()
        if tab == FIGURES and self.figures is None and layout is not None:
            from ui.widgets.compiling_figures import CompilingFigures

            self.figures = CompilingFigures(self.context, self._figures_tab)
            layout.addWidget(self.figures)
            self.figures.refresh()
        self.tell_selection("")
        self.take_focus()

    # --- the board ---

    def _read(self) -> None:
        view = self.session.view
        if view is None or not self.session.is_ready:
            return
        self._asked += 1
        asked, plan_code, round_code = self._asked, view.plan, view.round
        today = day_in_vietnam(dt.datetime.now(dt.UTC))
        if self._board is None or self._board.round.code != round_code:
            self._board = None
            self._model.set_lines(())
            self.bar.show_board(None)
            self.summary.setText(self.tr("Đang đọc các bản nộp của đợt…"))

        def read(desk: Desk) -> RoundBoard:
            from lsapp.services.round_board import round_board

            return round_board(desk, desk.plan(plan_code), round_code, today)

        def done(board: RoundBoard) -> None:
            if asked == self._asked:
                self._show(board)

        self.session.read(read, done, self)

    def _show(self, board: RoundBoard) -> None:
        self._board = board
        self._fill_kinds(board)
        self._model.set_lines(board.lines)
        self.states.show_counts(board.lines)
        self.bar.show_board(board)
        self.summary.setText(self._summary_words(board))

    def _fill_kinds(self, board: RoundBoard) -> None:
        chosen = self.kinds.currentData()
        held = {one.kind.value: one.kind_label for one in board.lines}
        if [self.kinds.itemData(row) for row in range(1, self.kinds.count())] == list(held):
            return
        while self.kinds.count() > 1:
            self.kinds.removeItem(1)
        for value, words in held.items():
            self.kinds.addItem(words, value)
        self.kinds.setCurrentIndex(max(self.kinds.findData(chosen), 0))

    def _summary_words(self, board: RoundBoard) -> str:
        # The states are strings: their names are those of the service.
        counted = {
            state: sum(one.state.value == state for one in board.lines)
            for state in ("received", "accepted", "missing", "overdue", "empty")
        }
        parts = [
            self.tr("{count} đơn vị phải báo cáo").format(count=board.owing),
            self.tr("{count} đã nộp, trong đó {accepted} đã chấp nhận").format(
                count=counted["received"] + counted["accepted"], accepted=counted["accepted"]
            ),
            self.tr("{count} nộp chậm").format(count=board.late),
            self.tr("{count} chưa nộp").format(count=counted["missing"] + counted["overdue"]),
        ]
        if counted["empty"]:
            parts.append(self.tr("{count} bản trống").format(count=counted["empty"]))
        waiting = sum(one.waiting for one in board.lines)
        if waiting:
            parts.append(self.tr("{count} tệp chờ quyết định").format(count=waiting))
        deadline = format_date(board.round.unit_deadline)
        return self.tr("{facts}. Hạn gửi của đơn vị: {deadline}.").format(
            facts="; ".join(parts), deadline=deadline
        )

    @Slot()
    def _on_filter(self) -> None:
        self._model.set_filter(
            states=self.states.currentData(),
            kind=self.kinds.currentData(),
            late_only=self.late.isChecked(),
        )

    @Slot()
    def _on_reset(self) -> None:
        """Set the keyboard on the unit in view again, or on the first."""
        view = self.session.view
        unit = self.bar.unit or (view.unit if view is not None else "")
        row = self._model.row_of(unit)
        if self._model.rowCount():
            self.table.setCurrentIndex(self._model.index(max(row, 0), UNIT))
        shown = self._model.rowCount()
        total = len(self._board.lines) if self._board is not None else shown
        told = self.tr("{shown}/{total} đơn vị").format(shown=shown, total=total)
        self.tell_selection(told if shown != total else "")

    @Slot(int)
    def _on_unit_chosen(self, row: int) -> None:
        """Show the unit's own pages, to read."""
        one = self._model.line(row)
        if not one.has_records:
            self.context.notify(
                Tone.NEUTRAL,
                self.tr("Chưa có dữ liệu của {unit} trong tệp này.").format(unit=one.name),
                "",
                None,
            )
            return
        self.session.show(unit=one.unit)
        self.context.navigate(places.OVERVIEW, None)

    # --- files coming in ---

    @Slot()
    def _on_take_files(self) -> None:
        dialog = self._file_dialog(self.tr("Chọn các tệp tiếp nhận"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters(
            [
                self.tr("Bản nộp và thư (*.xlsx *.pdf *.json *.eml)"),
                self.tr("Mọi tệp (*)"),
            ]
        )
        dialog.filesSelected.connect(lambda names: self.run.look_at([Path(one) for one in names]))
        dialog.open()

    @Slot()
    def _on_take_folder(self) -> None:
        dialog = self._file_dialog(self.tr("Chọn thư mục tiếp nhận"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda name: self.run.look_at([Path(name)]))
        dialog.open()

    def _file_dialog(self, title: str) -> QFileDialog:
        folder = self.context.settings.last_folder
        dialog = QFileDialog(self, title, str(folder or Path.home()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    @Slot()
    def _on_taken(self) -> None:
        self.session.reload()  # units and rounds may be new, and the board reads again

    @Slot()
    def _on_intake_closed(self) -> None:
        self.intake.hide()
        self.table.setFocus()

    def _names(self) -> dict[str, str]:
        facts = self.session.facts
        names = {one.code: one.name for one in facts.units} if facts is not None else {}
        if self._board is not None:
            names |= {one.unit: one.name for one in self._board.lines}
        return names

    # --- dropping ---

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders of this machine."""
        local = any(one.isLocalFile() for one in event.mimeData().urls())
        if local and self.session.is_ready:
            event.acceptProposedAction()
            self._is_dropping = True
            self.update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The files went elsewhere."""
        self._is_dropping = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at what was dropped."""
        self._is_dropping = False
        self.update()
        paths = [Path(one.toLocalFile()) for one in event.mimeData().urls() if one.isLocalFile()]
        event.acceptProposedAction()
        self.run.look_at(paths)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show by a ring that the files can be let go here."""
        if self._is_dropping:
            painter = QPainter(self)
            painter.fillRect(self.rect(), self.theme.colour(Role.ACCENT_BACK))
            self.theme.paint_focus(painter, QRectF(self.rect()))

    # --- going out ---

    @Slot()
    def _on_export(self) -> None:
        from ui.dialogs.export_compiled import ExportCompiledDialog

        dialog = ExportCompiledDialog(self.context, self.window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
