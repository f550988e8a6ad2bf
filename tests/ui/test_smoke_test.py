# SPDX-License-Identifier: MIT
"""The smoke test passes where all is there, and says what is wrong where something is not."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lsapp import paths
from lsapp.errors import UserError
from ui.smoke_test import SmokeTestError, Trial, own_folders, reason, run_steps

ROOT = Path(__file__).resolve().parents[2]


def test_smoke_test_of_the_source_tree_passes_without_a_screen(tmp_path: Path) -> None:
    env = {name: text for name, text in os.environ.items() if name != "QT_QPA_PLATFORM"}
    done = subprocess.run(
        [sys.executable, "-m", "lsapp", "--smoke-test"],
        cwd=ROOT,
        env=env | {"TMPDIR": str(tmp_path), "TEMP": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert [line.split(":")[0].split(maxsplit=1)[0] for line in done.stdout.splitlines()[1:]] == [
        "tốt"
    ] * 7
    assert list(tmp_path.iterdir()) == []


def test_first_failure_ends_the_run_with_its_reason(capsys: pytest.CaptureFixture[str]) -> None:
    tried: list[str] = []

    def good() -> str:
        tried.append("good")
        return "xong"

    def bad() -> str:
        raise SmokeTestError("thiếu tệp")

    assert run_steps([("Một", good), ("Hai", bad), ("Ba", good)]) == 1
    assert tried == ["good"]
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("tốt    Một: xong")
    assert lines[1:] == ["HỎNG   Hai: thiếu tệp"]


def test_all_steps_done_is_success() -> None:
    assert run_steps([("Một", lambda: "xong")]) == 0


def test_fault_of_the_program_is_told_with_its_place(capsys: pytest.CaptureFixture[str]) -> None:
    def broken() -> str:
        raise ModuleNotFoundError("No module named 'lost'")

    assert run_steps([("Một", broken)]) == 1
    told = capsys.readouterr()
    assert told.out == "HỎNG   Một: ModuleNotFoundError: No module named 'lost'\n"
    assert "in broken" in told.err


def test_error_of_a_person_is_told_in_words() -> None:
    told = reason(UserError("file.missing", path="a.lsdb"))
    assert "a.lsdb" in told
    assert told.endswith("[file.missing]")


def test_own_folders_hold_settings_and_documents_and_are_given_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    before = dict(os.environ)
    with own_folders(tmp_path / "nhà"):
        assert paths.local_data_dir().is_relative_to(tmp_path)
        assert paths.documents_dir().is_relative_to(tmp_path)
        assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
    assert dict(os.environ) == before


def test_paper_that_came_out_broken_fails_the_step_that_reads_it(tmp_path: Path) -> None:
    trial = Trial(tmp_path)
    trial.make_sample()
    trial.export()
    (paper,) = tmp_path.rglob("*_r1.pdf")
    paper.write_bytes(paper.read_bytes()[:-2000])
    with pytest.raises(SmokeTestError, match="damaged"):
        trial.take_in()


def test_library_path_of_the_frozen_folder_must_not_be_handed_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = tmp_path / "_internal"
    monkeypatch.setattr(sys, "_MEIPASS", str(inside), raising=False)
    monkeypatch.setenv("LD_LIBRARY_PATH", os.pathsep.join(["/usr/lib", str(inside)]))
    with pytest.raises(SmokeTestError, match="LD_LIBRARY_PATH"):
        Trial(tmp_path).look_at_environment()
    monkeypatch.setenv("LD_LIBRARY_PATH", "/usr/lib")
    Trial(tmp_path).look_at_environment()
