# SPDX-License-Identifier: MIT
"""The parts of the dialog that opens a round: its dates, and what it takes over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from lsapp.domain.dates import format_date
from lsapp.domain.period import RoundCode
from lsapp.domain.records import Round
from ui.theme import SPACE, Size, Theme, set_muted, set_size
from ui.widgets.card import Card

if TYPE_CHECKING:
    from lsapp.services.rollover import RoundOptions, RoundPreview


class RoundDatesCard(Card):
    """What the round's figures cover, and its deadlines."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", theme, parent=parent)
        self.set_title(self.tr("Các mốc của đợt"))
        self._values: dict[str, QLabel] = {}
        facts = QFormLayout()
        facts.setHorizontalSpacing(2 * SPACE)
        facts.setVerticalSpacing(SPACE // 2)
        for name, words in (
            ("flow", self.tr("Số phát sinh tính")),
            ("stock", self.tr("Số có đến ngày")),
            ("cut_off", self.tr("Chốt số liệu")),
            ("unit", self.tr("Hạn gửi của đơn vị")),
            ("department", self.tr("Hạn của cơ quan tổng hợp")),
        ):
            value = self._values[name] = QLabel(self)
            value.setWordWrap(True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            value.setAccessibleName(words)
            label = QLabel(words, self)
            set_muted(label)
            facts.addRow(label, value)
        self.content.addLayout(facts)
        self._opened = QLabel(
            self.tr("Đợt này đã mở. Chỉ lấy sang những gì đợt này chưa có; số đã nhập giữ nguyên."),
            self,
        )
        self._opened.setTextFormat(Qt.TextFormat.PlainText)
        self._opened.setWordWrap(True)
        self.add(self._opened)

    def set_opened(self, opened: bool) -> None:
        """Say that the round is open already, where it is."""
        self._opened.setVisible(opened)

    def show_dates(self, dates: Round) -> None:
        """Show the dates of a round."""
        words = {
            "flow": self.tr("từ {flow_from} đến {flow_to}").format(
                flow_from=format_date(dates.flow_from), flow_to=format_date(dates.flow_to)
            ),
            "stock": format_date(dates.stock_on),
            "cut_off": format_date(dates.cut_off),
            "unit": format_date(dates.unit_deadline),
            "department": format_date(dates.department_deadline),
        }
        for name, text in words.items():
            self._values[name].setText(text)


class CarriedCard(Card):
    """From which round, and what of it; what there is none of is not offered."""

    source_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", theme, parent=parent)
        self.set_title(self.tr("Lấy sang từ đợt trước"))
        self._source = QComboBox(self)
        self._progress = self._option(checked=True)
        self._not_applicable = self._option(checked=True)
        self._sections = self._option(checked=False)
        self._forms: dict[str, QCheckBox] = {}
        self._counts: dict[QCheckBox, int] = {}
        self._total = QLabel(self)
        self._total.setTextFormat(Qt.TextFormat.PlainText)
        self._total.setWordWrap(True)
        set_size(self._total, Size.SMALL)
        set_muted(self._total)
        self._options = QVBoxLayout()
        self._options.setSpacing(SPACE // 2)
        self._lay_out()
        self._source.currentIndexChanged.connect(self.source_changed)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        label = QLabel(self.tr("&Lấy từ:"), self)
        label.setBuddy(self._source)
        self._source.setAccessibleName(self.tr("Lấy từ đợt"))
        row.addWidget(label)
        row.addWidget(self._source)
        row.addStretch()
        self.content.addLayout(row)
        for box in (self._progress, self._not_applicable, self._sections):
            box.hide()
            self._options.addWidget(box)
        self.content.addLayout(self._options)
        self.add(self._total)

    def _option(self, *, checked: bool) -> QCheckBox:
        box = QCheckBox(self)
        box.setChecked(checked)
        box.toggled.connect(self._show_total)
        return box

    # --- for the dialog ---

    @property
    def source(self) -> str | None:
        """The code of the round to take from; ``None`` for nothing."""
        code = self._source.currentData()
        return None if code is None else str(code)

    def set_sources(self, codes: Sequence[str], chosen: str | None) -> None:
        """Offer these rounds; tells nothing."""
        self._source.blockSignals(True)
        self._source.clear()
        for code in codes:
            words = self.tr("Đợt {round}").format(round=RoundCode.parse(code).label())
            self._source.addItem(words, code)
        self._source.addItem(self.tr("Không lấy gì"), None)
        last = self._source.count() - 1
        self._source.setCurrentIndex(self._source.findData(chosen) if chosen else last)
        self._source.blockSignals(False)

    def show_preview(self, preview: RoundPreview | None, titles: Mapping[str, str]) -> None:
        """Show how much there is to take of each; ``titles`` are those of the forms by their codes."""
        self._counts = {
            self._progress: preview.progress if preview else 0,
            self._not_applicable: preview.not_applicable if preview else 0,
            self._sections: preview.sections if preview else 0,
        }
        for box, words in (
            (self._progress, self.tr("&Việc chưa xong, với tình trạng và tỷ lệ: {count} nhiệm vụ")),
            (self._not_applicable, self.tr("Ô khôn&g áp dụng và lý do: {count} ô")),
            (self._sections, self.tr("Lời văn &báo cáo, để sửa lại: {count} phần")),
        ):
            box.setText(words.format(count=self._counts[box]))
            box.setVisible(self._counts[box] > 0)
        self._show_forms(preview.open_rows if preview else {}, titles)
        self._show_total()

    def options(self) -> RoundOptions:
        """Return what is ticked."""
        from lsapp.services.rollover import RoundOptions

        return RoundOptions(
            sections=self._sections.isChecked(),
            open_rows=[code for code, box in self._forms.items() if box.isChecked()],
            not_applicable=self._not_applicable.isChecked(),
            progress=self._progress.isChecked(),
        )

    # --- showing ---

    def _show_forms(self, rows: Mapping[str, int], titles: Mapping[str, str]) -> None:
        """One option for each list form with rows; what was ticked off stays so."""
        off = {code for code, box in self._forms.items() if not box.isChecked()}
        for box in self._forms.values():
            self._options.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._forms = {}
        for at, (code, count) in enumerate(sorted(rows.items())):
            box = self._option(checked=code not in off)
            box.setText(
                self.tr("Dòng kê khai Biểu {form}: {count} dòng").format(form=code, count=count)
            )
            box.setToolTip(titles.get(code, ""))
            self._options.insertWidget(2 + at, box)
            box.show()  # at once: the dialog is about to measure what is here
            self._forms[code] = box
            self._counts[box] = count
        before = self._not_applicable
        for box in (*self._forms.values(), self._sections):
            QWidget.setTabOrder(before, box)
            before = box

    @Slot()
    def _show_total(self) -> None:
        total = sum(count for box, count in self._counts.items() if box.isChecked())
        if self.source is None:
            self._total.setText(self.tr("Đợt mới bắt đầu trống."))
        elif total:
            self._total.setText(
                self.tr(
                    "Lấy sang {count} mục. Số liệu không lấy sang: số của đợt trước hiện bên cạnh "
                    "để đối chiếu."
                ).format(count=total)
            )
        else:
            self._total.setText(self.tr("Không có gì để lấy sang; đợt mới bắt đầu trống."))
