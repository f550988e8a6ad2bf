# SPDX-License-Identifier: MIT
"""What is done with the unit that the board stands on: an answer, more time, an exemption, a reminder."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from lsapp.domain.period import RoundCode
from ui.decision_opening import DecisionOpening
from ui.icons import icon
from ui.models.compiling_board_model import BoardModel, asks_for_decision
from ui.pages.page import PageContext
from ui.theme import Tone
from ui.widgets.action_row import ActionRow
from ui.widgets.compiling_board import BoardTable

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from lsapp.services.desk import Desk
    from lsapp.services.round_board import BoardLine, RoundBoard
    from ui.dialogs.obligation import Decision

_ANSWERED = frozenset({"received", "in_review", "accepted", "returned", "empty", "conflict"})
"""States in which there is a report to answer."""


class BoardBar(QWidget):
    """Buttons below the board, and the same as a menu on its lines; asks the dialogs that do the work."""

    unit_chosen = Signal(str)
    """The unit whose own pages are to be shown."""

    def __init__(
        self,
        context: PageContext,
        table: BoardTable,
        model: BoardModel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._session = context.session
        self._table = table
        self._model = model
        self._board: RoundBoard | None = None
        self.unit = ""
        """The unit that the board stood on last, so that it is found again after the board was read anew."""
        make = self._action
        self.open_action = make(
            "open-file", self.tr("&Mở số liệu của đơn vị"), self._on_show, "Shift+Return"
        )
        self.decide_action = make("edit", self.tr("&Quyết định..."), self._on_decide)
        self.compare_action = make("history", self.tr("&So sánh bản nộp..."), self._on_compare)
        self.files_action = make("folder", self.tr("&Tệp đã nhận, rút lại..."), self._on_files)
        self.return_action = make("comment", self.tr("Phản hồ&i..."), self._on_return, "Ctrl+R")
        self.extend_action = make("calendar", self.tr("&Gia hạn..."), self._on_extend)
        self.excuse_action = make("none-arising", self.tr("Miễn bá&o cáo..."), self._on_excuse)
        self.drop_action = make("undo", self.tr("&Bỏ quyết định riêng"), self._on_drop)
        self.add_action = make("add", self.tr("Thêm đơn vị..."), self._on_add)
        self.remind_action = make(
            "mail", self.tr("Nhắc các đơn vị..."), self._on_remind, "Ctrl+Shift+R"
        )
        self._of_line = (
            self.open_action, self.decide_action, self.return_action, self.compare_action, self.files_action,
            self.extend_action, self.excuse_action, self.drop_action,
        )  # fmt: skip
        self._of_board = (self.add_action, self.remind_action)
        self.row = ActionRow(
            (
                self.decide_action, self.return_action, self.remind_action,
                self.extend_action, self.excuse_action, self.add_action,
            ),
            (self.open_action, self.compare_action, self.files_action, self.drop_action),
            self,
        )  # fmt: skip
        self.opening = DecisionOpening(context, self)
        self.opening.closed.connect(table.setFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.row)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._on_menu)
        table.selectionModel().currentRowChanged.connect(self._on_row)
        model.modelReset.connect(self._enable)
        self._enable()

    def _action(
        self, icon_name: str, text: str, slot: Callable[[], None], keys: str = ""
    ) -> QAction:
        action = QAction(icon(icon_name), text, self)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(slot)
        return action

    # --- for the page ---

    def actions_of_page(self) -> list[QAction]:
        """Return all of them, for the page's menu."""
        return [one for group in self.action_groups() for one in group]

    def action_groups(self) -> tuple[list[QAction], ...]:
        """Return the same by what they are about: a unit's report, then who owes one."""
        owing = [self.extend_action, self.excuse_action, self.drop_action]
        reports = [one for one in self._of_line if one not in owing]
        return reports, [*owing, *self._of_board]

    def show_board(self, board: RoundBoard | None) -> None:
        """Take the board that is shown now."""
        self._board = board
        self._enable()

    # --- inside ---

    @property
    def _line(self) -> BoardLine | None:
        index = self._table.currentIndex()
        return self._model.line(index.row()) if index.isValid() else None

    @Slot()
    def _enable(self) -> None:
        ready = self._board is not None and self._session.is_ready
        one = self._line if ready else None
        answered = one is not None and one.state.value in _ANSWERED
        self.open_action.setEnabled(one is not None and one.has_records)
        self.decide_action.setEnabled(one is not None and asks_for_decision(one))
        self.compare_action.setEnabled(one is not None and (one.revision or 0) > 0)
        self.files_action.setEnabled(one is not None and (answered or one.waiting > 0))
        own = one is not None and self._is_own(one)
        self.return_action.setEnabled(answered and not own)
        self.extend_action.setEnabled(one is not None and one.owes)
        self.excuse_action.setEnabled(one is not None and one.owes)
        self.drop_action.setEnabled(one is not None and one.obligation is not None)
        for action in self._of_board:
            action.setEnabled(ready)

    @Slot()
    def _on_row(self) -> None:
        if self._line is not None:
            self.unit = self._line.unit
        self._enable()

    def _is_own(self, one: BoardLine) -> bool:
        view = self._session.view
        return view is not None and one.unit == view.office.unit

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(lambda _code: self._table.setFocus())
        dialog.open()

    @Slot(QPoint)
    def _on_menu(self, at: QPoint) -> None:
        if self._line is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(list(self._of_line))
        menu.addSeparator()
        menu.addActions(list(self._of_board))
        menu.popup(self._table.viewport().mapToGlobal(at))

    def decide(self, unit: str, round_code: str, payload_hash: str | None = None) -> None:
        """Open what there is to decide of a unit's files; ``payload_hash`` names the one that is meant."""
        self.opening.decide(unit, round_code, payload_hash)

    @Slot()
    def _on_show(self) -> None:
        if self._line is not None:
            self.unit_chosen.emit(self._line.unit)

    @Slot()
    def _on_decide(self) -> None:
        if self._line is not None and self._board is not None:
            self.opening.decide(self._line.unit, self._board.round.code)

    @Slot()
    def _on_compare(self) -> None:
        if self._line is not None and self._board is not None:
            self.opening.compare(self._line.unit, self._board.round.code)

    @Slot()
    def _on_files(self) -> None:
        if self._line is not None and self._board is not None:
            self.opening.list_files(self._line.unit, self._board.round.code)

    @Slot()
    def _on_return(self) -> None:
        from ui.dialogs.return_slip import ReturnSlipDialog

        if self._line is not None:
            self._open(ReturnSlipDialog(self._context, self._line, self.window()))

    @Slot()
    def _on_extend(self) -> None:
        from ui.dialogs.obligation import Decision

        self._decide(Decision.EXTEND)

    @Slot()
    def _on_excuse(self) -> None:
        from ui.dialogs.obligation import Decision

        self._decide(Decision.EXCUSE)

    @Slot()
    def _on_add(self) -> None:
        from ui.dialogs.obligation import Decision

        self._decide(Decision.ADD)

    def _decide(self, decision: Decision) -> None:
        from ui.dialogs.obligation import ObligationDialog

        if self._board is None:
            return
        line = None if decision.value == "add" else self._line
        self._open(ObligationDialog(self._context, decision, self._board, line, self.window()))

    @Slot()
    def _on_drop(self) -> None:
        one, view = self._line, self._session.view
        if one is None or view is None:
            return
        plan_code, code, unit = view.plan, view.round, one.unit

        def work(desk: Desk) -> object:
            from lsapp.services.obligations import drop_obligation

            return drop_obligation(desk, desk.plan(plan_code), code, unit)

        def told(_change: object) -> None:
            words = self.tr("{unit} lại theo danh mục và hạn chung của đợt {round}.").format(
                unit=one.name, round=RoundCode.parse(code).label()
            )
            self._context.notify(Tone.GOOD, words, self.tr("Hoàn tác"), self._session.undo)

        self._session.act(work, told, self)

    @Slot()
    def _on_remind(self) -> None:
        from ui.dialogs.reminders import RemindersDialog

        self._open(RemindersDialog(self._context, self.window()))
