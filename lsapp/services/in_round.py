# SPDX-License-Identifier: MIT
"""Where records of a round belong: one unit's, under one plan, in one round."""

from __future__ import annotations

from typing import Protocol

from lsapp.domain.records import Record, natural_key


class InRound(Protocol):
    """What names a unit's round by codes: a view of the window, a snapshot."""

    @property
    def plan(self) -> str:
        """The plan's code."""

    @property
    def unit(self) -> str:
        """The unit's code."""

    @property
    def round(self) -> str:
        """The round's code."""


def round_key(kind: type[Record], place: InRound, *parts: str) -> str:
    """Return the key of the record that stands once in a round for ``parts``: an activity's progress, a
    form's cell, a section's text.
    """
    return natural_key(kind, place.unit, place.plan, place.round, *parts)
