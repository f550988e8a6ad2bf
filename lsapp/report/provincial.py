# SPDX-License-Identifier: MIT
"""The provincial report of a round: the compiling department to the body that issued the plan.

Figures are printed as they are; judgement is left to people. The paper (PDF) holds only what the
data gives; the Word document also has the headings under which the department writes its own words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from lsapp.catalogue.model import Plan, Unit
from lsapp.domain.dates import day_in_vietnam, format_date, place_and_date
from lsapp.domain.numbers import format_number
from lsapp.domain.period import RoundCode
from lsapp.domain.records import Letterhead, Records
from lsapp.report.blocks import Addressee, AnyBlock, Document, Heading, Paragraph, Part, Title
from lsapp.report.context import ReportContext
from lsapp.report.evidence_annex import HASH_DIGITS
from lsapp.report.figure_sentences import count_sentence, money_sentence
from lsapp.report.letterhead import (
    document_number,
    header,
    issuing_body,
    letterhead_of,
    signature,
)
from lsapp.report.provincial_annexes import provincial_annexes
from lsapp.report.provincial_figures import (
    GroupTotal,
    ProvincialFigures,
    ReportState,
)
from lsapp.report.provincial_forms import period
from lsapp.report.unit_report import annex_labels, annex_part, citation, heading
from lsapp.report.wording import joined, lower_first, percent_text, share, unbroken
from lsapp.submission.numbering import roman
from lsapp.submission.payload import Snapshot

REPORTING_TITLE: Final = "Tình hình gửi báo cáo của các đơn vị"
"""The section that the plan's outline does not have: it is the department's own."""

TO_BE_WRITTEN: Final = "(Phần lời văn do cơ quan tổng hợp viết.)"
"""What stands in the Word document under a heading that no figure can fill."""

EDITABLE_NOTE: Final = (
    "Bản Word này để viết phần đánh giá và sửa lời văn trước khi trình ký. Số liệu lấy từ các bản "
    "nộp đã nhận; có bản nộp mới thì tổng hợp lại. Xóa đoạn này trước khi in."
)
"""The first remark of the Word document."""


class ProvincialContext(msgspec.Struct, frozen=True, kw_only=True):
    """All that the provincial report is made of.

    ``unit`` is the compiling department, ``letterhead`` its own where it has changed the plan's.
    ``identity`` is the hash of the roll-up, ``stem`` the name of its files without ending.
    """

    plan: Plan
    unit: Unit
    figures: ProvincialFigures
    identity: str
    stem: str
    application: str
    letterhead: Letterhead | None = None

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
        return RoundCode.parse(self.figures.round.code).label()


def provincial_report(context: ProvincialContext, *, editable: bool = False) -> Document:
    """Return the report with its annexes; ``editable`` is for Word."""
    own = context.own
    letterhead = letterhead_of(own)
    annexes = [one.annex for one in provincial_annexes(context.plan, context.figures)]
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
        identity=context.identity,
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
    """Yield the department's section on who reported, then the plan's outline.

    On paper only the section of the results is left of the outline, for no other has figures.
    """
    yield heading(1, f"{roman(1)}. {REPORTING_TITLE}")
    yield from _reporting(context, labels[0])
    at = 1
    outline = context.plan.outline
    for section, following in zip(outline, (*outline[1:], None), strict=True):
        if not (section.by_group or editable):
            continue
        if section.level == 1:
            at += 1
            yield heading(1, f"{roman(at)}. {section.title}")
        else:
            yield heading(section.level, f"{section.number} {section.title}")
        parent = following is not None and following.level > section.level
        if section.by_group:
            yield from _results(context, labels)
        elif not parent:
            yield Paragraph(text=TO_BE_WRITTEN, style="italic")


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
    yield Paragraph(text=f"{_quality(figures)} Chi tiết tại {annex}.".lstrip())


def _left_out(figures: ProvincialFigures) -> str:
    """Say which units owe a report and are not counted, and why."""
    words = (
        (ReportState.MISSING, "chưa gửi"),
        (ReportState.RETURNED, "đã bị trả lại để bổ sung"),
        (ReportState.CONFLICT, "có hai bản khác nhau chưa xử lý"),
        (ReportState.EMPTY, "gửi bản không có nội dung"),
    )
    counts = [(sum(line.owes for line in figures.in_state(state)), words) for state, words in words]
    parts = [f"{_count(count)} đơn vị {words}" for count, words in counts if count]
    return f"Chưa được tổng hợp: {', '.join(parts)}." if parts else ""


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


def _results(context: ProvincialContext, labels: list[str]) -> Iterator[AnyBlock]:
    figures = context.figures
    texts = (count_sentence(figures.total), money_sentence(figures.total, figures.year))
    detail = unbroken(f"Số liệu theo nhóm nêu tại {labels[1]}, theo đơn vị tại {labels[2]}.")
    yield Paragraph(text=" ".join((*(text for text in texts if text), detail)))
    for number, group in enumerate(figures.groups, start=1):
        yield Heading(level=2, text=f"{number}. {group.title}")
        yield Paragraph(text=_group_text(group, figures.year))


def _group_text(group: GroupTotal, year: int) -> str:
    parts = [
        f"{_count(count)} đơn vị {words}"
        for count, words in (
            (group.with_tasks, "có nhiệm vụ"),
            (group.none_arising, "khai không phát sinh"),
            (group.silent, "không nêu"),
        )
        if count
    ]
    texts = [f"{', '.join(parts)}."]
    if group.figures.count:
        texts.append(count_sentence(group.figures))
    texts.append(money_sentence(group.figures, year) or "")
    return " ".join(text for text in texts if text)


def _closing(context: ProvincialContext, letterhead: Letterhead) -> Iterator[AnyBlock]:
    yield Paragraph(
        text=f"Trên đây là {lower_first(subject(context))}, "
        f"{issuing_body(letterhead, context.unit)} trân trọng báo cáo {context.plan.issuer}./."
    )
    yield signature(letterhead)


def _count(number: int) -> str:
    return format_number(number, 0)
