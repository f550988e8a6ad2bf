# SPDX-License-Identifier: MIT
"""Another reporting round: which, with what dates, and what it takes over from an earlier one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from lsapp.domain.dates import FIRST_YEAR, LAST_YEAR
from lsapp.domain.period import RoundCode
from lsapp.domain.records import Round
from lsapp.services.round_dates import dates_of_round, following_round, round_before
from ui.dialogs.new_round_parts import CarriedCard, RoundDatesCard
from ui.dialogs.working_dialog import WorkingDialog
from ui.pages.page import PageContext
from ui.theme import SPACE, set_primary

if TYPE_CHECKING:
    from lsapp.services.desk import Desk
    from lsapp.services.rollover import RoundPreview

PARTS: Final = ("", "H1", "H2", "Q1", "Q2", "Q3", "Q4")
_PAUSE: Final = 150
"""Milliseconds after the last choice: a year is typed in four digits and asked for once."""


class NewRoundDialog(WorkingDialog):
    """Year and part, the dates that follow, and what is carried; opening turns the window to the round."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._session = context.session
        self._asked = 0
        self._shown_code = ""
        self._known = False
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
        self._year.setMaximumWidth(self.fontMetrics().averageCharWidth() * 20)
        self._part.setMaximumWidth(self.fontMetrics().averageCharWidth() * 36)
        self._dates = RoundDatesCard(self._context.theme, self)
        self._carried = CarriedCard(self._context.theme, self)
        self._open = QPushButton(self)
        self._open.setDefault(True)
        self._open.setEnabled(False)
        set_primary(self._open)
        self._cancel = QPushButton(self.tr("&Hủy"), self)
        self._cancel.setAutoDefault(False)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)

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
        body = QWidget(self)
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(SPACE)
        inner.addLayout(form)
        inner.addWidget(self._dates)
        inner.addWidget(self._carried)
        inner.addStretch(1)
        area = QScrollArea(self)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
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
        self._body, self._buttons = body, buttons
        self._fit_height(least=26 * self.fontMetrics().lineSpacing())

    def _fit_height(self, least: int = 0) -> None:
        """Be as high as what there is to say, and no higher than the screen allows."""
        margins, available = 4 * SPACE, self.screen().availableSize()
        width = min(self.fontMetrics().averageCharWidth() * 84, available.width() - 48)
        for part in (self._dates, self._carried, self._body):
            inner = part.layout()
            if inner is not None:
                inner.activate()  # a label that was just filled is measured by its new words
        wanted = self._body.heightForWidth(width - margins) + self._buttons.sizeHint().height()
        height = max(wanted + margins + 2 * SPACE, least)
        self.resize(width, min(height, available.height() - 80))

    def _connect(self) -> None:
        self._year.valueChanged.connect(self._on_round_changed)
        self._part.currentIndexChanged.connect(self._on_round_changed)
        self._carried.source_changed.connect(self._on_source_changed)
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
        others = [one for one in codes if one != code]
        self._carried.set_sources(others, round_before(code, others))
        label = RoundCode.parse(code).label()
        opened = code in codes
        self._open.setText(
            self.tr("&Chuyển đến đợt {round}").format(round=label)
            if opened
            else self.tr("&Mở đợt {round}").format(round=label)
        )
        self._dates.set_opened(opened)
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
        asked, code, source = self._asked, self.code, self._carried.source
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
                self._known = True
                self._dates.show_dates(both[0])
                titles = {form.code: form.title for form in plan.forms}
                self._carried.show_preview(both[1], titles)
                self._fit_height()
                self._open.setEnabled(self._session.can_edit)

        self._session.read(work, done, self)

    # --- opening ---

    @Slot()
    def _on_open(self) -> None:
        facts, view = self._session.facts, self._session.view
        if facts is None or view is None or not self._known:
            return
        plan, unit, code = facts.plan, view.unit, self.code
        source, options = self._carried.source, self._carried.options()
        self.set_working(True)

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
        self.end_failed(error, self._session)

    # --- overrides ---

    def show_working(self, working: bool) -> None:
        """One press is enough."""
        self._open.setEnabled(self._known and not working)
