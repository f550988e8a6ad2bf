# SPDX-License-Identifier: MIT
"""Figures as the sentences of a report."""

from __future__ import annotations

from typing import Final

from lsapp.domain.numbers import format_number
from lsapp.domain.records import Status
from lsapp.report.round_view import Figures
from lsapp.report.wording import millions_text, percent_text, share

_STATUS_WORDS: Final[tuple[tuple[Status, str], ...]] = (
    (Status.COMPLETED, "hoàn thành"),
    (Status.IN_PROGRESS, "đang thực hiện"),
    (Status.NOT_STARTED, "chưa thực hiện"),
    (Status.NONE_ARISING, "không phát sinh"),
    (Status.STOPPED, "dừng thực hiện"),
)


def count_sentence(figures: Figures) -> str:
    """Say how many activities there are, how they stand, and the share that is done.

    The share is of those where anything arose: an activity without occasion can be neither done nor
    late.
    """
    parts = [
        f"{words} {format_number(figures.by_status[status], 0)}"
        for status, words in _STATUS_WORDS
        if figures.by_status[status] or status is Status.COMPLETED
    ]
    if figures.undeclared:
        parts.append(f"chưa khai kết quả {format_number(figures.undeclared, 0)}")
    text = f"Tổng số {format_number(figures.count, 0)} nhiệm vụ: {', '.join(parts)}"
    if figures.overdue:
        text += f"; trong đó quá hạn {format_number(figures.overdue, 0)}"
    done = share(figures.completed, figures.expected)
    return f"{text}." if done is None else f"{text}. Tỷ lệ hoàn thành {percent_text(done)}."


def money_sentence(figures: Figures, year: int) -> str | None:
    """Say what was planned and disbursed in ``year``; ``None`` where no money is declared."""
    money = figures.money
    parts = []
    if money.planned is not None:
        parts.append(f"kế hoạch {millions_text(money.planned)}")
    if money.disbursed is not None:
        parts.append(f"đã giải ngân {millions_text(money.disbursed)}")
    if not parts:
        return None
    rate = "" if money.rate is None else f" (đạt {percent_text(money.rate)})"
    return f"Kinh phí năm {year}: {', '.join(parts)}{rate}."


def comparison_sentence(now: Figures, before: Figures, label: str) -> str | None:
    """Say what changed since the last round, called ``label``; ``None`` where there was nothing."""
    if not before.count and not now.count:
        return None
    parts = [
        _count_change("số nhiệm vụ", before.count, now.count),
        _count_change("nhiệm vụ hoàn thành", before.completed, now.completed),
    ]
    spent_before, spent = before.money.disbursed, now.money.disbursed
    if spent_before is not None and spent is not None:
        parts.append(_money_change(spent_before, spent))
    return f"So với {label}: {'; '.join(parts)}."


def _count_change(what: str, before: int, now: int) -> str:
    if before == now:
        return f"{what} không đổi ({format_number(now, 0)})"
    word, way = ("tăng", "lên") if now > before else ("giảm", "xuống")
    difference = format_number(abs(now - before), 0)
    first, last = format_number(before, 0), format_number(now, 0)
    return f"{what} {word} {difference} (từ {first} {way} {last})"


def _money_change(before: int, now: int) -> str:
    if before == now:
        return f"kinh phí giải ngân không đổi ({millions_text(now)})"
    word = "tăng" if now > before else "giảm"
    text = f"kinh phí giải ngân {word} {millions_text(abs(now - before))}"
    rate = share(abs(now - before), before)
    return text if rate is None else f"{text} ({percent_text(rate)})"
