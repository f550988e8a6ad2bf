# SPDX-License-Identifier: MIT
# ruff: noqa: PT012 - what raises is a transaction with something done in it
from __future__ import annotations

import datetime as dt
import sqlite3
import typing
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lsapp.domain.records import (
    Activity,
    BudgetLine,
    Evidence,
    GroupStatement,
    Letterhead,
    OpenRow,
    Programme,
    Progress,
    Receipt,
    ReceiptState,
    Record,
    Round,
    Section,
    Status,
    StatValue,
    Submission,
)
from lsapp.errors import UserError
from lsapp.storage import journal
from lsapp.storage.schema import RECORD_TYPES
from lsapp.storage.store import Store

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
HINTS = {
    str: TEXT,
    int: st.integers(-(10**15), 10**15),
    bool: st.booleans(),
    dt.date: st.dates(),
    dt.datetime: st.datetimes(
        dt.datetime(1971, 1, 1), dt.datetime(2999, 1, 1), timezones=st.just(dt.UTC)
    ),
    Decimal: st.decimals(allow_nan=False, allow_infinity=False),
    list[str]: st.lists(TEXT, max_size=3),
    dict[str, int | str]: st.dictionaries(TEXT, st.integers(-(10**15), 10**15) | TEXT, max_size=3),
    type(None): st.none(),
}


canonical = msgspec.json.Encoder(order="sorted").encode


def records_of(record_type: type[Record]) -> st.SearchStrategy[Record]:
    fields = {}
    for name, hint in typing.get_type_hints(record_type).items():
        if name != "KIND":
            arms = [hint] if hint in HINTS else typing.get_args(hint) or [hint]
            fields[name] = st.one_of(
                *(HINTS[arm] if arm in HINTS else st.sampled_from(list(arm)) for arm in arms)
            )
    return st.builds(record_type, **fields)


def programme(key: str = "p", **fields: object) -> Programme:
    values = {"plan": "kh48", "doc_type": "ctr", "period_from": 2026, "period_to": 2030} | fields
    return Programme(unit="U", key=key, **values)


def activity(key: str, **fields: object) -> Activity:
    return Activity(**{"unit": "U", "key": key, "programme": "p", "group": "1"} | fields)


def progress(key: str, of: str, round_code: str = "2026") -> Progress:
    return Progress(unit="U", key=key, plan="kh48", round=round_code, activity=of)


def save(store: Store, *records: Record) -> None:
    with store.transaction("save") as tx:
        tx.put_many(records)
        tx.commit()


@pytest.mark.parametrize("kind", RECORD_TYPES)
def test_every_record_comes_back_as_it_was_put(kind: str, make_store, tmp_path: Path) -> None:
    store = make_store(tmp_path / "a.lsdb")
    store.database.rows("PRAGMA foreign_keys=OFF")

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(records_of(RECORD_TYPES[kind]))
    def check(record: Record) -> None:
        with store.transaction("test") as tx:
            tx.put(record)
            back = tx.get(type(record), record.unit, record.key)
            assert back == record
            # 12 and Decimal("12") are equal, and yet not the same bytes in a payload.
            assert canonical(back) == canonical(record)

    check()


@pytest.mark.parametrize(
    "value", [12, Decimal("12"), Decimal("12.50"), Decimal("1E+2"), Decimal("-0"), 0, None]
)
def test_a_number_keeps_its_kind_and_its_digits(store: Store, value: object) -> None:
    cell = StatValue(
        unit="U", key="k", plan="kh48", round="2026", form="f", row="1", column="1", value=value
    )
    save(store, cell)
    back = store.get(StatValue, "U", "k")
    assert back is not None
    assert (type(back.value), str(back.value)) == (type(value), str(value))


