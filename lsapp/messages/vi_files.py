# SPDX-License-Identifier: MIT
"""Vietnamese words: what is wrong with a file from outside."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_SEND_AGAIN: Final = "Hãy đề nghị nơi gửi xuất lại tệp từ chương trình rồi gửi lại."

WORDS: Final[Mapping[str, str]] = {
    # Any file.
    "file.missing": "Không tìm thấy tệp hoặc thư mục {path}. Hãy kiểm tra lại đường dẫn.",
    "file.empty": f"Tệp rỗng, không có dữ liệu; có thể đã lỗi khi tải về. {_SEND_AGAIN}",
    "file.unreadable": "Không đọc được tệp[ {path}][ ({reason})]. Hãy chép tệp vào ổ đĩa của máy này "
    "rồi làm lại.",
    "file.too_big": "Tệp lớn {size} MB, quá mức {limit} MB. Hãy gửi bản nộp riêng, minh chứng gửi kèm "
    "thành tệp khác.",
    "file.too_slow": f"Đọc tệp quá {{seconds}} giây chưa xong nên đã dừng. {_SEND_AGAIN}",
    "file.too_heavy": f"Tệp cần nhiều bộ nhớ hơn mức cho phép nên đã dừng đọc. {_SEND_AGAIN}",
    "file.crashed_reader": f"Không đọc được tệp: phần đọc tệp đã dừng giữa chừng. {_SEND_AGAIN}",
    "file.not_a_submission": "Tệp không mang dữ liệu bản nộp. Hãy dùng tệp xlsx, pdf hoặc json do "
    "chương trình xuất, hoặc mẫu điền tay do đơn vị tổng hợp gửi.",
    "file.wrong_kind": "Không nhận tệp dạng này[ ({kind:format})]. Hãy gửi tệp xlsx, pdf hoặc json do "
    "chương trình xuất.",
    "file.zip": "Tệp nén chưa được mở ra. Hãy giải nén rồi đưa từng tệp vào.",
    # Containers: xlsx, ods.
    "package.not_zip": f"Tệp Excel bị hỏng hoặc tải về chưa đủ. {_SEND_AGAIN}",
    "package.damaged": f"Tệp bị hỏng[ ở phần {{part}}]. {_SEND_AGAIN}",
    "package.encrypted": "Tệp được đặt mật khẩu nên không đọc được. Hãy bỏ mật khẩu rồi gửi lại.",
    "package.macro": "Tệp có chứa macro[ (phần {part})] nên không nhận. Hãy lưu lại dạng .xlsx không "
    "macro, hoặc xuất lại từ chương trình.",
    "package.external_link": "Tệp có liên kết đến tệp khác[ (phần {part})] nên không nhận. Hãy ngắt "
    "liên kết trong Excel, hoặc xuất lại từ chương trình.",
    "package.embedded_object": "Tệp có đối tượng nhúng bên trong[ (phần {part})] nên không nhận. Hãy bỏ "
    "đối tượng đó, hoặc xuất lại từ chương trình.",
    "package.connection": "Tệp có kết nối lấy dữ liệu từ nơi khác[ (phần {part})] nên không nhận. Hãy "
    "bỏ kết nối trong Excel, hoặc xuất lại từ chương trình.",
    "package.missing_part": f"Tệp thiếu phần {{part}}. {_SEND_AGAIN}",
    "package.size_lies": f"Phần {{part}} của tệp không đúng kích thước đã khai. {_SEND_AGAIN}",
    "package.too_big": f"Nội dung của tệp[, phần {{part}},] khi mở ra lớn quá {{limit}} MB. {_SEND_AGAIN}",
    "package.ratio": f"Phần {{part}} của tệp nén quá {{limit}} lần, không bình thường. {_SEND_AGAIN}",
    "package.too_many_parts": f"Tệp có {{count:number}} phần, quá mức {{limit:number}}. {_SEND_AGAIN}",
    "package.too_many_elements": f"Phần {{part}} của tệp có quá {{limit:number}} mục. {_SEND_AGAIN}",
    "package.too_deep": f"Phần {{part}} của tệp lồng quá {{limit}} lớp. {_SEND_AGAIN}",
    "package.bad_xml": f"Phần {{part}} của tệp sai cú pháp ở dòng {{line:number}}. {_SEND_AGAIN}",
    "package.dtd": f"Phần {{part}} của tệp có khai báo không được phép. {_SEND_AGAIN}",
    "package.encoding": f"Phần {{part}} của tệp không dùng bảng mã UTF-8. {_SEND_AGAIN}",
    "package.compression": f"Phần {{part}} của tệp nén theo cách không dùng được. {_SEND_AGAIN}",
    "package.duplicate_part": f"Tệp có hai phần cùng tên {{part}}. {_SEND_AGAIN}",
    "package.odd_name": f"Tệp có phần mang tên không hợp lệ: {{part}}. {_SEND_AGAIN}",
    "package.outside_part": f"Tệp trỏ đến một nơi nằm ngoài tệp: {{part}}. {_SEND_AGAIN}",
    "package.overlap": f"Các phần trong tệp chồng lên nhau, không bình thường. {_SEND_AGAIN}",
    # Workbooks.
    "workbook.not_a_workbook": "Tệp không có trang tính nào. Hãy xem lại có đúng tệp cần gửi không.",
    "workbook.damaged": f"Bảng tính bị hỏng[ ở phần {{part}}]. {_SEND_AGAIN}",
    "workbook.payload_gone": "Bảng tính này vốn là bản nộp nhưng trang dữ liệu ẩn đã mất hoặc không "
    f"còn đủ. {_SEND_AGAIN}",
    "workbook.cell_outside": "Trang “{sheet}” có ô {cell} nằm ngoài vùng của biểu mẫu. Hãy xóa các ô ở "
    "ngoài biểu rồi lưu lại.",
    "workbook.text_too_long": "Bảng tính có ô dài quá {limit:number} ký tự. Hãy rút gọn, hoặc gửi kèm "
    "thành tệp minh chứng.",
    "workbook.too_many_cells": "Bảng tính có quá {limit:number} ô. Hãy xóa các dòng, cột thừa rồi lưu "
    "lại.",
    "workbook.too_many_sheets": "Bảng tính có {count:number} trang, quá mức {limit} trang. Hãy xóa bớt "
    "trang không thuộc biểu mẫu.",
    # PDF.
    "pdf.no_attachment": "Tệp PDF không mang dữ liệu bản nộp, có thể là bản quét hoặc bản in lại. Hãy "
    "đề nghị đơn vị gửi tệp PDF hoặc Excel do chương trình xuất.",
    "pdf.two_attachments": f"Tệp PDF mang hai bộ dữ liệu bản nộp nên không rõ lấy bộ nào. {_SEND_AGAIN}",
    "pdf.attachment_too_big": f"Dữ liệu đính trong PDF lớn quá {{limit}} MB. {_SEND_AGAIN}",
    "pdf.hash_differs": "Dữ liệu trong PDF không khớp mã kiểm tra ghi cùng: đã bị sửa sau khi xuất. Hãy xin "
    "đơn vị gửi lại bản gốc.",
    "file.not_a_file": "{path} không phải là một tệp. Hãy chọn tệp Excel, PDF, JSON hoặc thư .eml.",
    "pdf.damaged": f"Tệp PDF bị hỏng. {_SEND_AGAIN}",
    "pdf.encrypted": "Tệp PDF được đặt mật khẩu nên không đọc được. Hãy bỏ mật khẩu rồi gửi lại.",
    "pdf.filter": f"Dữ liệu đính trong PDF nén theo cách không dùng được. {_SEND_AGAIN}",
    # Mail.
    "mail.no_attachment": "Thư không có tệp đính kèm nào có thể là bản nộp. Hãy xem lại thư, hoặc đề "
    "nghị đơn vị gửi lại kèm tệp.",
    "mail.damaged": "Tệp thư bị hỏng. Hãy lưu lại thư từ hộp thư dưới dạng .eml, hoặc lưu riêng tệp "
    "đính kèm.",
    "mail.bad_encoding": "Tệp đính kèm trong thư bị hỏng khi truyền. Hãy đề nghị đơn vị gửi lại.",
    "mail.header_too_long": "Phần đầu thư dài quá {limit} KB. Hãy lưu riêng tệp đính kèm rồi đưa vào.",
    "mail.too_many_parts": "Thư có quá {limit} phần. Hãy lưu riêng tệp đính kèm rồi đưa vào.",
    "mail.too_deep": "Thư lồng nhau quá {limit} lớp. Hãy lưu riêng tệp đính kèm rồi đưa vào.",
    "mail.outlook": "Thư lưu theo dạng riêng của Outlook (.msg) nên không đọc được. Hãy lưu thư dạng "
    ".eml, hoặc lưu riêng tệp đính kèm.",
    "mail.winmail": "Tệp đính kèm bị Outlook gói vào winmail.dat. Hãy đề nghị nơi gửi chọn định dạng "
    "thư HTML hoặc văn bản thuần rồi gửi lại.",
    # JSON.
    "json.syntax": f"Tệp JSON sai cú pháp ở dòng {{line:number}}, cột {{column:number}}. {_SEND_AGAIN}",
    "json.encoding": f"Tệp JSON không dùng bảng mã UTF-8. {_SEND_AGAIN}",
    "json.too_big": f"Dữ liệu JSON lớn quá {{limit}} MB. {_SEND_AGAIN}",
    "json.too_deep": f"Dữ liệu JSON lồng quá {{limit}} lớp. {_SEND_AGAIN}",
    "json.duplicate_key": f"Dữ liệu JSON ghi mục “{{key}}” hai lần. {_SEND_AGAIN}",
    "json.not_integer": f"Dữ liệu JSON có số không nguyên: {{number}}. {_SEND_AGAIN}",
    "json.number_too_long": f"Dữ liệu JSON có số dài quá {{limit}} chữ số. {_SEND_AGAIN}",
    "json.surrogate": f"Dữ liệu JSON có ký tự không hợp lệ. {_SEND_AGAIN}",
    # The submission inside the file.
    "submission.unreadable": f"Dữ liệu trong tệp không đúng cấu trúc bản nộp. {_SEND_AGAIN}",
    "submission.hash_differs": "Dữ liệu trong tệp không khớp mã kiểm tra: tệp đã bị thay đổi sau khi "
    f"chốt. {_SEND_AGAIN}",
    "submission.not_canonical": "Dữ liệu trong tệp không còn đúng dạng đã chốt: tệp đã bị thay đổi. "
    f"{_SEND_AGAIN}",
    "submission.out_of_bounds": "Bản nộp có số hoặc đoạn chữ lớn hơn mức cho phép ({record}). Hãy đề nghị "
    "đơn vị kiểm tra rồi xuất lại.",
    "submission.inconsistent": "Các bản ghi trong bản nộp không khớp nhau[ (tại {record})]. "
    f"{_SEND_AGAIN}",
    "submission.too_new": "Bản nộp do phiên bản mới hơn lập (phiên bản {application}, cấu trúc số "
    "{schema}). Hãy cập nhật chương trình rồi đọc lại.",
    "submission.foreign": "Kế hoạch[ {plan}] hoặc đơn vị[ {unit}] của bản nộp không có trong danh mục. "
    "Hãy xem lại mã, hoặc cập nhật danh mục rồi đọc lại.",
    # Cells of a filled template.
    "template.empty": "Mẫu điền tay chưa được điền gì. Hãy điền vào các ô nền vàng nhạt, lưu lại rồi gửi.",
    "cell.required": "Không được để trống “{label}” ở dòng này. Hãy ghi giá trị vào ô, hoặc xóa cả dòng.",
    "cell.unknown_choice": "“{seen}” không có trong danh sách của ô này. Hãy chọn một mục trong danh "
    "sách.",
    "cell.unknown_programme": "Không có chương trình số “{seen}” ở trang Chương trình. Hãy xem lại số "
    "thứ tự ở cột CT.",
    "cell.unknown_activity": "Không có nhiệm vụ số “{seen}” ở trang Nhiệm vụ. Hãy xem lại số thứ tự, ví "
    "dụ 1.2.",
    # Kinds of file.
    "format.xlsx": "bảng tính Excel",
    "format.xlsm": "bảng tính Excel có macro",
    "format.xlsb": "bảng tính Excel nhị phân .xlsb",
    "format.xls": "bảng tính Excel cũ .xls",
    "format.ods": "bảng tính LibreOffice .ods",
    "format.pdf": "PDF",
    "format.json": "JSON",
    "format.eml": "thư điện tử .eml",
    "format.msg": "thư Outlook .msg",
    "format.docx": "Word .docx",
    "format.doc": "Word cũ .doc",
    "format.encrypted": "tệp có mật khẩu",
    "format.winmail": "winmail.dat",
    "format.zip": "tệp nén",
    "format.unknown": "không rõ dạng",
}
