# SPDX-License-Identifier: MIT
"""Turns codes into words: what happened, where, and the next step; Vietnamese first, English second.

The tables lie in ``vi`` and ``en``, and what concerns files from outside in ``vi_files`` and
``en_files``. Must not import anything of lsapp.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from lsapp.messages import (
    en,
    en_activities,
    en_arrivals,
    en_checking,
    en_compiled,
    en_compiling,
    en_deciding,
    en_department_form,
    en_drafts,
    en_files,
    en_import,
    en_intake,
    en_mail,
    en_pages,
    en_print,
    en_programme,
    en_report,
    en_returns,
    en_review,
    en_rounds,
    en_safety,
    en_submit,
    en_window,
    vi,
    vi_activities,
    vi_arrivals,
    vi_checking,
    vi_compiled,
    vi_compiling,
    vi_deciding,
    vi_department_form,
    vi_drafts,
    vi_files,
    vi_import,
    vi_intake,
    vi_mail,
    vi_pages,
    vi_print,
    vi_programme,
    vi_report,
    vi_returns,
    vi_review,
    vi_rounds,
    vi_safety,
    vi_submit,
    vi_window,
)

TABLES: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "vi": MappingProxyType(
            {
                **vi.WORDS,
                **vi_activities.WORDS,
                **vi_arrivals.WORDS,
                **vi_checking.WORDS,
                **vi_compiled.WORDS,
                **vi_compiling.WORDS,
                **vi_deciding.WORDS,
                **vi_department_form.WORDS,
                **vi_drafts.WORDS,
                **vi_files.WORDS,
                **vi_import.WORDS,
                **vi_intake.WORDS,
                **vi_mail.WORDS,
                **vi_report.WORDS,
                **vi_returns.WORDS,
                **vi_review.WORDS,
                **vi_rounds.WORDS,
                **vi_safety.WORDS,
                **vi_submit.WORDS,
                **vi_window.WORDS,
                **vi_pages.WORDS,
                **vi_print.WORDS,
                **vi_programme.WORDS,
            }
        ),
        "en": MappingProxyType(
            {
                **en.WORDS,
                **en_activities.WORDS,
                **en_arrivals.WORDS,
                **en_checking.WORDS,
                **en_compiled.WORDS,
                **en_compiling.WORDS,
                **en_deciding.WORDS,
                **en_department_form.WORDS,
                **en_drafts.WORDS,
                **en_files.WORDS,
                **en_import.WORDS,
                **en_intake.WORDS,
                **en_mail.WORDS,
                **en_report.WORDS,
                **en_returns.WORDS,
                **en_review.WORDS,
                **en_rounds.WORDS,
                **en_safety.WORDS,
                **en_submit.WORDS,
                **en_window.WORDS,
                **en_pages.WORDS,
                **en_print.WORDS,
                **en_programme.WORDS,
            }
        ),
    }
)
"""The sentence of each code in each language.

``{fact}`` is filled in; ``{fact:number}`` with its digits grouped, ``{fact:action}`` (or ``kind``,
``format``, ``cause``) with the words kept under ``action.<fact>``. A part in square brackets falls away where
one of its facts is missing or empty.
"""

MISSING: Final = "…"
"""What stands for a fact that was not given."""

_PLACE: Final = re.compile(r"\{(\w+)(?::(\w+))?\}")
_OPTIONAL: Final = re.compile(r"\[([^\[\]]*)\]")
_DIGITS: Final = re.compile(r"-?\d+")
_LONGEST: Final = 400  # characters of one fact: a whole path fits, a whole cell of text does not


def explain(code: str, /, language: str = "vi", **facts: object) -> str:
    """Return the sentence of ``code`` filled with ``facts``; never raises.

    An unknown code comes back as it is with its facts, a missing fact as ``MISSING``. Facts are data:
    braces and brackets in them are left alone, line breaks and control characters are taken out.
    Any ``language`` but ``en`` is Vietnamese.
    """
    words = TABLES["en" if language == "en" else "vi"]
    sentence = words.get(code)
    if sentence is None:
        told = ", ".join(f"{name}={_plain(fact, language)}" for name, fact in facts.items())
        return f"{code} ({told})" if told else code
    given = {name: text for name, fact in facts.items() if (text := _plain(fact, language))}

    def optional(found: re.Match[str]) -> str:
        needed = (place[1] for place in _PLACE.finditer(found[1]))
        return found[1] if all(name in given for name in needed) else ""

    def fill(found: re.Match[str]) -> str:
        name, form = found[1], found[2]
        if name not in given:
            return MISSING
        if form == "number":
            return _grouped(given[name], language)
        return given[name] if form is None else words.get(f"{form}.{given[name]}", given[name])

    return _PLACE.sub(fill, _OPTIONAL.sub(optional, sentence))


def _plain(fact: object, language: str) -> str:
    """Return a fact as one line of printable text; ``""`` for ``None``."""
    if fact is None:
        return ""
    if isinstance(fact, (float, Decimal)):
        text = f"{Decimal(str(fact)):f}"
        return text if language == "en" else text.replace(".", ",")
    if isinstance(fact, (list, tuple)):
        return "; ".join(_plain(one, language) for one in fact)
    line = "".join(
        letter if letter.isprintable() else " " if letter.isspace() else "\ufffd"
        for letter in str(fact)[: _LONGEST + 1]
    )
    return line if len(line) <= _LONGEST else line[:_LONGEST] + MISSING


def _grouped(text: str, language: str) -> str:
    """Return a whole number with its digits in threes: ``1.234.567``, in English ``1,234,567``."""
    if not _DIGITS.fullmatch(text):
        return text
    grouped = f"{int(text):,}"
    return grouped if language == "en" else grouped.replace(",", ".")
