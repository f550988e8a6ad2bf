# SPDX-License-Identifier: MIT
"""The first run: which unit, what it does, from which year, and where its file lies."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from lsapp.catalogue.model import Plan, Unit, UnitKind
from lsapp.domain.records import LocalUnit, Role
from lsapp.errors import UserError
from ui.dialogs.messages import show_error
from ui.session import Session
from ui.settings import Settings
from ui.theme import SPACE, Size, Theme, Tone, set_muted, set_primary, set_size

if TYPE_CHECKING:
    from lsapp.services.beginning import Beginning

_UNIT: Final = int(Qt.ItemDataRole.UserRole)
_MOST_SHOWN: Final = 300


class NewOfficeDialog(QDialog):
    """Chooses what a new file is for. ``desk_asked`` carries what makes it, to be run off the window's
    thread.
    """

    desk_asked = Signal(object)

    def __init__(
        self,
        session: Session,
        theme: Theme,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._settings = settings
        self._beginning: Beginning | None = None
        self._chosen_path: Path | None = None
        self.setWindowTitle(self.tr("Tạo tệp mới cho đơn vị"))
        self.setMinimumWidth(SPACE * 84)
        self._build()
        self._lay_out()
        self._connect()
        self._load()

    # --- building ---

    def _build(self) -> None:
        self._plan = QComboBox(self)
        self._search = QLineEdit(self)
        self._search.setClearButtonEnabled(True)
        self._search.setPlaceholderText(self.tr("Gõ tên đơn vị, có dấu hoặc không dấu"))
        self._kind = QComboBox(self)
        self._kind.setAccessibleName(self.tr("Loại đơn vị"))
        self._units = QListWidget(self)
        self._units.setUniformItemSizes(True)
        self._units.setAccessibleName(self.tr("Các đơn vị"))
        self._units.setSpacing(SPACE // 4)
        self._units.setMinimumHeight(SPACE * 20)
        self._local = QPushButton(self.tr("Đơn vị của tôi không có trong danh sách"), self)
        self._local.setCheckable(True)
        self._local.setAutoDefault(False)
        self._local_box = self._make_local()
        self._reports = QRadioButton(
            self.tr("Đơn vị &báo cáo: lập chương trình, nộp báo cáo"), self
        )
        self._compiles = QRadioButton(self.tr("Đơn vị &tổng hợp: nhận và tổng hợp báo cáo"), self)
        self._reports.setChecked(True)
        self._year = QComboBox(self)
        self._path = QLineEdit(self)
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

    def _make_local(self) -> QWidget:
        box = QFrame(self)
        form = QFormLayout(box)
        form.setContentsMargins(0, 0, 0, 0)
        self._local_name = QLineEdit(box)
        self._local_symbol = QLineEdit(box)
        self._local_symbol.setPlaceholderText(self.tr("Ví dụ: UBND"))
        self._local_kind = QComboBox(box)
        form.addRow(self.tr("Tê&n đơn vị:"), self._local_name)
        form.addRow(self.tr("&Loại:"), self._local_kind)
        form.addRow(self.tr("&Ký hiệu:"), self._local_symbol)
        box.hide()
        return box

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 3, SPACE * 2, SPACE * 3, SPACE * 2)
        column.setSpacing(SPACE)
        column.addWidget(self._head(self.tr("1. Đơn vị")))
        row = QHBoxLayout()
        label = QLabel(self.tr("&Tìm:"), self)
        label.setBuddy(self._search)
        row.addWidget(label)
        row.addWidget(self._search, 1)
        row.addWidget(self._kind)
        column.addLayout(row)
        column.addWidget(self._units, 1)
        column.addWidget(self._local, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._local_box)
        column.addWidget(self._head(self.tr("2. Vai trò và năm báo cáo")))
        column.addWidget(self._reports)
        column.addWidget(self._compiles)
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        for index, (text, widget) in enumerate(
            ((self.tr("&Năm báo cáo:"), self._year), (self.tr("Kế &hoạch:"), self._plan))
        ):
            name = QLabel(text, self)
            name.setBuddy(widget)
            grid.addWidget(name, index, 0)
            grid.addWidget(widget, index, 1, Qt.AlignmentFlag.AlignLeft)
        self._plan_label = name
        column.addLayout(grid)
        column.addWidget(self._head(self.tr("3. Nơi đặt tệp")))
        place = QHBoxLayout()
        self._path.setAccessibleName(self.tr("Tệp dữ liệu"))
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
        column.addWidget(self._buttons)

    def _head(self, text: str) -> QLabel:
        label = QLabel(text, self)
        set_size(label, Size.HEADING)
        return label

    def _connect(self) -> None:
        self._breath = QTimer(self)
        self._breath.setSingleShot(True)
        self._breath.setInterval(0)
        self._breath.timeout.connect(self._show_units)
        self._search.textChanged.connect(lambda _text: self._breath.start())
        self._search.installEventFilter(self)
        self._kind.activated.connect(self._show_units)
        self._units.currentItemChanged.connect(self._on_unit_changed)
        self._units.itemActivated.connect(lambda _item: self._year.setFocus())
        self._local.toggled.connect(self._on_local_toggled)
        self._local_name.textChanged.connect(self._on_unit_changed)
        self._plan.activated.connect(self._on_unit_changed)
        self._path.textEdited.connect(self._on_path_edited)
        self._browse.clicked.connect(self._on_browse)
        self._buttons.rejected.connect(self.reject)
        self._make.clicked.connect(self._on_make)

    def _load(self) -> None:
        def work() -> Beginning:
            from lsapp.services.beginning import beginning
            from lsapp.services.desk import installed_catalogue

            return beginning(installed_catalogue())

        self._session.compute(work, self._on_loaded, self)

    def _on_loaded(self, found: Beginning) -> None:
        from lsapp.services.beginning import UNIT_KIND_LABELS

        self._beginning = found
        for plan in found.plans:
            self._plan.addItem(f"{plan.number}: {plan.subject}", plan.code)
        several = len(found.plans) > 1
        self._plan.setVisible(several)
        self._plan_label.setVisible(several)
        self._kind.addItem(self.tr("Mọi loại"), None)
        for kind in found.kinds():
            self._kind.addItem(UNIT_KIND_LABELS[kind], kind.value)
        for kind, words in UNIT_KIND_LABELS.items():
            self._local_kind.addItem(words, kind.value)
        for year in found.years():
            self._year.addItem(year, year)
        self._show_units()
        self._search.setFocus()

    # --- what is chosen ---

    @property
    def _chosen_plan(self) -> Plan | None:
        if self._beginning is None:
            return None
        code = self._plan.currentData()
        return next((plan for plan in self._beginning.plans if plan.code == code), None)

    @property
    def _chosen_unit(self) -> Unit | None:
        item = self._units.currentItem()
        unit = item.data(_UNIT) if item is not None else None
        return unit if isinstance(unit, Unit) and not self._local.isChecked() else None

    # --- slots ---

    @Slot()
    def _show_units(self) -> None:
        if self._beginning is None:
            return
        kind = self._kind.currentData()
        found = self._beginning.units(self._search.text(), UnitKind(kind) if kind else None)
        self._units.clear()
        for unit in found[:_MOST_SHOWN]:
            item = QListWidgetItem(unit.name, self._units)
            item.setData(_UNIT, unit)
        if self._search.text().strip() and found:
            self._units.setCurrentRow(0)
        self._on_unit_changed()

    @Slot()
    def _on_unit_changed(self) -> None:
        unit, plan = self._chosen_unit, self._chosen_plan
        if plan is None or self._beginning is None:
            return
        name = self._local_name.text().strip() if self._local.isChecked() else ""
        if unit is not None:
            name = unit.name
            compiles = self._beginning.role_of(plan, unit) is Role.COMPILING
            (self._compiles if compiles else self._reports).setChecked(True)
        self._make.setEnabled(bool(name))
        if self._chosen_path is None:
            from lsapp.services.beginning import suggested_file

            self._path.setText(str(suggested_file(name, plan)) if name else "")
        self._warn()

    @Slot(bool)
    def _on_local_toggled(self, local: bool) -> None:
        self._local_box.setVisible(local)
        self._units.setEnabled(not local)
        if local:
            self._local_name.setText(self._search.text())
            self._local_name.setFocus()
        self._on_unit_changed()

    @Slot(str)
    def _on_path_edited(self, text: str) -> None:
        self._chosen_path = Path(text) if text.strip() else None
        self._warn()

    @Slot()
    def _on_browse(self) -> None:
        dialog = QFileDialog(self, self.tr("Nơi đặt tệp dữ liệu"), self._path.text())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("lsdb")
        dialog.setNameFilters([self.tr("Tệp dữ liệu KH48 (*.lsdb)")])
        dialog.selectFile(self._path.text())
        dialog.fileSelected.connect(self._on_path_chosen)
        dialog.open()

    @Slot(str)
    def _on_path_chosen(self, name: str) -> None:
        self._path.setText(name)
        self._on_path_edited(name)

    @Slot()
    def _on_make(self) -> None:
        from lsapp.services.beginning import Begun, begin
        from lsapp.services.desk import installed_catalogue

        plan = self._chosen_plan
        if plan is None:
            return
        try:
            local = self._local_record()
            unit = self._chosen_unit
            code = local.unit if local else unit.code if unit else None
            if code is None:
                return
            path = Path(self._path.text().strip()).expanduser()
            if not path.suffix:
                path = path.with_suffix(".lsdb")
            if path.exists():
                raise UserError("file.exists", path=str(path))
        except UserError as error:
            show_error(self, error)
            return
        role = Role.COMPILING if self._compiles.isChecked() else Role.REPORTING
        begun = Begun(
            path=path,
            plan=plan.code,
            unit=code,
            role=role,
            round=self._year.currentData(),
            local=local,
        )
        self._settings.last_unit_role = role.value
        self.accept()
        self.desk_asked.emit(partial(begin, begun, installed_catalogue()))

    def _local_record(self) -> LocalUnit | None:
        if not self._local.isChecked() or self._beginning is None:
            return None
        from lsapp.services.beginning import local_unit_of

        return local_unit_of(
            self._beginning.catalogue,
            self._local_name.text(),
            UnitKind(self._local_kind.currentData()),
            self._local_symbol.text(),
        )

    def _warn(self) -> None:
        from lsapp.messages import explain
        from lsapp.services.beginning import place_warning

        text = self._path.text().strip()
        code = place_warning(Path(text)) if text else None
        self._warning.setVisible(code is not None)
        if code is not None:
            folder = str(Path(text).parent)
            self._warning.setText(explain(code, self._settings.language, path=folder))
            palette = self._warning.palette()
            palette.setColor(self._warning.foregroundRole(), self._theme.colour(Tone.WARNING.text))
            self._warning.setPalette(palette)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._search and isinstance(event, QKeyEvent):
            keys = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
            if event.type() == QEvent.Type.KeyPress and event.key() in keys:
                self._units.event(event)
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() in (
                Qt.Key.Key_Return,
                Qt.Key.Key_Enter,
            ):
                self._year.setFocus()  # the unit is chosen; the file is not made yet
                return True
        return super().eventFilter(watched, event)
