# SPDX-License-Identifier: MIT
"""What a submission says: one unit, one round, one revision, as canonical JSON (RFC 8785)."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Final

import msgspec

from lsapp.domain.records import Records, Submission

FORMAT: Final = "lsapp-submission"
SCHEMA: Final = 1
ATTACHMENT_NAME: Final = "submission.json"
"""The name of the payload inside a PDF."""

# RFC 8785 asks for keys in UTF-16 order, the shortest number form and no white space. Our keys are ASCII
# and our numbers integers, for which msgspec's sorted output is the same to the byte, many times as
# fast; tests/submission holds it against the rfc8785 library.
_encoder = msgspec.json.Encoder(order="sorted")


class Snapshot(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The records of one unit in one round as they stand, without the identity of a revision."""

    plan: str
    unit: str
    round: str
    records: Records


class Payload(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sealed revision. ``made_at`` is UTC to the second; ``supersedes`` the hash of the revision before."""

    format: str = FORMAT
    schema: int = SCHEMA
    application: str
    catalogue: str
    plan: str
    unit: str
    round: str
    uuid: str
    revision: int
    supersedes: str | None = None
    reason: str | None = None
    made_at: dt.datetime
    records: Records

    @property
    def snapshot(self) -> Snapshot:
        """The records without the identity fields."""
        return Snapshot(plan=self.plan, unit=self.unit, round=self.round, records=self.records)


def canonical(value: Snapshot | Payload) -> bytes:
    """Return the canonical JSON of ``value``: UTF-8, sorted keys, no white space, no newline at the end."""
    return _encoder.encode(value)


def digest(payload: bytes) -> str:
    """Return the hash that seals a payload: SHA-256 of its bytes, 64 hexadecimal digits."""
    return hashlib.sha256(payload).hexdigest()


def file_stem(prefix: str, payload: Payload | Submission) -> str:
    """Return the ASCII file name of a submission without its ending, as ``KH48_2026_X06040_r1``."""
    return f"{prefix}_{payload.round}_{payload.unit}_r{payload.revision}"
