# SPDX-License-Identifier: MIT
"""Which states of the window are drawn: every page, every dialog, every empty state."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

import msgspec
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QMenu, QPushButton, QTableView, QTabWidget

from lsapp.errors import UserError
from lsapp.services.drafts import Draft
from tools import (
    screenshot_compiled_report,
    screenshot_compiling,
    screenshot_deciding,
    screenshot_intake,
    screenshot_returning,
    screenshot_rounds,
    screenshot_sending,
)
from tools.screenshot_stage import Stage
from ui import places
from ui.operations import Progress
from ui.pausing import pause
from ui.theme import Tone
from ui.widgets.grid_view import GridView

Act = Callable[[Stage], None]

# Files that are made to be opened, by their names.
SAMPLE: Final = "xa-that-khe"
EMPTY: Final = "don-vi-moi"
DEPARTMENT: Final = "so-khcn"
OFFICE_TABLE: Final = "bang-co-quan.xlsx"

OFFICE_ROWS: Final = (
    ("ỦY BAN NHÂN DÂN XÃ THẤT KHÊ",),
    ("BẢNG PHÂN CÔNG NHIỆM VỤ NĂM 2026",),
    (),
    (
        "TT",
        "Nội dung công việc",
        "Bộ phận chủ trì",
        "Phối hợp",
        "Thời hạn",
        "Kinh phí (đ)",
        "Kết quả",
    ),
    (
        1,
        "Hội nghị quán triệt kế hoạch",
        "Văn phòng",
        "Các đoàn thể",
        "Quý I/2026",
        5000000,
        "Biên bản",
    ),
    (
        2,
        "Rà soát đội ngũ trí thức",
        "Phòng VH-XH",
        "Các thôn",
        "Tháng 6/2026",
        "3.500.000",
        "Danh sách",
    ),
    (3, "Mở lớp kỹ năng số", "Trung tâm HTCĐ", "", "Tháng 13/2026", "chưa rõ", "02 lớp"),
    (
        4,
        "Gặp mặt trí thức đầu xuân",
        "Văn phòng",
        "Mặt trận",
        "20/02/2026",
        12000000,
        "Buổi gặp mặt",
    ),
)
"""What an office keeps in its own table, with two cells that cannot be read."""


class Scene(msgspec.Struct, frozen=True, kw_only=True):
    """One state: ``file`` is opened, ``act`` brings the window there, ``module`` is what draws it.

    ``changes`` tells that the file is no longer the sample afterwards.
    """

    name: str
    file: str | None
    act: Act
    module: str
    changes: bool = False


def scenes() -> list[Scene]:
    """Return all states, those on one file after another."""
    return [
        *_without_file(),
        *_pages(),
        *_states(),
        *_commands(),
        *_told(),
        *_others(),
        *_sending(),
        *_rounds(),
        *_deciding(),
        *_incoming(),
        *_compiling(),
        *_returning(),
    ]


class NotHereError(LookupError):
    """The state has no meaning on this page: nothing is drawn and nothing is wrong."""


def _sending() -> Iterator[Scene]:
    for name, module in screenshot_sending.STATES.items():
        yield Scene(
            name=name,
            file=SAMPLE,
            act=partial(screenshot_sending.act, name),
            module=module,
            changes=True,
        )


def _incoming() -> Iterator[Scene]:
    for name, module in screenshot_intake.STATES.items():
        yield Scene(
            name=name,
            file=DEPARTMENT,
            act=partial(screenshot_intake.act, name, sample=SAMPLE),
            module=module,
            changes=True,
        )


def _compiling() -> Iterator[Scene]:
    for name, module in screenshot_compiling.STATES.items():
        yield Scene(
            name=name,
            file=DEPARTMENT,
            act=partial(screenshot_compiling.act, name, sample=SAMPLE),
            module=module,
            changes=True,
        )


def _deciding() -> Iterator[Scene]:
    for name, module in screenshot_deciding.STATES.items():
        yield Scene(
            name=name,
            file=DEPARTMENT,
            act=partial(screenshot_deciding.act, name, sample=SAMPLE),
            module=module,
            changes=True,
        )


def _returning() -> Iterator[Scene]:
    for name, module in screenshot_returning.AT_THE_UNIT.items():
        yield Scene(
            name=name,
            file=SAMPLE,
            act=partial(screenshot_returning.act_at_unit, name),
            module=module,
            changes=True,
        )
    for name, module in screenshot_returning.STATES.items():
        yield Scene(
            name=name,
            file=DEPARTMENT,
            act=partial(screenshot_returning.act, name, sample=SAMPLE),
            module=module,
            changes=True,
        )


def _rounds() -> Iterator[Scene]:
    for name, module in screenshot_compiled_report.STATES.items():
        yield Scene(
            name=name,
            file=DEPARTMENT,
            act=partial(screenshot_compiled_report.act, name),
            module=module,
            changes=name != "compiling-report",
        )
    for name, module in screenshot_rounds.STATES.items():
        yield Scene(
            name=name, file=DEPARTMENT, act=partial(screenshot_rounds.act, name), module=module
        )


# --- without a file ---


def _without_file() -> Iterator[Scene]:
    yield Scene(name="welcome", file=None, act=_nothing, module="ui/pages/welcome.py")
    for command, module in (
        ("new_office", "ui/dialogs/new_office.py"),
        ("open_file", "ui/commands.py"),
    ):
        yield Scene(name=f"dialog-{command}", file=None, act=_command(command), module=module)
    yield Scene(
        name="dialog-new_office-typed",
        file=None,
        act=_both(_command("new_office"), lambda stage: stage.type("that khe")),
        module="ui/dialogs/new_office.py",
    )


# --- pages ---


def _pages() -> Iterator[Scene]:
    for name in places.PAGE_NAMES:
        if name == places.COMPILING:
            continue
        yield Scene(name=f"page-{name}", file=SAMPLE, act=_page(name), module=_module(name))
    for name in places.PAGE_NAMES:
        if name == places.COMPILING:
            continue
        yield Scene(name=f"empty-{name}", file=EMPTY, act=_page(name), module=_module(name))
    for name in places.PAGE_NAMES:
        yield Scene(
            name=f"department-{name}", file=DEPARTMENT, act=_page(name), module=_module(name)
        )


def _states() -> Iterator[Scene]:
    """States of the pages on the sample."""
    activities, module = _page(places.ACTIVITIES), _module(places.ACTIVITIES)
    table: tuple[tuple[str, Act], ...] = (
        ("timeline", _both(activities, _pressing("Ctrl+T"))),
        ("detail", _both(activities, _cell, _pressing("F4"))),
        ("cell-editor", _both(activities, _cell, _pressing("F2"))),
        ("selection", _both(activities, _cell, _select_block)),
        ("find", _both(activities, _pressing("Ctrl+F"), _typing("hoi nghi"))),
        ("find-nothing", _both(activities, _pressing("Ctrl+F"), _typing("khong co dau"))),
        ("cut", _both(activities, _cell, _select_block, _pressing("Ctrl+X"), _pressing("Down"))),
        ("two-lines", _both(activities, _cell, _two_lines)),
        ("column-menu", _both(activities, _cell, _column_menu)),
        ("column-filter", _both(activities, _cell, _column_filter)),
        ("context-menu", _both(activities, _cell, _context_menu)),
        ("paste-preview", _both(activities, _cell, _paste)),
    )
    for name, act in table:
        yield Scene(name=f"activities-{name}", file=SAMPLE, act=act, module=module, changes=True)
    yield Scene(
        name="results-detail-activity",
        file=SAMPLE,
        act=_both(_page(places.RESULTS), _cell, _pressing("Down"), _pressing("F4")),
        module=_module(places.RESULTS),
        changes=True,
    )
    yield Scene(
        name="submission-export",
        file=SAMPLE,
        act=_both(_page(places.SUBMISSION), lambda stage: stage.push("next_button")),
        module="ui/dialogs/export_submission.py",
        changes=True,
    )
    for page in (places.RESULTS, places.EVIDENCE):
        yield Scene(
            name=f"{page}-detail",
            file=SAMPLE,
            act=_both(_page(page), _cell, _pressing("F4")),
            module=_module(page),
            changes=True,
        )
    for page in places.PAGE_NAMES[:-1]:
        yield Scene(
            name=f"tabs-{page}",
            file=SAMPLE,
            act=_both(_page(page), _last_tab),
            module=_module(page),
        )
    for step in range(1, 4):
        yield Scene(
            name=f"statistics-form-{step + 1}",
            file=SAMPLE,
            act=_both(_page(places.STATISTICS), *[_pressing("Ctrl+PageDown")] * step),
            module=_module(places.STATISTICS),
        )


# --- commands and menus ---


def _commands() -> Iterator[Scene]:
    for command in (
        "new_round", "round_dates", "new_programme_from_last", "search_everywhere", "settings", "help_page",
        "shortcuts", "about", "backups", "import_office", "tour",
    ):  # fmt: skip
        yield Scene(
            name=f"dialog-{command}",
            file=SAMPLE,
            act=_both(_page(places.OVERVIEW), _command(command)),
            module=_DIALOGS.get(command, "ui/commands.py"),
            changes=command == "tour",
        )
    for name, words in (("found", "hội nghị"), ("nothing", "qqqq"), ("folded", "tri thuc")):
        yield Scene(
            name=f"dialog-search-{name}",
            file=SAMPLE,
            act=_both(_command("search_everywhere"), _typing(words)),
            module="ui/dialogs/search_everywhere.py",
        )
    for step, acts in enumerate(
        ((_read_table,), (_read_table, _next), (_read_table, _next, _next)), 1
    ):
        yield Scene(
            name=f"dialog-import-step-{step}",
            file=SAMPLE,
            act=_both(_command("import_office"), *acts),
            module="ui/dialogs/office_import.py",
        )
    for step in range(2, 6):
        yield Scene(
            name=f"tour-{step}",
            file=SAMPLE,
            act=_both(_command("tour"), *[_tour_on] * (step - 1)),
            module="ui/tour.py",
            changes=True,
        )
    for index in range(7):
        yield Scene(
            name=f"menu-{index + 1}", file=SAMPLE, act=_menu(index), module="ui/window_actions.py"
        )


_DIALOGS: Final = {
    "new_round": "ui/dialogs/new_round.py",
    "round_dates": "ui/dialogs/round_dates.py",
    "new_programme_from_last": "ui/dialogs/new_programme.py",
    "search_everywhere": "ui/dialogs/search_everywhere.py",
    "settings": "ui/dialogs/settings_dialog.py",
    "help_page": "ui/dialogs/help_viewer.py",
    "shortcuts": "ui/dialogs/help_viewer.py",
    "about": "ui/dialogs/about.py",
    "backups": "ui/dialogs/backups.py",
    "import_office": "ui/dialogs/office_import.py",
    "tour": "ui/tour.py",
}


# --- what the window tells ---


def _told() -> Iterator[Scene]:
    """Errors, a crash, progress, notices, drafts."""
    locked = UserError("file.missing", path="D:/bao-cao/xa-that-khe.lsdb")
    messages = "ui/dialogs/messages.py"
    told: tuple[tuple[str, Act, str], ...] = (
        ("error", lambda stage: stage.window.show_error(locked), messages),
        ("crash", _crash, "ui/dialogs/error_report.py"),
        ("question", _question, messages),
        ("progress", _progress, "ui/dialogs/progress_dialog.py"),
        ("drafts", _drafts, "ui/dialogs/drafts.py"),
        ("notices", _notices, "ui/widgets/notice.py"),
        ("secrets", _secrets, "ui/secrets_notice.py"),
        ("side-bar-folded", lambda stage: stage.window.fold_side_bar(), "ui/widgets/side_bar.py"),
        ("findings-hidden", _hide_findings, "ui/main_window.py"),
        ("findings-chosen", _choose_finding, "ui/widgets/findings_panel.py"),
    )
    for name, act, module in told:
        yield Scene(
            name=f"told-{name}",
            file=SAMPLE,
            act=_both(_page(places.ACTIVITIES), act),
            module=module,
            changes=True,
        )


def _others() -> Iterator[Scene]:
    """A unit of the department's file, which is only to be read."""
    for name in (places.OVERVIEW, places.PROGRAMME, places.ACTIVITIES, places.RESULTS):
        yield Scene(
            name=f"read-only-{name}",
            file=DEPARTMENT,
            act=_both(_turn_to_unit, _page(name)),
            module=_module(name),
        )


