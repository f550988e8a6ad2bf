# SPDX-License-Identifier: MIT
"""The three parts of the page of evidence and its tools, folded to the room there is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, Qt, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.models.evidence_activities import ScopeModel
from ui.models.evidence_model import EvidenceModel
from ui.pages.evidence_actions import EvidenceActions
from ui.pages.page import PageContext
from ui.theme import SPACE, Size, set_muted, set_quiet, set_size
from ui.widgets.action_button import ActionButton
from ui.widgets.evidence_details import EvidenceDetails
from ui.widgets.evidence_scopes import ScopeList
from ui.widgets.evidence_table import EvidenceTable

if TYPE_CHECKING:
    from lsapp.services.evidence import EvidenceSheet

_NARROW: Final = 140  # letters: below it the details stand in place of the activities
_SCOPES, _FILES, _SIDE = (
    38,
    200,
    44,
)  # letters that the parts are offered; the files take what is left
_LEAST_SCOPES, _LEAST_SIDE = 26, 34


class EvidenceWork(QWidget):
    """Activities at the left, their files in the middle, the current file at the right."""

    def __init__(
        self,
        context: PageContext,
        model: EvidenceModel,
        actions: EvidenceActions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._language = context.settings.language
        self._actions = actions
        self._narrow = False
        self._unproven = 0
        self._rows = model
        # Each tree that gets another parent is given its style again: so the outermost come first.
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.scopes = ScopeList(ScopeModel(), context.theme, self._splitter)
        self._files = QWidget(self._splitter)
        self.table = EvidenceTable(model, context.theme, self._files)
        self.nothing = QLabel(self._files)
        self._side = QScrollArea(self._splitter)
        self.details = EvidenceDetails(context, actions["open"], self._side.viewport())
        self._total = QLabel(self)
        self._lay_out()
        self._set_table_keys()
        self._fit_widths()
        context.theme.changed.connect(self._fit_widths)

    # --- for the page ---

    def show_totals(self, sheet: EvidenceSheet, unproven: int) -> None:
        """Say how many files there are and how large, and how many activities lack one."""
        self._unproven = unproven
        self._total.setText(" · ".join(self._totals(sheet)))
        self._actions["verify"].setEnabled(bool(sheet.rows))
        self._tell_lacking()

    def tell_nothing(self) -> None:
        """Say that what is chosen at the left has no file; nothing where it has."""
        entry = self.scopes.entry()
        bare = self._rows.rowCount() == 0 and entry is not None
        self.nothing.setVisible(bare)
        if entry is not None and bare:
            self.nothing.setText(
                self.tr("Chưa có tệp nào cho “{what}”. Kéo tệp vào đây hoặc nhấn Thêm tệp.").format(
                    what=entry.title
                )
            )

    @Slot()
    def show_side(self) -> None:
        """Show the details or hide them, as their action says."""
        if not self._actions["details"].isChecked():
            self.details.commit()
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    # --- building ---

    def _lay_out(self) -> None:
        self._middle = QVBoxLayout(self._files)
        self._middle.setSpacing(SPACE // 2)
        self._middle.addWidget(self.table, 1)
        self.nothing.setWordWrap(True)
        self.nothing.setTextFormat(Qt.TextFormat.PlainText)
        set_muted(self.nothing)
        self._middle.addWidget(self.nothing)
        self._side.setWidget(self.details)
        self._side.setWidgetResizable(True)
        self._side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        set_quiet(self._side)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setStretchFactor(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE)
        whole.addLayout(self._make_tools())
        whole.addWidget(self._splitter, 1)
        whole.addWidget(self._make_foot())

    def _make_tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(ActionButton(self._actions["add"], primary=True, parent=self))
        self._verify_button = self._tool(self._actions["verify"])
        row.addWidget(self._tool(self._actions["lacking"]))
        row.addWidget(self._verify_button)
        row.addStretch()
        set_muted(self._total)
        row.addWidget(self._total)
        row.addWidget(self._tool(self._actions["details"]))
        return row

    def _tool(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return button

    def _make_foot(self) -> QLabel:
        foot = QLabel(
            self.tr(
                "Kéo tệp vào bất cứ chỗ nào trên trang. Không đưa tài liệu chứa bí mật nhà nước."
            ),
            self,
        )
        foot.setWordWrap(True)
        set_muted(foot)
        set_size(foot, Size.SMALL)
        return foot

    def _set_table_keys(self) -> None:
        self.table.set_menu(self._actions.of_row())
        for action in (self._actions["rename"], self._actions["delete"]):
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self.table.addAction(action)

    # --- showing ---

    def _totals(self, sheet: EvidenceSheet) -> list[str]:
        parts = [self.tr("{count} tệp").format(count=len(sheet.rows))]
        if sheet.rows:
            size = QLocale(self._language).formattedDataSize(
                sheet.total, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat
            )
            parts.append(size.replace("kB", "KB"))  # as the sizes in the table are written
        if sheet.missing:
            parts.append(self.tr("{count} tệp thiếu").format(count=sheet.missing))
        if sheet.altered:
            parts.append(self.tr("{count} tệp bị sửa").format(count=sheet.altered))
        return parts

    def _tell_lacking(self) -> None:
        action = self._actions["lacking"]
        action.setVisible(bool(self._unproven) or action.isChecked())
        full = self.tr("{count} nhiệm vụ hoàn thành chưa có minh chứng").format(
            count=self._unproven
        )
        short = self.tr("{count} chưa có minh chứng").format(count=self._unproven)
        action.setText(short if self._narrow else full)
        action.setToolTip(full)

    # --- room ---

    @Slot()
    def _fit_widths(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        self.scopes.setMinimumWidth(letter * _LEAST_SCOPES)
        self._side.setMinimumWidth(letter * _LEAST_SIDE)
        self._splitter.setSizes([letter * part for part in (_SCOPES, _FILES, _SIDE)])
        self._fold()

    def _fold(self) -> None:
        narrow = self.width() < self.fontMetrics().averageCharWidth() * _NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            self._actions["details"].setChecked(not narrow)
            self._verify_button.setVisible(not narrow)
            self._total.setVisible(not narrow)
            self._tell_lacking()
        shown = self._actions["details"].isChecked()
        with_scopes = not (narrow and shown)
        self._side.setVisible(shown)
        self.scopes.setVisible(with_scopes)
        # Air beside the handles, none at the page's own margins.
        left, right = SPACE * with_scopes, SPACE * shown
        self._middle.setContentsMargins(left, 0, right, 0)
