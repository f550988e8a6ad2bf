# SPDX-License-Identifier: MIT
"""One activity whole, as a form beside the grid: its fields, last round's result, evidence, money."""

from __future__ import annotations

from typing import Final

import msgspec
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from lsapp.domain.labels import STATUS_LABELS
from lsapp.domain.records import Activity, Evidence, Programme
from lsapp.services.activity_moving import regrouped
from lsapp.services.activity_sheet import group_choices
from ui import places
from ui.findings_watch import tone_of
from ui.icons import icon
from ui.pages.page import PageContext
from ui.places import Place
from ui.theme import SPACE, Tone, set_muted, set_quiet
from ui.widgets.activity_fields import activity_fields, task_choices, task_words, understood
from ui.widgets.budget_lines import BudgetLines
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.record_form import RecordForm
from ui.widgets.section_header import SectionHeader

_LONGEST_RESULT: Final = 300
_FEWEST_LETTERS: Final = 8
_MOST_LINES: Final = 10
_LEAST_WIDTH: Final = 280


class ActivityDetail(QScrollArea):
    """The form of the activity that the page stands on; each field is saved when it is left.

    ``left`` comes when Escape is pressed, so that the page takes the keyboard back.
    """

    left = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._session = context.session
        self._key: str | None = None
        self._plan: object = None
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        set_quiet(self)
        self._nothing = self._make_label(
            self.tr("Chọn một nhiệm vụ trong bảng để xem và sửa đầy đủ ở đây.")
        )
        set_muted(self._nothing)
        self._header = SectionHeader("", "", self)
        self.form = self._make_form()
        self._last_head = SectionHeader(self.tr("Kết quả đợt trước"), "", self)
        self._last = self._make_label("")
        self._evidence_head = SectionHeader(self.tr("Minh chứng"), "", self)
        self._evidence = self._make_label("")
        self._evidence_button = QPushButton(icon("evidence"), self.tr("Mở trang Minh chứn&g"), self)
        self._evidence_button.setAutoDefault(False)
        self._money_label = QLabel(self.tr("&Kinh phí (đồng)"), self)
        self.money = BudgetLines(context, self)
        self._money_label.setBuddy(self.money.grid)
        self._lay_out()
        self.form.edited.connect(self._on_edited)
        self._context.theme.changed.connect(self._fit_width)
        self._evidence_button.clicked.connect(self._on_evidence_clicked)
        self.show_activity(None)

    # --- building ---

    def _make_label(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _make_form(self) -> RecordForm:
        form = RecordForm(
            activity_fields(), self._context.theme, self._context.settings.language, self
        )
        rows = form.layout()
        if isinstance(rows, QFormLayout):  # a narrow pane: labels stand above their fields
            rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        for combo in form.findChildren(ChoiceField):
            combo.setSizeAdjustPolicy(
                ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            combo.setMinimumContentsLength(_FEWEST_LETTERS)
            combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for text in form.findChildren(TextField):
            _TextGrowth(text)
        return form

    def _lay_out(self) -> None:
        self._body = QWidget(self)
        inside = QVBoxLayout(self._body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(SPACE)
        for widget in (
            self._header,
            self.form,
            self._last_head,
            self._last,
            self._evidence_head,
            self._evidence,
            self._evidence_button,
            self._money_label,
            self.money,
        ):
            inside.addWidget(widget)
        inside.setAlignment(self._evidence_button, Qt.AlignmentFlag.AlignLeft)
        self._whole = QWidget(self)
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE, SPACE)
        column.addWidget(self._nothing)
        column.addWidget(self._body)
        column.addStretch()
        self.setWidget(self._whole)

    # --- for the page ---

    def show_activity(self, key: str | None, number: str = "") -> None:
        """Show a record of the session, as it is now; ``None`` shows that none is chosen."""
        activity = self._session.find(Activity, key) if key else None
        other = key != self._key
        if other:
            self.commit()
        self._key = key if activity else None
        self._body.setVisible(activity is not None)
        self._nothing.setVisible(activity is None)
        if activity is None:
            return
        self._refresh_plan()
        self._refresh_tasks(activity)
        values = msgspec.structs.asdict(activity)
        (self.form.show_new if other else self.form.show_values)(values)
        self.form.set_read_only(not self._session.can_edit)
        self._show_head(activity, number)
        self._show_last(activity)
        self._show_evidence(activity)
        self.money.show_activity(activity.key)
        self.refresh_findings()
        self._fit_width()
        if other:
            self.verticalScrollBar().setValue(0)

    def refresh_findings(self) -> None:
        """Show at each field what the rules found there, else what was understood of it."""
        activity = self._session.find(Activity, self._key) if self._key else None
        if activity is None:
            return
        facts = self._session.facts
        marks: dict[str, tuple[Tone, str]] = {}
        for name, words in (
            ("timeframe", understood(activity.timeframe)),
            ("plan_task", task_words(facts.plan, activity.plan_task) if facts else None),
        ):
            if words is not None:
                marks[name] = words
        for one in self._context.findings.at("activity", activity.key):
            field = one.field or "content"
            if field not in marks or marks[field][0] is Tone.NEUTRAL:
                marks[field] = (tone_of(one), one.message)
        self.form.set_marks(marks)
        self.money.show_findings()

    def commit(self) -> None:
        """Take over what is being typed."""
        if self._key is not None and self._session.can_edit:
            self.form.commit()
            self.money.commit()

    def take_focus(self) -> None:
        """Set the focus where typing begins."""
        if self._key is None or not self.form.focus_field("content"):
            self.setFocus()

    def focus_field(self, name: str) -> bool:
        """Set the focus into a field; false where the form has none of that name."""
        return self.form.focus_field(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the keyboard back to the page at Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    # --- showing ---

    @Slot()
    def _fit_width(self) -> None:
        """Be never so narrow that something is cut at the right."""
        needed = self._whole.minimumSizeHint().width()
        bar = self.verticalScrollBar().sizeHint().width()
        self.setMinimumWidth(max(_LEAST_WIDTH, needed + bar))

    def _refresh_plan(self) -> None:
        facts = self._session.facts
        plan = facts.plan if facts else None
        if plan is None or plan is self._plan:
            return
        self._plan = plan
        self.form.set_choices("group", group_choices(plan))

    def _refresh_tasks(self, activity: Activity) -> None:
        facts = self._session.facts
        choices = task_choices(facts.plan if facts else None, activity)
        combo = self.form.editor("plan_task")
        if isinstance(combo, ChoiceField):
            shown = [
                (combo.itemData(place), combo.itemText(place)) for place in range(combo.count())
            ]
            if shown != choices:
                self.form.set_choices("plan_task", choices)

    def _show_head(self, activity: Activity, number: str) -> None:
        from ui.pages.activities_tools import programme_words

        programme = self._session.find(Programme, activity.programme)
        self._header.set_title(
            self.tr("Nhiệm vụ {number}").format(number=number) if number else self.tr("Nhiệm vụ")
        )
        self._header.set_subtitle(programme_words(programme) if programme else "")

    def _show_last(self, activity: Activity) -> None:
        view = self._session.view
        before = view.previous.progress if view is not None and view.previous else []
        found = next((one for one in before if one.activity == activity.key), None)
        self._last_head.setVisible(found is not None)
        self._last.setVisible(found is not None)
        if found is None:
            return
        parts = [STATUS_LABELS[found.status]]
        if found.percent is not None:
            parts.append(f"{found.percent} %")
        result = " ".join((found.result or "").split())
        if len(result) > _LONGEST_RESULT:
            result = result[:_LONGEST_RESULT] + "…"
        self._last.setText("\n".join(part for part in (", ".join(parts), result) if part))

    def _show_evidence(self, activity: Activity) -> None:
        names = [
            one.name for one in self._session.records(Evidence) if one.activity == activity.key
        ]
        self._evidence.setText("\n".join(names) or self.tr("Chưa có tệp minh chứng nào."))

    # --- what a person does ---

    @Slot(str, object)
    def _on_edited(self, name: str, value: object) -> None:
        view, key = self._session.view, self._key
        held = self._session.find(Activity, key) if key else None
        if view is None or held is None or not self._session.can_edit:
            return
        if name == "group":
            records = regrouped(view, held.key, str(value))
            if records:
                self._session.save("activity.moved", records)
            return
        self._session.save("activity.edited", [msgspec.structs.replace(held, **{name: value})])

    @Slot()
    def _on_evidence_clicked(self) -> None:
        place = Place("evidence", self._key) if self._key else None
        self._context.navigate(places.EVIDENCE, place)


class _TextGrowth(QObject):
    """Makes a field as high as its text, within bounds, so that the pane alone scrolls."""

    def __init__(self, editor: TextField) -> None:
        super().__init__(editor)
        self._editor = editor
        self._least = editor.minimumHeight()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._fit)
        editor.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        editor.document().documentLayout().documentSizeChanged.connect(self._soon.start)
        editor.installEventFilter(self)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wrap anew once the field has another width."""
        if event.type() == QEvent.Type.Resize:
            self._soon.start()
        return super().eventFilter(watched, event)

    @Slot()
    def _fit(self) -> None:
        editor = self._editor
        # A plain text's document counts its height in lines.
        lines = min(_MOST_LINES, max(1, round(editor.document().size().height())))
        spare = 2 * editor.frameWidth() + 2 * round(editor.document().documentMargin())
        height = max(self._least, lines * editor.fontMetrics().lineSpacing() + spare)
        if height != editor.height():
            editor.setFixedHeight(height)
