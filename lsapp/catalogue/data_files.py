# SPDX-License-Identifier: MIT
"""Reads data files as text and as TOML trees, and checks every text in them."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from lsapp.catalogue.faults import FaultList

_PLACE: Final = re.compile(
    r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$"
)


def read_text(path: Path, faults: FaultList) -> str | None:
    """Return the text of ``path`` without a byte order mark, or ``None`` after adding a fault."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        faults.add(path, "-", "missing_file")
        return None
    except OSError as error:
        faults.add(path, "-", "unreadable", detail=error.strerror or error)
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        faults.add(path, "-", "encoding", at=error.start + 1)
        return None


def read_tree(path: Path, faults: FaultList) -> dict[str, Any] | None:
    """Return the TOML tree of ``path``, or ``None`` after adding a fault; its texts are checked
    too.
    """
    text = read_text(path, faults)
    if text is None:
        return None
    try:
        tree = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        detail, place = _syntax_fault(str(error))
        faults.add(path, place, "syntax", detail=detail)
        return None
    for key, value in _texts(tree, ""):
        check_text(value, path, key, faults)
    return tree


def check_text(text: str, file: Path, key: str, faults: FaultList) -> None:
    """Add a fault when ``text`` is empty, padded, not NFC, or holds a control character."""
    if not text.strip():
        faults.add(file, key, "empty")
    elif text != text.strip():
        faults.add(file, key, "spaces")
    if not unicodedata.is_normalized("NFC", text):
        faults.add(file, key, "not_nfc")
    if text.isprintable():
        return
    for character in text:
        if character != "\n" and unicodedata.category(character) == "Cc":
            faults.add(file, key, "control", point=f"{ord(character):04X}")
            return


def _texts(tree: object, key: str) -> Iterator[tuple[str, str]]:
    if isinstance(tree, str):
        yield key, tree
    elif isinstance(tree, dict):
        for name, value in tree.items():
            yield from _texts(value, f"{key}.{name}" if key else str(name))
    elif isinstance(tree, list):
        for index, value in enumerate(tree):
            yield from _texts(value, f"{key}[{index}]")


def _syntax_fault(message: str) -> tuple[str, str]:
    """Split the parser's ``… (at line 3, column 13)`` into its words and the Vietnamese place."""
    found = _PLACE.search(message)
    if found is None:
        return message, "-"
    line, column = found["line"], found["column"]
    return message[: found.start()], f"dòng {line}, cột {column}" if line else "cuối tệp"
