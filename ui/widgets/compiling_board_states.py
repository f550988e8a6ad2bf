# SPDX-License-Identifier: MIT
"""Which states the board shows, each with how many units stand so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QWidget

from ui.models.compiling_board_model import EXCUSED, WAITING, standings_of

if TYPE_CHECKING:
    from lsapp.services.round_board import BoardLine


class StateFilter(QComboBox):
    """A list of states; ``currentData`` is the frozen set of those that are to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Tình trạng"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._words: list[str] = []
        for words, states in (
            (self.tr("Mọi tình trạng"), ()),
            (self.tr("Chưa nộp"), ("missing", "overdue", "empty")),
            (self.tr("Quá hạn"), ("overdue", "past_due")),
            (self.tr("Đã nhận, chờ duyệt"), ("received", "in_review")),
            (self.tr("Chờ quyết định"), (WAITING,)),
            (self.tr("Đang xem xét"), ("in_review",)),
            (self.tr("Đã chấp nhận"), ("accepted", "locked")),
            (self.tr("Đã khóa"), ("locked",)),
            (self.tr("Đã trả lại"), ("returned",)),
            (self.tr("Bản trống"), ("empty",)),
            (self.tr("Xung đột"), ("conflict",)),
            (self.tr("Được miễn"), (EXCUSED,)),
        ):
            self._words.append(words)
            self.addItem(words, frozenset(states))

    def choose(self, name: str) -> None:
        """Choose the states that go by this name alone, and tell who listens as a click would."""
        row = next(at for at in range(self.count()) if self.itemData(at) == frozenset({name}))
        self.setCurrentIndex(row)
        self.activated.emit(row)

    def show_counts(self, lines: Sequence[BoardLine]) -> None:
        """Say beside each state how many units stand so; what is chosen stays."""
        counted = Counter(standings_of(one) for one in lines)
        for row, words in enumerate(self._words):
            states = self.itemData(row)
            count = sum(number for named, number in counted.items() if not states or named & states)
            self.setItemText(row, self.tr("{state} ({count})").format(state=words, count=count))
