# SPDX-License-Identifier: MIT
"""A unit's own programme, plan or scheme as a document for signature, with its annex of tasks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from lsapp.catalogue.model import LegalBasis, Plan
from lsapp.domain.dates import format_date, place_and_date
from lsapp.domain.records import BudgetLine, Letterhead, Programme, Records
from lsapp.errors import UserError
from lsapp.report.blocks import AnyBlock, Bases, Document, Heading, Paragraph, Part, Title
from lsapp.report.context import ReportContext
from lsapp.report.letterhead import (
    document_number,
    header,
    issuing_body,
    letterhead_of,
    signature,
)
from lsapp.report.money import Money, money_table
from lsapp.report.programme_annex import programme_annex
from lsapp.report.round_view import GroupView, RoundView, view_records
from lsapp.report.unit_report import EDITABLE_NOTE, annex_labels, annex_part, citation
from lsapp.report.wording import (
    lower_first,
    millions_text,
    paragraphs,
    sentence,
    unbroken,
    upper_first,
)
from lsapp.submission.numbering import OutlineEntry


def programme_document(
    context: ReportContext, programme_key: str, *, editable: bool = False
) -> Document:
    """Return the programme ``programme_key`` of the snapshot as the paper that the unit's head
    signs.

    Raises ``UserError("programme.unknown", key=…)`` where the snapshot has no such programme.
    ``editable`` is for Word and puts a remark first.
    """
    programme = _find(context.snapshot.records, programme_key)
    letterhead = letterhead_of(context)
    view = _view(context, programme)
    symbol = programme_symbol(context.plan, letterhead, programme)
    title = _title(context, programme)
    kind = _kind(context.plan, programme)
    body: tuple[AnyBlock, ...] = (
        *((Paragraph(text=EDITABLE_NOTE, style="note"),) if editable else ()),
        header(letterhead, context.unit, programme.number, symbol, programme.issued_on),
        Title(doc_type=kind.upper(), subject=unbroken(title)),
        *_bases(context, programme),
        Paragraph(text=_enacting(context, letterhead, kind, title)),
        *_purpose(context, programme, kind, view),
        *_tasks(context, view),
        *_money(context, view),
        *_organisation(context, letterhead, kind, view),
        signature(letterhead, signer_title=programme.signatory),
    )
    number = document_number(programme.number, symbol)
    day = place_and_date(None, programme.issued_on)
    issuer = issuing_body(letterhead, context.unit)
    reference = unbroken(f"(Kèm theo {kind} số {number} {day} của {issuer})")
    annexes = tuple(programme_annex(context, view))
    parts = [Part(blocks=body)]
    for annex, label in zip(annexes, annex_labels(len(annexes)), strict=True):
        parts.append(annex_part(annex, label, reference))
    return Document(
        title=f"{kind} {lower_first(title)}",
        author=issuer,
        subject=context.plan.title,
        made_at=context.made_at,
        identity=f"{context.identity}:{programme.key}",
        parts=tuple(parts),
    )


def programme_symbol(plan: Plan, letterhead: Letterhead, programme: Programme) -> str | None:
    """Return the programme's own symbol, else the letterhead's with the type code of this
    document.
    """
    if programme.symbol or not letterhead.programme_symbol:
        return programme.symbol
    symbol = letterhead.programme_symbol
    head, dash, body = symbol.partition("-")
    if dash and head in {kind.code for kind in plan.document_types}:
        return f"{programme.doc_type}-{body}"
    return symbol


def _find(records: Records, key: str) -> Programme:
    found = next((one for one in records.programmes if one.key == key), None)
    if found is None:
        raise UserError("programme.unknown", key=key)
    return found


def _view(context: ReportContext, programme: Programme) -> RoundView:
    """Return the programme's own activities and money: those of other programmes are not of this
    paper.
    """
    records = context.snapshot.records
    activities = [one for one in records.activities if one.programme == programme.key]
    within = {one.key for one in activities}
    own = Records(
        programmes=[programme],
        activities=activities,
        budget_lines=[one for one in records.budget_lines if one.activity in within],
    )
    return view_records(context.plan, own, year=programme.period_from)


def _kind(plan: Plan, programme: Programme) -> str:
    """Return the type of document in words."""
    names = {kind.code: kind.name for kind in plan.document_types}
    return names.get(programme.doc_type, programme.doc_type)


def _period(programme: Programme) -> str:
    if programme.period_from == programme.period_to:
        return f"năm {programme.period_from}"
    return f"giai đoạn {programme.period_from}-{programme.period_to}"


def _title(context: ReportContext, programme: Programme) -> str:
    """Return what the document is about, without its type, which stands above it."""
    kind = _kind(context.plan, programme)
    title = (programme.title or "").strip()
    if title.casefold().startswith(f"{kind.casefold()} "):
        title = title[len(kind) :].strip()
    return upper_first(title or f"thực hiện {citation(context)} {_period(programme)}")


def _bases(context: ReportContext, programme: Programme) -> Iterator[Bases]:
    """Yield the documents in force on the programme's day, the province's plan, and the unit's own
    lines.
    """
    plan = context.plan
    day = programme.issued_on or context.made_on
    lines = [basis_line(one) for one in plan.legal_bases if _in_force(one, day)]
    lines.append(f"Căn cứ {citation(context)} về {plan.subject}")
    for line in paragraphs(programme.legal_bases):
        own = line.lstrip("-–").strip().rstrip(";.").strip()
        if own:
            lines.append(own if _names_basis(own) else f"Căn cứ {own}")
    yield Bases(lines=tuple(unbroken(line) for line in dict.fromkeys(lines)))


def basis_line(basis: LegalBasis) -> str:
    """Return a legal basis as a "Căn cứ" line (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6)."""
    kind = f"{basis.doc_type} số" if basis.doc_type else "Văn bản số"
    day = format_date(basis.issued_on)
    return f"Căn cứ {kind} {basis.number} ngày {day} của {basis.issuer} {basis.title}"


def _in_force(basis: LegalBasis, day: dt.date) -> bool:
    return (basis.valid_from or basis.issued_on) <= day <= (basis.valid_to or dt.date.max)


def _names_basis(line: str) -> bool:
    return line.casefold().startswith(("căn cứ", "thực hiện", "theo ", "xét "))


def _enacting(context: ReportContext, letterhead: Letterhead, kind: str, title: str) -> str:
    body = issuing_body(letterhead, context.unit)
    return f"{body} ban hành {kind} {lower_first(title)} như sau:"


def _purpose(
    context: ReportContext, programme: Programme, kind: str, view: RoundView
) -> Iterator[AnyBlock]:
    """Yield purpose and demands: the programme's own words, else what follows from its tasks."""
    yield Heading(level=1, text="I. MỤC ĐÍCH, YÊU CẦU")
    own = list(paragraphs(programme.note))
    if own:
        yield from (Paragraph(text=text) for text in own)
        return
    filled = sum(1 for group in view.groups if group.entries)
    yield Paragraph(
        text=f"1. Mục đích: cụ thể hóa và tổ chức thực hiện {citation(context)} về "
        f"{context.plan.subject} tại cơ quan, đơn vị, địa phương {_period(programme)}."
    )
    yield Paragraph(
        text=f"2. Yêu cầu: {len(view.entries)} nhiệm vụ thuộc {filled} nhóm nhiệm vụ của {kind} "
        "được phân công rõ cơ quan chủ trì, cơ quan phối hợp, thời gian thực hiện, sản phẩm và "
        "nguồn lực; kết quả được theo dõi, đánh giá và báo cáo theo từng đợt."
    )


