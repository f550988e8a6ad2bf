# SPDX-License-Identifier: MIT
"""The line above the activities: table or timeline, which of them are shown, and a new one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from lsapp.domain.records import Programme
from lsapp.services.activity_sheet import ActivitySheet
from ui.models.activity_columns import all_state_words
from ui.theme import SPACE
from ui.widgets.action_button import ActionButton

_FEWEST_LETTERS: Final = 8
_LETTERS_WANTED: Final = 48


class ActivitiesTools(QWidget):
    """Buttons of the page's actions around three lists to choose from.

    ``shown_changed`` comes when another programme or group was chosen, ``state_chosen`` with the words
    of a state, empty for all.
    """

    shown_changed = Signal()
    state_chosen = Signal(str)

    def __init__(
        self,
        views: Sequence[QAction],
        detail: QAction,
        add: QAction,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.programmes = self._make_list(self.tr("Chương trình"))
        self.groups = self._make_list(self.tr("Nhóm nhiệm vụ"))
        self.states = self._make_list(self.tr("Trạng thái"))
        self.states.setPlaceholderText(self.tr("Lọc ở cột"))
        self._lay_out(views, detail, add)
        self._fill_states()
        self.programmes.activated.connect(self._on_shown_chosen)
        self.groups.activated.connect(self._on_shown_chosen)
        self.states.activated.connect(self._on_state_chosen)

    @property
    def programme(self) -> str | None:
        """The key of the programme chosen, ``None`` for all of the round."""
        key: str | None = self.programmes.currentData()
        return key

    @property
    def group(self) -> str | None:
        """The code of the group chosen, ``None`` for all."""
        code: str | None = self.groups.currentData()
        return code

    def show_programmes(self, programmes: Sequence[Programme]) -> None:
        """List the programmes, the newest first; the one chosen stays."""
        newest = sorted(programmes, key=lambda one: (-one.period_to, one.position))
        rows = [(programme_words(one), one.key) for one in newest]
        self._fill(self.programmes, self.tr("Mọi chương trình trong đợt"), rows)
        self.programmes.setVisible(len(rows) > 1)

    def show_groups(self, sheet: ActivitySheet) -> None:
        """List the groups with how many activities each has; the one chosen stays."""
        rows = [
            (f"{group.number}. {group.short} ({group.count})", group.code) for group in sheet.groups
        ]
        words = self.tr("Mọi nhóm ({count} nhiệm vụ)").format(count=len(sheet.rows))
        self._fill(self.groups, words, rows)

    def choose_group(self, code: str | None) -> None:
        """Choose a group, or all of them."""
        self.groups.setCurrentIndex(max(0, self.groups.findData(code)))

    def choose_programme(self, key: str | None) -> None:
        """Choose a programme, or all of the round."""
        self.programmes.setCurrentIndex(max(0, self.programmes.findData(key)))

    def show_state(self, words: frozenset[str] | None) -> None:
        """Show which states a filter lets through; ``None`` is all."""
        if words is None:
            self.states.setCurrentIndex(0)
        else:
            place = self.states.findData(next(iter(words))) if len(words) == 1 else -1
            self.states.setCurrentIndex(place)

    # --- building ---

    def _make_list(self, name: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setAccessibleName(name)
        combo.setToolTip(name)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(_FEWEST_LETTERS)
        combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return combo

    def _lay_out(self, views: Sequence[QAction], detail: QAction, add: QAction) -> None:
        self._lists = QWidget(self)
        lists = QHBoxLayout(self._lists)
        lists.setContentsMargins(0, 0, 0, 0)
        lists.setSpacing(SPACE)
        lists.addWidget(self.programmes, 3)
        lists.addWidget(self.groups, 4)
        lists.addWidget(self.states, 2)
        self._left, self._right = QWidget(self), QWidget(self)
        for side, widgets in (
            (self._left, [self._make_button(action) for action in views]),
            (
                self._right,
                [self._make_button(detail), ActionButton(add, primary=True, parent=self)],
            ),
        ):
            row = QHBoxLayout(side)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(SPACE)
            for widget in widgets:
                row.addWidget(widget)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE * 2)
        self._grid.setVerticalSpacing(SPACE)
        self._grid.setColumnStretch(1, 1)
        self._is_narrow = False
        self._grid.addWidget(self._left, 0, 0)
        self._grid.addWidget(self._lists, 0, 1)
        self._grid.addWidget(self._right, 0, 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the lists on a line of their own where they would be too short beside the buttons."""
        super().resizeEvent(event)
        sides = self._left.sizeHint().width() + self._right.sizeHint().width()
        letters = self.fontMetrics().averageCharWidth() * _LETTERS_WANTED
        narrow = sides + letters > event.size().width()
        row, column, span = (1, 0, 3) if narrow else (0, 1, 1)
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            self._grid.removeWidget(self._lists)
            self._grid.addWidget(self._lists, row, column, 1, span)

    def minimumSizeHint(self) -> QSize:
        """Let the line be as narrow as its buttons."""
        hint = super().minimumSizeHint()
        sides = self._left.sizeHint().width() + self._right.sizeHint().width()
        return QSize(sides + SPACE * 4, hint.height())

    def _make_button(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _fill_states(self) -> None:
        words = [(one, one) for one in all_state_words()]
        self._fill(self.states, self.tr("Mọi trạng thái"), words)

    def _fill(self, combo: QComboBox, first: str, rows: Sequence[tuple[str, str]]) -> None:
        listed = [(first, None), *rows]
        now = [(combo.itemText(place), combo.itemData(place)) for place in range(combo.count())]
        if listed == now:
            return
        chosen = combo.currentData()
        combo.clear()
        for words, data in listed:
            combo.addItem(words, data)
            combo.setItemData(combo.count() - 1, words, Qt.ItemDataRole.ToolTipRole)
        combo.setCurrentIndex(max(0, combo.findData(chosen)) if chosen is not None else 0)

    @Slot()
    def _on_shown_chosen(self) -> None:
        self.shown_changed.emit()

    @Slot()
    def _on_state_chosen(self) -> None:
        self.state_chosen.emit(self.states.currentData() or "")


def programme_words(one: Programme) -> str:
    """Return how a programme is named in a list: its type and number, its years."""
    number = f" {one.number}/{one.symbol}" if one.number and one.symbol else ""
    years = (
        f"{one.period_from}-{one.period_to}"
        if one.period_from != one.period_to
        else str(one.period_to)
    )
    return f"{one.doc_type}{number} ({years})"
