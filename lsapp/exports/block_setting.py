# SPDX-License-Identifier: MIT
"""Which component of Nghị định 30/2020/NĐ-CP a block of a report is, the same for every renderer."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import Generic, NamedTuple, TypeVar

from lsapp.exports.layout import Layout
from lsapp.exports.wording import bases_lines
from lsapp.report import blocks

_Piece = TypeVar("_Piece")


class TextLook(NamedTuple):
    """How a paragraph is set: size in points, weight and slope; ``heading`` stays with what follows."""

    size: float
    bold: bool = False
    italic: bool = False
    heading: bool = False


class BlockSetter(ABC, Generic[_Piece]):
    """Takes blocks and gives the pieces of one format; a renderer says how each component is made."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout

    def pieces(self, block: blocks.AnyBlock, *, keep_next: bool = False) -> Iterator[_Piece]:
        """Yield the pieces of a block; ``keep_next`` holds a paragraph with the block after it."""
        match block:
            case blocks.Header():
                return self._header(block)
            case blocks.Title():
                return self._title(block)
            case blocks.AnnexTitle():
                return self._annex_title(block)
            case blocks.Addressee():
                return self._addressee(block)
            case blocks.Bases():
                return self._bases(block)
            case blocks.Heading():
                text = block.text.upper() if block.level == 1 else block.text
                return self._text(text, self._heading_look(block), keep_next=True)
            case blocks.Paragraph():
                return self._text(block.text, self._paragraph_look(block), keep_next=keep_next)
            case blocks.Table():
                return self._table(block)
            case blocks.Chart():
                return self._chart(block)
            case blocks.Signature():
                return self._signature(block)
            case blocks.Seal():
                return self._seal(block)

    def _bases(self, block: blocks.Bases) -> Iterator[_Piece]:
        look = TextLook(self._layout.sizes.body, italic=True)
        for line in bases_lines(block.lines):
            yield from self._text(line, look, keep_next=False)

    def _heading_look(self, block: blocks.Heading) -> TextLook:
        """Mục and khoản are bold, a điểm is upright and plain (Phụ lục I, Phần I, mục II.6)."""
        return TextLook(self._layout.sizes.body, bold=block.level < 3, heading=True)

    def _paragraph_look(self, block: blocks.Paragraph) -> TextLook:
        sizes = self._layout.sizes
        size = sizes.note if block.style == "note" else sizes.body
        return TextLook(size, italic=block.style != "body")

    @abstractmethod
    def _header(self, block: blocks.Header) -> Iterator[_Piece]: ...

    @abstractmethod
    def _title(self, block: blocks.Title) -> Iterator[_Piece]: ...

    @abstractmethod
    def _annex_title(self, block: blocks.AnnexTitle) -> Iterator[_Piece]: ...

    @abstractmethod
    def _addressee(self, block: blocks.Addressee) -> Iterator[_Piece]: ...

    @abstractmethod
    def _text(self, text: str, look: TextLook, *, keep_next: bool) -> Iterator[_Piece]: ...

    @abstractmethod
    def _table(self, block: blocks.Table) -> Iterator[_Piece]: ...

    @abstractmethod
    def _chart(self, block: blocks.Chart) -> Iterator[_Piece]: ...

    @abstractmethod
    def _signature(self, block: blocks.Signature) -> Iterator[_Piece]: ...

    @abstractmethod
    def _seal(self, block: blocks.Seal) -> Iterator[_Piece]: ...
