# SPDX-License-Identifier: MIT
"""Headings of a text in Markdown in the sizes of the window, where Qt takes twice the letters of the body."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QFont, QFontMetrics, QTextBlock, QTextCursor, QTextDocument, QTextFormat

from ui.theme import SPACE, Size

_SIZES: Final = {1: Size.TITLE, 2: Size.HEADING}  # what lies deeper has the size of the body


def scale_headings(document: QTextDocument) -> None:
    """Give each heading the size of the type scale, and room above; call it after ``setMarkdown``."""
    body = document.defaultFont()
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        if level:
            _scale(block, level, body)
        block = block.next()


def _scale(block: QTextBlock, level: int, body: QFont) -> None:
    cursor = QTextCursor(block)
    cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
    letters = cursor.charFormat()
    letters.clearProperty(QTextFormat.Property.FontSizeAdjustment)
    letters.setFontPointSize(body.pointSizeF() * _SIZES.get(level, Size.BODY).value)
    letters.setFontWeight(QFont.Weight.DemiBold)
    cursor.setCharFormat(letters)  # merged, the adjustment that Qt gave it would stay
    cursor.setBlockCharFormat(letters)
    shape = block.blockFormat()
    above = QFontMetrics(body).lineSpacing() / 2 if block.blockNumber() else 0
    shape.setTopMargin(above)
    shape.setBottomMargin(SPACE / 2)
    QTextCursor(block).setBlockFormat(shape)
