# SPDX-License-Identifier: MIT
"""What is done with the reports chosen in the grid of rounds: opened, looked at, locked and unlocked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from lsapp.domain.dates import day_in_vietnam, format_date
from ui.decision_opening import DecisionOpening
from ui.icons import icon
from ui.models.compiling_board_model import asks_for_decision
from ui.models.compiling_rounds_model import RoundsModel
from ui.pages.page import PageContext
from ui.round_bar import round_name
from ui.theme import Tone
from ui.undo_notice import tell_undoable
from ui.widgets.action_row import ActionRow
from ui.widgets.compiling_board_reading import BoardReading
from ui.widgets.compiling_rounds_table import RoundsTable

if TYPE_CHECKING:
    from lsapp.catalogue.model import Plan
    from lsapp.services.desk import Desk
    from lsapp.services.history import Change
    from lsapp.services.round_board import BoardLine

Report = tuple[str, str]
"""A unit's code and a round's."""


class RoundsBar(QWidget):
    """Buttons below the grid, and the same as a menu on its cells; each mark is taken back by Ctrl+Z."""

    def __init__(
        self,
        context: PageContext,
        reading: BoardReading,
        table: RoundsTable,
        model: RoundsModel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._session = context.session
        self._reading = reading
        self._table = table
        self._model = model
        self._why_not = ""
        make = self._action
        self.open_action = make("open-file", self.tr("&Mở báo cáo"), self._on_open)
        self.decide_action = make("edit", self.tr("&Quyết định..."), self._on_decide)
        self.review_action = make("search", self.tr("Đan&g xem xét"), self._on_review)
        self.lock_action = make("lock", self.tr("K&hóa đợt"), self._on_lock)
        self.unlock_action = make("undo", self.tr("Mở khó&a"), self._on_unlock)
        self._actions = (
            self.open_action, self.decide_action, self.review_action,
            self.lock_action, self.unlock_action,
        )  # fmt: skip
        self.opening = DecisionOpening(context, self)
        self.row = ActionRow(self._actions, parent=self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.row)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._on_menu)
        table.cells_changed.connect(self.enable)
        self.enable()

    def _action(self, icon_name: str, text: str, slot: Callable[[], None]) -> QAction:
        action = QAction(icon(icon_name), text, self)
        action.triggered.connect(slot)
        return action

    # --- for the page ---

    def actions_of_page(self) -> list[QAction]:
        """Return all of them, for the page's menu."""
        return list(self._actions)

    @Slot()
    def enable(self) -> None:
        """Offer what can be done with the cells that are chosen."""
        lines = [line for _, line in self._chosen()]
        states = {line.state.value for line in lines}
        ready = self._session.is_ready
        current = self._model.line(self._table.currentIndex())
        self.open_action.setEnabled(ready and current is not None)
        asked = current is not None and asks_for_decision(current)
        self.decide_action.setEnabled(ready and asked)
        begins = "received" in states
        self.review_action.setEnabled(ready and (begins or "in_review" in states))
        self.review_action.setText(
            self.tr("Bỏ dấu đan&g xem xét")
            if "in_review" in states and not begins
            else self.tr("Đan&g xem xét")
        )
        self.unlock_action.setEnabled(ready and "locked" in states)
        self._enable_lock()

    def _enable_lock(self) -> None:
        code = self._round()
        board = self._reading.boards.get(code)
        label = round_name(code) if code else ""
        self.lock_action.setText(
            self.tr("K&hóa đợt {round}").format(round=label) if code else self.tr("K&hóa đợt")
        )
        self._why_not = ""
        if board is not None:
            accepted = any(one.state.value == "accepted" for one in board.lines)
            closed = day_in_vietnam(dt.datetime.now(dt.UTC)) > board.round.unit_deadline
            if not closed:
                deadline = format_date(board.round.unit_deadline)
                words = self.tr("Đợt còn nhận báo cáo đến hết ngày {day}; khóa được sau ngày đó.")
                self._why_not = words.format(day=deadline)
            elif not accepted:
                self._why_not = self.tr("Đợt không có báo cáo nào đã chấp nhận mà chưa khóa.")
        # Why a round cannot be locked yet is said when it is asked for: no key reaches a tool tip.
        self.lock_action.setEnabled(self._session.is_ready and board is not None)
        self.lock_action.setToolTip(
            self._why_not or self.tr("Báo cáo đã khóa thì không trả lại, rút lại được.")
        )

    # --- inside ---

    def _round(self) -> str:
        column = self._table.currentIndex().column()
        return self._model.codes[column] if 0 <= column < len(self._model.codes) else ""

    def _chosen(self) -> list[tuple[Report, BoardLine]]:
        found: list[tuple[Report, BoardLine]] = []
        for index in self._table.selectedIndexes():
            line = self._model.line(index)
            if line is not None:
                found.append(((line.unit, self._model.codes[index.column()]), line))
        return found

    def _of_state(self, state: str) -> list[Report]:
        return [report for report, line in self._chosen() if line.state.value == state]

    @Slot(QPoint)
    def _on_menu(self, at: QPoint) -> None:
        if not self._table.currentIndex().isValid():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(list(self._actions))
        menu.popup(self._table.viewport().mapToGlobal(at))

    @Slot()
    def _on_open(self) -> None:
        self._table.report_chosen.emit(self._table.currentIndex())

    @Slot()
    def _on_decide(self) -> None:
        line = self._model.line(self._table.currentIndex())
        if line is not None:
            self.opening.decide(line.unit, self._round())

    @Slot()
    def _on_review(self) -> None:
        received = self._of_state("received")
        if received:
            self._mark(
                "begin_review", received, self.tr("Đã đánh dấu {count} báo cáo đang xem xét.")
            )
        else:
            chosen = self._of_state("in_review")
            self._mark("end_review", chosen, self.tr("Đã bỏ dấu đang xem xét ở {count} báo cáo."))

    @Slot()
    def _on_unlock(self) -> None:
        self._mark("unlock", self._of_state("locked"), self.tr("Đã mở khóa {count} báo cáo."))

    def _mark(self, name: str, reports: Sequence[Report], told: str) -> None:
        """Put a mark on reports or take it off; ``name`` is the service's."""
        plan = self._session.plan

        def work(desk: Desk) -> Change:
            from lsapp.services import receipt_marking

            marks: dict[str, Callable[[Desk, Plan, Sequence[Report]], Change]] = {
                "begin_review": receipt_marking.begin_review,
                "end_review": receipt_marking.end_review,
                "unlock": receipt_marking.unlock,
            }
            return marks[name](desk, plan, reports)

        def done(change: Change) -> None:
            tell_undoable(self._context, told.format(count=len(reports)), change)

        self._session.act(work, done, self)

    @Slot()
    def _on_lock(self) -> None:
        if self._why_not:
            self._context.notify(Tone.NEUTRAL, self._why_not, "", None)
            return
        plan, code = self._session.plan, self._round()

        def work(desk: Desk) -> Change:
            from lsapp.services.receipt_marking import lock_round

            return lock_round(desk, plan, code, day_in_vietnam(desk.clock()))

        def done(change: Change) -> None:
            words = self.tr("Đã khóa {count} báo cáo được chấp nhận của đợt {round}.").format(
                count=len({(one.unit, one.key) for one in change.touched}),
                round=round_name(code),
            )
            tell_undoable(self._context, words, change)

        self._session.act(work, done, self)
