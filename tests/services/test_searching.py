# SPDX-License-Identifier: MIT
from __future__ import annotations

import msgspec

from lsapp.domain.labels import KIND_LABELS
from lsapp.domain.records import CompiledSection, OpenRow, Receipt, Round, natural_key
from lsapp.services.exporting import export_submission
from lsapp.services.receiving import take_in
from lsapp.services.searching import find


def received(office, department, folder):
    export_submission(office, office.plan(), "X06040", "2026", ["json"], folder)
    take_in(department, [folder])
    return department.store.select(Receipt)


def test_what_the_office_notes_for_itself_is_passed_over(office, department, tmp_path):
    (receipt,) = received(office, department, tmp_path)
    noted = msgspec.structs.replace(receipt, note="đào tạo bồi dưỡng: gọi lại cho xã")
    rounds = [
        msgspec.structs.replace(one, note="đào tạo bồi dưỡng")
        for one in department.store.select(Round)
    ]
    with department.store.transaction("receipt.noted") as tx:
        tx.put_many([noted, *rounds])
        tx.commit()
    assert find(department, "gọi lại cho xã") == []
    assert find(department, receipt.file_name) == []
    found = find(department, "dao tao boi duong", limit=500)
    assert found
    assert {one.kind for one in found} <= KIND_LABELS.keys()
    assert find(department, "đào tạo bồi dưỡng", limit=500) == found


def test_local_records_take_no_place_of_those_that_are_shown(office, department, tmp_path):
    (receipt,) = received(office, department, tmp_path)
    with department.store.transaction("receipt.noted") as tx:
        tx.put(msgspec.structs.replace(receipt, note="đào tạo bồi dưỡng"))
        tx.commit()
    assert len(find(department, "đào tạo bồi dưỡng", limit=3)) == 3


def test_a_row_of_a_form_is_known_by_its_form_and_words_not_its_key(office):
    row = next(one for one in office.store.select(OpenRow) if one.unit == "X06040")
    word = next(one for one in row.cells.values() if isinstance(one, str) and " " in one)
    hit = next(one for one in find(office, word) if one.key == row.key)
    assert hit.words.startswith(f"Biểu {row.form}, ")
    assert row.key not in hit.words


def test_the_departments_own_words_are_found_and_named_as_such(department):
    place = {"unit": "S-SKHCN2025", "plan": "KH48", "round": "2026", "section": "uu_diem"}
    section = CompiledSection(
        key=natural_key(CompiledSection, *place.values()),
        text="Các đơn vị đã chủ động triển khai",
        **place,
    )
    with department.store.transaction("compiled.written") as tx:
        tx.put(section)
        tx.commit()
    (hit,) = find(department, "chu dong trien khai", parts=False)
    assert (hit.unit, hit.kind, hit.key, hit.round) == (
        section.unit, "compiled_section", section.key, "2026",
    )  # fmt: skip
    assert hit.label == "Lời văn báo cáo tổng hợp"
    assert hit.words == section.text
