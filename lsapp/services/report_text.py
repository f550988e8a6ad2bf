# SPDX-License-Identifier: MIT
"""The report in words as the page shows it: section by section, with the figures that stand in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Final

import msgspec

from lsapp import __version__
from lsapp.catalogue.model import OutlineSection, Plan, TaskGroup, Unit
from lsapp.domain.cleaning import clean_record
from lsapp.domain.period import RoundCode
from lsapp.domain.records import GroupStatement, Record, Records, Section
from lsapp.messages import explain
from lsapp.report.context import ReportContext
from lsapp.report.drafting import draft_section, draft_summary
from lsapp.report.figures import OPENING, Expanded, Figure, expand, figures_of
from lsapp.rules.finding import Finding
from lsapp.services.desk import Desk
from lsapp.services.in_round import InRound, round_key
from lsapp.storage.transaction import Change
from lsapp.submission.numbering import roman
from lsapp.submission.payload import Snapshot

__all__ = [
    "Expanded",
    "Figure",
    "ReportContext",
    "ReportSheet",
    "SectionSheet",
    "SummarySheet",
    "draft_context",
    "draft_group",
    "draft_text",
    "expand",
    "figure_findings",
    "report_sheet",
    "save_sections",
]

UNKNOWN_FIGURE: Final = "report.figure_unknown"
"""The finding of a token that names no figure."""
UNKNOWN_FIGURE_TITLE: Final = "Số liệu chèn trong báo cáo không có trong danh sách"


class SectionSheet(msgspec.Struct, frozen=True, kw_only=True):
    """A section of the outline. ``text`` is as typed, tokens and all; ``printed`` as the paper shows it;
    ``last`` what the round before printed. ``by_group``: the results of the groups follow it by
    themselves. ``unknown`` are tokens that name no figure, ``empty`` those without one yet.
    """

    code: str
    number: str
    title: str
    level: int
    guidance: str | None
    required: bool
    by_group: bool
    text: str
    printed: str
    last: str
    unknown: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()

    @property
    def missing(self) -> bool:
        """Whether the section must be written and is not."""
        return self.required and not self.text


class SummarySheet(msgspec.Struct, frozen=True, kw_only=True):
    """What the unit says of a task group beyond its figures; printed among the results."""

    group: str
    number: str
    title: str
    none_arising: bool
    reason: str
    text: str
    printed: str
    last: str
    unknown: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()


class ReportSheet(msgspec.Struct, frozen=True, kw_only=True):
    """The report in words: its sections in the order of the outline, the groups' summaries, the figures
    that a text may name.
    """

    sections: tuple[SectionSheet, ...]
    summaries: tuple[SummarySheet, ...]
    figures: dict[str, Figure]


def draft_context(
    plan: Plan, unit: Unit, snapshot: Snapshot, previous: Records | None, now: dt.datetime
) -> ReportContext:
    """Return what a draft of the report is made of at ``now`` (UTC); touches no database."""
    return ReportContext(
        plan=plan,
        unit=unit,
        snapshot=snapshot,
        application=__version__,
        previous=previous,
        drafted_at=now.replace(microsecond=0),
        unit_names={one.unit: one.name for one in snapshot.records.local_units},
    )


def report_sheet(context: ReportContext) -> ReportSheet:
    """Return the report's words with their figures as they stand. Touches no database."""
    records = context.snapshot.records
    figures = figures_of(context)
    last = _last_texts(context)
    texts = {one.section: one.text or "" for one in records.sections}
    said = {one.group: one for one in records.group_statements}
    return ReportSheet(
        sections=tuple(
            _section_sheet(one, texts.get(one.code, ""), last.get(("section", one.code)), figures)
            for one in context.plan.outline
        ),
        summaries=tuple(
            _summary_sheet(at, one, said.get(one.code), last.get(("summary", one.code)), figures)
            for at, one in enumerate(context.plan.groups, start=1)
        ),
        figures=figures,
    )


def _section_sheet(
    section: OutlineSection, text: str, last: str | None, figures: dict[str, Figure]
) -> SectionSheet:
    filled = expand(text, figures)
    return SectionSheet(
        code=section.code,
        number=section.number,
        title=section.title,
        level=section.level,
        guidance=section.guidance,
        required=section.required and not section.by_group,
        by_group=section.by_group,
        text=text,
        printed=filled.text,
        last=last or "",
        unknown=filled.unknown,
        empty=filled.empty,
    )