def test_an_equal_number_written_differently_is_a_change(store: Store) -> None:
    def cell(value: object) -> StatValue:
        return StatValue(
            unit="U", key="k", plan="p", round="2026", form="f", row="1", column="1", value=value
        )

    save(store, cell(12))
    for value in (Decimal("12"), Decimal("12.0"), 12):
        with store.transaction("again") as tx:
            tx.put(cell(value))
            assert tx.commit().changed == 1
        back = store.get(StatValue, "U", "k")
        assert back is not None
        assert canonical(back) == canonical(cell(value))


def test_nothing_is_written_without_commit(store: Store) -> None:
    with store.transaction("forgotten") as tx:
        tx.put(programme())
        assert store.get(Programme, "U", "p") == programme()
    assert store.get(Programme, "U", "p") is None
    assert journal.actions(store) == []


def test_an_exception_undoes_everything(store: Store) -> None:
    with pytest.raises(KeyError), store.transaction("broken") as tx:
        tx.put(programme())
        raise KeyError
    assert store.count(Programme) == 0


def test_an_exception_after_commit_undoes_nothing(store: Store) -> None:
    with pytest.raises(KeyError), store.transaction("done") as tx:
        tx.put(programme())
        tx.commit()
        raise KeyError
    assert store.count(Programme) == 1


def test_commit_tells_what_it_did(store: Store) -> None:
    save(store, programme(), activity("a"), activity("b"))
    with store.transaction("mixed") as tx:
        tx.put_many([activity("a", content="mới"), activity("b"), activity("c")])
        tx.put_many([activity("d"), programme("q")])
        tx.delete(Programme, "U", "q")
        tx.delete(Activity, "U", "none")
        change = tx.commit()
    assert change.action == 2
    assert (change.added, change.changed, change.deleted) == (2, 1, 0)
    assert change.kinds == {"activity"}


def test_an_empty_transaction_leaves_no_trace_in_the_journal(store: Store) -> None:
    save(store, programme())
    with store.transaction("same again") as tx:
        tx.put(programme())
        change = tx.commit()
    assert change.action is None
    assert change.kinds == frozenset()
    with store.transaction("there and back") as tx:
        tx.put(programme(title="x"))
        tx.put(programme())
        assert tx.commit().action is None
    assert len(journal.actions(store)) == 1


def test_children_may_come_before_their_parents(store: Store) -> None:
    save(store, progress("r", "b"), activity("b", parent="a"), activity("a"), programme())
    assert store.count(Activity) == 2


def test_deleting_what_others_hang_on_is_refused_in_words(store: Store) -> None:
    save(store, programme(), activity("a"))
    with pytest.raises(UserError) as caught, store.transaction("delete") as tx:
        tx.delete(Programme, "U", "p")
        tx.commit()
    assert caught.value.code == "record.still_used"
    assert caught.value.facts == {"kind": "programme", "used_by": "activity"}
    assert store.count(Programme) == 1
    save(store, programme(title="vẫn ghi được"))


def test_a_child_without_its_parent_is_refused(store: Store) -> None:
    with pytest.raises(UserError) as caught, store.transaction("orphan") as tx:
        tx.put(activity("a", programme="nowhere"))
        tx.commit()
    assert caught.value.code == "record.parent_missing"
    assert store.count(Activity) == 0


def test_evidence_may_stand_for_the_report_as_a_whole(store: Store) -> None:
    file = Evidence(
        unit="U", key="e", plan="kh48", round="2026", name="a.pdf", size=1, sha256="0" * 64
    )
    save(store, file)
    assert store.select(Evidence, activity=None) == [file]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Letterhead(unit="U", key="1"), Letterhead(unit="U", key="2")),
        (
            Section(unit="U", key="1", plan="kh48", round="2026", section="1"),
            Section(unit="U", key="2", plan="kh48", round="2026", section="1"),
        ),
        (
            GroupStatement(unit="U", key="1", plan="kh48", round="2026", group="1"),
            GroupStatement(unit="U", key="2", plan="kh48", round="2026", group="1"),
        ),
    ],
    ids=["letterhead", "section", "group_statement"],
)
def test_two_records_may_not_share_a_natural_key(
    store: Store, first: Record, second: Record
) -> None:
    save(store, first)
    with pytest.raises(UserError) as caught, store.transaction("twice") as tx:
        tx.put(second)
    assert caught.value.code == "record.duplicate"
    assert caught.value.facts == {"kind": first.KIND}
    with store.transaction("instead") as tx:
        tx.delete(type(first), "U", "1")
        tx.put(second)
        tx.commit()
    assert store.select(type(first)) == [second]


