# SPDX-License-Identifier: MIT
"""A small plan of its own and three units' records, built of the structs alone."""

from __future__ import annotations

import datetime as dt
from typing import Any

from lsapp.catalogue.model import (
    DocumentType,
    FormColumn,
    FormRow,
    FundingSource,
    LegalBasis,
    LetterheadDefaults,
    OutlineSection,
    Plan,
    PlanTask,
    StatForm,
    TaskGroup,
    Unit,
    UnitKind,
)
from lsapp.domain.records import (
    Activity,
    Answer,
    BudgetLine,
    Evidence,
    GroupStatement,
    OpenRow,
    Programme,
    Progress,
    Records,
    Report,
    Section,
    Status,
    StatValue,
    natural_key,
)
from lsapp.report.context import ReportContext, SealFacts
from lsapp.submission.payload import Payload, Snapshot, canonical, digest

COMMUNE = Unit(code="X06040", kind=UnitKind.COMMUNE, name="Xã Thất Khê", symbol="UBND")
DEPARTMENT = Unit(code="S-SNV", kind=UnitKind.DEPARTMENT, name="Sở Nội vụ", symbol="SNV")
ASSOCIATION = Unit(
    code="LHH", kind=UnitKind.ASSOCIATION, name="Liên hiệp các Hội KH&KT tỉnh", symbol="LHH"
)
MADE_AT = dt.datetime(2026, 12, 16, 3, 20, 5, tzinfo=dt.UTC)


def plan() -> Plan:
    """Return a plan that is nobody's: two groups and a third, two forms, a short outline."""
    return Plan(
        code="KH7",
        version="2026.1",
        number="7/KH-UBND",
        issued_on=dt.date(2024, 3, 5),
        title="Kế hoạch phát triển thư viện cơ sở",
        issuer="Ủy ban nhân dân tỉnh",
        subject="phát triển thư viện cơ sở",
        file_prefix="KH7",
        compiling_unit="S-SVH",
        valid_from=dt.date(2024, 3, 5),
        legal_bases=(
            LegalBasis(
                doc_type="Luật",
                number="46/2019/QH14",
                issued_on=dt.date(2019, 11, 21),
                issuer="Quốc hội",
                title="về thư viện",
            ),
            LegalBasis(
                doc_type="Quyết định",
                number="9/QĐ-TTg",
                issued_on=dt.date(2026, 6, 1),
                issuer="Thủ tướng Chính phủ",
                title="về văn hóa đọc",
            ),
        ),
        groups=(
            TaskGroup(
                code="1",
                title="Xây dựng phòng đọc",
                short="Phòng đọc",
                tasks=(PlanTask(code="1.1", title="Mở phòng đọc"),),
            ),
            TaskGroup(code="2", title="Tuyên truyền", short="Tuyên truyền"),
            TaskGroup(code="3", title="Hợp tác", short="Hợp tác", compulsory=False),
        ),
        outline=(
            OutlineSection(code="chi_dao", number="I.", title="Chỉ đạo", required=True),
            OutlineSection(code="ket_qua", number="II.", title="Kết quả", by_group=True),
            OutlineSection(code="danh_gia", number="III.", title="Đánh giá"),
            OutlineSection(code="uu_diem", number="1.", title="Ưu điểm", level=2),
            OutlineSection(code="han_che", number="2.", title="Hạn chế", level=2),
            OutlineSection(code="bai_hoc", number="3.", title="Bài học", level=2),
            OutlineSection(code="kien_nghi", number="IV.", title="Kiến nghị"),
        ),
        forms=(
            StatForm(
                code="T1",
                title="Người làm thư viện",
                layout="grid",
                basis="stock",
                measure="người",
                definition="Đếm người có mặt vào ngày chốt số liệu",
                row_head="Trình độ",
                rows=(
                    FormRow(code="tong", title="Tổng số", sum_of=("ths", "dh")),
                    FormRow(code="ths", number="1", title="Thạc sĩ"),
                    FormRow(code="dh", number="2", title="Đại học"),
                ),
                columns=(
                    FormColumn(code="tong", title="Tổng số"),
                    FormColumn(code="nu", title="Nữ", heads=("Trong đó",)),
                    FormColumn(
                        code="dtts", title="Cộng", heads=("Dân tộc",), sum_of=("tay", "nung")
                    ),
                    FormColumn(code="tay", title="Tày", heads=("Dân tộc",)),
                    FormColumn(code="nung", title="Nùng", heads=("Dân tộc",)),
                ),
            ),
            StatForm(
                code="T2",
                title="Đợt luân chuyển sách",
                layout="list",
                basis="flow",
                measure="đợt; kinh phí: đồng",
                definition="Mỗi dòng là một đợt luân chuyển trong kỳ.",
                columns=(
                    FormColumn(code="ten", title="Tên đợt", kind="text", width=30),
                    FormColumn(code="ngay", title="Ngày", kind="date", width=11),
                    FormColumn(
                        code="tien",
                        title="Cộng",
                        kind="money",
                        heads=("Kinh phí (đồng)",),
                        sum_of=("ns", "khac"),
                    ),
                    FormColumn(
                        code="ns", title="Ngân sách", kind="money", heads=("Kinh phí (đồng)",)
                    ),
                    FormColumn(code="khac", title="Khác", kind="money", heads=("Kinh phí (đồng)",)),
                ),
            ),
        ),
        funding_sources=(
            FundingSource(code="tinh", name="Ngân sách tỉnh", short="NS tỉnh"),
            FundingSource(code="xhh", name="Xã hội hóa", short="XHH"),
        ),
        document_types=(
            DocumentType(code="CTr", name="Chương trình hành động", programme=True),
            DocumentType(code="KH", name="Kế hoạch", programme=True),
        ),
        letterheads=(
            _letterhead(UnitKind.COMMUNE, "ỦY BAN NHÂN DÂN\n{NAME}", "BC-UBND", "TM. UBND XÃ"),
            _letterhead(UnitKind.DEPARTMENT, "{NAME}", "BC-{symbol}", None, parent="UBND TỈNH"),
            _letterhead(UnitKind.ASSOCIATION, "{NAME}", "BC-{symbol}", "TM. BAN THƯỜNG VỤ"),
        ),
    )


