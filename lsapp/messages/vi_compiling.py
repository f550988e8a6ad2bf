# SPDX-License-Identifier: MIT
"""Vietnamese words: the compiling department's round."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "action.obligation.decided": "Quyết định đơn vị phải báo cáo",
    "action.obligation.dropped": "Trở lại danh mục đơn vị phải báo cáo",
    "form.unknown": "Kế hoạch không có ô này của biểu số liệu {form}. Hãy mở lại trang rồi chọn lại ô.",
    "obligation.reason_missing": "Chưa có lý do cho {unit}. Hãy ghi vì sao thêm, miễn hoặc gia hạn.",
}