def test_after_a_refused_write_the_transaction_cannot_be_committed(store: Store) -> None:
    save(store, Letterhead(unit="U", key="1"))
    with store.transaction("stubborn") as tx:
        tx.put(programme())
        with pytest.raises(UserError):
            tx.put(Letterhead(unit="U", key="2"))
        with pytest.raises(RuntimeError):
            tx.commit()
    assert store.count(Programme) == 0


def test_two_records_may_trade_their_natural_keys(store: Store) -> None:
    save(store, programme(), activity("a"), activity("b"), progress("1", "a"), progress("2", "b"))
    save(store, progress("1", "b"), progress("2", "a"))
    assert store.select(Progress) == [progress("1", "b"), progress("2", "a")]
    journal.undo(store)
    assert store.select(Progress) == [progress("1", "a"), progress("2", "b")]


def test_select_filters_sorts_and_counts(store: Store) -> None:
    save(
        store,
        programme(),
        activity("b", position=1, due_on=dt.date(2026, 6, 30)),
        activity("a", position=2, parent="b"),
        activity("c", position=0, group="2"),
    )
    keys = [record.key for record in store.select(Activity, unit="U")]
    assert keys == ["a", "b", "c"]
    ordered = store.select(Activity, unit="U", group="1", order=("position",))
    assert [record.key for record in ordered] == ["b", "a"]
    assert [r.key for r in store.select(Activity, due_on=dt.date(2026, 6, 30))] == ["b"]
    assert [record.key for record in store.select(Activity, parent=None)] == ["b", "c"]
    assert store.count(Activity, unit="U", parent="b") == 1
    assert store.count(Activity, unit="elsewhere") == 0
    assert store.find(Activity, [("U", "a"), ("U", "x"), ("V", "a")]) == {
        ("U", "a"): activity("a", position=2, parent="b")
    }


def test_select_understands_words_and_flags(store: Store) -> None:
    save(store, programme(), activity("a"))
    done = msgspec.structs.replace(progress("r", "a"), status=Status.COMPLETED)
    statement = GroupStatement(
        unit="U", key="g", plan="kh48", round="2026", group="1", none_arising=True
    )
    save(store, done, statement)
    assert store.select(Progress, status=Status.COMPLETED) == [done]
    assert store.select(GroupStatement, none_arising=True) == [statement]
    assert store.select(GroupStatement, none_arising=False) == []


def test_a_moment_is_kept_in_utc_and_needs_its_zone(store: Store) -> None:
    hanoi = dt.datetime(2026, 12, 17, 8, tzinfo=dt.timezone(dt.timedelta(hours=7)))
    submission = Submission(
        unit="U", key="s", plan="kh48", round="2026", uuid="u", revision=1, hash="h",
        made_at=hanoi, own=True,
    )  # fmt: skip
    save(store, submission)
    assert store.select(Submission, own=True) == [submission]
    (text,) = store.database.rows("SELECT made_at FROM submission")[0]
    assert text == "2026-12-17T01:00:00.000000+00:00"
    naive = msgspec.structs.replace(submission, made_at=hanoi.replace(tzinfo=None))
    with pytest.raises(ValueError, match="zone"), store.transaction("naive") as tx:
        tx.put(naive)


def test_checks_of_the_table_are_bugs_not_messages(store: Store) -> None:
    receipt = Receipt(
        unit="U", key="r", plan="kh48", round="2026", hash="h", original_sha256="o",
        file_name="f", verdict="new", state=ReceiptState.RECEIVED,
        received_at=dt.datetime.now(dt.UTC), imported_at=dt.datetime.now(dt.UTC),
    )  # fmt: skip
    save(store, receipt)
    with pytest.raises(sqlite3.IntegrityError), store.database.transaction():
        store.database.execute("UPDATE receipt SET state = 'invented'")


