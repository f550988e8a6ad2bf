# SPDX-License-Identifier: MIT
"""Tổng hợp: which units owe, have sent, are late; files come in here, and the compiled round goes out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QModelIndex, QRectF, Qt, Slot
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from lsapp.domain.dates import day_in_vietnam, format_date
from ui import places
from ui.icons import icon
from ui.models.compiling_board_model import (
    CHIP_ROLE,
    KIND,
    MISSING,
    RECEIVED,
    REVISION,
    STATE,
    TIMELY,
    UNIT,
    BoardModel,
)
from ui.operations import CancelledError
from ui.pages.page import Page, PageContext
from ui.session import Changed
from ui.theme import SPACE, Role, Tone, set_muted
from ui.widgets.action_button import ActionButton
from ui.widgets.chip import ChipDelegate
from ui.widgets.compiling_intake import IntakePanel

if TYPE_CHECKING:
    from lsapp.services.desk import Desk
    from lsapp.services.receiving import EditedMode, Outcome
    from lsapp.services.round_board import RoundBoard
    from ui.operations import Progress

_WIDTHS: Final = {UNIT: 34, KIND: 22, STATE: 20, REVISION: 7, RECEIVED: 13, TIMELY: 16}  # letters
_NARROW: Final = 110
"""Letters across, below which the tools take two lines."""
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CompilingPage(Page):
    """The round over all units; only a compiling department has it."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._asked = 0
        self._board: RoundBoard | None = None
        self._sources: tuple[Path, ...] = ()
        self._is_dropping = False
        self._model = BoardModel(self)
        self.files_action = self._action(
            "import", self.tr("&Nhận tệp..."), "Ctrl+Shift+N", self._on_take_files
        )
        self.folder_action = self._action(
            "folder", self.tr("Nhận cả th&ư mục..."), "", self._on_take_folder
        )
        self.export_action = self._action(
            "export", self.tr("&Xuất tổng hợp..."), "Ctrl+Return", self._on_export
        )
        self.summary = QLabel(self)
        self.table = _BoardTable(self)
        self.states = QComboBox(self)
        self.kinds = QComboBox(self)
        self.late = QCheckBox(self.tr("Chỉ bản nộp &chậm"), self)
        self.intake = IntakePanel(self.theme, self)
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
        self.states.setAccessibleName(self.tr("Tình trạng"))
        for words, states in (
            (self.tr("Mọi tình trạng"), ()),
            (self.tr("Chưa nộp, quá hạn"), ("missing", "overdue", "empty")),
            (self.tr("Đã nhận, chờ duyệt"), ("received",)),
            (self.tr("Đã chấp nhận"), ("accepted",)),
            (self.tr("Trả lại, xung đột"), ("returned", "conflict")),
        ):
            self.states.addItem(words, frozenset(states))
        self.kinds.setAccessibleName(self.tr("Loại đơn vị"))
        self.kinds.addItem(self.tr("Mọi loại đơn vị"), "")
        self.table.setModel(self._model)
        for column in (STATE, TIMELY):
            self.table.setItemDelegateForColumn(
                column, ChipDelegate(self.theme, CHIP_ROLE, self.table)
            )
        self.table.setAccessibleName(self.tr("Các đơn vị của đợt"))
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.table.horizontalHeader().setSortIndicatorClearable(True)
        self.table.setSortingEnabled(True)
        self._set_up_table()
        self.intake.hide()

    @Slot()
    def _set_up_table(self) -> None:
        self.theme.set_up_table(self.table)
        letter = self.table.fontMetrics().averageCharWidth()
        header = self.table.horizontalHeader()
        for column, letters in _WIDTHS.items():
            header.resizeSection(column, letter * letters)
        header.setSectionResizeMode(MISSING, QHeaderView.ResizeMode.Stretch)

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
        hint = QLabel(
            self.tr("Kéo tệp, thư mục hoặc thư điện tử (.eml) vào trang này để tiếp nhận."), self
        )
        set_muted(hint)
        hint.setWordWrap(True)
        self._parts = QSplitter(Qt.Orientation.Vertical, self)
        self._parts.setChildrenCollapsible(False)
        self._parts.addWidget(self.table)
        self._parts.addWidget(self.intake)
        self._parts.setStretchFactor(0, 1)
        self._parts.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, 0, 2 * SPACE, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.summary)
        column.addLayout(self._tools)
        column.addWidget(self._parts, 1)
        column.addWidget(hint)

    def _connect(self) -> None:
        self.states.activated.connect(self._on_filter)
        self.kinds.activated.connect(self._on_filter)
        self.late.toggled.connect(self._on_filter)
        self.table.activated.connect(self._on_activated)
        self.table.clicked.connect(self._on_clicked)
        self._model.modelReset.connect(self._on_reset)
        self.intake.take_asked.connect(self._on_take)
        self.intake.mode_changed.connect(self._on_mode)
        self.intake.closed.connect(self._on_intake_closed)
        self.theme.changed.connect(self._set_up_table)

    # --- what the window asks ---

    def refresh(self, changed: Changed) -> None:
        ready = self.session.is_ready
        for action in (self.files_action, self.folder_action, self.export_action):
            action.setEnabled(ready)
        self._read()

    def find_text(self, text: str) -> None:
        self._model.set_text(text)

    def can_find(self) -> bool:
        return self._board is not None

    def page_actions(self) -> list[QAction]:
        return [self.files_action, self.folder_action, self.export_action]

    def take_focus(self) -> None:
        self.table.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put filters and buttons under each other, and leave out what matters least, where it is narrow."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW * self.fontMetrics().averageCharWidth()
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._tools.setDirection(way)
        self.table.setColumnHidden(KIND, narrow)

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
        row = self._model.row_of(view.unit) if view is not None else -1
        if self._model.rowCount():
            self.table.setCurrentIndex(self._model.index(max(row, 0), UNIT))
        shown = self._model.rowCount()
        total = len(self._board.lines) if self._board is not None else shown
        told = self.tr("{shown}/{total} đơn vị").format(shown=shown, total=total)
        self.tell_selection(told if shown != total else "")

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == UNIT:
            self._on_activated(index)

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        """Show the unit's own pages, to read."""
        if not index.isValid():
            return
        one = self._model.line(index.row())
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
        dialog.filesSelected.connect(lambda names: self.look_at([Path(one) for one in names]))
        dialog.open()

    @Slot()
    def _on_take_folder(self) -> None:
        dialog = self._file_dialog(self.tr("Chọn thư mục tiếp nhận"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda name: self.look_at([Path(name)]))
        dialog.open()

    def _file_dialog(self, title: str) -> QFileDialog:
        folder = self.context.settings.last_folder
        dialog = QFileDialog(self, title, str(folder or Path.home()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    def look_at(self, sources: Sequence[Path]) -> None:
        """Read files and folders without writing anything, and show what would become of them."""
        if not sources or not self.session.is_ready:
            return
        self._sources = tuple(sources)
        mode = self._mode()

        def work(desk: Desk, progress: Progress) -> list[Outcome]:
            from lsapp.services.receiving import take_in

            return take_in(desk, sources, dry_run=True, edited=mode, progress=progress)

        def done(outcomes: list[Outcome]) -> None:
            if not outcomes:
                words = self.tr("Không thấy tệp nào để tiếp nhận ở đó.")
                self.context.notify(Tone.WARNING, words, "", None)
                return
            self.intake.show()
            self.intake.show_dry_run(outcomes, self._names())

        self.session.run_long(self.tr("Đang đọc các tệp…"), work, done, self)

    @Slot()
    def _on_take(self) -> None:
        self.context.before_large_action(self._take)

    def _take(self) -> None:
        sources, mode = self._sources, self._mode()

        def work(desk: Desk, progress: Progress) -> tuple[list[Outcome], Path]:
            from lsapp.services.receiving import take_in

            return take_in(desk, sources, edited=mode, progress=progress), desk.files / "intake"

        def done(both: tuple[list[Outcome], Path]) -> None:
            outcomes, folder = both
            self.intake.show_taken(outcomes, self._names(), folder)
            self.session.reload()  # units and rounds may be new, and the board reads again

        def failed(error: Exception) -> None:
            if isinstance(error, CancelledError):
                words = self.tr(
                    "Đã dừng giữa chừng. Tệp nào nhận xong thì đã giữ; nhận lại cả thư mục cũng không bị trùng."
                )
                self.context.notify(Tone.WARNING, words, "", None)
            else:
                self.session.failed.emit(error)

        self.session.run_long(self.tr("Đang nhận các tệp…"), work, done, self, failed)

    @Slot(str)
    def _on_mode(self, _mode: str) -> None:
        self.look_at(self._sources)

    @Slot()
    def _on_intake_closed(self) -> None:
        self.intake.hide()
        self.table.setFocus()

    def _mode(self) -> EditedMode:
        return cast("EditedMode", self.intake.mode.currentData())

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
        self.look_at(paths)

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


class _BoardTable(QTableView):
    """The units; Enter opens the one that the keyboard is on."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMinimumHeight(20 * SPACE)
        self.verticalHeader().hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open a unit at Enter on every platform."""
        if event.key() in _ENTER and not event.modifiers():
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
