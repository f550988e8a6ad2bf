# SPDX-License-Identifier: MIT
"""An item of the timeline in words: for tool tips and for those who hear the screen."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QCoreApplication

from lsapp.domain.dates import grid_date
from lsapp.domain.labels import STATUS_LABELS
from ui.widgets.timeline_model import TimelineItem


def title_words(item: TimelineItem) -> str:
    """Return number and whole label: ``1.2. Tổ chức hội nghị ...``."""
    number = item.number.rstrip(".")
    return f"{number}. {item.label}" if number else item.label


def days_words(item: TimelineItem) -> str:
    """Return when the item is done, with ``dd/mm/yyyy``."""
    start = grid_date(item.start) if item.start else ""
    end = grid_date(item.end) if item.end else ""
    if item.recurring:
        said = QCoreApplication.translate("TimelineView", "Thường xuyên, định kỳ")
        if start and end:
            said = QCoreApplication.translate(
                "TimelineView", "Thường xuyên, định kỳ từ {start} đến {end}"
            ).format(start=start, end=end)
        if item.due:
            due = QCoreApplication.translate("TimelineView", "hạn {end}")
            said = f"{said}; {due.format(end=grid_date(item.due))}"
        return said
    if item.is_milestone:
        return QCoreApplication.translate("TimelineView", "Hạn {end}").format(end=end)
    if start and end:
        span = QCoreApplication.translate("TimelineView", "Từ {start} đến {end}")
        return span.format(start=start, end=end)
    if start:
        return QCoreApplication.translate("TimelineView", "Từ {start}").format(start=start)
    return QCoreApplication.translate("TimelineView", "Chưa xác định thời gian")


def overdue_words(item: TimelineItem, today: dt.date) -> str:
    """Return by how much the item is late: ``Quá hạn 21 ngày``; empty where it is not."""
    due = item.falls_due
    if due is None or not item.overdue(today):
        return ""
    late = QCoreApplication.translate("TimelineView", "Quá hạn {days} ngày")
    return late.format(days=(today - due).days)


def state_words(item: TimelineItem, today: dt.date) -> str:
    """Return status, percent and lateness: ``Đang thực hiện, 60 %, quá hạn 21 ngày``."""
    parts = [STATUS_LABELS[item.status]] if item.status else []
    if item.percent is not None:
        parts.append(f"{item.percent} %")
    if late := overdue_words(item, today):
        parts.append(late.lower() if parts else late)
    return ", ".join(parts)


def item_words(item: TimelineItem, today: dt.date) -> str:
    """Return days and state in one line."""
    return ". ".join(part for part in (days_words(item), state_words(item, today)) if part)


def tip_words(item: TimelineItem, today: dt.date) -> str:
    """Return the whole item as a tool tip that wraps its lines."""
    import html  # not before the mouse first rests on a row: its table of entities is long

    lines = (title_words(item), days_words(item), state_words(item, today))
    return "<qt>" + "<br>".join(html.escape(line) for line in lines if line) + "</qt>"
