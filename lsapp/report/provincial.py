# SPDX-License-Identifier: MIT
"""The provincial report of a round: the compiling department to the body that issued the plan.

Figures are printed as they are; judgement is left to people. Paper (PDF) and Word have the same headings
with the same numbers; under one without figures and words each says that there is nothing yet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

import msgspec

from lsapp.catalogue.model import Plan, Unit
from lsapp.domain.dates import day_in_vietnam, format_date, place_and_date
from lsapp.domain.numbers import format_number
from lsapp.domain.period import RoundCode
from lsapp.domain.records import Letterhead, Records
from lsapp.report.blocks import Addressee, AnyBlock, Chart, Document, Paragraph, Part, Title
from lsapp.report.context import ReportContext
from lsapp.report.evidence_annex import HASH_DIGITS
from lsapp.report.figure_sentences import comparison_sentence, count_sentence, money_sentence
from lsapp.report.figures import Figure, expand
from lsapp.report.letterhead import (
    document_number,
    header,
    issuing_body,
    letterhead_of,
    signature,
)
from lsapp.report.provincial_annexes import provincial_annexes
from lsapp.report.provincial_charts import (
    money_chart,
    reporting_chart,
    status_chart,
    trend_chart,
)
from lsapp.report.provincial_figures import (
    GroupTotal,
    ProvincialFigures,
    ReportState,
    RoundTotal,
)
from lsapp.report.provincial_forms import period
from lsapp.report.provincial_reporting import NO_STANDING, ProvincialAnnex, Standing
from lsapp.report.provincial_tokens import listed_names, provincial_tokens
from lsapp.report.provincial_words import (
    REPORTING,
    ProvincialSection,
    provincial_sections,
    section_group,
    written_codes,
)
from lsapp.report.round_view import Figures
from lsapp.report.unit_report import annex_labels, annex_part, citation, heading
from lsapp.report.wording import joined, lower_first, paragraphs, percent_text, share, unbroken
from lsapp.submission.payload import Snapshot, digest

TO_BE_WRITTEN: Final = "(Phần lời văn do cơ quan tổng hợp viết.)"
"""What stands in the Word document under a heading that no figure can fill."""
UNWRITTEN: Final = "(Chưa có nội dung.)"
"""The same on paper."""

EDITABLE_NOTE: Final = (
    "Bản Word này để sửa lời văn trước khi trình ký. Lời văn viết trong chương trình (trang Tổng hợp, "
    "phần Báo cáo) được giữ khi xuất lại; sửa trong tệp này thì không. Xóa đoạn này trước khi in."
)
"""The first remark of the Word document."""


class ProvincialContext(msgspec.Struct, frozen=True, kw_only=True):
    """All that the provincial report is made of.

    ``unit`` is the compiling department, ``letterhead`` its own where it has changed the plan's.
    ``identity`` is the hash of the roll-up, ``stem`` the name of its files without ending. ``words`` are
    the department's own by section, tokens and all; ``history`` the rounds before, oldest first.
    """

    plan: Plan
    unit: Unit
    figures: ProvincialFigures
    identity: str
    stem: str
    application: str
    letterhead: Letterhead | None = None
    words: Mapping[str, str] = MappingProxyType({})
    history: tuple[RoundTotal, ...] = ()
    standing: Standing = NO_STANDING

    @property
    def own(self) -> ReportContext:
        """The context of a report of the department itself, for what both have in common."""
        letterheads = [] if self.letterhead is None else [self.letterhead]
        head = period(self.plan, self.figures.round, self.unit.code)
        return ReportContext(
            plan=self.plan,
            unit=self.unit,
            snapshot=Snapshot(
                plan=self.plan.code,
                unit=self.unit.code,
                round=self.figures.round.code,
                records=Records(letterheads=letterheads, reports=[head]),
            ),
            application=self.application,
            drafted_at=self.figures.made_at,
        )

    @property
    def round_label(self) -> str:
        """The name of the round in running text."""
        return self.figures.label

    @property
    def last(self) -> RoundTotal | None:
        """The round right before, where anything is known of it."""
        before = str(RoundCode.parse(self.figures.round.code).previous())
        return next((one for one in self.history if one.round == before), None)

    def printed_words(self) -> dict[str, str]:
        """Return the department's words as they are printed, the figures put in, by section."""
        tokens = self.tokens()
        return {code: expand(text, tokens).text for code, text in self.words.items()}

    def tokens(self) -> dict[str, Figure]:
        """Return the figures that the words may name."""
        return provincial_tokens(self.plan, self.figures, self.own, self.history)

    def paper_identity(self) -> str:
        """Return the hash of all that the paper is made of: figures, own words, the rounds before."""
        if not self.words and not self.history and self.standing == NO_STANDING:
            return self.identity
        parts = (self.identity, sorted(self.words.items()), self.history, self.standing)
        return digest(msgspec.json.encode(parts, order="sorted"))


