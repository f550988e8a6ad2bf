# SPDX-License-Identifier: MIT
"""Số liệu of the round over all units: a way to cut it at the left, the table at the right, its trend below."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QModelIndex, QSignalBlocker, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lsapp.catalogue.model import Plan
from lsapp.domain.period import RoundCode
from lsapp.services.breakdowns import RoundSums, TrendPoint
from ui.models.compiling_figures_cells import (
    CellSource,
    FigureGrid,
    LineSource,
    RowSource,
    Source,
    UnitSource,
    money_words,
)
from ui.models.compiling_figures_cuts import (
    Cut,
    Province,
    cuts_of,
    divisor_of,
    is_money,
    make_grid,
    make_trend,
)
from ui.pages.page import PageContext
from ui.places import Place
from ui.theme import SPACE
from ui.widgets.compiling_figures_head import FiguresHead
from ui.widgets.compiling_figures_reading import FiguresReading
from ui.widgets.compiling_figures_table import FiguresTable
from ui.widgets.compiling_figures_trend import FiguresTrend, trend_names
from ui.widgets.empty_page import EmptyPage

_LIST_LETTERS: Final = 30
_NARROW_LIST: Final = 20
_NARROW: Final = 100  # letters across
_LOW: Final = 20  # lines
_BREATH: Final = 80
"""Milliseconds on a figure before its trend is drawn: a held arrow key passes over many."""
_TABLE, _NOTHING = range(2)


class CompilingFigures(QWidget):
    """The roll-up of the round in view; Enter or a double click opens what is behind a figure."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._session = context.session
        self._of: tuple[Path | None, Plan | None] = (None, None)
        self._round = ""
        self._is_stale = True
        self._is_narrow = False
        self._asked = 0
        self._known: tuple[str, ...] = ()
        self._leading: tuple[str, Place] | None = None
        self.reading = FiguresReading(self._session, self)
        self.cuts = QListWidget(self)
        self.table = FiguresTable(context.theme, self.tr("Số liệu tổng hợp"), self)
        self.trend = FiguresTrend(context.theme, self)
        self._head = FiguresHead(self)
        self.title, self.note = self._head.title, self._head.note
        self.units, self.trend_button = self._head.units, self._head.trend_button
        self.progress = QProgressBar(self)
        self._bodies = QStackedWidget(self)
        self._breath = QTimer(self)
        self._breath.setSingleShot(True)
        self._breath.setInterval(_BREATH)
        self._build()
        self._lay_out()
        self._connect()

    # --- building ---

    def _build(self) -> None:
        self.cuts.setAccessibleName(self.tr("Cách cộng số liệu"))
        self.cuts.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.cuts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Đang đọc các báo cáo"))
        self.progress.hide()
        self.trend.hide()
        self._empty = EmptyPage(
            "statistics",
            self.tr("Chưa có báo cáo nào được cộng"),
            self.tr(
                "Nhận tệp của các đơn vị ở phần Đơn vị. Bản trả lại, xung đột hoặc trống thì chưa cộng."
            ),
            [],
            self._context.theme,
            self,
        )

    def _lay_out(self) -> None:
        shown = QSplitter(Qt.Orientation.Vertical, self)
        shown.setChildrenCollapsible(False)
        shown.addWidget(self.table)
        shown.addWidget(self.trend)
        shown.setStretchFactor(0, 3)
        shown.setStretchFactor(1, 2)
        self._bodies.addWidget(shown)
        self._bodies.addWidget(self._empty)
        right = QVBoxLayout()
        right.setSpacing(SPACE // 2)
        right.addWidget(self._head)
        right.addWidget(self.progress)
        right.addWidget(self._bodies, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, SPACE, 0, 0)
        row.setSpacing(2 * SPACE)
        row.addWidget(self.cuts)
        row.addLayout(right, 1)
        self._fit()

    def _connect(self) -> None:
        self.cuts.currentItemChanged.connect(self._on_cut_chosen)
        self.units.activated.connect(self._show_cut)
        self.trend_button.toggled.connect(self._on_trend_toggled)
        self.table.source_chosen.connect(self._on_source_chosen)
        self.table.cell_reached.connect(lambda _index: self._breath.start())
        self._breath.timeout.connect(self._show_trend)
        self.reading.round_read.connect(self._on_round_read)
        self.reading.progressed.connect(self._on_progressed)
        self.reading.rounds_known.connect(self._on_rounds_known)
        self._session.state_changed.connect(self._on_turned)
        self._context.theme.changed.connect(self._fit)

    @Slot()
    def _fit(self) -> None:
        letters = _NARROW_LIST if self._is_narrow else _LIST_LETTERS
        self.cuts.setFixedWidth(self.fontMetrics().averageCharWidth() * letters)
        for at in range(self.cuts.count()):
            self.cuts.item(at).setSizeHint(QSize(0, self._context.theme.row_height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the list is narrow, and a chart takes the place of its table."""
        super().resizeEvent(event)
        metrics = self.fontMetrics()
        narrow = self.width() < metrics.averageCharWidth() * _NARROW
        self._head.set_narrow(narrow)
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            self._fit()
        self._share_height()

    def _share_height(self) -> None:
        low = self.height() < self.fontMetrics().lineSpacing() * _LOW
        hidden = low and self.trend_button.isChecked()
        if hidden and self.table.hasFocus():
            self.trend_button.setFocus()  # the way back to the table
        self.table.setHidden(hidden)

    # --- for the page ---

    def refresh(self) -> None:
        """Read again what has changed since, at once where it is seen, else when it is shown."""
        self._is_stale = True
        if self.isVisible():
            self._read()

    def set_text(self, text: str) -> None:
        """Show the rows that hold ``text``."""
        self.table.figures.set_text(text)

    def take_focus(self) -> None:
        """Set the keyboard on the figures."""
        self.table.setFocus()

    # --- reading ---

    def _read(self) -> None:
        view = self._session.view
        if view is None or not self._session.is_ready:
            return
        self._is_stale = False
        if view.round != self._round:
            self._round = view.round
            self._known = ()
        if (self._session.path, self._session.plan) != self._of:
            self._of = (self._session.path, self._session.plan)
            self.reading.ask(())  # what was read of another file is forgotten
            self._fill_cuts()
        self.reading.ask(self._wanted_rounds())
        if self.trend_button.isChecked():
            self.reading.ask_known_rounds(self._round)

    def _wanted_rounds(self) -> list[str]:
        wanted = [self._round]
        if self._cut().is_outliers:
            wanted.append(self._last_round())
        if self.trend_button.isChecked():
            wanted += [one for one in self._known if one not in wanted]
        return wanted

    def _last_round(self) -> str:
        return str(RoundCode.parse(self._round).previous())

    def _fill_cuts(self) -> None:
        """List the ways that the plan has, and show nothing of another file any more."""
        self.table.show_grid(FigureGrid(title="", columns=(), rows=()))
        self.title.clear()
        self.note.clear()
        with QSignalBlocker(self.cuts):
            self.cuts.clear()
        for title, ways in cuts_of(self._session.plan):
            head = QListWidgetItem(title, self.cuts)
            head.setFlags(Qt.ItemFlag.NoItemFlags)
            for words, cut in ways:
                item = QListWidgetItem(f"   {words}", self.cuts)
                item.setToolTip(words)
                item.setData(Qt.ItemDataRole.UserRole, cut)
        self._fit()
        self.cuts.setCurrentRow(1)

    def _cut(self) -> Cut:
        item = self.cuts.currentItem()
        cut = None if item is None else item.data(Qt.ItemDataRole.UserRole)
        return cut if isinstance(cut, Cut) else Cut()

    def _province(self) -> Province | None:
        this, register = self.reading.rounds.get(self._round), self.reading.register
        if this is None or register is None or not self._session.is_ready:
            return None
        last = self.reading.rounds.get(self._last_round())
        alike = {self._round, *self._known}
        return Province(
            plan=self._session.plan,
            this=this,
            last=last if last is not None and last.units else None,
            rounds={code: one for code, one in self.reading.rounds.items() if code in alike},
            register=register,
        )

    # --- the table ---

    @Slot()
    def _show_cut(self) -> None:
        province, cut = self._province(), self._cut()
        if province is None:
            return
        self._bodies.setCurrentIndex(_TABLE if province.this.units else _NOTHING)
        self._asked += 1
        asked, in_millions = self._asked, self._in_millions

        def done(grid: FigureGrid) -> None:
            if asked == self._asked:
                self.title.setText(grid.title)
                self.note.setText(grid.note)
                self.table.show_grid(grid)

        self._session.compute(lambda: make_grid(province, cut, in_millions=in_millions), done, self)

    @property
    def _in_millions(self) -> bool:
        return bool(self.units.currentData())

    @Slot()
    def _show_trend(self) -> None:
        province = self._province()
        index = self.table.currentIndex()
        source = self.table.figures.source(index)
        if not self.trend.isVisible() or province is None or source is None:
            return
        plan, in_millions = province.plan, self._in_millions
        title = self._figure_words(index)
        names = trend_names(province.names())

        def done(points: tuple[TrendPoint, ...]) -> None:
            self.trend.show_points(
                title,
                points,
                names,
                unit=money_words(in_millions) if is_money(plan, source) else "",
                divisor=divisor_of(plan, source, in_millions=in_millions),
            )

        self._session.compute(lambda: make_trend(province, source), done, self)

    def _figure_words(self, index: QModelIndex) -> str:
        column = self.table.figures.grid.columns[index.column()].title
        return f"{self.table.figures.row_words(index.row())} · {' – '.join(column.split(chr(10)))}"

    # --- slots ---

    @Slot()
    def _on_cut_chosen(self) -> None:
        self._show_cut()
        if self._round and any(one not in self.reading.rounds for one in self._wanted_rounds()):
            self.reading.ask(self._wanted_rounds())

    @Slot(str)
    def _on_round_read(self, code: str) -> None:
        if code == self._round or (code == self._last_round() and self._cut().is_outliers):
            self._show_cut()
        self._breath.start()
        self.progress.setVisible(self.reading.is_reading)

    @Slot(str, int, int)
    def _on_progressed(self, code: str, done: int, total: int) -> None:
        self.progress.setVisible(done < total)
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        if code == self._round and done < total and self._round not in self.reading.rounds:
            self.title.setText(self.tr("Đang đọc các báo cáo"))
            words = self.tr("Đã đọc {done}/{total} đơn vị; các phần khác vẫn dùng được.")
            self.note.setText(words.format(done=done, total=total))

    @Slot(tuple)
    def _on_rounds_known(self, rounds: tuple[str, ...]) -> None:
        self._known = rounds
        if self.trend_button.isChecked():
            self.reading.ask(self._wanted_rounds())

    @Slot(bool)
    def _on_trend_toggled(self, shown: bool) -> None:
        self.trend.setVisible(shown)
        self._share_height()
        if shown and self._session.is_ready:
            self.reading.ask_known_rounds(self._round)
            self._breath.start()

    @Slot(QModelIndex)
    def _on_source_chosen(self, index: QModelIndex) -> None:
        source: Source | None = self.table.figures.source(index)
        sums: RoundSums | None = self.reading.rounds.get(self._round)
        if sums is None:
            return
        match source:
            case UnitSource(unit=unit, of=CellSource(form=form, row=row, column=column)):
                self._lead(unit, Place("stat_form", form, f"{row}/{column}"))
            case UnitSource(unit=unit):
                self._lead(unit, Place("activity"))
            case RowSource(unit=unit, key=key):
                self._lead(unit, Place("open_row", key))
            case LineSource() | CellSource():
                self._open_parts(sums, source, index)

    def _open_parts(
        self, sums: RoundSums, source: LineSource | CellSource, index: QModelIndex
    ) -> None:
        from ui.dialogs.figure_parts import FigurePartsDialog

        title = f"{self._figure_words(index)}: {index.data() or '–'}"
        dialog = FigurePartsDialog(
            self._context, sums, source, title, self.window(), in_millions=self._in_millions
        )
        dialog.unit_asked.connect(self._lead)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # --- leading to a unit's own pages ---

    @Slot(str, Place)
    def _lead(self, unit: str, place: Place) -> None:
        view = self._session.view
        if view is not None and view.unit == unit:
            self._context.navigate(place.page, place)
            return
        self._leading = (unit, place)
        self._session.show(unit=unit)

    @Slot()
    def _on_turned(self) -> None:
        view, leading = self._session.view, self._leading
        if leading is None or view is None or not self._session.is_ready:
            return
        self._leading = None
        if view.unit == leading[0]:
            self._context.navigate(leading[1].page, leading[1])

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._read()
