# SPDX-License-Identifier: MIT
"""A window in a process of its own that prints by keys and clicks: ``printing_process.py FILE ORDER``.

ORDER is JSON: ``page`` (programme or submission), and what is set in the dialog before its button is
pressed. Prints as JSON what the dialog offered and what was told at the end.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QLineEdit,
    QRadioButton,
    QSpinBox,
)

from ui import places
from ui.main_window import MainWindow
from ui.printing import print_pdf
from ui.settings import Settings
from ui.theme import Theme
from ui.translation import install_translations

EVERY = 50  # milliseconds


class Printing:
    """Goes on whenever what it waits for is there."""

    def __init__(self, path: Path, order: dict[str, Any]) -> None:
        self.order = order
        self.told: dict[str, Any] = {}
        theme = Theme()
        theme.apply(QApplication.instance())
        self.window = MainWindow(theme, Settings(path.with_suffix(".ini")))
        self.window.resize(1366, 728)
        self.window.show()
        self.window.open_file(path)
        self.when(lambda: self.window.session.is_ready, self.turn_to_page)

    def when(self, there: Callable[[], Any], go_on: Callable[[], None]) -> None:
        def look() -> None:
            if there():
                go_on()
            else:
                QTimer.singleShot(EVERY, look)

        look()

    def turn_to_page(self) -> None:
        view = self.window.session.view
        if view is None or not view.complete:
            QTimer.singleShot(EVERY, self.turn_to_page)
        elif self.order["page"] == "programme":
            self.window.show_page(places.PROGRAMME)
            self.press()
        else:
            self.window.show_page(places.SUBMISSION)
            preview = self.window.current_page.preview
            self.when(lambda: preview.is_current, self.press)

    def press(self) -> None:
        page = self.window.current_page
        page.take_focus()
        if self.order["page"] == "programme":
            QTest.keyClick(
                self.window.focusWidget(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier
            )
        else:
            print_pdf(
                self.window.session,
                page.preview.data,
                "Báo cáo năm 2026",
                self.window,
                current=self.order.get("current", 0),
                sent=lambda count, printer: self.told.update(count=count, printer=printer),
            )
        self.when(lambda: isinstance(QApplication.activeModalWidget(), QPrintDialog), self.choose)

    def choose(self) -> None:
        dialog = QApplication.activeModalWidget()
        find: Any = dialog.findChild
        self.told["offered"] = find(QComboBox, "printers").currentText()
        for name in self.order.get("click", ()):
            find(QRadioButton, name).click()
        for name in self.order.get("tick", ()):
            find(QCheckBox, name).click()
        for name, value in self.order.get("numbers", {}).items():
            find(QSpinBox, name).setValue(value)
        if "pages" in self.order:
            find(QLineEdit, "pagesLineEdit").setText(self.order["pages"])
        box = find(QDialogButtonBox)
        QTest.mouseClick(box.button(QDialogButtonBox.StandardButton.Ok), Qt.MouseButton.LeftButton)
        if self.order["page"] == "programme":
            self.when(self.notice, self.read_notice)
        else:
            self.when(lambda: "count" in self.told, self.end)

    def notice(self) -> str:
        shown = (one.text() for one in self.window.notices.notices)
        return next((text for text in shown if "máy in" in text), "")

    def read_notice(self) -> None:
        self.told["notice"] = self.notice()
        self.end()

    def end(self) -> None:
        print(json.dumps(self.told), flush=True)
        self.window.close()
        QApplication.quit()


def main() -> int:
    application = QApplication([])
    install_translations(application, "vi")
    held = Printing(Path(sys.argv[1]), json.loads(sys.argv[2]))
    code = application.exec()
    del held
    return code


if __name__ == "__main__":
    sys.exit(main())
