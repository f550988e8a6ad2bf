# SPDX-License-Identifier: MIT
"""Runs things in turn, takes medians, and holds what came out as rows."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

import msgspec

_BUSY = 1.15  # wall clock over processor time from which a figure is marked as disturbed


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the result. Times are milliseconds, ``peak`` MB above the start.

    ``ratio`` is ours over the floor, and the goal its ceiling; a row without ``goal``, ``time_goal`` or
    ``peak_goal`` is a peer or a fact, printed to compare with.
    """

    name: str
    ours: float
    floor: float | None = None
    goal: float | None = None
    time_goal: float | None = None
    peak: float | None = None
    peak_goal: float | None = None
    disturbed: bool = False
    note: str = ""

    @property
    def ratio(self) -> float | None:
        return self.ours / self.floor if self.floor else None

    @property
    def verdict(self) -> Literal["met", "short", ""]:
        """Whether every goal of the row is met; empty where it has none."""
        pairs = (
            (self.ratio, self.goal),
            (self.ours, self.time_goal),
            (self.peak, self.peak_goal),
        )
        held = [value <= goal for value, goal in pairs if value is not None and goal is not None]
        if not held:
            return ""
        return "met" if all(held) else "short"


class Scale(msgspec.Struct, frozen=True, kw_only=True):
    """How much is measured: ``runs`` caps the repeats, ``share`` shrinks the sizes."""

    runs: int = 99
    share: float = 1.0

    def size(self, full: int, least: int = 1) -> int:
        return max(least, round(full * self.share))

    def repeats(self, full: int) -> int:
        return min(full, self.runs)


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where a benchmark may write, and how much it measures."""

    folder: Path
    scale: Scale


class Timing(msgspec.Struct, frozen=True):
    """What the runs of one contestant took, milliseconds of wall clock and of processor."""

    wall: list[float]
    cpu: list[float]

    @property
    def median(self) -> float:
        return statistics.median(self.wall)

    @property
    def disturbed(self) -> bool:
        """Whether others took the processor away; means nothing for what waits for a disk."""
        return self.median > _BUSY * max(statistics.median(self.cpu), 0.001)


def alternate(
    contestants: Mapping[str, Callable[[], Any]], runs: int, *, warm: bool = True
) -> dict[str, Timing]:
    """Run each in turn (A B C A B C …) ``runs`` times, after one round that does not count."""
    if warm:
        for run in contestants.values():
            run()
    timings = {name: Timing([], []) for name in contestants}
    for _ in range(runs):
        for name, run in contestants.items():
            gc.collect()
            cpu, wall = time.process_time(), time.perf_counter()
            run()
            timings[name].wall.append((time.perf_counter() - wall) * 1000)
            timings[name].cpu.append((time.process_time() - cpu) * 1000)
    return timings


def compared(
    name: str,
    timings: Mapping[str, Timing],
    *,
    goal: float,
    peers: Sequence[str] = (),
    note: str = "",
) -> list[Row]:
    """Return the row of ``ours`` against ``floor``, and one for each peer against the same floor."""
    ours, floor = timings["ours"], timings["floor"]
    rows = [
        Row(
            name=name,
            ours=ours.median,
            floor=floor.median,
            goal=goal,
            disturbed=ours.disturbed or floor.disturbed,
            note=note,
        )
    ]
    rows += [
        Row(
            name=f"{name}: {peer}",
            ours=timings[peer].median,
            floor=floor.median,
            disturbed=timings[peer].disturbed or floor.disturbed,
        )
        for peer in peers
    ]
    return rows


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that ``share`` of all (0 to 1) do not exceed; the nearest rank."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, -(-int(share * 1000) * len(ordered) // 1000) - 1))]
