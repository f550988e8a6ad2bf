# SPDX-License-Identifier: MIT
"""The figures that a single cell of a department's form may name: those of the report's text, and what
stands in its head, at its foot and in its sections; each as the number, day or text that it is.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from lsapp.domain.dates import format_date, parse_date
from lsapp.domain.numbers import parse_number
from lsapp.errors import UserError
from lsapp.report.context import ReportContext
from lsapp.report.figures import Figure, expand, figures_of, token_key
from lsapp.submission.numbering import roman

Content = str | int | Decimal | dt.date
MILLION: Final = 10**6

_ALONE: Final = re.compile(r"\s*\{\{[ \t]*([^{}\n]{1,200}?)[ \t]*\}\}\s*")
_TEXTS: Final = ("don_vi.", "van_ban.", "nguoi_ky.", "phan.", "tom_tat.")
"""What begins the tokens of figures that stay text, whatever they look like."""
_DAY: Final = re.compile(r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}")
_IN_MILLIONS: Final = " triệu đồng"
_IN_DONG: Final = "(đồng)"


def form_figures(context: ReportContext) -> dict[str, Figure]:
    """Return every figure that a cell may name, by token, in the order of a menu."""
    figures = figures_of(context)
    added = {
        one.token: one for one in (*_of_document(context), *_of_sections(context, dict(figures)))
    }
    return {**figures, **added}


def cell_content(
    text: str, figures: Mapping[str, Figure], unit: int | None
) -> tuple[Content | None, tuple[str, ...], tuple[str, ...]]:
    """Return what a cell gets of its ``text``, the tokens in it that name nothing, and those that have
    no figure yet. One figure alone is a number or a day where it is one; ``unit`` is the đồng of one
    figure in the form, for money.
    """
    alone = _ALONE.fullmatch(text)
    figure = figures.get(token_key(alone[1])) if alone else None
    if figure is not None:
        if figure.value is None:
            return None, (), (figure.code,)
        return _typed(figure, unit), (), ()
    filled = expand(text, figures)
    return filled.text, filled.unknown, filled.empty


def is_money(figure: Figure) -> bool:
    """Tell whether a figure is an amount of money, so that the form's unit counts."""
    return (figure.value or "").endswith(_IN_MILLIONS) or figure.label.endswith(_IN_DONG)


def scaled(amount: Decimal | int, unit: int) -> int | Decimal:
    """Return đồng in the unit of a form, exactly."""
    value = Decimal(amount) / unit
    return int(value) if value == value.to_integral_value() else value.normalize()


def _typed(figure: Figure, unit: int | None) -> Content:
    value = figure.value or ""
    if _DAY.fullmatch(value):
        return parse_date(value)
    if figure.token.startswith(_TEXTS):
        return value
    try:
        if value.endswith(_IN_MILLIONS):
            millions = Decimal(parse_number(value.removesuffix(_IN_MILLIONS)))
            return scaled(millions * MILLION, unit or MILLION)
        number = parse_number(value.removesuffix("%"))
    except UserError:
        return value
    return scaled(number, unit) if unit and figure.label.endswith(_IN_DONG) else number


def _of_document(context: ReportContext) -> Iterator[Figure]:
    report = context.report
    letterheads = context.snapshot.records.letterheads
    head = letterheads[0] if letterheads else None
    heading = "Văn bản và người ký"
    issued = None if report.issued_on is None else format_date(report.issued_on)
    values: list[tuple[str, str, str | None]] = [
        ("don_vi.ma", "Mã đơn vị", context.unit.code),
        ("van_ban.so", "Số báo cáo", report.number),
        ("van_ban.ky_hieu", "Ký hiệu báo cáo", report.symbol),
        ("van_ban.ngay", "Ngày ban hành báo cáo", issued),
        ("ngay.lap", "Ngày lập biểu", format_date(context.made_on)),
    ]
    if head is not None:
        values += [
            ("don_vi.cap_tren", "Cơ quan chủ quản", _line(head.parent_body)),
            ("don_vi.ten_in", "Tên đơn vị như trên văn bản", _line(head.name)),
            ("don_vi.dia_danh", "Địa danh", head.place),
            ("nguoi_ky.quyen_han", "Quyền hạn ký", head.authority),
            ("nguoi_ky.chuc_vu", "Chức vụ người ký", _line(head.signer_title)),
            ("nguoi_ky.ho_ten", "Họ tên người ký", head.signer_name),
        ]
    for token, label, value in values:
        yield Figure(token=token, heading=heading, label=label, value=value or None)


def _of_sections(context: ReportContext, figures: Mapping[str, Figure]) -> Iterator[Figure]:
    records = context.snapshot.records
    texts = {one.section: one.text for one in records.sections}
    said = {one.group: one for one in records.group_statements}
    for section in context.plan.outline:
        if section.by_group:
            continue
        text = texts.get(section.code)
        yield Figure(
            token=f"phan.{token_key(section.code)}",
            heading="Lời văn của báo cáo",
            label=f"{section.number} {section.title}".strip(),
            value=expand(text, figures).text if text else None,
        )
    for place, group in enumerate(context.plan.groups, start=1):
        summary = said[group.code].summary if group.code in said else None
        yield Figure(
            token=f"tom_tat.{token_key(group.code)}",
            heading="Lời văn của báo cáo",
            label=f"Tóm tắt kết quả nhóm {roman(place)}. {group.short}",
            value=expand(summary, figures).text if summary else None,
        )


def _line(text: str | None) -> str | None:
    return None if text is None else " ".join(text.split())