def _summary_sheet(
    at: int,
    group: TaskGroup,
    statement: GroupStatement | None,
    last: str | None,
    figures: dict[str, Figure],
) -> SummarySheet:
    text = (statement.summary or "") if statement else ""
    filled = expand(text, figures)
    return SummarySheet(
        group=group.code,
        number=roman(at),
        title=group.title,
        none_arising=statement.none_arising if statement else False,
        reason=(statement.reason or "") if statement else "",
        text=text,
        printed=filled.text,
        last=last or "",
        unknown=filled.unknown,
        empty=filled.empty,
    )


def _last_texts(context: ReportContext) -> dict[tuple[str, str], str]:
    """Return what the round before said, with its own figures put in."""
    records = context.previous
    if records is None:
        return {}
    said = {("section", one.section): one.text for one in records.sections}
    said |= {("summary", one.group): one.summary for one in records.group_statements}
    figures: dict[str, Figure] = {}
    if any(text and OPENING in text for text in said.values()):
        before = str(RoundCode.parse(context.snapshot.round).previous())
        snapshot = msgspec.structs.replace(context.snapshot, round=before, records=records)
        replace = msgspec.structs.replace
        figures = figures_of(replace(context, snapshot=snapshot, previous=None, seal=None))
    return {place: expand(text, figures).text for place, text in said.items() if text}


def draft_text(context: ReportContext, section: str) -> str | None:
    """Return a first wording for a section from the data; ``None`` where there is none to offer."""
    return draft_section(context, section)


def draft_group(context: ReportContext, group: str) -> str | None:
    """Return a first wording for a group's summary from its results; ``None`` where they say nothing."""
    return draft_summary(context, group)


def figure_findings(context: ReportContext) -> list[Finding]:
    """Return a warning for each token in the report's words that names no figure: it would be printed as
    it stands.
    """
    records = context.snapshot.records
    if not any(
        text and OPENING in text
        for text in (
            *(one.text for one in records.sections),
            *(one.summary for one in records.group_statements),
        )
    ):
        return []
    sheet = report_sheet(context)
    keys = {one.section: one.key for one in records.sections}
    answers = {
        (one.record, one.field): one.text for one in records.answers if one.code == UNKNOWN_FIGURE
    }
    found = [
        _finding(Section.KIND, keys.get(one.code), "text", f"{one.number} {one.title}", token)
        for one in sheet.sections
        for token in one.unknown
    ]
    groups = {one.group: one.key for one in records.group_statements}
    found += [
        _finding(GroupStatement.KIND, groups.get(one.group), "summary", f"Nhóm {one.number}", token)
        for one in sheet.summaries
        for token in one.unknown
    ]
    return [
        msgspec.structs.replace(one, answer=answers.get((one.record, one.field))) for one in found
    ]


def _finding(kind: str, record: str | None, field: str, where: str, token: str) -> Finding:
    return Finding(
        code=UNKNOWN_FIGURE,
        level="soft",
        record=record,
        kind=kind,
        field=field,
        where=where,
        label="Nội dung" if kind == Section.KIND else "Tóm tắt kết quả",
        message=explain("figure.unknown", token=token),
        remedy="Chọn lại số liệu trong danh sách, hoặc xóa phần trong ngoặc nhọn.",
    )


def save_sections(desk: Desk, place: InRound, texts: Mapping[str, str | None]) -> Change:
    """Write sections of the report by their codes, as one action; an emptied one is taken away.

    Raises UserError ``text.too_long``.
    """
    held = {
        one.section: one
        for one in desk.store.select(Section, unit=place.unit, plan=place.plan, round=place.round)
    }
    put: list[Record] = []
    gone: list[str] = []
    for code, text in texts.items():
        before = held.get(code)
        record = clean_record(
            Section(
                unit=place.unit,
                key=before.key if before else round_key(Section, place, code),
                plan=place.plan,
                round=place.round,
                section=code,
                text=text,
            )
        )
        if record.text is not None:
            put.append(record)
        elif before is not None:
            gone.append(before.key)
    with desk.store.transaction("report.written") as tx:
        tx.put_many(put)
        tx.delete_many(Section, place.unit, gone)
        return tx.commit()
