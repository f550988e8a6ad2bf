# SPDX-License-Identifier: MIT
"""The journal's words: an action's name, its day and hour, and where two texts differ."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from lsapp.domain.labels import KIND_LABELS
from lsapp.messages import explain
from ui.colours import Tone
from ui.theme import Theme

if TYPE_CHECKING:
    from lsapp.services.timeline import TimelineEntry

_CONTEXT: Final = "HistoryWords"
_DAYS: Final = (
    str(QT_TRANSLATE_NOOP("HistoryWords", "thứ Hai")),
    str(QT_TRANSLATE_NOOP("HistoryWords", "thứ Ba")),
    str(QT_TRANSLATE_NOOP("HistoryWords", "thứ Tư")),
    str(QT_TRANSLATE_NOOP("HistoryWords", "thứ Năm")),
    str(QT_TRANSLATE_NOOP("HistoryWords", "thứ Sáu")),
    str(QT_TRANSLATE_NOOP("HistoryWords", "thứ Bảy")),
    str(QT_TRANSLATE_NOOP("HistoryWords", "Chủ nhật")),
)
_WORDS: Final = re.compile(r"\s+|[^\s]+")
_MOST_WORDS: Final = 1_500
"""Of longer texts the words that differ are not marked: comparing them would hold the window up."""


def action_words(entry: TimelineEntry, language: str) -> str:
    """Return what was done, an undo or redo named as such, with what it was done to."""
    done = explain(entry.words, language)
    if entry.label:
        done = f"{done} ({entry.label})"
    if entry.way == "undo":
        return QCoreApplication.translate(_CONTEXT, "Hoàn tác: {action}").format(action=done)
    if entry.way == "redo":
        return QCoreApplication.translate(_CONTEXT, "Làm lại: {action}").format(action=done)
    return done


def touched_words(entry: TimelineEntry, language: str) -> str:
    """Return how many records of which kinds an action touched."""
    return ", ".join(
        f"{kind_words(one.kind, language)} ({one.added + one.changed + one.deleted})"
        for one in entry.touched
    )


def kind_words(kind: str, language: str) -> str:
    """Return what a kind of record is called."""
    return KIND_LABELS.get(kind) or explain(f"kind.{kind}", language)


def day_words(day: dt.date, today: dt.date) -> str:
    """Return a day as a heading: ``Hôm nay, thứ Bảy 05/12/2026``."""
    weekday = QCoreApplication.translate(_CONTEXT, _DAYS[day.weekday()])
    shown = f"{weekday} {day:%d/%m/%Y}"
    if day == today:
        return QCoreApplication.translate(_CONTEXT, "Hôm nay, {day}").format(day=shown)
    if day == today - dt.timedelta(days=1):
        return QCoreApplication.translate(_CONTEXT, "Hôm qua, {day}").format(day=shown)
    return shown[:1].upper() + shown[1:]


def moment_words(at: dt.datetime) -> str:
    """Return a moment in this machine's time: ``14:05 05/12/2026``."""
    return f"{at.astimezone():%H:%M %d/%m/%Y}"


def size_words(size: int) -> str:
    """Return a size in bytes as people say it: ``340 KB``, ``1,2 MB``."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1_000))} KB"
    for limit, unit in ((1_000_000_000, "MB"), (1_000_000_000_000, "GB")):
        if size < limit:
            return f"{size / (limit / 1_000):.1f} {unit}".replace(".", ",")
    return f"{size / 1_000_000_000_000:.1f} TB".replace(".", ",")


def marked(before: str, after: str, theme: Theme) -> tuple[str, str]:
    """Return both texts as rich text, what went struck through and what came underlined, each in the
    colour of its tone; plain where most of it differs.
    """
    first, last = _WORDS.findall(before), _WORDS.findall(after)
    if not first or not last or len(first) + len(last) > _MOST_WORDS:
        return _plain(before), _plain(after)
    match = SequenceMatcher(None, first, last, autojunk=False)
    if match.ratio() < 0.3:  # another text: every second word marked would only be in the way
        return _plain(before), _plain(after)
    gone, come = _style(theme, Tone.BAD, "line-through"), _style(theme, Tone.GOOD, "underline")
    codes = match.get_opcodes()
    return (
        "".join(_pieces(first, [(tag, i, j) for tag, i, j, _, _ in codes], gone)),
        "".join(_pieces(last, [(tag, k, m) for tag, _, _, k, m in codes], come)),
    )


def _pieces(words: list[str], codes: list[tuple[str, int, int]], style: str) -> Iterator[str]:
    for tag, start, end in codes:
        text = "".join(words[start:end])
        core = text.strip()
        if tag == "equal" or not core:
            yield _plain(text)
            continue
        lead, _, trail = text.partition(core)
        yield f'{_plain(lead)}<span style="{style}">{_plain(core)}</span>{_plain(trail)}'


def _style(theme: Theme, tone: Tone, line: str) -> str:
    return f"text-decoration: {line}; color: {theme.colour(tone.text).name()}"


def _plain(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")
