# SPDX-License-Identifier: MIT
"""Full collections come by the clock, and what is there at the start stays out of them."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ui import quiet_collector
from ui.quiet_collector import QuietCollector


class Loop:
    """Something that refers to itself, and so needs the collector to go."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def collector(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[QuietCollector]:
    monkeypatch.setattr(quiet_collector, "_INTERVAL", 50)
    before = gc.get_threshold()
    collector = QuietCollector()
    yield collector
    collector.end()
    assert gc.get_threshold() == before
    assert gc.get_freeze_count() == 0


def old(loop: Loop) -> weakref.ref[Loop]:
    """Bring it into the oldest generation, and let go of it."""
    gc.collect()
    return weakref.ref(loop)


def full_collections() -> int:
    return int(gc.get_stats()[2]["collections"])


def test_no_counter_brings_a_full_collection(collector: QuietCollector) -> None:
    before = full_collections()
    kept = [[number] for number in range(300_000)]  # with Python's own threshold: some
    assert full_collections() == before
    assert len(kept) == 300_000


def test_rubbish_goes_by_the_clock(collector: QuietCollector, qtbot: QtBot) -> None:
    held = old(Loop())
    qtbot.waitUntil(lambda: held() is None)


def test_what_is_settled_is_not_walked_again(collector: QuietCollector) -> None:
    collector.settle()
    assert gc.get_freeze_count() > 10_000
    assert len(gc.get_objects(generation=2)) < 10_000
