# SPDX-License-Identifier: MIT
"""Each kind of fault in a plan's files is named in one line: file, key, what is wrong."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from lsapp.catalogue.faults import WORDS
from lsapp.catalogue.loader import load_catalogue, load_plan
from lsapp.errors import UserError


def faults_of(folder: Path) -> UserError:
    with pytest.raises(UserError) as caught:
        load_plan(folder)
    assert caught.value.code == "catalogue.invalid"
    return caught.value


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text, f"{path.name} has no {old!r} to break"
    path.write_text(text.replace(old, new, 1), "utf-8", newline="\n")


# file, what to replace, by what, key of the fault, code of the fault
BREAKS = [
    ("plan.toml", 'code = "NQ45"', 'code = "NQ45', "dòng 3, cột 13", "syntax"),
    ("documents.toml", 'name = "Báo cáo"', "name = [", "cuối tệp", "syntax"),
    ("plan.toml", 'issuer = "Ủy', 'isuer = "Ủy', "isuer", "unknown_key"),
    ("plan.toml", 'number = "150/KH-UBND"\n', "", "number", "missing_key"),
    ("plan.toml", 'number = "150/KH-UBND"', "number = 150", "number", "type"),
    ("plan.toml", "2024-08-15", '"15/8/2024"', "issued_on", "value"),
    ("plan.toml", "2024-08-15", "2024-08-15T10:00:00", "issued_on", "type"),
    ("plan.toml", 'code = "NQ45"', 'code = "Nghị quyết"', "code", "pattern"),
    ("plan.toml", 'version = "1.0"', 'version = "1.a"', "version", "pattern"),
    ("plan.toml", 'file_prefix = "NQ45"', 'file_prefix = "NQ/45"', "file_prefix", "pattern"),
    ("plan.toml", "valid_from = 2024-08-15", "valid_from = 2024-08-01", "valid_from", "dates"),
    ("plan.toml", "valid_to = 2030-12-31", "valid_to = 2024-01-01", "valid_to", "dates"),
    ("plan.toml", 'subject = "phát', 'subject = " phát', "subject", "spaces"),
    ("plan.toml", 'doc_type = "Nghị quyết"', 'doc_type = ""', "legal_bases[0].doc_type", "empty"),
    ("plan.toml", "2023-11-24", "true", "legal_bases[0].issued_on", "type"),
    ("plan.toml", 'version = "1.0"', "version = '1.0'\ngroups = []", "groups", "unknown_key"),
    ("groups.toml", 'code = "B"', 'code = "A"', "groups[1].code", "duplicate"),
    ("groups.toml", 'code = "B.2"', 'code = "A.1"', "groups[1].tasks[1].code", "duplicate"),
    ("groups.toml", 'code = "B.2"', 'code = "B 2"', "groups[1].tasks[1].code", "pattern"),
    ("groups.toml", '"ward"]', '"phường"]', "groups[1].tasks[0].applies_to[2]", "value"),
    ("groups.toml", '"ward"]', '"commune"]', "groups[1].tasks[0].applies_to", "repeated"),
    ("groups.toml", "2024-12-31", "2023-12-31", "groups[0].deadline", "dates"),
    ("groups.toml", "2026-12-31", "2025-01-31", "groups[1].tasks[1].deadline", "dates"),
    ("groups.toml", "2026-12-31", '"2026"', "groups[1].tasks[1].deadline", "value"),
    ("groups.toml", 'short = "Nhận thức"\n', "", "groups[0].short", "missing_key"),
    (
        "groups.toml",
        "compulsory = true",
        'compulsory = "có"',
        "groups[0].tasks[0].compulsory",
        "type",
    ),
    ("groups.toml", "evidence = ", "evidance = ", "groups[0].tasks[0].evidance", "unknown_key"),
    ("outline.toml", "by_group = true", "by_group = false", "outline", "by_group"),
    ("outline.toml", "required = true", "by_group = true", "outline", "by_group"),
    ("outline.toml", 'code = "kho_khan"', 'code = "danh_gia"', "outline[3].code", "duplicate"),
    ("outline.toml", 'code = "kho_khan"', 'code = "khó khăn"', "outline[3].code", "pattern"),
    ("outline.toml", "level = 2", "level = 3", "outline[3].level", "level_jump"),
    ("outline.toml", "level = 2", "level = 4", "outline[3].level", "range"),
    (
        "funding.toml",
        'code = "tai_tro"',
        'code = "ngan_sach"',
        "funding_sources[1].code",
        "duplicate",
    ),
    (
        "funding.toml",
        'short = "NSNN"',
        'short = "Tài trợ"',
        "funding_sources[1].short",
        "duplicate",
    ),
    ("documents.toml", "programme = true", "programme = false", "document_types", "none_of"),
    ("documents.toml", 'code = "BC"', 'code = "B C"', "document_types[1].code", "pattern"),
    (
        "letterheads.toml",
        '"KH-UBND"',
        '"CTr-UBND"',
        "letterheads[0].programme_symbol",
        "unknown_reference",
    ),
    ("letterheads.toml", "{NAME}", "{TÊN}", "letterheads[0].name", "placeholder"),
    ("letterheads.toml", "{symbol}", "{symbol", "letterheads[0].recipients", "placeholder"),
    ("letterheads.toml", '"{place}"', '"{place!r}"', "letterheads[0].place", "placeholder"),
    ("letterheads.toml", ', "agency"', "", "letterheads", "uncovered"),
    ("letterheads.toml", '"agency"', '"ward"', "letterheads[1].kinds", "duplicate"),
    ("forms/C1.toml", 'code = "C1"', 'code = "C9"', "code", "file_name"),
    ("forms/C1.toml", 'layout = "grid"', 'layout = "tree"', "layout", "value"),
    ("forms/C1.toml", 'code = "nam_truoc"', 'code = "tong"', "rows[3].code", "duplicate"),
    ("forms/C1.toml", 'code = "nam_truoc"', 'code = "*"', "rows[3].code", "pattern"),
    ("forms/C1.toml", '"ngoai_cong_lap"]', '"tu_nhan"]', "rows[2].sum_of", "unknown_reference"),
    ("forms/C1.toml", '"ngoai_cong_lap"]', '"cong_lap"]', "rows[2].sum_of", "repeated"),
    ("forms/C1.toml", '"ngoai_cong_lap"]', '"tong"]', "rows[2].sum_of", "self_sum"),
    (
        "forms/C1.toml",
        'title = "Công lập"',
        'title = "Công lập"\nsum_of = ["tong"]',
        "rows[0].sum_of",
        "cycle",
    ),
    ("forms/C1.toml", '"ho_tro"]', '"chi"]', "columns[3].sum_of", "layout"),
    (
        "forms/C1.toml",
        "decimals = 2\nsum_of",
        "decimals = 1\nsum_of",
        "columns[3].decimals",
        "layout",
    ),
    ("forms/C1.toml", 'kind = "money"', 'kind = "text"', "columns[4].kind", "layout"),
    (
        "forms/C1.toml",
        'kind = "money"',
        'kind = "money"\ndecimals = 2',
        "columns[4].decimals",
        "range",
    ),
    ("forms/C1.toml", "width = 18", "width = 0", "columns[4].width", "range"),
    (
        "forms/C1.toml",
        'left = ["nam_truoc"]',
        'left = ["nam_sau"]',
        "checks[1].left",
        "unknown_reference",
    ),
    ("forms/C1.toml", 'left = ["nam_truoc"]', "left = []", "checks[1].left", "none_of"),
    (
        "forms/C1.toml",
        'code = "khong_giam"',
        'code = "ho_tro_khong_qua_truc_tiep"',
        "checks[1].code",
        "duplicate",
    ),
    ("forms/C2.toml", 'layout = "list"', 'layout = "grid"', "rows", "layout"),
    (
        "forms/C2.toml",
        'choices = ["Quốc gia", "Tỉnh", "Cơ sở"]\n',
        "",
        "columns[1].choices",
        "none_of",
    ),
    (
        "forms/C2.toml",
        'kind = "date"',
        'kind = "date"\nchoices = ["a"]',
        "columns[2].choices",
        "layout",
    ),
    (
        "forms/C2.toml",
        'sum_of = ["von_nha_nuoc"',
        'sum_of = ["ngay"',
        "columns[6].sum_of",
        "not_numeric",
    ),
    ("forms/C2.toml", 'left = ["von_khac"]', 'left = ["ten"]', "checks[0].left", "not_numeric"),
    (
        "forms/C2.toml",
        'relation = "at_most"',
        'relation = "at_most"\naxis = "rows"',
        "checks[0].axis",
        "layout",
    ),
]


@pytest.mark.parametrize(
    ("file", "old", "new", "key", "code"),
    BREAKS,
    ids=[f"{file}-{key}-{code}-{n}" for n, (file, _, _, key, code) in enumerate(BREAKS)],
)
def test_a_fault_is_named_in_one_line(
    plan_copy: Path, file: str, old: str, new: str, key: str, code: str
) -> None:
    change(plan_copy / file, old, new)
    error = faults_of(plan_copy)
    found = [line for line in error.facts["faults"] if f": {key}: " in line]
    assert found, error.facts["faults"]
    assert error.facts["key"] == key
    assert error.facts["fault_code"] == code
    assert Path(str(error.facts["file"])) == plan_copy / file
    for line in error.facts["faults"]:
        assert "\n" not in line
        assert str(plan_copy) in line


def test_every_break_but_its_own_file_is_sound(plan_copy: Path) -> None:
    assert load_plan(plan_copy).code == "NQ45"


def test_text_that_is_not_composed(plan_copy: Path) -> None:
    path = plan_copy / "groups.toml"
    path.write_text(unicodedata.normalize("NFD", path.read_text("utf-8")), "utf-8", newline="\n")
    error = faults_of(plan_copy)
    assert (error.facts["key"], error.facts["fault_code"]) == ("groups[0].short", "not_nfc")


def test_a_control_character(plan_copy: Path) -> None:
    change(plan_copy / "groups.toml", 'short = "Nhận thức"', 'short = "Nhận\\u0007thức"')
    error = faults_of(plan_copy)
    assert (error.facts["key"], error.facts["fault_code"]) == ("groups[0].short", "control")


def test_a_file_in_another_encoding(plan_copy: Path) -> None:
    (plan_copy / "funding.toml").write_bytes("short = 'Khác'".encode("cp1258"))
    assert faults_of(plan_copy).facts["fault_code"] == "encoding"


def test_a_byte_order_mark_and_windows_line_ends_are_no_fault(plan_copy: Path) -> None:
    path = plan_copy / "groups.toml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert len(load_plan(plan_copy).groups) == 4


def test_a_missing_file(plan_copy: Path) -> None:
    (plan_copy / "outline.toml").unlink()
    error = faults_of(plan_copy)
    assert error.facts["fault_code"] == "missing_file"
    assert str(error.facts["file"]).endswith("outline.toml")


def test_an_unreadable_file(plan_copy: Path) -> None:
    (plan_copy / "outline.toml").unlink()
    (plan_copy / "outline.toml").mkdir()
    assert faults_of(plan_copy).facts["fault_code"] == "unreadable"


@pytest.mark.parametrize("text", ["", "groups = 5", "groups = [5]", "nhom = []"])
def test_a_file_of_another_shape(plan_copy: Path, text: str) -> None:
    (plan_copy / "groups.toml").write_text(text, "utf-8")
    error = faults_of(plan_copy)
    assert str(error.facts["file"]).endswith("groups.toml")


def test_no_groups_at_all(plan_copy: Path) -> None:
    (plan_copy / "groups.toml").write_text("groups = []", "utf-8")
    error = faults_of(plan_copy)
    assert (error.facts["key"], error.facts["fault_code"]) == ("groups", "none_of")


def test_all_faults_of_all_files_come_at_once(plan_copy: Path) -> None:
    change(plan_copy / "plan.toml", 'number = "150/KH-UBND"', "number = 150")
    change(plan_copy / "plan.toml", "issuer = ", "isuer = ")
    change(plan_copy / "groups.toml", 'short = "Nhận thức"\n', "")
    change(plan_copy / "groups.toml", 'short = "Nguồn lực"', 'short = ""')
    change(plan_copy / "forms" / "C2.toml", 'layout = "list"', 'layout = "grid"')
    error = faults_of(plan_copy)
    keys = [line.split(": ")[1] for line in error.facts["faults"]]
    assert keys == ["isuer", "number", "issuer", "groups[2].short", "groups[0].short"]
    assert error.facts["count"] == len(keys)


def test_the_words_are_vietnamese_and_name_the_types(plan_copy: Path) -> None:
    change(plan_copy / "plan.toml", 'number = "150/KH-UBND"', "number = 150")
    assert faults_of(plan_copy).facts["fault"] == "cần chữ trong ngoặc kép, đang là số nguyên"


def test_every_fault_has_words_on_one_line() -> None:
    assert all(words.strip() and "\n" not in words for words in WORDS.values())


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    for load in (load_plan, load_catalogue):
        with pytest.raises(UserError) as caught:
            load(tmp_path / "nowhere")
        assert caught.value.code == "catalogue.missing"
        assert caught.value.facts == {"folder": str(tmp_path / "nowhere")}
