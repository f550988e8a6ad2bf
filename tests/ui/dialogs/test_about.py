# SPDX-License-Identifier: MIT
"""The facts of the program, and the licences it owes a mention."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTextBrowser
from pytestqt.qtbot import QtBot

from lsapp import __version__
from ui.dialogs.about import AboutDialog
from ui.theme import Theme
from ui.translation import install_translations


def shown(theme: Theme, qtbot: QtBot) -> AboutDialog:
    dialog = AboutDialog(theme)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def test_version_and_licences_are_shown(theme: Theme, qtbot: QtBot) -> None:
    dialog = shown(theme, qtbot)
    assert any(__version__ in one.text() for one in dialog.findChildren(QLabel))
    licences = dialog.findChild(QTextBrowser)
    assert licences.isReadOnly()
    assert "PySide6" in licences.toPlainText()
    assert "|---" not in licences.toPlainText()
    assert "# " not in licences.toPlainText()


def test_the_facts_are_copied_as_text(theme: Theme, qtbot: QtBot) -> None:
    dialog = shown(theme, qtbot)
    buttons = dialog.findChildren(QPushButton)
    copy = next(one for one in buttons if "Sao chép" in one.text().replace("&", ""))
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith(f"KH48 {__version__}\n")
    assert "Qt 6." in copied


def test_no_words_are_cut_at_any_size_of_letters(theme: Theme, qtbot: QtBot) -> None:
    try:
        for percent in (100, 200):
            theme.set_zoom(percent)
            dialog = shown(theme, qtbot)
            for label in dialog.findChildren(QLabel):
                if label.wordWrap():
                    assert label.height() + 2 >= label.heightForWidth(label.width()), label.text()
    finally:
        theme.set_zoom(100)


def test_escape_closes_and_it_speaks_english(
    theme: Theme, qapp: QApplication, qtbot: QtBot
) -> None:
    install_translations(qapp, "en")
    try:
        dialog = shown(theme, qtbot)
        assert "Giới thiệu" not in dialog.windowTitle()
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible()
    finally:
        install_translations(qapp, "vi")