def _tasks(context: ReportContext, view: RoundView) -> Iterator[AnyBlock]:
    """Yield the activities in sentences, group by group; a group without any is left out."""
    yield Heading(level=1, text="II. NHIỆM VỤ")
    for at, group in enumerate(view.groups, start=1):
        if group.entries:
            yield Heading(level=2, text=f"{_place(group, at)}. {group.title}")
            yield from (Paragraph(text=_task_text(context, one)) for one in group.entries)
    if not view.entries:
        yield Paragraph(text="Chưa có nhiệm vụ.")


def _place(group: GroupView, at: int) -> str:
    """Return the group's number before its heading: the first part of its activities' own
    numbers.
    """
    return group.entries[0].path.partition(".")[0] if group.entries else str(at)


def _task_text(context: ReportContext, entry: OutlineEntry) -> str:
    """Return an activity as a paragraph: its number, what is done, then who, when and what comes of
    it.
    """
    activity = entry.activity
    mark = ")" if entry.depth == 2 else "."
    target = activity.target or ""
    if target and activity.baseline:
        target = f"{target} (hiện tại: {activity.baseline})"
    facts = (
        ("Chủ trì", context.unit_text(activity.lead_unit)),
        ("Phối hợp", context.unit_text(activity.cooperating_units)),
        ("Thời gian", activity.timeframe),
        ("Sản phẩm", activity.product),
        (activity.indicator or "Chỉ tiêu", target),
    )
    told = [f"{label}: {_plain(text)}" for label, text in facts if text]
    said = (f"{entry.number}{mark} {_plain(activity.content or '…')}", *told)
    return unbroken(" ".join(sentence(one) for one in said))


