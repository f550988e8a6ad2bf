# SPDX-License-Identifier: MIT
"""Which pages there are; each module is imported when its page is shown first."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from ui import places

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.pages.page import Page, PageContext

_CLASSES: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        places.OVERVIEW: ("ui.pages.overview", "OverviewPage"),
        places.PROGRAMME: ("ui.pages.programme", "ProgrammePage"),
        places.ACTIVITIES: ("ui.pages.activities", "ActivitiesPage"),
        places.RESULTS: ("ui.pages.results", "ResultsPage"),
        places.STATISTICS: ("ui.pages.statistics", "StatisticsPage"),
        places.REPORT: ("ui.pages.report", "ReportPage"),
        places.EVIDENCE: ("ui.pages.evidence", "EvidencePage"),
        places.SUBMISSION: ("ui.pages.submission", "SubmissionPage"),
        places.HISTORY: ("ui.pages.history", "HistoryPage"),
        places.COMPILING: ("ui.pages.compiling", "CompilingPage"),
    }
)

_TITLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        places.OVERVIEW: str(QT_TRANSLATE_NOOP("Pages", "Tổng quan")),
        places.PROGRAMME: str(QT_TRANSLATE_NOOP("Pages", "Chương trình")),
        places.ACTIVITIES: str(QT_TRANSLATE_NOOP("Pages", "Nhiệm vụ")),
        places.RESULTS: str(QT_TRANSLATE_NOOP("Pages", "Kết quả")),
        places.STATISTICS: str(QT_TRANSLATE_NOOP("Pages", "Số liệu")),
        places.REPORT: str(QT_TRANSLATE_NOOP("Pages", "Báo cáo")),
        places.EVIDENCE: str(QT_TRANSLATE_NOOP("Pages", "Minh chứng")),
        places.SUBMISSION: str(QT_TRANSLATE_NOOP("Pages", "Nộp")),
        places.HISTORY: str(QT_TRANSLATE_NOOP("Pages", "Lịch sử")),
        places.COMPILING: str(QT_TRANSLATE_NOOP("Pages", "Tổng hợp")),
    }
)

ICONS: Final[Mapping[str, str]] = MappingProxyType(
    {places.SUBMISSION: "submit", places.COMPILING: "compile"}
)
"""Icons that are not named as their page."""


def page_title(name: str) -> str:
    """Return what the page is called in the language of the window."""
    return QCoreApplication.translate("Pages", _TITLES[name])


def page_icon(name: str) -> str:
    """Return the name of the page's icon."""
    return ICONS.get(name, name)


def load_page(name: str) -> None:
    """Import the page's module ahead of time, while the window waits for the file anyway."""
    import_module(_CLASSES[name][0])


def make_page(name: str, context: PageContext, parent: QWidget | None = None) -> Page:
    """Import the page's module and build the page."""
    module, class_name = _CLASSES[name]
    page: Page = getattr(import_module(module), class_name)(context, parent)
    page.setObjectName(name)
    return page
