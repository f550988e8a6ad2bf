# SPDX-License-Identifier: MIT
"""What stands before a finding or a check is said in the language that was asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from lsapp import cli
from lsapp.services.sampling import make_sample


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("marks") / "a.lsdb"
    make_sample(path)
    return path


def told(capfd: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, list[str]]:
    code = cli.main([str(one) for one in arguments])
    return code, capfd.readouterr().out.splitlines()


def test_findings_are_marked_in_each_language(
    tmp_path: Path, sample: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "b.lsdb"
    assert cli.main(["create", "--db", str(empty), "--unit", "X06040"]) == 0
    capfd.readouterr()
    for lang, hard, soft in (("vi", "LỖI", "LƯU Ý"), ("en", "ERROR", "NOTE")):
        code, lines = told(
            capfd, "findings", "--db", empty, "--round", "2026", "--unit", "X06040", "--lang", lang
        )
        assert code == 1
        marks = [line.split("  ")[1] for line in lines if line.startswith("  ")]
        assert set(marks) == {hard, soft}
        code, lines = told(capfd, "findings", "--db", sample, "--round", "2026", "--lang", lang)
        assert code == 0
        assert {line.split("  ")[1] for line in lines if line.startswith("  ")} == {soft}


@pytest.mark.parametrize(
    ("lang", "ok", "bad", "detail"),
    [
        ("vi", "ĐẠT", "HỎNG", "1 tệp thiếu, 1 tệp bị thay đổi"),
        ("en", "OK", "BAD", "1 missing, 1 altered"),
    ],
)
def test_doctor_tells_what_it_found_in_words(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], lang: str, ok: str, bad: str, detail: str
) -> None:
    path = tmp_path / "a.lsdb"
    make_sample(path)
    first, second, *_ = sorted((tmp_path / "a.lsdb.files").iterdir())
    first.write_bytes(b"altered")
    second.unlink()
    code, lines = told(capfd, "doctor", "--db", path, "--lang", lang)
    assert code == 1
    assert {line.split()[0] for line in lines} == {ok, bad}
    (line,) = [one for one in lines if one.startswith(bad)]
    assert line.endswith(detail)


@pytest.mark.parametrize(("lang", "word"), [("vi", "bị hỏng"), ("en", "is damaged")])
def test_doctor_names_the_cause_of_what_it_cannot_read(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], lang: str, word: str
) -> None:
    path = tmp_path / "a.lsdb"
    path.write_bytes(b"no database at all" * 100)
    code, lines = told(capfd, "doctor", "--db", path, "--lang", lang)
    assert code == 1
    assert any(word in line for line in lines), lines
    assert not any("database." in line for line in lines)


def test_doctor_counts_the_damages_and_tells_the_first(
    sample: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    damages = [f"row {number} missing from index" for number in range(1, 6)]
    monkeypatch.setattr("lsapp.storage.sqlite.soundness", lambda *_, **__: damages)
    code, lines = told(capfd, "doctor", "--db", sample)
    assert code == 1
    (line,) = [one for one in lines if "chỗ hỏng" in one]
    assert "5 chỗ hỏng: row 1 missing from index; row 2" in line
    assert "row 4" not in line
