# SPDX-License-Identifier: MIT
"""The message: read back by the standard parser, the same bytes again, sizes told before it is sent."""

from __future__ import annotations

import datetime as dt
from email import header, message_from_bytes
from email.headerregistry import Address
from email.policy import default
from email.utils import parseaddr

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsapp.errors import UserError
from lsapp.services.mail_message import (
    Letter,
    LetterFacts,
    SealedFile,
    compose,
    estimated_size,
    message_bytes,
    new_message_id,
    opening_words,
    size_words,
    whole_body,
)
from lsapp.services.mail_settings import (
    MailServer,
    MailSettings,
    Security,
    addresses,
    checked_server,
    read_settings,
    settings_text,
    subject_of,
)

NOW = dt.datetime(2026, 12, 10, 18, 4, 5, 77, tzinfo=dt.UTC)
FACTS = LetterFacts(
    plan="KH48",
    plan_words="Kế hoạch số 48/KH-UBND ngày 17/02/2020 của Ủy ban nhân dân tỉnh Lạng Sơn",
    addressee="Sở Khoa học và Công nghệ",
    unit="UBND xã Thất Khê",
    code="X06040",
    round="năm 2026",
    revision=2,
    hash="0f" * 32,
    made_on=dt.date(2026, 12, 10),
    reason="bổ sung Biểu 02",
)
FILES = (
    SealedFile(name="KH48_2026_X06040_r2.xlsx", content=b"PK\x03\x04" + bytes(range(256)) * 40),
    SealedFile(name="KH48_2026_X06040_r2.pdf", content=b"%PDF-1.7" + bytes(range(256)) * 400),
)


def letter(subject: str = "[KH48] UBND xã Thất Khê - Báo cáo năm 2026 - lần 2") -> Letter:
    return Letter(
        sender=Address("Văn phòng, UBND xã", "vanphong", "xa.example"),
        to=addresses("Sở KH&CN <baocao@so.example>"),
        cc=addresses("luu@xa.example"),
        subject=subject,
        body=whole_body(opening_words(FACTS), FACTS, FILES),
        files=FILES,
    )


def test_it_is_read_back_as_it_was_written() -> None:
    content = message_bytes(compose(letter(), message_id="<a@xa.example>", date=NOW, unsent=True))
    assert content.isascii()
    assert max(map(len, content.split(b"\r\n"))) <= 80  # the type of a workbook
    assert b"\n" not in content.replace(b"\r\n", b"")
    message = message_from_bytes(content, policy=default)
    assert message["Subject"] == letter().subject
    assert message["From"].addresses == (letter().sender,)
    assert message["To"].addresses == letter().to
    assert message["Cc"].addresses == letter().cc
    assert (message["Message-ID"], message["X-Unsent"]) == ("<a@xa.example>", "1")
    assert message["Date"].datetime.isoformat() == "2026-12-11T01:04:05+07:00"
    body = message.get_body()
    assert body is not None
    assert "\n".join(body.get_content().splitlines()) == letter().body.rstrip("\n")
    parts = list(message.iter_attachments())
    assert [(one.get_filename(), one.get_content()) for one in parts] == [
        (one.name, one.content) for one in FILES
    ]
    assert parts[1].get_content_type() == "application/pdf"
    assert not message.defects
    assert not any(one.defects for one in message.walk())


def test_the_words_tell_what_is_sent() -> None:
    body = letter().body
    for told in (
        "Kính gửi: Sở Khoa học và Công nghệ",
        "UBND xã Thất Khê gửi báo cáo năm 2026",
        "Lý do gửi lại: bổ sung Biểu 02.",
        f"Mã kiểm tra (SHA-256): {FACTS.hash}",
        "- KH48_2026_X06040_r2.xlsx (10 KB)",
        "- KH48_2026_X06040_r2.pdf (102 KB)",
    ):
        assert told in body


def test_the_same_letter_gives_the_same_bytes_but_for_date_and_message_id() -> None:
    first = message_bytes(compose(letter(), message_id=new_message_id(None), date=NOW))
    later = message_bytes(
        compose(letter(), message_id=new_message_id(None), date=NOW + dt.timedelta(days=3))
    )
    assert first != later

    def rest(content: bytes) -> list[bytes]:
        return [
            one for one in content.split(b"\r\n") if not one.startswith((b"Message-ID:", b"Date:"))
        ]

    assert rest(first) == rest(later)