def provincial_charts(context: ProvincialContext) -> tuple[Chart, ...]:
    """Return the report's charts in their order."""
    charts = (
        reporting_chart(context.figures),
        status_chart(context.plan, context.figures),
        money_chart(context.plan, context.figures),
        trend_chart(context.figures, context.history),
    )
    return tuple(one for one in charts if one is not None)


def provincial_report(context: ProvincialContext, *, editable: bool = False) -> Document:
    """Return the report with its annexes; ``editable`` is for Word."""
    own = context.own
    letterhead = letterhead_of(own)
    annexes = [one.annex for one in _annexes(context)]
    labels = annex_labels(len(annexes))
    number = document_number(None, letterhead.report_symbol)
    reference = (
        f"(Kèm theo Báo cáo số {number} {place_and_date(None, None)} "
        f"của {issuing_body(letterhead, context.unit)})"
    )
    body: tuple[AnyBlock, ...] = (
        *((Paragraph(text=EDITABLE_NOTE, style="note"),) if editable else ()),
        *_opening(context, letterhead),
        *_sections(context, labels, editable=editable),
        *_closing(context, letterhead),
    )
    parts = [Part(blocks=body)]
    parts += (
        annex_part(annex, label, reference) for annex, label in zip(annexes, labels, strict=True)
    )
    kind = "bản Word để viết lời văn" if editable else context.identity[:HASH_DIGITS]
    return Document(
        title=f"Báo cáo {lower_first(subject(context))}",
        author=issuing_body(letterhead, context.unit),
        subject=context.plan.title,
        made_at=context.figures.made_at,
        identity=context.paper_identity(),
        parts=tuple(parts),
        footer=f"{context.stem} · {kind}",
    )


def subject(context: ProvincialContext) -> str:
    """Return what the report is about: the plan by its number, and the round."""
    words, number, _ = citation(context.own).partition(context.plan.number)
    return f"Tổng hợp kết quả thực hiện {words}{number} {context.round_label}"


def _opening(context: ProvincialContext, letterhead: Letterhead) -> Iterator[AnyBlock]:
    round_ = context.figures.round
    yield header(letterhead, context.unit, None, letterhead.report_symbol, None)
    yield Title(doc_type="BÁO CÁO", subject=unbroken(subject(context)))
    yield Addressee(receivers=(context.plan.issuer,))
    yield Paragraph(
        text=f"Thực hiện {citation(context.own)} về {context.plan.subject}, "
        f"{issuing_body(letterhead, context.unit)} tổng hợp kết quả thực hiện "
        f"{context.round_label} của các đơn vị (số liệu từ ngày {format_date(round_.flow_from)} "
        f"đến ngày {format_date(round_.flow_to)}) như sau:"
    )


def _sections(
    context: ProvincialContext, labels: list[str], *, editable: bool
) -> Iterator[AnyBlock]:
    """Yield the department's section on who reported, then the plan's outline with its own words."""
    words = context.printed_words()
    written = written_codes(words)
    groups = [(one.code, one.title) for one in context.figures.groups]
    for section in provincial_sections(context.plan, groups):
        yield heading(section.level, f"{section.number} {section.title}")
        yield from machine_blocks(context, section, labels)
        yield from (Paragraph(text=one) for one in paragraphs(words.get(section.code)))
        if not (section.by_itself or section.parent or section.code in written):
            yield Paragraph(text=TO_BE_WRITTEN if editable else UNWRITTEN, style="italic")


def machine_blocks(
    context: ProvincialContext, section: ProvincialSection, labels: Sequence[str] | None = None
) -> Iterator[AnyBlock]:
    """Yield what the data fills in a section before the department's words; ``labels`` are those of the
    annexes.
    """
    labels = labels or annex_labels(3)
    if section.code == REPORTING:
        yield from _reporting(context, labels[0])
    elif section.results:
        yield from _results(context, labels)
    elif (code := section_group(section.code)) is not None:
        group = next(one for one in context.figures.groups if one.code == code)
        before = None if context.last is None else context.last.groups.get(code)
        yield Paragraph(text=_group_text(group, before, context))


def _annexes(context: ProvincialContext) -> tuple[ProvincialAnnex, ...]:
    return provincial_annexes(context.plan, context.figures, context.standing)


