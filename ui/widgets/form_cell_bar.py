# SPDX-License-Identifier: MIT
"""The lines under a form's grid: which cell this is, what the last round said there, what is wrong."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from lsapp.domain.numbers import format_number
from lsapp.services.form_cells import EMPTY, Entry, FormCell
from ui.models.form_columns import entry_words
from ui.models.grid_columns import Mark, SelectionSummary
from ui.theme import SPACE, Theme, Tone, set_muted
from ui.widgets.chip import tone_icon
from ui.widgets.elided_label import ElidedLabel

_ICONS = {Tone.BAD: "error", Tone.WARNING: "warning"}


class FormCellBar(QWidget):
    """Two lines of a constant height, so that nothing moves while one types."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tone: Tone | None = None
        self._where = ElidedLabel(self)
        self._last = ElidedLabel(self)
        self._sum = QLabel(self)
        self._icon = QLabel(self)
        self._fault = ElidedLabel(self)
        bold = QFont(self._where.font())
        bold.setWeight(QFont.Weight.DemiBold)
        self._where.setFont(bold)
        for label in (self._last, self._sum):
            set_muted(label)
        for label in (self._where, self._last, self._fault):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 2)
        grid.addWidget(self._where, 0, 0, 1, 2)
        grid.addWidget(self._last, 0, 2)
        grid.addWidget(self._sum, 0, 3)
        second = QHBoxLayout()
        second.setSpacing(SPACE // 2)
        second.addWidget(self._icon)
        second.addWidget(self._fault, 1)
        grid.addLayout(second, 1, 0, 1, 4)
        self._low = False
        self._fit_height()
        theme.changed.connect(self._on_theme_changed)

    def set_low(self, low: bool) -> None:
        """Take the second line only where it says something: the grid needs the height."""
        if low != self._low:
            self._low = low
            self._fit_height()

    def show_cell(self, where: str, cell: FormCell | None, mark: Mark | None, about: str) -> None:
        """Show a cell by its name in words; ``about`` stands where nothing is wrong."""
        self._where.setText(where)
        self._last.setText(self._last_words(cell) if cell is not None else "")
        reason = cell.entry if cell is not None else EMPTY
        words = about
        if mark is not None:
            words = mark.text
        elif reason.not_applicable:
            words = self.tr("Không áp dụng: {reason}").format(reason=reason.reason or "–")
        self._tone = mark.tone if mark is not None else None
        self._fault.setText(words)
        self._fit_height()
        self._show_tone()

    def show_selection(self, summary: SelectionSummary) -> None:
        """Show what the selected figures add up to, where there are several."""
        words = ""
        if summary.cells > 1 and summary.numbers:
            words = self.tr("{cells} ô · tổng {total}").format(
                cells=summary.cells, total=format_number(summary.total)
            )
        self._sum.setText(words)

    def _last_words(self, cell: FormCell) -> str:
        if cell.previous == EMPTY:
            return ""
        change = _change(cell.entry, cell.previous)
        words = self.tr("Đợt trước: {value}").format(value=entry_words(cell.previous))
        return f"{words} ({change})" if change else words

    def _fit_height(self) -> None:
        self._fault.setMinimumHeight(self._fault.fontMetrics().lineSpacing() + 4)
        self._fault.setVisible(bool(self._fault.text()) or not self._low)

    @Slot()
    def _on_theme_changed(self) -> None:
        self._fit_height()
        self._show_tone()

    def _show_tone(self) -> None:
        tone = self._tone
        palette = self._fault.palette()
        role = self._fault.foregroundRole()
        if tone is None:
            self._icon.clear()
            palette.setColor(role, self.palette().placeholderText().color())
        else:
            side = self._theme.icon_size
            drawn = tone_icon(_ICONS.get(tone, "info"), tone, self._theme)
            self._icon.setPixmap(drawn.pixmap(side, side))
            palette.setColor(role, self._theme.colour(tone.text))
        self._icon.setVisible(tone is not None)
        self._fault.setPalette(palette)


def _change(entry: Entry, previous: Entry) -> str:
    """Return by how much a figure differs from the last round's, with its sign; empty where it is none."""
    now, then = entry.value, previous.value
    if not isinstance(now, int | Decimal) or not isinstance(then, int | Decimal) or now == then:
        return ""
    more = Decimal(now) - Decimal(then)
    return f"{'+' if more > 0 else '−'}{format_number(abs(more))}"
