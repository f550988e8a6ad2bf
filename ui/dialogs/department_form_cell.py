# SPDX-License-Identifier: MIT
"""What a single cell of a department's form is filled with: words, figures among them, the unit of money."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.icons import icon
from ui.theme import SPACE, Size, Theme, set_muted, set_size
from ui.widgets.fields import LineField
from ui.widgets.figure_picker import FigurePicker

if TYPE_CHECKING:
    from lsapp.services.department_forms import FormCell
    from lsapp.services.report_text import Figure

_UNITS: Final = (1_000_000, 1_000, 1, 1_000_000_000)


class FormCellPanel(QWidget):
    """``cell_changed(text, unit)`` tells of the current cell; an empty text takes the filling out."""

    cell_changed = Signal(str, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held = ""
        self._name = QLabel(self)
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        set_size(self._name, Size.HEADING)
        self._seen = QLabel(self)
        self._seen.setTextFormat(Qt.TextFormat.PlainText)
        self._seen.setWordWrap(True)
        set_muted(self._seen)
        self.text = LineField(self)
        self.text.setPlaceholderText(self.tr("Gõ chữ hoặc chọn số liệu bên dưới"))
        self.text.setAccessibleName(self.tr("Nội dung điền vào ô"))
        self.clear_button = QPushButton(icon("delete"), self.tr("Bỏ đ&iền ô"), self)
        self.clear_button.setAutoDefault(False)
        self.unit = QComboBox(self)
        self.unit.setAccessibleName(self.tr("Đơn vị tính của ô"))
        self.unit.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        words = (self.tr("triệu đồng"), self.tr("nghìn đồng"), self.tr("đồng"), self.tr("tỷ đồng"))
        for unit, name in zip(_UNITS, words, strict=True):
            self.unit.addItem(name, unit)
        self._unit_label = QLabel(self.tr("Đơn &vị tính"), self)
        self._unit_label.setBuddy(self.unit)
        self.picker = FigurePicker(theme, self)
        self._figures: dict[str, Figure] = {}
        self._lay_out()
        self.text.left.connect(self._on_typed)
        self.text.given_up.connect(self._on_given_up)
        self.clear_button.clicked.connect(self._on_cleared)
        self.unit.activated.connect(self._on_unit)
        self.picker.chosen.connect(self._on_chosen)

    def _lay_out(self) -> None:
        label = QLabel(self.tr("Điề&n vào ô"), self)
        label.setBuddy(self.text)
        unit = QHBoxLayout()
        unit.setSpacing(SPACE)
        unit.addWidget(self._unit_label)
        unit.addWidget(self.unit, 1)
        cleared = QHBoxLayout()
        cleared.addWidget(self.clear_button)
        cleared.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self._name)
        column.addWidget(self._seen)
        column.addWidget(label)
        column.addWidget(self.text)
        column.addLayout(unit)
        column.addLayout(cleared)
        column.addWidget(self.picker, 1)

    def set_figures(self, figures: Sequence[Figure]) -> None:
        """Offer these figures."""
        self._figures = {one.code: one for one in figures}
        self.picker.set_figures(figures)

    def show_cell(self, name: str, seen: str, cell: FormCell | None, *, locked: bool) -> None:
        """Show a cell by its name, the form's own words in it, and what it is filled with; one with a
        formula is ``locked``.
        """
        self._name.setText(self.tr("Ô {cell}").format(cell=name) if name else "")
        words = self.tr("Trong biểu: {text}").format(text=seen[:120]) if seen else ""
        self._seen.setText(
            self.tr("Ô có công thức của Sở, không điền vào đây.") if locked else words
        )
        self._seen.setVisible(bool(self._seen.text()))
        self._held = cell.text if cell is not None else ""
        self.text.setText(self._held)
        self.text.setEnabled(bool(name) and not locked)
        self.picker.setEnabled(bool(name) and not locked)
        self.clear_button.setEnabled(cell is not None)
        self._show_unit(cell.unit if cell is not None else None)

    def take_focus(self) -> None:
        """Begin with the search for a figure."""
        self.picker.take_focus()

    def _show_unit(self, unit: int | None) -> None:
        from lsapp.services.department_forms import is_money

        figure = self._figures.get(self._held.strip())
        money = figure is not None and is_money(figure)
        for widget in (self._unit_label, self.unit):
            widget.setVisible(money)
        millions = figure is not None and not figure.label.endswith("(đồng)")
        self.unit.setCurrentIndex(
            max(0, self.unit.findData(unit or (_UNITS[0] if millions else 1)))
        )

    def _tell(self, text: str, unit: int | None) -> None:
        self._held = text
        self.cell_changed.emit(text, unit)

    @Slot()
    def _on_typed(self) -> None:
        if self.text.text() != self._held:
            self._tell(self.text.text(), None)

    @Slot()
    def _on_given_up(self) -> None:
        self.text.setText(self._held)

    @Slot()
    def _on_cleared(self) -> None:
        self._tell("", None)

    @Slot()
    def _on_unit(self) -> None:
        self._tell(self._held, self.unit.currentData())

    @Slot(str)
    def _on_chosen(self, code: str) -> None:
        """Put a figure where the cursor stands; into an empty line it goes alone, as a number or a day."""
        self.text.insert(code)
        self._tell(self.text.text(), None)
