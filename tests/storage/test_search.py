# SPDX-License-Identifier: MIT
from __future__ import annotations

import random
import unicodedata

import msgspec
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from lsapp.domain.records import Activity, OpenRow, Programme, Record, Section, StatValue
from lsapp.domain.text import fold
from lsapp.storage import search as module
from lsapp.storage.search import search
from lsapp.storage.store import Store

TEXTS = {
    "road": "Xây dựng đường giao thông nông thôn",
    "training": "Đào tạo, bồi dưỡng đội ngũ trí thức (giai đoạn 2026-2030)",
    "percent": "Đạt 100% kế hoạch; mã KH_48",
    "money": "Kinh phí 1000 đồng, theo công văn 123456/UBND-KGVX",
    "quote": 'Hội nghị "trí thức" AND OR NOT NEAR(*)',
    "empty": None,
}


def save(store: Store, *records: Record) -> None:
    with store.transaction("save") as tx:
        tx.put_many(records)
        tx.commit()


def section(key: str, text: str | None, unit: str = "U") -> Section:
    return Section(unit=unit, key=key, plan="kh48", round="2026", section=key, text=text)


@pytest.fixture
def filled(store: Store) -> Store:
    save(store, *(section(key, text) for key, text in TEXTS.items()))
    return store


def keys(store: Store, text: str) -> list[str]:
    return sorted(hit.key for hit in search(store, text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("đường", ["road"]),
        ("duong", ["road", "training"]),
        ("DUONG", ["road", "training"]),
        ("giao thong", ["road"]),
        ("thôn đường", ["road"]),
        ("tri thuc", ["quote", "training"]),
        ("d", ["money", "percent", "quote", "road", "training"]),
        ("dao t", ["training"]),
        ("2026-2030", ["training"]),
        ("100%", ["money", "percent"]),
        ("00%", ["percent"]),
        ("100", ["money", "percent"]),
        ("%", ["percent"]),
        ("_", ["percent"]),
        ("kh_48", ["percent"]),
        ("456", ["money"]),
        ("ubnd-kgvx", ["money"]),
        ('"tri thuc"', ["quote", "training"]),
        ("near(*)", ["quote"]),
        ("and or not", ["quote"]),
        ("khongco", []),
        ("duong khongco", []),
        ("", []),
        ("   ", []),
        ("\0", []),
        ("\\", []),
        ("*", ["quote"]),
        ('"', ["quote"]),
    ],
)
def test_what_a_person_types_finds_what_he_means(
    filled: Store, text: str, expected: list[str]
) -> None:
    # With the accent of đ folded on both sides, "đường" finds "dưỡng" as well.
    if text == "đường":
        expected = ["road", "training"]
    assert keys(filled, text) == expected


def test_composed_and_decomposed_text_find_each_other(filled: Store) -> None:
    assert keys(filled, unicodedata.normalize("NFD", "bồi dưỡng")) == ["training"]


def test_units_kinds_and_limit_narrow_the_search(filled: Store) -> None:
    programme = Programme(
        unit="V", key="p", plan="kh48", doc_type="ctr", period_from=1, period_to=2, title="Đường"
    )
    save(filled, programme, section("x", "đường", unit="V"))
    assert {hit.kind for hit in search(filled, "duong", unit="V")} == {"programme", "section"}
    assert [hit.key for hit in search(filled, "duong", unit="V", kinds=["programme"])] == ["p"]
    assert [hit.key for hit in search(filled, "uong", kinds={"programme"})] == ["p"]
    assert search(filled, "duong", kinds=[]) == []
    assert len(search(filled, "duong", limit=1)) == 1


def test_words_at_their_beginning_come_before_parts_of_words(store: Store) -> None:
    save(store, section("part", "phong trào"), section("word", "hong"))
    assert [hit.key for hit in search(store, "hong")] == ["word", "part"]


def test_cells_and_reasons_are_found_and_bare_numbers_have_no_entry(store: Store) -> None:
    cell = StatValue(
        unit="U", key="c", plan="kh48", round="2026", form="f", row="1", column="1", value=7
    )
    row = OpenRow(
        unit="U", key="o", plan="kh48", round="2026", form="f", cells={"1": "Đề tài A", "2": 2026}
    )
    save(store, cell, row)
    assert store.database.rows("SELECT kind FROM search_entry") == [("open_row",)]
    assert [hit.key for hit in search(store, "de tai 2026")] == ["o"]
    save(store, msgspec.structs.replace(cell, value=None, not_applicable=True, reason="Chưa có"))
    assert [hit.key for hit in search(store, "chua co")] == ["c"]


def test_an_edit_replaces_what_is_found(filled: Store) -> None:
    save(filled, section("road", "Cầu"), section("empty", "Đê điều"), section("quote", None))
    assert keys(filled, "giao thong") == []
    assert keys(filled, "cau") == ["road"]
    assert keys(filled, "de dieu") == ["empty"]
    assert keys(filled, "near") == []
    with filled.transaction("delete") as tx:
        tx.delete(Section, "U", "road")
        tx.commit()
    assert keys(filled, "cau") == []


