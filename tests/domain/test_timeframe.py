# SPDX-License-Identifier: MIT
from __future__ import annotations

import datetime as dt
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lsapp.domain.text import MAX_TEXT, fold
from lsapp.domain.timeframe import Timeframe, TimeframeKind, parse_timeframe, print_timeframe

K = TimeframeKind


def days(written: str) -> tuple[dt.date | None, dt.date | None]:
    """Read ``2026-04-01 2026-06-30``; a dash stands for no day."""
    start, due = (None if part == "-" else dt.date.fromisoformat(part) for part in written.split())
    return start, due


READINGS = [
    # One day
    ("05/3/2020", K.DAY, "2020-03-05 2020-03-05", "05/3/2020"),
    ("5.3.2020", K.DAY, "2020-03-05 2020-03-05", "05/3/2020"),
    ("Ngày 5 tháng 3 năm 2020", K.DAY, "2020-03-05 2020-03-05", "05/3/2020"),
    ("2020-03-05", K.DAY, "2020-03-05 2020-03-05", "05/3/2020"),
    # A month
    ("Tháng 6/2026", K.MONTH, "2026-06-01 2026-06-30", "Tháng 6/2026"),
    ("tháng 06 năm 2026", K.MONTH, "2026-06-01 2026-06-30", "Tháng 6/2026"),
    ("Tháng 2/2024", K.MONTH, "2024-02-01 2024-02-29", "Tháng 02/2024"),
    ("6/2026", K.MONTH, "2026-06-01 2026-06-30", "Tháng 6/2026"),
    ("Trong tháng 6 năm 2026", K.MONTH, "2026-06-01 2026-06-30", "Tháng 6/2026"),
    # A quarter
    ("Quý II/2020", K.QUARTER, "2020-04-01 2020-06-30", "Quý II/2020"),
    ("Quý II năm 2020", K.QUARTER, "2020-04-01 2020-06-30", "Quý II/2020"),
    ("Quý 2/2020", K.QUARTER, "2020-04-01 2020-06-30", "Quý II/2020"),
    ("Q2/2020", K.QUARTER, "2020-04-01 2020-06-30", "Quý II/2020"),
    ("QUÍ II.2020", K.QUARTER, "2020-04-01 2020-06-30", "Quý II/2020"),
    ("quy ii, nam 2020", K.QUARTER, "2020-04-01 2020-06-30", "Quý II/2020"),
    ("Hoàn thành trong quý II/2020.", K.QUARTER, "2020-04-01 2020-06-30", "Quý II/2020"),
    ("Quý IV năm 2026", K.QUARTER, "2026-10-01 2026-12-31", "Quý IV/2026"),
    # Half a year, nine months, parts of a year
    ("6 tháng đầu năm 2026", K.HALF, "2026-01-01 2026-06-30", "6 tháng đầu năm 2026"),
    ("06 tháng cuối năm 2026", K.HALF, "2026-07-01 2026-12-31", "6 tháng cuối năm 2026"),
    ("Nửa đầu năm 2026", K.HALF, "2026-01-01 2026-06-30", "6 tháng đầu năm 2026"),
    ("9 tháng đầu năm 2026", K.RANGE, "2026-01-01 2026-09-30", "Từ tháng 01 đến tháng 9/2026"),
    ("Đầu năm 2026", K.PART, "2026-01-01 2026-03-31", "Đầu năm 2026"),
    ("Giữa năm 2026", K.PART, "2026-04-01 2026-06-30", "Giữa năm 2026"),
    ("Cuối năm 2026", K.PART, "2026-10-01 2026-12-31", "Cuối năm 2026"),
    # A year
    ("Năm 2026", K.YEAR, "2026-01-01 2026-12-31", "Năm 2026"),
    ("2026", K.YEAR, "2026-01-01 2026-12-31", "Năm 2026"),
    ("Trong năm 2026", K.YEAR, "2026-01-01 2026-12-31", "Năm 2026"),
    # Ranges
    ("2021-2025", K.RANGE, "2021-01-01 2025-12-31", "2021-2025"),
    ("2021–2025", K.RANGE, "2021-01-01 2025-12-31", "2021-2025"),
    ("Giai đoạn 2021 - 2030", K.RANGE, "2021-01-01 2030-12-31", "2021-2030"),
    ("Từ năm 2021 đến năm 2025", K.RANGE, "2021-01-01 2025-12-31", "2021-2025"),
    ("năm 2025, 2026", K.RANGE, "2025-01-01 2026-12-31", "2025-2026"),
    ("Quý II - Quý IV/2026", K.RANGE, "2026-04-01 2026-12-31", "Quý II - Quý IV/2026"),
    ("Quý II-IV/2026", K.RANGE, "2026-04-01 2026-12-31", "Quý II - Quý IV/2026"),
    ("Quý II, III năm 2026", K.RANGE, "2026-04-01 2026-09-30", "Quý II - Quý III/2026"),
    ("Quý IV/2025 - Quý I/2026", K.RANGE, "2025-10-01 2026-03-31", "Quý IV/2025 - Quý I/2026"),
    ("Từ tháng 3 đến tháng 6/2026", K.RANGE, "2026-03-01 2026-06-30",
     "Từ tháng 3 đến tháng 6/2026"),
    ("Tháng 6-8/2026", K.RANGE, "2026-06-01 2026-08-31", "Từ tháng 6 đến tháng 8/2026"),
    ("Tháng 6 và tháng 7/2026", K.RANGE, "2026-06-01 2026-07-31", "Từ tháng 6 đến tháng 7/2026"),
    ("Tháng 12/2025 - 2/2026", K.RANGE, "2025-12-01 2026-02-28",
     "Từ tháng 12/2025 đến tháng 02/2026"),
    ("Từ 01/3 đến hết 15/6/2026", K.RANGE, "2026-03-01 2026-06-15",
     "Từ ngày 01/3/2026 đến ngày 15/6/2026"),
    ("01/3/2026-15/6/2026", K.RANGE, "2026-03-01 2026-06-15",
     "Từ ngày 01/3/2026 đến ngày 15/6/2026"),
    ("2026-03-01 - 2026-06-15", K.RANGE, "2026-03-01 2026-06-15",
     "Từ ngày 01/3/2026 đến ngày 15/6/2026"),
    ("1-3-2026 - 15-6-2026", K.RANGE, "2026-03-01 2026-06-15",
     "Từ ngày 01/3/2026 đến ngày 15/6/2026"),
    ("Tháng 3, 6 và 9/2026", K.RANGE, "2026-03-01 2026-09-30", "Từ tháng 3 đến tháng 9/2026"),
    ("2021-2025 và 2026-2030", K.RANGE, "2021-01-01 2030-12-31", "2021-2030"),
    # Ranges that are something plainer
    ("Tháng 4 - 6/2026", K.QUARTER, "2026-04-01 2026-06-30", "Quý II/2026"),
    ("Quý I, II/2026", K.HALF, "2026-01-01 2026-06-30", "6 tháng đầu năm 2026"),
    ("Từ tháng 1 đến tháng 12/2026", K.YEAR, "2026-01-01 2026-12-31", "Năm 2026"),
    # Open ends
    ("Trước ngày 30/6/2020", K.BEFORE, "- 2020-06-30", "Trước ngày 30/6/2020"),
    ("Xong trước 30/6/2020", K.BEFORE, "- 2020-06-30", "Trước ngày 30/6/2020"),
    ("Trước tháng 6/2026", K.BEFORE, "- 2026-05-31", "Trước ngày 31/5/2026"),
    ("Đến hết năm 2025", K.UNTIL, "- 2025-12-31", "Đến hết năm 2025"),
    ("Đến năm 2030", K.UNTIL, "- 2030-12-31", "Đến hết năm 2030"),
    ("Chậm nhất ngày 30/6/2020", K.UNTIL, "- 2020-06-30", "Đến ngày 30/6/2020"),
    ("Hết quý II/2020", K.UNTIL, "- 2020-06-30", "Đến hết Quý II/2020"),
    ("Đến hết tháng 6/2026", K.UNTIL, "- 2026-06-30", "Đến hết tháng 6/2026"),
    ("Từ năm 2026 trở đi", K.ONWARD, "2026-01-01 -", "Từ năm 2026"),
    ("Từ tháng 6/2026", K.ONWARD, "2026-06-01 -", "Từ tháng 6/2026"),
    ("Từ quý II/2026", K.ONWARD, "2026-04-01 -", "Từ Quý II/2026"),
    ("Kể từ ngày 05/3/2026", K.ONWARD, "2026-03-05 -", "Từ ngày 05/3/2026"),
    # What recurs is never due
    ("Hằng năm", K.YEARLY, "- -", "Hằng năm"),
    ("hàng năm", K.YEARLY, "- -", "Hằng năm"),
    ("Thường niên", K.YEARLY, "- -", "Hằng năm"),
    ("Quý IV hằng năm", K.YEARLY, "- -", "Quý IV hằng năm"),
    ("Trước ngày 15/12 hằng năm", K.YEARLY, "- -", "Trước ngày 15/12 hằng năm"),
    ("Hàng quý", K.QUARTERLY, "- -", "Hằng quý"),
    ("Hàng tháng", K.MONTHLY, "- -", "Hằng tháng"),
    ("THƯỜNG XUYÊN", K.CONTINUOUS, "- -", "Thường xuyên"),
    ("Thường xuyên, hằng năm", K.CONTINUOUS, "- -", "Thường xuyên, hằng năm"),
    ("theo quy định", K.BY_RULE, "- -", "Theo quy định"),
    ("Theo kế hoạch của tỉnh", K.BY_RULE, "- -", "Theo kế hoạch của tỉnh"),
    ("Khi có Chiến lược của Trung ương", K.CONDITIONAL, "- -", "Khi có Chiến lược của Trung ương"),
    ("Sau khi Chiến lược được ban hành", K.CONDITIONAL, "- -", "Sau khi Chiến lược được ban hành"),
    # Kept as written
    ("Đầu năm", K.UNKNOWN, "- -", "Đầu năm"),
    ("Quý II", K.UNKNOWN, "- -", "Quý II"),
    ("Tháng 13/2026", K.UNKNOWN, "- -", "Tháng 13/2026"),
    ("31/6/2026", K.UNKNOWN, "- -", "31/6/2026"),
    ("Năm học 2025-2026", K.UNKNOWN, "- -", "Năm học 2025-2026"),
    ("2025-2021", K.UNKNOWN, "- -", "2025-2021"),
    ("2021-2025, tầm nhìn 2030", K.UNKNOWN, "- -", "2021-2025, tầm nhìn 2030"),
    ("Trước mắt", K.UNKNOWN, "- -", "Trước mắt"),
    ("chưa rõ", K.UNKNOWN, "- -", "chưa rõ"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind", "written", "printed"), READINGS, ids=lambda value: str(value)
)
def test_what_officials_write(text: str, kind: TimeframeKind, written: str, printed: str) -> None:
    timeframe = parse_timeframe(text)
    assert timeframe == Timeframe(text, kind, *days(written))
    assert print_timeframe(timeframe) == printed


@pytest.mark.parametrize("text", [reading[0] for reading in READINGS])
def test_case_accents_and_composition_do_not_count(text: str) -> None:
    expected = parse_timeframe(text)
    for variant in (
        text.upper(),
        fold(text),
        unicodedata.normalize("NFD", text),
        f"  {text}. ",
        text.replace("-", "–"),
        text.replace(" ", "\xa0"),
    ):
        seen = parse_timeframe(variant)
        assert (seen.kind, seen.start, seen.due) == (expected.kind, expected.start, expected.due)


@pytest.mark.parametrize(
    ("text", "kind", "written"),
    [
        ("Quý II", K.QUARTER, "2026-04-01 2026-06-30"),
        ("Tháng 6", K.MONTH, "2026-06-01 2026-06-30"),
        ("Tháng 3 - 6", K.RANGE, "2026-03-01 2026-06-30"),
        ("Quý III-IV", K.HALF, "2026-07-01 2026-12-31"),
        ("Đầu năm", K.PART, "2026-01-01 2026-03-31"),
        ("6 tháng đầu năm", K.HALF, "2026-01-01 2026-06-30"),
        ("trước 30/6", K.BEFORE, "- 2026-06-30"),
        ("ngày 5 tháng 3", K.DAY, "2026-03-05 2026-03-05"),
        ("Quý II/2025", K.QUARTER, "2025-04-01 2025-06-30"),
    ],
)
def test_a_known_year_stands_in_where_the_words_leave_it_out(
    text: str, kind: TimeframeKind, written: str
) -> None:
    assert parse_timeframe(text, 2026) == Timeframe(text, kind, *days(written))


@pytest.mark.parametrize("text", [None, "", "   ", "\x00"])
def test_nothing_is_unknown(text: str | None) -> None:
    timeframe = parse_timeframe(text)
    assert (timeframe.kind, timeframe.start, timeframe.due) == (K.UNKNOWN, None, None)
    assert print_timeframe(timeframe).strip(" \x00") == ""


def test_the_longest_field_is_no_error() -> None:
    for text in (
        "x" * (MAX_TEXT + 1),
        "Quý II/2020 " * 1000,
        "1," * 100,
        "từ đến " * 25,
        "-" * 200,
    ):
        timeframe = parse_timeframe(text)
        assert timeframe.kind is K.UNKNOWN
        assert timeframe.text.strip() == text.strip()


words = st.sampled_from(
    """
    từ đến tới hết trước ngày tháng quý năm đầu giữa cuối hằng I II III IV 1 2 5 6 9 12 15 31 2020
    2026 2030 / - , và trong giai đoạn thường xuyên khi có theo quy định 30/6/2020 1/3 6/2026 nửa
    trở đi chậm nhất 2026-03-05 5-3-2020
    """.split()  # noqa: SIM905
)
years = st.integers(1900, 2199)
numbers = st.sampled_from(["I", "II", "III", "IV", "1", "4"])
months = st.integers(1, 12)
dates = st.dates(dt.date(1901, 1, 1), dt.date(2199, 12, 30))
singles = st.one_of(
    st.builds("{:%d/%m/%Y}".format, dates),
    st.builds("Quý {}/{}".format, numbers, years),
    st.builds("Tháng {}/{}".format, months, years),
    st.builds("6 tháng {} năm {}".format, st.sampled_from(["đầu", "cuối"]), years),
    st.builds("{} năm {}".format, st.sampled_from(["Đầu", "Giữa", "Cuối"]), years),
    st.builds("Năm {}".format, years),
)
phrases = st.one_of(
    singles,
    st.builds("{} {}".format, st.sampled_from(["Trước", "Đến hết", "Chậm nhất", "Từ"]), singles),
    st.builds("Từ {} đến {}".format, singles, singles),
    st.builds("{} - {}".format, singles, singles),
    st.builds("{}-{}".format, years, years),
    st.builds("Tháng {}-{}/{}".format, months, months, years),
    st.builds("Quý {}, {}/{}".format, numbers, numbers, years),
)


@given(st.one_of(phrases, st.lists(words, max_size=9).map(" ".join), st.text(max_size=30)))
@example("Trước năm 1900")
@example("Từ 01/01/2026 đến 31/12/2026")
def test_printing_loses_nothing_that_was_understood(text: str) -> None:
    timeframe = parse_timeframe(text)
    printed = print_timeframe(timeframe)
    again = parse_timeframe(printed)
    assert (again.kind, again.start, again.due) == (timeframe.kind, timeframe.start, timeframe.due)
    assert print_timeframe(again) == printed


@given(singles)
def test_a_single_time_is_always_understood(text: str) -> None:
    timeframe = parse_timeframe(text)
    assert timeframe.kind is not K.UNKNOWN
    assert timeframe.start is not None
    assert timeframe.due is not None
    assert timeframe.start <= timeframe.due
    assert timeframe.start.year == timeframe.due.year == int(text[-4:])


@given(singles, singles)
def test_a_range_runs_from_its_first_day_to_its_last(left: str, right: str) -> None:
    first, last = parse_timeframe(left), parse_timeframe(right)
    timeframe = parse_timeframe(f"Từ {left} đến {right}")
    assert first.start is not None
    assert last.due is not None
    if first.start <= last.due:
        assert (timeframe.start, timeframe.due) == (first.start, last.due)
    else:
        assert timeframe.kind is K.UNKNOWN
