# SPDX-License-Identifier: MIT
"""The pictures: every page and dialog has a state, a part can be drawn, and what fails stands as text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tools import screenshot_scenes, screenshots
from ui import places
from ui.commands import WindowCommands
from ui.page_tour import draws_something

ROOT = Path(__file__).resolve().parents[2]


def test_states_have_names_of_their_own_and_modules_that_exist() -> None:
    scenes = screenshot_scenes.scenes()
    assert len({one.name for one in scenes}) == len(scenes)
    assert {one.module for one in scenes if not (ROOT / one.module).is_file()} == set()


def test_each_page_is_drawn_with_records_and_without() -> None:
    names = {one.name for one in screenshot_scenes.scenes()}
    for page in places.PAGE_NAMES:
        assert f"department-{page}" in names
        if page != places.COMPILING:
            assert {f"page-{page}", f"empty-{page}"} <= names


def test_each_command_that_opens_a_dialog_has_a_state() -> None:
    source = (ROOT / "ui" / "commands.py").read_text(encoding="utf-8")
    bodies = re.findall(
        r"def (\w+)\(self\) -> None:\n(.*?)(?=\n    @Slot|\n    # ---)", source, re.S
    )
    opening = {name for name, body in bodies if "self._open(" in body}
    assert opening, "no command opens a dialog any more?"
    assert all(hasattr(WindowCommands, name) for name in opening)
    drawn = {one.name.removeprefix("dialog-") for one in screenshot_scenes.scenes()}
    assert opening - drawn == set()


def test_a_part_is_drawn_in_one_way_and_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = [str(tmp_path), "--only", "dialog-about", "--variant", "dark-100"]
    assert screenshots.main(asked) == 0
    picture = QImage(str(tmp_path / "dark-100" / "dialog-about.png"))
    assert (picture.width(), picture.height()) == (1366, 728)
    assert draws_something(picture)
    assert picture.pixelColor(5, 400).lightness() < 100
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert "src='dark-100/dialog-about.png'" in page
    assert "1 pictures, 0 not drawn" in capsys.readouterr().out


def test_state_that_fails_stands_as_text_beside_the_others(tmp_path: Path) -> None:
    results = [
        screenshots.Result(scene="broken", module="ui/none.py", problems=("no such <page>",)),
        screenshots.Result(scene="next", module="ui/next.py", picture="next.png"),
    ]
    log = tmp_path / "log.jsonl"
    for one in results:
        screenshots.note(log, one)
    assert screenshots.read_results(log) == results
    page = screenshots.index_page({"light-100": results})
    assert "<pre>no such &lt;page&gt;</pre>" in page
    assert "src='light-100/next.png'" in page


def test_wrong_variant_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        screenshots.main(["--variant", "grey-100"])
    assert stop.value.code == 2
    assert "grey-100" in capsys.readouterr().err


def test_pictures_are_drawn_as_on_the_screen_of_an_office_pc(tmp_path: Path) -> None:
    asked = [str(tmp_path), "--only", "dialog-backups", "--variant", "light-100"]
    assert screenshots.main(asked) == 0
    picture = QImage(str(tmp_path / "light-100" / "dialog-backups.png"))
    # Wider than the 800 pixels that Qt's platform without a screen would leave it.
    frame = [x for x in range(1366) if picture.pixelColor(x, 300).lightness() < 160]
    assert max(frame) - min(frame) > 900
