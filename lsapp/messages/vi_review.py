# SPDX-License-Identifier: MIT
"""Vietnamese words: reports being looked at, and rounds that are locked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "action.review.begun": "Đánh dấu đang xem xét",
    "action.review.ended": "Bỏ dấu đang xem xét",
    "action.round.locked": "Khóa các báo cáo của đợt",
    "action.round.unlocked": "Mở khóa báo cáo",
    "review.nothing": "Không có báo cáo nào đang chờ xem trong các ô đã chọn. "
    "Hãy chọn ô có báo cáo đã nhận.",
    "round.still_open": "Đợt {round} còn nhận báo cáo đến hết ngày {deadline}. "
    "Hãy khóa sau ngày đó, hoặc sửa hạn gửi của đợt.",
    "round.nothing_accepted": "Đợt {round} chưa có báo cáo nào được chấp nhận để khóa. "
    "Hãy chấp nhận báo cáo trước.",
}
