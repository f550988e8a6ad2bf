# SPDX-License-Identifier: MIT
"""What is held of a series (plan, unit, round), and what an arriving revision is beside it.

Both are pure functions of what is held, so the order in which files arrive never matters.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import StrEnum

import msgspec


class Verdict(StrEnum):
    """The label of a file at its arrival."""

    NEW = "new"
    SAME = "same"
    NEWER = "newer"
    NEWER_UNKNOWN_PARENT = "newer-unknown-parent"
    OLDER = "older"
    CONFLICT = "conflict"
    LOCKED = "locked"
    EDITED = "edited"
    FOREIGN = "foreign"
    TOO_NEW = "too-new"
    DAMAGED = "damaged"
    NOT_A_SUBMISSION = "not-a-submission"


TAKEN = frozenset({Verdict.NEW, Verdict.NEWER, Verdict.NEWER_UNKNOWN_PARENT})
"""Verdicts whose records enter the tables."""

SETTLED = TAKEN | {Verdict.SAME, Verdict.OLDER}
"""Verdicts that leave nothing for a person to decide."""


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """One sealed revision as the series sees it."""

    hash: str
    revision: int
    supersedes: str | None = None


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """What a series comes to: its head, or the hashes that claim the highest revision together."""

    head: Held | None
    conflict: tuple[Held, ...] = ()


def standing(
    held: Collection[Held],
    chosen: Collection[str] = (),
    accepted: Collection[str] = (),
    locked: Collection[str] = (),
) -> Standing:
    """Return where a series stands: the highest revision is the head; two hashes at that revision are a
    conflict until one is among the ``chosen``, else among the ``accepted``; meanwhile the highest
    undisputed revision stays head. A ``locked`` hash is the head over all of that.
    """
    bound = [one for one in held if one.hash in locked]
    if bound:
        return Standing(head=max(bound, key=lambda one: (one.revision, one.hash)))
    by_revision: dict[int, dict[str, Held]] = {}
    for one in held:
        by_revision.setdefault(one.revision, {})[one.hash] = one
    conflict: tuple[Held, ...] = ()
    for revision in sorted(by_revision, reverse=True):
        claims = by_revision[revision]
        picked = (
            [one for key, one in claims.items() if key in chosen]
            or [one for key, one in claims.items() if key in accepted]
            or list(claims.values())
        )
        if len(picked) == 1:
            return Standing(head=picked[0], conflict=conflict)
        conflict = conflict or tuple(sorted(picked, key=lambda one: one.hash))
    return Standing(head=None, conflict=conflict)


def verdict_on(arriving: Held, held: Sequence[Held]) -> Verdict:
    """Return the verdict on a sound file of a known unit and plan, beside what the series holds."""
    if any(one.hash == arriving.hash for one in held):
        return Verdict.SAME
    if not held:
        first = arriving.revision == 1 and arriving.supersedes is None
        return Verdict.NEW if first else Verdict.NEWER_UNKNOWN_PARENT
    top = max(one.revision for one in held)
    if arriving.revision < top:
        return Verdict.OLDER
    if arriving.revision == top:
        return Verdict.CONFLICT
    heads = {one.hash for one in held if one.revision == top}
    return Verdict.NEWER if heads == {arriving.supersedes} else Verdict.NEWER_UNKNOWN_PARENT


def behind_a_lock(verdict: Verdict) -> Verdict:
    """Return the verdict on a file of a series whose head is locked: what would take its place is held."""
    replaces = verdict in TAKEN or verdict is Verdict.CONFLICT
    return Verdict.LOCKED if replaces else verdict
