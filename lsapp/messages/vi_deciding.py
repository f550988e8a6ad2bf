# SPDX-License-Identifier: MIT
"""Vietnamese words: decisions on received files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "original.missing": "Không còn tệp gốc của {file}, hoặc tệp gốc đã bị thay đổi, nên không so "
    "từng ô được. Hãy nhận lại tệp từ thư của đơn vị.",
    "receipt.no_edits": "Không thấy ô nào của {file} khác với giá trị đã niêm phong. Hãy nhận lại tệp này.",
    "receipt.not_to_decide": "Tệp {file} đã được chấp nhận, đã rút hoặc không chờ quyết định nữa. "
    "Hãy mở lại danh sách bản đã nhận.",
    "edits.unreadable": "Không lấy được giá trị trong ô ở {place}. Hãy giữ giá trị đã niêm phong ở "
    "dòng đó, hoặc lấy cả dòng mà nó thuộc về.",
    "values.unfit": "Không lấy riêng được mục ở {place}, vì nó thuộc một nhiệm vụ hoặc chương trình mà bản "
    "được chọn không có. Hãy lấy cả dòng thêm nhiệm vụ hoặc chương trình đó.",
    "waiting.edited": "{unit}: {files} có ô đã sửa ngoài chương trình. Hãy quyết định từng ô ở trang Tổng "
    "hợp.",
    "waiting.foreign": "{unit}: {files} mang mã đơn vị chưa biết. Hãy chọn đơn vị của tệp ở trang Tổng hợp, "
    "hoặc bằng lệnh assign.",
    "waiting.conflict": "{unit}: xung đột ở lần {revision} giữa {files}. Hãy chọn bản được tính ở trang "
    "Tổng hợp.",
    "waiting.nothing": "Không có tệp nào chờ quyết định.",
    "action.edited.decided": "Quyết định ô đã sửa ngoài chương trình",
}
