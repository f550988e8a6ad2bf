# SPDX-License-Identifier: MIT
"""The parent's side of reading files from outside: child processes kept, watched and replaced."""

from __future__ import annotations

import logging
import os
import queue
import re
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Final, Self, TypeVar

import msgspec

from lsapp.intake.job import Job
from lsapp.intake.limits import DEFAULT_LIMITS, Limits
from lsapp.intake.protocol import Answer, FrameError, Options, Request, read_frame, write_frame
from lsapp.intake.refusal import Refusal

_log = logging.getLogger(__name__)

ResultT = TypeVar("ResultT")

_CODE: Final = re.compile(r"[a-z]+(?:\.[a-z0-9_]+)+", re.ASCII)
_KEPT_ENVIRONMENT: Final = (
    "PATH", "SYSTEMROOT", "WINDIR", "TEMP", "TMP", "TMPDIR", "LANG", "LC_ALL", "LD_LIBRARY_PATH",
)  # fmt: skip
_STDERR_TAIL: Final = 40  # lines
_CLOSING_SECONDS: Final = 2


def worker_command(limits: Limits = DEFAULT_LIMITS) -> list[str]:
    """Return the command line of a child: the interpreter, or the frozen program's console twin."""
    flags = ["--memory", str(limits.memory), "--seconds", str(limits.seconds)]
    if getattr(sys, "frozen", False):
        program = Path(sys.executable)
        console = program.with_name(f"lsapp-cli{program.suffix}")
        chosen = console if console.exists() else program
        return [str(chosen), "--intake-worker", *flags]
    return [sys.executable, "-P", "-m", "lsapp.intake.worker", *flags]