WORDS = st.text(
    st.sampled_from("aăâbđeêghiơưxyỮặộ KHUBND  ,;:-_=?\"'<>()[]@.0123456789"), max_size=120
)


@given(WORDS)
def test_any_subject_survives_both_parsers(text: str) -> None:
    subject = " ".join(text.split())
    content = message_bytes(compose(letter(subject), message_id="<a@b.example>", date=NOW))
    assert content.isascii()
    assert message_from_bytes(content, policy=default)["Subject"] == subject
    raw = message_from_bytes(content)["Subject"]
    assert str(header.make_header(header.decode_header(raw))) == subject


@given(st.text(st.sampled_from('ăđƯỹ abcKH&,;"\\()<>[]'), max_size=60))
def test_any_name_of_an_addressee_survives(text: str) -> None:
    name = " ".join(text.split())
    one = msgspec.structs.replace(letter(), to=(Address(name, "a", "so.example"),))
    content = message_bytes(compose(one, message_id="<a@b.example>", date=NOW))
    # The newer parser of Python 3.11 puts a space between two encoded words of a name, which RFC 2047 (6.2)
    # forbids: read as the RFC has it.
    told, address = parseaddr(message_from_bytes(content)["To"])
    read = str(header.make_header(header.decode_header(told))) if "=?" in told else told
    assert (read, address) == (name, "a@so.example")


def test_the_size_that_is_told_is_near_the_size_that_goes() -> None:
    content = message_bytes(compose(letter(), message_id=new_message_id(None), date=NOW))
    assert len(content) <= estimated_size(FILES) <= len(content) + 8_000


def test_sizes_as_people_read_them() -> None:
    sizes = {
        512: "512 byte",
        45_499: "45 KB",
        999_600: "1 MB",
        1_250_000: "1,3 MB",
        25_000_000: "25 MB",
    }
    assert {size: size_words(size) for size in sizes} == sizes


# --- the settings ---


def test_settings_are_kept_as_text_and_what_cannot_be_read_is_nothing() -> None:
    server = MailServer(host="smtp.xa.example", port=465, security=Security.TLS, user="vp")
    kept = MailSettings(server=server, sender="vp@xa.example", limit=10)
    assert read_settings(settings_text(kept)) == kept
    assert "password" not in settings_text(kept)
    for text in (None, "", "{", '{"limit": "x"}', "\0"):
        assert read_settings(text) == MailSettings()


def test_a_server_is_checked_when_it_is_taken_over() -> None:
    assert checked_server(MailServer(host=" SMTP.xa.example. ")).host == "SMTP.xa.example"
    assert checked_server(MailServer(host="thư.example")).host == "xn--th-e0a.example"
    for host, port, code in (
        ("", 587, "send.no_host"),
        ("a b", 587, "send.bad_host"),
        ("x/y", 587, "send.bad_host"),
        ("x.example", 0, "send.bad_port"),
    ):
        with pytest.raises(UserError) as caught:
            checked_server(MailServer(host=host, port=port))
        assert caught.value.code == code


def test_addresses_are_parted_as_people_part_them() -> None:
    told = 'Sở KH&CN <baocao@so.example>; b@c.example\n"Văn, phòng" <x@y.example>, B@C.example'
    assert [one.addr_spec for one in addresses(told)] == [
        "baocao@so.example",
        "b@c.example",
        "x@y.example",
    ]
    assert addresses(" , ;") == ()
    for wrong in (
        "sở",
        "a@",
        "@b.example",
        "a b@c.example",
        "a@b..c",
        "ă@b.example",
        "a@b\r\nBcc: x",
    ):
        with pytest.raises(UserError) as caught:
            addresses(wrong)
        assert caught.value.code == "send.bad_address"


def test_a_subject_is_made_of_its_template() -> None:
    assert subject_of("{unit}: {round}, {lạ}", FACTS.places()) == (
        "UBND xã Thất Khê: năm 2026, {lạ}"
    )
    assert subject_of("a\r\nBcc: x@y.example", {}) == "a Bcc: x@y.example"
    assert subject_of("", FACTS.places()) == ("[KH48] UBND xã Thất Khê - Báo cáo năm 2026 - lần 2")
