# SPDX-License-Identifier: MIT
"""The list of findings below the page: filtered by level, with why and what to do; a click goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.models.findings_model import LEVEL, MESSAGE, WHERE, FindingsModel
from ui.pages.page import PageContext
from ui.places import Place
from ui.theme import SPACE, Size, Tone, set_size

if TYPE_CHECKING:
    from lsapp.services.viewing import Finding


class FindingsPanel(QWidget):
    """What blocks and what warns, live; the same list that the export goes by."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._model = FindingsModel(self)
        self._kept: tuple[str, str | None, str | None] | None = None
        self._filters = self._make_filters()
        self._table = self._make_table()
        self._detail = self._make_detail()
        self._lay_out()
        context.findings.findings_changed.connect(self.refresh)
        context.session.changed.connect(self._on_session_changed)
        self._table.clicked.connect(self._on_clicked)
        self._table.activated.connect(self._on_clicked)
        self._table.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self.refresh()

    # --- building ---

    def _make_filters(self) -> QButtonGroup:
        group = QButtonGroup(self)
        group.setExclusive(True)
        for index in range(4):
            button = QToolButton(self)
            button.setCheckable(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            group.addButton(button, index)
        group.button(0).setChecked(True)
        group.idClicked.connect(self._on_filter)
        return group

    def _make_table(self) -> QTableView:
        table = QTableView(self)
        table.setModel(self._model)
        table.setAccessibleName(self.tr("Các lỗi và lưu ý"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + SPACE)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(MESSAGE, QHeaderView.ResizeMode.Stretch)
        width = table.fontMetrics().averageCharWidth()
        header.resizeSection(LEVEL, width * 18)
        header.resizeSection(WHERE, width * 34)
        header.hide()
        return table

    def _make_detail(self) -> QWidget:
        detail = QWidget(self)
        column = QVBoxLayout(detail)
        column.setContentsMargins(SPACE * 2, 0, SPACE, SPACE)
        column.setSpacing(SPACE // 2)
        self._where = self._line(detail, bold=True)
        self._message = self._line(detail)
        self._remedy = self._line(detail)
        self._source = self._line(detail)
        set_size(self._source, Size.SMALL)
        self._go = QPushButton(self.tr("Đến &chỗ này"), detail)
        self._go.clicked.connect(self._on_go)
        for widget in (self._where, self._message, self._remedy, self._source):
            column.addWidget(widget)
        column.addWidget(self._go, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(detail)
        return area

    @staticmethod
    def _line(parent: QWidget, *, bold: bool = False) -> QLabel:
        label = QLabel(parent)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if bold:
            font = label.font()
            font.setBold(True)
            label.setFont(font)
        return label

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, 0, SPACE * 2, SPACE)
        column.setSpacing(SPACE // 2)
        row = QHBoxLayout()
        row.setSpacing(SPACE // 2)
        for button in self._filters.buttons():
            row.addWidget(button)
        self._state = QLabel(self)
        row.addStretch()
        row.addWidget(self._state)
        column.addLayout(row)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._table)
        splitter.addWidget(self._detail)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        column.addWidget(splitter, 1)
        self.setMinimumHeight(SPACE * 14)

    # --- showing ---

    @Slot()
    def refresh(self) -> None:
        """Show what was found last; the finding in focus stays in focus."""
        kept = self._kept
        self._model.set_findings(self._context.findings.findings)
        counts = [self._model.count(tone) for tone in (Tone.BAD, Tone.WARNING, Tone.NEUTRAL)]
        words = (
            self.tr("Tất cả ({count})").format(count=sum(counts)),
            self.tr("Lỗi ({count})").format(count=counts[0]),
            self.tr("Lưu ý ({count})").format(count=counts[1]),
            self.tr("Đã giải trình ({count})").format(count=counts[2]),
        )
        for button, text in zip(self._filters.buttons(), words, strict=True):
            button.setText(text)
        self._show_state()
        rows = range(self._model.rowCount())
        row = next(
            (r for r in rows if _identity(self._model.finding(r)) == kept), 0 if rows else -1
        )
        if row >= 0:
            self._table.setCurrentIndex(self._model.index(row, MESSAGE))
        self._show_detail(self._model.finding(row) if row >= 0 else None)

    def _show_state(self) -> None:
        findings = self._context.findings
        if not findings.is_current:
            self._state.setText(self.tr("Đang kiểm tra…"))
        elif not findings.findings:
            self._state.setText(self.tr("Không có lỗi, không có lưu ý"))
        else:
            self._state.clear()

    def _show_detail(self, one: Finding | None) -> None:
        self._kept = None if one is None else _identity(one)
        self._go.setVisible(one is not None)
        self._where.setText(f"{one.where} - {one.label}" if one else "")
        self._message.setText(one.message if one else "")
        remedy = self.tr("Cách xử lý: {text}").format(text=one.remedy) if one else ""
        if one is not None and one.answer:
            remedy = self.tr("Đã giải trình: {text}").format(text=one.answer)
        self._remedy.setText(remedy)
        source = one.source if one else None
        self._source.setText(self.tr("Căn cứ: {text}").format(text=source) if source else "")

    # --- slots ---

    @Slot(object)
    def _on_session_changed(self, _changed: object) -> None:
        self._show_state()

    @Slot(int)
    def _on_filter(self, index: int) -> None:
        self._model.set_tone((None, Tone.BAD, Tone.WARNING, Tone.NEUTRAL)[index])
        self.refresh()

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self._show_detail(self._model.finding(current.row()))

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self._go_to(self._model.finding(index.row()))

    @Slot()
    def _on_go(self) -> None:
        index = self._table.currentIndex()
        if index.isValid():
            self._go_to(self._model.finding(index.row()))

    def _go_to(self, one: Finding) -> None:
        place = Place(one.kind or "unit", one.record, one.field)
        self._context.navigate(place.page, place)


def _identity(one: Finding) -> tuple[str, str | None, str | None]:
    return one.code, one.record, one.field
