# SPDX-License-Identifier: MIT
"""Every hostile file is refused in words by the child, which then reads an honest one."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from hostile import Case, cases
from hostile_packages import honest

from lsapp.intake.pool import Worker
from lsapp.intake.refusal import Refusal
from lsapp.intake.tasks import Inventory


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker() as found:
        yield found


def test_the_corpus_is_wide_and_its_names_are_unique() -> None:
    names = [case.name for case in cases()]
    assert len(names) >= 60
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.name)
def test_hostile_file_is_refused_and_the_next_honest_one_is_read(
    case: Case, worker: Worker, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING), pytest.raises(Refusal) as refused:
        worker.run("inventory", case.make(), result=Inventory, file_name=case.file_name)
    assert refused.value.code in case.codes, caplog.text
    assert all(isinstance(fact, str | int) for fact in refused.value.facts.values())

    found = worker.run("inventory", honest(), result=Inventory, file_name="honest.xlsx")
    assert [(item.name, item.size) for item in found.items] == [("Biểu 1", 1)]