def _letterhead(
    kind: UnitKind, name: str, symbol: str, authority: str | None, parent: str | None = None
) -> LetterheadDefaults:
    return LetterheadDefaults(
        kinds=(kind,),
        parent_body=parent,
        name=name,
        place="{place}" if kind is UnitKind.COMMUNE else "Tỉnh lỵ",
        authority=authority,
        signer_title="NGƯỜI ĐỨNG ĐẦU",
        addressee="Sở Văn hóa, Thể thao và Du lịch",
        recipients=("Như trên", "Lãnh đạo đơn vị"),
        archive_mark="VT",
        report_symbol=symbol,
        programme_symbol=symbol.replace("BC-", "CTr-"),
    )


class Sample:
    """Collects the records of one unit in one round; keys are short and in the order of making."""

    def __init__(self, unit: Unit, round_code: str = "2026") -> None:
        self.unit = unit
        self.round = round_code
        self.records: dict[str, list[Any]] = {}
        self._count = 0

    def _put(self, kind: str, record_type: type, **fields: Any) -> str:
        self._count += 1
        key = f"k{self._count:03d}"
        self.records.setdefault(kind, []).append(
            record_type(unit=self.unit.code, key=key, **fields)
        )
        return key

    def _in_round(self, kind: str, record_type: type, **fields: Any) -> str:
        return self._put(kind, record_type, plan="KH7", round=self.round, **fields)

    def report(self, **fields: Any) -> None:
        year = int(self.round[:4])
        self._in_round(
            "reports",
            Report,
            flow_from=dt.date(year - 1, 12, 15),
            flow_to=dt.date(year, 12, 14),
            stock_on=dt.date(year, 12, 31),
            **fields,
        )

    def programme(self, **fields: Any) -> str:
        values = {"doc_type": "KH", "period_from": 2026, "period_to": 2030} | fields
        return self._put("programmes", Programme, plan="KH7", **values)

    def activity(self, programme: str, group: str, content: str, **fields: Any) -> str:
        position = len(self.records.get("activities", []))
        values = {"programme": programme, "group": group, "content": content, "position": position}
        return self._put("activities", Activity, **(values | fields))

    def progress(self, activity: str, status: Status, **fields: Any) -> str:
        return self._in_round("progress", Progress, activity=activity, status=status, **fields)

    def money(self, activity: str, year: int, source: str, *amounts: int | None) -> str:
        planned, disbursed = amounts
        return self._put(
            "budget_lines",
            BudgetLine,
            activity=activity,
            year=year,
            source=source,
            planned=planned,
            disbursed=disbursed,
        )

    def statement(self, group: str, **fields: Any) -> None:
        self._in_round("group_statements", GroupStatement, group=group, **fields)

    def section(self, code: str, text: str) -> None:
        self._in_round("sections", Section, section=code, text=text)

    def cell(self, form: str, row: str, column: str, value: int | None, **fields: Any) -> None:
        values = {"form": form, "row": row, "column": column, "value": value}
        self._in_round("stat_values", StatValue, **(values | fields))

    def whole_form(self, form: str, reason: str) -> None:
        self.cell(form, "*", "*", None, not_applicable=True, reason=reason)

    def open_row(self, form: str, cells: dict[str, int | str]) -> None:
        self._in_round("open_rows", OpenRow, form=form, cells=cells)

    def evidence(self, name: str, size: int, activity: str | None, note: str | None = None) -> None:
        self._in_round(
            "evidence",
            Evidence,
            name=name,
            size=size,
            sha256=digest(name.encode()),
            activity=activity,
            note=note,
        )

    def answer(self, code: str, record: str | None, field: str | None, text: str) -> None:
        self._in_round("answers", Answer, code=code, record=record, field=field, text=text)

    def snapshot(self) -> Snapshot:
        return Snapshot(
            plan="KH7", unit=self.unit.code, round=self.round, records=Records(**self.records)
        )

    def context(self, *, sealed: bool = True, **fields: Any) -> ReportContext:
        snapshot = self.snapshot()
        seal = seal_of(snapshot) if sealed else None
        return ReportContext(
            plan=plan(), unit=self.unit, snapshot=snapshot, application="1.0.0", seal=seal, **fields
        )


