# SPDX-License-Identifier: MIT
"""The Vietnamese syllable: an initial, a rhyme and a tone. Tells Vietnamese words from anything
else.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_INITIALS: Final = (
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh",
    "p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x",
)  # fmt: skip
_RHYMES: Final = frozenset(
    """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet
    oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uôc uôi uôm uôn uông uôt uơ
    uy uya uych uyên uyêt uyn uynh uyp uyt uyu
    ư ưa ưc ưi ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
    y yêm yên yêng yêt yêu ynh yt
    """.split()  # noqa: SIM905
)
_SYLLABLES: Final = frozenset(initial + rhyme for initial in _INITIALS for rhyme in _RHYMES)
_STOPPED: Final = ("c", "ch", "p", "t")
_TONES: Final = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_ACUTE_OR_DOT: Final = frozenset("\u0301\u0323")


def is_syllable(word: str) -> bool:
    """Tell whether ``word``, in any case, could be a Vietnamese syllable written in Unicode.

    Only the build is asked for, not the dictionary: at most one tone, and sắc or nặng before a
    final c, ch, p, t. A word without any mark passes too (``cap`` for ``cấp``), as offices leave
    marks out.
    """
    parts = unicodedata.normalize("NFD", word.lower())
    tones = _TONES.findall(parts)
    letters = unicodedata.normalize("NFC", _TONES.sub("", parts))
    if len(tones) > 1 or letters not in _SYLLABLES:
        return False
    return (
        word.isascii() or not letters.endswith(_STOPPED) or bool(_ACUTE_OR_DOT.intersection(tones))
    )