# --- acts ---


def _nothing(_stage: Stage) -> None:
    pass


def _both(*acts: Act) -> Act:
    def act(stage: Stage) -> None:
        for one in acts:
            one(stage)
            stage.settle()

    return act


def _page(name: str) -> Act:
    return lambda stage: stage.window.show_page(name)


def _command(name: str) -> Act:
    return lambda stage: stage.window.actions_of_window.commands.run(name)


def _pressing(keys: str) -> Act:
    return lambda stage: stage.press(keys)


def _typing(text: str) -> Act:
    return lambda stage: stage.type(text)


def _cell(stage: Stage) -> None:
    """Put the cursor into the first row's cell, a few columns in."""
    page = stage.window.current_page
    if page is None:
        raise LookupError("no page is shown")
    table = next(one for one in page.findChildren(QTableView) if one.isVisible())
    table.setFocus()
    stage.press("Ctrl+Home")
    stage.press("Down")
    stage.press("Right")


def _select_block(stage: Stage) -> None:
    for keys in ("Right", "Shift+Right", "Shift+Down", "Shift+Down", "Shift+Down"):
        stage.press(keys)


def _grid(stage: Stage) -> GridView:
    page = stage.window.current_page
    grids = [one for one in (page.findChildren(GridView) if page else []) if one.isVisible()]
    if not grids:
        raise LookupError("no grid is shown")
    return grids[0]


