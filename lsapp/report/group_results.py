# SPDX-License-Identifier: MIT
"""The results of each task group in words: figures, money, the last round, and the unit's own
summary.
"""

from __future__ import annotations

import datetime as dt

import msgspec

from lsapp.domain.period import RoundCode
from lsapp.domain.records import Records
from lsapp.report.blocks import AnyBlock, Heading, Paragraph
from lsapp.report.context import ReportContext
from lsapp.report.figure_sentences import comparison_sentence, count_sentence, money_sentence
from lsapp.report.round_view import Figures, GroupView, RoundView, add_up, view_records
from lsapp.report.wording import paragraphs, sentence, unbroken


class _LastRound(msgspec.Struct, frozen=True, kw_only=True):
    """The round before, ready to compare with: its name and each group's figures."""

    label: str
    groups: dict[str, Figures]
    whole: Figures


def group_results(
    context: ReportContext, view: RoundView, annex: str | None
) -> tuple[AnyBlock, ...]:
    """Return the blocks of all groups, a sentence over the whole first.

    ``annex`` is the label of the annex with the single results, ``None`` where there is none.
    """
    last = _last_round(context)
    whole = add_up(view, view.entries, as_of=context.as_of)
    blocks: list[AnyBlock] = []
    if whole.count:
        words = _figures_text(context, whole, last.whole if last else None, last)
        detail = unbroken(f" Kết quả từng nhiệm vụ nêu tại {annex}.") if annex else ""
        blocks.append(Paragraph(text=f"{words}{detail}"))
    for number, group in enumerate(view.groups, start=1):
        blocks.append(Heading(level=2, text=f"{number}. {group.title}"))
        blocks += (Paragraph(text=text) for text in _group_texts(context, view, group, last))
    return tuple(blocks)


def _group_texts(
    context: ReportContext, view: RoundView, group: GroupView, last: _LastRound | None
) -> list[str]:
    figures = add_up(view, group.entries, as_of=context.as_of)
    before = last.groups.get(group.code) if last else None
    said = group.statement
    texts: list[str] = []
    if said is not None and said.none_arising:
        reason = f": {said.reason}" if said.reason else ""
        texts.append(sentence(f"Không phát sinh{reason}"))
    if figures.count:
        texts.append(_figures_text(context, figures, before, last))
    if said is not None:
        texts += paragraphs(said.summary)
    return texts or ["Trong kỳ, đơn vị không có nhiệm vụ thuộc nhóm này."]


def _figures_text(
    context: ReportContext, figures: Figures, before: Figures | None, last: _LastRound | None
) -> str:
    parts = [count_sentence(figures), money_sentence(figures, context.year)]
    if before is not None and last is not None:
        parts.append(comparison_sentence(figures, before, last.label))
    return " ".join(part for part in parts if part)


def _last_round(context: ReportContext) -> _LastRound | None:
    """Return the last round's figures by the same rules, late as of the end of its own period."""
    records = context.previous
    code = None if records is None else _round_of(records)
    if records is None or code is None:
        return None
    end = records.reports[0].flow_to if records.reports else code.flow_to
    as_of = end + dt.timedelta(days=1)
    view = view_records(context.plan, records, year=code.year)
    return _LastRound(
        label=code.label(),
        groups={group.code: add_up(view, group.entries, as_of=as_of) for group in view.groups},
        whole=add_up(view, view.entries, as_of=as_of),
    )


def _round_of(records: Records) -> RoundCode | None:
    """Return the round that records belong to; ``None`` where nothing in them says it."""
    if records.reports:
        return RoundCode.parse(records.reports[0].round)
    if records.progress:
        return RoundCode.parse(records.progress[0].round)
    return None
