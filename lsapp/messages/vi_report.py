# SPDX-License-Identifier: MIT
"""Vietnamese words: what is done on the pages of the report and of evidence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "evidence.too_many": "Có hơn {limit} tệp trong các thư mục vừa thả nên chưa thêm tệp nào. Hãy chọn đúng "
    "những tệp là minh chứng.",
    "evidence.not_pasted": "Không lấy được ảnh vừa dán. Hãy lưu ảnh thành tệp rồi thêm tệp đó.",
    "action.report.headed": "Sửa số, ngày, kỳ số liệu của báo cáo",
}
