# SPDX-License-Identifier: MIT
"""After a power cut: each text is taken over, copied or let go; nothing newer is lost unseen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from lsapp.domain.records import Activity
from lsapp.services.drafts import Draft, Drafts
from ui import places
from ui.dialogs.drafts import DraftsDialog
from ui.main_window import MainWindow
from ui.translation import install_translations
from ui.widgets.draft_card import DraftCard


def typed(window: MainWindow, key: str, field: str, text: str, minutes: int = 1) -> Draft:
    view = window.session.view
    assert view is not None
    return Draft(
        unit=view.unit,
        kind="activity",
        key=key,
        field=field,
        label=f"Nhiệm vụ, {field}",
        text=text,
        at=dt.datetime.now(dt.UTC) + dt.timedelta(minutes=minutes),
    )


def left_by_a_crash(path: Path, *drafts: Draft) -> None:
    left = Drafts(path)
    for one in drafts:
        left.note(one)
    assert left.write()


def offered(qtbot: QtBot, window: MainWindow, *drafts: Draft) -> DraftsDialog:
    """Open the file anew with these drafts beside it, as after a crash."""
    path = window.session.path
    assert path is not None
    window.session.close_file()
    left_by_a_crash(path, *drafts)
    window.open_file(path)
    qtbot.waitUntil(lambda: bool(window.findChildren(DraftsDialog)), timeout=20_000)
    dialog = window.findChildren(DraftsDialog)[0]
    qtbot.waitUntil(lambda: len(dialog.cards) == len(drafts), timeout=10_000)
    return dialog


def said(card: DraftCard) -> str:
    return " | ".join(one.accessibleName() or one.text() for one in card.findChildren(QLabel))


def test_both_texts_are_shown_and_the_chosen_one_goes_into_its_field(
    qtbot: QtBot, window: MainWindow, sample: Path
) -> None:
    first, second = window.session.records(Activity)[:2]
    window.session.save("activity.edited", [msgspec.structs.replace(first, note="trong tệp")])
    dialog = offered(
        qtbot,
        window,
        typed(window, first.key, "note", "trong tệp, gõ thê"),
        typed(window, second.key, "note", "của dòng khác", 2),
    )
    card = dialog.cards[0]
    assert "Đang gõ dở: trong tệp, gõ thê" in said(card)
    assert "Trong tệp: trong tệp" in said(card)
    qtbot.mouseClick(card.take, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: window.session.find(Activity, first.key).note == "trong tệp, gõ thê",
        timeout=10_000,
    )
    qtbot.waitUntil(lambda: len(dialog.cards) == 1)
    assert window.current_page.objectName() == places.ACTIVITIES
    assert window.session.find(Activity, second.key).note == second.note
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    window.close()
    assert [one.text for one in Drafts(sample)._held.values()] == ["của dòng khác"]


def test_taking_over_can_be_undone(qtbot: QtBot, window: MainWindow) -> None:
    first = window.session.records(Activity)[0]
    dialog = offered(qtbot, window, typed(window, first.key, "note", "lấy lại rồi thôi"))
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    find = window.session.find
    qtbot.waitUntil(lambda: find(Activity, first.key).note == "lấy lại rồi thôi", timeout=10_000)
    qtbot.waitUntil(lambda: not isValid(dialog))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: find(Activity, first.key).note == first.note, timeout=10_000)


def test_all_at_once_leaves_alone_what_would_replace_something_newer(
    qtbot: QtBot, window: MainWindow
) -> None:
    first, second = window.session.records(Activity)[:2]
    window.session.save("activity.edited", [msgspec.structs.replace(first, note="ghi sau")])
    dialog = offered(
        qtbot,
        window,
        typed(window, first.key, "note", "gõ trước", minutes=-5),
        typed(window, second.key, "note", "không ai ghi sau"),
    )
    assert "Giá trị trong tệp được ghi sau khi gõ" in said(dialog.cards[0])
    qtbot.mouseClick(dialog.take_all, Qt.MouseButton.LeftButton)
    find = window.session.find
    qtbot.waitUntil(lambda: find(Activity, second.key).note == "không ai ghi sau", timeout=10_000)
    qtbot.waitUntil(lambda: len(dialog.cards) == 1)
    assert find(Activity, first.key).note == "ghi sau"
    assert dialog.cards[0].take.isEnabled()  # one by one a person may still decide so


def test_what_cannot_be_taken_over_says_why_and_can_be_copied(
    qtbot: QtBot, window: MainWindow
) -> None:
    first = window.session.records(Activity)[0]
    dialog = offered(
        qtbot,
        window,
        typed(window, first.key, "due_on", "31/02/2026"),
        typed(window, "", "content", "Dòng mới chưa lưu", 2),
    )
    date, new = dialog.cards
    assert "31/02/2026" in said(date)
    assert not date.take.isEnabled()
    assert "chưa được thêm vào tệp" in said(new)
    assert not dialog.take_all.isEnabled()
    qtbot.mouseClick(new.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "Dòng mới chưa lưu"
    assert len(dialog.cards) == 2


def test_what_is_let_go_is_not_offered_again_and_what_is_put_off_is(
    qtbot: QtBot, window: MainWindow, sample: Path
) -> None:
    first, second = window.session.records(Activity)[:2]
    dialog = offered(
        qtbot,
        window,
        typed(window, first.key, "note", "bỏ đi"),
        typed(window, second.key, "note", "để sau", 2),
    )
    qtbot.mouseClick(dialog.cards[0].drop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(dialog.cards) == 1)
    qtbot.mouseClick(dialog.later, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not isValid(dialog))
    window.session.close_file()
    window.open_file(sample)
    qtbot.waitUntil(lambda: bool(window.findChildren(DraftsDialog)), timeout=20_000)
    again = window.findChildren(DraftsDialog)[0]
    qtbot.waitUntil(lambda: len(again.cards) == 1, timeout=10_000)
    assert again.cards[0].offer.draft.text == "để sau"
    qtbot.mouseClick(again.drop_all, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not isValid(again))
    assert window.session.find(Activity, first.key).note == first.note


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_dialog_opens_in_each_language(
    qtbot: QtBot,
    qapp: QApplication,
    open_window: Callable[[Path], MainWindow],
    sample: Path,
    language: str,
) -> None:
    install_translations(qapp, language)
    try:
        window = open_window(sample)
        first = window.session.records(Activity)[0]
        dialog = offered(qtbot, window, typed(window, first.key, "note", "hai tiếng"))
        assert dialog.windowTitle()
        dialog.reject()
    finally:
        install_translations(qapp, "vi")