def _column_filter(stage: Stage) -> None:
    _grid(stage).open_filter(1)


def _two_lines(stage: Stage) -> None:
    _grid(stage).grid_layout.set_lines(2)


def _column_menu(stage: Stage) -> None:
    """The menu that a press of the right button on the header opens."""
    header = _grid(stage).header
    header.menu_asked.emit(header.mapToGlobal(QPoint(160, 20)))


def _context_menu(stage: Stage) -> None:
    grid = _grid(stage)
    place = QPoint(200, 100)
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, place, grid.viewport().mapToGlobal(place)
    )
    stage.application.sendEvent(grid, event)


def _paste(stage: Stage) -> None:
    lines = [
        "Nội dung\tĐơn vị chủ trì\tThời gian\tKinh phí\tGhi chú",
        "Tổ chức hội nghị quán triệt\tVăn phòng HĐND và UBND\tQuý II/2026\t5.000.000\t",
        "Rà soát đội ngũ trí thức trên địa bàn\tPhòng Văn hóa - Xã hội\tTháng 13/2026\tnăm triệu\tlần 2",
        "Tuyên truyền trên đài truyền thanh xã\tPhòng Văn hóa - Xã hội\tHằng năm\t12000000\t",
    ]
    QGuiApplication.clipboard().setText("\n".join(lines))
    stage.press("Ctrl+V")


