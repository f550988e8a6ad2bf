# SPDX-License-Identifier: MIT
"""Two files that claim one revision: field by field beside each other, one counts, and takes single
values of the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QPushButton,
    QWidget,
)

from lsapp.domain.dates import day_in_vietnam, format_date
from lsapp.domain.period import RoundCode
from ui.dialogs.decision_dialog import DecisionDialog
from ui.icons import icon
from ui.models.choice_model import DifferenceLines
from ui.models.submission_history_model import moment_words
from ui.pages.page import PageContext
from ui.submission_comparing import SubmissionComparing
from ui.theme import SPACE, set_muted
from ui.widgets.fields import ChoiceField

if TYPE_CHECKING:
    from lsapp.services.desk import Desk
    from lsapp.services.revision_changes import ChangeTable
    from lsapp.services.revision_sides import HeldRevision, RoundFiles


class DecideConflictDialog(DecisionDialog):
    """The revision on the left counts; what is chosen on the right is laid over it, and nothing sealed
    changes.
    """

    LETTERS = 170

    def __init__(
        self, context: PageContext, files: RoundFiles, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, parent)
        self._files = files
        self._rivals = _base_first(files)
        self._table: ChangeTable | None = None
        self._comparing = SubmissionComparing(context.session, self)
        self._build()
        self._lay_out()
        self._connect()
        self._load()

    # --- building ---

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Xung đột giữa hai bản nộp"))
        self._intro = QLabel(self)
        self._intro.setWordWrap(True)
        self.base, self.other = ChoiceField(self), ChoiceField(self)
        self._facts = (QLabel(self), QLabel(self))
        for box, name in (
            (self.base, self.tr("Bản được tính")),
            (self.other, self.tr("Bản đối chiếu")),
        ):
            box.setAccessibleName(name)
            for one in self._rivals:
                box.addItem(self._name_of(one), one.hash)
        for label in self._facts:
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            set_muted(label)
        self.swap_button = QPushButton(icon("redo"), self.tr("Đổi bê&n"), self)
        self.swap_button.setAutoDefault(False)
        self.pane.keep_button.setText(self.tr("Giữ &tất cả của bản được tính"))
        self.pane.take_button.setText(self.tr("Lấy tất cả của bản &kia"))
        self.remark.setPlaceholderText(self.tr("ví dụ: xã xác nhận bản gửi ngày 12/12 là bản đúng"))
        self.view_button.setVisible(any(one.in_force for one in self._files.revisions))

    def _name_of(self, one: HeldRevision) -> str:
        file = one.files[0].receipt.file_name if one.files else self.tr("lập tại đây")
        return self.tr("Lần {revision}: {file}").format(revision=one.submission.revision, file=file)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * SPACE)
        grid.setVerticalSpacing(SPACE // 2)
        labels = (self.tr("&Bản được tính:"), self.tr("Bản đối &chiếu:"))
        for column, (words, box, facts) in enumerate(
            zip(labels, (self.base, self.other), self._facts, strict=True)
        ):
            label = QLabel(words, self)
            label.setBuddy(box)
            grid.addWidget(label, 0, column * 2)
            grid.addWidget(box, 1, column * 2)
            grid.addWidget(facts, 2, column * 2)
            grid.setColumnStretch(column * 2, 1)
        grid.addWidget(self.swap_button, 1, 1)
        self._above.addWidget(self._intro)
        self._above.addLayout(grid)

    def _connect(self) -> None:
        self.base.activated.connect(self._on_base)
        self.other.activated.connect(self._on_other)
        self.swap_button.clicked.connect(self._on_swap)
        self._comparing.compared.connect(self._on_compared)

    def _load(self) -> None:
        words = self.tr(
            "{unit}, báo cáo {round}: có {count} tệp cùng là lần {revision} nhưng nội dung khác nhau. "
            "Chọn bản được tính; ở từng dòng có thể lấy riêng giá trị của bản kia (phím ← → hoặc dấu cách)."
        )
        self._intro.setText(
            words.format(
                unit=self._files.unit.name,
                round=RoundCode.parse(self._files.round).label(),
                count=len(self._rivals),
                revision=self._rivals[0].submission.revision if self._rivals else "",
            )
        )
        self.other.setCurrentIndex(min(1, self.other.count() - 1))
        self._compare()

    # --- which two ---

    @property
    def _pair(self) -> tuple[HeldRevision, HeldRevision]:
        return self._rivals[self.base.currentIndex()], self._rivals[self.other.currentIndex()]

    @Slot()
    def _on_base(self) -> None:
        if self.base.currentIndex() == self.other.currentIndex():
            self.other.setCurrentIndex((self.base.currentIndex() + 1) % self.other.count())
        self._compare()

    @Slot()
    def _on_other(self) -> None:
        if self.base.currentIndex() == self.other.currentIndex():
            self.base.setCurrentIndex((self.other.currentIndex() + 1) % self.base.count())
        self._compare()

    @Slot()
    def _on_swap(self) -> None:
        base, other = self.base.currentIndex(), self.other.currentIndex()
        self.base.setCurrentIndex(other)
        self.other.setCurrentIndex(base)
        self._compare()

    def _compare(self) -> None:
        self._table = None
        pair = self._pair
        for label, one in zip(self._facts, pair, strict=True):
            label.setText(self._facts_of(one))
        self.pane.show_waiting(self.tr("Đang so sánh…"))
        self._show_button()
        self._comparing.compare_held(self._files, pair[0].hash, pair[1].hash, with_values=False)

    def _facts_of(self, one: HeldRevision) -> str:
        made = self.tr("Lập lúc {moment}").format(moment=moment_words(one.submission.made_at))
        parts = [made]
        for file in one.files:
            # The list above names the first one.
            words = self.tr("nhận ngày {day}")
            if file is not one.files[0]:
                words = self.tr("nhận ngày {day} từ tệp {file}")
            day = format_date(day_in_vietnam(file.receipt.received_at))
            parts.append(words.format(day=day, file=file.receipt.file_name))
        if one.submission.reason:
            parts.append(self.tr("lý do gửi lại: {reason}").format(reason=one.submission.reason))
        return "; ".join(parts)

    # --- slots ---

    @Slot(object)
    def _on_compared(self, table: ChangeTable) -> None:
        self._table = table
        base, _other = self._pair
        titles = (self.tr("Bản được tính"), self.tr("Bản đối chiếu"))
        self.pane.show_lines(DifferenceLines(table), titles, self._taken_before(base, table))
        self.remark.setText(self._remark_of(base))
        self.pane.table.setFocus()
        self._show_button()

    def _taken_before(self, base: HeldRevision, table: ChangeTable) -> list[int]:
        """The lines that an earlier decision on this revision took."""
        held = {
            (edit.sheet, edit.record, edit.field, edit.value)
            for file in base.files
            for edit in file.decision.edits
        }
        if not held:
            return []
        found = []
        for row in range(len(table)):
            edit = table.taking(row)
            if (edit.sheet, edit.record, edit.field, edit.value) in held:
                found.append(row)
        return found

    def _remark_of(self, base: HeldRevision) -> str:
        return next((one.decision.remark or "" for one in base.files if one.decision.chosen), "")

    @Slot()
    def _show_button(self) -> None:
        base, _other = self._pair
        ready = self._table is not None and bool(base.files) and not self.is_working
        self.save_button.setEnabled(ready)
        taken = len(self.pane.model.taken)
        words = (
            self.tr("&Dùng bản được tính, lấy {taken} mục của bản kia")
            if taken
            else self.tr("&Dùng bản được tính")
        )
        self.save_button.setText(words.format(taken=taken))

    @Slot()
    def _on_save(self) -> None:
        base, table = self._pair[0], self._table
        if table is None or not base.files or self.is_working:
            return
        self.notice.hide()
        self.set_working(True)
        receipt, remark = base.files[0].receipt, self.remark.text()
        rows = sorted(self.pane.model.taken)

        def work(desk: Desk) -> object:
            from lsapp.services.deciding import choose

            return choose(desk, receipt, [table.taking(row) for row in rows], remark)

        def done(_change: object) -> None:
            words = self.tr("Đã chọn {file}; lấy {taken} mục của bản kia.")
            self._end_written(words.format(file=receipt.file_name, taken=len(rows)))

        self._session.act(work, done, self, self._on_failed)

    # --- overrides ---

    def show_working(self, working: bool) -> None:
        """Nothing is chosen while the decision is written."""
        for widget in (self.pane, self.base, self.other, self.swap_button):
            widget.setEnabled(not working)
        self._show_button()


def _base_first(files: RoundFiles) -> tuple[HeldRevision, ...]:
    """The rivals, that which counts now first, else in the order in which they came."""

    def order(one: HeldRevision) -> tuple[bool, bool, object]:
        came = min((file.receipt.imported_at for file in one.files), default=one.submission.made_at)
        # Of files taken in within one second the verdict tells which came second.
        second = all(file.receipt.verdict == "conflict" for file in one.files)
        return not one.in_force, second, came

    return tuple(sorted(files.rivals, key=order))
