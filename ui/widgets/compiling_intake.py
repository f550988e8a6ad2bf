# SPDX-License-Identifier: MIT
"""The files that are to be taken in, one line each, before anything is written and after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui.icons import icon
from ui.models.compiling_intake_model import (
    CHIP_ROLE,
    FILE,
    NOTES,
    REVISION,
    ROUND,
    UNIT,
    VERDICT,
    IntakeModel,
)
from ui.theme import SPACE, Role, Size, Theme, set_primary, set_size
from ui.widgets.chip import ChipDelegate

if TYPE_CHECKING:
    from lsapp.services.receiving import Outcome

_WIDTHS: Final = {VERDICT: 30, FILE: 30, UNIT: 26, ROUND: 9, REVISION: 6}  # letters
_HELD: Final = frozenset({"conflict", "edited", "foreign"})


class IntakePanel(QWidget):
    """Shows a dry run with the button that takes its files in; then what became of them."""

    take_asked = Signal()
    mode_changed = Signal(str)
    """What to do with cells edited outside: ``hold``, ``sealed`` or ``cells``."""
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._folder: Path | None = None
        self._model = IntakeModel(self)
        self._head = QLabel(self)
        self.mode = QComboBox(self)
        self._mode_label = QLabel(self.tr("Ô đã &sửa ngoài chương trình"), self)
        self.table = QTableView(self)
        self.take_button = QPushButton(self)
        self.report_button = QPushButton(icon("folder"), self.tr("Mở &biên bản"), self)
        self.close_button = QPushButton(icon("close"), "", self)
        self._build(theme)
        self._lay_out()
        self.take_button.clicked.connect(self.take_asked)
        self.report_button.clicked.connect(self._on_report)
        self.close_button.clicked.connect(self.closed)
        self.mode.activated.connect(self._on_mode)
        theme.changed.connect(self._set_up_table)

    # --- building ---

    def _build(self, theme: Theme) -> None:
        set_size(self._head, Size.BODY)
        self._head.setWordWrap(True)
        self._mode_label.setBuddy(self.mode)
        for value, words in (
            ("hold", self.tr("Giữ lại, quyết định sau")),
            ("sealed", self.tr("Lấy số liệu gốc đã chốt")),
            ("cells", self.tr("Lấy số liệu đã sửa trong ô")),
        ):
            self.mode.addItem(words, value)
        self.take_button.setIcon(icon("import", lambda: theme.colour(Role.ON_ACCENT_TEXT)))
        set_primary(self.take_button)
        for button in (self.take_button, self.report_button, self.close_button):
            button.setAutoDefault(False)
        self.table.setModel(self._model)
        self.table.setItemDelegateForColumn(VERDICT, ChipDelegate(theme, CHIP_ROLE, self.table))
        self.table.setAccessibleName(self.tr("Các tệp tiếp nhận"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self._set_up_table()

    @Slot()
    def _set_up_table(self) -> None:
        self._theme.set_up_table(self.table)
        letter = self.table.fontMetrics().averageCharWidth()
        header = self.table.horizontalHeader()
        for column, letters in _WIDTHS.items():
            header.resizeSection(column, letter * letters)
        header.setSectionResizeMode(NOTES, QHeaderView.ResizeMode.Stretch)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(self._head, 1)
        for widget in (
            self._mode_label,
            self.mode,
            self.take_button,
            self.report_button,
            self.close_button,
        ):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(row)
        column.addWidget(self.table, 1)

    # --- what is shown ---

    @property
    def outcomes(self) -> Sequence[Outcome]:
        """What is shown, file by file."""
        return self._model.outcomes

    def show_dry_run(self, outcomes: Sequence[Outcome], names: Mapping[str, str]) -> None:
        """Show what would become of the files; ``names`` are the units' names by their codes."""
        taken, held, left = counts_of(outcomes)
        self._show(outcomes, names)
        self._head.setText(
            self.tr("Xem trước: {taken} nhận được, {held} chờ quyết định, {left} bỏ qua.").format(
                taken=taken, held=held, left=left
            )
        )
        words = self.tr("&Nhận {taken} tệp") if taken else self.tr("&Giữ {held} tệp chờ quyết định")
        self.take_button.setText(words.format(taken=taken, held=held))
        self.take_button.setVisible(taken + held > 0)
        edited = any(one.verdict.value == "edited" for one in outcomes)
        self._mode_label.setVisible(edited)
        self.mode.setVisible(edited)
        self.report_button.hide()
        self.close_button.setText(self.tr("&Bỏ qua"))
        (self.take_button if taken + held else self.close_button).setFocus()

    def show_taken(
        self, outcomes: Sequence[Outcome], names: Mapping[str, str], folder: Path
    ) -> None:
        """Show what became of the files; the report of the run lies in ``folder``."""
        taken, held, left = counts_of(outcomes)
        self._folder = folder
        self._show(outcomes, names)
        self._head.setText(
            self.tr("Đã nhận {taken} tệp; {held} chờ quyết định, {left} bỏ qua.").format(
                taken=taken, held=held, left=left
            )
        )
        for widget in (self.take_button, self._mode_label, self.mode):
            widget.hide()
        self.report_button.show()
        self.close_button.setText(self.tr("Đó&ng"))
        self.close_button.setFocus()

    def _show(self, outcomes: Sequence[Outcome], names: Mapping[str, str]) -> None:
        self._model.set_outcomes(outcomes, names)
        self.table.setCurrentIndex(self._model.index(0, FILE))

    @Slot(int)
    def _on_mode(self, index: int) -> None:
        self.mode_changed.emit(self.mode.itemData(index))

    @Slot()
    def _on_report(self) -> None:
        if self._folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))


def counts_of(outcomes: Sequence[Outcome]) -> tuple[int, int, int]:
    """Return how many files are taken (old revisions as history among them), held, and left alone."""
    taken = sum(one.taken or one.verdict.value == "older" for one in outcomes)
    held = sum(not one.taken and one.verdict.value in _HELD for one in outcomes)
    return taken, held, len(outcomes) - taken - held
