# SPDX-License-Identifier: MIT
"""Seals and writes the submission of a round: formats, folder, the reason of a new revision; then its files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lsapp.domain.labels import KIND_LABELS
from lsapp.domain.period import RoundCode
from lsapp.errors import UserError
from ui.dialogs.export_parts import ExportedFiles, ExportTarget
from ui.dialogs.fitted_dialog import FittedDialog
from ui.export_folders import ExportFolders
from ui.icons import icon
from ui.models.submission_checklist import HASH_SHOWN
from ui.operations import CancelledError
from ui.pages.page import PageContext
from ui.places import Place
from ui.submission_comparing import SubmissionComparing
from ui.theme import SPACE, Role, Tone, set_muted, set_primary
from ui.widgets.fields import LineField
from ui.widgets.notice import Notice
from ui.widgets.submission_changes import SubmissionChanges
from ui.widgets.tall_area import TallArea
from ui.words import is_fault, words_for

if TYPE_CHECKING:
    from lsapp.services.desk import Desk
    from lsapp.services.exporting import Exported
    from lsapp.services.submitting import KindChange, Revision, RoundSubmissions
    from lsapp.services.viewing import Finding
    from ui.operations import Progress

_PLACE: Final = int(Qt.ItemDataRole.UserRole)
_LETTERS: Final = 80
_LETTERS_WITH_CHANGES: Final = 120


class ExportSubmissionDialog(FittedDialog):
    """Everything in one act: nothing is sealed or written unless all of it can be.

    With ``again`` the files of that revision are written once more, whatever the records say now.
    """

    exported = Signal(object)
    """The ``Exported`` of an export that was done."""
    place_asked = Signal(object)
    """The ``Place`` of a finding that blocks, or of a change."""
    send_asked = Signal(object)
    """The ``Exported`` whose files are to be sent, the dialog being closed by then."""

    def __init__(
        self,
        context: PageContext,
        submissions: RoundSubmissions,
        parent: QWidget | None = None,
        *,
        again: Revision | None = None,
    ) -> None:
        needs_reason = again is None and submissions.needs_reason
        super().__init__(_LETTERS_WITH_CHANGES if needs_reason else _LETTERS, parent)
        self._needs_reason = needs_reason
        self._context = context
        self._session = context.session
        self._submissions = submissions
        self._again = again
        self._done: Exported | None = None
        self._comparing = SubmissionComparing(self._session, self)
        self._head = QLabel(self)
        self._changes = QLabel(self)
        self.reason = LineField(self)
        self._reason_label = QLabel(self.tr("&Lý do gửi lại (ghi vào bản nộp)"), self)
        self.target = ExportTarget(context.settings, self._session.path, self)
        self.notice = Notice(Tone.WARNING, "", context.theme, parent=self)
        self.blocking = QListWidget(self)
        self.written = ExportedFiles(self)
        self.changes = SubmissionChanges(context.theme, self, rows=5)
        self._stack = QStackedWidget(self)
        self.export_button = QPushButton(self)
        self._buttons = QDialogButtonBox(self)
        self._build()
        self._lay_out()
        self._connect()
        self._load()

    # --- building ---

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Xuất bản nộp"))
        for label in (self._head, self._changes):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        set_muted(self._changes)
        self._reason_label.setBuddy(self.reason)
        self.reason.setAccessibleName(self.tr("Lý do gửi lại"))
        self.reason.setPlaceholderText(self.tr("Ví dụ: bổ sung số liệu Biểu 02 theo yêu cầu"))
        self.blocking.setAccessibleName(self.tr("Các lỗi phải sửa"))
        self.blocking.setWordWrap(True)
        self.blocking.hide()
        self.notice.hide()
        self.export_button.setIcon(
            icon("export", lambda: self._context.theme.colour(Role.ON_ACCENT_TEXT))
        )
        set_primary(self.export_button)
        self.export_button.setDefault(True)
        self._buttons.addButton(self.export_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.addButton(QDialogButtonBox.StandardButton.Cancel)

    def _lay_out(self) -> None:
        form = QWidget(self)
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        for widget in (
            self._head,
            self._changes,
            self.changes,
            self._reason_label,
            self.reason,
            self.target,
            self.notice,
        ):
            column.addWidget(widget)
        column.addWidget(self.blocking, 1)
        column.setStretchFactor(self.changes, 2)
        self._stack.addWidget(TallArea(form, self._stack))
        self._stack.addWidget(self.written)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(3 * SPACE, 2 * SPACE, 3 * SPACE, 2 * SPACE)
        whole.setSpacing(2 * SPACE)
        whole.addWidget(self._stack, 1)
        whole.addWidget(self._buttons)

    def _connect(self) -> None:
        self.export_button.clicked.connect(self._on_export)
        self._buttons.rejected.connect(self.reject)
        self.target.changed.connect(self._enable)
        self.reason.textChanged.connect(self._enable)
        self.blocking.itemActivated.connect(self._on_blocking)
        self.blocking.itemClicked.connect(self._on_blocking)
        self._comparing.compared.connect(self.changes.show_changes)
        self.changes.place_asked.connect(self._go_to)
        self.written.send_asked.connect(self._on_send)

    def _load(self) -> None:
        view, facts = self._session.view, self._session.facts
        if view is None or facts is None:
            return
        label = RoundCode.parse(view.round).label()
        seal, again = self._submissions.seal, self._again
        revision = self._submissions.next_revision if again is None else again.revision
        if again is not None:
            words = self.tr("{unit}, đợt {round}: ghi lại các tệp của lần {revision}, đúng như cũ.")
        elif seal is not None and seal.unchanged:
            words = self.tr(
                "{unit}, đợt {round}: dữ liệu không đổi từ lần {revision}, tệp ghi ra đúng như lần ấy."
            )
        else:
            words = self.tr(
                "{unit}, đợt {round}: chốt thành lần {revision}. Bản đã chốt không sửa lại được."
            )
        self._head.setText(words.format(unit=facts.unit.name, round=label, revision=revision))
        needs, head = self._needs_reason, self._submissions.in_force
        if needs and head is not None:
            self._changes.setText(self._changes_words(self._submissions.changes))
            self._comparing.compare(head.hash)
        for widget in (self._changes, self.changes, self._reason_label, self.reason):
            widget.setVisible(needs)
        self.export_button.setText(self.tr("&Xuất lần {revision}").format(revision=revision))
        self._enable()
        (self.reason if needs else self.export_button).setFocus()

    def _changes_words(self, changes: tuple[KindChange, ...]) -> str:
        told = []
        for one in changes:
            counts = [
                words.format(count=count)
                for words, count in (
                    (self.tr("thêm {count}"), one.added),
                    (self.tr("sửa {count}"), one.changed),
                    (self.tr("bỏ {count}"), one.removed),
                )
                if count
            ]
            told.append(f"{KIND_LABELS.get(one.kind, one.kind)}: {', '.join(counts)}")
        seal = self._submissions.seal
        return self.tr("Thay đổi từ lần {revision}: {changes}.").format(
            revision=seal.revision if seal else 0, changes="; ".join(told)
        )

    # --- exporting ---

    @Slot()
    def _enable(self) -> None:
        reason = not self._needs_reason or bool(self.reason.text().strip())
        self.export_button.setEnabled(reason and self.target.is_ready())

    @Slot()
    def _on_export(self) -> None:
        view, folder = self._session.view, self.target.folder
        if view is None or folder is None:
            return
        self.notice.hide()
        self.blocking.hide()
        self.export_button.setEnabled(False)
        formats, reason = self.target.formats, self.reason.text().strip() or None
        plan_code, unit, round_code = view.plan, view.unit, view.round
        again = None if self._again is None else self._again.hash

        def work(desk: Desk, _progress: Progress) -> Exported:
            from lsapp.services.exporting import export_revision, export_submission

            plan = desk.plan(plan_code)
            if again is not None:
                return export_revision(desk, plan, again, formats, folder)
            return export_submission(desk, plan, unit, round_code, formats, folder, reason=reason)

        self._session.run_long(
            self.tr("Đang lập các tệp của bản nộp…"), work, self._on_done, self, self._on_failed
        )

    def _on_done(self, done: Exported) -> None:
        self.target.remember()
        self._done = done
        if done.hash is not None and done.files:
            ExportFolders(self._context.settings).remember(done.hash, done.files[0].parent)
        head = self.tr(
            "Đã chốt lần {revision}, mã kiểm tra {hash}. Đã ghi {count} tệp vào {folder}."
        )
        self.written.show_files(
            head.format(
                revision=done.revision,
                hash=(done.hash or "")[:HASH_SHOWN],
                count=len(done.files),
                folder=self.target.folder,
            ),
            done.files,
        )
        self._stack.setCurrentWidget(self.written)
        self.export_button.hide()
        close = self._buttons.button(QDialogButtonBox.StandardButton.Cancel)
        close.setText(self.tr("Đó&ng"))
        close.setDefault(True)
        self.written.folder_button.setFocus()
        if self._session.can_edit:
            self.written.offer_sending()
        self.exported.emit(done)

    def _on_failed(self, error: Exception) -> None:
        self._enable()
        if isinstance(error, CancelledError):
            return
        if is_fault(error):
            self._session.failed.emit(error)
            return
        self.notice.say(Tone.BAD, words_for(error).plain())
        if isinstance(error, UserError) and error.code == "seal.reason_required":
            self._ask_reason()
        self._show_blocking(tuple(getattr(error, "findings", ())))

    def _ask_reason(self) -> None:
        """The records have changed since the dialog was opened: now a reason is needed."""
        self._needs_reason = True
        self._reason_label.show()
        self.reason.show()
        self.reason.setFocus()

    def _show_blocking(self, findings: tuple[Finding, ...]) -> None:
        self.blocking.clear()
        for one in findings:
            item = QListWidgetItem(icon("error"), f"{one.where} - {one.label}: {one.message}")
            item.setData(_PLACE, Place(one.kind or "unit", one.record, one.field))
            item.setToolTip(one.remedy)
            self.blocking.addItem(item)
        self.blocking.setHidden(not findings)
        if findings:
            self.blocking.setCurrentRow(0)
            self.blocking.setFocus()

    @Slot(QListWidgetItem)
    def _on_blocking(self, item: QListWidgetItem) -> None:
        self._go_to(item.data(_PLACE))

    @Slot(object)
    def _go_to(self, place: Place) -> None:
        self.reject()
        self.place_asked.emit(place)

    @Slot()
    def _on_send(self) -> None:
        done = self._done
        self.accept()
        if done is not None:
            self.send_asked.emit(done)
