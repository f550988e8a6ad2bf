# SPDX-License-Identifier: MIT
"""Replies to comments have an annex of their own, before the reasons given to warnings."""

from __future__ import annotations

from report_samples import COMMUNE, Sample

from lsapp.domain.records import Answer
from lsapp.report.blocks import Table
from lsapp.report.unit_report import unit_report


def reply(sample: Sample, note: str, comment: str, text: str | None, record: str | None) -> None:
    sample.records.setdefault("answers", []).append(
        Answer(
            unit=COMMUNE.code,
            key=f"reply-{note}",
            plan="KH7",
            round=sample.round,
            code=f"return.note/{note}",
            record=record,
            field="product" if record else None,
            text=text,
            comment=comment,
        )
    )


def annexes(sample: Sample) -> list[tuple[str, Table]]:
    found = []
    for part in unit_report(sample.context()).parts:
        titles = [text for block in part.blocks if (text := getattr(block, "text", None))]
        tables = [block for block in part.blocks if isinstance(block, Table)]
        found += [(str(titles), table) for table in tables]
    return found


def test_a_reply_stands_beside_the_comment_that_it_answers() -> None:
    one = Sample(COMMUNE)
    key = one.activity(one.programme(), "1", "Tổ chức hội nghị")
    reply(one, "b", "Thiếu sản phẩm", "Đã bổ sung: «Kế hoạch».", key)
    reply(one, "a", "Gửi kèm minh chứng", "Đã gửi.", None)
    reply(one, "c", "Chưa trả lời", None, None)
    one.answer("rule", None, None, "Vì vậy.")
    told = annexes(one)
    (at, replies), (after, reasons) = [
        (index, table)
        for index, (_, table) in enumerate(told)
        if any("của đơn vị" in str(cell.text) for row in table.head for cell in row)
    ]
    assert at < after
    assert [row.cells[1:] for row in replies.rows] == [
        ("Gửi kèm minh chứng", "Toàn bộ báo cáo", "Đã gửi."),
        ("Thiếu sản phẩm", "Nhiệm vụ 1.1, Sản phẩm, kết quả", "Đã bổ sung: «Kế hoạch»."),
    ]
    assert [row.cells[1:] for row in reasons.rows] == [("rule", "Toàn bộ báo cáo", "Vì vậy.")]


def test_without_a_reply_there_is_no_such_annex() -> None:
    one = Sample(COMMUNE)
    one.answer("rule", None, None, "Vì vậy.")
    words = str(unit_report(one.context()))
    assert "Giải trình các nội dung cần lưu ý" in words
    assert "góp ý" not in words
