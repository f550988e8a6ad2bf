# SPDX-License-Identifier: MIT
# ruff: noqa: D102 - the methods are SQLAlchemy's, and documented there
"""Portable column types: what a record's field looks like in a table.

SQLite's STRICT tables know only INTEGER and TEXT of these, so dates and JSON are text there; a
server database gets its own types where it has them.

``to_sqlite`` of a type is what a value that is there becomes on SQLite: for rows by the hundred thousand,
which SQLAlchemy's way around it would make wait.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import StrEnum
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine

_json = msgspec.json.Encoder(order="sorted")


def _moment_text(value: dt.datetime) -> str:
    if value.tzinfo is None:
        raise ValueError("a stored moment needs its zone")
    return value.astimezone(dt.UTC).isoformat(timespec="microseconds")


def _number_text(value: int | Decimal) -> str:
    if isinstance(value, int):
        return str(int(value))
    text = str(value)
    return text if "." in text or "E" in text else text + "."


def _json_text(value: object) -> str:
    return _json.encode(value).decode()


class DateText(TypeDecorator[dt.date]):
    """A day; ISO text on SQLite."""

    impl = sa.Date
    cache_ok = True
    to_sqlite = staticmethod(dt.date.isoformat)

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return sa.Text() if dialect.name == "sqlite" else sa.Date()

    def process_bind_param(self, value: dt.date | None, dialect: Dialect) -> Any:
        if value is None or dialect.name != "sqlite":
            return value
        return self.to_sqlite(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> dt.date | None:
        return dt.date.fromisoformat(value) if isinstance(value, str) else value


class MomentText(TypeDecorator[dt.datetime]):
    """A moment with its zone, kept in UTC; ISO text to the microsecond on SQLite, so that it sorts."""

    impl = sa.DateTime
    cache_ok = True
    to_sqlite = staticmethod(_moment_text)

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return sa.Text() if dialect.name == "sqlite" else sa.DateTime(timezone=True)

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        text = self.to_sqlite(value)
        return text if dialect.name == "sqlite" else value.astimezone(dt.UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> dt.datetime | None:
        return dt.datetime.fromisoformat(value) if isinstance(value, str) else value


class Flag(TypeDecorator[bool]):
    """Yes or no as 1 or 0."""

    impl = sa.Integer
    cache_ok = True
    to_sqlite = int

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:
        return None if value is None else self.to_sqlite(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> bool | None:
        return None if value is None else bool(value)


class Word(TypeDecorator[StrEnum]):
    """A member of an enumeration by its value."""

    impl = sa.Text
    cache_ok = True
    to_sqlite = staticmethod(str.__str__)

    def __init__(self, enumeration: type[StrEnum]) -> None:
        """Hold the members of ``enumeration``."""
        super().__init__()
        self.enumeration = enumeration

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:
        return None if value is None else self.to_sqlite(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        return None if value is None else self.enumeration(value)


class NumberText(TypeDecorator[int | Decimal]):
    """A whole or decimal number, exact to its last digit and to its kind.

    A whole number is its digits; a decimal without a point or exponent of its own gets a final
    point, because ``12`` and ``Decimal("12")`` are written differently in a sealed payload.
    """

    impl = sa.Text
    cache_ok = True
    to_sqlite = staticmethod(_number_text)

    def process_bind_param(self, value: int | Decimal | None, dialect: Dialect) -> str | None:
        return None if value is None else self.to_sqlite(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> int | Decimal | None:
        if value is None:
            return None
        return Decimal(value) if "." in value or "E" in value else int(value)


class JsonText(TypeDecorator[object]):
    """A list or a mapping as JSON text with sorted keys."""

    impl = sa.Text
    cache_ok = True
    to_sqlite = staticmethod(_json_text)

    def process_bind_param(self, value: object, dialect: Dialect) -> str | None:
        return None if value is None else self.to_sqlite(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> object:
        return None if value is None else msgspec.json.decode(value)
