# SPDX-License-Identifier: MIT
"""A unit's report of one round as a document: words, figures, annexes and the seal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from lsapp.catalogue.model import OutlineSection
from lsapp.domain.dates import format_date, place_and_date
from lsapp.domain.ordering import by_position
from lsapp.domain.period import RoundCode
from lsapp.domain.records import Letterhead, Report
from lsapp.report.annexes import report_annexes
from lsapp.report.blocks import (
    AnnexTitle,
    AnyBlock,
    Attachment,
    Document,
    Heading,
    Paragraph,
    Part,
    Seal,
    Title,
)
from lsapp.report.context import ReportContext, SealFacts
from lsapp.report.evidence_annex import HASH_DIGITS
from lsapp.report.figures import with_figures
from lsapp.report.group_results import group_results
from lsapp.report.letterhead import (
    addressee,
    document_number,
    header,
    issuing_body,
    letterhead_of,
    signature,
)
from lsapp.report.round_view import view_records
from lsapp.report.tables import Annex
from lsapp.report.wording import lower_first, paragraphs, unbroken
from lsapp.submission.numbering import roman
from lsapp.submission.payload import ATTACHMENT_NAME

DRAFT: Final = "DỰ THẢO"
"""What is drawn across a document that is not sealed."""

NOTHING: Final = "Không có."
"""What an office writes under a heading that must stand and has nothing below it."""

EDITABLE_NOTE: Final = (
    "Bản Word này chỉ để sửa lời văn trước khi trình ký: nội dung sửa ở đây không trở lại "
    "chương trình và không có trong tệp nộp. Số liệu phải sửa trong chương trình rồi xuất lại. "
    "Xóa đoạn này trước khi in."
)
"""The first remark of the Word document."""


def unit_report(context: ReportContext, *, editable: bool = False) -> Document:
    """Return the report of ``context``'s round.

    Sealed, it ends with the seal's code and carries the payload; without a seal it is a draft with
    a watermark. ``editable`` is for Word: a remark stands first, and there is neither code nor
    payload, since the words may change.
    """
    letterhead = letterhead_of(context)
    # Identity and seal stay those of the records as they are kept: there the tokens stand.
    said = with_figures(context)
    view = view_records(context.plan, said.snapshot.records, year=context.year)
    annexes = report_annexes(context, view)
    labels = annex_labels(len(annexes))
    body = (
        *((Paragraph(text=EDITABLE_NOTE, style="note"),) if editable else ()),
        *_opening(context, letterhead),
        *_sections(said, group_results(said, view, labels[0] if view.entries else None)),
        *_closing(context, letterhead),
    )
    reference = _reference(context, letterhead)
    parts = [Part(blocks=body)]
    parts += (
        annex_part(annex, label, reference) for annex, label in zip(annexes, labels, strict=True)
    )
    seal = None if editable else context.seal
    if seal is not None:
        last = parts[-1]
        parts[-1] = Part(blocks=(*last.blocks, seal_block(context, seal)), landscape=last.landscape)
    return Document(
        title=f"Báo cáo {lower_first(subject(context))}",
        author=issuing_body(letterhead, context.unit),
        subject=context.plan.title,
        made_at=context.made_at,
        identity=context.identity,
        parts=tuple(parts),
        footer=_footer(context, editable=editable),
        watermark=DRAFT if context.seal is None else None,
        attachment=None if seal is None else _attachment(seal),
    )


def subject(context: ReportContext) -> str:
    """Return what the report is about: the plan and the round."""
    return f"Kết quả thực hiện {citation(context)} {_round_label(context)}"


def citation(context: ReportContext) -> str:
    """Return how running text names the plan."""
    plan = context.plan
    if plan.citation:
        return plan.citation
    return f"Kế hoạch số {plan.number} ngày {format_date(plan.issued_on)} của {plan.issuer}"


def annex_labels(count: int) -> list[str]:
    """Return the labels of annexes: numbered where there are two or more (Nghị định
    30/2020/NĐ-CP).
    """
    if count == 1:
        return ["Phụ lục"]
    return [f"Phụ lục {roman(number)}" for number in range(1, count + 1)]


def annex_part(annex: Annex, label: str, reference: str) -> Part:
    """Return an annex as landscape pages of its own."""
    title = AnnexTitle(label=label, title=annex.title, reference=reference)
    return Part(blocks=(title, *annex.blocks), landscape=True)


def seal_block(context: ReportContext, seal: SealFacts) -> Seal:
    """Return the code that matches a stamped paper to its file, and the same in words."""
    snapshot = context.snapshot
    code = ":".join(
        ("lsapp", "1", snapshot.plan, snapshot.unit, snapshot.round, f"r{seal.revision}", seal.hash)
    )
    return Seal(
        code=code,
        words=(
            f"Đơn vị: {context.unit.name} ({snapshot.unit})",
            f"Đợt báo cáo: {_round_label(context)}; lần gửi: {seal.revision}",
            f"Mã SHA-256: {seal.hash}",
            f"Tệp: {context.stem}",
        ),
    )


def _round_label(context: ReportContext) -> str:
    return RoundCode.parse(context.snapshot.round).label()


def _symbol(report: Report, letterhead: Letterhead) -> str | None:
    return report.symbol or letterhead.report_symbol


def _opening(context: ReportContext, letterhead: Letterhead) -> Iterator[AnyBlock]:
    report, unit = context.report, context.unit
    yield header(letterhead, unit, report.number, _symbol(report, letterhead), report.issued_on)
    yield Title(doc_type="BÁO CÁO", subject=unbroken(subject(context)))
    if (receivers := addressee(letterhead)) is not None:
        yield receivers
    yield Paragraph(
        text=(
            f"Thực hiện {citation(context)} về {context.plan.subject}"
            f"{_own_documents(context)}, {issuing_body(letterhead, unit)} báo cáo kết quả "
            f"thực hiện {_round_label(context)} (số liệu từ ngày {format_date(report.flow_from)} "
            f"đến ngày {format_date(report.flow_to)}) như sau:"
        )
    )


def _own_documents(context: ReportContext) -> str:
    """Name the unit's own programmes that were issued, as documents that the work rests on."""
    names = {kind.code: kind.name for kind in context.plan.document_types}
    words = []
    for one in by_position(context.snapshot.records.programmes):
        if one.number and one.issued_on:
            kind = names.get(one.doc_type, one.doc_type)
            number = document_number(one.number, one.symbol)
            words.append(f"; {kind} số {number} ngày {format_date(one.issued_on)} của đơn vị")
    return "".join(words)


