# SPDX-License-Identifier: MIT
"""The Vietnamese words for records, fields and states: one place for sheets, papers, rules and pages."""

from __future__ import annotations

from typing import Final

from lsapp.domain.records import Status

STATUS_LABELS: Final[dict[Status, str]] = {
    Status.NOT_STARTED: "Chưa thực hiện",
    Status.IN_PROGRESS: "Đang thực hiện",
    Status.COMPLETED: "Hoàn thành",
    Status.NONE_ARISING: "Không phát sinh",
    Status.STOPPED: "Dừng thực hiện",
}

KIND_LABELS: Final[dict[str, str]] = {
    "local_unit": "Đơn vị tự thêm",
    "letterhead": "Thể thức văn bản",
    "programme": "Chương trình, kế hoạch",
    "activity": "Nhiệm vụ",
    "budget_line": "Kinh phí",
    "report": "Báo cáo",
    "progress": "Kết quả thực hiện",
    "stat_value": "Số liệu",
    "open_row": "Dòng kê khai",
    "group_statement": "Khai theo nhóm",
    "section": "Phần lời văn",
    "answer": "Giải trình",
    "evidence": "Minh chứng",
}

FIELD_LABELS: Final[dict[str, dict[str, str]]] = {
    "local_unit": {
        "kind": "Loại đơn vị",
        "name": "Tên đơn vị",
        "symbol": "Ký hiệu",
        "valid_from": "Có từ ngày",
        "valid_to": "Đến hết ngày",
        "predecessors": "Đơn vị trước đó",
    },
    "letterhead": {
        "parent_body": "Cơ quan chủ quản",
        "name": "Tên cơ quan ban hành",
        "place": "Địa danh",
        "authority": "Thẩm quyền ký (TM., KT.)",
        "signer_title": "Chức vụ người ký",
        "signer_name": "Họ tên người ký",
        "addressee": "Kính gửi",
        "recipients": "Nơi nhận",
        "archive_mark": "Lưu",
        "report_symbol": "Ký hiệu báo cáo",
        "programme_symbol": "Ký hiệu chương trình, kế hoạch",
    },
    "programme": {
        "doc_type": "Loại văn bản",
        "number": "Số",
        "symbol": "Ký hiệu",
        "issued_on": "Ngày ban hành",
        "signatory": "Chức vụ người ký",
        "title": "Tên văn bản",
        "period_from": "Từ năm",
        "period_to": "Đến năm",
        "legal_bases": "Căn cứ thêm",
        "note": "Ghi chú",
    },
    "activity": {
        "programme": "Chương trình",
        "group": "Nhóm nhiệm vụ",
        "plan_task": "Nhiệm vụ của kế hoạch",
        "content": "Nội dung nhiệm vụ",
        "lead_unit": "Cơ quan chủ trì",
        "cooperating_units": "Cơ quan phối hợp",
        "timeframe": "Thời gian thực hiện",
        "due_on": "Hạn hoàn thành",
        "product": "Sản phẩm, kết quả",
        "indicator": "Chỉ tiêu",
        "baseline": "Mức hiện tại",
        "target": "Mức cần đạt",
        "note": "Ghi chú",
        "parent": "Nhiệm vụ cấp trên",
    },
    "budget_line": {
        "activity": "Nhiệm vụ",
        "year": "Năm",
        "source": "Nguồn kinh phí",
        "planned": "Kinh phí kế hoạch",
        "disbursed": "Kinh phí đã giải ngân",
    },
    "report": {
        "number": "Số báo cáo",
        "symbol": "Ký hiệu báo cáo",
        "issued_on": "Ngày báo cáo",
        "flow_from": "Số liệu từ ngày",
        "flow_to": "Số liệu đến ngày",
        "stock_on": "Thời điểm số liệu",
    },
    "progress": {
        "activity": "Nhiệm vụ",
        "status": "Đánh giá",
        "percent": "Tỷ lệ (%)",
        "result": "Kết quả trong kỳ",
        "indicator_reached": "Mức đạt được",
        "difficulty": "Khó khăn, vướng mắc",
        "cause": "Nguyên nhân",
        "proposal": "Kiến nghị",
    },
    "stat_value": {"value": "Số liệu", "not_applicable": "Không áp dụng", "reason": "Lý do"},
    "open_row": {"cells": "Dòng kê khai"},
    "group_statement": {
        "none_arising": "Không phát sinh",
        "reason": "Lý do",
        "summary": "Tóm tắt kết quả",
    },
    "section": {"text": "Nội dung"},
    "answer": {
        "text": "Giải trình",
        "comment": "Góp ý được trả lời",
        "code": "Lưu ý",
        "record": "Bản ghi",
        "field": "Trường",
    },
    "evidence": {
        "name": "Tên tệp",
        "size": "Dung lượng (byte)",
        "sha256": "Mã SHA-256",
        "activity": "Nhiệm vụ được chứng minh",
        "note": "Ghi chú",
    },
}


def field_label(kind: str, field: str) -> str:
    """Return the label of a record's field; the field's own name where none is kept."""
    return FIELD_LABELS.get(kind, {}).get(field, field)
