# SPDX-License-Identifier: MIT
"""Vietnamese words: the compiling department's round."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "action.obligation.decided": "Quyết định đơn vị phải báo cáo",
    "action.obligation.dropped": "Trở lại danh mục đơn vị phải báo cáo",
    "obligation.reason_missing": "Chưa có lý do cho {unit}. Hãy ghi vì sao thêm, miễn hoặc gia hạn.",
    "remind.nobody": "Chưa chọn đơn vị nào để nhắc. Hãy đánh dấu ít nhất một đơn vị.",
    "return.nothing_in": "{unit} chưa có bản nộp nào để phản hồi. "
    "Hãy nhận bản nộp trước, hoặc chọn bản đúng nếu còn xung đột.",
}
