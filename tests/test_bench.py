# SPDX-License-Identifier: MIT
"""Each benchmark runs, on sizes that take no time, and prints its rows; how fast it is, is no test."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bench import __main__ as bench
from bench import memory, raw_xlsx
from bench.measuring import Row, Scale, percentile
from bench.samples import cell_rows, sample

ROOT = Path(__file__).resolve().parent.parent
TINY = Scale(runs=1, share=0.001)


ON_A_SCREEN = ("gaps", "grid", "window")
"""Benchmarks that make an application of their own, and so get a process of their own."""


@pytest.mark.parametrize("name", ON_A_SCREEN)
def test_benchmark_of_the_window_runs_and_prints_its_row(name: str, tmp_path: Path) -> None:
    code = (
        "import sys; from bench import __main__ as bench; from bench.measuring import Scale; "
        f"bench.QUICK = Scale(runs={TINY.runs}, share={TINY.share}); "
        "raise SystemExit(bench.main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", code, name, "--quick", "--folder", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    head, first, *_ = done.stdout.splitlines()
    assert head.split()[:2] == ["name", "ours"]
    assert first.startswith(name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", [one for one in bench.BENCHMARKS if one not in ON_A_SCREEN])
def test_benchmark_runs_and_prints_its_row(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bench, "QUICK", TINY)
    assert bench.main([name, "--quick", "--folder", str(tmp_path)]) == 0
    head, first, *_ = capsys.readouterr().out.splitlines()
    assert head.split()[:2] == ["name", "ours"]
    assert first.startswith(name)
    assert list(tmp_path.iterdir()) == []


def test_json_says_what_it_was_measured_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bench, "QUICK", TINY)
    bench.main(["edit", "--quick", "--json", "--folder", str(tmp_path)])
    said = json.loads(capsys.readouterr().out)
    assert said["machine"]["cores"] >= 1
    assert [row["name"] for row in said["rows"]][:2] == ["edit-p50", "edit-p95"]
    assert said["rows"][0]["ratio"] == said["rows"][0]["ours"] / said["rows"][0]["floor"]


def test_unknown_name_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        bench.main(["no-such-benchmark"])
    assert stop.value.code == 2
    assert "no-such-benchmark" in capsys.readouterr().err


def test_row_is_met_only_with_all_its_goals() -> None:
    assert Row(name="peer", ours=9, floor=1).verdict == ""
    assert Row(name="a", ours=2, floor=1, goal=2.0).verdict == "met"
    assert Row(name="a", ours=2.1, floor=1, goal=2.0).verdict == "short"
    assert Row(name="a", ours=2, floor=1, goal=2.0, peak=61, peak_goal=60).verdict == "short"
    assert Row(name="a", ours=17, time_goal=16).verdict == "short"


def test_percentile_is_the_nearest_rank() -> None:
    values = [float(number) for number in range(1, 101)]
    assert percentile(values, 0.5) == 50
    assert percentile(values, 0.95) == 95
    assert percentile([3.0], 0.95) == 3


def test_peak_sees_what_a_job_takes() -> None:
    assert memory.measure(lambda: b"x" * (64 << 20)) >= 60


@pytest.mark.parametrize("write", [raw_xlsx.write_floor, raw_xlsx.write_xlsxwriter])
def test_writers_that_are_compared_write_the_same_cells(write: object, tmp_path: Path) -> None:
    from io import BytesIO

    from openpyxl import load_workbook

    assert callable(write)
    sheets = list(cell_rows(sample(tmp_path, 3)))
    read = load_workbook(BytesIO(write(sheets)), read_only=True)
    assert read.sheetnames == [name for name, _ in sheets]
    for name, rows in sheets:
        wanted = [tuple(value for value in row if isinstance(value, str) and value) for row in rows]
        found = [
            tuple(value for value in row if isinstance(value, str))
            for row in read[name].iter_rows(values_only=True)
        ]
        assert found == wanted
