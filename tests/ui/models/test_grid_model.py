# SPDX-License-Identifier: MIT
"""The grid's model in each of its states: what it shows, signals and hands on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from grid_samples import GROUPS, STATUSES, Owner, Task, columns, shown, tasks
from PySide6.QtCore import QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui.colours import Tone
from ui.models.grid_cells import MOST_SHOWN
from ui.models.grid_columns import Mark, Unreadable
from ui.models.grid_model import GridModel
from ui.models.grid_order import NewRows, Sort

pytestmark = pytest.mark.usefixtures("qapp")


def _grouped(model: GridModel) -> None:
    model.set_groups(GROUPS)


def _sorted(model: GridModel) -> None:
    model.set_sort(Sort("content", descending=True))


def _filtered(model: GridModel) -> None:
    model.set_filter_text("uong")


def _with_new_rows(model: GridModel) -> None:
    model.set_groups(GROUPS)
    model.set_new_rows(NewRows.IN_EACH_GROUP)


@pytest.mark.parametrize("prepare", [lambda _: None, _grouped, _sorted, _filtered, _with_new_rows])
def test_model_keeps_qts_rules_through_every_change(
    prepare: Callable[[GridModel], None], qtmodeltester: ModelTester
) -> None:
    owner = Owner()
    model = owner.model
    prepare(model)
    qtmodeltester.check(model)
    # The tester goes on listening to the signals of what follows.
    model.write([(model.rowCount(), 1, "Việc mới")])
    model.set_rows([row for row in owner.rows if row.key != "b"])
    model.set_rows(list(reversed(owner.rows)))
    model.set_sort(Sort("money"))
    model.set_closed("1", closed=True)
    model.set_filters({"lead": frozenset({"VP UBND", ""})})
    model.set_filters({})
    model.set_closed("1", closed=False)
    model.replace_row(Task(key="e", group="1", content="chuyển nhóm"))
    model.set_groups(None)
    model.set_new_rows(NewRows.NONE)
    model.set_rows([])


def test_values_are_shown_by_their_column() -> None:
    model = Owner().model
    assert shown(model, "money") == ["10", "30", "20", "", "5"]
    assert shown(model, "due")[1] == "30/06/2026"
    assert model.index(2, 1).data() == "\u2003Đường dây nóng"
    assert model.text(2, 1) == "Đường dây nóng"
    money = model.column_of("money")
    assert (
        model.index(0, money).data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    )


def test_a_very_long_text_is_painted_cut_and_edited_whole() -> None:
    owner = Owner([Task(key="a", content="x" * 200_000)])
    index = owner.model.index(0, 1)
    assert len(index.data()) == MOST_SHOWN + 1
    assert len(index.data(Qt.ItemDataRole.EditRole)) == 200_000


def test_sorting_follows_the_vietnamese_alphabet_and_leaves_empty_cells_last() -> None:
    model = Owner().model
    model.sort(1)
    assert shown(model) == [
        "ăn uống", "Bồi dưỡng", "\u2003Đường dây nóng", "Hội nghị quán triệt", "Ước mơ",
    ]  # fmt: skip
    model.sort(4, Qt.SortOrder.DescendingOrder)
    assert shown(model, "money") == ["30", "20", "10", "5", ""]
    model.sort(-1)
    assert shown(model, "key") == ["a", "b", "c", "d", "e"]


def test_sorting_takes_persistent_indexes_along() -> None:
    model = Owner().model
    held = QPersistentModelIndex(model.index(4, 1))
    model.set_sort(Sort("content"))
    assert (held.row(), held.data()) == (0, "ăn uống")


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("uong", "cde"),
        ("DUONG", "cd"),
        ("đường nóng", "c"),
        ("vp", "ac"),
        ("", "abcde"),
        ("zz", ""),
    ],
)
def test_free_text_finds_without_accents(text: str, keys: str) -> None:
    model = Owner().model
    model.set_filter_text(text)
    assert shown(model, "key") == list(keys)


def test_typing_on_narrows_and_erasing_widens() -> None:
    model, seen = Owner().model, []
    for text in ("d", "du", "duo", "duon vp", "duo", "o"):
        model.set_filter_text(text)
        seen.append("".join(shown(model, "key")))
    assert seen == ["acd", "cd", "cd", "c", "cd", "abcde"]


def test_columns_filter_by_the_values_they_show() -> None:
    model = Owner().model
    assert model.order.values("lead") == [("Phòng VHXH", 2), ("VP UBND", 2), ("", 1)]
    model.set_filters({"lead": frozenset({"VP UBND", ""})})
    assert shown(model, "key") == ["a", "c", "d"]
    assert [text for text, _ in model.order.values("money")] == ["10", "20", ""]
    assert "đang lọc" in model.headerData(
        model.column_of("lead"), Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole
    )


def test_groups_have_headings_sums_and_fold() -> None:
    model = Owner().model
    model.set_groups(GROUPS)
    assert shown(model)[0] == "I. Quán triệt"
    assert shown(model, "money")[0] == "60"
    assert [model.row_key(row) for row in range(model.rowCount())] == [
        None, "a", "b", "c", None, "d", "e",
    ]  # fmt: skip
    model.set_closed("1", closed=True)
    assert [model.row_key(row) for row in range(model.rowCount())] == [None, None, "d", "e"]
    model.set_sort(Sort("money"))
    model.set_closed("1", closed=False)
    assert [model.row_key(row) for row in range(model.rowCount())] == [
        None, "a", "c", "b", None, "e", "d",
    ]  # fmt: skip


def test_a_group_without_rows_is_shown_only_where_it_says_so() -> None:
    model = Owner([Task(key="x", group="3")]).model
    model.set_groups(GROUPS)
    assert shown(model) == ["I. Quán triệt", "3", ""]
    model.set_filter_text("x")
    assert shown(model) == ["3", ""]


def test_rows_with_the_same_keys_only_change_their_cells(qtbot: QtBot) -> None:
    owner = Owner()
    model = owner.model
    told: list[str] = []
    model.layoutChanged.connect(lambda *_: told.append("layout"))
    model.modelReset.connect(lambda: told.append("reset"))
    model.rowsInserted.connect(lambda *_: told.append("inserted"))
    rows = tasks()
    rows[3] = msgspec.structs.replace(rows[3], money=77)
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.set_rows(rows)
    assert (changed.args[0].row(), changed.args[1].row()) == (3, 3)
    assert told == []
    assert shown(model, "money")[3] == "77"


def test_rows_that_come_and_go_leave_indexes_on_their_row() -> None:
    owner = Owner()
    model = owner.model
    held, lost = QPersistentModelIndex(model.index(4, 2)), QPersistentModelIndex(model.index(1, 2))
    rows = tasks()
    model.set_rows([Task(key="new", content="Mới"), rows[4], rows[0], rows[2], rows[3]])
    assert shown(model, "key") == ["new", "e", "a", "c", "d"]
    assert model.row_key(held.row()) == "e"
    assert not lost.isValid()


def test_an_edit_moves_nothing_until_it_is_sorted_again() -> None:
    owner = Owner()
    owner.model.set_sort(Sort("money"))
    assert shown(owner.model, "money") == ["5", "10", "20", "30", ""]
    owner.model.write([(0, owner.model.column_of("money"), "99")])
    assert shown(owner.model, "money") == ["99", "10", "20", "30", ""]
    owner.model.set_sort(owner.model.order.sort)
    assert shown(owner.model, "money") == ["10", "20", "30", "99", ""]


def test_setting_data_hands_on_what_was_read() -> None:
    owner = Owner()
    index = owner.model.index(0, owner.model.column_of("money"))
    assert owner.model.setData(index, "1,5 triệu")
    (edit,) = owner.steps[0]
    assert (edit.row_key, edit.column_key, edit.text, edit.value) == (
        "a",
        "money",
        "1,5 triệu",
        1_500_000,
    )
    assert index.data() == "1.500.000"


def test_what_says_the_same_already_is_no_edit() -> None:
    owner = Owner()
    assert owner.model.setData(owner.model.index(0, 1), "Hội nghị quán triệt")
    assert not owner.model.setData(owner.model.index(0, 0), "khóa")
    assert owner.steps == []


def test_typed_text_stands_until_the_owner_answers() -> None:
    owner = Owner()
    owner.answers_at_once = False
    money = owner.model.column_of("money")
    owner.model.write([(0, money, "7 triệu"), (1, money, "")])
    assert shown(owner.model, "money")[:2] == ["7.000.000", ""]
    owner.model.set_rows(tasks(), settled=False)
    assert shown(owner.model, "money")[:2] == ["7.000.000", ""]
    owner.model.set_rows(tasks())
    assert shown(owner.model, "money")[:2] == ["10", "30"]


def test_unreadable_text_stays_marked_until_mended_or_taken_back() -> None:
    owner = Owner()
    money = owner.model.column_of("money")
    owner.model.write([(0, money, "mười nghìn"), (1, money, "xx")])
    assert owner.steps[0][0].value == Unreadable("mười nghìn", "Không đọc được số tiền")
    owner.model.set_rows(tasks())
    assert shown(owner.model, "money")[:2] == ["mười nghìn", "xx"]
    assert owner.model.index(0, money).data(Qt.ItemDataRole.EditRole) == "mười nghìn"
    assert owner.model.mark(0, money) == Mark(Tone.BAD, "Không đọc được số tiền")
    assert "Không đọc được" in owner.model.index(0, money).data(Qt.ItemDataRole.ToolTipRole)
    assert "Lỗi" in owner.model.index(0, money).data(Qt.ItemDataRole.AccessibleTextRole)
    assert owner.model.discard_typed(0, money)
    assert not owner.model.discard_typed(0, money)
    owner.model.write([(1, money, "12")])
    assert owner.model.mark(1, money) is None
    assert shown(owner.model, "money")[:2] == ["10", "12"]


def test_unreadable_text_can_be_put_back_after_a_restart() -> None:
    first = Owner()
    money = first.model.column_of("money")
    first.model.write([(2, money, "hai mươi")])
    kept = first.model.unreadable()
    second = Owner()
    second.model.restore_unreadable(kept | {("gone", "money"): Unreadable("1", "?")})
    assert shown(second.model, "money")[2] == "hai mươi"
    assert second.model.unreadable() == kept


def test_typing_into_the_empty_row_begins_one_record() -> None:
    owner = Owner()
    owner.answers_at_once = False
    model = owner.model
    model.set_groups(GROUPS)
    model.set_new_rows(NewRows.IN_EACH_GROUP)
    assert shown(model)[4] == "Thêm dòng mới"
    begun: list[str] = []
    model.row_begun.connect(begun.append)
    model.write([(4, 1, "Việc mới"), (4, 2, "VP")])
    model.write([(model.place_of(begun[0]), 4, "9")])
    edits = [edit for step in owner.steps for edit in step]
    assert {edit.row_key for edit in edits} == set(begun)
    assert len(begun) == 1
    assert all(edit.is_new and edit.group == "1" for edit in edits)
    assert shown(model)[4:6] == ["Việc mới", "Thêm dòng mới"]
    held = QPersistentModelIndex(model.index(4, 1))
    owner.answer(edits)
    assert model.row_key(held.row()) == begun[0]
    assert owner.row(begun[0]).money == 9
    assert shown(model).count("Việc mới") == 1


def test_a_row_that_was_not_made_can_be_dropped() -> None:
    owner = Owner()
    owner.answers_at_once = False
    owner.model.set_new_rows(NewRows.AT_END)
    owner.model.write([(5, 1, "Việc mới")])
    owner.model.drop_begun(owner.steps[0][0].row_key)
    assert shown(owner.model)[5:] == ["Thêm dòng mới"]


def test_spaces_begin_no_record() -> None:
    owner = Owner()
    owner.model.set_new_rows(NewRows.AT_END)
    assert owner.model.write([(5, 1, "  ")]) == 0
    assert owner.steps == []


def test_a_sealed_grid_takes_nothing() -> None:
    owner = Owner()
    owner.model.set_read_only(True)
    assert not owner.model.index(0, 1).flags() & Qt.ItemFlag.ItemIsEditable
    assert owner.model.write([(0, 1, "x")]) == 0


def test_marks_are_told_to_eye_and_ear(qtbot: QtBot) -> None:
    model = Owner().model
    with qtbot.waitSignal(model.dataChanged):
        model.set_marks({("b", "due"): Mark(Tone.WARNING, "Hạn đã qua")})
    index = model.index(1, model.column_of("due"))
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "Hạn đã qua"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "30/06/2026. Lưu ý: Hạn đã qua"
    assert model.mark(0, 3) is None


def test_headers_say_what_stands_above_them() -> None:
    model = Owner().model
    ask: Callable[[int], Any] = lambda role: model.headerData(  # noqa: E731
        3, Qt.Orientation.Horizontal, role
    )
    assert ask(Qt.ItemDataRole.DisplayRole) == "Hạn"
    assert ask(Qt.ItemDataRole.AccessibleTextRole) == "Thời gian, Hạn"


def test_status_words_come_from_the_choices() -> None:
    column = columns()[5]
    assert column.choices is not None
    assert [choice.text for choice in column.choices(None)] == list(STATUSES)
