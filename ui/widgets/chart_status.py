# SPDX-License-Identifier: MIT
"""How far each task group has come: one bar a group, stacked by status."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final

import msgspec
from PySide6.QtCore import QCoreApplication, QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from lsapp.domain.labels import STATUS_LABELS
from lsapp.domain.numbers import format_number
from lsapp.domain.records import Status
from ui.theme import Theme
from ui.widgets.chart_drawing import (
    Fill,
    Hint,
    Ink,
    Layout,
    Mark,
    Pattern,
    Type,
    draw_bar,
    write,
    write_elided,
    write_on_bar,
)
from ui.widgets.chart_legend import Legend, LegendEntry
from ui.widgets.chart_view import ChartView


class BarStatus(StrEnum):
    """The parts of a bar: a status each, and what is overdue taken out of those still open."""

    COMPLETED = "completed"
    IN_PROGRESS = "in_progress"
    OVERDUE = "overdue"
    NOT_STARTED = "not_started"
    NONE_ARISING = "none_arising"
    STOPPED = "stopped"


def bar_status(status: Status | None, overdue: bool) -> BarStatus:
    """Return the part of the bar that an activity is counted in; nothing told is not started."""
    return BarStatus.OVERDUE if overdue else BarStatus((status or Status.NOT_STARTED).value)


def bar_status_label(status: BarStatus) -> str:
    """Return the word for a part of a bar: the status's own, or ``Quá hạn``."""
    if status is BarStatus.OVERDUE:
        return QCoreApplication.translate("StatusBars", "Quá hạn")
    return STATUS_LABELS[Status(status.value)]


def status_fill(status: BarStatus, ink: Ink) -> Fill:
    """Return the colour and pattern of a status, the same in every chart and in the timeline."""
    return {
        BarStatus.COMPLETED: Fill(ink.good, Pattern.SOLID),
        BarStatus.IN_PROGRESS: Fill(ink.accent, Pattern.SLANT),
        BarStatus.OVERDUE: Fill(ink.bad, Pattern.BACK_SLANT),
        BarStatus.NOT_STARTED: Fill(ink.surface, Pattern.EMPTY),
        BarStatus.NONE_ARISING: Fill(ink.neutral, Pattern.DOTS),
        BarStatus.STOPPED: Fill(ink.neutral, Pattern.LINES),
    }[status]


class StatusRow(msgspec.Struct, frozen=True, kw_only=True):
    """One bar: the group's code, number and short name, and its activities counted by status.

    Each activity is counted once (``bar_status``); statuses without any may be left out.
    """

    group: str
    number: str
    name: str
    counts: Mapping[BarStatus, int]

    @property
    def total(self) -> int:
        """How many activities the group has."""
        return sum(self.counts.values())

    @property
    def words(self) -> str:
        """The whole row in words: ``Nhóm I: 5 hoàn thành, 2 đang thực hiện``."""
        head = QCoreApplication.translate("StatusBars", "Nhóm {number}: {counts}")
        return head.format(number=self.number, counts=self._counts() or self._nothing())

    def _counts(self) -> str:
        told = (
            f"{format_number(self.counts[status])} {bar_status_label(status).lower()}"
            for status in BarStatus
            if self.counts.get(status)
        )
        return ", ".join(told)

    @staticmethod
    def _nothing() -> str:
        return QCoreApplication.translate("StatusBars", "chưa có nhiệm vụ")


_NARROW: Final = 30  # in heights of a line: below it, only figures stand behind the bars
_LEAST_PART: Final = 12  # a part that is there at all can be seen and clicked


class _Placed(Layout, frozen=True, kw_only=True):
    legend: Legend
    names: list[tuple[StatusRow, QRectF]]
    parts: list[tuple[BarStatus, int, QRectF]]
    totals: list[tuple[str, QRectF]]


