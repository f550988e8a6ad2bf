# SPDX-License-Identifier: MIT
"""Vietnamese words: import from an office's own Excel, paste, and what was done with a cell's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "action.import.office": "Nhập từ tệp Excel",
    # The file.
    "import.password": "Tệp {path} được đặt mật khẩu nên không đọc được. Hãy mở tệp trong Excel, bỏ mật "
    "khẩu, lưu lại rồi nhập.",
    "import.too_large": "Tệp {path} quá lớn: tệp nhập được tối đa {limit} MB và 25.000 dòng mỗi trang. Hãy "
    "chép riêng bảng cần nhập sang một tệp mới.",
    "import.not_a_table": "Tệp {path} không có bảng nào đọc được. Hãy chọn tệp Excel (.xlsx, .xls) hoặc "
    "LibreOffice (.ods) có bảng cần nhập.",
    "import.active_content": "Tệp {path} có macro, liên kết hoặc đối tượng nhúng nên không đọc. Hãy chép bảng "
    "sang một tệp Excel mới (dán giá trị) rồi nhập tệp đó.",
    "import.damaged": "Tệp {path} bị hỏng nên không đọc được. Hãy mở tệp trong Excel, lưu thành tệp .xlsx mới "
    "rồi nhập lại.",
    # Columns and rows.
    "import.column_left_out": "Cột “{head}” chưa khớp với trường nào nên không được nhập. Hãy chọn trường cho "
    "cột này nếu cần.",
    "import.no_round": "Chưa chọn đợt báo cáo nên các cột kết quả thực hiện không được nhập. Hãy chọn đợt báo "
    "cáo rồi xem lại.",
    "import.no_group": "{count} dòng không rõ thuộc nhóm nhiệm vụ nào nên được xếp vào nhóm {group}. Hãy xem "
    "lại nhóm của các dòng này.",
    "import.heading_unknown": "Dòng tiêu đề “{title}” không ứng với nhóm nhiệm vụ nào của kế hoạch. Hãy xem "
    "lại nhóm của các dòng bên dưới.",
    "import.group_disagrees": "Dòng tiêu đề “{title}” có số thứ tự và lời văn chỉ hai nhóm khác nhau; đã xếp "
    "vào nhóm {group}. Hãy xem lại.",
    "import.group_by_number": "Dòng tiêu đề “{title}” được xếp vào nhóm {group} chỉ theo số thứ tự. Hãy xem "
    "lại.",
    "import.footer": "Từ dòng “{text}” trở xuống là phần ký, nơi nhận nên không nhập.",
    "import.row_unknown": "Dòng “{title}” không có trong biểu mẫu nên không nhập. Hãy nhập tay nếu cần.",
    "import.total_differs": "Tổng ghi trong tệp là {total} đồng, cộng các nguồn được {parts} đồng; đã lấy theo "
    "các nguồn. Hãy kiểm tra lại.",
    "import.legacy_text": "{count} ô có thể viết bằng phông chữ cũ (TCVN3, VNI), ví dụ “{text}”. Hãy chọn "
    "chuyển sang Unicode và xem trước.",
    # Cells.
    "import.error_cell": "Ô đang báo lỗi công thức {seen} nên để trống. Hãy sửa trong Excel hoặc nhập tay.",
    "import.kept_in_note": "Nội dung “{seen}” được chép vào cột Ghi chú để không bị mất.",
    "import.kept_as_text": "Nội dung “{seen}” được giữ nguyên dạng chữ. Hãy sửa lại ô này sau khi nhập.",
    "import.left_out": "Nội dung “{seen}” không được nhập. Hãy nhập tay ô này.",
    "value.rounded": "“{text}” được làm tròn thành {value}.",
    "value.month_first": "“{text}” ghi tháng trước ngày; đã hiểu là ngày {value}.",
    "value.status_guessed": "“{text}” được hiểu là “{value}”. Hãy xem lại.",
    "value.unknown_status": "Không hiểu “{text}” là đánh giá nào. Hãy ghi Chưa thực hiện, Đang thực hiện, Hoàn "
    "thành, Không phát sinh hoặc Dừng thực hiện.",
    # Paste.
    "paste.headers": "Dòng đầu của vùng dán giống tiêu đề cột nên các cột được khớp theo tiêu đề.",
    "paste.too_wide": "Vùng dán có {columns} cột, từ ô đang chọn chỉ còn {room} cột. Các cột thừa không "
    "được dán.",
    "paste.too_tall": "Vùng dán có {rows} dòng, bảng chỉ còn {room} dòng. Các dòng thừa không được dán.",
    "paste.read_only": "Cột “{label}” không sửa được nên các ô ở cột này không được dán.",
    "paste.not_understood": "{count} ô không hiểu được; các ô đó giữ giá trị cũ.",
}
