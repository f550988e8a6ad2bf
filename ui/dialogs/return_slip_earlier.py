# SPDX-License-Identifier: MIT
"""What the unit answered to earlier comments, one by one: settled, or made again in the next slip."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.dialogs.return_slip_earlier_model import (
    ANSWER,
    STANDING,
    WHERE,
    EarlierNotesModel,
)
from ui.icons import icon
from ui.theme import SPACE, Size, Theme, set_muted, set_size
from ui.widgets.tick_list import TickList

if TYPE_CHECKING:
    from lsapp.services.answered_notes import AnsweredNote

_WHERE_LETTERS: Final = 52
_STANDING_LETTERS: Final = 18
_OPEN: Final = frozenset({"answered", "unanswered", "awaiting"})


class EarlierNotes(QWidget):
    """The list, below it the comment in focus with its answer and both values, and what to make of it."""

    settled_asked = Signal(str, bool)
    """The key of a comment, and whether it is settled; else it is open again."""
    again_asked = Signal(str)
    """The key of a comment to be made again in the next slip."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = EarlierNotesModel(theme, self)
        widths = {WHERE: _WHERE_LETTERS, STANDING: _STANDING_LETTERS}
        self.table = TickList(self.model, widths, ANSWER, self)
        self.settle_button = QPushButton(icon("ok"), self.tr("Đạt, &khép lại"), self)
        self.again_button = QPushButton(icon("undo"), self.tr("Nê&u lại"), self)
        self._counted = QLabel(self)
        self._body = QWidget(self)
        self._lines: list[tuple[QLabel, QLabel]] = []
        self._build()
        self._lay_out()
        self._connect()

    # --- building ---

    def _build(self) -> None:
        self.table.set_cut_in_the_middle(WHERE)
        self.table.setAccessibleName(self.tr("Các góp ý đã nêu và trả lời của đơn vị"))
        set_size(self._counted, Size.SMALL)
        set_muted(self._counted)
        self.settle_button.setToolTip(self.tr("Khép góp ý này (phím cách trong danh sách)"))
        self.again_button.setToolTip(self.tr("Đưa góp ý này vào phiếu đang soạn"))
        for button in (self.settle_button, self.again_button):
            button.setAutoDefault(False)
        for name in (
            self.tr("Góp ý"),
            self.tr("Trả lời"),
            self.tr("Trước"),
            self.tr("Nay"),
        ):
            title, words = QLabel(name, self._body), QLabel(self._body)
            set_muted(title)
            for label in (title, words):
                set_size(label, Size.BODY)
                label.setTextFormat(Qt.TextFormat.PlainText)
                label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            words.setWordWrap(True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            words.setAccessibleName(name)
            self._lines.append((title, words))

    def _lay_out(self) -> None:
        grid = QGridLayout(self._body)
        grid.setContentsMargins(SPACE, SPACE // 2, SPACE, SPACE // 2)
        grid.setHorizontalSpacing(2 * SPACE)
        grid.setVerticalSpacing(SPACE // 2)
        grid.setColumnStretch(1, 1)
        for row, pair in enumerate(self._lines):
            for at, label in enumerate(pair):
                grid.addWidget(label, row, at)
        grid.setRowStretch(len(self._lines), 1)
        detail = QScrollArea(self)
        detail.setWidget(self._body)
        detail.setWidgetResizable(True)
        detail.setFrameShape(QScrollArea.Shape.NoFrame)
        detail.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        detail.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        tools = QHBoxLayout()
        tools.setSpacing(SPACE)
        tools.addWidget(self.settle_button)
        tools.addWidget(self.again_button)
        tools.addWidget(self._counted, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.table, 3)
        column.addWidget(detail, 2)
        column.addLayout(tools)

    def _connect(self) -> None:
        self.model.settled_asked.connect(self.settled_asked)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show())
        self.model.dataChanged.connect(lambda *_: self._show())
        self.settle_button.clicked.connect(self._on_settle)
        self.again_button.clicked.connect(self._on_again)

    # --- for the form ---

    def show_notes(self, notes: Sequence[AnsweredNote]) -> None:
        """Show the comments as they stand now; after a decision the next one that waits is in focus."""
        row = self.table.currentIndex().row()
        former = self.model.note(row)
        self.model.set_notes(notes)
        now = self.model.note(row)
        decided = (
            former is not None
            and now is not None
            and former.note.key == now.note.key
            and former.standing.value in _OPEN
            and now.standing.value not in _OPEN
        )
        target = self.model.next_undecided(row) if decided or row < 0 else row
        if target is None:
            target = max(row, 0)
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(target, WHERE))
        self._show()

    def say_counted(self, words: str) -> None:
        """Say below the list how many there are of what."""
        self._counted.setText(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the answers their part of the room where there is little of it."""
        super().resizeEvent(event)
        letter, room = self.fontMetrics().averageCharWidth(), self.width()
        header = self.table.header()
        header.resizeSection(WHERE, min(letter * _WHERE_LETTERS, room * 2 // 5))
        header.resizeSection(STANDING, min(letter * _STANDING_LETTERS, room // 4))

    # --- slots ---

    @property
    def _current(self) -> AnsweredNote | None:
        return self.model.note(self.table.currentIndex().row())

    @Slot()
    def _show(self) -> None:
        one = self._current
        texts = ("", "", "", "")
        if one is not None:
            empty = self.tr("để trống")
            answer = one.answer or self.tr("chưa trả lời")
            same = self.tr("{value} (không đổi)").format(value=one.after or empty)
            after = (one.after or empty) if one.is_changed else same
            where = f"{one.where} - {one.label}"
            texts = (f"{where}\n{one.note.text}", answer, one.before or empty, after)
        for (title, words), text in zip(self._lines, texts, strict=True):
            words.setText(text)
            title.setVisible(bool(text))
        settled = one is not None and one.standing.value == "settled"
        self.settle_button.setText(self.tr("Bỏ &khép") if settled else self.tr("Đạt, &khép lại"))
        self.settle_button.setIcon(icon("undo" if settled else "ok"))
        again = one is not None and one.standing.value == "again"
        self.settle_button.setEnabled(one is not None and not again)
        self.again_button.setEnabled(one is not None and not again and not settled)

    @Slot()
    def _on_settle(self) -> None:
        one = self._current
        if one is not None:
            self.settled_asked.emit(one.note.key, one.standing.value != "settled")
            self.table.setFocus()

    @Slot()
    def _on_again(self) -> None:
        one = self._current
        if one is not None:
            self.again_asked.emit(one.note.key)
            self.table.setFocus()
