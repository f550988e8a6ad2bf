# SPDX-License-Identifier: MIT
"""Grid columns that read and show by the readers that paste and import use as well."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lsapp.domain.table_values import (
    PLAIN,
    ReadContext,
    ValueIssue,
    ValueKind,
    read_value,
    show_value,
)
from lsapp.messages import explain
from ui.models.grid_columns import Unreadable


def reader(kind: ValueKind, language: str, context: ReadContext = PLAIN) -> Callable[[str], Any]:
    """Return what turns typed text into the field's value, or into ``Unreadable`` with the reason."""

    def read(text: str) -> Any:
        value = read_value(kind, text, context)
        if not isinstance(value, ValueIssue):
            return value
        if value.taken:
            return value.value
        return Unreadable(text, explain(value.code, language, **value.facts))

    return read


def shower(kind: ValueKind, context: ReadContext = PLAIN) -> Callable[[Any], str]:
    """Return what turns a field's value into the words of its cell."""

    def show(value: Any) -> str:
        return show_value(kind, value, context)

    return show
