# SPDX-License-Identifier: MIT
"""A unit that the province's list does not know: its name, kind and symbol."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget

from lsapp.catalogue.model import UnitKind
from lsapp.domain.records import LocalUnit
from ui.theme import SPACE

if TYPE_CHECKING:
    from lsapp.services.beginning import Beginning


class LocalUnitForm(QWidget):
    """``changed`` comes with each letter of the name."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = QLineEdit(self)
        self._kind = QComboBox(self)
        self._symbol = QLineEdit(self)
        self._symbol.setPlaceholderText(self.tr("Ví dụ: UBND"))
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(SPACE * 2)
        form.setVerticalSpacing(SPACE)
        form.addRow(self.tr("Tê&n đơn vị:"), self._name)
        form.addRow(self.tr("&Loại:"), self._kind)
        form.addRow(self.tr("Ký hiệ&u:"), self._symbol)
        self._name.textChanged.connect(lambda _text: self.changed.emit())

    @property
    def name(self) -> str:
        """The unit's name as it stands."""
        return self._name.text().strip()

    def begin(self, name: str) -> None:
        """Start from what was looked for, with the cursor in the name."""
        from lsapp.services.beginning import UNIT_KIND_LABELS

        if not self._kind.count():
            for kind, words in UNIT_KIND_LABELS.items():
                self._kind.addItem(words, kind.value)
        self._name.setText(name)
        self._name.setFocus()

    def record(self, beginning: Beginning) -> LocalUnit:
        """Return the unit; UserError ``unit.name_missing``, ``unit.listed``."""
        from lsapp.services.beginning import local_unit_of

        return local_unit_of(
            beginning.catalogue,
            self._name.text(),
            UnitKind(self._kind.currentData()),
            self._symbol.text(),
        )
