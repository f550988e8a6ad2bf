# SPDX-License-Identifier: MIT
"""The history of a round's submissions: the revisions, all about the chosen one, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.export_folders import ExportFolders, copy_files, files_in, open_folder
from ui.icons import icon
from ui.models.submission_history_model import (
    CHIP_ROLE,
    MADE,
    NUMBER,
    REASON,
    STATE,
    SubmissionHistoryModel,
)
from ui.pages.page import PageContext
from ui.theme import SPACE, Size, Tone, set_muted, set_size
from ui.widgets.action_button import ActionButton
from ui.widgets.chip import ChipDelegate
from ui.widgets.row_list import set_up_row_list
from ui.widgets.submission_history_detail import SubmissionHistoryDetail

if TYPE_CHECKING:
    from lsapp.services.submitting import Revision

_LETTERS: Final = {NUMBER: 9, MADE: 18, STATE: 20}


class SubmissionHistory(QWidget):
    """Each revision with files, hash, ways, dates, reasons and slips; asks the page for what it does not
    do itself.
    """

    export_asked = Signal(object)
    """The ``Revision`` whose files are wanted again."""
    send_asked = Signal(object)
    print_asked = Signal(object)
    compare_asked = Signal(object)

    def __init__(
        self, context: PageContext, open_action: QAction, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._folders = ExportFolders(context.settings)
        self._revisions: Sequence[Revision] = ()
        self._files: tuple[Path, ...] = ()
        self._model = SubmissionHistoryModel(self)
        self.table = QTableView(self)
        self.detail = SubmissionHistoryDetail(self)
        self.open_button = ActionButton(open_action, parent=self)
        self.send_button = self._button("mail", self.tr("Gửi &lại..."))
        self.folder_button = self._button("folder", self.tr("Mở thư mục"))
        self.files_button = self._button("copy", self.tr("Chép tệ&p"))
        self.compare_action = self._action("last-year", self.tr("So với lần trước..."))
        self.export_action = self._action("export", self.tr("Xuất lại tệp..."))
        self.print_action = self._action("print", self.tr("In bản này..."))
        self.hash_action = self._action("copy", self.tr("Chép mã kiểm tra"))
        self.more_button = QToolButton(self)
        self._stack = QStackedWidget(self)
        self._build()
        self._lay_out()
        self._connect()
        self._fit()

    # --- building ---

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(icon(name), text, self)
        button.setAutoDefault(False)
        return button

    def _action(self, name: str, text: str) -> QAction:
        return QAction(icon(name), text, self)

    def _build(self) -> None:
        menu = QMenu(self.more_button)
        menu.addActions(self._actions())
        self.more_button.setMenu(menu)
        self.more_button.setIcon(icon("more"))
        self.more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more_button.setToolTip(self.tr("So sánh, xuất lại, in, chép mã kiểm tra"))
        self.more_button.setAccessibleName(self.tr("Việc khác với lần nộp này"))
        self.table.addActions(self._actions())
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        table, theme = self.table, self._context.theme
        table.setModel(self._model)
        table.setItemDelegateForColumn(STATE, ChipDelegate(theme, CHIP_ROLE, table))
        table.setAccessibleName(self.tr("Các lần nộp của đợt"))
        set_up_row_list(table)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(REASON, QHeaderView.ResizeMode.Stretch)

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Các lần nộp của đợt"), self)
        set_size(title, Size.HEADING)
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(title, 1)
        head.addWidget(self.open_button)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE)
        for button in (self.send_button, self.folder_button, self.files_button):
            buttons.addWidget(button)
        buttons.addWidget(self.more_button)
        buttons.addStretch(1)
        below = QWidget(self)
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.detail, 1)
        column.addLayout(buttons)
        splitter = QSplitter(Qt.Orientation.Vertical, self)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.table)
        splitter.addWidget(below)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 2)
        splitter.setSizes([1000, 2500])  # Qt shares what room there is in this proportion
        nothing = QLabel(
            self.tr(
                "Chưa nộp lần nào trong đợt này.\nMỗi lần xuất bản nộp sẽ nằm ở đây cùng tệp, "
                "mã kiểm tra, ngày gửi và phản hồi của Sở."
            ),
            self,
        )
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        nothing.setWordWrap(True)
        set_muted(nothing)
        self._stack.addWidget(splitter)
        self._stack.addWidget(nothing)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, SPACE, 0)
        whole.setSpacing(SPACE)
        whole.addLayout(head)
        whole.addWidget(self._stack, 1)

    def _actions(self) -> list[QAction]:
        return [self.compare_action, self.export_action, self.print_action, self.hash_action]

    def _connect(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self.table.activated.connect(lambda _index: self._ask(self.compare_asked))
        self.send_button.clicked.connect(partial(self._ask, self.send_asked))
        for action, signal in (
            (self.export_action, self.export_asked),
            (self.print_action, self.print_asked),
            (self.compare_action, self.compare_asked),
        ):
            action.triggered.connect(partial(self._ask, signal))
        self.hash_action.triggered.connect(self._on_hash)
        self.folder_button.clicked.connect(self._on_folder)
        self.files_button.clicked.connect(self._on_files)
        self._context.theme.changed.connect(self._fit)

    @Slot()
    def _fit(self) -> None:
        theme = self._context.theme
        theme.set_up_table(self.table)
        letter = self.table.fontMetrics().averageCharWidth()
        header = self.table.horizontalHeader()
        for column, letters in _LETTERS.items():
            header.resizeSection(column, letter * letters)
        self.table.setMinimumHeight(header.height() + 2 * theme.row_height)
        self.detail.setMinimumHeight(3 * self.fontMetrics().lineSpacing())

    # --- what is shown ---

    @property
    def current(self) -> Revision | None:
        """The revision that is chosen."""
        return self._model.revision(self.table.currentIndex().row())

    def show_revisions(self, revisions: Sequence[Revision]) -> None:
        """Show these; the chosen one stays chosen, at first the newest is."""
        held = self.current
        before, self._revisions = self._revisions, revisions
        self._model.set_revisions(revisions)
        self._stack.setCurrentIndex(0 if revisions else 1)
        # A new one was just made: it is the one that is spoken of.
        newest = held is None or len(revisions) != len(before)
        row = 0 if newest else max(self._model.row_of(held.hash if held else ""), 0)
        if revisions and self.table.currentIndex().row() != row:
            self.table.setCurrentIndex(self._model.index(row, NUMBER))
        else:
            self._show_current()

    def choose(self, payload_hash: str) -> bool:
        """Choose a revision; false where it is not here."""
        row = self._model.row_of(payload_hash)
        if row >= 0:
            self.table.setCurrentIndex(self._model.index(row, NUMBER))
        return row >= 0

    def take_focus(self) -> None:
        """Set the keyboard where work begins."""
        (self.table if self._revisions else self.open_button).setFocus()

    # --- slots ---

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, _current: QModelIndex, _before: QModelIndex) -> None:
        self._show_current()

    def _show_current(self) -> None:
        one, can_edit = self.current, self._context.session.can_edit
        folder = None if one is None else self._folders.folder(one.hash)
        self._files = ()
        self.detail.show_revision(one, folder, None)
        for action in self._actions():
            action.setEnabled(one is not None)
        self.compare_action.setEnabled(len(self._revisions) > 1 or (one is not None and can_edit))
        sent = one is not None and bool(one.dispatches)
        self.send_button.setText(self.tr("Gửi &lại...") if sent else self.tr("Gửi bản nà&y..."))
        self.send_button.setVisible(can_edit)
        self.folder_button.setEnabled(folder is not None)
        self.files_button.setEnabled(False)
        if one is not None and folder is not None:
            stem = one.stem
            self._context.session.compute(
                lambda: files_in(folder, stem), partial(self._on_found, one, folder), self
            )

    def _on_found(self, one: Revision, folder: Path, files: tuple[Path, ...]) -> None:
        if self.current is None or self.current.hash != one.hash:
            return
        self._files = files
        self.detail.show_revision(self.current, folder, files)
        self.files_button.setEnabled(bool(files))

    def _ask(self, signal: SignalInstance, *_: object) -> None:
        if self.current is not None:
            signal.emit(self.current)

    @Slot()
    def _on_folder(self) -> None:
        folder = None if self.current is None else self._folders.folder(self.current.hash)
        if folder is not None:
            open_folder(folder)

    @Slot()
    def _on_files(self) -> None:
        if self._files:
            copy_files(self._files)
            words = self.tr("Đã chép {count} tệp; dán vào thư hoặc thư mục.")
            self._tell(words.format(count=len(self._files)))

    @Slot()
    def _on_hash(self) -> None:
        if self.current is not None:
            QGuiApplication.clipboard().setText(self.current.hash)
            self._tell(self.tr("Đã chép mã kiểm tra."))

    def _tell(self, text: str) -> None:
        self._context.notify(Tone.GOOD, text, "", None)
