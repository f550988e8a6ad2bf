# SPDX-License-Identifier: MIT
"""Vietnamese dictionary order, the order of people's names, and the natural order of codes.

The alphabet runs a ă â b c d đ e ê … o ô ơ p … u ư …; the tones ngang, huyền, hỏi, ngã, sắc, nặng.
Letters decide over the whole text first, then tones, syllable by syllable. Neither SQLite nor
Windows sorts so: keys are made here and compared as they are.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_ALPHABET: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_PUNCTUATION: Final = " !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
_TONES: Final = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
"""Ngang, huyền, hỏi, ngã, sắc, nặng: the marks in the order of the dictionary."""

_SAME_AS: Final = {
    "ð": "đ", "\xa0": " ", "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-",
    "\u2014": "-", "\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"',
}  # fmt: skip
_NUMBER: Final = re.compile(r"([0-9]+)")


def _rank_table() -> dict[int, str]:
    """Give each known character a place in 1 to 127: controls, punctuation, digits, letters.

    A composed letter takes the place of the letter under its tone; all else keeps its code and
    comes last.
    """
    order = {
        char: chr(2 + place) for place, char in enumerate(f"{_PUNCTUATION}0123456789{_ALPHABET}")
    }
    order |= {alias: order[char] for alias, char in _SAME_AS.items()}
    order |= {
        unicodedata.normalize("NFC", letter + tone): order[letter]
        for letter in "aăâeêioôơuưy"
        for tone in _TONES[1:]
    }
    order |= {char.upper(): rank for char, rank in order.items()}
    controls = dict.fromkeys(range(0x20), "\x01") | {0x7F: "\x01"}
    return controls | {ord(char): rank for char, rank in order.items()}


def _tone_table() -> dict[str, str]:
    """Return the place of the tone on each Vietnamese letter that carries one, ``1`` to ``5``."""
    return {
        variant: str(place)
        for letter in "aăâeêioôơuưy"
        for place, tone in enumerate(_TONES)
        if place
        for composed in [unicodedata.normalize("NFC", letter + tone)]
        for variant in (composed, composed.upper())
    }


_RANK: Final = _rank_table()
_TONE: Final = _tone_table()
# The tone level of text that has none but known characters: tones, a break at each space, nothing
# else.
_TONE_LEVEL: Final = dict.fromkeys(_RANK, "") | {
    ord(char): tone for char, tone in (_TONE | {" ": "\x01", "\xa0": "\x01"}).items()
}
_MARK_RANK: Final = {mark: str(place) for place, mark in enumerate(_TONES) if mark}


def _levels(text: str) -> tuple[str, str]:
    """Return the letters and the tones of NFC ``text`` as two strings that compare in dictionary
    order.
    """
    letters = text.translate(_RANK)
    if letters.isascii():
        return letters, text.translate(_TONE_LEVEL)
    return _levels_any(text)


def _levels_any(text: str) -> tuple[str, str]:
    """Like ``_levels`` for text with letters that Vietnamese does not have (Müller, Noël, Greek).

    A mark that Vietnamese does not write counts like a tone, after nặng.
    """
    letters: list[str] = []
    tones: list[str] = []
    for char in unicodedata.normalize("NFC", text.lower()):
        if ord(char) in _RANK:
            letters.append(_RANK[ord(char)])
            tones.append(_TONE_LEVEL[ord(char)])
            continue
        for part in unicodedata.normalize("NFD", char):
            if unicodedata.combining(part):
                tones.append(_MARK_RANK.get(part, part))
            else:
                letters.append(_RANK.get(ord(part), part))
    return "".join(letters), "".join(tones)


def _joined(*levels: str) -> bytes:
    """Return one key of several levels; the last is the text: its case decides, then its codes."""
    text = levels[-1]
    return "\0".join((*levels[:-1], text.swapcase(), text)).encode("utf-8", "surrogatepass")


def sort_key(text: str) -> bytes:
    """Return the key by which ``text`` sorts as in a Vietnamese dictionary, lower case before
    upper.

    Punctuation comes before digits, digits before letters, other scripts last. Digits sort one by
    one: for codes and numbers of documents see ``natural_key``.
    """
    composed = unicodedata.normalize("NFC", text)
    return _joined(*_levels(composed), composed)


def person_sort_key(name: str) -> bytes:
    """Return the key by which a full name sorts: tên (the last word), then đệm, then họ."""
    composed = unicodedata.normalize("NFC", name)
    words = composed.split()
    parts = (" ".join(words[-1:]), " ".join(words[1:-1]), " ".join(words[:-1][:1]))
    levels = [level for part in parts for level in _levels(part)]
    return _joined(*levels, composed)


def natural_key(code: str) -> tuple[tuple[int, str], ...]:
    """Return a key that sorts runs of digits by their value: ``1.2`` before ``1.10``, ``QĐ 9``
    before ``QĐ 10``.

    Texts between the digits sort in dictionary order; leading zeros decide last.
    """
    parts: list[tuple[int, str]] = []
    for place, part in enumerate(_NUMBER.split(unicodedata.normalize("NFC", code))):
        if place % 2:
            digits = part.lstrip("0")
            parts.append((len(digits), digits))
        else:
            parts.append((0, "\0".join(_levels(part))))
    return (*parts, (-1, code))
