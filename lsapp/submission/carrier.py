# SPDX-License-Identifier: MIT
"""How a workbook carries its identity: the rows of the very hidden sheet, and the document properties."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterable, Iterator
from typing import Final

import msgspec

from lsapp.submission.payload import FORMAT, SCHEMA, Payload, digest
from lsapp.submission.sheets import CellValue

TEMPLATE_FORMAT: Final = "lsapp-template"
PROPERTY_PREFIX: Final = "lsapp_"
SHEET_MARK: Final = "#"
"""Cell A1 of a standard sheet holds this mark and the sheet's code; the cells beside it the fields."""

REVISION_MARK: Final = f"{SHEET_MARK}revision"
"""What stands left of a template's cell for the number of the sending."""

NO_RECORD: Final = "-"
"""What stands in the column of keys beside a row that is there for people alone."""

LITERAL_MARK: Final = "\u200b"
"""A zero-width space, which no field holds: a writer may put one where a cell's text would else be taken
for an escape (``_x0041_``). Cleaning drops it from visible cells; here it goes as well.
"""

_CHUNK = 16_000  # bytes: even doubled marks stay below Excel's 32,767 UTF-16 units


class Carried(msgspec.Struct, frozen=True, kw_only=True):
    """What the hidden sheet of a workbook says. ``payload`` is ``None`` in a template; ``identity`` only
    there. ``schema`` may be newer than ours; of a newer template nothing else is known.
    """

    format: str
    schema: int
    payload: bytes | None = None
    hash: str | None = None
    identity: TemplateIdentity | None = None


class TemplateIdentity(msgspec.Struct, frozen=True, kw_only=True):
    """For whom a blank template was made."""

    plan: str
    unit: str
    round: str
    catalogue: str
    application: str


_MARK = re.compile(f"{LITERAL_MARK}({LITERAL_MARK}?)")


class PayloadRows(Collection[tuple[str | int, ...]]):
    """The rows of the hidden sheet that carry a sealed payload, each made when its turn comes: as text
    the payload of a large submission takes more memory than all the rest of the workbook.
    """

    def __init__(self, payload: bytes) -> None:
        self._payload = payload
        self._cuts = _cuts(payload)

    def __len__(self) -> int:
        return len(self._head()) + len(self._cuts) - 1

    def __contains__(self, row: object) -> bool:
        return any(one == row for one in self)

    def __iter__(self) -> Iterator[tuple[str | int, ...]]:
        yield from self._head()
        for index, (start, end) in enumerate(itertools.pairwise(self._cuts)):
            text = self._payload[start:end].decode("utf-8")
            yield "payload", index, text.replace(LITERAL_MARK, LITERAL_MARK * 2)

    def _head(self) -> list[tuple[str | int, ...]]:
        return [
            ("format", FORMAT),
            ("schema", SCHEMA),
            ("hash", digest(self._payload)),
            ("chunks", len(self._cuts) - 1),
        ]


def payload_rows(payload: bytes) -> list[tuple[str | int, ...]]:
    """Return all the rows of the hidden sheet that carry a sealed payload."""
    return list(PayloadRows(payload))


def _cuts(payload: bytes) -> list[int]:
    """Return where the payload is cut, between characters, so that each chunk fits a cell."""
    cuts = [0]
    while (end := cuts[-1] + _CHUNK) < len(payload):
        while payload[end] & 0xC0 == 0x80:  # in the middle of a character
            end -= 1
        cuts.append(end)
    return [*cuts, len(payload)] if payload else cuts


def template_rows(identity: TemplateIdentity) -> list[tuple[str | int, ...]]:
    """Return the rows of the hidden sheet of a blank template."""
    return [
        ("format", TEMPLATE_FORMAT),
        ("schema", SCHEMA),
        ("identity", msgspec.json.encode(identity).decode()),
    ]


def read_rows(rows: Iterable[tuple[CellValue, ...]]) -> Carried | None:
    """Read the hidden sheet again; ``None`` where it is no sheet of ours or a part of it is gone.

    Whether the payload is sound is for ``lsapp.submission.versions`` to say.
    """
    named: dict[str, CellValue] = {}
    chunks: dict[int, str] = {}
    for row in rows:
        match row:
            case ("payload", int(index), str(text), *_):
                chunks[index] = text
            case (str(name), value, *_):
                named[name] = value
    schema, kind = named.get("schema"), named.get("format")
    if not isinstance(schema, int) or not isinstance(kind, str):
        return None
    if kind == TEMPLATE_FORMAT:
        return _read_template(kind, schema, named.get("identity"))
    if named.get("chunks") != len(chunks) or set(chunks) != set(range(len(chunks))):
        return None
    sealed = named.get("hash")
    text = "".join(chunks[index] for index in range(len(chunks)))
    if LITERAL_MARK in text:
        text = _MARK.sub(r"\1", text)
    return Carried(
        format=kind,
        schema=schema,
        payload=text.encode("utf-8", "surrogatepass"),
        hash=sealed if isinstance(sealed, str) else None,
    )


def _read_template(kind: str, schema: int, identity: CellValue) -> Carried | None:
    if schema > SCHEMA:
        return Carried(format=kind, schema=schema)
    try:
        who = msgspec.json.decode(str(identity), type=TemplateIdentity)
    except (msgspec.MsgspecError, UnicodeError):
        return None
    return Carried(format=kind, schema=schema, identity=who)


def properties(payload: Payload, payload_hash: str) -> dict[str, str]:
    """Return the custom document properties that name a submission."""
    return {
        f"{PROPERTY_PREFIX}{name}": str(value)
        for name, value in (
            ("format", FORMAT),
            ("plan", payload.plan),
            ("unit", payload.unit),
            ("round", payload.round),
            ("revision", payload.revision),
            ("uuid", payload.uuid),
            ("hash", payload_hash),
        )
    }
