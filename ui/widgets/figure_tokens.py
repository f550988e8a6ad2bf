# SPDX-License-Identifier: MIT
"""Where figures stand in a text that is being written, and what each of them is now.

What a figure means is asked of the report's own ``expand``; here is only where to ask.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from lsapp.services.report_text import Expanded, Figure

_TOKEN: Final = re.compile(r"\\?\{\{[^{}\n]{1,200}?\}\}")


class FigureToken(NamedTuple):
    """A place in a text where a figure stands, braces and all."""

    start: int
    end: int
    text: str


class FigureReading(NamedTuple):
    """What a token stands for: ``label`` says which figure (empty where it was typed in a way of its
    own), ``printed`` what the paper shows. ``known`` is false for a name that no figure has, ``filled``
    for a figure that the records do not tell yet.
    """

    label: str
    printed: str
    known: bool
    filled: bool


def tokens_in(text: str) -> Iterator[FigureToken]:
    """Return the figures of a text in their order; braces after a backslash are none."""
    for found in _TOKEN.finditer(text):
        if not found[0].startswith("\\"):
            yield FigureToken(found.start(), found.end(), found[0])


class FigureBook:
    """The figures of the round as they are now, and the way in which the report puts them into words."""

    def __init__(
        self,
        figures: Mapping[str, Figure] | None = None,
        expand: Callable[[str, Mapping[str, Figure]], Expanded] | None = None,
    ) -> None:
        self._figures: Mapping[str, Figure] = figures or {}
        self._expand = expand
        self._by_code = {one.code: one for one in self._figures.values()}
        self._read: dict[str, FigureReading] = {}

    @property
    def is_ready(self) -> bool:
        """Whether the figures have been worked out; until then no token is called unknown."""
        return self._expand is not None

    @property
    def figures(self) -> list[Figure]:
        """All of them, in the order of a menu."""
        return list(self._figures.values())

    def printed(self, text: str) -> str:
        """Return a text as the paper shows it."""
        return text if self._expand is None else self._expand(text, self._figures).text

    def reading(self, token: str) -> FigureReading:
        """Return what one token stands for."""
        if self._expand is None:
            return FigureReading("", token, known=True, filled=True)
        held = self._read.get(token)
        if held is None:
            told = self._expand(token, self._figures)
            figure = self._by_code.get(token)
            label = f"{figure.heading}: {figure.label}" if figure else ""
            held = FigureReading(label, told.text, not told.unknown, not told.empty)
            self._read[token] = held
        return held

    def token_at(self, text: str, position: int) -> FigureToken | None:
        """Return the figure that a place in a text lies in or at the edge of."""
        return next((one for one in tokens_in(text) if one.start <= position <= one.end), None)
