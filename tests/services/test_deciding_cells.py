# SPDX-License-Identifier: MIT
"""Cells edited outside, decided one by one: what is chosen counts, nothing else moves."""

from __future__ import annotations

import msgspec
import pytest
from sent_files import ROUND, TODAY, UNIT, counted, receipt_of, shown

from lsapp.domain.records import Activity, BudgetLine, Receipt, ReceiptState
from lsapp.errors import UserError
from lsapp.services.deciding import decide_edited, withdraw
from lsapp.services.held_edits import read_held
from lsapp.services.receiving import take_in
from lsapp.services.record_words import RecordWords
from lsapp.services.revision_sides import round_files
from lsapp.services.round_board import round_board
from lsapp.storage.journal import history
from lsapp.submission.payload import canonical
from lsapp.submission.versions import read_payload


def test_only_the_chosen_cells_are_taken_and_all_of_it_goes_with_a_withdrawal(
    department, sent, edited
):
    take_in(department, [edited])
    receipt = receipt_of(department, edited)
    assert department.store.count(Activity) == 0
    held = read_held(department, receipt)
    by_label = {one.edit.label: at for at, one in enumerate(held.cells) if one.fault is None}
    assert len(held.cells) == 3
    (unreadable,) = [one for one in held.cells if one.fault is not None]
    assert unreadable.edit.seen == "bảy triệu"
    money = next(at for at, one in enumerate(held.cells) if one.edit.seen == 7_000_000)
    assert by_label

    decide_edited(department, held, {money}, "  Đã gọi điện hỏi xã ")
    assert b"7000000" in shown(department)
    assert "Lời viết thêm" not in shown(department).decode()
    assert b"7000000" in counted(department)
    sealed = read_payload(sent.with_suffix(".json").read_bytes())
    before = {one.key: one for one in sealed.records.budget_lines}
    changed = [one for one in department.store.select(BudgetLine) if before.get(one.key) != one]
    assert [one.planned for one in changed] == [7_000_000]

    files = round_files(department, "KH48", ROUND, UNIT)
    (file,) = files.files
    assert file.in_force
    assert not files.waiting
    assert file.decision.remark == "Đã gọi điện hỏi xã"
    assert (len(file.decision.edits), len(file.decision.left)) == (1, 2)
    assert file.decided is not None
    assert file.decided.who == department.store.who
    (line,) = [
        one
        for one in round_board(department, department.plan(), ROUND, TODAY).lines
        if one.unit == UNIT
    ]
    assert (line.state.value, line.waiting) == ("received", 0)

    withdraw(department, receipt)
    assert department.store.count(Activity) == 0
    # Taken in again, it waits again.
    take_in(department, [edited])
    assert len(round_files(department, "KH48", ROUND, UNIT).waiting) == 1


def test_the_journal_tells_the_decision_in_words(department, edited):
    take_in(department, [edited])
    receipt = receipt_of(department, edited)
    held = read_held(department, receipt)
    money = next(at for at, one in enumerate(held.cells) if one.edit.seen == 7_000_000)
    decide_edited(department, held, {money}, "Xã xác nhận")
    last = history(department.store, UNIT, Receipt.KIND, receipt.key)[-1]
    assert (last.action.name, last.action.label) == ("edited.decided", "sua.xlsx")
    words = RecordWords(department)
    told = words.shown("receipt", "decision", last.change.after)
    assert "Lấy giá trị đã sửa ở 1 ô" in told
    assert "«7.000.000»" in told
    assert "Giữ giá trị đã niêm phong ở 2 ô" in told
    assert told.startswith("Lý do: Xã xác nhận\n")
    assert words.shown("receipt", "state", last.change.before) == "Đang giữ lại"


def test_a_cell_that_cannot_be_read_is_never_taken(department, edited):
    take_in(department, [edited])
    held = read_held(department, receipt_of(department, edited))
    with pytest.raises(UserError) as error:
        decide_edited(department, held, range(len(held.cells)))
    assert error.value.code == "edits.unreadable"
    assert department.store.count(Activity) == 0
    assert receipt_of(department, edited).state is ReceiptState.HELD


def test_a_later_decision_replaces_the_first_until_it_is_accepted(department, sent, edited):
    take_in(department, [edited])
    held = read_held(department, receipt_of(department, edited))
    good = {at for at, one in enumerate(held.cells) if one.fault is None}
    decide_edited(department, held, good)
    assert "Lời viết thêm" in shown(department).decode()
    again = read_held(department, receipt_of(department, edited))
    assert {at for at, one in enumerate(again.cells) if one.taken} == good
    decide_edited(department, again, set())
    sealed = read_payload(sent.with_suffix(".json").read_bytes()).snapshot
    assert shown(department) == canonical(sealed)
    with department.store.transaction("test.accepted") as tx:
        receipt = receipt_of(department, edited)
        tx.put(msgspec.structs.replace(receipt, state=ReceiptState.ACCEPTED))
        tx.commit()
    with pytest.raises(UserError) as error:
        decide_edited(department, again, good)
    assert error.value.code == "receipt.not_to_decide"


def test_without_its_original_a_file_cannot_be_decided(department, edited):
    take_in(department, [edited])
    receipt = receipt_of(department, edited)
    (department.files / "originals" / receipt.original_sha256).unlink()
    with pytest.raises(UserError) as error:
        read_held(department, receipt)
    assert error.value.code == "original.missing"