def test_an_unreadable_row_is_damage(store: Store) -> None:
    save(store, programme(issued_on=dt.date(2026, 1, 1)))
    with store.database.transaction():
        store.database.execute("UPDATE programme SET issued_on = '2026-99-99'")
        store.database.commit()
    with pytest.raises(UserError) as caught:
        store.select(Programme)
    assert caught.value.code == "database.damaged"


def test_text_that_is_no_text_any_more_is_damage(store: Store) -> None:
    save(store, programme(title="Đề án"))
    with store.database.transaction():
        store.database.execute("UPDATE programme SET title = CAST(x'c3c3' AS TEXT)")
        store.database.commit()
    with pytest.raises(UserError) as caught:
        store.select(Programme)
    assert caught.value.code == "database.damaged"


def test_payloads_are_kept_once_under_their_hash(store: Store) -> None:
    for content in (b"\0\xff", b"never written"):
        with store.transaction("seal", undoable=False) as tx:
            tx.keep_payload("ab", content)
            assert tx.commit().action is None
    assert store.payload("ab") == b"\0\xff"
    assert store.payload("cd") is None


def test_rounds_belong_to_no_unit(store: Store) -> None:
    day = dt.date(2026, 12, 14)
    held = Round(
        unit="", key="r", plan="kh48", code="2026", flow_from=day, flow_to=day, stock_on=day,
        cut_off=day, unit_deadline=day, department_deadline=day,
    )  # fmt: skip
    save(store, held)
    assert store.select(Round, unit="", plan="kh48") == [held]


def test_cells_may_be_of_any_text(store: Store) -> None:
    row = OpenRow(
        unit="U", key="o", plan="kh48", round="2026", form="f", cells={'"': "'; DROP", "n": 5}
    )
    save(store, row)
    assert store.get(OpenRow, "U", "o") == row


def test_money_up_to_a_thousand_billion_fits(store: Store) -> None:
    line = BudgetLine(unit="U", key="b", activity="a", year=2026, source="x", planned=10**15)
    save(store, programme(), activity("a"), line)
    assert store.get(BudgetLine, "U", "b") == line


def test_many_records_of_several_units_are_replaced_at_once(store: Store) -> None:
    rows = [
        Section(unit=f"U{n % 3}", key=str(n), plan="kh48", round="2026", section=str(n))
        for n in range(900)
    ]
    save(store, *rows)
    changed = [msgspec.structs.replace(row, text="x") for row in rows[::2]]
    with store.transaction("edit") as tx:
        tx.put_many([*rows, *changed])
        change = tx.commit()
    assert (change.added, change.changed) == (0, 450)
    with store.transaction("clear") as tx:
        tx.delete_many(Section, "U0", [row.key for row in rows])
        assert tx.commit().deleted == 300


def test_many_records_are_replaced_in_the_columns_that_differ_alone(store: Store) -> None:
    """Numbers too, though ``12`` and ``Decimal("12")`` are equal: they are sealed differently."""
    base = StatValue(unit="U", key="", plan="kh48", round="2026", form="B1", row="", column="c")
    held = [msgspec.structs.replace(base, key=f"s{n:02}", row=f"r{n}", value=12) for n in range(40)]
    with store.transaction("fill") as tx:
        tx.put_many(held)
        tx.commit()
    wanted = [
        msgspec.structs.replace(one, value=Decimal("12"), reason="đếm lại" if n % 2 else None)
        for n, one in enumerate(held)
    ]
    with store.transaction("count again") as tx:
        tx.put_many(wanted)
        assert tx.commit().changed == 40
    read = store.select(StatValue)
    assert read == wanted
    assert {repr(one.value) for one in read} == {"Decimal('12')"}
