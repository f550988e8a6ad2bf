# SPDX-License-Identifier: MIT
from __future__ import annotations

import base64
import datetime as dt
from email.message import EmailMessage

import pytest
from hostile_documents import mail, nested_mail, pdf
from hostile_packages import honest
from packages import packed

from lsapp.intake.mail import SUBMISSION_KINDS, read_mail
from lsapp.intake.refusal import Refusal
from lsapp.intake.sniffing import Kind

_NAME = "Báo cáo xã Thất Khê.xlsx"

_ENCODED = base64.b64encode("Biểu 01.xlsx".encode()).decode()


def _message(*, name: str = _NAME) -> EmailMessage:
    message = EmailMessage()
    message["Received"] = "from a.example by mx.langson.example; Thu, 17 Dec 2026 08:30:00 +0700"
    message["From"] = "Đảng ủy xã Thất Khê <xa@langson.example>"
    message["Subject"] = "Báo cáo Kế hoạch 48 năm 2026"
    message["Date"] = "Wed, 16 Dec 2026 16:00:00 +0700"
    message["Message-ID"] = "<1@langson.example>"
    message.set_content("Kính gửi Sở Khoa học và Công nghệ")
    message.add_attachment(honest(), maintype="application", subtype="octet-stream", filename=name)
    return message


def test_a_mail_with_vietnamese_names_is_read_whole() -> None:
    found = read_mail(_message().as_bytes())
    assert found.subject == "Báo cáo Kế hoạch 48 năm 2026"
    assert found.sender == "Đảng ủy xã Thất Khê <xa@langson.example>"
    assert found.message_id == "<1@langson.example>"
    zone = dt.timezone(dt.timedelta(hours=7))
    assert found.received == dt.datetime(2026, 12, 17, 8, 30, tzinfo=zone)
    assert found.date == dt.datetime(2026, 12, 16, 16, tzinfo=zone)
    (attachment,) = found.attachments
    assert attachment.name == _NAME
    assert attachment.kind is Kind.XLSX
    assert attachment.content == honest()
    assert found.unread == ()


def test_the_topmost_received_header_counts() -> None:
    first = b"Received: by last.example; Fri, 18 Dec 2026 01:00:00 +0000\r\n"
    found = read_mail(first + _message().as_bytes())
    assert found.received == dt.datetime(2026, 12, 18, 1, tzinfo=dt.UTC)


@pytest.mark.parametrize("date", ["", "soon", "Wed, 99 Dec 99999 99:99:99 +9999999999"])
def test_a_date_that_cannot_be_read_is_none(date: str) -> None:
    data = mail(("a.xlsx", honest()), header=f"Date: {date}\r\nReceived: by a; {date}\r\n")
    found = read_mail(data)
    assert found.date is None
    assert found.received is None


@pytest.mark.parametrize(
    ("written", "name"),
    [
        (f'filename="=?UTF-8?B?{_ENCODED}?="', "Biểu 01.xlsx"),
        ('filename="Biểu 01.xlsx"', "Biểu 01.xlsx"),
        ("filename*=UTF-8''Bi%E1%BB%83u%2001.xlsx", "Biểu 01.xlsx"),
        ("filename*0*=UTF-8''Bi%E1%BB%83u; filename*1*=%2001.xlsx", "Biểu 01.xlsx"),
        ('filename="..\\\\..\\\\evil.xlsx"', "evil.xlsx"),
        ('filename="/etc/passwd"', "passwd"),
        ('filename="a\u202excod.xlsx"', "axcod.xlsx"),
        ("filename*=no-such-charset''%FF.xlsx", None),
        ('filename="=?no-such?Q?a?="', None),
        ("", ""),
    ],
)  # fmt: skip
def test_names_of_attachments(written: str, name: str | None) -> None:
    body = base64.encodebytes(honest())
    data = (
        b'From: a@b.example\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n'
        b"Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n"
        + f"Content-Disposition: attachment; {written}\r\n\r\n".encode()
        + body
        + b"--b--\r\n"
    )
    (attachment,) = read_mail(data).attachments
    assert attachment.content == honest()
    assert name is None or attachment.name == name
    assert "/" not in attachment.name
    assert "\\" not in attachment.name


def test_attachments_of_a_forwarded_mail_are_found() -> None:
    found = read_mail(nested_mail(2))
    assert [a.name for a in found.attachments] == ["bc.xlsx"]


def test_a_mail_attached_as_a_file_is_opened() -> None:
    found = read_mail(mail(("chuyen tiep.eml", mail(("a.pdf", pdf())))))
    assert [(a.name, a.kind) for a in found.attachments] == [("a.pdf", Kind.PDF)]


def test_what_hides_a_submission_is_told_and_the_rest_may_be_evidence() -> None:
    found = read_mail(
        mail(
            ("a.json", b'{"a":1}'),
            ("b.zip", packed({"a.txt": "x"})),
            ("winmail.dat", b"\x78\x9f\x3e\x22" + bytes(20)),
            ("c.png", b"\x89PNG\r\n\x1a\n"),
            ("d.xlsm", packed({"xl/workbook.xml": "x", "xl/vbaProject.bin": "x"})),
        )
    )
    kinds = [(a.name, a.kind in SUBMISSION_KINDS) for a in found.attachments]
    # What is in an archive is looked at as what lies beside it.
    assert kinds == [("a.json", True), ("b.zip/a.txt", False), ("c.png", False)]
    assert [(u.name, u.code) for u in found.unread] == [
        ("winmail.dat", "mail.winmail"),
        ("d.xlsm", "package.macro"),
    ]


@pytest.mark.parametrize(
    ("encoding", "body"),
    [("base64", b"UEs*DBBQ=!"), ("base64", b"UEsDB"), ("uuencode", b"begin 644 a")],
)
def test_an_attachment_with_a_broken_encoding_is_told(encoding: str, body: bytes) -> None:
    data = (
        b'From: a@b.example\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n'
        b"Content-Type: application/octet-stream\r\n"
        + f"Content-Transfer-Encoding: {encoding}\r\n".encode()
        + b'Content-Disposition: attachment; filename="a.xlsx"\r\n\r\n'
        + body
        + b"\r\n--b--\r\n"
    )
    found = read_mail(data)
    assert found.attachments == ()
    assert [(u.name, u.code) for u in found.unread] == [("a.xlsx", "mail.bad_encoding")]


def test_a_mail_of_words_alone_is_refused() -> None:
    message = EmailMessage()
    message["From"] = "a@b.example"
    message.set_content("Không có gì")
    with pytest.raises(Refusal) as refused:
        read_mail(message.as_bytes())
    assert refused.value.code == "mail.no_attachment"
