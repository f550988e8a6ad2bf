# SPDX-License-Identifier: MIT
"""A grid of tasks for the tests of models and views, with an owner that keeps what it is handed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import msgspec
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lsapp.domain.dates import grid_date, parse_date
from lsapp.domain.numbers import format_number, parse_money
from lsapp.errors import UserError
from ui.models.grid_columns import (
    CellEdit,
    Choice,
    GridColumn,
    GridGroup,
    Kind,
    Look,
    Unreadable,
)
from ui.models.grid_model import GridModel
from ui.theme import Theme
from ui.widgets.grid_view import GridView


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """A row as pages make them."""

    key: str
    group: str = "1"
    level: int = 0
    content: str | None = None
    lead: str | None = None
    due: dt.date | None = None
    money: int | None = None
    status: str | None = None


STATUSES = ("Chưa thực hiện", "Đang thực hiện", "Hoàn thành")
GROUPS = (
    GridGroup(key="1", number="I", title="Quán triệt", sums={"money": "60"}, shown_empty=True),
    GridGroup(key="2", number="II", title="Đội ngũ trí thức"),
)


def read_money(text: str) -> Any:
    try:
        return parse_money(text) if text.strip() else None
    except UserError:
        return Unreadable(text, "Không đọc được số tiền")


def read_date(text: str) -> Any:
    try:
        return parse_date(text) if text.strip() else None
    except UserError:
        return Unreadable(text, "Không đọc được ngày")


def read_status(text: str) -> Any:
    if not text.strip():
        return None
    return text if text in STATUSES else Unreadable(text, "Không có trong danh sách")


def columns() -> list[GridColumn]:
    return [
        GridColumn(key="key", title="Mã", value_of=lambda row: row.key, width=60),
        GridColumn(
            key="content",
            title="Nội dung",
            value_of=lambda row: row.content,
            kind=Kind.LONG_TEXT,
            width=240,
            editable=True,
            is_tree=True,
        ),
        GridColumn(
            key="lead", title="Chủ trì", value_of=lambda row: row.lead, width=120, editable=True
        ),
        GridColumn(
            key="due",
            title="Hạn",
            heads=("Thời gian",),
            value_of=lambda row: row.due,
            kind=Kind.DATE,
            show=grid_date,
            read=read_date,
            editable=True,
        ),
        GridColumn(
            key="money",
            title="Kinh phí",
            value_of=lambda row: row.money,
            kind=Kind.MONEY,
            show=format_number,
            read=read_money,
            editable=True,
        ),
        GridColumn(
            key="status",
            title="Trạng thái",
            value_of=lambda row: row.status,
            kind=Kind.STATUS,
            choices=lambda row: [Choice(text, text) for text in STATUSES],
            read=read_status,
            editable=True,
            look_of=lambda row: Look.NOT_APPLICABLE if row.status is None else Look.PLAIN,
        ),
    ]


def tasks() -> list[Task]:
    return [
        Task(key="a", content="Hội nghị quán triệt", lead="VP UBND", money=10, status=STATUSES[0]),
        Task(key="b", content="Ước mơ", lead="Phòng VHXH", money=30, due=dt.date(2026, 6, 30)),
        Task(key="c", content="Đường dây nóng", lead="VP UBND", money=20, level=1),
        Task(key="d", group="2", content="Bồi dưỡng", lead=None, money=None, status=STATUSES[2]),
        Task(key="e", group="2", content="ăn uống", lead="Phòng VHXH", money=5),
    ]


class Owner:
    """Takes the edits as a page does; ``answer`` hands the new rows back, as the desk's thread would."""

    def __init__(self, rows: Sequence[Task] | None = None) -> None:
        self.rows = list(tasks() if rows is None else rows)
        self.steps: list[list[CellEdit]] = []
        self.model = GridModel(columns(), self.commit)
        self.model.set_rows(self.rows)
        self.answers_at_once = True

    def commit(self, edits: Sequence[CellEdit]) -> None:
        self.steps.append(list(edits))
        if self.answers_at_once:
            self.answer(edits)

    def answer(self, edits: Sequence[CellEdit]) -> None:
        for edit in edits:
            if isinstance(edit.value, Unreadable):
                continue
            place = next((at for at, row in enumerate(self.rows) if row.key == edit.row_key), None)
            if place is None:
                place = len(self.rows)
                self.rows.append(Task(key=edit.row_key, group=edit.group or "1"))
            changed = msgspec.structs.replace(self.rows[place], **{edit.column_key: edit.value})
            self.rows[place] = changed
        self.model.set_rows(self.rows)

    def row(self, key: str) -> Task:
        return next(row for row in self.rows if row.key == key)

    def last_step(self) -> list[tuple[str, str, str]]:
        return [(edit.row_key, edit.column_key, edit.text) for edit in self.steps[-1]]


@contextmanager
def opened(owner: Owner, theme: Theme, qtbot: QtBot, width: int) -> Iterator[GridView]:
    """Show a grid that has the keyboard, and delete it at the end, not when the collector comes by."""
    view = GridView(owner.model, theme, today=lambda: dt.date(2026, 11, 22))
    view.resize(width, 400)
    view.show()
    qtbot.waitExposed(view)
    view.setFocus()
    view.go_to("a", "content")
    yield view
    view.close()
    shiboken6.delete(view)


def shown(model: GridModel, column_key: str = "content") -> list[str]:
    """Return what one column shows, from the top."""
    column = model.column_of(column_key)
    return [model.index(row, column).data() for row in range(model.rowCount())]


def type_text(text: str, widget: QWidget | None = None) -> None:
    """Send each character as a key press to what has the keyboard, as an input method's hook does."""
    for char in text:
        target = widget or QApplication.focusWidget()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, char)
            QApplication.sendEvent(target, event)


def press(
    key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, text: str = ""
) -> None:
    """Press and release a key in what has the keyboard."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        target = QApplication.focusWidget()
        assert target is not None
        QApplication.sendEvent(target, QKeyEvent(kind, key, modifiers, text))
