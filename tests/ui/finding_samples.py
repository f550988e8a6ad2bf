# SPDX-License-Identifier: MIT
"""Findings made for the tests of the list that shows them."""

from __future__ import annotations

from typing import Literal

from lsapp.services.viewing import Finding

KINDS = ("activity", "budget_line", "progress", "stat_value", "section", "programme", "evidence")


def finding(
    number: int,
    level: Literal["hard", "soft"] = "soft",
    *,
    answer: str | None = None,
    kind: str | None = "activity",
    record: str | None = None,
    field: str | None = "content",
) -> Finding:
    """A finding that its number tells from the others."""
    return Finding(
        code=f"rule.{number}",
        level=level,
        record=f"r{number}" if record is None else record,
        kind=kind,
        field=field,
        where=f"Nhiệm vụ {number}",
        label="Nội dung",
        message=f"Thiếu nội dung số {number}.",
        remedy="Ghi nội dung.",
        source="NĐ 30/2020/NĐ-CP",
        answer=answer,
    )


def many(count: int) -> list[Finding]:
    """One in three blocks, one warns, one is answered; those that block come first."""
    hard = [finding(n, "hard") for n in range(0, count, 3)]
    soft = [finding(n) for n in range(1, count, 3)]
    return [*hard, *soft, *(finding(n, answer="Đã có lý do") for n in range(2, count, 3))]
