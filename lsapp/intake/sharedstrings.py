# SPDX-License-Identifier: MIT
"""The table of shared strings, and what the escapes inside cell texts mean."""

from __future__ import annotations

import re
from typing import Final

from lsapp.intake.limits import Limits
from lsapp.intake.markup import run_parser
from lsapp.intake.refusal import Refusal

_ESCAPE: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unescape(text: str) -> str:
    """Replace ``_xHHHH_`` by its character (ECMA-376 22.9.2.19); lone surrogates go."""
    if "_x" not in text:
        return text
    text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")


def read_shared_strings(part: str, data: bytes, limits: Limits) -> list[str]:
    """Return the texts in order: runs joined, phonetic guides left out, white space exact.

    Raises ``workbook.text_too_long``, ``workbook.damaged`` or what the XML breaks.
    """
    reader = _StringReader(part, limits)
    run_parser(part, data, reader.start, reader.end, reader.characters)
    return reader.strings


class _StringReader:
    """Handlers of the XML parser for the table of shared strings."""

    __slots__ = (
        "_depth", "_in_text", "_item", "_length", "_limits", "_part", "_phonetic",
        "_phonetic_depth", "_runs", "_text", "strings",
    )  # fmt: skip

    def __init__(self, part: str, limits: Limits) -> None:
        self.strings: list[str] = []
        self._part = part
        self._limits = limits
        self._runs: list[str] = []
        self._depth = self._length = self._phonetic_depth = 0
        self._in_text = False
        self._item = self._text = self._phonetic = ""

    def start(self, name: str, _: list[str]) -> None:
        self._depth += 1
        if self._depth > self._limits.depth:
            raise Refusal("package.too_deep", part=self._part, limit=self._limits.depth)
        if name == self._text:
            self._in_text = not self._phonetic_depth
        elif name == self._item:
            if self._depth != 2:
                raise Refusal("workbook.damaged", part=self._part, row=0)
            self._runs = []
            self._length = 0
        elif self._depth == 1:
            self._set_tags(name)
        elif name == self._phonetic and not self._phonetic_depth:
            self._phonetic_depth = self._depth

    def characters(self, data: str) -> None:
        if self._in_text:
            self._length += len(data)
            if self._length > self._limits.text:
                raise Refusal("workbook.text_too_long", limit=self._limits.text)
            self._runs.append(data)

    def end(self, name: str) -> None:
        if name == self._text:
            self._in_text = False
        elif name == self._item:
            runs = self._runs
            self.strings.append(unescape(runs[0] if len(runs) == 1 else "".join(runs)))
        elif self._depth == self._phonetic_depth:
            self._phonetic_depth = 0
        self._depth -= 1

    def _set_tags(self, root: str) -> None:
        prefix, _, local = root.rpartition(":")
        if local != "sst":
            raise Refusal("workbook.damaged", part=self._part, row=0)
        colon = f"{prefix}:" if prefix else ""
        self._item, self._text, self._phonetic = f"{colon}si", f"{colon}t", f"{colon}rPh"
