# SPDX-License-Identifier: MIT
from __future__ import annotations

import ctypes
from typing import Any

import pytest

from lsapp.intake import job as job_module
from lsapp.intake.job import Job


class Kernel:
    """Stands in for the Windows library and keeps what it was told."""

    def __init__(self, failing: str = "") -> None:
        self.calls: list[tuple[str, tuple[Any, ...]]] = []
        self._failing = failing

    def __getattr__(self, name: str) -> Any:
        def function(*arguments: Any) -> int:
            if name == "SetInformationJobObject":
                limits = arguments[2]._obj
                flags = limits.BasicLimitInformation.LimitFlags
                arguments = (flags, limits.ProcessMemoryLimit)
            self.calls.append((name, arguments))
            return 0 if name == self._failing else 77

        self.__dict__[name] = function
        return function


def test_a_child_is_capped_in_memory_and_ends_with_its_owner() -> None:
    kernel = Kernel()
    job = Job(kernel)
    job.hold(5, memory=1 << 29, kill_on_close=True)
    job.close()
    job.close()
    assert [name for name, _ in kernel.calls] == [
        "CreateJobObjectW",
        "SetInformationJobObject",
        "AssignProcessToJobObject",
        "CloseHandle",
    ]
    assert kernel.calls[1][1] == (0x2000 | 0x0400 | 0x0100, 1 << 29)


def test_the_structure_has_the_size_that_64_bit_windows_expects() -> None:
    assert ctypes.sizeof(job_module._ExtendedLimits) == 144


@pytest.mark.parametrize(
    "call", ["CreateJobObjectW", "SetInformationJobObject", "AssignProcessToJobObject"]
)
def test_a_refusing_system_is_an_error(call: str) -> None:
    with pytest.raises(OSError, match=call):
        Job(Kernel(call)).hold(5, memory=None, kill_on_close=True)


def test_this_process_gets_its_cap(monkeypatch: pytest.MonkeyPatch) -> None:
    kernel = Kernel()
    monkeypatch.setattr(job_module, "_system_library", lambda: kernel)
    Job.of_this_process(100 << 20)
    flags, memory = dict(kernel.calls)["SetInformationJobObject"]
    assert flags & 0x0100
    assert not flags & 0x2000
    assert memory > 100 << 20
