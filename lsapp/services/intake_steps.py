# SPDX-License-Identifier: MIT
"""What is left to do about a file that came in, and how the files of a run are counted. No database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import msgspec

if TYPE_CHECKING:
    from lsapp.services.receiving import Outcome

_WITHIN: Final = " › "
_TO_UNPACK: Final = frozenset(
    {
        "archive.compression",
        "archive.encrypted",
        "archive.too_big",
        "archive.too_deep",
        "archive.too_many_files",
        "file.rar",
        "file.seven_zip",
        "file.zip",
    }
)

VERDICT_ORDER: Final = (
    "conflict",
    "locked",
    "edited",
    "foreign",
    "damaged",
    "too-new",
    "not-a-submission",
    "newer-unknown-parent",
    "new",
    "newer",
    "older",
    "same",
)
"""Verdicts, those first that ask for a person."""

_TO_DECIDE: Final = frozenset({"conflict", "locked", "edited", "foreign"})
_READ_IT: Final = "intake.next_read"
_UNLOCK_IT: Final = "intake.next_unlock"
_NEXT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "new": _READ_IT,
        "newer": _READ_IT,
        "newer-unknown-parent": "intake.next_ask_earlier",
        "same": "intake.next_nothing_same",
        "older": "intake.next_nothing_older",
        "conflict": "intake.next_choose",
        "locked": _UNLOCK_IT,
        "edited": "intake.next_decide_cells",
        "foreign": "intake.next_ask_sender",
        "too-new": "intake.next_update",
        "damaged": "intake.next_send_again",
        "not-a-submission": "intake.next_look",
    }
)

_WHY: Final[Mapping[str, str]] = MappingProxyType(
    {
        "new": "intake.why_new",
        "newer": "intake.why_newer",
        "same": "intake.why_same",
        "older": "intake.why_older",
        "conflict": "intake.why_conflict",
    }
)


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """Files of a run: taken (old revisions as history among them), held for a decision, left alone; and
    how many of each verdict, in the order of ``VERDICT_ORDER``.
    """

    taken: int
    held: int
    left: int
    verdicts: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        """All files."""
        return self.taken + self.held + self.left


def tally(outcomes: Iterable[Outcome]) -> Tally:
    """Return the counts of a run or of a dry run."""
    counted = dict.fromkeys(VERDICT_ORDER, 0)
    taken = held = total = 0
    for one in outcomes:
        verdict = one.verdict.value
        counted[verdict] += 1
        total += 1
        if one.taken or verdict == "older":
            taken += 1
        elif verdict in _TO_DECIDE:
            held += 1
    found = tuple((verdict, count) for verdict, count in counted.items() if count)
    return Tally(taken=taken, held=held, left=total - taken - held, verdicts=found)


def waits_for_decision(outcome: Outcome) -> bool:
    """Tell whether a person has to decide about the file."""
    told = {one.code for one in outcome.findings}
    if "submission.foreign_plan" in told:
        return False  # no unit's report under a plan that is known here
    return not outcome.taken and outcome.verdict.value in _TO_DECIDE


def shown_name(label: str) -> str:
    """Return the name of a file as a list shows it, without its folder: ``tệp.zip/tên.xlsx`` of one in an
    archive, ``thư.eml › tên.xlsx`` of an attachment.
    """
    container, within, inside = label.partition(_WITHIN)
    return shown_path(f"{PurePath(container).name}{within}{inside}")


def shown_path(label: str) -> str:
    """Return the same with its folder, as a line of a command tells it."""
    name, *inside = label.split(_WITHIN)
    for one in inside:
        name += f"/{one}" if name.lower().endswith(".zip") else f"{_WITHIN}{one}"
    return name


def reason(outcome: Outcome) -> str | None:
    """Return the code of the sentence that says why the verdict is what it is, where no finding tells."""
    if outcome.findings or outcome.edits:
        return None
    return reason_of(outcome.verdict.value)


def reason_of(verdict: str) -> str | None:
    """Return the code of the sentence that says what a verdict means, where there is one."""
    return _WHY.get(verdict)


def next_step(outcome: Outcome) -> str:
    """Return the code of the sentence that says what is to be done about the file next."""
    verdict, taken = outcome.verdict.value, outcome.taken
    if any(one.code in _TO_UNPACK for one in outcome.findings):
        return "intake.next_unpack"
    if verdict == "not-a-submission" and taken:
        return "intake.next_nothing_evidence"
    if verdict == "edited" and taken:
        return _READ_IT
    if any(one.code == "intake.own_records" for one in outcome.findings):
        return "intake.next_nothing_own"
    if any(one.code == "submission.foreign_unit" for one in outcome.findings):
        return "intake.next_give"
    if any(one.code == "intake.report_locked" for one in outcome.findings):
        return _UNLOCK_IT
    return _NEXT[verdict]
