# SPDX-License-Identifier: MIT
"""Vietnamese words: the department's own form, its mapping and its filling."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "action.filling.kept": "Lưu biểu của Sở",
    "action.filling.removed": "Bỏ biểu của Sở",
    "workbook.old_format": "Tệp thuộc loại cũ (.xls hoặc .ods). Hãy mở tệp, lưu thành tệp Excel (.xlsx) "
    "rồi chọn lại.",
    "filling.old_format": "Tệp {path} thuộc loại cũ (.xls hoặc .ods) nên không điền được mà giữ "
    "nguyên biểu. Hãy mở tệp trong Excel hoặc LibreOffice, chọn Lưu thành (Save As) loại Excel Workbook "
    "(.xlsx), rồi chọn tệp mới.",
    "filling.not_a_workbook": "Tệp {path} không phải là biểu Excel. Hãy chọn tệp .xlsx mà Sở "
    "gửi kèm công văn.",
    "filling.password": "Biểu {path} được đặt mật khẩu nên không đọc được. Hãy mở tệp trong "
    "Excel, bỏ mật khẩu, lưu lại rồi chọn lại.",
    "filling.too_large": "Biểu {path} quá lớn: chỉ nhận tệp tối đa {limit} MB, 25.000 dòng và "
    "400 cột mỗi trang.",
    "filling.active_content": "Biểu {path} có macro, liên kết ra ngoài hoặc đối tượng nhúng nên "
    "không nhận. Hãy mở tệp trong Excel, bỏ các phần đó, lưu thành tệp .xlsx rồi chọn lại.",
    "filling.damaged_file": "Biểu {path} bị hỏng nên không đọc được. Hãy xin Sở gửi lại, hoặc "
    "mở tệp trong Excel, lưu thành tệp .xlsx mới rồi chọn lại.",
    "filling.damaged": "Không điền được vì tệp biểu trống bị hỏng. Hãy mở biểu trống trong "
    "Excel, lưu thành tệp .xlsx mới rồi chọn lại.",
    "filling.workbook_gone": "Tệp biểu trống {path} không còn trong cơ sở dữ liệu. Hãy chọn lại "
    "tệp mà Sở đã gửi; các cột và ô đã khớp vẫn còn.",
    "filling.mapping_unreadable": "Tệp này không phải là tệp cách điền biểu. Hãy chọn tệp .json "
    "đã lưu bằng nút Lưu cách điền.",
    "filling.mapping_too_new": "Tệp cách điền này do bản mới hơn của chương trình lưu. Hãy cập "
    "nhật chương trình rồi mở lại.",
    "filling.nothing_mapped": "Biểu {title} chưa có cột hay ô nào được chọn để điền. Hãy chọn "
    "nội dung cho ít nhất một cột hoặc một ô.",
    "filling.rows_missing": "Trang {sheet}: bảng từ dòng {first} đến dòng {last} có {room} dòng, cần "
    "{needed} dòng, thiếu {missing} dòng. Bấm Chèn {missing} dòng, hoặc mở biểu trống trong Excel, chèn "
    "{missing} dòng vào trước dòng {last}, lưu lại rồi chọn lại tệp.",
    "filling.cannot_insert": "Chương trình không tự chèn được dòng vào trang {sheet} sau dòng {row}: ở "
    "đó có bảng động, ghi chú hoặc công thức mảng. Hãy mở biểu trống trong Excel, chèn thêm dòng, lưu "
    "lại rồi chọn lại tệp.",
    "filling.sheet_missing": "Biểu này không có trang {sheet}. Hãy chọn đúng tệp của Sở, hoặc "
    "bỏ các ô của trang này.",
    "filling.formula_cell": "Ô {cell} của biểu có công thức nên không được ghi đè. Hãy bỏ nội "
    "dung đã chọn cho ô này.",
    "filling.form_unknown": "Kế hoạch không có biểu số liệu {form} nên bảng này không được "
    "điền. Hãy chọn lại nội dung của bảng.",
    "filling.row_unknown": "Biểu số liệu không còn dòng {row} nên dòng này của bảng để trống.",
    "filling.figure_unknown": "{token} không có trong danh sách số liệu nên được ghi nguyên như "
    "vậy. Hãy chọn lại số liệu.",
    "filling.figure_empty": "{token} chưa có số liệu nên ô để trống hoặc ghi thiếu.",
    "filling.text_cut": "Nội dung dài quá {limit} ký tự, ô Excel không chứa hết nên bị cắt bớt.",
}
