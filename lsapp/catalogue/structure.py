# SPDX-License-Identifier: MIT
"""Turns TOML trees into the catalogue's structs; every key that does not fit becomes a fault."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin

import msgspec

from lsapp.catalogue.faults import FaultList, add_conversion_fault
from lsapp.catalogue.model import Entry

_E = TypeVar("_E", bound=Entry)


def to_struct(tree: object, shape: type[_E], file: Path, key: str, faults: FaultList) -> _E | None:
    """Return ``tree`` as a ``shape``, or ``None`` after adding a fault for each key that does not
    fit.

    ``key`` is where ``tree`` stands in ``file``, empty for the whole file.
    """
    try:
        return msgspec.convert(tree, shape)
    except msgspec.ValidationError as error:
        before = len(faults)
        _add_faults(tree, shape, file, key, faults)
        if len(faults) == before:  # the walk below found nothing to say: say what msgspec said
            add_conversion_fault(faults, file, key or "-", str(error))
        return None


def to_structs(
    tree: dict[str, Any], name: str, shape: type[_E], file: Path, faults: FaultList
) -> tuple[_E, ...]:
    """Return the entries under the single key ``name`` of a file, without those that do not fit."""
    for key in tree:
        if key != name:
            faults.add(file, key, "unknown_key")
    if name not in tree:
        faults.add(file, name, "missing_key")
        return ()
    entries = tree[name]
    if not isinstance(entries, list):
        add_conversion_fault(faults, file, name, f"Expected `array`, got `{_kind(entries)}`")
        return ()
    found = (
        to_struct(entry, shape, file, f"{name}[{index}]", faults)
        for index, entry in enumerate(entries)
    )
    return tuple(entry for entry in found if entry is not None)


def _add_faults(tree: object, shape: type[Entry], file: Path, key: str, faults: FaultList) -> None:
    """Look at each key by itself, where msgspec stops at the first."""
    if not isinstance(tree, dict):
        add_conversion_fault(faults, file, key or "-", f"Expected `object`, got `{_kind(tree)}`")
        return
    fields = {field.name: field for field in msgspec.structs.fields(shape)}
    for name in tree:
        if name not in fields:
            faults.add(file, _join(key, name), "unknown_key")
    for name, field in fields.items():
        if name in tree:
            _add_value_faults(tree[name], field.type, file, _join(key, name), faults)
        elif field.required:
            faults.add(file, _join(key, name), "missing_key")


def _add_value_faults(value: object, kind: Any, file: Path, key: str, faults: FaultList) -> None:
    arguments = get_args(kind)
    inner = arguments[0] if get_origin(kind) is tuple and arguments else None
    if isinstance(value, list) and isinstance(inner, type) and issubclass(inner, Entry):
        for index, item in enumerate(value):
            _add_faults(item, inner, file, f"{key}[{index}]", faults)
        return
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        add_conversion_fault(faults, file, key, str(error))


def _join(key: str, name: str) -> str:
    return f"{key}.{name}" if key else name


def _kind(value: object) -> str:
    if isinstance(value, dict):
        return "object"
    return "array" if isinstance(value, list) else type(value).__name__