def _plain(text: str) -> str:
    """Return a field as part of a sentence: on one line, without a closing sign."""
    return " ".join(text.split()).rstrip(".;, ")


def _money(context: ReportContext, view: RoundView) -> Iterator[AnyBlock]:
    yield Heading(level=1, text="III. KINH PHÍ THỰC HIỆN")
    lines = view.lines
    planned = Money.of(lines).planned
    if planned is None:
        yield Paragraph(
            text="Kinh phí thực hiện bảo đảm từ nguồn chi thường xuyên của cơ quan, đơn vị và các "
            "nguồn hợp pháp khác theo quy định."
        )
        return
    yield Paragraph(text=_money_text(context.plan, lines, planned))
    yield money_table(context.plan.funding_sources, lines, planned_only=True)


def _money_text(plan: Plan, lines: Iterable[BudgetLine], planned: int) -> str:
    """Say the total and its parts by source; the table below has the years."""
    sums: dict[str, int] = {}
    for line in lines:
        if line.planned is not None:
            sums[line.source] = sums.get(line.source, 0) + line.planned
    names = {one.code: one.name for one in plan.funding_sources}
    known = [code for code in names if code in sums]
    parts = [
        f"{lower_first(names.get(code, code))} {millions_text(sums[code])}"
        for code in (*known, *(code for code in sums if code not in names))
    ]
    return f"Tổng kinh phí dự kiến: {millions_text(planned)}, gồm: {'; '.join(parts)}."


def _organisation(
    context: ReportContext, letterhead: Letterhead, kind: str, view: RoundView
) -> Iterator[AnyBlock]:
    """Yield who leads what, then the usual last words."""
    yield Heading(level=1, text="IV. TỔ CHỨC THỰC HIỆN")
    number = 0
    for number, (lead, paths) in enumerate(_leads(context, view).items(), start=1):
        words = f"{number}. {lead}: chủ trì thực hiện nhiệm vụ {', '.join(paths)}."
        yield Paragraph(text=words)
    body = issuing_body(letterhead, context.unit)
    yield Paragraph(
        text=f"{number + 1}. Các cơ quan, đơn vị được giao chủ trì tổ chức thực hiện và báo cáo "
        f"kết quả theo từng đợt để {body} tổng hợp, báo cáo theo quy định."
    )
    yield Paragraph(
        text=f"Trên đây là {kind} của {body}; trong quá trình thực hiện, nếu có khó khăn, vướng "
        f"mắc, các cơ quan, đơn vị kịp thời phản ánh để {body} xem xét, giải quyết./."
    )


def _leads(context: ReportContext, view: RoundView) -> dict[str, list[str]]:
    """Return the full numbers of the activities by lead unit, as first written, in the outline's
    order.
    """
    names: dict[str, str] = {}
    led: dict[str, list[str]] = {}
    for entry in view.entries:
        text = _plain(context.unit_text(entry.activity.lead_unit) or "")
        if text:
            name = names.setdefault(text.casefold(), upper_first(text))
            led.setdefault(name, []).append(entry.path)
    return led
