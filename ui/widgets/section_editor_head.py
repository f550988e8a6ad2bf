# SPDX-License-Identifier: MIT
"""The head of the round's report, folded above the outline: number, symbol, day, and the period."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import msgspec
from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from lsapp.domain.dates import grid_date, parse_date
from lsapp.domain.records import Report
from ui.icons import icon
from ui.theme import SPACE, Theme
from ui.widgets.fields import FieldSpec, UnreadableError
from ui.widgets.record_form import Mark, RecordForm


class ReportHead(QWidget):
    """One line that says the number and day; opened, a form. ``edited`` carries the changed record."""

    edited = Signal(object)

    def __init__(self, theme: Theme, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._record: Report | None = None
        self._toggle = QToolButton(self)
        self._toggle.setCheckable(True)
        self._toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.form = RecordForm(self._specs(), theme, language, self)
        self.form.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addWidget(self._toggle, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.form)
        self._toggle.toggled.connect(self._on_toggled)
        self.form.edited.connect(self._on_edited)
        self._show_line()

    def show_record(self, record: Report | None, *, read_only: bool) -> None:
        """Show the head of the round in view."""
        other = (record.key if record else "") != (self._record.key if self._record else "")
        self._record = record
        self.setVisible(record is not None)
        if record is not None:
            values = msgspec.structs.asdict(record)
            (self.form.show_new if other else self.form.show_values)(values)
        self.form.set_read_only(read_only)
        self._show_line()

    def set_marks(self, marks: Mapping[str, Mark]) -> None:
        """Show what the rules found at which field."""
        self.form.set_marks(marks)

    def focus_field(self, name: str | None) -> bool:
        """Open the form and set the keyboard into a field of it."""
        self._toggle.setChecked(True)
        return self.form.focus_field(name or "number")

    def commit(self) -> None:
        """Take over what stands in the fields."""
        self.form.commit()

    @Slot(bool)
    def _on_toggled(self, shown: bool) -> None:
        if not shown:
            self.form.commit()
        self.form.setVisible(shown)
        self._show_line()

    @Slot(str, object)
    def _on_edited(self, name: str, value: object) -> None:
        if self._record is not None:
            self._record = msgspec.structs.replace(self._record, **{name: value})
            self.edited.emit(self._record)
            self._show_line()

    def _show_line(self) -> None:
        self._toggle.setIcon(icon("down" if self._toggle.isChecked() else "right"))
        record = self._record
        if record is not None and record.number:
            self._toggle.setText(self.tr("Báo cáo số {number}").format(number=record.number))
        else:
            self._toggle.setText(self.tr("Số, ngày và kỳ số liệu"))
        if record is not None:
            self._toggle.setToolTip(
                self.tr("Số liệu từ {first} đến {last}; thời điểm {stock}").format(
                    first=grid_date(record.flow_from),
                    last=grid_date(record.flow_to),
                    stock=grid_date(record.stock_on),
                )
            )

    def _specs(self) -> list[FieldSpec]:
        return [
            FieldSpec("number", self.tr("&Số:"), hint=self.tr("văn thư ghi")),
            FieldSpec("symbol", self.tr("&Ký hiệu:"), hint=self.tr("ví dụ BC-UBND")),
            _day("issued_on", self.tr("&Ngày:"), needed=False),
            _day("flow_from", self.tr("&Từ ngày:"), needed=True),
            _day("flow_to", self.tr("Đến n&gày:"), needed=True),
            _day("stock_on", self.tr("Thời đ&iểm:"), needed=True),
        ]


def _day(name: str, label: str, *, needed: bool) -> FieldSpec:
    def read(text: str) -> dt.date | None:
        if text.strip():
            return parse_date(text)
        if needed:
            raise UnreadableError(
                QCoreApplication.translate("ReportHead", "Cần có ngày, ví dụ 15/12/2025.")
            )
        return None

    def show(value: object) -> str:
        return grid_date(value) if isinstance(value, dt.date) else ""

    hint = QCoreApplication.translate("ReportHead", "ngày/tháng/năm")
    return FieldSpec(name, label, hint=hint, show=show, read=read)