class StatusFigure:
    """The bars, drawable on any painter. All rows share one scale: a longer bar is more work."""

    def __init__(self, rows: Sequence[StatusRow] = ()) -> None:
        self._rows = tuple(rows)

    @property
    def is_empty(self) -> bool:
        """Whether no group has an activity."""
        return not any(row.total for row in self._rows)

    @property
    def summary(self) -> str:
        """All rows in words."""
        return "" if self.is_empty else "; ".join(row.words for row in self._rows)

    def least_height(self, measure: Type) -> float:
        """Return two lines of legend and a line for each row."""
        return 2 * measure.line + measure.px(12) + len(self._rows) * (measure.line + measure.px(8))

    def lay_out(self, measure: Type, rect: QRectF) -> _Placed:
        """Return where everything lies: names, bars, totals; the legend above."""
        used = [one for one in BarStatus if any(row.counts.get(one) for row in self._rows)]
        entries = [LegendEntry(bar_status_label(one), one) for one in used]
        legend = Legend(entries, measure, rect)
        top = legend.bottom + measure.px(8)
        step = min((rect.bottom() - top) / max(len(self._rows), 1), measure.px(40))
        totals = [self._total(row, rect.width() < _NARROW * measure.line) for row in self._rows]
        behind = max(map(measure.width, totals), default=0) + measure.px(8)
        before = self._name_width(measure, 0.4 * (rect.width() - behind))
        length = rect.width() - before - behind
        placed = _Placed(marks=[], hints=[], legend=legend, names=[], parts=[], totals=[])
        for place, (row, total) in enumerate(zip(self._rows, totals, strict=True)):
            line = QRectF(rect.left(), top + place * step, rect.width(), step)
            name = QRectF(line.left(), line.top(), before - measure.px(8), step)
            placed.names.append((row, name))
            placed.hints.append(Hint(name, f"{row.number}. {row.name}"))
            bar = QRectF(line.left() + before, line.top(), length, step)
            end = self._place_parts(placed, place, bar, measure)
            placed.totals.append((total, QRectF(end + measure.px(8), line.top(), behind, step)))
        return placed

    def _place_parts(self, placed: _Placed, place: int, bar: QRectF, measure: Type) -> float:
        """Place the parts of one row's bar; returns where the bar ends."""
        row = self._rows[place]
        parts = [(one, row.counts[one]) for one in BarStatus if row.counts.get(one)]
        most = max(one.total for one in self._rows)
        widths = _shares([count for _, count in parts], most, bar.width(), measure.px(_LEAST_PART))
        height = min(0.82 * bar.height(), measure.px(20))
        left, top = bar.left(), bar.center().y() - height / 2
        for (status, count), width in zip(parts, widths, strict=True):
            rect = QRectF(left, top, width, height)
            placed.parts.append((status, count, rect))
            placed.marks.append(
                Mark(
                    key=(row.group, status.value),
                    row=place,
                    rect=rect,
                    text=QCoreApplication.translate(
                        "StatusBars", "{status}: {count} nhiệm vụ. {row}"
                    ).format(
                        status=bar_status_label(status),
                        count=format_number(count),
                        row=row.words,
                    ),
                )
            )
            left += width
        return left

    def _name_width(self, measure: Type, most: float) -> float:
        names = (measure.width(f"{row.number}. {row.name}") for row in self._rows)
        return min(max(names, default=0.0) + measure.px(9), most)

    @staticmethod
    def _total(row: StatusRow, narrow: bool) -> str:
        done, total = (
            format_number(row.counts.get(BarStatus.COMPLETED, 0)),
            format_number(row.total),
        )
        if narrow:
            return f"{done}/{total}"
        if not row.total:
            return QCoreApplication.translate("StatusBars", "chưa có nhiệm vụ")
        words = QCoreApplication.translate("StatusBars", "{done}/{total} hoàn thành")
        return words.format(done=done, total=total)

    def paint(self, painter: QPainter, rect: QRectF, ink: Ink) -> None:
        """Draw legend, names, bars and totals."""
        placed = self.lay_out(Type.of(painter), rect)
        placed.legend.paint(painter, lambda key: status_fill(BarStatus(key), ink), ink)
        for row, name in placed.names:
            write_elided(painter, name, f"{row.number}. {row.name}", ink.text)
        for status, count, part in placed.parts:
            fill = status_fill(status, ink)
            draw_bar(painter, part, fill, ink)
            write_on_bar(painter, part, format_number(count), fill, ink)
        for total, place in placed.totals:
            write(painter, place, total, ink.muted)


def _shares(counts: Sequence[int], most: int, length: float, least: float) -> list[float]:
    """Return the lengths of a bar's parts, none below ``least``; ``most`` fills the whole length.

    What the small parts take beyond their share, the large ones give, so that a full bar stays full.
    """
    if not counts:
        return []
    least = min(least, length / len(counts))
    total = length * sum(counts) / max(most, 1)
    total = min(max(total, least * len(counts)), length)
    small = [count for count in counts if count * total < least * sum(counts)]
    large = sum(counts) - sum(small)
    rest = total - least * len(small)
    return [
        least if count * total < least * sum(counts) else rest * count / large for count in counts
    ]


class StatusBars(ChartView):
    """The chart of task groups by status; choosing a part asks for the activities in it."""

    segment_chosen = Signal(str, str)
    """The group's code and the ``BarStatus`` value."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("StatusBars", "Nhiệm vụ theo nhóm và trạng thái")
        super().__init__(StatusFigure(), theme, title, parent)
        self.mark_chosen.connect(self._on_mark_chosen)

    def set_rows(self, rows: Sequence[StatusRow]) -> None:
        """Show these groups, in this order."""
        self._show(StatusFigure(rows))

    def _on_mark_chosen(self, key: tuple[str, str]) -> None:
        self.segment_chosen.emit(*key)
