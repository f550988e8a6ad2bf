# SPDX-License-Identifier: MIT
"""Errors and questions in a small window; nothing waits for the answer, it comes as a call."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Final, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QMessageBox, QWidget

from ui.colours import Tone
from ui.crash import CrashReport, report_of
from ui.dialogs.error_report import ErrorReportDialog
from ui.dialogs.message_icon import set_message_icon
from ui.words import is_fault, words_for

D = TypeVar("D", bound=QDialog)

_LOG: Final = logging.getLogger(__name__)
_LETTERS: Final = (44, 60)  # of a line: a short message is no narrow column, a long one is wrapped
_WRAPPED: Final = 480  # pixels; with the icon, more than what Qt leaves in one line


def show_error(parent: QWidget | None, error: BaseException) -> QDialog:
    """Show what a person can mend with its next step, or the report of a fault; returns the open dialog.

    What is shown already is not shown twice: a second fault while a report stands there is only logged.
    """
    if is_fault(error):
        crash = report_of(error)
        _LOG.error("fault:\n%s", crash.details)
        return show_report(parent, crash)
    words = words_for(error)
    for shown in _shown(parent, QMessageBox):
        if (shown.text(), shown.informativeText()) == (words.text, words.next_step):
            return shown
    box = _made(parent, words.title, words.text)
    set_message_icon(box, "warning", Tone.WARNING)
    _set_step(box, words.next_step)
    box.setStandardButtons(QMessageBox.StandardButton.Close)
    box.open()
    return box


def show_report(parent: QWidget | None, report: CrashReport) -> ErrorReportDialog:
    """Show the report of a fault, or return the one that stands there already."""
    for shown in _shown(parent, ErrorReportDialog):
        return shown
    dialog = ErrorReportDialog(report, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


def ask(
    parent: QWidget | None,
    title: str,
    text: str,
    *,
    yes: str,
    no: str,
    answered: Callable[[bool], None],
) -> QMessageBox:
    """Ask a question whose buttons say what they do; returns the open dialog.

    ``yes`` and ``no`` are the buttons' words ("&Xóa", "&Giữ lại"). ``answered`` is called once, with False
    for ``no``, Escape and the closed window. Enter is ``no``, as only what is hard to mend is asked.
    """
    box = _made(parent, title, text)
    set_message_icon(box, "help", Tone.ACCENT)
    agree = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    refuse = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(refuse)
    box.setEscapeButton(refuse)
    box.finished.connect(lambda _result: answered(box.clickedButton() is agree))
    box.open()
    return box


def _shown(parent: QWidget | None, kind: type[D]) -> list[D]:
    children = [] if parent is None else parent.findChildren(kind)
    return [one for one in children if one.isVisible()]


def _made(parent: QWidget | None, title: str, text: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setOption(QMessageBox.Option.DontUseNativeDialog)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowModality(Qt.WindowModality.WindowModal)
    box.setWindowTitle(title)
    # What is told may quote a file from outside: never as HTML.
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    for label in box.findChildren(QLabel, "qt_msgbox_label"):
        label.setMinimumWidth(_least_width(label, text))
    return box


def _least_width(label: QLabel, text: str) -> int:
    """Return a width that holds each line: what is not longer than half the screen, Qt does not wrap."""
    metrics = label.fontMetrics()
    longest = max(metrics.horizontalAdvance(line) for line in text.split("\n")) + 1
    least, most = (metrics.averageCharWidth() * letters for letters in _LETTERS)
    most = max(min(most, label.screen().availableSize().width() // 2), _WRAPPED)
    return min(max(longest, least), most)


def _set_step(box: QMessageBox, step: str) -> None:
    box.setInformativeText(step)
    for label in box.findChildren(QLabel, "qt_msgbox_informativelabel"):
        label.setTextFormat(Qt.TextFormat.PlainText)
