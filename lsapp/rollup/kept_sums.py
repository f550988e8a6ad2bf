# SPDX-License-Identifier: MIT
"""What a unit adds to a round's figures, as bytes: so that a payload is read once and not at every look.

The numbers of a form stand in the order of its rows and columns; what is read back for many units
shares the places that they are found by, a third of the memory that they would take apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import msgspec

from lsapp.catalogue.forms import CellPlace, Number
from lsapp.catalogue.model import Plan, StatForm, Unit
from lsapp.domain.records import OpenRow
from lsapp.rollup.breakdown import Dimension, Sums, UnitSums
from lsapp.rollup.form_parts import UnitForm

NAME: Final = "unit-sums.1"
"""What they are kept under; its number rises with what the bytes mean."""

_NOT_COUNTED: Final = b""


class _KeptForm(msgspec.Struct, frozen=True, array_like=True):
    said: bool
    nothing_arose: bool
    strays: int
    numbers: list[Number | None]
    not_applicable: dict[int, str | None]
    rows: tuple[OpenRow, ...]


class _Kept(msgspec.Struct, frozen=True, array_like=True):
    unit: Unit
    total: Sums
    parts: dict[Dimension, dict[str, Sums]]
    forms: dict[str, _KeptForm]


class SumsFile:
    """Writes and reads the sums of units under one plan."""

    def __init__(self, plan: Plan) -> None:
        self._places = {form.code: _places_of(form) for form in plan.forms}
        self._encode = msgspec.msgpack.Encoder().encode
        self._decode = msgspec.msgpack.Decoder(_Kept).decode
        self._lines: dict[tuple[Dimension, str], tuple[Dimension, str]] = {}

    def pack(self, sums: UnitSums | None) -> bytes:
        """Return sums as bytes; ``None`` stands for a report that is not counted."""
        if sums is None:
            return _NOT_COUNTED
        parts: dict[Dimension, dict[str, Sums]] = {}
        for (dimension, key), one in sums.parts.items():
            parts.setdefault(dimension, {})[key] = one
        forms = {code: self._packed(code, one) for code, one in sums.forms.items()}
        return self._encode(_Kept(sums.unit, sums.total, parts, forms))

    def unpack(self, content: bytes) -> UnitSums | None:
        """Return what ``pack`` was given. Raises ``ValueError`` where it gave other bytes."""
        if content == _NOT_COUNTED:
            return None
        try:
            kept = self._decode(content)
            forms = {code: self._unpacked(code, one) for code, one in kept.forms.items()}
        except (msgspec.MsgspecError, LookupError, ValueError) as error:
            raise ValueError("these are no sums of this plan") from error
        shared = self._lines.setdefault
        parts = {
            shared((dimension, key), (dimension, key)): sums
            for dimension, lines in kept.parts.items()
            for key, sums in lines.items()
        }
        return UnitSums(unit=kept.unit, total=kept.total, parts=parts, forms=forms)

    def _packed(self, code: str, one: UnitForm) -> _KeptForm:
        places = self._places[code]
        return _KeptForm(
            said=one.said,
            nothing_arose=one.nothing_arose,
            strays=one.strays,
            numbers=[one.numbers.get(place) for place in places],
            not_applicable=_by_place(places, one.not_applicable),
            rows=one.rows,
        )

    def _unpacked(self, code: str, one: _KeptForm) -> UnitForm:
        places = self._places[code]
        return UnitForm(
            said=one.said,
            nothing_arose=one.nothing_arose,
            strays=one.strays,
            numbers={
                place: number
                for place, number in zip(places, one.numbers, strict=True)
                if number is not None
            },
            not_applicable={places[at]: reason for at, reason in one.not_applicable.items()},
            rows=one.rows,
        )


def _by_place(
    places: tuple[CellPlace, ...], marked: Mapping[CellPlace, str | None]
) -> dict[int, str | None]:
    return {at: marked[place] for at, place in enumerate(places) if place in marked}


def _places_of(form: StatForm) -> tuple[CellPlace, ...]:
    return tuple((row.code, column.code) for row in form.rows for column in form.columns)
