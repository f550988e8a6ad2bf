# SPDX-License-Identifier: MIT
"""First wordings for the sections of the provincial report, and the figures that a section speaks of.

A draft is a proposal, as in a unit's own report (``lsapp.report.drafting``): its numbers are tokens,
and judgement is left to the one who writes. What a section is about is read off its title.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Final

import msgspec

from lsapp.catalogue.model import Plan
from lsapp.domain.records import Status
from lsapp.report.drafting import topic_of
from lsapp.report.figures import Figure, token_key, tokens_of
from lsapp.report.provincial_figures import GroupTotal, ProvincialFigures, ReportState
from lsapp.report.provincial_words import REPORTING, section_group
from lsapp.report.wording import share

_TOP: Final = 3
"""How many groups a draft puts forward."""

_REPORTS: Final = (
    "bao_cao.phai_gui",
    "bao_cao.da_tong_hop",
    "bao_cao.dung_han",
    "bao_cao.qua_han",
    "bao_cao.chua_gui",
)
_DONE: Final = ("nhiem_vu.tong", "nhiem_vu.hoan_thanh", "nhiem_vu.ty_le_hoan_thanh")
_SPENT: Final = ("kinh_phi.ke_hoach", "kinh_phi.giai_ngan")
_OPEN: Final = (
    "nhiem_vu.dang_thuc_hien",
    "nhiem_vu.chua_thuc_hien",
    "nhiem_vu.qua_han",
    "nhiem_vu.chua_khai",
    "bao_cao.chua_gui",
)
_ISSUED: Final = ("bao_cao.co_van_ban", "bao_cao.so_van_ban")


class _Topic(msgspec.Struct, frozen=True):
    """What a section is about: the figures it speaks of, and its first wording."""

    figures: tuple[str, ...]
    draft: Callable[[Plan, ProvincialFigures], Iterator[str]]


def draft_provincial(plan: Plan, figures: ProvincialFigures, section: str) -> str | None:
    """Return a first wording for a section, ``None`` where the data offer none."""
    topic = _topic(plan, section)
    return None if topic is None else "\n".join(topic.draft(plan, figures)) or None


def watched_figures(plan: Plan, section: str, text: str | None) -> tuple[str, ...]:
    """Return the tokens of the figures that a section's words speak of: those of its matter, for a
    number may have been typed, and those that the text names.
    """
    topic = _topic(plan, section)
    tokens = dict.fromkeys(topic.figures if topic is not None else ())
    tokens |= dict.fromkeys(tokens_of(text or ""))
    return tuple(tokens)


def changed_figures(
    kept: dict[str, str], figures: dict[str, Figure]
) -> tuple[tuple[Figure, str], ...]:
    """Return the figures that print otherwise than ``kept`` (token to text) says, each with what it was.

    A figure that is no longer there (its form or group has gone) has not changed: the text says so.
    """
    return tuple(
        (figures[token], before)
        for token, before in kept.items()
        if token in figures and figures[token].printed != before
    )


def _topic(plan: Plan, section: str) -> _Topic | None:
    if section == REPORTING:
        return _Topic(_REPORTS, _reporting)
    group = section_group(section)
    if group is not None:
        prefix = f"nhom.{token_key(group)}"
        return _Topic(
            tuple(f"{prefix}.{one}" for one in ("don_vi", "tong", "hoan_thanh", "qua_han")),
            _nothing,  # its numbers are printed above its words already
        )
    found = next((one for one in plan.outline if one.code == section), None)
    if found is None:
        return None
    if found.by_group:
        return _Topic((*_DONE, *_SPENT), _results)
    return topic_of(found, _TOPICS)


def _reporting(plan: Plan, figures: ProvincialFigures) -> Iterator[str]:
    if any(line.owes for line in figures.in_state(ReportState.MISSING)):
        yield "Các đơn vị chưa gửi báo cáo: {{bao_cao.ten_chua_gui}}."
    if any(line.late and line.owes for line in figures.counted):
        yield "Các đơn vị gửi báo cáo quá hạn: {{bao_cao.ten_qua_han}}."


def _issued(plan: Plan, figures: ProvincialFigures) -> Iterator[str]:
    if any(line.issued for line in figures.counted):
        yield (
            "Đến kỳ báo cáo, {{bao_cao.co_van_ban}} đơn vị đã ban hành {{bao_cao.so_van_ban}} chương "
            "trình, kế hoạch, đề án để triển khai thực hiện."
        )


def _achieved(plan: Plan, figures: ProvincialFigures) -> Iterator[str]:
    if not figures.total.completed:
        return
    yield (
        "Trong kỳ, các đơn vị triển khai {{nhiem_vu.tong}} nhiệm vụ, hoàn thành "
        "{{nhiem_vu.hoan_thanh}} nhiệm vụ (đạt {{nhiem_vu.ty_le_hoan_thanh}})."
    )
    if figures.total.money.disbursed:
        yield "Kinh phí đã giải ngân {{kinh_phi.giai_ngan}} trên {{kinh_phi.ke_hoach}} kế hoạch."
    yield from _best(figures)


def _results(plan: Plan, figures: ProvincialFigures) -> Iterator[str]:
    yield from _best(figures)
    yield from _worst(figures)


def _best(figures: ProvincialFigures) -> Iterator[str]:
    found = [one for one in sorted(_rated(figures), key=lambda one: -one[1]) if one[1] > 0]
    return _groups("Các nhóm có tỷ lệ hoàn thành cao", found[:_TOP])


def _worst(figures: ProvincialFigures) -> Iterator[str]:
    found = [one for one in sorted(_rated(figures), key=lambda one: one[1]) if one[1] < 100]
    return _groups("Các nhóm có tỷ lệ hoàn thành thấp", found[:_TOP])


def _shortcomings(plan: Plan, figures: ProvincialFigures) -> Iterator[str]:
    total = figures.total
    parts = [
        words
        for count, words in (
            (total.overdue, "{{nhiem_vu.qua_han}} nhiệm vụ quá hạn"),
            (
                total.by_status[Status.NOT_STARTED],
                "{{nhiem_vu.chua_thuc_hien}} nhiệm vụ chưa thực hiện",
            ),
            (total.undeclared, "{{nhiem_vu.chua_khai}} nhiệm vụ chưa khai kết quả"),
        )
        if count
    ]
    if parts:
        yield f"Còn {'; '.join(parts)}."
    if any(line.owes for line in figures.in_state(ReportState.MISSING)):
        yield "{{bao_cao.chua_gui}} đơn vị chưa gửi báo cáo."
    yield from _worst(figures)


def _next(plan: Plan, figures: ProvincialFigures) -> Iterator[str]:
    if figures.total.count:
        yield (
            "Tiếp tục thực hiện {{nhiem_vu.dang_thuc_hien}} nhiệm vụ đang thực hiện, "
            "{{nhiem_vu.chua_thuc_hien}} nhiệm vụ chưa thực hiện."
        )
    if figures.total.overdue:
        yield "Tập trung hoàn thành {{nhiem_vu.qua_han}} nhiệm vụ đã quá hạn."
    if any(line.owes for line in figures.in_state(ReportState.MISSING)):
        yield "Đôn đốc {{bao_cao.chua_gui}} đơn vị chưa gửi báo cáo."


def _rated(figures: ProvincialFigures) -> list[tuple[GroupTotal, Decimal]]:
    """Return the groups with the share of theirs that is done, where a share can be told."""
    rates = ((one, share(one.figures.completed, one.figures.expected)) for one in figures.groups)
    return [(one, rate) for one, rate in rates if rate is not None]


def _groups(words: str, found: Sequence[tuple[GroupTotal, Decimal]]) -> Iterator[str]:
    if found:
        listed = (
            f"nhóm {one.number} ({{{{nhom.{token_key(one.code)}.ty_le_hoan_thanh}}}})"
            for one, _ in found
        )
        yield f"{words}: {', '.join(listed)}."


def _nothing(plan: Plan, figures: ProvincialFigures) -> Iterator[str]:
    return iter(())


_TOPICS: Final[tuple[tuple[str, _Topic], ...]] = (
    # "Nguyên nhân của tồn tại, hạn chế" is about causes, which no figure tells.
    ("nguyen nhan", _Topic((), _nothing)),
    ("phuong huong", _Topic(_OPEN, _next)),
    ("uu diem", _Topic((*_DONE, *_SPENT), _achieved)),
    ("ton tai", _Topic(_OPEN, _shortcomings)),
    ("han che", _Topic(_OPEN, _shortcomings)),
    ("chi dao", _Topic(_ISSUED, _issued)),
)
