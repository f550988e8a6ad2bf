# SPDX-License-Identifier: MIT
"""XML parts through expat under limits: UTF-8, no DTD, no entities, bounded depth and number."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final
from xml.parsers import expat

import msgspec

from lsapp.intake.limits import Limits
from lsapp.intake.refusal import Refusal

StartHandler = Callable[[str, list[str]], None]
EndHandler = Callable[[str], None]
TextHandler = Callable[[str], None]

_DECLARED: Final = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_ACCEPTED: Final = frozenset((b"utf-8", b"utf8", b"us-ascii", b"ascii"))
_WIDE_MARKS: Final = (b"\xff\xfe", b"\xfe\xff", b"\x00")
_OUT_OF_MEMORY: Final = 1  # XML_ERROR_NO_MEMORY
_BUFFER: Final = 1 << 16


class Element(msgspec.Struct, frozen=True, gc=False):
    """One element of a small part: local names, attributes by their full names, its own text."""

    name: str
    parent: str
    attributes: dict[str, str]
    text: str


def run_parser(
    part: str, data: bytes, start: StartHandler, end: EndHandler, text: TextHandler
) -> None:
    """Feed a whole part to the handlers; attributes come as a flat list of names and values.

    Names keep their prefixes. Raises ``package.encoding``, ``package.dtd`` or ``package.bad_xml``;
    what a handler raises passes through.
    """
    _check_encoding(part, data)
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.buffer_size = _BUFFER
    parser.ordered_attributes = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text

    def refuse_doctype(*_: object) -> None:
        raise Refusal("package.dtd", part=part)

    parser.StartDoctypeDeclHandler = refuse_doctype
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        if error.code == _OUT_OF_MEMORY:
            raise MemoryError from error
        raise Refusal("package.bad_xml", part=part, line=error.lineno) from error


def read_elements(part: str, data: bytes, limits: Limits) -> list[Element]:
    """Return every element of a small part (relationships, styles, properties) in document order.

    The first is the root, with the parent ``""``. Raises ``package.too_many_elements`` and
    ``package.too_deep`` besides what ``run_parser`` raises.
    """
    check_elements(part, data, limits.structure)
    found: list[Element | None] = []
    open_elements: list[tuple[int, str, dict[str, str], list[str]]] = []

    def start(name: str, attributes: list[str]) -> None:
        if len(open_elements) >= limits.depth:
            raise Refusal("package.too_deep", part=part, limit=limits.depth)
        pairs = dict(zip(attributes[::2], attributes[1::2], strict=True))
        open_elements.append((len(found), name.rpartition(":")[2], pairs, []))
        found.append(None)

    def end(_: str) -> None:
        place, name, attributes, texts = open_elements.pop()
        parent = open_elements[-1][1] if open_elements else ""
        found[place] = Element(name, parent, attributes, "".join(texts))

    def text(data: str) -> None:
        open_elements[-1][3].append(data)

    run_parser(part, data, start, end, text)
    return [element for element in found if element is not None]


def check_elements(part: str, data: bytes, limit: int) -> int:
    """Return the number of tags in ``data``, counted before any is built, up to ``limit``."""
    count = data.count(b"<")
    if count > limit:
        raise Refusal("package.too_many_elements", part=part, limit=limit)
    return count


def _check_encoding(part: str, data: bytes) -> None:
    declared = _DECLARED.match(data.removeprefix(b"\xef\xbb\xbf")[:200])
    if data.startswith(_WIDE_MARKS) or b"\x00" in data[:8]:
        raise Refusal("package.encoding", part=part)
    if declared and declared[1].lower() not in _ACCEPTED:
        raise Refusal("package.encoding", part=part)
