# SPDX-License-Identifier: MIT
"""A PDF with what is needed to read it: which page, how large, where a text stands, and how fresh it is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.icons import icon
from ui.theme import SPACE, Theme, Tone, set_muted
from ui.widgets.chip import Chip, ChipLook
from ui.widgets.pdf_document import PdfDocument
from ui.widgets.pdf_pages import Compute
from ui.widgets.pdf_thumbnails import PdfThumbnails
from ui.widgets.pdf_view import PdfView


class PdfPanel(QWidget):
    """A line of tools above the pages; ``update_asked`` comes from its button **Cập nhật**."""

    update_asked = Signal()

    def __init__(self, compute: Compute, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.view = PdfView(compute, theme, self)
        self.thumbnails = PdfThumbnails(compute, theme, self)
        self.state = Chip(ChipLook("refresh", "", Tone.NEUTRAL), theme, self)
        self.update_button = QPushButton(icon("refresh"), self.tr("Cập n&hật"), self)
        self.page_box = QSpinBox(self)
        self._count = QLabel(self)
        self._zoom = QLabel(self)
        self._strip = self._tool("fold", self.tr("Hiện, ẩn các trang thu nhỏ"))
        self._smaller = self._tool(None, self.tr("Thu nhỏ (−)"), "−")
        self._larger = self._tool(None, self.tr("Phóng to (+)"), "+")
        self._fit = self._tool(None, self.tr("Vừa bề ngang (0)"), self.tr("Vừa khung"))
        self._tools = QWidget(self)
        self._found = QWidget(self)
        self._hits = QLabel(self._found)
        self._build()
        self._lay_out()
        self._connect()
        self.set_document(None)

    # --- building ---

    def _tool(self, icon_name: str | None, tip: str, text: str = "") -> QToolButton:
        button = QToolButton(self)
        if icon_name is not None:
            button.setIcon(icon(icon_name))
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _build(self) -> None:
        self._strip.setCheckable(True)
        self._fit.setCheckable(True)
        self.update_button.setAutoDefault(False)
        self.page_box.setAccessibleName(self.tr("Trang"))
        self.page_box.setKeyboardTracking(False)
        self.page_box.setAlignment(Qt.AlignmentFlag.AlignRight)
        for label in (self._count, self._zoom, self._hits):
            label.setTextFormat(Qt.TextFormat.PlainText)
            set_muted(label)
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._make_room()
        self.thumbnails.hide()

    def _lay_out(self) -> None:
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(SPACE // 2)
        for widget in (self._strip, self.page_box, self._count):
            tools.addWidget(widget)
        tools.addSpacing(SPACE)
        for widget in (self._smaller, self._zoom, self._larger, self._fit):
            tools.addWidget(widget)
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(self.state)
        head.addWidget(self.update_button)
        head.addStretch(1)
        head.addWidget(self._tools)
        pages = QHBoxLayout()
        pages.setSpacing(0)
        pages.addWidget(self.thumbnails)
        pages.addWidget(self.view, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addLayout(head)
        column.addWidget(self._found)
        column.addLayout(pages, 1)
        self._lay_out_found()

    def _lay_out_found(self) -> None:
        row = QHBoxLayout(self._found)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE // 2)
        row.addWidget(self._hits)
        for name, tip, by in (
            ("up", self.tr("Chỗ trước (Shift+F3)"), -1),
            ("down", self.tr("Chỗ sau (F3)"), 1),
        ):
            button = self._tool(name, tip)
            button.clicked.connect(lambda _=False, by=by: self.view.search.step(by))
            row.addWidget(button)
        row.addStretch(1)
        self._found.hide()

    def _connect(self) -> None:
        self.update_button.clicked.connect(self.update_asked)
        self.page_box.valueChanged.connect(self._on_page_typed)
        self._smaller.clicked.connect(lambda: self.view.step_zoom(larger=False))
        self._larger.clicked.connect(lambda: self.view.step_zoom(larger=True))
        self._fit.clicked.connect(self._on_fit)
        self._strip.toggled.connect(self.thumbnails.setVisible)
        self.thumbnails.page_chosen.connect(self.view.go_to_page)
        self.view.page_changed.connect(self._on_page_changed)
        self.view.zoom_changed.connect(self._show_zoom)
        self.view.search.changed.connect(self._show_hits)

    # --- what is shown ---

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return self.view.layout_of_pages.page_count

    def set_document(self, document: PdfDocument | None, empty: str = "") -> None:
        """Show another document; ``empty`` says why there is none."""
        self.view.set_document(document, empty)
        self.thumbnails.set_document(document)
        count = 0 if document is None else document.page_count
        self._tools.setEnabled(count > 0)
        with QSignalBlocker(self.page_box):
            self.page_box.setRange(min(count, 1), count)
        self._count.setText(self.tr("/ {count} trang").format(count=count) if count else "")
        self._on_page_changed(self.view.page)
        self._show_zoom()

    def set_state(self, look: ChipLook, *, can_update: bool) -> None:
        """Say how what is shown stands to the data; ``can_update`` offers to draw it again."""
        self.state.set_look(look)
        self.update_button.setVisible(can_update)

    def find_text(self, text: str) -> None:
        """Mark where a text stands, from the page in view on; nothing where it is empty."""
        self.view.search.find(text, self.view.page)
        self._show_hits()

    def changeEvent(self, event: QEvent) -> None:
        """Make room for page and zoom in letters of another size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._make_room()

    def _make_room(self) -> None:
        letters = self.fontMetrics()
        self._zoom.setMinimumWidth(letters.horizontalAdvance("000 %"))
        # Room for three digits beside the arrows that the style sheet draws.
        self.page_box.setFixedWidth(letters.horizontalAdvance("0000") + 5 * SPACE)

    # --- slots ---

    @Slot(int)
    def _on_page_typed(self, number: int) -> None:
        self.view.go_to_page(number - 1)

    @Slot(int)
    def _on_page_changed(self, page: int) -> None:
        with QSignalBlocker(self.page_box):
            self.page_box.setValue(page + 1)
        self.thumbnails.set_read(page)

    @Slot()
    def _on_fit(self) -> None:
        self.view.fit_width()
        self._show_zoom()

    @Slot()
    def _show_zoom(self) -> None:
        self._zoom.setText(f"{self.view.zoom * 100:.0f} %")
        self._fit.setChecked(self.view.fits_width)

    @Slot()
    def _show_hits(self) -> None:
        search = self.view.search
        self._found.setHidden(not search.needle)
        if search.hits:
            words = self.tr("Chỗ {current}/{count}").format(
                current=search.current + 1, count=len(search.hits)
            )
        elif search.searching:
            words = self.tr("Đang tìm…")
        else:
            words = self.tr("Không có trong bản in này")
        self._hits.setText(words)
