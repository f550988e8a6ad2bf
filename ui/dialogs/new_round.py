# SPDX-License-Identifier: MIT
"""Another reporting round: which, with what dates, and what it takes over from an earlier one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from lsapp.domain.dates import FIRST_YEAR, LAST_YEAR, format_date
from lsapp.domain.period import RoundCode
from lsapp.domain.records import Round
from lsapp.services.round_dates import dates_of_round, following_round, round_before
from ui.pages.page import PageContext
from ui.theme import SPACE, Size, set_muted, set_primary, set_size
from ui.widgets.card import Card

if TYPE_CHECKING:
    from lsapp.services.desk import Desk
    from lsapp.services.rollover import RoundOptions, RoundPreview

PARTS: Final = ("", "H1", "H2", "Q1", "Q2", "Q3", "Q4")
_PAUSE: Final = 150
"""Milliseconds after the last choice: a year is typed in four digits and asked for once."""


class NewRoundDialog(QDialog):
    """Year and part, the dates that follow, and what is carried; opening turns the window to the round."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._session = context.session
        self._asked = 0
        self._working = False
        self._shown_code = ""
        self._known = False
        self._forms: dict[str, QCheckBox] = {}
        self._counts: dict[QCheckBox, int] = {}
        self.setWindowTitle(self.tr("Mở đợt báo cáo mới"))
        self._build()
        self._lay_out()
        self._connect()
        self._load()

    # --- building ---

    def _build(self) -> None:
        self._year = QSpinBox(self)
        self._year.setRange(max(FIRST_YEAR, 2000), min(LAST_YEAR, 2099))
        self._part = QComboBox(self)
        for part in PARTS:
            self._part.addItem(self._part_words(part), part)
        self._source = QComboBox(self)
        self._year.setMaximumWidth(self.fontMetrics().averageCharWidth() * 20)
        self._year.lineEdit().setTextMargins(SPACE // 2, 0, 0, 0)
        self._dates = {name: QLabel(self) for name in self._date_words()}
        self._opened = QLabel(self)
        self._opened.setTextFormat(Qt.TextFormat.PlainText)
        self._opened.setWordWrap(True)
        self._progress = self._option(checked=True)
        self._not_applicable = self._option(checked=True)
        self._sections = self._option(checked=False)
        self._total = QLabel(self)
        self._total.setTextFormat(Qt.TextFormat.PlainText)
        self._total.setWordWrap(True)
        self._open = QPushButton(self)
        self._open.setDefault(True)
        self._open.setEnabled(False)
        set_primary(self._open)
        self._cancel = QPushButton(self.tr("&Hủy"), self)
        self._cancel.setAutoDefault(False)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)

    def _option(self, *, checked: bool) -> QCheckBox:
        box = QCheckBox(self)
        box.setChecked(checked)
        box.toggled.connect(self._show_total)
        return box

    def _part_words(self, part: str) -> str:
        return {
            "": self.tr("Cả năm"),
            "H1": self.tr("6 tháng đầu năm"),
            "H2": self.tr("6 tháng cuối năm"),
            "Q1": self.tr("Quý I"),
            "Q2": self.tr("Quý II"),
            "Q3": self.tr("Quý III"),
            "Q4": self.tr("Quý IV"),
        }[part]

    def _date_words(self) -> dict[str, str]:
        return {
            "flow": self.tr("Số phát sinh tính"),
            "stock": self.tr("Số có đến ngày"),
            "cut_off": self.tr("Chốt số liệu"),
            "unit": self.tr("Hạn gửi của đơn vị"),
            "department": self.tr("Hạn của cơ quan tổng hợp"),
        }

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(2 * SPACE)
        form.setVerticalSpacing(SPACE)
        for label, field in (
            (self.tr("&Năm"), self._year),
            (self.tr("&Kỳ báo cáo"), self._part),
        ):
            form.addRow(label, field)
            field.setAccessibleName(label.replace("&", ""))
        dates = Card("", self._context.theme, parent=self)
        dates.set_title(self.tr("Các mốc của đợt"))
        facts = QFormLayout()
        facts.setHorizontalSpacing(2 * SPACE)
        facts.setVerticalSpacing(SPACE // 2)
        for name, words in self._date_words().items():
            value = self._dates[name]
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            value.setAccessibleName(words)
            label = QLabel(words, self)
            set_muted(label)
            facts.addRow(label, value)
        dates.content.addLayout(facts)
        dates.add(self._opened)
        self._carried = self._make_carried()
        body = QWidget(self)
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(SPACE)
        inner.addLayout(form)
        inner.addWidget(dates)
        inner.addWidget(self._carried)
        inner.addStretch(1)
        area = QScrollArea(self)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(body)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE)
        buttons.addStretch()
        buttons.addWidget(self._open)
        buttons.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        column.setSpacing(2 * SPACE)
        column.addWidget(area, 1)
        column.addLayout(buttons)
        letter, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().lineSpacing()
        available = self.screen().availableSize()
        self.resize(
            min(letter * 84, available.width() - 48), min(line * 36, available.height() - 80)
        )

    def _make_carried(self) -> Card:
        card = Card("", self._context.theme, parent=self)
        card.set_title(self.tr("Lấy sang từ đợt trước"))
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        label = QLabel(self.tr("&Lấy từ:"), self)
        label.setBuddy(self._source)
        self._source.setAccessibleName(self.tr("Lấy từ đợt"))
        row.addWidget(label)
        row.addWidget(self._source)
        row.addStretch()
        card.content.addLayout(row)
        self._options = QVBoxLayout()
        self._options.setSpacing(SPACE // 2)
        for box in (self._progress, self._not_applicable, self._sections):
            self._options.addWidget(box)
        card.content.addLayout(self._options)
        set_size(self._total, Size.SMALL)
        set_muted(self._total)
        card.add(self._total)
        return card

    def _connect(self) -> None:
        self._year.valueChanged.connect(self._on_round_changed)
        self._part.currentIndexChanged.connect(self._on_round_changed)
        self._source.currentIndexChanged.connect(self._on_source_changed)
        self._soon.timeout.connect(self._ask)
        self._open.clicked.connect(self._on_open)
        self._cancel.clicked.connect(self.reject)

    def _load(self) -> None:
        view = self._session.view
        if view is None:
            return
        following = following_round(view.round, self._codes())
        for field in (self._year, self._part):
            field.blockSignals(True)
        self._year.setValue(following.year)
        self._part.setCurrentIndex(PARTS.index(following.part))
        for field in (self._year, self._part):
            field.blockSignals(False)
        self._on_round_changed()
        self._year.setFocus()
        self._year.selectAll()

    # --- which round ---

    @property
    def code(self) -> str:
        """The code of the round that is chosen."""
        return str(RoundCode(self._year.value(), str(self._part.currentData())))

    def _codes(self) -> list[str]:
        view = self._session.view
        return [] if view is None else [one.code for one in view.rounds]

    @Slot()
    def _on_round_changed(self) -> None:
        code, codes = self.code, self._codes()
        if code == self._shown_code:
            return  # Enter tells the year again, on its way to the default button
        self._shown_code = code
        self._source.blockSignals(True)
        self._source.clear()
        for one in codes:
            if one != code:
                words = self.tr("Đợt {round}").format(round=RoundCode.parse(one).label())
                self._source.addItem(words, one)
        self._source.addItem(self.tr("Không lấy gì"), None)
        before = round_before(code, [one for one in codes if one != code])
        self._source.setCurrentIndex(self._source.findData(before) if before else -1)
        if before is None:
            self._source.setCurrentIndex(self._source.count() - 1)
        self._source.blockSignals(False)
        label = RoundCode.parse(code).label()
        opened = code in codes
        self._open.setText(
            self.tr("&Chuyển đến đợt {round}").format(round=label)
            if opened
            else self.tr("&Mở đợt {round}").format(round=label)
        )
        self._opened.setText(
            self.tr("Đợt này đã mở. Chỉ lấy sang những gì đợt này chưa có; số đã nhập giữ nguyên.")
        )
        self._opened.setVisible(opened)
        self._begin()

    @Slot()
    def _on_source_changed(self) -> None:
        self._begin()

    def _begin(self) -> None:
        self._asked += 1
        self._known = False
        self._open.setEnabled(False)
        self._soon.start()

    # --- what it would be ---

    @Slot()
    def _ask(self) -> None:
        facts, view = self._session.facts, self._session.view
        if facts is None or view is None:
            return
        asked, code, source = self._asked, self.code, self._source.currentData()
        plan, unit = facts.plan, view.unit

        def work(desk: Desk) -> tuple[Round, RoundPreview | None]:
            from lsapp.services.rollover import RoundOptions, plan_new_round

            dates = dates_of_round(desk, plan, code)
            if source is None:
                return dates, None
            everything = RoundOptions(sections=True)
            return dates, plan_new_round(desk, plan, unit, source, code, everything)

        def done(both: tuple[Round, RoundPreview | None]) -> None:
            if asked == self._asked:
                self._show_dates(both[0])
                self._show_preview(both[1])

        self._session.read(work, done, self)

    def _show_dates(self, dates: Round) -> None:
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
            self._dates[name].setText(text)

    def _show_preview(self, preview: RoundPreview | None) -> None:
        self._known = True
        self._counts = {
            self._progress: preview.progress if preview else 0,
            self._not_applicable: preview.not_applicable if preview else 0,
            self._sections: preview.sections if preview else 0,
        }
        self._progress.setText(
            self.tr("&Việc chưa xong, với tình trạng và tỷ lệ: {count} nhiệm vụ").format(
                count=self._counts[self._progress]
            )
        )
        self._not_applicable.setText(
            self.tr("Ô khôn&g áp dụng và lý do: {count} ô").format(
                count=self._counts[self._not_applicable]
            )
        )
        self._sections.setText(
            self.tr("Lời văn &báo cáo, để sửa lại: {count} phần").format(
                count=self._counts[self._sections]
            )
        )
        self._show_forms(preview.open_rows if preview else {})
        for box, count in self._counts.items():
            box.setVisible(count > 0)
        self._open.setEnabled(self._session.can_edit)
        self._show_total()

    def _show_forms(self, rows: Mapping[str, int]) -> None:
        """One option for each list form with rows; what was ticked off stays so."""
        off = {code for code, box in self._forms.items() if not box.isChecked()}
        for box in self._forms.values():
            self._options.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._forms = {}
        plan = self._session.plan
        titles = {form.code: form.title for form in plan.forms}
        for at, (code, count) in enumerate(sorted(rows.items())):
            box = self._option(checked=code not in off)
            box.setText(
                self.tr("Dòng kê khai Biểu {form}: {count} dòng").format(form=code, count=count)
            )
            box.setToolTip(titles.get(code, ""))
            self._options.insertWidget(2 + at, box)
            self._forms[code] = box
            self._counts[box] = count
        first: QWidget = self._not_applicable
        for following in (*self._forms.values(), self._sections, self._open, self._cancel):
            QWidget.setTabOrder(first, following)
            first = following

    @Slot()
    def _show_total(self) -> None:
        if not self._known:
            return
        total = sum(count for box, count in self._counts.items() if box.isChecked())
        if self._source.currentData() is None:
            self._total.setText(self.tr("Đợt mới bắt đầu trống."))
        elif total:
            self._total.setText(
                self.tr(
                    "Lấy sang {count} mục. Số liệu không lấy sang: số của đợt trước hiện bên cạnh để đối chiếu."
                ).format(count=total)
            )
        else:
            self._total.setText(self.tr("Không có gì để lấy sang; đợt mới bắt đầu trống."))

    # --- opening ---

    def _wanted(self) -> RoundOptions:
        from lsapp.services.rollover import RoundOptions

        return RoundOptions(
            sections=self._sections.isChecked(),
            open_rows=[code for code, box in self._forms.items() if box.isChecked()],
            not_applicable=self._not_applicable.isChecked(),
            progress=self._progress.isChecked(),
        )

    @Slot()
    def _on_open(self) -> None:
        facts, view = self._session.facts, self._session.view
        if facts is None or view is None or not self._known:
            return
        plan, unit, code = facts.plan, view.unit, self.code
        source, options = self._source.currentData(), self._wanted()
        self._open.setEnabled(False)
        self._working = True

        def work(desk: Desk) -> object:
            from lsapp.services.desk import open_round
            from lsapp.services.rollover import new_round_from

            if source is None:
                open_round(desk, plan, code, unit)
                return None
            return new_round_from(desk, plan, unit, source, code, options)

        def go_on() -> None:
            self._session.act(work, lambda _change: self._on_done(code), self, self._on_failed)

        self._context.before_large_action(go_on)

    def _on_done(self, code: str) -> None:
        self.accept()
        self._session.show(round_code=code)

    def _on_failed(self, error: Exception) -> None:
        self._working = False
        self._open.setEnabled(self._known)
        self._session.failed.emit(error)

    def reject(self) -> None:
        """Close, but not in the middle of writing."""
        if not self._working:
            super().reject()
