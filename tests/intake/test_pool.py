# SPDX-License-Identifier: MIT
from __future__ import annotations

import logging
import os
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest
from worker_tasks import Reply

from lsapp.intake import pool as pool_module
from lsapp.intake.limits import MIB, Limits
from lsapp.intake.pool import Worker, WorkerPool, worker_command
from lsapp.intake.refusal import Refusal

_SCRIPT = str(Path(__file__).with_name("worker_tasks.py"))
_LIMITS = Limits(seconds=20, memory=256 * MIB)


def _command(limits: Limits = _LIMITS) -> list[str]:
    return [sys.executable, _SCRIPT, *worker_command(limits)[-4:]]


@pytest.fixture
def worker() -> Iterator[Worker]:
    with Worker(_LIMITS, _command()) as found:
        yield found


def _call(worker: Worker | WorkerPool, how: str, data: bytes = b"", **options: str) -> str:
    return worker.run(
        "misbehave", data, result=Reply, file_name="a.xlsx", options={"how": how, **options}
    ).text


def _pid(text: str) -> int:
    return int(text.rpartition(":")[2])


def test_one_child_serves_many_requests(worker: Worker) -> None:
    first, second = _call(worker, "reply", b"12345"), _call(worker, "reply", b"1")
    assert first.startswith("a.xlsx:5:")
    assert _pid(first) == _pid(second) != os.getpid()


def test_large_data_crosses_the_pipe(worker: Worker) -> None:
    assert _call(worker, "reply", bytes(39 * MIB)).startswith(f"a.xlsx:{39 * MIB}:")


def test_what_a_library_prints_neither_breaks_the_protocol_nor_reaches_the_terminal(
    worker: Worker, capfd: pytest.CaptureFixture[str]
) -> None:
    first = _pid(_call(worker, "print"))
    _call(worker, "complain")
    assert _pid(_call(worker, "reply")) == first
    assert capfd.readouterr() == ("", "")


def test_a_refusal_comes_back_as_it_was_and_the_child_stays(worker: Worker) -> None:
    first = _pid(_call(worker, "reply"))
    with pytest.raises(Refusal) as refused:
        _call(worker, "refuse")
    assert refused.value.code == "package.ratio"
    assert refused.value.facts == {"part": "xl/a.xml", "limit": 120}
    assert _pid(_call(worker, "reply")) == first


@pytest.mark.parametrize(
    ("how", "code"),
    [
        ("fail", "file.crashed_reader"),
        ("abort", "file.crashed_reader"),
        ("leave", "file.crashed_reader"),
        ("connect", "file.crashed_reader"),
        ("start", "file.crashed_reader"),
        ("recurse", "file.too_heavy"),
    ],
)
def test_a_failure_is_a_refusal_and_the_child_is_replaced(
    worker: Worker, how: str, code: str
) -> None:
    first = _pid(_call(worker, "reply"))
    with pytest.raises(Refusal) as refused:
        _call(worker, how)
    assert refused.value.code == code
    assert _pid(_call(worker, "reply")) != first


@pytest.mark.skipif(sys.platform != "linux", reason="the cap is RLIMIT_AS")
def test_memory_is_capped(worker: Worker) -> None:
    with pytest.raises(Refusal) as refused:
        _call(worker, "grow")
    assert refused.value.code == "file.too_heavy"
    assert _call(worker, "reply")


@pytest.mark.skipif(sys.platform == "win32", reason="the cap is RLIMIT_FSIZE")
def test_the_child_writes_no_file(worker: Worker, tmp_path: Path) -> None:
    with pytest.raises(Refusal):
        _call(worker, "write", path=str(tmp_path / "a"))
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) == 0


def test_the_child_sees_no_input_but_the_requests(worker: Worker) -> None:
    assert _call(worker, "input")


def test_the_log_says_where_it_failed_but_not_what_the_file_says(
    worker: Worker, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG), pytest.raises(Refusal):
        _call(worker, "fail")
    assert "KeyError worker_tasks.py:" in caplog.text
    assert "own words" not in caplog.text


def test_a_child_that_takes_too_long_is_killed() -> None:
    limits = Limits(seconds=1)
    with Worker(limits, _command(limits)) as worker:
        with pytest.raises(Refusal) as refused:
            _call(worker, "sleep")
        assert refused.value.code == "file.too_slow"
        assert refused.value.facts == {"seconds": 1}
        assert _call(worker, "reply")


def test_an_answer_of_another_shape_is_not_let_through(worker: Worker) -> None:
    with pytest.raises(Refusal) as refused:
        worker.run("other_shape", b"", result=Reply)
    assert refused.value.code == "file.crashed_reader"
    assert _call(worker, "reply")


def test_an_answer_longer_than_allowed_is_not_read() -> None:
    limits = msgspec.structs.replace(_LIMITS, answer=10)
    with Worker(limits, _command(limits)) as worker, pytest.raises(Refusal) as refused:
        _call(worker, "reply")
    assert refused.value.code == "file.crashed_reader"


def test_an_unknown_task_is_a_fault_and_not_a_crash(worker: Worker) -> None:
    with pytest.raises(Refusal) as refused:
        worker.run("os:system", b"", result=Reply)
    assert refused.value.code == "file.crashed_reader"


def test_a_file_above_every_limit_is_not_sent() -> None:
    with Worker(command=["no such program"]) as worker, pytest.raises(Refusal) as refused:
        worker.run("misbehave", bytes(41 * MIB), result=Reply)
    assert refused.value.code == "file.too_big"
    assert refused.value.facts == {"size": 41, "limit": 40}


def test_an_interrupted_exchange_leaves_no_child_behind(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = _pid(_call(worker, "reply"))

    def interrupt(*_: object) -> bytes:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(pool_module, "read_frame", interrupt)
        with pytest.raises(KeyboardInterrupt):
            _call(worker, "reply")
    assert _pid(_call(worker, "reply")) != first


def test_a_pool_serves_threads_with_at_most_its_own_children() -> None:
    started = threading.Barrier(6)

    def work(_: int) -> int:
        started.wait(30)
        return _pid(_call(pool, "reply"))

    with WorkerPool(2, _LIMITS, _command()) as pool, ThreadPoolExecutor(6) as threads:
        assert 1 <= len(set(threads.map(work, range(6)))) <= 2


@pytest.mark.skipif(sys.platform == "win32", reason="asks by a POSIX signal")
def test_closing_ends_the_child(worker: Worker) -> None:
    pid = _pid(_call(worker, "reply"))
    worker.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_the_frozen_program_starts_its_console_twin(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "lsapp.exe"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    assert worker_command()[:2] == [str(program), "--intake-worker"]
    (tmp_path / "lsapp-cli.exe").touch()
    assert worker_command()[:2] == [str(tmp_path / "lsapp-cli.exe"), "--intake-worker"]
