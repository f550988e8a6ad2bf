# SPDX-License-Identifier: MIT
"""The parts of the overview in words: the next step, what is due, what is missing, what was found."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui import places
from ui.icons import icon
from ui.places import Place
from ui.theme import SPACE, Role, Size, Theme, Tone, set_muted, set_primary, set_size
from ui.translation import language_in_force
from ui.widgets.card import Card
from ui.widgets.overview_figures import (
    dates_words,
    due_look,
    form_look,
    missing_forms,
    missing_sections,
    section_look,
)
from ui.widgets.overview_row import OverviewRows, Rest, RowLook

if TYPE_CHECKING:
    from lsapp.services.overview import DueTask, Overview

AT_MOST: Final = 4
"""Lines of each list that are shown at first."""
MOST: Final = 20
"""Lines of the list of what is due that are shown at all; a screen or two, and the grid has the others."""
OVERDUE: Final = Place("activity_state", "overdue")


class NextStepBlock(Card):
    """The one thing to do now, and the button that leads to it."""

    chosen = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", theme, parent=parent)
        self._head = QLabel(self)
        set_muted(self._head)
        self._sentence = QLabel(self)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setWordWrap(True)
        set_size(self._sentence, Size.HEADING)
        self._dates = QLabel(self)
        self._dates.setTextFormat(Qt.TextFormat.PlainText)
        self._dates.setWordWrap(True)
        set_size(self._dates, Size.SMALL)
        set_muted(self._dates)
        self.button = QPushButton(self)
        self.button.setIcon(icon("right", lambda: theme.colour(Role.ON_ACCENT_TEXT)))
        self.button.setAutoDefault(False)
        self.button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        set_primary(self.button)
        self.button.clicked.connect(self.chosen)
        words = QVBoxLayout()
        words.setSpacing(SPACE // 4)
        for label in (self._head, self._sentence, self._dates):
            words.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(3 * SPACE)
        row.addLayout(words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.content.addLayout(row)
        # Words that are wrapped need the height that follows from their width.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    @property
    def sentence(self) -> str:
        """What is to be done, as it is shown."""
        return self._sentence.text()

    def show_overview(self, overview: Overview, can_edit: bool) -> None:
        """Show the step of this overview; how the unit stands, and no step, where it is only read."""
        step, language = overview.next_step, language_in_force()
        head = self.tr("Việc tiếp theo") if can_edit else self.tr("Tình hình của đơn vị")
        self._head.setText(head)
        self.setAccessibleName(head)
        sentence = step.sentence(language) if can_edit else step.state(language)
        self._sentence.setText(sentence)
        self._dates.setText(dates_words(overview.dates))
        self.button.setVisible(can_edit)
        self.button.setText(self._words().get(step.step.value, self.tr("Đến đó")))
        self.button.setAccessibleDescription(sentence)

    def _words(self) -> Mapping[str, str]:
        return {
            "make_programme": self.tr("&Lập chương trình"),
            "add_activities": self.tr("Thêm nhiệm &vụ"),
            "mend": self.tr("Đến chỗ &cần sửa"),
            "fill_results": self.tr("&Ghi kết quả"),
            "fill_forms": self.tr("Điền &số liệu"),
            "write_report": self.tr("&Viết báo cáo"),
            "export": self.tr("Xuất bản nộ&p"),
            "send": self.tr("&Gửi bản nộp"),
            "done": self.tr("&Xem bản nộp"),
        }


class DueBlock(Card):
    """What is overdue, due within a week, due within a month; a line leads to its activity.

    Of a long list the first ``MOST`` are shown, and a button leads to the others on their page.
    """

    place_chosen = Signal(object)
    """The ``Place`` of an activity, or of all that are overdue."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", theme, parent=parent)
        self.set_title(self.tr("Nhiệm vụ đến hạn"))
        self.overdue, self.soon, self.later = (_Titled(theme, AT_MOST, self) for _ in range(3))
        for part in (self.overdue, self.soon, self.later):
            self.add(part)
        self._nothing = _quiet(self)
        self._nothing.setText(self.tr("Không có nhiệm vụ quá hạn hoặc đến hạn trong 30 ngày tới."))
        self.add(self._nothing)

    def show_overview(self, overview: Overview) -> None:
        """Show the activities that wait to be done."""
        self._show(self.overdue, self.tr("Quá hạn ({count})"), overview.overdue, OVERDUE)
        self._show(self.soon, self.tr("Trong 7 ngày tới ({count})"), overview.soon)
        self._show(self.later, self.tr("Trong 30 ngày tới ({count})"), overview.later)
        some = bool(overview.overdue or overview.soon or overview.later)
        self._nothing.setHidden(some)

    def _show(
        self,
        part: _Titled,
        title: str,
        tasks: tuple[DueTask, ...],
        all_of_them: Place | None = None,
    ) -> None:
        """Show the first of these tasks; the others are at ``all_of_them``, or follow the last one shown."""
        part.setHidden(not tasks)
        part.set_title(title.format(count=len(tasks)))
        rest = None
        if len(tasks) > MOST:
            there = all_of_them or Place("activity", tasks[MOST].key)
            words = self.tr("Còn {count} việc, xem trong Nhiệm vụ")
            rest = Rest(
                words.format(count=len(tasks) - MOST), lambda: self.place_chosen.emit(there)
            )
        part.rows.set_rows(
            [due_look(one) for one in tasks[:MOST]],
            lambda at: self.place_chosen.emit(Place("activity", tasks[at].key)),
            self.tr("Xem {count} nhiệm vụ còn lại"),
            rest,
        )


