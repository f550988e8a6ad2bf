# SPDX-License-Identifier: MIT
"""What the compiling department sends back on a submission: its decision and its comments, as a file.

Canonical JSON (RFC 8785) that carries the SHA-256 of itself, which tells damage, not who wrote it. The
same version may gain fields: a reader passes over those that it does not know.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from typing import Any, Final, TypeVar

import msgspec

from lsapp.domain.period import RoundCode
from lsapp.domain.records import ReturnDecision
from lsapp.domain.text import clean
from lsapp.errors import UserError

FORMAT: Final = "lsapp-return"
VERSION: Final = 1
SUFFIX: Final = ".lsreturn"
MAX_BYTES: Final = 8 * 1024 * 1024
MAX_NOTES: Final = 5_000
ANSWERS: Final = "answers"
"""The demand that each comment is answered before the next revision."""
MAX_WORDS: Final = 20_000
"""Characters of one comment, and of the remark on the whole."""

_SUM: Final = "sha256"
_CODE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
_HASH: Final = re.compile(r"[0-9a-f]{64}")
_NAME: Final = re.compile(r"[a-z][a-z_]{0,39}")
_KEY: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_LONGEST_FIELD: Final = 250
_T = TypeVar("_T")
_encoder = msgspec.json.Encoder(order="sorted")


class FileNote(msgspec.Struct, frozen=True, kw_only=True):
    """One comment: on a field of a record, on a whole record, or on the whole submission.

    ``kind``, ``record`` and ``field`` name the place as a finding does: a kind of record and its key, or
    ``stat_form`` and a form's code with ``row/column`` as the field.
    """

    kind: str | None = None
    record: str | None = None
    field: str | None = None
    text: str


class ReturnFile(msgspec.Struct, frozen=True, kw_only=True):
    """A return slip. ``hash`` is the submission's; ``sender`` the code of the unit that decided; ``due_on``
    the new deadline, where one is set; ``returned_at`` UTC to the second. ``demand`` is ``answers`` where
    each comment is to be answered before the next revision; where it is nothing the file has no such field.
    """

    format: str = FORMAT
    version: int = VERSION
    application: str
    sender: str
    plan: str
    unit: str
    round: str
    revision: int
    hash: str
    decision: ReturnDecision
    remark: str | None = None
    due_on: dt.date | None = None
    returned_at: dt.datetime
    notes: list[FileNote] = []
    demand: str | None = None


class _Head(msgspec.Struct, frozen=True):
    """What every version keeps."""

    format: str
    version: int
    application: str | None = None


def write_return_file(slip: ReturnFile) -> bytes:
    """Return the bytes of a slip: canonical JSON with its own SHA-256 in ``sha256``.

    Raises UserError ``return.inconsistent``, ``return.too_long``, ``return.too_big`` for what no reader
    would take.
    """
    _check(slip)
    fields = msgspec.to_builtins(slip)
    if slip.demand is None:
        del fields["demand"]  # as the files were before there was one
    content = _encoder.encode(fields | {_SUM: _digest(fields)})
    if len(content) > MAX_BYTES:
        raise UserError("return.too_big", limit=MAX_BYTES // 1024**2)
    return content


def read_return_file(content: bytes) -> ReturnFile:
    """Return the slip that ``content`` holds, its words cleaned.

    Raises UserError ``return.too_big``, ``return.unreadable`` (no slip at all), ``return.too_new``,
    ``return.damaged`` (its bytes are not those that were written), ``return.inconsistent`` or
    ``return.too_long``.
    """
    if len(content) > MAX_BYTES:
        raise UserError("return.too_big", limit=MAX_BYTES // 1024**2)
    head = _decoded(content, _Head)
    if head.format != FORMAT:
        raise UserError("return.unreadable")
    if head.version > VERSION:
        raise UserError("return.too_new", version=head.version, application=head.application or "?")
    fields = _decoded(content, dict[str, Any])
    # Doubled keys, another order or white space do not come out as they went in.
    if _encoder.encode(fields) != content or fields.pop(_SUM, None) != _digest(fields):
        raise UserError("return.damaged")
    try:
        slip = msgspec.convert(fields, ReturnFile)
    except msgspec.ValidationError as error:
        raise UserError("return.inconsistent", part=str(error)) from error
    _check(slip)
    return msgspec.structs.replace(
        slip,
        remark=clean(slip.remark),
        notes=[msgspec.structs.replace(one, text=clean(one.text) or "") for one in slip.notes],
    )


def return_file_name(prefix: str, slip: ReturnFile, content: bytes) -> str:
    """Return an ASCII name that tells what the slip is about, as ``KH48_2026_X06040_r1_1a2b3c4d.lsreturn``."""
    mark = return_digest(content)[:8]
    return f"{prefix}_{slip.round}_{slip.unit}_r{slip.revision}_{mark}{SUFFIX}"


def return_digest(content: bytes) -> str:
    """Return the SHA-256 of a slip's bytes, by which the same slip is known again."""
    return hashlib.sha256(content).hexdigest()


def _digest(fields: dict[str, Any]) -> str:
    return hashlib.sha256(_encoder.encode(fields)).hexdigest()


def _decoded(content: bytes, kind: type[_T]) -> _T:
    try:
        return msgspec.json.decode(content, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise UserError("return.unreadable") from error


def _check(slip: ReturnFile) -> None:
    """See that a slip names what it is about, and that nothing in it is without bound."""
    for name in ("sender", "plan", "unit"):
        _demand(_CODE.fullmatch(getattr(slip, name)) is not None, name)
    _demand(_HASH.fullmatch(slip.hash) is not None, "hash")
    _demand(1 <= slip.revision <= 1_000_000, "revision")
    _demand(_is_round(slip.round), "round")
    in_utc = slip.returned_at.utcoffset() == dt.timedelta(0) and not slip.returned_at.microsecond
    _demand(in_utc, "returned_at")
    _demand(len(slip.notes) <= MAX_NOTES, "notes")
    _demand(slip.demand is None or _NAME.fullmatch(slip.demand) is not None, "demand")
    for text in (slip.remark or "", *(one.text for one in slip.notes)):
        if len(text) > MAX_WORDS:
            raise UserError("return.too_long", limit=MAX_WORDS)
    for one in slip.notes:
        _demand(bool(clean(one.text)), "notes.text")
        _demand(one.kind is None or _NAME.fullmatch(one.kind) is not None, "notes.kind")
        _demand(one.record is None or _KEY.fullmatch(one.record) is not None, "notes.record")
        _demand(len(one.field or "") <= _LONGEST_FIELD, "notes.field")
        _demand(clean(one.field) == one.field, "notes.field")


def _demand(kept: bool, part: str) -> None:
    if not kept:
        raise UserError("return.inconsistent", part=part)


def _is_round(code: str) -> bool:
    try:
        return str(RoundCode.parse(code)) == code
    except UserError:
        return False
