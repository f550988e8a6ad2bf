# SPDX-License-Identifier: MIT
"""What is done with files of evidence: added, moved, described, removed, read through; each is told."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTemporaryDir, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from lsapp.domain.records import Evidence
from lsapp.messages import explain
from ui.dialogs.message_icon import set_message_icon
from ui.models.evidence_activities import ScopeEntry, local_paths
from ui.models.evidence_scope import activity_of, scope_of
from ui.operations import CancelledError, Progress
from ui.pages.page import PageContext
from ui.theme import Tone
from ui.undo_notice import tell_undoable
from ui.widgets.evidence_sources import files_within, pasted_picture

if TYPE_CHECKING:
    from lsapp.services.desk import Desk
    from lsapp.services.evidence import Attached

_MOST_REASONS = 10
_Find = Callable[[Progress, Path], list[Path]]


class EvidenceWriter(QWidget):
    """``attached`` carries the keys of the files that were added, ``verified`` the state by key of those
    that were read. Never shown itself; the window of its messages is its parent's.
    """

    attached = Signal(list)
    verified = Signal(dict)

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._session = context.session
        self.entries: Sequence[ScopeEntry] = ()
        self._opened: QTemporaryDir | None = None
        self.hide()

    def words_of(self, activity: str | None) -> str:
        """Return in words what files prove."""
        scope = scope_of(activity)
        entry = next((one for one in self.entries if one.scope == scope), None)
        return self.tr("cả báo cáo") if activity is None or entry is None else entry.title

    # --- adding ---

    def add(self, paths: Sequence[Path], activity: str | None) -> None:
        """Copy files, and those in folders, in as proof of an activity, or of the whole report."""
        self._attach(lambda progress, _scratch: files_within(paths, progress), activity)

    def paste(self, activity: str | None) -> None:
        """Add the files or the picture of the clipboard."""
        data = QGuiApplication.clipboard().mimeData()
        paths = local_paths(data) if data is not None else []
        if paths:
            self.add(paths, activity)
        elif data is not None and data.hasImage():
            image = QGuiApplication.clipboard().image()
            self._attach(lambda _progress, scratch: [pasted_picture(image, scratch)], activity)
        else:
            self._say(
                Tone.NEUTRAL,
                self.tr("Không có tệp hay ảnh nào để dán. Chép tệp trong thư mục rồi dán vào đây."),
            )

    def _attach(self, find: _Find, activity: str | None) -> None:
        view = self._session.view
        if view is None or not self._session.can_edit:
            return

        def work(desk: Desk, progress: Progress) -> Attached:
            from lsapp.services.evidence import attach
            from lsapp.services.evidence_copying import copy_in

            with tempfile.TemporaryDirectory(prefix="kh48-") as scratch:
                paths = find(progress, Path(scratch))
                return attach(desk, view, copy_in(paths, desk.files, progress), activity)

        title = self.tr("Thêm minh chứng")
        self._session.run_long(title, work, self._on_attached, self, self._on_not_attached)

    def _on_attached(self, attached: Attached) -> None:
        if attached.added:
            self.attached.emit([one.key for one in attached.added])
            tell_undoable(self._context, self._added_words(attached), attached.change)
        if attached.refused:
            self._tell_refused(attached)
        if attached.known:
            text = self.tr("{count} tệp đã là minh chứng ở đây từ trước, không thêm lần nữa.")
            self._say(Tone.NEUTRAL, text.format(count=len(attached.known)))
        if not (attached.added or attached.refused or attached.known):
            self._say(Tone.NEUTRAL, self.tr("Không có tệp nào để thêm."))

    def _added_words(self, attached: Attached) -> str:
        first = attached.added[0]
        what = self.words_of(first.activity)
        if len(attached.added) == 1:
            return self.tr("Đã thêm {name} cho {what}.").format(name=first.name, what=what)
        count = len(attached.added)
        return self.tr("Đã thêm {count} tệp cho {what}.").format(count=count, what=what)

    def _tell_refused(self, attached: Attached) -> None:
        language = self._context.settings.language
        reasons = [explain(one.code, language, **one.facts) for one in attached.refused]
        if len(reasons) == 1:
            self._say(Tone.WARNING, reasons[0])
            return
        self._context.notify(
            Tone.WARNING,
            self.tr("{count} tệp không thêm được.").format(count=len(reasons)),
            self.tr("Xem lý do"),
            lambda: self._show_reasons(reasons),
        )

    def _show_reasons(self, reasons: Sequence[str]) -> None:
        box = QMessageBox(self.parentWidget())
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        set_message_icon(box, "warning", Tone.WARNING)
        box.setWindowTitle(self.tr("Tệp không thêm được"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText("\n\n".join(reasons[:_MOST_REASONS]))
        more = len(reasons) - _MOST_REASONS
        if more > 0:
            box.setInformativeText(self.tr("và {count} tệp khác").format(count=more))
        box.setStandardButtons(QMessageBox.StandardButton.Close)
        box.open()

    def _on_not_attached(self, error: Exception) -> None:
        if isinstance(error, CancelledError):
            self._say(Tone.NEUTRAL, self.tr("Đã dừng, chưa thêm tệp nào."))
        else:
            self._session.failed.emit(error)

    # --- what is there ---

    def open(self, record: Evidence, folder: Path) -> None:
        """Open a copy of a file with the system's program; ``folder`` is where the bytes lie."""
        if self._opened is None:
            self._opened = QTemporaryDir()
        target = Path(self._opened.path())

        def work() -> Path:
            from lsapp.services.evidence_copying import copy_to_open

            return copy_to_open(record, folder, target)

        self._session.compute(work, self._open_copy, self)

    def _open_copy(self, copy: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy))):
            text = self.tr("Máy này chưa có chương trình mở tệp {name}.").format(name=copy.name)
            self._say(Tone.WARNING, text)

    def ask_scope(self, records: Sequence[Evidence]) -> None:
        """Ask what files prove, and have them prove it."""
        if not records or not self._session.can_edit:
            return
        from ui.widgets.evidence_activity_dialog import ActivityChoiceDialog

        title = (
            self.tr("{name} chứng minh cho").format(name=records[0].name)
            if len(records) == 1
            else self.tr("{count} tệp chứng minh cho").format(count=len(records))
        )
        current = scope_of(records[0].activity)
        dialog = ActivityChoiceDialog(
            title, self.entries, current, self._context.theme, self.parentWidget()
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.scope_chosen.connect(lambda scope: self.assign(records, scope))
        dialog.open()

    def assign(self, records: Sequence[Evidence], scope: str) -> None:
        """Have files prove what ``scope`` says, as one action."""
        activity = activity_of(scope)
        moved = [one for one in records if one.activity != activity]
        if not moved or not self._session.can_edit:
            return

        def work(desk: Desk) -> Any:
            from lsapp.services.evidence import assign

            return assign(desk, moved, activity)

        text = self.tr("Đã chuyển {count} tệp sang: {what}.").format(
            count=len(moved), what=self.words_of(activity)
        )
        self._act(work, text)

    @Slot(object, str, object)
    def describe(self, record: Evidence, field: str, value: object) -> None:
        """Write another ``name`` or ``note`` for a file; an empty name leaves the one it has."""
        if not self._session.can_edit:
            return
        typed = None if value is None else str(value)

        def work(desk: Desk) -> Any:
            from lsapp.services.evidence import describe

            # As it is once all that was typed before is saved: the name a moment ago, then the note.
            held = desk.store.get(Evidence, record.unit, record.key)
            if held is None:
                return None
            name = typed or held.name if field == "name" else held.name
            note = typed if field == "note" else held.note
            return describe(desk, held, name=name, note=note)

        self._session.act(work)

    def remove(self, records: Sequence[Evidence]) -> None:
        """Take files out of the list, with the way back in a notice; their bytes stay."""
        view = self._session.view
        if not records or view is None or not self._session.can_edit:
            return
        keys, unit = [one.key for one in records], view.unit

        def work(desk: Desk) -> Any:
            from lsapp.services.evidence import remove

            return remove(desk, unit, keys)

        text = (
            self.tr("Đã xóa {name}.").format(name=records[0].name)
            if len(records) == 1
            else self.tr("Đã xóa {count} tệp.").format(count=len(records))
        )
        self._act(work, text)

    def verify(self, records: Sequence[Evidence]) -> None:
        """Read files through, and tell whether each is as it was when it was added."""

        def work(desk: Desk, progress: Progress) -> dict[str, str]:
            from lsapp.services.evidence import verify

            found = verify(records, desk.files, progress)
            return {key: state.value for key, state in found.items()}

        self._session.run_long(self.tr("Kiểm tra các tệp"), work, self._on_verified, self)

    def _on_verified(self, states: dict[str, str]) -> None:
        self.verified.emit(states)
        bad = sum(state in ("missing", "altered") for state in states.values())
        if bad:
            text = self.tr("{bad} trong {count} tệp bị thiếu hoặc không còn như lúc thêm vào.")
            self._say(Tone.WARNING, text.format(bad=bad, count=len(states)))
        else:
            text = self.tr("Đã đọc hết {count} tệp: tất cả nguyên vẹn.")
            self._say(Tone.GOOD, text.format(count=len(states)))

    # --- ---

    def _act(self, work: Callable[[Desk], Any], text: str) -> None:
        self._session.act(work, lambda change: tell_undoable(self._context, text, change), self)

    def _say(self, tone: Tone, text: str) -> None:
        self._context.notify(tone, text, "", None)
