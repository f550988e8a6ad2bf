# SPDX-License-Identifier: MIT
"""The second step of an import: which rows head the table, what each column is, where it goes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from lsapp.domain.table_values import ValueKind
from lsapp.services.activity_sheet import group_choices
from ui.models.column_choices import settled_choices
from ui.models.import_sheet import ImportSheetModel, column_letters
from ui.pages.activities_tools import programme_words
from ui.pages.page import PageContext
from ui.theme import SPACE, set_muted
from ui.widgets.column_mapper import ColumnMapper

if TYPE_CHECKING:
    from lsapp.services.importing import (
        ColumnMapping,
        HeaderRows,
        ImportOptions,
        ImportTable,
        MappedSheet,
        OfficeSheet,
        OnMatch,
    )

_UNITS: Final = (1, 1_000, 1_000_000, 1_000_000_000)
_FIRST_YEAR: Final = 2000
_LAST_YEAR: Final = 2100


class ImportColumnsStep(QWidget):
    """Shows a sheet under lists of fields; a click on a row makes it the head of the table.

    ``header_asked(first, last)`` asks for the columns to be matched anew by other rows, ``table_asked``
    for another table of ours; ``changed`` tells of every other change.
    """

    header_asked = Signal(int, int)
    table_asked = Signal(object)
    changed = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._table: ImportTable | None = None
        self._sheet: OfficeSheet | None = None
        self._header: HeaderRows | None = None
        self._wanted: dict[int, ColumnMapping] = {}
        self._mapping: dict[int, ColumnMapping] = {}
        self._recent: list[int] = []
        self._current = 0
        self._model: ImportSheetModel | None = None
        self._build()
        self._lay_out()
        self._connect()

    # --- building ---

    def _build(self) -> None:
        self._tables = self._make_list(self.tr("Nhập vào"))
        self._programmes = self._make_list(self.tr("Chương trình"))
        self._matches = self._make_list(self.tr("Dòng đã có"))
        for value, words in (
            ("update", self.tr("Cập nhật theo tệp")),
            ("skip", self.tr("Giữ nguyên, bỏ qua dòng trong tệp")),
            ("add", self.tr("Vẫn thêm thành dòng mới")),
        ):
            self._matches.addItem(words, value)
        self._groups = self._make_list(self.tr("Nhóm khi tệp không ghi"))
        self._first = self._make_spin(self.tr("Dòng tiêu đề đầu"))
        self._last = self._make_spin(self.tr("Dòng tiêu đề cuối"))
        self.mapper = ColumnMapper(self._context.theme, self)
        self.mapper.table.setAccessibleName(self.tr("Nội dung trang tính"))
        self._column = QLabel(self)
        self._column.setTextFormat(Qt.TextFormat.PlainText)
        self._unit = self._make_list(self.tr("Đơn vị tính"))
        for unit, words in zip(
            _UNITS,
            (self.tr("đồng"), self.tr("nghìn đồng"), self.tr("triệu đồng"), self.tr("tỷ đồng")),
            strict=True,
        ):
            self._unit.addItem(words, unit)
        self._source = self._make_list(self.tr("Nguồn kinh phí"))
        self._year = QSpinBox(self)
        self._year.setRange(_FIRST_YEAR - 1, _LAST_YEAR)
        self._year.setSpecialValueText(self.tr("theo đợt"))
        self._year.setAccessibleName(self.tr("Năm của kinh phí"))
        self._total = QCheckBox(self.tr("&Là cột tổng, chỉ để đối chiếu"), self)
        self._hint = QLabel(
            self.tr(
                "Bấm vào một dòng để chọn làm dòng tiêu đề. "
                "Chọn trường ở trên mỗi cột; cột để “(bỏ qua)” không được nhập."
            ),
            self,
        )
        self._hint.setWordWrap(True)
        set_muted(self._hint)

    def _make_list(self, name: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setAccessibleName(name)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(8)
        combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return combo

    def _make_spin(self, name: str) -> QSpinBox:
        spin = QSpinBox(self)
        spin.setMinimum(1)
        spin.setAccessibleName(name)
        return spin

    def _lay_out(self) -> None:
        left, right = QFormLayout(), QFormLayout()
        for form in (left, right):
            form.setHorizontalSpacing(SPACE)
            form.setVerticalSpacing(SPACE)
            form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
            form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        left.addRow(self.tr("Nhập &vào:"), self._tables)
        left.addRow(self.tr("&Chương trình:"), self._programmes)
        right.addRow(self.tr("&Dòng đã có:"), self._matches)
        right.addRow(self.tr("&Nhóm khi tệp không ghi:"), self._groups)
        top = QHBoxLayout()
        top.setSpacing(SPACE * 3)
        top.addLayout(left, 1)
        top.addLayout(right, 1)
        heads = QHBoxLayout()
        heads.setSpacing(SPACE)
        label, to = QLabel(self.tr("Dòng tiêu đề &từ:"), self), QLabel(self.tr("đế&n:"), self)
        label.setBuddy(self._first)
        to.setBuddy(self._last)
        for widget in (label, self._first, to, self._last):
            heads.addWidget(widget)
        heads.addStretch()
        money = QHBoxLayout()
        money.setSpacing(SPACE)
        money.addWidget(self._column, 1)
        money.addWidget(self._unit)
        money.addWidget(self._source)
        money.addWidget(self._year)
        money.addWidget(self._total)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(top)
        column.addLayout(heads)
        column.addWidget(self._hint)
        column.addWidget(self.mapper, 1)
        column.addLayout(money)

    def _connect(self) -> None:
        self._tables.activated.connect(self._on_table_chosen)
        for combo in (self._programmes, self._matches, self._groups):
            combo.activated.connect(lambda _=0: self.changed.emit())
        self._first.editingFinished.connect(self._on_header_typed)
        self._last.editingFinished.connect(self._on_header_typed)
        self.mapper.chosen.connect(self._on_field_chosen)
        self.mapper.column_entered.connect(self._on_column_entered)
        self.mapper.row_clicked.connect(self._on_row_clicked)
        self._unit.activated.connect(self._on_money_changed)
        self._source.activated.connect(self._on_money_changed)
        self._year.valueChanged.connect(self._on_money_changed)
        self._total.toggled.connect(self._on_money_changed)

    # --- for the dialog ---

    def show_tables(self, tables: Sequence[ImportTable]) -> None:
        """List the tables that a sheet can be brought into, and the programmes and groups to choose."""
        view, facts = self._context.session.view, self._context.session.facts
        self._tables.clear()
        for table in tables:
            title = table.title if table.kind == "activities" else f"{table.code}. {table.title}"
            self._tables.addItem(title, table)
        self._programmes.clear()
        for one in sorted(
            view.records.programmes if view else (), key=lambda one: (-one.period_to, one.position)
        ):
            self._programmes.addItem(programme_words(one), one.key)
        self._programmes.addItem(self.tr("Lập chương trình mới"), None)
        self._groups.clear()
        self._source.clear()
        self._source.addItem(self.tr("nguồn chưa rõ"), None)
        if facts is not None:
            for code, words in group_choices(facts.plan):
                self._groups.addItem(words, code)
            for source in facts.plan.funding_sources:
                self._source.addItem(source.short, source.code)

    def show_sheet(
        self,
        sheet: OfficeSheet,
        table: ImportTable,
        header: HeaderRows,
        mapping: Sequence[ColumnMapping],
    ) -> None:
        """Show a sheet, which rows head it and what its columns are taken for."""
        if sheet is not self._sheet:
            self._sheet = sheet
            self._model = ImportSheetModel(sheet, self._context.theme, self)
            self.mapper.set_model(self._model)
        self._table, self._header = table, header
        self._wanted = {one.column: one for one in mapping}
        self._recent = []
        self._settle()
        at = next(
            (at for at in range(self._tables.count()) if self._tables.itemData(at) is table), 0
        )
        self._tables.setCurrentIndex(at)
        for combo in (self._programmes, self._matches, self._groups):
            combo.setEnabled(table.kind == "activities")
        for spin, value in ((self._first, header.first), (self._last, header.last)):
            spin.blockSignals(True)
            spin.setMaximum(max(1, len(sheet.rows)))
            spin.setValue(value + 1)
            spin.blockSignals(False)
        if self._model is not None:
            self._model.set_header(header)
        choices: list[tuple[object, str]] = [(None, self.tr("(bỏ qua)"))]
        choices += [(field.key, field.label) for field in table.fields if not field.computed]
        names = [self._name(at) for at in range(sheet.width)]
        self.mapper.set_choices(names, choices)
        for at in range(sheet.width):
            self.mapper.choose(at, self._mapping[at].field if at in self._mapping else None)
        self.mapper.table.scrollTo(self.mapper.table.model().index(header.first, 0))
        self._show_column(min(self._current, max(0, sheet.width - 1)))
        self.changed.emit()

    @property
    def mapped(self) -> MappedSheet | None:
        """What was agreed to so far; ``None`` before a sheet is shown."""
        from lsapp.services.importing import MappedSheet

        if self._sheet is None or self._table is None or self._header is None:
            return None
        mapping = tuple(self._mapping[at] for at in sorted(self._mapping))
        return MappedSheet(
            table=self._table, sheet=self._sheet, header=self._header, mapping=mapping
        )

    @property
    def field_count(self) -> int:
        """How many columns are taken for a field."""
        return sum(one.field is not None for one in self._mapping.values())

    def options(self) -> ImportOptions | None:
        """Return how to bring the sheet in; ``None`` without a view."""
        from lsapp.services.importing import ImportOptions

        view = self._context.session.view
        if view is None:
            return None
        on_match: OnMatch = self._matches.currentData()
        return ImportOptions(
            unit=view.unit,
            year=int(view.round[:4]),
            round_code=view.round,
            programme=self._programmes.currentData(),
            on_match=on_match,
            group=self._groups.currentData(),
        )

    # --- showing ---

    def _name(self, column: int) -> str:
        held = self._mapping.get(column)
        name = self.tr("Cột {letters}").format(letters=column_letters(column))
        return f"{name}: {held.head}" if held is not None and held.head else name

    def _show_column(self, column: int) -> None:
        """Say what is known of the column at hand; of money also its unit, source and year."""
        self._current = column
        held = self._mapping.get(column)
        self._column.setText(" ".join(self._name(column).split())[:120])
        field = self._table.field(held.field) if self._table and held and held.field else None
        money = field is not None and field.kind is ValueKind.MONEY and held is not None
        activities = self._table is not None and self._table.kind == "activities"
        self._unit.setVisible(money)
        for widget in (self._source, self._year, self._total):
            widget.setVisible(money and activities)
        if not money or held is None:
            return
        for combo, value in ((self._unit, held.unit), (self._source, held.source)):
            combo.setCurrentIndex(max(0, combo.findData(value)))
        for widget in (self._year, self._total):
            widget.blockSignals(True)
        self._year.setValue(held.year or _FIRST_YEAR - 1)
        self._total.setChecked(held.total)
        for widget in (self._year, self._total):
            widget.blockSignals(False)

    # --- what a person does ---

    @Slot()
    def _on_table_chosen(self) -> None:
        self.table_asked.emit(self._tables.currentData())

    @Slot(int)
    def _on_row_clicked(self, row: int) -> None:
        """Make a row the head; next to the head that is there, it joins it."""
        header = self._header
        if header is None or header.first <= row <= header.last:
            return
        if row == header.last + 1 and row - header.first < 2 and self._is_title_row(row):
            self.header_asked.emit(header.first, row)
        else:
            self.header_asked.emit(row, row)

    def _is_title_row(self, row: int) -> bool:
        """Tell whether a row has words alone, as the second row of a head has."""
        cells = self._sheet.rows[row] if self._sheet is not None else ()
        return all(one is None or isinstance(one, str) for one in cells)

    @Slot()
    def _on_header_typed(self) -> None:
        first = self._first.value() - 1
        last = max(first, self._last.value() - 1)
        header = self._header
        if header is not None and (header.first, header.last) != (first, last):
            self.header_asked.emit(first, last)

    @Slot(int, object)
    def _on_field_chosen(self, column: int, key: object) -> None:
        from lsapp.services.importing import ColumnMapping

        field = str(key) if key is not None else None
        held = self._wanted.get(column) or ColumnMapping(column=column, head="")
        self._want(msgspec.structs.replace(held, field=field, score=1.0 if field else 0.0))
        self._show_column(column)
        self.changed.emit()

    def _want(self, mapping: ColumnMapping) -> None:
        """Take a column for what a person said; another that was taken for the same is left out."""
        self._wanted[mapping.column] = mapping
        self._recent.append(mapping.column)
        self._settle()
        for one in self._mapping.values():
            self.mapper.choose(one.column, one.field)

    def _settle(self) -> None:
        places = {
            at: (one.field, one.source, one.year, one.total) if one.field else None
            for at, one in self._wanted.items()
        }
        settled = settled_choices(places, self._recent)
        self._mapping = {
            at: one if settled[at] else msgspec.structs.replace(one, field=None, score=0.0)
            for at, one in self._wanted.items()
        }

    @Slot(int)
    def _on_column_entered(self, column: int) -> None:
        self._show_column(column)

    @Slot()
    def _on_money_changed(self) -> None:
        held = self._mapping.get(self._current)
        if held is None or held.field is None:
            return
        year = self._year.value()
        self._want(
            msgspec.structs.replace(
                held,
                unit=self._unit.currentData(),
                source=self._source.currentData(),
                year=None if year < _FIRST_YEAR else year,
                total=self._total.isChecked(),
            )
        )
        self.changed.emit()
