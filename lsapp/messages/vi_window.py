# SPDX-License-Identifier: MIT
"""Vietnamese words: the first run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "unit.name_missing": "Chưa ghi tên đơn vị tự thêm. Hãy ghi tên đầy đủ như trên con dấu.",
    "unit.listed": "Danh mục đã có {name} (mã {unit}). Hãy chọn đơn vị này trong danh sách, không thêm "
    "lần nữa.",
}
