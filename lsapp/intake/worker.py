# SPDX-License-Identifier: MIT
"""The child process that reads files from outside: ``python -m lsapp.intake.worker``.

It takes requests on its standard input and answers on its standard output, one at a time. Before
the first it gives up what it does not need: memory beyond a cap, processor time, writing files,
opening sockets, starting programs.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import BinaryIO, Final

import msgspec

from lsapp.errors import UserError
from lsapp.intake.limits import DEFAULT_LIMITS, MIB
from lsapp.intake.protocol import (
    Answer,
    Facts,
    FrameError,
    Options,
    Request,
    read_frame,
    write_frame,
)

Task = Callable[[bytes, str, Options], msgspec.Struct]

TASKS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "read_archive": "lsapp.intake.tasks:open_archive",
        "inventory": "lsapp.intake.tasks:take_inventory",
        "read_department_form": "lsapp.intake.form_file:read_department_form",
        "read_mail": "lsapp.intake.tasks:open_mail",
        "read_office_file": "lsapp.intake.office_file:read_office_workbook",
        "read_submission": "lsapp.intake.reading:read_submission",
    }
)
"""Task name to ``module:function``, called with data, file name and options; gives a struct."""

_FORBIDDEN_EVENTS: Final = frozenset(
    (
        "socket.__new__", "socket.connect", "socket.bind", "socket.getaddrinfo",
        "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.startfile",
        "os.remove", "os.rename", "os.rmdir", "shutil.rmtree", "webbrowser.open",
    )
)  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve requests until the parent closes the pipe or an answer says that it was the last."""
    parser = argparse.ArgumentParser(prog="lsapp.intake.worker")
    parser.add_argument("--memory", type=int, default=DEFAULT_LIMITS.memory)
    parser.add_argument("--seconds", type=int, default=DEFAULT_LIMITS.seconds)
    options = parser.parse_args(arguments)
    requests, answers = _take_pipes()
    _give_up_rights(options.memory)
    return serve(requests, answers, seconds=options.seconds)


def serve(requests: BinaryIO, answers: BinaryIO, *, seconds: int) -> int:
    """Answer each request of ``requests``; returns the exit status."""
    encoder = msgspec.msgpack.Encoder()
    decoder = msgspec.msgpack.Decoder(Request)
    longest = DEFAULT_LIMITS.mail + MIB
    while True:
        try:
            frame = read_frame(requests, longest)
        except FrameError:
            return 1
        if frame is None:
            return 0
        _allow_processor_time(seconds)
        answer = _answer(decoder.decode(frame), encoder)
        del frame
        write_frame(answers, encoder.encode(answer))
        if answer.last:
            return 0


def _answer(request: Request, encoder: msgspec.msgpack.Encoder) -> Answer:
    try:
        task = _load(request.task)
        result = task(request.data, request.file_name, request.options)
        return Answer(result=encoder.encode(result))
    except UserError as refusal:
        return Answer(code=refusal.code, facts=_plain_facts(refusal.facts))
    except (MemoryError, RecursionError):
        return Answer(code="file.too_heavy", last=True)
    except Exception as error:
        # A fault of ours: the parent logs where it happened, the person hears that it was not read.
        return Answer(failure=_describe(error), last=True)


def _load(name: str) -> Task:
    module_name, _, function_name = TASKS[name].partition(":")
    task: Task = getattr(importlib.import_module(module_name), function_name)
    return task


def _plain_facts(facts: Mapping[str, object]) -> Facts:
    return {name: fact if isinstance(fact, int) else str(fact) for name, fact in facts.items()}


def _describe(error: Exception) -> str:
    """Return the kind of error and where it rose, without its message: that may quote the file."""
    steps = traceback.extract_tb(error.__traceback__)[-3:]
    places = " < ".join(f"{os.path.basename(s.filename)}:{s.lineno}" for s in reversed(steps))
    return f"{type(error).__name__} {places}"


def _take_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Return the two pipes; whatever prints from now on goes to standard error."""
    requests, answers = os.dup(0), os.dup(1)
    os.dup2(2, 1)
    with open(os.devnull, "rb") as nothing:
        os.dup2(nothing.fileno(), 0)
    if sys.platform == "win32":
        import msvcrt

        msvcrt.setmode(requests, os.O_BINARY)
        msvcrt.setmode(answers, os.O_BINARY)
    return os.fdopen(requests, "rb"), os.fdopen(answers, "wb")


def _give_up_rights(memory: int) -> None:
    """Set the limits that the system enforces, then those that the interpreter does."""
    if sys.platform == "win32":
        from lsapp.intake.job import Job

        Job.of_this_process(memory)
    else:
        _limit_resources(memory)
    sys.dont_write_bytecode = True
    sys.addaudithook(_refuse_event)


def _refuse_event(event: str, _: tuple[object, ...]) -> None:
    if event in _FORBIDDEN_EVENTS:
        raise PermissionError(event)


def _limit_resources(memory: int) -> None:
    if sys.platform != "win32":
        import resource

        ceilings = [(resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 0)]
        if sys.platform == "linux":
            with open("/proc/self/statm", encoding="ascii") as statistics:
                pages = int(statistics.read().split()[0])
            ceilings.append((resource.RLIMIT_AS, pages * resource.getpagesize() + memory))
        for kind, ceiling in ceilings:
            _, hard = resource.getrlimit(kind)
            if hard != resource.RLIM_INFINITY:
                ceiling = min(ceiling, hard)
            resource.setrlimit(kind, (ceiling, hard))
        os.nice(5)


def _allow_processor_time(seconds: int) -> None:
    """Move the ceiling on processor time ahead of what is spent: it ends an orphaned child."""
    if sys.platform != "win32":
        import resource

        usage = resource.getrusage(resource.RUSAGE_SELF)
        wanted = int(usage.ru_utime + usage.ru_stime) + 1 + seconds
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        if hard != resource.RLIM_INFINITY:
            wanted = min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_CPU, (wanted, hard))


if __name__ == "__main__":
    sys.exit(main())
