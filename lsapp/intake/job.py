# SPDX-License-Identifier: MIT
"""Windows job objects: a cap on a process's memory, and its end when the owner's handle closes."""

from __future__ import annotations

import ctypes
import sys
from typing import Any, Final

_EXTENDED_LIMITS: Final = 9  # JobObjectExtendedLimitInformation
_PROCESS_MEMORY: Final = 0x0100  # JOB_OBJECT_LIMIT_PROCESS_MEMORY
_NO_CRASH_DIALOG: Final = 0x0400  # JOB_OBJECT_LIMIT_DIE_ON_UNHANDLED_EXCEPTION
_KILL_ON_CLOSE: Final = 0x2000  # JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE


class _BasicLimits(ctypes.Structure):
    _fields_ = (
        ("PerProcessUserTimeLimit", ctypes.c_int64),
        ("PerJobUserTimeLimit", ctypes.c_int64),
        ("LimitFlags", ctypes.c_uint32),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", ctypes.c_uint32),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", ctypes.c_uint32),
        ("SchedulingClass", ctypes.c_uint32),
    )


class _ExtendedLimits(ctypes.Structure):
    _fields_ = (
        ("BasicLimitInformation", _BasicLimits),
        ("IoInfo", ctypes.c_uint64 * 6),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    )


class Job:
    """A job object for one process. ``kernel32`` is the system library, or a test's stand-in."""

    def __init__(self, kernel32: Any) -> None:
        self._kernel32 = kernel32
        kernel32.CreateJobObjectW.restype = ctypes.c_void_p
        kernel32.GetCurrentProcess.restype = ctypes.c_void_p
        self._handle: int | None = kernel32.CreateJobObjectW(None, None)
        if not self._handle:
            raise OSError("CreateJobObjectW")

    @classmethod
    def of_this_process(cls, memory: int) -> Job:
        """Put the calling process into its own job, with ``memory`` bytes beyond its present use.

        Called by the child itself, because a virtual environment's ``python.exe`` starts the real
        interpreter before the parent could reach it.
        """
        kernel32 = _system_library()
        job = cls(kernel32)
        job.hold(kernel32.GetCurrentProcess(), memory=memory + _BASELINE, kill_on_close=False)
        return job

    @classmethod
    def of_child(cls, handle: int) -> Job:
        """Put a child process into a job that ends it when this process ends, however it ends."""
        job = cls(_system_library())
        job.hold(handle, memory=None, kill_on_close=True)
        return job

    def hold(self, process: int, *, memory: int | None, kill_on_close: bool) -> None:
        """Set the limits and assign ``process`` (a handle); raises ``OSError``."""
        limits = _ExtendedLimits()
        flags = _NO_CRASH_DIALOG
        if memory is not None:
            flags |= _PROCESS_MEMORY
            limits.ProcessMemoryLimit = memory
        if kill_on_close:
            flags |= _KILL_ON_CLOSE
        limits.BasicLimitInformation.LimitFlags = flags
        job = ctypes.c_void_p(self._handle)
        size = ctypes.sizeof(limits)
        if not self._kernel32.SetInformationJobObject(
            job, _EXTENDED_LIMITS, ctypes.byref(limits), size
        ):
            raise OSError("SetInformationJobObject")
        if not self._kernel32.AssignProcessToJobObject(job, ctypes.c_void_p(process)):
            raise OSError("AssignProcessToJobObject")

    def close(self) -> None:
        """Close the handle; with it ends a process held by ``of_child``."""
        if self._handle:
            self._kernel32.CloseHandle(ctypes.c_void_p(self._handle))
            self._handle = None


_BASELINE: Final = 64 << 20  # what the interpreter and our modules have committed at that point


def _system_library() -> Any:
    if sys.platform == "win32":
        return ctypes.WinDLL("kernel32", use_last_error=True)
    raise OSError("job objects are a part of Windows")
