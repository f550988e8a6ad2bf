# SPDX-License-Identifier: MIT
"""Heads of columns as offices word them: abbreviations spelt out, words weighed, units of money found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from lsapp.domain.text import clean_line, fold

_ABBREVIATIONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "bd": "boi duong", "btc": "ban to chuc", "cq": "co quan", "cqdv": "co quan don vi",
        "cqct": "co quan chu tri", "cqph": "co quan phoi hop", "ct": "chu tri", "dv": "don vi",
        "dvct": "don vi chu tri", "dvph": "don vi phoi hop", "dx": "de xuat", "gc": "ghi chu",
        "gn": "giai ngan", "ht": "hoan thanh", "kh": "ke hoach", "khcn": "khoa hoc va cong nghe",
        "kk": "kho khan", "kn": "kien nghi", "kp": "kinh phi", "kq": "ket qua", "nd": "noi dung",
        "nn": "nguyen nhan", "ns": "ngan sach", "nsdp": "ngan sach dia phuong",
        "nsnn": "ngan sach nha nuoc", "nst": "ngan sach tinh", "nstw": "ngan sach trung uong",
        "nsx": "ngan sach xa", "nv": "nhiem vu", "ph": "phoi hop", "sn": "su nghiep", "sp": "san pham",
        "stt": "stt", "tg": "thoi gian", "th": "thuc hien", "tl": "ty le", "ti": "ty", "tt": "stt",
        "tw": "trung uong", "vm": "vuong mac", "xhh": "xa hoi hoa", "y/c": "yeu cau",
    }
)  # fmt: skip
_WEAK: Final = frozenset(
    ("thuc", "hien", "cac", "va", "hoac", "cua", "cu", "the", "du", "kien", "theo", "duoc", "giao",
     "so", "cho", "tai", "ve", "trong")
)  # fmt: skip
_WEAK_WEIGHT: Final = 0.35
_KHCN: Final = re.compile(r"\bkh ?(?:&|va) ?cn\b")
_UNIT: Final = re.compile(
    r"\(?(?:(?:don vi(?: tinh)?|dv tinh|dvt|dv) ?: ?)?"
    r"\b(?:1[.,]?(?P<figures>000[.,]?000|000) ?|(?P<word>trieu|tr|nghin|ngan|ty|ti)\.? ?)"
    r"(?:dong|vnd|₫|d\b)(?: viet nam)?\)?"
    r"|\b(?P<short>trd|tr\.d|tr\.dong|trdong)\b"
    r"|(?:\( ?|(?:dvt|tinh|vi) ?: ?)(?P<plain>dong|vnd|₫|d)\b ?\)?"
)
_SCALES: Final = {
    "trieu": 10**6, "tr": 10**6, "nghin": 10**3, "ngan": 10**3, "ty": 10**9, "ti": 10**9,
    "000": 10**3,
}  # fmt: skip
_UNIT_ALONE: Final = re.compile(r"\b(triệu|nghìn|ngàn)\b(?! người)")
_YEAR: Final = re.compile(r"(?:\bnam )?\b((?:19|20|21)[0-9]{2})\b")
_DAYS: Final = re.compile(
    r"(?:\b(?:tinh |luy ke |ke )?(?:den|tu)(?: het)? )?(?:\b(?:ngay|thang|quy) )?"
    r"[0-9]{1,2}[/.-][0-9]{1,4}(?:[/.-][0-9]{2,4})?"
    r"|\b(?:giai doan|thoi ky) (?:19|20|21)[0-9]{2} ?- ?(?:19|20|21)[0-9]{2}"
)
_NOT_WORDS: Final = re.compile(r"[^0-9a-z%]+")
_NUMBERED: Final = re.compile(r"^\(? ?[0-9a-z]{1,2} ?\)$|[(\[] ?[0-9]{1,2} ?[)\]]")
_ASIDE: Final = re.compile(r"\((?:neu co|ghi ro[^)]*|bang chu|uoc|tam tinh|du kien)\)")


def unit_of_money(head: str) -> int | None:
    """Return the đồng that one figure under this head stands for: 1.000.000 for "triệu đồng"; ``None``
    where the head names no unit.
    """
    folded = fold(head)
    if found := _UNIT.search(folded):
        if found["short"]:
            return 10**6
        if found["plain"]:
            return 1
        figures = re.sub("[.,]", "", found["figures"] or "")
        return 10**6 if figures == "000000" else _SCALES.get(found["word"] or figures, 1)
    alone = _UNIT_ALONE.search(clean_line(head.lower()) or "")
    return _SCALES[fold(alone[1])] if alone else None


def year_of_head(head: str) -> int | None:
    """Return the one year that a head names; ``None`` for none or several (2021-2025)."""
    years = set(_YEAR.findall(fold(head)))
    return int(years.pop()) if len(years) == 1 else None


@lru_cache(maxsize=4096)
def head_tokens(head: str) -> tuple[str, ...]:
    """Return the words of a head: folded, abbreviations spelt out; units of money, years, days and
    column numbers are left out; ``%`` is a word.
    """
    words = _KHCN.sub("khoa hoc va cong nghe", fold(head))
    words = _NUMBERED.sub(" ", _ASIDE.sub(" ", words))
    words = _UNIT.sub(" ", words)
    words = _YEAR.sub(" ", _DAYS.sub(" ", words))
    words = words.replace("phan tram", "%").replace("%", " % ")
    words = re.sub(r"\bso tt\b|\bso thu tu\b|\bt\.t\b", "stt", words)
    return tuple(
        token
        for word in _NOT_WORDS.sub(" ", words).split()
        for token in _ABBREVIATIONS.get(word, word).split()
    )


def _weight(tokens: Iterable[str]) -> float:
    return sum(_WEAK_WEIGHT if token in _WEAK else 1.0 for token in tokens)


def likeness(head: tuple[str, ...], words: tuple[str, ...]) -> float:
    """Return how alike two heads are, 0 to 1: the share of their words, those that say little counted
    for little; 1 for equal ones alone.
    """
    if head == words:
        return 1.0 if head else 0.0
    left = list(words)
    shared = []
    for token in head:
        if token in left:
            left.remove(token)
            shared.append(token)
    if not shared:
        return 0.0
    return min(2 * _weight(shared) / (_weight(head) + _weight(words)), 0.98)
