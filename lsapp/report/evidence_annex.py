# SPDX-License-Identifier: MIT
"""The annex that lists evidence: the files go by mail of their own and are matched by their
SHA-256.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from lsapp.domain.numbers import format_number
from lsapp.domain.ordering import place_in_order
from lsapp.domain.records import Evidence, Records
from lsapp.report.blocks import Column, Paragraph, Row, Table
from lsapp.report.round_view import RoundView
from lsapp.report.tables import Annex, flat_head
from lsapp.submission.numbering import OutlineEntry

HASH_DIGITS: Final = 16
"""How much of a hash is printed: enough to tell files apart by eye."""


def evidence_annex(view: RoundView, records: Records) -> Iterator[Annex]:
    """Yield the list of the files that prove something, in the order of what they prove."""
    if not records.evidence:
        return
    places = {entry.activity.key: (at, entry) for at, entry in enumerate(view.entries)}

    def order(one: Evidence) -> tuple[int, tuple[int, str]]:
        at = -1 if one.activity is None else places.get(one.activity, (len(places), None))[0]
        return at, place_in_order(one)

    rows = []
    for index, one in enumerate(sorted(records.evidence, key=order), start=1):
        proved = "Báo cáo của đơn vị"
        if one.activity is not None:
            found = places.get(one.activity)
            proved = _activity_name(found[1]) if found else "Nhiệm vụ không có trong báo cáo này"
        digits = one.sha256[:HASH_DIGITS]
        rows.append(Row(cells=(index, one.name, proved, size_text(one.size), digits, one.note)))
    yield Annex(
        title="Danh mục minh chứng",
        blocks=(
            Table(
                columns=(
                    Column(width=5, align="center"),
                    Column(width=34),
                    Column(width=44),
                    Column(width=11, align="right"),
                    Column(width=20, align="center"),
                    Column(width=22),
                ),
                head=flat_head(
                    ("STT", "Tên tệp", "Minh chứng cho", "Dung lượng", "Mã SHA-256", "Ghi chú")
                ),
                rows=tuple(rows),
            ),
            Paragraph(
                text=f"Mã SHA-256: {HASH_DIGITS} ký tự đầu, dùng để đối chiếu tệp gửi kèm.",
                style="note",
            ),
        ),
    )


def _activity_name(entry: OutlineEntry) -> str:
    return f"Nhiệm vụ {entry.path}. {entry.activity.content or ''}".strip()


def size_text(size: int) -> str:
    """Return a file's size as people read it: ``812 KB``, ``1,5 MB``."""
    for unit, power in (("GB", 30), ("MB", 20)):
        if size >= 1 << power:
            return f"{format_number(round(Decimal(size) / (1 << power), 1), 1)} {unit}"
    return f"{format_number(max(1, round(size / 1024)) if size else 0, 0)} KB"