def _read_table(stage: Stage) -> None:
    from ui.dialogs.office_import import OfficeImportDialog

    dialog = stage.top()
    if not isinstance(dialog, OfficeImportDialog):
        raise LookupError("the import is not open")
    dialog.read_file(stage.files / OFFICE_TABLE)


def _next(stage: Stage) -> None:
    stage.push("next_button")


def _tour_on(stage: Stage) -> None:
    from ui.tour import Tour

    cards = stage.window.findChildren(Tour)
    buttons = cards[-1].findChildren(QPushButton)
    buttons[-1].click()


def _last_tab(stage: Stage) -> None:
    page = stage.window.current_page
    tabs = [one for one in (page.findChildren(QTabWidget) if page else []) if one.isVisible()]
    if not tabs:
        raise NotHereError
    tabs[0].setCurrentIndex(tabs[0].count() - 1)


def _menu(index: int) -> Act:
    def act(stage: Stage) -> None:
        stage.window.show_page(places.ACTIVITIES)
        bar = stage.window.menuBar()
        menu = bar.actions()[index].menu()
        if not isinstance(menu, QMenu):
            raise LookupError(f"no menu {index}")
        menu.popup(
            bar.mapToGlobal(bar.actionGeometry(bar.actions()[index]).bottomLeft() + QPoint(0, 1))
        )

    return act


