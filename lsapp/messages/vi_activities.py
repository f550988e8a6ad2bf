# SPDX-License-Identifier: MIT
"""Vietnamese words: what is done to the activities and their money."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "action.activity.added": "Thêm nhiệm vụ",
    "action.activity.edited": "Sửa nhiệm vụ",
    "action.activity.moved": "Chuyển nhiệm vụ",
    "action.activity.deleted": "Xóa nhiệm vụ",
    "action.activity.pasted": "Dán vào bảng nhiệm vụ",
    "action.money.added": "Thêm dòng kinh phí",
    "action.money.edited": "Sửa dòng kinh phí",
    "action.money.deleted": "Xóa dòng kinh phí",
    "paste.locked_cell": "Ô này không sửa được ở đây nên giữ giá trị cũ.",
}
