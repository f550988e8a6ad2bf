# SPDX-License-Identifier: MIT
"""A draft opened by a mail program that knows nothing of us: its subject, its text, its attachments."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lsapp.services.desk import open_desk
from lsapp.services.dispatching import sealed_files, sealed_papers, write_draft
from lsapp.services.exporting import export_submission
from lsapp.services.mail_message import (
    Letter,
    compose,
    message_bytes,
    new_message_id,
    opening_words,
    whole_body,
)
from lsapp.services.mail_settings import SUBJECT, addresses, subject_of
from lsapp.services.sampling import make_sample

pytestmark = [
    pytest.mark.full,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X is there on Linux"),
]

PATIENCE = 60.0  # seconds
FOLDERS = ("inbox", "sent", "draft", "queue", "trash", "junk")


@pytest.fixture
def display(require_program: Callable[[str], str]) -> Iterator[str]:
    """An X screen of this test's own."""
    require_program("xdotool")
    read, write = os.pipe()
    server = subprocess.Popen(
        [require_program("Xvfb"), "-displayfd", str(write), "-screen", "0", "1366x768x24"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as told:
        number = told.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home in which Sylpheed has been set up, so that it asks nothing at its start."""
    home = tmp_path / "home"
    settings = home / "settings"
    settings.mkdir(parents=True)
    for one in FOLDERS:
        (home / "Mail" / one).mkdir(parents=True)
    items = "".join(f'<folderitem type="{one}" name="{one}" path="{one}"/>' for one in FOLDERS)
    (settings / "folderlist.xml").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<folderlist>\n'
        f'<folder type="mh" name="Mail" path="Mail">{items}</folder>\n</folderlist>\n'
    )
    (settings / "accountrc").write_text(
        "[Account: 1]\naccount_name=so\nis_default=1\nname=So\naddress=so@so.example\nprotocol=4\n"
        "receive_server=localhost\nsmtp_server=localhost\n"
    )
    return home


def draft_in(folder: Path) -> tuple[Path, Letter]:
    """Seal the sample, and write its draft with the workbook and the paper."""
    database = folder / "xa.lsdb"
    make_sample(database)
    with open_desk(database) as desk:
        done = export_submission(desk, desk.plan(), "X06040", "2026", ["pdf"], folder)
        assert done.hash is not None
        papers = sealed_papers(desk, done.hash)
        now = desk.clock()
    files = sealed_files(papers, ["xlsx", "pdf"])
    letter = Letter(
        sender=None,
        to=addresses("Sở KH&CN <baocao@so.example>"),
        subject=subject_of(SUBJECT, papers.facts.places()),
        body=whole_body(opening_words(papers.facts), papers.facts, files),
        files=files,
    )
    message = compose(letter, message_id=new_message_id(None), date=now, unsent=True)
    draft = write_draft(folder, files, f"{papers.stem}.eml", message_bytes(message))
    assert draft.message is not None
    return draft.message, letter


class Program:
    """Sylpheed with a draft open, and a person at its keyboard."""

    def __init__(self, name: str, display: str, home: Path, draft: Path) -> None:
        self._environment = dict(
            os.environ, DISPLAY=display, HOME=str(home), LC_ALL="C.UTF-8", NO_AT_BRIDGE="1"
        )
        self.process = subprocess.Popen(
            [name, "--configdir", str(home / "settings"), "--open", draft.as_uri()],
            cwd=home,
            env=self._environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def xdotool(self, *arguments: str) -> str:
        """Return what xdotool tells; a window may be gone by the time that it is asked of."""
        done = subprocess.run(
            ["xdotool", *arguments], env=self._environment, capture_output=True, timeout=20
        )
        return done.stdout.decode("utf-8").strip()

    def windows(self) -> dict[str, str]:
        """Return the windows by their titles."""
        found = self.xdotool("search", "--onlyvisible", "--name", ".").split()
        return {self.xdotool("getwindowname", one): one for one in found}

    def wait(self, met: Callable[[], bool], what: str) -> None:
        until = time.monotonic() + PATIENCE
        while not met():
            if time.monotonic() > until or self.process.poll() is not None:
                pytest.fail(f"{what}: ended {self.process.poll()}, windows {list(self.windows())}")
            time.sleep(0.2)


@pytest.fixture
def opens(
    require_program: Callable[[str], str], display: str, home: Path
) -> Iterator[Callable[[Path], Program]]:
    """Return what opens a draft in Sylpheed."""
    running: list[Program] = []

    def start(draft: Path) -> Program:
        running.append(Program(require_program("sylpheed"), display, home, draft))
        return running[-1]

    yield start
    for one in running:
        one.process.kill()
        one.process.wait()


def test_the_draft_is_opened_and_its_attachments_are_saved_whole(
    opens: Callable[[Path], Program], home: Path, tmp_path: Path
) -> None:
    (tmp_path / "gửi Sở").mkdir()
    path, letter = draft_in(tmp_path / "gửi Sở")
    program = opens(path)
    title = f"{letter.subject} - Sylpheed"
    program.wait(lambda: title in program.windows(), "the draft's window")

    # The arrow beside the clip at the top left lists the attachments; its last entry saves them all.
    program.xdotool("mousemove", "--window", program.windows()[title], "34", "50", "click", "1")
    time.sleep(1)
    program.xdotool("key", "a")
    time.sleep(1)
    program.xdotool("key", "Return")  # into the folder that it starts in

    def saved() -> bool:
        return all(
            (home / one.name).is_file() and (home / one.name).stat().st_size == len(one.content)
            for one in letter.files
        )

    program.wait(saved, "the attachments")
    assert {one.name: (home / one.name).read_bytes() for one in letter.files} == {
        one.name: one.content for one in letter.files
    }
