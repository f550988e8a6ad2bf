# SPDX-License-Identifier: MIT
"""The kinds of record: each stands in one list, and all are had from the one package."""

from __future__ import annotations

from types import ModuleType

import pytest

from lsapp.domain import records
from lsapp.domain.records import LOCAL, TRAVELLING, Record, Records, base, local, travelling


def kinds_of(module: ModuleType) -> set[type]:
    return {
        one
        for one in vars(module).values()
        if isinstance(one, type) and issubclass(one, Record) and one is not Record
    }


def test_what_travels_and_what_stays_is_listed_and_nothing_twice() -> None:
    assert set(TRAVELLING) == kinds_of(travelling)
    assert set(LOCAL) == kinds_of(local)
    names = [kind.KIND for kind in (*TRAVELLING, *LOCAL)]
    assert len(names) == len(set(names))
    assert all(names)


def test_a_submission_has_one_list_for_each_kind_that_travels() -> None:
    assert len(Records.__struct_fields__) == len(TRAVELLING)


@pytest.mark.parametrize("module", [base, local, travelling])
def test_every_name_is_had_from_the_package(module: ModuleType) -> None:
    made_here = {
        name
        for name, one in vars(module).items()
        if not name.startswith("_") and getattr(one, "__module__", None) == module.__name__
    }
    assert made_here
    assert made_here <= set(records.__all__)
    assert all(getattr(records, name) is getattr(module, name) for name in made_here)
