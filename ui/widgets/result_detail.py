# SPDX-License-Identifier: MIT
"""One activity's result as a form, or what the unit says of a whole group; the round before below."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lsapp.domain.labels import STATUS_LABELS, field_label
from lsapp.domain.records import GroupStatement, Progress, Status
from lsapp.domain.table_values import Value, ValueKind, show_value
from lsapp.domain.text import clean_line
from ui.icons import icon
from ui.models.result_columns import STATEMENT_FIELDS, STATUS, ResultLine, last_value
from ui.pages.page import PageContext
from ui.theme import SPACE, Size, Tone, set_muted, set_size
from ui.widgets.fields import FieldSpec
from ui.widgets.form_values import value_reader
from ui.widgets.record_form import RecordForm
from ui.widgets.result_last import ResultLast
from ui.widgets.result_money import ResultMoney
from ui.widgets.section_header import SectionHeader

FIELDS: Final = (
    "status", "percent", "result", "indicator_reached", "difficulty", "cause", "proposal",
)  # fmt: skip
_ROWS: Final = {"result": 4, "difficulty": 2, "cause": 2, "proposal": 2}
_RESULT, _STATEMENT, _NOTHING = range(3)
_LEAST_WIDTH: Final = 280
_LETTERS: Final = 48
_MOST_WIDTH: Final = 520


class ResultDetail(QScrollArea):
    """``edited(row, column, value)`` when a field is left with another value, ``spent(activity, source,
    line, amount)`` for money, ``copy_asked(column)`` for a text of the round before, and
    ``evidence_asked(activity)``. Rows and columns are those of the grid.
    """

    edited = Signal(str, str, object)
    spent = Signal(str, str, object, object)
    copy_asked = Signal(str)
    evidence_asked = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._line: ResultLine | None = None
        theme, language = context.theme, context.settings.language
        self._number = QLabel(self)
        self._content = QLabel(self)
        self._facts = QLabel(self)
        self._nothing = QLabel(self)
        self._result = RecordForm(self._result_specs(), theme, language, self)
        self._statement = RecordForm(self._statement_specs(), theme, language, self)
        self._money_header = SectionHeader(self.tr("Kinh phí đã giải ngân (đồng)"), "", self)
        self._money = ResultMoney(theme, language, self)
        self._evidence = QPushButton(icon("evidence"), "", self)
        self._last = ResultLast(self)
        self._forms = QStackedWidget(self)
        self._body = QWidget(self)
        self._lay_out()
        self._connect()
        self.show_line(None)

    # --- for the page ---

    @property
    def line(self) -> ResultLine | None:
        """The row of the grid that is shown."""
        return self._line

    @property
    def forms(self) -> tuple[RecordForm, RecordForm]:
        """The form of a result, and that of what is said of a whole group."""
        return self._result, self._statement

    def show_line(self, line: ResultLine | None, group: str = "") -> None:
        """Show a row of the grid; ``group`` is the title of the task group it stands in."""
        other = line is None or self._line is None or line.key != self._line.key
        if other:
            self.commit()
        self._line = line
        self._show_head(line, group)
        if line is None or line.is_heading:
            self._forms.setCurrentIndex(_NOTHING)
        elif line.row is not None:
            self._show(self._result, _values(line.row.progress, FIELDS), new=other)
            self._money.show_lines(line.key, line.row.money)
            self._forms.setCurrentIndex(_RESULT)
        else:
            self._show(self._statement, _statement_values(line.said), new=other)
            self._forms.setCurrentIndex(_STATEMENT)
        self._show_parts(line)
        self.refresh_findings()

    def refresh_plan(self) -> None:
        """Take the sources of money from the plan in force."""
        facts = self._context.session.facts
        if facts is not None:
            self._money.set_sources(facts.plan.funding_sources)
        read_only = not self._context.session.can_edit
        for form in (self._result, self._statement, self._money):
            form.set_read_only(read_only)

    def refresh_findings(self) -> None:
        """Show what the rules found at its field."""
        line, watch = self._line, self._context.findings
        if line is None:
            return
        if line.row is None:
            key = line.said.key if line.said else None
            marks = watch.marks_of("group_statement", key) if key else {}
            self._statement.set_marks(
                {column: marks[name] for column, name in STATEMENT_FIELDS.items() if name in marks}
            )
            return
        marks = {}
        if line.row.progress is not None:
            marks = watch.marks_of("progress", line.row.progress.key)
        self._result.set_marks(marks)
        self._money.set_marks(self._money_marks(line))

    def sizeHint(self) -> QSize:
        """Return a width in which a sentence can be read; the height is the page's."""
        width = self.fontMetrics().averageCharWidth() * _LETTERS
        return QSize(min(width, _MOST_WIDTH), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what is shown within the pane: it scrolls down only."""
        super().resizeEvent(event)
        self._body.setMaximumWidth(self.viewport().width())

    def commit(self) -> None:
        """Take over what stands in the fields."""
        if self._line is None or self._line.is_heading:
            return
        if self._line.is_statement:
            self._statement.commit()
        else:
            self._result.commit()
            self._money.commit()

    def focused_column(self) -> str | None:
        """Return the column whose field has the focus."""
        for form, names in ((self._result, FIELDS), (self._statement, tuple(STATEMENT_FIELDS))):
            for name in names:
                if form.editor(name).hasFocus():
                    return name
        return None

    def take_focus(self) -> None:
        """Set the focus into the first field."""
        if self._line is None or self._line.is_heading:
            self.setFocus()
        elif self._line.is_statement:
            self._statement.focus_field(STATUS)
        else:
            self._result.focus_field(STATUS)

    # --- building ---

    def _lay_out(self) -> None:
        set_size(self._number, Size.HEADING)
        for label in (self._content, self._facts, self._nothing, self._number):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        set_muted(self._facts)
        set_muted(self._nothing)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        result = QWidget(self._forms)
        column = QVBoxLayout(result)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self._result)
        column.addWidget(self._money_header)
        column.addWidget(self._money)
        column.addWidget(self._evidence, 0, Qt.AlignmentFlag.AlignLeft)
        for page in (result, self._statement, self._nothing):
            self._forms.addWidget(page)
        whole = QVBoxLayout(self._body)
        whole.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE * 2)
        whole.setSpacing(SPACE)
        for widget in (self._number, self._content, self._facts, self._forms, self._last):
            whole.addWidget(widget)
        whole.addStretch()
        self.setWidget(self._body)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(_LEAST_WIDTH)
        self.setAccessibleName(self.tr("Chi tiết kết quả"))

        for form, names in ((self._result, _ROWS), (self._statement, ("cause", "result"))):
            _stack_labels(form, names)

    def _connect(self) -> None:
        self._result.edited.connect(self._on_edited)
        self._statement.edited.connect(self._on_edited)
        self._money.spent.connect(self._on_spent)
        self._last.copy_asked.connect(self.copy_asked)
        self._evidence.clicked.connect(self._on_evidence)

    def _result_specs(self) -> list[FieldSpec]:
        labels = {
            "status": self.tr("Đánh &giá"),
            "percent": self.tr("Tỷ &lệ (%)"),
            "result": self.tr("Kết &quả trong kỳ"),
            "indicator_reached": self.tr("&Mức đạt được"),
            "difficulty": self.tr("Khó khăn, &vướng mắc"),
            "cause": self.tr("Ngu&yên nhân"),
            "proposal": self.tr("&Kiến nghị"),
        }
        states: list[tuple[object, str]] = [(None, self.tr("Chưa khai"))]
        states += list(STATUS_LABELS.items())
        specs = [FieldSpec("status", labels["status"], "choice", width=22, choices=states)]
        specs.append(
            FieldSpec(
                "percent",
                labels["percent"],
                width=8,
                show=lambda value: show_value(ValueKind.PERCENT, value),  # type: ignore[arg-type]
                read=value_reader(ValueKind.PERCENT),
            )
        )
        for name in FIELDS[2:]:
            kind = ValueKind.LONG_TEXT if name in _ROWS else ValueKind.TEXT
            specs.append(
                FieldSpec(
                    name,
                    labels[name],
                    "text" if name in _ROWS else "line",
                    rows=_ROWS.get(name, 1),
                    read=value_reader(kind),
                )
            )
        return specs

    def _statement_specs(self) -> list[FieldSpec]:
        read = value_reader(ValueKind.LONG_TEXT)
        words = {
            None: self.tr("Có việc trong kỳ"),
            Status.NONE_ARISING: STATUS_LABELS[Status.NONE_ARISING],
        }
        return [
            FieldSpec(
                STATUS,
                self.tr("Nhóm nà&y"),
                "choice",
                width=22,
                choices=list(words.items()),
            ),
            FieldSpec("cause", self.tr("&Lý do không phát sinh"), "text", rows=3, read=read),
            FieldSpec("result", self.tr("Tóm tắt &kết quả của nhóm"), "text", rows=5, read=read),
        ]

    # --- showing ---

    def _show(self, form: RecordForm, values: dict[str, object], *, new: bool) -> None:
        if new:
            form.show_new(values)
        else:
            form.show_values(values)

    def _show_head(self, line: ResultLine | None, group: str) -> None:
        facts: list[str] = []
        if line is None:
            self._number.clear()
            self._content.clear()
            self._nothing.setText(self.tr("Chọn một dòng trong bảng để xem và ghi kết quả."))
        elif line.row is None:
            self._number.setText(self.tr("Khai cho cả nhóm"))
            self._content.setText(group)
        else:
            activity = line.row.activity
            self._number.setText(self.tr("Nhiệm vụ {number}").format(number=line.row.path))
            self._content.setText(clean_line(activity.content or "") or "")
            facts = [one for one in (activity.lead_unit, activity.timeframe) if one]
            if activity.target:
                facts.append(self.tr("mức cần đạt {target}").format(target=activity.target))
            if line.row.overdue:
                facts.append(self.tr("quá hạn"))
            self._nothing.setText(
                self.tr("Dòng này có nhiệm vụ con: kết quả ghi ở từng nhiệm vụ con bên dưới.")
            )
        self._facts.setText(" · ".join(facts))
        self._facts.setVisible(bool(facts))
        self._number.setVisible(line is not None)
        self._content.setVisible(line is not None)

    def _show_parts(self, line: ResultLine | None) -> None:
        typed = line is not None and not line.is_heading
        has_last = typed and self._has_last()
        self._last.setVisible(has_last)
        if line is not None and has_last:
            can_copy = self._context.session.can_edit
            self._last.show_texts(_last_texts(line), can_copy=can_copy)
        row = line.row if line is not None else None
        count = row.evidence if row else 0
        self._evidence.setText(
            self.tr("{count} tệp minh chứng").format(count=count)
            if count
            else self.tr("Thêm minh chứng...")
        )

    def _has_last(self) -> bool:
        view = self._context.session.view
        return view is not None and view.previous is not None

    def _money_marks(self, line: ResultLine) -> dict[str, tuple[Tone, str]]:
        marks: dict[str, tuple[Tone, str]] = {}
        for one in line.row.money if line.row else ():
            found = self._context.findings.marks_of("budget_line", one.key)
            if "disbursed" in found:
                marks[one.key] = found["disbursed"]
        return marks

    # --- what a person does ---

    @Slot(str, object)
    def _on_edited(self, name: str, value: object) -> None:
        if self._line is not None:
            self.edited.emit(self._line.key, name, value)

    @Slot(str, object, object)
    def _on_spent(self, source: str, line: object, amount: object) -> None:
        if self._line is not None:
            self.spent.emit(self._line.key, source, line, amount)

    @Slot()
    def _on_evidence(self) -> None:
        if self._line is not None:
            self.evidence_asked.emit(self._line.key)


def _stack_labels(form: RecordForm, texts: Iterable[str]) -> None:
    """Put each label above its field, and keep texts as high as their lines: the pane is narrow."""
    layout = form.layout()
    if isinstance(layout, QFormLayout):
        layout.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        layout.setVerticalSpacing(SPACE // 2)
    for name in texts:
        editor = form.editor(name)
        editor.setMaximumHeight(editor.minimumHeight())


def _values(progress: Progress | None, names: Sequence[str]) -> dict[str, object]:
    return {name: getattr(progress, name, None) for name in names}


def _statement_values(said: GroupStatement | None) -> dict[str, object]:
    if said is None:
        return {}
    state = Status.NONE_ARISING if said.none_arising else None
    return {STATUS: state, "cause": said.reason, "result": said.summary}


def _last_texts(line: ResultLine) -> list[tuple[str, str, str]]:
    """Return what the round before said, column by column, in words."""
    names = FIELDS if line.row is not None else tuple(STATEMENT_FIELDS)
    kinds = {"status": ValueKind.STATUS, "percent": ValueKind.PERCENT}
    texts = []
    for name in names:
        value: Value = last_value(line, name)
        if value is None:
            continue
        text = show_value(kinds.get(name, ValueKind.LONG_TEXT), value)
        label = field_label("progress", name)
        if line.row is None:
            label = field_label("group_statement", STATEMENT_FIELDS[name])
        texts.append((name, label, text))
    return texts
