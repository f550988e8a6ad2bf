# SPDX-License-Identifier: MIT
"""Vietnamese words: files that come for a locked report, of an unknown unit, and in archives."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_SEND_AGAIN: Final = "Hãy đề nghị nơi gửi nén lại rồi gửi lại."

WORDS: Final[Mapping[str, str]] = {
    "intake.report_locked": "Báo cáo lần {revision} của đơn vị đã khóa số liệu nên vẫn là bản được tính; tệp "
    "này chỉ giữ lại.",
    "intake.next_unlock": "Quyết định: mở khóa để lấy bản này, hoặc giữ bản đã khóa.",
    "receipt.report_locked": "Báo cáo mà tệp {file} nộp vào đã khóa số liệu nên chưa quyết định được. Hãy mở "
    "khóa ở trang Tổng hợp trước.",
    "undo.report_moved": "Từ lúc khóa hoặc mở khóa đến nay đã nhận thêm hoặc rút tệp của {unit} nên không "
    "hoàn tác được. Hãy khóa hoặc mở khóa lại ở trang Tổng hợp.",
    "waiting.locked": "{unit}: {files} (lần {revision}) đến sau khi báo cáo đã khóa. Hãy mở khóa để lấy bản "
    "này, hoặc rút tệp, ở trang Tổng hợp.",
    "intake.next_unpack": "Giải nén ra rồi đưa từng tệp vào, hoặc đề nghị đơn vị gửi lại tệp .zip không đặt "
    "mật khẩu.",
    "archive.damaged": f"Tệp nén bị hỏng hoặc tải về chưa đủ. {_SEND_AGAIN}",
    "archive.encrypted": "Tệp nén được đặt mật khẩu nên không mở được. Hãy hỏi đơn vị mật khẩu, giải nén rồi "
    "đưa từng tệp vào.",
    "archive.too_many_files": "Tệp nén chứa quá {limit:number} tệp. Hãy giải nén rồi đưa vào từng phần.",
    "archive.too_big": "Các tệp trong tệp nén, khi mở ra, lớn quá {limit} MB. Hãy giải nén rồi đưa vào từng "
    "phần.",
    "archive.file_too_big": "Tệp này khi mở ra lớn quá {limit} MB nên không đọc. Nếu là bản nộp, hãy đề nghị "
    "đơn vị gửi minh chứng thành tệp riêng.",
    "archive.ratio": f"Tệp {{part}} nén quá {{limit}} lần, không bình thường nên không mở. {_SEND_AGAIN}",
    "archive.odd_name": "Tệp nén có tên tệp không dùng được ({part}). Hãy đề nghị đơn vị đổi tên tệp rồi nén "
    "lại.",
    "archive.compression": "Tệp nén theo cách không mở được (tệp {part}). Hãy giải nén rồi đưa từng tệp vào.",
    "archive.empty": "Tệp nén không chứa tệp nào. Hãy đề nghị đơn vị gửi lại.",
    "archive.no_submission": "Tệp nén không có tệp nào có thể là bản nộp. Hãy xem lại tệp, hoặc đề nghị đơn "
    "vị gửi lại.",
    "archive.too_deep": "Tệp nén nằm trong nhiều lớp tệp nén khác nên không mở. Hãy giải nén rồi đưa từng tệp "
    "vào.",
    "file.rar": "Tệp nén dạng .rar không mở được ở đây. Hãy giải nén rồi đưa từng tệp vào, hoặc đề nghị gửi "
    ".zip.",
    "file.seven_zip": "Tệp nén dạng .7z không mở được ở đây. Hãy giải nén rồi đưa từng tệp vào, hoặc đề nghị "
    "gửi .zip.",
    "format.rar": "tệp nén .rar",
    "format.7z": "tệp nén .7z",
    "submission.foreign_unit": "Mã đơn vị {unit} của bản nộp không có trong danh mục ở đây.",
    "submission.foreign_plan": "Bản nộp (đơn vị {unit}) thuộc kế hoạch {plan}, không có trong danh mục ở đây, "
    "nên không gán cho đơn vị nào được. Hãy hỏi lại nơi gửi, hoặc cập nhật danh mục rồi nhận lại.",
    "intake.given_before": "Bản nộp mang mã {sealed}, trước đây đã gán cho {unit}.",
    "intake.next_give": "Chọn đơn vị của tệp, hoặc hỏi lại nơi gửi.",
    "action.stranger.given": "Gán tệp cho đơn vị",
    "stranger.unknown": "Không có tệp nào tên {file} đang chờ chọn đơn vị trong đợt này. Hãy xem danh sách "
    "bằng lệnh waiting.",
    "stranger.ambiguous": "Có nhiều tệp tên {file} đang chờ chọn đơn vị. Hãy ghi mã kiểm tra thay cho tên, ví "
    "dụ {hash}.",
    "assign.done": "Đã gán {file} (mã {sealed}) cho {unit}: {verdict}.",
    "assign.edited": "Tệp có ô đã sửa ngoài chương trình nên còn chờ quyết định từng ô ở trang Tổng hợp.",
}
