# SPDX-License-Identifier: MIT
"""The counts in the side bar; those of the department's folder stand in the flow of the inbox."""

from __future__ import annotations

import pytest
from finding_samples import finding
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow
from ui.widgets.side_bar import SideBarEntry


def test_the_badge_counts_what_blocks_else_what_is_not_answered(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = next(one for one in window.findChildren(SideBarEntry) if "Nộp" in one.accessibleName())

    def tell(*findings: object) -> str:
        monkeypatch.setattr(window.findings, "_findings", findings)
        window.findings.findings_changed.emit()
        return entry.accessibleName() + entry.accessibleDescription()

    assert "2 lỗi" in tell(finding(1, "hard"), finding(2, "hard"), finding(3))
    assert "1 lưu ý" in tell(finding(3), finding(4, answer="vì mưa lũ"))
    assert "lưu ý" not in tell(finding(4, answer="vì mưa lũ"))
