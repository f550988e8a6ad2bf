# SPDX-License-Identifier: MIT
"""The money disbursed for one activity in the round's year, a line of the form for each source."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lsapp.catalogue.model import FundingSource
from lsapp.domain.numbers import format_number
from lsapp.domain.records import BudgetLine
from lsapp.domain.table_values import ValueKind, show_value
from ui.theme import SPACE, Theme, Tone
from ui.widgets.fields import ChoiceField, FieldSpec
from ui.widgets.form_values import value_reader
from ui.widgets.record_form import RecordForm

_SOURCE = "source:"


class ResultMoney(QWidget):
    """Amounts in đồng by source. ``spent(source, line, amount)``: ``line`` is the key of the budget line,
    ``None`` for the first amount from that source; ``amount`` is ``None`` where it was emptied.
    """

    spent = Signal(str, object, object)

    def __init__(self, theme: Theme, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._language = language
        self._sources: Sequence[FundingSource] = ()
        self._lines: tuple[BudgetLine, ...] = ()
        self._begun: list[str] = []
        self._form: RecordForm | None = None
        self._read_only = False
        self._activity = ""
        self._more = ChoiceField(self)
        self._more.setAccessibleName(self.tr("Thêm nguồn kinh phí"))
        self._more.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._more.setMinimumContentsLength(12)
        label = QLabel(self.tr("Thêm ng&uồn:"), self)
        label.setBuddy(self._more)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(label)
        row.addWidget(self._more, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE)
        self._column.addLayout(row)
        self._add = (label, self._more)
        self._more.activated.connect(self._on_source_chosen)

    # --- for the owner ---

    def set_sources(self, sources: Sequence[FundingSource]) -> None:
        """Take the sources of the plan in force."""
        if sources != self._sources:
            self._sources = sources
            self._build()

    def show_lines(self, activity: str, lines: tuple[BudgetLine, ...]) -> None:
        """Show the lines of an activity's year; what is being typed for the same activity stays."""
        other = activity != self._activity
        held = {line.source for line in lines}
        begun = [] if other else [code for code in self._begun if code not in held]
        same_fields = not other and [one.key for one in lines] == [one.key for one in self._lines]
        same_fields = (
            same_fields
            and begun == self._begun
            and self._planned(lines) == self._planned(self._lines)
        )
        self._activity, self._lines, self._begun = activity, lines, begun
        if not same_fields or self._form is None:
            self._build()
        self._form_shown()

    def set_read_only(self, read_only: bool) -> None:
        """Let amounts be read only."""
        self._read_only = read_only
        for widget in self._add:
            widget.setVisible(not read_only)
        if self._form is not None:
            self._form.set_read_only(read_only)

    def set_marks(self, marks: dict[str, tuple[Tone, str]]) -> None:
        """Show what the rules found, by the keys of budget lines."""
        if self._form is not None:
            self._form.set_marks(marks)

    def commit(self) -> None:
        """Take over what stands in the fields."""
        if self._form is not None:
            self._form.commit()

    # --- inside ---

    @staticmethod
    def _planned(lines: tuple[BudgetLine, ...]) -> list[int | None]:
        return [one.planned for one in lines]

    def _build(self) -> None:
        if self._form is not None:
            self._column.removeWidget(self._form)
            self._form.hide()
            self._form.deleteLater()
        names = {one.code: one.name for one in self._sources}
        specs = [
            self._spec(one.key, names.get(one.source, one.source), one.planned)
            for one in self._lines
        ]
        specs += [self._spec(_SOURCE + code, names.get(code, code), None) for code in self._begun]
        self._form = RecordForm(specs, self._theme, self._language, self)
        layout = self._form.layout()
        if isinstance(layout, QFormLayout):
            layout.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self._form.setVisible(bool(specs))
        self._form.set_read_only(self._read_only)
        self._form.edited.connect(self._on_edited)
        self._column.insertWidget(0, self._form)
        self._fill_choices()

    def _spec(self, name: str, source: str, planned: int | None) -> FieldSpec:
        label = source if planned is None else self._planned_words(source, planned)
        return FieldSpec(
            name=name,
            label=label.replace("&", "&&"),
            width=24,
            show=lambda value: show_value(ValueKind.MONEY, value),  # type: ignore[arg-type]
            read=value_reader(ValueKind.MONEY),
        )

    def _planned_words(self, source: str, planned: int) -> str:
        return self.tr("{source} (kế hoạch {planned})").format(
            source=source, planned=format_number(planned)
        )

    def _fill_choices(self) -> None:
        held = {one.source for one in self._lines} | set(self._begun)
        self._more.clear()
        self._more.addItem(self.tr("Chọn nguồn..."), None)
        for one in self._sources:
            if one.code not in held:
                self._more.addItem(one.name, one.code)
        self._more.setEnabled(self._more.count() > 1)

    def _form_shown(self) -> None:
        if self._form is not None:
            values: dict[str, object] = {one.key: one.disbursed for one in self._lines}
            self._form.show_values(values)

    @Slot(int)
    def _on_source_chosen(self, place: int) -> None:
        code = self._more.itemData(place)
        if code is None:
            return
        self._begun.append(code)
        self._build()
        self._form_shown()
        if self._form is not None:
            self._form.focus_field(_SOURCE + code)

    @Slot(str, object)
    def _on_edited(self, name: str, amount: object) -> None:
        if name.startswith(_SOURCE):
            self.spent.emit(name.removeprefix(_SOURCE), None, amount)
            return
        line = next(one for one in self._lines if one.key == name)
        self.spent.emit(line.source, line.key, amount)
