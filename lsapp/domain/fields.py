# SPDX-License-Identifier: MIT
"""Which fields of a record are free text: the one table that cleaning, rules and search go by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final, TypeVar

import msgspec

from lsapp.domain.records import OpenRow, Record

_R = TypeVar("_R", bound=Record)

TEXT_FIELDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "local_unit": ("name", "symbol"),
        "letterhead": (
            "parent_body", "name", "place", "authority", "signer_title", "signer_name",
            "addressee", "recipients", "archive_mark", "report_symbol", "programme_symbol",
        ),
        "programme": ("number", "symbol", "signatory", "title", "legal_bases", "note"),
        "activity": (
            "content", "lead_unit", "cooperating_units", "timeframe", "product", "indicator",
            "baseline", "target", "note",
        ),
        "report": ("number", "symbol"),
        "progress": ("result", "indicator_reached", "difficulty", "cause", "proposal"),
        "stat_value": ("reason",),
        "group_statement": ("reason", "summary"),
        "section": ("text",),
        "answer": ("text", "comment"),
        "evidence": ("name", "note"),
        "round": ("note",),
        "submission": ("reason",),
        "receipt": ("file_name", "decision", "note"),
        "dispatch": ("recipient", "subject", "note"),
        "return_slip": ("remark",),
        "return_note": ("text",),
        "draft_note": ("text",),
        "obligation": ("reason",),
        "department_form": ("title", "file_name"),
        "compiled_section": ("text",),
    }
)  # fmt: skip
"""The fields of each kind in people's own words; its other texts are codes, keys and choices. What
an open row says stands in its cells.
"""

_CELLS: Final = "cells/"


def texts_of(record: Record) -> Iterator[tuple[str, str]]:
    """Yield each free text of a record with its field; a cell of an open row is ``cells/<column>``."""
    for name in TEXT_FIELDS.get(record.KIND, ()):
        text = getattr(record, name)
        if text is not None:
            yield name, text
    if isinstance(record, OpenRow):
        for column, value in record.cells.items():
            if isinstance(value, str):
                yield f"{_CELLS}{column}", value


def column_of(field: str) -> str | None:
    """Return the column of a field that ``texts_of`` names for a cell; ``None`` for any other."""
    return field.removeprefix(_CELLS) if field.startswith(_CELLS) else None


def with_text(record: _R, field: str, text: str) -> _R:
    """Return the record with another text in a field that ``texts_of`` names."""
    column = column_of(field)
    if column is None or not isinstance(record, OpenRow):
        return msgspec.structs.replace(record, **{field: text})
    return msgspec.structs.replace(record, cells={**record.cells, column: text})
