# SPDX-License-Identifier: MIT
"""Peak memory of one job, in a process of its own: a module that measures so runs ``measured_job`` when
it is called as ``python -m MODULE JOB FOLDER SIZE``.

A peak is the MB by which the resident set rose at most above what it was when the job started, its
input already in memory.
"""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

_MB = 1 << 20
_ROOT = Path(__file__).resolve().parent.parent


Jobs = Mapping[str, Callable[[Path, int], Callable[[], Any]]]


def peak_of(module: str, job: str, folder: Path, size: int) -> float:
    """Run a job of a module in a fresh interpreter and return its peak in MB."""
    command = [sys.executable, "-m", module, job, str(folder), str(size)]
    done = subprocess.run(command, cwd=_ROOT, check=True, stdout=subprocess.PIPE, text=True)
    return float(done.stdout.split()[-1])


def measured_job(jobs: Jobs, argv: Sequence[str]) -> None:
    """Run the job that the arguments name and print its peak."""
    job, folder, size = argv
    print(measure(jobs[job](Path(folder), int(size))))


def measure(run: Callable[[], Any]) -> float:
    gc.collect()
    before = _forget_peak()
    run()
    return max(0.0, (_peak() - before) / _MB)


def _forget_peak() -> int:
    """Return the present resident set in bytes, and on Linux begin a new peak there."""
    if os.name == "nt":
        return _windows_memory()[0]
    if sys.platform.startswith("linux"):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
        return _status("VmRSS")
    raise OSError("how to ask for the peak is known for Linux and Windows only")


def _peak() -> int:
    if os.name == "nt":
        return _windows_memory()[1]
    if sys.platform.startswith("linux"):
        return _status("VmHWM")
    raise OSError("how to ask for the peak is known for Linux and Windows only")


def _status(name: str) -> int:
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) * 1024
    raise OSError(f"/proc/self/status has no {name}")


def _windows_memory() -> tuple[int, int]:
    """Return the present and the highest working set in bytes."""
    import ctypes

    class Counters(ctypes.Structure):
        _fields_ = (
            ("size", ctypes.c_ulong),
            ("faults", ctypes.c_ulong),
            ("peak", ctypes.c_size_t),
            ("now", ctypes.c_size_t),
            ("rest", ctypes.c_size_t * 6),
        )

    counters = Counters()
    counters.size = ctypes.sizeof(counters)
    kernel: Any = getattr(ctypes, "windll").kernel32  # noqa: B009 - Windows alone has it
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    process = ctypes.c_void_p(kernel.GetCurrentProcess())
    if not kernel.K32GetProcessMemoryInfo(process, ctypes.byref(counters), counters.size):
        raise OSError("GetProcessMemoryInfo failed")
    return counters.now, counters.peak
