# SPDX-License-Identifier: MIT
"""The department's own form from the letter's attachment to the filled file, and the year after."""

from __future__ import annotations

from pathlib import Path

import msgspec
import openpyxl
import pytest
import xlsxwriter

from lsapp.domain.records import DepartmentForm
from lsapp.errors import UserError
from lsapp.services.department_forms import (
    FormMapping,
    ReadForm,
    adapted_mapping,
    export_form,
    fill_form,
    forms_of_year,
    keep_form,
    mapping_text,
    open_form,
    open_mapping,
    paper_context,
    preview_form,
    read_form,
    read_form_file,
    read_mapping,
    remove_form,
    save_mapping,
    starting_mapping,
    with_missing_rows,
)
from lsapp.services.desk import Desk
from lsapp.services.history import take_back
from lsapp.services.viewing import open_view
from tests.exports.form_samples import PART, SHEET, cells_of, department_form, parts

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")


@pytest.fixture
def form(tmp_path: Path) -> ReadForm:
    path = tmp_path / "Phu luc_1.xlsx"
    path.write_bytes(department_form())
    return read_form_file(path)


def mapping_of(desk: Desk, form: ReadForm, year: int = 2026) -> FormMapping:
    view = open_view(desk)
    plan = desk.plan()
    return starting_mapping(desk, plan, desk.unit(view.unit).kind, form.workbook, year)[0]


def test_heads_tell_what_the_columns_are(office: Desk, form: ReadForm) -> None:
    mapping = mapping_of(office, form)
    (table,) = mapping.tables
    assert (table.rows, table.first_row, table.last_row) == ("activities", 9, 28)
    assert {one.column: (one.field, one.unit) for one in table.columns} == {
        "A": ("number", 1),
        "B": ("activity.content", 1),
        "C": ("activity.lead_unit", 1),
        "D": ("activity.timeframe", 1),
        "E": ("budget_line.planned", 1_000_000),
        "F": ("budget_line.disbursed", 1_000_000),
        "G": ("progress.result", 1),
        "H": ("progress.percent", 1),
    }, "the column of formulas is left alone"
    assert mapping.title == "Phu luc 1"


def test_filled_from_the_records_as_the_report_has_them(
    office: Desk, form: ReadForm, tmp_path: Path
) -> None:
    view = open_view(office)
    mapping = (
        mapping_of(office, form)
        .with_cell(SHEET, "C3", "{{don_vi.ten}}")
        .with_cell(SHEET, "H3", "{{ngay.lap}}")
        .with_cell(SHEET, "A4", "Tổng: {{nhiem_vu.tong_so}} nhiệm vụ")
        .with_cell(SHEET, "H5", "{{kinh_phi.ke_hoach}}", 1_000)
    )
    record, _ = keep_form(office, 2026, form, mapping)
    done = export_form(office, view, record, tmp_path / "nop")
    assert done.path.name.startswith("KH48_2026_X06040")
    assert done.path.name.endswith("Phu_luc_1.xlsx")
    page = openpyxl.load_workbook(done.path)[SHEET]
    figures = paper_context(office, view)
    count = len(view.records.activities)
    lines = [one for one in view.records.budget_lines if one.year == 2026]
    assert page["C3"].value == figures.unit.name
    assert page["H3"].value.date() == figures.made_on
    assert page["H5"].value == sum(one.planned or 0 for one in lines) / 1_000
    assert [page.cell(row, 1).value for row in range(9, 9 + count)] == list(range(1, count + 1))
    assert page.cell(9 + count, 2).value is None
    contents = {one.content for one in view.records.activities}
    assert {page.cell(row, 2).value for row in range(9, 9 + count)} == contents
    planned = sum(page.cell(row, 5).value or 0 for row in range(9, 9 + count))
    assert round(planned * 1_000_000) == sum(one.planned or 0 for one in lines)
    shares = {one.percent / 100 for one in view.records.progress if one.percent is not None}
    seen = {page.cell(row, 8).value for row in range(9, 9 + count)} - {None}
    assert seen == shares, "percent as the form's style shows it"


def test_only_mapped_cells_differ(office: Desk, form: ReadForm) -> None:
    mapping = mapping_of(office, form).with_cell(SHEET, "C3", "{{don_vi.ten}}")
    values = preview_form(paper_context(office, open_view(office)), mapping, form.workbook)
    before, after = (
        cells_of(parts(form.content)[PART]),
        cells_of(parts(fill_form(form, values))[PART]),
    )
    formulas = {name for name, cell in before.items() if cell[1] is not None}
    differing = {name for name in before if before[name] != after[name]} - formulas
    letters = {table.column for table in mapping.tables[0].columns}
    allowed = {f"{one}{row}" for one in letters for row in range(9, 29)} | {"C3"}
    assert differing <= allowed
    assert len(differing) == values.count


