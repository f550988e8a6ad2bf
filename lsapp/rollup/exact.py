# SPDX-License-Identifier: MIT
"""Sums of cells without rounding, in one form."""

from __future__ import annotations

from decimal import Context, Decimal
from typing import Final

from lsapp.catalogue.forms import Number

EXACT: Final = Context(prec=60)
"""Digits of a sum: more than any sum of cells of up to 10^15 with decimals can need."""


def plain_number(number: Number) -> Number:
    """Return a sum in its one form: an ``int`` where it is whole, else without zeros at the end."""
    if isinstance(number, int):
        return number
    if number == number.to_integral_value():
        return int(number)
    return Decimal(f"{number:f}".rstrip("0"))