def _sections(context: ReportContext, results: Sequence[AnyBlock]) -> Iterator[AnyBlock]:
    """Yield the plan's outline with the unit's words.

    An optional section below the first level that has nothing to say is left out and those after it
    move up; any other says that there is nothing.
    """
    outline = context.plan.outline
    texts = {one.section: one.text for one in context.snapshot.records.sections}
    said = _said(outline, texts)
    numbers: dict[int, list[str]] = {}
    for at, section in enumerate(outline):
        level = section.level
        if at == 0 or level != outline[at - 1].level:
            restart_numbers(numbers, outline, at)
        if not said[at] and level > 1 and not section.required:
            continue
        number = numbers[level].pop(0)
        yield heading(level, f"{number} {section.title}")
        yield from (Paragraph(text=one) for one in paragraphs(texts.get(section.code)))
        if section.by_group:
            yield from results
        elif not said[at]:
            yield Paragraph(text=NOTHING)


def restart_numbers(
    numbers: dict[int, list[str]], outline: Sequence[OutlineSection], at: int
) -> None:
    """Line up the numbers of the sections from ``at`` on that stand at one level under one
    parent.
    """
    level = outline[at].level
    if at and level < outline[at - 1].level:
        return
    numbers[level] = []
    for section in outline[at:]:
        if section.level < level:
            break
        if section.level == level:
            numbers[level].append(section.number)


def _said(outline: Sequence[OutlineSection], texts: dict[str, str | None]) -> list[bool]:
    """Tell for each section whether anything stands in it or below it."""
    said = [
        section.by_group or any(True for _ in paragraphs(texts.get(section.code)))
        for section in outline
    ]
    for at in range(len(outline) - 1, 0, -1):
        level = outline[at].level
        if (said[at] or outline[at].required) and level > 1:
            above = next((i for i in range(at - 1, -1, -1) if outline[i].level < level), None)
            if above is not None:
                said[above] = True
    return said


def heading(level: int, text: str) -> Heading:
    """Return a heading of the level that a document has: capitals at the first, none below the
    third.
    """
    if level <= 1:
        return Heading(level=1, text=text.upper())
    return Heading(level=2 if level == 2 else 3, text=text)


def _closing(context: ReportContext, letterhead: Letterhead) -> Iterator[AnyBlock]:
    body = issuing_body(letterhead, context.unit)
    yield Paragraph(
        text=f"Trên đây là kết quả thực hiện {citation(context)} {_round_label(context)}, "
        f"{body} trân trọng báo cáo./."
    )
    yield signature(letterhead)


def _reference(context: ReportContext, letterhead: Letterhead) -> str:
    """Say which document an annex belongs to; number and day are left to the clerical office."""
    report = context.report
    number = document_number(report.number, _symbol(report, letterhead))
    day = place_and_date(None, report.issued_on)
    issuer = issuing_body(letterhead, context.unit)
    return unbroken(f"(Kèm theo Báo cáo số {number} {day} của {issuer})")


def _footer(context: ReportContext, *, editable: bool) -> str:
    if context.seal is None:
        return f"{context.stem} · dự thảo"
    if editable:
        return f"{context.stem} · bản Word để sửa lời văn"
    return f"{context.stem} · {context.seal.hash[:HASH_DIGITS]}"


def _attachment(seal: SealFacts) -> Attachment:
    return Attachment(
        name=ATTACHMENT_NAME,
        media_type="application/json",
        content=seal.payload,
        description=f"Dữ liệu của bản nộp, JSON chính tắc (RFC 8785). SHA-256: {seal.hash}",
    )
