# SPDX-License-Identifier: MIT
"""The round over all units in one line of words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QWidget

from lsapp.domain.dates import format_date

if TYPE_CHECKING:
    from lsapp.services.round_board import RoundBoard


class BoardSummary(QLabel):
    """How many owe, have sent, are late, have not sent; and by when they were to. What waits for a decision
    is a link for the mouse; the keyboard has the list of states below.
    """

    waiting_asked = Signal()
    """The units of which something waits are to be shown."""
    strangers_asked = Signal()
    """The files whose unit is not known here are to be shown; the keyboard has them in the page's menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)  # numbers and days: nothing that anybody typed
        self.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
        self.linkActivated.connect(self._on_link)

    def show_reading(self) -> None:
        """Say that nothing is known yet."""
        self.setText(self.tr("Đang đọc các bản nộp của đợt…"))

    def show_board(self, board: RoundBoard) -> None:
        """Say what a board comes to."""
        parts = self._parts(board)
        unread = sum(not one.is_read for one in board.lines)
        if unread:
            parts.append(self.tr("đang đọc nội dung, còn {count} bản").format(count=unread))
        deadline = format_date(board.round.unit_deadline)
        self.setText(
            self.tr("{facts}. Hạn gửi của đơn vị: {deadline}.").format(
                facts="; ".join(parts), deadline=deadline
            )
        )

    def _parts(self, board: RoundBoard) -> list[str]:
        # The states are strings: their names are those of the service.
        def counted(*states: str) -> int:
            return sum(one.state.value in states for one in board.lines)

        missing = [one for one in board.lines if one.state.value in ("missing", "overdue")]

        in_, waiting = (
            sum(one.is_in for one in board.lines),
            sum(one.waiting for one in board.lines),
        )
        parts = [
            self.tr("{count} đơn vị phải báo cáo").format(count=board.owing),
            self.tr("{count} đã nộp, trong đó {accepted} đã chấp nhận").format(
                count=in_, accepted=counted("accepted", "locked")
            ),
            self.tr("{count} nộp chậm").format(count=board.late),
            self.tr("{count} chưa nộp").format(count=sum(one.owes for one in missing)),
        ]
        for count, words in (
            (counted("returned"), self.tr("{count} trả lại")),
            (counted("empty"), self.tr("{count} bản trống")),
        ):
            if count:
                parts.append(words.format(count=count))
        if waiting:
            words = self.tr("{count} tệp chờ quyết định").format(count=waiting)
            parts.append(f'<a href="waiting">{words}</a>')
        if board.strangers:
            words = self.tr("{count} tệp chưa rõ đơn vị").format(count=board.strangers)
            parts.append(f'<a href="strangers">{words}</a>')
        return parts

    @Slot(str)
    def _on_link(self, link: str) -> None:
        (self.strangers_asked if link == "strangers" else self.waiting_asked).emit()
