# SPDX-License-Identifier: MIT
"""The department's own words in the provincial report: where they stand, and what they may name."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from block_text import document_text
from test_provincial import (
    ASSOCIATION,
    COMMUNE,
    DEPARTMENT,
    PLAN,
    commune_records,
    held,
    moved,
    report_context,
    round_,
)

from lsapp.domain.records import Status
from lsapp.report.blocks import Document, Heading, Paragraph, Table
from lsapp.report.figures import expand
from lsapp.report.money import Money
from lsapp.report.provincial import TO_BE_WRITTEN, ProvincialContext, provincial_report
from lsapp.report.provincial_annexes import provincial_annexes
from lsapp.report.provincial_drafts import changed_figures, draft_provincial, watched_figures
from lsapp.report.provincial_figures import ProvincialFigures, ReportState, RoundTotal
from lsapp.report.provincial_reporting import ExcusedUnit, Standing
from lsapp.report.provincial_tokens import listed_names, printed_figures
from lsapp.report.provincial_words import REPORTING, group_section, provincial_sections
from lsapp.report.round_view import Figures
from lsapp.rollup.province import roll_up


@pytest.fixture
def figures() -> ProvincialFigures:
    commune = commune_records()
    return roll_up(
        PLAN,
        round_(),
        (COMMUNE, DEPARTMENT, ASSOCIATION),
        [
            held(commune, COMMUNE.code, days=2),
            held(moved(commune, DEPARTMENT.code), DEPARTMENT.code),
        ],
    )


def context(figures: ProvincialFigures, **more: object) -> ProvincialContext:
    return msgspec.structs.replace(report_context(figures), **more)


def paper(figures: ProvincialFigures, *, editable: bool = False, **more: object) -> Document:
    return provincial_report(context(figures, **more), editable=editable)


def below(document: Document, title: str) -> list[str]:
    """The paragraphs between a heading and the next."""
    found: list[str] = []
    inside = False
    for block in document.parts[0].blocks:
        if isinstance(block, Heading):
            inside = title.casefold() in block.text.casefold()
        elif inside and isinstance(block, Paragraph):
            found.append(block.text)
    return found


def test_words_are_printed_in_their_section_with_the_figures_of_now(figures) -> None:
    words = {
        REPORTING: "Các đơn vị gửi cơ bản đúng quy định.",
        "chi_dao": "Sở đã đôn đốc {{bao_cao.phai_gui}} đơn vị.\nVà kiểm tra.",
        group_section("1"): "Nhóm này hoàn thành {{nhom.1.hoan_thanh}} nhiệm vụ.",
    }
    document = paper(figures, words=words)
    assert below(document, "Tình hình gửi")[-1] == words[REPORTING]
    assert below(document, "Chỉ đạo") == ["Sở đã đôn đốc 3 đơn vị.", "Và kiểm tra."]
    assert below(document, "Xây dựng phòng đọc")[-1] == "Nhóm này hoàn thành 2 nhiệm vụ."
    # Word has them as well, and asks for no words there any more.
    editable = paper(figures, editable=True, words=words)
    assert below(editable, "Chỉ đạo") == below(document, "Chỉ đạo")
    assert below(editable, "Kiến nghị")[0] == TO_BE_WRITTEN


def test_a_section_has_one_number_whatever_is_written(figures) -> None:
    lower = next(one for one in PLAN.outline if one.level == 2)
    words = {lower.code: "Tốt."}
    listed = [one.number for one in provincial_sections(PLAN)]
    for document in (paper(figures), paper(figures, words=words)):
        headings = [one.text for one in document.parts[0].blocks if isinstance(one, Heading)]
        assert [one.split()[0] for one in headings] == listed
    word = paper(figures, editable=True, words=words)
    assert [one.text for one in word.parts[0].blocks if isinstance(one, Heading)] == headings
    assert below(paper(figures, words=words), lower.title) == ["Tốt."]


def test_the_paper_has_another_identity_as_soon_as_its_words_differ(figures) -> None:
    first, second = (paper(figures, words={"chi_dao": text}) for text in ("Một.", "Hai."))
    assert len({first.identity, second.identity, paper(figures).identity}) == 3
    assert first.footer == second.footer == paper(figures).footer


def test_a_token_that_names_nothing_stays_as_it_was_typed(figures) -> None:
    document = paper(figures, words={"chi_dao": "Có {{khong.co}} và {{nhiem_vu.tong}}."})
    assert below(document, "Chỉ đạo") == ["Có {{khong.co}} và 8."]


def test_every_draft_names_figures_that_there_are(figures) -> None:
    tokens = context(figures).tokens()
    drafts = {
        one.code: draft
        for one in provincial_sections(PLAN)
        if (draft := draft_provincial(PLAN, figures, one.code)) is not None
    }
    assert REPORTING in drafts
    assert "chi_dao" in drafts
    for code, draft in drafts.items():
        filled = expand(draft, tokens)
        assert (filled.unknown, filled.empty) == ((), ()), code
        assert "{{" not in filled.text
    assert "Liên hiệp các Hội KH&KT tỉnh" in expand(drafts[REPORTING], tokens).text
    assert set(watched_figures(PLAN, REPORTING, None)) <= tokens.keys()


def test_a_figure_that_prints_otherwise_is_told_with_what_it_was(figures) -> None:
    text = "Đạt {{Nhiệm vụ. Hoàn thành}} nhiệm vụ."
    before = context(figures).tokens()
    kept = printed_figures(before, watched_figures(PLAN, "khac", text))
    assert kept == {"nhiem_vu.hoan_thanh": "2"}
    assert changed_figures(kept, before) == ()
    fewer = roll_up(PLAN, round_(), (COMMUNE,), [held(commune_records(), COMMUNE.code)])
    ((figure, was),) = changed_figures(kept, context(fewer).tokens())
    assert (figure.label, was, figure.printed) == ("Hoàn thành", "2", "1")


def last_round(label: str = "2025", done: int = 1) -> RoundTotal:
    whole = Figures(
        count=5,
        by_status=dict.fromkeys(Status, 0) | {Status.COMPLETED: done},
        undeclared=0,
        overdue=0,
        money=Money(30_000_000, 10_000_000),
    )
    return RoundTotal(round=label, counted=2, figures=whole, groups={"1": whole})


def test_the_results_are_compared_with_the_round_before(figures) -> None:
    text = document_text(paper(figures, history=(last_round(),)))
    assert "So với năm 2025: số nhiệm vụ tăng 3 (từ 5 lên 8)" in text
    assert "[chart] columns | Nhiệm vụ qua các đợt báo cáo | nhiệm vụ | 0" in text
    # An older round is drawn, but nothing is compared with it.
    older = document_text(paper(figures, history=(last_round("2023"),)))
    assert "So với" not in older
    assert "- năm 2023 | 5 | 1 | 0" in older
    assert "columns" not in document_text(paper(figures))


def reporting_rows(figures: ProvincialFigures, standing: Standing) -> dict[object, tuple]:
    (table,) = (
        block
        for block in provincial_annexes(PLAN, figures, standing)[0].annex.blocks
        if isinstance(block, Table)
    )
    return {row.cells[1]: row.cells for row in table.rows if row.style == "plain"}


def test_the_list_has_days_late_own_deadlines_and_who_is_excused() -> None:
    commune = commune_records()
    figures = roll_up(
        PLAN,
        round_(),
        (COMMUNE, DEPARTMENT),
        [
            held(commune, COMMUNE.code, days=3),
            held(moved(commune, DEPARTMENT.code), DEPARTMENT.code, state=ReportState.CONFLICT),
        ],
    )
    standing = Standing(
        excused=(ExcusedUnit(unit=ASSOCIATION, reason="mới thành lập"),),
        due_on={COMMUNE.code: dt.date(2026, 12, 15)},
        changes={COMMUNE.code: "Lập ngày 01/7/2026 từ xã A"},
    )
    rows = reporting_rows(figures, standing)
    assert rows[COMMUNE.name][4:6] == (4, "Đã gửi, quá hạn")
    assert rows[COMMUNE.name][7] == "Hạn riêng: 15/12/2026. Lập ngày 01/7/2026 từ xã A."
    assert rows[DEPARTMENT.name][5].startswith("Có hai bản khác nhau")
    assert rows[ASSOCIATION.name][5:] == (
        "Được miễn báo cáo", None, "Miễn báo cáo: mới thành lập.",
    )  # fmt: skip
    text = document_text(provincial_report(context(figures, standing=standing)))
    assert "1 đơn vị có hai bản khác nhau chưa xử lý (Sở Nội vụ)" in text
    assert "Được miễn báo cáo: 1 đơn vị (Liên hiệp các Hội KH&KT tỉnh)." in text


def test_names_beyond_what_a_sentence_holds_are_counted() -> None:
    assert listed_names([]) is None
    assert listed_names(["A", "B"]) == "A và B"
    many = listed_names([f"Xã {at}" for at in range(25)])
    assert many is not None
    assert many.startswith("Xã 0, Xã 1,")
    assert many.endswith("Xã 19 và 5 đơn vị khác")
