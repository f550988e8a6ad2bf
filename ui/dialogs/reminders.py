# SPDX-License-Identifier: MIT
"""Reminders to the units whose report is not in: looked at first, then written as drafts into a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from lsapp.errors import UserError
from lsapp.services.mail_settings import addresses
from lsapp.services.reminding import (
    Debtor,
    PastedAddresses,
    address_text,
    fill,
    pasted_addresses,
    read_addresses,
    read_template,
    template_text,
)
from ui.dialogs.mail_server import kept_mail
from ui.dialogs.reminders_letter import LetterPanel
from ui.dialogs.reminders_model import ADDRESS, DEADLINE, STATE, UNIT, RemindersModel
from ui.dialogs.writing_dialog import WritingDialog
from ui.icons import icon
from ui.pages.page import PageContext
from ui.theme import SPACE, Size, Tone, set_muted, set_size
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.folder_line import FolderLine
from ui.widgets.tick_list import TickList
from ui.words import words_for

if TYPE_CHECKING:
    from lsapp.catalogue.model import Unit
    from lsapp.services.desk import Desk

ADDRESSES_KEY: Final = "mail/units"
TEMPLATE_KEY: Final = "mail/reminder"
FOLDER_KEY: Final = "files/reminder_folder"
_LETTERS: Final = 176
_ROWS: Final = 32
_WIDTHS: Final = {UNIT: 30, STATE: 12, DEADLINE: 28}  # letters
_STANDING_LETTERS: Final = 18
_MOST_TOLD: Final = 3


class RemindersDialog(WritingDialog):
    """Units to tick with their addresses, the letter that each gets, and one folder for all drafts."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, "mail", parent)
        self._context = context
        self._session = context.session
        self._units: tuple[Unit, ...] = ()
        self._stem = ""
        self.setWindowTitle(self.tr("Nhắc các đơn vị gửi báo cáo"))
        self._build()
        self._lay_out()
        self._connect()
        self._load()

    # --- building ---

    def _build(self) -> None:
        database = self._session.path
        usual = (database.parent if database is not None else Path.home()) / "nhac-bao-cao"
        self.standings = QComboBox(self)
        self.standings.setAccessibleName(self.tr("Nhắc những đơn vị nào"))
        for words, kinds in (
            (self.tr("Mọi đơn vị chưa nộp"), ()),
            (self.tr("Chỉ đơn vị quá hạn"), ("overdue",)),
            (self.tr("Chỉ đơn vị chưa đến hạn"), ("missing",)),
            (self.tr("Chỉ đơn vị bị trả lại hoặc gửi bản trống"), ("returned", "empty")),
        ):
            self.standings.addItem(words, frozenset(kinds))
        texts = [self.standings.itemText(row) for row in range(self.standings.count())]
        widest = max(self.fontMetrics().horizontalAdvance(one) for one in texts)
        self.standings.view().setMinimumWidth(widest + 6 * SPACE)
        self.standings.setMinimumContentsLength(_STANDING_LETTERS)
        self.standings.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.all_button = QPushButton(self.tr("Chọn tấ&t cả"), self)
        self.none_button = QPushButton(self.tr("&Bỏ chọn"), self)
        self.paste_button = QPushButton(icon("paste"), self.tr("&Dán bảng địa chỉ"), self)
        self.paste_button.setToolTip(
            self.tr("Chép từ Excel các dòng có tên đơn vị và địa chỉ thư, rồi bấm nút này")
        )
        for button in (self.all_button, self.none_button, self.paste_button):
            button.setAutoDefault(False)
        self.model = RemindersModel(self)
        self.table = TickList(self.model, _WIDTHS, ADDRESS, self)
        self.table.setAccessibleName(self.tr("Các đơn vị được nhắc"))
        self.letter = LetterPanel(self)
        self._counted = QLabel(self)
        set_muted(self._counted)
        set_size(self._counted, Size.SMALL)
        self.folder = FolderLine(self._context.settings, FOLDER_KEY, usual, self)

    def _lay_out(self) -> None:
        which = QLabel(self.tr("Nhắ&c:"), self)
        which.setBuddy(self.standings)
        which.setMinimumHeight(self.standings.sizeHint().height())  # in the middle of its line
        tools = QWidget(self)
        flow = FlowLayout(SPACE, tools)
        buttons = (self.all_button, self.none_button, self.paste_button)
        for widget in (which, self.standings, *buttons):
            flow.addWidget(widget)
        parts = QSplitter(Qt.Orientation.Horizontal, self)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.table)
        parts.addWidget(self.letter)
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 2)
        parts.setSizes([3 * _LETTERS, 2 * _LETTERS])
        form = QWidget(self)
        inner = QVBoxLayout(form)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(SPACE)
        inner.addWidget(tools)
        inner.addWidget(parts, 1)
        inner.addWidget(self.folder)
        self.lay_out_around(form, [self._counted])
        self.take_size(_LETTERS, _ROWS)

    def _connect(self) -> None:
        self.standings.activated.connect(self._on_standings)
        self.all_button.clicked.connect(lambda: self.model.choose_all(True))
        self.none_button.clicked.connect(lambda: self.model.choose_all(False))
        self.paste_button.clicked.connect(self._on_paste)
        self.model.address_changed.connect(self._on_address)
        self.model.chosen_changed.connect(self._show_counts)
        self.model.dataChanged.connect(self._show_letter)
        self.model.modelReset.connect(self._on_reset)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.letter.changed.connect(self._show_letter)
        self.write_button.clicked.connect(self._on_write)
        self.close_button.clicked.connect(self.reject)

    def _load(self) -> None:
        view, settings = self._session.view, self._context.settings
        self.letter.set_template(read_template(settings.read_text(TEMPLATE_KEY)))
        self._show_counts()
        if view is None:
            return
        plan_code, code = view.plan, view.round

        def work(desk: Desk) -> tuple[tuple[Debtor, ...], tuple[Unit, ...], str]:
            from lsapp.domain.dates import day_in_vietnam
            from lsapp.services.compiling import all_units
            from lsapp.services.reminding import debtors

            plan = desk.plan(plan_code)
            found = debtors(desk, plan, code, day_in_vietnam(desk.clock()))
            return found, tuple(all_units(desk)), f"{plan.file_prefix}_{code}"

        self._session.read(work, self._on_read, self, self._on_failed)

    # --- showing ---

    def _on_read(self, read: tuple[tuple[Debtor, ...], tuple[Unit, ...], str]) -> None:
        found, self._units, self._stem = read
        self.model.set_debtors(found, self._kept_addresses())
        if not found:
            self.notice.say(Tone.GOOD, self.tr("Không còn đơn vị nào phải nhắc: báo cáo đã đủ."))
        self.table.setFocus()

    def _kept_addresses(self) -> dict[str, str]:
        return read_addresses(self._context.settings.read_text(ADDRESSES_KEY))

    @Slot()
    def _show_counts(self) -> None:
        chosen = self.model.chosen()
        bare = sum(not self.model.address(one.unit) for one in chosen)
        words = self.tr("{count} thư; {bare} thư chưa có địa chỉ người nhận")
        self._counted.setText(words.format(count=len(chosen), bare=bare))
        self.write_button.setText(self.tr("Ghi {count} thư nhá&p").format(count=len(chosen)))
        self.write_button.setEnabled(bool(chosen) and not self.is_working)

    @Slot()
    def _show_letter(self) -> None:
        one = self.model.debtor(self.table.currentIndex().row())
        address = self.model.address(one.unit) if one is not None else ""
        letter = None
        if one is not None:
            try:
                letter = fill(self.letter.template, one, address)
            except UserError:
                letter = None  # the panel says that the address is wrong
        self.letter.show_letter(one, letter, address)

    # --- slots ---

    @Slot()
    def _on_reset(self) -> None:
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, UNIT))
        self._show_letter()

    @Slot(QModelIndex)
    def _on_row(self, _index: QModelIndex) -> None:
        self._show_letter()

    @Slot()
    def _on_standings(self) -> None:
        self.model.show_standings(self.standings.currentData())

    @Slot(str, str)
    def _on_address(self, unit: str, address: str) -> None:
        self._keep({unit: address})

    @Slot()
    def _on_paste(self) -> None:
        pasted = pasted_addresses(QGuiApplication.clipboard().text(), self._units)
        if pasted.found:
            self._keep(pasted.found)
            self.model.set_addresses(pasted.found)
        self._tell_pasted(pasted)

    def _keep(self, found: dict[str, str]) -> None:
        held = {unit: one for unit, one in (self._kept_addresses() | found).items() if one}
        self._context.settings.write_text(ADDRESSES_KEY, address_text(held))

    def _tell_pasted(self, pasted: PastedAddresses) -> None:
        if not pasted.found and not pasted.unknown:
            words = self.tr(
                "Chưa có địa chỉ nào để dán. Hãy chép từ Excel các dòng có tên đơn vị và địa chỉ thư."
            )
            self.notice.say(Tone.WARNING, words)
        elif pasted.unknown:
            told = "; ".join(pasted.unknown[:_MOST_TOLD])
            words = self.tr("Đã nhận {count} địa chỉ; {left} dòng không khớp đơn vị nào: {lines}")
            self.notice.say(
                Tone.WARNING,
                words.format(count=len(pasted.found), left=len(pasted.unknown), lines=told),
            )
        else:
            words = self.tr("Đã nhận {count} địa chỉ.").format(count=len(pasted.found))
            self.notice.say(Tone.GOOD, words)

    @Slot()
    def _on_write(self) -> None:
        folder, template, stem = self.folder.folder, self.letter.template, self._stem
        if self.is_working:
            return
        if folder is None:
            self.notice.say(Tone.WARNING, self.tr("Chưa có thư mục để ghi thư."))
            return
        try:
            letters = [
                fill(template, one, self.model.address(one.unit)) for one in self.model.chosen()
            ]
            sender = next(iter(addresses(kept_mail(self._context.settings).sender)), None)
        except UserError as error:
            self.notice.say(Tone.BAD, words_for(error).plain())
            return
        self.notice.hide()
        self.set_working(True)

        def work() -> tuple[Path, ...]:
            import datetime as dt

            from lsapp.services.reminding import write_reminders

            return write_reminders(folder, stem, letters, dt.datetime.now(dt.UTC), sender)

        self._session.compute(work, self._on_done, self, self._on_failed)

    def _on_done(self, paths: tuple[Path, ...]) -> None:
        self.folder.remember()
        template = template_text(self.letter.template)
        self._context.settings.write_text(TEMPLATE_KEY, template)
        words = self.tr(
            "Đã ghi {count} thư nháp. Mở từng thư bằng chương trình thư, xem lại rồi gửi."
        )
        self.show_written(words.format(count=len(paths)), paths)

    def _on_failed(self, error: Exception) -> None:
        self.end_failed(error, self._session, self.notice)

    # --- overrides ---

    def show_working(self, working: bool) -> None:
        """Nothing is changed while the letters are written."""
        self.set_form_enabled(not working)
        self._show_counts()
