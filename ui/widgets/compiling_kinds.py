# SPDX-License-Identifier: MIT
"""Which kind of unit is shown: of those that are there."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QComboBox, QWidget


class KindFilter(QComboBox):
    """A list of kinds; ``currentData`` is the one chosen, empty for all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Loại đơn vị"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.addItem(self.tr("Mọi loại đơn vị"), "")

    def offer(self, kinds: Iterable[tuple[str, str]]) -> bool:
        """Offer kinds by name and words, each once; tells whether the chosen one is not among them and all
        are chosen instead.
        """
        held = dict(kinds)
        if [self.itemData(row) for row in range(1, self.count())] == list(held):
            return False
        chosen = self.currentData()
        while self.count() > 1:
            self.removeItem(1)
        for value, words in held.items():
            self.addItem(words, value)
        self.setCurrentIndex(max(self.findData(chosen), 0))
        return bool(self.currentData() != chosen)
