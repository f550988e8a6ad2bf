# SPDX-License-Identifier: MIT
"""Vietnamese words: what is done to programmes and to the head of documents."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "action.programme.added": "Thêm chương trình",
    "action.programme.edited": "Sửa chương trình",
    "action.programme.deleted": "Xóa chương trình",
    "action.letterhead.edited": "Sửa thể thức văn bản",
}
