# SPDX-License-Identifier: MIT
"""Text typed for the fonts of before Unicode: TCVN3 (``.VnTime``) and VNI (``VNI-Times``).

Such text reaches us as Latin-1 letters, ``L¹ng S¬n`` or ``Laïng Sôn``. Detection errs on the side
of silence and nothing is converted unasked: the person sees a preview first. Tables: TCVN
5712:1993, VN3; VNI-Windows, two bytes for a vowel and its mark.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from typing import Final

from lsapp.domain.syllable import is_syllable


class Encoding(StrEnum):
    """An 8-bit encoding of Vietnamese that old files still use."""

    TCVN3 = "tcvn3"
    VNI = "vni"


# The letters from 0xA1 on; a dot is a code that the standard leaves free. Capitals have no tones:
# the font .VnTimeH draws lower-case codes as capitals.
_TCVN3_ROWS: Final = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
    0xB5: "àảãáạ.ằẳẵắ",
    0xC6: "ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò.ỏõóọồổỗốộờởỡớợù.ủũúụừửữứự",
    0xFA: "ỳỷỹýỵ",
}
_TCVN3: Final = {
    chr(first + place): letter
    for first, row in _TCVN3_ROWS.items()
    for place, letter in enumerate(row)
    if letter != "."
} | {
    "Đ": "é",
    "\u03bc": "à",
}  # 0xD0 after clean(); the micro sign after a compatibility normalisation


def _vni_table() -> dict[str, str]:
    """Build the table of VNI: a vowel and the letter that stands for its mark, both cases."""
    tones = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
    circumflex = {
        "â": "",
        "á": "\u0301",
        "à": "\u0300",
        "å": "\u0309",
        "ã": "\u0303",
        "ä": "\u0323",
    }
    breve = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
    table = dict(zip("ôöñíìæóòî", "ơưđíìỉĩịỵ", strict=True))
    table |= {base + mark: base + tone for base in "aeouy" for mark, tone in tones.items()}
    table |= {base + mark: table[base] + tone for base in "ôö" for mark, tone in tones.items()}
    table |= {
        base + mark: f"{base}\u0302{tone}" for base in "aeo" for mark, tone in circumflex.items()
    }
    table |= {f"a{mark}": f"a\u0306{tone}" for mark, tone in breve.items()}
    table = {code: unicodedata.normalize("NFC", letter) for code, letter in table.items()}
    capitals = {code[0].upper() + code[1:]: letter.upper() for code, letter in table.items()}
    # The mark may be typed with or without Caps Lock: only the vowel says which case is meant.
    both = table | capitals
    return both | {code[0] + code[1:].upper(): letter for code, letter in both.items()}


_VNI: Final = _vni_table()
_VNI_CODE: Final = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))
_TCVN3_TABLE: Final = str.maketrans(_TCVN3)
_TCVN3_CODES: Final = "".join(map(re.escape, _TCVN3))
_TCVN3_WORD: Final = re.compile(f"[A-Za-z{_TCVN3_CODES}]+")

# A run of what may be a word in either encoding; digits keep "5µm" and "m²" out of it.
_RUN: Final = re.compile(f"[^\\W_]*[0-9][\\w{_TCVN3_CODES}]*|(?:[^\\W\\d_]|[{_TCVN3_CODES}])+")
# Units of measure and products (µm, N·m, n×m) say nothing, though some would make a syllable.
_MEASURE: Final = re.compile(
    "[µ\u03bc](?:[mgslLAVFWNJHTKC]|mol|Sv|Pa|Hz|Ci|rad)?|[A-Za-z]{1,2}[·×÷][A-Za-z]{1,2}"
)
# What no living language writes, so that one such word is enough. TCVN3: a sign inside or at the
# end of a word, a capital after a small letter. VNI: two marked vowels in a row, or a vowel and a
# letter that never follow it.
_SIGN: Final = "¡¢£¤¥¦§¨©«¬\xad®µ¶·¸¹»¼½¾"
_OUTLANDISH: Final = {
    Encoding.TCVN3: re.compile(
        f"[A-Za-z][{_SIGN}][a-z]|[A-Za-z]{{2,}}[{_SIGN}]|[§®][{_SIGN}Æ-þ][a-z]|[a-z][Æ-ÖØ-ß]"
    ),
    Encoding.VNI: re.compile("(?i:[aeouy][ùøûõ]|[aeo][âåä]|aê|[ôö][ùøûõï]|[aeou]ï(?=ng|nh|ch))"),
}
_ACRONYM: Final = re.compile("[A-Z]+")


def _decode(word: str, encoding: Encoding) -> str:
    if encoding is Encoding.TCVN3:
        return word.translate(_TCVN3_TABLE)
    return _VNI_CODE.sub(lambda code: _VNI[code[0]], word)


class _Tally:
    """What the words of a text say for and against one encoding."""

    def __init__(self, words: list[str], encoding: Encoding) -> None:
        self.speaking: set[str] = set()
        self.against = 0
        self.native = 0
        self.strong = False
        shortest = 2 if encoding is Encoding.TCVN3 else 3
        for word in words:
            decoded = _decode(word, encoding)
            native = is_syllable(decoded)
            self.native += native
            if word.isascii():
                continue
            if not native:
                self.against += 1
            elif decoded != word and not is_syllable(word):
                self.speaking.add(word)
                self.strong |= len(word) > shortest and bool(_OUTLANDISH[encoding].search(word))
        self.words = len(words)

    def convinces(self) -> bool:
        """Tell whether the text can hardly be anything but this encoding."""
        if not self.speaking or self.against * 5 > len(self.speaking):
            return False
        if len(self.speaking) > 1:
            return self.native * 4 >= self.words * 3
        return self.native == self.words and (self.strong or self.words > 1)


def detect(text: str) -> Encoding | None:
    """Return the old encoding that ``text`` is surely in, or ``None``.

    Each word with a letter beyond ASCII is read in the encoding: it speaks for it where that gives
    a Vietnamese syllable and the word as it stands is none. Unicode Vietnamese, other languages,
    signs and units of measure (``5 µm``, ``©``) never convince.
    """
    # One letter beyond Latin-1 shows that the text is Unicode; Đ and μ may be traces of cleaning.
    if text.isascii() or any(c > "ÿ" and c not in "Đđ\u03bc" and c.isalpha() for c in text):
        return None
    words = [
        run
        for run in _RUN.findall(text)
        if any("A" <= char <= "z" or char in "®§" for char in run)
        and not any(char in "0123456789" for char in run)
        and not _MEASURE.fullmatch(run)
        and len(run) > 1
        and (is_syllable(run) or not _ACRONYM.fullmatch(run))
    ]
    tallies = [(_Tally(words, encoding), encoding) for encoding in Encoding]
    best = max(tallies, key=lambda found: len(found[0].speaking))
    return best[1] if best[0].convinces() else None


def _is_shouted(word: str) -> bool:
    """Tell whether a word was typed in capitals for .VnTimeH: ``HéI``, ``CéNG``, but not ``X·``."""
    letters = [char for char in word if char.isascii() and char.isalpha()]
    return (
        not word.isascii()
        and all(char.isupper() for char in letters)
        and any(char.isascii() and char.isalpha() for char in word[1:])
    )


def _convert_tcvn3(text: str) -> str:
    """Decode TCVN3; words typed in capitals get capital vowels too, and so do the words between
    them.
    """
    words = list(_TCVN3_WORD.finditer(text))
    shouted = [_is_shouted(word[0]) for word in words]
    quiet = [any("a" <= char <= "z" for char in word[0]) for word in words]
    pieces: list[str] = []
    end = 0
    for place, word in enumerate(words):
        beside = [at for at in (place - 1, place + 1) if 0 <= at < len(words)]
        capital = shouted[place] or (
            not quiet[place]
            and any(shouted[at] for at in beside)
            and not any(quiet[at] for at in beside)
        )
        decoded = _decode(word[0], Encoding.TCVN3)
        pieces += (text[end : word.start()], decoded.upper() if capital else decoded)
        end = word.end()
    return "".join((*pieces, text[end:]))


def convert(text: str, encoding: Encoding) -> str:
    """Return ``text`` read in ``encoding`` as Unicode, NFC.

    What the encoding does not know stays as it is. TCVN3 has no capital vowels with tones: a word
    whose ASCII letters are all capitals (``CéNG HßA``) is taken as typed in capitals.
    """
    decoded = _convert_tcvn3(text) if encoding is Encoding.TCVN3 else _decode(text, encoding)
    return unicodedata.normalize("NFC", decoded)
