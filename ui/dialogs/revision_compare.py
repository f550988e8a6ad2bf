# SPDX-License-Identifier: MIT
"""What changed between two revisions that the department holds of a unit's round, to filter and to copy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lsapp.domain.dates import day_in_vietnam, format_date
from lsapp.domain.period import RoundCode
from ui.dialogs.fitted_dialog import FittedDialog
from ui.icons import icon
from ui.pages.page import PageContext
from ui.submission_comparing import SubmissionComparing
from ui.theme import SPACE, set_muted
from ui.widgets.fields import ChoiceField
from ui.widgets.submission_changes import SubmissionChanges

if TYPE_CHECKING:
    from lsapp.services.revision_changes import ChangeTable
    from lsapp.services.revision_sides import HeldRevision, RoundFiles

_LETTERS: Final = 165


class RevisionCompareDialog(FittedDialog):
    """Opened on the revision in force, or that whose hash is ``after``, and the one before; each as it stands
    with what was decided on it.
    """

    def __init__(
        self,
        context: PageContext,
        files: RoundFiles,
        parent: QWidget | None = None,
        *,
        after: str | None = None,
    ) -> None:
        super().__init__(_LETTERS, parent)
        self._session = context.session
        self._table: ChangeTable | None = None
        self._files = files
        self._meant = after
        self._revisions = files.revisions
        self._comparing = SubmissionComparing(context.session, self)
        self._intro = QLabel(self)
        self.before = ChoiceField(self)
        self.after = ChoiceField(self)
        self.ways = QComboBox(self)
        self.filter = QLineEdit(self)
        self.changes = SubmissionChanges(context.theme, self, rows=12)
        self.copy_button = QPushButton(icon("copy"), self.tr("Sao &chép bảng"), self)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._build()
        self._lay_out()
        self._connect()
        self._load()

    # --- building ---

    def _build(self) -> None:
        self.setWindowTitle(self.tr("So sánh hai bản nộp"))
        self._intro.setText(
            self.tr("{unit}, báo cáo {round}.").format(
                unit=self._files.unit.name, round=RoundCode.parse(self._files.round).label()
            )
        )
        set_muted(self._intro)
        for one in self._revisions:
            for box in (self.before, self.after):
                box.addItem(self._name(one), one.hash)
        for way, words in (
            ("", self.tr("Mọi thay đổi")),
            ("changed", self.tr("Sửa")),
            ("added", self.tr("Thêm")),
            ("removed", self.tr("Bỏ")),
        ):
            self.ways.addItem(words, way)
        self.before.setAccessibleName(self.tr("Bản trước"))
        self.after.setAccessibleName(self.tr("Bản sau"))
        self.ways.setAccessibleName(self.tr("Loại thay đổi"))
        self.filter.setPlaceholderText(self.tr("gõ không cần dấu"))
        self.filter.setClearButtonEnabled(True)
        self.copy_button.setAutoDefault(False)

    def _name(self, one: HeldRevision) -> str:
        day = format_date(day_in_vietnam(one.submission.made_at))
        words = self.tr("Lần {revision}, lập {day}").format(
            revision=one.submission.revision, day=day
        )
        if one.disputed and one.files:
            words = self.tr("{revision} ({file})").format(
                revision=words, file=one.files[0].receipt.file_name
            )
        if one.decided:
            words = self.tr("{revision}, kèm {count} giá trị đã quyết định").format(
                revision=words, count=one.decided
            )
        return words

    def _lay_out(self) -> None:
        choices, tools = QHBoxLayout(), QHBoxLayout()
        for row, parts in (
            (
                choices,
                ((self.tr("So bản &trước"), self.before), (self.tr("với bản &sau"), self.after)),
            ),
            (tools, ((self.tr("&Lọc:"), self.filter), (self.tr("L&oại:"), self.ways))),
        ):
            row.setSpacing(SPACE)
            for words, widget in parts:
                label = QLabel(words, self)
                label.setBuddy(widget)
                row.addWidget(label)
                row.addWidget(widget, int(widget is self.filter))
        choices.addStretch(1)
        tools.addWidget(self.copy_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * SPACE, 2 * SPACE, 3 * SPACE, 2 * SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self._intro)
        column.addLayout(choices)
        column.addLayout(tools)
        column.addWidget(self.changes, 1)
        column.addWidget(self._buttons)

    def _connect(self) -> None:
        self.before.activated.connect(self._compare)
        self.after.activated.connect(self._compare)
        self.filter.textChanged.connect(self._on_filter)
        self.ways.activated.connect(self._on_filter)
        self.copy_button.clicked.connect(self.changes.copy_all)
        self._comparing.compared.connect(self._on_compared)
        self._buttons.rejected.connect(self.reject)

    def _load(self) -> None:
        """Set the revision that is meant, else the highest, of rivals the one that counts, beside the one
        before it.
        """
        held = self._revisions
        top = held[0].submission.revision
        rivals = [row for row, one in enumerate(held) if one.submission.revision == top]
        at = next((row for row in rivals if held[row].in_force), rivals[0])
        meant = (row for row, one in enumerate(held) if one.hash == self._meant)
        at = next(meant, at)
        before = next(
            (
                row
                for row, one in enumerate(held)
                if one.submission.revision < held[at].submission.revision
            ),
            (at + 1) % len(held),
        )
        self.after.setCurrentIndex(at)
        self.before.setCurrentIndex(before)
        self._compare()
        self.changes.table.setFocus()

    # --- slots ---

    @Slot()
    def _compare(self) -> None:
        self.changes.show_waiting()
        self.copy_button.setEnabled(False)
        before, after = self.before.currentData(), self.after.currentData()
        self._comparing.compare_held(self._files, str(before), str(after))

    @Slot(object)
    def _on_compared(self, table: ChangeTable) -> None:
        self._table = table
        self.changes.show_changes(table)
        self.copy_button.setEnabled(len(table) > 0)
        self._on_filter()

        def done(texts: list[str]) -> None:
            if self._table is table:
                self.changes.model.set_folded(texts)
                self._on_filter()

        self._session.compute(table.folded, done, self)

    @Slot()
    def _on_filter(self) -> None:
        self.changes.set_filter(self.filter.text(), str(self.ways.currentData()))