class Worker:
    """One child process, started at the first request and again after each failure.

    Not to be shared between threads; ``WorkerPool`` lends workers out.
    """

    def __init__(
        self, limits: Limits = DEFAULT_LIMITS, command: Sequence[str] | None = None
    ) -> None:
        self._limits = limits
        self._command = list(command) if command is not None else worker_command(limits)
        self._child: _Child | None = None

    def run(
        self,
        task: str,
        data: bytes,
        *,
        result: type[ResultT],
        file_name: str = "",
        options: Options | None = None,
    ) -> ResultT:
        """Return what ``task`` of the child's registry makes of ``data``, as ``result``.

        Raises the child's own refusal, or ``file.too_big``, ``file.too_slow`` (killed at the time
        limit), ``file.too_heavy`` (out of memory), ``file.crashed_reader`` (the child died, failed,
        or gave an answer of another shape). After any of these but a refusal the child is replaced.
        """
        if len(data) > self._limits.mail:
            size, limit = len(data) >> 20, self._limits.mail >> 20
            raise Refusal("file.too_big", size=size, limit=limit)
        request = Request(task=task, data=data, file_name=file_name[:1000], options=options or {})
        if self._child is None or not self._child.alive:
            self.close()
            self._child = _Child(self._command)
        try:
            frame = self._child.exchange(msgspec.msgpack.encode(request), self._limits)
            answer = msgspec.msgpack.decode(frame, type=Answer)
            if answer.last or (answer.result is None and answer.code is None):
                self.close()
            return _unpack(answer, result)
        except msgspec.MsgspecError as error:
            self.close()
            _log.warning("intake worker: answer of another shape to %s", task)
            raise Refusal("file.crashed_reader") from error
        except Refusal:
            if self._child is not None and not self._child.alive:
                self.close()
            raise
        except BaseException:
            self.close()  # interrupted in the middle of an exchange: the pipes are out of step
            raise

    def close(self) -> None:
        """End the child; a later ``run`` starts another."""
        if self._child is not None:
            self._child.close()
            self._child = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class WorkerPool:
    """A few workers for several threads; ``run`` borrows one and gives it back."""

    def __init__(
        self,
        size: int = 1,
        limits: Limits = DEFAULT_LIMITS,
        command: Sequence[str] | None = None,
    ) -> None:
        self._workers = [Worker(limits, command) for _ in range(size)]
        # The last one given back is lent first, so that a second child starts only when needed.
        self._idle: queue.LifoQueue[Worker] = queue.LifoQueue()
        for worker in self._workers:
            self._idle.put(worker)

    def run(
        self,
        task: str,
        data: bytes,
        *,
        result: type[ResultT],
        file_name: str = "",
        options: Options | None = None,
    ) -> ResultT:
        """As ``Worker.run``, from any thread; waits while all workers are lent."""
        worker = self._idle.get()
        try:
            return worker.run(task, data, result=result, file_name=file_name, options=options)
        finally:
            self._idle.put(worker)

    def close(self) -> None:
        """End all children."""
        for worker in self._workers:
            worker.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class _Child:
    """A running process, its pipes, the thread that drains its errors, and its job on Windows."""

    def __init__(self, command: Sequence[str]) -> None:
        flags = 0
        if sys.platform == "win32":
            flags = subprocess.CREATE_NO_WINDOW | subprocess.BELOW_NORMAL_PRIORITY_CLASS
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=_environment(),
            creationflags=flags,
        )
        self._job: Job | None = None
        if sys.platform == "win32":
            self._job = Job.of_child(int(self._process._handle))  # type: ignore[attr-defined]
        self._tail: deque[bytes] = deque(maxlen=_STDERR_TAIL)
        self._drain = threading.Thread(
            target=_drain, args=(self._process.stderr, self._tail), daemon=True
        )
        self._drain.start()

    @property
    def alive(self) -> bool:
        """Whether the process still runs."""
        return self._process.poll() is None

    def exchange(self, frame: bytes, limits: Limits) -> bytes:
        """Send a request and return the answer; kills the process at the time limit."""
        timed_out = threading.Event()

        def kill() -> None:
            timed_out.set()
            self._process.kill()

        assert self._process.stdin is not None
        assert self._process.stdout is not None
        watch = threading.Timer(limits.seconds, kill)
        watch.daemon = True
        watch.start()
        answer: bytes | None = None
        try:
            write_frame(self._process.stdin, frame)
            answer = read_frame(self._process.stdout, limits.answer)
        except (OSError, FrameError) as error:
            _log.info("intake worker: pipe broke (%s)", type(error).__name__)
        finally:
            watch.cancel()
        if answer is not None and not timed_out.is_set():
            return answer
        status = self._end()
        if timed_out.is_set():
            raise Refusal("file.too_slow", seconds=limits.seconds)
        _log.warning("intake worker: died with status %s", status)
        raise Refusal("file.crashed_reader")

    def close(self) -> None:
        """Let the process end by itself, and end it otherwise."""
        if self._process.stdin is not None:
            try:
                self._process.stdin.close()
            except OSError:
                _log.debug("intake worker: input was closed already")
        try:
            self._process.wait(_CLOSING_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
        self._end()

    def _end(self) -> int:
        self._process.kill()
        status = self._process.wait()
        self._drain.join(_CLOSING_SECONDS)
        for stream in (self._process.stdin, self._process.stdout, self._process.stderr):
            if stream is not None:
                try:
                    stream.close()
                except OSError:
                    _log.debug("intake worker: pipe was broken already")
        if self._job is not None:
            self._job.close()
            self._job = None
        return status


def _unpack(answer: Answer, result: type[ResultT]) -> ResultT:
    if answer.result is not None:
        return msgspec.msgpack.decode(answer.result, type=result)
    if answer.code is not None and _CODE.fullmatch(answer.code):
        raise Refusal(answer.code, **answer.facts)
    _log.warning("intake worker: failed in %s", (answer.failure or "")[:300])
    raise Refusal("file.crashed_reader")


def _environment() -> dict[str, str]:
    """Return the little that a child needs to know: where the program and its libraries lie."""
    kept = {name: os.environ[name] for name in _KEPT_ENVIRONMENT if name in os.environ}
    if not getattr(sys, "frozen", False):
        kept["PYTHONPATH"] = str(Path(__file__).resolve().parents[2])
    return kept


def _drain(stream: BinaryIO, tail: deque[bytes]) -> None:
    """Keep the last lines of the child's errors, so that its pipe never fills."""
    for line in iter(lambda: stream.readline(2000), b""):
        tail.append(line)
