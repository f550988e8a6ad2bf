# SPDX-License-Identifier: MIT
"""What a unit adds to the figures, kept as bytes: the same comes back, and nothing else is taken for it."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rollup_samples import PLAN, ROUND, UNITS, provinces, reported, unit_records

from lsapp.domain.records import Records
from lsapp.rollup.breakdown import sum_unit
from lsapp.rollup.kept_sums import SumsFile
from lsapp.rollup.reported import Reported


@settings(max_examples=40, deadline=None)
@given(provinces())
def test_what_was_kept_comes_back(reports: list[Reported]) -> None:
    file = SumsFile(PLAN)
    for one in reports:
        sums = sum_unit(PLAN, ROUND.code, one)
        assert SumsFile(PLAN).unpack(file.pack(sums)) == sums


@settings(max_examples=30, deadline=None)
@given(unit_records("X1"), st.data())
def test_bytes_that_were_cut_or_of_another_plan_are_refused(
    records: Records, data: st.DataObject
) -> None:
    sums = sum_unit(PLAN, ROUND.code, reported(UNITS[2], records))
    if sums is None:
        return
    content = SumsFile(PLAN).pack(sums)
    with pytest.raises(ValueError, match="no sums"):
        SumsFile(PLAN).unpack(content[: data.draw(st.integers(1, len(content) - 1))])
    fewer = msgspec.structs.replace(PLAN, forms=PLAN.forms[1:])
    with pytest.raises(ValueError, match="no sums"):
        SumsFile(fewer).unpack(content)
    other_rows = msgspec.structs.replace(PLAN.forms[0], rows=PLAN.forms[0].rows[1:])
    with pytest.raises(ValueError, match="no sums"):
        SumsFile(msgspec.structs.replace(PLAN, forms=(other_rows, *PLAN.forms[1:]))).unpack(content)
