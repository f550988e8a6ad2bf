# SPDX-License-Identifier: MIT
"""The sealed files again, a draft beside them, and the record of what was sent; and where a password lies."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import keyring
import pytest
from desks import StillClock
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring

from lsapp.domain.records import Dispatch, DispatchWay
from lsapp.errors import UserError
from lsapp.services.desk import Desk
from lsapp.services.dispatching import (
    attempts_beside,
    dispatches_of,
    record_dispatch,
    sealed_files,
    sealed_papers,
    write_draft,
)
from lsapp.services.exporting import FORMATS, Exported, export_submission
from lsapp.services.history import next_actions
from lsapp.services.mail_attempts import Attempt
from lsapp.services.mail_message import SealedFile, SentFacts
from lsapp.services.mail_password import PasswordKeeper, system_keeper
from lsapp.services.mail_settings import MailServer

SERVER = MailServer(host="smtp.xa.example", user="vp@xa.example")


@pytest.fixture
def exported(office: Desk, tmp_path: Path) -> Exported:
    return export_submission(office, office.plan(), "X06040", "2026", FORMATS, tmp_path / "gửi")


def test_the_files_are_those_that_the_export_wrote(
    office: Desk, exported: Exported, clock: StillClock
) -> None:
    clock.now += dt.timedelta(days=30)
    assert exported.hash is not None
    papers = sealed_papers(office, exported.hash)
    assert {one.name: one.content for one in sealed_files(papers)} == {
        one.name: one.read_bytes() for one in exported.files
    }
    assert (papers.facts.unit, papers.facts.round) == ("UBND xã Thất Khê", "năm 2026")
    assert papers.facts.addressee == "Sở Khoa học và Công nghệ"


def test_a_revision_that_is_not_held(office: Desk) -> None:
    with pytest.raises(UserError) as caught:
        sealed_papers(office, "0" * 64)
    assert caught.value.code == "submission.payload_missing"


def test_a_draft_is_written_with_its_files_or_not_at_all(tmp_path: Path) -> None:
    files = [SealedFile(name="a.xlsx", content=b"one"), SealedFile(name="b.pdf", content=b"two")]
    (tmp_path / "a.xlsx").write_bytes(b"edited")
    draft = write_draft(tmp_path, files, "a.eml", b"mail")
    assert draft.message == tmp_path / "a.eml"
    assert [one.name for one in draft.files] == ["a_ban-chot.xlsx", "b.pdf"]
    assert (tmp_path / "a.xlsx").read_bytes() == b"edited"
    before = sorted(tmp_path.iterdir())
    assert write_draft(tmp_path, files, "a.eml", b"mail") == draft
    assert sorted(tmp_path.iterdir()) == before
    (tmp_path / "c.eml").mkdir()
    with pytest.raises((UserError, OSError)):
        write_draft(tmp_path, [SealedFile(name="d.pdf", content=b"x")], "c.eml", b"mail")
    assert not (tmp_path / "d.pdf").exists()


def test_what_was_sent_is_recorded_once_and_not_undone(
    office: Desk, exported: Exported, clock: StillClock
) -> None:
    assert exported.hash is not None
    for _ in range(2):  # as where the program ended before it knew that it had recorded it
        by_mail = SentFacts(
            way=DispatchWay.SMTP,
            recipient="baocao@so.example",
            sent_at=clock.now,
            subject="[KH48]",
            message_id="<a@xa.example>",
            files=("a.pdf",),
        )
        record_dispatch(office, exported.hash, by_mail)
    clock.now += dt.timedelta(days=1)
    by_hand = SentFacts(
        way=DispatchWay.BY_HAND, recipient=" Văn thư Sở ", sent_at=clock.now, note=""
    )
    change = record_dispatch(office, exported.hash, by_hand)
    assert change.kinds == {Dispatch.KIND}
    newest, first = dispatches_of(office, "KH48", "X06040", "2026", exported.hash)
    assert (newest.recipient, newest.note, newest.message_id) == ("Văn thư Sở", None, None)
    assert (first.way, first.files) == (DispatchWay.SMTP, ["a.pdf"])
    assert dispatches_of(office, "KH48", "X06040", "2026", "0" * 64) == []
    assert next_actions(office).undo is None


def test_nobody_is_no_recipient(office: Desk, exported: Exported, clock: StillClock) -> None:
    assert exported.hash is not None
    nobody = SentFacts(way=DispatchWay.BY_HAND, recipient=" ", sent_at=clock.now)
    with pytest.raises(UserError) as caught:
        record_dispatch(office, exported.hash, nobody)
    assert caught.value.code == "send.no_recipient"


def test_an_attempt_lies_beside_the_database(office: Desk, clock: StillClock) -> None:
    attempts = attempts_beside(office.path)
    assert attempts.held("ab" * 32) is None
    wanted = Attempt(
        hash="ab" * 32,
        message_id="<a@xa.example>",
        date=clock.now,
        recipients=["b@so.example"],
        subject="Báo cáo",
        files=[],
        at=clock.now,
    )
    attempts.keep(wanted)
    assert attempts_beside(office.path).held("ab" * 32) == wanted
    attempts.close("ab" * 32)
    attempts.close("ab" * 32)
    assert attempts.held("ab" * 32) is None


# --- the password ---


class MemoryKeyring(KeyringBackend):
    """A keyring of the library's own kind."""

    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.held: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.held[service, username]


class BrokenKeyring(MemoryKeyring):
    """One that is locked."""

    def get_password(self, service: str, username: str) -> str | None:
        raise OSError("locked")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise OSError("locked")


@pytest.fixture
def backend() -> MemoryKeyring:
    return MemoryKeyring()


def test_a_password_is_kept_read_and_forgotten(backend: MemoryKeyring) -> None:
    keeper = PasswordKeeper(backend)
    assert keeper.can_keep
    assert keeper.read(SERVER) is None
    assert keeper.keep(SERVER, "mật khẩu")
    assert backend.held == {("KH48 SMTP smtp.xa.example:587", "vp@xa.example"): "mật khẩu"}
    assert keeper.read(SERVER) == "mật khẩu"
    keeper.forget(SERVER)
    keeper.forget(SERVER)
    assert backend.held == {}


def test_a_locked_keyring_is_as_good_as_none_and_tells_no_password(
    caplog: pytest.LogCaptureFixture,
) -> None:
    keeper = PasswordKeeper(BrokenKeyring())
    assert keeper.read(SERVER) is None
    assert not keeper.keep(SERVER, "bí-mật")
    assert "bí-mật" not in caplog.text
    assert "OSError" in caplog.text


def test_only_a_keyring_of_the_system_is_used(
    backend: MemoryKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyring, "get_keyring", NoKeyring)
    assert not system_keeper().can_keep
    monkeypatch.setattr(keyring, "get_keyring", lambda: backend)
    assert not system_keeper().can_keep  # it might be a plain file
    monkeypatch.setattr(MemoryKeyring, "__module__", "keyring.backends.Windows")
    assert system_keeper().can_keep
