# SPDX-License-Identifier: MIT
"""Vietnamese words: the watched folder, received files, days off."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "inbox.missing": "Không thấy thư mục nhận {path}. Hãy cắm lại ổ USB hoặc kết nối lại ổ mạng, hoặc "
    "chọn thư mục khác.",
    "inbox.forbidden": "Không được phép xem thư mục nhận {path}. Hãy nhờ người quản trị máy cấp quyền "
    "đọc, hoặc chọn thư mục khác.",
    "inbox.unreachable": "Không tới được thư mục nhận {path}[ ({reason})]. Hãy kiểm tra ổ USB, đường "
    "mạng, hoặc chọn thư mục khác.",
    "inbox.silent": "Thư mục nhận {path} lâu không trả lời, thường do mạng chậm. Việc khác vẫn làm bình "
    "thường; chương trình tự xem lại khi có trả lời.",
    "inbox.too_many": "Thư mục nhận {path} có quá {limit:number} mục nên không theo dõi được. Hãy chọn "
    "một thư mục chỉ để nhận bản nộp.",
    "intake.next_read": "Xem báo cáo của đơn vị rồi phản hồi.",
    "intake.next_ask_earlier": "Hỏi đơn vị xem còn lần gửi nào chưa tới.",
    "intake.next_nothing_same": "Không phải làm gì, đã nhận từ trước.",
    "intake.next_nothing_older": "Không phải làm gì, đã có bản mới hơn.",
    "intake.next_nothing_evidence": "Không phải làm gì, đã lưu kèm bản nộp.",
    "intake.next_nothing_own": "Không phải làm gì, số liệu này nhập ngay ở đây.",
    "intake.next_choose": "Quyết định lấy bản nào.",
    "intake.next_decide_cells": "Quyết định lấy số gốc hay số đã sửa.",
    "intake.next_ask_sender": "Hỏi lại nơi gửi về kế hoạch và đơn vị.",
    "intake.next_update": "Cập nhật chương trình ở máy này rồi nhận lại.",
    "intake.next_send_again": "Đề nghị đơn vị gửi lại.",
    "intake.next_look": "Mở xem; nếu là báo cáo thì đề nghị gửi bản do chương trình lập.",
    "intake.report_unreadable": "Không đọc được biên bản {path}. Các tệp đã nhận không bị ảnh hưởng; "
    "hãy xem ở bảng đơn vị.",
    "action.receipt.dated": "Sửa ngày nhận",
    "receipt.not_yet": "Ngày nhận {day} chưa tới. Hãy ghi ngày đã thực nhận.",
    "receipt.day_locked": "Bản nộp {file} đã khóa số liệu nên không sửa ngày nhận được. Hãy mở khóa ở "
    "trang Tổng hợp trước.",
    "receipt.not_withdrawn": "Tệp {file} không còn ở tình trạng đã rút. Hãy mở lại danh sách tệp đã nhận.",
    "receipt.original_missing": "Không còn bản gốc của {file} trong thư mục đi kèm tệp dữ liệu. Hãy nhận "
    "lại từ thư, hoặc đề nghị đơn vị gửi lại.",
    "action.days.changed": "Sửa bảng ngày nghỉ, làm bù",
    "days.name_missing": "Chưa có tên ngày. Hãy ghi, ví dụ: Tết Nguyên đán, Nghỉ bù, Làm bù cho ngày 02/01.",
    "days.reversed": "Ngày cuối ({last}) trước ngày đầu ({first}). Hãy sửa một trong hai ngày.",
    "days.too_many": "Khoảng {count} ngày dài quá {limit} ngày. Hãy xem lại năm.",
    "days.as_usual": "Ngày {day} vốn là ngày làm việc nên không cần ghi làm bù. Hãy chọn thứ bảy, chủ "
    "nhật hoặc một ngày nghỉ trong bảng.",
    "days.weekend": "Ngày {day} rơi vào cuối tuần nên vẫn là ngày nghỉ. Nếu cơ quan làm việc ngày "
    "đó, hãy thêm một ngày làm bù.",
    "intake.why_new": "Bản nộp đầu tiên của đơn vị trong đợt.",
    "intake.why_newer": "Thay bản nộp đã nhận trước đó.",
    "intake.why_same": "Đúng bản nộp đã nhận trước đây.",
    "intake.why_older": "Đã nhận lần nộp mới hơn; bản này lưu vào lịch sử.",
    "intake.why_conflict": "Cùng lần nộp với bản đã nhận nhưng nội dung khác.",
}
