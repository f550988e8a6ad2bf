# SPDX-License-Identifier: MIT
"""Vietnamese words: checking a large file, at opening and in idle moments."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_LONG: Final = "Tệp lớn có thể mất vài phút; dữ liệu không bị thay đổi."

WORDS: Final[Mapping[str, str]] = {
    "check.unclean": "Đang kiểm tra toàn bộ tệp[ {path}] vì lần trước tệp chưa được đóng trọn vẹn (mất điện, "
    f"tắt máy, rút ổ). {_LONG}",
    "check.unknown": "Đang kiểm tra toàn bộ tệp[ {path}] vì tệp lần đầu mở trên máy này, hoặc đã được chép "
    f"tới, phục hồi hay thay đổi từ lần mở trước. {_LONG}",
    "check.long_ago": "Đang kiểm tra toàn bộ tệp[ {path}] vì đã quá {days:number} ngày chưa kiểm tra hết. "
    f"{_LONG}",
    "check.damaged": "Khi kiểm tra lúc rảnh, chương trình thấy tệp {path} có chỗ bị hỏng[ ({detail})]. "
    "Những gì đã ghi vẫn nằm trong tệp. Hãy vào Sao lưu và khôi phục, lấy lại bản sao lưu gần nhất từ "
    "trước khi hỏng; tệp đang dùng sẽ được cất riêng, không mất.",
}
