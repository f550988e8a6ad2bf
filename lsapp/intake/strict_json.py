# SPDX-License-Identifier: MIT
"""JSON within what our payload needs: no floats, no duplicate keys, nothing without bound."""

from __future__ import annotations

import itertools
import json
import re
from typing import Final, NoReturn

from lsapp.intake.limits import DEFAULT_LIMITS, MIB, Limits
from lsapp.intake.refusal import Refusal, quoted

_STRING: Final = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
_NOT_BRACKETS: Final = bytes(set(range(256)) - set(b"[]{}"))
_STEPS: Final = {ord("["): 1, ord("{"): 1, ord("]"): -1, ord("}"): -1}
_SURROGATE: Final = re.compile(rb"\\u[dD][89a-fA-F]")


def strict_json(data: bytes, limits: Limits = DEFAULT_LIMITS) -> object:
    """Return the value of a JSON text of at most ``limits.part`` bytes.

    Raises ``json.too_big``, ``json.encoding``, ``json.too_deep``, ``json.syntax``,
    ``json.duplicate_key``, ``json.not_integer``, ``json.number_too_long`` or ``json.surrogate``.
    """
    if len(data) > limits.part:
        raise Refusal("json.too_big", limit=limits.part // MIB)
    if data.startswith(b"\xef\xbb\xbf"):
        raise Refusal("json.encoding")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refusal("json.encoding") from error
    _check_depth(data, limits.depth)

    def whole_number(digits: str) -> int:
        if len(digits) > limits.digits:
            raise Refusal("json.number_too_long", limit=limits.digits)
        return int(digits)

    try:
        value: object = json.loads(
            text,
            object_pairs_hook=_unique,
            parse_int=whole_number,
            parse_float=_refuse_float,
            parse_constant=_refuse_float,
        )
    except json.JSONDecodeError as error:
        raise Refusal("json.syntax", line=error.lineno, column=error.colno) from error
    if _SURROGATE.search(data):
        _check_surrogates(value)
    return value


def _check_depth(data: bytes, limit: int) -> None:
    """Refuse before any parser recurses: brackets outside strings, summed from the left."""
    if data.count(b"[") + data.count(b"{") <= limit:
        return
    brackets = _STRING.sub(b"", data).translate(None, _NOT_BRACKETS)
    if max(itertools.accumulate(map(_STEPS.__getitem__, brackets)), default=0) > limit:
        raise Refusal("json.too_deep", limit=limit)


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        key = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise Refusal("json.duplicate_key", key=quoted(key))
    return found


def _refuse_float(text: str) -> NoReturn:
    raise Refusal("json.not_integer", number=quoted(text, 30))


def _check_surrogates(value: object) -> None:
    try:
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError as error:
        raise Refusal("json.surrogate") from error
