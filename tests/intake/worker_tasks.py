# SPDX-License-Identifier: MIT
"""Tasks that misbehave, and a child process that knows them."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import msgspec

from lsapp.intake import worker
from lsapp.intake.refusal import Refusal


class Reply(msgspec.Struct):
    """What every task here answers."""

    text: str


def misbehave(data: bytes, file_name: str, options: dict[str, str]) -> Reply:
    """Do what ``options["how"]`` says."""
    how = options["how"]
    actions = {
        "reply": lambda: None,
        "print": lambda: print("noise on standard output", flush=True),
        "complain": lambda: sys.stderr.write("x" * 500_000),
        "refuse": _refuse,
        "fail": lambda: {}["the file's own words"],
        "grow": lambda: bytearray(2 << 30),
        "recurse": lambda: _recurse(0),
        "sleep": lambda: time.sleep(60),
        "abort": os.abort,
        "leave": lambda: os._exit(0),
        "connect": lambda: socket.create_connection(("localhost", 9), 0.1),
        "start": lambda: subprocess.run(["true"], check=True),
        "write": lambda: Path(options["path"]).write_bytes(b"x" * 4096),
        "input": lambda: None if sys.stdin.read() == "" else os.abort(),
    }
    actions[how]()
    return Reply(f"{file_name}:{len(data)}:{os.getpid()}")


def _refuse() -> None:
    raise Refusal("package.ratio", part="xl/a.xml", limit=120)


def _recurse(depth: int) -> int:
    return _recurse(depth + 1) + 1


def other_shape(data: bytes, file_name: str, options: dict[str, str]) -> object:
    """Answer something else than was promised."""
    return {"texts": [1, 2]}


if __name__ == "__main__":
    worker.TASKS = {  # type: ignore[misc, assignment]
        "misbehave": "worker_tasks:misbehave",
        "other_shape": "worker_tasks:other_shape",
    }
    sys.exit(worker.main())
