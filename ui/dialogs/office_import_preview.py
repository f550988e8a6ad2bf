# SPDX-License-Identifier: MIT
"""The third step of an import: what becomes of each row, and what should be looked at first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QItemSelectionModel, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from lsapp.domain.numbers import format_number
from lsapp.messages import explain
from lsapp.services.activity_sheet import group_choices
from ui.icons import icon
from ui.models.import_rows import CHANGES, GROUP, ISSUES, NUMBER, STATE, TITLE, ImportRowsModel
from ui.pages.page import PageContext
from ui.theme import SPACE

if TYPE_CHECKING:
    from lsapp.services.importing import ImportIssue, ImportPlan

_WIDTHS: Final = {STATE: 144, NUMBER: 56, GROUP: 176, TITLE: 320, CHANGES: 320, ISSUES: 280}
_MOST_ISSUES: Final = 300
_MOST_LINES: Final = 6
_ROW: Final = int(Qt.ItemDataRole.UserRole)


class ImportPreviewStep(QWidget):
    """Shows a plan of an import. ``legacy_toggled`` asks for texts in old encodings to be converted."""

    legacy_toggled = Signal(bool)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._model: ImportRowsModel | None = None
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self.legacy = QCheckBox(self)
        self.table = QTableView(self)
        context.theme.set_up_table(self.table)
        self.table.setAccessibleName(self.tr("Xem trước các dòng"))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self._issues = QListWidget(self)
        self._issues.setAccessibleName(self.tr("Những điều cần xem lại"))
        self._issues.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._issues.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self._words)
        column.addWidget(self.legacy)
        column.addWidget(self.table, 1)
        column.addWidget(self._issues)
        self.legacy.toggled.connect(self.legacy_toggled)
        self._issues.itemActivated.connect(self._on_issue)
        self._issues.itemClicked.connect(self._on_issue)

    def show_planning(self) -> None:
        """Say that the plan is being made."""
        self._words.setText(self.tr("Đang xem trước…"))

    def show_plan(self, plan: ImportPlan) -> None:
        """Show what an import would do."""
        language, facts = self._context.settings.language, self._context.session.facts
        told: dict[int, str] = {}
        for one in plan.issues:
            if one.row is not None:
                words = explain(one.code, language, **one.facts)
                told[one.row] = f"{told[one.row]} {words}" if one.row in told else words
        groups = dict(group_choices(facts.plan)) if facts else {}
        former = self._model
        self._model = ImportRowsModel(plan, told, groups, self._context.theme, self)
        self.table.setModel(self._model)
        if former is not None:
            former.deleteLater()
        for column, width in _WIDTHS.items():
            self.table.setColumnWidth(column, width * self._context.theme.zoom // 100)
        if told:  # what is to be looked at stands where it is seen
            header = self.table.horizontalHeader()
            header.moveSection(header.visualIndex(ISSUES), header.visualIndex(NUMBER) + 1)
        activities = plan.table == "activities"
        self.table.setColumnHidden(GROUP, not activities)
        self._words.setText(self._summary(plan))
        self.legacy.setText(
            self.tr("Chuyển {count} ô phông chữ cũ (TCVN3, &VNI) sang Unicode").format(
                count=format_number(plan.legacy_count)
            )
        )
        self.legacy.setVisible(plan.legacy_count > 0 or self.legacy.isChecked())
        self._show_issues(plan.issues, language)

    def _summary(self, plan: ImportPlan) -> str:
        counts = [
            (self.tr("thêm mới {count}"), plan.count("new")),
            (self.tr("cập nhật {count}"), plan.count("changed")),
            (self.tr("không đổi {count}"), plan.count("same")),
            (self.tr("bỏ qua {count}"), plan.count("skipped")),
        ]
        told = [words.format(count=format_number(count)) for words, count in counts if count]
        if not told:
            return self.tr("Không có dòng nào để nhập. Hãy xem lại dòng tiêu đề và các cột.")
        text = self.tr("Trang {sheet}: {told}.").format(sheet=plan.sheet, told=", ".join(told))
        if plan.issues:
            text += " " + self.tr("{count} điều cần xem lại, có thể sửa sau khi nhập.").format(
                count=format_number(len(plan.issues))
            )
        return text

    def _show_issues(self, issues: Sequence[ImportIssue], language: str) -> None:
        self._issues.clear()
        for one in issues[:_MOST_ISSUES]:
            words = explain(one.code, language, **one.facts)
            place = f"{one.column or ''}{one.row}: " if one.row is not None else ""
            item = QListWidgetItem(icon("warning"), f"{place}{words}", self._issues)
            item.setToolTip(words)
            item.setData(_ROW, one.row)
        self._issues.setVisible(bool(issues))
        line = max(self._issues.sizeHintForRow(0), self._issues.fontMetrics().height())
        lines = min(_MOST_LINES, max(1, self._issues.count()))
        self._issues.setFixedHeight(lines * line + SPACE)

    @Slot(QListWidgetItem)
    def _on_issue(self, item: QListWidgetItem) -> None:
        row = item.data(_ROW)
        place = self._model.place_of(row) if self._model is not None and row is not None else None
        if place is None or self._model is None:
            return
        index = self._model.index(place, TITLE)
        self.table.scrollTo(index)
        self.table.selectionModel().setCurrentIndex(
            index,
            QItemSelectionModel.SelectionFlag.ClearAndSelect
            | QItemSelectionModel.SelectionFlag.Rows,
        )
