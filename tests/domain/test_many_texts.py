# SPDX-License-Identifier: MIT
"""Folding and judging many texts at once comes to the same as one after the other."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lsapp.domain.cleaning import clean_record, clean_records
from lsapp.domain.records import Activity, OpenRow, Record, Section, StatValue
from lsapp.domain.text import MAX_TEXT, are_clean, clean, fold, fold_all

VIETNAMESE = st.text(alphabet="aăâđêôơưẠỆớ ỹÝZ09.,-–“”²…\n\t", max_size=30)
TEXTS = st.lists(st.one_of(VIETNAMESE, st.text(max_size=20)), max_size=8)


@given(TEXTS)
@example(["Kế hoạch…", "", "a\0b", "“Đề án” – 5 m²"])
@example([])
def test_all_are_folded_as_each_is(texts: list[str]) -> None:
    assert fold_all(texts) == [fold(text) for text in texts]


@given(TEXTS)
@example(["Ðề án"])
@example(["a\0", "b"])
@example([" a"])
@example(["a\n"])
@example([""])
def test_what_is_called_clean_is_clean(texts: list[str]) -> None:
    if are_clean(texts):
        assert texts == [clean(text) for text in texts]


def test_common_words_are_called_clean() -> None:
    assert are_clean(["Ủy ban nhân dân xã", "Đạt ≥ 90 %\n• một\n• hai…", "‘Số’ hoá"])
    assert are_clean([])
    assert not are_clean(["a" * (MAX_TEXT + 1)])


def record(kind: type[Record], **fields: object) -> Record:
    base = {"unit": "U", "key": "k", "plan": "p", "round": "2026"}
    return msgspec.convert(base | fields, kind)


@pytest.mark.parametrize(
    "records",
    [
        [Activity(unit="U", key="k", programme="p", group="1", content=" hai  đầu ")],
        [record(Section, section="1", text="sạch"), record(Section, section="2", text="Ð")],
        [
            StatValue(
                unit="U", key=key, plan="p", round="1", form="f", row="r", column="c", value=one
            )
            for key, one in (("a", 5), ("b", Decimal("5.50")))
        ],
        [
            record(OpenRow, form="f", cells={"a": "sạch", "b": 3}),
            record(OpenRow, form="f", cells={"a": " "}),
        ],
        [],
    ],
    ids=["edges", "eth", "decimal", "cells", "nothing"],
)
def test_records_are_cleaned_as_each_is(records: list[Record]) -> None:
    assert [repr(one) for one in clean_records(records)] == [
        repr(clean_record(one)) for one in records
    ]
