# SPDX-License-Identifier: MIT
"""The settings of a table in a department's form: whose rows, which lines, the money of a column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from lsapp.catalogue.model import Plan, UnitKind
from lsapp.domain.table_values import ValueKind
from lsapp.services.activity_sheet import group_choices
from ui.icons import icon
from ui.theme import SPACE, set_muted

if TYPE_CHECKING:
    from lsapp.services.department_forms import (
        FormColumn,
        FormTable,
        TableCount,
        TableField,
    )

RowChoice = tuple[str, str | None, str | None, bool]
"""Kind of rows, group, form, and whether group titles get rows of their own."""

_UNITS: Final = (1, 1_000, 1_000_000, 1_000_000_000)
_LAST_ROW: Final = 1_048_576
_FURTHEST_YEAR: Final = 10
_BUDGET: Final = "budget_line."


class FormTablePanel(QWidget):
    """``table_changed(table)`` carries a table with other settings; ``rematch_asked(table)`` one whose
    columns are to be matched anew; ``column_changed(column)`` a column; ``place_chosen`` another table
    of the sheet, ``added``, ``removed`` and ``rows_asked`` (the
    rows that the form is short of) the buttons.
    """

    table_changed = Signal(object)
    rematch_asked = Signal(object)
    column_changed = Signal(object)
    place_chosen = Signal(int)
    added = Signal()
    removed = Signal()
    rows_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table: FormTable | None = None
        self._column: FormColumn | None = None
        self.tables = self._list(self.tr("Bảng của trang"))
        self.add_button = QPushButton(icon("add"), self.tr("&Thêm bảng"), self)
        self.remove_button = QPushButton(icon("delete"), self.tr("&Bỏ bảng"), self)
        self.rows = self._list(self.tr("Các dòng của bảng"))
        self.header_first = self._spin(self.tr("Dòng tiêu đề đầu"))
        self.header_last = self._spin(self.tr("Dòng tiêu đề cuối"))
        self.first_row = self._spin(self.tr("Dòng điền đầu tiên"))
        self.last_row = self._spin(self.tr("Dòng điền cuối cùng"), least=0)
        self.last_row.setSpecialValueText(self.tr("không hạn"))
        self.fit_rows = QCheckBox(self.tr("&Giãn dòng cho vừa chữ"), self)
        self._count = QLabel(self)
        self._count.setWordWrap(True)
        set_muted(self._count)
        self.insert_button = QPushButton(icon("add"), "", self)
        self.insert_button.setAutoDefault(False)
        self.insert_button.hide()
        self._column_words = QLabel(self)
        self._column_words.setTextFormat(Qt.TextFormat.PlainText)
        self._column_words.setWordWrap(True)
        self.unit = self._list(self.tr("Đơn vị tính của cột"))
        self.source = self._list(self.tr("Nguồn kinh phí của cột"))
        self.year = self._list(self.tr("Năm kinh phí của cột"))
        self._lay_out()
        self._fill_units()
        self._connect()

    def _list(self, name: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setAccessibleName(name)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(10)
        combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return combo

    def _spin(self, name: str, least: int = 1) -> QSpinBox:
        spin = QSpinBox(self)
        spin.setRange(least, _LAST_ROW)
        spin.setKeyboardTracking(False)
        spin.setAccessibleName(name)
        return spin

    def _lay_out(self) -> None:
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(SPACE)
        self._form.setVerticalSpacing(SPACE)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.addRow(self.tr("Bảng"), self.tables)
        buttons = QHBoxLayout()
        for button in (self.add_button, self.remove_button):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._form.addRow("", buttons)
        self._form.addRow(self.tr("Nội &dung"), self.rows)
        self._form.addRow(
            self.tr("Tiêu đề, dòng"), _pair(self.header_first, self.header_last, self.tr("đến"))
        )
        self._form.addRow(
            self.tr("Điền, dòng"), _pair(self.first_row, self.last_row, self.tr("đến"))
        )
        self._form.addRow("", self.fit_rows)
        self._money = QWidget(self)
        money = QFormLayout(self._money)
        money.setContentsMargins(0, 0, 0, 0)
        money.setSpacing(SPACE)
        money.addRow(self.tr("Đơn &vị tính"), self.unit)
        money.addRow(self.tr("&Nguồn"), self.source)
        money.addRow(self.tr("Nă&m"), self.year)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(self._form)
        column.addWidget(self._count)
        inserted = QHBoxLayout()
        inserted.addWidget(self.insert_button)
        inserted.addStretch(1)
        column.addLayout(inserted)
        column.addSpacing(SPACE)
        column.addWidget(self._column_words)
        column.addWidget(self._money)
        column.addStretch(1)

    def _fill_units(self) -> None:
        words = (
            self.tr("đồng"),
            self.tr("nghìn đồng"),
            self.tr("triệu đồng"),
            self.tr("tỷ đồng"),
        )
        for unit, text in zip(_UNITS, words, strict=True):
            self.unit.addItem(text, unit)
        self.year.addItem(self.tr("Năm báo cáo"), 0)
        for years in range(1, _FURTHEST_YEAR + 1):
            self.year.addItem(self.tr("Năm báo cáo + {years}").format(years=years), years)
        for years in range(1, _FURTHEST_YEAR + 1):
            self.year.addItem(self.tr("Năm báo cáo - {years}").format(years=years), -years)
        self.year.addItem(self.tr("Tất cả các năm"), None)

    def _connect(self) -> None:
        self.tables.activated.connect(self.place_chosen)
        self.add_button.clicked.connect(self.added)
        self.remove_button.clicked.connect(self.removed)
        self.insert_button.clicked.connect(self.rows_asked)
        self.rows.activated.connect(self._on_rows)
        for spin in (self.header_first, self.header_last):
            spin.valueChanged.connect(self._on_header)
        for spin in (self.first_row, self.last_row):
            spin.valueChanged.connect(self._on_lines)
        self.fit_rows.toggled.connect(self._on_lines)
        for combo in (self.unit, self.source, self.year):
            combo.activated.connect(self._on_money)

    # --- what is shown ---

    def set_plan(self, plan: Plan, kind: UnitKind) -> None:
        """Offer the rows that this plan has for a unit of this kind."""
        from lsapp.services.department_forms import forms_of

        self.rows.clear()
        self.rows.addItem(self.tr("Tất cả nhiệm vụ"), ("activities", None, None, False))
        titled = self.tr("Tất cả nhiệm vụ, có dòng tên nhóm")
        self.rows.addItem(titled, ("activities", None, None, True))
        for code, group in group_choices(plan):
            words = self.tr("Nhiệm vụ nhóm {group}").format(group=group)
            self.rows.addItem(words, ("group", code, None, False))
        for form in forms_of(plan, kind):
            words = self.tr("Biểu {code}. {title}").format(code=form.code, title=form.title)
            self.rows.addItem(words, (form.layout, None, form.code, False))
        self.source.clear()
        self.source.addItem(self.tr("Tất cả nguồn"), None)
        for one in plan.funding_sources:
            self.source.addItem(one.short, one.code)

    def show_tables(self, tables: list[FormTable], place: int) -> None:
        """List the tables of the sheet; the one at ``place`` is shown."""
        self.tables.clear()
        for number, one in enumerate(tables, 1):
            words = self.tr("Bảng {number}, từ dòng {row}").format(number=number, row=one.first_row)
            self.tables.addItem(words)
        self.tables.setCurrentIndex(place)
        self.tables.setEnabled(len(tables) > 1)
        self.show_table(tables[place] if 0 <= place < len(tables) else None)

    def show_table(self, table: FormTable | None) -> None:
        """Show the settings of a table."""
        self._table = table
        inputs = (self.rows, self.header_first, self.header_last, self.first_row, self.last_row)
        for widget in (*inputs, self.remove_button, self.fit_rows):
            widget.blockSignals(True)
            widget.setEnabled(table is not None)
        if table is not None:
            choice: RowChoice = (table.rows, table.group, table.form, table.headings)
            self.rows.setCurrentIndex(_index_of(self.rows, choice))
            self.header_first.setValue(table.header_first)
            self.header_last.setValue(table.header_last)
            self.first_row.setValue(table.first_row)
            self.last_row.setValue(table.last_row or 0)
            self.fit_rows.setChecked(table.fit_rows)
            fixed = table.rows == "grid"
            self.first_row.setEnabled(not fixed)
            self.last_row.setEnabled(not fixed)
        for widget in (*inputs, self.remove_button, self.fit_rows):
            widget.blockSignals(False)
        self._count.clear()

    def show_count(self, count: TableCount | None) -> None:
        """Say how many rows the table gets and has, and offer those that are missing."""
        missing = 0 if count is None else count.missing
        self.insert_button.setText(self.tr("C&hèn {count} dòng").format(count=missing))
        self.insert_button.setVisible(missing > 0)
        if count is None:
            self._count.clear()
        elif count.room is None:
            words = self.tr("Sẽ điền {needed} dòng.")
            self._count.setText(words.format(needed=count.needed))
        elif count.missing:
            words = self.tr("Cần {needed} dòng, biểu chỉ có {room} dòng: thiếu {missing} dòng.")
            self._count.setText(
                words.format(needed=count.needed, room=count.room, missing=count.missing)
            )
        else:
            words = self.tr("Sẽ điền {needed} trong {room} dòng của biểu.")
            self._count.setText(words.format(needed=count.needed, room=count.room))

    def show_column(self, column: FormColumn | None, field: TableField | None, name: str) -> None:
        """Show what the current column is filled with, and the settings of its money."""
        self._column = column
        if column is None or field is None:
            words = self.tr("Cột {column}: không điền.") if name else ""
            self._column_words.setText(words.format(column=name))
            self._money.hide()
            return
        self._column_words.setText(
            self.tr("Cột {column}: {field}").format(column=name, field=field.label)
        )
        budget = column.field.startswith(_BUDGET)
        money = field.kind is ValueKind.MONEY
        self._money.setVisible(budget or money)
        self.unit.setEnabled(money)
        self.source.setEnabled(budget)
        self.year.setEnabled(budget)
        self.unit.setCurrentIndex(max(0, self.unit.findData(column.unit)))
        self.source.setCurrentIndex(max(0, self.source.findData(column.source)))
        self.year.setCurrentIndex(max(0, _index_of(self.year, column.year_offset)))

    # --- slots ---

    @Slot()
    def _on_rows(self) -> None:
        choice = self.rows.currentData()
        if self._table is None or choice is None:
            return
        rows, group, form, headings = choice
        changed = msgspec.structs.replace(
            self._table, rows=rows, group=group, form=form, headings=headings
        )
        same = {rows, self._table.rows} <= {"activities", "group"}
        (self.table_changed if same else self.rematch_asked).emit(changed)

    @Slot()
    def _on_header(self) -> None:
        if self._table is None:
            return
        first = self.header_first.value()
        last = max(first, self.header_last.value())
        self.rematch_asked.emit(
            msgspec.structs.replace(self._table, header_first=first, header_last=last)
        )

    @Slot()
    def _on_lines(self) -> None:
        if self._table is None:
            return
        first, last = self.first_row.value(), self.last_row.value()
        self.table_changed.emit(
            msgspec.structs.replace(
                self._table,
                first_row=first,
                last_row=max(first, last) if last else None,
                fit_rows=self.fit_rows.isChecked(),
            )
        )

    @Slot()
    def _on_money(self) -> None:
        if self._column is not None:
            self.column_changed.emit(
                msgspec.structs.replace(
                    self._column,
                    unit=self.unit.currentData(),
                    source=self.source.currentData(),
                    year_offset=self.year.currentData(),
                )
            )


def _index_of(combo: QComboBox, data: object) -> int:
    """Return the place of a choice; Qt's own search knows neither tuples nor ``None``."""
    held = (combo.itemData(at) for at in range(combo.count()))
    return next((at for at, one in enumerate(held) if _plain(one) == _plain(data)), -1)


def _plain(data: object) -> object:
    return tuple(data) if isinstance(data, (list, tuple)) else data


def _pair(first: QSpinBox, last: QSpinBox, between: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE)
    row.addWidget(first, 1)
    row.addWidget(QLabel(between))
    row.addWidget(last, 1)
    return row
