# SPDX-License-Identifier: MIT
"""The page of activities where the unit has no programme yet."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui import places
from ui.pages.page import PageContext
from ui.pages.page_actions import make_action
from ui.widgets.empty_page import EmptyPage


def activities_empty_page(context: PageContext, parent: QWidget) -> EmptyPage:
    """Say where activities come from, with the two ways to begin."""
    make = make_action(
        parent,
        "programme",
        QCoreApplication.translate("ActivitiesPage", "Lập &chương trình"),
        "",
        lambda: context.navigate(places.PROGRAMME, None),
    )
    bring = make_action(
        parent,
        "import",
        QCoreApplication.translate("ActivitiesPage", "&Nhập từ tệp Excel..."),
        "",
        lambda: _import(context, parent),
    )
    return EmptyPage(
        "activities",
        QCoreApplication.translate("ActivitiesPage", "Chưa có chương trình nào"),
        QCoreApplication.translate(
            "ActivitiesPage",
            "Nhiệm vụ đứng trong chương trình, kế hoạch hoặc đề án của đơn vị. "
            "Lập chương trình trước rồi ghi nhiệm vụ vào bảng này, hoặc nhập từ tệp Excel sẵn có.",
        ),
        [make, bring],
        context.theme,
        parent,
    )


def _import(context: PageContext, parent: QWidget) -> None:
    from ui.dialogs.office_import import OfficeImportDialog

    dialog = OfficeImportDialog(context, parent)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
