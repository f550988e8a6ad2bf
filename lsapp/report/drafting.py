# SPDX-License-Identifier: MIT
"""First wordings for the parts of a report in words, made of what the records say.

A draft is a proposal: it is put into the text only when a person asks for it, and then it is theirs.
Numbers in it are tokens (``lsapp.report.figures``), so that they stay current. What a section is about
is read off its title, in the words that administrative reports share; no plan is known here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, TypeVar

from lsapp.catalogue.model import OutlineSection
from lsapp.domain.dates import format_date
from lsapp.domain.ordering import by_position
from lsapp.domain.records import Activity, Progress, Status
from lsapp.domain.text import fold
from lsapp.report.context import ReportContext
from lsapp.report.letterhead import document_number, issuing_body, letterhead_of
from lsapp.report.round_view import CLOSED, RoundView, add_up, view_records
from lsapp.report.wording import paragraphs, sentence, upper_first

MOST: Final = 15
"""How many activities a draft names; the rest stand in the annex."""

_T = TypeVar("_T")
_Told = tuple[Activity, Progress | None]


def draft_section(context: ReportContext, code: str) -> str | None:
    """Return a first wording for a section of the outline, ``None`` where the records offer none.

    A section by groups writes itself; one below another on the same matter is left to its writer.
    """
    outline = context.plan.outline
    at = next((at for at, one in enumerate(outline) if one.code == code), None)
    if at is None or outline[at].by_group:
        return None
    draft = _topic(outline[at])
    if draft is None or draft in _topics_above(outline, at):
        return None
    view = view_records(context.plan, context.snapshot.records, year=context.year)
    return "\n".join(draft(context, view)) or None


def draft_summary(context: ReportContext, group: str) -> str | None:
    """Return a first wording for the summary of a task group: its results, activity by activity.

    The numbers of a group are printed above its summary already, so they are not said again.
    """
    view = view_records(context.plan, context.snapshot.records, year=context.year)
    told = [
        (entry.activity, view.progress.get(entry.activity.key))
        for one in view.groups
        if one.code == group
        for entry in one.entries
    ]
    return "\n".join(_results(told)) or None


def _topics_above(outline: Sequence[OutlineSection], at: int) -> Iterator[_Draft]:
    level = outline[at].level
    for one in reversed(outline[:at]):
        if one.level < level:
            level = one.level
            if (topic := _topic(one)) is not None:
                yield topic


def _activities(view: RoundView) -> list[_Told]:
    return [(entry.activity, view.progress.get(entry.activity.key)) for entry in view.entries]


def _results(told: Iterable[_Told]) -> Iterator[str]:
    lines = []
    for activity, progress in told:
        if progress is None or not activity.content:
            continue
        result = _one_line(progress.result)
        content = upper_first(_bare(activity.content))
        if progress.status is Status.COMPLETED:
            lines.append(f"- {content}: {result or 'đã hoàn thành'}")
        elif progress.status is Status.IN_PROGRESS:
            share = "" if progress.percent is None else f" ({progress.percent}%)"
            more = f". {upper_first(result)}" if result else ""
            lines.append(f"- {content}: đang thực hiện{share}{more}")
    return _listed(lines)


def _documents(context: ReportContext, view: RoundView) -> Iterator[str]:
    """Say which programmes of its own the unit has issued."""
    names = {kind.code: kind.name for kind in context.plan.document_types}
    body = issuing_body(letterhead_of(context), context.unit)
    for one in by_position(context.snapshot.records.programmes):
        if one.number and one.issued_on:
            kind = names.get(one.doc_type, one.doc_type)
            number = document_number(one.number, one.symbol)
            title = f" “{_bare(one.title)}”" if one.title else ""
            yield (
                f"{upper_first(body)} đã ban hành {kind} số {number} ngày "
                f"{format_date(one.issued_on)}{title}."
            )


def _achieved(context: ReportContext, view: RoundView) -> Iterator[str]:
    whole = add_up(view, view.entries, as_of=context.as_of)
    if not whole.completed:
        return
    yield (
        "Trong kỳ, đơn vị triển khai {{nhiem_vu.tong}} nhiệm vụ, hoàn thành "
        "{{nhiem_vu.hoan_thanh}} nhiệm vụ (đạt {{nhiem_vu.ty_le_hoan_thanh}})."
    )
    if whole.money.disbursed:
        yield "Kinh phí đã giải ngân {{kinh_phi.giai_ngan}}."
    done = ((one, progress) for one, progress in _activities(view) if _is_done(progress))
    yield from _results(done)


def _is_done(progress: Progress | None) -> bool:
    return progress is not None and progress.status is Status.COMPLETED


def _shortcomings(context: ReportContext, view: RoundView) -> Iterator[str]:
    whole = add_up(view, view.entries, as_of=context.as_of)
    parts = []
    if whole.overdue:
        parts.append("{{nhiem_vu.qua_han}} nhiệm vụ quá hạn")
    if whole.by_status[Status.NOT_STARTED]:
        parts.append("{{nhiem_vu.chua_thuc_hien}} nhiệm vụ chưa thực hiện")
    if whole.by_status[Status.STOPPED]:
        parts.append("{{nhiem_vu.dung_thuc_hien}} nhiệm vụ dừng thực hiện")
    if parts:
        yield f"Còn {'; '.join(parts)}."
    yield from _listed(
        f"- {upper_first(_bare(activity.content))}: {said}"
        for activity, progress in _activities(view)
        if activity.content and progress and (said := _one_line(progress.difficulty))
    )


def _causes(context: ReportContext, view: RoundView) -> Iterator[str]:
    return _distinct(progress.cause for _, progress in _activities(view) if progress)


def _proposals(context: ReportContext, view: RoundView) -> Iterator[str]:
    return _distinct(progress.proposal for _, progress in _activities(view) if progress)


def _next(context: ReportContext, view: RoundView) -> Iterator[str]:
    lines = []
    for activity, progress in _activities(view):
        if not activity.content or (progress is None and activity.key in view.headings):
            continue
        if progress is None or progress.status not in CLOSED:
            when = f" ({activity.timeframe})" if activity.timeframe else ""
            lines.append(f"- {upper_first(_bare(activity.content))}{when}")
    if lines:
        yield "Tiếp tục thực hiện các nhiệm vụ chưa hoàn thành trong kỳ:"
        yield from _listed(lines)


_Draft = Callable[[ReportContext, RoundView], Iterator[str]]

# The first words that a title has decide: "Nguyên nhân của tồn tại, hạn chế" is about causes.
_TOPICS: Final[tuple[tuple[str, _Draft], ...]] = (
    ("nguyen nhan", _causes),
    ("kien nghi", _proposals),
    ("de xuat", _proposals),
    ("phuong huong", _next),
    ("uu diem", _achieved),
    ("ton tai", _shortcomings),
    ("han che", _shortcomings),
    ("chi dao", _documents),
)


def topic_of(section: OutlineSection, topics: Iterable[tuple[str, _T]]) -> _T | None:
    """Return what the first of ``topics`` says whose folded words stand in the section's title."""
    title = fold(section.title)
    return next((one for words, one in topics if words in title), None)


def _topic(section: OutlineSection) -> _Draft | None:
    return topic_of(section, _TOPICS)


def _distinct(texts: Iterable[str | None]) -> Iterator[str]:
    """Yield a line for each thing said, once however often it was said."""
    said: dict[str, str] = {}
    for text in texts:
        line = _one_line(text)
        if line:
            said.setdefault(fold(line), f"- {upper_first(line)}")
    return _listed(said.values())


def _listed(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines as sentences, at most ``MOST``; the last one then says how many more there are."""
    every = list(lines)
    yield from (sentence(line) for line in every[:MOST])
    if len(every) > MOST:
        yield f"- Và {len(every) - MOST} nội dung khác, nêu tại phụ lục."


def _one_line(text: str | None) -> str:
    return "; ".join(_bare(line) for line in paragraphs(text))


def _bare(text: str | None) -> str:
    return " ".join((text or "").split()).rstrip(".;, ")
