# SPDX-License-Identifier: MIT
"""Round figures for an axis, and amounts of đồng in the unit that reads best."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

import msgspec
from PySide6.QtCore import QCoreApplication

from lsapp.domain.numbers import format_number

_STEPS: Final = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


def nice_step(span: Decimal, most: int) -> Decimal:
    """Return the smallest of 1, 2, 2,5, 5 times a power of ten that cuts ``span`` into ``most`` parts."""
    if span <= 0 or most < 1:
        return Decimal(1)
    raw = span / most
    power = Decimal(1).scaleb(raw.adjusted())
    return next(step * power for step in _STEPS if step * power >= raw)


def nice_ticks(values: Iterable[Decimal], most: int = 5, whole: bool = False) -> list[Decimal]:
    """Return round figures from zero (or below the least value) to at least the greatest.

    At most ``most`` steps above zero; ``whole`` keeps to whole numbers, for what is counted.
    """
    known = [*values, Decimal(0)]
    low, high = min(known), max(known)
    if low == high:
        high = Decimal(1)
    step = nice_step(high - low, most)
    if whole:
        step = max(step.to_integral_value(ROUND_HALF_UP), Decimal(1))
    first = (low / step).to_integral_value("ROUND_FLOOR")
    last = (high / step).to_integral_value("ROUND_CEILING")
    return [step * at for at in range(int(first), int(last) + 1)]


class MoneyUnit(msgspec.Struct, frozen=True):
    """How many đồng one unit holds, and its name: ``triệu đồng``."""

    dong: int
    name: str

    def amount(self, dong: int, decimals: int = 1) -> str:
        """Return an amount of đồng in this unit: ``1.234,5``; zeros at the end are left out."""
        number = Decimal(dong) / self.dong
        if number.as_tuple().exponent != 0:
            number = number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
        return format_number(number)

    def words(self, dong: int | None) -> str:
        """Return an amount with the unit's name; words where there is none."""
        if dong is None:
            return QCoreApplication.translate("MoneyBars", "chưa có số liệu")
        return f"{self.amount(dong, 3)} {self.name}"


def money_unit(amounts: Sequence[int]) -> MoneyUnit:
    """Return the unit in which the greatest of the amounts, in đồng, is read most easily."""
    greatest = max((abs(amount) for amount in amounts), default=0)
    if greatest >= 10_000_000_000:
        return MoneyUnit(10**9, QCoreApplication.translate("MoneyBars", "tỷ đồng"))
    if greatest >= 1_000_000 or greatest == 0:
        return MoneyUnit(10**6, QCoreApplication.translate("MoneyBars", "triệu đồng"))
    return MoneyUnit(1, QCoreApplication.translate("MoneyBars", "đồng"))
