# SPDX-License-Identifier: MIT
"""The measures of an official document as data: Nghị định 30/2020/NĐ-CP, Phụ lục I.

Lengths of the page are millimetres, sizes of type and spacing are points, as in the decree.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

POINTS_PER_MM: Final = 72 / 25.4


def points(millimetres: float) -> float:
    """Return a length in points."""
    return millimetres * POINTS_PER_MM


class Margins(msgspec.Struct, frozen=True, kw_only=True):
    """The free edges of a page, mm (Phụ lục I, Phần I, mục I.3)."""

    top: float
    bottom: float
    left: float
    right: float


class TypeSizes(msgspec.Struct, frozen=True, kw_only=True):
    """Sizes of type by component, pt (Phụ lục I, Phần I, mục V: the sizes of its printed samples)."""

    national_title: float
    motto: float
    parent_body: float
    issuing_body: float
    number_line: float
    place_date: float
    doc_type: float
    subject: float
    addressee: float
    body: float
    note: float
    signer: float
    recipients_title: float
    recipients: float
    annex_label: float
    annex_title: float
    annex_reference: float
    page_number: float
    table: float
    table_smallest: float
    footer: float


class Layout(msgspec.Struct, frozen=True, kw_only=True):
    """A complete set of measures.

    ``line_pitch`` is the distance of two baselines of the body as a multiple of its size (single
    spacing of Times New Roman is 1.15; the decree allows single to 1.5 lines).
    ``header_left`` is the share of the text width given to the issuing body's column.
    ``rule_share`` is the length of the rule below the issuing body and the subject as a share of
    the text above it (the decree: 1/3 to 1/2).
    """

    page_width: float
    page_height: float
    margins: Margins
    sizes: TypeSizes
    first_line: float
    paragraph_gap: float
    line_pitch: float
    tight_pitch: float
    header_left: float
    rule_share: float
    rule_width: float
    signature_space: float
    seal_side: float
    page_number_edge: float
    footer_edge: float

    def page_size(self, *, landscape: bool) -> tuple[float, float]:
        """Return width and height of the sheet, mm."""
        if landscape:
            return self.page_height, self.page_width
        return self.page_width, self.page_height

    def text_width(self, *, landscape: bool) -> float:
        """Return the width between the margins, mm; which keep to their edges of the sheet."""
        width, _height = self.page_size(landscape=landscape)
        return width - self.margins.left - self.margins.right


DECREE_30: Final = Layout(
    page_width=210,
    page_height=297,
    margins=Margins(top=20, bottom=20, left=30, right=15),
    sizes=TypeSizes(
        national_title=12,
        motto=13,
        parent_body=12,
        issuing_body=12,
        number_line=13,
        place_date=13,
        doc_type=14,
        subject=14,
        addressee=14,
        body=14,
        note=12,
        signer=14,
        recipients_title=12,
        recipients=11,
        annex_label=14,
        annex_title=14,
        annex_reference=14,
        page_number=14,
        # Tables have no size in the decree; offices use 11 to 13.
        table=11,
        table_smallest=8,
        footer=8,
    ),
    first_line=12.7,
    paragraph_gap=6,
    line_pitch=1.25,
    tight_pitch=1.15,
    header_left=0.39,
    rule_share=0.4,
    rule_width=0.75,
    signature_space=40,
    seal_side=26,
    page_number_edge=12.5,
    footer_edge=9,
)
"""The one preset in use: every measure lies in the range that the decree allows."""


def fit_widths(shares: Sequence[float], needs: Sequence[float], total: float) -> list[float]:
    """Return widths of columns in proportion to ``shares``, none below its need.

    They add up to ``total``, which the sum of ``needs`` does not exceed.
    """
    held: set[int] = set()
    while True:
        open_columns = [at for at in range(len(shares)) if at not in held]
        free = total - sum(needs[at] for at in held)
        weight = sum(shares[at] for at in open_columns) or 1.0
        widths = list(needs)
        for at in open_columns:
            widths[at] = free * shares[at] / weight
        short = {at for at in open_columns if widths[at] < needs[at]}
        if not short:
            break
        held |= short
    # With every column held at its need, what is left over goes to them in proportion.
    scale = total / sum(widths)
    return [width * scale for width in widths]
