# SPDX-License-Identifier: MIT
"""What a file looks like: a picture, the first page, the first lines; else its icon and what it is."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QLabel,
    QPlainTextEdit,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.icons import icon
from ui.models.evidence_model import KIND_ICONS
from ui.session import Session
from ui.theme import SPACE, Role, Size, Theme, set_muted, set_size
from ui.widgets.evidence_reading import PreviewContent, read_preview

_PICTURE, _TEXT = range(2)
_LEAST_HEIGHT: Final = SPACE * 9
_SETTLED: Final = 250  # milliseconds after the last change of size a picture is read again


class EvidencePreview(QWidget):
    """Shows one file; it is read behind the window. ``open_asked`` comes with a double click."""

    open_asked = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._asked = 0
        self._shown: tuple[Path | None, str] | None = None
        self.picture = _Picture(theme, self)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAcceptDrops(False)
        self.text.document().setDocumentMargin(SPACE)
        self.text.setAccessibleName(self.tr("Nội dung tệp, chỉ xem"))
        self._note = QLabel(self)
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setWordWrap(True)
        set_muted(self._note)
        set_size(self._note, Size.SMALL)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.picture)
        self._stack.addWidget(self.text)
        # It takes the room that is left: on a low screen the fields below stay in sight.
        self._stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._stack.setMinimumHeight(_LEAST_HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addWidget(self._stack, 1)
        column.addWidget(self._note)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED)
        self._settled.timeout.connect(self._read)

    @property
    def note(self) -> str:
        """What is said below the picture."""
        return self._note.text()

    def show_file(self, path: Path | None, kind: str) -> None:
        """Show the file at ``path`` of ``kind`` (a ``FileKind``); nothing but its icon for ``None``."""
        if self._shown == (path, kind):
            return
        self._shown = path, kind
        self._asked += 1
        self.picture.show_icon(KIND_ICONS.get(kind, "attach"))
        self._stack.setCurrentIndex(_PICTURE)
        self._note.setText("")
        self._read()

    def clear(self) -> None:
        """Show nothing."""
        self._shown = None
        self._asked += 1
        self.picture.show_icon(None)
        self._stack.setCurrentIndex(_PICTURE)
        self._note.setText("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._shown is not None:
            self._settled.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._settled.start()  # what was chosen while this was folded has not been read

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.open_asked.emit()

    def _read(self) -> None:
        path, kind = self._shown or (None, "")
        if path is None or not self.isVisible():
            return
        self._asked += 1
        asked = self._asked
        room = self.picture.size() * self.devicePixelRatioF()

        def work() -> PreviewContent:
            # Someone who walks down the list with a key held asks for many, and looks at one.
            if asked != self._asked:
                return PreviewContent()
            return read_preview(path, kind, room)

        def done(content: PreviewContent) -> None:
            if asked == self._asked:
                self._take(content, kind)

        self._session.compute(work, done, self)

    def _take(self, content: PreviewContent, kind: str) -> None:
        if content.text is not None:
            self.text.setPlainText(content.text)
            self._stack.setCurrentIndex(_TEXT)
        elif content.image is not None:
            self.picture.show_image(content.image, self.devicePixelRatioF())
        self._note.setText(self._words(content, kind))

    def _words(self, content: PreviewContent, kind: str) -> str:
        if content.pages > 1:
            return self.tr("Trang 1 trong {count} trang").format(count=content.pages)
        if content.image is None and content.text is None:
            if kind in ("image", "pdf", "text"):
                return self.tr("Không xem trước được tệp này. Nhấn Enter để mở.")
            return self.tr("Loại tệp này không xem trước. Nhấn Enter để mở.")
        return ""


class _Picture(QWidget):
    """A picture in the middle of the room there is, never larger than it is; or an icon."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pixmap: QPixmap | None = None
        self._icon_name: str | None = None

    @property
    def has_image(self) -> bool:
        """Whether a picture is shown, not an icon."""
        return self._pixmap is not None

    def show_image(self, image: QImage, ratio: float) -> None:
        """Show a picture whose pixels are the device's."""
        self._pixmap = QPixmap.fromImage(image)
        self._pixmap.setDevicePixelRatio(ratio)
        self.update()

    def show_icon(self, name: str | None) -> None:
        """Show an icon, or nothing."""
        self._pixmap = None
        self._icon_name = name
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour(Role.BASE))
        if self._pixmap is not None:
            size = self._pixmap.deviceIndependentSize().toSize()
            size = size.scaled(size.boundedTo(self.size()), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRect(
                (self.width() - size.width()) // 2, (self.height() - size.height()) // 2, 0, 0
            )
            place.setSize(size)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(place, self._pixmap)
            painter.setPen(self._theme.colour(Role.SEPARATOR))
            painter.drawRect(place.adjusted(0, 0, -1, -1))
        elif self._icon_name is not None:
            side = round(8 * SPACE * self._theme.zoom / 100)
            place = QRect(0, 0, side, side)
            place.moveCenter(self.rect().center())
            drawing = icon(self._icon_name, lambda: self._theme.colour(Role.LINE))
            drawing.paint(painter, place)