def _reporting(context: ProvincialContext, annex: str) -> Iterator[AnyBlock]:
    figures = context.figures
    owing = figures.owing
    sent = [line for line in owing if line.counted]
    late = sum(bool(line.late) for line in sent)
    rate = share(len(sent), len(owing))
    portion = "" if rate is None else f", đạt {percent_text(rate)}"
    text = (
        f"Tính đến ngày {format_date(day_in_vietnam(figures.made_at))}, "
        f"{_count(len(sent))}/{_count(len(owing))} đơn vị phải báo cáo đã có báo cáo được tổng hợp"
        f"{portion}; trong đó đúng hạn {_count(len(sent) - late)}, quá hạn {_count(late)} "
        f"(hạn gửi: ngày {format_date(figures.round.unit_deadline)})."
    )
    yield Paragraph(text=f"{text} {_left_out(figures)}".rstrip())
    extra = len(figures.counted) - len(sent)
    if extra:
        yield Paragraph(
            text=f"Ngoài ra có {_count(extra)} đơn vị không thuộc danh sách phải báo cáo tại ngày "
            "chốt số liệu đã gửi báo cáo và được tổng hợp."
        )
    if context.standing.excused:
        excused = [one.unit.name for one in context.standing.excused]
        yield Paragraph(
            text=f"Được miễn báo cáo: {_count(len(excused))} đơn vị ({listed_names(excused)})."
        )
    yield Paragraph(text=f"{_quality(figures)} Chi tiết tại {annex}.".lstrip())
    if (chart := reporting_chart(figures)) is not None:
        yield chart


def _left_out(figures: ProvincialFigures) -> str:
    """Say which units owe a report and are not counted, and why, each by its name."""
    words = (
        (ReportState.MISSING, "chưa gửi"),
        (ReportState.RETURNED, "đã bị trả lại để bổ sung"),
        (ReportState.CONFLICT, "có hai bản khác nhau chưa xử lý"),
        (ReportState.EMPTY, "gửi bản không có nội dung"),
    )
    names = figures.names
    parts = []
    for state, what in words:
        found = [names[one.unit.code] for one in figures.in_state(state) if one.owes]
        if found:
            parts.append(f"{_count(len(found))} đơn vị {what} ({listed_names(found)})")
    return f"Chưa được tổng hợp: {'; '.join(parts)}." if parts else ""


def _quality(figures: ProvincialFigures) -> str:
    counted = figures.counted
    waiting = sum(not line.accepted for line in counted)
    lacking = sum(line.content is not None and not line.content.complete for line in counted)
    issuing = sum(bool(line.issued) for line in counted)
    issued = sum(line.issued for line in counted)
    unsettled = (
        (waiting, "chưa được chấp nhận"),
        (lacking, "còn thiếu nội dung"),
    )
    words = [f"{_count(count)} báo cáo {what}" for count, what in unsettled if count]
    parts = []
    if words:
        parts.append(f"Trong {_count(len(counted))} báo cáo được tổng hợp, {joined(words)}.")
    if issued:
        parts.append(
            f"{_count(issuing)} đơn vị đã ban hành {_count(issued)} chương trình, kế hoạch, đề án "
            "của mình (có số và ngày ban hành)."
        )
    return " ".join(parts)


def _results(context: ProvincialContext, labels: Sequence[str]) -> Iterator[AnyBlock]:
    figures, last = context.figures, context.last
    texts = [count_sentence(figures.total), money_sentence(figures.total, figures.year)]
    if last is not None:
        texts.append(comparison_sentence(figures.total, last.figures, last.label))
    detail = unbroken(f"Số liệu theo nhóm nêu tại {labels[1]}, theo đơn vị tại {labels[2]}.")
    yield Paragraph(text=" ".join((*(text for text in texts if text), detail)))
    charts = (
        status_chart(context.plan, figures),
        money_chart(context.plan, figures),
        trend_chart(figures, context.history),
    )
    yield from (chart for chart in charts if chart is not None)


def _group_text(group: GroupTotal, before: Figures | None, context: ProvincialContext) -> str:
    parts = [
        f"{_count(count)} đơn vị {words}"
        for count, words in (
            (group.with_tasks, "có nhiệm vụ"),
            (group.none_arising, "khai không phát sinh"),
            (group.silent, "không nêu"),
        )
        if count
    ]
    texts: list[str | None] = [f"{', '.join(parts)}."] if parts else []
    if group.figures.count:
        texts.append(count_sentence(group.figures))
    texts.append(money_sentence(group.figures, context.figures.year))
    if before is not None and context.last is not None:
        texts.append(comparison_sentence(group.figures, before, context.last.label))
    return " ".join(text for text in texts if text)


def _closing(context: ProvincialContext, letterhead: Letterhead) -> Iterator[AnyBlock]:
    yield Paragraph(
        text=f"Trên đây là {lower_first(subject(context))}, "
        f"{issuing_body(letterhead, context.unit)} trân trọng báo cáo {context.plan.issuer}./."
    )
    yield signature(letterhead)


def _count(number: int) -> str:
    return format_number(number, 0)
