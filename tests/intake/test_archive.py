# SPDX-License-Identifier: MIT
"""Compressed files as offices send them, and as nobody should: taken apart within limits, in the child."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hostile_documents import mail, pdf
from hostile_packages import honest
from packages import packed, raw_zip

from lsapp.intake.archive import Archive, read_archive
from lsapp.intake.collecting import items_of
from lsapp.intake.limits import DEFAULT_LIMITS, MIB
from lsapp.intake.mail import read_mail
from lsapp.intake.pool import Worker
from lsapp.intake.refusal import Refusal
from lsapp.intake.sniffing import Kind, sniff
from lsapp.messages import explain


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker() as found:
        yield found


def names(archive: Archive) -> list[str]:
    return [one.name for one in archive.members]


def left(archive: Archive) -> list[tuple[str, str]]:
    return [(one.name, one.code) for one in archive.unread]


def test_files_in_folders_come_out_whole_and_without_what_systems_leave_there() -> None:
    data = packed(
        {
            "Báo cáo xã/Biểu số 1.xlsx": honest(),
            "Báo cáo xã/ký.pdf": pdf(),
            "Báo cáo xã/~$Biểu số 1.xlsx": b"lock",
            "__MACOSX/Báo cáo xã/._Biểu số 1.xlsx": b"fork",
            "Báo cáo xã/Thumbs.db": b"db",
            "Báo cáo xã/rỗng.txt": b"",
            "ảnh.png": b"\x89PNG\r\n\x1a\n" + b"0" * 60,
        }
    )
    assert sniff(data, "gửi sở.zip") is Kind.ZIP
    found = read_archive(data)
    assert names(found) == ["Báo cáo xã/Biểu số 1.xlsx", "Báo cáo xã/ký.pdf", "ảnh.png"]
    assert [one.kind for one in found.members] == [Kind.XLSX, Kind.PDF, Kind.UNKNOWN]
    assert found.members[0].content == honest()
    assert found.unread == ()


def test_stored_workbooks_are_no_workbook_themselves() -> None:
    stored = packed({"Biểu.xlsx": honest(), "b.xlsx": honest()}, zipfile.ZIP_STORED)
    assert b"xl/" in stored
    assert sniff(stored, "a.zip") is Kind.ZIP
    assert names(read_archive(stored)) == ["Biểu.xlsx", "b.xlsx"]


@pytest.mark.parametrize(
    ("raw", "flags", "name"),
    [
        ("Biểu số 1.xlsx".encode(), 0x0800, "Biểu số 1.xlsx"),
        ("Biểu số 1.xlsx".encode(), 0, "Biểu số 1.xlsx"),
        ("Đơn vị.xlsx".encode("cp1258", "ignore"), 0, None),
        (b"Bao cao\\thang 6\\a.xlsx", 0, "Bao cao/thang 6/a.xlsx"),
        ("Bie\u0302\u0309u.xlsx".encode(), 0x0800, "Biểu.xlsx"),
    ],
)
def test_names_are_read_as_programs_write_them(raw: bytes, flags: int, name: str | None) -> None:
    (found,) = read_archive(raw_zip([(raw, honest())], flags=flags)).members
    assert found.name == name if name else found.name.endswith(".xlsx")
    assert found.content == honest()


def test_the_name_that_winrar_writes_beside_the_old_one_counts() -> None:
    raw, told = b"Bi?u.xlsx".replace(b"?", b"_"), "Biểu.xlsx".encode()
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        entry = zipfile.ZipInfo(raw.decode())
        field = b"\x01" + zlib.crc32(raw).to_bytes(4, "little") + told
        entry.extra = b"\x75\x70" + len(field).to_bytes(2, "little") + field
        archive.writestr(entry, honest())
    assert names(read_archive(stream.getvalue())) == ["Biểu.xlsx"]


def test_an_archive_in_an_archive_is_opened_and_one_deeper_is_told() -> None:
    inner = packed({"b.xlsx": honest(), "sâu.zip": packed({"c.xlsx": honest()})})
    found = read_archive(packed({"a.xlsx": honest(), "xã.zip": inner}))
    assert names(found) == ["a.xlsx", "xã.zip/b.xlsx"]
    assert left(found) == [("xã.zip/sâu.zip", "archive.too_deep")]


def test_what_cannot_be_opened_inside_is_told_and_the_rest_is_read() -> None:
    data = packed(
        {
            "a.xlsx": honest(),
            "khoá.zip": raw_zip([(b"x.xlsx", honest())], flags=1),
            "hỏng.zip": packed({"b.xlsx": honest()})[:-30],
            "b.rar": b"Rar!\x1a\x07\x01\x00" + bytes(40),
            "c.7z": b"7z\xbc\xaf\x27\x1c" + bytes(40),
        }
    )
    found = read_archive(data)
    assert names(found) == ["a.xlsx"]
    assert left(found) == [
        ("khoá.zip", "archive.encrypted"),
        ("hỏng.zip", "archive.damaged"),
        ("b.rar", "file.rar"),
        ("c.7z", "file.seven_zip"),
    ]


def _overlapping() -> bytes:
    """The bytes of one file are a second file whole."""
    inner = raw_zip([(b"b.xlsx", b"x" * 99)])
    cut = inner.rfind(b"PK\x01\x02")
    outer = raw_zip([(b"a.xlsx", inner[:cut])], method=0)
    start = outer.rfind(b"PK\x01\x02")
    directory = inner[cut:-22]
    second = directory[:42] + (len(b"a.xlsx") + 30).to_bytes(4, "little") + directory[46:]
    end = bytearray(outer[-22:])
    end[8] = end[10] = 2
    end[12:16] = (len(outer) - 22 - start + len(second)).to_bytes(4, "little")
    return outer[:-22] + second + bytes(end)


HOSTILE = {
    "encrypted": (lambda: raw_zip([(b"a.xlsx", honest())], flags=1), "archive.encrypted"),
    "encrypted-names-in-vietnamese": (
        lambda: raw_zip([("Biểu.xlsx".encode(), honest())], flags=0x0801),
        "archive.encrypted",
    ),
    "aes": (lambda: raw_zip([(b"a.xlsx", honest())], flags=1, method=99), "archive.encrypted"),
    "bomb": (lambda: packed({"a.txt": b"\0" * 40_000_000}), "archive.ratio"),
    "bomb-inside": (
        lambda: packed({"a.xlsx": honest(), "b.zip": packed({"a.txt": bytes(40_000_000)})}),
        "",
    ),
    "bomb-many": (
        lambda: packed({f"{n}.bin": bytes(900_000) for n in range(150)}),
        "archive.too_big",
    ),
    "bomb-many-inside": (
        lambda: packed(
            {f"{m}.zip": packed({f"{n}.bin": bytes(900_000) for n in range(60)}) for m in range(3)}
        ),
        "archive.too_big",
    ),
    "too-many": (lambda: packed({f"{n}.xlsx": b"x" for n in range(700)}), "archive.too_many_files"),
    "too-many-inside": (
        lambda: packed({f"{m}.zip": packed({f"{n}.a": b"x" for n in range(250)}) for m in "abc"}),
        "archive.too_many_files",
    ),
    "climbs": (lambda: raw_zip([(b"../../evil.xlsx", honest())]), "archive.odd_name"),
    "climbs-backslash": (lambda: raw_zip([(b"..\\..\\evil.xlsx", honest())]), "archive.odd_name"),
    "absolute": (lambda: raw_zip([(b"/etc/passwd", honest())]), "archive.odd_name"),
    "drive": (lambda: raw_zip([(b"C:evil.xlsx", honest())]), "archive.odd_name"),
    "nul": (lambda: raw_zip([(b"a\x00.xlsx", honest())]), "archive.odd_name"),
    "bidi": (lambda: raw_zip([("a\u202excod.xlsx".encode(), honest())]), "archive.odd_name"),
    "long-name": (lambda: raw_zip([(b"a" * 5000, honest())]), "archive.odd_name"),
    "lying-size": (
        lambda: raw_zip([(b"a.xlsx", bytes(4_000_000))], sizes={b"a.xlsx": 900}),
        "archive.damaged",
    ),
    "overlapping": (_overlapping, "archive.damaged"),
    "same-name": (lambda: raw_zip([(b"a.xlsx", b"1"), (b"A.XLSX", b"2")]), "archive.damaged"),
    "cut": (lambda: packed({"a.xlsx": honest(), "b.xlsx": honest()})[:-40], "archive.damaged"),
    "lzma": (lambda: packed({"a.xlsx": honest()}, zipfile.ZIP_LZMA), "archive.compression"),
    "only-folders": (lambda: raw_zip([(b"a/", b"")], method=0), "archive.empty"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_archive_is_refused_in_words_and_an_honest_one_is_read_after_it(
    worker: Worker, tmp_path: Path, name: str
) -> None:
    make, code = HOSTILE[name]
    path = tmp_path / "gửi.zip"
    path.write_bytes(make())
    items = list(items_of(worker, path))
    told = [one for one in items if one.refusal is not None]
    assert [one.refusal for one in told] == [code or "archive.ratio"]
    for language in ("vi", "en"):
        words = explain(told[0].refusal or "", language, **told[0].facts)
        assert "{" not in words
        assert len(words) > 20
    if code:
        assert items == told  # refused whole
    else:
        assert [one.name for one in items if one.refusal is None] == ["gửi.zip/a.xlsx"]
    path.write_bytes(packed({"a.xlsx": honest()}))
    (item,) = items_of(worker, path)
    assert item.content == honest()


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.rar", b"Rar!\x1a\x07\x00" + bytes(60), "file.rar"),
        ("a.7z", b"7z\xbc\xaf\x27\x1c" + bytes(60), "file.seven_zip"),
    ],
)
def test_other_archives_are_told_by_their_contents(name: str, content: bytes, code: str) -> None:
    from lsapp.intake.reading import read_submission

    assert read_submission(content, "tên khác.xlsx", {}).code == code
    assert read_submission(content, name, {}).verdict == "not-a-submission"


def test_a_file_too_large_in_an_archive_is_told_and_the_others_are_read() -> None:
    limits = msgspec.structs.replace(DEFAULT_LIMITS, part=MIB // 2)
    noise = zlib.compress(bytes(range(256)) * 99, 0) * 30
    found = read_archive(packed({"phim.mp4": noise, "a.xlsx": honest()}), limits)
    assert names(found) == ["a.xlsx"]
    assert left(found) == [("phim.mp4", "archive.file_too_big")]


def test_labels_name_the_archive_and_mails_in_it_are_read_but_not_their_archives(
    worker: Worker, tmp_path: Path
) -> None:
    letter = mail(("c.xlsx", honest()), ("d.zip", packed({"e.xlsx": honest()})))
    path = tmp_path / "gửi sở.zip"
    path.write_bytes(packed({"Xã/a.xlsx": honest(), "thư.eml": letter}))
    found = [
        (one.label.removeprefix(f"{tmp_path}/"), one.refusal) for one in items_of(worker, path)
    ]
    assert found == [
        ("gửi sở.zip › Xã/a.xlsx", None),
        ("gửi sở.zip › thư.eml › d.zip", "archive.too_deep"),
        ("gửi sở.zip › thư.eml › c.xlsx", None),
    ]


def test_an_archive_in_a_mail_is_opened_within_the_same_limits() -> None:
    data = packed({"Xã/a.xlsx": honest(), "sâu.zip": packed({"b.xlsx": honest()})})
    found = read_mail(mail(("gửi.zip", data), ("khoá.zip", raw_zip([(b"a.xlsx", b"1")], flags=1))))
    assert [one.name for one in found.attachments] == [
        "gửi.zip/Xã/a.xlsx",
        "gửi.zip/sâu.zip/b.xlsx",
    ]
    assert [(one.name, one.code) for one in found.unread] == [("khoá.zip", "archive.encrypted")]
    big = packed({f"{n}.bin": bytes(900_000) for n in range(90)})
    with pytest.raises(Refusal) as refused:
        read_mail(mail(("a.zip", big), ("b.zip", big)))
    assert refused.value.code == "archive.too_big"


def test_a_folder_with_evidence_alone_says_that_no_submission_is_in_it(
    worker: Worker, tmp_path: Path
) -> None:
    path = tmp_path / "ảnh.zip"
    path.write_bytes(packed({"ảnh.png": b"\x89PNG\r\n\x1a\n" + b"0" * 60}))
    items = list(items_of(worker, path))
    assert [(one.refusal, one.optional) for one in items] == [
        ("archive.no_submission", False),
        (None, True),
    ]


def test_a_broken_office_file_is_not_taken_for_an_archive(worker: Worker, tmp_path: Path) -> None:
    path = tmp_path / "biểu.xlsx"
    path.write_bytes(honest()[:-40])
    (item,) = items_of(worker, path)
    assert (item.refusal, item.name) == (None, "biểu.xlsx")
