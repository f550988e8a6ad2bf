# SPDX-License-Identifier: MIT
"""A paste that does not fit, looked at before anything is written: columns matched, rows counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QItemSelectionModel, Qt, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from lsapp.domain.numbers import format_number
from ui.clipboard import Block
from ui.icons import icon
from ui.models.column_choices import settled_choices
from ui.models.grid_columns import CellEdit
from ui.models.grid_order import NewRows, is_group, is_new
from ui.models.paste_model import PasteModel
from ui.models.paste_plan import (
    PasteHeads,
    PastePlan,
    PasteRequest,
    fields_of,
    plan_paste,
    read_heads,
)
from ui.pages.page import PageContext
from ui.theme import SPACE, set_primary
from ui.widgets.column_mapper import ColumnMapper, fitting_size
from ui.widgets.grid_view import GridView

if TYPE_CHECKING:
    from lsapp.services.pasting import TableField

Apply = Callable[[Sequence[CellEdit], Callable[[bool], None]], None]

_MOST_ISSUES: Final = 200
_MOST_LINES: Final = 5
_PLACE: Final = int(Qt.ItemDataRole.UserRole)


class PastePreviewDialog(QDialog):
    """Says what a block will do to a grid, and lets each of its columns be matched anew.

    ``at`` is the row's key (``None``: the empty row) and the column's where the block begins. All of it
    is one step of undo. Planning runs beside the window, so that a block of 20,000 rows does not hold it.
    """

    def __init__(
        self,
        context: PageContext,
        grid: GridView,
        block: Block,
        at: tuple[str | None, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._grid = grid
        self._model = grid.grid_model
        self._block = block
        self._at = at
        self._width = len(block[0]) if block else 0
        self._fields: Mapping[str, TableField] = {}
        self._apply: Apply = self._write_into_grid
        self._heads = PasteHeads((None,) * self._width, (1,) * self._width, is_headed=False)
        self._wanted: list[str | None] = self._columns_in_place()
        self._columns = list(self._wanted)
        self._recent: list[int] = []
        self._asked = 0
        self._plan: PastePlan | None = None
        self.setWindowTitle(self.tr("Dán vào bảng"))
        self.setMinimumSize(SPACE * 80, SPACE * 52)
        self.resize(fitting_size(self, context.theme, SPACE * 120, SPACE * 76))
        self._build()
        self._lay_out()
        self._connect()

    def set_owner(self, fields: Mapping[str, TableField], apply: Apply) -> None:
        """Read columns by ``fields`` (by column keys), and hand the edits to ``apply``, which writes them
        as one step and then calls back whether they are saved.
        """
        self._fields = fields
        self._apply = apply

    # --- building ---

    def _build(self) -> None:
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._headed = QCheckBox(self.tr("Dòng đầu là &tiêu đề cột"), self)
        self._headed.setEnabled(len(self._block) > 1)
        self._over = QRadioButton(self.tr("&Ghi đè từ dòng đang chọn trở xuống"), self)
        self._add = QRadioButton(self.tr("Thêm thành dòng &mới ở cuối nhóm"), self)
        self._can_add = self._model.order.new_rows is not NewRows.NONE
        self._add.setEnabled(self._can_add)
        self._over.setEnabled(self._at[0] is not None)
        self.mapper = ColumnMapper(self._context.theme, self)
        self.mapper.table.setAccessibleName(self.tr("Xem trước vùng dán"))
        self._issues = QListWidget(self)
        self._issues.setAccessibleName(self.tr("Các ô cần xem lại"))
        self._issues.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._issues.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._issues.hide()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.paste_button = QPushButton(self.tr("&Dán"), self)
        set_primary(self.paste_button)
        self.paste_button.setDefault(True)
        self.paste_button.setEnabled(False)
        self._buttons.addButton(self.paste_button, QDialogButtonBox.ButtonRole.AcceptRole)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        column.setSpacing(SPACE)
        column.addWidget(self._words)
        for button in (self._headed, self._over, self._add):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.mapper, 1)
        column.addWidget(self._issues)
        column.addWidget(self._buttons)

    def _connect(self) -> None:
        self._headed.toggled.connect(self._on_headed)
        self._over.toggled.connect(self._replan)
        self.mapper.chosen.connect(self._on_chosen)
        self._issues.itemActivated.connect(self._on_issue)
        self._issues.itemClicked.connect(self._on_issue)
        # Queued: the key that pressed the button is done with before the dialog is held.
        self._buttons.accepted.connect(self._on_paste, Qt.ConnectionType.QueuedConnection)
        self._buttons.rejected.connect(self.reject)

    def showEvent(self, event: Any) -> None:
        """Read the heads once the owner has said how."""
        super().showEvent(event)
        if self._plan is None and not self._asked:
            self._asked = 1
            fields = {**fields_of(self._editable()), **self._fields}
            editable = {column.key for column in self._editable()}
            fields = {key: field for key, field in fields.items() if key in editable}
            first = self._block[:2]
            self._context.session.compute(lambda: read_heads(first, fields), self._on_heads, self)

    # --- planning ---

    def _on_heads(self, heads: PasteHeads) -> None:
        self._heads = heads
        self._table = PasteModel(self._names(), self._context.theme, self)
        self.mapper.set_model(self._table, first=1)
        choices: list[tuple[object, str]] = [(None, self.tr("(bỏ qua)"))]
        choices += [(column.key, _title(column.title)) for column in self._editable()]
        self.mapper.set_choices(self._names(), choices)
        for button in (self._headed, self._over, self._add):
            button.blockSignals(True)
        self._headed.setChecked(heads.is_headed)
        over = self._at[0] is not None and not (heads.is_headed and self._can_add)
        (self._over if over else self._add).setChecked(True)
        for button in (self._headed, self._over, self._add):
            button.blockSignals(False)
        self._match(heads.is_headed)

    def _names(self) -> list[str]:
        if self._heads.is_headed:
            return [
                text or self.tr("Cột {number}").format(number=at)
                for at, text in enumerate(self._block[0], 1)
            ]
        return [self.tr("Cột {number}").format(number=at) for at in range(1, self._width + 1)]

    def _match(self, headed: bool) -> None:
        self._wanted = list(self._heads.columns) if headed else self._columns_in_place()
        self._recent = []
        self._settle()
        self._replan()

    def _columns_in_place(self) -> list[str | None]:
        """Return the grid's columns from the chosen cell on, as the screen has them."""
        shown = self._grid.grid_cursor.columns()
        start = self._model.column_of(self._at[1])
        after = shown[shown.index(start) :] if start in shown else []
        columns = [self._model.columns[place] for place in after[: self._width]]
        keys: list[str | None] = [one.key if one.editable else None for one in columns]
        return keys + [None] * (self._width - len(keys))

    @Slot()
    def _replan(self) -> None:
        self._asked += 1
        asked = self._asked
        self.paste_button.setEnabled(False)
        request = self._request()
        self._context.session.compute(
            lambda: plan_paste(request),
            lambda plan: self._show(plan) if asked == self._asked else None,
            self,
        )

    def _request(self) -> PasteRequest:
        headed = self._headed.isChecked()
        return PasteRequest(
            block=self._block[1:] if headed else self._block,
            columns=tuple(self._columns),
            units=self._heads.units if headed else (1,) * self._width,
            grid_columns={column.key: column for column in self._model.columns},
            fields=self._fields,
            rows=self._rows_below() if self._over.isChecked() else (),
            can_add=self._can_add,
            group=self._group(),
            language=self._context.settings.language,
        )

    def _place(self) -> int:
        """Return the row where the block begins."""
        if self._at[0] is not None:
            return self._model.place_of(self._at[0]) or 0
        rows = self._grid.grid_cursor.selected_rows()
        return rows[0] if rows else 0

    def _group(self) -> str:
        if not self._model.rowCount():
            return ""
        return self._model.order.group_key(self._model.entry(self._place()))

    def _rows_below(self) -> list[Any]:
        """Return the rows of the group from the chosen one on; rows that are not saved yet are none."""
        rows = []
        ends = self._model.order.new_rows is NewRows.IN_EACH_GROUP
        for place in range(self._place(), self._model.rowCount()):
            entry = self._model.entry(place)
            if is_new(entry) or (is_group(entry) and ends):
                break
            row = self._model.row_at(place)
            if row is not None:
                rows.append(row)
        return rows

    # --- showing ---

    def _show(self, plan: PastePlan) -> None:
        self._plan = plan
        self._table.show_plan(plan, 2 if self._headed.isChecked() else 1)
        doing = plan.count("new", "changed")
        self._words.setText(self._summary(plan))
        self.paste_button.setText(self.tr("&Dán {count} dòng").format(count=format_number(doing)))
        self.paste_button.setEnabled(bool(plan.edits))
        issues = plan.issues
        self._issues.clear()
        for row, at, words in issues[:_MOST_ISSUES]:
            number = row + (2 if self._headed.isChecked() else 1)
            text = self.tr("Dòng {row}, {column}: {words}").format(
                row=number, column=self._names()[at], words=words
            )
            item = QListWidgetItem(icon("warning"), text, self._issues)
            item.setToolTip(text)
            item.setData(_PLACE, (row, at))
        self._issues.setVisible(bool(issues))
        line = max(self._issues.sizeHintForRow(0), self._issues.fontMetrics().height())
        lines = min(_MOST_LINES, max(1, self._issues.count()))
        self._issues.setFixedHeight(lines * line + SPACE)

    def _summary(self, plan: PastePlan) -> str:
        counts = [
            (self.tr("thêm mới {count}"), plan.count("new")),
            (self.tr("thay đổi {count}"), plan.count("changed")),
            (self.tr("giữ nguyên {count}"), plan.count("same")),
            (self.tr("bỏ qua {count}"), plan.count("skipped")),
        ]
        told = [words.format(count=format_number(count)) for words, count in counts if count]
        text = self.tr("Vùng dán có {count} dòng: {told}.").format(
            count=format_number(len(plan.rows)), told=", ".join(told)
        )
        out = sum(key is None for key in self._columns)
        if out:
            text += " " + self.tr("{count} cột chưa chọn trường nên không dán.").format(count=out)
        issues = len(plan.issues)
        if issues:
            text += " " + self.tr("{count} ô cần xem lại.").format(count=format_number(issues))
        return text

    # --- what a person does ---

    @Slot(bool)
    def _on_headed(self, headed: bool) -> None:
        self._match(headed)

    @Slot(int, object)
    def _on_chosen(self, at: int, key: object) -> None:
        self._wanted[at] = str(key) if key is not None else None
        self._recent.append(at)
        self._settle()
        self._replan()

    def _settle(self) -> None:
        settled = settled_choices(dict(enumerate(self._wanted)), self._recent)
        self._columns = [str(settled[at]) if settled[at] else None for at in range(self._width)]
        for at, key in enumerate(self._columns):
            self.mapper.choose(at, key)

    @Slot(QListWidgetItem)
    def _on_issue(self, item: QListWidgetItem) -> None:
        row, at = item.data(_PLACE)
        index = self._table.index(row, at + 1)
        self.mapper.table.scrollTo(index)
        self.mapper.table.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )

    @Slot()
    def _on_paste(self) -> None:
        if self._plan is None or not self._plan.edits:
            return
        self.setEnabled(False)
        self._words.setText(self.tr("Đang ghi…"))
        self._apply(self._plan.edits, self._on_applied)

    def _on_applied(self, saved: bool) -> None:
        self.setEnabled(True)
        if saved:
            self.accept()
        elif self._plan is not None:
            self._words.setText(self._summary(self._plan))

    def _write_into_grid(self, edits: Sequence[CellEdit], ended: Callable[[bool], None]) -> None:
        """Write as if it were typed, where the grid's owner takes no edits by itself."""
        places: dict[str, int] = {}
        below = self._model.rowCount()
        cells: list[tuple[int, int, str]] = []
        for edit in edits:
            if edit.row_key not in places:
                found = None if edit.is_new else self._model.place_of(edit.row_key)
                if found is None:
                    found, below = below, below + 1
                places[edit.row_key] = found
            shown = self._model.columns[self._model.column_of(edit.column_key)]
            text = edit.text if edit.value is None else _typed(shown, edit)
            cells.append((places[edit.row_key], self._model.column_of(edit.column_key), text))
        self._model.write(cells, begun_at=self._place())
        ended(True)

    def _editable(self) -> list[Any]:
        return [column for column in self._model.columns if column.editable]


def _typed(column: Any, edit: CellEdit) -> str:
    """Return the text that a column reads as the value of an edit."""
    from ui.models.grid_columns import Unreadable

    if isinstance(edit.value, Unreadable):
        return edit.text
    shown: str = (column.edit_text or column.show)(edit.value)
    return shown


def _title(title: str) -> str:
    return " ".join(title.split())
