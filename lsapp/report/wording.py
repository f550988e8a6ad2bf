# SPDX-License-Identifier: MIT
"""The turns of phrase that every document shares: sentences, shares, money in running text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from lsapp.domain.numbers import format_millions, format_number

_EXACT: Final = 6
"""Places after the comma that show any amount of đồng in triệu đồng."""

_SHARE_PLACES: Final = Decimal("0.1")

_CITED: Final = re.compile(
    r"\bngày \d\d? tháng \d\d? năm \d{4}|\b(?:số|ngày|tháng|năm) (?=\d)|\b(?:Phụ lục|[Qq]uý) [IVX]+\b"
)
_COMPOUNDS: Final = re.compile(
    r"\b(?:an ninh|báo chí|công nghệ|công thương|dân tộc|du lịch|đào tạo|đầu tư|đông y|giáo dục|"
    r"hợp tác xã|kế hoạch|khoa học|khuyến học|kinh tế|kỹ thuật|lạng sơn|liên hiệp|liên minh|"
    r"luật gia|môi trường|nghệ thuật|ngoại vụ|nhà báo|nhân dân|nội vụ|nông nghiệp|tài chính|"
    r"thanh tra|thể thao|tôn giáo|tư pháp|ủy ban|văn hóa|văn học|văn phòng|xã hội|xây dựng|y tế)\b",
    re.IGNORECASE,
)


def unbroken(text: str) -> str:
    """Return ``text`` with the pieces of a citation held together: no line ends after "số" or "ngày"
    or inside a date.
    """
    return _CITED.sub(lambda found: found[0].replace(" ", "\xa0"), text)


def unbroken_name(text: str) -> str:
    """Return the name of a body with its compounds held together, for lines that break between
    words, not within one.
    """
    return _COMPOUNDS.sub(lambda found: found[0].replace(" ", "\xa0"), text)


def lower_first(text: str) -> str:
    """Return ``text`` with a small first letter, for use inside a sentence."""
    return text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """Return ``text`` with a capital first letter, for use at the head of a sentence."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """Return ``text`` closed by one full stop, unless it ends with a sign of its own."""
    bare = text.rstrip(" ;,")
    return bare if not bare or bare[-1] in ".!?…:" else f"{bare}."


def paragraphs(text: str | None) -> Iterator[str]:
    """Yield the paragraphs of what a unit wrote, one a line; empty lines part, they are not
    printed.
    """
    for line in (text or "").splitlines():
        if line.strip():
            yield line.strip()


def share(part: int, whole: int) -> Decimal | None:
    """Return ``part`` in hundredths of ``whole``, rounded half up to one place; ``None`` of
    nothing.
    """
    if whole == 0:
        return None
    return (Decimal(part) * 100 / Decimal(whole)).quantize(_SHARE_PLACES, ROUND_HALF_UP)


def percent_text(value: Decimal) -> str:
    """Return a share as running text has it: ``45,5%``, ``100%``."""
    places = 0 if value == value.to_integral_value() else 1
    return f"{format_number(value, places)}%"


def millions_number(amount: int) -> str:
    """Return an amount of đồng in triệu đồng, unrounded: ``1.250,5``."""
    return format_millions(amount, _EXACT)


def millions_text(amount: int) -> str:
    """Return an amount of đồng as running text has it, unrounded: ``1.250,5 triệu đồng``."""
    return f"{millions_number(amount)} triệu đồng"


def joined(words: Iterable[str]) -> str:
    """Return words as a list in running text: ``a``, ``a và b``, ``a, b và c``."""
    *head, last = list(words) or [""]
    return f"{', '.join(head)} và {last}" if head else last
