# SPDX-License-Identifier: MIT
"""Says above the board that new files lie in the watched folder, and offers to look at them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from ui.icons import icon
from ui.pages.page import PageContext
from ui.theme import SPACE, Tone
from ui.widgets.chip import tone_icon
from ui.words import words_for


class InboxBar(QWidget):
    """One line, shown only while there is something to say. Nothing is taken in but by a person's click."""

    preview_asked = Signal(list)
    """The new files, as paths: a person wants to see what would become of them."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._theme = context.theme
        self._watch = context.inbox
        self._tone = Tone.ACCENT
        self._was_asked = False
        self._drawing = QLabel(self)
        self.label = QLabel(self)
        self.preview_button = QPushButton(self.tr("X&em trước"), self)
        self.again_button = QPushButton(self.tr("Xem lại nga&y"), self)
        self.later_button = QPushButton(self.tr("Để s&au"), self)
        self.folder_action = QAction(icon("folder"), self.tr("Chọn thư mục nhận..."), self)
        self.look_action = QAction(icon("refresh"), self.tr("Xem thư mục nhận ngay"), self)
        self._build()
        self._lay_out()
        self._connect()
        self._on_changed()

    def _build(self) -> None:
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        for button in (self.preview_button, self.again_button, self.later_button):
            button.setAutoDefault(True)  # Enter presses the one that the keyboard is on

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE, SPACE // 2, SPACE // 2, SPACE // 2)
        row.setSpacing(SPACE)
        row.addWidget(self._drawing)
        row.addWidget(self.label, 1)
        for button in (self.preview_button, self.again_button, self.later_button):
            row.addWidget(button)

    def _connect(self) -> None:
        self.preview_button.clicked.connect(self._on_preview)
        self.folder_action.triggered.connect(self._on_choose)
        self._theme.changed.connect(self._show_icon)
        self._watch.changed.connect(self._on_changed)
        self._watch.looked.connect(self._on_looked)
        self.later_button.clicked.connect(self._watch.put_off)
        self.again_button.clicked.connect(self._watch.look_now)
        self.look_action.triggered.connect(self._on_look)

    def actions_of_page(self) -> list[QAction]:
        """Return what the page's menu offers of the folder."""
        return [self.folder_action, self.look_action]

    # --- showing ---

    @Slot()
    def _on_changed(self) -> None:
        state = self._watch.state
        self.look_action.setEnabled(state.folder is not None)
        if state.folder is None or state.put_off:
            self._leave()
            return
        if state.trouble is not None:
            self._say(Tone.WARNING, words_for(state.trouble).plain())
        elif state.files:
            self._say(Tone.ACCENT, self._words(len(state.files), state.coming, state.folder))
        else:
            self._leave()
            return
        self.preview_button.setVisible(bool(state.files))
        self.again_button.setVisible(state.trouble is not None)

    def _words(self, new: int, coming: int, folder: Path) -> str:
        words = self.tr("{count} tệp mới trong thư mục nhận “{folder}”.").format(
            count=new, folder=folder.name or folder
        )
        if coming:
            rest = self.tr("{count} tệp nữa đang được chép hoặc đang mở.").format(count=coming)
            words = f"{words} {rest}"
        return words

    def _say(self, tone: Tone, words: str) -> None:
        self._tone = tone
        self.label.setText(words)
        self.setAccessibleName(words)
        self._show_icon()
        self.show()
        self.update()

    def _leave(self) -> None:
        """Go; the keyboard stays on the page."""
        if any(one.hasFocus() for one in self.findChildren(QPushButton)):
            self.focusNextChild()
        self.hide()

    @Slot()
    def _show_icon(self) -> None:
        side = self._theme.icon_size
        name = "import" if self._tone is Tone.ACCENT else "warning"
        self._drawing.setPixmap(tone_icon(name, self._tone, self._theme).pixmap(side, side))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground in the tone of what is said."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(self._tone.back))
        painter.drawRoundedRect(QRectF(self.rect()), SPACE / 2, SPACE / 2)

    # --- slots ---

    @Slot()
    def _on_preview(self) -> None:
        files = list(self._watch.state.files)
        self._watch.put_off()
        self.preview_asked.emit(files)

    @Slot()
    def _on_look(self) -> None:
        """Look now, and say what there is even where a person had put it off."""
        self._was_asked = True
        self._watch.recall()
        self._watch.look_now()

    @Slot()
    def _on_looked(self) -> None:
        """Answer who asked for a look that found nothing: what lies there, and is not told of."""
        was_asked, self._was_asked = self._was_asked, False
        state = self._watch.state
        if not was_asked or state.files or state.trouble is not None:
            return
        told = [self.tr("Không có tệp mới trong thư mục nhận.")]
        for count, words in (
            (state.coming, self.tr("{count} tệp đang được chép hoặc đang mở.")),
            (state.others, self.tr("{count} tệp loại khác không nhận được.")),
            (state.folders, self.tr("{count} thư mục con không được theo dõi.")),
        ):
            if count:
                told.append(words.format(count=count))
        self._context.notify(Tone.NEUTRAL, " ".join(told), "", None)

    @Slot()
    def _on_choose(self) -> None:
        start = self._watch.state.folder or self._context.settings.last_folder or Path.home()
        dialog = QFileDialog(self, self.tr("Chọn thư mục nhận"), str(start))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self._watch_folder(Path(name)))
        dialog.open()

    def _watch_folder(self, folder: Path) -> None:
        self._watch.choose(folder)
        words = self.tr(
            "Từ nay chương trình theo dõi thư mục {folder}: có tệp mới thì báo ở đây, không tự nhận và "
            "không xóa tệp nào. Thư mục con không được theo dõi."
        ).format(folder=folder)
        self._context.notify(Tone.NEUTRAL, words, "", None)
