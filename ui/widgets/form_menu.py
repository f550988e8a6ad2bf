# SPDX-License-Identifier: MIT
"""A grid whose menu begins with the page's own commands."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu

from ui.widgets.grid_view import GridView


class PageGridView(GridView):
    """Shows the actions that were added to it (``addAction``) above the grid's own in its menu."""

    def make_menu(self) -> QMenu:
        """Return the grid's menu with the page's actions on top."""
        menu = super().make_menu()
        if self.actions():
            first = menu.actions()[0]
            menu.insertActions(first, self.actions())
            menu.insertSeparator(first)
        return menu
