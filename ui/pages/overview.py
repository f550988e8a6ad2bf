# SPDX-License-Identifier: MIT
"""Tổng quan: the next step first, then what is due, what is missing, and how the round stands."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lsapp.domain.dates import day_in_vietnam
from lsapp.domain.period import RoundCode
from lsapp.domain.records import Activity
from lsapp.services.unit_view import UnitView, find_record
from ui import places
from ui.icons import icon
from ui.pages.page import Page, PageContext
from ui.places import Place
from ui.session import Changed
from ui.theme import SPACE, set_muted
from ui.widgets.card import Card
from ui.widgets.card_area import CardArea
from ui.widgets.charts import ChartView, CompletenessBars, MoneyBars, StatusBars, StatusRow
from ui.widgets.empty_page import EmptyPage
from ui.widgets.overview_blocks import DueBlock, FindingsBlock, MissingBlock, NextStepBlock
from ui.widgets.overview_figures import completeness_rows, money_rows, status_rows

if TYPE_CHECKING:
    from lsapp.services.desk import Desk
    from lsapp.services.next_step import SealState
    from lsapp.services.overview import Overview

_NARROW: Final = 96
"""Letters across, below which the two columns stand under each other."""


class OverviewPage(Page):
    """What a clerk sees first; everything on it leads to where it is done."""

    KINDS = frozenset(
        {
            *("programme", "activity", "budget_line", "progress", "group_statement", "report"),
            *(
                "stat_value",
                "open_row",
                "section",
                "answer",
                "local_unit",
                "letterhead",
                "evidence",
                "dispatch",  # the next step is another once the report is sent
            ),
        }
    )
    NEEDS_FINDINGS = True

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._overview: Overview | None = None
        self._shown_for: tuple[str, str] | None = None
        self._asked = 0
        self._breath = QTimer(self)
        self._breath.setSingleShot(True)
        self._breath.setInterval(0)
        self._breath.timeout.connect(self._ask)
        self.next_step = NextStepBlock(self.theme, self)
        self.due = DueBlock(self.theme, self)
        self.missing = MissingBlock(self.theme, self)
        self.checks = FindingsBlock(self.theme, self)
        self.completeness = CompletenessBars(self.theme, self)
        self.status = StatusBars(self.theme, self)
        self.money = MoneyBars(self.theme, self)
        self.empty = self._make_empty()
        self._waiting = QLabel(self.tr("Đang tổng hợp…"), self)
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_muted(self._waiting)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self._connect()

    # --- building ---

    def _make_empty(self) -> EmptyPage:
        make = QAction(icon("programme"), self.tr("&Lập chương trình"), self)
        make.triggered.connect(self._on_make_programme)
        take = QAction(icon("import"), self.tr("&Nhập từ tệp Excel của cơ quan..."), self)
        take.triggered.connect(self._on_import)
        self._first_steps = (make, take)
        return EmptyPage(
            "overview",
            self.tr("Chưa có chương trình nào"),
            self._empty_words(can_edit=True),
            self._first_steps,
            self.theme,
            self,
        )

    def _empty_words(self, *, can_edit: bool) -> str:
        if not can_edit:
            return self.tr(
                "Chưa nhận số liệu nào của đơn vị này trong đợt đang xem.\n"
                "Khi có bản nộp của đơn vị, ở đây cho biết việc nào đến hạn và còn thiếu gì."
            )
        return self.tr(
            "Trang này cho biết việc nào đến hạn, còn thiếu gì và nên làm gì tiếp theo.\n"
            "Bắt đầu bằng chương trình hành động, kế hoạch hoặc đề án của đơn vị, "
            "hoặc lấy bảng nhiệm vụ sẵn có trong tệp Excel."
        )

    def _lay_out(self) -> None:
        for row in (self._head, self._columns):
            row.setSpacing(SPACE)
        self._head.addWidget(self.next_step, 1)
        self._head.addWidget(self.checks, 1)
        self._columns.addLayout(
            self._column(
                (self.due, 0),
                (self._card(self.tr("Mức độ nhập theo nhóm nhiệm vụ"), self.completeness), 1),
                (self.missing, 0),
            ),
            1,
        )
        self._money_card = self._card(self.tr("Kinh phí"), self.money)
        self._columns.addLayout(
            self._column(
                (self._card(self.tr("Nhiệm vụ theo nhóm và trạng thái"), self.status), 1),
                (self._money_card, 1),
            ),
            1,
        )
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(2 * SPACE, 0, 2 * SPACE, SPACE)
        column.setSpacing(SPACE)
        column.addLayout(self._head)
        column.addLayout(self._columns, 1)
        area = self._area = CardArea(body, 2 * SPACE, self)
        for widget in (self._waiting, area, self.empty):
            self._stack.addWidget(widget)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    @staticmethod
    def _column(*cards: tuple[QWidget, int]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(SPACE)
        for card, stretch in cards:
            column.addWidget(card, stretch)
        return column

    def _card(self, title: str, chart: ChartView) -> Card:
        card = Card(title, self.theme, parent=self)
        # A chart takes what is left, down to its least height, before the page has to scroll.
        chart.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        card.add(chart, 1)
        return card

    def _connect(self) -> None:
        self.next_step.chosen.connect(self._on_next_step)
        self.due.place_chosen.connect(self._on_place)
        self.missing.place_chosen.connect(self._on_place)
        self.checks.list_asked.connect(self._on_findings)
        self.completeness.row_chosen.connect(self._on_group)
        self.status.segment_chosen.connect(self._on_segment)
        self.money.row_chosen.connect(self._on_money)

    # --- what the window asks ---

    def refresh(self, changed: Changed) -> None:
        view, can_edit = self.session.view, self.session.can_edit
        for action in self._first_steps:
            action.setVisible(can_edit)
        self.empty.set_text(self._empty_words(can_edit=can_edit))
        if view is not None and view.complete and not view.records.programmes:
            self._asked += 1  # what is being computed is of no use now
            self._stack.setCurrentWidget(self.empty)
        else:
            if changed.whole and not self._is_of(view):
                self._stack.setCurrentWidget(self._waiting)
            self._breath.start()

    def refresh_findings(self) -> None:
        if self._stack.currentWidget() is not self.empty:
            self._breath.start()

    def take_focus(self) -> None:
        shown = self._stack.currentWidget()
        if shown is self.empty and self.session.can_edit:
            self.empty.buttons[0].setFocus()
        elif shown is self._area:
            # Where there is no step to take, the findings are the first thing that leads somewhere.
            rows = self.checks.rows.rows
            first = self.next_step.button if self.session.can_edit or not rows else rows[0]
            first.setFocus()
        else:
            self.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the columns under each other where two do not fit."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW * self.fontMetrics().averageCharWidth()
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        for row in (self._head, self._columns):
            row.setDirection(way)

    # --- computing ---

    def _is_of(self, view: UnitView | None) -> bool:
        """Tell whether what is shown is of the same unit and round."""
        return view is not None and self._shown_for == (view.unit, view.round)

    @Slot()
    def _ask(self) -> None:
        view = self.session.view
        if view is None or not view.complete or not self.session.is_ready:
            return
        self._asked += 1
        asked = self._asked

        def read(desk: Desk) -> SealState | None:
            from lsapp.services.overview import seal_state

            return seal_state(desk, view)

        def go_on(seal: SealState | None) -> None:
            if asked == self._asked:
                self._compute(asked, view, seal)

        self.session.read(read, go_on, self)

    def _compute(self, asked: int, view: UnitView, seal: SealState | None) -> None:
        facts = self.session.facts
        if facts is None:
            return
        found = list(self.context.findings.findings)
        today = day_in_vietnam(dt.datetime.now(dt.UTC))

        def work() -> tuple[Overview, list[StatusRow]]:
            from lsapp.services.overview import overview_of

            overview = overview_of(facts.plan, facts.unit, view, found, today, seal)
            return overview, status_rows(overview, lambda key: _group_of(view, key))

        def done(both: tuple[Overview, list[StatusRow]]) -> None:
            if asked == self._asked:
                self._show(view, *both)

        self.session.compute(work, done, self)

    def _show(self, view: UnitView, overview: Overview, statuses: list[StatusRow]) -> None:
        self._overview = overview
        self._shown_for = (view.unit, view.round)
        can_edit = self.session.can_edit
        self.next_step.show_overview(overview, can_edit)
        self.due.show_overview(overview)
        self.missing.show_overview(overview)
        self.checks.show_overview(overview, self.context.findings.is_current, can_edit)
        self.completeness.set_rows(completeness_rows(overview))
        self.status.set_rows(statuses)
        year = RoundCode.parse(view.round).year
        rows = money_rows(overview.money, year)
        self.money.set_rows(rows)
        title = self.tr("Kinh phí năm {year}").format(year=year)
        of_year = any(one.year == year for one in overview.money)
        self._money_card.set_title(title if of_year or not rows else self.tr("Kinh phí theo năm"))
        had_none = self._stack.currentWidget() is self._waiting
        self._stack.setCurrentWidget(self._area)
        if had_none and (self.hasFocus() or self.window().focusWidget() is None):
            self.take_focus()

    # --- where things lead ---

    @Slot()
    def _on_next_step(self) -> None:
        if self._overview is None:
            return
        step = self._overview.next_step
        place = Place(step.kind, step.record, step.field) if step.kind else None
        self.context.navigate(step.page.value, place)

    @Slot(object)
    def _on_place(self, target: Place | str) -> None:
        if isinstance(target, Place):
            self.context.navigate(target.page, target)
        else:
            self.context.navigate(target, None)

    @Slot()
    def _on_findings(self) -> None:
        self.context.run_command("show_findings")

    @Slot(str)
    def _on_group(self, code: str) -> None:
        self.context.navigate(places.ACTIVITIES, Place("task_group", code))

    @Slot(str, str)
    def _on_segment(self, code: str, _status: str) -> None:
        self._on_group(code)

    @Slot(str)
    def _on_money(self, _key: str) -> None:
        self.context.navigate(places.ACTIVITIES, None)

    @Slot()
    def _on_make_programme(self) -> None:
        self.context.navigate(places.PROGRAMME, Place("programme"))

    @Slot()
    def _on_import(self) -> None:
        self.context.run_command("import_office")


def _group_of(view: UnitView, key: str) -> str | None:
    activity = find_record(view.records, Activity, key)
    return activity.group if activity else None
