# SPDX-License-Identifier: MIT
"""A search through a long journal part by part finds what one look finds."""

from __future__ import annotations

import msgspec
import pytest

from lsapp.domain.records import Activity, Progress
from lsapp.services.recording import save
from lsapp.services.timeline import EntriesPage, entries, entries_page


@pytest.fixture
def long(office):
    """An office with forty edits, every eighth of a result."""
    activity, progress = office.store.select(Activity)[0], office.store.select(Progress)[0]
    for number in range(40):
        if number % 8 == 0:
            result = msgspec.structs.replace(progress, result=f"kết quả {number}")
            save(office, "results.saved", [result])
        else:
            edited = msgspec.structs.replace(activity, note=f"ghi chú {number}")
            save(office, "activity.edited", [edited])
    return office


def walked(office, **query) -> tuple[list[int], list[EntriesPage]]:
    pages, before = [], None
    while not pages or before is not None:
        pages.append(entries_page(office, before_id=before, **query))
        before = pages[-1].before_id
    return [one.id for page in pages for one in page.entries], pages


@pytest.mark.parametrize(
    "query", [{}, {"kind": "progress"}, {"text": "ghi ket qua"}, {"text": "không có đâu"}]
)
@pytest.mark.parametrize(("limit", "look_at"), [(200, 7), (3, 7), (5, 1), (4, 1000)])
def test_part_by_part_finds_all_once_and_in_order(long, query, limit, look_at):
    found, _ = walked(long, limit=limit, look_at=look_at, **query)
    assert found == [one.id for one in entries(long, **query)]


def test_a_part_looks_no_further_than_it_was_told(long):
    _, pages = walked(long, kind="progress", limit=200, look_at=4)
    assert len(pages) > 10
    assert any(not page.entries for page in pages)
    assert all(len(page.entries) <= 1 for page in pages)
