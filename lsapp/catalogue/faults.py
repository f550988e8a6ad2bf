# SPDX-License-Identifier: MIT
"""Faults of data files: gathered while reading, raised as one ``UserError``.

A fault names the file, the key and what is wrong, in Vietnamese, for the person who edits the file.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

from lsapp.errors import UserError

WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "missing_file": "thiếu tệp này",
        "unreadable": "không đọc được tệp: {detail}",
        "encoding": "tệp không phải UTF-8 (byte thứ {at}); hãy lưu lại bằng mã UTF-8",
        "syntax": "sai cú pháp TOML: {detail}",
        "header": "dòng tiêu đề phải có đúng các cột: {expected}",
        "cells": "dòng có {count} ô, cần {expected}",
        "unknown_key": "khóa lạ, chương trình không dùng; xem lại chính tả",
        "missing_key": "thiếu khóa bắt buộc này",
        "type": "cần {expected}, đang là {got}",
        "value": "giá trị không được chấp nhận: {detail}",
        "not_nfc": "chữ chưa ở dạng Unicode dựng sẵn (NFC)",
        "empty": "không được để trống",
        "spaces": "có dấu cách hoặc xuống dòng thừa ở đầu hoặc cuối",
        "control": "có ký tự điều khiển U+{point}",
        "pattern": "mã “{value}” không đúng dạng: {expected}",
        "duplicate": "“{value}” đã dùng ở {first}",
        "repeated": "“{value}” ghi hai lần trong danh sách",
        "unknown_reference": "“{value}” không có trong {where}",
        "self_sum": "“{value}” không thể cộng chính nó",
        "cycle": "vòng lặp trong phép cộng: {path}",
        "not_numeric": "cột “{value}” không phải cột số nên không cộng, không so sánh được",
        "dates": "ngày {later} phải từ ngày {earlier} trở đi ({bound})",
        "none_of": "cần ít nhất một {what}",
        "by_group": "phải có đúng một mục by_group = true, đang có {count}",
        "level_jump": "cấp {level} không thể đứng ngay sau cấp {before}",
        "file_name": "mã biểu là “{value}” thì tệp phải tên {expected}",
        "layout": "{detail}",
        "range": "phải từ {low} đến {high}",
        "placeholder": "chỗ điền “{value}” không dùng được; các chỗ điền: {known}",
        "uncovered": "chưa có thể thức cho loại đơn vị “{value}”",
        "newer_exists": "trùng mã kế hoạch “{value}” và cùng phiên bản với {first}",
    }
)
"""What each code of fault says; the braces are filled with its facts."""

_TYPE_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "str": "chữ trong ngoặc kép",
        "int": "số nguyên",
        "float": "số thập phân",
        "bool": "true hoặc false",
        "date": "ngày (năm-tháng-ngày, không trong ngoặc kép)",
        "datetime": "ngày giờ",
        "time": "giờ",
        "array": "danh sách [...]",
        "object": "bảng",
        "null": "trống",
    }
)
_EXPECTED = re.compile(r"Expected `([^`]+)`, got `([^`]+)`")
_AT = re.compile(r" - at `([^`]*)`$")


class Fault(NamedTuple):
    """One fault: the file's path, the key (``groups[0].title``, or a line), its code and words."""

    file: str
    key: str
    code: str
    text: str

    def __str__(self) -> str:
        """Give the fault as one line."""
        return f"{self.file}: {self.key}: {self.text}"


class FaultList:
    """Gathers the faults of one load; ``file`` of a new fault is a path, ``key`` the place inside
    it.
    """

    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def __bool__(self) -> bool:
        return bool(self._faults)

    def __len__(self) -> int:
        return len(self._faults)

    def add(self, file: Path | str, key: str, code: str, /, **facts: object) -> None:
        """Add a fault; line breaks in ``facts`` become spaces, so that a fault stays one line."""
        plain = {name: " ".join(str(fact).split()) for name, fact in facts.items()}
        self._faults.append(Fault(str(file), key, code, WORDS[code].format(**plain)))

    def raise_if_any(self) -> None:
        """Raise ``UserError("catalogue.invalid")`` when there is a fault.

        Facts: ``file``, ``key``, ``fault`` and ``fault_code`` of the first; ``count`` of all;
        ``faults``, a tuple of one line each.
        """
        if not self._faults:
            return
        first = self._faults[0]
        raise UserError(
            "catalogue.invalid",
            file=first.file,
            key=first.key,
            fault=first.text,
            fault_code=first.code,
            count=len(self._faults),
            faults=tuple(str(fault) for fault in self._faults),
        )


def add_conversion_fault(
    faults: FaultList, file: Path | str, key: str, message: str
) -> None:  # msgspec gives its findings as English text alone
    """Add what msgspec's ``ValidationError`` says about the value at ``key``, in Vietnamese."""
    place = _AT.search(message)
    if place is not None:
        key += place.group(1).removeprefix("$")
        message = message[: place.start()]
    expected = _EXPECTED.match(message)
    if expected is None:
        faults.add(file, key, "value", detail=message)
        return
    wanted, got = (
        ", ".join(_TYPE_NAMES.get(name.strip(), name.strip()) for name in names.split("|"))
        for names in expected.groups()
    )
    faults.add(file, key, "type", expected=wanted, got=got)


class FileFaults:
    """The faults of one file, and the checks that every kind of file needs."""

    def __init__(self, file: Path, faults: FaultList) -> None:
        self.file = file
        self._faults = faults

    def add(self, key: str, code: str, /, **facts: object) -> None:
        """Add a fault at ``key`` of this file."""
        self._faults.add(self.file, key, code, **facts)

    def pattern(self, key: str, value: str, pattern: re.Pattern[str], expected: str) -> None:
        """Check that a code is made of what it may be made of."""
        if not pattern.fullmatch(value):
            self.add(key, "pattern", value=value, expected=expected)

    def unique(self, keyed: Iterable[tuple[str, str]]) -> None:
        """Check that no two of ``(key, value)`` have one value."""
        first: dict[str, str] = {}
        for key, value in keyed:
            if value in first:
                self.add(key, "duplicate", value=value, first=first[value])
            else:
                first[value] = key

    def no_repeats(self, key: str, values: Iterable[str]) -> None:
        """Check that a list names nothing twice."""
        seen: set[str] = set()
        for value in values:
            if value in seen:
                self.add(key, "repeated", value=value)
            seen.add(value)

    def known(self, key: str, values: Iterable[str], known: Collection[str], where: str) -> None:
        """Check that every value is one of ``known``."""
        for value in values:
            if value not in known:
                self.add(key, "unknown_reference", value=value, where=where)

    def in_order(
        self, key: str, earlier: dt.date | None, later: dt.date | None, bound: str
    ) -> None:
        """Check that ``later`` is not before ``earlier``, where both are given; ``bound`` names
        that.
        """
        if earlier is not None and later is not None and later < earlier:
            self.add(key, "dates", later=later, earlier=earlier, bound=bound)
