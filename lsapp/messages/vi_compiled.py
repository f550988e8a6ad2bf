# SPDX-License-Identifier: MIT
"""Vietnamese words of the provincial report that the department writes."""

from __future__ import annotations

from typing import Final

WORDS: Final[dict[str, str]] = {
    "action.compiled.written": "Viết báo cáo tổng hợp",
    "action.compiled.reviewed": "Xem lại phần có số liệu đã đổi",
}
