# SPDX-License-Identifier: MIT
"""Makes the blank workbook for a unit without the application."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from lsapp import __version__
from lsapp.catalogue.letterheads import letterhead_for
from lsapp.catalogue.loader import Catalogue
from lsapp.catalogue.model import Plan
from lsapp.domain.period import RoundCode
from lsapp.files import write_atomically
from lsapp.submission.carrier import (
    PROPERTY_PREFIX,
    TEMPLATE_FORMAT,
    TemplateIdentity,
    template_rows,
)
from lsapp.submission.template import template_sheets


def blank_template(catalogue: Catalogue, plan: Plan, unit_code: str, round_code: str) -> bytes:
    """Return the blank template of a unit and round: a workbook to be filled in by hand.

    Made of the catalogue alone, so the same catalogue gives the same bytes.
    """
    from lsapp.exports.xlsx import Book, Cover, render_xlsx

    unit = catalogue.units.get(unit_code)
    code = RoundCode.parse(round_code)
    identity = TemplateIdentity(
        plan=plan.code,
        unit=unit.code,
        round=str(code),
        catalogue=plan.version,
        application=__version__,
    )
    cover = Cover(
        title=f"MẪU ĐIỀN TAY: {plan.subject} - {code.label()}",
        facts=(
            ("Đơn vị", f"{unit.name} ({unit.code})"),
            ("Kế hoạch", f"{plan.number} của {plan.issuer}"),
            ("Đợt báo cáo", code.label()),
        ),
        guidance=(
            "Điền vào các ô nền vàng nhạt ở từng trang; không đổi tên, không xóa cột.",
            "Mỗi nhóm nhiệm vụ có sẵn các dòng đánh số (1.1, 1.2, ...). Nhóm không có việc: sang trang "
            "Theo nhóm, chọn Có ở cột Không phát sinh và ghi lý do.",
            "Trang Kinh phí: ghi số thứ tự của nhiệm vụ (ví dụ 1.2) rồi ghi năm, nguồn, số tiền bằng đồng.",
            "Trang biểu số liệu: ô không có số thì để trống hoặc ghi 0; ô không thuộc diện thì ghi "
            "Không áp dụng: lý do. Số có phần lẻ viết 8,5.",
            "Gửi lại sau khi sửa: tăng số ở ô Lần gửi trên trang này.",
        ),
        revision=1,
    )
    return render_xlsx(
        Book(
            cover=cover,
            sheets=template_sheets(
                plan, unit.code, unit.kind, str(code), letterhead_for(plan, unit)
            ),
            hidden_rows=tuple(template_rows(identity)),
            properties={
                f"{PROPERTY_PREFIX}format": TEMPLATE_FORMAT,
                f"{PROPERTY_PREFIX}plan": plan.code,
                f"{PROPERTY_PREFIX}unit": unit.code,
                f"{PROPERTY_PREFIX}round": str(code),
            },
            title=f"{plan.file_prefix}_{code}_{unit.code}_mau",
            author=unit.name,
            made_at=dt.datetime.combine(code.flow_from, dt.time(), dt.UTC),
            editable=True,
        )
    )


def write_template(
    catalogue: Catalogue, plan: Plan, unit_code: str, round_code: str, target: Path
) -> Path:
    """Write the blank template to ``target`` and return where it lies."""
    write_atomically(target, blank_template(catalogue, plan, unit_code, round_code))
    return target
