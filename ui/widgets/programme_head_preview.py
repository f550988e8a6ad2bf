# SPDX-License-Identifier: MIT
"""The head and foot of a paper in miniature, as Nghị định 30/2020/NĐ-CP (Phụ lục I) lays them out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontDatabase, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from lsapp import paths
from ui.theme import SPACE, Role, Theme
from ui.widgets.charts import paper_ink

if TYPE_CHECKING:
    from lsapp.services.programme_paper import PaperHead

# Points on paper: A4, margins of 30 mm at the left and 15 mm at the right.
_PAGE: Final = 595.0
_LEFT, _RIGHT, _TOP = 85.0, 42.0, 28.0
_BODY_LINES: Final = (1.0, 1.0, 0.62)
_FAMILIES: Final = ("Times New Roman", "Liberation Serif")
_NATIONAL_TITLE: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"


class HeadPreview(QWidget):
    """A sheet of white paper, light or dark around it; as wide as it is given, as tall as it needs."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._head: PaperHead | None = None
        _load_face()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Xem trước đầu và cuối văn bản"))

    def show_head(self, head: PaperHead) -> None:
        """Draw this head; its words go to a reader of the screen as well."""
        if head == self._head:
            return
        self._head = head
        told = (*head.parent_body, *head.name, head.number_line, head.place_date, head.kind)
        foot = (*head.authority, head.signer_title, head.signer_name)
        words = "; ".join(one for one in (*told, *foot) if one)
        self.setAccessibleDescription(words.replace("\xa0", " "))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return a page that can be read."""
        width = 56 * SPACE
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return half of that."""
        width = 34 * SPACE
        return QSize(width, self.heightForWidth(width))

    def hasHeightForWidth(self) -> bool:
        """Paper keeps its shape."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how tall the drawn part of the page is."""
        return round(width * self._drawn(None) / _PAGE) if self._head else round(width * 0.7)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheet."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour(Role.SEPARATOR), 1))
        painter.setBrush(paper_ink().surface)
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        scale = self.width() / _PAGE
        painter.scale(scale, scale)
        self._drawn(painter)

    # --- drawing, in points ---

    def _drawn(self, painter: QPainter | None) -> float:
        """Draw, or only measure where there is no painter; return how far down the page goes."""
        head = self._head
        if head is None:
            return 0.0
        pen = _Pen(painter, self)
        width = _PAGE - _LEFT - _RIGHT
        left, right = (_LEFT, 0.42 * width), (_LEFT + 0.44 * width, 0.56 * width)
        down = pen.lines([one.upper() for one in head.parent_body], left, _TOP, 12)
        names = [one.upper() for one in head.name]
        end_left = pen.lines(names, left, down, 12, bold=True)
        pen.rule(names[-1] if names else "", 12, left, end_left, 0.45)
        down = pen.lines([_NATIONAL_TITLE], right, _TOP, 12, bold=True)
        end_right = pen.lines([_MOTTO], right, down, 13, bold=True)
        pen.rule(_MOTTO, 13, right, end_right, 1.0)
        down = max(end_left, end_right) + 14
        end_left = pen.lines([head.number_line], left, down, 13)
        end_right = pen.lines([head.place_date], right, down, 13, italic=True)
        down = max(end_left, end_right) + 18
        whole = (_LEFT, width)
        down = pen.lines([head.kind.upper()], whole, down, 14, bold=True)
        if head.subject:
            down = pen.lines([head.subject], (_LEFT + 30, width - 60), down, 14, bold=True)
        down = self._receivers(pen, head.receivers, down + 8)
        down = pen.body(whole, down + 10)
        return self._foot(pen, head, left, right, down + 16) + _TOP

    def _receivers(self, pen: _Pen, receivers: Sequence[str], down: float) -> float:
        if not receivers:
            return down
        text = self.tr("Kính gửi: {receivers}").format(receivers="; ".join(receivers))
        return pen.lines([text], (_LEFT + 20, _PAGE - _LEFT - _RIGHT - 40), down, 14)

    def _foot(
        self,
        pen: _Pen,
        head: PaperHead,
        left: tuple[float, float],
        right: tuple[float, float],
        down: float,
    ) -> float:
        start = pen.lines(["Nơi nhận:"], left, down, 12, bold=True, italic=True, centred=False)
        items = [f"- {one}{'.' if one == head.recipients[-1] else ';'}" for one in head.recipients]
        end_left = pen.lines(items, left, start, 11, centred=False)
        signer = [*head.authority, head.signer_title.upper()]
        end_right = pen.lines(signer, right, down, 14, bold=True) + 46
        end_right = pen.lines([head.signer_name or " "], right, end_right, 14, bold=True)
        return max(end_left, end_right)


class _Pen:
    """Writes lines of print one below the other; without a painter it only measures."""

    def __init__(self, painter: QPainter | None, widget: HeadPreview) -> None:
        self._painter = painter
        self._widget = widget
        self._ink = paper_ink()

    def lines(
        self,
        texts: Sequence[str],
        column: tuple[float, float],
        down: float,
        size: float,
        *,
        bold: bool = False,
        italic: bool = False,
        centred: bool = True,
    ) -> float:
        """Write paragraphs into a column (left, width) from ``down``; return where the next one begins."""
        face = _face(size, bold=bold, italic=italic)
        side = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
        flags = int(side | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
        for text in texts:
            room = QRectF(column[0], down, column[1], 2000)
            used = _measured(face, room, flags, text)
            if self._painter is not None:
                self._painter.setFont(face)
                self._painter.setPen(self._ink.text)
                self._painter.drawText(room, flags, text)
            down = used.bottom() + 1
        return down

    def rule(
        self, above: str, size: float, column: tuple[float, float], down: float, share: float
    ) -> None:
        """Draw the rule in the middle below a bold line, ``share`` of its length."""
        room = QRectF(0, 0, column[1], 2000)
        flags = int(Qt.AlignmentFlag.AlignLeft)
        length = share * _measured(_face(size, bold=True), room, flags, above).width()
        if self._painter is not None and length:
            middle = column[0] + column[1] / 2
            self._painter.setPen(QPen(self._ink.text, 0.8))
            line = QLineF(middle - length / 2, down + 2, middle + length / 2, down + 2)
            self._painter.drawLine(line)

    def body(self, column: tuple[float, float], down: float) -> float:
        """Draw grey bars for the text that stands between head and foot."""
        for share in _BODY_LINES:
            if self._painter is not None:
                self._painter.setPen(Qt.PenStyle.NoPen)
                self._painter.setBrush(self._ink.quiet)
                self._painter.drawRect(QRectF(column[0], down, share * column[1], 7))
            down += 14
        return down


def _measured(face: QFont, room: QRectF, flags: int, text: str) -> QRectF:
    from PySide6.QtGui import QFontMetricsF

    return QFontMetricsF(face).boundingRect(room, flags, text)


def _face(size: float, *, bold: bool = False, italic: bool = False) -> QFont:
    face = QFont(list(_FAMILIES))
    # The painter is scaled so that one of its pixels is a point of the paper.
    face.setPixelSize(round(size))
    face.setBold(bold)
    face.setItalic(italic)
    face.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return face


def _load_face() -> None:
    """See that one of the faces is there: the one that the papers are printed with comes along."""
    if set(_FAMILIES) & set(QFontDatabase.families()):
        return
    for file in sorted((paths.resources_dir() / "fonts").glob("LiberationSerif-*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
