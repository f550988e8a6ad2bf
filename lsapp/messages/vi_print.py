# SPDX-License-Identifier: MIT
"""Vietnamese words: printing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "print.no_printer": "Chưa có máy in nào trên máy này. Hãy cài máy in rồi thử lại, hoặc xuất tệp PDF "
    "rồi in ở máy khác.",
    "print.refused": "Máy in[ {printer}] không nhận bản in; chưa có gì được in. Hãy xem máy in đã bật, còn "
    "kết nối chưa rồi in lại, hoặc xuất tệp PDF rồi in ở máy khác.",
    "print.damaged": "Bản in bị hỏng nên chưa in được. Hãy bấm Cập nhật để lập lại bản in, rồi in lại.",
    "print.too_late": "Các trang đã gửi hết đến máy in[ {printer}] nên không dừng được nữa. Hãy mở hàng "
    "đợi của máy in để hủy.",
}
