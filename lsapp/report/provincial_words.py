# SPDX-License-Identifier: MIT
"""The sections of the provincial report: the plan's outline, before it who reported, within it a section
for each task group. The department's own words are kept under their codes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec

from lsapp.catalogue.model import Plan
from lsapp.report.wording import paragraphs
from lsapp.submission.numbering import roman

REPORTING: Final = "*reporting"
"""The section that the plan's outline does not have: it is the department's own."""
REPORTING_TITLE: Final = "Tình hình gửi báo cáo của các đơn vị"

_GROUP: Final = "group/"


class ProvincialSection(msgspec.Struct, frozen=True, kw_only=True):
    """A heading of the report. ``by_itself``: figures are printed there whatever is written; ``parent``:
    others stand below it; ``results`` marks the section that the groups belong to.
    """

    code: str
    number: str
    title: str
    level: int
    guidance: str | None = None
    by_itself: bool = False
    parent: bool = False
    results: bool = False


def group_section(group: str) -> str:
    """Return the code of a task group's section."""
    return f"{_GROUP}{group}"


def section_group(section: str) -> str | None:
    """Return the task group that a section is about; ``None`` for any other section."""
    return section.removeprefix(_GROUP) if section.startswith(_GROUP) else None


def section_title(plan: Plan, code: str) -> str:
    """Return what a section is called; its code where the plan does not know it (any more)."""
    if code == REPORTING:
        return REPORTING_TITLE
    group = section_group(code)
    if group is not None:
        return next((one.title for one in plan.groups if one.code == group), group)
    return next((one.title for one in plan.outline if one.code == code), code)


def provincial_sections(
    plan: Plan, groups: Sequence[tuple[str, str]] | None = None
) -> tuple[ProvincialSection, ...]:
    """Return the sections in the order of print, numbered as they are printed: all of them whatever is
    written, so that a section has one number on the screen, on paper and in Word.

    ``groups`` (code, title) are the plan's unless told: reports made with another edition may have more.
    """
    return tuple(_sections(plan, groups or [(one.code, one.title) for one in plan.groups]))


def written_codes(words: Mapping[str, str]) -> frozenset[str]:
    """Return the sections in which anything would be printed."""
    return frozenset(code for code, text in words.items() if any(True for _ in paragraphs(text)))


def _sections(plan: Plan, groups: Sequence[tuple[str, str]]) -> Iterator[ProvincialSection]:
    yield ProvincialSection(
        code=REPORTING, number=f"{roman(1)}.", title=REPORTING_TITLE, level=1, by_itself=True
    )
    outline = plan.outline
    first = 1
    for at, one in enumerate(outline):
        first += one.level == 1
        yield ProvincialSection(
            code=one.code,
            number=f"{roman(first)}." if one.level == 1 else one.number,
            title=one.title,
            level=one.level,
            guidance=one.guidance,
            by_itself=one.by_group,
            parent=at + 1 < len(outline) and outline[at + 1].level > one.level,
            results=one.by_group,
        )
        if one.by_group:
            yield from _groups(groups, one.level + 1)


def _groups(groups: Sequence[tuple[str, str]], level: int) -> Iterator[ProvincialSection]:
    for at, (code, title) in enumerate(groups, start=1):
        yield ProvincialSection(
            code=group_section(code),
            number=f"{at}.",
            title=title,
            level=level,
            by_itself=True,
        )
