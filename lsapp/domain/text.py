# SPDX-License-Identifier: MIT
"""Vietnamese text: cleaned once at every input, folded for search, keyed for matching names."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from lsapp.errors import UserError

MAX_TEXT: Final = 200_000
"""The longest text that a field holds, in characters after cleaning."""

# What no text field may hold: C0 and C1 controls but line feed and tab, surrogates, noncharacters,
# marks that only steer direction or break lines invisibly. The soft hyphen stays: in TCVN3 it is
# the letter ư.
_DROPPED = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f"
    "\ud800-\udfff"
    "\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
    "\ufdd0-\ufdef"
    + "".join(
        chr(plane + last) for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)
    )
)
_DROP = re.compile(f"[{_DROPPED}]+")
_REPLACE: Final = {
    0x0D: "\n",
    0x2028: "\n",
    0x2029: "\n",
    0xA0: " ",
    0x2007: " ",
    0x202F: " ",
    0xD0: "Đ",  # Eth looks like Đ and comes from old keyboards and fonts
    0xF0: "đ",
}
_BREAK = re.compile(r" *[\n\t][\n\t ]*")


def clean(text: str | None) -> str | None:
    """Return ``text`` as a field stores it, or ``None`` where nothing is left.

    NFC; line ends are LF; controls, surrogates, noncharacters, direction marks and zero-width
    spaces are dropped; no-break spaces become spaces and Ð ð become Đ đ; outer white space goes.
    Cleaning twice changes nothing. Raises ``UserError("text.too_long")`` above ``MAX_TEXT``
    characters.
    """
    if not text:
        return None
    # Printable text can hold nothing to drop or replace but the two eths; asking is ten times as
    # fast.
    if "Ð" in text or "ð" in text or not text.isprintable():
        text = text.replace("\r\n", "\n").translate(_REPLACE)
        text = _DROP.sub("", text)
    text = unicodedata.normalize("NFC", text).strip()
    if len(text) > MAX_TEXT:
        raise UserError("text.too_long", length=len(text), limit=MAX_TEXT)
    return text or None


def clean_line(text: str | None) -> str | None:
    """Return ``clean(text)`` on one line: each run of line ends and tabs becomes one space."""
    cleaned = clean(text)
    return _BREAK.sub(" ", cleaned) if cleaned else None


_DASHES: Final = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\ufe58\ufe63\uff0d"
_LETTERS_WITHOUT_DECOMPOSITION: Final = {
    "đ": "d", "ð": "d", "ø": "o", "ł": "l", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ς": "σ",
}  # fmt: skip
_PLAIN: Final = str.maketrans(
    _LETTERS_WITHOUT_DECOMPOSITION
    | dict.fromkeys(_DASHES, "-")
    | dict.fromkeys("\u2018\u2019\u02bc\u2032", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u2033", '"')
    | dict.fromkeys("\xad\u200b\u200c\u200d\u2060\ufeff", "")
)


def _fold_any(text: str) -> str:
    """Fold text of any script; the reference that the table below is made from."""
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).lower())
    text = text.translate(_PLAIN)
    return "".join(char for char in text if not unicodedata.combining(char))


# Every Latin letter, sign and mark that Vietnamese text is made of. ASCII is listed too:
# str.translate pays for a missing key with an exception.
_FOLD: Final = {
    code: _fold_any(chr(code))
    for first, end in ((0, 0x80), (0xA0, 0x250), (0x300, 0x370), (0x1E00, 0x1F00), (0x2010, 0x2027))
    for code in range(first, end)
}


def fold(text: str) -> str:
    """Return ``text`` as search compares it: lower case, no accents, đ as d, dashes and quotes
    plain, white space collapsed.

    Composed and decomposed text fold alike, so do both ways of placing a tone (hoà, hòa).
    """
    folded = text.lower() if text.isascii() else text.translate(_FOLD)
    if not folded.isascii():
        folded = _fold_any(text)
    return " ".join(folded.split())


# What Vietnamese is written with, each letter and sign as one byte. Encoding and translating bytes takes
# a tenth of the time of str.translate; a text that holds anything else goes the way above.
_WRITTEN: Final = (
    "\0\t\n"
    + "".join(map(chr, range(0x20, 0x7F)))
    + "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
    + "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
    + "–—‘’“”²³"
)
_ALSO_CLEAN: Final = "…•→≥≤×§½°±"
_NOTHING: Final = "\ufffe"  # how a table of an encoding marks a byte that stands for nothing
_BYTES: Final = codecs.charmap_build(_WRITTEN.ljust(256, _NOTHING))
_CLEAN_BYTES: Final = codecs.charmap_build((_WRITTEN + _ALSO_CLEAN).ljust(256, _NOTHING))
_FOLD_BYTES: Final = bytes(
    [
        *(0x20 if char in "\t\n" else ord(_FOLD[ord(char)]) for char in _WRITTEN),
        *range(len(_WRITTEN), 256),
    ]
)


def fold_all(texts: Sequence[str]) -> list[str]:
    """Return ``fold`` of each text, many times as fast where all are written as Vietnamese is."""
    joined = "\0".join(texts)
    if joined.count("\0") == len(texts) - 1:
        try:
            written, _ = codecs.charmap_encode(joined.replace("…", "..."), "strict", _BYTES)
        except UnicodeEncodeError:
            return [fold(text) for text in texts]
        folded = written.translate(_FOLD_BYTES)
        while b"  " in folded:
            folded = folded.replace(b"  ", b" ")
        folded = folded.replace(b"\0 ", b"\0").replace(b" \0", b"\0").strip(b" ")
        return folded.decode("ascii").split("\0")
    return [fold(text) for text in texts]


def are_clean(texts: Sequence[str]) -> bool:
    """Tell whether every text is known to be as ``clean`` leaves it; ``False`` means only that it must be
    asked. It looks at all of them at once, for a submission has thousands.
    """
    if not texts:
        return True
    joined = "\0".join(texts)
    if len(joined) > MAX_TEXT and max(map(len, texts)) > MAX_TEXT:
        return False
    try:
        # None of these is dropped, replaced or composed with its neighbour.
        codecs.charmap_encode(joined, "strict", _CLEAN_BYTES)
    except UnicodeEncodeError:
        return False
    ends = f"\0{joined}\0"
    return joined.count("\0") == len(texts) - 1 and not any(
        end in ends for end in ("\0\0", "\0 ", " \0", "\0\n", "\n\0", "\0\t", "\t\0")
    )


_TONES: Final = "\u0300\u0301\u0303\u0309\u0323"


def _tone_tables() -> tuple[dict[int, str], dict[str, str]]:
    """Return what each composed letter is without its tone, and the tone that it carries."""
    letters: dict[int, str] = dict.fromkeys(map(ord, _TONES), "")
    tones = {tone: tone for tone in _TONES}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        parts = unicodedata.normalize("NFD", chr(code))
        found = "".join(part for part in parts if part in _TONES)
        if found:
            bare = "".join(part for part in parts if part not in _TONES)
            letters[code] = unicodedata.normalize("NFC", bare)
            tones[chr(code)] = found
    return letters, tones


_BARE, _TONE_OF = _tone_tables()
_WORD: Final = re.compile("(?:[^\\W\\d_]|[\u0300-\u036f])+")
_SPACED_DASH: Final = re.compile(rf" *[-{_DASHES}]+ *")
_OPEN_Y: Final = re.compile("(?:[bcdđghklmnprstvx]+|qu)y")


def _settle_word(match: re.Match[str]) -> str:
    """Move the tone of a word to its end and write i for y where both spellings are in use."""
    word = match[0]
    letters = word.translate(_BARE)
    if _OPEN_Y.fullmatch(letters):
        letters = f"{letters[:-1]}i"
    return letters if word.isascii() else letters + "".join([_TONE_OF.get(c, "") for c in word])


def match_key(text: str) -> str:
    """Return the key under which two spellings of one name are equal.

    Case, the place of a tone (hoà, hòa; thuỷ, thủy), i for y (quí, quý; Lí, Lý), dashes and the
    spaces around them do not count; accents do: Hòa is not Hoa.
    """
    line = " ".join((clean(text) or "").casefold().split())
    line = _SPACED_DASH.sub("-", unicodedata.normalize("NFC", line))
    return unicodedata.normalize("NFC", _WORD.sub(_settle_word, line))