def test_more_tasks_than_rows_says_how_many_are_missing_and_where(office: Desk) -> None:
    form = read_form(department_form(rows=5), "bieu.xlsx")
    count = len(open_view(office).records.activities)
    values = preview_form(
        paper_context(office, open_view(office)), mapping_of(office, form), form.workbook
    )
    (issue,) = values.blocking
    assert issue.code == "filling.rows_missing"
    assert issue.facts["missing"] == str(count - 5)
    assert (issue.facts["first"], issue.facts["last"]) == ("9", "13")
    with pytest.raises(UserError, match=r"filling\.rows_missing"):
        fill_form(form, values)


def test_missing_rows_are_put_in_and_filled(office: Desk, tmp_path: Path) -> None:
    form, view = read_form(department_form(rows=5), "bieu.xlsx"), open_view(office)
    mapping = mapping_of(office, form).with_cell(SHEET, "G16", "{{nguoi_ky.chuc_vu}}")
    context = paper_context(office, view)
    values = preview_form(context, mapping, form.workbook)
    longer, moved = with_missing_rows(form, mapping, values)
    count = len(view.records.activities)
    assert moved.tables[0].last_row == 8 + count
    assert moved.cell(SHEET, f"G{16 + count - 5}") is not None
    record, _ = keep_form(office, 2026, longer, moved)
    page = openpyxl.load_workbook(export_form(office, view, record, tmp_path).path)[SHEET]
    assert page.cell(8 + count, 1).value == count
    assert page.cell(9 + count, 2).value == "Tổng cộng"
    assert page.cell(9 + count, 5).value == f"=SUM(E9:E{8 + count})"
    assert page.cell(8 + count, 9).value == f"=E{8 + count}-F{8 + count}"


def test_kept_by_year_and_taken_back(office: Desk, form: ReadForm) -> None:
    record, _ = keep_form(office, 2026, form, mapping_of(office, form))
    assert forms_of_year(office, "KH48", 2026) == [record]
    kept = open_form(office, record)
    assert kept.form.content == form.content
    changed = kept.mapping.with_cell(SHEET, "C3", "{{don_vi.ten}}")
    again, _ = keep_form(office, 2026, kept.form, changed, record)
    assert again.key == record.key
    take_back(office)
    assert forms_of_year(office, "KH48", 2026) == [record]
    remove_form(office, record)
    assert forms_of_year(office, "KH48", 2026) == []
    take_back(office)
    assert open_form(office, forms_of_year(office, "KH48", 2026)[0]).mapping == kept.mapping


def test_next_years_form_starts_from_last_years(office: Desk, form: ReadForm) -> None:
    mapping = mapping_of(office, form).with_cell(SHEET, "C3", "{{don_vi.ten}}")
    table = msgspec.structs.replace(mapping.tables[0], headings=True)
    keep_form(office, 2026, form, mapping.with_table(0, table))
    fresh = read_form(department_form(year=2027), "bieu 2027.xlsx")
    plan, kind = office.plan(), office.unit("X06040").kind
    found, earlier = starting_mapping(office, plan, kind, fresh.workbook, 2027)
    assert earlier == 2026
    assert found.tables[0].headings, "the year in its heads is not another head"
    assert found.cell(SHEET, "C3") is not None
    assert starting_mapping(office, plan, kind, fresh.workbook, 2025)[1] is None


def test_a_form_with_other_columns_is_matched_anew(office: Desk, form: ReadForm) -> None:
    mapping = mapping_of(office, form)
    moved = msgspec.structs.replace(
        mapping.tables[0],
        columns=tuple(
            msgspec.structs.replace(one, head="Đầu khác") for one in mapping.tables[0].columns
        ),
    )
    plan, kind = office.plan(), office.unit("X06040").kind
    found = adapted_mapping(plan, kind, mapping.with_table(0, moved), form.workbook, 2026)
    assert found.tables == mapping.tables


def test_one_communes_mapping_serves_another(office: Desk, form: ReadForm, tmp_path: Path) -> None:
    mapping = mapping_of(office, form).with_cell(SHEET, "C3", "{{don_vi.ten}}")
    path = tmp_path / "cach dien.json"
    save_mapping(path, mapping)
    assert open_mapping(path) == mapping
    assert "Thất Khê" not in path.read_text(encoding="utf-8"), "nothing of the unit is in it"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "filling.mapping_unreadable"),
        ("[1]", "filling.mapping_unreadable"),
        ('{"format":"lsapp-department-form","version":2,"plan":"X"}', "filling.mapping_too_new"),
        ('{"format":"other","version":1,"plan":"X"}', "filling.mapping_unreadable"),
        (
            '{"format":"lsapp-department-form","version":1,"plan":"X",'
            '"cells":[{"sheet":"A","cell":"a0","text":"x"}]}',
            "filling.mapping_unreadable",
        ),
        ("[" * 100_000, "filling.mapping_unreadable"),
    ],
)
def test_a_file_that_is_no_mapping_is_refused(text: str, code: str) -> None:
    with pytest.raises(UserError) as error:
        read_mapping(text)
    assert error.value.code == code


