# SPDX-License-Identifier: MIT
"""Vietnamese words: sending a submission by e-mail."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_NOT_SENT: Final = "Thư chưa được gửi."
_BY_PROGRAM: Final = "hoặc gửi bằng chương trình thư"

WORDS: Final[Mapping[str, str]] = {
    "action.dispatch.recorded": "Ghi nhận đã gửi bản nộp",
    # What is typed in.
    "send.no_host": "Chưa ghi tên máy chủ thư. Hãy hỏi người quản trị mạng của cơ quan, ví dụ "
    "smtp.coquan.example.",
    "send.bad_host": "Tên máy chủ thư không đúng: {host}. Hãy ghi tên máy chủ, không ghi địa chỉ trang "
    "web.",
    "send.bad_port": "Cổng của máy chủ thư không đúng: {port}. Hãy ghi số từ 1 đến 65535, thường là 587 "
    "hoặc 465.",
    "send.bad_address": "Địa chỉ thư không đúng: {address}. Hãy ghi dạng ten@coquan.example, nhiều địa "
    "chỉ cách nhau bằng dấu phẩy.",
    "send.no_sender": "Chưa ghi địa chỉ thư của cơ quan. Hãy ghi vào ô Người gửi.",
    "send.no_recipient": "Chưa ghi nơi nhận. Hãy ghi địa chỉ hoặc tên nơi nhận.",
    "send.no_files": "Chưa chọn tệp nào để gửi kèm. Hãy chọn ít nhất tệp Excel hoặc PDF.",
    "send.no_password": "Chưa có mật khẩu của hộp thư. Hãy nhập mật khẩu rồi gửi lại.",
    "send.bad_ca_file": "Không đọc được tệp chứng thư {path}. Hãy chọn lại tệp .pem hoặc .crt do người "
    "quản trị mạng cấp.",
    # Before the message is handed over: surely not sent.
    "send.no_network": f"{_NOT_SENT} Máy tính chưa nối được mạng. Hãy kiểm tra mạng rồi gửi lại, "
    f"{_BY_PROGRAM}.",
    "send.unknown_host": f"{_NOT_SENT} Không tìm thấy máy chủ thư {{host}}. Hãy xem lại tên máy chủ và "
    "kết nối mạng.",
    "send.refused": f"{_NOT_SENT} Không nối được tới {{host}}, cổng {{port}}. Hãy xem lại cổng, hoặc hỏi "
    "người quản trị mạng xem tường lửa có chặn không.",
    "send.too_slow": f"{_NOT_SENT} Máy chủ {{server}} không trả lời trong thời gian cho phép. Hãy thử lại "
    f"sau ít phút, {_BY_PROGRAM}.",
    "send.broken": f"{_NOT_SENT} Kết nối tới {{server}} bị ngắt giữa chừng. Hãy gửi lại; thư cũ chưa tới "
    "nơi.",
    "send.no_starttls": f"{_NOT_SENT} Máy chủ {{server}} không mã hóa được đường truyền bằng STARTTLS. "
    "Hãy chọn TLS với cổng 465, hoặc hỏi người quản trị mạng.",
    "send.no_tls": f"{_NOT_SENT} Không lập được đường truyền mã hóa tới {{server}}. Hãy xem lại cổng: 465 "
    "đi với TLS, 587 đi với STARTTLS.",
    "send.certificate_expired": f"{_NOT_SENT} Chứng thư của máy chủ {{host}} đã hết hạn hoặc chưa có hiệu "
    "lực. Hãy xem lại ngày giờ của máy này, rồi báo người quản trị mạng.",
    "send.certificate_name": f"{_NOT_SENT} Chứng thư của máy chủ mang tên khác với {{host}}. Hãy xem lại "
    "tên máy chủ; nếu đúng tên, hãy báo người quản trị mạng.",
    "send.certificate_unknown": f"{_NOT_SENT} Chứng thư của máy chủ {{host}} không do tổ chức mà máy này "
    "tin cậy cấp. Hãy xin người quản trị mạng tệp chứng thư gốc của cơ quan rồi chọn ở phần cài đặt máy "
    "chủ thư.",
    "send.no_login": f"{_NOT_SENT} Máy chủ {{server}} không nhận đăng nhập bằng mật khẩu. Hãy hỏi người "
    f"quản trị cách gửi thư từ chương trình khác, {_BY_PROGRAM}.",
    "send.wrong_password": f"{_NOT_SENT} Máy chủ không nhận tài khoản {{user}} hoặc mật khẩu[ "
    "({answer})]. Hãy nhập lại; hộp thư có xác thực hai bước cần mật khẩu ứng dụng riêng.",
    "send.sender_refused": f"{_NOT_SENT} Máy chủ không cho gửi từ địa chỉ {{address}}[ ({{answer}})]. Hãy "
    "dùng đúng địa chỉ của hộp thư đã đăng nhập.",
    "send.recipient_refused": f"{_NOT_SENT} Máy chủ không nhận địa chỉ {{address}}[ ({{answer}})]. Hãy "
    "xem lại địa chỉ nơi nhận rồi gửi lại cho tất cả.",
    "send.too_large": f"{_NOT_SENT} Thư lớn {{size}} MB[, máy chủ chỉ nhận đến {{limit}} MB]. Hãy bỏ bớt "
    "tệp kèm: một tệp Excel hoặc PDF là đủ dữ liệu.",
    "send.later": f"{_NOT_SENT} Máy chủ tạm thời chưa nhận[ ({{answer}})]. Hãy thử lại sau ít phút; nếu "
    "hộp thư đầy thì dọn bớt thư trước.",
    "send.refused_by_server": f"{_NOT_SENT} Máy chủ từ chối[ ({{answer}})]. Hãy chép câu này gửi người "
    f"quản trị mạng, {_BY_PROGRAM}.",
    "send.message_refused": f"{_NOT_SENT} Máy chủ không nhận thư này[ ({{answer}})]. Hãy bỏ bớt tệp kèm "
    f"rồi gửi lại, {_BY_PROGRAM}.",
    # After that: nobody knows.
    "send.uncertain": "Thư có thể đã được gửi: kết nối bị ngắt đúng lúc chờ máy chủ trả lời. Hãy hỏi nơi "
    "nhận hoặc xem hộp thư đi trước khi gửi lại.",
    "send.attempt_unreadable": "Không đọc được ghi chép về lần gửi trước ({path}), nên không rõ thư đã "
    "gửi hay chưa. Hãy hỏi nơi nhận; nếu chưa tới, hãy xóa tệp ấy rồi gửi lại.",
}
