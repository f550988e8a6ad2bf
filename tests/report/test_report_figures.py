# SPDX-License-Identifier: MIT
"""Figures inside the unit's words: what they say, where they are printed, what is kept; first wordings."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from report_samples import Sample, association, commune, department

from lsapp.domain.records import Records, Status
from lsapp.report.blocks import Document, Paragraph
from lsapp.report.context import ReportContext
from lsapp.report.drafting import MOST, draft_section, draft_summary
from lsapp.report.figures import expand, figures_of, token_key, with_figures
from lsapp.report.unit_report import unit_report


def value_of(context: ReportContext, token: str) -> str | None:
    return figures_of(context)[token].value


def paragraphs_of(document: Document) -> list[str]:
    return [one.text for one in document.parts[0].blocks if isinstance(one, Paragraph)]


@pytest.mark.parametrize(
    ("token", "value"),
    [
        ("don_vi.ten", "Xã Thất Khê"),
        ("ky.ten", "năm 2026"),
        ("ky.tu_ngay", "15/12/2025"),
        ("ky.den_ngay", "14/12/2026"),
        ("ky.thoi_diem", "31/12/2026"),
        ("nhiem_vu.tong", "4"),
        ("nhiem_vu.hoan_thanh", "1"),
        ("nhiem_vu.chua_khai", "1"),
        ("nhiem_vu.qua_han", "1"),
        ("nhiem_vu.ty_le_hoan_thanh", "33,3%"),
        ("nhom.1.tong", "3"),
        ("nhom.2.kinh_phi.ke_hoach", None),
        ("kinh_phi.ke_hoach", "16,75 triệu đồng"),
        ("kinh_phi.tinh.giai_ngan", "12 triệu đồng"),
        ("bieu.t1.tong.tong", "3"),
        ("bieu.t1.dh.dtts", "2"),
        ("bieu.t1.ths.nu", None),
        ("bieu.t1.ths.tong", "0"),
        ("bieu.t2.so_dong", "0"),
        ("minh_chung.so_tep", "2"),
    ],
)
def test_a_figure_says_what_the_records_say(token: str, value: str | None) -> None:
    assert value_of(commune().context(), token) == value


def test_a_list_form_counts_its_rows_and_adds_up_its_columns() -> None:
    figures = figures_of(department().context())
    assert figures["bieu.t2.so_dong"].value == "2"
    assert figures["bieu.t2.cong.tien"].value == "3.500.001"
    assert "(đồng)" in figures["bieu.t2.cong.tien"].label


def test_every_figure_is_found_under_what_it_inserts() -> None:
    figures = figures_of(commune().context())
    for token, figure in figures.items():
        assert token_key(token) == token
        assert expand(f"a {figure.code} b", figures).text == f"a {figure.printed} b"
        assert figure.heading
        assert figure.label


def test_capitals_accents_and_spaces_do_not_count() -> None:
    figures = figures_of(commune().context())
    text = "{{nhiem_vu.tong}}, {{ Nhiệm vụ.Tổng }}, {{NHIEM_VU.TONG}}, {{bieu.T1.dh.nu}}"
    assert expand(text, figures).text == "4, 4, 4, 2"


def test_an_unknown_token_is_told_once_and_printed_as_it_stands() -> None:
    expanded = expand("{{a.b}} và {{a.b}}, {{nhiem_vu.tong}}", figures_of(commune().context()))
    assert expanded.text == "{{a.b}} và {{a.b}}, 4"
    assert expanded.unknown == ("{{a.b}}",)
    assert expanded.empty == ()


def test_a_figure_that_nobody_told_is_an_ellipsis() -> None:
    expanded = expand("Có {{bieu.t1.ths.nu}} người", figures_of(commune().context()))
    assert expanded.text == "Có … người"
    assert expanded.empty == ("{{bieu.t1.ths.nu}}",)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("\\{{nhiem_vu.tong}}", "{{nhiem_vu.tong}}"),
        ("{{", "{{"),
        ("{{}}", "{{}}"),
        ("{nhiem_vu.tong}", "{nhiem_vu.tong}"),
        ("{{nhiem_vu\n.tong}}", "{{nhiem_vu\n.tong}}"),
        ("C:\\tep", "C:\\tep"),
    ],
)
def test_braces_that_are_meant_stay(text: str, printed: str) -> None:
    expanded = expand(text, figures_of(commune().context()))
    assert expanded.text == printed
    assert expanded.unknown == ()


def worded(text: str) -> Sample:
    sample = commune()
    sample.section("uu_diem", text)
    return sample


def test_the_paper_prints_the_figure_and_the_seal_keeps_the_token() -> None:
    context = worded("Hoàn thành {{nhiem_vu.hoan_thanh}} nhiệm vụ.").context()
    document = unit_report(context)
    assert "Hoàn thành 1 nhiệm vụ." in paragraphs_of(document)
    assert document.attachment is not None
    assert b"{{nhiem_vu.hoan_thanh}}" in document.attachment.content
    assert document.identity == context.identity


def test_a_draft_of_the_same_words_follows_the_records() -> None:
    sample = worded("Hoàn thành {{nhiem_vu.hoan_thanh}} nhiệm vụ.")
    first = sample.context(sealed=False)
    assert first.identity == unit_report(first).identity
    late = sample.records["activities"][-1].key
    sample.progress(late, Status.COMPLETED, result="Xong")
    assert "Hoàn thành 2 nhiệm vụ." in paragraphs_of(unit_report(sample.context(sealed=False)))


def test_a_group_summary_has_its_figures_too() -> None:
    sample = commune()
    sample.statement("2", summary="Nhóm có {{nhom.2.tong}} nhiệm vụ.")
    assert "Nhóm có 1 nhiệm vụ." in paragraphs_of(unit_report(sample.context()))


def test_words_without_tokens_cost_nothing() -> None:
    context = commune().context()
    assert with_figures(context) is context


def test_the_records_themselves_are_left_alone() -> None:
    context = worded("{{nhiem_vu.tong}}").context()
    before = msgspec.json.encode(context.snapshot)
    assert with_figures(context) is not context
    assert msgspec.json.encode(context.snapshot) == before


def test_a_first_wording_comes_from_the_records() -> None:
    context = commune().context(sealed=False)
    directed = draft_section(context, "chi_dao")
    assert directed is not None
    assert directed.startswith("Ủy ban nhân dân xã Thất Khê đã ban hành Kế hoạch số 05/KH-UBND")
    achieved = draft_section(context, "uu_diem")
    assert achieved is not None
    assert "hoàn thành {{nhiem_vu.hoan_thanh}} nhiệm vụ" in achieved
    assert "- Mở phòng đọc tại nhà văn hóa: Đã mở phòng đọc." in achieved
    assert draft_section(context, "han_che") == (
        "Còn {{nhiem_vu.qua_han}} nhiệm vụ quá hạn.\n- Mua sách: Giá sách tăng."
    )
    assert draft_section(context, "kien_nghi") == "- Cấp thêm."


def test_every_token_of_a_first_wording_is_known() -> None:
    context = commune().context(sealed=False)
    figures = figures_of(context)
    drafts = [draft_section(context, one.code) for one in context.plan.outline]
    assert sum(draft is not None for draft in drafts) == 4
    for draft in drafts:
        assert expand(draft or "", figures).unknown == ()


def test_where_the_records_say_nothing_there_is_no_first_wording() -> None:
    context = association().context(sealed=False)
    assert [draft_section(context, one.code) for one in context.plan.outline] == [None] * 7
    assert draft_section(context, "khong_co") is None
    assert draft_summary(context, "1") is None


def test_the_summary_of_a_group_is_its_results() -> None:
    context = commune().context(sealed=False)
    assert draft_summary(context, "1") == (
        "- Mở phòng đọc tại nhà văn hóa: Đã mở phòng đọc.\n"
        "- Mua sách: đang thực hiện (40%). Đã mua 120 cuốn."
    )


def test_a_first_wording_names_only_so_many() -> None:
    sample = Sample(commune().unit)
    programme = sample.programme()
    for number in range(MOST + 3):
        key = sample.activity(programme, "1", f"Việc {number}")
        sample.progress(key, Status.COMPLETED, result=f"Kết quả {number}")
    lines = (draft_summary(sample.context(sealed=False), "1") or "").splitlines()
    assert len(lines) == MOST + 1
    assert lines[-1] == "- Và 3 nội dung khác, nêu tại phụ lục."


def test_a_result_in_several_lines_stays_one_line() -> None:
    sample = Sample(commune().unit)
    key = sample.activity(sample.programme(), "1", "Mở lớp.")
    sample.progress(key, Status.COMPLETED, result="Mở 2 lớp.\n\nCó 60 người dự;")
    assert draft_summary(sample.context(sealed=False), "1") == (
        "- Mở lớp: Mở 2 lớp; Có 60 người dự."
    )


def test_figures_of_an_empty_round_are_nought_or_unknown() -> None:
    context = commune().context(sealed=False)
    empty = msgspec.structs.replace(
        context, snapshot=msgspec.structs.replace(context.snapshot, records=Records())
    )
    figures = figures_of(empty)
    assert figures["nhiem_vu.tong"].value == "0"
    assert figures["nhiem_vu.ty_le_hoan_thanh"].value is None
    assert figures["ky.tu_ngay"].value == "15/12/2025"
    assert empty.report.stock_on == dt.date(2026, 12, 31)
