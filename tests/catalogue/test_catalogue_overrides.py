# SPDX-License-Identifier: MIT
from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from lsapp.catalogue.loader import load_catalogue
from lsapp.catalogue.version import version_key
from lsapp.errors import UserError


def own_version(override: Path, data_dir: Path, version: str, folder: str = "kh48") -> None:
    """Put the shipped plan into an override folder under another version and title."""
    target = Path(shutil.copytree(data_dir / "plans" / "kh48", override / "plans" / folder))
    path = target / "plan.toml"
    text = path.read_text("utf-8").replace('"2026.1"', f'"{version}"', 1)
    path.write_text(
        text.replace('title = "Kế hoạch thực hiện', 'title = "KH thực hiện', 1), "utf-8"
    )


@pytest.mark.parametrize("version", ["2026.2", "2026.10", "2027", "2026.1.1"])
def test_a_higher_version_replaces(tmp_path: Path, data_dir: Path, version: str) -> None:
    own_version(tmp_path, data_dir, version)
    plan = load_catalogue(data_dir, tmp_path).plan("KH48")
    assert (plan.version, plan.title[:2]) == (version, "KH")


@pytest.mark.parametrize("version", ["2026.1", "2026.1.0", "2026", "2025.9", "1.0"])
def test_the_same_or_a_lower_version_does_not(tmp_path: Path, data_dir: Path, version: str) -> None:
    own_version(tmp_path, data_dir, version)
    assert load_catalogue(data_dir, tmp_path).plan("KH48").version == "2026.1"


def test_of_several_own_versions_the_highest_counts(tmp_path: Path, data_dir: Path) -> None:
    own_version(tmp_path, data_dir, "2026.10", "a")
    own_version(tmp_path, data_dir, "2026.9", "b")
    assert load_catalogue(data_dir, tmp_path).plan("KH48").version == "2026.10"


def test_two_folders_of_one_plan_and_version_are_a_fault(tmp_path: Path, data_dir: Path) -> None:
    own_version(tmp_path, data_dir, "2026.2", "a")
    own_version(tmp_path, data_dir, "2026.2", "b")
    with pytest.raises(UserError) as caught:
        load_catalogue(data_dir, tmp_path)
    assert caught.value.facts["fault_code"] == "newer_exists"
    assert str(caught.value.facts["file"]) == str(tmp_path / "plans" / "b" / "plan.toml")


def test_two_plans_of_one_file_prefix_are_a_fault(
    tmp_path: Path, data_dir: Path, plan_copy: Path
) -> None:
    own = Path(shutil.copytree(plan_copy, tmp_path / "own" / "plans" / "nq45"))
    path = own / "plan.toml"
    text = path.read_text("utf-8").replace('file_prefix = "NQ45"', 'file_prefix = "KH48"')
    path.write_text(text, "utf-8")
    with pytest.raises(UserError) as caught:
        load_catalogue(data_dir, tmp_path / "own")
    assert (caught.value.facts["key"], caught.value.facts["fault_code"]) == (
        "file_prefix",
        "duplicate",
    )


def test_own_rows_replace_and_add_units(tmp_path: Path, data_dir: Path) -> None:
    header = (data_dir / "organisations.csv").read_text("utf-8").partition("\n")[0]
    rows = [
        header,
        "X06040,commune,Xã Thất Khê mới,UBND,2025-07-01,,H180,,high",
        "X09999,commune,Xã Thử,UBND,2027-01-01,,,,",
    ]
    (tmp_path / "organisations.csv").write_text("\n".join(rows), "utf-8")
    shipped = load_catalogue(data_dir).units
    units = load_catalogue(data_dir, tmp_path).units
    assert units.get("X06040").name == "Xã Thất Khê mới"
    assert units.get("X09999").valid_from == dt.date(2027, 1, 1)
    assert len(units) == len(shipped) + 1
    assert [unit.code for unit in units][:20] == [unit.code for unit in shipped][:20]


def test_own_rows_replace_and_add_holidays(tmp_path: Path, data_dir: Path) -> None:
    text = "date,kind,name,sure\n2027-02-05,work,Làm bù,yes\n2028-01-03,off,Nghỉ bù,yes\n"
    (tmp_path / "holidays.csv").write_text(text, "utf-8")
    assert not load_catalogue(data_dir).holidays.is_working_day(dt.date(2027, 2, 5))
    holidays = load_catalogue(data_dir, tmp_path).holidays
    assert holidays.is_working_day(dt.date(2027, 2, 5))
    assert not holidays.is_working_day(dt.date(2028, 1, 3))


def test_an_override_folder_need_not_exist(tmp_path: Path, data_dir: Path) -> None:
    assert load_catalogue(data_dir, tmp_path / "none").plans == load_catalogue(data_dir).plans


def test_hidden_folders_and_loose_files_are_no_plans(tmp_path: Path, data_dir: Path) -> None:
    (tmp_path / "plans" / ".git").mkdir(parents=True)
    (tmp_path / "plans" / "note.txt").write_text("x", "utf-8")
    assert len(load_catalogue(data_dir, tmp_path).plans) == 1


def test_units_that_a_plan_names_must_be_in_the_list(data_copy: Path) -> None:
    path = data_copy / "plans" / "kh48" / "plan.toml"
    path.write_text(path.read_text("utf-8").replace("S-SKHCN2025", "S-KHAC"), "utf-8")
    path = data_copy / "plans" / "kh48" / "letterheads.toml"
    path.write_text(path.read_text("utf-8").replace('"S-TTR"', '"S-TT"'), "utf-8")
    with pytest.raises(UserError) as caught:
        load_catalogue(data_copy)
    keys = [line.split(": ")[1] for line in caught.value.facts["faults"]]
    assert keys == ["compiling_unit", "letterheads[5].units"]


def test_a_data_folder_without_plans(tmp_path: Path, data_dir: Path) -> None:
    for name in ("organisations.csv", "holidays.csv"):
        shutil.copy(data_dir / name, tmp_path / name)
    with pytest.raises(UserError) as caught:
        load_catalogue(tmp_path)
    assert caught.value.facts["fault_code"] == "none_of"


def test_versions_compare_number_by_number() -> None:
    versions = ["2", "1.10", "1.9", "1.9.1", "2026.1", "2026.10"]
    assert sorted(versions, key=version_key) == ["1.9", "1.9.1", "1.10", "2", "2026.1", "2026.10"]
    assert version_key("1") == version_key("1.0.0")
    assert version_key("0") == version_key("0.0")