def seal_of(snapshot: Snapshot) -> SealFacts:
    """Return a first revision of ``snapshot``."""
    payload = Payload(
        application="1.0.0",
        catalogue="2026.1",
        plan=snapshot.plan,
        unit=snapshot.unit,
        round=snapshot.round,
        uuid=natural_key(Report, snapshot.unit, snapshot.round),
        revision=1,
        made_at=MADE_AT,
        records=snapshot.records,
    )
    content = canonical(payload)
    return SealFacts(
        uuid=payload.uuid, revision=1, hash=digest(content), made_at=MADE_AT, payload=content
    )


def commune() -> Sample:
    """Return a commune: two groups at work, one where nothing arose, figures, files, answers."""
    one = Sample(COMMUNE)
    one.report()
    kh = one.programme(
        number="5",
        symbol="KH-UBND",
        issued_on=dt.date(2026, 2, 3),
        title="Kế hoạch phát triển thư viện xã giai đoạn 2026-2030",
        legal_bases="Nghị quyết số 3-NQ/ĐU ngày 02/01/2026 của Đảng ủy xã;",
    )
    room = one.activity(
        kh,
        "1",
        "Mở phòng đọc tại nhà văn hóa",
        lead_unit="Phòng Văn hóa - Xã hội",
        cooperating_units="Trường THCS",
        timeframe="Quý II/2026",
        due_on=dt.date(2026, 6, 30),
        product="01 phòng đọc",
        indicator="Số phòng",
        baseline="0",
        target="1",
    )
    shelf = one.activity(
        kh, "1", "Đóng giá sách", parent=room, lead_unit="Văn phòng HĐND và UBND", note="Dùng gỗ cũ"
    )
    books = one.activity(
        kh,
        "1",
        "Mua sách",
        lead_unit="Phòng Văn hóa - Xã hội",
        timeframe="Quý III/2026",
        due_on=dt.date(2026, 9, 30),
    )
    one.activity(kh, "2", "Ngày sách", lead_unit="phòng Văn hóa - Xã hội", timeframe="Tháng 4")
    one.progress(
        room, Status.COMPLETED, percent=100, result="Đã mở phòng đọc.", indicator_reached="1"
    )
    one.progress(shelf, Status.NONE_ARISING)
    one.progress(
        books,
        Status.IN_PROGRESS,
        percent=40,
        result="Đã mua 120 cuốn",
        difficulty="Giá sách tăng",
        cause="Đầu mối ít",
        proposal="Cấp thêm",
    )
    one.money(room, 2026, "tinh", 12_500_000, 12_000_000)
    one.money(room, 2027, "tinh", 5_000_000, None)
    one.money(books, 2026, "tinh", 3_000_000, 0)
    one.money(books, 2026, "xhh", 1_250_000, 1_250_000)
    one.statement("1", summary="Phòng đọc đón 900 lượt.\n\nSách còn thiếu.")
    one.statement("3", none_arising=True, reason="Xã không có đối tác")
    one.section("chi_dao", "Ủy ban nhân dân xã ban hành kế hoạch.\nĐã phân công cán bộ.")
    one.section("han_che", "Sách còn ít.")
    one.cell("T1", "ths", "tong", 0)
    one.cell("T1", "dh", "tong", 3)
    one.cell("T1", "dh", "nu", 2)
    one.cell("T1", "dh", "tay", 1)
    one.cell("T1", "dh", "nung", 1)
    one.cell("T1", "ths", "tay", None, not_applicable=True, reason="Không có thạc sĩ")
    one.cell("T1", "ths", "nung", None, not_applicable=True, reason="Không có thạc sĩ")
    one.whole_form("T2", "Chưa có đợt nào")
    one.evidence("anh.jpg", 2_621_440, room, note="Ảnh phòng đọc")
    one.evidence("bao_cao.pdf", 812_345, None)
    one.answer("money.low", books, "timeframe", "Sách về chậm.")
    one.answer("form.change", "T1", "dh/nu", "Tuyển thêm hai người.")
    return one


