# SPDX-License-Identifier: MIT
"""The first run: which unit, what it does, from which year, and where its file lies."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from lsapp.catalogue.model import Plan, Unit
from lsapp.domain.records import Role
from lsapp.errors import UserError
from ui.dialogs.fitted_dialog import FittedDialog
from ui.dialogs.messages import show_error
from ui.session import Session
from ui.settings import Settings
from ui.theme import SPACE, Size, Theme, Tone, set_muted, set_primary, set_size
from ui.translation import language_in_force
from ui.widgets.local_unit_form import LocalUnitForm
from ui.widgets.tall_area import TallArea
from ui.widgets.unit_chooser import UnitChooser

if TYPE_CHECKING:
    from lsapp.services.beginning import Beginning, Begun

_LETTERS: Final = 96
_PAUSE: Final = 250  # milliseconds after the last letter of a path, before its folder is looked at


class NewOfficeDialog(FittedDialog):
    """Chooses what a new file is for. ``desk_asked`` carries what makes it, to be run off the window's
    thread; the dialog stays until the file is open, so that nothing chosen is lost where it cannot be made.
    """

    desk_asked = Signal(object)

    def __init__(
        self,
        session: Session,
        theme: Theme,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_LETTERS, parent)
        self._session = session
        self._theme = theme
        self._settings = settings
        self._beginning: Beginning | None = None
        self._chosen_path: Path | None = None
        self._is_making = False
        self.setWindowTitle(self.tr("Tạo tệp mới cho đơn vị"))
        self._build()
        self._lay_out()
        self._connect()
        self._load()

    # --- building ---

    def _build(self) -> None:
        self._plan = QComboBox(self)
        self._units = UnitChooser(self)
        self._local = QPushButton(self.tr("Đơn vị của tôi không có trong danh sách"), self)
        self._local.setCheckable(True)
        self._local.setAutoDefault(False)
        self._local_unit = LocalUnitForm(self)
        self._local_unit.hide()
        self._reports = QRadioButton(
            self.tr("Đơn vị &báo cáo: lập chương trình, nộp báo cáo"), self
        )
        self._compiles = QRadioButton(self.tr("Đơn vị tổn&g hợp: nhận và tổng hợp báo cáo"), self)
        self._reports.setChecked(True)
        self._year = QComboBox(self)
        self._path = QLineEdit(self)
        self._path.setAccessibleName(self.tr("Tệp dữ liệu"))
        self._path.setPlaceholderText(self.tr("Tự điền khi đã chọn đơn vị"))
        self._browse = QPushButton(self.tr("&Chọn nơi khác..."), self)
        self._browse.setAutoDefault(False)
        self._warning = QLabel(self)
        self._warning.setWordWrap(True)
        self._warning.hide()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._make = self._buttons.addButton(
            self.tr("Tạ&o tệp"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        set_primary(self._make)
        self._make.setEnabled(False)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)

    def _lay_out(self) -> None:
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(SPACE * 3, SPACE * 2, SPACE * 3, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self._head(self.tr("1. Đơn vị")))
        column.addWidget(self._units, 1)
        row = QHBoxLayout()
        row.addWidget(self._local)
        row.addStretch()
        column.addLayout(row)
        column.addWidget(self._local_unit)
        column.addSpacing(SPACE)
        column.addWidget(self._head(self.tr("2. Vai trò và năm báo cáo")))
        column.addWidget(self._reports)
        column.addWidget(self._compiles)
        column.addLayout(self._lay_out_year())
        column.addSpacing(SPACE)
        column.addWidget(self._head(self.tr("3. Nơi đặt tệp")))
        place = QHBoxLayout()
        place.setSpacing(SPACE)
        place.addWidget(self._path, 1)
        place.addWidget(self._browse)
        column.addLayout(place)
        column.addWidget(self._warning)
        notice = QLabel(
            self.tr("Không nhập nội dung thuộc danh mục bí mật nhà nước vào tệp này."), self
        )
        notice.setWordWrap(True)
        set_size(notice, Size.SMALL)
        set_muted(notice)
        column.addWidget(notice)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, SPACE * 2)
        outer.setSpacing(SPACE)
        outer.addWidget(TallArea(body, self), 1)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(SPACE * 3, 0, SPACE * 3, 0)
        buttons.addWidget(self._buttons)
        outer.addLayout(buttons)

    def _lay_out_year(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE * 2)
        grid.setVerticalSpacing(SPACE)
        grid.setColumnStretch(2, 1)
        year = QLabel(self.tr("&Năm báo cáo:"), self)
        year.setBuddy(self._year)
        self._plan_label = QLabel(self.tr("Kế &hoạch:"), self)
        self._plan_label.setBuddy(self._plan)
        for row, (label, box) in enumerate(((year, self._year), (self._plan_label, self._plan))):
            grid.addWidget(label, row, 0)
            grid.addWidget(box, row, 1)
        return grid

    def _head(self, text: str) -> QLabel:
        label = QLabel(text, self)
        set_size(label, Size.HEADING)
        return label

    def _connect(self) -> None:
        self._units.changed.connect(self._on_unit_changed)
        self._units.confirmed.connect(self._year.setFocus)
        self._local.toggled.connect(self._on_local_toggled)
        self._local_unit.changed.connect(self._on_unit_changed)
        self._plan.activated.connect(self._on_unit_changed)
        self._path.textEdited.connect(self._on_path_edited)
        self._pause.timeout.connect(self._look_at_place)
        self._browse.clicked.connect(self._on_browse)
        self._buttons.rejected.connect(self.reject)
        self._make.clicked.connect(self._on_make)
        self._session.state_changed.connect(self._on_session_changed)
        self._session.failed.connect(self._on_failed)

    def _load(self) -> None:
        def work() -> Beginning:
            from lsapp.services.beginning import beginning
            from lsapp.services.desk import installed_catalogue

            return beginning(installed_catalogue())

        self._session.compute(work, self._on_loaded, self)

    def _on_loaded(self, found: Beginning) -> None:
        self._beginning = found
        for plan in found.plans:
            self._plan.addItem(f"{plan.number}: {plan.subject}", plan.code)
        several = len(found.plans) > 1
        self._plan.setVisible(several)
        self._plan_label.setVisible(several)
        for year in found.years():
            self._year.addItem(year, year)
        self._units.offer(found)
        self._units.take_focus()

    # --- what is chosen ---

    @property
    def _chosen_plan(self) -> Plan | None:
        if self._beginning is None:
            return None
        code = self._plan.currentData()
        return next((plan for plan in self._beginning.plans if plan.code == code), None)

    @property
    def _chosen_unit(self) -> Unit | None:
        return None if self._local.isChecked() else self._units.unit

    # --- slots ---

    @Slot()
    def _on_unit_changed(self) -> None:
        unit, plan = self._chosen_unit, self._chosen_plan
        if plan is None or self._beginning is None:
            return
        name = self._local_unit.name if self._local.isChecked() else ""
        if unit is not None:
            name = unit.name
            compiles = self._beginning.role_of(plan, unit) is Role.COMPILING
            (self._compiles if compiles else self._reports).setChecked(True)
        self._make.setEnabled(bool(name))
        if self._chosen_path is None:
            from lsapp.services.beginning import suggested_file

            self._path.setText(str(suggested_file(name, plan)) if name else "")
        self._pause.start()

    @Slot(bool)
    def _on_local_toggled(self, local: bool) -> None:
        self._local_unit.setVisible(local)
        self._units.setEnabled(not local)
        if local:
            self._local_unit.begin(self._units.text)
        else:
            self._units.take_focus()
        self._on_unit_changed()
        QTimer.singleShot(0, self, self.fit)

    @Slot(str)
    def _on_path_edited(self, text: str) -> None:
        self._chosen_path = Path(text) if text.strip() else None
        self._pause.start()

    @Slot()
    def _on_browse(self) -> None:
        dialog = QFileDialog(self, self.tr("Nơi đặt tệp dữ liệu"), self._path.text())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("lsdb")
        dialog.setNameFilters([self.tr("Tệp dữ liệu KH48 (*.lsdb)")])
        dialog.selectFile(self._path.text())
        dialog.fileSelected.connect(self._on_path_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _on_path_chosen(self, name: str) -> None:
        self._path.setText(name)
        self._on_path_edited(name)

    @Slot()
    def _look_at_place(self) -> None:
        """Say where the folder is no good place; a share that is off takes its time, so not here."""
        text = self._path.text().strip()

        def work() -> str | None:
            from lsapp.services.beginning import place_warning

            return place_warning(Path(text)) if text else None

        def done(code: str | None) -> None:
            if text == self._path.text().strip():
                self._warn(code, text)

        self._session.compute(work, done, self)

    def _warn(self, code: str | None, text: str) -> None:
        from lsapp.messages import explain

        self._warning.setVisible(code is not None)
        if code is None:
            return
        self._warning.setText(explain(code, language_in_force(), path=str(Path(text).parent)))
        palette = self._warning.palette()
        palette.setColor(self._warning.foregroundRole(), self._theme.colour(Tone.WARNING.text))
        self._warning.setPalette(palette)

    # --- making the file ---

    @Slot()
    def _on_make(self) -> None:
        try:
            begun = self._begun()
        except UserError as error:
            show_error(self, error)
            return
        if begun is None:
            return
        self._set_making(True)

        def done(exists: bool) -> None:
            # Before the file that is open is closed for it.
            if exists:
                self._set_making(False)
                show_error(self, UserError("file.exists", path=str(begun.path)))
            else:
                self._ask_for(begun)

        def failed(error: Exception) -> None:
            self._set_making(False)
            show_error(self, error)

        self._session.compute(begun.path.exists, done, self, failed)

    def _begun(self) -> Begun | None:
        from lsapp.services.beginning import Begun

        plan, beginning = self._chosen_plan, self._beginning
        if plan is None or beginning is None:
            return None
        local = self._local_unit.record(beginning) if self._local.isChecked() else None
        unit = self._chosen_unit
        code = local.unit if local else unit.code if unit else None
        text = self._path.text().strip()
        if code is None or not text:
            return None
        path = Path(text).expanduser()
        return Begun(
            path=path if path.suffix else path.with_suffix(".lsdb"),
            plan=plan.code,
            unit=code,
            role=Role.COMPILING if self._compiles.isChecked() else Role.REPORTING,
            round=self._year.currentData(),
            local=local,
        )

    def _ask_for(self, begun: Begun) -> None:
        from lsapp.services.beginning import begin
        from lsapp.services.desk import installed_catalogue

        self._settings.last_unit_role = begun.role.value
        self.desk_asked.emit(partial(begin, begun, installed_catalogue()))

    def _set_making(self, making: bool) -> None:
        self._is_making = making
        self.setEnabled(not making)

    @Slot()
    def _on_session_changed(self) -> None:
        if self._is_making and self._session.is_ready:
            self.accept()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        """The window tells what went wrong; what was chosen still stands here."""
        if self._is_making:
            self._set_making(False)
