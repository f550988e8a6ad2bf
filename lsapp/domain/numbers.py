# SPDX-License-Identifier: MIT
"""Numbers and money as Vietnamese offices write them: ``1.234.567,5``, ``12.500.000 đồng``, ``5
triệu``.

A dot groups thousands, a comma stands before decimals (Luật Kế toán 88/2015/QH13, Điều 11). Money
is whole đồng everywhere; triệu đồng are for paper alone.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final

from lsapp.domain.text import clean_line, fold
from lsapp.errors import UserError

MAX_DIGITS: Final = 15
"""The most digits of a number: what a spreadsheet cell keeps exactly."""

MAX_NUMBER: Final = 10**MAX_DIGITS
"""The largest number that a record holds, in đồng or in whatever is counted."""

_SHOWN: Final = 80
_SMALLEST: Final = -6  # the exponent of a millionth
_WIDE: Final = Context(prec=200)
_MILLION: Final = 1_000_000

_MINUS: Final = "\u2212\u2013\u2012-"
_SIGN: Final = re.compile(rf"([+{_MINUS}]?) ?(.+)", re.DOTALL)
# Each way of writing: its shape, what groups the digits, what stands before the decimals. The
# Vietnamese reading comes first; the others are told from it by their shape alone.
_WAYS: Final = (
    (re.compile(r"[0-9]+(,[0-9]+)?"), "", ","),
    (re.compile(r"[1-9][0-9]{0,2}(\.[0-9]{3})+(,[0-9]+)?"), ".", ","),
    (re.compile(r"[1-9][0-9]{0,2}( [0-9]{3})+(,[0-9]+)?"), " ", ","),
    (re.compile(r"[1-9][0-9]{0,2}(,[0-9]{3}){2,}(\.[0-9]+)?"), ",", "."),
    (re.compile(r"[1-9][0-9]{0,2}(,[0-9]{3})+\.[0-9]+"), ",", "."),
    (re.compile(r"[0-9]+\.([0-9]{1,2}|[0-9]{4,})|0\.[0-9]+"), "", "."),
)


def canonical_decimal(value: Decimal) -> Decimal:
    """Return ``value`` without exponent, trailing zeros or a minus before zero: one form for one
    number.

    Raises ``UserError("number.unreadable")`` for NaN and infinity, ``"number.too_long"`` above
    ``MAX_NUMBER``, above ``MAX_DIGITS`` digits and for what is smaller than a millionth.
    """
    if not value.is_finite():
        raise UserError("number.unreadable", text=str(value)[:_SHOWN])
    if not value:
        return Decimal(0)
    if value.copy_abs() == MAX_NUMBER:
        return Decimal(int(value))
    # Below a millionth Decimal itself writes an exponent; above the digits zeros would only grow.
    text = f"{value:f}" if _SMALLEST <= value.adjusted() < MAX_DIGITS else ""
    text = text.rstrip("0").rstrip(".") if "." in text else text
    if not 0 < sum(char.isdigit() for char in text.lstrip("-0.")) <= MAX_DIGITS:
        raise UserError("number.too_long", text=str(value)[:_SHOWN], limit=MAX_DIGITS)
    return Decimal(text)


def canonical_number(value: int | Decimal) -> int | Decimal:
    """Return ``value`` as records hold it: an ``int`` where it is whole, else a canonical
    ``Decimal``.
    """
    if isinstance(value, int):
        if abs(value) > MAX_NUMBER:
            raise UserError("number.too_long", text=f"> 10^{MAX_DIGITS}", limit=MAX_DIGITS)
        return value
    number = canonical_decimal(value)
    return int(number) if number == number.to_integral_value() else number


def _grouped(digits: str) -> str:
    return f"{int(digits):,}".replace(",", ".")


def format_number(value: int | Decimal, decimals: int | None = None) -> str:
    """Return ``value`` as ``1.234.567,5``.

    ``decimals`` fixes the places after the comma, rounding half up; without it all significant
    places are shown.
    """
    number = Decimal(value)
    if decimals is not None:
        number = number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, _WIDE)
    whole, _, part = f"{abs(number):f}".partition(".")
    if decimals is None:
        part = part.rstrip("0")
    sign = "-" if number < 0 else ""
    return f"{sign}{_grouped(whole)},{part}" if part else f"{sign}{_grouped(whole)}"


def _unreadable(code: str, text: str) -> UserError:
    return UserError(code, text=text[:_SHOWN])


def parse_number(text: str) -> int | Decimal:
    """Return the number that ``text`` writes: ``int`` where it is whole.

    The Vietnamese reading rules: ``12.500`` is twelve thousand five hundred, ``8,5`` is eight and a
    half, ``1,234`` is one and 234 thousandths. A dot that cannot group thousands stands before
    decimals (``1.5`` is 1,5), and two commas can only group (``1,234,567``). What could be a slip
    (``1500.000``, ``1.50.000``) raises ``UserError("number.unreadable")``, as do exponents, NaN and
    infinity; more than ``MAX_DIGITS`` digits (but ``MAX_NUMBER`` itself) raise
    ``"number.too_long"``.
    """
    line = clean_line(text) or ""
    found = _SIGN.fullmatch(line)
    for shape, group, point in _WAYS if found and len(line) <= _SHOWN else ():
        sign, body = found.groups() if found else ("", "")
        if not shape.fullmatch(body):
            continue
        plain = Decimal((body.replace(group, "") if group else body).replace(point, "."))
        digits = sum(char.isdigit() for char in body.lstrip("0.,"))
        if digits > MAX_DIGITS and plain != MAX_NUMBER:
            raise UserError("number.too_long", text=line[:_SHOWN], limit=MAX_DIGITS)
        number = canonical_number(plain)
        return -number if sign and sign in _MINUS else number
    raise _unreadable("number.unreadable", text)


_SCALES: Final = {
    "": 1, "nghin": 10**3, "ngan": 10**3, "k": 10**3,
    "trieu": 10**6, "tr": 10**6, "ty": 10**9, "ti": 10**9,
}  # fmt: skip
_CURRENCY: Final = re.compile(r"\.? ?(?:dong|vnd|d|₫)\.?$")
_AMOUNT: Final = re.compile(
    r"([0-9.,]+(?: [0-9]{3}(?![0-9]))*(?:,[0-9]+)?) ?(nghin|ngan|k|trieu|tr|ty|ti)? ?"
)


def parse_money(text: str) -> int:
    """Return the đồng that ``text`` writes: ``12.500.000 đ``, ``5 triệu``, ``1,5 tỷ``, ``1 tỷ 200
    triệu``.

    Raises ``UserError("money.unreadable")``, and ``"money.not_whole"`` where a fraction of a đồng
    would be left (``12,5`` without its triệu).
    """
    typed = (clean_line(text) or "")[: _SHOWN + 1]
    line = _CURRENCY.sub("", fold(typed))
    found = _SIGN.fullmatch(line)
    # Folding makes 2 of ²: only plain digits are money.
    if not found or len(line) > _SHOWN or any(c.isnumeric() and not c.isascii() for c in typed):
        raise _unreadable("money.unreadable", text)
    total, above, end = Decimal(0), 10**12, 0
    body = found[2]
    while end < len(body):
        amount = _AMOUNT.match(body, end)
        scale = _SCALES[amount[2] or ""] if amount else above
        if not amount or scale >= above:
            raise _unreadable("money.unreadable", text)
        try:
            number = parse_number(amount[1])
        except UserError as error:
            raise _unreadable("money.unreadable", text) from error
        total += scale * number
        above, end = scale, amount.end()
    if total != total.to_integral_value():
        raise _unreadable("money.not_whole", text)
    if total > MAX_NUMBER:
        raise UserError("number.too_long", text=line, limit=MAX_DIGITS)
    return -int(total) if found[1] and found[1] in _MINUS else int(total)


def format_money(dong: int) -> str:
    """Return an amount of đồng in words of print: ``12.500.000 đồng``."""
    return f"{format_number(dong)} đồng"


def format_millions(dong: int, decimals: int = 3) -> str:
    """Return an amount of đồng in triệu đồng for paper: ``12.500.000`` gives ``12,5``.

    At most ``decimals`` places, rounded half up, zeros at the end left out.
    """
    step = 10**decimals
    units, rest = divmod(abs(dong) * step, _MILLION)
    units += 2 * rest >= _MILLION
    whole, part = divmod(units, step)
    places = f"{part:0{decimals}d}".rstrip("0") if decimals else ""
    sign = "-" if dong < 0 and units else ""
    return f"{sign}{format_number(whole)},{places}" if places else f"{sign}{format_number(whole)}"