def _crash(stage: Stage) -> None:
    try:
        {}["activities"]  # a fault of the program, such as it is
    except KeyError as error:
        stage.window.show_error(error)


def _question(stage: Stage) -> None:
    from ui.dialogs.messages import ask

    ask(
        stage.window,
        "Xóa chương trình",
        'Xóa chương trình "Nâng cao chất lượng đội ngũ trí thức" cùng 12 nhiệm vụ?',
        yes="&Xóa",
        no="&Giữ lại",
        answered=lambda _yes: None,
    )


def _progress(stage: Stage) -> None:
    progress = Progress()
    progress(7, 20, "Phụ lục III: kinh phí")
    stage.window.session.long_started.emit("Xuất bản nộp", progress)
    pause(1200)


def _drafts(stage: Stage) -> None:
    session = stage.window.session
    view = session.view
    if view is None:
        raise LookupError("no file is open")
    found = [
        Draft(
            unit=view.unit,
            kind="activity",
            key=one.key,
            field="content",
            label="Nội dung nhiệm vụ",
            text=f"{one.content} và phổ biến tới từng thôn",
            at=dt.datetime(2026, 11, 20, 8, 5, tzinfo=dt.UTC),
        )
        for one in view.records.activities[:3]
    ]
    stage.window.drafts.found.emit(found)


def _notices(stage: Stage) -> None:
    for tone, text, action in (
        (Tone.NEUTRAL, "Đã sao lưu vào D:/sao-luu.", ""),
        (Tone.GOOD, "Đã nhập 12 nhiệm vụ từ bảng của cơ quan.", "Hoàn tác"),
        (
            Tone.WARNING,
            "Thư mục sao lưu thứ hai không ghi được. Hãy cắm lại USB hoặc chọn nơi khác.",
            "Cài đặt",
        ),
        (Tone.BAD, "Đĩa đã đầy: những gì gõ sau 14:32 chưa được lưu.", ""),
    ):
        stage.window.notify(tone, text, action, None)


def _secrets(stage: Stage) -> None:
    """The notice of a file that is opened for the first time."""
    window = stage.window
    path = window.session.path
    if path is None:
        raise LookupError("no file is open")
    copy = path.with_name("lan-dau.lsdb")
    shutil.copyfile(path, copy)
    window.open_file(copy)
    stage.wait_for(lambda: window.session.is_ready and window.session.path == copy)


def _hide_findings(stage: Stage) -> None:
    stage.window.toggle_findings()


def _choose_finding(stage: Stage) -> None:
    stage.window.show_findings()
    stage.press("Down")


def _turn_to_unit(stage: Stage) -> None:
    session = stage.window.session
    facts, view = session.facts, session.view
    if facts is None or view is None:
        raise LookupError("no file is open")
    session.show(unit=next(one.code for one in facts.units if one.code != view.office.unit))
    stage.wait_for(lambda: not session.can_edit)


def _module(page: str) -> str:
    return f"ui/pages/{page}.py"