class MissingBlock(Card):
    """The forms and the sections of the report that are not complete; a line leads there."""

    place_chosen = Signal(object)
    """The ``Place`` of a form or a section, or the name of a page."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", theme, parent=parent)
        self.set_title(self.tr("Số liệu và báo cáo còn thiếu"))
        self.forms, self.sections = (_Titled(theme, AT_MOST, self) for _ in range(2))
        self.add(self.forms)
        self.add(self.sections)

    def show_overview(self, overview: Overview) -> None:
        """Show what is left of forms and report."""
        share = overview.forms_share
        self._show(
            self.forms,
            self.tr("Biểu số liệu: {done}/{all} biểu bắt buộc đã có số").format(
                done=share.filled, all=share.expected
            ),
            [
                (form_look(one), Place("stat_form", one.code))
                for one in missing_forms(overview.forms)
            ],
            places.STATISTICS,
            self.tr("Xem {count} biểu còn lại"),
        )
        share = overview.sections_share
        self._show(
            self.sections,
            self.tr("Báo cáo: {done}/{all} phần bắt buộc đã viết").format(
                done=share.filled, all=share.expected
            ),
            [
                (section_look(one), Place("outline_section", one.code))
                for one in missing_sections(overview.sections)
            ],
            places.REPORT,
            self.tr("Xem {count} phần còn lại"),
        )

    def _show(
        self,
        part: _Titled,
        title: str,
        lines: list[tuple[RowLook, Place]],
        page: str,
        more: str,
    ) -> None:
        """Show what is missing; where nothing is, one line that says so and leads to the page."""
        part.set_title(title if lines else "")
        looks: list[RowLook] = [look for look, _ in lines]
        targets: list[Place | str] = [place for _, place in lines]
        if not lines:
            looks, targets = [RowLook(icon="ok", tone=Tone.GOOD, text=title)], [page]
        part.rows.set_rows(looks, lambda at: self.place_chosen.emit(targets[at]), more)


class FindingsBlock(Card):
    """How many findings block, warn and are answered; each line leads to the list."""

    list_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", theme, parent=parent)
        self.set_title(self.tr("Kiểm tra"))
        self.rows = OverviewRows(theme, AT_MOST, self)
        self.add(self.rows)

    def show_overview(self, overview: Overview, current: bool, can_edit: bool) -> None:
        """Show the counts; ``current`` tells that the rules have seen the last change, ``can_edit`` that
        the findings are for who reads this to mend.
        """
        counts = overview.findings
        open_soft = counts.soft - counts.answered
        looks = []
        if not current:
            looks.append(RowLook(icon="refresh", tone=Tone.NEUTRAL, text=self.tr("Đang kiểm tra…")))
        elif not counts.hard:
            text = self.tr("Không có lỗi phải sửa") if can_edit else self.tr("Không có lỗi")
            looks.append(RowLook(icon="ok", tone=Tone.GOOD, text=text))
        if counts.hard:
            text = (
                self.tr("{count} lỗi phải sửa trước khi nộp")
                if can_edit
                else self.tr("{count} lỗi")
            )
            text = text.format(count=counts.hard)
            looks.append(RowLook(icon="error", tone=Tone.BAD, text=text))
        if open_soft:
            text = (
                self.tr("{count} lưu ý cần xem lại hoặc giải trình")
                if can_edit
                else self.tr("{count} lưu ý chưa giải trình")
            ).format(count=open_soft)
            looks.append(RowLook(icon="warning", tone=Tone.WARNING, text=text))
        if counts.answered:
            text = self.tr("{count} lưu ý đã giải trình").format(count=counts.answered)
            looks.append(RowLook(icon="ok", tone=Tone.NEUTRAL, text=text))
        self.rows.set_rows(looks, lambda _at: self.list_asked.emit())


class _Titled(QWidget):
    """A quiet line and the list below it."""

    def __init__(self, theme: Theme, at_most: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = _quiet(self)
        self.rows = OverviewRows(theme, at_most, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 4)
        column.addWidget(self._title)
        column.addWidget(self.rows)

    def set_title(self, text: str) -> None:
        """Say what the list is of; nothing where the lines say it themselves."""
        self._title.setText(text)
        self._title.setHidden(not text)

    def minimumSizeHint(self) -> QSize:
        """Return a width that does not hold a narrow page open."""
        return QSize(0, super().minimumSizeHint().height())


def _quiet(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    set_muted(label)
    return label
