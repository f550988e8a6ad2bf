# SPDX-License-Identifier: MIT
"""Shows the figures in a text on a ground of their own; one that no figure is named by stands out."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextDocument

from ui.theme import Theme, Tone
from ui.widgets.figure_tokens import FigureBook, FigureReading, tokens_in


class FigureHighlighter(QSyntaxHighlighter):
    """Known figures quiet, those without a number yet in the tone of a warning, unknown ones underlined."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._theme = theme
        self._book = FigureBook()
        theme.changed.connect(self._on_theme_changed)

    def set_book(self, book: FigureBook) -> None:
        """Mark by these figures from now on."""
        self._book = book
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        for token in tokens_in(text):
            reading = self._book.reading(token.text)
            self.setFormat(token.start, token.end - token.start, self._format(reading))

    def _format(self, reading: FigureReading) -> QTextCharFormat:
        tone = Tone.BAD if not reading.known else Tone.ACCENT if reading.filled else Tone.WARNING
        look = QTextCharFormat()
        look.setBackground(self._theme.colour(tone.back))
        look.setForeground(self._theme.colour(tone.text))
        if not reading.known:  # colour never alone
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            look.setUnderlineColor(self._theme.colour(tone.line))
        return look

    @Slot()
    def _on_theme_changed(self) -> None:
        self.rehighlight()
