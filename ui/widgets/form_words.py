# SPDX-License-Identifier: MIT
"""How a form stands, in words: its chip in the list, how much is there, what its figures are of."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from lsapp.catalogue.model import StatForm
from lsapp.domain.dates import format_date
from lsapp.domain.records import Report, Round
from lsapp.services.form_cells import FormSheet
from ui.theme import Tone
from ui.widgets.chip import ChipLook


def form_chip(sheet: FormSheet) -> ChipLook:
    """Return the state of a form: faulty, complete, declared empty, begun, or not begun."""
    faults = [*sheet.faults, *(one for row in sheet.rows for c in row.cells for one in c.faults)]
    hard = sum(one.level == "hard" for one in faults)
    if hard:
        words = QCoreApplication.translate("FormWords", "{count} lỗi").format(count=hard)
        return ChipLook("error", words, Tone.BAD)
    soft = sum(one.code != "list.required" for one in faults)
    if soft:
        words = QCoreApplication.translate("FormWords", "{count} lưu ý").format(count=soft)
        return ChipLook("warning", words, Tone.WARNING)
    if sheet.whole.not_applicable:
        words = QCoreApplication.translate("FormWords", "Không có số liệu")
        return ChipLook("none-arising", words, Tone.GOOD)
    missing = sheet.expected - sheet.filled
    if sheet.expected and not missing:
        words = QCoreApplication.translate("FormWords", "Đã đủ")
        return ChipLook("completed", words, Tone.GOOD)
    if not sheet.filled:
        tone = Tone.WARNING if sheet.form.required else Tone.NEUTRAL
        words = QCoreApplication.translate("FormWords", "Chưa điền")
        return ChipLook("not-started", words, tone)
    words = QCoreApplication.translate("FormWords", "Còn {count}").format(count=missing)
    return ChipLook("in-progress", words, Tone.WARNING if sheet.form.required else Tone.NEUTRAL)


def form_amount(sheet: FormSheet) -> str:
    """Return how much is filled in, of how much; nothing where a list has no row yet."""
    if sheet.whole.not_applicable and not any(row.cells for row in sheet.rows):
        return ""
    if sheet.form.layout == "list":
        count = len(sheet.rows)
        if not count:
            return ""
        return QCoreApplication.translate("FormWords", "{count} dòng").format(count=count)
    return QCoreApplication.translate("FormWords", "{filled}/{all} ô").format(
        filled=sheet.filled, all=sheet.expected
    )


def form_measure(form: StatForm, period: Report | Round | None) -> str:
    """Return in what a form counts, and of which day or period."""
    words = QCoreApplication.translate("FormWords", "Đơn vị tính: {measure}").format(
        measure=form.measure
    )
    if period is None:
        return words
    if form.basis == "stock":
        when = QCoreApplication.translate("FormWords", "số liệu tại ngày {day}").format(
            day=format_date(period.stock_on)
        )
    else:
        when = QCoreApplication.translate("FormWords", "số liệu trong kỳ {first}–{last}").format(
            first=format_date(period.flow_from), last=format_date(period.flow_to)
        )
    return f"{words} · {when}"
