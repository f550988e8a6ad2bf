# SPDX-License-Identifier: MIT
"""The command line as DESIGN promises it: commands, exit codes, words on stderr, data on stdout."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from lsapp import __version__
from lsapp.cli import main
from lsapp.domain.records import Activity
from lsapp.services.desk import open_desk
from lsapp.services.recording import delete

ROOT = Path(__file__).resolve().parent.parent
Run = Callable[..., tuple[int, bytes, str]]


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Run one command in this process; return its exit code, its data and its words."""

    def call(*arguments: object) -> tuple[int, bytes, str]:
        capfdbinary.readouterr()
        try:
            code = main([str(one) for one in arguments])
        except SystemExit as exit_:
            code = int(exit_.code or 0)
        out, err = capfdbinary.readouterr()
        return code, out, err.decode()

    return call


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample office and its exports, made by the commands themselves."""
    folder = tmp_path_factory.mktemp("made")
    assert main(["demo", "--db", str(folder / "a.lsdb")]) == 0
    export = ["export", "--db", str(folder / "a.lsdb"), "--round", "2026"]
    assert main([*export, "--out", str(folder / "out")]) == 0
    return folder


def submission(made: Path, suffix: str) -> Path:
    return made / "out" / f"KH48_2026_X06040_r1.{suffix}"


def test_version_and_help_by_both_doors():
    for start in ([sys.executable, "-m", "lsapp"], [sys.executable, "-m", "lsapp.cli"]):
        done = subprocess.run([*start, "--version"], cwd=ROOT, capture_output=True, check=False)
        assert (done.returncode, done.stdout.decode().strip()) == (0, f"lsapp {__version__}")
    done = subprocess.run(
        [sys.executable, "-m", "lsapp", "--help"], cwd=ROOT, capture_output=True, check=True
    )
    for name in ("demo", "export", "template", "show", "check", "intake", "findings", "search",
                 "backup", "restore", "doctor"):  # fmt: skip
        assert name in done.stdout.decode()


def test_a_command_loads_only_what_it_needs():
    names = ("sqlalchemy", "alembic", "openpyxl", "xlsxwriter", "reportlab", "pikepdf", "docx")
    code = f"import sys, lsapp.cli; print([n for n in {names!r} if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"


@pytest.mark.parametrize(
    "arguments",
    [[], ["khong-co-lenh"], ["demo"], ["export", "--db", "a"], ["show"], ["intake", "--db", "a"]],
)
def test_wrong_usage_is_two(run, arguments):
    code, out, err = run(*arguments)
    assert (code, out) == (2, b"")
    assert err


def test_show_of_every_carrier_is_the_json_to_the_byte(run, made):
    expected = submission(made, "json").read_bytes()
    for suffix in ("xlsx", "pdf", "json"):
        assert run("show", submission(made, suffix)) == (0, expected, "")


def test_show_of_the_database_has_no_identity(run, made):
    code, out, _ = run("show", "--db", made / "a.lsdb", "--round", "2026", "--unit", "X06040")
    assert code == 0
    shown = json.loads(out)
    assert set(shown) == {"plan", "unit", "round", "records"}
    sealed = json.loads(submission(made, "json").read_bytes())
    assert shown == {name: sealed[name] for name in shown}


def test_the_word_file_is_not_a_submission(run, made):
    code, out, err = run("show", submission(made, "docx"))
    assert (code, out) == (1, b"")
    assert err
    assert run("check", submission(made, "docx"))[0] == 1


def test_check_tells_whose_file_it_is(run, made):
    code, out, _ = run(
        "check",
        "--json",
        submission(made, "xlsx"),
        submission(made, "pdf"),
        submission(made, "json"),
    )
    assert code == 0
    for one in json.loads(out):
        facts = (one["verdict"], one["unit"], one["round"], one["revision"], one["plan"])
        assert facts == ("sound", "X06040", "2026", 1, "KH48")


def test_check_of_an_edited_file_is_one(run, made, tmp_path):
    workbook = openpyxl.load_workbook(submission(made, "xlsx"))
    page = workbook["Kinh phí"]
    fields = {cell.value: cell.column for cell in page[1]}
    row = next(r for r in range(2, 99) if len(str(page.cell(r, 1).value or "")) == 36)
    page.cell(row, fields["budget_line.planned"]).value = 999_000_000
    workbook.save(tmp_path / "sua.xlsx")
    code, out, _ = run("check", "--json", tmp_path / "sua.xlsx")
    assert code == 1
    (edit,) = json.loads(out)[0]["edits"]
    assert (edit["field"], edit["seen"]) == ("budget_line.planned", 999_000_000)


def test_intake_into_a_new_database_says_that_it_made_one(run, made, tmp_path):
    database = tmp_path / "so.lsdb"
    code, out, err = run("intake", "--json", "--db", database, submission(made, "xlsx"))
    assert code == 0
    assert "so.lsdb" in err
    (one,) = json.loads(out)
    assert {"path", "verdict", "unit", "round", "revision", "hash", "findings"} <= set(one)
    code, out, _ = run("show", "--db", database, "--round", "2026", "--unit", "X06040")
    assert out == run("show", "--db", made / "a.lsdb", "--round", "2026")[1]
    assert run("intake", "--db", database, submission(made, "pdf"))[0] == 0  # the same


def test_intake_never_replaces_a_database_that_has_gone(run, made, tmp_path):
    database = tmp_path / "so.lsdb"
    run("intake", "--db", database, submission(made, "xlsx"))
    database.unlink()
    code, _, err = run("intake", "--db", database, submission(made, "xlsx"))
    assert code == 1
    assert str(database) in err
    assert not database.exists()


def test_a_dry_run_needs_a_database(run, made, tmp_path):
    code, _, _ = run("intake", "--dry-run", "--db", tmp_path / "so.lsdb", submission(made, "xlsx"))
    assert code == 1
    assert not (tmp_path / "so.lsdb").exists()


def test_intake_with_a_bad_file_takes_the_good_one_and_is_one(run, made, tmp_path):
    bad = tmp_path / "hong.xlsx"
    bad.write_bytes(submission(made, "xlsx").read_bytes()[:5000])
    code, out, _ = run(
        "intake", "--json", "--db", tmp_path / "so.lsdb", bad, submission(made, "json")
    )
    assert code == 1
    assert [one["verdict"] for one in json.loads(out)] == ["damaged", "new"]


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["export", "--db", "{a}", "--round", "2026", "--unit", "X1", "--out", "{t}"], "X1"),
        (["export", "--db", "{a}", "--round", "26", "--out", "{t}"], "26"),
        (["export", "--db", "{a}", "--round", "2026", "--plan", "KH0", "--out", "{t}"], "KH0"),
        (["findings", "--db", "{t}/khong-co.lsdb", "--round", "2026"], "khong-co.lsdb"),
        (["show", "{t}/khong-co.xlsx"], "khong-co.xlsx"),
        (["template", "--unit", "X1", "--round", "2026", "--out", "{t}/m.xlsx"], "X1"),
        (["demo", "--db", "{a}"], "a.lsdb"),
        (["restore", "{t}/khong-co.zip", "--db", "{t}/b.lsdb"], "khong-co.zip"),
    ],
)
def test_bad_input_is_one_and_says_what(run, made, tmp_path, arguments, word):
    given = [one.format(a=made / "a.lsdb", t=tmp_path) for one in arguments]
    code, out, err = run(*given)
    assert (code, out) == (1, b"")
    assert word in err
    english = run(*given, "--lang", "en")[2]
    assert word in english
    assert english != err


def test_findings_list_warnings_and_do_not_block(run, made):
    code, out, _ = run("findings", "--db", made / "a.lsdb", "--round", "2026", "--json")
    assert code == 0
    (unit,) = json.loads(out)
    assert unit["unit"] == "X06040"
    assert unit["findings"]
    assert {one["level"] for one in unit["findings"]} == {"soft"}
    assert (
        run("findings", "--db", made / "a.lsdb", "--round", "2026")[1].decode().count("LƯU Ý") > 1
    )


def test_search_needs_no_accents(run, made):
    with_accents = run("search", "--json", "--db", made / "a.lsdb", "đào tạo bồi dưỡng")[1]
    without = run("search", "--json", "--db", made / "a.lsdb", "DAO TAO BOI DUONG")[1]
    assert json.loads(with_accents) == json.loads(without)
    assert json.loads(without)
    assert run("search", "--json", "--db", made / "a.lsdb", "khôngcótừnày")[1].strip() == b"[]"


def delete_an_activity(database):
    with open_desk(database) as desk:
        activity = desk.store.select(Activity)[0]
        delete(desk, "activity.deleted", Activity, activity.unit, [activity.key])


def test_undo_and_redo_over_restarts(run, tmp_path):
    database = tmp_path / "a.lsdb"
    run("demo", "--db", database)
    before = run("show", "--db", database, "--round", "2026")[1]
    assert run("undo", "--db", database)[0] == 1
    delete_an_activity(database)
    after = run("show", "--db", database, "--round", "2026")[1]
    assert after != before
    assert run("undo", "--db", database)[0] == 0
    assert run("show", "--db", database, "--round", "2026")[1] == before
    assert run("redo", "--db", database)[0] == 0
    assert run("show", "--db", database, "--round", "2026")[1] == after
    assert run("redo", "--db", database)[0] == 1


def test_backup_doctor_restore(run, tmp_path):
    database, archive = tmp_path / "a.lsdb", tmp_path / "luu.zip"
    run("demo", "--db", database)
    before = run("show", "--db", database, "--round", "2026")[1]
    assert run("backup", "--db", database, "--out", archive)[0] == 0
    assert run("doctor", "--db", database)[0] == 0
    delete_an_activity(database)
    assert run("restore", archive, "--db", database)[0] == 0
    assert run("show", "--db", database, "--round", "2026")[1] == before
    assert run("restore", archive, "--db", tmp_path / "moi.lsdb")[0] == 0
    assert run("show", "--db", tmp_path / "moi.lsdb", "--round", "2026")[1] == before
    proof = next(one for one in (tmp_path / "a.lsdb.files").iterdir() if one.is_file())
    proof.write_bytes(b"altered")
    code, out, _ = run("doctor", "--db", database, "--json")
    assert code == 1
    assert json.loads(out)["ok"] is False


def test_an_open_database_is_told_at_once(run, made):
    from lsapp.services.desk import open_desk

    with open_desk(made / "a.lsdb"):
        code, _, err = run("show", "--db", made / "a.lsdb", "--round", "2026")
    assert code == 1
    assert "a.lsdb" in err


def test_a_template_is_the_same_every_time(run, tmp_path):
    for name in ("a.xlsx", "b.xlsx"):
        arguments = ("template", "--unit", "S-SYT", "--round", "2026", "--out", tmp_path / name)
        assert run(*arguments)[0] == 0
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_demo_with_the_same_seed_is_the_same_and_with_another_is_not(run, tmp_path):
    shown = []
    for name, seed in (("a", 7), ("b", 7), ("c", 8)):
        run("demo", "--db", tmp_path / f"{name}.lsdb", "--seed", seed, "--activities", 30)
        shown.append(run("show", "--db", tmp_path / f"{name}.lsdb", "--round", "2026")[1])
    assert shown[0] == shown[1] != shown[2]
    assert len(json.loads(shown[0])["records"]["activities"]) == 30


def test_several_units_make_a_department(run, tmp_path):
    database = tmp_path / "so.lsdb"
    assert run("demo", "--db", database, "--units", "X06040,S-SYT,A-LHH")[0] == 0
    for unit in ("X06040", "S-SYT", "A-LHH"):
        arguments = ("export", "--db", database, "--round", "2026", "--unit", unit)
        assert run(*arguments, "--format", "json,pdf", "--out", tmp_path / "out")[0] == 0
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert {"KH48_2026_A-LHH_r1.json", "KH48_2026_S-SYT_r1.pdf"} <= names


def test_a_unit_of_ones_own_has_its_database(run, tmp_path):
    database = tmp_path / "hoi.lsdb"
    code, _, err = run(
        "create", "--db", database, "--unit", "L-HOI1", "--name", "Hội Làm vườn tỉnh"
    )
    assert code == 0, err
    shown = json.loads(run("show", "--db", database, "--round", "2026")[1])
    assert [one["name"] for one in shown["records"]["local_units"]] == ["Hội Làm vườn tỉnh"]
    code, _, err = run(
        "create", "--db", tmp_path / "b.lsdb", "--unit", "X06040", "--name", "Trùng mã"
    )
    assert code == 1
    assert "X06040" in err
    assert not (tmp_path / "b.lsdb").exists()
