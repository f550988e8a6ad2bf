# SPDX-License-Identifier: MIT
"""The page of results where there is no row to show: no activity yet, or none that was asked for."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ui.theme import Theme
from ui.widgets.empty_page import EmptyPage


def no_activities_page(actions: list[QAction], theme: Theme, parent: QWidget) -> EmptyPage:
    """Say what belongs here, with the steps that lead there."""
    return EmptyPage(
        "results",
        QCoreApplication.translate("ResultsPage", "Đợt này chưa có nhiệm vụ nào"),
        QCoreApplication.translate(
            "ResultsPage",
            "Ở đây ghi kết quả của từng nhiệm vụ trong đợt báo cáo. Hãy ghi nhiệm vụ trước; "
            "nhóm không có việc thì khai không phát sinh.",
        ),
        actions,
        theme,
        parent,
    )


def none_left_page(show_all: QAction, theme: Theme, parent: QWidget) -> EmptyPage:
    """Say that nothing is left of what was asked for, with the way to see everything."""
    return EmptyPage(
        "completed",
        QCoreApplication.translate("ResultsPage", "Không còn dòng nào ở đây"),
        QCoreApplication.translate(
            "ResultsPage", "Không có nhiệm vụ nào ứng với lựa chọn đang xem."
        ),
        [show_all],
        theme,
        parent,
    )