def test_what_cannot_be_filled_is_told_and_left_out(office: Desk, form: ReadForm) -> None:
    mapping = (
        mapping_of(office, form)
        .with_cell(SHEET, "C3", "{{khong.co}}")
        .with_cell(SHEET, "I9", "đè công thức")
        .with_cell("Trang khác", "A1", "x")
        .with_cell(SHEET, "D3", "vào ô gộp")
    )
    values = preview_form(paper_context(office, open_view(office)), mapping, form.workbook)
    codes = {one.code: one.blocking for one in values.issues}
    assert codes == {
        "filling.figure_unknown": False,
        "filling.formula_cell": True,
        "filling.sheet_missing": True,
    }
    cells = values.cells[SHEET]
    assert (9, 9) not in cells
    assert (3, 4) not in cells
    assert cells[3, 3] == "vào ô gộp", "a merged cell is its first"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        (
            "bieu.xls",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"),
            "old_format",
        ),
        ("bieu.pdf", b"%PDF-1.7\n", "not_a_workbook"),
        ("bieu.xlsx", department_form()[:3000], "damaged_file"),
        ("trong.xlsx", b"", "not_a_workbook"),
    ],
)
def test_other_files_are_refused_with_advice(name: str, content: bytes, code: str) -> None:
    with pytest.raises(UserError) as error:
        read_form(content, name)
    assert error.value.code == f"filling.{code}"


def test_a_form_with_macros_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bieu.xlsm"
    book = xlsxwriter.Workbook(path)
    book.add_worksheet()
    macros = tmp_path / "vbaProject.bin"
    macros.write_bytes(b"\xd0\xcf\x11\xe0" + b"\0" * 600)
    book.add_vba_project(str(macros))
    book.close()
    with pytest.raises(UserError, match=r"filling\.(active_content|not_a_workbook)"):
        read_form_file(path)


def test_a_statistical_form_is_filled_by_its_rows(office: Desk, tmp_path: Path) -> None:
    plan, view = office.plan(), open_view(office)
    stat = next(
        one
        for one in plan.forms
        if one.layout == "grid" and any(cell.form == one.code for cell in view.records.stat_values)
    )
    path = tmp_path / "so lieu.xlsx"
    book = xlsxwriter.Workbook(path)
    page = book.add_worksheet("Biểu")
    page.write_row(2, 0, ["TT", stat.row_head, *(one.title for one in stat.columns)])
    for place, row in enumerate(reversed(stat.rows), 3):
        page.write_row(place, 0, [place - 2, row.title])
    book.close()
    form = read_form_file(path)
    mapping = mapping_of(office, form)
    (table,) = mapping.tables
    assert (table.rows, table.form) == ("grid", stat.code)
    codes = {one.row: one.code for one in table.grid_rows}
    assert codes == {place + 1: row.code for place, row in enumerate(reversed(stat.rows), 3)}
    cells = preview_form(paper_context(office, view), mapping, form.workbook).cells["Biểu"]
    rows = {code: row for row, code in codes.items()}
    letters = {one.field: ord(one.column) - 64 for one in table.columns}
    known = [
        one
        for one in view.records.stat_values
        if one.form == stat.code and one.value is not None and one.column in letters
    ]
    assert known
    for one in known:
        assert cells[rows[one.row], letters[one.column]] == one.value


def test_a_form_with_printed_groups_gets_a_table_for_each(office: Desk, tmp_path: Path) -> None:
    plan, view = office.plan(), open_view(office)
    path = tmp_path / "nhom.xlsx"
    book = xlsxwriter.Workbook(path)
    page, border = book.add_worksheet("Nhiệm vụ"), book.add_format({"border": 1})
    page.write_row(1, 0, ["STT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Kết quả thực hiện"])
    row, room = 2, 8
    for group in plan.groups:
        page.write_row(row, 0, ["", group.title], border)
        for line in range(row + 1, row + 1 + room):
            for column in range(4):
                page.write_blank(line, column, None, border)
        row += room + 1
    book.close()
    form = read_form_file(path)
    mapping = mapping_of(office, form)
    assert [one.group for one in mapping.tables] == [one.code for one in plan.groups]
    assert all((one.last_row or 0) - one.first_row + 1 == room for one in mapping.tables)
    cells = preview_form(paper_context(office, view), mapping, form.workbook).cells["Nhiệm vụ"]
    for table in mapping.tables:
        said = {cells.get((at, 2)) for at in range(table.first_row, (table.last_row or 0) + 1)}
        held = {one.content for one in view.records.activities if one.group == table.group}
        assert said - {None} == held


def test_a_kept_form_without_its_workbook_says_so(office: Desk, form: ReadForm) -> None:
    record, _ = keep_form(office, 2026, form, mapping_of(office, form))
    gone = msgspec.structs.replace(record, workbook="0" * 64)
    assert isinstance(gone, DepartmentForm)
    with pytest.raises(UserError, match=r"filling\.workbook_gone"):
        open_form(office, gone)
    assert read_mapping(mapping_text(mapping_of(office, form))) == mapping_of(office, form)