def test_every_word_of_ten_thousand_records_is_found(store: Store) -> None:
    words = [
        "đường",
        "đào",
        "tạo",
        "dưỡng",
        "đội",
        "ngũ",
        "ước",
        "lượng",
        "ở",
        "ưu",
        "tiên",
        "ý",
        "kiến",
        "Ấp",
        "ằng",
        "ỡ",
    ]
    source = random.Random(48)
    programme = Programme(
        unit="U", key="p", plan="kh48", doc_type="ctr", period_from=1, period_to=2
    )
    records = [
        Activity(
            unit="U",
            key=str(n),
            programme="p",
            group="1",
            content=" ".join(source.sample(words, 4)),
        )
        for n in range(10_000)
    ]
    save(store, programme, *records)
    for word in words:
        expected = {
            record.key
            for record in records
            if any(part.startswith(fold(word)) for part in fold(record.content or "").split())
        }
        assert {hit.key for hit in search(store, fold(word), limit=20_000)} == expected


def test_no_text_is_an_error(filled: Store) -> None:
    @settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
    @example('"')
    @example('a" OR "b')
    @example("^a")
    @example("a*b")
    @example("{folded}: x")
    @example("-a")
    @given(st.text(max_size=30))
    def check(text: str) -> None:
        if not any(0xD800 <= ord(char) <= 0xDFFF for char in text):
            search(filled, text)

    check()


def test_a_record_is_found_by_its_own_text(store: Store) -> None:
    letters = st.characters(categories=["L", "N", "P", "S", "Zs"])

    @settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.text(letters, min_size=1, max_size=40))
    def check(text: str) -> None:
        save(store, section("x", text))
        if fold(text):
            assert keys(store, text) == ["x"]

    check()


def test_a_pasted_page_is_searched_by_its_longest_words(filled: Store) -> None:
    words = [f"tu{number:04}" for number in range(3000)]
    assert keys(filled, " ".join(words)) == []
    page = "Đào tạo, bồi dưỡng đội ngũ trí thức (giai đoạn 2026-2030) " * 400
    assert keys(filled, page) == ["training"]


@pytest.mark.parametrize("parts", [True, False])
def test_a_beginning_of_very_many_words_finds_them_all(store: Store, parts: bool) -> None:
    save(
        store,
        *(section(f"{n}", f"Mã 700{n:03} {'xã' if n == 150 else 'phường'}") for n in range(200)),
    )
    found = {hit.key for hit in search(store, "700", limit=500, parts=parts)}
    assert found == {str(n) for n in range(200)}
    assert [hit.key for hit in search(store, "7001 xa", parts=parts)] == ["150"]


def test_a_word_saved_later_is_known_at_once(filled: Store) -> None:
    assert keys(filled, "duongba") == []
    save(filled, section("new", "Đườngba mới"))
    assert keys(filled, "duongb") == ["new"]
    with filled.transaction("gone") as tx:
        tx.delete(Section, "U", "new")
        tx.commit()
    assert keys(filled, "duongb") == []


def test_a_short_beginning_of_very_many_words_is_looked_for_in_the_texts(store: Store) -> None:
    save(store, *(section(f"s{n:03}", f"Bản b{n:03}a thứ {n}") for n in range(90)))
    save(store, section("z", "Đường zích zắc"), section("sign", "Kế hoạch 48/KH-UBND tỉnh"))
    hits = search(store, "b", limit=200, parts=False)
    assert len(hits) == 90
    assert [one.key for one in search(store, "b thu 7", limit=5, parts=False)][:1] == ["s007"]
    assert [one.key for one in search(store, "zi b", parts=False)] == []
    assert [one.key for one in search(store, "du z", parts=False)] == ["z"]
    assert search(store, "b", unit="V", parts=False) == []


def test_what_is_written_with_signs_is_one_word(store: Store) -> None:
    save(store, section("plan", "Theo 48/KH-UBND"), section("apart", "KH số 48, UBND tỉnh"))
    for text in ("48/KH-UBND", "48/kh-ub", "48/kh-u", "kh-ubnd"):
        assert [one.key for one in search(store, text, parts=False)] == ["plan"], text


@pytest.mark.parametrize("small", [0, 5_000])
def test_in_a_unit_it_finds_the_same_by_its_texts_as_by_the_index(
    filled: Store, monkeypatch: pytest.MonkeyPatch, small: int
) -> None:
    monkeypatch.setattr(module, "_SMALL", small)
    save(filled, section("elsewhere", "đường làng", unit="V"))
    for text, expected in (
        ("duong", ["road", "training"]),
        ("d", ["money", "percent", "quote", "road", "training"]),
        ("456", ["money"]),
        ("00%", ["percent"]),
        ("%", ["percent"]),
        ("kh_48", ["percent"]),
        ('"tri thuc"', ["quote", "training"]),
        ("khongco", []),
    ):
        assert sorted(hit.key for hit in search(filled, text, unit="U")) == expected, text
    assert search(filled, "uong", unit="U", parts=False) == []
    assert [hit.key for hit in search(filled, "uong", unit="V")] == ["elsewhere"]
    assert search(filled, "duong", unit="U", kinds=["programme"]) == []
    assert len(search(filled, "d", unit="U", limit=2)) == 2
