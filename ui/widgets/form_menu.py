# SPDX-License-Identifier: MIT
"""A grid whose menu begins with the page's own commands."""

from __future__ import annotations

from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from ui.widgets.grid_view import GridView


class PageGridView(GridView):
    """Shows the actions that were added to it (``addAction``) above the grid's own in its menu."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the grid's menu, and put the page's actions before what stands there."""
        super().contextMenuEvent(event)
        menu = QApplication.activePopupWidget()
        if not isinstance(menu, QMenu) or menu.parent() is not self or not self.actions():
            return
        first = menu.actions()[0]
        menu.insertActions(first, self.actions())
        menu.insertSeparator(first)
        menu.popup(menu.pos())  # it has grown: find room for it again
