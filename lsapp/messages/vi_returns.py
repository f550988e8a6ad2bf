# SPDX-License-Identifier: MIT
"""Vietnamese words: return slips of the compiling department."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_SEND_AGAIN: Final = "Hãy đề nghị nơi gửi xuất lại phiếu phản hồi rồi gửi lại."

WORDS: Final[Mapping[str, str]] = {
    "action.submission.returned": "Lập phiếu phản hồi",
    "action.return.taken": "Nhận phiếu phản hồi",
    "action.return.note_resolved": "Đánh dấu góp ý đã xử lý",
    "action.return.note_reopened": "Mở lại góp ý",
    "action.return.note_answered": "Trả lời góp ý",
    "action.return.note_pinned": "Góp ý vào phiếu đang soạn",
    "action.return.note_unpinned": "Bỏ góp ý khỏi phiếu đang soạn",
    "action.return.note_again": "Nêu lại góp ý",
    "return.too_big": f"Phiếu phản hồi lớn quá {{limit}} MB, không bình thường. {_SEND_AGAIN}",
    "return.unreadable": "Tệp này không phải là phiếu phản hồi. Hãy chọn tệp có đuôi .lsreturn do đơn vị "
    "tổng hợp gửi.",
    "return.too_new": "Phiếu phản hồi do phiên bản mới hơn lập (phiên bản {application}, cấu trúc số "
    "{version}). Hãy cập nhật chương trình rồi mở lại.",
    "return.damaged": f"Phiếu phản hồi bị hỏng hoặc đã bị sửa sau khi lập. {_SEND_AGAIN}",
    "return.inconsistent": f"Phiếu phản hồi sai ở phần {{part}}. {_SEND_AGAIN}",
    "return.too_long": "Một góp ý dài quá {limit:number} ký tự. Hãy viết ngắn lại.",
    "return.empty": "Trả lại bản nộp thì phải có nhận xét hoặc góp ý. Hãy ghi điều đơn vị cần sửa.",
    "return.no_place": "Chỗ này không đi cùng bản nộp nên không gắn góp ý được. Hãy chọn một ô có dữ liệu "
    "hoặc góp ý cả mục.",
    "return.note_gone": "Góp ý này không còn trong tệp. Hãy mở lại trang để xem các góp ý hiện có.",
    "return.note_empty": "Góp ý chưa có lời. Hãy ghi điều đơn vị cần sửa.",
    "return.not_kept": "Không lập lại được đúng phiếu phản hồi lần {revision} vì phiếu do phiên bản khác "
    "của chương trình lập. Hãy lấy tệp trong thư đã gửi, hoặc lập phiếu mới.",
    "return.answers_demanded": "Phiếu phản hồi yêu cầu trả lời từng góp ý trước khi gửi lại; còn {count} góp "
    "ý chưa trả lời. Hãy trả lời ở trang Nộp rồi xuất lại.",
    "return.not_held": "Không còn bản nhận của lần {revision}. Hãy mở lại trang Tổng hợp rồi chọn lại.",
    "return.other_unit": "Phiếu phản hồi này gửi cho đơn vị có mã {unit}, không phải {own}. Hãy chuyển "
    "tệp cho đúng đơn vị.",
    "return.other_plan": "Phiếu phản hồi này thuộc kế hoạch {plan}, chương trình chưa có. Hãy cập nhật "
    "chương trình rồi mở lại.",
    "return.unknown": "Phiếu phản hồi nói về lần gửi {revision}, đợt {round} (mã {hash}), nhưng tệp này "
    "không có bản ấy. Hãy mở đúng tệp dữ liệu đã dùng để nộp.",
    "receipt.locked": "Bản nộp {file} đã khóa số liệu nên không trả lại được. Hãy mở khóa ở trang Tổng "
    "hợp trước.",
    "step.notes": "Xử lý {count} góp ý của Sở; góp ý đầu tiên ở {where}.",
    "state.notes": "Còn {count} góp ý của Sở chưa xử lý, góp ý đầu tiên ở {where}.",
}
