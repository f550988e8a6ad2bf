# SPDX-License-Identifier: MIT
"""The check of a large open file, and what is said before one has to be waited for."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from lsapp import cli
from lsapp.errors import UserError
from lsapp.messages import explain
from lsapp.services import file_checking
from lsapp.services.desk import open_desk
from lsapp.services.file_checking import GiveWay, check_on, long_check_ahead
from lsapp.services.sampling import make_sample
from lsapp.storage import clean_end, sqlite
from lsapp.storage.clean_end import Standing


@pytest.fixture(autouse=True)
def every_file_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clean_end, "LARGE", 1)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("checked") / "mẫu.lsdb"
    make_sample(path)
    return path


@pytest.fixture
def closed(made: Path, tmp_path: Path) -> Path:
    """A file that was opened here and closed in full."""
    path = tmp_path / "sở.lsdb"
    shutil.copyfile(made, path)
    open_desk(path).close()
    return path


def mark(path: Path, whole_at: dt.datetime) -> None:
    with sqlite.reading(path) as look:
        header = clean_end.header_of(look, path)
    assert header is not None
    clean_end.forget(path)
    clean_end.remember(path, header, Standing(whole_at=whole_at))


def damage_index(path: Path) -> None:
    """Put noise over an index that opening does not come by, as a disk that rots under a closed file."""
    with sqlite.reading(path) as look:
        (page,) = look.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'ix_activity_unit_programme'"
        ).fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xa5" * 4096)
    mark(path, clean_end.now() - dt.timedelta(days=2))


def code(told: UserError | None) -> str | None:
    return None if told is None else told.code


def test_what_has_to_be_waited_for_is_told_with_its_reason(closed: Path) -> None:
    assert long_check_ahead(closed, least=0) is None
    copy = closed.with_name("chép.lsdb")
    shutil.copyfile(closed, copy)
    assert code(long_check_ahead(copy, least=0)) == "check.unknown"
    assert long_check_ahead(copy, least=1 << 30) is None
    copy.with_name(copy.name + "-wal").write_bytes(b"log")
    assert code(long_check_ahead(copy, least=0)) == "check.unclean"
    mark(closed, clean_end.now() - dt.timedelta(days=31))
    assert code(long_check_ahead(closed, least=0)) == "check.long_ago"
    assert long_check_ahead(closed.with_name("none.lsdb"), least=0) is None


def test_a_sound_file_is_checked_once_a_day(closed: Path) -> None:
    mark(closed, clean_end.now() - dt.timedelta(days=2))
    with open_desk(closed) as desk:
        checked = check_on(desk, GiveWay())
        assert checked is not None
        assert (checked.is_over, checked.damage) == (True, None)
        assert check_on(desk, GiveWay()) is None


def test_damage_is_told_with_the_next_step_and_the_file_is_refused_when_it_is_opened_next(
    closed: Path,
) -> None:
    damage_index(closed)
    with open_desk(closed) as desk:
        checked = check_on(desk, GiveWay())
        assert checked is not None
        assert checked.is_over
        damage = checked.damage
        assert code(damage) == "check.damaged"
        assert damage is not None
        assert "Sao lưu và khôi phục" in explain(damage.code, "vi", **damage.facts)
        assert check_on(desk, GiveWay()) is None
    with pytest.raises(UserError) as caught:
        open_desk(closed)
    assert caught.value.code == "database.damaged"


@pytest.mark.parametrize(
    ("lang", "words"), [("vi", "Đang kiểm tra"), ("en", "Checking all of the file")]
)
def test_a_command_says_that_it_checks_and_a_second_one_need_not(
    closed: Path,
    lang: str,
    words: str,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(long_check_ahead, "__defaults__", (0,))
    copy = closed.with_name("chép.lsdb")
    shutil.copyfile(closed, copy)
    given = ["findings", "--db", str(copy), "--round", "2026", "--lang", lang, "--json"]
    for times in (1, 0):
        assert cli.main(given) in (0, 1)
        told = capfd.readouterr()
        assert told.err.count(words) == times
        assert told.out.startswith("[")


def test_doctor_checks_whole_without_saying_so(
    closed: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(file_checking.long_check_ahead, "__defaults__", (0,))
    copy = closed.with_name("chép.lsdb")
    shutil.copyfile(closed, copy)
    cli.main(["doctor", "--db", str(copy)])
    assert capfd.readouterr().err == ""
