# SPDX-License-Identifier: MIT
"""The line over the results' grid: which rows are shown, how far the declaring is, and two buttons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from ui.models.result_columns import ResultLine
from ui.theme import SPACE, set_muted
from ui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from lsapp.services.results import ResultsSheet

ALL, UNDECLARED, OVERDUE = "all", "undeclared", "overdue"
_ROOMY: Final = 112
"""Letters across, from which the buttons have room for their words."""
_LEAST: Final = 16
"""Letters across of the list of groups at least, however narrow the window is."""


class ResultTools(QWidget):
    """``chosen`` when a person chooses other rows."""

    chosen = Signal()

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._states = QComboBox(self)
        self._groups = QComboBox(self)
        self._summary = ElidedLabel(self)
        self._buttons: list[QToolButton] = []
        self._lay_out(actions)
        self._states.activated.connect(self.chosen)
        self._groups.activated.connect(self.chosen)

    def _lay_out(self, actions: Sequence[QAction]) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        for combo, text in (
            (self._states, self.tr("H&iện:")),
            (self._groups, self.tr("N&hóm:")),
        ):
            label = QLabel(text, self)
            label.setBuddy(combo)
            combo.setAccessibleName(text.replace("&", "").rstrip(":"))
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            row.addWidget(label)
            row.addWidget(combo)
        set_muted(self._summary)
        self._summary.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addSpacing(SPACE)
        row.addWidget(self._summary, 1)
        for action in actions:
            button = QToolButton(self)
            button.setDefaultAction(action)
            button.setAccessibleName(action.text().replace("&", ""))
            row.addWidget(button)
            self._buttons.append(button)

    @property
    def group(self) -> str | None:
        """The code of the group whose rows are shown; ``None`` for all."""
        code: str | None = self._groups.currentData()
        return code

    @property
    def shows_all(self) -> bool:
        """Whether no row is left out."""
        return self.group is None and self._states.currentData() == ALL

    @property
    def shows_all_states(self) -> bool:
        """Whether rows are shown whatever was declared of them."""
        return bool(self._states.currentData() == ALL)

    def fits(self, line: ResultLine) -> bool:
        """Tell whether a row is of the state that was chosen."""
        state = self._states.currentData()
        if state == UNDECLARED:
            return not line.is_statement and not line.is_declared
        return state == ALL or (line.row is not None and line.row.overdue)

    def choose_all(self) -> None:
        """Choose every row; tells nothing."""
        self._states.setCurrentIndex(0)
        self._groups.setCurrentIndex(0)

    def show_sheet(self, sheet: ResultsSheet) -> None:
        """Count the rows of each choice; what is chosen stays."""
        count = sum(not row.heading for row in sheet.rows)
        undeclared = sum(one.undeclared for one in sheet.groups)
        overdue = sum(one.overdue for one in sheet.groups)
        _refill(
            self._states,
            [
                (self.tr("Tất cả ({count})").format(count=count), ALL),
                (self.tr("Chưa khai ({count})").format(count=undeclared), UNDECLARED),
                (self.tr("Quá hạn ({count})").format(count=overdue), OVERDUE),
            ],
        )
        every = [(self.tr("Tất cả các nhóm"), None)]
        _refill(
            self._groups,
            [*every, *((f"{one.number}. {one.short}", one.code) for one in sheet.groups)],
        )
        words = [self.tr("Đã khai {done}/{all}").format(done=count - undeclared, all=count)]
        if overdue:
            words.append(self.tr("{count} quá hạn").format(count=overdue))
        self._summary.setText(" · ".join(words))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the buttons by their icons alone where room is short; the summary gives way by itself."""
        super().resizeEvent(event)
        letter = self.fontMetrics().averageCharWidth()
        # Else the longest name of a group would hold the page open.
        self._groups.setMinimumWidth(_LEAST * letter)
        roomy = event.size().width() >= _ROOMY * letter
        style = Qt.ToolButtonStyle
        for button in self._buttons:
            button.setToolButtonStyle(
                style.ToolButtonTextBesideIcon if roomy else style.ToolButtonIconOnly
            )


def _refill(combo: QComboBox, choices: Sequence[tuple[str, str | None]]) -> None:
    """Give a list its choices anew, and keep what is chosen."""
    if [(combo.itemText(at), combo.itemData(at)) for at in range(combo.count())] == list(choices):
        return
    chosen = combo.currentData()
    combo.clear()
    for words, data in choices:
        combo.addItem(words, data)
    combo.setCurrentIndex(max(0, combo.findData(chosen)))
