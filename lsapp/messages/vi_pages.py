# SPDX-License-Identifier: MIT
"""Vietnamese words: what the pages of a round say, and what is done on them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    # What to do next.
    "step.make_programme": "Chưa có chương trình, kế hoạch nào cho năm {year}. Hãy lập chương trình hành "
    "động, kế hoạch hoặc đề án của đơn vị.",
    "step.add_activities": "Chương trình chưa có nhiệm vụ nào. Hãy thêm nhiệm vụ cụ thể theo từng nhóm.",
    "step.mend": "Còn {count:number} lỗi phải sửa trước khi nộp. Hãy sửa trước hết ở {where}.",
    "step.fill_results": "Còn {count:number} nhiệm vụ chưa có kết quả trong đợt này. Hãy ghi từ nhiệm vụ "
    "{number}.",
    "step.fill_forms": "Còn {count:number} biểu số liệu bắt buộc chưa điền. Hãy điền Biểu {form}: {title}.",
    "step.write_report": "Còn {count:number} phần bắt buộc của báo cáo chưa viết. Hãy viết phần {title}.",
    "step.export": "Không còn lỗi chặn. Hãy xuất bản nộp[, hạn gửi {deadline}].",
    "step.export_again": "Dữ liệu đã thay đổi sau lần gửi {revision}. Hãy xuất lại bản nộp và ghi lý do.",
    "step.send": "Đã xuất bản nộp lần {revision}. Hãy gửi cho cơ quan tổng hợp[, hạn gửi {deadline}].",
    "step.done": "Đã gửi bản nộp lần {revision}. Không còn việc phải làm trong đợt này.",
    # How a unit stands whose records are only read here.
    "state.make_programme": "Đơn vị chưa có chương trình, kế hoạch nào cho năm {year}.",
    "state.add_activities": "Chương trình của đơn vị chưa có nhiệm vụ nào.",
    "state.mend": "Còn {count:number} lỗi, trước hết ở {where}.",
    "state.fill_results": "Còn {count:number} nhiệm vụ chưa có kết quả trong đợt này, trước hết là nhiệm vụ "
    "{number}.",
    "state.fill_forms": "Còn {count:number} biểu số liệu bắt buộc chưa điền, trước hết là Biểu {form}: "
    "{title}.",
    "state.write_report": "Còn {count:number} phần bắt buộc của báo cáo chưa viết, trước hết là phần {title}.",
    "state.export": "Chưa có bản nộp của đơn vị trong đợt này[, hạn gửi {deadline}].",
    "state.export_again": "Số liệu đang xem khác bản nộp lần {revision}.",
    "state.send": "Đã có bản nộp lần {revision}, không có lỗi, không thiếu phần bắt buộc.",
    # Words of the report.
    "figure.unknown": "Không có số liệu nào tên {token}; báo cáo sẽ in nguyên như vậy.",
    # Files of evidence.
    "evidence.too_big": "Tệp {name} lớn {size}, quá mức {limit} nên chưa thêm. Hãy quét lại ở mức nhẹ hơn, "
    "hoặc tách thành nhiều tệp.",
    "evidence.program": "Tệp {name} là chương trình hoặc có thể chạy lệnh nên không nhận làm minh chứng. "
    "Hãy dùng PDF, ảnh, Word hoặc Excel không macro.",
    "evidence.missing": "Không còn tệp {name} trên máy này. Hãy thêm lại tệp gốc, hoặc phục hồi từ bản sao "
    "lưu.",
    "evidence.altered": "Tệp {name} không còn như lúc thêm vào nên không mở. Hãy thêm lại tệp gốc, hoặc "
    "phục hồi từ bản sao lưu.",
    # Actions of the journal.
    "action.form.filled": "Điền biểu số liệu",
    "action.results.saved": "Ghi kết quả thực hiện",
    "action.group.stated": "Khai theo nhóm nhiệm vụ",
    "action.report.written": "Viết báo cáo",
    "action.evidence.attached": "Thêm minh chứng",
    "action.evidence.assigned": "Chuyển minh chứng sang nhiệm vụ khác",
    "action.evidence.described": "Sửa tên, ghi chú minh chứng",
    "action.evidence.removed": "Xóa minh chứng",
}
