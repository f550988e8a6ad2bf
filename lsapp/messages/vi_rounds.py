# SPDX-License-Identifier: MIT
"""Vietnamese words: the dates of a round."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "action.round.dated": "Sửa các ngày của kỳ báo cáo",
    "round.reversed": "Kỳ số liệu kết thúc ({last}) trước khi bắt đầu ({first}). Hãy sửa một trong hai ngày.",
    "round.not_opened": "Đợt {round} không còn trong tệp này. Hãy mở lại đợt rồi sửa các ngày.",
}