def department() -> Sample:
    """Return a department: a list form, groups without a task, a report with its number."""
    one = Sample(DEPARTMENT)
    one.report(number="9", issued_on=dt.date(2026, 12, 17))
    ctr = one.programme(doc_type="CTr")
    course = one.activity(ctr, "2", "Mở lớp bồi dưỡng", lead_unit="L-01", timeframe="Hằng năm")
    one.progress(course, Status.COMPLETED, percent=100)
    one.open_row("T2", {"ten": "Đợt 1", "ngay": "2026-03-05", "ns": 1_000_000, "khac": 500_001})
    one.open_row("T2", {"ten": "Đợt 2", "ns": 2_000_000})
    return one


def association() -> Sample:
    """Return an association in which nothing arose in any group."""
    one = Sample(ASSOCIATION)
    one.report()
    for group in ("1", "2", "3"):
        one.statement(group, none_arising=True, reason="Hội mới thành lập.")
    one.section("kien_nghi", "- Hỗ trợ trụ sở;\n- Hỗ trợ kinh phí.")
    return one


def last_year() -> Records:
    """Return the commune's records of the round before."""
    one = Sample(COMMUNE, "2025")
    one.report()
    kh = one.programme(period_from=2025, period_to=2025)
    first = one.activity(kh, "1", "Khảo sát")
    second = one.activity(kh, "1", "Lập danh mục", due_on=dt.date(2025, 12, 14))
    one.progress(first, Status.STOPPED)
    one.progress(second, Status.IN_PROGRESS)
    one.money(first, 2025, "tinh", 20_000_000, 20_000_000)
    return one.snapshot().records
