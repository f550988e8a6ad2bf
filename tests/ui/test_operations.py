# SPDX-License-Identifier: MIT
"""Work off the window's thread: order, answers, owners that are gone, and the end."""

from __future__ import annotations

import threading
import time

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.operations import CancelledError, Lane, Progress


def test_tasks_run_in_order_on_another_thread_and_are_answered_on_this_one(qtbot: QtBot) -> None:
    lane = Lane("records")
    ran: list[tuple[int, str]] = []
    answered: list[tuple[int, bool]] = []
    here = threading.current_thread()

    def work(number: int) -> int:
        time.sleep(0.001 * (5 - number))
        ran.append((number, threading.current_thread().name))
        return number

    for number in range(5):
        lane.submit(
            lambda number=number: work(number),
            lambda value: answered.append((value, threading.current_thread() is here)),
        )
    qtbot.waitUntil(lambda: len(answered) == 5)
    assert ran == [(number, "records") for number in range(5)]
    assert answered == [(number, True) for number in range(5)]
    assert lane.pending == 0
    assert lane.close()


def test_a_task_that_fails_tells_so_and_the_next_one_runs(qtbot: QtBot) -> None:
    lane = Lane("records")
    told: list[str] = []

    def fail() -> None:
        raise ValueError("full")

    lane.submit(fail, None, lambda error: told.append(str(error)))
    lane.submit(lambda: "next", told.append)
    qtbot.waitUntil(lambda: told == ["full", "next"])
    assert lane.close()


def test_an_answer_for_an_owner_that_is_gone_is_dropped(qtbot: QtBot) -> None:
    lane = Lane("records")
    answered: list[str] = []
    gate = threading.Event()
    owner = QObject()
    lane.submit(gate.wait, lambda _: answered.append("gone"), owner=owner)
    lane.submit(lambda: "there", answered.append)
    owner.deleteLater()
    qtbot.wait(10)
    gate.set()
    qtbot.waitUntil(lambda: answered == ["there"])
    assert lane.close()


def test_closing_finishes_and_answers_what_was_given(qtbot: QtBot) -> None:
    lane = Lane("records")
    answered: list[int] = []
    for number in range(3):
        lane.submit(lambda number=number: time.sleep(0.01) or number, answered.append)
    assert lane.close()
    assert answered == [0, 1, 2]
    with pytest.raises(RuntimeError, match="closed"):
        lane.submit(lambda: None)


def test_busy_is_told_once_for_a_burst(qtbot: QtBot) -> None:
    lane = Lane("records")
    told: list[bool] = []
    lane.busy_changed.connect(told.append)
    for _ in range(10):
        lane.submit(lambda: None)
    qtbot.waitUntil(lambda: lane.pending == 0)
    assert told == [True, False]
    assert lane.close()


def test_cancel_is_met_at_the_next_step() -> None:
    progress = Progress()
    progress(1, 3, "một")
    assert progress.state == (1, 3, "một")
    progress.cancel()
    with pytest.raises(CancelledError):
        progress(2, 3)


def test_what_works_behind_counts_as_nothing_and_gives_way_to_what_is_asked(qtbot: QtBot) -> None:
    lane, owner = Lane("records"), QObject()
    gone, order = threading.Event(), []
    busy: list[bool] = []
    lane.busy_changed.connect(busy.append)

    def behind() -> str:
        gone.wait(20)
        order.append("behind")
        return "behind"

    answered: list[str] = []
    lane.submit_behind(behind, gone.set, answered.append, fail_test, owner)
    assert (lane.pending, busy) == (0, [])
    with pytest.raises(RuntimeError):
        lane.submit_behind(behind, gone.set, answered.append, fail_test, owner)
    lane.submit(lambda: order.append("asked"), lambda _none: answered.append("asked"))
    qtbot.waitUntil(lambda: len(answered) == 2)
    assert order == answered == ["behind", "asked"]
    assert busy == [True, False]
    gone.clear()
    lane.submit_behind(behind, gone.set, answered.append, fail_test, owner)
    assert lane.close()  # gives way as well
    assert answered[2:] == ["behind"]


def fail_test(error: Exception) -> None:
    raise error
