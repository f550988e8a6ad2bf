# SPDX-License-Identifier: MIT
"""Lines to be decided: how many are taken, both values of the chosen line whole, all at once by a button."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lsapp.domain.numbers import format_number
from ui.models.choice_model import ChoiceLines, ChoiceModel
from ui.theme import SPACE, Theme, set_muted
from ui.widgets.choice_table import ChoiceTable
from ui.widgets.two_sides import TwoSides


class ChoicePane(QWidget):
    """``changed`` when another value was chosen. ``kept`` and ``other`` are the words of the buttons that
    choose one side on every line.
    """

    changed = Signal()

    def __init__(
        self, kept: str, other: str, theme: Theme, parent: QWidget | None = None, *, rows: int = 8
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows = rows
        self.model = ChoiceModel(self)
        self.head = QLabel(self)
        self.keep_button = QPushButton(kept, self)
        self.take_button = QPushButton(other, self)
        self.table = ChoiceTable(self.model, theme, self)
        self._sides = TwoSides(self)
        self._fault = QLabel(self)
        self._build()
        self._lay_out()
        self._connect()
        self._fit()

    # --- building ---

    def _build(self) -> None:
        set_muted(self.head)
        self._fault.setWordWrap(True)
        self._fault.setTextFormat(Qt.TextFormat.PlainText)
        self._fault.hide()
        for button in (self.keep_button, self.take_button):
            button.setAutoDefault(False)
            button.setEnabled(False)

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(SPACE)
        tools.addWidget(self.head, 1)
        tools.addWidget(self.keep_button)
        tools.addWidget(self.take_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(tools)
        column.addWidget(self._sides.below(self.table), 1)
        column.addWidget(self._fault)

    def _connect(self) -> None:
        self.keep_button.clicked.connect(self._on_keep_all)
        self.take_button.clicked.connect(self._on_take_all)
        self.model.chosen_changed.connect(self._show_counts)
        self.model.chosen_changed.connect(self.changed)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self._theme.changed.connect(self._fit)

    @Slot()
    def _fit(self) -> None:
        self.table.set_rows(self._rows)
        self._sides.set_lines(1, 5)

    # --- for the dialog ---

    def show_waiting(self, words: str) -> None:
        """Say that the lines are still being found."""
        self.model.set_lines(None, ("", ""))
        self.head.setText(words)
        self._show_sides(-1)

    def show_lines(
        self, lines: ChoiceLines, titles: tuple[str, str], taken: Iterable[int] = ()
    ) -> None:
        """Show what is to be decided; ``titles`` name the two values, ``taken`` is chosen already."""
        self._sides.set_titles(titles)
        self.model.set_lines(lines, titles, taken)
        if len(lines):
            self.table.stand_on(0)
            self._show_sides(0)
        else:
            self._show_sides(-1)

    # --- slots ---

    @Slot()
    def _on_keep_all(self) -> None:
        self.model.choose(range(self.model.rowCount()), other=False)
        self.table.setFocus()

    @Slot()
    def _on_take_all(self) -> None:
        self.model.choose(range(self.model.rowCount()), other=True)
        self.table.setFocus()

    @Slot()
    def _show_counts(self) -> None:
        total, taken = self.model.rowCount(), len(self.model.taken)
        self.keep_button.setEnabled(taken > 0)
        self.take_button.setEnabled(total > 0)
        if not total:
            self.head.setText(self.tr("Không có gì khác nhau"))
            return
        words = self.tr("{total} chỗ khác nhau, đang lấy {taken}")
        self.head.setText(words.format(total=format_number(total), taken=format_number(taken)))

    @Slot(QModelIndex)
    def _on_row(self, index: QModelIndex) -> None:
        self._show_sides(index.row())

    def _show_sides(self, row: int) -> None:
        words = self.model.words(row)
        self._sides.show_texts(("", "") if words is None else (words.kept, words.other))
        fault = "" if words is None else words.fault
        self._fault.setText(self.tr("Không lấy được giá trị này: {why}").format(why=fault))
        self._fault.setVisible(bool(fault))
