# SPDX-License-Identifier: MIT
"""The seal of a workbook: what it spares is spared only where the whole comparison would find nothing."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lsapp.intake.guard import check_package
from lsapp.intake.reading import Reading, read_submission
from lsapp.intake.refusal import Refusal
from lsapp.intake.seal import holds_seal
from lsapp.services.desk import installed_catalogue
from lsapp.services.examining import examine_files
from lsapp.submission.payload import canonical
from lsapp.submission.seal import SEAL_PROPERTY, UNSEALED_PART
from tests.submission.strategies import OPTIONS
from tests.submission.workbooks import (
    awkward_case,
    changed,
    put,
    read,
    sample_case,
    template_of,
    workbook_of,
)

CASE = sample_case()
NAME = "bản nộp.xlsx"
Parts = dict[str, bytes]
LINE = next(one for one in CASE.payload.records.budget_lines if one.planned)


@cache
def honest() -> bytes:
    return workbook_of(CASE)


@cache
def honest_parts() -> Parts:
    with zipfile.ZipFile(io.BytesIO(honest())) as package:
        return {name: package.read(name) for name in package.namelist()}


def judged(data: bytes) -> Reading:
    """The reading of one who compares every cell, whatever the seal says."""
    return read_submission(data, NAME, OPTIONS | {"compare": "always"})


def is_sealed(data: bytes) -> bool:
    try:
        return holds_seal(check_package(data))
    except Refusal:
        return False


def zipped(parts: Parts, level: int = 6, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method, compresslevel=level) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name), content, method, level)
    return stream.getvalue()


def seal_by_the_book(data: bytes) -> str:
    """The seal as docs/format.md says it, computed with nothing of ours."""
    lines = []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for entry in package.infolist():
            header = data[entry.header_offset : entry.header_offset + 30]
            start = entry.header_offset + 30 + header[26] + header[27] * 256 + header[28]
            packed = hashlib.sha256(data[start : start + entry.compress_size]).hexdigest()
            facts = (entry.filename, entry.compress_type, entry.file_size, f"{entry.CRC:08x}")
            lines.append("\t".join(map(str, (*facts, packed))) + "\n")
    kept = sorted(line for line in lines if not line.startswith("docProps/custom.xml\t"))
    return hashlib.sha256(("lsapp-seal 1\n" + "".join(kept)).encode()).hexdigest()


def stated(data: bytes) -> str | None:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return next(
        (one.value for one in book.custom_doc_props.props if one.name == SEAL_PROPERTY), None
    )


def with_property(parts: Parts, seal: str) -> Parts:
    custom = re.sub(
        rb'(name="lsapp_seal"><vt:lpwstr>)[^<]*', rb"\g<1>" + seal.encode(), parts[UNSEALED_PART]
    )
    return parts | {UNSEALED_PART: custom}


def resealed(parts: Parts) -> bytes:
    """The parts as somebody packs them who can compute a seal himself."""
    data = zipped(with_property(parts, seal_by_the_book(zipped(parts))))
    assert is_sealed(data)
    return data


# What an office sends.


@pytest.mark.parametrize("make", [sample_case, awkward_case])
def test_what_we_write_is_sealed_and_reads_as_it_would_without(make: Callable) -> None:
    case = make()
    data = workbook_of(case)
    assert is_sealed(data)
    reading = read_submission(data, NAME, OPTIONS)
    assert reading == judged(data)
    assert (reading.payload, reading.edits) == (canonical(case.payload), [])


def test_the_seal_is_the_one_of_the_specification() -> None:
    assert stated(honest()) == seal_by_the_book(honest())


def test_of_a_sealed_workbook_neither_sheets_nor_catalogue_are_read(tmp_path: Path) -> None:
    options = {"data": str(tmp_path / "none")}
    assert read_submission(honest(), NAME, options).payload == canonical(CASE.payload)


def test_a_template_is_there_to_be_changed_and_has_no_seal() -> None:
    assert stated(template_of()) is None
    assert not is_sealed(template_of())


def test_a_file_from_before_there_were_seals_is_compared() -> None:
    parts = honest_parts()
    custom = re.sub(rb'<property [^>]*name="lsapp_seal">.*?</property>', b"", parts[UNSEALED_PART])
    data = zipped(parts | {UNSEALED_PART: custom})
    assert stated(data) is None
    assert not is_sealed(data)
    assert read(data).payload == canonical(CASE.payload)


# What breaks it.


def test_a_cell_changed_through_openpyxl_is_found_though_the_seal_travels_on() -> None:
    data = changed(honest(), put("budget", LINE.key, "budget_line.planned", 1))
    assert stated(data) == stated(honest())
    assert not is_sealed(data)
    (edit,) = read(data).edits
    assert (edit.record, edit.seen) == (LINE.key, 1)


def without(name: str) -> Parts:
    return {key: content for key, content in honest_parts().items() if key != name}


def sheet_part(text: bytes, parts: Parts | None = None) -> str:
    return next(
        name
        for name, content in (parts or honest_parts()).items()
        if name.startswith("xl/worksheets/") and text in content
    )


def swapped() -> Parts:
    parts = dict(honest_parts())
    one, other = "xl/worksheets/sheet4.xml", "xl/worksheets/sheet5.xml"
    parts[one], parts[other] = parts[other], parts[one]
    return parts


def renamed(name: str, new: str) -> Parts:
    return {new if key == name else key: content for key, content in honest_parts().items()}


def patched(name: str, old: bytes, new: bytes) -> Parts:
    content = honest_parts()[name]
    assert old in content
    return honest_parts() | {name: content.replace(old, new, 1)}


PAYLOAD_ROW = b"lsapp-submission"
MONEY = f"<v>{LINE.planned}</v>".encode()
OTHER_SEAL = "0" * 64


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param(lambda: patched(sheet_part(MONEY), MONEY, b"<v>7</v>"), id="cell"),
        pytest.param(lambda: patched("xl/sharedStrings.xml", b"<t>", b"<t>khac "), id="text"),
        pytest.param(lambda: patched("xl/workbook.xml", b'name="Nhi', b'name="nhi'), id="name"),
        pytest.param(lambda: patched("xl/styles.xml", b"dd/mm/yyyy", b"0%"), id="style"),
        pytest.param(lambda: honest_parts() | {"xl/theme/theme2.xml": b"<a/>"}, id="part too many"),
        pytest.param(lambda: without("xl/theme/theme1.xml"), id="part gone"),
        pytest.param(lambda: without("xl/sharedStrings.xml"), id="strings gone"),
        pytest.param(lambda: without(UNSEALED_PART), id="properties gone"),
        pytest.param(lambda: renamed("xl/styles.xml", "xl/Styles.xml"), id="case"),
        pytest.param(lambda: renamed(UNSEALED_PART, "docProps/Custom.xml"), id="case of seal"),
        pytest.param(swapped, id="swapped"),
        pytest.param(lambda: with_property(honest_parts(), OTHER_SEAL), id="other seal"),
        pytest.param(lambda: with_property(honest_parts(), ""), id="empty seal"),
        pytest.param(lambda: patched(UNSEALED_PART, b"<property ", b"<property"), id="bad xml"),
        pytest.param(
            lambda: patched(UNSEALED_PART, b'name="lsapp_unit"', b'name="lsapp_seal"'), id="twice"
        ),
    ],
)
def test_whatever_was_done_to_a_part_the_outcome_is_that_of_the_comparison(
    parts: Callable[[], Parts],
) -> None:
    data = zipped(parts())
    assert not is_sealed(data)
    assert read_submission(data, NAME, OPTIONS) == judged(data)


@cache
def strange_parts() -> Parts:
    with zipfile.ZipFile(io.BytesIO(workbook_of(sample_case("S-SKHCN2025")))) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_the_seal_of_another_file_is_none() -> None:
    data = zipped(honest_parts() | {UNSEALED_PART: strange_parts()[UNSEALED_PART]})
    assert stated(data) == stated(zipped(strange_parts())) != stated(honest())
    assert not is_sealed(data)
    assert read(data).payload == canonical(CASE.payload)


def test_a_payload_in_the_sheets_of_another_file_is_compared_with_them() -> None:
    hidden = sheet_part(PAYLOAD_ROW, strange_parts())
    data = zipped(strange_parts() | {hidden: honest_parts()[sheet_part(PAYLOAD_ROW)]})
    reading = read_submission(data, NAME, OPTIONS)
    assert reading == judged(data)
    assert reading.payload == canonical(CASE.payload)
    assert len(reading.edits) > 10


@pytest.mark.parametrize(("level", "method"), [(9, 8), (1, 8), (0, 0)])
def test_packed_anew_it_is_compared_and_found_unchanged(level: int, method: int) -> None:
    data = zipped(honest_parts(), level, method)
    assert read_submission(data, NAME, OPTIONS) == judged(data)
    assert read(data).payload == canonical(CASE.payload)


UNHURRIED = settings(max_examples=25, suppress_health_check=list(HealthCheck), deadline=None)


@UNHURRIED
@given(st.data())
def test_any_cell_changed_by_hand_is_judged_alike(data: st.DataObject) -> None:
    book = openpyxl.load_workbook(io.BytesIO(honest()))
    page = book.worksheets[data.draw(st.integers(0, len(book.worksheets) - 2), "sheet")]
    row = data.draw(st.integers(1, page.max_row), "row")
    cell = page.cell(row, data.draw(st.integers(1, page.max_column), "column"))
    if cell.__class__.__name__ != "MergedCell":
        cell.value = data.draw(
            st.one_of(st.none(), st.integers(-9, 10**9), st.sampled_from(["", "x", "Khác", "-"]))
        )
    stream = io.BytesIO()
    book.save(stream)
    edited = stream.getvalue()
    assert not is_sealed(edited)
    assert read_submission(edited, NAME, OPTIONS) == judged(edited)


@UNHURRIED
@given(st.data())
def test_any_bytes_changed_in_a_part_are_judged_alike(data: st.DataObject) -> None:
    parts = dict(honest_parts())
    name = data.draw(st.sampled_from(sorted(set(parts) - {UNSEALED_PART})), "part")
    content = bytearray(parts[name])
    place = data.draw(st.integers(0, len(content) - 1), "place")
    letter = data.draw(st.integers(0, 255), "byte")
    before = content[place]
    content[place] = letter
    spoiled = zipped(parts | {name: bytes(content)})
    assert is_sealed(spoiled) <= (letter == before)
    assert read_submission(spoiled, NAME, OPTIONS) == judged(spoiled)


@settings(UNHURRIED, max_examples=150)
@given(st.data())
def test_any_bytes_changed_in_the_file_are_judged_alike(data: st.DataObject) -> None:
    content = bytearray(honest())
    place = data.draw(st.integers(0, len(content) - 1), "place")
    new = data.draw(st.binary(min_size=1, max_size=40), "bytes")
    content[place : place + len(new)] = new
    spoiled = bytes(content)
    assert read_submission(spoiled, NAME, OPTIONS) == judged(spoiled)


# What it does not protect from, and what still holds then (docs/decisions/0014).


def test_who_seals_anew_what_he_changed_is_found_only_by_who_compares(tmp_path: Path) -> None:
    data = resealed(patched(sheet_part(MONEY), MONEY, b"<v>7</v>"))
    quick = read_submission(data, NAME, OPTIONS)
    assert (quick.payload, quick.edits) == (canonical(CASE.payload), [])
    assert [edit.seen for edit in judged(data).edits if edit.record == LINE.key] == [7]
    file = tmp_path / "a.xlsx"
    file.write_bytes(data)
    (examined,) = examine_files([file], installed_catalogue())
    assert (examined.verdict, examined.edits) == ("edited", judged(data).edits)


def test_a_seal_opens_no_door_for_another_payload() -> None:
    hidden = sheet_part(PAYLOAD_ROW)
    data = resealed(patched(hidden, b'"position":0', b'"position":9'))
    reading = read_submission(data, NAME, OPTIONS)
    assert (reading.verdict, reading.code) == ("damaged", "submission.hash_differs")


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        (lambda: honest_parts() | {"xl/vbaProject.bin": b"x"}, "package.macro"),
        (lambda: honest_parts() | {"xl/externalLinks/l.xml": b"<a/>"}, "package.external_link"),
        (lambda: honest_parts() | {"xl/big.xml": bytes(3 << 20)}, "package.ratio"),
    ],
)
def test_a_seal_opens_no_door_for_what_the_guard_refuses(
    parts: Callable[[], Parts], code: str
) -> None:
    packed = parts()
    data = zipped(with_property(packed, seal_by_the_book(zipped(packed))))
    assert read_submission(data, NAME, OPTIONS).code == code


def test_a_sealed_workbook_without_payload_is_damaged_as_ever() -> None:
    hidden = sheet_part(PAYLOAD_ROW)
    data = resealed(patched(hidden, b"<t>chunks</t>", b"<t>chunk</t>"))
    reading = read_submission(data, NAME, OPTIONS)
    assert reading == judged(data)
    assert (reading.verdict, reading.code) == ("damaged", "workbook.payload_gone")


def test_a_payload_without_its_hash_is_compared_though_sealed() -> None:
    hidden = sheet_part(PAYLOAD_ROW)
    parts = patched(hidden, b"<t>hash</t>", b"<t>has</t>")
    name = sheet_part(MONEY)
    data = resealed(parts | {name: parts[name].replace(MONEY, b"<v>7</v>", 1)})
    assert read_submission(data, NAME, OPTIONS) == judged(data)
    assert read_submission(data, NAME, OPTIONS).edits
