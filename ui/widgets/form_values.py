# SPDX-License-Identifier: MIT
"""Readers and words of a form's fields that are those of the grids, so that one text means one thing."""

from __future__ import annotations

from collections.abc import Callable

from lsapp.domain.table_values import PLAIN, ReadContext, ValueIssue, ValueKind, read_value
from lsapp.errors import UserError


def value_reader(kind: ValueKind, context: ReadContext = PLAIN) -> Callable[[str], object]:
    """Return what reads a field's text as a value of ``kind``; it raises ``UserError`` where the text
    cannot be understood.
    """

    def read(text: str) -> object:
        value = read_value(kind, text, context)
        if not isinstance(value, ValueIssue):
            return value
        if value.taken:
            return value.value
        raise UserError(value.code, **value.facts)

    return read
