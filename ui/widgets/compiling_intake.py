# SPDX-License-Identifier: MIT
"""The files that are to be taken in, one line each, before anything is written and after."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from lsapp.domain.dates import VIETNAM_TIME, format_date
from lsapp.messages import explain
from lsapp.services.intake_steps import Tally, tally
from ui.icons import icon
from ui.models.compiling_intake_model import IntakeModel
from ui.theme import SPACE, Role, Size, Theme, set_primary, set_size
from ui.translation import language_in_force
from ui.widgets.action_button import ActionButton
from ui.widgets.compiling_intake_table import IntakeTable

if TYPE_CHECKING:
    from lsapp.services.receiving import Outcome

_NARROW: Final = 150
"""Letters across, below which the column of next steps is left to the lines below the table."""
_LINES: Final = 2
_BUTTONS: Final = 2
_LOW: Final = 33
"""Lines of text that the window holds, below which the panel needs the place of the board."""
_SHARE: Final = (3, 5)
"""How a splitter parts the room between what stands above the panel and the panel."""


class IntakePanel(QWidget):
    """Shows a dry run with the button that takes its files in; then what became of them."""

    take_asked = Signal()
    mode_changed = Signal(str)
    """What to do with cells edited outside: ``hold``, ``sealed`` or ``cells``."""
    closed = Signal()
    room_wanted = Signal(bool)
    """Whether the panel needs the place of what stands beside it: large letters on a small screen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = IntakeModel(self)
        self._row_actions: Sequence[QAction] = ()
        self.head = QLabel(self)
        self.mode = QComboBox(self)
        self._mode_label = QLabel(self.tr("Ô đã sửa ngoài chương trình"), self)
        self.verdicts = QComboBox(self)
        self.table = IntakeTable(self._model, theme, self)
        self.details = QPlainTextEdit(self)
        self.take_button = QPushButton(self)
        self.report_button = QPushButton(icon("document"), self.tr("Biên bản"), self)
        self.close_button = QPushButton(icon("close"), "", self)
        self._row_buttons = QHBoxLayout()
        self._more = QPushButton(icon("more"), self.tr("Việc với tệp"), self)
        self._is_placed = False
        self._wants_room = False
        self._counts, self._told = tally(()), ""
        self._build(theme)
        self._lay_out()
        self._connect()

    # --- building ---

    def _build(self, theme: Theme) -> None:
        set_size(self.head, Size.BODY)
        self.head.setWordWrap(True)
        self._mode_label.setBuddy(self.mode)
        for value, words in (
            ("hold", self.tr("Giữ lại, quyết định sau")),
            ("sealed", self.tr("Lấy số liệu gốc đã chốt")),
            ("cells", self.tr("Lấy số liệu đã sửa trong ô")),
        ):
            self.mode.addItem(words, value)
        self.verdicts.setAccessibleName(self.tr("Kết luận"))
        self.verdicts.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.take_button.setIcon(icon("import", lambda: theme.colour(Role.ON_ACCENT_TEXT)))
        set_primary(self.take_button)
        self.report_button.setMenu(QMenu(self.report_button))
        self._more.setMenu(QMenu(self._more))
        for button in (self.take_button, self.report_button, self.close_button, self._more):
            button.setAutoDefault(True)  # Enter presses the one that the keyboard is on
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setFrameShape(QFrame.Shape.NoFrame)
        self.details.setAccessibleName(self.tr("Cần biết về tệp đang chọn"))
        self.details.setStyleSheet("QPlainTextEdit { background: transparent; }")
        self._fit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.head)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        for widget in (self.verdicts, self._mode_label, self.mode):
            row.addWidget(widget)
        row.addStretch(1)
        for button in (self.take_button, self.report_button, self.close_button):
            row.addWidget(button)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        self._row_buttons.setSpacing(SPACE)
        self._row_buttons.addWidget(self.details, 1)
        self._row_buttons.addWidget(self._more)
        column.addLayout(self._row_buttons)

    def _connect(self) -> None:
        self.take_button.clicked.connect(self.take_asked)
        self.close_button.clicked.connect(self.closed)
        # Every letter is taken by the menus and the board beside it: Escape is what closes the panel.
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.close_button.click)
        self.mode.activated.connect(self._on_mode)
        self.verdicts.activated.connect(self._on_verdict)
        self.table.row_reached.connect(self._on_row)
        self.table.menu_asked.connect(self._on_menu)
        self._theme.changed.connect(self._fit)

    def offer(self, of_row: Sequence[QAction], of_run: Sequence[QAction]) -> None:
        """Take what can be done with the current file, the first two as buttons, and with the run's report."""
        self._row_actions = of_row
        for place, action in enumerate(of_row[:_BUTTONS]):
            self._row_buttons.insertWidget(place + 1, ActionButton(action, parent=self))
        self._more.menu().addActions(list(of_row[_BUTTONS:]))
        self.report_button.menu().addActions(list(of_run))
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Let Tab go as the eye does: what is shown, the files, what can be done with one."""
        rows = (self._row_buttons.itemAt(place) for place in range(self._row_buttons.count()))
        of_row = [widget for row in rows if row is not None and (widget := row.widget())]
        of_run = [self.take_button, self.report_button, self.close_button]
        chain = [self.verdicts, self.mode, *of_run, self.table, *of_row]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    # --- what is shown ---

    @property
    def outcomes(self) -> Sequence[Outcome]:
        """What is shown, file by file."""
        return self._model.outcomes

    @property
    def current(self) -> Outcome | None:
        """The file that the keyboard stands on."""
        index = self.table.currentIndex()
        return self._model.outcome(index.row()) if index.isValid() else None

    def is_decided(self, one: Outcome) -> bool:
        """Whether a file that waited was decided on after its run."""
        return self._model.is_decided(one)

    def show_since(self, since: Sequence[str | None]) -> None:
        """Tell on the lines, and in the counts above, what was decided after the run: ``taken``, ``left`` or
        nothing for each of ``outcomes``.
        """
        self._model.set_since(since)
        taken, left = since.count("taken"), since.count("left")
        counts = self._counts
        self._tell_counts(
            msgspec.structs.replace(
                counts,
                taken=counts.taken + taken,
                held=counts.held - taken - left,
                left=counts.left + left,
            )
        )
        self._on_row()

    def show_dry_run(self, outcomes: Sequence[Outcome], names: Mapping[str, str]) -> None:
        """Show what would become of the files; ``names`` are the units' names by their codes."""
        counts = tally(outcomes)
        self._show(
            outcomes,
            names,
            counts,
            self.tr("Xem trước: {taken} nhận được, {held} chờ quyết định, {left} bỏ qua."),
        )
        some = counts.taken > 0
        words = self.tr("Nhận {taken} tệp") if some else self.tr("Giữ {held} tệp chờ quyết định")
        self.take_button.setText(words.format(taken=counts.taken, held=counts.held))
        self.take_button.setVisible(counts.taken + counts.held > 0)
        edited = any(one.verdict.value == "edited" for one in outcomes)
        self._mode_label.setVisible(edited)
        self.mode.setVisible(edited)
        self.report_button.hide()
        self.close_button.setText(self.tr("Bỏ qua"))
        (self.take_button if counts.taken + counts.held else self.close_button).setFocus()

    def show_taken(
        self, outcomes: Sequence[Outcome], names: Mapping[str, str], left_over: int = 0
    ) -> None:
        """Show what became of the files; ``left_over`` were not looked at, as the run was stopped."""
        words = self.tr("Đã nhận {taken} tệp; {held} chờ quyết định, {left} bỏ qua.")
        if left_over:
            words = self.tr(
                "Đã dừng giữa chừng: {taken} tệp đã nhận, {held} chờ quyết định, {left} bỏ qua; còn "
                "{rest} tệp chưa xem. Nhận tiếp sẽ không bị trùng."
            )
        self._show_done(outcomes, names, words, left_over)
        self.take_button.setText(self.tr("Nhận tiếp {rest} tệp").format(rest=left_over))
        self.take_button.setVisible(left_over > 0)
        if left_over:
            self.take_button.setFocus()
        elif tally(outcomes).held:  # the first line is one that a person decides on: Enter opens it
            self.table.setFocus()
        else:
            self.close_button.setFocus()

    def show_report(
        self, outcomes: Sequence[Outcome], names: Mapping[str, str], ended_at: dt.datetime
    ) -> None:
        """Show the kept report of an earlier run."""
        local = ended_at.astimezone(VIETNAM_TIME)
        words = self.tr(
            "Lần nhận lúc {time} ngày {day}: đã nhận {taken} tệp; {held} chờ quyết định, {left} bỏ qua."
        )
        moment = {"time": f"{local:%H:%M}", "day": format_date(local.date())}
        for name, told in moment.items():
            words = words.replace(f"{{{name}}}", told)
        self._show_done(outcomes, names, words, 0)
        self.take_button.hide()
        self.table.setFocus()

    def _show_done(
        self, outcomes: Sequence[Outcome], names: Mapping[str, str], words: str, rest: int
    ) -> None:
        self._show(outcomes, names, tally(outcomes), words, rest)
        for widget in (self._mode_label, self.mode):
            widget.hide()
        self.report_button.show()
        self.close_button.setText(self.tr("Đóng"))

    def _show(
        self,
        outcomes: Sequence[Outcome],
        names: Mapping[str, str],
        counts: Tally,
        words: str,
        rest: int = 0,
    ) -> None:
        self._counts, self._told = counts, words.replace("{rest}", str(rest))
        self._tell_counts(counts)
        self.verdicts.clear()
        every = self.tr("Mọi kết luận ({count})").format(count=counts.total)
        self.verdicts.addItem(every, "")
        for verdict, count in counts.verdicts:
            name = explain(f"verdict.{verdict}", language_in_force())
            self.verdicts.addItem(
                self.tr("{verdict} ({count})").format(verdict=name, count=count), verdict
            )
        self._model.set_outcomes(outcomes, names)

    def _tell_counts(self, counts: Tally) -> None:
        told = self._told.format(taken=counts.taken, held=counts.held, left=counts.left)
        sums = "; ".join(
            f"{explain(f'verdict.{verdict}', language_in_force())}: {count}"
            for verdict, count in counts.verdicts
        )
        self.head.setText(f"{told} {sums}.")

    # --- slots ---

    @Slot()
    def _fit(self) -> None:
        height = self.details.fontMetrics().lineSpacing() * _LINES
        margin = int(self.details.document().documentMargin())
        self.details.setFixedHeight(height + 2 * margin + SPACE)

    @Slot(int)
    def _on_mode(self, index: int) -> None:
        self.mode_changed.emit(self.mode.itemData(index))

    @Slot(int)
    def _on_verdict(self, index: int) -> None:
        self._model.set_verdict(self.verdicts.itemData(index))

    @Slot()
    def _on_row(self) -> None:
        index = self.table.currentIndex()
        self.details.setPlainText(self._model.words_of(index.row()) if index.isValid() else "")

    @Slot(QPoint)
    def _on_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addActions([one for one in self._row_actions if one.isVisible()])
        menu.popup(at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        letter = self.fontMetrics().averageCharWidth()
        self.table.set_narrow(self.width() < _NARROW * letter)
        self._ask_for_room()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the larger part of the room the first time: the files are what is worked on now."""
        super().showEvent(event)
        self._ask_for_room()
        around = self.parentWidget()
        if not self._is_placed and isinstance(around, QSplitter):
            self._is_placed = True
            around.setSizes([around.height() * part // sum(_SHARE) for part in _SHARE])

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the place back, when a person closes the panel and not only turns to another page."""
        super().hideEvent(event)
        if self.isHidden():
            self._ask_for_room()

    def _ask_for_room(self) -> None:
        lines = self.window().height() // self.fontMetrics().lineSpacing()
        wanted = not self.isHidden() and lines < _LOW
        if wanted != self._wants_room:
            self._wants_room = wanted
            QTimer.singleShot(0, self, self._tell_room)

    @Slot()
    def _tell_room(self) -> None:
        self.room_wanted.emit(self._wants_room)
