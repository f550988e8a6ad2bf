# SPDX-License-Identifier: MIT
"""The page of all rules for people, made from the rules so that the two cannot differ."""

from __future__ import annotations

from typing import Final

from lsapp.rules.registry import RULES
from lsapp.rules.rule import PLAN, Rule

_PARTS: Final = (
    ("programme", "Chương trình, kế hoạch"),
    ("group", "Nhóm nhiệm vụ"),
    ("plan_task", "Nhiệm vụ của kế hoạch"),
    ("activity", "Nhiệm vụ"),
    ("money", "Kinh phí"),
    ("progress", "Kết quả thực hiện"),
    ("schedule", "Thời hạn"),
    ("evidence", "Minh chứng"),
    ("form", "Biểu số liệu"),
    ("list", "Biểu kê khai"),
    ("letterhead", "Thể thức văn bản"),
    ("report", "Báo cáo"),
    ("unit", "Đơn vị"),
    ("text", "Chữ viết"),
    ("record", "Bản ghi"),
)
"""The first part of a rule's code and its heading on the page."""

_HEAD: Final = """\
# Các kiểm tra

Trang này được lập từ chính các quy tắc kiểm tra của chương trình.

- **Lỗi** chặn việc xuất bản nộp; không bao giờ chặn việc lưu.
- **Lưu ý** không chặn; đơn vị có thể sửa hoặc giải trình, lời giải trình đi theo bản nộp.

Cùng một bộ kiểm tra chạy ở đơn vị báo cáo và ở đơn vị tổng hợp.
"""


def rules_page() -> str:
    """Return docs/rules.md: every rule by page, in Vietnamese, as Markdown."""
    hard = sum(1 for rule in RULES if rule.level == "hard")
    parts = [_HEAD, f"Có {len(RULES)} kiểm tra: {hard} lỗi, {len(RULES) - hard} lưu ý.\n"]
    for prefix, heading in _PARTS:
        rules = [rule for rule in RULES if rule.code.partition(".")[0] == prefix]
        parts.append("\n".join([f"## {heading}\n", *map(_entry, rules)]))
    return "\n".join(parts)


def _entry(rule: Rule) -> str:
    level = "Lỗi" if rule.level == "hard" else "Lưu ý"
    lines = [
        f"### {rule.title}\n",
        f"{level} `{rule.code}`. {rule.why}\n",
        f"- Cách sửa: {rule.remedy}",
    ]
    if rule.source:
        lines.append(f"- Căn cứ: {rule.source.replace(PLAN, 'kế hoạch đang áp dụng')}")
    return "\n".join(lines) + "\n"
